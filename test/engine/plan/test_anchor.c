/* The opening and the answer to theirs, with the article's three worked figures. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

/* ---- The frames ----------------------------------------------------------------------------- */

/* The article: 20 % of 800 thousand of value a year. */
static void asks_for_a_share_of_the_value_as_in_the_article(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
    const dw_anchor *const anchor = make_anchor(DW_FRAME_VALUE);
    assert_int_equal(anchor->state, DW_ANCHOR_CHOSEN);
    assert_int_equal(anchor->price, UNITS(160000));
    assert_int_equal(anchor->to, UNITS(800000));
    assert_int_equal(anchor->from, 0);
    check_near(anchor->share, 0.2, 0);
    assert_int_equal(plan.opening.chosen, DW_FRAME_VALUE);
    assert_int_equal(plan.opening.price, UNITS(160000));
}

/* The article: a challenger in a market of 150 to 250 thousand. */
static void places_a_challenger_in_the_middle_of_the_market_as_in_the_article(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal_fact(&deal, "position=challenger");
    set_market(UNITS(150000), UNITS(250000));
    const dw_anchor *const anchor = make_anchor(DW_FRAME_MARKET);
    assert_int_equal(anchor->state, DW_ANCHOR_CHOSEN);
    assert_int_equal(anchor->price, UNITS(200000));
    assert_int_equal(anchor->from, UNITS(150000));
    assert_int_equal(anchor->to, UNITS(250000));
}

/* The article: equal outcomes at a price 40 % below the competitor's. */
static void shows_how_much_dearer_the_competitor_is_as_in_the_article(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal.deal.value.list_price = UNITS(160000);
    deal.deal.value.competitor_price = UNITS(224000);
    deal.deal.value.competitor_evidence = "their quote";
    const dw_anchor *const anchor = make_anchor(DW_FRAME_COMPETITIVE);
    assert_int_equal(anchor->state, DW_ANCHOR_CHOSEN);
    check_near(anchor->share, 0.4, 1e-12);
    assert_int_equal(anchor->price, UNITS(160000));
    assert_int_equal(anchor->from, UNITS(160000));
    assert_int_equal(anchor->to, UNITS(224000));
}

static void does_not_compare_with_a_competitor_who_is_not_dearer(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal.deal.value.list_price = deal.deal.value.competitor_price = UNITS(160000);
    deal.deal.value.competitor_evidence = "their quote";
    assert_int_equal(make_anchor(DW_FRAME_COMPETITIVE)->state, DW_ANCHOR_UNSUPPORTED);
    deal.deal.value.target_price = UNITS(150000);
    deal.deal.value.list_price = DW_MONEY_NONE;
    const dw_anchor *const by_target = make_anchor(DW_FRAME_COMPETITIVE);
    assert_int_equal(by_target->state, DW_ANCHOR_CHOSEN);
    assert_int_equal(by_target->price, UNITS(150000));
    deal.deal.value.target_price = DW_MONEY_NONE;
    assert_int_equal(make_anchor(DW_FRAME_COMPETITIVE)->state, DW_ANCHOR_UNSUPPORTED);
}

static void takes_the_value_as_it_was_proven_whatever_the_stance(void **state)
{
    (void)state;
    for (size_t a = 0; a < 4; a++) {
        begin(a);
        set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
        assert_int_equal(make_anchor(DW_FRAME_VALUE)->price, UNITS(160000));
        /* Without a likely figure the middle of the range is one. */
        set_value(UNITS(600000), DW_MONEY_NONE, UNITS(1000000));
        assert_int_equal(make_anchor(DW_FRAME_VALUE)->to, UNITS(800000));
        set_value(UNITS(600000), DW_MONEY_NONE, DW_MONEY_NONE);
        assert_int_equal(make_anchor(DW_FRAME_VALUE)->price, UNITS(120000));
    }
}

