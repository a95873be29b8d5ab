/* Numbers that the record names and that are none of an issue's options. */
#include "states.h"

#include <math.h>

static size_t days, stock;

/* Payment days, a cash term; and tons in stock, with amounts. */
static int open_deal(void **state)
{
    static const double usual[] = {30, 60};
    clear(state);
    days = deal_numbers(&deal, "payment_days", usual, 2);
    stock = deal_issue(&deal, "tons in stock");
    deal_option(&deal, stock, "10", UNITS(-1000), UNITS(3000));
    deal_option(&deal, stock, "40", UNITS(-7000), UNITS(9000));
    deal.option[stock][0].number = 10;
    deal.option[stock][1].number = 40;
    deal.issue[stock].numeric = true;
    return 0;
}

static void name(size_t issue, double number)
{
    dw_event *const event = log_event(DW_EVENT_OFFER, 7, DW_MINUTE_NONE, 0);
    event->by = DW_SIDE_THEM;
    event->term = &deal.term[deal.n_terms];
    event->n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){issue, DW_NONE, number};
}

static void a_number_gets_an_option_of_its_own(void **state)
{
    (void)state;
    name(days, 47);
    name(days, 14);
    name(days, 47);
    const dw_deal now = state_now();
    const dw_issue *const row = &now.issue[days];
    assert_int_equal(row->n_options, 4);
    assert_true(row->option[2].number == 47 && row->option[3].number == 14);
    assert_true(row->option[2].named && row->option[3].named && !row->option[1].named);
    for (size_t e = 0; e < 3; e++)
        assert_int_equal(now.event[e].term[0].option, e == 1 ? 3 : 2);
    assert_int_equal(deal.deal.issue[days].n_options, 2);
    assert_int_equal(deal.deal.event[0].term[0].option, DW_NONE);
    assert_true(dw_issue_allows(row, 2) && !dw_issue_offers(row, 2) && dw_issue_offers(row, 1));
}

/* A no is weighed on the deal that has the option, not on the one that was logged: a bug read past it. */
static void a_no_to_such_a_number_is_heard(void **state)
{
    (void)state;
    name(days, 47);
    name(days, 90);
    dw_event *const no = log_event(DW_EVENT_REFUSE, 8, DW_MINUTE_NONE, 0);
    no->by = DW_SIDE_THEM;
    no->term = &deal.term[deal.n_terms];
    no->n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){days, DW_NONE, 121};
    const dw_deal now = state_now();
    assert_int_equal(now.event[2].term[0].option, 4);
    assert_true(now.event[2].is_aside);
}

/* An option keeps its place as the record grows, whatever is withdrawn. */
static void options_stand_in_the_order_of_the_log(void **state)
{
    (void)state;
    name(days, 47);
    name(days, 14);
    (void)log_event(DW_EVENT_CORRECTION, 9, DW_MINUTE_NONE, 1);
    const dw_deal two = state_after(2), three = state_now();
    assert_true(two.issue[days].option[3].number == 14);
    assert_true(three.issue[days].option[3].number == 14);
    assert_int_equal(three.n_events, 1);
    assert_int_equal(three.event[0].term[0].option, 3);
}

static void an_amount_lies_between_those_of_its_neighbours(void **state)
{
    (void)state;
    name(stock, 25);
    name(stock, 70);
    name(stock, 3);
    const dw_deal now = state_now();
    const dw_option *const option = now.issue[stock].option;
    assert_int_equal(option[2].us, UNITS(-4000));
    assert_int_equal(option[2].them.likely, UNITS(6000));
    assert_int_equal(option[3].us, UNITS(-7000));
    assert_int_equal(option[4].them.high, UNITS(3000));
}

static void what_cannot_stand_for_the_term_or_has_no_worth_has_none(void **state)
{
    (void)state;
    const double price[] = {20000, 17000};
    const size_t cash = deal_numbers(&deal, "price", price, 2);
    name(days, -3);
    name(cash, 18700);
    deal.option[stock][0].us = DW_MONEY_NONE;
    name(stock, 25);
    const dw_deal now = state_now();
    for (size_t e = 0; e < 3; e++)
        assert_int_equal(now.event[e].term[0].option, DW_NONE);
    assert_int_equal(now.issue[days].n_options, 2);
    assert_int_equal(now.issue[cash].n_options, 2);
    assert_int_equal(now.issue[stock].n_options, 2);
}

static dw_status make(void *context, dw_arena *in, dw_error *err)
{
    (void)context;
    dw_deal made;
    return dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, in, &made, err);
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    name(days, 47);
    name(stock, 25);
    assert_true(test_memory_exhaust(make, NULL, 16) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_number_gets_an_option_of_its_own, open_deal),
        cmocka_unit_test_setup(options_stand_in_the_order_of_the_log, open_deal),
        cmocka_unit_test_setup(an_amount_lies_between_those_of_its_neighbours, open_deal),
        cmocka_unit_test_setup(what_cannot_stand_for_the_term_or_has_no_worth_has_none, open_deal),
        cmocka_unit_test_setup(a_no_to_such_a_number_is_heard, open_deal),
        cmocka_unit_test_setup(says_when_memory_runs_out, open_deal),
    };
    return cmocka_run_group_tests(tests, start, end);
}
