/* How long an exchange of offers takes, and whether as many as the ladder has steps fit before the close. */
#include "compose.h"

#include <math.h>

static bool is_answer(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && dw_event_is_on_terms(event);
}

/* An exchange is an offer of ours and their first answer to it. */
static void measure_pace(const dw_composer *c, dw_exchanges *made)
{
    const dw_deal *const deal = c->deal;
    dw_day first = DW_DAY_NONE, last = DW_DAY_NONE;
    bool is_open = false;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->by == DW_SIDE_US && dw_event_is_offer(event)) {
            is_open = true;
            if (first == DW_DAY_NONE)
                first = event->day;
        } else if (is_open && is_answer(event)) {
            is_open = false;
            last = event->day;
            made->n++;
        }
    }
    if (made->n < 2)
        return;
    const double days = dw_day_working_between(first, last, &c->playbook->holidays);
    made->days_each = fmax(1, days / (double)made->n);
}

/* What makes us leave is no step of a plan, nor is what they offer already; and after one that is as good as
 * taken none is needed. */
static size_t steps_left(const dw_composer *c)
{
    const dw_plan *const plan = &c->plan;
    double price;
    const double theirs = dw_compose_their_offer(c, &price);
    const double sure = 1 - dw_playbook_setting(plan->playbook, DW_SETTING_CHANCE_DOUBT);
    const size_t stops = plan->ends_at_walk_away ? 1 : 0;
    size_t n = 0;
    while (n + 1 + stops < plan->concessions.n_steps) {
        const dw_package *const next = &plan->concessions.step[n + 1].package;
        if (next->worth.us <= theirs + DW_WORTH_SAME)
            break;
        n++;
        if (next->acceptance >= sure)
            break;
    }
    return n;
}

dw_status dw_compose_exchanges(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    dw_exchanges made = {.days_each = (double)NAN, .left = DW_NONE, .step = DW_NONE};
    measure_pace(c, &made);
    made.steps_left = steps_left(c);
    const dw_day close = c->deal->close_by;
    if (made.n >= 2 && close != DW_DAY_NONE && plan->day != DW_DAY_NONE && close >= plan->day &&
        dw_deal_is_open(c->deal)) {
        const double days = dw_day_working_between(plan->day, close, &c->playbook->holidays);
        made.left = (size_t)(days / made.days_each);
        const size_t left = made.left > 0 ? made.left : 1;
        if (left < made.steps_left)
            made.step = made.steps_left - left + 1;
    }
    plan->exchanges = made;
    return DW_OK;
}
