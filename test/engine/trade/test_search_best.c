/* The best packages in a band, against going through all of them. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/packages.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

static test_space made;
static naive_package all[SPACE_OUTCOMES];

/* ---- Against the definition ----------------------------------------------------------------- */

static void check_packages(const dw_candidates *found, const naive_package *package, size_t n)
{
    check(found->complete);
    check(found->n_packages == n);
    for (size_t i = 0; i < n; i++) {
        const dw_candidate *const one = &found->package[i];
        const dw_utilities utilities = dw_space_utilities(&made.space, one->choice);
        const size_t bytes = made.space.n_clusters * sizeof *one->choice;
        check(memcmp(one->choice, package[i].choice, bytes) == 0);
        check(one->utilities.ours == utilities.ours);
        check(one->utilities.theirs == utilities.theirs);
    }
}

static void check_question(const dw_search *search, dw_side held, dw_random *random,
                           dw_arena *arena)
{
    double low, high;
    packages_any_band(&made.space, held, random, &low, &high);
    const size_t n = naive_packages(&made.space, held, low, high, all);
    const size_t max = 1 + dw_random_below(random, 12);
    dw_candidates found;
    check(dw_search_best(search, low, high, max, arena, &found, NULL) == DW_OK);
    check_packages(&found, all, n < max ? n : max);
}

static const dw_search *prepare(dw_side held, size_t n_cells, dw_arena *arena)
{
    const dw_search *search;
    check(dw_search_prepare(&made.space, held, n_cells, arena, &search, NULL) == DW_OK);
    return search;
}

static void check_seeds(uint64_t n, size_t outcomes)
{
    dw_arena arena;
    test_arena_init(&arena);
    const size_t n_cells[] = {1, 7, 64, DW_SEARCH_CELLS};
    for (test_case = 0; test_case < n; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), test_case);
        packages_any_space(&made, outcomes, &random);
        const dw_side held = dw_random_below(&random, 2);
        const dw_search *const search = prepare(held, n_cells[dw_random_below(&random, 4)], &arena);
        for (size_t question = 0; question < 4; question++)
            check_question(search, held, &random, &arena);
        dw_arena_clear(&arena);
    }
}

static void agrees_with_going_through_all_packages(void **state)
{
    (void)state;
    check_seeds(30000, 120);
}

static void agrees_on_thousands_of_packages(void **state)
{
    (void)state;
    check_seeds(300, 9000);
}

/* ---- Ties and limits ------------------------------------------------------------------------ */

/* 0.1 + 0.2 and 0.3 are the same to us, though not in doubles: what is better for the held side goes
 * first. */
static void ties_decimals_that_doubles_do_not(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    space_init(&made);
    space_add(&made, 2, (const double[]){0.617, 0.2}, (const double[]){0.3, 0.1});
    space_add(&made, 2, (const double[]){0.1, 0.1}, (const double[]){0, 0.2});
    dw_candidates found;
    check(dw_search_best(prepare(DW_SIDE_US, 64, &arena), 0, 1, 3, &arena, &found, NULL) == DW_OK);
    assert_int_equal(found.n_packages, 3);
    const size_t expected[3][2] = {{0, 1}, {0, 0}, {1, 1}};
    for (size_t i = 0; i < 3; i++)
        assert_memory_equal(found.package[i].choice, expected[i], sizeof expected[i]);
    check(found.package[1].utilities.theirs < found.package[2].utilities.theirs);
    check(dw_search_best(prepare(DW_SIDE_THEM, 64, &arena), 0.3, 0.3, 3, &arena, &found, NULL) ==
          DW_OK);
    assert_int_equal(found.n_packages, 2);
    dw_arena_clear(&arena);
}

/* Beyond 10^13 a step is more than one: a hundred in six thousand million million is no difference. */
static void ties_amounts_within_a_step(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    space_init(&made);
    space_add(&made, 3, (const double[]){0.3, 0.617, 0.9},
              (const double[]){6e15 + 100, 6e15, 5e15});
    dw_candidates found;
    check(dw_search_best(prepare(DW_SIDE_US, 64, &arena), 0, 1, 2, &arena, &found, NULL) == DW_OK);
    assert_int_equal(found.n_packages, 2);
    assert_int_equal(found.package[0].choice[0], 1);
    assert_int_equal(found.package[1].choice[0], 0);
    dw_arena_clear(&arena);
}

