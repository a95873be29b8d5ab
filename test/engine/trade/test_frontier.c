/* The frontier against its definition: every outcome compared with every other. */
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
static size_t point[SPACE_OUTCOMES];

static void make(const dw_frontier_options *options)
{
    dw_error err = {0};
    check(dw_frontier_make(&s.space, options, &arena, &frontier, &err) == DW_OK);
}

static bool is_choice(size_t at, const size_t *expected)
{
    size_t choice[DW_CLUSTERS_MAX];
    dw_frontier_outcome(&frontier, at, choice);
    return memcmp(choice, expected, s.space.n_clusters * sizeof *choice) == 0;
}

/* ---- Against the definition ----------------------------------------------------------------- */

static void check_against_definition(void)
{
    const size_t n = naive_outcomes(&s.space, outcome);
    const size_t n_points = naive_frontier(dw_space_same(&s.space), outcome, n, point);
    make(NULL);
    check(frontier.n_points == n_points);
    check(frontier.epsilon_ours == 0 && frontier.epsilon_theirs == 0);
    for (size_t i = 0; i < n_points; i++) {
        check(is_choice(i, outcome[point[i]].choice));
        check(frontier.ours[i] == outcome[point[i]].utilities.ours);
        check(frontier.theirs[i] == outcome[point[i]].utilities.theirs);
        check(i == 0 || (frontier.ours[i] < frontier.ours[i - 1] &&
                         frontier.theirs[i] > frontier.theirs[i - 1]));
    }
}

static void holds_what_no_outcome_dominates(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 30000; test_case++) {
        space_any(&s, 150, &random);
        test_arena_init(&arena);
        check_against_definition();
        dw_arena_clear(&arena);
    }
}

static void holds_what_no_outcome_dominates_in_larger_spaces(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 150; test_case++) {
        space_any(&s, 4000, &random);
        test_arena_init(&arena);
        check_against_definition();
        dw_arena_clear(&arena);
    }
}

/* Whole numbers are exact in doubles; the same divided by ten or a thousand are not. */
static void is_the_same_for_decimals_as_for_whole_numbers(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 3000; test_case++) {
        const double unit = test_case % 2 ? 10 : 1000;
        test_arena_init(&arena);
        space_random(&s, FAMILY_SMALL_INTEGERS, 6, 7, &random);
        make(NULL);
        const dw_frontier whole = frontier;
        for (size_t c = 0; c < s.space.n_clusters; c++)
            for (size_t i = 0; i < s.cluster[c].n_choices; i++) {
                s.ours[c][i] /= unit;
                s.theirs[c][i] /= unit;
            }
        make(NULL);
        check(frontier.n_points == whole.n_points);
        for (size_t i = 0; i < whole.n_points; i++) {
            size_t choice[DW_CLUSTERS_MAX];
            dw_frontier_outcome(&whole, i, choice);
            check(is_choice(i, choice));
            check_near(frontier.ours[i] * unit, whole.ours[i], 1e-12);
        }
        dw_arena_clear(&arena);
    }
}

/* ---- By hand -------------------------------------------------------------------------------- */

static void is_as_computed_by_hand(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0.61, 0.3, 0.2}, (double[]){0, 0.17, 0.1});
    space_add(&s, 2, (double[]){0, 0.39}, (double[]){0.83, 0});
    test_arena_init(&arena);
    make(NULL);
    /* (.61,.83) (1.0,0) (.3,1.0) (.69,.17); the third choice loses to the second. */
    assert_int_equal(frontier.n_points, 4);
    check_near(frontier.ours[0], 1.0, 1e-15);
    check_near(frontier.ours[1], 0.69, 1e-15);
    check_near(frontier.theirs[1], 0.17, 1e-15);
    check_near(frontier.ours[2], 0.61, 1e-15);
    check_near(frontier.theirs[2], 0.83, 1e-15);
    check_near(frontier.theirs[3], 1.0, 1e-15);
    check(is_choice(0, (size_t[]){0, 1}));
    check(is_choice(1, (size_t[]){1, 1}));
    check(is_choice(3, (size_t[]){1, 0}));
    dw_arena_clear(&arena);
}