static void uses_no_figure_without_evidence(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
    set_market(UNITS(170000), UNITS(210000));
    deal.deal.value.buyer_value.evidence = deal.deal.value.market.evidence = NULL;
    assert_int_equal(make_anchor(DW_FRAME_VALUE)->state, DW_ANCHOR_UNSUPPORTED);
    assert_int_equal(plan.opening.anchor[DW_FRAME_MARKET].state, DW_ANCHOR_UNSUPPORTED);
}

static void moves_the_market_price_by_the_strategys_stance(void **state)
{
    (void)state;
    static const dw_money price[] = {UNITS(200000), UNITS(220000), UNITS(190000), UNITS(205000)};
    for (size_t a = 0; a < 4; a++) {
        begin(a);
        deal_fact(&deal, "position=challenger");
        set_market(UNITS(150000), UNITS(250000));
        assert_int_equal(make_anchor(DW_FRAME_MARKET)->price, price[a]);
    }
}

static void places_us_between_the_positions_we_may_hold(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    set_market(UNITS(100000), UNITS(200000));
    check_near(make_anchor(DW_FRAME_MARKET)->share, (0.75 + 0.5 + 0.65) / 3, 1e-12);
    deal_fact(&deal, "position=niche|leader");
    check_near(make_anchor(DW_FRAME_MARKET)->share, 0.7, 1e-12);
    deal_fact(&deal, "position=niche");
    check_near(make_anchor(DW_FRAME_MARKET)->share, 0.65, 1e-12);
    /* A playbook whose levels say nothing of it has one place for all. */
    static const double place[] = {0.65, 0.5, 0.75};
    book_market_places(&book, "position", NULL);
    check_near(make_anchor(DW_FRAME_MARKET)->share, 0.5, 1e-12);
    book_market_places(&book, "position", place);
}

static dw_money between(dw_random *random, dw_money low, dw_money high)
{
    return low + (dw_money)(dw_random_unit(random) * (double)(high - low));
}

static void bug_stays_within_the_evidence_whatever_the_stance(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 3000; test_case++) {
        begin(dw_random_below(&random, 4));
        book.archetype[deal.deal.strategy].numbers.opening_stance = 2 * dw_random_unit(&random) - 1;
        book.playbook.setting[DW_SETTING_STANCE_REACH].value = dw_random_unit(&random);
        const dw_money low = between(&random, 10000, UNITS(300000));
        set_market(low, low + between(&random, 0, UNITS(90000)));
        const dw_money least = between(&random, 10000, UNITS(900000));
        const dw_money likely = least + between(&random, 0, UNITS(200000));
        set_value(least, likely, likely + between(&random, 0, UNITS(200000)));
        const dw_anchor *const market = make_anchor(DW_FRAME_MARKET);
        check(market->price >= market->from && market->price <= market->to);
        const dw_money price = plan.opening.anchor[DW_FRAME_VALUE].price;
        const dw_money_range *const value = &deal.deal.value.buyer_value;
        /* A price is said to four figures. */
        check((double)price >= 0.2 * (double)value->low * (1 - 0.0005));
        check((double)price <= 0.2 * (double)value->high * (1 + 0.0005));
    }
    dw_arena_clear(&arena);
    book_clear(&book);
    book_small(&book);
    book_compile(&book);
}

/* ---- The choice ----------------------------------------------------------------------------- */

static void takes_the_usable_frame_with_the_most_points(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal_fact(&deal, "position=challenger");
    deal.deal.value.list_price = UNITS(240000);
    make_anchor(DW_FRAME_LIST);
    assert_int_equal(plan.opening.chosen, DW_FRAME_LIST);
    assert_int_equal(plan.opening.price, UNITS(240000));
    set_market(UNITS(150000), UNITS(250000));
    make_anchor(DW_FRAME_MARKET);
    assert_int_equal(plan.opening.chosen, DW_FRAME_MARKET);
    assert_int_equal(plan.opening.anchor[DW_FRAME_LIST].state, DW_ANCHOR_USABLE);
    set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
    make_anchor(DW_FRAME_VALUE);
    assert_int_equal(plan.opening.chosen, DW_FRAME_VALUE);
    assert_int_equal(plan.facts[book_factor(&book, "anchor_frame")], 1);
}

