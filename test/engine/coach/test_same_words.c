/* Lines of two entries that say the same are no change: against the definition, pair by pair. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include "coach/difference.h"
#include "dealwright/base.h"
#include "dealwright/record.h"

#include <string.h>

enum { LINES_MAX = 300 };

static dw_plan before;
static dw_deal states[2];
static dw_comparer comparer;
static dw_line_change drawn[LINES_MAX], expected[LINES_MAX];

/* Entries of two wordings in two sections, of the deal and of events. */
static int make_own_book(void **state)
{
    (void)state;
    static const char *const said[] = {"Event {event_number} says {event_note}.", "They move.",
                                       "They are {fact:position}."};
    static const char *const id[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
    book_small(&book);
    for (size_t i = 0; i < 12; i++)
        (void)book_entry(&book, id[i], i % 2 ? DW_SECTION_MOMENTUM : DW_SECTION_POWER,
                         i % 3 == 0 ? DW_SCOPE_EVENT : DW_SCOPE_DEAL, "", said[i % 3]);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

/* The deal after some of its events and after all of them, one of the first withdrawn; what compares both. */
static void compare_plans(void)
{
    static dw_fact_change change;
    static const char *const note[] = {"calm", "late", "loud"};
    const dw_plan_options options = {.seed = 3};
    dw_error err;
    begin_record();
    for (int e = 0; e < 9; e++)
        log_on(DW_SIDE_US, DW_EVENT_NOTE, 3 + e)->note = note[e % 3];
    change = (dw_fact_change){book_factor(&book, "position"), 4};
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 15);
    event->fact = &change;
    event->n_facts = 1;
    log_on(DW_SIDE_US, DW_EVENT_CORRECTION, 16)->corrects = 2;
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
    dw_arena_clear(&arena);
    for (size_t p = 0; p < 2; p++) {
        check(dw_record_state(&deal.deal, &book.playbook, p ? deal.deal.n_events : 7, &arena,
                              &states[p], &err) == DW_OK);
        check(dw_plan_make(&book.playbook, &states[p], &options, &arena, p ? &plan : &before,
                           &err) == DW_OK);
    }
    comparer = (dw_comparer){.before = &before, .after = &plan, .arena = &arena};
    check(dw_compare_lines(&comparer) == DW_OK); /* where the events are */
}

static const dw_line *any_line(const dw_plan *of, dw_section section, dw_random *random)
{
    const dw_lines *const lines = &of->section[section];
    return &lines->line[dw_random_below(random, lines->n_lines)];
}

static size_t draw_changes(dw_random *random)
{
    const size_t n = dw_random_below(random, LINES_MAX + 1);
    for (size_t l = 0; l < n; l++) {
        const dw_section section =
            dw_random_below(random, 2) ? DW_SECTION_MOMENTUM : DW_SECTION_POWER;
        const dw_change_kind kind = (dw_change_kind)dw_random_below(random, DW_CHANGE_COUNT);
        drawn[l] = (dw_line_change){
            section, kind, kind == DW_CHANGE_ADDED ? NULL : any_line(&before, section, random),
            kind == DW_CHANGE_REMOVED ? NULL : any_line(&plan, section, random)};
    }
    return n;
}

/* Each with each, in their order. */
static size_t drop_by_definition(size_t n)
{
    size_t kept = 0;
    memcpy(expected, drawn, n * sizeof *drawn);
    for (size_t l = 0; l < n; l++)
        for (size_t m = 0; m < n; m++)
            if (dw_reads_the_same(&comparer, &expected[l], &expected[m])) {
                expected[l].kind = expected[m].kind = DW_CHANGE_COUNT;
                break;
            }
    for (size_t l = 0; l < n; l++)
        if (expected[l].kind != DW_CHANGE_COUNT)
            expected[kept++] = expected[l];
    return kept;
}

static void same_words_drop_as_each_compared_with_each_does(void **state)
{
    (void)state;
    dw_random random;
    size_t n_dropped = 0, n_kept = 0;
    compare_plans();
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 300; test_case++) {
        const size_t n = draw_changes(&random), kept = drop_by_definition(n);
        const dw_arena_mark mark = dw_arena_here(&arena);
        comparer.made.n_lines = n;
        check(dw_drop_same_words(&comparer, drawn) == DW_OK);
        check(comparer.made.n_lines == kept);
        for (size_t l = 0; l < kept; l++)
            check(drawn[l].kind == expected[l].kind && drawn[l].before == expected[l].before &&
                  drawn[l].after == expected[l].after && drawn[l].section == expected[l].section);
        dw_arena_rewind(&arena, mark);
        n_dropped += n - kept;
        n_kept += kept;
    }
    assert_true(n_dropped > 1000 && n_kept > 1000);
}

static void an_entry_in_the_place_of_another_with_its_words_is_no_change(void **state)
{
    (void)state;
    compare_plans();
    const dw_lines *const one = &before.section[DW_SECTION_MOMENTUM],
                          *const two = &plan.section[DW_SECTION_MOMENTUM];
    const dw_line *gone = NULL, *come = NULL;
    for (size_t l = 0; l < one->n_lines; l++)
        if (strcmp(one->line[l].entry->id, "b") == 0)
            gone = &one->line[l];
    for (size_t l = 0; l < two->n_lines; l++)
        if (strcmp(two->line[l].entry->id, "h") == 0)
            come = &two->line[l];
    assert_non_null(gone);
    assert_non_null(come);
    drawn[0] = (dw_line_change){DW_SECTION_MOMENTUM, DW_CHANGE_ADDED, NULL, come};
    drawn[1] = (dw_line_change){DW_SECTION_MOMENTUM, DW_CHANGE_REMOVED, gone, NULL};
    comparer.made.n_lines = 2;
    assert_int_equal(dw_drop_same_words(&comparer, drawn), DW_OK);
    assert_int_equal(comparer.made.n_lines, 0);
    drawn[0] = (dw_line_change){DW_SECTION_POWER, DW_CHANGE_ADDED, NULL, come};
    drawn[1] = (dw_line_change){DW_SECTION_MOMENTUM, DW_CHANGE_REMOVED, gone, NULL};
    comparer.made.n_lines = 2;
    assert_int_equal(dw_drop_same_words(&comparer, drawn), DW_OK);
    assert_int_equal(comparer.made.n_lines, 2); /* elsewhere on the page */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_words_drop_as_each_compared_with_each_does),
        cmocka_unit_test(an_entry_in_the_place_of_another_with_its_words_is_no_change),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
