/* A price of theirs that comes to a figure which one of ours has told them, against the definition. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dealwright/base.h"

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

static dw_event *say_price(dw_side by, dw_statement statement, dw_money price, int day)
{
    dw_event *const event = log_price(by, price, day);
    event->kind = DW_EVENT_STATEMENT;
    event->statement = statement;
    return event;
}

static double figure_of(size_t event)
{
    plan_record();
    return measure_event(DW_MEASURE_EVENT_FIGURE, event);
}

static void expect_no_figure(size_t event)
{
    check(figure_of(event) == -1);
    expect_none(item(DW_SCOPE_EVENT, event, DW_VAR_EVENT_FIGURE));
    expect_none(item(DW_SCOPE_EVENT, event, DW_VAR_EVENT_FIGURE_WHO));
    expect_none(item(DW_SCOPE_EVENT, event, DW_VAR_EVENT_FIGURE_DATE));
    expect_none(item(DW_SCOPE_EVENT, event, DW_VAR_EVENT_FIGURE_NUMBER));
}

static void the_next_price_comes_to_the_figure_that_was_let_out(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 10);
    log_price(DW_SIDE_THEM, UNITS(188300), 11);
    say_price(DW_SIDE_US, DW_STATEMENT_DISCLOSURE, UNITS(203100), 12)->who = "Bo";
    log_price(DW_SIDE_THEM, UNITS(201700), 13);
    check_near(figure_of(3), 1400.0 / 203100, 1e-12);
    check(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_FIGURE).money == UNITS(203100));
    expect_text(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_FIGURE_WHO), "Bo");
    expect_day(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_FIGURE_DATE), test_day(2026, 11, 12));
    expect_number(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_FIGURE_NUMBER), DW_VALUE_COUNT, 3);
    /* a demand of theirs is an answer as well; their own earlier price has answered it already */
    say_price(DW_SIDE_THEM, DW_STATEMENT_DEMAND, UNITS(203100), 14);
    expect_no_figure(4);
    say_price(DW_SIDE_US, DW_STATEMENT_PROMISE, UNITS(205900), 15);
    say_price(DW_SIDE_THEM, DW_STATEMENT_DEMAND, UNITS(205900), 16);
    check_near(figure_of(6), 0, 0);
    expect_none(item(DW_SCOPE_EVENT, 6, DW_VAR_EVENT_FIGURE_WHO));
}

static void what_they_stood_as_near_to_before_they_have_not_come_to(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_THEM, UNITS(201700), 11);
    say_price(DW_SIDE_US, DW_STATEMENT_DISCLOSURE, UNITS(203100), 12);
    log_price(DW_SIDE_THEM, UNITS(201700), 13);
    expect_no_figure(2);
    begin_record();
    say_price(DW_SIDE_US, DW_STATEMENT_DISCLOSURE, UNITS(203100), 12);
    log_price(DW_SIDE_THEM, UNITS(201700), 13); /* their first price */
    check_near(figure_of(1), 1400.0 / 203100, 1e-12);
    expect_no_figure(0);
    log_option(DW_SIDE_THEM, "term_years", 1, 14); /* names no price */
    expect_no_figure(2);
}

static void bug_a_figure_that_one_price_of_theirs_had_passed_by_was_never_met(void **state)
{
    (void)state;
    begin_record();
    say_price(DW_SIDE_US, DW_STATEMENT_DISCLOSURE, UNITS(203100), 11);
    log_price(DW_SIDE_THEM, UNITS(171300), 12);
    check_near(figure_of(1), 31800.0 / 203100, 1e-12); /* their first price, and far off */
    log_price(DW_SIDE_THEM, UNITS(203100), 13);
    check_near(figure_of(2), 0, 0);
    log_price(DW_SIDE_THEM, UNITS(203100), 14);
    expect_no_figure(3);
}

static void what_our_offers_have_named_is_no_figure(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_THEM, UNITS(188300), 10);
    log_price(DW_SIDE_US, UNITS(203100), 11);
    say_price(DW_SIDE_US, DW_STATEMENT_POSITION, UNITS(203100), 12);
    log_price(DW_SIDE_THEM, UNITS(203100), 13);
    expect_no_figure(3);
    deal.term[2].number = (double)UNITS(199900); /* a position that is news */
    check_near(figure_of(3), 3200.0 / 199900, 1e-12);
}

