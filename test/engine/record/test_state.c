/* The state of a deal after some events: which count, in which order, and how full it may be. */
#include "states.h"

/* ---- Which count ----------------------------------------------------------------------------- */

static void no_event_leaves_the_deal_as_it_is(void **state)
{
    (void)state;
    deal_fact(&deal, "horizon=strategic");
    deal_ours(&deal, "Ana", DW_ROLE_LEAD);
    NOTE(7, DW_MINUTE_NONE);
    const dw_deal none = state_after(0);
    assert_int_equal(none.n_events, 0);
    assert_int_equal(none.n_ours, 1);
    assert_memory_equal(none.fact, deal.fact, book.playbook.n_factors * sizeof(dw_fact));
    assert_int_equal(none.day, deal.deal.day);
}

static void a_correction_withdraws_and_its_correction_brings_back(void **state)
{
    (void)state;
    NOTE(7, DW_MINUTE_NONE);
    NOTE(8, DW_MINUTE_NONE);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 1);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 3);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 4);
    const dw_deal two = state_after(2), three = state_after(3), four = state_after(4),
                  five = state_now();
    assert_numbers(&two, "1 2");
    assert_numbers(&three, "2");
    assert_numbers(&four, "1 2");
    assert_numbers(&five, "2");
    bool is_void[5];
    dw_record_void(deal.event, 5, is_void);
    assert_true(is_void[0] && !is_void[1] && !is_void[2] && is_void[3] && !is_void[4]);
}

static void a_replacement_that_is_withdrawn_gives_way_to_what_it_replaced(void **state)
{
    (void)state;
    NOTE(7, DW_MINUTE_NONE);
    (void)log_event(DW_EVENT_NOTE, 7, DW_MINUTE_NONE, 1);
    (void)log_event(DW_EVENT_NOTE, 7, DW_MINUTE_NONE, 2);
    const dw_deal twice = state_now();
    assert_numbers(&twice, "3");
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 3);
    const dw_deal back = state_now();
    assert_numbers(&back, "2");
    assert_int_equal(back.event[0].corrects, 0);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 2);
    const dw_deal first = state_now();
    assert_numbers(&first, "1");
}

static void an_event_in_place_of_a_withdrawal_brings_back_what_was_withdrawn(void **state)
{
    (void)state;
    NOTE(7, DW_MINUTE_NONE);
    (void)log_event(DW_EVENT_CORRECTION, 8, DW_MINUTE_NONE, 1);
    (void)log_event(DW_EVENT_NOTE, 8, DW_MINUTE_NONE, 2);
    const dw_deal now = state_now();
    assert_numbers(&now, "1 3");
}

static void events_after_the_day_do_not_count_yet(void **state)
{
    (void)state;
    NOTE(99, DW_MINUTE_NONE);
    NOTE(100, 1439);
    NOTE(101, 0);
    const dw_deal today = state_now();
    assert_numbers(&today, "1 2");
    deal.deal.day = DW_DAY_NONE;
    const dw_deal all = state_now();
    assert_numbers(&all, "1 2 3");
}

/* ---- In which order -------------------------------------------------------------------------- */

static void order_is_that_of_days_times_and_the_log(void **state)
{
    (void)state;
    NOTE(9, DW_MINUTE_NONE);
    NOTE(8, 600);
    NOTE(8, 599);
    NOTE(8, 599);
    NOTE(7, DW_MINUTE_NONE);
    const dw_deal now = state_now();
    assert_numbers(&now, "5 3 4 2 1");
}

static void without_a_time_an_event_follows_the_one_logged_before_it_on_its_day(void **state)
{
    (void)state;
    NOTE(8, 900);
    NOTE(8, DW_MINUTE_NONE);
    NOTE(8, 600);
    NOTE(8, DW_MINUTE_NONE);
    const dw_deal now = state_now();
    assert_numbers(&now, "3 4 1 2");
}

static void what_is_logged_late_in_between_does_not_part_the_events_of_a_day(void **state)
{
    (void)state;
    NOTE(8, 900);
    NOTE(5, DW_MINUTE_NONE);
    NOTE(8, DW_MINUTE_NONE);
    const dw_deal now = state_now();
    assert_numbers(&now, "2 1 3");
}

static void a_replacement_stands_where_the_event_stood_on_the_same_day_only(void **state)
{
    (void)state;
    NOTE(8, 900);
    NOTE(8, 910);
    (void)log_event(DW_EVENT_NOTE, 8, DW_MINUTE_NONE, 1);
    const dw_deal same = state_now();
    assert_numbers(&same, "3 2");
    (void)log_event(DW_EVENT_NOTE, 8, 920, 3);
    const dw_deal later = state_now();
    assert_numbers(&later, "2 4");
    (void)log_event(DW_EVENT_NOTE, 6, DW_MINUTE_NONE, 4);
    const dw_deal other = state_now();
    assert_numbers(&other, "5 2");
}

/* ---- Limits, memory -------------------------------------------------------------------------- */

