/* The team: distances of rankings against a definition by pairs, who knows the plan, who speaks. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include "dealwright/promise.h"
#include "dealwright/team.h"

#include <math.h>
#include <string.h>

enum { ISSUES = 5, OURS = 4 };

static dw_team team;
static dw_promises promises;
static dw_stake stakes[ISSUES];
static size_t ranking[TEST_LIST_MAX][ISSUES];

static void begin(void)
{
    static const char *const issue[] = {"price", "training", "reference", "liability", "scope"};
    static const char *const name[] = {"Ana", "Priya", "Tom", "Sam"};
    deal_init(&deal, &book);
    deal.deal.day = test_day(2026, 11, 30);
    for (size_t i = 0; i < ISSUES; i++) {
        deal_issue(&deal, issue[i]);
        stakes[i] = (dw_stake){.us = 1000.0 - 100 * (double)i};
    }
    for (size_t p = 0; p < OURS; p++)
        deal_ours(&deal, name[p], p == 0 ? DW_ROLE_LEAD : DW_ROLE_SUPPORT);
}

static dw_event *log_event(dw_event_kind kind, const char *who)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_US, kind);
    event->who = who;
    event->day = test_day(2026, 11, 1) + (dw_day)deal.deal.n_events;
    event->number = deal.deal.n_events;
    return event;
}

static void rank(const char *who, const size_t *issue, size_t n)
{
    size_t *const own = ranking[deal.deal.n_events];
    memcpy(own, issue, n * sizeof *own);
    dw_event *const event = log_event(DW_EVENT_ACKNOWLEDGEMENT, who);
    event->ranking = own;
    event->n_rankings = n;
}

static void compute(void)
{
    dw_arena_clear(&arena);
    check(dw_team_make(&deal.deal, stakes, &arena, &team, NULL) == DW_OK);
    make_model();
    check(dw_promises_make(&model, &arena, &promises, NULL) == DW_OK);
}

/* ---- Rankings -------------------------------------------------------------------------------- */

static void the_reverse_order_is_one_apart_and_the_same_is_none(void **state)
{
    (void)state;
    static const size_t order[] = {0, 1, 2, 3, 4}, reverse[] = {4, 3, 2, 1, 0};
    begin();
    rank("Ana", order, 5);
    rank("Tom", reverse, 5);
    rank("Sam", order, 5);
    compute();
    assert_int_equal(team.n_pairs, 3);
    check_near(team.pair[0].distance, 1, 0);
    assert_int_equal(team.pair[0].a, 0);
    assert_int_equal(team.pair[0].b, 2);
    assert_int_equal(team.pair[0].issue, 0); /* and 4 as far; the first of them */
    check_near(team.pair[2].distance, 0, 0);
    assert_int_equal(team.pair[2].issue, DW_NONE);
    check_near(team.member[0].distance, 0, 0);
    check_near(team.plan.distance, 1, 0);
    assert_int_equal(team.plan.a, 2);
    assert_true(isnan(team.member[1].distance));
}

static void what_both_leave_out_is_not_compared(void **state)
{
    (void)state;
    static const size_t two[] = {3, 1}, reverse[] = {1, 3}, others[] = {0, 4};
    begin();
    rank("Ana", two, 2);
    rank("Tom", reverse, 2);
    rank("Sam", others, 2);
    compute();
    assert_int_equal(team.n_pairs, 3);
    for (size_t k = 0; k < team.n_pairs; k++)
        check_near(team.pair[k].distance, 1, 0);
}

/* One ranks 1 before 0 alone: of the seven pairs that both order (0 or 1 before the rest, and the
 * two) one stands the other way round. */
static void what_is_left_out_comes_after_and_in_no_order(void **state)
{
    (void)state;
    static const size_t order[] = {0, 1, 2, 3, 4}, two[] = {1, 0};
    begin();
    rank("Ana", order, 5);
    rank("Tom", two, 2);
    compute();
    check_near(team.pair[0].distance, 1.0 / 7, 1e-12);
    assert_int_equal(team.pair[0].issue, 4); /* place 2 against 4 */
}