/* ---- Against the definition ---------------------------------------------------------------------- */

enum { EVENTS = 9, SEED = 20261130, ROUNDS = 400 };

static bool tells(const dw_event *event, dw_side side)
{
    return event->by == side && (side == DW_SIDE_THEM || event->kind == DW_EVENT_STATEMENT);
}

static bool is_passed_by(size_t from, size_t event, double figure)
{
    for (size_t e = from; e < event; e++)
        if (tells(&deal.deal.event[e], DW_SIDE_THEM) &&
            fabs(deal.deal.event[e].term[0].number - figure) <= 0.05 * figure)
            return false;
    return true;
}

/* The least distance from a figure told before this price of theirs, in the newest run of events between two
 * of theirs that has one which all of up to three prices since have passed by; -1 for none. */
static double naive_figure(size_t event)
{
    const dw_event *const at = deal.deal.event;
    double least = INFINITY, figure = 0;
    size_t to = event, from = event, passed = 0;
    if (!tells(&at[event], DW_SIDE_THEM))
        return -1;
    for (; isinf(least); to = --from, passed++) {
        while (from > 0 && !tells(&at[from - 1], DW_SIDE_THEM))
            from--;
        for (size_t e = from; e < to; e++) {
            const double told = at[e].term[0].number;
            const double apart = fabs(at[event].term[0].number - told);
            if (tells(&at[e], DW_SIDE_US) && is_passed_by(to, event, told) && apart <= least) {
                figure = told;
                least = apart;
            }
        }
        if (!isinf(least) || from == 0 || passed == 3)
            break;
    }
    const double before = from > 0 ? at[from - 1].term[0].number : INFINITY;
    return isinf(least) || fabs(before - figure) <= least || (passed > 0 && least > 0.05 * figure)
               ? -1
               : least / figure;
}

static void agrees_with_the_definition_on_any_record(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, SEED, 0);
    for (test_case = 0; test_case < ROUNDS; test_case++) {
        begin_record();
        for (int e = 0; e < EVENTS; e++) {
            const dw_side by = dw_random_below(&random, 2) ? DW_SIDE_US : DW_SIDE_THEM;
            const dw_money price =
                UNITS(187300) + UNITS(1370) * (dw_money)dw_random_below(&random, 9);
            if (dw_random_below(&random, 3))
                say_price(by, by == DW_SIDE_US ? DW_STATEMENT_DISCLOSURE : DW_STATEMENT_DEMAND,
                          price, 2 + e);
            else
                log_price(by, price, 2 + e);
        }
        plan_record();
        for (size_t e = 0; e < EVENTS; e++)
            check_near(measure_event(DW_MEASURE_EVENT_FIGURE, e), naive_figure(e), 1e-12);
    }
}

/* The chance that they take what we have on the table, in a record in which one of ours named a figure, or
 * noted something in its place; then with their last word for it. */
static double chance_after(bool told, bool insisted)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 10);
    log_price(DW_SIDE_THEM, UNITS(188300), 11);
    if (told)
        say_price(DW_SIDE_US, DW_STATEMENT_DISCLOSURE, UNITS(203100), 12);
    else
        log_on(DW_SIDE_US, DW_EVENT_NOTE, 12);
    if (insisted)
        say_price(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, UNITS(203100), 13);
    plan_record();
    assert_true(dw_standing_offer(&plan.worth, DW_SIDE_US, option, &price));
    return dw_package_weigh(&plan.worth, option, price).acceptance;
}

static void a_figure_is_in_no_chance_and_what_they_do_with_it_is(void **state)
{
    (void)state;
    check(chance_after(true, false) == chance_after(false, false));
    check(chance_after(true, true) < chance_after(true, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_price_comes_to_the_figure_that_was_let_out),
        cmocka_unit_test(what_they_stood_as_near_to_before_they_have_not_come_to),
        cmocka_unit_test(bug_a_figure_that_one_price_of_theirs_had_passed_by_was_never_met),
        cmocka_unit_test(what_our_offers_have_named_is_no_figure),
        cmocka_unit_test(agrees_with_the_definition_on_any_record),
        cmocka_unit_test(a_figure_is_in_no_chance_and_what_they_do_with_it_is),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
