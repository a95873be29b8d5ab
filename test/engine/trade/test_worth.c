/* From a deal to the worth of its packages, against sums over the issues. */
#include "engine/support/check.h"
#include "engine/support/priced.h"

#include <math.h>
#include <string.h>

static double chosen_number(const size_t *option, const char *kind, double otherwise)
{
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        if (strcmp(book.issue_kind[deal.issue[i].kind].name, kind) == 0)
            return deal.option[i][option[i]].number;
    return otherwise;
}

static double naive_them(dw_cash_model *cash, const dw_cash_terms *terms, dw_money value_a_year)
{
    cash->buyer_value = (double)value_a_year;
    return dw_cash_worth_to_them(cash, terms);
}

static dw_worth naive_worth(const size_t *option)
{
    const dw_deal_value *const v = &deal.deal.value;
    double horizon = 3;
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        for (size_t o = 0;
             strcmp(deal.issue[i].name, "term_years") == 0 && o < deal.issue[i].n_options; o++)
            horizon = fmax(horizon, deal.option[i][o].number);
    const dw_cash_terms terms = {chosen_number(option, "price", (double)v->target_price),
                                 (int)chosen_number(option, "term_years", 1),
                                 chosen_number(option, "payment_days", 30),
                                 chosen_number(option, "escalator", 0),
                                 chosen_number(option, "first_year_discount", 0),
                                 (int)chosen_number(option, "ramp_years", 0),
                                 chosen_number(option, "renewal_rise", 0)};
    dw_cash_model cash = {.horizon_years = (int)horizon,
                          .our_rate = v->our_cost_of_capital,
                          .their_rate = v->their_cost_of_capital,
                          .renewal_probability = v->renewal_probability,
                          .cost_to_serve = (double)v->cost_to_serve,
                          .flexibility_cost = 0.03,
                          .budget_excess_cost = 0.25,
                          .budget = v->their_budget,
                          .n_budget = v->n_their_budget};
    dw_worth worth = {.us = dw_cash_worth_to_us(&cash, &terms),
                      .them_low = naive_them(&cash, &terms, v->buyer_value.low),
                      .them = naive_them(&cash, &terms, v->buyer_value.likely),
                      .them_high = naive_them(&cash, &terms, v->buyer_value.high)};
    for (size_t i = 0; i < deal.deal.n_issues; i++) {
        const dw_option *const o = &deal.option[i][option[i]];
        if (deal.issue[i].numeric)
            continue;
        worth.us += (double)o->us;
        worth.them_low += (double)o->them.low;
        worth.them += (double)o->them.likely;
        worth.them_high += (double)o->them.high;
    }
    return worth;
}

static void adds_the_issues_to_the_cash_terms(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 3000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        deal_random_package(&deal, option, &random);
        const dw_worth worth = dw_worth_of(&model, option), expected = naive_worth(option);
        /* Amounts near 1e8: a thousandth of a cent. */
        check_near(worth.us, expected.us, 1e-3);
        check_near(worth.them_low, expected.them_low, 1e-3);
        check_near(worth.them, expected.them, 1e-3);
        check_near(worth.them_high, expected.them_high, 1e-3);
        check(worth.them_low <= worth.them && worth.them <= worth.them_high);
    }
}

static void starts_from_the_target_price_and_the_first_options_allowed(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        dw_standard_package(&model, option);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check(dw_issue_allows(&deal.issue[i], option[i]));
            for (size_t o = 0; i > 0 && o < option[i]; o++)
                check(!dw_issue_allows(&deal.issue[i], o));
        }
        check(deal.option[0][option[0]].number == (double)deal.deal.value.target_price);
    }
}

static void pays_after_the_usual_days_where_the_deal_does_not_say(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    dw_setting_value *const days = &book.playbook.setting[DW_SETTING_STANDARD_PAYMENT_DAYS];
    for (days->value = 30; days->value < 100; days->value += 17) {
        make_model();
        check_near(model.standard.payment_days, days->value, 0);
    }
    days->value = 30;
}

static void starts_from_the_nearest_price_that_is_allowed(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.issue[0].must_at_most = 20000000;
    make_model();
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    assert_int_equal(option[0], 2);
}

static void starts_from_the_first_option_where_none_is_allowed(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.issue[3].must_option = 9;
    make_model();
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    assert_int_equal(option[3], 0);
}

static void worth_of_a_price_is_that_of_the_package_at_it(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        dw_standard_package(&model, option);
        for (size_t o = 0; o < 3; o++) {
            option[0] = o;
            check_near(dw_worth_at_price(&model, option, deal.option[0][o].number).us,
                       dw_worth_of(&model, option).us, 1e-3);
        }
        const double price = (double)deal.deal.value.target_price;
        check(dw_worth_at_price(&model, option, price + 617).us >
              dw_worth_at_price(&model, option, price).us);
    }
}

