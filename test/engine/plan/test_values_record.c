/* The values of variables that the record gives, and the measures that cannot be taken without one. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

#include <math.h>
#include <string.h>

/* Prices alone, undiscounted and sure to be renewed: a unit off the price costs the horizon's years. */
static void begin_prices(void)
{
    static const double price[] = {24000000, 21500000, 18000000};
    begin(DEFENSIVE);
    deal_numbers(&deal, "price", price, 3);
    deal.deal.day = test_day(2026, 11, 20);
    deal.deal.value.list_price = UNITS(240000);
    deal.deal.value.target_price = UNITS(215000);
    deal.deal.value.our_cost_of_capital = deal.deal.value.their_cost_of_capital = 0;
    deal.deal.value.renewal_probability = 1;
}

static dw_event *newest(void)
{
    return &deal.event[deal.deal.n_events - 1];
}

static dw_money years_of(dw_money a_year)
{
    return a_year * plan.worth.cash.horizon_years;
}

static void gives_what_moves_cost_and_brought(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 3);
    log_price(DW_SIDE_US, UNITS(230000), 4);
    newest()->who = "Ada";
    log_price(DW_SIDE_US, UNITS(224000), 5);
    log_price(DW_SIDE_THEM, UNITS(173000), 6);
    make_plan();
    expect_money(value(DW_VAR_GIVEN), years_of(UNITS(16000)));
    expect_money(value(DW_VAR_GOT), years_of(UNITS(3000)));
    expect_none(value(DW_VAR_UNRETURNED_COST)); /* late is not never */
    expect_money(value(DW_VAR_LATEST_CONCESSION), years_of(UNITS(6000)));
    expect_money(value(DW_VAR_CONCESSION_BEFORE), years_of(UNITS(10000)));
    expect_number(value(DW_VAR_DAYS_WITHOUT_MOVE), DW_VALUE_COUNT, 14);
    expect_none(value(DW_VAR_SESSIONS_WITHOUT_MOVE));
    expect_money(value(DW_VAR_OUR_FIRST_PRICE), UNITS(240000));
    expect_money(value(DW_VAR_PLANNED_OPENING), plan.opening.planned);
    expect_money(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_COST), years_of(UNITS(10000)));
    assert_int_equal(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_MOVED).kind, DW_VALUE_MOVE);
    assert_ptr_equal(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_MOVED).move, &plan.ledger.move[2]);
    expect_none(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_MOVED));
    expect_none(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_COST));
}

static void gives_what_nothing_has_come_back_for(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 3);
    log_price(DW_SIDE_US, UNITS(230000), 4);
    log_price(DW_SIDE_US, UNITS(224000), 5);
    make_plan();
    expect_money(value(DW_VAR_UNRETURNED_COST), years_of(UNITS(10000)));
}

static void gives_nothing_where_nothing_happened(void **state)
{
    (void)state;
    static const dw_variable none[] = {DW_VAR_GIVEN,           DW_VAR_GOT,
                                       DW_VAR_UNRETURNED_COST, DW_VAR_LATEST_CONCESSION,
                                       DW_VAR_CONTRADICTING,   DW_VAR_PROMISE,
                                       DW_VAR_NEW_PEOPLE,      DW_VAR_GONE_PEOPLE,
                                       DW_VAR_POWER_FACTS,     DW_VAR_BROKEN_MUSTS,
                                       DW_VAR_OUR_FIRST_PRICE, DW_VAR_DAYS_WITHOUT_MOVE};
    begin_prices();
    make_plan();
    for (test_case = 0; test_case < sizeof none / sizeof none[0]; test_case++)
        check(value(none[test_case]).kind == DW_VALUE_NONE);
}

