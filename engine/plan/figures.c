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

/* A figure that they have had for longer than so many prices of theirs tells nothing of the next one. */
enum { PRICES_PAST = 3 };

/* A price of theirs that lies further from a figure than this share of it has passed it by. */
static const double passes_by = 0.05;

static bool all_pass_by(const double *passed, size_t n, double figure)
{
    for (size_t i = 0; i < n; i++)
        if (fabs(passed[i] - figure) <= passes_by * figure)
            return false;
    return true;
}

size_t dw_record_figure(const dw_plan *plan, size_t event, double *distance)
{
    double price, figure, passed[PRICES_PAST], named = (double)NAN, before = (double)NAN;
    size_t nearest = DW_NONE, n_passed = 0;
    if (!is_their_price(plan, event, &price))
        return DW_NONE;
    for (size_t e = event; e-- > 0;) {
        if (is_their_price(plan, e, &before)) {
            if (nearest != DW_NONE || n_passed == PRICES_PAST)
                break;
            passed[n_passed++] = before;
            before = (double)NAN;
        } else if (is_figure(plan, e, &figure) && all_pass_by(passed, n_passed, figure) &&
                   (nearest == DW_NONE || fabs(price - figure) < fabs(price - named))) {
            nearest = e;
            named = figure;
        }
    }
    /* Who stood as near to it already has not come to it. */
    if (nearest == DW_NONE || fabs(before - named) <= fabs(price - named) ||
        (n_passed > 0 && fabs(price - named) > passes_by * named))
        return DW_NONE;
    *distance = fabs(price - named) / named;
    return nearest;
}
