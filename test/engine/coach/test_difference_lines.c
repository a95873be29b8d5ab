/* When a value in the words of a line is another, and which lines of two plans are about the same thing. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include "dealwright/coach.h"
#include "dealwright/record.h"

#include <string.h>

/* ---- Values --------------------------------------------------------------------------------- */

static const dw_text clause[2];
static const char *const names[] = {"Ada", "Bo"}, *const other_names[] = {"Ada", "Cy"};
static const dw_term term[] = {{1, DW_NONE, 18300000}, {2, 1, 60}};
static const dw_term other_price[] = {{1, DW_NONE, 18390000}, {2, 1, 60}};
static const dw_term other_option[] = {{1, DW_NONE, 18300000}, {2, 2, 60}};
static const dw_term other_issue[] = {{1, DW_NONE, 18300000}, {3, 1, 60}};
static const dw_move_term moved[] = {{.from = {1, 0, 240000}, .to = {1, 1, 230000}}};
static const dw_move_term moved_less[] = {{.from = {1, 0, 240000}, .to = {1, 1, 230617}}};
static const dw_move_term moved_from[] = {{.from = {1, 0, 239000}, .to = {1, 1, 230000}}};
static const dw_move_term moved_other[] = {{.from = {2, 0, 240000}, .to = {2, 1, 230000}}};
static const dw_move_term moved_to[] = {{.from = {1, 0, 240000}, .to = {1, 2, 230000}}};
static const dw_move move = {.n_terms = 1, .term = moved}, no_move = {.n_terms = 0},
                     same_move = {.n_terms = 1, .term = moved},
                     less = {.n_terms = 1, .term = moved_less},
                     from = {.n_terms = 1, .term = moved_from},
                     other_move = {.n_terms = 1, .term = moved_other},
                     to = {.n_terms = 1, .term = moved_to};
static const dw_fact_change fact[2];

static const struct {
    dw_value one, two;
    bool same;
} pairs[] = {
    {{.kind = DW_VALUE_NONE}, {.kind = DW_VALUE_NONE}, true},
    {{.kind = DW_VALUE_NONE}, {.kind = DW_VALUE_TEXT, .text = "Ada"}, false},
    {{.kind = DW_VALUE_TEXT, .text = "Ada"}, {.kind = DW_VALUE_TEXT, .text = "Bo"}, false},
    {{.kind = DW_VALUE_NAMES, .name = names, .n_names = 2},
     {.kind = DW_VALUE_NAMES, .name = names, .n_names = 1},
     false},
    {{.kind = DW_VALUE_NAMES, .name = names, .n_names = 2},
     {.kind = DW_VALUE_NAMES, .name = other_names, .n_names = 2},
     false},
    {{.kind = DW_VALUE_NAMES, .name = names, .n_names = 1},
     {.kind = DW_VALUE_NAMES, .name = other_names, .n_names = 1},
     true},
    {{.kind = DW_VALUE_MONEY, .money = 61700}, {.kind = DW_VALUE_MONEY, .money = 61701}, false},
    {{.kind = DW_VALUE_DAY, .day = 617}, {.kind = DW_VALUE_DAY, .day = 618}, false},
    {{.kind = DW_VALUE_SHARE, .number = 0.617}, {.kind = DW_VALUE_SHARE, .number = 0.617}, true},
    {{.kind = DW_VALUE_SHARE, .number = 0.617}, {.kind = DW_VALUE_SHARE, .number = 0.618}, false},
    {{.kind = DW_VALUE_OPTION, .issue = 1, .option = 2},
     {.kind = DW_VALUE_OPTION, .issue = 1, .option = 2},
     true},
    {{.kind = DW_VALUE_OPTION, .issue = 1, .option = 2},
     {.kind = DW_VALUE_OPTION, .issue = 3, .option = 2},
     false},
    {{.kind = DW_VALUE_OPTION, .issue = 1, .option = 2},
     {.kind = DW_VALUE_OPTION, .issue = 1, .option = 3},
     false},
    {{.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .issue = 1},
     {.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .issue = 1},
     true},
    {{.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .issue = 1},
     {.kind = DW_VALUE_CLAUSE, .clause = &clause[1], .issue = 1},
     false},
    {{.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .issue = 1},
     {.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .issue = 2},
     false},
    {{.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .option = 1},
     {.kind = DW_VALUE_CLAUSE, .clause = &clause[0], .option = 2},
     false},
    {{.kind = DW_VALUE_SAID, .clause = &clause[0]},
     {.kind = DW_VALUE_SAID, .clause = &clause[1]},
     false},
    {{.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     {.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     true},
    {{.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     {.kind = DW_VALUE_OFFER, .term = term, .n_terms = 1},
     false},
    {{.kind = DW_VALUE_TERMS, .term = term, .n_terms = 2, .is_give = true},
     {.kind = DW_VALUE_TERMS, .term = term, .n_terms = 2},
     false},
    {{.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     {.kind = DW_VALUE_OFFER, .term = other_price, .n_terms = 2},
     false},
    {{.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     {.kind = DW_VALUE_OFFER, .term = other_option, .n_terms = 2},
     false},
    {{.kind = DW_VALUE_OFFER, .term = term, .n_terms = 2},
     {.kind = DW_VALUE_OFFER, .term = other_issue, .n_terms = 2},
     false},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &same_move}, true},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &no_move}, false},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &less}, false},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &from}, false},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &other_move}, false},
    {{.kind = DW_VALUE_MOVE, .move = &move}, {.kind = DW_VALUE_MOVE, .move = &to}, false},
    {{.kind = DW_VALUE_FACTS, .fact = &fact[0]}, {.kind = DW_VALUE_FACTS, .fact = &fact[1]}, false},
    {{.kind = DW_VALUE_LEVELS, .factor = 1, .levels = 5},
     {.kind = DW_VALUE_LEVELS, .factor = 1, .levels = 5},
     true},
    {{.kind = DW_VALUE_LEVELS, .factor = 1, .levels = 5},
     {.kind = DW_VALUE_LEVELS, .factor = 2, .levels = 5},
     false},
    {{.kind = DW_VALUE_LEVELS, .factor = 1, .levels = 5},
     {.kind = DW_VALUE_LEVELS, .factor = 1, .levels = 4},
     false},
};