static void the_newest_ranking_counts(void **state)
{
    (void)state;
    static const size_t order[] = {0, 1, 2, 3, 4}, reverse[] = {4, 3, 2, 1, 0};
    begin();
    rank("Ana", reverse, 5);
    rank("Ana", order, 5);
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Ana"); /* without one: the ranking stays */
    compute();
    check_near(team.member[0].distance, 0, 0);
}

static size_t place(const size_t *issue, size_t n, size_t wanted)
{
    size_t r = 0;
    while (r < n && issue[r] != wanted)
        r++;
    return r;
}

/* Pairs of what either names that both put into an order, counted by looking each up. */
static double naive_distance(const size_t *a, size_t n_a, const size_t *b, size_t n_b)
{
    double ordered = 0, opposite = 0;
    for (size_t i = 0; i < ISSUES; i++)
        for (size_t j = 0; j < ISSUES; j++) {
            const bool named = (place(a, n_a, i) < n_a || place(b, n_b, i) < n_b) &&
                               (place(a, n_a, j) < n_a || place(b, n_b, j) < n_b);
            const bool first = named && place(a, n_a, i) < place(a, n_a, j);
            const bool same = place(b, n_b, i) < place(b, n_b, j);
            const bool other = place(b, n_b, i) > place(b, n_b, j);
            ordered += first && (same || other);
            opposite += first && other;
        }
    return ordered > 0 ? opposite / ordered : (double)NAN;
}

static size_t draw_ranking(dw_random *random, size_t *issue)
{
    for (size_t i = 0; i < ISSUES; i++)
        issue[i] = i;
    for (size_t i = ISSUES; i-- > 1;) {
        const size_t j = dw_random_below(random, i + 1);
        const size_t kept = issue[i];
        issue[i] = issue[j];
        issue[j] = kept;
    }
    return 1 + dw_random_below(random, ISSUES);
}

static void distances_are_those_of_the_definition(void **state)
{
    (void)state;
    static const char *const name[] = {"Ana", "Priya", "Tom", "Sam"};
    for (test_case = 0; test_case < 2000; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), test_case);
        size_t issue[OURS][ISSUES], n[OURS];
        begin();
        for (size_t p = 0; p < OURS; p++) {
            n[p] = draw_ranking(&random, issue[p]);
            rank(name[p], issue[p], n[p]);
        }
        compute();
        for (size_t k = 0; k < team.n_pairs; k++) {
            const dw_ranking_pair *const pair = &team.pair[k];
            check_near(pair->distance,
                       naive_distance(issue[pair->a], n[pair->a], issue[pair->b], n[pair->b]),
                       1e-12);
            check(k == 0 || pair->distance <= team.pair[k - 1].distance);
        }
        static const size_t own[] = {0, 1, 2, 3, 4};
        for (size_t p = 0; p < OURS; p++)
            check_near(team.member[p].distance, naive_distance(issue[p], n[p], own, ISSUES), 1e-12);
    }
}

/* ---- Who knows the plan ---------------------------------------------------------------------- */

static void an_acknowledgement_is_of_the_version_then_in_force(void **state)
{
    (void)state;
    begin();
    log_event(DW_EVENT_PLAN, NULL)->version = 1;
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Ana");
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Tom");
    log_event(DW_EVENT_PLAN, NULL)->version = 2;
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Tom")->version = 2;
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Sam")->version = 1; /* said late, of the old one */
    compute();
    assert_int_equal(team.version, 2);
    assert_int_equal(team.member[0].version, 1);
    assert_false(team.member[0].confirmed);
    assert_true(team.member[2].confirmed);
    assert_false(team.member[3].confirmed);
    assert_int_equal(team.n_unconfirmed, 3);
}

