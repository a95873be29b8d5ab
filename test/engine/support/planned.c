#include "planned.h"

#include "check.h"

dw_plan plan;
static const char *names[DW_PLAN_NAMES_MAX];

void make_plan(void)
{
    dw_error err = {0};
    dw_arena_clear(&arena);
    check(dw_plan_make(&book.playbook, &deal.deal, &(dw_plan_options){0}, &arena, &plan, &err) ==
          DW_OK);
}

dw_value value(dw_variable variable)
{
    return dw_plan_value(&plan, DW_SCOPE_DEAL, 0, variable, names);
}

dw_value item(dw_scope scope, size_t index, dw_variable variable)
{
    return dw_plan_value(&plan, scope, index, variable, names);
}

void begin(size_t strategy)
{
    deal_init(&deal, &book);
    deal.deal.strategy = strategy;
}

void set_value(dw_money low, dw_money likely, dw_money high)
{
    deal.deal.value.buyer_value = (dw_money_range){low, likely, high, "their pilot"};
}

void set_market(dw_money low, dw_money high)
{
    deal.deal.value.market = (dw_money_range){low, DW_MONEY_NONE, high, "two tenders"};
}

const dw_anchor *make_anchor(dw_frame frame)
{
    make_plan();
    return &plan.opening.anchor[frame];
}