/* A price that is no option of its own is told apart by its number alone. */
static void values_are_the_same_when_all_that_they_say_is(void **state)
{
    (void)state;
    begin_record();
    plan_record();
    for (test_case = 0; test_case < sizeof pairs / sizeof pairs[0]; test_case++) {
        check(dw_value_same(&pairs[test_case].one, &pairs[test_case].two, &plan) ==
              pairs[test_case].same);
        check(dw_value_same(&pairs[test_case].two, &pairs[test_case].one, &plan) ==
              pairs[test_case].same);
        check(dw_value_same(&pairs[test_case].one, &pairs[test_case].one, &plan));
    }
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static dw_plan before;
static dw_deal states[2];
static dw_difference found;

static int make_own_book(void **state)
{
    (void)state;
    book_small(&book);
    book_entry(&book, "an_event", DW_SECTION_MOMENTUM, DW_SCOPE_EVENT, "",
               "Event {event_number} says {event_note}.");
    book_entry(&book, "a_fact", DW_SECTION_POWER, DW_SCOPE_DEAL, "", "They are {fact:position}.");
    book_entry(&book, "outside", DW_SECTION_ISSUES, DW_SCOPE_DEAL, "", "They ask {their_outside}.");
    book_entry(&book, "waits", DW_SECTION_APPROVALS, DW_SCOPE_DEAL, "",
               "They wait: {request_terms}.");
    book_entry(&book, "a_date", DW_SECTION_CALENDAR, DW_SCOPE_DEADLINE, "", "Until {deadline}.");
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

/* The line of an entry that the difference tells, the n-th; NULL where it tells none. */
static const dw_line_change *told(const char *entry, size_t n)
{
    for (size_t l = 0; l < found.n_lines; l++) {
        const dw_line_change *const change = &found.line[l];
        const dw_line *const line = change->before ? change->before : change->after;
        if (strcmp(line->entry->id, entry) == 0 && n-- == 0)
            return change;
    }
    return NULL;
}

/* Compares the deal after its first events with the deal after all of them. */
static void compare(size_t n_before)
{
    const dw_plan_options options = {.seed = 3};
    dw_error err;
    for (size_t e = 0; e < deal.deal.n_events; e++)
        deal.event[e].number = e + 1;
    dw_arena_clear(&arena);
    for (size_t p = 0; p < 2; p++) {
        check(dw_record_state(&deal.deal, &book.playbook, p ? deal.deal.n_events : n_before, &arena,
                              &states[p], &err) == DW_OK);
        check(dw_plan_make(&book.playbook, &states[p], &options, &arena, p ? &plan : &before,
                           &err) == DW_OK);
    }
    check(dw_difference_make(&before, &plan, &arena, &found, &err) == DW_OK);
}

static void lines_of_events_keep_to_their_numbers(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 3)->note = "calm";
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 4)->note = "calm still";
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 5)->note = "late";
    log_on(DW_SIDE_US, DW_EVENT_CORRECTION, 6)->corrects = 1;
    compare(2);
    /* The first is withdrawn; the second stands one place further up, and is the same; the third is new. */
    const dw_line_change *const gone = told("an_event", 0), *const added = told("an_event", 1);
    assert_non_null(gone);
    assert_int_equal(gone->kind, DW_CHANGE_REMOVED);
    assert_string_equal(before.deal->event[gone->before->item].note, "calm");
    assert_non_null(added);
    assert_int_equal(added->kind, DW_CHANGE_ADDED);
    assert_string_equal(plan.deal->event[added->after->item].note, "late");
    assert_null(told("an_event", 2));
}

