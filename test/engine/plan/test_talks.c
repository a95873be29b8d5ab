/* Where the talks stand: what is on the table, when to accept it, and what reopens an agreement. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

#include <math.h>

enum { ACCEPT = 9 };

/* ---- Accepting ------------------------------------------------------------------------------ */

static bool is_within_limits(const size_t *option, double price)
{
    const dw_package package = dw_package_weigh(&plan.worth, option, price);
    for (size_t i = 0; i < plan.deal->n_issues; i++)
        if (!dw_package_allowed(&plan.worth, &package, i))
            return false;
    return true;
}

static bool is_what_we_ask(double worth)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_standing_offer(&plan.worth, DW_SIDE_US, option, &price) || isnan(price))
        return false;
    const double ours = dw_worth_at_price(&plan.worth, option, price).us;
    return ours - worth <= fabs(ours) / 1000;
}

static bool should_accept(void)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (dw_deal_agreed(plan.deal) || isnan(plan.walk_away_worth) ||
        !dw_standing_offer(&plan.worth, DW_SIDE_THEM, option, &price) || isnan(price))
        return false;
    const double worth = dw_worth_at_price(&plan.worth, option, price).us;
    const double going_on = plan.proposals.going_on;
    return is_within_limits(option, price) && worth >= plan.walk_away_worth &&
           (isnan(going_on) || worth >= going_on || is_what_we_ask(worth));
}

static size_t move(void)
{
    return dw_fact_level(
        plan.facts[book.playbook.decision[book.playbook.key[DW_KEY_NEXT_MOVE]].factor]);
}

static void draw_offers(dw_random *random)
{
    const size_t n = 1 + dw_random_below(random, 5);
    for (size_t e = 0; e < n; e++) {
        const dw_side by = (dw_side)dw_random_below(random, 2);
        const dw_money from = deal.deal.value.floor_price, to = deal.deal.value.list_price;
        deal_offer(&deal, by,
                   from - (to - from) / 4 +
                       (to - from) * (dw_money)dw_random_below(random, 1000) / 700);
        deal.event[deal.deal.n_events - 1].day = test_day(2026, 11, 1 + (int)e);
    }
    if (dw_random_below(random, 8) == 0)
        deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 9);
}

static void advises_to_accept_exactly_what_is_worth_more_than_going_on(void **state)
{
    (void)state;
    dw_random random;
    size_t n_accepted = 0, n_others = 0;
    dw_random_init(&random, test_seed(), 41);
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 3, &random);
        deal_random_terms(&deal, &random);
        deal.deal.day = test_day(2026, 11, 23);
        draw_offers(&random);
        plan_record();
        check((move() == ACCEPT) == should_accept());
        n_accepted += move() == ACCEPT;
        n_others += move() != ACCEPT;
        check(plan.move_confidence >= 0 && plan.move_confidence <= 1);
    }
    check(n_accepted > 20 && n_others > 20);
}

static void going_on_is_never_worth_more_than_what_we_have_offered(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 42);
    for (test_case = 0; test_case < 100; test_case++) {
        size_t option[DW_ISSUES_MAX];
        double price;
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal.deal.day = test_day(2026, 11, 23);
        draw_offers(&random);
        plan_record();
        if (!isnan(plan.proposals.going_on) &&
            dw_standing_offer(&plan.worth, DW_SIDE_US, option, &price) && !isnan(price))
            check(plan.proposals.going_on <=
                  dw_worth_at_price(&plan.worth, option, price).us + 1e-6);
    }
}

/* Of the same record, with a rival who asks less and less. */
static void a_cheaper_rival_makes_going_on_no_better(void **state)
{
    (void)state;
    dw_random random;
    size_t n_compared = 0;
    dw_random_init(&random, test_seed(), 43);
    for (test_case = 0; test_case < 60; test_case++) {
        double before = INFINITY;
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal.deal.day = test_day(2026, 11, 23);
        deal_offer(&deal, DW_SIDE_US, deal.deal.value.list_price);
        deal.event[0].day = test_day(2026, 10, 30);
        draw_offers(&random);
        for (int k = 20; k >= 8; k -= 2) {
            deal.deal.value.competitor_price = deal.deal.value.list_price * k / 16;
            plan_record();
            const double now = plan.proposals.going_on;
            if (isnan(now))
                break;
            check(now <= before + 1);
            before = now;
            n_compared++;
        }
    }
    check(n_compared > 200);
}

