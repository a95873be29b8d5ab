/* Bargaining solutions against their formulas over all outcomes. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/spaces.h"

#include "dealwright/frontier.h"

#include <math.h>
#include <string.h>

static test_space s;
static dw_arena arena;
static dw_frontier frontier;
static dw_solutions solutions;
static naive_outcome outcome[SPACE_OUTCOMES];
static size_t point[SPACE_OUTCOMES];
static dw_random drawn;

static void solve(dw_utilities reservation)
{
    test_arena_init(&arena);
    dw_error err = {0};
    check(dw_frontier_make(&s.space, NULL, &arena, &frontier, &err) == DW_OK);
    check(dw_solutions_find(&frontier, reservation, &arena, &solutions, &err) == DW_OK);
}

/* ---- Formulas ------------------------------------------------------------------------------- */

typedef struct formula {
    dw_utilities r, ideal, same;
    double (*value)(const struct formula *f, dw_utilities u); /* made as large as possible */
    double tolerance;
} formula;

static double nash(const formula *f, dw_utilities u)
{
    return fmax(u.ours - f->r.ours, 0) * fmax(u.theirs - f->r.theirs, 0);
}

static double egalitarian(const formula *f, dw_utilities u)
{
    return fmin(u.ours - f->r.ours, u.theirs - f->r.theirs);
}

static double kalai_smorodinsky(const formula *f, dw_utilities u)
{
    const double most_ours = f->ideal.ours - f->r.ours, most_theirs = f->ideal.theirs - f->r.theirs;
    return fmin(most_ours > f->same.ours ? (u.ours - f->r.ours) / most_ours : 1,
                most_theirs > f->same.theirs ? (u.theirs - f->r.theirs) / most_theirs : 1);
}

static double equal_utility(const formula *f, dw_utilities u)
{
    (void)f;
    return -fabs(u.ours - u.theirs);
}

static double welfare(const formula *f, dw_utilities u)
{
    (void)f;
    return u.ours + u.theirs;
}

static bool is_rational(const formula *f, dw_utilities u)
{
    return u.ours >= f->r.ours - f->same.ours && u.theirs >= f->r.theirs - f->same.theirs;
}

static bool is_tied(const dw_solution *solution, size_t i)
{
    for (size_t k = 0; k < solution->n_tied; k++)
        if (solution->tied[k] == i)
            return true;
    return false;
}

/* Ties and the lowest outcome of them, over the `n` points of the definition; `all` for points that
 * are not rational too. */
static void check_solution(const dw_solution *solution, const formula *f, size_t n, bool all)
{
    double best = -INFINITY;
    for (size_t i = 0; i < n; i++)
        if (all || is_rational(f, outcome[point[i]].utilities))
            best = fmax(best, f->value(f, outcome[point[i]].utilities));
    check(solution->exists == (best > -INFINITY));
    size_t n_tied = 0, lowest = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        const dw_utilities u = outcome[point[i]].utilities;
        const bool is_best = (all || is_rational(f, u)) && f->value(f, u) >= best - f->tolerance;
        check(is_best == is_tied(solution, i));
        n_tied += is_best;
        /* Outcomes stand in lexicographic order. */
        if (is_best && (lowest == SIZE_MAX || point[i] < point[lowest]))
            lowest = i;
    }
    check(solution->n_tied == n_tied);
    if (!solution->exists)
        return;
    check(solution->point == lowest);
    check_near(fabs(solution->value), fabs(best), f->tolerance);
    for (size_t k = 1; k < solution->n_tied; k++)
        check(solution->tied[k - 1] < solution->tied[k]);
}

static dw_utilities ideal_of(const formula *f, size_t n_outcomes)
{
    dw_utilities ideal = {-INFINITY, -INFINITY};
    for (size_t k = 0; k < n_outcomes; k++)
        if (is_rational(f, outcome[k].utilities)) {
            ideal.ours = fmax(ideal.ours, outcome[k].utilities.ours);
            ideal.theirs = fmax(ideal.theirs, outcome[k].utilities.theirs);
        }
    return ideal;
}

