/* What the buyer seems to value, where they seem to stop, how they come down: and what that rests on. All in
 * whole per cent: a few offers say no more. */
#include "brief/compose.h"

#include <math.h>

static char *share_range(const brief_composer *composer, const dw_belief_issue *row)
{
    g_autofree char *low = brief_phrase_chance(row->low);
    g_autofree char *high = brief_phrase_chance(row->high);
    return brief_fill(composer->book, DW_PHRASE_RANGE, low, high, NULL);
}

static void compose_issues(brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    if (plan->n_belief_issues == 0)
        return;
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_ISSUE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_COUNTS, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_COULD_BE, BRIEF_RIGHT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_BY_FILE, BRIEF_RIGHT);
    for (size_t i = 0; i < plan->n_belief_issues; i++) {
        const dw_belief_issue *row = &plan->belief_issue[i];
        brief_table_row(table);
        brief_table_cell(table, row->moved ? BRIEF_STRONG : BRIEF_PLAIN,
                         brief_phrase_raise(brief_phrase_issue(plan, row->issue)));
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_chance(row->share));
        brief_table_cell(table, BRIEF_PLAIN, share_range(composer, row));
        brief_table_cell(table, BRIEF_PLAIN, brief_phrase_chance(row->prior_share));
    }
}

/* Nobody would pay more than is asked: beyond that no figure is said. */
static char *limit_words(const brief_composer *composer)
{
    const dw_plan *plan = composer->plan;
    const dw_belief_limit *limit = &plan->belief_limit;
    g_autofree char *price = brief_phrase_estimate(plan, dw_money_estimate(limit->price));
    g_autofree char *low = brief_phrase_estimate(plan, dw_money_estimate(limit->price_low));
    g_autofree char *high = brief_phrase_estimate(plan, dw_money_estimate(limit->price_high));
    g_autofree char *most = brief_phrase_estimate(plan, dw_money_estimate(limit->price_most));
    const char *terms =
        brief_word(composer->book, plan->belief->n_offers > 0 ? DW_PHRASE_BELIEF_ON_THEIR_TERMS
                                                              : DW_PHRASE_BELIEF_ON_STANDARD_TERMS);
    if (dw_money_estimate(limit->price) >= dw_money_estimate(limit->price_most))
        return brief_fill(composer->book, DW_PHRASE_BELIEF_LIMIT_ABOVE, terms, low, most, NULL);
    if (limit->price_high >= limit->price_most)
        return brief_fill(composer->book, DW_PHRASE_BELIEF_LIMIT_OPEN, terms, price, low, most,
                          NULL);
    return brief_fill(composer->book, DW_PHRASE_BELIEF_LIMIT, terms, price, low, high, NULL);
}

static void compose_limit(brief_composer *composer)
{
    if (!isnan(composer->plan->belief_limit.price))
        brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL, limit_words(composer));
}

static void compose_pace(brief_composer *composer)
{
    const double *pace = composer->plan->belief_pace;
    g_autofree char *conceding = brief_phrase_chance(pace[DW_PACE_CONCEDING]);
    g_autofree char *steady = brief_phrase_chance(pace[DW_PACE_STEADY]);
    g_autofree char *firm = brief_phrase_chance(pace[DW_PACE_FIRM]);
    brief_add_take(
        composer->document, BRIEF_PARAGRAPH, NULL,
        brief_fill(composer->book, DW_PHRASE_BELIEF_PACE, conceding, steady, firm, NULL));
}

/* Before they have offered or answered anything it is all assumed. */
static void compose_grounds(brief_composer *composer)
{
    const dw_belief *belief = composer->plan->belief;
    if (dw_belief_seen(belief) == 0) {
        brief_add_take(composer->document, BRIEF_BECAUSE, NULL,
                       brief_fill(composer->book, DW_PHRASE_BELIEF_ASSUMED,
                                  composer->plan->deal->account, NULL));
        return;
    }
    g_autofree char *offers = brief_phrase_count((int64_t)belief->n_offers);
    g_autofree char *answers =
        brief_phrase_count((int64_t)(belief->n_acceptances + belief->n_refusals));
    g_autofree char *counters = brief_phrase_count((int64_t)belief->n_counters);
    brief_add_take(
        composer->document, BRIEF_BECAUSE, NULL,
        brief_fill(composer->book, DW_PHRASE_BELIEF_MEANS, offers, answers, counters, NULL));
}

void brief_compose_belief(brief_composer *composer)
{
    const dw_belief *belief = composer->plan->belief;
    if (belief == NULL)
        return;
    if (belief->bank == NULL) {
        if (!composer->plan->worth.priced)
            brief_add_take(composer->document, BRIEF_PARAGRAPH, NULL,
                           brief_fill(composer->book, DW_PHRASE_BELIEF_LACKS_PRICE,
                                      composer->plan->deal->account, NULL));
        return;
    }
    compose_issues(composer);
    compose_limit(composer);
    compose_pace(composer);
    compose_grounds(composer);
    brief_compose_doubt(composer);
}