/* Nothing is known of the buyer: what they have put on the table first is above our target. */
static void their_first_counter_is_taken_only_where_it_meets_what_we_ask(void **state)
{
    (void)state;
    begin_record();
    deal.deal.value.buyer_value =
        (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    deal.deal.value.market = deal.deal.value.buyer_value;
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    const dw_money list = deal.deal.value.list_price, target = deal.deal.value.target_price;
    deal_offer(&deal, DW_SIDE_US, list);
    deal.event[0].day = test_day(2026, 11, 20);
    deal_offer(&deal, DW_SIDE_THEM, target + (list - target) / 20);
    deal.event[1].day = test_day(2026, 11, 23);
    plan_record();
    check(plan.proposals.next.acceptance > 0 && plan.proposals.next.acceptance < 1);
    check(plan.proposals.going_on > plan.standing.their_worth);
    assert_int_not_equal(move(), ACCEPT);
    deal.n_terms = 0;
    deal.deal.n_events = 0;
    deal_offer(&deal, DW_SIDE_US, list);
    deal.event[0].day = test_day(2026, 11, 20);
    deal_offer(&deal, DW_SIDE_THEM, list);
    deal.event[1].day = test_day(2026, 11, 23);
    plan_record();
    check(plan.proposals.going_on <= plan.standing.their_worth);
}

/* They counter for the first time, a share of what we ask below it; is that to be taken? */
static size_t answer_to_a_counter(double share)
{
    const double ours = (double)UNITS(230000);
    begin_record();
    deal_offer(&deal, DW_SIDE_US, UNITS(230000));
    deal.event[0].day = test_day(2026, 11, 20);
    deal_offer(&deal, DW_SIDE_THEM, dw_money_round(ours * (1 - share)));
    deal.event[1].day = test_day(2026, 11, 23);
    plan_record();
    return move();
}

static void what_is_within_a_hair_of_what_we_ask_is_taken_at_the_first_counter(void **state)
{
    (void)state;
    book.playbook.setting[DW_SETTING_ACCEPT_TOLERANCE].value = 0;
    assert_int_not_equal(answer_to_a_counter(0.0004), ACCEPT);
    assert_true(plan.proposals.going_on > plan.standing.their_worth);
    book.playbook.setting[DW_SETTING_ACCEPT_TOLERANCE].value = 0.001;
    assert_int_equal(answer_to_a_counter(0.0004), ACCEPT);
    assert_true(plan.standing.our_worth > plan.standing.their_worth);
    expect_money(value(DW_VAR_OUR_OFFER_WORTH), dw_money_estimate(plan.standing.our_worth));
    assert_int_not_equal(answer_to_a_counter(0.004), ACCEPT);
    /* What we offered until a day before asks for nothing any more. */
    assert_int_equal(answer_to_a_counter(0.0004), ACCEPT);
    deal.event[0].until = test_day(2026, 11, 22);
    plan_record();
    assert_int_not_equal(move(), ACCEPT);
    expect_none(value(DW_VAR_OUR_OFFER_WORTH));
}

/* Without a walk-away nothing tells what is enough, but for what we ask ourselves. */
static void what_we_ask_is_taken_where_no_walk_away_is_known(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        begin_record();
        deal.deal.value.floor_price = deal.deal.value.our_alternative = DW_MONEY_NONE;
        deal_offer(&deal, DW_SIDE_US, UNITS(230000));
        deal_offer(&deal, DW_SIDE_THEM, UNITS(230000) - UNITS(2000) * i);
        deal.event[0].day = deal.event[1].day = test_day(2026, 11, 20);
        plan_record();
        assert_true(isnan(plan.walk_away_worth));
        const dw_factor *const factor =
            &book.playbook.factor[dw_playbook_factor(&book.playbook, "offer_on_table")];
        const dw_fact on_table = plan.facts[factor - book.playbook.factor];
        assert_int_equal(on_table == dw_factor_unknown(factor), i);
        if (i == 0)
            assert_int_equal(move(), ACCEPT);
    }
}

static void an_offer_that_has_run_out_is_not_on_the_table(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    plan_record();
    assert_false(isnan(plan.standing.their_worth));
    deal.event[0].until = test_day(2026, 11, 23);
    plan_record();
    assert_false(isnan(plan.standing.their_worth));
    deal.event[0].until = test_day(2026, 11, 22);
    plan_record();
    assert_true(isnan(plan.standing.their_worth));
    assert_int_not_equal(move(), ACCEPT);
}

