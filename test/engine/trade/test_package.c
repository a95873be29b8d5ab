/* One package: the chance that they take it and whose approval it needs, by hand-computed figures and
 * by what must be true of any. */
#include "engine/support/check.h"
#include "engine/support/priced.h"

#include <math.h>
#include <string.h>

static dw_package weigh_at(double price)
{
    size_t option[DW_ISSUES_MAX];
    make_model();
    dw_standard_package(&model, option);
    return dw_package_weigh(&model, option, price);
}

/* Worth 80, 90 or 100 a year to them, payments due at once: at 90 the mean gain is nothing; at 85 it
 * is 5 a year, against a deviation of 10 / sqrt(6) a year, 1.2247 deviations. */
static void against_going_on_as_they_do_their_value_decides(void **state)
{
    (void)state;
    static const double days[] = {0};
    deal_init(&deal, &book);
    deal_numbers(&deal, "payment_days", days, 1);
    deal.deal.value.target_price = 90;
    deal.deal.value.buyer_value = (dw_money_range){80, 90, 100, "seen"};
    check_near(weigh_at(90).acceptance, 0.5, 1e-12);
    check_near(weigh_at(85).acceptance, 0.889664, 1e-6);
    check_near(weigh_at(95).acceptance, 1 - 0.889664, 1e-6);
}

/* A rival at 100, known to 7 %: at 93 we are one deviation below it, whatever the service is worth. */
static void against_a_competitor_its_price_decides(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = 10000;
    deal.deal.value.competitor_price = 10000;
    check_near(weigh_at(9300).acceptance, 0.841345, 1e-6);
    deal.deal.value.buyer_value = (dw_money_range){80000, 90000, 110000, "seen"};
    check_near(weigh_at(9300).acceptance, 0.841345, 1e-6);
    check_near(weigh_at(10000).acceptance, 0.5, 1e-9);
    deal.deal.value.competitor_price = 8000; /* cheaper, and no better known */
    check_near(weigh_at(7300).acceptance, 0.841345, 1e-6);
}

/* Prices from 80 to 120, any of them as likely: 100 on average, 40 / sqrt(12) = 11.547 either side. */
static void against_a_market_its_range_decides(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = 9000;
    deal.deal.value.market = (dw_money_range){8000, DW_MONEY_NONE, 12000, "seen"};
    check_near(weigh_at(10000).acceptance, 0.5, 1e-9);
    check_near(weigh_at(10000 - 4000 / sqrt(12)).acceptance, 0.841345, 1e-6);
}

/* The same buyer who expects to gain 10 a year: over three years at 8 %, 27.83, give or take half of
 * that. At 85 the gain is 5 a year. */
static void a_buyer_who_expects_a_gain_takes_less_often(void **state)
{
    (void)state;
    static const double days[] = {0};
    deal_init(&deal, &book);
    deal_numbers(&deal, "payment_days", days, 1);
    deal.deal.value.target_price = 90;
    deal.deal.value.buyer_value = (dw_money_range){80, 90, 100, "seen"};
    size_t option[DW_ISSUES_MAX];
    make_model();
    dw_standard_package(&model, option);
    const double years = 1 + 1 / 1.08 + 1 / (1.08 * 1.08);
    model.claim = 10 * years;
    model.claim_spread = model.claim / 2;
    const double deviation = years * sqrt(100.0 / 6 + 25);
    check_near(dw_package_weigh(&model, option, 85).acceptance,
               erfc(5 * years / deviation / sqrt(2)) / 2, 1e-12);
    check_near(dw_package_weigh(&model, option, 80).acceptance, 0.5, 1e-12);
}

/* By the definition: their limit is normal around our price, or a lower budget of theirs. */
static void check_chance_by_limit(double price, double limit)
{
    const double spread =
        limit * dw_playbook_setting(&book.playbook, DW_SETTING_UNKNOWN_LIMIT_SPREAD);
    check_near(weigh_at(price).acceptance, erfc((price - limit) / (spread * sqrt(2))) / 2, 1e-9);
}

