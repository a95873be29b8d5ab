/* The state of a deal after some events: which count, in which order, and what they change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/support/book.h"
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "dealwright/record.h"

#include <stdio.h>
#include <string.h>

static test_book book;
static test_deal deal;
static dw_arena arena;

static int start(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    book_clear(&book);
    return 0;
}

static int clear(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    test_arena_init(&arena);
    deal_init(&deal, &book);
    deal.deal.day = 100;
    return 0;
}

static dw_deal state_after(size_t n_events)
{
    dw_deal state;
    dw_error err = {0};
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, n_events, &arena, &state, &err),
                     DW_OK);
    return state;
}

static dw_deal state_now(void)
{
    return state_after(deal.deal.n_events);
}

static dw_event *log_event(dw_event_kind kind, dw_day day, int minute, size_t corrects)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, kind);
    event->day = day;
    event->minute = minute;
    event->corrects = corrects;
    return event;
}

static void assert_numbers(const dw_deal *state, const char *expected)
{
    char found[256] = "";
    for (size_t e = 0; e < state->n_events; e++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%zu", e ? " " : "",
                 state->event[e].number);
    assert_string_equal(found, expected);
}

#define NOTE(day, minute) (void)log_event(DW_EVENT_NOTE, day, minute, 0)

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

/* ---- What they change ------------------------------------------------------------------------ */

static void facts_change_and_the_last_one_stands(void **state)
{
    (void)state;
    const size_t horizon = book_factor(&book, "horizon");
    const dw_fact_change first = {horizon, ((dw_fact)1 << 0)},
                         second = {horizon, ((dw_fact)1 << 1)};
    deal_fact(&deal, "horizon=strategic");
    dw_event *event = log_event(DW_EVENT_FACT, 8, DW_MINUTE_NONE, 0);
    event->fact = &second;
    event->n_facts = 1;
    event->contract_value = UNITS(617);
    event = log_event(DW_EVENT_FACT, 7, DW_MINUTE_NONE, 0); /* logged late */
    event->fact = &first;
    event->n_facts = 1;
    const dw_deal now = state_now();
    assert_int_equal(now.fact[horizon], second.levels);
    assert_int_equal(now.contract_value, UNITS(617));
    assert_false(dw_money_known(deal.deal.contract_value));
}

static void people_join_leave_and_are_replaced(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_USES);
    deal_theirs(&deal, "Voss", DW_PERSON_USES);
    const dw_person li = {.name = "Li"}, meyer = {.name = "Meyer", .authority = DW_PERSON_DECIDES};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &meyer;
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "Voss";
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "nobody we know";
    const dw_deal joined = state_after(2), left = state_now();
    assert_int_equal(joined.n_theirs, 3);
    assert_int_equal(joined.theirs[0].authority, DW_PERSON_DECIDES);
    assert_int_equal(left.n_theirs, 2);
    assert_string_equal(left.theirs[0].name, "Meyer");
    assert_string_equal(left.theirs[1].name, "Li");
    assert_int_equal(left.n_ours, 0);
    assert_int_equal(deal.theirs[0].authority, DW_PERSON_USES);
}

/* What an event does not say of somebody who is there was lost with it. */
static void bug_who_is_described_anew_lost_what_was_known(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_DECIDES);
    const dw_absence away = {7, 9};
    const dw_person all = {.name = "Meyer",
                           .title = "CFO",
                           .interest = "risk",
                           .stance = DW_STANCE_NEUTRAL,
                           .away = &away,
                           .n_away = 1},
                    turned = {.name = "Meyer", .stance = DW_STANCE_OPPOSED};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &all;
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &turned;
    const dw_deal now = state_now();
    assert_int_equal(now.n_theirs, 1);
    assert_int_equal(now.theirs[0].authority, DW_PERSON_DECIDES);
    assert_int_equal(now.theirs[0].stance, DW_STANCE_OPPOSED);
    assert_string_equal(now.theirs[0].title, "CFO");
    assert_string_equal(now.theirs[0].interest, "risk");
    assert_int_equal(now.theirs[0].n_away, 1);
}

