/* A figure that one of ours has told them, and the price of theirs that comes to it next. */
#include "compose.h"
#include "measures.h"

#include <math.h>

bool dw_event_price(const dw_plan *plan, size_t event, double *price)
{
    const dw_term *const named =
        dw_event_term(&plan->deal->event[event], plan->worth.cash_issue[DW_CASH_PRICE]);
    if (named)
        *price = named->number;
    return named != NULL;
}

/* A price of ours in words: a figure let out or promised, or a position that our offers had not named. */
static bool is_figure(const dw_plan *plan, size_t event, double *price)
{
    const dw_event *const at = &plan->deal->event[event];
    return at->by == DW_SIDE_US && at->kind == DW_EVENT_STATEMENT &&
           (at->statement == DW_STATEMENT_DISCLOSURE || at->statement == DW_STATEMENT_PROMISE ||
            plan->ledger.word[event].is_news) &&
           dw_event_price(plan, event, price) && *price > 0;
}

static bool is_their_price(const dw_plan *plan, size_t event, double *price)
{
    const dw_event *const at = &plan->deal->event[event];
    return at->by == DW_SIDE_THEM && (dw_event_is_offer(at) || dw_event_says_terms(at)) &&
           dw_event_price(plan, event, price);
}

size_t dw_record_figure(const dw_plan *plan, size_t event, double *distance)
{
    double price, figure, named = (double)NAN, before = (double)NAN;
    size_t nearest = DW_NONE;
    if (!is_their_price(plan, event, &price))
        return DW_NONE;
    for (size_t e = event; e-- > 0 && !is_their_price(plan, e, &before);)
        if (is_figure(plan, e, &figure) &&
            (nearest == DW_NONE || fabs(price - figure) < fabs(price - named))) {
            nearest = e;
            named = figure;
        }
    /* Who stood as near to it already has not come to it. */
    if (nearest == DW_NONE || fabs(before - named) <= fabs(price - named))
        return DW_NONE;
    *distance = fabs(price - named) / named;
    return nearest;
}
