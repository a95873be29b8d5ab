/* The tables of a plan: deadlines by date, issues in the order of the sequence, missing kinds. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

static void lists_deadlines_by_date_with_their_standing(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    static const size_t order[] = {2, 0, 1}, standing[] = {0, 0, 2};
    static const int days_left[] = {0, 27, 43};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(plan.deadline[i].deadline, order[i]);
        assert_int_equal(plan.deadline[i].standing, standing[i]);
        assert_int_equal(plan.deadline[i].days_left, days_left[i]);
        assert_int_equal(plan.deadline[i].past, i == 0);
    }
    assert_int_equal(plan.deadline[1].reasons.n_reasons, 1);
    assert_int_equal(plan.deadline[2].reasons.n_reasons, 1);
    assert_string_equal(plan.deadline[2].reasons.reason[0].rule->id, "unproven");
}

static void keeps_deadlines_of_one_day_in_the_order_written(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    for (size_t i = 0; i < 6; i++)
        deal_deadline(&deal, "day", DW_OWNER_BUYER, test_day(2026, 12, i % 2 ? 9 : 8));
    make_plan();
    static const size_t order[] = {0, 2, 4, 1, 3, 5};
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(plan.deadline[i].deadline, order[i]);
        assert_int_equal(plan.deadline[i].days_left, 0); /* no planning day is known */
        assert_false(plan.deadline[i].past);
    }
}

static double priority_of(const dw_plan_issue *row)
{
    double points = 0;
    for (size_t i = 0; i < row->reasons.n_reasons; i++)
        points += row->reasons.reason[i].points;
    return points;
}

static void orders_issues_by_priority_then_phase_then_as_written(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(plan.n_issues, 7);
    /* Of the contract, liability has 1.5 - 0.5 and the joint launch 1; training, of the scope, term and
     * payment, commercial, and the story 0; price -1. */
    static const size_t order[] = {4, 5, 3, 1, 2, 6, 0};
    static const double points[] = {1, 1, 0, 0, 0, 0, -1};
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(plan.issue[i].issue, order[i]);
        check_near(plan.issue[i].priority, points[i], 1e-9);
        check_near(priority_of(&plan.issue[i]), points[i], 1e-9);
    }
    /* Without easy_first the rule of the limit does not hold. */
    deal.deal.strategy = 3;
    make_plan();
    assert_int_equal(plan.issue[0].issue, 4);
    check_near(plan.issue[0].priority, 1.5, 1e-9);
}

static const dw_plan_issue *row_of(size_t issue)
{
    for (size_t i = 0; i < plan.n_issues; i++)
        if (plan.issue[i].issue == issue)
            return &plan.issue[i];
    return NULL;
}

static void says_where_we_open_aim_and_stop_on_each_issue(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(234000));
    make_plan();
    static const size_t place[][4] = {{0, 0, 1, 3},  /* price: 235 215 180 */
                                      {3, 0, 0, 1},  /* training: none none ten days */
                                      {5, 1, 1, 1}}; /* joint launch: both want it */
    for (size_t i = 0; i < 3; i++) {
        const dw_plan_issue *const row = row_of(place[i][0]);
        assert_int_equal(row->open, place[i][1]);
        assert_int_equal(row->target, place[i][2]);
        assert_int_equal(row->walk_away, place[i][3]);
    }
    deal_unvalue(&deal, 3);
    make_plan();
    assert_int_equal(row_of(3)->open, DW_NONE);
    assert_int_equal(row_of(3)->walk_away, DW_NONE);
    deal.deal.n_events = 0;
    deal.deal.value =
        (dw_deal_value){.list_price = DW_MONEY_NONE,
                        .target_price = DW_MONEY_NONE,
                        .floor_price = DW_MONEY_NONE,
                        .competitor_price = DW_MONEY_NONE,
                        .our_alternative = DW_MONEY_NONE,
                        .cost_to_serve = DW_MONEY_NONE,
                        .buyer_value = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL},
                        .market = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL}};
    make_plan();
    assert_int_equal(row_of(0)->target, DW_NONE);
}

/* Of random deals: before an offer as the ladder's start, after offers as the first of ours. */
static void opens_on_each_issue_as_the_package_that_we_open_with(void **state)
{
    (void)state;
    dw_random random;
    size_t n_planned = 0, n_offered = 0;
    dw_random_init(&random, test_seed(), 61);
    for (test_case = 0; test_case < 200; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 3, &random);
        deal_random_terms(&deal, &random);
        const size_t n_offers = test_case % 3;
        for (size_t e = 0; e < n_offers; e++)
            deal_offer(&deal, DW_SIDE_US, deal.deal.value.list_price - (dw_money)e * UNITS(1117));
        make_plan();
        const size_t *const option = n_offers > 0       ? plan.ledger.move[0].option
                                     : plan.n_steps > 0 ? plan.step[0].concession.package.option
                                                        : NULL;
        for (size_t i = 0; option && i < plan.n_issues; i++)
            if (plan.issue[i].issue != plan.worth.cash_issue[DW_CASH_PRICE])
                check(plan.issue[i].open == option[plan.issue[i].issue] ||
                      plan.issue[i].open == DW_NONE ||
                      (n_offers > 0 && plan.issue[i].stake.type == DW_ISSUE_COMPATIBLE));
        n_planned += option && n_offers == 0;
        n_offered += n_offers > 0;
    }
    check(n_planned > 20 && n_offered > 20);
}

