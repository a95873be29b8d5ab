/* Packages side by side: the next offer, and others that are worth the same to us. */
#include "brief/accepting.h"
#include "brief/clearances.h"
#include "brief/compose.h"
#include "brief/house_no.h"
#include "brief/package_notes.h"
#include "brief/package_words.h"
#include "brief/ultimatum.h"

#include <math.h>

/* The next offer and the equal packages, as far as this reader may see them. */
typedef struct shown {
    const dw_package *package[DW_DIFFERING_MAX + 1];
    size_t n;
    bool next; /* the first is the next offer */
} shown;

static shown packages_of(const brief_composer *composer)
{
    const dw_proposals *made = &composer->plan->proposals;
    shown s = {.n = 0};
    if (made->exists && brief_package_visible(composer, &made->next)) {
        s.package[s.n++] = &made->next;
        s.next = true;
    }
    for (size_t i = 0; i < made->n_packages; i++)
        if (brief_package_visible(composer, &made->package[i]))
            s.package[s.n++] = &made->package[i];
    return s;
}

static bool is_price(const dw_plan *plan, size_t issue)
{
    return issue == plan->worth.cash_issue[DW_CASH_PRICE];
}

static char *option_words(const dw_plan *plan, const dw_package *package, size_t issue)
{
    return is_price(plan, issue) ? brief_phrase_sum(plan, dw_money_round(package->price))
                                 : brief_phrase_option(plan, issue, package->option[issue]);
}

static bool differs(const dw_plan *plan, const shown *s, size_t issue)
{
    for (size_t i = 1; i < s->n; i++)
        if (is_price(plan, issue) ? s->package[i]->price != s->package[0]->price
                                  : s->package[i]->option[issue] != s->package[0]->option[issue])
            return true;
    return false;
}

/* ---- Rows ------------------------------------------------------------------------------------------ */

typedef char *figure(const dw_plan *plan, const dw_package *package);

static char *worth_to_us(const dw_plan *plan, const dw_package *package)
{
    return brief_phrase_sum(plan, dw_money_estimate(package->worth.us));
}

static char *their_gain(const dw_plan *plan, const dw_package *package)
{
    return brief_gain_words(plan, package);
}

static char *chance(const dw_plan *plan, const dw_package *package)
{
    return isnan(package->acceptance) ? NULL
                                      : brief_phrase_taken(plan->playbook, package->acceptance);
}

static char *off_list(const dw_plan *plan, const dw_package *package)
{
    return brief_discount_words(plan, package->discount);
}

static void figure_rows(brief_composer *composer, brief_table *table, const shown *s)
{
    static const struct {
        dw_phrase name;
        figure *figure;
    } rows[] = {{DW_PHRASE_ROW_WORTH_TO_US, worth_to_us},
                {DW_PHRASE_ROW_THEY_GAIN, their_gain},
                {DW_PHRASE_ROW_THEY_TAKE_IT, chance},
                {DW_PHRASE_ROW_OFF_LIST, off_list},
                {DW_PHRASE_ROW_NEEDS, brief_approval_words}};
    for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
        g_autofree char *first = rows[r].figure(composer->plan, s->package[0]);
        if (first == NULL)
            continue;
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_DIM, brief_word(composer->book, rows[r].name));
        for (size_t i = 0; i < s->n; i++)
            brief_table_cell(table, BRIEF_DIM, rows[r].figure(composer->plan, s->package[i]));
    }
}

static void term_rows(brief_composer *composer, brief_table *table, const shown *s)
{
    const dw_plan *plan = composer->plan;
    for (size_t i = 0; i < plan->n_issues; i++) {
        const size_t issue = plan->issue[i].issue;
        if (s->n > 1 && !differs(plan, s, issue))
            continue;
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, issue));
        for (size_t k = 0; k < s->n; k++)
            brief_table_cell(table, BRIEF_STRONG, option_words(plan, s->package[k], issue));
    }
}

/* ---- The section ----------------------------------------------------------------------------------- */

static void compose_table(brief_composer *composer, const shown *s)
{
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_TERM, BRIEF_LEFT);
    for (size_t i = 0; i < s->n; i++) {
        g_autofree char *number = g_strdup_printf("%zu", i + 1 - s->next);
        g_autofree char *title =
            s->next && i == 0 ? g_strdup(brief_word(composer->book, DW_PHRASE_COLUMN_NEXT_OFFER))
                              : brief_fill(composer->book, DW_PHRASE_COLUMN_EQUAL, number, NULL);
        brief_table_column(table, title, BRIEF_LEFT);
    }
    term_rows(composer, table, s);
    figure_rows(composer, table, s);
}