static void without_anything_to_compare_with_the_limit_is_around_our_price(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    assert_true(isnan(weigh_at((double)NAN).acceptance));
    assert_true(isnan(weigh_at((double)NAN).price));
    deal.deal.value.target_price = 61700;
    for (double price = 30000; price < 100000; price += 6170)
        check_chance_by_limit(price, 61700);
    deal.deal.value.floor_price = 61700;
    deal.deal.value.target_price = DW_MONEY_NONE; /* a walk-away alone: nobody asks so little */
    check_near(weigh_at(61700 * 1.23).acceptance, 0.5, 1e-9);
    deal.deal.value.target_price = 61700;
    check_chance_by_limit(60000, 61700);
    assert_false(dw_limit_is_by_budget(&model));
    static const dw_money ample[] = {70000, 64000, 64000}, tight[] = {51000, 57000, 57000};
    deal.deal.value.their_budget = ample;
    deal.deal.value.n_their_budget = 3;
    check_chance_by_limit(61700, 61700);
    assert_false(dw_limit_is_by_budget(&model));
    deal.deal.value.their_budget = tight;
    check_near(weigh_at(55000).acceptance, 0.5, 1e-9);
    assert_true(dw_limit_is_by_budget(&model));
}

static void a_certain_gain_is_taken_for_sure(void **state)
{
    (void)state;
    book.playbook.setting[DW_SETTING_ALTERNATIVE_SPREAD].value = 0;
    deal_init(&deal, &book);
    deal.deal.value.target_price = 61700;
    deal.deal.value.competitor_price = 61700;
    check_near(weigh_at(61699).acceptance, 1, 0);
    check_near(weigh_at(61701).acceptance, 0, 0);
    book.playbook.setting[DW_SETTING_ALTERNATIVE_SPREAD].value = 0.07;
}

static void more_for_them_is_never_less_likely(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        deal_random_package(&deal, option, &random);
        const double price = (double)deal.deal.value.target_price;
        const dw_package dear = dw_package_weigh(&model, option, price);
        const dw_package cheap = dw_package_weigh(&model, option, price * 0.917);
        check(cheap.acceptance >= dear.acceptance);
        check(cheap.worth.us < dear.worth.us && cheap.worth.them > dear.worth.them);
        check(dear.acceptance >= 0 && dear.acceptance <= 1);
        check(cheap.discount > dear.discount);
    }
}

/* At 85 it would be .889664, as above; one term refused in words leaves .35 of it, two .1225. */
static void a_term_refused_in_words_is_seldom_taken_after_all(void **state)
{
    (void)state;
    static const double days[] = {0}, years[] = {1};
    dw_option_set refused[DW_ISSUES_MAX] = {0};
    deal_init(&deal, &book);
    deal_numbers(&deal, "payment_days", days, 1);
    const size_t second = deal_numbers(&deal, "term_years", years, 1);
    deal.deal.value.target_price = 85;
    deal.deal.value.buyer_value = (dw_money_range){80, 90, 100, "seen"};
    size_t option[DW_ISSUES_MAX];
    make_model();
    dw_standard_package(&model, option);
    const double all = dw_package_weigh(&model, option, 85).acceptance;
    model.refused = refused;
    check_near(dw_package_weigh(&model, option, 85).acceptance, all, 0);
    dw_option_set_add(&refused[second], 0);
    check_near(dw_package_weigh(&model, option, 85).acceptance, 0.35 * all, 1e-12);
    dw_option_set_add(&refused[second - 1], 0);
    check_near(dw_package_weigh(&model, option, 85).acceptance, 0.1225 * all, 1e-12);
}

static void takes_the_price_option_where_no_price_is_said(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_model();
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    option[0] = 2;
    check_near(dw_package_weigh(&model, option, (double)NAN).price, 19900000, 0);
}

/* ---- Approval ------------------------------------------------------------------------------- */

static void a_discount_needs_the_first_who_may_give_it(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = 100000;
    deal.deal.value.target_price = 90000;
    check_near(weigh_at(90000).discount, 0.1, 1e-12);
    assert_int_equal(weigh_at(90000).authority, 0); /* exactly a seller's limit */
    assert_int_equal(weigh_at(89900).authority, 1);
    assert_int_equal(weigh_at(79900).authority, 2);
    assert_int_equal(weigh_at(100).authority, 2);
    check_near(weigh_at(110000).discount, -0.1, 1e-12);
    deal.deal.value.list_price = DW_MONEY_NONE;
    assert_true(isnan(weigh_at(90000).discount));
    assert_int_equal(weigh_at(90000).authority, DW_NONE);
}

static size_t authority_at(double discount, double price)
{
    return dw_authority_for(&deal.deal, &book.playbook, discount, price);
}

