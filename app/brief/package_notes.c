/* What is said beside packages: what they have said no to, what is better for them, what they belie. */
#include "brief/package_notes.h"
#include "brief/package_words.h"

#include <math.h>

/* ---- What they have said no to ------------------------------------------------------------------- */

/* What we put forward last, refused or not. */
static bool is_ours(const dw_plan *plan, const dw_package *package)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_standing_offer(&plan->worth, DW_SIDE_US, option, &price))
        return false;
    bool same = isnan(price) ? isnan(package->price) : fabs(price - package->price) < 1;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        same =
            same && (i == plan->worth.cash_issue[DW_CASH_PRICE] || option[i] == package->option[i]);
    return same;
}

bool brief_package_refused(const dw_plan *plan, const dw_package *package)
{
    const dw_event *no = plan->stands.refused[DW_SIDE_US];
    return no != NULL && no->by == DW_SIDE_THEM && is_ours(plan, package);
}

bool brief_next_stands(const dw_plan *plan)
{
    return plan->proposals.exists && plan->approvals.bound.event != DW_NONE &&
           is_ours(plan, &plan->proposals.next);
}

bool brief_next_is_as_agreed(const dw_plan *plan)
{
    const dw_stands *stands = &plan->stands;
    return plan->proposals.exists && dw_deal_is_open(plan->deal) && plan->n_no == 0 &&
           dw_stands_ended(stands, DW_SIDE_US) && stands->ended->by == DW_SIDE_THEM &&
           is_ours(plan, &plan->proposals.next);
}

void brief_compose_as_agreed(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (!brief_next_is_as_agreed(plan))
        return;
    g_autofree char *agreed = brief_phrase_day(composer->book, plan->stands.broken->day);
    g_autofree char *ended = brief_phrase_day(composer->book, plan->stands.ended->day);
    g_autofree char *who = brief_ender_words(plan, plan->stands.ended);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_NEXT_AS_AGREED, agreed, who, ended,
                              plan->deal->account, NULL));
}

/* A term with its issue, the date and the number of the event that said no to it; of a demand what it asks
 * for, and what is ruled out. */
typedef struct no_words {
    char *term, *date, *number, *asked, *out;
} no_words;

static no_words words_of_no(const dw_plan *plan, size_t n)
{
    const dw_plan_no *no = &plan->no[n];
    return (no_words){.term = brief_offer_terms(plan, &plan->no_term[n], 1),
                      .date = brief_phrase_day(plan->playbook, no->event->day),
                      .number = g_strdup_printf("%zu", no->event->number),
                      .asked = brief_offer_terms(plan, &plan->no_asked[n], 1),
                      .out = brief_offer_terms(plan, no->out, no->n_out)};
}

static void clear_no(no_words *words)
{
    g_free(words->term);
    g_free(words->date);
    g_free(words->number);
    g_free(words->asked);
    g_free(words->out);
}

static char *no_sentence(const brief_composer *composer, const dw_plan_no *no,
                         const no_words *words)
{
    const char *account = composer->plan->deal->account;
    if (no->demanded && !no->declined)
        return brief_fill(composer->book, DW_PHRASE_NO_DEMANDED, account, words->asked,
                          words->number, words->out, NULL);
    return brief_fill(composer->book, no->declined ? DW_PHRASE_NO_DECLINED : DW_PHRASE_NO_REFUSED,
                      account, words->term, words->date, words->number, NULL);
}

void brief_compose_no(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    for (size_t n = 0; n < plan->n_no; n++) {
        /* What they ask for may rule out nothing that we could offer. */
        if (plan->no[n].stays || (plan->no[n].demanded && plan->no[n].n_out == 0))
            continue;
        no_words words = words_of_no(plan, n);
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       no_sentence(composer, &plan->no[n], &words));
        clear_no(&words);
    }
}