static void names_people_promises_and_limits(void **state)
{
    (void)state;
    static dw_term said = {0, DW_NONE, 21000000};
    static const dw_person eli = {.name = "Eli"};
    begin_prices();
    deal.issue[0].must_at_least = 20000000;
    log_price(DW_SIDE_US, UNITS(199000), 2);
    newest()->who = "Ada";
    dw_event *const statement = deal_event(&deal, DW_SIDE_US, DW_EVENT_STATEMENT);
    statement->day = test_day(2026, 11, 3);
    statement->who = "Bo";
    statement->term = &said;
    statement->n_terms = 1;
    dw_event *const promise = deal_event(&deal, DW_SIDE_US, DW_EVENT_STATEMENT);
    promise->day = test_day(2026, 11, 4);
    promise->statement = DW_STATEMENT_PROMISE;
    promise->note = "a draft by Friday";
    promise->until = test_day(2026, 11, 6);
    dw_event *const joined = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_JOINED);
    joined->day = test_day(2026, 11, 4);
    joined->person = &eli;
    dw_event *const left = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_LEFT);
    left->day = test_day(2026, 11, 5);
    left->who = "Dov";
    make_plan();
    const dw_value people = value(DW_VAR_CONTRADICTING);
    assert_int_equal(people.n_names, 2);
    assert_string_equal(people.name[0], "Ada");
    assert_string_equal(people.name[1], "Bo");
    expect_text(value(DW_VAR_PROMISE), "a draft by Friday");
    expect_day(value(DW_VAR_PROMISE_DUE), test_day(2026, 11, 6));
    assert_string_equal(value(DW_VAR_NEW_PEOPLE).name[0], "Eli");
    assert_string_equal(value(DW_VAR_GONE_PEOPLE).name[0], "Dov");
    assert_int_equal(value(DW_VAR_BROKEN_MUSTS).n_names, 1);
}

static void one_session_or_day_is_not_counted_in_words(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_THEM, UNITS(170000), 16);
    log_price(DW_SIDE_US, UNITS(240000), 19);
    (void)log_on(DW_SIDE_US, DW_EVENT_SESSION, 19);
    make_plan();
    expect_none(value(DW_VAR_SESSIONS_WITHOUT_MOVE));
    expect_none(value(DW_VAR_DAYS_WAITING)); /* since yesterday */
    expect_money(value(DW_VAR_PRICE_APART), UNITS(70000));
    (void)log_on(DW_SIDE_US, DW_EVENT_SESSION, 20);
    newest()->day = test_day(2026, 11, 20);
    deal.event[1].day = test_day(2026, 11, 18);
    make_plan();
    expect_number(value(DW_VAR_SESSIONS_WITHOUT_MOVE), DW_VALUE_COUNT, 2);
    expect_number(value(DW_VAR_DAYS_WAITING), DW_VALUE_COUNT, 2);
}

static void prices_that_meet_are_not_apart(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_US, UNITS(213000), 16);
    make_plan();
    expect_none(value(DW_VAR_PRICE_APART));
    log_price(DW_SIDE_THEM, UNITS(213000), 17);
    make_plan();
    expect_none(value(DW_VAR_PRICE_APART));
}

/* Their first offer and their concessions are steps; what they repeat or take back is none. */
static void our_offers_count_since_they_moved_toward_us(void **state)
{
    (void)state;
    static const struct {
        dw_side by;
        dw_money price;
        double since;
    } moves[] = {
        {DW_SIDE_US, UNITS(240000), 1},   {DW_SIDE_THEM, UNITS(171000), 0},
        {DW_SIDE_US, UNITS(232000), 1},   {DW_SIDE_THEM, UNITS(171000), 1},
        {DW_SIDE_US, UNITS(227000), 2},   {DW_SIDE_THEM, UNITS(168500), 2},
        {DW_SIDE_US, UNITS(224500), 3},   {DW_SIDE_THEM, UNITS(173200), 0},
        {DW_SIDE_THEM, UNITS(173200), 0}, {DW_SIDE_US, UNITS(223900), 1},
    };
    begin_prices();
    make_plan();
    check(measure(DW_MEASURE_OFFERS_SINCE_THEIR_STEP, NULL) == 0);
    for (test_case = 0; test_case < sizeof moves / sizeof moves[0]; test_case++) {
        log_price(moves[test_case].by, moves[test_case].price, (int)test_case + 2);
        make_plan();
        check(measure(DW_MEASURE_OFFERS_SINCE_THEIR_STEP, NULL) == moves[test_case].since);
    }
    (void)log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 15);
    make_plan();
    check(measure(DW_MEASURE_OFFERS_SINCE_THEIR_STEP, NULL) == 1);
}