/* 0.1 + 0.2 is a little more than 0.3: the later choice is no better for it. */
static void takes_the_first_of_choices_that_only_rounding_parts(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0, 0.3, 0.1 + 0.2}, (double[]){0, 0.617, 0.617});
    test_arena_init(&arena);
    make(NULL);
    assert_int_equal(frontier.n_points, 1);
    check(is_choice(0, (size_t[]){1}));
    space_add(&s, 3, (double[]){0, 0.3, 0.1 + 0.2}, (double[]){0.17, 0.1, 0.1});
    make(NULL);
    assert_int_equal(frontier.n_points, 2);
    check(is_choice(0, (size_t[]){1, 1}));
    check(is_choice(1, (size_t[]){1, 0}));
    dw_arena_clear(&arena);
}

/* All that there is to choose lies within the tolerance, and no division of it may tell it apart. */
static void sees_no_difference_within_the_tolerance(void **state)
{
    (void)state;
    space_init(&s);
    for (size_t c = 0; c < 3; c++)
        space_add(&s, 4, (double[]){1, 1 + 1e-13, 1 + 2e-13, 1 + 3e-13},
                  (double[]){1, 1 + 3e-13, 1, 1 + 1e-13});
    test_arena_init(&arena);
    make(NULL);
    assert_int_equal(frontier.n_points, 1);
    check(is_choice(0, (size_t[]){0, 0, 0}));
    space_init(&s);
    space_add(&s, 2, (double[]){1, 1 + 9e-13}, (double[]){0.617, 0.617});
    make(NULL);
    assert_int_equal(frontier.n_points, 1);
    check(is_choice(0, (size_t[]){0}));
    dw_arena_clear(&arena);
}

static void is_one_point_when_there_is_nothing_to_choose(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 1, (double[]){-0.617}, (double[]){3});
    test_arena_init(&arena);
    make(NULL);
    assert_int_equal(frontier.n_points, 1);
    check_near(frontier.ours[0], -0.617, 0);
    check(is_choice(0, (size_t[]){0}));
    dw_arena_clear(&arena);
}

static void takes_utilities_that_are_all_nothing(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0, 0, 0}, (double[]){0, 0, 0});
    space_add(&s, 2, (double[]){0, 0}, (double[]){0, 0});
    test_arena_init(&arena);
    make(NULL);
    assert_int_equal(frontier.n_points, 1);
    check(is_choice(0, (size_t[]){0, 0}));
    dw_arena_clear(&arena);
}

static void takes_the_smallest_and_the_largest_utilities(void **state)
{
    (void)state;
    static const double scale[] = {4.9e-324, 1e-310, 1e-300, 1e300, 1e307};
    for (test_case = 0; test_case < 5; test_case++) {
        const double u = scale[test_case];
        space_init(&s);
        for (size_t c = 0; c < 3; c++)
            space_add(&s, 3, (double[]){0, u, 2 * u}, (double[]){2 * u, u, -u});
        test_arena_init(&arena);
        check_against_definition();
        dw_arena_clear(&arena);
    }
}

static void adds_up_only_to_the_ceiling(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0.7, 0.8, 0.1}, (double[]){0.2, 0.1, 0.4});
    space_add(&s, 2, (double[]){0.3, 0.4}, (double[]){0.5, 0.5});
    s.space.ceiling_ours = 1;
    test_arena_init(&arena);
    make(NULL);
    /* Below the ceiling 0.8 + 0.4 would be a point, and 0.7 + 0.4 the one with the most for them. */
    assert_int_equal(frontier.n_points, 2);
    check_near(frontier.ours[0], 1, 0);
    check_near(frontier.theirs[0], 0.7, 1e-15);
    check(is_choice(0, (size_t[]){0, 0}));
    check_near(frontier.ours[1], 0.5, 1e-15);
    dw_arena_clear(&arena);
}

/* ---- Properties ----------------------------------------------------------------------------- */

static void check_same_outcomes(const dw_frontier *other)
{
    check(frontier.n_points == other->n_points);
    for (size_t i = 0; i < other->n_points; i++) {
        size_t choice[DW_CLUSTERS_MAX];
        dw_frontier_outcome(other, i, choice);
        check(is_choice(i, choice));
    }
}

static void does_not_hang_on_the_scale(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 1000; test_case++) {
        space_any(&s, 2000, &random);
        test_arena_init(&arena);
        make(NULL);
        const dw_frontier before = frontier;
        const double ours = 617, theirs = 0.0061;
        for (size_t c = 0; c < s.space.n_clusters; c++)
            for (size_t i = 0; i < s.cluster[c].n_choices; i++) {
                s.ours[c][i] *= ours;
                s.theirs[c][i] *= theirs;
            }
        s.space.ceiling_ours *= ours;
        s.space.ceiling_theirs *= theirs;
        make(NULL);
        check_same_outcomes(&before);
        dw_arena_clear(&arena);
    }
}

