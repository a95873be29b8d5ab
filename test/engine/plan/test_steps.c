/* The ladder of a plan: prices that can be said, who approves them, what is asked back. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

#include "plan/compose.h"

#include <math.h>
#include <string.h>

static void check_steps(void)
{
    const dw_deal_value *const v = &deal.deal.value;
    dw_money sum = 0;
    double least = INFINITY; /* by how much the exact steps shrink */
    for (size_t i = 1; i < plan.ladder.n_steps; i++)
        least = fmin(least, plan.ladder.level[i - 1] - 2 * plan.ladder.level[i] +
                                plan.ladder.level[i + 1]);
    check(plan.n_steps == plan.ladder.n_steps + 1);
    for (size_t i = 0; i < plan.n_steps; i++) {
        const dw_plan_step *const step = &plan.step[i];
        check(step->price >= v->floor_price);
        /* Within the rounding of a two-hundredth of the way, half of it either side, and a cent. */
        check_near((double)step->price, plan.ladder.level[i],
                   (double)(plan.step[0].price - v->floor_price) / 400 + 1);
        check(step->size == (i ? step[-1].price - step->price : 0));
        check(i == 0 || step->size > 0 || plan.ladder.level[i - 1] - plan.ladder.level[i] < 1);
        /* Two cents are lost when all prices are whole cents. */
        check(i < 2 || step->size < step[-1].size || least <= 2);
        check_near(step->discount, 1 - (double)step->price / (double)v->list_price, 1e-12);
        check(step->authority == dw_authority_for(&book.playbook, step->discount));
        sum += step->size;
    }
    check(plan.step[0].price - sum == plan.step[plan.n_steps - 1].price);
    if (plan.ladder.target_step != DW_NONE)
        check(plan.step[plan.ladder.target_step].price ==
              (v->target_price < plan.step[0].price ? v->target_price : plan.step[0].price));
    if (plan.ladder.reaches_walk_away)
        check(plan.step[plan.n_steps - 1].price == v->floor_price);
}

static void go_through_random_deals(uint64_t stream, size_t n_cases)
{
    dw_random random;
    dw_random_init(&random, test_seed(), stream);
    for (test_case = 0; test_case < n_cases; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal_random_facts(&deal, 2, &random);
        if (dw_random_below(&random, 3) == 0)
            deal_offer(&deal, DW_SIDE_US,
                       deal.deal.value.floor_price + (dw_money)dw_random_below(&random, 9000000));
        make_plan();
        const dw_money latest = dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US);
        const dw_money start = dw_money_known(latest) ? latest : plan.opening.price;
        check((plan.n_steps > 0) == (start > deal.deal.value.floor_price));
        if (plan.n_steps > 0) {
            check(plan.step[0].price == start);
            check_steps();
        }
    }
}

static void climbs_down_in_prices_that_shrink_and_add_up(void **state)
{
    (void)state;
    go_through_random_deals(0, 2000);
}

/* Small ratios and many steps make last steps below a two-hundredth of the way. */
static void bug_rounds_no_two_steps_together_and_none_below_the_floor(void **state)
{
    (void)state;
    static const double bounds[][4] = {{6, 8, 0.15, 0.3}, {8, 12, 0.3, 0.5}, {3, 12, 0.9, 0.95}};
    for (size_t i = 0; i < 3; i++) {
        for (size_t s = 0; s < 4; s++)
            book.playbook.setting[DW_SETTING_LADDER_STEPS_MIN + s].value = bounds[i][s];
        go_through_random_deals(i + 1, 500);
    }
    static const double usual[] = {3, 5, 0.3, 0.7};
    for (size_t s = 0; s < 4; s++)
        book.playbook.setting[DW_SETTING_LADDER_STEPS_MIN + s].value = usual[s];
}

/* A last step just above the floor was rounded below it. */
static void bug_rounds_no_last_step_below_the_floor(void **state)
{
    (void)state;
    for (int over = 1; over < 400; over++) {
        test_case = (uint64_t)over;
        deal_full(&deal, &book);
        /* The target near the opening: steps of 0.7 run on from the first, 277 times 2.7731. */
        deal.deal.value.target_price = UNITS(215000) + 61;
        deal.deal.value.floor_price = deal.deal.value.target_price - 49100 - over;
        deal_offer(&deal, DW_SIDE_US, deal.deal.value.target_price + 27700);
        make_plan();
        check_steps();
    }
}

static void says_prices_in_round_numbers(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(235000));
    make_plan();
    assert_int_equal(plan.n_steps, 6);
    assert_int_equal(plan.ladder.target_step, 1);
    for (size_t i = 2; i + 1 < plan.n_steps; i++)
        assert_int_equal(plan.step[i].price % UNITS(100), 0);
    check_steps();
}

static void has_no_ladder_without_the_prices_it_needs(void **state)
{
    (void)state;
    static const size_t offset[] = {offsetof(dw_deal_value, target_price),
                                    offsetof(dw_deal_value, floor_price)};
    for (size_t i = 0; i < 2; i++) {
        deal_full(&deal, &book);
        *(dw_money *)((char *)&deal.deal.value + offset[i]) = DW_MONEY_NONE;
        make_plan();
        assert_int_equal(plan.n_steps, 0);
        assert_int_equal(i == 0 ? plan.target_authority : plan.floor_authority, DW_NONE);
    }
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(215000);
    deal.deal.value.floor_price = UNITS(180000);
    make_plan();
    assert_int_equal(plan.n_steps, 0);
}

