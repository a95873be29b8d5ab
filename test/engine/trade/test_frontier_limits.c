/* The frontier within budgets of points and of memory, and what it refuses. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/spaces.h"

#include "dealwright/frontier.h"

#include <math.h>
#include <stdlib.h>

static test_space s;
static dw_arena arena;
static dw_frontier frontier;
static naive_outcome outcome[SPACE_OUTCOMES];

static void make(const dw_frontier_options *options)
{
    dw_error err = {0};
    check(dw_frontier_make(&s.space, options, &arena, &frontier, &err) == DW_OK);
}

/* ---- Points -------------------------------------------------------------------------------- */

static void check_guarantee(void)
{
    const size_t n = naive_outcomes(&s.space, outcome);
    const dw_utilities same = dw_space_same(&s.space);
    check(frontier.epsilon_theirs == 0);
    for (size_t k = 0; k < n; k++) {
        bool is_covered = false;
        for (size_t i = 0; i < frontier.n_points && !is_covered; i++)
            is_covered =
                frontier.ours[i] >= outcome[k].utilities.ours - frontier.epsilon_ours - same.ours &&
                frontier.theirs[i] >= outcome[k].utilities.theirs - same.theirs;
        check(is_covered);
    }
    for (size_t i = 0; i < frontier.n_points; i++) {
        size_t choice[DW_CLUSTERS_MAX];
        dw_frontier_outcome(&frontier, i, choice);
        const dw_utilities exact = dw_space_utilities(&s.space, choice);
        check(exact.ours == frontier.ours[i] && exact.theirs == frontier.theirs[i]);
    }
}

static void loses_no_more_than_it_says_within_a_budget(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 7);
    size_t n_exact = 0, n_lossy = 0;
    for (test_case = 0; test_case < 2000; test_case++) {
        space_any(&s, 1000, &random);
        test_arena_init(&arena);
        const size_t budget = 2 + dw_random_below(&random, 40);
        make(&(dw_frontier_options){.points_max = budget});
        check(frontier.n_points <= budget);
        check_guarantee();
        n_exact += frontier.epsilon_ours == 0;
        n_lossy += frontier.epsilon_ours > 0;
        dw_arena_clear(&arena);
    }
    check(n_exact > 500 && n_lossy > 500);
}

static void loses_no_more_than_is_asked_for(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 8);
    size_t n_lossy = 0;
    for (test_case = 0; test_case < 2000; test_case++) {
        space_any(&s, 1000, &random);
        test_arena_init(&arena);
        const dw_utilities same = dw_space_same(&s.space);
        const double epsilon = same.ours / DW_SAME_UTILITY * 0.2 * dw_random_unit(&random);
        make(&(dw_frontier_options){.epsilon = epsilon});
        check(frontier.epsilon_ours <= epsilon);
        check_guarantee();
        n_lossy += frontier.epsilon_ours > 0;
        dw_arena_clear(&arena);
    }
    check(n_lossy > 200);
}

/* A straight line of sums, nine million of them efficient. */
static void looks_at_so_many_sums_only(void **state)
{
    (void)state;
    enum { N = 3000 };
    static double ours[2][N], theirs[2][N];
    for (size_t i = 0; i < N; i++) {
        ours[0][i] = (double)i;
        ours[1][i] = (double)i * N;
        theirs[0][i] = -ours[0][i];
        theirs[1][i] = -ours[1][i];
    }
    const dw_cluster cluster[] = {{ours[0], theirs[0], N}, {ours[1], theirs[1], N}};
    const dw_space space = {cluster, 2, INFINITY, INFINITY};
    const dw_frontier_options options = {.points_max = N};
    test_arena_init(&arena);
    check(dw_frontier_make(&space, &options, &arena, &frontier, NULL) == DW_OK);
    check(frontier.n_points <= N && frontier.n_points > N / 4);
    /* Every whole number is a sum: the next point is never further away than what may be lost. */
    for (size_t i = 1; i < frontier.n_points; i++)
        check(frontier.ours[i - 1] - frontier.ours[i] - 1 <= frontier.epsilon_ours);
    check((double)N * N - 1 - frontier.ours[0] <= frontier.epsilon_ours);
    check(frontier.epsilon_ours < 5 * N);
    dw_arena_clear(&arena);
}

/* ---- Failures and memory -------------------------------------------------------------------- */

