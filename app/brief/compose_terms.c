/* The issues, what to trade on them, and in which order. */
#include "brief/accepting.h"
#include "brief/compose.h"
#include "brief/house_no.h"

#include <math.h>

#define BIT(scope) (1U << (scope))

/* ---- Issues ---------------------------------------------------------------------------------------- */

/* A price as the deal names it: the options need not have it. */
static char *position(const dw_plan *plan, const dw_plan_issue *row, dw_money price, size_t option)
{
    if (row->issue == plan->worth.cash_issue[DW_CASH_PRICE] && dw_money_known(price))
        return brief_phrase_sum(plan, price);
    return option == DW_NONE ? NULL : brief_phrase_option(plan, row->issue, option);
}

/* Where we stop on an issue, and whether a hard limit says so. */
static char *walk_away_words(const dw_plan *plan, const dw_plan_issue *row)
{
    const dw_issue *issue = &plan->deal->issue[row->issue];
    const bool limited = issue->must_option != DW_NONE || issue->must_at_least > -HUGE_VAL ||
                         issue->must_at_most < HUGE_VAL;
    const size_t option = row->walk_away == DW_NONE ? issue->must_option : row->walk_away;
    if (option == DW_NONE)
        return limited ? g_strdup(brief_word(plan->playbook, DW_PHRASE_HARD_LIMIT)) : NULL;
    g_autofree char *words = position(plan, row, plan->deal->value.floor_price, option);
    return limited ? brief_fill(plan->playbook, DW_PHRASE_OPTION_HARD_LIMIT, words, NULL)
                   : g_steal_pointer(&words);
}

/* "~12" where the amounts behind it are estimates. */
static char *weight_words(const dw_stake *stake, double weight, bool estimated)
{
    if (stake->type == DW_ISSUE_UNKNOWN)
        return NULL;
    g_autofree char *words = brief_phrase_number(weight * 100, 0, false);
    return g_strconcat(estimated ? "~" : "", words, NULL);
}

/* Why nothing is at stake: one option left, or no amounts given. */
static const char *unstaked(const dw_plan *plan, const dw_plan_issue *row)
{
    const dw_issue *issue = &plan->deal->issue[row->issue];
    size_t allowed = 0;
    for (size_t o = 0; o < issue->n_options; o++)
        allowed += dw_issue_offers(issue, o);
    return brief_word(plan->playbook,
                      allowed == 1 ? DW_PHRASE_ISSUE_FIXED : DW_PHRASE_ISSUE_UNVALUED);
}

static bool any_estimated(const dw_plan *plan)
{
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (plan->deal->issue[i].estimated_us || plan->deal->issue[i].estimated_them)
            return true;
    return false;
}

static void issue_row(brief_composer *composer, brief_table *table, const dw_plan_issue *row)
{
    const dw_plan *plan = composer->plan;
    const bool known = row->stake.type != DW_ISSUE_UNKNOWN;
    const bool gain = row->stake.type == DW_ISSUE_TRADE || row->stake.type == DW_ISSUE_COMPATIBLE;
    const brief_tone tone = gain ? BRIEF_GOOD : known ? BRIEF_PLAIN : BRIEF_DIM;
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_phrase_issue(plan, row->issue));
    if (brief_weights_visible(composer)) {
        const dw_issue *issue = &plan->deal->issue[row->issue];
        brief_table_cell(table, BRIEF_PLAIN,
                         weight_words(&row->stake, row->stake.weight_us, issue->estimated_us));
        brief_table_cell(table, BRIEF_PLAIN,
                         weight_words(&row->stake, row->stake.weight_them, issue->estimated_them));
    }
    brief_table_cell_text(
        table, tone,
        known ? brief_word_at(composer->book, DW_PHRASE_TYPE_INDIFFERENT, row->stake.type - 1)
              : unstaked(plan, row));
    brief_table_cell(table, BRIEF_PLAIN, position(plan, row, plan->opening.price, row->open));
    brief_table_cell(table, BRIEF_PLAIN,
                     position(plan, row, plan->deal->value.target_price, row->target));
    if (composer->style->walk_aways)
        brief_table_cell(table, BRIEF_PLAIN, walk_away_words(plan, row));
}