static void a_fact_in_the_words_changes_the_line(void **state)
{
    (void)state;
    static dw_fact_change change;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 3);
    compare(0);
    assert_null(told("a_fact", 0));
    change = (dw_fact_change){book_factor(&book, "position"), 4}; /* challenger in the file */
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 4);
    event->fact = &change;
    event->n_facts = 1;
    compare(1);
    assert_non_null(told("a_fact", 0));
    assert_int_equal(told("a_fact", 0)->kind, DW_CHANGE_CHANGED);
}

static void terms_in_the_words_change_the_line(void **state)
{
    (void)state;
    begin_record();
    deal.issue[dw_deal_issue(&deal.deal, "payment_days")].must_at_most = 30;
    log_option(DW_SIDE_THEM, "payment_days", 1, 3);
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 4);
    compare(1);
    assert_null(told("outside", 0));
    log_option(DW_SIDE_THEM, "payment_days", 2, 5);
    compare(2);
    assert_non_null(told("outside", 0));
    assert_int_equal(told("outside", 0)->kind, DW_CHANGE_CHANGED);
}

static dw_event *asks_for(dw_money price, int day)
{
    dw_event *const event = log_price(DW_SIDE_US, price, day);
    event->kind = DW_EVENT_APPROVAL;
    event->action = DW_ACTION_REQUEST;
    event->who = "Ada";
    return event;
}

/* Every difference told of the request that waits, as long as it did. */
static void bug_a_package_in_the_words_was_another_in_every_plan(void **state)
{
    (void)state;
    begin_record();
    asks_for(UNITS(191000), 3);
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 4);
    compare(1);
    assert_null(told("waits", 0));
    asks_for(UNITS(187300), 5);
    compare(2);
    assert_non_null(told("waits", 0));
    assert_int_equal(told("waits", 0)->kind, DW_CHANGE_CHANGED);
    log_on(DW_SIDE_US, DW_EVENT_APPROVAL, 6)->action = DW_ACTION_REQUEST;
    dw_event *const more = &deal.event[3];
    more->who = "Ada";
    more->term = deal.term;
    deal.term[3] = (dw_term){0, DW_NONE, (double)UNITS(187300)};
    deal.term[4] = (dw_term){dw_deal_issue(&deal.deal, "training"), 1, 0};
    more->term = &deal.term[3];
    more->n_terms = 2;
    compare(3);
    assert_non_null(told("waits", 0));
}

static void lines_of_deadlines_keep_to_what_they_are_of(void **state)
{
    (void)state;
    static dw_deadline board;
    board = (dw_deadline){.what = "board", .owner = DW_OWNER_BUYER};
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 3);
    dw_event *const dropped = log_on(DW_SIDE_THEM, DW_EVENT_DEADLINE, 4);
    dropped->action = DW_ACTION_DROP;
    dropped->deadline = &board;
    compare(1);
    const dw_line_change *const gone = told("a_date", 0);
    assert_non_null(gone);
    assert_int_equal(gone->kind, DW_CHANGE_REMOVED);
    assert_string_equal(before.deal->deadline[gone->before->item].what, "board");
    assert_null(told("a_date", 1)); /* the others stand one place further up */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_the_same_when_all_that_they_say_is),
        cmocka_unit_test(lines_of_events_keep_to_their_numbers),
        cmocka_unit_test(a_fact_in_the_words_changes_the_line),
        cmocka_unit_test(terms_in_the_words_change_the_line),
        cmocka_unit_test(bug_a_package_in_the_words_was_another_in_every_plan),
        cmocka_unit_test(lines_of_deadlines_keep_to_what_they_are_of),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