static void is_mirrored_when_sides_are_swapped(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < 1000; test_case++) {
        space_any(&s, 2000, &random);
        test_arena_init(&arena);
        make(NULL);
        const dw_frontier before = frontier;
        for (size_t c = 0; c < s.space.n_clusters; c++) {
            s.cluster[c].ours = s.theirs[c];
            s.cluster[c].theirs = s.ours[c];
        }
        const double ceiling = s.space.ceiling_ours;
        s.space.ceiling_ours = s.space.ceiling_theirs;
        s.space.ceiling_theirs = ceiling;
        make(NULL);
        check(frontier.n_points == before.n_points);
        for (size_t i = 0; i < before.n_points; i++) {
            size_t choice[DW_CLUSTERS_MAX];
            dw_frontier_outcome(&before, i, choice);
            check(is_choice(before.n_points - 1 - i, choice));
        }
        dw_arena_clear(&arena);
    }
}

static void does_not_change_with_a_dominated_choice(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    for (test_case = 0; test_case < 1000; test_case++) {
        space_any(&s, 2000, &random);
        test_arena_init(&arena);
        make(NULL);
        const dw_frontier before = frontier;
        const size_t c = dw_random_below(&random, (uint32_t)s.space.n_clusters);
        const size_t n = s.cluster[c].n_choices;
        if (n < SPACE_CHOICES) {
            const size_t better = dw_random_below(&random, (uint32_t)n);
            s.ours[c][n] = s.ours[c][better] - 0.017;
            s.theirs[c][n] = s.theirs[c][better];
            s.cluster[c].n_choices++;
        }
        make(NULL);
        if (isinf(s.space.ceiling_ours))
            check_same_outcomes(&before);
        check(frontier.n_points == before.n_points);
        dw_arena_clear(&arena);
    }
}

/* Which of several outcomes with the same utilities stands for them does hang on the order. */
static void is_the_same_whatever_the_order_of_the_clusters(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    for (test_case = 0; test_case < 1000; test_case++) {
        const bool is_unique = test_case % 2;
        if (is_unique)
            space_random(&s, FAMILY_OPPOSED, 5, 4, &random);
        else
            space_any(&s, 2000, &random);
        test_arena_init(&arena);
        make(NULL);
        const dw_frontier before = frontier;
        const size_t last = s.space.n_clusters - 1;
        const dw_cluster first = s.cluster[0];
        s.cluster[0] = s.cluster[last];
        s.cluster[last] = first;
        make(NULL);
        check(frontier.n_points == before.n_points);
        for (size_t i = 0; i < before.n_points; i++) {
            check_near(frontier.ours[i], before.ours[i], 2 * before.same.ours);
            check_near(frontier.theirs[i], before.theirs[i], 2 * before.same.theirs);
            size_t choice[DW_CLUSTERS_MAX];
            dw_frontier_outcome(&before, i, choice);
            const size_t moved = choice[0];
            choice[0] = choice[last];
            choice[last] = moved;
            check(!is_unique || is_choice(i, choice));
        }
        dw_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_what_no_outcome_dominates),
        cmocka_unit_test(holds_what_no_outcome_dominates_in_larger_spaces),
        cmocka_unit_test(is_the_same_for_decimals_as_for_whole_numbers),
        cmocka_unit_test(is_as_computed_by_hand),
        cmocka_unit_test(takes_the_first_of_choices_that_only_rounding_parts),
        cmocka_unit_test(sees_no_difference_within_the_tolerance),
        cmocka_unit_test(is_one_point_when_there_is_nothing_to_choose),
        cmocka_unit_test(takes_utilities_that_are_all_nothing),
        cmocka_unit_test(takes_the_smallest_and_the_largest_utilities),
        cmocka_unit_test(adds_up_only_to_the_ceiling),
        cmocka_unit_test(does_not_hang_on_the_scale),
        cmocka_unit_test(is_mirrored_when_sides_are_swapped),
        cmocka_unit_test(does_not_change_with_a_dominated_choice),
        cmocka_unit_test(is_the_same_whatever_the_order_of_the_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
