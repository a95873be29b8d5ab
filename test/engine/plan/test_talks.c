/* Where the talks stand: whose turn it is, what is on the table, when to accept, the version in hand. */
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
#include <string.h>

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
    check(isnan(plan.proposals.next.acceptance));
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

static void declare(int day, dw_statement statement, const char *note)
{
    dw_event *const said = log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, day);
    said->statement = statement;
    said->note = note;
}

static void a_promise_in_place_of_a_demand_makes_it_their_turn(void **state)
{
    (void)state;
    static const dw_statement demanded[] = {DW_STATEMENT_DEMAND, DW_STATEMENT_ULTIMATUM,
                                            DW_STATEMENT_POSITION};
    for (test_case = 0; test_case < sizeof demanded / sizeof demanded[0]; test_case++) {
        begin_record();
        declare(13, demanded[test_case], "sign or we tender");
        plan_record();
        expect_none(value(DW_VAR_DAYS_WAITING));
        expect_none(value(DW_VAR_THEIR_PROMISE));
        declare(17, DW_STATEMENT_PROMISE, "a new figure");
        deal.event[1].until = test_day(2026, 11, 27);
        declare(18, DW_STATEMENT_DISCLOSURE, "the board met"); /* a figure takes nothing back */
        plan_record();
        expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 4); /* since the promise */
        declare(19, demanded[test_case], "sign after all");
        plan_record();
        expect_none(value(DW_VAR_DAYS_WAITING));
    }
}

static void their_newest_promise_is_named_until_it_is_kept_or_left_behind(void **state)
{
    (void)state;
    begin_record();
    declare(13, DW_STATEMENT_ULTIMATUM, "sign or we tender");
    dw_event *const promise = log_on(DW_SIDE_THEM, DW_EVENT_ESCALATION, 17);
    promise->action = DW_ACTION_PROMISE; /* above working level */
    promise->note = "the ultimatum is off";
    promise->until = test_day(2026, 11, 27);
    plan_record();
    expect_text(value(DW_VAR_THEIR_PROMISE), "the ultimatum is off");
    expect_day(value(DW_VAR_THEIR_PROMISE_DUE), test_day(2026, 11, 27));
    expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 4);
    log_on(DW_SIDE_THEM, DW_EVENT_NOTE, 18)->answers = 2; /* kept */
    plan_record();
    expect_none(value(DW_VAR_THEIR_PROMISE));
    expect_none(value(DW_VAR_THEIR_PROMISE_DUE));
    deal.deal.n_events = 2;
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000)); /* left behind */
    deal.event[2].day = test_day(2026, 11, 18);
    plan_record();
    expect_none(value(DW_VAR_THEIR_PROMISE));
    expect_none(value(DW_VAR_DAYS_WAITING));
}

/* A promise beside an offer takes nothing back: it is for us to answer the offer. */
static void a_promise_beside_an_offer_leaves_the_turn_where_it_was(void **state)
{
    (void)state;
    begin_record();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    deal.event[0].day = test_day(2026, 11, 12);
    declare(16, DW_STATEMENT_PROMISE, "two references");
    plan_record();
    expect_none(value(DW_VAR_DAYS_WAITING));
    expect_text(value(DW_VAR_THEIR_PROMISE), "two references");
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

/* ---- The version in hand -------------------------------------------------------------------- */

static void compares_with_what_was_published(void **state)
{
    (void)state;
    static dw_fact_change change;
    begin_record();
    plan_record();
    assert_false(plan.earlier.exists);
    const size_t lead = plan.assessment.lead;
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 2)->version = 1;
    change = (dw_fact_change){dw_playbook_factor(&book.playbook, "horizon"), 1};
    dw_event *const fact = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 4);
    fact->fact = &change;
    fact->n_facts = 1;
    plan_record();
    assert_true(plan.earlier.exists);
    assert_int_equal(plan.earlier.lead, lead);
    assert_int_equal(plan.version.pending, 2);
    if (plan.assessment.recommended != lead)
        assert_int_equal(plan.earlier.pivot, plan.assessment.recommended);
    else
        assert_int_not_equal(plan.earlier.pivot, lead);
    expect_text(value(DW_VAR_EARLIER_LEAD), book.playbook.archetype[lead].label);
    expect_number(value(DW_VAR_PLAN_VERSION), DW_VALUE_COUNT, 1);
}

static void says_who_pivoted_when_and_why(void **state)
{
    (void)state;
    begin_record();
    dw_event *const pivot = log_on(DW_SIDE_US, DW_EVENT_PIVOT, 4);
    pivot->archetype = 2;
    pivot->who = "Ana";
    pivot->reason = "they buy once";
    plan_record();
    assert_int_equal(plan.assessment.lead, 2);
    expect_text(value(DW_VAR_PIVOT_WHO), "Ana");
    expect_text(value(DW_VAR_PIVOT_REASON), "they buy once");
    expect_day(value(DW_VAR_PIVOT_DATE), test_day(2026, 11, 4));
}

/* ---- Events --------------------------------------------------------------------------------- */

static void says_what_an_event_is_about(void **state)
{
    (void)state;
    static dw_person person;
    static dw_deadline deadline;
    begin_record();
    person = (dw_person){.name = "Voss"};
    log_on(DW_SIDE_THEM, DW_EVENT_JOINED, 4)->person = &person;
    deadline = (dw_deadline){.what = "board",
                             .day = test_day(2026, 12, 4),
                             .evidence = "a mail",
                             .owner = DW_OWNER_BUYER,
                             .cost = DW_MONEY_NONE};
    dw_event *const date = log_on(DW_SIDE_THEM, DW_EVENT_DEADLINE, 5);
    date->action = DW_ACTION_SET;
    date->deadline = &deadline;
    dw_event *const rival = log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 6);
    rival->action = DW_ACTION_ENTER;
    rival->competitor = "Globex";
    rival->competitor_price = UNITS(91700);
    log_on(DW_SIDE_US, DW_EVENT_BREAK, 7)->until = test_day(2026, 11, 11);
    plan_record();
    expect_text(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_PERSON), "Voss");
    expect_text(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_DEADLINE), "board");
    expect_day(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_DEADLINE_DATE), test_day(2026, 12, 4));
    expect_text(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_EVIDENCE), "a mail");
    expect_text(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_COMPETITOR), "Globex");
    expect_money(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_COMPETITOR_PRICE), UNITS(91700));
    expect_day(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_UNTIL), test_day(2026, 11, 11));
    expect_day(value(DW_VAR_BREAK_UNTIL), test_day(2026, 11, 11));
    expect_none(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_UNTIL));
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
        cmocka_unit_test(a_promise_in_place_of_a_demand_makes_it_their_turn),
        cmocka_unit_test(their_newest_promise_is_named_until_it_is_kept_or_left_behind),
        cmocka_unit_test(a_promise_beside_an_offer_leaves_the_turn_where_it_was),
        cmocka_unit_test(what_they_offer_after_the_agreement_is_better_where_it_is_worth_as_much),
        cmocka_unit_test(compares_with_what_was_published),
        cmocka_unit_test(says_who_pivoted_when_and_why),
        cmocka_unit_test(says_what_an_event_is_about),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