static void finds_nothing_outside_of_what_there_is(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    space_init(&made);
    space_add(&made, 3, (const double[]){-6.1, 2.3, 8.9}, (const double[]){3.7, 1.3, 0.2});
    const dw_search *const search = prepare(DW_SIDE_US, 64, &arena);
    const double band[][2] = {{9, 10},        {-INFINITY, -6.2}, {3, 8}, {INFINITY, INFINITY},
                              {1e300, 1e301}, {-1e301, -1e300}};
    for (test_case = 0; test_case < sizeof band / sizeof *band; test_case++) {
        dw_candidates found;
        check(dw_search_best(search, band[test_case][0], band[test_case][1], 3, &arena, &found,
                             NULL) == DW_OK);
        check(found.n_packages == 0 && found.complete);
    }
    dw_arena_clear(&arena);
}

/* ---- Large spaces --------------------------------------------------------------------------- */

static large_space large;

/* What is worth most to the held side may be dominated and still be all that the band allows. */
static void agrees_on_a_cluster_of_tens_of_thousands_of_choices(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    large_init(&large);
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (size_t c = 0; c < 3; c++) {
        const size_t n = c == 1 ? 50000 : 4, first = large_add(&large, n);
        for (size_t k = first; k < first + n; k++) {
            large.ours[k] = dw_random_unit(&random) * (c == 1 ? 5 : 1);
            large.theirs[k] = dw_random_unit(&random) * (c == 1 ? 5 : 1);
        }
    }
    const dw_search *search;
    check(dw_search_prepare(&large.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    for (test_case = 0; test_case < 5; test_case++) {
        const double low = 1.617 + (double)test_case, high = low + 0.0061;
        double best = -INFINITY;
        for (size_t i = 0; i < 16; i++)
            for (size_t k = 0; k < 50000; k++) {
                const dw_utilities u =
                    dw_space_utilities(&large.space, (const size_t[]){i % 4, k, i / 4});
                if (u.ours >= low && u.ours <= high)
                    best = fmax(best, u.theirs);
            }
        dw_candidates found;
        check(dw_search_best(search, low, high, 3, &arena, &found, NULL) == DW_OK);
        check(found.complete && found.n_packages == 3);
        check_near(found.package[0].utilities.theirs, best, 1e-11);
    }
    dw_arena_clear(&arena);
}

/* Millions of packages are tied with the best; the lowest choices are found all the same. */
static void settles_ties_of_whole_numbers(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    large_init(&large);
    for (size_t c = 0; c < 10; c++) {
        const size_t first = large_add(&large, 10);
        for (size_t k = 0; k < 10; k++) {
            large.ours[first + k] = (double)k;
            large.theirs[first + k] = 9 - (double)k;
        }
    }
    const dw_search *search;
    dw_candidates found;
    check(dw_search_prepare(&large.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    check(dw_search_best(search, 42.1, 60.7, 2, &arena, &found, NULL) == DW_OK);
    assert_true(found.complete);
    assert_int_equal(found.n_packages, 2);
    const size_t lowest[2][10] = {{0, 0, 0, 0, 0, 7, 9, 9, 9, 9}, {0, 0, 0, 0, 0, 8, 8, 9, 9, 9}};
    assert_memory_equal(found.package[0].choice, lowest[0], sizeof lowest[0]);
    assert_memory_equal(found.package[1].choice, lowest[1], sizeof lowest[1]);
    /* Above the ceiling there is nothing, however many sums lie there. */
    large.space.ceiling_ours = 50;
    check(dw_search_prepare(&large.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    check(dw_search_best(search, 50.1, 61, 2, &arena, &found, NULL) == DW_OK);
    assert_true(found.complete && found.n_packages == 0);
    dw_arena_clear(&arena);
}

/* Which of 10^10 sums lies nearest to a limit is not found by going through all nodes that are allowed. */
static void says_when_it_is_not_complete(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    large_init(&large);
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (size_t c = 0; c < 10; c++) {
        const size_t first = large_add(&large, 10);
        for (size_t k = first; k < first + 10; k++) {
            large.ours[k] = dw_random_unit(&random);
            large.theirs[k] = 61700 * (1 - large.ours[k]);
        }
    }
    const dw_search *search;
    dw_candidates found;
    check(dw_search_prepare(&large.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    check(dw_search_best(search, 5.617, 5.8, 10, &arena, &found, NULL) == DW_OK);
    assert_false(found.complete);
    assert_int_equal(found.n_packages, 10);
    for (size_t i = 0; i < found.n_packages; i++) {
        const dw_utilities utilities = found.package[i].utilities;
        check(utilities.ours >= 5.617 - 1e-11 && utilities.ours <= 5.8);
        check(i == 0 || utilities.theirs <= found.package[i - 1].utilities.theirs + 1e-6);
    }
    check(found.package[0].utilities.theirs > 0.99 * 61700 * (10 - 5.617));
    dw_arena_clear(&arena);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void check_refused(dw_status status, const dw_error *err, dw_status expected,
                          const char *what)
{
    check(status == expected && err->status == expected);
    check_text(err->what, what);
}

static void refuses_what_it_cannot_answer(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    space_init(&made);
    const dw_search *search = NULL;
    dw_candidates found;
    dw_error err;
    test_bytes_mark(&found, sizeof found);
    check_refused(dw_search_prepare(&made.space, DW_SIDE_US, 64, &arena, &search, &err), &err,
                  DW_E_RANGE, "clusters");
    space_add(&made, 2, (const double[]){0.617, 0.3}, (const double[]){0.1, 0.2});
    for (size_t n = 0; n <= DW_SEARCH_CELLS_MAX + 1; n += DW_SEARCH_CELLS_MAX + 1)
        check_refused(dw_search_prepare(&made.space, DW_SIDE_US, n, &arena, &search, &err), &err,
                      DW_E_RANGE, "n_cells");
    assert_null(search);
    search = prepare(DW_SIDE_US, 64, &arena);
    check_refused(dw_search_best(search, 0.5, 0.4, 3, &arena, &found, &err), &err, DW_E_RANGE,
                  "band");
    check_refused(dw_search_best(search, NAN, 0.4, 3, &arena, &found, &err), &err, DW_E_RANGE,
                  "band");
    check_refused(dw_search_best(search, 0.5, NAN, 3, &arena, &found, &err), &err, DW_E_RANGE,
                  "band");
    for (size_t n = 0; n <= DW_SEARCH_PACKAGES_MAX + 1; n += DW_SEARCH_PACKAGES_MAX + 1)
        check_refused(dw_search_best(search, 0.3, 0.4, n, &arena, &found, &err), &err, DW_E_RANGE,
                      "max");
    assert_true(test_bytes_marked(&found, sizeof found));
    dw_arena_clear(&arena);
}

static dw_status try_to_prepare(void *context, dw_arena *arena, dw_error *err)
{
    const dw_search *const before = context, *search = before;
    const dw_status status = dw_search_prepare(&made.space, DW_SIDE_US, 61, arena, &search, err);
    check((status == DW_OK) == (search != before));
    return status;
}

static dw_status try_to_search(void *context, dw_arena *arena, dw_error *err)
{
    dw_candidates found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status = dw_search_best(context, -INFINITY, INFINITY, 300, arena, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    check(status != DW_OK || (found.complete && found.n_packages == 300));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    space_random(&made, FAMILY_OPPOSED, 6, 9, &random);
    const dw_search *search = NULL;
    check(dw_search_prepare(&made.space, DW_SIDE_US, 7, &arena, &search, NULL) == DW_OK);
    assert_true(test_memory_exhaust(try_to_prepare, (void *)(uintptr_t)search, 64) > 50);
    assert_true(test_memory_exhaust(try_to_search, (void *)(uintptr_t)search, 64) > 50);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_going_through_all_packages),
        cmocka_unit_test(agrees_on_thousands_of_packages),
        cmocka_unit_test(ties_decimals_that_doubles_do_not),
        cmocka_unit_test(ties_amounts_within_a_step),
        cmocka_unit_test(finds_nothing_outside_of_what_there_is),
        cmocka_unit_test(agrees_on_a_cluster_of_tens_of_thousands_of_choices),
        cmocka_unit_test(settles_ties_of_whole_numbers),
        cmocka_unit_test(says_when_it_is_not_complete),
        cmocka_unit_test(refuses_what_it_cannot_answer),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
