/* What the deal's issues are worth, what to trade, what is missing from the table. */
#include "compose.h"

#include <math.h>

enum { TRADES_MAX = 4 };

static dw_status list_missing_kinds(dw_composer *c)
{
    size_t *const missing = DW_TAKE(c->arena, c->playbook->n_issue_kinds, size_t);
    if (!missing)
        return DW_COMPOSER_FULL(c);
    size_t n = 0;
    for (size_t k = 0; k < c->playbook->n_issue_kinds; k++) {
        bool there = !c->playbook->issue_kind[k].usual;
        for (size_t i = 0; i < c->deal->n_issues; i++)
            there = there || c->deal->issue[i].kind == k;
        if (!there)
            missing[n++] = k;
    }
    c->plan.missing_kind = missing;
    c->plan.n_missing_kinds = n;
    return DW_OK;
}

/* The terms we aim at besides the price: what both sides want, and the standard for the rest. */
static void aim(const dw_composer *c, size_t *option)
{
    for (size_t i = 0; i < c->deal->n_issues; i++)
        option[i] =
            c->stake[i].type == DW_ISSUE_COMPATIBLE ? c->stake[i].best_us : c->stake[i].standard;
}

static void value_packages(dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    aim(c, option);
    const dw_deal_value *const value = &c->deal->value;
    const dw_worth_model *const model = &c->plan.worth;
    dw_plan *const plan = &c->plan;
    plan->their_alternative = DW_MONEY_NONE;
    c->target_worth = c->walk_away_worth = (double)NAN;
    if (dw_money_known(value->target_price))
        c->target_worth = dw_worth_at_price(model, option, (double)value->target_price).us;
    if (dw_money_known(value->floor_price))
        c->walk_away_worth = dw_worth_at_price(model, option, (double)value->floor_price).us;
    /* Below what no deal is worth to us we walk away whatever the price. */
    if (dw_money_known(value->our_alternative))
        c->walk_away_worth = fmax(c->walk_away_worth, (double)value->our_alternative);
    plan->package_target = dw_money_estimate(c->target_worth);
    plan->package_walk_away = dw_money_estimate(c->walk_away_worth);
    if (model->outside == DW_OUTSIDE_COMPETITOR && model->valued_by_them)
        plan->their_alternative = dw_money_estimate(dw_worth_outside(model));
}

dw_status dw_compose_trades(dw_composer *c)
{
    dw_worth_model_init(&c->plan.worth, c->deal, c->playbook);
    dw_status status = dw_stakes(&c->plan.worth, c->arena, &c->stake, c->err);
    if (status == DW_OK)
        status = dw_trades(&c->plan.worth, c->stake, TRADES_MAX, c->arena, &c->plan.trade,
                           &c->plan.n_trades, c->err);
    if (status == DW_OK)
        status = list_missing_kinds(c);
    if (status == DW_OK)
        value_packages(c);
    return status;
}
