/* What no offer of ours newly has, and what that leaves of one that stands no more. */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>
#include <string.h>

/* They can take what stands any moment: leaving it out would not take it back. */
static bool binds(const dw_composer *c)
{
    return c->plan.stands.agreement || dw_stands_offered(&c->plan.stands, DW_SIDE_US, c->deal->day);
}

static void lay(const dw_composer *c, size_t *option, double *price)
{
    const size_t i = c->plan.worth.cash_issue[DW_CASH_PRICE];
    dw_leave_barred(&c->plan.worth, &c->offered, *price, option);
    if (i == DW_NONE || isnan(*price) || *price >= c->plan.price_open)
        return;
    *price = c->plan.price_open;
    option[i] = dw_issue_nearest_allowed(&c->deal->issue[i], *price);
}

static bool find_ours(const dw_composer *c, size_t *option, double *price)
{
    if (dw_plan_goes_back(&c->plan, option, price))
        return true;
    const bool exists = dw_standing_offer(&c->plan.worth, DW_SIDE_US, option, price);
    if (exists && !binds(c))
        lay(c, option, price);
    return exists;
}

bool dw_compose_ours(const dw_composer *c, size_t *option, double *price)
{
    memcpy(option, c->our_option, c->deal->n_issues * sizeof *option);
    *price = c->our_price;
    return c->has_ours;
}

dw_status dw_compose_barred(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const size_t n = c->deal->n_issues;
    dw_offered *const offered = &c->offered;
    dw_option_set *const barred = DW_TAKE(c->arena, n, dw_option_set);
    dw_option_set *const again = DW_TAKE(c->arena, n, dw_option_set);
    if (!barred || !again)
        return DW_COMPOSER_FULL(c);
    plan->price_open = dw_approvals_price_least(&plan->approvals, &plan->worth, &plan->price_no);
    if (offered->exists[DW_SIDE_US] && binds(c) && offered->price[DW_SIDE_US] < plan->price_open) {
        plan->price_open = offered->price[DW_SIDE_US];
        plan->price_no = NULL;
    }
    if (dw_approvals_barred(&plan->approvals, &plan->worth, plan->price_open, barred))
        plan->worth.barred = barred;
    dw_approvals_again(&plan->approvals, &plan->worth, plan->price_open, again,
                       &plan->worth.again_authority);
    plan->worth.again = again;
    for (size_t i = 0; i < n; i++) {
        const size_t promised = dw_promised_option(&offered->promised, i);
        if (promised != DW_NONE)
            dw_option_set_remove(&barred[i], promised);
        if (!offered->exists[DW_SIDE_US] || !binds(c))
            continue;
        dw_option_set_remove(&barred[i], offered->option[DW_SIDE_US][i]);
        dw_option_set_remove(&again[i], offered->option[DW_SIDE_US][i]);
    }
    c->has_ours = find_ours(c, c->our_option, &c->our_price);
    if (offered->exists[DW_SIDE_US] && !binds(c))
        (void)dw_compose_ours(c, offered->option[DW_SIDE_US], &offered->price[DW_SIDE_US]);
    return DW_OK;
}