static void leaves_an_exact_limit_with_the_one_who_holds_it(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = 100000;
    static const struct {
        double discount;
        size_t authority;
    } limit[] = {{-0.5, 0},           {0.1, 0},    {1 - 216000.0 / 240000, 0},
                 {1 - 90.0 / 100, 0}, {0.1001, 1}, {0.2, 1},
                 {0.21, 2},           {1.7, 2}};
    for (size_t i = 0; i < sizeof limit / sizeof limit[0]; i++)
        assert_int_equal(authority_at(limit[i].discount, 90000), limit[i].authority);
    for (int list = 10; list < 20000; list += 10) {
        test_case = (uint64_t)list;
        check(authority_at(1 - (list * 9 / 10) / (double)list, 90000) == 0);
        check(authority_at(1 - (list * 9 / 10 - 1) / (double)list, 90000) > 0);
    }
}

/* 5 % of 1 million a year is 50 thousand, more than this seller may give away. */
static void a_small_share_of_much_needs_more_authority(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = 100000000;
    book.authority[0].amount = 41700;
    assert_int_equal(authority_at(0.04, 96000000), 0);
    assert_int_equal(authority_at(0.0417, 95830000), 0);
    assert_int_equal(authority_at(0.05, 95000000), 1);
    /* 150 yen to the unit, no minor digits. */
    memcpy(deal.deal.currency, "JPY", 4);
    deal.deal.currency_digits = 0;
    assert_int_equal(authority_at(0.05, 95000000), 0);
    assert_int_equal(authority_at(0.07, 93000000), 1);
    /* In a currency without a scale the share alone decides. */
    memcpy(deal.deal.currency, "XTS", 4);
    assert_int_equal(authority_at(0.07, 93000000), 0);
    book.authority[0].amount = 0;
}

static void below_the_floor_only_the_last_may(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = 100000;
    deal.deal.value.floor_price = 95000;
    assert_int_equal(authority_at(0.05, 95000), 0);
    assert_int_equal(authority_at(0.06, 94000), 2);
}

/* And a reader who may not know where we walk away is told of limits beside the price. */
static void what_breaks_a_limit_is_for_the_last_alone(void **state)
{
    (void)state;
    static const double days[] = {30, 90};
    deal_init(&deal, &book);
    deal.deal.value.list_price = 100000;
    deal.deal.value.target_price = 90000;
    const size_t payment = deal_numbers(&deal, "payment days", days, 2);
    size_t option[DW_ISSUES_MAX] = {0};
    make_model();
    const size_t last = book.playbook.n_authorities - 1;
    assert_int_equal(dw_package_authority(&model, option, 95000), 0);
    deal.deal.issue = deal.issue;
    deal.issue[payment].must_at_most = 60;
    option[payment] = 1;
    const dw_package late = dw_package_weigh(&model, option, 95000);
    assert_false(dw_package_within_limits(&model, &late));
    assert_int_equal(late.authority, last);
    assert_int_equal(dw_package_authority_told(&model, &late), last);
    option[payment] = 0;
    assert_true(dw_package_within_limits(&model, &(dw_package){.option = option, .price = 95000}));
    assert_true(dw_package_within_limits(&model, &(dw_package){.option = option, .price = NAN}));
}

/* A year at list with 30 % off the first, renewed with 0.85 and 0.7225 at 10 %: the first year is
 * 1 of 1 + 0.85 / 1.1 + 0.7225 / 1.21 = 2.369835. */
static void a_cheap_first_year_is_a_discount_by_another_name(void **state)
{
    (void)state;
    static const double off[] = {0.3};
    deal_init(&deal, &book);
    deal.deal.value.list_price = deal.deal.value.target_price = 100000;
    deal_numbers(&deal, "first_year_discount", off, 1);
    check_near(weigh_at(100000).discount, 0.3 / 2.369835, 1e-6);
    assert_int_equal(weigh_at(100000).authority, 1);
}

static void late_payment_is_a_discount_by_another_name(void **state)
{
    (void)state;
    static const double days[] = {90};
    deal_init(&deal, &book);
    deal.deal.value.list_price = deal.deal.value.target_price = 100000;
    deal_numbers(&deal, "payment_days", days, 1);
    /* Sixty days more than the standard thirty, at 10 % a year. */
    check_near(weigh_at(100000).discount, 1 - pow(1.1, -60.0 / 365), 1e-9);
}

