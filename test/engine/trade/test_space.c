/* Sums, checks and counts of a space. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/spaces.h"

#include "dealwright/frontier.h"

#include <math.h>
#include <string.h>

static test_space s;
static dw_arena arena;

static void adds_up_what_each_choice_is_worth(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 2, (double[]){0.1, 0.617}, (double[]){-3, 2});
    space_add(&s, 3, (double[]){0.2, 0, -1}, (double[]){5, 7, 11});
    const dw_utilities sum = dw_space_utilities(&s.space, (size_t[]){0, 0});
    check_near(sum.ours, 0.1 + 0.2, 0);
    check_near(sum.theirs, 2, 0);
    const dw_utilities other = dw_space_utilities(&s.space, (size_t[]){1, 2});
    check_near(other.ours, 0.617 - 1, 0);
    check_near(other.theirs, 13, 0);
}

static void adds_up_to_the_ceiling_at_most(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 1, (double[]){0.61}, (double[]){0.61});
    space_add(&s, 1, (double[]){0.61}, (double[]){0.61});
    s.space.ceiling_ours = 1.1;
    const dw_utilities sum = dw_space_utilities(&s.space, (size_t[]){0, 0});
    check_near(sum.ours, 1.1, 0);
    check_near(sum.theirs, 1.22, 0);
}

static void takes_for_the_same_what_rounding_parts(void **state)
{
    (void)state;
    space_init(&s);
    space_add(&s, 2, (double[]){0.1, -5}, (double[]){1, 0});
    space_add(&s, 2, (double[]){0.2, 0.3}, (double[]){1e9, 0});
    const dw_utilities same = dw_space_same(&s.space);
    check_near(same.ours, 5.3e-12, 1e-24);
    check_near(same.theirs, 1e-3, 1e-11);
    check(0.1 + 0.2 != 0.3 && fabs(0.1 + 0.2 - 0.3) < same.ours);
}

/* ---- The number of outcomes ----------------------------------------------------------------- */

static void expect_count(size_t n_clusters, size_t n_choices, const char *expected)
{
    dw_cluster cluster[DW_CLUSTERS_MAX];
    for (size_t c = 0; c < n_clusters; c++)
        cluster[c] = (dw_cluster){.n_choices = n_choices};
    const dw_space space = {.cluster = cluster, .n_clusters = n_clusters};
    const char *count = NULL;
    test_arena_init(&arena);
    assert_int_equal(dw_space_count(&space, &arena, &count, NULL), DW_OK);
    assert_string_equal(count, expected);
    dw_arena_clear(&arena);
}

static void counts_outcomes_exactly(void **state)
{
    (void)state;
    expect_count(1, 1, "1");
    expect_count(1, 617, "617");
    expect_count(9, 10, "1000000000");
    expect_count(50, 10, "100000000000000000000000000000000000000000000000000");
    expect_count(64, 2, "18446744073709551616");
    expect_count(9, 1001, "1009036084126126084036009001");
    expect_count(7, 2000000,
                 "12800000000000000000000000000000000000000"
                 "0000");
}

static void counts_the_most_outcomes_there_can_be(void **state)
{
    (void)state;
    dw_cluster cluster[DW_CLUSTERS_MAX];
    for (size_t c = 0; c < DW_CLUSTERS_MAX; c++)
        cluster[c] = (dw_cluster){.n_choices = DW_CHOICES_MAX};
    const dw_space space = {.cluster = cluster, .n_clusters = DW_CLUSTERS_MAX};
    const char *count = NULL;
    test_arena_init(&arena);
    assert_int_equal(dw_space_count(&space, &arena, &count, NULL), DW_OK);
    /* (2 * 10^6)^65 = 36893488147419103232 * 10^390 */
    assert_int_equal(strlen(count), 20 + 390);
    assert_memory_equal(count, "368934881474191032320000", 24);
    dw_arena_clear(&arena);
}

/* ---- Checks --------------------------------------------------------------------------------- */

static void expect_failure(dw_status status, const char *what, size_t index)
{
    dw_error err = {0};
    assert_int_equal(dw_space_check(&s.space, &err), status);
    assert_string_equal(err.what, what);
    assert_int_equal(err.index, index);
}

static void make_three(void)
{
    space_init(&s);
    for (size_t c = 0; c < 3; c++)
        space_add(&s, 2, (double[]){0.1, 0.617}, (double[]){-3, 2});
    assert_int_equal(dw_space_check(&s.space, NULL), DW_OK);
}

static void names_what_is_wrong(void **state)
{
    (void)state;
    make_three();
    s.space.n_clusters = 0;
    expect_failure(DW_E_RANGE, "clusters", 0);
    s.space.n_clusters = DW_CLUSTERS_MAX + 1;
    expect_failure(DW_E_LIMIT, "clusters", 0);
    make_three();
    s.cluster[2].n_choices = 0;
    expect_failure(DW_E_RANGE, "choices", 2);
    s.cluster[2].n_choices = DW_CHOICES_MAX + 1;
    expect_failure(DW_E_LIMIT, "choices", 2);
    make_three();
    s.ours[1][1] = INFINITY;
    expect_failure(DW_E_RANGE, "ours", 1);
    make_three();
    s.theirs[2][0] = NAN;
    expect_failure(DW_E_RANGE, "theirs", 2);
    make_three();
    s.space.ceiling_ours = NAN;
    expect_failure(DW_E_RANGE, "ceiling_ours", 0);
    make_three();
    s.space.ceiling_theirs = NAN;
    expect_failure(DW_E_RANGE, "ceiling_theirs", 0);
    make_three();
    s.ours[0][0] = s.ours[1][0] = 1e308;
    expect_failure(DW_E_RANGE, "ours", 0);
    make_three();
    s.theirs[0][0] = s.theirs[1][0] = -1e308;
    expect_failure(DW_E_RANGE, "theirs", 0);
}

static dw_status count_within(void *context, dw_arena *within, dw_error *err)
{
    (void)context;
    const char *count = "untouched";
    const dw_status status = dw_space_count(&s.space, within, &count, err);
    check_text(count, status == DW_OK ? "8" : "untouched");
    return status;
}

static void fails_cleanly_without_memory(void **state)
{
    (void)state;
    make_three();
    assert_true(test_memory_exhaust(count_within, NULL, 16) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up_what_each_choice_is_worth),
        cmocka_unit_test(adds_up_to_the_ceiling_at_most),
        cmocka_unit_test(takes_for_the_same_what_rounding_parts),
        cmocka_unit_test(counts_outcomes_exactly),
        cmocka_unit_test(counts_the_most_outcomes_there_can_be),
        cmocka_unit_test(names_what_is_wrong),
        cmocka_unit_test(fails_cleanly_without_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
