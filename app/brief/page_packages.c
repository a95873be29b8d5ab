/* What to offer: the next offer, equal packages, gives and gets, the ladder. */
#include "brief/accepting.h"
#include "brief/clearances.h"
#include "brief/house_no.h"
#include "brief/package_notes.h"
#include "brief/package_words.h"
#include "brief/ultimatum.h"

#include <math.h>
#include <stdlib.h>

/* ---- The next offer ---------------------------------------------------------------------------- */

/* What stands with them already nobody puts to them again. */
static void compose_next_terms(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *terms = brief_package_terms(plan, &plan->proposals.next, NULL);
    if (brief_next_stands(plan)) {
        brief_add_take(
            composer->document, BRIEF_PARAGRAPH, NULL,
            brief_fill(composer->book, DW_PHRASE_NEXT_STANDS, plan->deal->account, terms, NULL));
        return;
    }
    brief_compose_not_yet(composer, DW_PHRASE_NEXT_AFTER, DW_PHRASE_NEXT_AFTER_SETTLE);
    brief_compose_before_ultimatum(composer);
    brief_add_take(composer->document, BRIEF_QUOTE, NULL,
                   brief_fill(composer->book, DW_PHRASE_OFFER_WORDS, terms, NULL));
}

/* Without it no package is good enough for us, or not. */
static bool is_walk_away_known(const dw_plan *plan)
{
    return !isnan(plan->walk_away_worth);
}

static void compose_next(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_proposals *made = &plan->proposals;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_NEXT_OFFER);
    const bool is_below = brief_compose_stands_below(composer);
    if (!made->exists || !brief_package_visible(composer, &made->next)) {
        if (!is_below)
            brief_compose_word(composer, BRIEF_PARAGRAPH,
                               is_walk_away_known(plan) ? DW_PHRASE_NO_OFFER
                                                        : DW_PHRASE_NO_OFFER_YET);
        return;
    }
    compose_next_terms(composer);
    brief_compose_as_agreed(composer);
    char *loss = brief_loss_words(plan, &made->next);
    if (loss != NULL)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, loss)->tone = BRIEF_CAREFUL;
    brief_compose_measures(composer, &made->next);
    brief_compose_taken(composer);
    brief_compose_no(composer);
    g_autoptr(GArray) named = brief_named_alone(composer, &made->next, DW_PHRASE_THE_NEXT_OFFER);
    brief_compose_clearances(composer, named);
    if (brief_next_stands(plan))
        brief_compose_denied_price(composer);
}

/* ---- Equal packages ---------------------------------------------------------------------------- */

/* The equal packages this reader may see. */
static size_t visible_packages(const brief_composer *composer, const dw_package **package)
{
    const dw_proposals *made = &composer->plan->proposals;
    size_t n = 0;
    for (size_t p = 0; p < made->n_packages; p++)
        if (brief_package_visible(composer, &made->package[p]))
            package[n++] = &made->package[p];
    return n;
}

static bool any_differs(const dw_plan *plan, const dw_package **package, size_t n, size_t issue)
{
    for (size_t p = 1; p < n; p++)
        if (brief_package_differs(plan, package[0], package[p], issue))
            return true;
    return false;
}

typedef char *measure(const dw_plan *plan, const dw_package *package);

static char *worth_us_words(const dw_plan *plan, const dw_package *package)
{
    return brief_about(plan, package->worth.us);
}

static char *gain_them_words(const dw_plan *plan, const dw_package *package)
{
    char *gain = brief_gain_words(plan, package);
    return gain != NULL ? gain : g_strdup(BRIEF_DASH);
}

static char *chance_words(const dw_plan *plan, const dw_package *package)
{
    return brief_phrase_taken(plan->playbook, package->acceptance);
}

static char *discount_words(const dw_plan *plan, const dw_package *package)
{
    return brief_discount_words(plan, package->discount);
}

static char *approval_words(const dw_plan *plan, const dw_package *package)
{
    char *words = brief_approval_words(plan, package);
    return words ? words : g_strdup(BRIEF_DASH);
}