static void lists_that_are_full_fail_cleanly(void **state)
{
    (void)state;
    static dw_person person[DW_PEOPLE_MAX];
    static dw_deadline deadline[DW_DEADLINES_MAX];
    static char name[DW_PEOPLE_MAX][8];
    for (size_t p = 0; p < DW_PEOPLE_MAX; p++) {
        snprintf(name[p], sizeof name[p], "p%zu", p);
        person[p] = (dw_person){.name = name[p]};
        deadline[p] = (dw_deadline){.what = name[p], .owner = DW_OWNER_BUYER, .day = 90};
    }
    deal.deal.theirs = person;
    deal.deal.n_theirs = DW_PEOPLE_MAX;
    deal.deal.deadline = deadline;
    deal.deal.n_deadlines = DW_DEADLINES_MAX;
    const dw_person one = {.name = "one more"}, known = {.name = "p7"};
    dw_event *const event = log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0);
    event->person = &one;
    dw_deal result;
    dw_error err = {0};
    test_bytes_mark(&result, sizeof result);
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 1, &arena, &result, &err),
                     DW_E_LIMIT);
    assert_string_equal(err.what, "people");
    assert_int_equal(err.index, 1);
    assert_true(err.value == DW_PEOPLE_MAX);
    assert_true(test_bytes_marked(&result, sizeof result));
    event->person = &known;
    const dw_deal full = state_now();
    assert_int_equal(full.n_theirs, DW_PEOPLE_MAX);
    const dw_deadline late = {.what = "one more", .owner = DW_OWNER_BUYER};
    event->kind = DW_EVENT_DEADLINE;
    event->action = DW_ACTION_SET;
    event->deadline = &late;
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 1, &arena, &result, &err),
                     DW_E_LIMIT);
    assert_string_equal(err.what, "deadlines");
    assert_int_equal(err.index, 1);
    assert_true(err.value == DW_DEADLINES_MAX);
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 2, &arena, &result, &err),
                     DW_E_RANGE);
    assert_string_equal(err.what, "n_events");
    assert_true(test_bytes_marked(&result, sizeof result));
}

static void one_deadline_has_one_place_however_it_is_written(void **state)
{
    (void)state;
    static const char *const name[] = {"board review", "Board review", "BOARD REVIEW"};
    dw_deadline moved[3];
    for (size_t i = 0; i < 3; i++) {
        moved[i] = (dw_deadline){.what = name[i], .owner = DW_OWNER_BUYER, .day = (dw_day)(20 + i)};
        dw_event *const event = log_event(DW_EVENT_DEADLINE, (dw_day)i, DW_MINUTE_NONE, 0);
        event->action = DW_ACTION_SET;
        event->deadline = &moved[i];
    }
    const dw_deal last = state_now();
    assert_int_equal(last.n_deadlines, 1);
    assert_int_equal(last.deadline[0].day, 22);
    moved[1].what = "board reviews"; /* another */
    assert_int_equal(state_now().n_deadlines, 2);
}

/* Those that are over do not count for ever: the earliest makes room, one of today does not. */
static void a_deadline_that_has_passed_makes_room_in_a_full_list(void **state)
{
    (void)state;
    static dw_deadline deadline[DW_DEADLINES_MAX];
    static char name[DW_DEADLINES_MAX][8];
    for (size_t d = 0; d < DW_DEADLINES_MAX; d++) {
        snprintf(name[d], sizeof name[d], "d%zu", d);
        deadline[d] = (dw_deadline){.what = name[d], .owner = DW_OWNER_BUYER, .day = 40};
    }
    deadline[17].day = 38;
    deadline[5].day = 39;
    deal.deal.deadline = deadline;
    deal.deal.n_deadlines = DW_DEADLINES_MAX;
    dw_deadline more[3];
    for (size_t i = 0; i < 3; i++) {
        static const char *const what[] = {"a", "b", "c"};
        more[i] = (dw_deadline){.what = what[i], .owner = DW_OWNER_OURS, .day = 70};
        dw_event *const event = log_event(DW_EVENT_DEADLINE, 40, DW_MINUTE_NONE, 0);
        event->action = DW_ACTION_SET;
        event->deadline = &more[i];
    }
    dw_deal result;
    dw_error err = {0};
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 2, &arena, &result, &err), DW_OK);
    assert_int_equal(result.n_deadlines, DW_DEADLINES_MAX);
    for (size_t d = 0; d < result.n_deadlines; d++)
        assert_true(result.deadline[d].day >= 40);
    assert_string_equal(result.deadline[DW_DEADLINES_MAX - 1].what, "b");
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 3, &arena, &result, &err),
                     DW_E_LIMIT);
    assert_int_equal(err.index, 3);
    /* A list that is not full keeps what has passed. */
    deal.deal.n_deadlines = 8;
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, 3, &arena, &result, &err), DW_OK);
    assert_int_equal(result.n_deadlines, 11);
}

static dw_status state_in(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_deal result;
    test_bytes_mark(&result, sizeof result);
    const dw_status status =
        dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, limited, &result, err);
    check(status == DW_OK || test_bytes_marked(&result, sizeof result));
    return status;
}

static void memory_ends_at_every_point(void **state)
{
    (void)state;
    deal_ours(&deal, "Ana", DW_ROLE_LEAD);
    NOTE(8, 900);
    NOTE(7, DW_MINUTE_NONE);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 1);
    assert_true(test_memory_exhaust(state_in, NULL, 64) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLEAR(no_event_leaves_the_deal_as_it_is),
        CLEAR(a_correction_withdraws_and_its_correction_brings_back),
        CLEAR(a_replacement_that_is_withdrawn_gives_way_to_what_it_replaced),
        CLEAR(an_event_in_place_of_a_withdrawal_brings_back_what_was_withdrawn),
        CLEAR(events_after_the_day_do_not_count_yet),
        CLEAR(order_is_that_of_days_times_and_the_log),
        CLEAR(without_a_time_an_event_follows_the_one_logged_before_it_on_its_day),
        CLEAR(what_is_logged_late_in_between_does_not_part_the_events_of_a_day),
        CLEAR(a_replacement_stands_where_the_event_stood_on_the_same_day_only),
        CLEAR(one_deadline_has_one_place_however_it_is_written),
        CLEAR(a_deadline_that_has_passed_makes_room_in_a_full_list),
        CLEAR(lists_that_are_full_fail_cleanly),
        CLEAR(memory_ends_at_every_point),
    };
    return cmocka_run_group_tests(tests, start, end);
}
