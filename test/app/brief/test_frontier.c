/* Views of a frontier that no domain file gives: money, numbers as options, marks, clusters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/frontier.h"
#include "text/arena.h"
#include "text/playbook.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Two clusters: price with term (2 x 2 choices), and training (2). */
typedef struct bench {
    dw_arena arena;
    text_problems problems;
    dw_cluster cluster[2];
    dw_space space;
    dw_frontier frontier;
    dw_solutions solutions;
    brief_frontier view;
} bench;

static const double term_ours[] = {1833333, 4166667, 2611111, 5944444};
static const double term_theirs[] = {5277777, 2944444, 4999999, 611111};
static const double training_ours[] = {0, -387654}, training_theirs[] = {0, 912345};

static size_t option_of(const void *context, const size_t *choice, size_t issue)
{
    (void)context;
    return issue == 0 ? choice[0] / 2 : issue == 1 ? choice[0] % 2 : choice[1];
}

static const char *const prices[] = {"USD 200,000", "USD 215,000"}, *const terms[] = {"1 year",
                                                                                      "3 years"};
static const char *const trainings[] = {"none", "two days"};
static const double price_numbers[] = {200000, 215000.5}, term_numbers[] = {1, 3};
static const brief_frontier_issue issues[] = {{"price", "Price", prices, price_numbers},
                                              {"term_years", "Term", terms, term_numbers},
                                              {"training", "Training", trainings, NULL}};
static const char *const notes[] = {"Theirs are estimates."};

static void make(bench *b, dw_utilities reservation)
{
    text_arena_init(&b->arena, (size_t)1 << 26);
    text_problems_init(&b->problems);
    b->cluster[0] = (dw_cluster){term_ours, term_theirs, 4};
    b->cluster[1] = (dw_cluster){training_ours, training_theirs, 2};
    b->space = (dw_space){b->cluster, 2, INFINITY, INFINITY};
    assert_int_equal(dw_frontier_make(&b->space, NULL, &b->arena, &b->frontier, NULL), DW_OK);
    assert_int_equal(dw_solutions_find(&b->frontier, reservation, &b->arena, &b->solutions, NULL),
                     DW_OK);
    b->view = (brief_frontier){.book = text_playbook_load(NULL, &b->arena, &b->problems),
                               .walk_aways = true,
                               .title = "Control tower",
                               .side = {"us", "Northwind"},
                               .issue = issues,
                               .n_issues = 3,
                               .option_of = option_of,
                               .currency = "USD",
                               .currency_digits = 2,
                               .space = &b->space,
                               .n_outcomes = "8",
                               .frontier = &b->frontier,
                               .reservation = reservation,
                               .solutions = &b->solutions,
                               .opposition = NAN,
                               .note = notes,
                               .n_notes = 1};
    assert_non_null(b->view.book);
}

static void unmake(bench *b)
{
    text_problems_clear(&b->problems);
    dw_arena_clear(&b->arena);
}

static const brief_frontier_style plain = {.width = 120};

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in:\n%s", part, text);
}

static void shows_money_in_units_of_the_currency(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){1500000, 700000});
    g_autofree char *text = brief_frontier_text(&b.view, &plain);
    assert_has(text, "Frontier of Control tower");
    assert_has(text, "give us at least USD 15,000 and Northwind at least USD 7,000");
    assert_has(text, "us, USD");
    assert_has(text, "Price: USD 200,000; Term: 3 years; Training: none");
    assert_has(text, "Theirs are estimates.");
    assert_has(text, "50,000");
    assert_null(strstr(text, "Opposition"));
    unmake(&b);
}

static void json_has_minor_units_and_the_numbers_of_options(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){1500000, 700000});
    g_autofree char *text = brief_frontier_json(&b.view, &plain);
    json_t *const root = json_loads(text, 0, NULL);
    json_t *const first = json_array_get(json_object_get(root, "frontier"), 0);
    json_t *const package = json_object_get(first, "package");
    assert_int_equal(json_integer_value(json_array_get(json_object_get(first, "utilities"), 0)),
                     5944444);
    assert_true(json_real_value(json_object_get(package, "price")) == 215000.5);
    assert_int_equal(json_integer_value(json_object_get(package, "term_years")), 3);
    assert_string_equal(json_string_value(json_object_get(package, "training")), "none");
    assert_string_equal(json_string_value(json_object_get(root, "currency")), "USD");
    assert_true(json_is_null(json_object_get(root, "opposition")));
    assert_true(json_is_true(json_object_get(root, "exact")));
    json_decref(root);
    unmake(&b);
}

