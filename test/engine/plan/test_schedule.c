/* When the steps of a calendar are due: cases worked out by hand. */
#include "engine/support/calendar.h"
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

static void says_when_memory_ends(void **state)
{
    (void)state;
    dw_arena none;
    dw_arena_init(&none, at.arena.allocator, 0);
    calendar_reset(&at, test_day(2026, 11, 23), test_day(2026, 12, 18));
    (void)calendar_step(&at, 7, DW_PHASE_FIT);
    assert_int_equal(dw_schedule(&at.deal, &at.holidays, at.timing, at.n, &none, at.slot,
                                 at.squeeze, &at.n_squeezes),
                     DW_E_NOMEM);
}

/* ---- Cases by hand -------------------------------------------------------------------------- */

/* Monday 23 November to Friday 18 December 2026, final presentations on Tuesday the 8th, their
 * committee on Tuesday the 15th. */
static void make_deal(void)
{
    calendar_reset(&at, test_day(2026, 11, 23), test_day(2026, 12, 18));
    calendar_date(&at, DW_DEADLINE_EVALUATION, test_day(2026, 12, 8));
    calendar_date(&at, DW_DEADLINE_BUDGET, test_day(2026, 12, 15));
}

static void puts_the_last_round_after_the_evaluation_it_waits_for(void **state)
{
    (void)state;
    make_deal();
    dw_timing *const last = calendar_step(&at, 12, DW_PHASE_COMMERCIAL);
    at.after[0][0] = (dw_span){DW_DEADLINE_EVALUATION, 1};
    last->n_after = 1;
    last->least_days = 6;
    (void)calendar_step(&at, 6, DW_PHASE_CONTRACT);
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 9));
    assert_int_equal(at.slot[0].usual, test_day(2026, 12, 2));
    assert_int_equal(at.slot[0].waits, 0);
    /* Seven of twelve days are left: three and a half of six. */
    assert_int_equal(at.slot[1].day, test_day(2026, 12, 14));
    assert_int_equal(at.n_squeezes, 1);
    assert_int_equal(at.squeeze[0].kind, DW_SQUEEZE_AFTER);
    assert_int_equal(at.squeeze[0].deadline, 0);
    assert_int_equal(at.squeeze[0].wanted, 12);
    assert_int_equal(at.squeeze[0].left, 7);
    last->least_days = 8;
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 2));
    assert_int_equal(at.slot[0].waits, DW_NONE);
    assert_int_equal(at.n_squeezes, 0);
}

static void counts_from_the_buyers_date_instead_of_the_close(void **state)
{
    (void)state;
    make_deal();
    dw_timing *const figure = calendar_step(&at, 19, DW_PHASE_COUNT);
    at.before[0][0] = (dw_span){DW_DEADLINE_BUDGET, 5};
    figure->n_before = 1;
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 8));
    at.deadline[1].owner = DW_OWNER_OURS;
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 11, 23));
    at.deadline[1].owner = DW_OWNER_BUYER;
    at.deadline[1].day = test_day(2026, 12, 21); /* after the close */
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 11, 23));
}

static void pulls_forward_what_has_to_come_first(void **state)
{
    (void)state;
    make_deal();
    (void)calendar_step(&at, 11, DW_PHASE_SCOPE);
    dw_timing *const page = calendar_step(&at, 8, DW_PHASE_COMMERCIAL);
    at.before[1][0] = (dw_span){DW_DEADLINE_EVALUATION, 2};
    page->n_before = 1;
    (void)calendar_step(&at, 11, DW_PHASE_COUNT);
    calendar_run(&at);
    assert_int_equal(at.slot[1].day, test_day(2026, 12, 4));
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 1)); /* three days before that */
    assert_int_equal(at.slot[2].day, test_day(2026, 12, 3)); /* free: eleven before the close */
}

static void moves_a_step_out_of_an_absence_or_says_who_is_away(void **state)
{
    (void)state;
    make_deal();
    at.away[0] = (dw_absence){test_day(2026, 12, 10), test_day(2026, 12, 17)};
    at.theirs[0] =
        (dw_person){.name = "Ada", .authority = DW_PERSON_DECIDES, .away = at.away, .n_away = 1};
    at.deal.n_theirs = 1;
    at.deal.n_ours = 2;
    (void)calendar_step(&at, 5, DW_PHASE_COMMERCIAL);
    calendar_step(&at, 3, DW_PHASE_FINALISE)->present = 1u << DW_PRESENCE_THEIR_DECIDER;
    calendar_run(&at);
    assert_int_equal(at.slot[1].day, test_day(2026, 12, 9));
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 9));
    assert_int_equal(at.slot[1].absent, DW_NONE);
    at.away[0].from = test_day(2026, 11, 20);
    calendar_run(&at);
    assert_int_equal(at.slot[1].day, test_day(2026, 12, 15));
    assert_int_equal(at.slot[1].absent, 2); /* after two of ours */
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 11));
}

static void keeps_off_holidays(void **state)
{
    (void)state;
    calendar_reset(&at, test_day(2026, 12, 1), test_day(2026, 12, 31));
    (void)calendar_step(&at, 4, DW_PHASE_COUNT);
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 25));
    at.annual[0] = (dw_annual_day){12, 25};
    at.holidays.n_annual = 1;
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 24));
    at.dated[0] = test_day(2026, 12, 24);
    at.holidays.n_dated = 1;
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, test_day(2026, 12, 23));
}

static void needs_no_planning_day(void **state)
{
    (void)state;
    make_deal();
    at.deal.day = DW_DAY_NONE;
    (void)calendar_step(&at, 100, DW_PHASE_FIT);
    calendar_run(&at);
    assert_int_equal(at.slot[0].day, dw_day_working_before(at.deal.close_by, 100, NULL));
    assert_int_equal(at.n_squeezes, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_when_memory_ends),
        cmocka_unit_test(puts_the_last_round_after_the_evaluation_it_waits_for),
        cmocka_unit_test(counts_from_the_buyers_date_instead_of_the_close),
        cmocka_unit_test(pulls_forward_what_has_to_come_first),
        cmocka_unit_test(moves_a_step_out_of_an_absence_or_says_who_is_away),
        cmocka_unit_test(keeps_off_holidays),
        cmocka_unit_test(needs_no_planning_day),
    };
    return cmocka_run_group_tests(tests, calendar_begin, calendar_end);
}