/* What all packages share, in one sentence. */
static void compose_common(brief_composer *composer, const shown *s)
{
    const dw_plan *plan = composer->plan;
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; s->n > 1 && i < plan->n_issues; i++) {
        const size_t issue = plan->issue[i].issue;
        if (differs(plan, s, issue))
            continue;
        g_autofree char *name = brief_phrase_issue(plan, issue);
        g_autofree char *option = option_words(plan, s->package[0], issue);
        g_ptr_array_add(words, brief_term(composer->book, name, option));
    }
    if (words->len == 0)
        return;
    g_autofree char *terms = brief_phrase_list((const char *const *)words->pdata, words->len,
                                               brief_word(composer->book, DW_PHRASE_LIST_AND));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_SAME_IN_ALL, terms, NULL));
}

/* What the rows say, of those that are shown. */
static void compose_meanings(brief_composer *composer, const shown *s)
{
    static const struct {
        dw_phrase meaning;
        figure *figure;
    } rows[] = {{DW_PHRASE_OFF_LIST_MEANS, off_list},
                {DW_PHRASE_THEY_GAIN_MEANS, their_gain},
                {DW_PHRASE_THEY_TAKE_IT_MEANS, chance}};
    for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
        g_autofree char *first = rows[r].figure(composer->plan, s->package[0]);
        const bool in_doubt = rows[r].meaning == DW_PHRASE_THEY_GAIN_MEANS &&
                              composer->plan->worth.n_alternatives > 1;
        if (first != NULL)
            brief_compose_word(composer, BRIEF_BECAUSE,
                               in_doubt ? DW_PHRASE_THEY_GAIN_DOUBT : rows[r].meaning);
    }
    brief_compose_belied(composer, s->package, s->n);
    brief_compose_doubt(composer);
}

static void compose_yes(brief_composer *composer)
{
    g_autoptr(GArray) named = brief_named_proposals(composer, true);
    brief_compose_clearances(composer, named);
}

void brief_compose_package_table(brief_composer *composer)
{
    const shown s = packages_of(composer);
    if (s.n == 0)
        return;
    compose_table(composer, &s);
    compose_common(composer, &s);
    compose_yes(composer);
}

/* What they are worth, and in how much they differ. Beside an opening that has no like they lie below it. */
static void compose_worth(brief_composer *composer, const dw_proposals *made)
{
    g_autofree char *issues = made->n_issues_least == 1
                                  ? g_strdup(brief_word(composer->book, DW_PHRASE_ONE_TERM))
                                  : g_strdup_printf("%zu", made->n_issues_least);
    g_autofree char *worth = brief_about(composer->plan, made->level);
    const bool below = made->level < made->next.worth.us - DW_WORTH_SAME;
    brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        below ? brief_fill(composer->book, DW_PHRASE_PACKAGES_BESIDE_OPENING, issues, worth, NULL)
              : brief_fill(composer->book, DW_PHRASE_PACKAGES_DIFFER, issues, NULL));
}

void brief_compose_packages(brief_composer *composer)
{
    const dw_proposals *made = &composer->plan->proposals;
    const shown s = packages_of(composer);
    const bool accepts = brief_compose_accepting(composer);
    if (!accepts)
        brief_compose_stands_below(composer);
    if (!accepts && s.n > 0) {
        brief_compose_not_yet(composer, DW_PHRASE_NEXT_AFTER, DW_PHRASE_NEXT_AFTER_SETTLE);
        if (s.next)
            brief_compose_before_ultimatum(composer);
        if (s.next)
            brief_compose_as_agreed(composer);
        compose_table(composer, &s);
        compose_common(composer, &s);
        if (s.next)
            brief_compose_taken(composer);
        brief_compose_no(composer);
        if (made->n_packages > 1 && s.n == made->n_packages + s.next) {
            compose_worth(composer, made);
        }
        compose_meanings(composer, &s);
        if (composer->plan->table.thinned)
            brief_compose_word(composer, BRIEF_BECAUSE, DW_PHRASE_NOTE_THINNED);
        if (composer->plan->frontier.epsilon_ours > 0) {
            const dw_money loss = dw_money_estimate(composer->plan->frontier.epsilon_ours);
            g_autofree char *words = brief_phrase_sum(composer->plan, loss);
            brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                           brief_fill(composer->book, DW_PHRASE_PACKAGES_INEXACT, words, NULL));
        }
        if (s.next && composer->plan->n_steps > 0)
            brief_compose_word(composer, BRIEF_BECAUSE,
                               brief_next_opens(composer->plan) ? DW_PHRASE_NEXT_OPENS
                                                                : DW_PHRASE_NEXT_AND_LADDER);
        if (s.next)
            brief_compose_beside(composer, s.package + 1, s.n - 1);
        compose_yes(composer);
    }
    brief_compose_lines(composer, DW_SECTION_PACKAGES, 0);
}
