/* What our offers come to by all that the record says of them: what binds us, and offers without approval
 * that nobody need be asked about any more. */
#include "approvals.h"

#include "../deal/stands.h"

static bool is_without(const dw_event_approval *event)
{
    return event->offer == DW_CLEARANCE_UNASKED || event->offer == DW_CLEARANCE_REFUSED;
}

/* Was what is agreed offered or accepted without the yes that it needed by the figures of its day? */
static bool was_agreed_without(const dw_worth_model *model, const dw_event_approval *event,
                               const size_t *option, double price)
{
    const size_t n_issues = model->deal->n_issues, price_issue = model->cash_issue[DW_CASH_PRICE];
    for (size_t e = 0; e < model->deal->n_events; e++) {
        bool same = is_without(&event[e]) && event[e].package.price == price;
        for (size_t i = 0; same && i < n_issues; i++)
            same = i == price_issue || event[e].package.option[i] == option[i];
        if (same)
            return true;
    }
    return false;
}

/* Is the deal over, or agreed on terms that may be signed? */
static bool is_all_settled(const dw_approvals *made, const dw_worth_model *model,
                           const dw_event_approval *event)
{
    if (dw_deal_ended(model->deal) != DW_OUTCOME_NONE)
        return true;
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_agreed_package(model, option, &price))
        return false;
    const dw_package agreed = dw_package_weigh(model, option, price);
    const dw_clearance clearance = dw_approvals_clear(made, model, &agreed);
    return clearance == DW_CLEARANCE_COVERED ||
           (clearance == DW_CLEARANCE_OWN && !was_agreed_without(model, event, option, price));
}

/* ---- What binds us -------------------------------------------------------------------------- */

/* Our newest offer or acceptance, words and signatures aside; DW_NONE without one. */
static size_t newest_offer(const dw_deal *deal, const dw_event_approval *event)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (event[e].offer != DW_CLEARANCE_NONE && !dw_event_binds_us(&deal->event[e]))
            return e;
    return DW_NONE;
}

static bool find_bound(const dw_worth_model *model, size_t *option, double *price)
{
    const dw_deal *const deal = model->deal;
    const dw_stands stands = dw_stands_after(deal, deal->n_events);
    if (dw_deal_ended(deal) != DW_OUTCOME_NONE)
        return false;
    if (dw_agreed_package(model, option, price))
        return true;
    return dw_stands_offered(&stands, DW_SIDE_US, deal->day) &&
           dw_standing_offer(model, DW_SIDE_US, option, price);
}

/* Is what answers it, or would, more than the package? */
static bool goes_beyond(const dw_approvals *made, const dw_worth_model *model,
                        const dw_bound *bound, const dw_package *package)
{
    const dw_package *const room =
        bound->clearance == DW_CLEARANCE_ASKED     ? &dw_approvals_waiting(made)->package
        : bound->clearance == DW_CLEARANCE_COVERED ? &bound->ruling->package
                                                   : package;
    return !dw_approvals_covers(made, model, package, room);
}

static dw_bound bound_of(const dw_approvals *made, const dw_worth_model *model,
                         const dw_event_approval *event)
{
    const size_t at = newest_offer(model->deal, event);
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    if (at == DW_NONE || !find_bound(model, option, &package.price))
        return (dw_bound){.event = DW_NONE, .authority = DW_NONE};
    dw_bound bound = {.event = at,
                      .authority = event[at].authority,
                      .ruling = dw_approvals_ruling(made, model, &package)};
    bound.clearance = dw_approvals_clear_put(made, model, &package, &bound.authority, bound.ruling);
    bound.beyond = goes_beyond(made, model, &bound, &package);
    return bound;
}

static void mark_ruled(const dw_approvals *made, const dw_bound *bound, dw_event_approval *event)
{
    if (bound->clearance == DW_CLEARANCE_ASKED)
        event[dw_approvals_waiting(made)->event].ruled =
            bound->beyond ? DW_RULED_ASKS_BEYOND : DW_RULED_ASKS;
    const bool later = bound->ruling && bound->ruling->event > bound->event;
    if (!later)
        return;
    if (bound->clearance == DW_CLEARANCE_REFUSED)
        event[bound->ruling->event].ruled = DW_RULED_REFUSES;
    else if (is_without(&event[bound->event]))
        event[bound->ruling->event].ruled =
            bound->beyond ? DW_RULED_GRANTS_BEYOND : DW_RULED_GRANTS;
}

/* ---- All of it ------------------------------------------------------------------------------ */

static bool is_replaced(const dw_deal *deal, size_t e, size_t newest)
{
    return newest != DW_NONE && e < newest && !dw_event_is_promise(&deal->event[e]);
}

/* Can they take it no more, as it lapsed, was refused or was agreed and ended? Words have no such end. */
static bool is_gone(const dw_approvals *made, const dw_deal *deal, size_t e)
{
    return made->bound.event == DW_NONE && !dw_event_binds_us(&deal->event[e]);
}

/* What the record says now of an offer that had no approval. */
static void settle_event(const dw_approvals *made, const dw_worth_model *model, size_t e,
                         dw_event_approval *event)
{
    const dw_ruling *const ruling = dw_approvals_ruling(made, model, &event[e].package);
    event[e].now =
        dw_approvals_clear_put(made, model, &event[e].package, &event[e].authority, ruling);
    if (event[e].now == DW_CLEARANCE_REFUSED && event[e].offer == DW_CLEARANCE_UNASKED)
        event[e].refusal = (size_t)(ruling - made->ruling);
    else if (event[e].now == DW_CLEARANCE_REFUSED && ruling->event > e)
        event[e].refused_since = (size_t)(ruling - made->ruling);
    event[e].settled = event[e].settled || (ruling && ruling->granted && ruling->event > e);
}

void dw_approvals_settle(dw_approvals *made, const dw_worth_model *model, dw_event_approval *event)
{
    const dw_deal *const deal = model->deal;
    made->bound = bound_of(made, model, event);
    mark_ruled(made, &made->bound, event);
    if (made->n_unapproved + made->n_refused == 0 && !made->signed_without)
        return;
    const bool all = is_all_settled(made, model, event);
    const size_t newest = newest_offer(deal, event);
    for (size_t e = 0; e < deal->n_events; e++) {
        if (!is_without(&event[e]))
            continue;
        const bool signs = deal->event[e].kind == DW_EVENT_OUTCOME;
        event[e].settled =
            !signs && (all || is_replaced(deal, e, newest) || is_gone(made, deal, e));
        settle_event(made, model, e, event);
    }
}