void brief_compose_issues(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->n_issues > 0) {
        brief_table *table = brief_add_table(composer->document);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
        if (brief_weights_visible(composer)) {
            brief_compose_column(composer, table, DW_PHRASE_COLUMN_US, BRIEF_RIGHT);
            brief_compose_column(composer, table, DW_PHRASE_COLUMN_THEM, BRIEF_RIGHT);
        }
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_TYPE, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_OPEN, BRIEF_LEFT);
        brief_compose_column(composer, table, DW_PHRASE_COLUMN_TARGET, BRIEF_LEFT);
        if (composer->style->walk_aways)
            brief_compose_column(composer, table, DW_PHRASE_COLUMN_WALK_AWAY, BRIEF_LEFT);
        for (size_t i = 0; i < plan->n_issues; i++)
            issue_row(composer, table, &plan->issue[i]);
        brief_table_prune(table);
        if (brief_weights_visible(composer))
            brief_compose_word(composer, BRIEF_BECAUSE,
                               any_estimated(plan) ? DW_PHRASE_STAKES_ESTIMATED
                                                   : DW_PHRASE_STAKES_MEANS);
    }
    brief_compose_lines(composer, DW_SECTION_ISSUES, 0);
}

/* ---- Trades ---------------------------------------------------------------------------------------- */

/* The words for the room, and what the two sides gain by it. */
static void compose_trade(brief_composer *composer, size_t t)
{
    const dw_plan *plan = composer->plan;
    const brief_place place = brief_composer_place(composer, DW_SCOPE_TRADE, t);
    g_autofree char *said = brief_item_say(composer, DW_SECTION_TRADES, DW_SCOPE_TRADE, t);
    g_autofree char *get = brief_phrase_variable(&place, DW_VAR_GET);
    g_autofree char *give = brief_phrase_variable(&place, DW_VAR_GIVE);
    if (said == NULL && get != NULL && give != NULL)
        said = brief_fill(composer->book, DW_PHRASE_TRADE, get, give, NULL);
    if (said == NULL)
        return;
    brief_add_take(composer->document, BRIEF_NUMBERED, NULL,
                   brief_fill(composer->book, DW_PHRASE_QUOTE, said, NULL))
        ->number = (int)t + 1;
    g_autofree char *ours = brief_phrase_estimate(plan, dw_money_round(plan->trade[t].ours));
    g_autofree char *theirs = brief_phrase_estimate(plan, dw_money_round(plan->trade[t].theirs));
    brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                   brief_fill(composer->book, DW_PHRASE_TRADE_GAINS, ours, theirs, NULL));
}

/* "costs us USD 4,300", "brings us USD 6,450". */
static char *worth_to_us(const dw_plan *plan, dw_money money)
{
    if (money == 0)
        return g_strdup(brief_word(plan->playbook, DW_PHRASE_NOTHING_TO_US));
    g_autofree char *words = brief_phrase_estimate(plan, money < 0 ? -money : money);
    return brief_fill(plan->playbook, money < 0 ? DW_PHRASE_COSTS_US : DW_PHRASE_BRINGS_US, words,
                      NULL);
}

/* "USD 6,450 (USD 2,150 to USD 12,900)", without a sign where the words before say it. */
static char *range_words(const dw_plan *plan, const dw_money_range *range)
{
    const bool costs = range->likely < 0;
    char *likely = brief_phrase_estimate(plan, costs ? -range->likely : range->likely);
    if (range->low == range->high)
        return likely;
    const bool turned = costs && range->high <= 0;
    g_autofree char *low = brief_phrase_estimate(plan, turned ? -range->high : range->low);
    g_autofree char *high = brief_phrase_estimate(plan, turned ? -range->low : range->high);
    char *words = brief_fill(plan->playbook, DW_PHRASE_MONEY_RANGE, likely, low, high, NULL);
    g_free(likely);
    return words;
}

static char *worth_to_them(const dw_plan *plan, const dw_money_range *range)
{
    if (range->likely == 0 && range->low == range->high)
        return g_strdup(brief_word(plan->playbook, DW_PHRASE_NOTHING_TO_THEM));
    g_autofree char *words = range_words(plan, range);
    return brief_fill(plan->playbook,
                      range->likely < 0 ? DW_PHRASE_COSTS_THEM : DW_PHRASE_BRINGS_THEM, words,
                      NULL);
}

static char *usual_options(const dw_plan *plan, const dw_issue *issue)
{
    GString *options = g_string_new(NULL);
    for (size_t o = 0; o < issue->n_options; o++) {
        g_autofree char *words = brief_phrase_option_of(plan, issue, o);
        g_string_append_printf(options, "%s%s", o == 0 ? "" : ", ", words);
    }
    return g_string_free(options, FALSE);
}

/* Usual options of a missing variable, and what the last of them could be worth. */
static char *usual_words(const dw_plan *plan, const dw_issue *issue)
{
    const dw_option *last = &issue->option[issue->n_options - 1];
    g_autofree char *usual = usual_options(plan, issue);
    if (!dw_money_known(last->us) || !dw_money_known(last->them.likely))
        return brief_fill(plan->playbook, DW_PHRASE_USUAL_OPTIONS, usual, NULL);
    g_autofree char *name = brief_phrase_option_of(plan, issue, issue->n_options - 1);
    g_autofree char *ours = worth_to_us(plan, last->us);
    g_autofree char *theirs = worth_to_them(plan, &last->them);
    return brief_fill(plan->playbook, DW_PHRASE_USUAL_WORTH, usual, name, ours, theirs, NULL);
}

