/* Their plausible limit, their first price against the evidence, and the answer to it. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

static void anchors_first_when_the_playbook_says_so(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal_fact(&deal, "competition=none");
    make_anchor(DW_FRAME_LIST);
    assert_true(plan.opening.we_anchor);
    deal_fact(&deal, "competition=crowded");
    make_anchor(DW_FRAME_LIST);
    assert_false(plan.opening.we_anchor);
}

static void takes_what_they_would_do_without_us_as_their_limit(void **state)
{
    (void)state;
    static const struct {
        dw_money competitor, value_low, market_high, limit;
    } of[] = {{223, 600, 270, 223},
              {223, 200, 270, 200},
              {223, DW_MONEY_NONE, 270, 223},
              {DW_MONEY_NONE, 600, 270, 600},
              {DW_MONEY_NONE, DW_MONEY_NONE, 270, 270},
              {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE}};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        begin(PARTNERSHIP);
        deal.deal.value.competitor_price = of[i].competitor;
        set_value(of[i].value_low, DW_MONEY_NONE, DW_MONEY_NONE);
        set_market(of[i].market_high, of[i].market_high);
        make_anchor(DW_FRAME_LIST);
        assert_int_equal(plan.opening.their_limit, of[i].limit);
    }
}

static void counts_what_they_offered_as_within_their_limit(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_anchor(DW_FRAME_LIST);
    assert_int_equal(plan.opening.their_limit, UNITS(223000));
    deal_offer(&deal, DW_SIDE_THEM, UNITS(223001));
    make_anchor(DW_FRAME_LIST);
    assert_int_equal(plan.opening.their_limit, UNITS(223001));
}

static void judges_their_first_price_by_the_evidence(void **state)
{
    (void)state;
    static const double price[] = {100000};
    static const struct {
        dw_money offer;
        dw_their_opening verdict;
    } of[] = {{UNITS(144500), DW_THEIRS_REASONABLE}, /* 170 thousand less 15 % */
              {UNITS(144500) - 1, DW_THEIRS_AGGRESSIVE},
              {UNITS(900000), DW_THEIRS_REASONABLE}};
    for (size_t i = 0; i < 3; i++) {
        begin(PARTNERSHIP);
        deal_numbers(&deal, "price", price, 1);
        make_anchor(DW_FRAME_LIST);
        assert_int_equal(plan.their_anchor.verdict, DW_THEIRS_NONE);
        deal_offer(&deal, DW_SIDE_THEM, of[i].offer);
        make_anchor(DW_FRAME_LIST);
        assert_int_equal(plan.their_anchor.verdict, DW_THEIRS_UNPROVEN);
        deal.deal.value.competitor_price = UNITS(223000);
        set_market(UNITS(170000), UNITS(210000));
        make_anchor(DW_FRAME_LIST);
        assert_int_equal(plan.their_anchor.verdict, of[i].verdict);
        assert_int_equal(plan.their_anchor.band_low, UNITS(170000));
        assert_int_equal(plan.their_anchor.band_high, UNITS(223000));
        assert_int_equal(plan.their_anchor.price, of[i].offer);
    }
}

static void takes_value_as_a_sign_of_how_high_a_price_may_be_only(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
    make_anchor(DW_FRAME_VALUE);
    assert_int_equal(plan.their_anchor.band_low, DW_MONEY_NONE);
    set_market(UNITS(170000), UNITS(210000));
    make_anchor(DW_FRAME_VALUE);
    assert_int_equal(plan.their_anchor.band_low, UNITS(170000));
    assert_int_equal(plan.their_anchor.band_high, UNITS(210000));
    set_market(UNITS(110000), UNITS(140000));
    make_anchor(DW_FRAME_VALUE);
    assert_int_equal(plan.their_anchor.band_low, UNITS(110000));
    assert_int_equal(plan.their_anchor.band_high, UNITS(160000));
}

static void answers_with_the_best_other_frame(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = PARTNERSHIP;
    deal.deal.value.buyer_value.likely = UNITS(1090000);
    make_anchor(DW_FRAME_VALUE);
    assert_int_equal(plan.opening.chosen, DW_FRAME_VALUE);
    assert_int_equal(plan.their_anchor.reanchor, DW_FRAME_MARKET);
    deal.deal.value.market.high = UNITS(220000);
    make_anchor(DW_FRAME_MARKET);
    /* The market now supports less than the target; the competitor is not dearer than list. */
    assert_int_equal(plan.their_anchor.reanchor, DW_FRAME_LIST);
    begin(PARTNERSHIP);
    deal.deal.value.list_price = UNITS(240000);
    make_anchor(DW_FRAME_LIST);
    assert_int_equal(plan.their_anchor.reanchor, DW_FRAME_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(anchors_first_when_the_playbook_says_so),
        cmocka_unit_test(takes_what_they_would_do_without_us_as_their_limit),
        cmocka_unit_test(counts_what_they_offered_as_within_their_limit),
        cmocka_unit_test(judges_their_first_price_by_the_evidence),
        cmocka_unit_test(takes_value_as_a_sign_of_how_high_a_price_may_be_only),
        cmocka_unit_test(answers_with_the_best_other_frame),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