static void finds_the_price_that_makes_a_worth(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        deal_random_package(&deal, option, &random);
        const double wished = 1e8 * dw_random_unit(&random);
        const double price = dw_price_for_worth(&model, option, wished);
        check_near(dw_worth_at_price(&model, option, price).us, wished, 1e-3);
    }
    deal_init(&deal, &book);
    make_model();
    assert_true(isnan(dw_price_for_worth(&model, NULL, 617)));
}

/* Three years at 8 %: 1 + 0.9259… + 0.8573… = 2.7833 times a year. */
static void knows_what_they_have_without_us(void **state)
{
    (void)state;
    const double years = 1 + 1 / 1.08 + 1 / (1.08 * 1.08), delay = pow(1.08, -30.0 / 365);
    deal_init(&deal, &book);
    dw_deal_value *const value = &deal.deal.value;
    value->target_price = 61700;
    make_model();
    assert_int_equal(model.outside, DW_OUTSIDE_UNKNOWN);
    value->buyer_value = (dw_money_range){80000, 90000, 99000, "seen"};
    make_model();
    assert_int_equal(model.outside, DW_OUTSIDE_STATUS_QUO);
    check_near(dw_worth_outside(&model), 0, 0);
    value->market = (dw_money_range){50000, DW_MONEY_NONE, 70000, "seen"};
    make_model();
    assert_int_equal(model.outside, DW_OUTSIDE_MARKET);
    check_near(dw_worth_outside(&model), (90000 - 60000 * delay) * years, 1e-6);
    value->buyer_value = (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    make_model();
    check_near(dw_worth_outside(&model), -60000 * delay * years, 1e-6);
    value->buyer_value = (dw_money_range){80000, 90000, 99000, "seen"};
    value->competitor_price = 63100; /* said to be dearer than the market */
    make_model();
    assert_int_equal(model.outside, DW_OUTSIDE_MARKET);
    value->competitor_evidence = "their quote";
    make_model();
    assert_int_equal(model.outside, DW_OUTSIDE_COMPETITOR);
    check_near(dw_worth_outside(&model), (90000 - 63100 * delay) * years, 1e-6);
    value->competitor_price = 163100; /* dearer than it is worth: they go on as they do */
    make_model();
    check_near(dw_worth_outside(&model), 0, 0);
}

/* Who does not renew has something as good: a longer term changes nothing for them but the lost
 * flexibility, with a competitor at our price or dearer and without one. */
static void a_commitment_is_no_gift_to_them(void **state)
{
    (void)state;
    static const double term[] = {1, 3};
    static const dw_money competitor[] = {61700, 68300, DW_MONEY_NONE};
    deal_init(&deal, &book);
    dw_deal_value *const value = &deal.deal.value;
    value->target_price = 61700;
    value->buyer_value = (dw_money_range){80000, 90000, 99000, "seen"};
    deal_numbers(&deal, "term_years", term, 2);
    const double flexibility = 0.03 * 61700 * (1 / 1.08 + 1 / (1.08 * 1.08));
    for (size_t i = 0; i < 3; i++) {
        value->competitor_price = competitor[i];
        make_model();
        const size_t one_year[] = {0}, three_years[] = {1};
        check_near(dw_worth_of(&model, three_years).them,
                   dw_worth_of(&model, one_year).them - flexibility, 1e-6);
    }
}

static void takes_rates_of_the_playbook_where_the_deal_has_none(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    make_model();
    check_near(model.cash.our_rate, 0.1, 0);
    check_near(model.cash.their_rate, 0.08, 0);
    check_near(model.cash.renewal_probability, 0.85, 0);
    assert_int_equal(model.cash.horizon_years, 3);
    deal.deal.value.our_cost_of_capital = 0;
    deal.deal.value.their_cost_of_capital = 0.061;
    deal.deal.value.renewal_probability = 0;
    make_model();
    check_near(model.cash.our_rate, 0, 0);
    check_near(model.cash.their_rate, 0.061, 0);
    check_near(model.cash.renewal_probability, 0, 0);
}

static void counts_no_renewal_of_its_own_after_a_deal_that_is_the_last(void **state)
{
    (void)state;
    dw_level *const level = (dw_level *)(uintptr_t)book.factor[book_factor(&book, "horizon")].level;
    level[0].no_renewal = true;
    deal_init(&deal, &book);
    make_model();
    check_near(model.cash.renewal_probability, 0.85, 0);
    deal_fact(&deal, "horizon=one_time");
    make_model();
    check_near(model.cash.renewal_probability, 0, 0);
    deal.deal.value.renewal_probability = 0.37;
    make_model();
    check_near(model.cash.renewal_probability, 0.37, 0);
    deal_fact(&deal, "horizon=one_time|ongoing");
    deal.deal.value.renewal_probability = DW_RATE_NONE;
    make_model();
    check_near(model.cash.renewal_probability, 0.85, 0);
}

static void looks_as_far_as_the_longest_term_on_the_table(void **state)
{
    (void)state;
    static const double term[] = {2, 7, 5};
    deal_init(&deal, &book);
    deal_numbers(&deal, "term_years", term, 3);
    make_model();
    assert_int_equal(model.cash.horizon_years, 7);
}

static void finds_a_price_to_value_the_deal_around(void **state)
{
    (void)state;
    static const double price[] = {300, 200, 100};
    deal_init(&deal, &book);
    make_model();
    assert_false(model.priced);
    const dw_worth none = dw_worth_of(&model, NULL);
    check_near(none.us, 0, 0);
    check_near(none.them, 0, 0);
    deal_numbers(&deal, "price", price, 3);
    make_model();
    assert_true(model.priced);
    check_near(model.standard.price, 200, 0);
    deal.deal.value.floor_price = 170;
    make_model();
    check_near(model.standard.price, 170, 0);
    deal.deal.value.list_price = 310;
    make_model();
    check_near(model.standard.price, 310, 0);
    deal.deal.value.target_price = 240;
    make_model();
    check_near(model.standard.price, 240, 0);
}

static void takes_the_middle_where_no_likely_amount_is_given(void **state)
{
    (void)state;
    static const struct {
        dw_money low, likely, high;
        double expected, low_end, high_end;
    } range[] = {{100, DW_MONEY_NONE, 301, 200.5, 100, 301},
                 {100, 120, 301, 120, 100, 301},
                 {100, DW_MONEY_NONE, DW_MONEY_NONE, 100, 100, 100},
                 {DW_MONEY_NONE, DW_MONEY_NONE, 301, 301, 301, 301},
                 {DW_MONEY_NONE, 120, DW_MONEY_NONE, 120, 120, 120},
                 {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, 0, 0, 0}};
    for (size_t i = 0; i < sizeof range / sizeof range[0]; i++) {
        deal_init(&deal, &book);
        deal_option(&deal, deal_issue(&deal, "training"), "ten days", DW_MONEY_NONE, 0);
        deal.option[0][0].them =
            (dw_money_range){range[i].low, range[i].likely, range[i].high, NULL};
        make_model();
        const size_t option = 0;
        const dw_worth worth = dw_worth_of(&model, &option);
        check_near(worth.us, 0, 0);
        check_near(worth.them, range[i].expected, 0);
        check_near(worth.them_low, range[i].low_end, 0);
        check_near(worth.them_high, range[i].high_end, 0);
    }
}

/* Without a value their worth is relative: it compares packages, and a year without us costs them what
 * it costs elsewhere. A value of nothing is a value. */
static void counts_payments_alone_where_a_buyer_has_not_said_what_it_gains(void **state)
{
    (void)state;
    const double years = 1 + 1 / 1.08 + 1 / (1.08 * 1.08), delay = pow(1.08, -30.0 / 365);
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(617);
    make_model();
    assert_false(model.valued_by_them);
    check_near(dw_worth_of(&model, NULL).them, -UNITS(617) * delay * years, 1e-6);
    check_near(dw_worth_outside(&model), -UNITS(617) * delay * years, 1e-6);
    deal.deal.value.buyer_value.high = UNITS(431);
    make_model();
    assert_true(model.valued_by_them);
    check_near(model.cash.buyer_value, UNITS(431), 0);
    deal.deal.value.buyer_value = (dw_money_range){0, 0, 0, NULL};
    make_model();
    assert_true(model.valued_by_them);
    check_near(model.cash.buyer_value, 0, 0);
}

static void leaves_out_issues_without_amounts(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_model();
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    const dw_worth before = dw_worth_of(&model, option);
    const size_t law = deal_issue(&deal, "governing law");
    deal_option(&deal, law, "ours", UNITS(617), UNITS(617));
    deal.issue[law].valued = false;
    make_model();
    option[law] = 0;
    check_near(dw_worth_of(&model, option).us, before.us, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_the_issues_to_the_cash_terms),
        cmocka_unit_test(starts_from_the_target_price_and_the_first_options_allowed),
        cmocka_unit_test(pays_after_the_usual_days_where_the_deal_does_not_say),
        cmocka_unit_test(starts_from_the_nearest_price_that_is_allowed),
        cmocka_unit_test(starts_from_the_first_option_where_none_is_allowed),
        cmocka_unit_test(worth_of_a_price_is_that_of_the_package_at_it),
        cmocka_unit_test(finds_the_price_that_makes_a_worth),
        cmocka_unit_test(knows_what_they_have_without_us),
        cmocka_unit_test(a_commitment_is_no_gift_to_them),
        cmocka_unit_test(takes_rates_of_the_playbook_where_the_deal_has_none),
        cmocka_unit_test(counts_no_renewal_of_its_own_after_a_deal_that_is_the_last),
        cmocka_unit_test(looks_as_far_as_the_longest_term_on_the_table),
        cmocka_unit_test(finds_a_price_to_value_the_deal_around),
        cmocka_unit_test(takes_the_middle_where_no_likely_amount_is_given),
        cmocka_unit_test(counts_payments_alone_where_a_buyer_has_not_said_what_it_gains),
        cmocka_unit_test(leaves_out_issues_without_amounts),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
