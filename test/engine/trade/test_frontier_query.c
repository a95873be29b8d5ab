/* Ranges, distances and outcomes of a frontier, against looking at every point and every outcome. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/spaces.h"

#include "dealwright/frontier.h"

#include <math.h>
#include <string.h>

static test_space s;
static dw_arena arena;
static dw_frontier frontier;
static naive_outcome outcome[SPACE_OUTCOMES];
static dw_random drawn;

static void make(const dw_frontier_options *options)
{
    test_arena_init(&arena);
    check(dw_frontier_make(&s.space, options, &arena, &frontier, NULL) == DW_OK);
}

static dw_utilities at(size_t i)
{
    return (dw_utilities){frontier.ours[i], frontier.theirs[i]};
}

/* A point of the frontier, one a little beside it, or any. */
static dw_utilities draw_utilities(void)
{
    const dw_utilities some = at(dw_random_below(&drawn, (uint32_t)frontier.n_points));
    const dw_utilities reach = {frontier.same.ours / DW_SAME_UTILITY,
                                frontier.same.theirs / DW_SAME_UTILITY};
    switch (dw_random_below(&drawn, 4)) {
    case 0: return some;
    case 1: return (dw_utilities){some.ours - frontier.same.ours / 3, some.theirs};
    case 2:
        return (dw_utilities){some.ours - reach.ours * 0.1 * dw_random_unit(&drawn),
                              some.theirs - reach.theirs * 0.1 * dw_random_unit(&drawn)};
    default:
        return (dw_utilities){reach.ours * (2 * dw_random_unit(&drawn) - 1),
                              reach.theirs * (2 * dw_random_unit(&drawn) - 1)};
    }
}

static void finds_the_points_that_are_at_least_as_good(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 0);
    size_t n_some = 0, n_none = 0;
    for (test_case = 0; test_case < 20000; test_case++) {
        space_any(&s, 300, &drawn);
        make(NULL);
        const dw_utilities than = draw_utilities();
        const dw_point_range least = dw_frontier_at_least(&frontier, than);
        const dw_point_range better = dw_frontier_better(&frontier, than);
        for (size_t i = 0; i < frontier.n_points; i++) {
            const bool is_least = frontier.ours[i] >= than.ours - frontier.same.ours &&
                                  frontier.theirs[i] >= than.theirs - frontier.same.theirs;
            check(is_least == (i >= least.first && i - least.first < least.n));
            check(naive_dominates(frontier.same, at(i), than) ==
                  (i >= better.first && i - better.first < better.n));
        }
        n_some += better.n > 0;
        n_none += better.n == 0;
        dw_arena_clear(&arena);
    }
    check(n_some > 2000 && n_none > 2000);
}

static void measures_the_distance_to_the_nearest_point(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 1);
    for (test_case = 0; test_case < 2000; test_case++) {
        space_any(&s, 300, &drawn);
        make(NULL);
        const dw_utilities from = draw_utilities();
        double least = INFINITY;
        for (size_t i = 0; i < frontier.n_points; i++)
            least =
                fmin(least, hypot(frontier.ours[i] - from.ours, frontier.theirs[i] - from.theirs));
        check_near(dw_frontier_distance(&frontier, from), least, 1e-14 * least);
        dw_arena_clear(&arena);
    }
}

static void tells_opposition_by_hand(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0.9, 0.617, 0}, (double[]){0.1, 0.71, 1});
    make(NULL);
    const dw_utilities none = {0, 0}, all = {1, 1};
    check_near(dw_frontier_opposition(&frontier, none, all), hypot(0.383, 0.29), 1e-15);
    check_near(dw_frontier_distance(&frontier, all), hypot(0.383, 0.29), 1e-15);
    /* Half as much for us, and for them all there is between 0.1 and 1. */
    check_near(dw_frontier_opposition(&frontier, (dw_utilities){0, 0.1}, (dw_utilities){2, 1}),
               hypot(1.383 / 2, 0.29 / 0.9), 1e-15);
    check_near(dw_frontier_opposition(&frontier, (dw_utilities){1, 0}, all), 0, 1e-15);
    dw_arena_clear(&arena);
}

