/* What a deal shows by itself. */
#include "engine/support/cases.h"
#include "engine/support/check.h"

#include <string.h>

static double measured(dw_measure measure, size_t item)
{
    double value = -1;
    assert_true(dw_deal_measure(&deal.deal, &book.playbook, measure, item, &value));
    return value;
}

/* A named measure gives this level. */
static void expect(dw_measure measure, size_t item, const char *level)
{
    const size_t index = (size_t)measured(measure, item);
    assert_string_equal(dw_measure_info_of(measure)->levels[index], level);
}

static void expect_nothing(dw_measure measure)
{
    double value = 617;
    assert_false(dw_deal_measure(&deal.deal, &book.playbook, measure, 0, &value));
    check_near(value, 617, 0);
}

static void measures_the_value_in_units_of_a_known_currency(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    expect_nothing(DW_MEASURE_VALUE);
    deal.deal.contract_value = 6172839;
    check_near(measured(DW_MEASURE_VALUE, 0), 61728.39, 1e-9);
    memcpy(deal.deal.currency, "JPY", 4);
    deal.deal.currency_digits = 0;
    check_near(measured(DW_MEASURE_VALUE, 0), 6172839.0 / 150, 1e-9);
    memcpy(deal.deal.currency, "XAU", 4);
    expect_nothing(DW_MEASURE_VALUE);
}

static void counts_working_days_to_the_close(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.day = test_day(2026, 11, 2);
    expect_nothing(DW_MEASURE_DAYS_TO_CLOSE);
    deal.deal.close_by = test_day(2026, 12, 18);
    check_near(measured(DW_MEASURE_DAYS_TO_CLOSE, 0), 34, 0);
    deal.deal.day = DW_DAY_NONE;
    expect_nothing(DW_MEASURE_DAYS_TO_CLOSE);
    deal.deal.day = test_day(2026, 12, 19);
    check_near(measured(DW_MEASURE_DAYS_TO_CLOSE, 0), 0, 0);
}

static void counts_days_since_the_day_to_close_by(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.day = test_day(2026, 12, 18);
    expect_nothing(DW_MEASURE_DAYS_PAST_CLOSE);
    deal.deal.close_by = test_day(2026, 12, 18);
    check_near(measured(DW_MEASURE_DAYS_PAST_CLOSE, 0), 0, 0);
    deal.deal.day = test_day(2026, 12, 20); /* a Sunday is a day that has passed */
    check_near(measured(DW_MEASURE_DAYS_PAST_CLOSE, 0), 2, 0);
    deal.deal.day = test_day(2026, 11, 2);
    check_near(measured(DW_MEASURE_DAYS_PAST_CLOSE, 0), 0, 0);
    deal.deal.day = DW_DAY_NONE;
    expect_nothing(DW_MEASURE_DAYS_PAST_CLOSE);
}

static void sees_a_close_near_our_quarters_end(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    expect_nothing(DW_MEASURE_CLOSE_AT_QUARTER_END);
    deal.deal.close_by = test_day(2026, 12, 20);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "no");
    deal.deal.close_by = test_day(2026, 12, 21);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "yes");
    deal.deal.close_by = test_day(2026, 12, 31);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "yes");
    deal.deal.close_by = test_day(2027, 1, 1);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "no");
    dw_setting_value *const days = &book.playbook.setting[DW_SETTING_QUARTER_END_DAYS];
    days->value = 17;
    deal.deal.close_by = test_day(2026, 12, 14);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "yes");
    deal.deal.close_by = test_day(2026, 12, 13);
    expect(DW_MEASURE_CLOSE_AT_QUARTER_END, 0, "no");
    days->value = 10;
}

static void counts_offers_of_each_side(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(235000));
    deal_offer(&deal, DW_SIDE_US, UNITS(229000));
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_REFUSE);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER); /* names no price: no offer yet */
    check_near(measured(DW_MEASURE_OUR_OFFERS, 0), 2, 0);
    check_near(measured(DW_MEASURE_THEIR_OFFERS, 0), 1, 0);
    check_near(measured(DW_MEASURE_ISSUE_COUNT, 0), 7, 0);
    check_near(measured(DW_MEASURE_BUYER_DEADLINES, 0), 1, 0);
    deal_init(&deal, &book);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER); /* the deal has no price to name */
    check_near(measured(DW_MEASURE_OUR_OFFERS, 0), 1, 0);
}