static void talk_until_nothing_moves(void)
{
    begin_prices();
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 3);
    log_on(DW_SIDE_US, DW_EVENT_STATEMENT, 4)->statement = DW_STATEMENT_DISCLOSURE;
    log_on(DW_SIDE_THEM, DW_EVENT_SESSION, 5)->signal = DW_SIGNAL_SPINNING;
    log_on(DW_SIDE_THEM, DW_EVENT_SIGNAL, 6)->signal = DW_SIGNAL_ADVERSARIAL;
    (void)log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 7);
}

static void a_pivot_answers_nothing_of_what_passed_between_the_two(void **state)
{
    (void)state;
    static const dw_measure stands[] = {
        DW_MEASURE_SESSIONS_WITHOUT_MOVE, DW_MEASURE_NEGATIVE_SIGNALS_IN_A_ROW,
        DW_MEASURE_REFUSALS_IN_A_ROW,     DW_MEASURE_DISCLOSURES_WITHOUT_RETURN,
        DW_MEASURE_ADVERSARIAL_SIGNALS,   DW_MEASURE_FRESH_HOSTILITY};
    double before[sizeof stands / sizeof stands[0]];
    talk_until_nothing_moves();
    make_plan();
    for (test_case = 0; test_case < sizeof stands / sizeof stands[0]; test_case++)
        check((before[test_case] = measure(stands[test_case], NULL)) >= 1);
    check(measure(DW_MEASURE_DAYS_SINCE_MOVE, NULL) == 17);
    expect_number(value(DW_VAR_DAYS_QUIET), DW_VALUE_COUNT, 13); /* their refusal is a word */
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, 11)->archetype = 0;
    make_plan();
    for (test_case = 0; test_case < sizeof stands / sizeof stands[0]; test_case++)
        check(measure(stands[test_case], NULL) == before[test_case]);
    check(measure(DW_MEASURE_DAYS_SINCE_MOVE, NULL) == 17);
    expect_number(value(DW_VAR_DAYS_WITHOUT_MOVE), DW_VALUE_COUNT, 17);
    expect_number(value(DW_VAR_DAYS_QUIET), DW_VALUE_COUNT, 13);
    log_price(DW_SIDE_US, UNITS(231000), 14);
    make_plan();
    check(measure(DW_MEASURE_DAYS_SINCE_MOVE, NULL) == 6);
}

static void hostility_stands_until_a_move_or_a_friendlier_signal(void **state)
{
    (void)state;
    talk_until_nothing_moves();
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 1);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 8)->statement = DW_STATEMENT_ULTIMATUM;
    log_on(DW_SIDE_THEM, DW_EVENT_SIGNAL, 9)->signal = DW_SIGNAL_SPINNING;
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 2);
    log_on(DW_SIDE_THEM, DW_EVENT_SIGNAL, 10)->signal = DW_SIGNAL_ENGAGING;
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 0);
    log_on(DW_SIDE_US, DW_EVENT_STATEMENT, 11)->statement = DW_STATEMENT_ULTIMATUM; /* ours */
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 0);
    log_price(DW_SIDE_THEM, UNITS(173000), 12);
    newest()->signal = DW_SIGNAL_WITHDRAWING; /* with the offer itself */
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 1);
    log_price(DW_SIDE_US, UNITS(231000), 13);
    make_plan();
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 0);
}

