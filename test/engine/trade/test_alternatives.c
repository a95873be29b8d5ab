/* What makes the buyer stop by the deal file alone: which alternatives they may have, how likely each is,
 * and what that leaves of the chance of a package. */
#include "engine/support/check.h"
#include "engine/support/priced.h"

#include "../engine/trade/estimate.h"

#include <math.h>
#include <string.h>

static dw_frontier frontier;

/* Worth 130 to 170 a year to them; 90 is what we ask. */
static void some_deal(void)
{
    static const double price[] = {UNITS(70), UNITS(90), UNITS(110)};
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_numbers(&deal, "price", price, 3);
    dw_deal_value *const v = &deal.deal.value;
    v->floor_price = UNITS(70);
    v->target_price = UNITS(90);
    v->list_price = UNITS(110);
    v->buyer_value = (dw_money_range){UNITS(130), UNITS(151), UNITS(170), "seen"};
}

static void expect_of_them(double substitute)
{
    const dw_frontier_options options = {.points_max = DW_PLAN_POINTS};
    dw_table table;
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, &options, &arena, &frontier, NULL) == DW_OK);
    dw_expect(&model, &frontier, 0, substitute);
}

/* What they expect to have with that alternative alone: over the three points of their value a year. */
static double stop_with(dw_outside outside, double price)
{
    const dw_money_range *const value = &deal.deal.value.buyer_value;
    const double point[] = {(double)value->low, (double)value->likely, (double)value->high};
    dw_worth_model other = model;
    other.outside = outside;
    other.outside_price = price;
    double sum = 0;
    for (size_t k = 0; k < 3; k++) {
        other.cash.buyer_value = point[k];
        sum += dw_worth_outside(&other) / 3;
    }
    other.cash.buyer_value = model.cash.buyer_value;
    return sum + dw_claim_of(&other, &frontier, 0);
}

static void check_alternative(size_t a, dw_outside outside, double price, bool is_told,
                              double chance)
{
    const dw_alternative *const row = &model.alternative[a];
    check(a < model.n_alternatives);
    check(row->outside == outside && row->is_told == is_told);
    check_near(row->price, price, 0);
    check_near(row->chance, chance, 1e-12);
    const double own = stop_with(model.outside, model.outside_price);
    /* An offer like ours that no figure of theirs speaks for: by our price alone. */
    const bool is_assumed = outside == DW_OUTSIDE_COMPETITOR && !is_told && !model.valued_by_them;
    const double stop = is_assumed ? dw_cash_worth_to_them(&model.cash, &model.standard)
                                   : stop_with(outside, price);
    check_near(row->more, stop - own, 1e-6);
}

static void a_model_knows_one_alternative_until_more_are_estimated(void **state)
{
    (void)state;
    some_deal();
    make_model();
    check(model.n_alternatives == 1);
    check_near(model.alternative[0].chance, 1, 0);
    check_near(model.alternative[0].more, 0, 0);
    check(model.alternative[0].outside == DW_OUTSIDE_STATUS_QUO);
}

static void with_no_price_known_they_may_have_an_offer_like_ours(void **state)
{
    (void)state;
    some_deal();
    expect_of_them(0.37);
    check(model.n_alternatives == 2);
    check_alternative(0, DW_OUTSIDE_STATUS_QUO, 0, false, 0.63);
    check_alternative(1, DW_OUTSIDE_COMPETITOR, UNITS(90), false, 0.37);
    check(model.alternative[0].more == 0 && model.alternative[1].more > 0);
    expect_of_them(0);
    check(model.n_alternatives == 1);
    expect_of_them(1);
    check(model.n_alternatives == 1);
    check_alternative(0, DW_OUTSIDE_COMPETITOR, UNITS(90), false, 1);
}

/* Beside what they would be taken to have without its price: what we ask, or the middle of the market. */
static void a_rival_alone_is_dear_above_what_it_stands_in_for(void **state)
{
    (void)state;
    for (unsigned has_market = 0; has_market < 2; has_market++)
        for (int units = 70; units <= 110; units += 5) {
            some_deal();
            if (has_market)
                deal.deal.value.market = (dw_money_range){UNITS(61), UNITS(73), UNITS(85), "seen"};
            deal.deal.value.competitor_price = UNITS(units);
            deal.deal.value.competitor_evidence = "their letter";
            expect_of_them(0.37);
            test_case = (size_t)units;
            check(dw_outside_is_dear(&model) == (units > (has_market ? 73 : 90)));
            deal.deal.value.competitor_evidence = NULL;
            expect_of_them(0.37);
            check(model.n_alternatives == 1 || !dw_outside_is_dear(&model));
        }
}