static void has_no_ladder_once_we_are_at_the_floor(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(180000));
    make_plan();
    assert_int_equal(plan.n_steps, 0);
}

static void starts_from_what_we_offered_last_even_below_the_target(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(204000));
    make_plan();
    assert_int_equal(plan.step[0].price, UNITS(204000));
    assert_int_equal(plan.ladder.target_step, 0);
    assert_int_equal(plan.step[plan.n_steps - 1].price, UNITS(180000));
}

static void leaves_an_exact_limit_with_the_one_who_holds_it(void **state)
{
    (void)state;
    const dw_playbook *const p = &book.playbook;
    assert_int_equal(dw_authority_for(p, -0.5), 0);
    assert_int_equal(dw_authority_for(p, 0.1), 0);
    assert_int_equal(dw_authority_for(p, 1 - 216000.0 / 240000), 0);
    assert_int_equal(dw_authority_for(p, 1 - 90.0 / 100), 0);
    assert_int_equal(dw_authority_for(p, 0.1001), 1);
    assert_int_equal(dw_authority_for(p, 0.2), 1);
    assert_int_equal(dw_authority_for(p, 0.21), 2);
    assert_int_equal(dw_authority_for(p, 1.7), 2);
    for (int list = 10; list < 20000; list += 10) {
        test_case = (uint64_t)list;
        check(dw_authority_for(p, 1 - (list * 9 / 10) / (double)list) == 0);
        check(dw_authority_for(p, 1 - (list * 9 / 10 - 1) / (double)list) > 0);
    }
}

static void names_who_approves_target_and_floor(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(plan.target_authority, 1); /* 10.4 % */
    assert_int_equal(plan.floor_authority, 2);  /* 25 % */
    deal.deal.value.target_price = UNITS(216000);
    make_plan();
    assert_int_equal(plan.target_authority, 0);
    deal.deal.value.list_price = DW_MONEY_NONE;
    make_plan();
    assert_int_equal(plan.target_authority, DW_NONE);
    for (size_t i = 0; i < plan.n_steps; i++) {
        assert_true(isnan(plan.step[i].discount));
        assert_int_equal(plan.step[i].authority, DW_NONE);
    }
}

/* The gets of a plan in order of joint gain, each once. */
static void asks_back_first_what_gains_most_for_both(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    for (test_case = 0; test_case < 500; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_plan();
        bool asked[DW_ISSUES_MAX] = {false};
        double before = INFINITY;
        size_t n = 0;
        for (size_t i = 0; i < plan.n_steps; i++) {
            const size_t issue = plan.step[i].get_issue;
            check(i > 0 || issue == DW_NONE);
            if (issue == DW_NONE)
                continue;
            const dw_stake *stake = NULL;
            for (size_t r = 0; r < plan.n_issues; r++)
                if (plan.issue[r].issue == issue)
                    stake = &plan.issue[r].stake;
            check(issue != 0 && !asked[issue]);
            asked[issue] = true;
            check(stake->get_worth > 0 && stake->type != DW_ISSUE_COMPATIBLE);
            check(stake->get_worth - stake->get_cost <= before);
            check(plan.step[i].get_option == stake->best_us);
            check(plan.step[i].get_kind == DW_NONE);
            before = stake->get_worth - stake->get_cost;
            n++;
        }
        size_t n_possible = 0;
        for (size_t r = 0; r < plan.n_issues; r++)
            n_possible += plan.issue[r].issue != 0 && plan.issue[r].stake.get_worth > 0 &&
                          plan.issue[r].stake.type != DW_ISSUE_COMPATIBLE;
        const size_t n_asking = plan.n_steps ? plan.n_steps - 1 : 0;
        check(n == (n_possible < n_asking ? n_possible : n_asking));
    }
}

static void asks_for_what_is_on_no_table_yet_when_the_deal_has_nothing_left(void **state)
{
    (void)state;
    static const double price[] = {23500000, 18000000};
    deal_full(&deal, &book);
    deal.deal.n_issues = 0;
    deal_numbers(&deal, "price", price, 2);
    make_plan();
    size_t reference = 0;
    while (strcmp(book.issue_kind[reference].name, "reference") != 0)
        reference++;
    assert_true(plan.n_steps > 3);
    /* Only the reference can be asked for without naming an option; and only once. */
    assert_int_equal(plan.step[0].get_kind, DW_NONE);
    assert_int_equal(plan.step[1].get_kind, reference);
    assert_int_equal(plan.step[2].get_kind, DW_NONE);
    assert_int_equal(plan.step[3].get_kind, DW_NONE);
    deal_option(&deal, deal_issue(&deal, "reference"), "no", 0, 0);
    make_plan();
    assert_int_equal(plan.step[1].get_kind, DW_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(climbs_down_in_prices_that_shrink_and_add_up),
        cmocka_unit_test(bug_rounds_no_two_steps_together_and_none_below_the_floor),
        cmocka_unit_test(bug_rounds_no_last_step_below_the_floor),
        cmocka_unit_test(says_prices_in_round_numbers),
        cmocka_unit_test(has_no_ladder_without_the_prices_it_needs),
        cmocka_unit_test(has_no_ladder_once_we_are_at_the_floor),
        cmocka_unit_test(starts_from_what_we_offered_last_even_below_the_target),
        cmocka_unit_test(leaves_an_exact_limit_with_the_one_who_holds_it),
        cmocka_unit_test(names_who_approves_target_and_floor),
        cmocka_unit_test(asks_back_first_what_gains_most_for_both),
        cmocka_unit_test(asks_for_what_is_on_no_table_yet_when_the_deal_has_nothing_left),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