/* Why the chance of a package that has the term is lower. */
static char *chance_sentence(const brief_composer *composer, const dw_plan_no *no,
                             const no_words *words, const char *has)
{
    const char *account = composer->plan->deal->account;
    g_autofree char *share =
        brief_phrase_share(dw_playbook_setting(composer->book, DW_SETTING_REFUSED_TAKEN));
    return no->demanded ? brief_fill(composer->book, DW_PHRASE_CHANCE_TERM_DEMANDED, has,
                                     words->asked, words->number, share, NULL)
                        : brief_fill(composer->book, DW_PHRASE_CHANCE_TERM_REFUSED, account,
                                     words->term, words->number, share, NULL);
}

/* What it has in it that they have refused in words makes it unlikely. */
static bool compose_refused_terms(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    bool any = false;
    for (size_t n = 0; n < plan->n_no; n++) {
        const size_t issue = plan->no_term[n].issue;
        const dw_term has = {issue, package->option[issue], 0};
        if (!dw_option_set_has(&plan->worth.refused[issue], has.option))
            continue;
        no_words words = words_of_no(plan, n);
        g_autofree char *term = brief_offer_terms(plan, &has, 1);
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       chance_sentence(composer, &plan->no[n], &words, term));
        clear_no(&words);
        any = true;
    }
    return any;
}

/* Is the chance what is left after their no to the whole of it, or of what is hardly worse for them? */
static bool is_bounded(const dw_plan *plan, const dw_package *package)
{
    const double most =
        dw_most_taken(&plan->worth, package->option, package->price, package->worth.them);
    return most < 1 && package->acceptance >= most - 1e-9;
}

/* After their no the chance is that they come round to it. */
void brief_compose_refused(brief_composer *composer, const dw_package *package)
{
    const dw_plan *plan = composer->plan;
    const bool is_it = brief_package_refused(plan, package);
    if (!isfinite(package->acceptance) || compose_refused_terms(composer, package) ||
        (!is_it && !is_bounded(plan, package)))
        return;
    const dw_event *refusal = is_it ? plan->stands.refused[DW_SIDE_US] : plan->belief->refused;
    g_autofree char *number = g_strdup_printf("%zu", refusal->number);
    g_autofree char *date = brief_phrase_day(composer->book, refusal->day);
    g_autofree char *share =
        brief_phrase_share(dw_playbook_setting(composer->book, DW_SETTING_REFUSED_TAKEN));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book,
                              is_it ? DW_PHRASE_CHANCE_REFUSED : DW_PHRASE_CHANCE_HARDLY_BETTER,
                              plan->deal->account, date, number, share, NULL));
}

/* ---- What they have proposed themselves ----------------------------------------------------------- */

/* Does the next offer give something as well, a term or a price under ours? */
static bool gives_beside(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    return plan->standing.n_next_gives + plan->standing.n_next_gives_unnamed > 0 ||
           (dw_standing_offer(&plan->worth, DW_SIDE_US, option, &price) &&
            plan->proposals.next.price < price);
}

void brief_compose_taken(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_taken *taken = &plan->taken;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t t = 0; t < taken->n; t++) {
        const dw_event *event = taken->event[t];
        g_autofree char *term = brief_offer_terms(plan, &taken->term[t], 1);
        g_autofree char *date = brief_phrase_day(plan->playbook, event->day);
        g_autofree char *number = g_strdup_printf("%zu", event->number);
        g_ptr_array_add(words,
                        brief_fill(composer->book, DW_PHRASE_TAKEN_TERM, term, date, number, NULL));
    }
    if (words->len == 0)
        return;
    g_autofree char *terms = brief_phrase_list((const char *const *)words->pdata, words->len,
                                               brief_word(composer->book, DW_PHRASE_LIST_AND));
    if (taken->paid > 0 && !dw_deal_is_nothing(plan->deal, taken->paid)) {
        g_autofree char *worth = brief_about(plan, taken->paid);
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_TAKEN_PAID, plan->deal->account, terms,
                                  worth, NULL));
    } else {
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book,
                                  isnan(taken->paid) || gives_beside(plan) ? DW_PHRASE_TAKEN_UP
                                                                           : DW_PHRASE_TAKEN_FREE,
                                  plan->deal->account, terms, NULL));
    }
}

/* ---- Beside the next offer ----------------------------------------------------------------------- */

