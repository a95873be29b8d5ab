/* Offers without approval that nobody need be asked about any more. */
#include "approvals.h"

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

void dw_approvals_settle(const dw_approvals *made, const dw_worth_model *model,
                         dw_event_approval *event)
{
    if (made->n_unapproved + made->n_refused == 0)
        return;
    const bool all = is_all_settled(made, model, event);
    for (size_t e = 0; e < model->deal->n_events; e++) {
        if (!is_without(&event[e]))
            continue;
        const dw_ruling *const ruling = dw_approvals_ruling(made, model, &event[e].package);
        const bool signs = model->deal->event[e].kind == DW_EVENT_OUTCOME;
        event[e].settled = (all && !signs) || (ruling && ruling->granted && ruling->event > e);
    }
}