static void a_state_tells_what_its_events_changed_of_people(void **state)
{
    (void)state;
    deal_theirs(&deal, "Meyer", DW_PERSON_USES);
    const dw_person li = {.name = "Li", .stance = DW_STANCE_SUPPORTIVE},
                    turned = {.name = "Li", .stance = DW_STANCE_OPPOSED};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    log_event(DW_EVENT_NOTE, 7, DW_MINUTE_NONE, 0);
    log_event(DW_EVENT_JOINED, 8, DW_MINUTE_NONE, 0)->person = &turned;
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "Li";
    log_event(DW_EVENT_LEFT, 9, DW_MINUTE_NONE, 0)->who = "nobody we know";
    const dw_deal now = state_now();
    const dw_effect *const came = dw_deal_effect(&now, 0), *const changed = dw_deal_effect(&now, 2),
                           *const left = dw_deal_effect(&now, 3);
    assert_false(came->was_there);
    assert_int_equal(came->stance_after, DW_STANCE_SUPPORTIVE);
    assert_null(dw_deal_effect(&now, 1));
    assert_true(changed->was_there);
    assert_int_equal(changed->stance_before, DW_STANCE_SUPPORTIVE);
    assert_int_equal(changed->stance_after, DW_STANCE_OPPOSED);
    assert_int_equal(left->stance_before, DW_STANCE_OPPOSED);
    assert_int_equal(left->day_before, DW_DAY_NONE);
    assert_null(dw_deal_effect(&now, 4));
    assert_null(dw_deal_effect(&deal.deal, 0));
}

static void a_state_tells_from_which_day_a_deadline_moves(void **state)
{
    (void)state;
    deal_deadline(&deal, "board", DW_OWNER_BUYER, 50);
    const dw_deadline moved = {.day = 60, .what = "Board", .owner = DW_OWNER_BUYER},
                      ours = {.day = 70, .what = "board", .owner = DW_OWNER_OURS};
    static const dw_action action[] = {DW_ACTION_SET, DW_ACTION_SET, DW_ACTION_DROP, DW_ACTION_SET};
    for (size_t e = 0; e < 4; e++) {
        dw_event *const event = log_event(DW_EVENT_DEADLINE, 7 + (dw_day)e, DW_MINUTE_NONE, 0);
        event->action = action[e];
        event->deadline = e == 1 ? &ours : &moved;
    }
    const dw_deal now = state_now();
    assert_int_equal(dw_deal_effect(&now, 0)->day_before, 50);
    assert_int_equal(dw_deal_effect(&now, 1)->day_before, DW_DAY_NONE);
    assert_false(dw_deal_effect(&now, 1)->was_there);
    assert_int_equal(dw_deal_effect(&now, 2)->day_before, 60);
    assert_false(dw_deal_effect(&now, 3)->was_there);
}

static void the_state_of_a_state_tells_the_same_changes(void **state)
{
    (void)state;
    const dw_person li = {.name = "Li"};
    log_event(DW_EVENT_JOINED, 7, DW_MINUTE_NONE, 0)->person = &li;
    const dw_deal now = state_now();
    dw_deal again;
    assert_int_equal(dw_record_state(&now, &book.playbook, 1, &arena, &again, NULL), DW_OK);
    assert_false(dw_deal_effect(&again, 0)->was_there);
}

