/* Versions of the plan, read off a record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dealwright/record.h"

#include "engine/support/cases.h"
#include "engine/support/check.h"

static dw_version version(size_t n_events)
{
    static dw_deal state;
    dw_error err;
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
    dw_arena_clear(&arena);
    check(dw_record_state(&deal.deal, &book.playbook, n_events, &arena, &state, &err) == DW_OK);
    return dw_record_version(&state);
}

static dw_event *event(dw_side by, dw_event_kind kind, int day)
{
    dw_event *const made = deal_event(&deal, by, kind);
    made->day = test_day(2026, 11, day);
    return made;
}

static void publish(int number, int day)
{
    dw_event *const plan = event(DW_SIDE_US, DW_EVENT_PLAN, day);
    plan->version = number;
    plan->who = "Ana";
}

static void begin(void)
{
    deal_init(&deal, &book);
    deal.deal.day = test_day(2026, 11, 20);
}

static void has_none_before_one_is_published(void **state)
{
    (void)state;
    begin();
    dw_version v = version(0);
    assert_int_equal(v.number, 0);
    assert_int_equal(v.event, 0);
    assert_int_equal(v.pending, 1);
    event(DW_SIDE_US, DW_EVENT_SIGNAL, 3);
    v = version(1);
    assert_int_equal(v.n_since, 1);
    assert_int_equal(v.pending, 1);
}

static void is_the_newest_until_something_happens(void **state)
{
    (void)state;
    begin();
    publish(3, 2);
    dw_version v = version(1);
    assert_int_equal(v.number, 3);
    assert_int_equal(v.event, 1);
    assert_int_equal(v.day, test_day(2026, 11, 2));
    assert_string_equal(v.who, "Ana");
    assert_int_equal(v.pending, 3);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 4);
    event(DW_SIDE_THEM, DW_EVENT_SIGNAL, 5);
    v = version(3);
    assert_int_equal(v.n_since, 2);
    assert_int_equal(v.pending, 4);
    publish(4, 6);
    v = version(4);
    assert_int_equal(v.number, 4);
    assert_int_equal(v.pending, 4);
}

static void counts_versions_that_have_no_number(void **state)
{
    (void)state;
    begin();
    publish(0, 2);
    publish(0, 3);
    assert_int_equal(version(2).number, 2);
}

static void is_not_outdated_by_what_is_only_about_it(void **state)
{
    (void)state;
    begin();
    publish(1, 2);
    event(DW_SIDE_US, DW_EVENT_NOTE, 3);
    event(DW_SIDE_US, DW_EVENT_DISMISSAL, 3);
    event(DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT, 3)->version = 1;
    assert_int_equal(version(4).pending, 1);
    event(DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT, 4)->objective = DW_OBJECTIVE_SPEED;
    assert_int_equal(version(5).pending, 2);
}

static void is_outdated_by_a_withdrawal_and_by_a_late_entry(void **state)
{
    (void)state;
    begin();
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 1);
    publish(1, 5);
    assert_int_equal(version(2).pending, 1);
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 6)->corrects = 1;
    assert_int_equal(version(3).n_since, 1);
    assert_int_equal(version(3).pending, 2);
    begin();
    publish(1, 5);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 4);
    assert_int_equal(version(2).pending, 2);
}

static void names_the_newest_event_in_time(void **state)
{
    (void)state;
    begin();
    version(0);
    assert_int_equal(dw_record_newest(&deal.deal), DW_NONE);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 4);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 3);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 24);
    static dw_deal left;
    dw_error err;
    dw_arena_clear(&arena);
    check(dw_record_state(&deal.deal, &book.playbook, 3, &arena, &left, &err) == DW_OK);
    assert_int_equal(dw_record_newest(&left), 1);
}

static void knows_a_correction_on_earlier_days(void **state)
{
    (void)state;
    begin();
    publish(1, 2);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 3);
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 27)->corrects = 2;
    static dw_deal left;
    dw_error err;
    dw_arena_clear(&arena);
    check(dw_record_state(&deal.deal, &book.playbook, 3, &arena, &left, &err) == DW_OK);
    assert_int_equal(left.n_events, 1);
    assert_int_equal(dw_record_newest(&left), 2);
    /* What came after the version and was withdrawn leaves it as it is. */
    assert_int_equal(dw_record_version(&left).n_since, 0);
}