static void compose_equal_table(brief_composer *composer, const dw_package **package, size_t n)
{
    static const struct {
        dw_phrase name;
        measure *words;
    } measures[] = {{DW_PHRASE_ROW_WORTH_US, worth_us_words},
                    {DW_PHRASE_ROW_GAIN_THEM, gain_them_words},
                    {DW_PHRASE_ROW_CHANCE, chance_words},
                    {DW_PHRASE_ROW_OFF_LIST, discount_words},
                    {DW_PHRASE_ROW_APPROVAL, approval_words}};
    const dw_plan *plan = composer->plan;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
    for (size_t p = 0; p < n; p++) {
        g_autofree char *number = g_strdup_printf("%zu", p + 1);
        g_autofree char *title =
            brief_fill(composer->book, DW_PHRASE_COLUMN_PACKAGE_NUMBER, number, NULL);
        brief_table_column(table, title, BRIEF_LEFT);
    }
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        if (!any_differs(plan, package, n, i))
            continue;
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, i));
        for (size_t p = 0; p < n; p++)
            brief_table_cell(table, BRIEF_STRONG, brief_package_option(plan, package[p], i));
    }
    for (size_t m = 0; m < G_N_ELEMENTS(measures); m++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_DIM, brief_word(composer->book, measures[m].name));
        for (size_t p = 0; p < n; p++)
            brief_table_cell(table, BRIEF_PLAIN, measures[m].words(plan, package[p]));
    }
}

static void compose_equal(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_package *package[DW_DIFFERING_MAX];
    const size_t n = visible_packages(composer, package);
    bool common[DW_ISSUES_MAX], differing[DW_ISSUES_MAX];
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_EQUAL_PACKAGES);
    if (n < 2) {
        brief_compose_word(composer, BRIEF_PARAGRAPH,
                           is_walk_away_known(plan) ? DW_PHRASE_EQUAL_NONE
                                                    : DW_PHRASE_EQUAL_NONE_YET);
        return;
    }
    compose_equal_table(composer, package, n);
    g_autoptr(GArray) named = brief_named_proposals(composer, false);
    brief_compose_clearances(composer, named);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        differing[i] = any_differs(plan, package, n, i);
        common[i] = !differing[i];
    }
    g_autofree char *same = brief_package_terms(plan, package[0], common);
    if (same)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, DW_PHRASE_EQUAL_COMMON, same, NULL));
    brief_compose_beside(composer, package, n);
    for (size_t p = 0; p < n; p++) {
        g_autofree char *number = g_strdup_printf("%zu", p + 1);
        g_autofree char *terms = brief_package_terms(plan, package[p], differing);
        if (terms)
            brief_add_take(composer->document, BRIEF_QUOTE, NULL,
                           brief_fill(composer->book, DW_PHRASE_OFFER_HERE, number, terms, NULL));
    }
}

/* ---- Gives, gets, what is never given ---------------------------------------------------------- */

typedef struct move {
    size_t issue, from, to;
    double us, them; /* what it brings either side */
} move;

static int by_joint_gain(const void *a, const void *b)
{
    const move *const x = a, *const y = b;
    const double gain_x = x->us + x->them, gain_y = y->us + y->them;
    if (gain_x != gain_y)
        return gain_x > gain_y ? -1 : 1;
    return x->issue < y->issue ? -1 : 1;
}

/* Moves off the standard package that gain more for one side than they cost the other. */
static size_t list_moves(const dw_plan *plan, bool gives, move *list)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_issues; i++) {
        const dw_stake *stake = &plan->issue[i].stake;
        const size_t issue = plan->issue[i].issue;
        const double cost = gives ? stake->give_cost : stake->get_cost;
        const double worth = gives ? stake->give_worth : stake->get_worth;
        if (stake->type == DW_ISSUE_UNKNOWN || worth <= 0 || worth <= cost ||
            issue == plan->worth.cash_issue[DW_CASH_PRICE])
            continue;
        list[n++] = (move){.issue = issue,
                           .from = stake->standard,
                           .to = gives ? stake->best_them : stake->best_us,
                           .us = gives ? -cost : worth,
                           .them = gives ? worth : -cost};
    }
    qsort(list, n, sizeof *list, by_joint_gain);
    return n;
}

