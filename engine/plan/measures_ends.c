/* Measures over what holds of the talks, and what has ended: agreements, last days, ends taken back. */
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>

/* Does the event say something about what is on the table? */
static bool is_word(const dw_event *event)
{
    return dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
           event->kind == DW_EVENT_REFUSE;
}

/* ---- Ends taken back --------------------------------------------------------------------------- */

bool dw_opened_again(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, YES, NOTHING };
    const dw_deal *const deal = plan->deal;
    size_t e = deal->n_events;
    *value = NO;
    while (e > 0 && deal->event[e - 1].kind != DW_EVENT_OUTCOME && !is_word(&deal->event[e - 1]))
        e--;
    if (e == 0 || deal->event[e - 1].kind != DW_EVENT_OUTCOME ||
        deal->event[e - 1].outcome != DW_OUTCOME_NONE)
        return true;
    const size_t end = dw_deal_end_before(deal, e - 1);
    *value = end == DW_NONE ? NOTHING : YES;
    dw_mark(behind, e - 1);
    if (end != DW_NONE)
        dw_mark(behind, end);
    return true;
}

/* ---- Last days --------------------------------------------------------------------------------- */

const dw_event *dw_plan_dated_offer(const dw_plan *plan, dw_side side)
{
    const dw_stands *const stands = &plan->stands;
    const dw_event *const offer = stands->offer[side];
    const bool stands_alone = offer && dw_event_is_offer(offer) && !stands->refused[side] &&
                              !stands->agreement && dw_deal_ended(plan->deal) == DW_OUTCOME_NONE;
    return stands_alone && offer->until != DW_DAY_NONE ? offer : NULL;
}

static bool days_left(const dw_plan *plan, dw_side side, bool *behind, double *value)
{
    const dw_event *const offer = dw_plan_dated_offer(plan, side);
    if (!offer || plan->day == DW_DAY_NONE)
        return false;
    *value = dw_day_difference(plan->day, offer->until);
    dw_mark(behind, (size_t)(offer - plan->deal->event));
    return true;
}

bool dw_their_offer_left(const dw_plan *plan, bool *behind, double *value)
{
    return days_left(plan, DW_SIDE_THEM, behind, value);
}

bool dw_our_offer_left(const dw_plan *plan, bool *behind, double *value)
{
    return days_left(plan, DW_SIDE_US, behind, value);
}

/* ---- Below what they offer already --------------------------------------------------------------- */

/* Could what they have on the table be taken by our limits? */
static bool may_be_taken(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_standing_offer(&plan->worth, DW_SIDE_THEM, option, &price))
        return false;
    const dw_package theirs = dw_package_weigh(&plan->worth, option, price);
    return dw_package_within_limits(&plan->worth, &theirs);
}

bool dw_underbid(const dw_plan *plan, bool *behind, double *value)
{
    const dw_event *const ours = plan->stands.offer[DW_SIDE_US];
    const dw_event *const theirs = plan->stands.offer[DW_SIDE_THEM];
    *value = 0;
    if (!ours || !theirs || ours < theirs || plan->stands.agreement ||
        dw_deal_ended(plan->deal) != DW_OUTCOME_NONE ||
        !(plan->standing.our_worth < plan->standing.their_worth - 0.5) || !may_be_taken(plan))
        return true;
    *value = 1;
    dw_mark(behind, (size_t)(theirs - plan->deal->event));
    dw_mark(behind, (size_t)(ours - plan->deal->event));
    return true;
}

/* ---- Agreements left by ourselves --------------------------------------------------------------- */

size_t dw_plan_left_agreement(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    size_t e = deal->n_events;
    while (e > 0 && !is_word(&deal->event[e - 1]))
        e--;
    const bool is_ours =
        e > 0 && deal->event[e - 1].by == DW_SIDE_US && dw_event_is_offer(&deal->event[e - 1]);
    return is_ours && dw_deal_agreement(deal, e - 1) != DW_NONE ? e - 1 : DW_NONE;
}

bool dw_agreement_left(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, BELOW, OTHER };
    const dw_worth_model *const model = &plan->worth;
    const size_t left = dw_plan_left_agreement(plan);
    size_t agreed[DW_ISSUES_MAX], offered[DW_ISSUES_MAX];
    double price, new_price;
    *value = NO;
    if (left == DW_NONE || !dw_agreed_after(model, left, agreed, &price) ||
        !dw_standing_offer(model, DW_SIDE_US, offered, &new_price))
        return true;
    const double before = dw_package_weigh(model, agreed, price).worth.us;
    const double now = dw_package_weigh(model, offered, new_price).worth.us;
    /* An answer to what they have asked for since is no gift; below a minor unit is rounding. */
    const bool is_answer = dw_stands_after(plan->deal, left).reopened != NULL;
    *value = now < before - 0.5 && !is_answer ? BELOW : OTHER;
    dw_mark(behind, dw_deal_agreement(plan->deal, left));
    dw_mark(behind, left);
    return true;
}

bool dw_agreement_broken(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, THEY, WE };
    const dw_stands *const stands = &plan->stands;
    *value = NO;
    if (!stands->broken)
        return true;
    *value = stands->ended->by == DW_SIDE_THEM ? THEY : WE;
    dw_mark(behind, (size_t)(stands->broken - plan->deal->event));
    dw_mark(behind, (size_t)(stands->ended - plan->deal->event));
    return true;
}

bool dw_silent_since_end(const dw_plan *plan, bool *behind, double *value)
{
    enum { US = 1, THEM = 2 };
    const dw_stands *const stands = &plan->stands;
    *value = 0;
    if (dw_stands_ended(stands, DW_SIDE_US))
        *value += US;
    if (dw_stands_ended(stands, DW_SIDE_THEM))
        *value += THEM;
    if (*value > 0)
        dw_mark(behind, (size_t)(stands->ended - plan->deal->event));
    return true;
}
