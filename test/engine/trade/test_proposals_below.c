/* What stands below the walk-away is no next offer, against going through every point of the frontier. */
#include "engine/support/check.h"
#include "engine/support/priced.h"

#include <math.h>

enum { CASES = 400 };

static dw_table table;
static dw_frontier frontier;
static dw_archetype_numbers numbers;
static dw_proposal_rules rules;
static dw_proposals made;
static dw_concession stands;

static size_t *any_options(dw_random *random)
{
    size_t *const option = DW_TAKE(&arena, deal.deal.n_issues, size_t);
    for (size_t i = 0; i < deal.deal.n_issues; i++) {
        do
            option[i] = dw_random_below(random, (uint32_t)deal.deal.issue[i].n_options);
        while (!dw_issue_allows(&deal.issue[i], option[i]));
    }
    return option;
}

/* A random deal in which some package of ours stands, at the one step of a ladder, `above` our walk-away. */
static void draw(dw_random *random, double above)
{
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, NULL, &arena, &frontier, NULL) == DW_OK);
    stands.package = dw_package_weigh(&model, any_options(random), (double)NAN);
    const double own = stands.package.worth.us;
    numbers = (dw_archetype_numbers){.relationship_weight = 0.31, .aspiration = 0.617};
    rules = (dw_proposal_rules){.numbers = &numbers,
                                .reservation = own - above,
                                .walk_away = own - above,
                                .target = own + 1,
                                .start = own,
                                .their_least = stands.package.worth.them,
                                .price_least = 0,
                                .price_most = (double)deal.deal.value.list_price,
                                .break_risk = 0.07,
                                .tolerance = 0.02,
                                .difference = 0.1,
                                .ahead = &stands,
                                .n_ahead = 1,
                                .count = 3};
    dw_expect(&model, &frontier, rules.reservation, 0.4);
    check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
}

static bool is_left(void)
{
    size_t choice[DW_CLUSTERS_MAX], option[DW_ISSUES_MAX];
    for (size_t p = 0; p < frontier.n_points; p++) {
        dw_frontier_outcome(&frontier, p, choice);
        dw_table_options(&table, choice, option);
        const dw_package found = dw_package_weigh(&model, option, (double)NAN);
        if (frontier.ours[p] >= rules.walk_away && frontier.theirs[p] >= rules.their_least &&
            found.price >= stands.package.price)
            return true;
    }
    return false;
}

static void what_stands_below_the_walk_away_is_never_put_again(void **state)
{
    (void)state;
    size_t n_found = 0, n_none = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 21);
    for (test_case = 0; test_case < CASES; test_case++) {
        const double short_by = 1e4 * (1 + dw_random_unit(&random) * (test_case % 2 ? 900 : 9));
        draw(&random, -short_by);
        check(made.below == stands.package.worth.us);
        check(made.exists || !is_left());
        if (!made.exists) {
            check(made.n_packages == 0 && made.going_on == rules.walk_away);
            n_none++;
            continue;
        }
        /* As figures are said: what reads the same is not below. */
        check(dw_money_estimate(made.next.worth.us) >= dw_money_estimate(rules.walk_away));
        check(made.next.worth.them >= rules.their_least - 1);
        check(made.next.price >= stands.package.price);
        for (size_t a = 0; a < made.n_packages; a++)
            check(made.package[a].worth.us >= made.next.worth.us - 1);
        n_found++;
    }
    check(n_found > CASES / 20 && n_none > CASES / 20);
}

static void what_stands_at_the_walk_away_is_put_as_before(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 22);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random, test_case % 2 ? 0 : 8.3e4);
        check(made.exists && isnan(made.below));
        check(made.next.worth.us >= stands.package.worth.us - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_below_the_walk_away_is_never_put_again),
        cmocka_unit_test(what_stands_at_the_walk_away_is_put_as_before),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