/* Our yes on their terms to what we had refused is an offer of ours; theirs to that is the agreement. */
static void what_was_refused_and_agreed_since_stands(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    log_on(DW_SIDE_US, DW_EVENT_REFUSE, 13);
    plan_record();
    assert_true(isnan(plan.standing.their_worth));
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 16);
    log_on(DW_SIDE_THEM, DW_EVENT_ACCEPT, 17);
    plan_record();
    assert_true(dw_deal_agreed(plan.deal));
    assert_false(isnan(plan.standing.their_worth));
}

/* A last day was that of the offer: what was accepted in time has none. */
static void what_was_agreed_in_time_does_not_run_out(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    deal.event[0].until = test_day(2026, 11, 16);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 16);
    plan_record();
    assert_false(isnan(plan.standing.their_worth));
}

static void who_holds_to_what_was_agreed_waits_and_who_takes_it_back_does_not(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 13);
    deal_offer(&deal, DW_SIDE_THEM, UNITS(190000));
    deal.event[2].day = test_day(2026, 11, 16);
    plan_record();
    expect_none(value(DW_VAR_DAYS_WAITING));
    log_on(DW_SIDE_US, DW_EVENT_REFUSE, 17);
    plan_record();
    assert_true(dw_deal_agreed(plan.deal));
    expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 4);
    /* Without their newer offer the same no takes it back. */
    deal.event[2] = deal.event[3];
    deal.deal.n_events = 3;
    plan_record();
    assert_false(dw_deal_agreed(plan.deal));
    expect_none(value(DW_VAR_DAYS_WAITING));
}

enum { NOT_REOPENED, REOPENED, BETTERED, REFUSED };

static double reopened(void)
{
    double value;
    check(dw_plan_record_measure(&plan, DW_MEASURE_REOPENED, &value));
    return value;
}

/* Against worth, limits and walk-away worked out here. */
static void what_they_offer_after_the_agreement_is_better_where_it_is_worth_as_much(void **state)
{
    (void)state;
    size_t n[BETTERED + 1] = {0};
    dw_random random;
    dw_random_init(&random, test_seed(), 44);
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal.deal.day = test_day(2026, 11, 23);
        const dw_money from = deal.deal.value.floor_price, to = deal.deal.value.list_price;
        size_t agreed[DW_ISSUES_MAX], anew[DW_ISSUES_MAX];
        double before, now;
        for (int e = 0; e < 3; e += 2) {
            deal_offer(&deal, DW_SIDE_THEM,
                       from - (to - from) / 4 + (to - from) * dw_random_below(&random, 8) / 4);
            deal.event[e].day = test_day(2026, 11, 10 + e);
            if (e == 0)
                log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 11);
        }
        plan_record();
        check(dw_agreed_package(&plan.worth, agreed, &before));
        check(dw_standing_offer(&plan.worth, DW_SIDE_THEM, anew, &now));
        const double worth = dw_worth_at_price(&plan.worth, anew, now).us;
        const bool better = worth >= dw_worth_at_price(&plan.worth, agreed, before).us - 0.5 &&
                            is_within_limits(anew, now) && !(worth < plan.walk_away_worth);
        check(reopened() == (better ? BETTERED : REOPENED));
        n[(size_t)reopened()]++;
        log_on(DW_SIDE_US, DW_EVENT_REFUSE, 13);
        plan_record();
        check(reopened() == REFUSED);
        log_on(DW_SIDE_THEM, DW_EVENT_ACCEPT, 14);
        plan_record();
        check(reopened() == NOT_REOPENED);
    }
    check(n[REOPENED] > 30 && n[BETTERED] > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advises_to_accept_exactly_what_is_worth_more_than_going_on),
        cmocka_unit_test(going_on_is_never_worth_more_than_what_we_have_offered),
        cmocka_unit_test(a_cheaper_rival_makes_going_on_no_better),
        cmocka_unit_test(their_first_counter_is_taken_only_where_it_meets_what_we_ask),
        cmocka_unit_test(what_is_within_a_hair_of_what_we_ask_is_taken_at_the_first_counter),
        cmocka_unit_test(what_we_ask_is_taken_where_no_walk_away_is_known),
        cmocka_unit_test(an_offer_that_has_run_out_is_not_on_the_table),
        cmocka_unit_test(what_was_refused_and_agreed_since_stands),
        cmocka_unit_test(what_was_agreed_in_time_does_not_run_out),
        cmocka_unit_test(who_holds_to_what_was_agreed_waits_and_who_takes_it_back_does_not),
        cmocka_unit_test(what_they_offer_after_the_agreement_is_better_where_it_is_worth_as_much),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
