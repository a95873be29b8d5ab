#include "believed.h"

#include "check.h"

#include <math.h>

const dw_belief *belief;
dw_fact belief_facts[DW_FACTORS_MAX];
double at_stake;

int fresh(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    return 0;
}

static void prepare(void)
{
    dw_table table;
    dw_frontier frontier;
    const dw_frontier_options options = {.points_max = DW_PLAN_POINTS};
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, &options, &arena, &frontier, NULL) == DW_OK);
    at_stake = dw_gain_range(&model, &frontier, 0);
    dw_expect(&model, &frontier, 0, 0.4);
    dw_deal_observe(&deal.deal, &book.playbook, belief_facts);
}

void believe(void)
{
    prepare();
    check(dw_belief_of_deal(&model, at_stake, belief_facts, &arena, &belief, NULL) == DW_OK);
}

void simple_deal(void)
{
    static const double price[] = {UNITS(80000), UNITS(100000), UNITS(120000)};
    fresh(NULL);
    deal_numbers(&deal, "price", price, 3);
    const size_t training = deal_issue(&deal, "training");
    deal_option(&deal, training, "none", 0, 0);
    deal_option(&deal, training, "full", UNITS(-3000), UNITS(5000));
    deal.deal.value.target_price = UNITS(100000);
    deal.deal.value.list_price = UNITS(120000);
    deal.deal.value.floor_price = UNITS(80000);
    deal.deal.value.competitor_price = UNITS(110000);
    deal.deal.value.competitor_evidence = "seen";
    deal.deal.day = test_day(2026, 11, 23);
    deal.deal.close_by = test_day(2026, 12, 31);
}

void their_answer(int day, dw_event_kind kind)
{
    deal_event(&deal, DW_SIDE_THEM, kind)->day = test_day(2026, 11, day);
}

double chance_at(dw_money price)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    return dw_belief_acceptance(&model, belief, option, (double)price, INFINITY);
}

void set(dw_setting setting, double value)
{
    book.playbook.setting[setting].value = value;
}
