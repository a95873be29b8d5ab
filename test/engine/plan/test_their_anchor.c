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
        deal.deal.value.competitor_evidence = "their quote";
        set_value(of[i].value_low, DW_MONEY_NONE, DW_MONEY_NONE);
        set_market(of[i].market_high, of[i].market_high);
        make_anchor(DW_FRAME_LIST);
        assert_int_equal(plan.opening.their_limit, of[i].limit);
    }
}

/* What a rival is said to ask is no limit of theirs, and no evidence for what they offer. */
static void hearsay_of_a_rival_proves_nothing(void **state)
{
    (void)state;
    static const double price[] = {UNITS(180000), UNITS(240000)};
    begin(PARTNERSHIP);
    deal_numbers(&deal, "price", price, 2);
    deal.deal.value.competitor_price = UNITS(223000);
    deal.deal.value.competitor_evidence = NULL;
    deal_offer(&deal, DW_SIDE_THEM, UNITS(219000));
    make_anchor(DW_FRAME_LIST);
    assert_int_equal(plan.their_anchor.verdict, DW_THEIRS_UNPROVEN);
    assert_int_equal(plan.their_anchor.band_low, DW_MONEY_NONE);
    assert_true(plan.opening.their_limit != UNITS(223000));
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

/* The signs read as sentences: what the limit may not exceed, what stands in, what it must reach. */
static dw_money naive_limit(const dw_buyer_limit *sign, size_t n, const dw_money *figure)
{
    if (n == 0)
        return DW_MONEY_NONE;
    const dw_money before = naive_limit(sign, n - 1, figure), own = figure[sign[n - 1].figure];
    if (own == DW_MONEY_NONE)
        return before;
    if (sign[n - 1].effect == DW_LIMIT_AT_LEAST)
        return before == DW_MONEY_NONE || before > own ? before : own;
    if (before == DW_MONEY_NONE)
        return own;
    return sign[n - 1].effect == DW_LIMIT_AT_MOST && own < before ? own : before;
}

/* Makes a range of n figures from the first on; without the low end there is none. */
static void say(dw_money price, dw_statement statement)
{
    deal_offer(&deal, DW_SIDE_THEM, price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->kind = DW_EVENT_STATEMENT;
    event->statement = statement;
}

/* The highest counts, whatever came after it; what they only tell counts as nothing. */
static void say_twice(dw_money price)
{
    say(price, DW_STATEMENT_ULTIMATUM);
    say(price - 1, DW_STATEMENT_DEMAND);
    say(price + 100, DW_STATEMENT_DISCLOSURE);
}

static void order(dw_money *figure, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (figure[0] == DW_MONEY_NONE)
            figure[i] = DW_MONEY_NONE;
        else if (figure[i] != DW_MONEY_NONE)
            figure[i] = figure[0] + 7 * (dw_money)i;
}

static void reads_the_signs_of_their_limit_in_the_playbooks_order(void **state)
{
    (void)state;
    const dw_playbook usual = book.playbook;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 500; test_case++) {
        dw_buyer_limit sign[DW_BUYER_LIMITS_MAX] = {{0}};
        dw_money figure[DW_LIMIT_FIGURE_COUNT];
        const size_t n = dw_random_below(&random, 6);
        for (size_t l = 0; l < n; l++) {
            sign[l].figure = (dw_limit_figure)dw_random_below(&random, DW_LIMIT_FIGURE_COUNT);
            sign[l].effect = (dw_limit_effect)dw_random_below(&random, DW_LIMIT_EFFECT_COUNT);
        }
        for (size_t f = 0; f < DW_LIMIT_FIGURE_COUNT; f++)
            figure[f] =
                dw_random_below(&random, 3) ? 101 + dw_random_below(&random, 13) : DW_MONEY_NONE;
        order(&figure[DW_LIMIT_VALUE_LOW], 3);
        order(&figure[DW_LIMIT_MARKET_LOW], 2);
        deal_full(&deal, &book);
        deal.deal.value.competitor_price = figure[DW_LIMIT_COMPETITOR_PRICE];
        deal.deal.value.list_price = figure[DW_LIMIT_LIST_PRICE];
        set_value(figure[DW_LIMIT_VALUE_LOW], figure[DW_LIMIT_VALUE_LIKELY],
                  figure[DW_LIMIT_VALUE_HIGH]);
        set_market(figure[DW_LIMIT_MARKET_LOW], figure[DW_LIMIT_MARKET_HIGH]);
        deal.deal.value.target_price = deal.deal.value.floor_price = DW_MONEY_NONE;
        deal.deal.n_events = 0;
        if (figure[DW_LIMIT_THEIR_OFFER] != DW_MONEY_NONE)
            deal_offer(&deal, DW_SIDE_THEM, figure[DW_LIMIT_THEIR_OFFER]);
        if (figure[DW_LIMIT_THEIR_WORD] != DW_MONEY_NONE)
            say_twice(figure[DW_LIMIT_THEIR_WORD]);
        book.playbook.buyer_limit = sign;
        book.playbook.n_buyer_limits = n;
        make_anchor(DW_FRAME_LIST);
        const dw_opening *const opening = &plan.opening;
        check(opening->their_limit == naive_limit(sign, n, figure));
        check((opening->limit_basis == DW_NONE) == (opening->their_limit == DW_MONEY_NONE));
        if (opening->limit_basis != DW_NONE)
            check(figure[sign[opening->limit_basis].figure] == opening->their_limit);
    }
    book.playbook = usual;
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
        deal.deal.value.competitor_evidence = "their quote";
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
        cmocka_unit_test(hearsay_of_a_rival_proves_nothing),
        cmocka_unit_test(counts_what_they_offered_as_within_their_limit),
        cmocka_unit_test(reads_the_signs_of_their_limit_in_the_playbooks_order),
        cmocka_unit_test(judges_their_first_price_by_the_evidence),
        cmocka_unit_test(takes_value_as_a_sign_of_how_high_a_price_may_be_only),
        cmocka_unit_test(answers_with_the_best_other_frame),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