static void check_all(dw_utilities reservation)
{
    const size_t n_outcomes = naive_outcomes(&s.space, outcome);
    formula f = {.r = reservation, .same = dw_space_same(&s.space)};
    const size_t n = naive_frontier(f.same, outcome, n_outcomes, point);
    f.ideal = ideal_of(&f, n_outcomes);
    size_t n_rational = 0;
    for (size_t i = 0; i < n; i++)
        n_rational += is_rational(&f, outcome[point[i]].utilities);
    check(solutions.rational.n == n_rational);
    const double gain_ours = f.ideal.ours - f.r.ours, gain_theirs = f.ideal.theirs - f.r.theirs;
    const double both = f.same.ours + f.same.theirs, either = fmax(f.same.ours, f.same.theirs);

    f.value = egalitarian, f.tolerance = either;
    check_solution(&solutions.egalitarian, &f, n, false);
    if (n_rational == 0) {
        check_solution(&solutions.nearest_miss, &f, n, true);
        check(!solutions.nash.exists && !solutions.kalai_smorodinsky.exists);
        check(!solutions.equal_utility.exists && !solutions.welfare.exists);
        check(solutions.nash.n_tied == 0 && isnan(solutions.ideal.ours));
        check(solutions.nearest_miss.value < 0);
        return;
    }
    check(!solutions.nearest_miss.exists);
    check_near(solutions.ideal.ours, f.ideal.ours, f.same.ours);
    check_near(solutions.ideal.theirs, f.ideal.theirs, f.same.theirs);
    f.value = nash, f.tolerance = f.same.ours * gain_theirs + f.same.theirs * gain_ours;
    check_solution(&solutions.nash, &f, n, false);
    f.value = kalai_smorodinsky,
    f.tolerance = fmax(f.same.ours / fmax(gain_ours, f.same.ours),
                       f.same.theirs / fmax(gain_theirs, f.same.theirs));
    check_solution(&solutions.kalai_smorodinsky, &f, n, false);
    f.value = equal_utility, f.tolerance = both;
    check_solution(&solutions.equal_utility, &f, n, false);
    f.value = welfare, f.tolerance = both;
    check_solution(&solutions.welfare, &f, n, false);
}

static void agree_with_their_formulas_over_all_outcomes(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 0);
    size_t n_none = 0, n_ties = 0;
    for (test_case = 0; test_case < 20000; test_case++) {
        do
            space_any(&s, 150, &drawn);
        while (dw_space_same(&s.space).ours == 0 || dw_space_same(&s.space).theirs == 0);
        const size_t n = naive_outcomes(&s.space, outcome);
        /* What some outcome gives, so that ranges degenerate often. */
        dw_utilities r = outcome[dw_random_below(&drawn, (uint32_t)n)].utilities;
        if (test_case % 3 == 0)
            r = (dw_utilities){r.ours * 2 * dw_random_unit(&drawn), r.theirs * 1.3};
        else if (test_case % 3 == 1)
            r.theirs = 0;
        solve(r);
        check_all(r);
        n_none += solutions.rational.n == 0;
        n_ties += solutions.welfare.n_tied > 1;
        dw_arena_clear(&arena);
    }
    check(n_none > 1000 && n_ties > 300);
}

/* ---- By hand -------------------------------------------------------------------------------- */

static void are_as_computed_by_hand(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 4, (double[]){1.0, 0.8, 0.45, 0.1}, (double[]){0.05, 0.35, 0.6, 0.95});
    solve((dw_utilities){0, 0});
    /* Products .05 .28 .27 .095; smaller ones .05 .35 .45 .1; shares of (1, .95) the smaller
     * .053 .368 .45 .1; differences .95 .45 .15 .85; sums 1.05 1.15 1.05 1.05. */
    assert_int_equal(solutions.nash.point, 1);
    check_near(solutions.nash.value, 0.28, 1e-15);
    assert_int_equal(solutions.egalitarian.point, 2);
    check_near(solutions.egalitarian.value, 0.45, 0);
    assert_int_equal(solutions.kalai_smorodinsky.point, 2);
    check_near(solutions.kalai_smorodinsky.value, 0.45, 1e-15);
    assert_int_equal(solutions.equal_utility.point, 2);
    check_near(solutions.equal_utility.value, 0.15, 1e-15);
    assert_int_equal(solutions.welfare.point, 1);
    check_near(solutions.welfare.value, 1.15, 1e-15);
    assert_int_equal(solutions.rational.n, 4);
    dw_arena_clear(&arena);
}

static void leave_out_what_a_side_would_not_accept(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 4, (double[]){1.0, 0.8, 0.45, 0.1}, (double[]){0.05, 0.35, 0.6, 0.95});
    solve((dw_utilities){0.2, 0.5});
    assert_int_equal(solutions.rational.first, 2);
    assert_int_equal(solutions.rational.n, 1);
    assert_int_equal(solutions.welfare.point, 2);
    check_near(solutions.ideal.ours, 0.45, 0);
    check_near(solutions.kalai_smorodinsky.value, 1, 0);
    dw_arena_clear(&arena);
}