static void an_ultimatum_that_a_promise_replaced_is_hostile_no_more(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_US, UNITS(236000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 3);
    log_price(DW_SIDE_US, UNITS(231000), 4);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 5)->statement = DW_STATEMENT_ULTIMATUM;
    make_plan();
    check(measure(DW_MEASURE_ADVERSARIAL_ANSWERS, NULL) == 1);
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 1);
    log_on(DW_SIDE_US, DW_EVENT_STATEMENT, 6)->statement = DW_STATEMENT_PROMISE; /* ours */
    make_plan();
    check(measure(DW_MEASURE_ADVERSARIAL_ANSWERS, NULL) == 1);
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 1);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 9)->statement = DW_STATEMENT_PROMISE;
    make_plan();
    check(measure(DW_MEASURE_ADVERSARIAL_ANSWERS, NULL) == 0);
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 0);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 10)->statement = DW_STATEMENT_ULTIMATUM;
    make_plan();
    check(measure(DW_MEASURE_ADVERSARIAL_ANSWERS, NULL) == 1);
    check(measure(DW_MEASURE_FRESH_HOSTILITY, NULL) == 1);
}

static void a_rival_is_news_until_something_follows(void **state)
{
    (void)state;
    begin_prices();
    log_price(DW_SIDE_US, UNITS(233500), 2);
    log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 4)->action = DW_ACTION_MOVE;
    log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 5)->action = DW_ACTION_MOVE;
    make_plan();
    check(measure(DW_MEASURE_FRESH_COMPETITION, NULL) == 2);
    (void)log_on(DW_SIDE_THEM, DW_EVENT_SESSION, 6);
    make_plan();
    check(measure(DW_MEASURE_FRESH_COMPETITION, NULL) == 0);
    log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 7)->action = DW_ACTION_MOVE;
    make_plan();
    check(measure(DW_MEASURE_FRESH_COMPETITION, NULL) == 1);
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, 8)->archetype = 0;
    make_plan();
    check(measure(DW_MEASURE_FRESH_COMPETITION, NULL) == 1);
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 0);
}

/* ---- Meeting in the middle ------------------------------------------------------------------- */

/* Both give in turn, on a grid so coarse that ours often lies in the middle. */
static void draw_exchange(dw_random *random)
{
    dw_money ours = UNITS(240000), theirs = UNITS(160000);
    begin_prices();
    deal.deal.value.floor_price = UNITS(180000);
    const int n = 2 + (int)dw_random_below(random, 3);
    for (int k = 0; k < n; k++) {
        log_price(DW_SIDE_US, ours, 2 + 2 * k);
        log_price(DW_SIDE_THEM, theirs, 3 + 2 * k);
        const dw_money room = (ours - theirs) / 8;
        ours -= room * (dw_money)(1 + dw_random_below(random, 4));
        theirs += (ours - theirs) / 8 * (dw_money)dw_random_below(random, 8);
    }
}

static double splits_by_hand(dw_money *met)
{
    const dw_ledger *const ledger = &plan.ledger;
    size_t n = 0, n_due = 0;
    *met = DW_MONEY_NONE;
    for (size_t m = 2; m < ledger->n_moves; m += 2) {
        const double own = ledger->move[m - 2].price, theirs = ledger->move[m - 1].price;
        const double now = ledger->move[m].price;
        if (!(now < own) || fabs(now - (own + theirs) / 2) > 0.1 * (own - theirs) ||
            isnan(dw_price_off_middle(own, theirs, 0.1)))
            continue;
        n++;
        const double cost = dw_move_cost(&ledger->move[m]);
        const double before = m > 2 ? dw_move_cost(&ledger->move[m - 2]) : 0;
        const double ratio = book.playbook.archetype[plan.assessment.lead].numbers.concession_ratio;
        n_due += cost <= plan.due[m].size * 1.01 || cost <= ratio * before * 1.01;
        *met = dw_money_round(theirs);
    }
    if (n == 1 && n_due == 1) {
        *met = DW_MONEY_NONE;
        return 0;
    }
    return (double)n;
}

