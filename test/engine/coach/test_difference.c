/* What differs between two plans, against comparing every cell of every row; the coach's two plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dealwright/coach.h"

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include <string.h>

static dw_plan before, after;
static dw_deal states[2];
static dw_difference found;
static const dw_plan_options options = {.seed = 3};

static void number_events(void)
{
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
}

static void plan_of(size_t n_events, dw_deal *state, dw_plan *made)
{
    dw_error err;
    check(dw_record_state(&deal.deal, &book.playbook, n_events, &arena, state, &err) == DW_OK);
    check(dw_plan_make(&book.playbook, state, &options, &arena, made, &err) == DW_OK);
}

/* Compares the deal after its first events with the deal after all of them. */
static void compare(size_t n_before)
{
    dw_error err;
    number_events();
    dw_arena_clear(&arena);
    plan_of(n_before, &states[0], &before);
    plan_of(deal.deal.n_events, &states[1], &after);
    check(dw_difference_make(&before, &after, &arena, &found, &err) == DW_OK);
}

static const dw_row_change *row_of(dw_part part, size_t place)
{
    for (size_t r = 0; r < found.n_rows; r++)
        if (found.row[r].part == part && place-- == 0)
            return &found.row[r];
    return NULL;
}

static void finds_nothing_where_nothing_happened(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 3);
    compare(1);
    assert_int_equal(found.n_events, 0);
    assert_int_equal(found.n_facts, 0);
    assert_int_equal(found.n_rows, 0);
    assert_int_equal(found.n_lines, 0);
    compare(0);
    assert_int_equal(found.n_events, 1);
    assert_int_equal(found.n_rows, 0);
}

static void names_the_fact_and_the_event_behind_it(void **state)
{
    (void)state;
    begin_record();
    static dw_fact_change change;
    change.factor = dw_playbook_factor(&book.playbook, "horizon");
    change.levels = 1;
    dw_event *const fact = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 4);
    fact->fact = &change;
    fact->n_facts = 1;
    compare(0);
    assert_int_equal(found.n_events, 1);
    assert_int_equal(found.event[0]->number, 1);
    bool is_there = false;
    for (size_t f = 0; f < found.n_facts; f++) {
        const dw_fact_difference *const stated = &found.fact[f];
        is_there = is_there || stated->factor == change.factor;
        assert_int_equal(stated->event, stated->factor == change.factor);
        assert_int_equal(stated->before, before.facts[stated->factor]);
        assert_int_equal(stated->after, after.facts[stated->factor]);
    }
    assert_true(is_there);
}

static void finds_people_who_came_and_went(void **state)
{
    (void)state;
    begin_record();
    static dw_person person;
    person = (dw_person){.name = "Voss", .authority = DW_PERSON_BLOCKS};
    log_on(DW_SIDE_THEM, DW_EVENT_JOINED, 4)->person = &person;
    compare(0);
    const dw_row_change *row = row_of(DW_PART_THEIR_PEOPLE, 0);
    assert_non_null(row);
    assert_int_equal(row->kind, DW_CHANGE_ADDED);
    assert_string_equal(after.deal->theirs[row->after].name, "Voss");
    log_on(DW_SIDE_THEM, DW_EVENT_LEFT, 5)->who = "Voss";
    compare(1);
    row = row_of(DW_PART_THEIR_PEOPLE, 0);
    assert_non_null(row);
    assert_int_equal(row->kind, DW_CHANGE_REMOVED);
    assert_int_equal(row->after, DW_NONE);
    compare(0);
    assert_null(row_of(DW_PART_THEIR_PEOPLE, 0));
}

static void finds_a_pivot_and_what_hangs_on_it(void **state)
{
    (void)state;
    begin_record();
    dw_event *const pivot = log_on(DW_SIDE_US, DW_EVENT_PIVOT, 4);
    compare(0);
    const size_t lead = before.assessment.lead;
    pivot->archetype = lead == 1 ? 2 : 1;
    compare(0);
    const dw_row_change *const row = row_of(DW_PART_STRATEGY, 0);
    assert_non_null(row);
    assert_int_equal(row->kind, DW_CHANGE_CHANGED);
    const dw_value value = dw_part_value(&after, DW_PART_STRATEGY, 0, 0);
    assert_int_equal(dw_part_cell(DW_PART_STRATEGY, 0), DW_CELL_LEAD);
    assert_string_equal(value.text, book.playbook.archetype[pivot->archetype].label);
}

