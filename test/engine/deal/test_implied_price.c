/* The prices between a deal's figures, where it names no issue for them. */
#include "completed.h"

static void expect_prices(const dw_issue *issue, const double *price, size_t n)
{
    assert_int_equal(issue->n_options, n);
    for (size_t o = 0; o < n; o++)
        check_near(issue->option[o].number, price[o], 0);
}

static void prices_run_between_the_figures_in_sayable_steps(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(183500);
    deal.deal.value.target_price = UNITS(214000);
    deal.deal.value.list_price = UNITS(240000);
    const dw_deal full = completed();
    assert_int_equal(full.n_issues, 1);
    const dw_issue *const price = &full.issue[0];
    assert_string_equal(price->name, "price");
    assert_true(price->implied && price->numeric && price->valued);
    assert_false(price->estimated_us || price->estimated_them);
    /* Steps of 5,000; 185,000 and 215,000 lie too near the floor and the target. */
    static const double expected[] = {UNITS(183500), UNITS(190000), UNITS(195000), UNITS(200000),
                                      UNITS(205000), UNITS(210000), UNITS(214000), UNITS(220000),
                                      UNITS(225000), UNITS(230000), UNITS(235000), UNITS(240000)};
    expect_prices(price, expected, 12);
    assert_string_equal(price->option[0].name, "183500");
    assert_string_equal(price->option[11].name, "240000");
    for (size_t o = 0; o < price->n_options; o++)
        assert_true(dw_issue_allows(price, o));
    assert_int_equal(dw_deal_named_issues(&full), 0);
    assert_int_equal(dw_deal_check(&full, &book.playbook, NULL, NULL), 0);
}

static void prices_are_written_with_the_digits_they_need(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = 5;
    deal.deal.value.target_price = 1250;
    const dw_deal full = completed();
    assert_string_equal(full.issue[0].option[0].name, "0.05");
    assert_string_equal(full.issue[0].option[1].name, "1");
    assert_string_equal(full.issue[0].option[full.issue[0].n_options - 1].name, "12.5");
    deal.deal.currency_digits = 0;
    const dw_deal yen = completed();
    assert_string_equal(yen.issue[0].option[0].name, "5");
    deal.deal.value.floor_price = 0;
    const dw_deal zero = completed();
    assert_string_equal(zero.issue[0].option[0].name, "0");
}

static void implies_a_price_only_where_two_figures_and_no_issue_say_so(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = UNITS(240000);
    assert_int_equal(completed().n_issues, 0);
    deal.deal.value.target_price = UNITS(240000);
    assert_int_equal(completed().n_issues, 0);
    deal.deal.value.target_price = UNITS(239999);
    assert_int_equal(completed().n_issues, 1);
    for (size_t i = 0; i < DW_ISSUES_MAX; i++)
        options("governing law", 1);
    assert_int_equal(completed().n_issues, DW_ISSUES_MAX);
    deal.deal.n_issues = 0;
    static const double price[] = {UNITS(240000), UNITS(200000)};
    deal_numbers(&deal, "price", price, 2);
    assert_int_equal(completed().n_issues, 1);
    assert_false(completed().issue[0].implied);
}

static void an_implied_price_changes_nothing_that_is_measured(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(1000);
    deal.deal.value.list_price = UNITS(2000);
    options("training", 2);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER);
    const dw_deal full = completed();
    for (unsigned m = DW_MEASURE_NONE + 1; m < DW_MEASURE_COUNT; m++) {
        const dw_measure_info *const info = dw_measure_info_of((dw_measure)m);
        if (info->stage != DW_STAGE_EARLY || info->scope != DW_SCOPE_DEAL)
            continue;
        double before = -1, after = -1;
        const bool taken = dw_deal_measure(&deal.deal, &book.playbook, (dw_measure)m, 0, &before);
        assert_int_equal(dw_deal_measure(&full, &book.playbook, (dw_measure)m, 0, &after), taken);
        check_near(after, before, 0);
    }
}

static void implied_prices_are_sayable_ordered_and_few(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const dw_deal full = completed();
        const dw_issue *const last = &full.issue[full.n_issues - 1];
        if (!last->implied)
            continue;
        const dw_deal_value *const v = &deal.deal.value;
        const dw_money low = dw_money_known(v->floor_price) ? v->floor_price : v->target_price;
        const dw_money high = dw_money_known(v->list_price) ? v->list_price : v->target_price;
        check(last->option[0].number == (double)low);
        check(last->option[last->n_options - 1].number == (double)high);
        check(last->n_options <= 20 && (high - low < 100 || last->n_options >= 7));
        for (size_t o = 1; o < last->n_options; o++)
            check(last->option[o].number > last->option[o - 1].number);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prices_run_between_the_figures_in_sayable_steps),
        cmocka_unit_test(prices_are_written_with_the_digits_they_need),
        cmocka_unit_test(implies_a_price_only_where_two_figures_and_no_issue_say_so),
        cmocka_unit_test(an_implied_price_changes_nothing_that_is_measured),
        cmocka_unit_test(implied_prices_are_sayable_ordered_and_few),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