static void what_is_proven_is_taken_as_told(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.market = (dw_money_range){UNITS(80), DW_MONEY_NONE, UNITS(120), "seen"};
    expect_of_them(0.37);
    check(model.n_alternatives == 1);
    check_alternative(0, DW_OUTSIDE_MARKET, UNITS(100), false, 1);
    deal.deal.value.competitor_price = UNITS(83);
    deal.deal.value.competitor_evidence = "their letter";
    expect_of_them(0.37);
    check(model.n_alternatives == 1);
    check_alternative(0, DW_OUTSIDE_COMPETITOR, UNITS(83), true, 1);
}

/* The credence of the book is 0.45. */
static void a_rumour_is_half_believed_beside_a_price_with_evidence(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.competitor_price = UNITS(91);
    deal.deal.value.competitor_evidence = "their letter";
    deal.deal.value.rumoured_price = UNITS(83);
    expect_of_them(0.37);
    check(model.n_alternatives == 2);
    check_alternative(0, DW_OUTSIDE_COMPETITOR, UNITS(91), true, 0.55);
    check_alternative(1, DW_OUTSIDE_COMPETITOR, UNITS(83), true, 0.45);
    check(!model.alternative[0].is_rumour && model.alternative[1].is_rumour);
    check(model.outside_price == UNITS(91));
}

static void a_rivals_price_without_evidence_is_half_believed(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.competitor_price = UNITS(83);
    expect_of_them(0.2);
    check(model.n_alternatives == 3);
    check_alternative(0, DW_OUTSIDE_COMPETITOR, UNITS(83), true, 0.45);
    check_alternative(1, DW_OUTSIDE_STATUS_QUO, 0, false, 0.55 * 0.8);
    check_alternative(2, DW_OUTSIDE_COMPETITOR, UNITS(90), false, 0.55 * 0.2);
    deal.deal.value.market = (dw_money_range){UNITS(80), DW_MONEY_NONE, UNITS(120), "seen"};
    expect_of_them(0.2);
    check(model.n_alternatives == 2);
    check_alternative(1, DW_OUTSIDE_MARKET, UNITS(100), false, 0.55);
    deal.deal.value.buyer_value =
        (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    deal.deal.value.market = deal.deal.value.buyer_value;
    expect_of_them(0.2);
    check(model.n_alternatives == 2);
    check_alternative(1, DW_OUTSIDE_COMPETITOR, UNITS(90), false, 0.55);
    check(model.alternative[1].variance > 2 * model.alternative[0].variance);
}

static void the_range_of_what_they_may_have_spans_all_of_it(void **state)
{
    (void)state;
    double least, most;
    some_deal();
    make_model();
    dw_worth_outside_range(&model, &least, &most);
    check_near(least, dw_worth_outside(&model), 0);
    check_near(most, least, 0);
    deal.deal.value.competitor_price = UNITS(83);
    expect_of_them(0.2);
    dw_worth_outside_range(&model, &least, &most);
    check_near(least, model.alternative[1].worth, 0); /* going on as they are */
    check_near(most, model.alternative[0].worth, 0);  /* the rival, as told */
    check(least < model.alternative[2].worth && model.alternative[2].worth < most);
}

/* What they expect of a substitute is better known than what they expect over nothing. */
static void a_wider_expectation_is_less_well_known(void **state)
{
    (void)state;
    some_deal();
    expect_of_them(0.37);
    check(model.alternative[0].variance > model.alternative[1].variance);
    dw_worth_model other = model;
    other.outside = DW_OUTSIDE_COMPETITOR;
    other.outside_price = UNITS(90);
    other.claim = dw_claim_of(&other, &frontier, 0);
    other.claim_spread = other.claim / 2;
    check_near(model.alternative[1].variance, dw_cash_gain_of(&other, &other.standard).variance,
               1e-3);
}

static void alternatives_that_come_to_the_same_are_one(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.competitor_price = UNITS(90);
    expect_of_them(0.2);
    check(model.n_alternatives == 2);
    check_alternative(0, DW_OUTSIDE_COMPETITOR, UNITS(90), true, 0.45 + 0.55 * 0.2);
}

static void of_a_buyer_of_whom_nothing_is_known_nothing_is_expected(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.buyer_value =
        (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    expect_of_them(0.4);
    check(model.n_alternatives == 1 && model.claim == 0 && model.claim_spread == 0);
}

static double chance_at(double price)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    return dw_package_weigh(&model, option, price).acceptance;
}

static void the_chance_of_a_package_is_that_over_their_alternatives(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        size_t option[DW_ISSUES_MAX];
        some_deal();
        if (k > 0)
            deal.deal.value.competitor_price = UNITS(83);
        if (k > 1)
            deal.deal.value.market = (dw_money_range){UNITS(80), DW_MONEY_NONE, UNITS(120), "seen"};
        expect_of_them(0.37);
        dw_standard_package(&model, option);
        dw_cash_terms terms = dw_worth_terms(&model, option);
        terms.price = UNITS(88.5);
        const dw_estimate gain = dw_gain_of(&model, option, &terms);
        double chance = 0;
        const double issues = gain.variance - dw_cash_gain_of(&model, &terms).variance;
        for (size_t a = 0; a < model.n_alternatives; a++) {
            const dw_alternative *const other = &model.alternative[a];
            chance += other->chance *
                      erfc((other->more - gain.mean) / sqrt(2 * (other->variance + issues))) / 2;
        }
        check(chance > 0.01 && chance < 0.99);
        check_near(chance_at(UNITS(88.5)), chance, 1e-12);
    }
}

