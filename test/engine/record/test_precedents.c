/* Precedents: which deals count, what a term would cost there, the dearest first. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include "dealwright/precedent.h"

#include <math.h>

enum { OTHERS = 3 };

static test_deal other[OTHERS];
static const dw_deal *beside[OTHERS];
static dw_precedents made;
static size_t option[DW_ISSUES_MAX];
static dw_package package;

/* A deal at 240,000 list that stands at `price`. */
static void fill(test_deal *d, const char *account, double price)
{
    static const double prices[] = {24000000, 21500000, 18000000}, days[] = {30, 60};
    deal_init(d, &book);
    d->deal.account = account;
    d->deal.value.list_price = UNITS(240000);
    d->deal.value.target_price = UNITS(215000);
    d->deal.close_by = test_day(2026, 12, 18);
    deal_numbers(d, "price", prices, 3);
    deal_numbers(d, "payment_days", days, 2);
    const size_t training = deal_issue(d, "training");
    deal_option(d, training, "none", 0, 0);
    deal_option(d, training, "ten days", UNITS(-9100), UNITS(27300));
    if (price > 0)
        deal_offer(d, DW_SIDE_US, (dw_money)(price * 100));
}

static void begin(void)
{
    fill(&deal, "Northwind", 0);
    for (size_t d = 0; d < OTHERS; d++) {
        fill(&other[d], "Northwind", 232000);
        beside[d] = &other[d].deal;
    }
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        option[i] = 0;
    package = (dw_package){.option = option, .price = 19000000};
}

static void compute(size_t n)
{
    dw_arena_clear(&arena);
    make_model();
    check(dw_precedents_make(&model, &package, beside, n, &arena, &made, NULL) == DW_OK);
}

static void a_price_costs_the_difference_of_the_discounts(void **state)
{
    (void)state;
    begin();
    other[0].deal.value.list_price = UNITS(360000);
    other[0].deal.value.target_price = UNITS(340000);
    other[0].term[0].number = 33100000;
    compute(1);
    assert_int_equal(made.n_precedents, 1);
    const dw_precedent *const p = &made.precedent[0];
    assert_true(p->is_price && p->same_account && !p->renewal);
    check_near(p->here, 1 - 190.0 / 240, 1e-12);
    check_near(p->there, 1 - 331.0 / 360, 1e-12);
    check_near(p->matched, 36000000.0 * 190 / 240, 1e-3);
    check_near(p->cost, 33100000 - 36000000.0 * 190 / 240, 1e-3);
    assert_int_equal(p->day, test_day(2026, 12, 18));
}

static void without_an_offer_there_the_target_counts(void **state)
{
    (void)state;
    begin();
    fill(&other[0], "Northwind", 0);
    compute(1);
    check_near(made.precedent[0].cost, 2500000, 1e-6);
    other[0].deal.value.target_price = UNITS(185000); /* below ours: nothing to ask for */
    compute(1);
    assert_int_equal(made.n_precedents, 0);
    assert_int_equal(made.n_deals, 0);
}

/* The other deal's own amounts count, and its own terms of payment. */
static void a_term_costs_what_it_is_worth_there(void **state)
{
    (void)state;
    begin();
    option[2] = 1; /* training given */
    option[1] = 1; /* 60 days */
    package.price = 24000000;
    other[0].option[2][1].us = UNITS(-13700);
    compute(1);
    assert_int_equal(made.n_precedents, 2);
    const dw_precedent *const training = &made.precedent[0];
    assert_int_equal(training->issue, 2);
    check_near(training->cost, 1370000, 0.5);
    assert_int_equal(training->option, 0);
    assert_int_equal(training->matched_option, 1);
    const dw_precedent *const days = &made.precedent[1];
    dw_worth_model there;
    size_t own[DW_ISSUES_MAX] = {0}, later[DW_ISSUES_MAX] = {0, 1, 0};
    dw_worth_model_init(&there, &other[0].deal, &book.playbook);
    check_near(days->cost,
               dw_worth_at_price(&there, own, 23200000).us -
                   dw_worth_at_price(&there, later, 23200000).us,
               1e-6);
}

static void a_term_the_other_deal_has_not_is_no_precedent(void **state)
{
    (void)state;
    begin();
    option[2] = 1;
    package.price = 24000000;
    other[0].option[2][1].name = "five days";
    compute(1);
    assert_int_equal(made.n_precedents, 0);
    other[0].option[2][1].name = "ten days";
    other[0].issue[2].name = "coaching";
    compute(1);
    assert_int_equal(made.n_precedents, 0);
}