static void reads_first_and_newest_price_of_each_side(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    assert_int_equal(dw_deal_first_price(&deal.deal, &book.playbook, DW_SIDE_US), DW_MONEY_NONE);
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(235000));
    deal_offer(&deal, DW_SIDE_THEM, UNITS(183000));
    deal_offer(&deal, DW_SIDE_US, UNITS(229000));
    /* An offer without a price changes nothing. */
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER);
    assert_int_equal(dw_deal_first_price(&deal.deal, &book.playbook, DW_SIDE_US), UNITS(235000));
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US), UNITS(229000));
    assert_int_equal(dw_deal_first_price(&deal.deal, &book.playbook, DW_SIDE_THEM), UNITS(171000));
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_THEM), UNITS(183000));
    deal_event(&deal, DW_SIDE_US, DW_EVENT_ACCEPT); /* of what they have on the table */
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US), UNITS(183000));
    deal_offer(&deal, DW_SIDE_THEM, UNITS(179000));
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US), UNITS(183000));
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_THEM), UNITS(179000));
    deal_full(&deal, &book);
    assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US), DW_MONEY_NONE);
}

/* Forward, by what the header says. */
static dw_money naive_latest_price(dw_side side)
{
    dw_money price[DW_SIDE_COUNT] = {DW_MONEY_NONE, DW_MONEY_NONE};
    for (size_t e = 0; e < deal.deal.n_events; e++) {
        const dw_event *const event = &deal.deal.event[e];
        const bool accepts = event->kind == DW_EVENT_ACCEPT;
        const dw_side other = event->by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
        if (event->n_terms > 0)
            price[accepts ? other : event->by] = (dw_money)event->term[0].number;
        if (accepts && price[other] == DW_MONEY_NONE)
            price[other] = price[event->by];
        if (accepts)
            price[event->by] = price[other];
    }
    return price[side];
}

static void finds_newest_price_after_acceptances_as_from_the_start(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 4000; test_case++) {
        deal_full(&deal, &book);
        deal.deal.n_events = 0;
        for (size_t n = dw_random_below(&random, 8); n-- > 0;) {
            const dw_side by = (dw_side)dw_random_below(&random, 2);
            const bool accepts = dw_random_below(&random, 3) == 0;
            if (dw_random_below(&random, 3) == 0)
                deal_offer(&deal, by, UNITS(171000) + (dw_money)dw_random_below(&random, 7919));
            else
                deal_event(&deal, by, DW_EVENT_OFFER);
            if (accepts)
                deal.event[deal.deal.n_events - 1].kind = DW_EVENT_ACCEPT;
        }
        for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
            assert_int_equal(dw_deal_latest_price(&deal.deal, &book.playbook, (dw_side)s),
                             naive_latest_price((dw_side)s));
    }
}

static void sees_which_figures_there_are(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    expect(DW_MEASURE_VALUE_EVIDENCE, 0, "none");
    expect(DW_MEASURE_MARKET_EVIDENCE, 0, "none");
    expect(DW_MEASURE_PRICE_FIGURES, 0, "none");
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "unknown");
    expect(DW_MEASURE_COMPETITOR_NAMED, 0, "none");
    deal.deal.value.competitor = "Altmann";
    expect(DW_MEASURE_COMPETITOR_NAMED, 0, "named");
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "unknown");
    deal.deal.value.list_price = UNITS(240000);
    expect(DW_MEASURE_PRICE_FIGURES, 0, "some");
    deal_full(&deal, &book);
    expect(DW_MEASURE_VALUE_EVIDENCE, 0, "given");
    expect(DW_MEASURE_MARKET_EVIDENCE, 0, "given");
    expect(DW_MEASURE_PRICE_FIGURES, 0, "all");
}

static void holds_a_competitors_price_against_our_target(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "above_ours");
    deal.deal.value.competitor_price = UNITS(215000);
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "above_ours");
    deal.deal.value.competitor_price--;
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "below_ours");
    deal.deal.value.target_price = DW_MONEY_NONE;
    deal.deal.value.competitor_price = UNITS(239000);
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "below_ours");
    deal.deal.value.list_price = DW_MONEY_NONE;
    expect(DW_MEASURE_COMPETITOR_PRICE, 0, "unknown");
}

static void sees_the_shape_of_their_budget(void **state)
{
    (void)state;
    static const struct {
        dw_money year[3];
        size_t n;
        const char *shape;
    } budget[] = {{{61700, 61800, 0}, 2, "tight_first_year"},
                  {{61700, 61700, 61700}, 3, "flat"},
                  {{61700, 61600, 61701}, 3, "tight_first_year"},
                  {{61700, 0, 0}, 1, "unknown"},
                  {{0, 0, 0}, 0, "unknown"},
                  {{61700, 50000, 0}, 2, "flat"}};
    for (size_t i = 0; i < sizeof budget / sizeof budget[0]; i++) {
        deal_init(&deal, &book);
        deal.deal.value.their_budget = budget[i].year;
        deal.deal.value.n_their_budget = budget[i].n;
        expect(DW_MEASURE_BUDGET_SHAPE, 0, budget[i].shape);
    }
}