static void deadlines_are_set_moved_and_dropped(void **state)
{
    (void)state;
    deal_deadline(&deal, "board", DW_OWNER_BUYER, 50);
    const dw_deadline moved = {.day = 60, .what = "board", .owner = DW_OWNER_BUYER},
                      ours = {.day = 70, .what = "board", .owner = DW_OWNER_OURS};
    dw_event *event = log_event(DW_EVENT_DEADLINE, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_SET;
    event->deadline = &moved;
    event = log_event(DW_EVENT_DEADLINE, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_SET;
    event->deadline = &ours;
    event = log_event(DW_EVENT_DEADLINE, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_DROP;
    event->deadline = &moved;
    const dw_deal one = state_after(1), two = state_after(2), three = state_now();
    assert_int_equal(one.n_deadlines, 1);
    assert_int_equal(one.deadline[0].day, 60);
    assert_int_equal(two.n_deadlines, 2);
    assert_int_equal(three.n_deadlines, 1);
    assert_int_equal(three.deadline[0].day, 70);
}

static void bug_a_deadline_lost_the_evidence_of_its_event(void **state)
{
    (void)state;
    const dw_deadline bare = {.day = 60, .what = "board", .owner = DW_OWNER_BUYER},
                      own = {
                          .day = 61, .what = "board", .owner = DW_OWNER_BUYER, .evidence = "own"};
    const dw_deadline *const set[] = {&bare, &own, &bare};
    for (int e = 0; e < 3; e++) {
        dw_event *const event = log_event(DW_EVENT_DEADLINE, 7 + e, DW_MINUTE_NONE, 0);
        event->action = DW_ACTION_SET;
        event->deadline = set[e];
        event->evidence = e < 2 ? "mail of Ed Stone" : NULL;
    }
    const dw_deal one = state_after(1), two = state_after(2), three = state_now();
    assert_string_equal(one.deadline[0].evidence, "mail of Ed Stone");
    assert_string_equal(two.deadline[0].evidence, "own");
    assert_null(three.deadline[0].evidence);
}

static void a_competitor_moves_and_leaves(void **state)
{
    (void)state;
    deal.deal.value.competitor = "Globex";
    deal.deal.value.competitor_price = UNITS(300);
    deal.deal.value.competitor_evidence = "old";
    dw_event *event = log_event(DW_EVENT_COMPETITOR, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor_price = UNITS(287);
    event = log_event(DW_EVENT_COMPETITOR, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_LEAVE;
    event->competitor = "another";
    event = log_event(DW_EVENT_COMPETITOR, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_LEAVE;
    const dw_deal moved = state_after(1), same = state_after(2), gone = state_now();
    assert_int_equal(moved.value.competitor_price, UNITS(287));
    assert_null(moved.value.competitor_evidence);
    assert_string_equal(same.value.competitor, "Globex");
    assert_null(gone.value.competitor);
    assert_false(dw_money_known(gone.value.competitor_price));
}

/* A second name without a figure would have taken over the first one's price. */
static void bug_a_price_passed_to_another_competitor(void **state)
{
    (void)state;
    deal.deal.value.competitor = "Globex";
    deal.deal.value.competitor_price = UNITS(300);
    dw_event *event = log_event(DW_EVENT_COMPETITOR, 7, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_ENTER;
    event->competitor = "another";
    event = log_event(DW_EVENT_COMPETITOR, 8, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor = "globex";
    event->competitor_price = UNITS(287);
    event = log_event(DW_EVENT_COMPETITOR, 9, DW_MINUTE_NONE, 0);
    event->action = DW_ACTION_MOVE;
    event->competitor = "another";
    event->competitor_price = UNITS(291);
    const dw_deal entered = state_after(1), moved = state_after(2), taken = state_now();
    assert_string_equal(entered.value.competitor, "Globex");
    assert_int_equal(entered.value.competitor_price, UNITS(300));
    assert_int_equal(moved.value.competitor_price, UNITS(287));
    assert_string_equal(taken.value.competitor, "another");
    assert_int_equal(taken.value.competitor_price, UNITS(291));
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    assert_string_equal(state_after(1).value.competitor, "another");
}

static void an_acknowledgement_says_what_a_member_of_ours_wants(void **state)
{
    (void)state;
    deal_ours(&deal, "Ana", DW_ROLE_LEAD)->objective = DW_OBJECTIVE_PRICE;
    dw_event *event = log_event(DW_EVENT_ACKNOWLEDGEMENT, 7, DW_MINUTE_NONE, 0);
    event->who = "Ana";
    event->objective = DW_OBJECTIVE_SPEED;
    const dw_deal theirs = state_now();
    assert_int_equal(theirs.ours[0].objective, DW_OBJECTIVE_PRICE);
    event->by = DW_SIDE_US;
    const dw_deal ours = state_now();
    assert_int_equal(ours.ours[0].objective, DW_OBJECTIVE_SPEED);
    event->objective = DW_OBJECTIVE_UNKNOWN;
    const dw_deal unsaid = state_now();
    assert_int_equal(unsaid.ours[0].objective, DW_OBJECTIVE_PRICE);
}

static void a_pivot_sets_the_archetype_with_its_reason(void **state)
{
    (void)state;
    dw_event *event = log_event(DW_EVENT_PIVOT, 7, DW_MINUTE_NONE, 0);
    event->archetype = 1;
    event->reason = "a new buyer";
    const dw_deal now = state_now();
    assert_int_equal(now.strategy, 1);
    assert_string_equal(now.strategy_reason, "a new buyer");
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

/* ---- Random records beside a naive definition ------------------------------------------------ */

enum { RANDOM_EVENTS = TEST_LIST_MAX };

/* Does the event still do what it does to the one it corrects? */
static bool naive_stands(const dw_event *event, size_t n, size_t e)
{
    for (size_t later = e + 1; later < n; later++)
        if (event[later].corrects == e + 1 && naive_stands(event, n, later) &&
            (event[later].kind == DW_EVENT_CORRECTION || event[e].kind == DW_EVENT_CORRECTION))
            return false;
    return true;
}

static bool naive_void(const dw_event *event, size_t n, size_t e)
{
    for (size_t later = e + 1; later < n; later++)
        if (event[later].corrects == e + 1 && naive_stands(event, n, later))
            return true;
    return false;
}

static bool replaces_on_its_day(const dw_event *event, size_t e)
{
    return event[e].corrects > 0 && event[event[e].corrects - 1].day == event[e].day;
}

static size_t naive_order(const dw_event *event, size_t e)
{
    return replaces_on_its_day(event, e) ? naive_order(event, event[e].corrects - 1) : e;
}

static int naive_minute(const dw_event *event, size_t e)
{
    if (event[e].minute != DW_MINUTE_NONE)
        return event[e].minute;
    if (replaces_on_its_day(event, e))
        return naive_minute(event, event[e].corrects - 1);
    for (size_t before = e; before-- > 0;)
        if (event[before].day == event[e].day && !replaces_on_its_day(event, before))
            return naive_minute(event, before);
    return 0;
}

static bool naive_before(const dw_event *event, size_t a, size_t b)
{
    if (event[a].day != event[b].day)
        return event[a].day < event[b].day;
    const int x = naive_minute(event, a), y = naive_minute(event, b);
    if (x != y)
        return x < y;
    const size_t p = naive_order(event, a), q = naive_order(event, b);
    return p != q ? p < q : a < b;
}

static size_t naive_list(const dw_event *event, size_t n, dw_day day, size_t *list)
{
    size_t n_listed = 0;
    for (size_t e = 0; e < n; e++) {
        if (naive_void(event, n, e) || event[e].kind == DW_EVENT_CORRECTION || event[e].day > day)
            continue;
        size_t at = n_listed++;
        for (; at > 0 && naive_before(event, e, list[at - 1]); at--)
            list[at] = list[at - 1];
        list[at] = e;
    }
    return n_listed;
}

static const dw_person people[] = {{.name = "Ana"}, {.name = "Li"}, {.name = "Sam"}};
static const dw_deadline deadlines[] = {{.what = "board", .owner = DW_OWNER_BUYER, .day = 3},
                                        {.what = "board", .owner = DW_OWNER_OURS, .day = 4}};
static dw_fact_change changes[RANDOM_EVENTS];

static void draw_event(dw_random *random, size_t e)
{
    static const dw_event_kind kinds[] = {DW_EVENT_NOTE,   DW_EVENT_CORRECTION, DW_EVENT_FACT,
                                          DW_EVENT_JOINED, DW_EVENT_LEFT,       DW_EVENT_DEADLINE,
                                          DW_EVENT_PIVOT};
    dw_event *const event =
        deal_event(&deal, (dw_side)dw_random_below(random, 2), kinds[dw_random_below(random, 7)]);
    if (e == 0 && event->kind == DW_EVENT_CORRECTION)
        event->kind = DW_EVENT_NOTE;
    event->day = 97 + (dw_day)dw_random_below(random, 5);
    event->minute = dw_random_below(random, 2) ? (int)dw_random_below(random, 3) : DW_MINUTE_NONE;
    if (e > 0 && (event->kind == DW_EVENT_CORRECTION || dw_random_below(random, 3) == 0))
        event->corrects = 1 + dw_random_below(random, (uint32_t)e);
    changes[e] =
        (dw_fact_change){book_factor(&book, "horizon"), (dw_fact)1 << dw_random_below(random, 3)};
    event->fact = &changes[e];
    event->n_facts = event->kind == DW_EVENT_FACT;
    event->person = event->kind == DW_EVENT_JOINED ? &people[dw_random_below(random, 3)] : NULL;
    event->who = people[dw_random_below(random, 3)].name;
    event->deadline = &deadlines[dw_random_below(random, 2)];
    if (event->kind == DW_EVENT_DEADLINE)
        event->action = dw_random_below(random, 2) ? DW_ACTION_SET : DW_ACTION_DROP;
    event->archetype = event->kind == DW_EVENT_PIVOT ? dw_random_below(random, 2) : DW_NONE;
}

/* Is the person there: did the last event about the name bring them in? */
static bool naive_present(const size_t *list, size_t n, dw_side side, const char *name)
{
    for (size_t i = n; i-- > 0;) {
        const dw_event *const event = &deal.event[list[i]];
        if (event->by != side)
            continue;
        if (event->kind == DW_EVENT_JOINED && strcmp(event->person->name, name) == 0)
            return true;
        if (event->kind == DW_EVENT_LEFT && strcmp(event->who, name) == 0)
            return false;
    }
    return false;
}

static bool present(const dw_person *person, size_t n, const char *name)
{
    size_t found = 0;
    for (size_t p = 0; p < n; p++)
        found += strcmp(person[p].name, name) == 0;
    assert_true(found <= 1);
    return found == 1;
}

static void assert_changes(const dw_deal *state, const size_t *list, size_t n)
{
    const size_t horizon = book_factor(&book, "horizon");
    dw_fact fact = deal.fact[horizon];
    size_t strategy = DW_NONE;
    bool set[2] = {false, false};
    for (size_t i = 0; i < n; i++) {
        const dw_event *const event = &deal.event[list[i]];
        if (event->kind == DW_EVENT_FACT)
            fact = event->fact->levels;
        if (event->kind == DW_EVENT_PIVOT)
            strategy = event->archetype;
        if (event->kind == DW_EVENT_DEADLINE)
            set[event->deadline == &deadlines[1]] = event->action == DW_ACTION_SET;
    }
    assert_int_equal(state->fact[horizon], fact);
    assert_int_equal(state->strategy, strategy);
    assert_int_equal(state->n_deadlines, (size_t)set[0] + set[1]);
    for (size_t p = 0; p < 3; p++) {
        assert_int_equal(present(state->ours, state->n_ours, people[p].name),
                         naive_present(list, n, DW_SIDE_US, people[p].name));
        assert_int_equal(present(state->theirs, state->n_theirs, people[p].name),
                         naive_present(list, n, DW_SIDE_THEM, people[p].name));
    }
}

/* The state of a state is itself. */
static void assert_settled(const dw_deal *state)
{
    dw_deal again;
    dw_error err = {0};
    assert_int_equal(dw_record_state(state, &book.playbook, state->n_events, &arena, &again, &err),
                     DW_OK);
    assert_int_equal(again.n_events, state->n_events);
    if (state->n_events > 0)
        assert_memory_equal(again.event, state->event, state->n_events * sizeof *state->event);
    assert_memory_equal(again.fact, state->fact, book.playbook.n_factors * sizeof(dw_fact));
    assert_int_equal(again.n_ours, state->n_ours);
    assert_int_equal(again.n_theirs, state->n_theirs);
    assert_int_equal(again.n_deadlines, state->n_deadlines);
    assert_int_equal(again.strategy, state->strategy);
}

static void random_records_agree_with_the_naive_definition(void **state)
{
    dw_random random;
    dw_random_init(&random, 20261127, 5);
    for (int round = 0; round < 3000; round++) {
        clear(state);
        const size_t n = dw_random_below(&random, RANDOM_EVENTS + 1);
        for (size_t e = 0; e < n; e++)
            draw_event(&random, e);
        const size_t part = dw_random_below(&random, (uint32_t)n + 1);
        size_t list[RANDOM_EVENTS];
        const size_t n_listed = naive_list(deal.event, part, deal.deal.day, list);
        const dw_deal found = state_after(part);
        if (found.n_events != n_listed)
            fail_msg("seed 20261127, round %d: %zu events, not %zu", round, found.n_events,
                     n_listed);
        for (size_t i = 0; i < n_listed; i++)
            if (found.event[i].number != list[i] + 1)
                fail_msg("seed 20261127, round %d: event %zu is %zu, not %zu", round, i,
                         found.event[i].number, list[i] + 1);
        assert_changes(&found, list, n_listed);
        assert_settled(&found);
    }
}

#define CLEAR(test) cmocka_unit_test_setup(test, clear)

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
        CLEAR(facts_change_and_the_last_one_stands),
        CLEAR(people_join_leave_and_are_replaced),
        CLEAR(bug_who_is_described_anew_lost_what_was_known),
        CLEAR(a_state_tells_what_its_events_changed_of_people),
        CLEAR(a_state_tells_from_which_day_a_deadline_moves),
        CLEAR(the_state_of_a_state_tells_the_same_changes),
        CLEAR(deadlines_are_set_moved_and_dropped),
        CLEAR(bug_a_deadline_lost_the_evidence_of_its_event),
        CLEAR(one_deadline_has_one_place_however_it_is_written),
        CLEAR(a_deadline_that_has_passed_makes_room_in_a_full_list),
        CLEAR(a_competitor_moves_and_leaves),
        CLEAR(bug_a_price_passed_to_another_competitor),
        CLEAR(an_acknowledgement_says_what_a_member_of_ours_wants),
        CLEAR(a_pivot_sets_the_archetype_with_its_reason),
        CLEAR(lists_that_are_full_fail_cleanly),
        CLEAR(memory_ends_at_every_point),
        CLEAR(random_records_agree_with_the_naive_definition),
    };
    return cmocka_run_group_tests(tests, start, end);
}