static void the_dearest_comes_first_and_deals_are_counted_once(void **state)
{
    (void)state;
    begin();
    option[2] = 1;
    other[1].term[0].number = 23900000;
    compute(3);
    assert_int_equal(made.n_precedents, 6);
    assert_int_equal(made.n_deals, 3);
    assert_int_equal(made.precedent[0].other, 1);
    for (size_t i = 1; i < made.n_precedents; i++)
        assert_true(made.precedent[i].cost <= made.precedent[i - 1].cost);
}

static void a_closed_deal_counts_for_its_renewal_and_a_lost_one_not(void **state)
{
    (void)state;
    static const double term[] = {2, 3};
    begin();
    deal_numbers(&other[0], "term_years", term, 2);
    dw_event *end = deal_event(&other[0], DW_SIDE_THEM, DW_EVENT_OUTCOME);
    end->day = test_day(2024, 2, 29);
    end->outcome = DW_OUTCOME_WON;
    compute(1);
    assert_true(made.precedent[0].renewal);
    assert_int_equal(made.precedent[0].day, test_day(2026, 2, 28));
    end->outcome = DW_OUTCOME_LOST;
    compute(1);
    assert_int_equal(made.n_precedents, 0);
    end = deal_event(&other[0], DW_SIDE_THEM, DW_EVENT_OUTCOME);
    end->day = test_day(2024, 3, 1);
    end->outcome = DW_OUTCOME_NONE; /* open again */
    compute(1);
    assert_true(made.n_precedents > 0 && !made.precedent[0].renewal);
}

static void another_account_counts_in_the_same_segment_only(void **state)
{
    (void)state;
    const size_t horizon = book_factor(&book, "horizon"), size = book_factor(&book, "size");
    begin();
    other[0].deal.account = "Southwind";
    deal_fact(&deal, "horizon=strategic");
    deal_fact(&other[0], "horizon=strategic");
    compute(1);
    assert_int_equal(made.n_precedents, 0); /* no factor is one of the segment */
    book.factor[horizon].segment = true;
    book.factor[size].segment = true; /* not known of either */
    compute(1);
    assert_int_equal(made.n_precedents, 1);
    assert_false(made.precedent[0].same_account);
    deal_fact(&other[0], "horizon=one_time");
    compute(1);
    assert_int_equal(made.n_precedents, 0);
    deal_fact(&other[0], "horizon=strategic|one_time"); /* may be the same, is not known to be */
    compute(1);
    assert_int_equal(made.n_precedents, 0);
    book.factor[horizon].segment = book.factor[size].segment = false;
}

static void another_currency_is_not_compared(void **state)
{
    (void)state;
    begin();
    other[0].deal.currency[0] = 'A';
    compute(1);
    assert_int_equal(made.n_precedents, 0);
}

static void refuses_more_deals_than_there_may_be(void **state)
{
    (void)state;
    dw_error err = {0};
    begin();
    make_model();
    assert_int_equal(
        dw_precedents_make(&model, &package, beside, DW_OTHERS_MAX + 1, &arena, &made, &err),
        DW_E_RANGE);
    assert_string_equal(err.what, "others");
}

static dw_status make(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    dw_precedents found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status =
        dw_precedents_make(&model, &package, beside, OTHERS, memory, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void makes_them_or_fails_cleanly(void **state)
{
    (void)state;
    begin();
    make_model();
    assert_true(test_memory_exhaust(make, NULL, 16) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_price_costs_the_difference_of_the_discounts),
        cmocka_unit_test(without_an_offer_there_the_target_counts),
        cmocka_unit_test(a_term_costs_what_it_is_worth_there),
        cmocka_unit_test(a_term_the_other_deal_has_not_is_no_precedent),
        cmocka_unit_test(the_dearest_comes_first_and_deals_are_counted_once),
        cmocka_unit_test(a_closed_deal_counts_for_its_renewal_and_a_lost_one_not),
        cmocka_unit_test(another_account_counts_in_the_same_segment_only),
        cmocka_unit_test(another_currency_is_not_compared),
        cmocka_unit_test(refuses_more_deals_than_there_may_be),
        cmocka_unit_test(makes_them_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