/* ---- Against every cell --------------------------------------------------------------------- */

static bool differs(dw_part part, size_t a, size_t b)
{
    for (size_t column = 0; column < dw_part_columns(&after, part); column++) {
        const dw_value one = dw_part_value(&before, part, a, column);
        const dw_value two = dw_part_value(&after, part, b, column);
        if (!dw_value_same(&one, &two, &after))
            return true;
    }
    return false;
}

static size_t count_naively(void)
{
    size_t n = 0;
    for (unsigned p = 0; p < DW_PART_COUNT; p++) {
        const dw_part part = (dw_part)p;
        for (size_t r = 0; r < dw_part_rows(&before, part); r++) {
            const size_t other = dw_part_find(&before, part, r, &after);
            n += other == DW_NONE || differs(part, r, other);
        }
        for (size_t r = 0; r < dw_part_rows(&after, part); r++)
            n += dw_part_find(&after, part, r, &before) == DW_NONE;
    }
    return n;
}

static void draw_record(dw_random *random)
{
    static const dw_signal signals[] = {DW_SIGNAL_PROGRESS, DW_SIGNAL_SPINNING,
                                        DW_SIGNAL_ADVERSARIAL};
    const size_t n = 1 + dw_random_below(random, 8);
    for (size_t e = 0; e < n; e++) {
        const dw_side by = (dw_side)dw_random_below(random, 2);
        if (dw_random_below(random, 2))
            deal_offer(&deal, by, UNITS(70000 + 1000 * (dw_money)dw_random_below(random, 60)));
        else
            deal_event(&deal, by, DW_EVENT_SIGNAL)->signal = signals[dw_random_below(random, 3)];
        deal.event[deal.deal.n_events - 1].day = test_day(2026, 11, 1 + (int)e);
    }
}

static void lists_every_row_that_differs_and_no_other(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 71);
    for (test_case = 0; test_case < 60; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 3, &random);
        deal_random_terms(&deal, &random);
        deal.deal.day = test_day(2026, 11, 23);
        draw_record(&random);
        compare(dw_random_below(&random, (uint32_t)deal.deal.n_events));
        check(found.n_rows == count_naively());
        for (size_t r = 0; r < found.n_rows; r++) {
            const dw_row_change *const row = &found.row[r];
            check(row->kind == DW_CHANGE_ADDED     ? row->before == DW_NONE
                  : row->kind == DW_CHANGE_REMOVED ? row->after == DW_NONE
                                                   : differs(row->part, row->before, row->after));
        }
    }
}

static void a_plan_differs_from_itself_in_nothing(void **state)
{
    (void)state;
    dw_random random;
    dw_error err;
    dw_random_init(&random, test_seed(), 72);
    for (test_case = 0; test_case < 30; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 3, &random);
        deal_random_terms(&deal, &random);
        draw_record(&random);
        number_events();
        dw_arena_clear(&arena);
        plan_of(deal.deal.n_events, &states[0], &before);
        plan_of(deal.deal.n_events, &states[1], &after);
        check(dw_difference_make(&before, &after, &arena, &found, &err) == DW_OK);
        check(found.n_rows == 0 && found.n_lines == 0 && found.n_facts == 0);
    }
}

/* ---- Coaching ------------------------------------------------------------------------------- */

static void coaches_from_before_the_newest_event(void **state)
{
    (void)state;
    dw_error err;
    dw_coaching coaching;
    begin_record();
    number_events();
    dw_arena_clear(&arena);
    plan_of(0, &states[1], &after);
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    assert_null(coaching.newest.before);
    assert_null(coaching.pivot.before);
    deal_offer(&deal, DW_SIDE_US, UNITS(120000));
    deal_offer(&deal, DW_SIDE_THEM, UNITS(90000));
    deal.event[0].day = deal.event[1].day = test_day(2026, 11, 12);
    compare(1);
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    assert_int_equal(coaching.newest.n_events, 1);
    assert_int_equal(coaching.newest.event[0]->number, 2);
    assert_int_equal(coaching.newest.n_rows, found.n_rows);
}

/* A first version, something learned after it, and a pivot of ours with the version that follows it. */
static void log_two_versions(void)
{
    static dw_fact_change change;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 3)->version = 1;
    change.factor = dw_playbook_factor(&book.playbook, "horizon");
    change.levels = 1;
    dw_event *const fact = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 4);
    fact->fact = &change;
    fact->n_facts = 1;
    dw_event *const pivot = log_on(DW_SIDE_US, DW_EVENT_PIVOT, 5);
    pivot->archetype = 1;
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 5)->version = 2;
    number_events();
}