static void compose_moves(brief_composer *composer, bool gives)
{
    const dw_plan *plan = composer->plan;
    move list[DW_ISSUES_MAX];
    const size_t n = list_moves(plan, gives, list);
    brief_compose_word(composer, BRIEF_HEADING,
                       gives ? DW_PHRASE_HEADING_GIVES : DW_PHRASE_HEADING_GETS);
    g_autofree char *us =
        brief_fill(composer->book, DW_PHRASE_COLUMN_TO_US, plan->deal->currency, NULL);
    g_autofree char *them =
        brief_fill(composer->book, DW_PHRASE_COLUMN_TO_THEM, plan->deal->currency, NULL);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_FROM, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_TO, BRIEF_LEFT);
    brief_table_column(table, us, BRIEF_RIGHT);
    brief_table_column(table, them, BRIEF_RIGHT);
    for (size_t m = 0; m < n; m++) {
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, list[m].issue));
        brief_table_cell(table, BRIEF_PLAIN,
                         brief_phrase_option(plan, list[m].issue, list[m].from));
        brief_table_cell(table, BRIEF_STRONG, brief_phrase_option(plan, list[m].issue, list[m].to));
        brief_table_cell(table, BRIEF_PLAIN, brief_whole_amount(plan, list[m].us));
        brief_table_cell(table, BRIEF_PLAIN, brief_whole_amount(plan, list[m].them));
    }
    for (size_t m = 0; gives && m < n; m++)
        if (!brief_is_traded(plan, list[m].issue, list[m].to))
            brief_compose_denied_give(composer, list[m].issue, list[m].to);
    brief_drop_empty_heading(composer->document);
}

static void compose_never(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_NEVER);
    for (size_t i = 0; i < plan->deal->n_issues; i++) {
        const dw_issue *issue = &plan->deal->issue[i];
        if (!dw_issue_has_limit(issue) || !brief_limit_visible(composer, i))
            continue;
        g_autofree char *name = brief_phrase_issue(plan, i);
        g_autoptr(GPtrArray) never = g_ptr_array_new_with_free_func(g_free);
        for (size_t o = 0; o < issue->n_options; o++)
            if (!issue->option[o].named && !dw_issue_allows(issue, o))
                g_ptr_array_add(never, brief_phrase_option(plan, i, o));
        g_autofree char *options = brief_phrase_list((const char *const *)never->pdata, never->len,
                                                     brief_word(composer->book, DW_PHRASE_LIST_OR));
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_term(composer->book, name, options));
    }
    brief_drop_empty_heading(composer->document);
}

/* ---- The ladder as packages -------------------------------------------------------------------- */

static void ladder_row(brief_composer *composer, brief_table *table, size_t s)
{
    const dw_plan *plan = composer->plan;
    const dw_package *package = &plan->step[s].concession.package;
    char *moves =
        s == 0 ? NULL : brief_package_changes(plan, &plan->step[s - 1].concession.package, package);
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, g_strdup_printf("%zu", s));
    brief_table_cell(table, BRIEF_PLAIN, s == 0 ? brief_package_terms(plan, package, NULL) : moves);
    brief_table_cell(table, BRIEF_PLAIN, brief_whole_amount(plan, package->worth.us));
    brief_table_cell(table, BRIEF_PLAIN, chance_words(plan, package));
    brief_table_cell(table, BRIEF_PLAIN, approval_words(plan, package));
}

static void compose_ladder(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *us =
        brief_fill(composer->book, DW_PHRASE_COLUMN_TO_US, plan->deal->currency, NULL);
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_LADDER);
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_STEP, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_MOVES, BRIEF_LEFT);
    brief_table_column(table, us, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_ROW_CHANCE, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_ROW_NEEDS, BRIEF_LEFT);
    for (size_t s = 0; s < plan->n_steps; s++)
        if (composer->style->walk_aways || !plan->step[s].below_target)
            ladder_row(composer, table, s);
    brief_table_prune(table);
    brief_compose_step_conditions(composer);
    brief_drop_empty_heading(composer->document);
}

/* ---- Nothing acceptable, and after an acceptance ----------------------------------------------- */