static void labels_issues_by_kind_and_others_by_their_own_name(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_string_equal(plan.issue_label[3], "training");
    assert_string_equal(plan.issue_label[5], "joint launch");
}

static void lists_usual_kinds_that_the_deal_lacks(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(plan.n_missing_kinds, 1);
    assert_string_equal(book.issue_kind[plan.missing_kind[0]].name, "reference");
    deal_init(&deal, &book);
    make_plan();
    static const char *const usual[] = {"term_years", "payment_days", "training", "reference"};
    assert_int_equal(plan.n_missing_kinds, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(book.issue_kind[plan.missing_kind[i]].name, usual[i]);
}

static void values_missing_kinds_beside_their_first_option(void **state)
{
    (void)state;
    static const dw_usual_option years[] = {{"1", 1}, {"2", 2}};
    static const dw_usual_option calls[] = {{"none", 0}, {"two", 0}};
    book.issue_kind[1].estimate = (dw_issue_estimate){years, 2, .numeric = true};
    dw_issue_estimate *const reference = &book.issue_kind[8].estimate;
    *reference = (dw_issue_estimate){calls, 2, .valued = true, .us = 0.02, .them = {-0.01, 0, 0}};
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(100000);
    deal.deal.value.our_cost_of_capital = deal.deal.value.their_cost_of_capital = 0;
    deal.deal.value.renewal_probability = 0.5;
    make_plan();
    assert_string_equal(plan.missing[0].name, "term_years");
    /* 100 + 50 + 25 thousand against 100 + 100 + 50, at no rate and no cost. */
    assert_int_equal(plan.missing[0].option[0].us, 0);
    assert_int_equal(plan.missing[0].option[1].us, UNITS(75000));
    /* They gain what they pay; what remains is 3 % of the price for the year they are bound. */
    assert_int_equal(plan.missing[0].option[1].them.likely, UNITS(-3000));
    assert_true(plan.missing[0].estimated_us);
    assert_string_equal(plan.missing[3].name, "reference");
    assert_int_equal(plan.missing[3].option[1].us, UNITS(2000));
    assert_int_equal(plan.missing[3].option[1].them.low, UNITS(-1000));
    assert_int_equal(plan.missing[1].n_options, 0);
    deal.deal.value.target_price = DW_MONEY_NONE;
    make_plan();
    assert_false(dw_money_known(plan.missing[0].option[1].us));
    assert_false(dw_money_known(plan.missing[3].option[1].us));
    book.issue_kind[1].estimate = *reference = (dw_issue_estimate){.n_options = 0};
}

static void plans_the_completed_deal_and_assesses_the_given_one(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(80000);
    deal.deal.value.list_price = UNITS(100000);
    const size_t law = deal_option(&deal, deal_issue(&deal, "governing law"), "ours", 0, 0);
    deal_option(&deal, law, "theirs", 0, 0);
    deal_unvalue(&deal, law);
    deal.issue[law].importance_us = deal.issue[law].importance_them = DW_IMPORTANCE_HIGH;
    make_plan();
    assert_int_equal(plan.n_issues, 2);
    assert_true(plan.deal->issue[1].implied);
    assert_true(plan.deal->issue[law].estimated_us);
    const char *names[DW_PLAN_NAMES_MAX];
    const dw_value count = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_ISSUE_COUNT, names);
    assert_int_equal((int)count.number, 1);
    const dw_value estimated =
        dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_ESTIMATED_ISSUES, names);
    assert_int_equal(estimated.n_names, 1);
    assert_string_equal(estimated.name[0], "governing law");
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_IMPLIED_ISSUE, names).kind,
                     DW_VALUE_TEXT);
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_IMPLIED_ISSUE, names).kind,
                     DW_VALUE_NONE);
    assert_int_equal(dw_plan_value(&plan, DW_SCOPE_DEAL, 0, DW_VAR_ESTIMATED_ISSUES, names).kind,
                     DW_VALUE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_deadlines_by_date_with_their_standing),
        cmocka_unit_test(keeps_deadlines_of_one_day_in_the_order_written),
        cmocka_unit_test(orders_issues_by_priority_then_phase_then_as_written),
        cmocka_unit_test(says_where_we_open_aim_and_stop_on_each_issue),
        cmocka_unit_test(opens_on_each_issue_as_the_package_that_we_open_with),
        cmocka_unit_test(labels_issues_by_kind_and_others_by_their_own_name),
        cmocka_unit_test(lists_usual_kinds_that_the_deal_lacks),
        cmocka_unit_test(values_missing_kinds_beside_their_first_option),
        cmocka_unit_test(plans_the_completed_deal_and_assesses_the_given_one),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
