/* Measures over what holds of the talks, and what has ended: agreements, last days, ends taken back. */
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>
#include <string.h>

/* ---- Ends taken back --------------------------------------------------------------------------- */

enum { OPENED_NO, OPENED_YES, OPENED_NOTHING, OPENED_WITH_WORDS, OPENED_OUR_NO, OPENED_OUR_OFFER };

/* What was said of the terms between the end and the opening: their word, else our newest no or offer. */
static double said_between(const dw_deal *deal, size_t end, size_t opening)
{
    double said = OPENED_YES;
    for (size_t e = end; e < opening; e++) {
        const dw_event *const event = &deal->event[e];
        if (!dw_event_is_on_terms(event))
            continue;
        if (event->by == DW_SIDE_THEM)
            return OPENED_WITH_WORDS;
        said = event->kind == DW_EVENT_REFUSE ? OPENED_OUR_NO
               : dw_event_is_offer(event)     ? OPENED_OUR_OFFER
                                              : OPENED_YES;
    }
    return said;
}

bool dw_opened_again(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    size_t e = deal->n_events;
    *value = OPENED_NO;
    while (e > 0 && deal->event[e - 1].kind != DW_EVENT_OUTCOME &&
           !dw_event_is_on_terms(&deal->event[e - 1]))
        e--;
    if (e == 0 || deal->event[e - 1].kind != DW_EVENT_OUTCOME ||
        deal->event[e - 1].outcome != DW_OUTCOME_NONE)
        return true;
    const size_t end = dw_deal_end_before(deal, e - 1);
    *value = end == DW_NONE ? OPENED_NOTHING : said_between(deal, end, e - 1);
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
    const bool stands_alone =
        offer && dw_event_is_offer(offer) && !stands->refused[side] && dw_deal_is_open(plan->deal);
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

/* Where no last day of ours runs, none has passed. */
bool dw_our_offer_left(const dw_plan *plan, bool *behind, double *value)
{
    if (!days_left(plan, DW_SIDE_US, behind, value))
        *value = INFINITY;
    return true;
}

bool dw_our_offer_refused(const dw_plan *plan, bool *behind, double *value)
{
    const dw_stands *const stands = &plan->stands;
    const dw_event *const offer = stands->offer[DW_SIDE_US], *const no =
                                                                 stands->refused[DW_SIDE_US];
    *value = offer && dw_event_is_offer(offer) && no && no->by == DW_SIDE_THEM;
    if (*value != 0)
        dw_mark(behind, (size_t)(no - plan->deal->event));
    return true;
}

/* ---- Agreements left by ourselves --------------------------------------------------------------- */

static bool is_their_no(const dw_event *event)
{
    return event->kind == DW_EVENT_REFUSE && event->by == DW_SIDE_THEM;
}

size_t dw_plan_left_agreement(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    size_t e = deal->n_events;
    /* Their no to it leaves neither. */
    while (e > 0 &&
           (!dw_event_is_on_terms(&deal->event[e - 1]) || is_their_no(&deal->event[e - 1])))
        e--;
    const bool is_ours =
        e > 0 && deal->event[e - 1].by == DW_SIDE_US && dw_event_is_offer(&deal->event[e - 1]);
    return is_ours && dw_deal_agreement(deal, e - 1) != DW_NONE ? e - 1 : DW_NONE;
}

/* Nobody goes back to what is worse than no deal. */
static bool is_bearable(const dw_plan *plan, double worth)
{
    return isnan(plan->walk_away_worth) || worth >= plan->walk_away_worth - DW_WORTH_SAME;
}

/* What our own house has said no to could not stand, and is not claimed any more. */
static bool could_stand(const dw_plan *plan, const dw_package *was)
{
    return dw_approvals_clear(&plan->approvals, &plan->worth, was) != DW_CLEARANCE_REFUSED;
}

static bool is_gone_back_to(const dw_plan *plan, const dw_package *was)
{
    return could_stand(plan, was) && is_bearable(plan, was->worth.us);
}

bool dw_plan_goes_back(const dw_plan *plan, size_t *option, double *price)
{
    const size_t left = plan->stands.refused[DW_SIDE_US] ? dw_plan_left_agreement(plan) : DW_NONE;
    if (left == DW_NONE || dw_stands_after(plan->deal, left).reopened ||
        !dw_agreed_after(&plan->worth, left, option, price))
        return false;
    const dw_package was = dw_package_weigh(&plan->worth, option, *price);
    return is_gone_back_to(plan, &was);
}

bool dw_agreement_left(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, BELOW, OTHER, ANEW, DENIED, GIVEN, REFUSED };
    const dw_worth_model *const model = &plan->worth;
    const size_t left = dw_plan_left_agreement(plan);
    size_t agreed[DW_ISSUES_MAX], offered[DW_ISSUES_MAX];
    double price, new_price;
    *value = NO;
    if (left == DW_NONE || !dw_agreed_after(model, left, agreed, &price) ||
        !dw_standing_offer(model, DW_SIDE_US, offered, &new_price))
        return true;
    const dw_package was = dw_package_weigh(model, agreed, price);
    const bool is_denied = !could_stand(plan, &was);
    const double before = was.worth.us;
    const double now = dw_package_weigh(model, offered, new_price).worth.us;
    const dw_event *const no = plan->stands.refused[DW_SIDE_US];
    /* An answer to what they have asked for since is no gift; below a minor unit is rounding. */
    const dw_stands stands = dw_stands_after(plan->deal, left);
    const bool is_less = now < before - DW_WORTH_SAME, is_asked = stands.contested != NULL;
    *value = stands.reopened ? OTHER
             : no            ? (is_gone_back_to(plan, &was) ? REFUSED : NO)
             : is_denied     ? DENIED
             : is_less       ? (is_asked ? GIVEN : BELOW)
                             : (is_asked ? OTHER : ANEW);
    dw_mark(behind, dw_deal_agreement(plan->deal, left));
    dw_mark(behind, left);
    if (no)
        dw_mark(behind, (size_t)(no - plan->deal->event));
    return true;
}

/* ---- Agreements contested in words -------------------------------------------------------------- */

/* Answered or not. */
static size_t contest_of(const dw_plan *plan)
{
    const dw_stands *const stands = &plan->stands;
    size_t agreed[DW_ISSUES_MAX], asked[DW_ISSUES_MAX];
    double price, new_price;
    if (!stands->contested || dw_deal_ended(plan->deal) != DW_OUTCOME_NONE ||
        !dw_agreed_package(&plan->worth, agreed, &price))
        return DW_NONE;
    memcpy(asked, agreed, plan->deal->n_issues * sizeof *asked);
    new_price = price;
    dw_package_lay(&plan->worth, stands->contested, asked, &new_price);
    bool parts = !isnan(new_price) && !isnan(price) && new_price != price;
    for (size_t i = 0; !parts && i < plan->deal->n_issues; i++)
        parts = i != plan->worth.cash_issue[DW_CASH_PRICE] && asked[i] != agreed[i];
    return parts ? (size_t)(stands->contested - plan->deal->event) : DW_NONE;
}

size_t dw_plan_contested(const dw_plan *plan)
{
    return plan->stands.held ? DW_NONE : contest_of(plan);
}

bool dw_plan_is_disputed(const dw_plan *plan)
{
    return dw_deal_is_open(plan->deal) ||
           (dw_deal_ended(plan->deal) == DW_OUTCOME_NONE &&
            (dw_deal_reopened(plan->deal) != DW_NONE || contest_of(plan) != DW_NONE));
}

/* ---- Agreements ended --------------------------------------------------------------------------- */

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