/* Every price that can be said, from the highest down. */
static double naive_price(const size_t *option, double them, double least, double most)
{
    const double unit = dw_price_unit(most);
    if (dw_worth_at_price(&model, option, most).them >= them)
        return most;
    for (double p = floor(most / unit) * unit; p >= least; p -= unit)
        if (dw_worth_at_price(&model, option, p).them >= them)
            return p;
    return (double)NAN;
}

static void finds_the_highest_price_that_leaves_them_enough(void **state)
{
    (void)state;
    size_t n_none = 0, n_whole = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 300; test_case++) {
        dw_arena_clear(&arena);
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t option[DW_ISSUES_MAX];
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            option[i] = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        const double most = (double)deal.deal.value.list_price + 37;
        const double least = most * (1 - 0.3 * dw_random_unit(&random));
        const double asked = most * (1.02 - 0.4 * dw_random_unit(&random));
        const double them = dw_worth_at_price(&model, option, asked).them;
        const double found = dw_price_that_leaves(&model, option, them, least, most);
        const double naive = naive_price(option, them, least, most);
        check(isnan(naive) ? isnan(found) : found == naive);
        n_none += isnan(naive);
        n_whole += naive == most;
    }
    check(n_none > 30 && n_whole > 3);
    assert_true(isnan(dw_price_that_leaves(&model, NULL, 0, 17, 16)));
}

static void what_is_taken_up_and_paid_for_leaves_nobody_worse_off(void **state)
{
    (void)state;
    size_t n_taken = 0, n_paid = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < 300; test_case++) {
        dw_arena_clear(&arena);
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_model();
        size_t own[DW_ISSUES_MAX], option[DW_ISSUES_MAX], proposed[DW_ISSUES_MAX], n = 0;
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const uint32_t n_options = (uint32_t)deal.issue[i].n_options;
            own[i] = option[i] = dw_random_below(&random, n_options);
            proposed[i] = i > 0 && dw_random_below(&random, 2) ? dw_random_below(&random, n_options)
                                                               : DW_NONE;
        }
        const double most = (double)deal.deal.value.list_price, least = 0.9 * most;
        double price = most;
        const dw_worth before = dw_worth_at_price(&model, own, most);
        const double paid = dw_take_up_paid(&model, proposed, least, option, &price);
        const dw_worth after = dw_worth_at_price(&model, option, price);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check(option[i] == own[i] || option[i] == proposed[i]);
            n += option[i] != own[i];
        }
        check(price <= most && price >= least && after.them >= before.them - 1e-6);
        check(n > 0 ? after.us > before.us + 0.5 : price == most && paid == 0);
        check((paid > 0) == (price < most));
        n_taken += n > 0;
        n_paid += paid > 0;
    }
    check(n_taken > 60 && n_paid > 10);
    double none = (double)NAN;
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    check_near(dw_take_up_paid(&model, standard, 0, standard, &none), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_going_on_as_they_do_their_value_decides),
        cmocka_unit_test(against_a_competitor_its_price_decides),
        cmocka_unit_test(against_a_market_its_range_decides),
        cmocka_unit_test(a_buyer_who_expects_a_gain_takes_less_often),
        cmocka_unit_test(without_anything_to_compare_with_the_limit_is_around_our_price),
        cmocka_unit_test(a_certain_gain_is_taken_for_sure),
        cmocka_unit_test(more_for_them_is_never_less_likely),
        cmocka_unit_test(a_term_refused_in_words_is_seldom_taken_after_all),
        cmocka_unit_test(takes_the_price_option_where_no_price_is_said),
        cmocka_unit_test(finds_the_highest_price_that_leaves_them_enough),
        cmocka_unit_test(what_is_taken_up_and_paid_for_leaves_nobody_worse_off),
        cmocka_unit_test(a_discount_needs_the_first_who_may_give_it),
        cmocka_unit_test(leaves_an_exact_limit_with_the_one_who_holds_it),
        cmocka_unit_test(a_small_share_of_much_needs_more_authority),
        cmocka_unit_test(below_the_floor_only_the_last_may),
        cmocka_unit_test(what_breaks_a_limit_is_for_the_last_alone),
        cmocka_unit_test(a_cheap_first_year_is_a_discount_by_another_name),
        cmocka_unit_test(late_payment_is_a_discount_by_another_name),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