/* The plan of the first events, on the day of the last of them. */
static void plan_on_its_day(size_t n_events, dw_plan *made)
{
    const dw_day day = deal.deal.day;
    deal.deal.day = deal.event[n_events - 1].day;
    plan_of(n_events, &states[0], made);
    deal.deal.day = day;
}

static void says_of_a_new_version_what_differs_from_the_one_before(void **state)
{
    (void)state;
    dw_error err;
    dw_coaching coaching;
    log_two_versions();
    dw_arena_clear(&arena);
    plan_on_its_day(1, &before);
    plan_of(4, &states[1], &after);
    check(dw_difference_make(&before, &after, &arena, &found, &err) == DW_OK);
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    assert_int_equal(coaching.newest.n_events, 2);
    assert_int_equal(coaching.published.n_events, 3);
    assert_int_equal(coaching.published.n_rows, found.n_rows);
    assert_int_equal(coaching.published.n_lines, found.n_lines);
    plan_of(3, &states[1], &after); /* the version is not out yet */
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    assert_null(coaching.published.before);
    deal.event[0].kind = DW_EVENT_NOTE; /* no version was before it */
    plan_of(4, &states[1], &after);
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    assert_ptr_equal(coaching.published.before, coaching.newest.before);
}

static void shows_a_pivot_against_the_version_in_hand(void **state)
{
    (void)state;
    dw_error err;
    dw_coaching coaching;
    log_two_versions();
    deal.deal.n_events = 2;
    dw_arena_clear(&arena);
    plan_on_its_day(1, &before);
    plan_of(2, &states[1], &after);
    after.earlier.recommended = after.earlier.lead =
        DW_NONE; /* so that the facts speak for another */
    after.earlier.pivot = after.assessment.lead;
    check(dw_coach_make(&after, &options, &arena, &coaching, &err) == DW_OK);
    check(dw_difference_make(&before, &after, &arena, &found, &err) == DW_OK);
    assert_non_null(coaching.pivot.before);
    assert_int_equal(coaching.pivot.before->deal->n_events, 1);
    assert_int_equal(coaching.pivot.n_rows, found.n_rows);
    assert_int_equal(coaching.pivot.n_lines, found.n_lines);
}

static dw_coaching coached;

static dw_status coach(void *context, dw_arena *own, dw_error *err)
{
    (void)context;
    test_bytes_mark(&coached, sizeof coached);
    const dw_status status = dw_coach_make(&after, &options, own, &coached, err);
    if (status != DW_OK)
        check(test_bytes_marked(&coached, sizeof coached));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_US, UNITS(120000));
    dw_event *const pivot = log_on(DW_SIDE_US, DW_EVENT_SIGNAL, 13);
    pivot->signal = DW_SIGNAL_ADVERSARIAL;
    deal.event[0].day = test_day(2026, 11, 12);
    compare(1);
    check(test_memory_exhaust(coach, NULL, 4096) > 0);
    log_two_versions();
    compare(2);
    check(test_memory_exhaust(coach, NULL, 4096) > 0);
}

static void names_parts_and_cells(void **state)
{
    (void)state;
    for (unsigned p = 0; p < DW_PART_COUNT; p++)
        for (unsigned q = 0; q < p; q++)
            assert_string_not_equal(dw_part_name((dw_part)p), dw_part_name((dw_part)q));
    for (unsigned c = 0; c < DW_CELL_COUNT; c++)
        for (unsigned d = 0; d < c; d++)
            assert_string_not_equal(dw_cell_name((dw_cell)c), dw_cell_name((dw_cell)d));
    assert_string_equal(dw_change_kind_name(DW_CHANGE_CHANGED), "changed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_where_nothing_happened),
        cmocka_unit_test(names_the_fact_and_the_event_behind_it),
        cmocka_unit_test(finds_people_who_came_and_went),
        cmocka_unit_test(finds_a_pivot_and_what_hangs_on_it),
        cmocka_unit_test(lists_every_row_that_differs_and_no_other),
        cmocka_unit_test(a_plan_differs_from_itself_in_nothing),
        cmocka_unit_test(coaches_from_before_the_newest_event),
        cmocka_unit_test(says_of_a_new_version_what_differs_from_the_one_before),
        cmocka_unit_test(shows_a_pivot_against_the_version_in_hand),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(names_parts_and_cells),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