static void does_not_open_with_a_frame_below_the_target(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    deal_fact(&deal, "position=challenger");
    deal.deal.value.target_price = UNITS(160000);
    deal.deal.value.list_price = UNITS(240000);
    set_value(UNITS(600000), UNITS(800000), UNITS(1100000));
    set_market(UNITS(150000), UNITS(250000));
    assert_int_equal(make_anchor(DW_FRAME_VALUE)->state, DW_ANCHOR_CHOSEN);
    deal.deal.value.target_price++;
    assert_int_equal(make_anchor(DW_FRAME_VALUE)->state, DW_ANCHOR_BELOW_TARGET);
    assert_int_equal(plan.opening.chosen, DW_FRAME_MARKET);
    assert_int_equal(plan.opening.price, UNITS(200000));
}

static void has_no_opening_without_figures(void **state)
{
    (void)state;
    begin(PARTNERSHIP);
    for (unsigned f = 0; f < DW_FRAME_COUNT; f++) {
        const dw_anchor *const anchor = make_anchor((dw_frame)f);
        assert_int_equal(anchor->frame, f);
        assert_int_equal(anchor->state, DW_ANCHOR_UNSUPPORTED);
        assert_int_equal(anchor->price, DW_MONEY_NONE);
    }
    assert_int_equal(plan.opening.chosen, DW_FRAME_COUNT);
    assert_int_equal(plan.opening.price, DW_MONEY_NONE);
    assert_int_equal(plan.opening.their_limit, DW_MONEY_NONE);
    assert_int_equal(plan.facts[book_factor(&book, "anchor_frame")], 15);
}

static void opens_between_target_and_list(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    size_t n_at_list = 0;
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 4, &random);
        deal_random_terms(&deal, &random);
        make_anchor(DW_FRAME_LIST);
        check(plan.opening.chosen != DW_FRAME_COUNT);
        check(plan.opening.price <= deal.deal.value.list_price);
        check(plan.opening.price >= deal.deal.value.target_price);
        check(!plan.opening.named);
        n_at_list += plan.opening.price == deal.deal.value.list_price;
    }
    check(n_at_list > 100 && n_at_list < 1900);
}

static void keeps_to_the_first_price_we_named(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_anchor(DW_FRAME_LIST);
    assert_false(plan.opening.named);
    deal_offer(&deal, DW_SIDE_US, UNITS(251000));
    deal_offer(&deal, DW_SIDE_US, UNITS(229000));
    make_anchor(DW_FRAME_LIST);
    assert_true(plan.opening.named);
    assert_int_equal(plan.opening.price, UNITS(251000));
    assert_int_equal(plan.step[0].price, UNITS(229000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_for_a_share_of_the_value_as_in_the_article),
        cmocka_unit_test(places_a_challenger_in_the_middle_of_the_market_as_in_the_article),
        cmocka_unit_test(shows_how_much_dearer_the_competitor_is_as_in_the_article),
        cmocka_unit_test(does_not_compare_with_a_competitor_who_is_not_dearer),
        cmocka_unit_test(takes_the_value_as_it_was_proven_whatever_the_stance),
        cmocka_unit_test(uses_no_figure_without_evidence),
        cmocka_unit_test(moves_the_market_price_by_the_strategys_stance),
        cmocka_unit_test(places_us_between_the_positions_we_may_hold),
        cmocka_unit_test(bug_stays_within_the_evidence_whatever_the_stance),
        cmocka_unit_test(takes_the_usable_frame_with_the_most_points),
        cmocka_unit_test(does_not_open_with_a_frame_below_the_target),
        cmocka_unit_test(has_no_opening_without_figures),
        cmocka_unit_test(opens_between_target_and_list),
        cmocka_unit_test(keeps_to_the_first_price_we_named),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