static void expect_failure(const dw_frontier_options *options, dw_status status, const char *what,
                           size_t index)
{
    dw_error err = {0};
    test_bytes_mark(&frontier, sizeof frontier);
    assert_int_equal(dw_frontier_make(&s.space, options, &arena, &frontier, &err), status);
    assert_true(test_bytes_marked(&frontier, sizeof frontier));
    assert_int_equal(err.status, status);
    assert_string_equal(err.what, what);
    assert_int_equal(err.index, index);
}

static void refuses_what_it_cannot_do(void **state)
{
    (void)state;
    test_arena_init(&arena);
    space_init(&s);
    space_add(&s, 2, (double[]){1, 2}, (double[]){2, 1});
    expect_failure(&(dw_frontier_options){.points_max = 1}, DW_E_RANGE, "points_max", 0);
    expect_failure(&(dw_frontier_options){.points_max = DW_FRONTIER_POINTS_MAX + 1}, DW_E_RANGE,
                   "points_max", 0);
    expect_failure(&(dw_frontier_options){.epsilon = -0.1}, DW_E_RANGE, "epsilon", 0);
    expect_failure(&(dw_frontier_options){.epsilon = NAN}, DW_E_RANGE, "epsilon", 0);
    expect_failure(&(dw_frontier_options){.epsilon = INFINITY}, DW_E_RANGE, "epsilon", 0);
    s.theirs[0][1] = NAN;
    expect_failure(NULL, DW_E_RANGE, "theirs", 0);
    assert_null(arena.block);
}

static dw_status make_within(void *context, dw_arena *within, dw_error *err)
{
    dw_frontier made;
    test_bytes_mark(&made, sizeof made);
    const dw_arena_mark before = dw_arena_here(within);
    const dw_status status = dw_frontier_make(&s.space, context, within, &made, err);
    const dw_arena_mark after = dw_arena_here(within);
    check(status == DW_OK || test_bytes_marked(&made, sizeof made));
    check(status == DW_OK || (before.block == after.block && before.used == after.used));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    space_random(&s, FAMILY_TENTHS, 4, 20, &random);
    s.space.ceiling_ours = s.space.ceiling_theirs = 2.17;
    assert_true(test_memory_exhaust(make_within, NULL, 256) > 100);
    space_random(&s, FAMILY_OPPOSED, 6, 20, &random);
    dw_frontier_options options = {.points_max = 20};
    assert_true(test_memory_exhaust(make_within, &options, 256) > 100);
    options = (dw_frontier_options){.epsilon = 0.2};
    assert_true(test_memory_exhaust(make_within, &options, 256) > 100);
}

/* An allocator that knows how many bytes are out, scratch included. */
typedef struct meter {
    size_t live, most;
} meter;

typedef union metered {
    size_t size;
    max_align_t strictest;
} metered;

static void *allocate_metered(void *context, size_t size)
{
    meter *const m = context;
    metered *const block = malloc(sizeof *block + size);
    assert_non_null(block);
    block->size = size;
    m->live += size;
    m->most = m->live > m->most ? m->live : m->most;
    return block + 1;
}

static void release_metered(void *context, void *memory)
{
    metered *const block = (metered *)memory - 1;
    ((meter *)context)->live -= block->size;
    free(block);
}

static void stays_within_the_limit_with_its_scratch(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 11);
    space_random(&s, FAMILY_OPPOSED, 6, 20, &random);
    size_t limit = 0, n_failures = 0;
    for (dw_status status = DW_E_NOMEM; status != DW_OK; limit += 617) {
        meter m = {0, 0};
        dw_arena_init(&arena, (dw_allocator){allocate_metered, release_metered, &m}, limit);
        status = dw_frontier_make(&s.space, NULL, &arena, &frontier, NULL);
        n_failures += status != DW_OK;
        check(m.most <= limit);
        dw_arena_clear(&arena);
        check(m.live == 0);
    }
    assert_true(n_failures > 20);
}

static void keeps_only_the_result(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 10);
    space_random(&s, FAMILY_OPPOSED, 6, 20, &random);
    test_arena_init(&arena);
    make(NULL);
    /* Two utilities and one word of code for each point, and where the bits of each cluster stand. */
    assert_true(arena.reserved < 2 * (frontier.n_points * 24 + 1024) + 4096);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loses_no_more_than_it_says_within_a_budget),
        cmocka_unit_test(loses_no_more_than_is_asked_for),
        cmocka_unit_test(looks_at_so_many_sums_only),
        cmocka_unit_test(refuses_what_it_cannot_do),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(stays_within_the_limit_with_its_scratch),
        cmocka_unit_test(keeps_only_the_result),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