/* By more than packages that we call equal may differ to us. */
static bool beats_next(const dw_plan *plan, const dw_package *package)
{
    const dw_package *next = &plan->proposals.next;
    const double tolerance =
        dw_playbook_setting(plan->playbook, DW_SETTING_PACKAGES_TOLERANCE) * fabs(next->worth.us);
    return plan->proposals.exists && package->worth.us >= next->worth.us - tolerance &&
           package->worth.them > next->worth.them + tolerance;
}

/* Nothing has been offered yet: the ladder begins with the opening. */
bool brief_next_opens(const dw_plan *plan)
{
    return plan->n_steps > 0 && !dw_money_known(plan->on_the_table);
}

bool brief_compose_stands_below(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (isnan(plan->proposals.below) || !dw_money_known(plan->on_the_table) ||
        !composer->style->walk_aways)
        return false;
    g_autofree char *worth = brief_about(plan, plan->proposals.below);
    g_autofree char *walk_away = brief_about(plan, plan->walk_away_worth);
    const bool walks = brief_move(plan) == BRIEF_MOVE_WALK_AWAY;
    if (walks && !plan->proposals.exists)
        brief_compose_not_yet(composer, DW_PHRASE_NEXT_AFTER, DW_PHRASE_NEXT_AFTER_SETTLE);
    brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                   brief_fill(composer->book, DW_PHRASE_STANDS_BELOW, worth, walk_away, NULL))
        ->tone = BRIEF_BAD;
    if (!walks)
        brief_compose_word(composer, BRIEF_PARAGRAPH, DW_PHRASE_STANDS_UNTIL);
    return true;
}

void brief_compose_beside(brief_composer *composer, const dw_package *const *package, size_t n)
{
    const dw_plan *plan = composer->plan;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t p = 0; p < n; p++) {
        g_autofree char *number = g_strdup_printf("%zu", p + 1);
        if (beats_next(plan, package[p]))
            g_ptr_array_add(
                words, brief_fill(composer->book, DW_PHRASE_COLUMN_PACKAGE_NUMBER, number, NULL));
    }
    if (words->len == 0)
        return;
    g_autofree char *list = brief_phrase_list((const char *const *)words->pdata, words->len,
                                              brief_word(composer->book, DW_PHRASE_LIST_AND));
    brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        brief_fill(composer->book,
                   brief_next_opens(plan) ? DW_PHRASE_BESIDE_OPENING : DW_PHRASE_BESIDE_STEP, list,
                   plan->deal->account, NULL));
}

/* A chance that is fair. */
static const double FAIR_CHANCE = 0.1;

/* Would they gain less than nothing by their own offer? */
static bool is_own_offer_a_loss(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_standing_offer(&plan->worth, DW_SIDE_THEM, option, &price) || isnan(price))
        return false;
    const dw_package theirs = dw_package_weigh(&plan->worth, option, price);
    return brief_gain_range(plan, &theirs).high < 0;
}

/* The chance that what they have without us is worth more to them. */
static double chance_of_loss(const dw_plan *plan, const dw_package *package)
{
    const dw_worth_model *const model = &plan->worth;
    double chance = 0;
    if (model->n_alternatives < 2)
        return brief_gain_range(plan, package).high < 0;
    for (size_t a = 0; a < model->n_alternatives; a++)
        if (package->worth.them < model->alternative[a].worth)
            chance += plan->belief_alternative[a];
    return chance;
}

void brief_compose_belied(brief_composer *composer, const dw_package *const *package, size_t n)
{
    const dw_plan *plan = composer->plan;
    bool is_belied = false;
    for (size_t p = 0; p < n; p++)
        is_belied = is_belied ||
                    package[p]->acceptance >= 1 - chance_of_loss(plan, package[p]) + FAIR_CHANCE;
    if (is_belied)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book,
                                  is_own_offer_a_loss(plan) ? DW_PHRASE_THEY_GAIN_BELIED
                                                            : DW_PHRASE_THEY_GAIN_WIDE,
                                  plan->deal->account, NULL));
}