static void does_not_hang_on_the_unit_of_opposition(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 2);
    for (test_case = 0; test_case < 500; test_case++) {
        space_random(&s, FAMILY_OPPOSED, 4, 5, &drawn);
        make(NULL);
        const dw_utilities all = at(0);
        const double before =
            dw_frontier_opposition(&frontier, (dw_utilities){0, 0}, (dw_utilities){all.ours, 2});
        for (size_t c = 0; c < s.space.n_clusters; c++)
            for (size_t i = 0; i < s.cluster[c].n_choices; i++)
                s.ours[c][i] *= 61700;
        dw_arena_clear(&arena);
        make(NULL);
        check_near(dw_frontier_opposition(&frontier, (dw_utilities){0, 0},
                                          (dw_utilities){all.ours * 61700, 2}),
                   before, 1e-12);
        dw_arena_clear(&arena);
    }
}

/* ---- Outcomes ------------------------------------------------------------------------------- */

static void check_outcomes(size_t point, size_t max)
{
    const size_t n = naive_outcomes(&s.space, outcome), n_clusters = s.space.n_clusters;
    dw_outcomes found;
    check(dw_outcomes_same(&s.space, &frontier, point, max, &arena, &found, NULL) == DW_OK);
    size_t n_same = 0;
    for (size_t k = 0; k < n; k++) {
        if (!naive_same(frontier.same, outcome[k].utilities, at(point)))
            continue;
        check(n_same >= found.n || memcmp(found.choice + n_same * n_clusters, outcome[k].choice,
                                          n_clusters * sizeof(size_t)) == 0);
        n_same++;
    }
    check(found.n == (n_same < max ? n_same : max));
    check(found.has_more == (n_same > max));
}

static void lists_all_outcomes_with_the_same_utilities(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 3);
    for (test_case = 0; test_case < 10000; test_case++) {
        space_any(&s, 300, &drawn);
        make(test_case % 5 ? NULL : &(dw_frontier_options){.points_max = 3});
        const size_t point = dw_random_below(&drawn, (uint32_t)frontier.n_points);
        check_outcomes(point, 1 + dw_random_below(&drawn, 12));
        dw_arena_clear(&arena);
    }
}

/* Ten times over, the one of two million choices that fits is the last to be tried. */
static void stops_after_so_many_choices(void **state)
{
    (void)state;
    enum { MANY = 2000000, TIMES = 10 };
    static double none[TIMES], utility[MANY];
    utility[MANY - 1] = 0.617;
    const dw_cluster cluster[] = {{none, none, TIMES}, {utility, utility, MANY}};
    const dw_space space = {cluster, 2, INFINITY, INFINITY};
    dw_outcomes found;
    test_arena_init(&arena);
    check(dw_frontier_make(&space, NULL, &arena, &frontier, NULL) == DW_OK);
    check(dw_outcomes_same(&space, &frontier, 0, TIMES, &arena, &found, NULL) == DW_OK);
    assert_int_equal(found.n, (DW_OUTCOME_STEPS_MAX - 1) / MANY);
    assert_true(found.has_more);
    dw_arena_clear(&arena);
}

static void stops_a_search_that_would_not_end(void **state)
{
    (void)state;
    static double nothing[3];
    dw_cluster cluster[40];
    for (size_t c = 0; c < 40; c++)
        cluster[c] = (dw_cluster){nothing, nothing, 3};
    const dw_space space = {cluster, 40, INFINITY, INFINITY};
    dw_outcomes found;
    test_arena_init(&arena);
    check(dw_frontier_make(&space, NULL, &arena, &frontier, NULL) == DW_OK);
    check(dw_outcomes_same(&space, &frontier, 0, 617, &arena, &found, NULL) == DW_OK);
    assert_int_equal(found.n, 617);
    assert_true(found.has_more);
    dw_arena_clear(&arena);
}

static dw_status find_within(void *context, dw_arena *within, dw_error *err)
{
    (void)context;
    dw_outcomes found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status = dw_outcomes_same(&s.space, &frontier, 1, 20, within, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 4);
    space_random(&s, FAMILY_SMALL_INTEGERS, 5, 8, &drawn);
    make(NULL);
    assert_true(test_memory_exhaust(find_within, NULL, 256) > 50);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_points_that_are_at_least_as_good),
        cmocka_unit_test(measures_the_distance_to_the_nearest_point),
        cmocka_unit_test(tells_opposition_by_hand),
        cmocka_unit_test(does_not_hang_on_the_unit_of_opposition),
        cmocka_unit_test(lists_all_outcomes_with_the_same_utilities),
        cmocka_unit_test(stops_after_so_many_choices),
        cmocka_unit_test(stops_a_search_that_would_not_end),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
