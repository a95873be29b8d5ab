/* Concession ladders over random ways and shapes. */
#include "engine/support/check.h"

#include "dealwright/trade.h"

#include <math.h>
#include <string.h>

static double between(dw_random *random, double low, double high)
{
    return low + (high - low) * dw_random_unit(random);
}

static dw_ladder_shape draw_shape(dw_random *random)
{
    dw_ladder_shape shape = {.steps_min = 1 + dw_random_below(random, 6)};
    shape.steps_max =
        shape.steps_min +
        dw_random_below(random, (uint32_t)(DW_LADDER_STEPS_MAX - shape.steps_min + 1));
    shape.ratio_min = between(random, 0.05, 0.9);
    shape.ratio_max = between(random, shape.ratio_min, 0.95);
    shape.ratio = between(random, 0.05, 0.95);
    return shape;
}

static dw_ladder climb(double opening, double target, double walk_away,
                       const dw_ladder_shape *shape)
{
    dw_ladder ladder;
    dw_error err = {0};
    check(dw_ladder_make(opening, target, walk_away, shape, &ladder, &err) == DW_OK);
    return ladder;
}

static void steps_down_ever_less_and_never_below_the_walk_away(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_with_target = 0, n_reaching = 0;
    for (test_case = 0; test_case < 20000; test_case++) {
        const double walk_away = between(&random, -1000, 1000);
        const double target = walk_away + between(&random, 0, 100);
        const double opening = target + between(&random, 0, 100);
        const dw_ladder_shape shape = draw_shape(&random);
        const dw_ladder l = climb(opening, target, walk_away, &shape);
        /* The way is at most 200, so 1e-9 is far above rounding. */
        check_near(l.level[0], opening, 0);
        check(l.n_steps >= 1 && l.n_steps <= shape.steps_max);
        for (size_t i = 1; i <= l.n_steps; i++) {
            const double step = l.level[i - 1] - l.level[i];
            check(step > 0);
            check(l.level[i] >= walk_away - 1e-9);
            if (i > 1)
                check_near(step, l.ratio * (l.level[i - 2] - l.level[i - 1]), 1e-9);
        }
        check(l.ratio >= shape.ratio_min && l.ratio <= shape.ratio_max);
        check(l.reaches_walk_away == (l.level[l.n_steps] <= walk_away));
        if (l.target_step != DW_NONE)
            check_near(l.level[l.target_step], target, 0);
        for (size_t i = 0; i <= l.n_steps; i++)
            check((l.level[i] == target) == (i == l.target_step));
        n_with_target += l.target_step != DW_NONE;
        n_reaching += l.reaches_walk_away;
    }
    check(n_with_target > 10000 && n_reaching > 5000);
}

static double sum_to(double ratio, size_t n)
{
    return (1 - pow(ratio, (double)n)) / (1 - ratio);
}

/* Which shape is taken, by going through all of them on a fine grid of ratios. */
static void takes_the_ratio_nearest_to_the_wished_one(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    const double grid = 1e-4;
    for (test_case = 0; test_case < 500; test_case++) {
        dw_ladder_shape shape = draw_shape(&random);
        shape.steps_max =
            shape.steps_min + 2 > DW_LADDER_STEPS_MAX ? DW_LADDER_STEPS_MAX : shape.steps_min + 2;
        const double share = between(&random, 0.02, 0.98);
        const dw_ladder l = climb(100, 100 - 100 * share, 0, &shape);
        double nearest = INFINITY;
        for (size_t n = shape.steps_min; n <= shape.steps_max; n++)
            for (size_t k = 1; k < n; k++)
                for (double r = shape.ratio_min; r + grid <= shape.ratio_max; r += grid) {
                    const double before = sum_to(r, k) / sum_to(r, n) - share;
                    const double after = sum_to(r + grid, k) / sum_to(r + grid, n) - share;
                    if (before >= 0 && after <= 0)
                        nearest = fmin(nearest, fabs(r - shape.ratio));
                }
        if (l.target_step != DW_NONE && l.reaches_walk_away) {
            /* A crossing found on the grid is at most one cell away from the exact one. */
            check(fabs(l.ratio - shape.ratio) <= nearest + 2 * grid);
            check_near(sum_to(l.ratio, l.target_step) / sum_to(l.ratio, l.n_steps), share, 1e-9);
        } else {
            check(!isfinite(nearest));
        }
    }
}