static void without_a_published_plan_any_acknowledgement_confirms(void **state)
{
    (void)state;
    begin();
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Ana");
    compute();
    assert_int_equal(team.version, 0);
    assert_true(team.member[0].confirmed);
    assert_int_equal(team.n_unconfirmed, 3);
}

static void who_acts_without_having_read_it_is_named(void **state)
{
    (void)state;
    begin();
    log_event(DW_EVENT_STATEMENT, "Tom"); /* before any plan */
    log_event(DW_EVENT_PLAN, NULL)->version = 1;
    log_event(DW_EVENT_STATEMENT, "Tom");
    log_event(DW_EVENT_NOTE, "Tom");
    log_event(DW_EVENT_ACKNOWLEDGEMENT, "Tom");
    log_event(DW_EVENT_STATEMENT, "Tom");
    log_event(DW_EVENT_SESSION, "Sam"); /* sits with them */
    log_event(DW_EVENT_ESCALATION, "Sam")->action = DW_ACTION_MEETING;
    log_event(DW_EVENT_ESCALATION, "Sam")->action = DW_ACTION_BRIEF;
    compute();
    static const bool expected[] = {false, false, true, false, false, false, true, true, false};
    for (size_t e = 0; e < 9; e++)
        assert_int_equal(team.event[e].uninformed, expected[e]);
}

static void speakers_are_told_apart(void **state)
{
    (void)state;
    begin();
    log_event(DW_EVENT_OFFER, "Ana");
    log_event(DW_EVENT_OFFER, "Tom");
    log_event(DW_EVENT_OFFER, "Ben");
    log_event(DW_EVENT_OFFER, NULL);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER)->who = "Ana";
    compute();
    static const dw_speaker expected[] = {DW_SPEAKER_LEAD, DW_SPEAKER_NAMED, DW_SPEAKER_UNNAMED,
                                          DW_SPEAKER_NONE, DW_SPEAKER_NONE};
    for (size_t e = 0; e < 5; e++)
        assert_int_equal(team.event[e].speaker, expected[e]);
    assert_int_equal(team.n_leads, 1);
}

static void a_break_runs_until_its_day_or_until_somebody_acts(void **state)
{
    (void)state;
    begin();
    dw_event *const pause = log_event(DW_EVENT_BREAK, NULL);
    log_event(DW_EVENT_NOTE, "Ana");
    compute();
    assert_int_equal(team.break_event, 0);
    pause->until = test_day(2026, 11, 30);
    compute();
    assert_int_equal(team.break_event, 0);
    pause->until = test_day(2026, 11, 29);
    compute();
    assert_int_equal(team.break_event, DW_NONE);
    pause->until = DW_DAY_NONE;
    log_event(DW_EVENT_SESSION, "Ana");
    compute();
    assert_int_equal(team.break_event, DW_NONE);
}

/* ---- Promises -------------------------------------------------------------------------------- */

static void promises_are_listed_with_what_answers_them(void **state)
{
    (void)state;
    begin();
    deal.ours[3].role = DW_ROLE_SPONSOR;
    log_event(DW_EVENT_ESCALATION, "Ben")->action = DW_ACTION_PROMISE;
    log_event(DW_EVENT_STATEMENT, "Sam")->statement = DW_STATEMENT_PROMISE;
    log_event(DW_EVENT_STATEMENT, "Ana")->statement = DW_STATEMENT_PROMISE;
    log_event(DW_EVENT_STATEMENT, "Ana")->statement = DW_STATEMENT_DEMAND;
    log_event(DW_EVENT_ESCALATION, "Sam")->action = DW_ACTION_MEETING;
    dw_event *const theirs = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_STATEMENT);
    theirs->statement = DW_STATEMENT_PROMISE;
    theirs->number = 6;
    log_event(DW_EVENT_NOTE, "Ana")->answers = 2;
    log_event(DW_EVENT_DISMISSAL, "Ana")->answers = 3; /* names what its alert was about */
    compute();
    assert_int_equal(promises.n_promises, 4);
    static const size_t event[] = {0, 1, 2, 5}, answer[] = {DW_NONE, 6, DW_NONE, DW_NONE};
    static const bool executive[] = {true, true, false, false};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(promises.promise[i].event, event[i]);
        assert_int_equal(promises.promise[i].answer, answer[i]);
        assert_int_equal(promises.promise[i].by_executive, executive[i]);
    }
    assert_int_equal(promises.n_ours_open, 2);
}

