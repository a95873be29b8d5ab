/* What holds of the talks and what has ended: ends taken back, last days, agreements that we leave. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

static double measured(dw_measure measure)
{
    double value;
    plan_record();
    check(dw_plan_record_measure(&plan, measure, &value));
    return value;
}

enum { NO, OPENED, NOTHING, WITH_WORDS, OUR_NO, OUR_OFFER };

static void an_end_is_taken_back_until_somebody_says_what_stands(void **state)
{
    (void)state;
    static const dw_event_kind word[] = {DW_EVENT_OFFER, DW_EVENT_ACCEPT, DW_EVENT_REFUSE};
    for (size_t w = 0; w < sizeof word / sizeof word[0]; w++) {
        begin_record();
        log_price(DW_SIDE_US, UNITS(231700), 10);
        check(measured(DW_MEASURE_OPENED_AGAIN) == NO);
        log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 11)->outcome = DW_OUTCOME_NONE;
        check(measured(DW_MEASURE_OPENED_AGAIN) == NOTHING);
        deal.event[1].outcome = DW_OUTCOME_WON;
        check(measured(DW_MEASURE_OPENED_AGAIN) == NO);
        log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 12)->outcome = DW_OUTCOME_NONE;
        check(measured(DW_MEASURE_OPENED_AGAIN) == OPENED);
        log_on(DW_SIDE_US, DW_EVENT_NOTE, 13);
        check(measured(DW_MEASURE_OPENED_AGAIN) == OPENED);
        if (word[w] == DW_EVENT_OFFER)
            log_price(DW_SIDE_THEM, UNITS(200100), 14);
        else
            log_on(DW_SIDE_THEM, word[w], 14);
        check(measured(DW_MEASURE_OPENED_AGAIN) == NO);
    }
}

/* Of a word of each side after the end, the second of ours in its place. */
static void bug_our_no_after_the_end_was_none_once_it_was_open_again(void **state)
{
    (void)state;
    static const double first[] = {OUR_NO, WITH_WORDS}, then[] = {OUR_OFFER, WITH_WORDS};
    for (unsigned side = 0; side < DW_SIDE_COUNT; side++)
        for (size_t n = 0; n < 2; n++) {
            begin_record();
            log_price(DW_SIDE_THEM, UNITS(231700), 10);
            log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 11)->outcome = DW_OUTCOME_LOST;
            log_on((dw_side)side, DW_EVENT_REFUSE, 12);
            if (n > 0)
                log_price(DW_SIDE_US, UNITS(233900), 12);
            log_on(DW_SIDE_US, DW_EVENT_OUTCOME, 13)->outcome = DW_OUTCOME_NONE;
            check(measured(DW_MEASURE_OPENED_AGAIN) == (n > 0 ? then : first)[side]);
        }
}

/* Ours says nothing of what still stands for them. */
static void their_word_after_the_end_says_what_stands(void **state)
{
    (void)state;
    for (unsigned side = 0; side < DW_SIDE_COUNT; side++) {
        begin_record();
        log_price(DW_SIDE_THEM, UNITS(231700), 10);
        log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 11)->outcome = DW_OUTCOME_LOST;
        log_price((dw_side)side, UNITS(200100), 12);
        check(measured(DW_MEASURE_OPENED_AGAIN) == NO);
        log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 13)->outcome = DW_OUTCOME_NONE;
        check(measured(DW_MEASURE_OPENED_AGAIN) == (side == DW_SIDE_THEM ? WITH_WORDS : OUR_OFFER));
    }
}

/* On every day around the last one, of either side. Where no last day of ours runs none has passed. */
static void the_days_left_of_an_offer_are_counted_to_its_last(void **state)
{
    (void)state;
    static const dw_measure left[] = {DW_MEASURE_OUR_OFFER_LEFT, DW_MEASURE_THEIR_OFFER_LEFT};
    static const dw_variable until[] = {DW_VAR_OUR_OFFER_UNTIL, DW_VAR_THEIR_OFFER_UNTIL};
    for (unsigned side = 0; side < DW_SIDE_COUNT; side++)
        for (int day = 11; day < 21; day++) {
            double none = 0;
            begin_record();
            log_price((dw_side)side, UNITS(211300), 10)->until = test_day(2026, 11, 16);
            deal.deal.day = test_day(2026, 11, day);
            check(measured(left[side]) == 16 - day);
            check(value(until[side]).day == test_day(2026, 11, 16));
            const bool taken = dw_plan_record_measure(&plan, left[1 - side], &none);
            check(side == DW_SIDE_US ? !taken : taken && isinf(none));
            expect_none(value(until[1 - side]));
        }
}

static void an_offer_that_was_answered_or_has_no_last_day_has_no_days_left(void **state)
{
    (void)state;
    double none;
    static const dw_event_kind answer[] = {DW_EVENT_ACCEPT, DW_EVENT_REFUSE, DW_EVENT_OUTCOME};
    for (size_t a = 0; a < sizeof answer / sizeof answer[0]; a++) {
        begin_record();
        log_price(DW_SIDE_THEM, UNITS(211300), 10)->until = test_day(2026, 11, 16);
        log_on(DW_SIDE_US, answer[a], 12)->outcome =
            answer[a] == DW_EVENT_OUTCOME ? DW_OUTCOME_LOST : DW_OUTCOME_NONE;
        plan_record();
        check(!dw_plan_record_measure(&plan, DW_MEASURE_THEIR_OFFER_LEFT, &none));
    }
    begin_record();
    log_price(DW_SIDE_THEM, UNITS(211300), 10)->until = test_day(2026, 11, 16);
    log_price(DW_SIDE_THEM, UNITS(212900), 12);
    plan_record();
    check(!dw_plan_record_measure(&plan, DW_MEASURE_THEIR_OFFER_LEFT, &none));
}

