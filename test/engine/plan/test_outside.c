/* What of their offer is outside our limits, by what they have heard from us on it. */
#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

enum { NONE, NO, SOME, WAITING, AGAIN };
enum { CAPPED, UNCAPPED }; /* capped is our limit */

static double state_of(void)
{
    plan_record();
    return measure(DW_MEASURE_OUTSIDE_ASKED, NULL);
}

static dw_event *says(dw_side by, dw_statement statement, size_t option, int day)
{
    dw_event *const event = log_option(by, "liability", option, day);
    event->kind = DW_EVENT_STATEMENT;
    event->statement = statement;
    return event;
}

static void begin_uncapped(void)
{
    begin_record();
    log_price(DW_SIDE_THEM, UNITS(191700), 3);
    log_option(DW_SIDE_THEM, "liability", UNCAPPED, 4);
}

static void what_they_have_not_heard_of_is_to_be_said(void **state)
{
    (void)state;
    begin_record();
    check(state_of() == NONE);
    log_option(DW_SIDE_US, "liability", CAPPED, 2); /* before they named it */
    log_price(DW_SIDE_THEM, UNITS(191700), 3);
    log_option(DW_SIDE_THEM, "liability", UNCAPPED, 4);
    check(state_of() == NO);
    log_price(DW_SIDE_US, UNITS(221300), 5); /* does not name it */
    says(DW_SIDE_US, DW_STATEMENT_POSITION, UNCAPPED, 6);
    check(state_of() == NO);
    expect_none(value(DW_VAR_OUTSIDE_ASKED));
    expect_none(value(DW_VAR_OUTSIDE_ASKED_DATE));
    check(value(DW_VAR_OUTSIDE_UNASKED).n_terms == 1);
}

static void what_they_have_heard_of_waits_until_they_name_it_again(void **state)
{
    (void)state;
    for (test_case = 0; test_case < 4; test_case++) {
        begin_uncapped();
        if (test_case == 0)
            log_option(DW_SIDE_US, "liability", CAPPED, 5);
        else
            says(DW_SIDE_US, test_case == 1 ? DW_STATEMENT_POSITION : DW_STATEMENT_QUESTION,
                 test_case == 1 ? CAPPED : UNCAPPED, 5);
        if (test_case == 3)
            deal.event[2].kind = DW_EVENT_REFUSE;
        if (test_case == 3)
            log_price(DW_SIDE_THEM, UNITS(192300), 6); /* what was refused is on no table */
        check(state_of() == WAITING);
        expect_day(value(DW_VAR_OUTSIDE_ASKED_DATE), test_day(2026, 11, 5));
        check(value(DW_VAR_OUTSIDE_ASKED).term[0].option == UNCAPPED);
        expect_none(value(DW_VAR_OUTSIDE_UNASKED));
        says(DW_SIDE_THEM, DW_STATEMENT_DEMAND, UNCAPPED, 7);
        check(state_of() == AGAIN);
        expect_day(value(DW_VAR_OUTSIDE_ASKED_DATE), test_day(2026, 11, 5));
        says(DW_SIDE_US, DW_STATEMENT_POSITION, CAPPED, 8);
        check(state_of() == WAITING);
        log_option(DW_SIDE_THEM, "liability", CAPPED, 9);
        check(state_of() == NONE);
        log_option(DW_SIDE_THEM, "liability", UNCAPPED, 10); /* anew */
        check(state_of() == NO);
    }
}

static void where_we_went_there_ourselves_nothing_was_said(void **state)
{
    (void)state;
    begin_uncapped();
    says(DW_SIDE_US, DW_STATEMENT_POSITION, CAPPED, 5);
    log_option(DW_SIDE_US, "liability", UNCAPPED, 6);
    check(state_of() == NO);
}

static void of_two_terms_one_may_be_new_to_them(void **state)
{
    (void)state;
    begin_uncapped();
    deal.issue[dw_deal_issue(&deal.deal, "payment_days")].must_at_most = 75;
    says(DW_SIDE_US, DW_STATEMENT_POSITION, CAPPED, 5);
    log_option(DW_SIDE_THEM, "payment_days", 2, 6); /* 90 */
    check(state_of() == SOME);
    check(value(DW_VAR_OUTSIDE_ASKED).n_terms == 1);
    check(value(DW_VAR_OUTSIDE_UNASKED).term[0].number == 90);
    /* between the options, and inside */
    dw_event *const ours = log_option(DW_SIDE_US, "payment_days", 1, 7);
    deal.term[deal.n_terms - 1].option = DW_NONE;
    deal.term[deal.n_terms - 1].number = 71;
    check(ours->n_terms == 1 && state_of() == WAITING);
    expect_day(value(DW_VAR_OUTSIDE_ASKED_DATE), test_day(2026, 11, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_they_have_not_heard_of_is_to_be_said),
        cmocka_unit_test(what_they_have_heard_of_waits_until_they_name_it_again),
        cmocka_unit_test(where_we_went_there_ourselves_nothing_was_said),
        cmocka_unit_test(of_two_terms_one_may_be_new_to_them),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
