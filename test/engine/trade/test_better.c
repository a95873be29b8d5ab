/* Packages better for both, against all packages of a deal one by one. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include <math.h>

static dw_table table;
static dw_frontier frontier;

static void make_frontier(void)
{
    dw_arena_clear(&arena);
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, NULL, &arena, &frontier, NULL) == DW_OK);
}

static bool next_outcome(size_t *choice)
{
    for (size_t c = table.space.n_clusters; c-- > 0;) {
        if (++choice[c] < table.space.cluster[c].n_choices)
            return true;
        choice[c] = 0;
    }
    return false;
}

/* The most that either side can gain without the other losing, over all outcomes. */
static dw_utilities naive_most(dw_utilities own, dw_utilities same)
{
    size_t choice[DW_CLUSTERS_MAX] = {0};
    dw_utilities most = {0, 0};
    do {
        const dw_utilities u = dw_space_utilities(&table.space, choice);
        if (u.theirs >= own.theirs - same.theirs)
            most.ours = fmax(most.ours, u.ours - own.ours);
        if (u.ours >= own.ours - same.ours)
            most.theirs = fmax(most.theirs, u.theirs - own.theirs);
    } while (next_outcome(choice));
    return most;
}

static void finds_the_most_that_all_packages_offer(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 200; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_frontier();
        size_t choice[DW_CLUSTERS_MAX], option[DW_ISSUES_MAX];
        for (size_t c = 0; c < table.space.n_clusters; c++)
            choice[c] = dw_random_below(&random, (uint32_t)table.space.cluster[c].n_choices);
        dw_table_options(&table, choice, option);
        const dw_utilities own = dw_space_utilities(&table.space, choice);
        const dw_utilities most = naive_most(own, frontier.same);
        dw_better better;
        check(dw_packages_better(&table, &frontier, option, (double)NAN, 3, &arena, &better,
                                 NULL) == DW_OK);
        check((better.n_points > 0) == (most.ours > 1 || most.theirs > 1));
        check(better.n_packages == (better.n_points < 3 ? better.n_points : 3));
        if (better.n_points > 0) {
            check_near(better.ours, most.ours, 1);
            check_near(better.theirs, most.theirs, 1);
            check(better.distance > 0);
        }
        for (size_t p = 0; p < better.n_packages; p++) {
            check(better.package[p].worth.us >= own.ours - 1e-3);
            check(better.package[p].worth.them >= own.theirs - 1e-3);
        }
    }
}

/* A price off the grid moves both sides' worths as it does in dw_worth_at_price. */
static void takes_a_price_off_the_grid(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_frontier();
    dw_better grid, cheaper;
    const double price = dw_worth_terms(&model, table.standard).price;
    check(dw_packages_better(&table, &frontier, table.standard, (double)NAN, 5, &arena, &grid,
                             NULL) == DW_OK);
    check(dw_packages_better(&table, &frontier, table.standard, price * 0.617, 5, &arena, &cheaper,
                             NULL) == DW_OK);
    check(grid.n_points > 0);
    check(cheaper.ours > 0 || cheaper.n_points == 0);
}

static dw_status find_in(void *context, dw_arena *in, dw_error *err)
{
    (void)context;
    dw_better better;
    test_bytes_mark(&better, sizeof better);
    const dw_status status =
        dw_packages_better(&table, &frontier, table.standard, (double)NAN, 5, in, &better, err);
    check(status == DW_OK || test_bytes_marked(&better, sizeof better));
    return status;
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_frontier();
    assert_true(test_memory_exhaust(find_in, NULL, 16) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_most_that_all_packages_offer),
        cmocka_unit_test(takes_a_price_off_the_grid),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
