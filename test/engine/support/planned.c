#include "planned.h"

#include "check.h"

#include "dealwright/record.h"
#include "plan/compose.h"

dw_plan plan;
static const char *names[DW_PLAN_NAMES_MAX];

void make_plan(void)
{
    dw_error err = {0};
    dw_arena_clear(&arena);
    check(dw_plan_make(&book.playbook, &deal.deal, &(dw_plan_options){0}, &arena, &plan, &err) ==
          DW_OK);
}

void begin_record(void)
{
    deal_full(&deal, &book);
    deal.deal.n_events = 0;
    deal.n_terms = 0;
    deal.deal.day = test_day(2026, 11, 23);
}

dw_event *log_on(dw_side by, dw_event_kind kind, int day)
{
    dw_event *const event = deal_event(&deal, by, kind);
    event->day = test_day(2026, 11, day);
    return event;
}

dw_event *log_price(dw_side by, dw_money price, int day)
{
    deal_offer(&deal, by, price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->day = test_day(2026, 11, day);
    return event;
}

dw_event *log_option(dw_side by, const char *issue, size_t option, int day)
{
    dw_event *const event = log_on(by, DW_EVENT_OFFER, day);
    const size_t i = dw_deal_issue(&deal.deal, issue);
    deal.term[deal.n_terms] = (dw_term){i, option, deal.option[i][option].number};
    event->term = &deal.term[deal.n_terms++];
    event->n_terms = 1;
    return event;
}

void offer_random_term(dw_random *random, dw_side by, dw_money price)
{
    deal_offer(&deal, by, price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    const size_t issue = 1 + dw_random_below(random, (uint32_t)deal.deal.n_issues - 1);
    const size_t o = dw_random_below(random, (uint32_t)deal.issue[issue].n_options);
    deal.term[deal.n_terms++] = (dw_term){issue, o, deal.option[issue][o].number};
    event->n_terms++;
}

void plan_record(void)
{
    static dw_deal state;
    dw_error err = {0};
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
    dw_arena_clear(&arena);
    check(dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, &arena, &state, &err) ==
          DW_OK);
    check(dw_plan_make(&book.playbook, &state, &(dw_plan_options){0}, &arena, &plan, &err) ==
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

static dw_composer composed(void)
{
    return (dw_composer){.playbook = plan.playbook,
                         .deal = plan.deal,
                         .walk_away_worth = plan.walk_away_worth,
                         .plan = plan};
}

double measure(dw_measure measured, bool *behind)
{
    const dw_composer c = composed();
    double found;
    return dw_measure_record(&plan, measured, behind, &found) ||
                   dw_measure_standing(&c, measured, &found) ||
                   dw_measure_last(&c, measured, &found)
               ? found
               : -1;
}

double measure_event(dw_measure measured, size_t event)
{
    const dw_composer c = composed();
    double found;
    return dw_measure_event(&c, measured, event, &found) ||
                   dw_measure_house_event(&c, measured, event, &found)
               ? found
               : -1;
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