static void sees_who_is_there_and_who_is_missing(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    expect(DW_MEASURE_DECISION_MAKER, 0, "unknown");
    expect(DW_MEASURE_OUR_TEAM, 0, "nobody");
    expect(DW_MEASURE_OUR_LEAD, 0, "missing");
    expect(DW_MEASURE_OBJECTIVES, 0, "unknown");
    expect(DW_MEASURE_ACKNOWLEDGEMENT, 0, "none");
    deal_ours(&deal, "Ada", DW_ROLE_SUPPORT);
    expect(DW_MEASURE_OUR_TEAM, 0, "one");
    deal_full(&deal, &book);
    expect(DW_MEASURE_DECISION_MAKER, 0, "known");
    expect(DW_MEASURE_OUR_TEAM, 0, "several");
    expect(DW_MEASURE_OUR_LEAD, 0, "named");
    expect(DW_MEASURE_OUR_SPONSOR, 0, "named");
    expect(DW_MEASURE_OUR_APPROVER, 0, "named");
}

static void sees_whether_the_team_wants_the_same(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal_ours(&deal, "Ada", DW_ROLE_LEAD)->objective = DW_OBJECTIVE_SPEED;
    expect(DW_MEASURE_OBJECTIVES, 0, "unknown");
    deal_ours(&deal, "Bo", DW_ROLE_SPONSOR);
    expect(DW_MEASURE_OBJECTIVES, 0, "unknown");
    deal_ours(&deal, "Cy", DW_ROLE_APPROVER)->objective = DW_OBJECTIVE_SPEED;
    expect(DW_MEASURE_OBJECTIVES, 0, "shared");
    deal.ours[1].objective = DW_OBJECTIVE_TERMS;
    expect(DW_MEASURE_OBJECTIVES, 0, "different");
}

static void sees_who_has_acknowledged(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    expect(DW_MEASURE_ACKNOWLEDGEMENT, 0, "partial");
    expect(DW_MEASURE_OUR_ACKNOWLEDGED, 0, "no");
    expect(DW_MEASURE_OUR_ACKNOWLEDGED, 1, "yes");
    deal_event(&deal, DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT)->who = "Ada";
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACKNOWLEDGEMENT)->who = "Cy";
    deal_event(&deal, DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_STATEMENT)->who = "Cy";
    expect(DW_MEASURE_ACKNOWLEDGEMENT, 0, "partial");
    deal_event(&deal, DW_SIDE_US, DW_EVENT_ACKNOWLEDGEMENT)->who = "Cy";
    expect(DW_MEASURE_ACKNOWLEDGEMENT, 0, "all");
}

static void calls_latest_what_was_logged_last(void **state)
{
    (void)state;
    static const size_t number[] = {1, 4, 2, 3};
    deal_init(&deal, &book);
    for (size_t e = 0; e < 4; e++)
        deal_event(&deal, DW_SIDE_THEM, DW_EVENT_NOTE);
    for (size_t e = 0; e < 4; e++)
        check_near(measured(DW_MEASURE_EVENT_LATEST, e), e == 3, 0);
    for (size_t e = 0; e < 4; e++)
        deal.event[e].number = number[e];
    for (size_t e = 0; e < 4; e++)
        check_near(measured(DW_MEASURE_EVENT_LATEST, e), e == 1, 0);
}

static void hears_the_newest_signal(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    expect(DW_MEASURE_LATEST_SIGNAL, 0, "none");
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_SIGNAL)->signal = DW_SIGNAL_SPINNING;
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_SIGNAL)->signal = DW_SIGNAL_PROGRESS;
    deal_event(&deal, DW_SIDE_US, DW_EVENT_NOTE);
    expect(DW_MEASURE_LATEST_SIGNAL, 0, "progress");
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_SIGNAL)->signal = DW_SIGNAL_RESISTANCE;
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER);
    expect(DW_MEASURE_LATEST_SIGNAL, 0, "resistance");
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_CONCESSION);
    expect(DW_MEASURE_LATEST_SIGNAL, 0, "none");
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER)->signal = DW_SIGNAL_WITHDRAWING;
    expect(DW_MEASURE_LATEST_SIGNAL, 0, "withdrawing");
}

static void reads_deadlines_and_people_one_by_one(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deadline[1].kind = DW_DEADLINE_QUARTER_END;
    expect(DW_MEASURE_DEADLINE_OWNER, 0, "buyer");
    expect(DW_MEASURE_DEADLINE_OWNER, 2, "competitor");
    expect(DW_MEASURE_DEADLINE_EVIDENCE, 0, "given");
    expect(DW_MEASURE_DEADLINE_EVIDENCE, 1, "none");
    expect(DW_MEASURE_DEADLINE_KIND, 1, "quarter_end");
    expect(DW_MEASURE_DEADLINE_AFTER_CLOSE, 0, "no");
    expect(DW_MEASURE_DEADLINE_AFTER_CLOSE, 1, "yes");
    check_near(measured(DW_MEASURE_DEADLINE_DAYS_LEFT, 0), 27, 0);
    check_near(measured(DW_MEASURE_DEADLINE_DAYS_LEFT, 2), 0, 0);
    expect(DW_MEASURE_OUR_ROLE, 2, "approver");
    expect(DW_MEASURE_THEIR_AUTHORITY, 1, "blocks");
    expect(DW_MEASURE_THEIR_STANCE, 0, "supportive");
    deal.deal.day = deal.deal.close_by = DW_DAY_NONE;
    expect_nothing(DW_MEASURE_DEADLINE_DAYS_LEFT);
    expect_nothing(DW_MEASURE_DEADLINE_AFTER_CLOSE);
}