/* Below the next offer, which stands all the same: what they can turn to may look better than it is. */
static void compose_miss(brief_composer *composer, const brief_offers *offers)
{
    const dw_plan *plan = composer->plan;
    if (!offers->misses || !composer->style->walk_aways)
        return;
    g_autofree char *terms = brief_package_terms(plan, &offers->miss, NULL);
    g_autofree char *us = brief_about(plan, offers->short_us);
    g_autofree char *them = brief_about(plan, offers->short_them);
    brief_compose_word(composer, BRIEF_PARAGRAPH, DW_PHRASE_NOTHING_ACCEPTABLE)->tone = BRIEF_BAD;
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_NEAREST_MISS_IS, terms ? terms : "", NULL));
    if (offers->short_us > 0)
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_MISS_US, us, NULL));
    if (offers->short_them > 0)
        brief_add_take(composer->document, BRIEF_BULLET, NULL,
                       brief_fill(composer->book, DW_PHRASE_MISS_THEM, them, NULL));
}

static void compose_agreement(brief_composer *composer, const brief_offers *offers)
{
    const dw_plan *plan = composer->plan;
    g_autofree char *terms = brief_named_terms(plan, &offers->agreement);
    g_autofree char *unnamed = brief_unnamed_terms(plan, &offers->agreement);
    g_autofree char *ours = brief_about(plan, offers->better.ours);
    g_autofree char *theirs = brief_about(plan, offers->better.theirs);
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_AGREEMENT);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_AGREEMENT_IS, terms ? terms : "", NULL));
    if (unnamed)
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                       brief_fill(composer->book, DW_PHRASE_UNNAMED_TERMS, unnamed, NULL))
            ->tone = BRIEF_CAREFUL;
    brief_compose_measures(composer, &offers->agreement);
    g_autoptr(GArray) named =
        brief_named_alone(composer, &offers->agreement, DW_PHRASE_THIS_PACKAGE);
    brief_compose_conditions(composer, named);
    brief_compose_word(composer, BRIEF_HEADING, DW_PHRASE_HEADING_BETTER);
    const bool counts = dw_plan_better_counts(plan, &offers->better);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   counts
                       ? brief_fill(composer->book, DW_PHRASE_AGREEMENT_BETTER, ours, theirs, NULL)
                       : g_strdup(brief_word(composer->book, DW_PHRASE_AGREEMENT_EFFICIENT)));
    if (counts)
        brief_compose_better(composer, &offers->agreement, &offers->better);
}

/* ---- The page ---------------------------------------------------------------------------------- */

static brief_document *packages_document(const dw_plan *plan, const brief_offers *offers,
                                         const brief_style *style)
{
    brief_composer composer = brief_compose_begin(plan, style);
    brief_compose_header(&composer);
    const bool open = !brief_has_ended(plan);
    if (offers->agreed && (open || dw_deal_ended(plan->deal) == DW_OUTCOME_WON)) {
        compose_agreement(&composer, offers);
        return brief_compose_finish(&composer);
    }
    if (!open) {
        brief_add_take(
            composer.document, BRIEF_PARAGRAPH, NULL,
            brief_fill(composer.book, DW_PHRASE_ENDED_NO_OFFER, plan->deal->account, NULL));
        return brief_compose_finish(&composer);
    }
    brief_compose_lacking(&composer);
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_ACCEPT);
    if (brief_compose_accepting(&composer)) {
        compose_never(&composer);
        return brief_compose_finish(&composer);
    }
    brief_drop_empty_heading(composer.document);
    if (dw_deal_agreed(plan->deal)) {
        brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_AGREEMENT);
        brief_compose_word(&composer, BRIEF_PARAGRAPH, DW_PHRASE_AGREEMENT_UNPRICED);
    } else if (plan->worth.priced) {
        compose_next(&composer);
        compose_miss(&composer, offers);
        compose_equal(&composer);
    }
    brief_compose_word(&composer, BRIEF_HEADING, DW_PHRASE_HEADING_TRADES);
    brief_compose_trades(&composer);
    brief_drop_empty_heading(composer.document);
    compose_moves(&composer, true);
    compose_moves(&composer, false);
    compose_never(&composer);
    compose_ladder(&composer);
    return brief_compose_finish(&composer);
}

char *brief_packages_text(const dw_plan *plan, const brief_offers *offers, const brief_style *style)
{
    g_autoptr(brief_document) document = packages_document(plan, offers, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_packages_markdown(const dw_plan *plan, const brief_offers *offers,
                              const brief_style *style)
{
    g_autoptr(brief_document) document = packages_document(plan, offers, style);
    return brief_document_markdown(document);
}
