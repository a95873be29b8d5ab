/* What the deal's issues are worth, what to trade, what is missing from the table. */
#include "compose.h"

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
    plan->package_target = plan->package_walk_away = plan->their_alternative = DW_MONEY_NONE;
    if (dw_money_known(value->target_price))
        plan->package_target =
            dw_money_estimate(dw_worth_of_price(model, option, (double)value->target_price));
    if (dw_money_known(value->floor_price))
        plan->package_walk_away =
            dw_money_estimate(dw_worth_of_price(model, option, (double)value->floor_price));
    /* Below what no deal is worth to us we walk away whatever the price. */
    if (dw_money_known(value->our_alternative) &&
        (!dw_money_known(plan->package_walk_away) ||
         plan->package_walk_away < value->our_alternative))
        plan->package_walk_away = value->our_alternative;
    if (dw_money_known(value->competitor_price) && dw_money_known(value->buyer_value.low)) {
        dw_cash_terms theirs = model->standard;
        theirs.price = (double)value->competitor_price;
        plan->their_alternative = dw_money_estimate(dw_cash_worth_to_them(&model->cash, &theirs));
    }
}

dw_status dw_compose_trades(dw_composer *c)
{
    dw_worth_model_init(&c->plan.worth, c->deal, c->playbook);
    dw_status status = dw_stakes(&c->plan.worth, c->arena, &c->stake, c->err);
    const size_t most = (size_t)dw_playbook_setting(c->playbook, DW_SETTING_TRADES_MAX);
    if (status == DW_OK)
        status = dw_trades(&c->plan.worth, c->stake, most, c->arena, &c->plan.trade,
                           &c->plan.n_trades, c->err);
    if (status == DW_OK)
        status = list_missing_kinds(c);
    if (status == DW_OK)
        value_packages(c);
    return status;
}