static void what_parts_the_prices_is_not_said_of_an_offer_that_has_lapsed(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 10);
    log_price(DW_SIDE_THEM, UNITS(211300), 11)->until = test_day(2026, 11, 23);
    plan_record();
    check(value(DW_VAR_PRICE_APART).money == UNITS(20400));
    deal.deal.day = test_day(2026, 11, 24);
    plan_record();
    expect_none(value(DW_VAR_PRICE_APART));
}

enum { BELOW = 1, OTHER, ANEW, DENIED, GIVEN, REFUSED };

/* Against the two worths, for prices around the one that was agreed. */
static void an_offer_of_ours_leaves_an_agreement_for_less_or_not(void **state)
{
    (void)state;
    const dw_money agreed = UNITS(208100);
    for (test_case = 0; test_case < 11; test_case++) {
        const dw_money price = agreed + UNITS(730) * ((dw_money)test_case - 5);
        begin_record();
        log_price(DW_SIDE_THEM, agreed, 10);
        log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 11);
        check(measured(DW_MEASURE_AGREEMENT_LEFT) == NO);
        expect_none(value(DW_VAR_LEFT_PRICE));
        log_price(DW_SIDE_US, price, 12);
        check(measured(DW_MEASURE_AGREEMENT_LEFT) == (price < agreed ? BELOW : ANEW));
        check(value(DW_VAR_LEFT_PRICE).money == agreed);
        log_on(DW_SIDE_THEM, DW_EVENT_NOTE, 13);
        check(measured(DW_MEASURE_AGREEMENT_LEFT) != NO);
        log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 14);
        check(measured(DW_MEASURE_AGREEMENT_LEFT) == REFUSED);
    }
}

static void who_meets_them_half_way_after_they_reopened_it_has_not_undercut_it(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_THEM, UNITS(208100), 10);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 11);
    log_price(DW_SIDE_THEM, UNITS(197300), 12);
    log_price(DW_SIDE_US, UNITS(203900), 13);
    check(measured(DW_MEASURE_AGREEMENT_LEFT) == OTHER);
}

/* Whoever accepted and whoever refused, until each side has offered again. */
static void what_was_agreed_and_ended_is_a_number_of_neither_side(void **state)
{
    (void)state;
    enum { NOBODY, US, THEM, BOTH };
    for (test_case = 0; test_case < 4; test_case++) {
        begin_record();
        log_price(DW_SIDE_THEM, UNITS(197300), 10);
        log_price(DW_SIDE_US, UNITS(208100), 11);
        log_on(test_case & 1 ? DW_SIDE_THEM : DW_SIDE_US, DW_EVENT_ACCEPT, 12);
        check(measured(DW_MEASURE_SILENT_SINCE_END) == NOBODY);
        log_on(test_case & 2 ? DW_SIDE_THEM : DW_SIDE_US, DW_EVENT_REFUSE, 13);
        check(measured(DW_MEASURE_SILENT_SINCE_END) == BOTH);
        expect_none(value(DW_VAR_OUR_LATEST));
        expect_none(value(DW_VAR_THEIR_LATEST));
        expect_none(value(DW_VAR_PRICE_APART));
        expect_none(value(DW_VAR_OUR_OFFER_WORTH));
        check(!dw_money_known(plan.their_anchor.stands));
        check(value(DW_VAR_BROKEN_PRICE).money == (test_case & 1 ? UNITS(208100) : UNITS(197300)));
        log_price(DW_SIDE_THEM, UNITS(199700), 14);
        check(measured(DW_MEASURE_SILENT_SINCE_END) == US);
        expect_none(value(DW_VAR_OUR_LATEST));
        check(value(DW_VAR_THEIR_LATEST).money == UNITS(199700));
        log_price(DW_SIDE_US, UNITS(206300), 15);
        check(measured(DW_MEASURE_SILENT_SINCE_END) == NOBODY);
        check(value(DW_VAR_OUR_LATEST).money == UNITS(206300));
        check(value(DW_VAR_PRICE_APART).money == UNITS(6600));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_end_is_taken_back_until_somebody_says_what_stands),
        cmocka_unit_test(bug_our_no_after_the_end_was_none_once_it_was_open_again),
        cmocka_unit_test(their_word_after_the_end_says_what_stands),
        cmocka_unit_test(the_days_left_of_an_offer_are_counted_to_its_last),
        cmocka_unit_test(an_offer_that_was_answered_or_has_no_last_day_has_no_days_left),
        cmocka_unit_test(what_parts_the_prices_is_not_said_of_an_offer_that_has_lapsed),
        cmocka_unit_test(an_offer_of_ours_leaves_an_agreement_for_less_or_not),
        cmocka_unit_test(what_was_agreed_and_ended_is_a_number_of_neither_side),
        cmocka_unit_test(who_meets_them_half_way_after_they_reopened_it_has_not_undercut_it),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
