/* Estimates of what a deal leaves open, by hand, and where memory ends. */
#include "completed.h"

/* ---- By hand --------------------------------------------------------------------------------- */

static void fills_both_sides_by_the_kind(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(100000);
    const size_t training = options("training", 3), reference = options("reference", 3);
    const dw_deal full = completed();
    expect_us(&full.issue[training], 0, UNITS(-1150), UNITS(-2300));
    expect_them(&full.issue[training].option[1], UNITS(550), UNITS(1850), UNITS(3050));
    expect_them(&full.issue[training].option[2], UNITS(1100), UNITS(3700), UNITS(6100));
    expect_us(&full.issue[reference], 0, UNITS(1550), UNITS(3100));
    expect_them(&full.issue[reference].option[2], UNITS(-2700), UNITS(-1300), 0);
    assert_true(full.issue[training].estimated_us && full.issue[training].estimated_them);
    assert_true(full.issue[training].valued);
    assert_false(full.issue[training].implied);
}

static void importance_gives_the_size_and_the_kind_sign_and_spread(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = UNITS(100000);
    const size_t reference = options("reference", 3), law = options("governing law", 3);
    deal.issue[reference].importance_us = DW_IMPORTANCE_HIGH;
    deal.issue[reference].importance_them = DW_IMPORTANCE_MEDIUM;
    deal.issue[law].importance_us = DW_IMPORTANCE_LOW;
    deal.issue[law].importance_them = DW_IMPORTANCE_HIGH;
    const dw_deal full = completed();
    expect_us(&full.issue[reference], 0, UNITS(4150), UNITS(8300));
    /* 3.4 % of 100,000 and its spread: 27 / 13 and 0 of it */
    expect_them(&full.issue[reference].option[2], UNITS(-7062), UNITS(-3400), 0);
    /* Nothing is known of the other: going on from the first option is a give. */
    expect_us(&full.issue[law], 0, UNITS(-550), UNITS(-1100));
    expect_them(&full.issue[law].option[2], UNITS(8300), UNITS(8300), UNITS(8300));
}

static void leaves_open_what_nothing_is_said_of(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    const size_t training = options("training", 3), law = options("governing law", 2);
    assert_false(completed().issue[training].valued);
    deal.deal.value.target_price = UNITS(100000);
    const dw_deal full = completed();
    assert_true(full.issue[training].valued);
    assert_false(full.issue[law].valued);
    deal.issue[law].importance_us = DW_IMPORTANCE_LOW;
    const dw_deal one = completed();
    assert_true(one.issue[law].estimated_us);
    assert_false(one.issue[law].estimated_them);
    /* Beyond what money may be. */
    deal.deal.value.target_price = DW_MONEY_MAX;
    book.playbook.setting[DW_SETTING_IMPORTANCE_HIGH].value = 9;
    deal.issue[law].importance_us = DW_IMPORTANCE_HIGH;
    assert_false(completed().issue[law].estimated_us);
    book.playbook.setting[DW_SETTING_IMPORTANCE_HIGH].value = 0.083;
}

/* The buyer's amounts show that the options stand the other way round than the kind's. */
static void amounts_of_one_side_decide_which_way_the_line_runs(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(100000);
    const size_t issue = options("training", 3);
    static const dw_money reversed[] = {UNITS(7000), UNITS(4000), 0};
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].them = (dw_money_range){reversed[o], reversed[o], reversed[o], NULL};
    expect_us(&completed().issue[issue], UNITS(-2300), UNITS(-1150), 0);
    static const dw_money falling[] = {0, UNITS(-4000), UNITS(-7000)};
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].them = (dw_money_range){falling[o], falling[o], falling[o], NULL};
    expect_us(&completed().issue[issue], 0, UNITS(1150), UNITS(2300));
    static const dw_money ours[] = {0, UNITS(5000), UNITS(9000)};
    deal_unvalue(&deal, issue);
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].us = ours[o];
    const dw_deal full = completed();
    expect_us(&full.issue[issue], 0, UNITS(5000), UNITS(9000));
    expect_them(&full.issue[issue].option[2], UNITS(-6100), UNITS(-3700), UNITS(-1100));
    assert_false(full.issue[issue].estimated_us);
    assert_true(full.issue[issue].estimated_them);
}

static void finds_the_price_of_a_year(void **state)
{
    (void)state;
    static const double term[] = {2, 4, 3}, price[] = {UNITS(90), UNITS(80), UNITS(70)};
    deal_init(&deal, &book);
    assert_false(dw_money_known(dw_deal_year_price(&deal.deal, &book.playbook)));
    deal.deal.contract_value = UNITS(1000);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(1000));
    deal_numbers(&deal, "term_years", term, 3);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(250));
    deal_numbers(&deal, "price", price, 3);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(80));
    deal.deal.value.floor_price = UNITS(71);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(71));
    deal.deal.value.list_price = UNITS(93);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(93));
    deal.deal.value.target_price = UNITS(82);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(82));
}

/* ---- A kind alone ---------------------------------------------------------------------------- */

static void makes_an_issue_of_a_kind_alone(void **state)
{
    (void)state;
    dw_issue issue;
    dw_error err = {0};
    const size_t training = (size_t)(kind_named("training") - book.issue_kind);
    assert_int_equal(dw_issue_usual(&book.playbook, training, UNITS(100000), &arena, &issue, &err),
                     DW_OK);
    assert_string_equal(issue.name, "training");
    assert_string_equal(issue.option[2].name, "all_users");
    expect_us(&issue, 0, UNITS(-1150), UNITS(-2300));
    assert_int_equal(dw_issue_usual(&book.playbook, training, DW_MONEY_NONE, &arena, &issue, &err),
                     DW_OK);
    assert_false(issue.valued);
    const size_t term = (size_t)(kind_named("term_years") - book.issue_kind);
    assert_int_equal(dw_issue_usual(&book.playbook, term, UNITS(100000), &arena, &issue, &err),
                     DW_OK);
    assert_true(issue.numeric && issue.valued);
    check_near(issue.option[1].number, 3, 0);
    assert_false(dw_money_known(issue.option[1].us));
}

/* ---- Out of memory --------------------------------------------------------------------------- */

static dw_status complete(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_deal result;
    test_bytes_mark(&result, sizeof result);
    const dw_status status = dw_deal_complete(&deal.deal, &book.playbook, limited, &result, err);
    check(status == DW_OK || test_bytes_marked(&result, sizeof result));
    return status;
}

static dw_status usual(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_issue result;
    test_bytes_mark(&result, sizeof result);
    const size_t training = (size_t)(kind_named("training") - book.issue_kind);
    const dw_status status =
        dw_issue_usual(&book.playbook, training, UNITS(1000), limited, &result, err);
    check(status == DW_OK || test_bytes_marked(&result, sizeof result));
    return status;
}

static void completes_or_fails_cleanly(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(1000);
    deal.deal.value.list_price = UNITS(2000);
    options("training", 3);
    options("reference", 2);
    assert_true(test_memory_exhaust(complete, NULL, 16) > 50);
    assert_true(test_memory_exhaust(usual, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_both_sides_by_the_kind),
        cmocka_unit_test(importance_gives_the_size_and_the_kind_sign_and_spread),
        cmocka_unit_test(leaves_open_what_nothing_is_said_of),
        cmocka_unit_test(amounts_of_one_side_decide_which_way_the_line_runs),
        cmocka_unit_test(finds_the_price_of_a_year),
        cmocka_unit_test(makes_an_issue_of_a_kind_alone),
        cmocka_unit_test(completes_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