static void splitting_is_more_than_one_step_that_was_planned(void **state)
{
    (void)state;
    size_t n_found[3] = {0}, n_excused = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 44);
    for (test_case = 0; test_case < 400; test_case++) {
        dw_money met;
        draw_exchange(&random);
        make_plan();
        const double found = splits_by_hand(&met);
        check(measure(DW_MEASURE_SPLIT_DIFFERENCE, NULL) == found);
        if (met == DW_MONEY_NONE)
            check(value(DW_VAR_MET_PRICE).kind == DW_VALUE_NONE);
        else
            expect_money(value(DW_VAR_MET_PRICE), met);
        n_found[found > 1 ? 2 : (size_t)found]++;
        for (size_t m = 2; found == 0 && m < plan.ledger.n_moves; m += 2)
            n_excused +=
                fabs(plan.ledger.move[m].price -
                     (plan.ledger.move[m - 2].price + plan.ledger.move[m - 1].price) / 2) < 1000;
    }
    check(n_found[0] > 30 && n_found[1] > 30 && n_found[2] > 10 && n_excused > 0);
}

/* Without a walk-away there is no ladder to hold a step against. */
static void where_no_ladder_is_known_the_middle_alone_counts(void **state)
{
    (void)state;
    begin_prices();
    deal.deal.value.floor_price = DW_MONEY_NONE;
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(200000), 3);
    log_price(DW_SIDE_US, UNITS(220000), 4);
    make_plan();
    check(measure(DW_MEASURE_SPLIT_DIFFERENCE, NULL) == 1);
    expect_money(value(DW_VAR_MET_PRICE), UNITS(200000));
}

/* ---- Time for the ladder -------------------------------------------------------------------- */

/* Three exchanges from 2 to 13 November 2026: nine working days, three each. */
static void three_exchanges(int year, int month, int day)
{
    begin_prices();
    deal.deal.value.floor_price = UNITS(180000);
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 4);
    log_price(DW_SIDE_US, UNITS(233000), 5);
    log_price(DW_SIDE_THEM, UNITS(173000), 9);
    log_price(DW_SIDE_US, UNITS(229000), 10);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_REFUSE)->day = test_day(2026, 11, 13);
    deal.deal.day = test_day(2026, 11, 16);
    deal.deal.close_by = test_day(year, month, day);
    make_plan();
}

static void says_which_step_leaves_time_for_those_after_it(void **state)
{
    (void)state;
    three_exchanges(2026, 11, 25); /* seven working days: two exchanges */
    const dw_exchanges *const made = &plan.exchanges;
    check(made->n == 3);
    check_near(made->days_each, 3, 1e-12);
    check(made->left == 2);
    check(made->steps_left == plan.concessions.n_steps - 1 - plan.ends_at_walk_away);
    check(made->steps_left > 2 && made->step == made->steps_left - 1);
    expect_number(value(DW_VAR_EXCHANGE_DAYS), DW_VALUE_COUNT, 3);
    expect_number(value(DW_VAR_EXCHANGES_LEFT), DW_VALUE_COUNT, 2);
    expect_number(value(DW_VAR_STEPS_LEFT), DW_VALUE_COUNT, (double)made->steps_left);
    expect_money(value(DW_VAR_LARGER_STEP),
                 dw_money_round(plan.concessions.step[made->step].package.price));
}

static void steps_end_at_one_that_is_as_good_as_taken(void **state)
{
    (void)state;
    three_exchanges(2026, 11, 25);
    const size_t all = plan.exchanges.steps_left;
    book.playbook.setting[DW_SETTING_CHANCE_DOUBT].value = 0.21;
    deal.deal.value.competitor_price = UNITS(228000);
    deal.deal.value.competitor_evidence = "their list";
    make_plan();
    const dw_exchanges *const made = &plan.exchanges;
    check(made->steps_left < all && made->steps_left > 0);
    check(plan.concessions.step[made->steps_left].package.acceptance >= 0.79);
    check(plan.concessions.step[made->steps_left - 1].package.acceptance < 0.79);
    book.playbook.setting[DW_SETTING_CHANCE_DOUBT].value = 0;
}