/* Hearsay moves the chance less than a quote does, and neither raises it. */
static void hearsay_of_a_rival_counts_less_than_a_quote(void **state)
{
    (void)state;
    some_deal();
    expect_of_them(0.2);
    const double before = chance_at(UNITS(88));
    deal.deal.value.competitor_price = UNITS(79);
    expect_of_them(0.2);
    const double told = chance_at(UNITS(88));
    deal.deal.value.competitor_evidence = "their quote";
    expect_of_them(0.2);
    const double shown = chance_at(UNITS(88));
    check(before > told && told > shown);
}

static void a_cheaper_rival_leaves_no_more_chance(void **state)
{
    (void)state;
    double last = 1;
    for (dw_money price = UNITS(140); price >= UNITS(40); price -= UNITS(5)) {
        some_deal();
        deal.deal.value.competitor_price = price;
        expect_of_them(0.37);
        const double chance = chance_at(UNITS(88));
        check(chance <= last + 1e-12);
        last = chance;
    }
}

static double chance_with_rumour(dw_money price, bool beside, double substitute)
{
    dw_deal_value *const v = &deal.deal.value;
    *(beside ? &v->rumoured_price : &v->competitor_price) = price;
    expect_of_them(substitute);
    return chance_at(UNITS(81.5));
}

/* They take the best they have: what a dear rival is said to ask makes nothing else worse. A price near their
 * own value is better known than what they expect over nothing, which is worth some permille. */
static void a_rumour_makes_no_package_likelier(void **state)
{
    (void)state;
    for (int k = 0; k < 8; k++) {
        const bool beside = k >= 4;
        const double substitute = (k % 4) * 0.3;
        some_deal();
        if (beside) {
            deal.deal.value.competitor_price = UNITS(97);
            deal.deal.value.competitor_evidence = "their quote";
        }
        expect_of_them(substitute);
        const double before = chance_at(UNITS(81.5));
        for (dw_money price = UNITS(beside ? 96.5 : 150); price >= UNITS(40); price -= UNITS(2.5))
            check(chance_with_rumour(price, beside, substitute) <= before + 3e-3);
    }
}

/* A market is any price in its range, which is known less well than a rival's: so only of the dearer. */
static void a_rumour_no_cheaper_than_the_market_changes_nothing(void **state)
{
    (void)state;
    some_deal();
    deal.deal.value.market = (dw_money_range){UNITS(80), DW_MONEY_NONE, UNITS(120), "seen"};
    expect_of_them(0.3);
    const double before = chance_at(UNITS(81.5));
    check_near(chance_with_rumour(UNITS(100), false, 0.3), before, 0);
    check(model.outside == DW_OUTSIDE_MARKET && model.n_alternatives == 1);
    check_near(chance_with_rumour(UNITS(140), false, 0.3), before, 0);
    check(chance_with_rumour(UNITS(70), false, 0.3) < before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_model_knows_one_alternative_until_more_are_estimated),
        cmocka_unit_test(with_no_price_known_they_may_have_an_offer_like_ours),
        cmocka_unit_test(a_rival_alone_is_dear_above_what_it_stands_in_for),
        cmocka_unit_test(what_is_proven_is_taken_as_told),
        cmocka_unit_test(a_rumour_is_half_believed_beside_a_price_with_evidence),
        cmocka_unit_test(a_rivals_price_without_evidence_is_half_believed),
        cmocka_unit_test(the_range_of_what_they_may_have_spans_all_of_it),
        cmocka_unit_test(a_wider_expectation_is_less_well_known),
        cmocka_unit_test(alternatives_that_come_to_the_same_are_one),
        cmocka_unit_test(of_a_buyer_of_whom_nothing_is_known_nothing_is_expected),
        cmocka_unit_test(the_chance_of_a_package_is_that_over_their_alternatives),
        cmocka_unit_test(hearsay_of_a_rival_counts_less_than_a_quote),
        cmocka_unit_test(a_cheaper_rival_leaves_no_more_chance),
        cmocka_unit_test(a_rumour_makes_no_package_likelier),
        cmocka_unit_test(a_rumour_no_cheaper_than_the_market_changes_nothing),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