/* Monday 2 November: four working days, as the small playbook has it, end on Friday 6; 9 is a Monday. */
static void a_promise_is_overdue_after_its_day_or_the_usual_days(void **state)
{
    (void)state;
    static const struct {
        dw_day until;
        int today;
        bool overdue;
    } rows[] = {
        {DW_DAY_NONE, 2, false}, {DW_DAY_NONE, 6, false}, {DW_DAY_NONE, 8, false},
        {DW_DAY_NONE, 9, true},  {1, 8, false},           {1, 9, true},
    };
    for (test_case = 0; test_case < sizeof rows / sizeof rows[0]; test_case++) {
        begin();
        dw_event *const made = log_event(DW_EVENT_STATEMENT, "Ana");
        made->statement = DW_STATEMENT_PROMISE;
        made->day = test_day(2026, 11, 2);
        made->until = rows[test_case].until == DW_DAY_NONE ? DW_DAY_NONE : test_day(2026, 11, 8);
        deal.deal.day = test_day(2026, 11, rows[test_case].today);
        compute();
        check(promises.promise[0].overdue == rows[test_case].overdue);
        check(promises.n_ours_overdue == rows[test_case].overdue);
        deal.deal.day = DW_DAY_NONE;
        compute();
        check(promises.n_ours_overdue == 0 && promises.n_ours_open == 1);
        deal.deal.day = test_day(2026, 12, 1);
        log_event(DW_EVENT_NOTE, "Ana")->answers = 1;
        compute();
        check(promises.n_ours_overdue == 0 && promises.n_ours_open == 0);
    }
}

/* ---- Memory ---------------------------------------------------------------------------------- */

static dw_status make(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    dw_team found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status = dw_team_make(&deal.deal, stakes, memory, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static dw_status list_promises(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    dw_promises found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status = dw_promises_make(&model, memory, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void makes_it_or_fails_cleanly(void **state)
{
    (void)state;
    static const size_t order[] = {0, 1, 2, 3, 4};
    begin();
    rank("Ana", order, 5);
    rank("Tom", order, 3);
    log_event(DW_EVENT_STATEMENT, "Sam")->statement = DW_STATEMENT_PROMISE;
    assert_true(test_memory_exhaust(make, NULL, 16) > 20);
    assert_true(test_memory_exhaust(list_promises, NULL, 16) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reverse_order_is_one_apart_and_the_same_is_none),
        cmocka_unit_test(what_both_leave_out_is_not_compared),
        cmocka_unit_test(what_is_left_out_comes_after_and_in_no_order),
        cmocka_unit_test(the_newest_ranking_counts),
        cmocka_unit_test(distances_are_those_of_the_definition),
        cmocka_unit_test(an_acknowledgement_is_of_the_version_then_in_force),
        cmocka_unit_test(without_a_published_plan_any_acknowledgement_confirms),
        cmocka_unit_test(who_acts_without_having_read_it_is_named),
        cmocka_unit_test(speakers_are_told_apart),
        cmocka_unit_test(a_break_runs_until_its_day_or_until_somebody_acts),
        cmocka_unit_test(a_promise_is_overdue_after_its_day_or_the_usual_days),
        cmocka_unit_test(promises_are_listed_with_what_answers_them),
        cmocka_unit_test(makes_it_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
