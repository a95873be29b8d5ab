/* Structures that nobody put into the deal, found from what the two sides are worth: among packages of
 * equal worth to us, the one best for them. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>

static size_t option[DW_ISSUES_MAX];

/* The package best for them of those worth `level` to us, give or take a five-hundredth. */
static void find_best(double level)
{
    dw_arena_clear(&arena);
    make_model();
    dw_table table;
    const dw_search *search;
    dw_candidates found;
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_search_prepare(&table.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    check(dw_search_best(search, level * 0.998, level * 1.002, 1, &arena, &found, NULL) == DW_OK);
    check(found.n_packages == 1 && found.complete);
    dw_table_options(&table, found.package[0].choice, option);
}

static double number_of(size_t issue)
{
    return deal.issue[issue].option[option[issue]].number;
}

/* ---- A cheaper first year for three years with a rise ------------------------------------------ */

enum { PRICE, TERM, ESCALATOR, FIRST_YEAR };

/* From 60 to 160 thousand in steps of 250: fine enough that every structure comes at every worth. */
enum { PRICES = 401 };

/* A buyer who may spend 70 thousand in the first year and more later; a seller whose contract is
 * renewed little more than every second time. */
static void lay_out_structure(void)
{
    static dw_option price[PRICES];
    static const double term[] = {1, 2, 3}, rise[] = {0, 0.03, 0.05, 0.07};
    static const double off[] = {0, 0.1, 0.2, 0.3, 0.4, 0.5};
    for (size_t p = 0; p < PRICES; p++)
        price[p] = (dw_option){.name = "price", .number = (double)UNITS(60000 + 250 * p)};
    static const double any[] = {0};
    deal_init(&deal, &book);
    dw_deal_value *const value = &deal.deal.value;
    value->target_price = UNITS(140000);
    value->cost_to_serve = UNITS(44000);
    value->buyer_value = (dw_money_range){UNITS(240000), UNITS(365000), UNITS(520000), "seen"};
    value->our_cost_of_capital = 0.09;
    value->their_cost_of_capital = 0.06;
    value->renewal_probability = 0.55;
    deal.budget[0] = UNITS(70000);
    deal.budget[1] = deal.budget[2] = UNITS(190000);
    value->their_budget = deal.budget;
    value->n_their_budget = 3;
    deal_numbers(&deal, "price", any, 1);
    deal.issue[PRICE].option = price;
    deal.issue[PRICE].n_options = PRICES;
    deal_numbers(&deal, "term_years", term, 3);
    deal_numbers(&deal, "escalator", rise, 4);
    deal_numbers(&deal, "first_year_discount", off, 6);
}

/* Worths to us from a plain year at the target price to three years near the top. */
static const double levels[] = {17000000, 19100000, 20900000, 22300000, 23700000, 25900000};
enum { LEVELS = sizeof levels / sizeof levels[0] };

static void finds_the_cheap_first_year_against_years_with_a_rise(void **state)
{
    (void)state;
    for (size_t l = 0; l < LEVELS; l++) {
        test_case = l;
        lay_out_structure();
        find_best(levels[l]);
        check(number_of(TERM) == 3);
        check(number_of(ESCALATOR) > 0);
        check(number_of(FIRST_YEAR) >= 0.2);
        /* Cheap enough in the first year to be near the budget; dearer in the last. */
        const double first = number_of(PRICE) * (1 - number_of(FIRST_YEAR));
        const double last = number_of(PRICE) * pow(1 + number_of(ESCALATOR), 2);
        check(last > 1.3 * first);
    }
}

static void without_a_budget_the_first_year_is_not_cheap(void **state)
{
    (void)state;
    for (size_t l = 0; l < LEVELS; l++) {
        test_case = l;
        lay_out_structure();
        deal.deal.value.n_their_budget = 0;
        find_best(levels[l]);
        check(number_of(FIRST_YEAR) == 0);
        check(number_of(TERM) == 3);
    }
}

static void without_a_renewal_risk_nobody_commits(void **state)
{
    (void)state;
    for (size_t l = 0; l < LEVELS; l++) {
        test_case = l;
        lay_out_structure();
        deal.deal.value.renewal_probability = 1;
        find_best(levels[l]);
        check(number_of(TERM) == 1);
    }
}

/* ---- Price, days, commitment and case study ----------------------------------------------------- */

/* They stand at 100 thousand, we at 120. Days are worth more to a buyer whose money costs 14 %; three
 * years are worth a lower price to us, and so is a case study that costs them little. */
static void finds_the_bundle_of_four_terms(void **state)
{
    (void)state;
    static const double price[] = {12000000, 11500000, 11000000, 10500000, 10000000};
    static const double days[] = {30, 60}, term[] = {1, 3};
    deal_init(&deal, &book);
    dw_deal_value *const value = &deal.deal.value;
    value->target_price = UNITS(110000);
    value->cost_to_serve = UNITS(31000);
    value->our_cost_of_capital = 0.08;
    value->their_cost_of_capital = 0.14;
    value->renewal_probability = 0.7;
    deal_numbers(&deal, "price", price, 5);
    deal_numbers(&deal, "payment_days", days, 2);
    deal_numbers(&deal, "term_years", term, 2);
    const size_t study = deal_issue(&deal, "case study");
    deal_option(&deal, study, "none", 0, 0);
    deal_option(&deal, study, "taken part in", UNITS(9300), UNITS(-1700));
    make_model();
    static const size_t bundle[] = {2, 1, 1, 1};
    find_best(dw_worth_of(&model, bundle).us);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(option[i], bundle[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_cheap_first_year_against_years_with_a_rise),
        cmocka_unit_test(without_a_budget_the_first_year_is_not_cheap),
        cmocka_unit_test(without_a_renewal_risk_nobody_commits),
        cmocka_unit_test(finds_the_bundle_of_four_terms),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