static void compose_usual(brief_composer *composer, const dw_issue *issue)
{
    if (issue->n_options > 1)
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL, usual_words(composer->plan, issue));
}

/* Usual variables the deal lacks, where the playbook has something to say about it: each with how to
 * put it on the table. */
static void compose_missing(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_compose_word(composer, BRIEF_SUBHEADING, DW_PHRASE_MISSING);
    for (size_t k = 0; k < plan->n_missing_kinds; k++) {
        const dw_issue_kind *kind = &plan->playbook->issue_kind[plan->missing_kind[k]];
        const brief_place place = brief_composer_place(composer, DW_SCOPE_MISSING_KIND, k);
        g_autofree char *text =
            brief_item_text(composer, DW_SECTION_TRADES, DW_SCOPE_MISSING_KIND, k);
        g_autofree char *propose = text == NULL ? NULL : brief_phrase_texts(&kind->propose, &place);
        g_autofree char *label = brief_phrase_raise(g_strdup(kind->label));
        if (text == NULL)
            continue;
        brief_add(composer->document, BRIEF_BULLET, label, propose != NULL ? propose : text)->note =
            brief_compose_explained(composer, &kind->basis);
        compose_usual(composer, &plan->missing[k]);
    }
    brief_drop_empty_subheading(composer->document);
}

/* Each give of the trades that our own house has said no to, once. */
static void compose_denied_gives(brief_composer *composer, size_t n_trades)
{
    const dw_plan *plan = composer->plan;
    for (size_t t = 0; t < n_trades; t++) {
        const dw_trade *trade = &plan->trade[t];
        bool is_known = trade->give_issue == plan->worth.cash_issue[DW_CASH_PRICE];
        for (size_t before = 0; before < t; before++)
            is_known = is_known || (plan->trade[before].give_issue == trade->give_issue &&
                                    plan->trade[before].give_option == trade->give_option);
        if (!is_known)
            brief_compose_denied_give(composer, trade->give_issue, trade->give_option);
    }
}

void brief_compose_trades(brief_composer *composer)
{
    const size_t n_trades = brief_is_settling(composer->plan) ? 0 : composer->plan->n_trades;
    if (n_trades > 0)
        brief_compose_not_yet(composer, DW_PHRASE_TRADES_AFTER, DW_PHRASE_TRADES_AFTER_SETTLE);
    for (size_t t = 0; t < n_trades; t++)
        compose_trade(composer, t);
    compose_denied_gives(composer, n_trades);
    const unsigned composed = BIT(DW_SCOPE_TRADE) | BIT(DW_SCOPE_MISSING_KIND);
    brief_compose_plain_lines(composer, DW_SECTION_TRADES, composed);
    compose_missing(composer);
    brief_compose_headed_lines(composer, DW_SECTION_TRADES, composed);
}

/* ---- Sequence -------------------------------------------------------------------------------------- */

/* Why the issue has its place: the weightiest rule; where there is none, its phase says enough. */
static char *place_reason(const brief_composer *composer, const dw_plan_issue *row)
{
    const brief_place place = brief_composer_place(composer, DW_SCOPE_ISSUE, row->issue);
    for (size_t i = 0; i < row->reasons.n_reasons; i++)
        if (row->reasons.reason[i].rule != NULL)
            return brief_reason_short(composer, &row->reasons.reason[i], &place);
    return NULL;
}

static void compose_places(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    brief_table *table = brief_add_table(composer->document);
    brief_table_column(table, "", BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_PHASE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_WHY_HERE, BRIEF_LEFT);
    for (size_t i = 0; i < plan->n_issues; i++) {
        brief_table_row(table);
        brief_table_cell(table, BRIEF_DIM, g_strdup_printf("%zu", i + 1));
        brief_table_cell(table, BRIEF_STRONG, brief_phrase_issue(plan, plan->issue[i].issue));
        brief_table_cell_text(
            table, BRIEF_PLAIN,
            brief_word_at(composer->book, DW_PHRASE_PHASE_FIT, plan->issue[i].phase));
        brief_table_cell(table, BRIEF_PLAIN, place_reason(composer, &plan->issue[i]));
    }
    brief_table_prune(table);
}

void brief_compose_sequence(brief_composer *composer)
{
    /* No order for what is not talked about any more. */
    if (brief_is_settling(composer->plan))
        return;
    brief_compose_decision(composer, DW_KEY_SEQUENCE, DW_PHRASE_LABEL_ORDER);
    if (composer->plan->n_issues > 1)
        compose_places(composer);
    brief_compose_lines(composer, DW_SECTION_SEQUENCE, 0);
}