/* Both sides below their reservation: the product of two losses is positive, and means nothing. */
static void do_not_exist_when_nothing_is_rational(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0.4, 0.2, 0.1}, (double[]){0.1, 0.3, 0.35});
    solve((dw_utilities){0.617, 0.7});
    assert_false(solutions.nash.exists);
    assert_int_equal(solutions.nash.n_tied, 0);
    assert_true(solutions.nearest_miss.exists);
    assert_int_equal(solutions.nearest_miss.point, 1);
    check_near(solutions.nearest_miss.value, 0.2 - 0.617, 1e-15);
    dw_arena_clear(&arena);
}

static void list_all_points_that_tie(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 3, (double[]){0.1, 0.2, 0.7}, (double[]){0.8, 0.7, 0.2});
    solve((dw_utilities){0, 0});
    /* Every sum is 0.9, though 0.1 + 0.8 and 0.7 + 0.2 differ in doubles; choice 0 is point 2. */
    assert_int_equal(solutions.welfare.n_tied, 3);
    assert_int_equal(solutions.welfare.point, 2);
    assert_int_equal(solutions.nash.n_tied, 2);
    assert_int_equal(solutions.nash.tied[0], 0);
    assert_int_equal(solutions.nash.tied[1], 1);
    assert_int_equal(solutions.nash.point, 1);
    dw_arena_clear(&arena);
}

static void give_a_side_that_can_gain_nothing_its_share(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 2, (double[]){0.617, 0.5}, (double[]){0.3, 0.8});
    solve((dw_utilities){0.5, 0.8});
    assert_int_equal(solutions.rational.n, 1);
    check_near(solutions.kalai_smorodinsky.value, 1, 0);
    check_near(solutions.nash.value, 0, 0);
    dw_arena_clear(&arena);
}

/* ---- Properties ----------------------------------------------------------------------------- */

static void swap_with_the_sides(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 1);
    for (test_case = 0; test_case < 2000; test_case++) {
        space_random(&s, FAMILY_INDEPENDENT, 4, 6, &drawn);
        solve((dw_utilities){0.1, 0.17});
        const dw_solutions before = solutions;
        const size_t last = frontier.n_points - 1;
        for (size_t c = 0; c < s.space.n_clusters; c++) {
            s.cluster[c].ours = s.theirs[c];
            s.cluster[c].theirs = s.ours[c];
        }
        dw_arena kept = arena;
        solve((dw_utilities){0.17, 0.1});
        check(solutions.rational.n == before.rational.n);
        if (before.nash.exists) {
            check(solutions.nash.point == last - before.nash.point);
            check(solutions.egalitarian.point == last - before.egalitarian.point);
            check(solutions.welfare.point == last - before.welfare.point);
        } else
            check(solutions.nearest_miss.point == last - before.nearest_miss.point);
        dw_arena_clear(&kept);
        dw_arena_clear(&arena);
    }
}

/* ---- Failures ------------------------------------------------------------------------------- */

static void refuse_reservation_values_that_are_no_numbers(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 1, (double[]){0.617}, (double[]){0.3});
    solve((dw_utilities){0, 0});
    dw_error err = {0};
    test_bytes_mark(&solutions, sizeof solutions);
    assert_int_equal(dw_solutions_find(&frontier, (dw_utilities){NAN, 0}, &arena, &solutions, &err),
                     DW_E_RANGE);
    assert_string_equal(err.what, "reservation_ours");
    assert_int_equal(
        dw_solutions_find(&frontier, (dw_utilities){0, INFINITY}, &arena, &solutions, &err),
        DW_E_RANGE);
    assert_string_equal(err.what, "reservation_theirs");
    assert_true(test_bytes_marked(&solutions, sizeof solutions));
    dw_arena_clear(&arena);
}

static dw_status find_within(void *context, dw_arena *within, dw_error *err)
{
    dw_solutions found;
    test_bytes_mark(&found, sizeof found);
    const dw_utilities *const reservation = context;
    const dw_status status = dw_solutions_find(&frontier, *reservation, within, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void fail_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 2);
    space_random(&s, FAMILY_OPPOSED, 4, 6, &drawn);
    solve((dw_utilities){0, 0});
    dw_utilities reservation = {0, 0};
    assert_true(test_memory_exhaust(find_within, &reservation, 16) > 5);
    reservation.ours = 1e6;
    assert_true(test_memory_exhaust(find_within, &reservation, 16) > 1);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agree_with_their_formulas_over_all_outcomes),
        cmocka_unit_test(are_as_computed_by_hand),
        cmocka_unit_test(leave_out_what_a_side_would_not_accept),
        cmocka_unit_test(do_not_exist_when_nothing_is_rational),
        cmocka_unit_test(list_all_points_that_tie),
        cmocka_unit_test(give_a_side_that_can_gain_nothing_its_share),
        cmocka_unit_test(swap_with_the_sides),
        cmocka_unit_test(refuse_reservation_values_that_are_no_numbers),
        cmocka_unit_test(fail_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