/* The worked example at the head of ladder.c. */
static void bug_bears_out_the_ratio_of_its_worked_example(void **state)
{
    (void)state;
    const dw_ladder_shape shape = {3, 5, 0.5, 0.3, 0.7, 0};
    const dw_ladder l = climb(235, 215, 180, &shape);
    assert_int_equal(l.n_steps, 5);
    assert_int_equal(l.target_step, 1);
    assert_true(l.reaches_walk_away);
    check_near(l.ratio, 0.696, 0.0005);
    check_near(20.0 / 55, 0.3636, 0.00005);
    /* By hand: steps of 20, 13.91, 9.68, 6.73, 4.68. */
    static const double level[] = {235, 215, 201.09, 191.41, 184.68, 180};
    for (size_t i = 0; i <= 5; i++)
        check_near(l.level[i], level[i], 0.005);
}

static void runs_on_at_the_largest_ratio_when_the_target_is_near_the_opening(void **state)
{
    (void)state;
    const dw_ladder_shape shape = {3, 5, 0.5, 0.3, 0.7, 0};
    const dw_ladder l = climb(217.3, 215, 180, &shape);
    assert_int_equal(l.target_step, 1);
    assert_int_equal(l.n_steps, 5);
    assert_false(l.reaches_walk_away);
    check_near(l.ratio, 0.7, 0);
    check_near(l.level[5], 217.3 - 2.3 * sum_to(0.7, 5), 1e-9);
}

static void leaves_out_the_target_when_it_is_near_the_walk_away(void **state)
{
    (void)state;
    const dw_ladder_shape shape = {3, 5, 0.5, 0.3, 0.7, 0};
    const dw_ladder l = climb(235, 180.1, 180, &shape);
    assert_int_equal(l.target_step, DW_NONE);
    assert_int_equal(l.n_steps, 4);
    assert_true(l.reaches_walk_away);
    check_near(l.level[4], 180, 0);
    check_near(l.ratio, 0.5, 0);
}

static void ends_at_a_target_that_is_the_walk_away(void **state)
{
    (void)state;
    const dw_ladder_shape shape = {2, 4, 0.61, 0.3, 0.7, 0};
    const dw_ladder l = climb(235, 180, 180, &shape);
    assert_int_equal(l.target_step, l.n_steps);
    assert_true(l.reaches_walk_away);
}

static void has_no_step_to_a_target_that_is_the_opening(void **state)
{
    (void)state;
    const dw_ladder_shape shape = {2, 4, 0.61, 0.3, 0.7, 0};
    const dw_ladder down = climb(235, 235, 180, &shape);
    assert_int_equal(down.target_step, 0);
    assert_int_equal(down.n_steps, 3);
    const dw_ladder none = climb(235, 235, 235, &shape);
    assert_int_equal(none.target_step, 0);
    assert_int_equal(none.n_steps, 0);
    assert_true(none.reaches_walk_away);
}

static void takes_a_wished_ratio_beyond_the_bounds_as_the_nearest_bound(void **state)
{
    (void)state;
    const dw_ladder_shape low = {3, 3, -4, 0.3, 0.7, 0}, high = {3, 3, 61.7, 0.3, 0.7, 0};
    check_near(climb(235, 235, 180, &low).ratio, 0.3, 0);
    check_near(climb(235, 235, 180, &high).ratio, 0.7, 0);
}

static double sum_of_steps(double first, double ratio, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++, first *= ratio)
        sum += first;
    return sum;
}

static void holds_its_first_step_where_shrinking_ones_still_reach_the_target(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    size_t n_held = 0, n_afresh = 0, n_short = 0;
    for (test_case = 0; test_case < 20000; test_case++) {
        const double walk_away = between(&random, -1000, 1000);
        const double target = walk_away + between(&random, 0, 100);
        const double way = dw_random_below(&random, 4) ? between(&random, 0, 100) : 0;
        dw_ladder_shape shape = draw_shape(&random);
        const dw_ladder fresh = climb(target + way, target, walk_away, &shape);
        shape.first_most = between(&random, 0.1, 60);
        const dw_ladder l = climb(target + way, target, walk_away, &shape);
        const bool can =
            sum_of_steps(shape.first_most, shape.ratio_max, shape.steps_max) >= way + 1e-9;
        const double first = l.level[0] - l.level[1];
        if (!can) {
            check(memcmp(l.level, fresh.level, sizeof l.level) == 0);
            check(l.n_steps == fresh.n_steps && l.target_step == fresh.target_step);
            n_afresh++;
            continue;
        }
        check(first <= shape.first_most + 1e-9);
        check(way == 0 || l.target_step != DW_NONE || l.reaches_walk_away);
        if (l.target_step != DW_NONE && way > 0)
            check_near(l.level[l.target_step], target, 1e-9);
        for (size_t i = 2; i <= l.n_steps; i++)
            check(l.level[i - 1] - l.level[i] <=
                  l.ratio * (l.level[i - 2] - l.level[i - 1]) + 1e-9);
        check(l.level[l.n_steps] >= walk_away);
        check(l.reaches_walk_away == (l.level[l.n_steps] <= walk_away));
        n_held += first < fresh.level[0] - fresh.level[1] - 1e-9;
        n_short += !l.reaches_walk_away;
    }
    check(n_held > 1000 && n_afresh > 1000 && n_short > 1000);
}