static dw_event *pivot(size_t archetype, int day)
{
    dw_event *const made = event(DW_SIDE_US, DW_EVENT_PIVOT, day);
    made->archetype = archetype;
    return made;
}

static void is_outdated_by_pivots_that_lead_elsewhere(void **state)
{
    (void)state;
    begin();
    publish(1, 2);
    pivot(1, 3);
    assert_int_equal(version(2).pending, 2);
    publish(2, 4);
    pivot(1, 5);
    assert_int_equal(version(4).pending, 2);
    pivot(0, 6);
    assert_int_equal(version(5).n_since, 2);
    /* Logged late: what was decided after it still leads. */
    begin();
    pivot(1, 5);
    publish(1, 5);
    pivot(0, 3);
    assert_int_equal(version(3).pending, 1);
    /* By the deal file itself. */
    begin();
    deal.deal.strategy = 1;
    publish(1, 2);
    pivot(1, 3);
    assert_int_equal(version(2).pending, 1);
}

static void a_withdrawn_pivot_leaves_the_version_before(void **state)
{
    (void)state;
    begin();
    publish(1, 2);
    pivot(1, 3);
    publish(2, 3);
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 4)->corrects = 2;
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 4)->corrects = 3;
    const dw_version v = version(5);
    assert_int_equal(v.number, 1);
    assert_int_equal(v.pending, 1);
    /* The pivot alone: the version that followed it is not what the plan is now. */
    assert_int_equal(version(4).number, 2);
    assert_int_equal(version(4).pending, 3);
}

static void a_pivot_and_its_version_are_one_act(void **state)
{
    (void)state;
    begin();
    publish(1, 2);
    pivot(1, 3);
    publish(2, 3);
    publish(3, 4);
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 4)->corrects = 2;
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 4)->corrects = 3;
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 4)->corrects = 4;
    static const size_t first[] = {0, 1, 1, 3, 4, 4, 6};
    for (size_t e = 0; e < sizeof first / sizeof first[0]; e++)
        assert_int_equal(dw_record_act(deal.deal.event, e), first[e]);
    begin();
    event(DW_SIDE_THEM, DW_EVENT_PIVOT, 3);
    publish(1, 3);
    assert_int_equal(dw_record_act(deal.deal.event, 1), 1);
}

static void leaves_out_what_comes_after_the_planning_day(void **state)
{
    (void)state;
    begin();
    publish(1, 5);
    event(DW_SIDE_THEM, DW_EVENT_REFUSE, 21);
    event(DW_SIDE_US, DW_EVENT_CORRECTION, 22)->corrects = 1;
    assert_int_equal(version(3).pending, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_none_before_one_is_published),
        cmocka_unit_test(is_the_newest_until_something_happens),
        cmocka_unit_test(counts_versions_that_have_no_number),
        cmocka_unit_test(is_not_outdated_by_what_is_only_about_it),
        cmocka_unit_test(is_outdated_by_a_withdrawal_and_by_a_late_entry),
        cmocka_unit_test(names_the_newest_event_in_time),
        cmocka_unit_test(knows_a_correction_on_earlier_days),
        cmocka_unit_test(is_outdated_by_pivots_that_lead_elsewhere),
        cmocka_unit_test(a_withdrawn_pivot_leaves_the_version_before),
        cmocka_unit_test(a_pivot_and_its_version_are_one_act),
        cmocka_unit_test(leaves_out_what_comes_after_the_planning_day),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
