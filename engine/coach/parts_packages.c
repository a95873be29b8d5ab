/* What packages a plan offers, and what is on the table, as tables. */
#include "parts.h"

#include "../deal/stands.h"

#include <math.h>

/* ---- Packages and steps --------------------------------------------------------------------- */

static size_t count_next(const dw_plan *plan)
{
    return plan->proposals.exists;
}

static size_t count_equal(const dw_plan *plan)
{
    return plan->proposals.n_packages;
}

static size_t count_steps(const dw_plan *plan)
{
    return plan->n_steps;
}

static const dw_package *next_package(const dw_plan *plan, size_t row)
{
    (void)row;
    return &plan->proposals.next;
}

static const dw_package *equal_package(const dw_plan *plan, size_t row)
{
    return &plan->proposals.package[row];
}

static dw_value price_of(const dw_package *package)
{
    return isnan(package->price) ? dw_no_value() : dw_money_value(dw_money_round(package->price));
}

static dw_value approver_of(const dw_plan *plan, const dw_package *package)
{
    return dw_text_value(
        package->authority == DW_NONE ? NULL : plan->playbook->authority[package->authority].label);
}

static dw_value next_price(const dw_plan *plan, size_t row)
{
    return price_of(next_package(plan, row));
}

static dw_value next_worth(const dw_plan *plan, size_t row)
{
    return dw_money_value(dw_money_estimate(next_package(plan, row)->worth.us));
}

static dw_value next_chance(const dw_plan *plan, size_t row)
{
    return dw_number_value(DW_VALUE_TAKEN, next_package(plan, row)->acceptance);
}

static dw_value next_approver(const dw_plan *plan, size_t row)
{
    return approver_of(plan, next_package(plan, row));
}

static dw_value equal_price(const dw_plan *plan, size_t row)
{
    return price_of(equal_package(plan, row));
}

static dw_value equal_chance(const dw_plan *plan, size_t row)
{
    return dw_number_value(DW_VALUE_TAKEN, equal_package(plan, row)->acceptance);
}

static dw_value equal_approver(const dw_plan *plan, size_t row)
{
    return approver_of(plan, equal_package(plan, row));
}

static dw_value step_price(const dw_plan *plan, size_t row)
{
    return dw_money_value(plan->step[row].price);
}

static dw_value step_approver(const dw_plan *plan, size_t row)
{
    return approver_of(plan, &plan->step[row].concession.package);
}

static dw_value step_gives(const dw_plan *plan, size_t row)
{
    return dw_plan_value(plan, DW_SCOPE_STEP, row, DW_VAR_STEP_GIVE, NULL);
}

static dw_value step_gets(const dw_plan *plan, size_t row)
{
    return dw_plan_value(plan, DW_SCOPE_STEP, row, DW_VAR_STEP_GET, NULL);
}

/* ---- What is on the table ------------------------------------------------------------------- */

static dw_value their_worth(const dw_plan *plan, size_t row)
{
    return dw_plan_value(plan, DW_SCOPE_DEAL, row, DW_VAR_THEIR_OFFER_WORTH, NULL);
}

bool dw_our_offer_waits(const dw_plan *plan, size_t *option, double *price)
{
    return dw_deal_is_open(plan->deal) && !plan->stands.refused[DW_SIDE_US] &&
           !dw_stands_expired(&plan->stands, DW_SIDE_US, plan->day) &&
           dw_standing_offer(&plan->worth, DW_SIDE_US, option, price) &&
           !(plan->worth.priced && isnan(*price));
}

static dw_value our_chance(const dw_plan *plan, size_t row)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    (void)row;
    if (!dw_our_offer_waits(plan, option, &price))
        return dw_no_value();
    return dw_number_value(DW_VALUE_TAKEN,
                           dw_package_weigh(&plan->worth, option, price).acceptance);
}

static dw_value going_on(const dw_plan *plan, size_t row)
{
    return dw_plan_value(plan, DW_SCOPE_DEAL, row, DW_VAR_GOING_ON, NULL);
}

/* ---- Tables -------------------------------------------------------------------------------- */

const dw_part_table dw_standing_part = {"standing",
                                        DW_SECTION_MEANING,
                                        NULL,
                                        NULL,
                                        {{DW_CELL_THEIR_WORTH, their_worth},
                                         {DW_CELL_OUR_CHANCE, our_chance},
                                         {DW_CELL_GOING_ON, going_on}},
                                        NULL};

const dw_part_table dw_next_offer_part = {"next_offer",
                                          DW_SECTION_PACKAGES,
                                          count_next,
                                          NULL,
                                          {{DW_CELL_PRICE, next_price},
                                           {DW_CELL_WORTH, next_worth},
                                           {DW_CELL_CHANCE, next_chance},
                                           {DW_CELL_APPROVER, next_approver}},
                                          next_package};

const dw_part_table dw_equal_packages_part = {"equal_package",
                                              DW_SECTION_PACKAGES,
                                              count_equal,
                                              NULL,
                                              {{DW_CELL_PRICE, equal_price},
                                               {DW_CELL_CHANCE, equal_chance},
                                               {DW_CELL_APPROVER, equal_approver}},
                                              equal_package};

const dw_part_table dw_steps_part = {"step",
                                     DW_SECTION_LADDER,
                                     count_steps,
                                     NULL,
                                     {{DW_CELL_PRICE, step_price},
                                      {DW_CELL_GIVES, step_gives},
                                      {DW_CELL_GETS, step_gets},
                                      {DW_CELL_APPROVER, step_approver}},
                                     NULL};