static void leaves_late_measures_alone(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    for (unsigned m = DW_MEASURE_NONE; m < DW_MEASURE_COUNT; m++)
        if (m == DW_MEASURE_NONE || dw_measure_info_of((dw_measure)m)->stage != DW_STAGE_EARLY)
            expect_nothing((dw_measure)m);
}

static void observes_what_is_stated_and_measured_and_nothing_else(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    dw_fact facts[DW_FACTORS_MAX];
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    for (size_t f = 0; f < book.playbook.n_factors; f++) {
        const dw_factor *const factor = &book.factor[f];
        const bool early = factor->kind == DW_FACTOR_MEASURED && factor->scope == DW_SCOPE_DEAL &&
                           dw_measure_info_of(factor->measure)->stage == DW_STAGE_EARLY;
        test_case = f;
        if (factor->kind == DW_FACTOR_STATED)
            check(facts[f] == deal.fact[f]);
        else if (early)
            check(dw_fact_level(facts[f]) != DW_LEVELS_MAX);
        else
            check(facts[f] == dw_factor_unknown(factor));
    }
    assert_int_equal(facts[book_factor(&book, "size")], 4);
    assert_int_equal(facts[book_factor(&book, "decision_maker")], 2);
}

static void observes_nothing_of_a_deal_without_facts(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.fact = NULL;
    dw_fact facts[DW_FACTORS_MAX];
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    assert_int_equal(facts[book_factor(&book, "horizon")], 7);
    assert_int_equal(facts[book_factor(&book, "size")], 7);
}

static void finds_issues_by_name_and_role(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    assert_int_equal(dw_deal_issue(&deal.deal, "joint launch"), 5);
    assert_int_equal(dw_deal_issue(&deal.deal, "launch"), DW_NONE);
    assert_string_equal(dw_issue_label(&deal.deal, &book.playbook, 5), "joint launch");
    assert_int_equal(dw_deal_cash_issue(&deal.deal, &book.playbook, DW_CASH_PAYMENT_DAYS), 2);
    assert_int_equal(dw_deal_cash_issue(&deal.deal, &book.playbook, DW_CASH_ESCALATOR), DW_NONE);
}

static void allows_what_the_limits_leave(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    assert_true(dw_issue_allows(&deal.issue[4], 0));
    assert_false(dw_issue_allows(&deal.issue[4], 1));
    deal.issue[0].must_at_least = 19900000;
    deal.issue[0].must_at_most = 23499999;
    static const bool allowed[] = {false, true, true, false};
    for (size_t o = 0; o < 4; o++)
        assert_int_equal(dw_issue_allows(&deal.issue[0], o), allowed[o]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_the_value_in_units_of_a_known_currency),
        cmocka_unit_test(counts_working_days_to_the_close),
        cmocka_unit_test(counts_days_since_the_day_to_close_by),
        cmocka_unit_test(sees_a_close_near_our_quarters_end),
        cmocka_unit_test(counts_offers_of_each_side),
        cmocka_unit_test(reads_first_and_newest_price_of_each_side),
        cmocka_unit_test(finds_newest_price_after_acceptances_as_from_the_start),
        cmocka_unit_test(sees_which_figures_there_are),
        cmocka_unit_test(holds_a_competitors_price_against_our_target),
        cmocka_unit_test(sees_the_shape_of_their_budget),
        cmocka_unit_test(sees_who_is_there_and_who_is_missing),
        cmocka_unit_test(sees_whether_the_team_wants_the_same),
        cmocka_unit_test(sees_who_has_acknowledged),
        cmocka_unit_test(calls_latest_what_was_logged_last),
        cmocka_unit_test(hears_the_newest_signal),
        cmocka_unit_test(reads_deadlines_and_people_one_by_one),
        cmocka_unit_test(leaves_late_measures_alone),
        cmocka_unit_test(observes_what_is_stated_and_measured_and_nothing_else),
        cmocka_unit_test(observes_nothing_of_a_deal_without_facts),
        cmocka_unit_test(finds_issues_by_name_and_role),
        cmocka_unit_test(allows_what_the_limits_leave),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
