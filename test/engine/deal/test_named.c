/* Who has named a number, who did so first, and what they have heard of us in words. */
#include "engine/support/cases.h"
#include "engine/support/check.h"

static void expect(dw_measure measure, const char *level)
{
    double value = -1;
    assert_true(dw_deal_measure(&deal.deal, &book.playbook, measure, 0, &value));
    assert_string_equal(dw_measure_info_of(measure)->levels[(size_t)value], level);
}

static void begin(void)
{
    deal_full(&deal, &book);
    deal.deal.n_events = 0;
    deal.deal.value.target_price = UNITS(214617);
}

static void say(dw_side by, dw_money price)
{
    deal_offer(&deal, by, price);
    deal.event[deal.deal.n_events - 1].kind = DW_EVENT_STATEMENT;
}

/* In an offer or in words alike. */
static void who_named_a_number_first_stays_first(void **state)
{
    (void)state;
    static const char *const name[DW_SIDE_COUNT] = {"us", "them"};
    for (unsigned trial = 0; trial < 4; trial++) {
        const dw_side first = trial % 2 ? DW_SIDE_THEM : DW_SIDE_US;
        const dw_side second = trial % 2 ? DW_SIDE_US : DW_SIDE_THEM;
        begin();
        expect(DW_MEASURE_FIRST_NUMBER, "none");
        deal_event(&deal, second, DW_EVENT_OFFER); /* names no price */
        expect(DW_MEASURE_FIRST_NUMBER, "none");
        if (trial < 2)
            deal_offer(&deal, first, UNITS(235617));
        else
            say(first, UNITS(235617));
        expect(DW_MEASURE_FIRST_NUMBER, name[first]);
        expect(DW_MEASURE_NUMBER_NAMED, name[first]);
        deal_offer(&deal, second, UNITS(183617));
        expect(DW_MEASURE_FIRST_NUMBER, name[first]);
        expect(DW_MEASURE_NUMBER_NAMED, "both");
    }
}

static void what_they_were_told_is_held_against_target_and_offers(void **state)
{
    (void)state;
    dw_money told = 617;
    begin();
    deal_offer(&deal, DW_SIDE_US, UNITS(235617));
    say(DW_SIDE_THEM, UNITS(150617)); /* is no word of ours */
    expect(DW_MEASURE_TOLD_FIGURE, "none");
    assert_int_equal(dw_deal_told_price(&deal.deal, &book.playbook, &told), DW_NONE);
    assert_int_equal(told, 617);
    say(DW_SIDE_US, UNITS(214617)); /* the target itself */
    expect(DW_MEASURE_TOLD_FIGURE, "kept");
    say(DW_SIDE_US, UNITS(208617));
    say(DW_SIDE_US, UNITS(211617));
    say(DW_SIDE_US, UNITS(208617)); /* again: the first counts */
    expect(DW_MEASURE_TOLD_FIGURE, "below");
    assert_int_equal(dw_deal_told_price(&deal.deal, &book.playbook, &told), 3);
    assert_int_equal(told, UNITS(208617));
    deal_offer(&deal, DW_SIDE_US, UNITS(208617));
    expect(DW_MEASURE_TOLD_FIGURE, "kept");
}

static void without_a_target_and_an_offer_nothing_is_below(void **state)
{
    (void)state;
    begin();
    deal.deal.value.target_price = DW_MONEY_NONE;
    say(DW_SIDE_US, UNITS(208617));
    expect(DW_MEASURE_TOLD_FIGURE, "kept");
    deal_offer(&deal, DW_SIDE_US, UNITS(235617));
    expect(DW_MEASURE_TOLD_FIGURE, "below");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_named_a_number_first_stays_first),
        cmocka_unit_test(what_they_were_told_is_held_against_target_and_offers),
        cmocka_unit_test(without_a_target_and_an_offer_nothing_is_below),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
