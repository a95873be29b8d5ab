/* Whose turn it is: what a promise of theirs changes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

static void declare(int day, dw_statement statement, const char *note)
{
    dw_event *const said = log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, day);
    said->statement = statement;
    said->note = note;
}

static void a_promise_in_place_of_a_demand_makes_it_their_turn(void **state)
{
    (void)state;
    static const dw_statement demanded[] = {DW_STATEMENT_DEMAND, DW_STATEMENT_ULTIMATUM,
                                            DW_STATEMENT_POSITION};
    for (test_case = 0; test_case < sizeof demanded / sizeof demanded[0]; test_case++) {
        begin_record();
        declare(13, demanded[test_case], "sign or we tender");
        plan_record();
        expect_none(value(DW_VAR_DAYS_WAITING));
        expect_none(value(DW_VAR_THEIR_PROMISE));
        declare(17, DW_STATEMENT_PROMISE, "a new figure");
        deal.event[1].until = test_day(2026, 11, 27);
        declare(18, DW_STATEMENT_DISCLOSURE, "the board met"); /* a figure takes nothing back */
        plan_record();
        expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 4); /* since the promise */
        declare(19, demanded[test_case], "sign after all");
        plan_record();
        expect_none(value(DW_VAR_DAYS_WAITING));
    }
}

static void their_newest_promise_is_named_until_it_is_kept_or_left_behind(void **state)
{
    (void)state;
    begin_record();
    declare(13, DW_STATEMENT_ULTIMATUM, "sign or we tender");
    dw_event *const promise = log_on(DW_SIDE_THEM, DW_EVENT_ESCALATION, 17);
    promise->action = DW_ACTION_PROMISE; /* above working level */
    promise->note = "the ultimatum is off";
    promise->until = test_day(2026, 11, 27);
    plan_record();
    expect_text(value(DW_VAR_THEIR_PROMISE), "the ultimatum is off");
    expect_day(value(DW_VAR_THEIR_PROMISE_DUE), test_day(2026, 11, 27));
    expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 4);
    log_on(DW_SIDE_THEM, DW_EVENT_NOTE, 18)->answers = 2; /* kept */
    plan_record();
    expect_none(value(DW_VAR_THEIR_PROMISE));
    expect_none(value(DW_VAR_THEIR_PROMISE_DUE));
    deal.deal.n_events = 2;
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000)); /* left behind */
    deal.event[2].day = test_day(2026, 11, 18);
    plan_record();
    expect_none(value(DW_VAR_THEIR_PROMISE));
    expect_none(value(DW_VAR_DAYS_WAITING));
}

/* A promise beside an offer takes nothing back: it is for us to answer the offer. */
static void a_promise_beside_an_offer_leaves_the_turn_where_it_was(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    declare(16, DW_STATEMENT_PROMISE, "two references");
    plan_record();
    expect_none(value(DW_VAR_DAYS_WAITING));
    expect_text(value(DW_VAR_THEIR_PROMISE), "two references");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_in_place_of_a_demand_makes_it_their_turn),
        cmocka_unit_test(their_newest_promise_is_named_until_it_is_kept_or_left_behind),
        cmocka_unit_test(a_promise_beside_an_offer_leaves_the_turn_where_it_was),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