/* 235 to 180 with the target at 193.4: the steps still ahead are those that were ahead before. */
static void goes_on_as_it_began(void **state)
{
    (void)state;
    dw_ladder_shape shape = {2, 5, 0.55, 0.3, 0.7, 0};
    const dw_ladder whole = climb(235, 193.4, 180, &shape);
    assert_true(whole.target_step >= 2);
    shape.ratio = whole.ratio;
    shape.first_most = whole.ratio * (whole.level[0] - whole.level[1]);
    const dw_ladder rest = climb(whole.level[1], 193.4, 180, &shape);
    assert_int_equal(rest.n_steps, whole.n_steps - 1);
    for (size_t i = 0; i <= rest.n_steps; i++)
        check_near(rest.level[i], whole.level[i + 1], 1e-6);
}

static void keeps_its_shape_at_any_scale(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 2000; test_case++) {
        const dw_ladder_shape shape = draw_shape(&random);
        const double a = between(&random, 1, 50), b = between(&random, 1, 50);
        const dw_ladder small = climb(a + b, b, 0, &shape);
        const dw_ladder large = climb(1e6 * (a + b) + 617, 1e6 * b + 617, 617, &shape);
        check(small.n_steps == large.n_steps && small.target_step == large.target_step);
        for (size_t i = 0; i <= small.n_steps; i++) /* of amounts near 1e8 */
            check_near(large.level[i], 1e6 * small.level[i] + 617, 1e-3);
    }
}

static void refuses(double opening, double target, double walk_away, const dw_ladder_shape *shape,
                    const char *what)
{
    dw_ladder ladder;
    memset(&ladder, 0x5A, sizeof ladder);
    const dw_ladder before = ladder;
    dw_error err = {0};
    assert_int_equal(dw_ladder_make(opening, target, walk_away, shape, &ladder, &err), DW_E_RANGE);
    assert_string_equal(err.what, what);
    assert_memory_equal(&ladder, &before, sizeof ladder);
}

static void refuses_prices_out_of_order_and_leaves_the_ladder_alone(void **state)
{
    (void)state;
    const dw_ladder_shape good = {3, 5, 0.5, 0.3, 0.7, 0};
    refuses((double)NAN, 215, 180, &good, "opening");
    refuses((double)INFINITY, 215, 180, &good, "opening");
    refuses(235, 235.01, 180, &good, "target");
    refuses(235, (double)NAN, 180, &good, "target");
    refuses(235, 215, 215.01, &good, "walk_away");
    refuses(235, 215, (double)NAN, &good, "walk_away");
    refuses(235, 215, -(double)INFINITY, &good, "walk_away");
}

static void refuses_shapes_that_are_none(void **state)
{
    (void)state;
    static const dw_ladder_shape wrong[] = {
        {0, 5, 0.5, 0.3, 0.7, 0},          {6, 5, 0.5, 0.3, 0.7, 0},
        {3, 13, 0.5, 0.3, 0.7, 0},         {3, 5, 0.5, 0, 0.7, 0},
        {3, 5, 0.5, 0.8, 0.7, 0},          {3, 5, 0.5, 0.3, 1, 0},
        {3, 5, (double)NAN, 0.3, 0.7, 0},  {3, 5, 0.5, 0.3, 0.7, -1.5},
        {3, 5, 0.5, 0.3, 0.7, (double)NAN}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        refuses(235, 215, 180, &wrong[i], "shape");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_down_ever_less_and_never_below_the_walk_away),
        cmocka_unit_test(takes_the_ratio_nearest_to_the_wished_one),
        cmocka_unit_test(bug_bears_out_the_ratio_of_its_worked_example),
        cmocka_unit_test(runs_on_at_the_largest_ratio_when_the_target_is_near_the_opening),
        cmocka_unit_test(leaves_out_the_target_when_it_is_near_the_walk_away),
        cmocka_unit_test(ends_at_a_target_that_is_the_walk_away),
        cmocka_unit_test(has_no_step_to_a_target_that_is_the_opening),
        cmocka_unit_test(takes_a_wished_ratio_beyond_the_bounds_as_the_nearest_bound),
        cmocka_unit_test(holds_its_first_step_where_shrinking_ones_still_reach_the_target),
        cmocka_unit_test(goes_on_as_it_began),
        cmocka_unit_test(keeps_its_shape_at_any_scale),
        cmocka_unit_test(refuses_prices_out_of_order_and_leaves_the_ladder_alone),
        cmocka_unit_test(refuses_shapes_that_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