static void marks_are_in_every_picture(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){0, 0});
    const brief_mark mark[] = {{"Their <offer> of 3 May", {1912345, 2345678}},
                               {"Ours", {5111111, 1234567}}};
    b.view.mark = mark;
    b.view.n_marks = 2;
    g_autofree char *text = brief_frontier_text(&b.view, &plain);
    assert_has(text, "1: Their <offer> of 3 May (USD 19,123, USD 23,457)");
    assert_has(text, "2: Ours (USD 51,111, USD 12,346)");
    g_autofree char *svg = brief_frontier_svg(&b.view, &plain);
    assert_has(svg, "Their &lt;offer&gt; of 3");
    assert_has(svg, ">USD 51,111, USD 12,346<");
    g_autofree char *json = brief_frontier_json(&b.view, &plain);
    assert_has(json, "\"label\": \"Ours\",");
    assert_has(json, "5111111,\n        1234567\n");
    unmake(&b);
}

/* Reservation values that would leave three points of seven, and that no other figure is. */
static void a_reader_who_may_not_see_walk_aways_sees_none(void **state)
{
    (void)state;
    const dw_utilities reservation = {2617181, 2834567};
    const brief_mark mark[] = {{"Target", {4111111, 2345678}}};
    char *(*const page[])(const brief_frontier *, const brief_frontier_style *) = {
        brief_frontier_text, brief_frontier_markdown, brief_frontier_json, brief_frontier_svg};
    static const char *const never[] = {"26,172", "2617181",    "28,346",     "2834567", "Nash",
                                        "nash",   "Kalai",      "galitarian", "qual",    "ational",
                                        "miss",   "eservation", "clip",       "better"};
    for (size_t i = 0; i < G_N_ELEMENTS(page); i++) {
        bench b;
        make(&b, reservation);
        b.view.mark = mark;
        b.view.n_marks = 1;
        g_autofree char *seen = page[i](&b.view, &plain);
        assert_true(strstr(seen, "Nash") || strstr(seen, "nash"));
        b.view.walk_aways = false;
        assert_int_equal(dw_solutions_find(&b.frontier, brief_frontier_lowest(&b.frontier),
                                           &b.arena, &b.solutions, NULL),
                         DW_OK);
        g_autofree char *hidden = page[i](&b.view, &plain);
        for (size_t n = 0; n < G_N_ELEMENTS(never); n++)
            if (strstr(hidden, never[n]))
                fail_msg("'%s' is in:\n%s", never[n], hidden);
        assert_has(hidden, "elfare");
        assert_has(hidden, "Target");
        b.view.reservation = (dw_utilities){-1e9, NAN};
        g_autofree char *other = page[i](&b.view, &plain);
        assert_string_equal(other, hidden);
        unmake(&b);
    }
}

static void the_lowest_reservation_values_leave_no_point_out(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){2617181, 2834567});
    assert_true(b.solutions.rational.n < b.frontier.n_points);
    const dw_utilities lowest = brief_frontier_lowest(&b.frontier);
    const dw_point_range all = dw_frontier_at_least(&b.frontier, lowest);
    assert_int_equal(all.n, b.frontier.n_points);
    unmake(&b);
}

static void reservation_values_say_the_currency(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){2617181, 2834567});
    g_autofree char *svg = brief_frontier_svg(&b.view, &plain);
    assert_has(svg, ">reservation USD 26,172<");
    assert_has(svg, ">reservation USD 28,346<");
    assert_has(svg, ">us, USD<");
    g_autofree char *text = brief_frontier_text(&b.view, &plain);
    assert_has(text, "us at least USD 26,172 and Northwind at least USD 28,346");
    unmake(&b);
}

static void says_when_no_outcome_is_rational(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){5000000, 5000000});
    g_autofree char *text = brief_frontier_text(&b.view, &plain);
    assert_has(text, "none of them give us at least USD 50,000");
    assert_has(text, "Nearest miss");
    g_autofree char *json = brief_frontier_json(&b.view, &plain);
    json_t *const root = json_loads(json, 0, NULL);
    assert_true(json_is_null(json_object_get(json_object_get(root, "solutions"), "nash")));
    assert_true(json_is_object(json_object_get(root, "nearest_miss")));
    json_decref(root);
    unmake(&b);
}

static void says_what_an_inexact_frontier_may_lack(void **state)
{
    (void)state;
    bench b;
    make(&b, (dw_utilities){0, 0});
    b.frontier.epsilon_ours = 1234567;
    g_autofree char *text = brief_frontier_text(&b.view, &plain);
    assert_has(text, "up to USD 12,345.67 for us may be missing from each");
    g_autofree char *svg = brief_frontier_svg(&b.view, &plain);
    assert_has(svg, "(approximate)");
    g_autofree char *json = brief_frontier_json(&b.view, &plain);
    assert_has(json, "\"exact\": false,\n  \"epsilon\": 1234567,");
    unmake(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_money_in_units_of_the_currency),
        cmocka_unit_test(json_has_minor_units_and_the_numbers_of_options),
        cmocka_unit_test(marks_are_in_every_picture),
        cmocka_unit_test(a_reader_who_may_not_see_walk_aways_sees_none),
        cmocka_unit_test(the_lowest_reservation_values_leave_no_point_out),
        cmocka_unit_test(reservation_values_say_the_currency),
        cmocka_unit_test(says_when_no_outcome_is_rational),
        cmocka_unit_test(says_what_an_inexact_frontier_may_lack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