static void bug_what_they_offer_already_counted_as_a_step_left(void **state)
{
    (void)state;
    size_t n_ends_there = 0;
    for (dw_money price = UNITS(181000); price < UNITS(229000); price += UNITS(1700)) {
        three_exchanges(2026, 11, 25);
        log_price(DW_SIDE_THEM, price, 13);
        make_plan();
        size_t option[DW_ISSUES_MAX];
        double theirs_at;
        check(dw_standing_offer(&plan.worth, DW_SIDE_THEM, option, &theirs_at));
        const double theirs = dw_worth_at_price(&plan.worth, option, theirs_at).us;
        const dw_concessions *const made = &plan.concessions;
        for (size_t n = 1; n <= plan.exchanges.steps_left; n++)
            check(made->step[n].package.worth.us > theirs);
        n_ends_there +=
            made->n_steps > 1 && made->step[made->n_steps - 1].package.worth.us <= theirs + 0.5;
    }
    check(n_ends_there > 3);
}

static void on_the_last_day_what_is_left_is_one_step(void **state)
{
    (void)state;
    three_exchanges(2026, 11, 17);
    check(plan.exchanges.left == 0);
    check(plan.exchanges.step == plan.exchanges.steps_left);
    expect_number(value(DW_VAR_EXCHANGES_LEFT), DW_VALUE_COUNT, 1);
}

static void with_time_enough_each_step_is_taken(void **state)
{
    (void)state;
    three_exchanges(2027, 1, 29);
    check(plan.exchanges.left > plan.exchanges.steps_left && plan.exchanges.step == DW_NONE);
    expect_none(value(DW_VAR_LARGER_STEP));
    expect_none(value(DW_VAR_LARGER_STEP_CHANCE));
}

static void without_a_pace_or_a_close_nothing_is_said_of_time(void **state)
{
    (void)state;
    three_exchanges(2026, 11, 13); /* past */
    check(plan.exchanges.left == DW_NONE && plan.exchanges.step == DW_NONE);
    expect_none(value(DW_VAR_EXCHANGES_LEFT));
    deal.deal.close_by = DW_DAY_NONE;
    make_plan();
    check(plan.exchanges.left == DW_NONE);
    begin_prices();
    log_price(DW_SIDE_US, UNITS(240000), 2);
    log_price(DW_SIDE_THEM, UNITS(170000), 4);
    deal.deal.close_by = test_day(2026, 11, 25);
    make_plan();
    check(plan.exchanges.n == 1 && plan.exchanges.left == DW_NONE);
    expect_none(value(DW_VAR_EXCHANGE_DAYS));
    expect_none(value(DW_VAR_STEPS_LEFT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_session_or_day_is_not_counted_in_words),
        cmocka_unit_test(prices_that_meet_are_not_apart),
        cmocka_unit_test(our_offers_count_since_they_moved_toward_us),
        cmocka_unit_test(a_pivot_answers_nothing_of_what_passed_between_the_two),
        cmocka_unit_test(hostility_stands_until_a_move_or_a_friendlier_signal),
        cmocka_unit_test(an_ultimatum_that_a_promise_replaced_is_hostile_no_more),
        cmocka_unit_test(a_rival_is_news_until_something_follows),
        cmocka_unit_test(gives_what_moves_cost_and_brought),
        cmocka_unit_test(gives_what_nothing_has_come_back_for),
        cmocka_unit_test(gives_nothing_where_nothing_happened),
        cmocka_unit_test(names_people_promises_and_limits),
        cmocka_unit_test(splitting_is_more_than_one_step_that_was_planned),
        cmocka_unit_test(where_no_ladder_is_known_the_middle_alone_counts),
        cmocka_unit_test(says_which_step_leaves_time_for_those_after_it),
        cmocka_unit_test(steps_end_at_one_that_is_as_good_as_taken),
        cmocka_unit_test(bug_what_they_offer_already_counted_as_a_step_left),
        cmocka_unit_test(on_the_last_day_what_is_left_is_one_step),
        cmocka_unit_test(with_time_enough_each_step_is_taken),
        cmocka_unit_test(without_a_pace_or_a_close_nothing_is_said_of_time),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
