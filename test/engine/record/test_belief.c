/* The belief about the buyer of a deal: before the record it is what packages were weighed by, after it
 * moves the way a person would move, and it never depends on units or order. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include "dealwright/belief.h"

#include "../engine/trade/estimate.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum { MANY = 10000 };

static const dw_belief *belief;
static dw_fact facts[DW_FACTORS_MAX];
static double most;
static dw_event many[MANY];
static dw_term many_terms[MANY];

static int fresh(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    return 0;
}

/* Everything that a plan makes before the belief; without a walk-away. */
static void prepare(void)
{
    dw_table table;
    dw_frontier frontier;
    const dw_frontier_options options = {.points_max = DW_PLAN_POINTS};
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, &options, &arena, &frontier, NULL) == DW_OK);
    most = dw_gain_most(&model, &frontier, 0);
    model.claim = dw_claim_of(&model, &frontier, 0);
    dw_deal_observe(&deal.deal, &book.playbook, facts);
}

static void believe(void)
{
    prepare();
    check(dw_belief_of_deal(&model, most, facts, &arena, &belief, NULL) == DW_OK);
}

static void draw_package(size_t *option, dw_random *random)
{
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        option[i] = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
}

/* Ranges around some of their amounts. */
static void draw_ranges(dw_random *random)
{
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        for (size_t o = 0; o < deal.issue[i].n_options; o++) {
            dw_money_range *const them = &deal.option[i][o].them;
            if (!dw_money_known(them->low) || dw_random_below(random, 3) == 0)
                continue;
            them->low -= UNITS(dw_random_below(random, 9000));
            them->high += UNITS(dw_random_below(random, 5000));
        }
}

static void random_deal(uint64_t stream, dw_random *random)
{
    dw_random_init(random, 20261127, stream);
    fresh(NULL);
    deal_random_terms(&deal, random);
    draw_ranges(random);
    deal.deal.day = test_day(2026, 11, 23);
    deal.deal.close_by = stream % 3 == 0 ? DW_DAY_NONE : test_day(2026, 12, 18);
}

static void set(dw_setting setting, double value)
{
    book.playbook.setting[setting].value = value;
}

/* ---- Before the record ---------------------------------------------------------------------- */

static double prior_gap(uint64_t stream)
{
    dw_random random;
    size_t option[DW_ISSUES_MAX];
    double gap = 0;
    random_deal(stream, &random);
    believe();
    if (!belief->bank)
        return 0;
    check(dw_belief_seen(belief) == 0);
    for (int k = 0; k < 20; k++) {
        draw_package(option, &random);
        const double floor = (double)deal.deal.value.floor_price;
        const double list = (double)deal.deal.value.list_price;
        const double price = k % 2 ? (double)NAN : floor + (list - floor) * dw_random_unit(&random);
        const double weighed = dw_package_weigh(&model, option, price).acceptance;
        gap = fmax(gap,
                   fabs(dw_belief_acceptance(&model, belief, option, price, INFINITY) - weighed));
        model.belief = belief; /* has seen nothing: packages are weighed as without it */
        check(dw_package_weigh(&model, option, price).acceptance == weighed);
        model.belief = NULL;
    }
    return gap;
}

static void before_the_record_chances_are_those_of_packages(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < 300; c++)
        check(prior_gap(c) <= DW_BELIEF_PRIOR_TOLERANCE);
    set(DW_SETTING_AMOUNT_SPREAD, 0);
    for (uint64_t c = 0; c < 100; c++)
        check_near(prior_gap(c), 0, 1e-9);
    set(DW_SETTING_AMOUNT_SPREAD, 0.3);
}

static void parts_and_features_add_up_to_the_worth(void **state)
{
    (void)state;
    dw_random random;
    size_t option[DW_ISSUES_MAX];
    for (uint64_t c = 0; c < 200; c++) {
        random_deal(c, &random);
        believe();
        draw_package(option, &random);
        const dw_cash_terms terms = dw_worth_terms(&model, option);
        double part[DW_CASH_COUNT], value[DW_BANK_FEATURES_MAX], sum = 0;
        const double worth = dw_cash_parts(&model, &terms, part);
        for (unsigned r = 0; r < DW_CASH_COUNT; r++)
            sum += part[r];
        check(worth == dw_cash_worth_to_them(&model.cash, &terms));
        check_near(sum, worth, 1e-3);
        if (!belief->bank)
            continue;
        const dw_features features = dw_features_of(&model, belief, option, &terms, value);
        sum = 0;
        for (size_t f = 0; f < belief->n_features; f++)
            sum += f == DW_FEATURE_BASE ? 0 : value[f];
        check_near(sum, dw_gain_of(&model, option, &terms).mean, 1e-3);
        check(features.variance >= 0);
    }
}

/* ---- A deal by hand ------------------------------------------------------------------------- */

/* 100,000 a year is about what they would pay: a competitor asks that. Training is said to be worth
 * 5,000 to them. */
static void simple_deal(void)
{
    static const double price[] = {UNITS(80000), UNITS(100000), UNITS(120000)};
    fresh(NULL);
    deal_numbers(&deal, "price", price, 3);
    const size_t training = deal_issue(&deal, "training");
    deal_option(&deal, training, "none", 0, 0);
    deal_option(&deal, training, "full", UNITS(-3000), UNITS(5000));
    deal.deal.value.target_price = UNITS(100000);
    deal.deal.value.list_price = UNITS(120000);
    deal.deal.value.floor_price = UNITS(80000);
    deal.deal.value.competitor_price = UNITS(110000);
    deal.deal.value.competitor_evidence = "seen";
    deal.deal.day = test_day(2026, 11, 23);
    deal.deal.close_by = test_day(2026, 12, 31);
}

static dw_event *their_offer(int day, dw_money price)
{
    deal_offer(&deal, DW_SIDE_THEM, price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->day = test_day(2026, 11, day);
    return event;
}

static void our_offer(int day, dw_money price)
{
    deal_offer(&deal, DW_SIDE_US, price);
    deal.event[deal.deal.n_events - 1].day = test_day(2026, 11, day);
}

static void their_answer(int day, dw_event_kind kind)
{
    deal_event(&deal, DW_SIDE_THEM, kind)->day = test_day(2026, 11, day);
}

static double chance_at(dw_money price)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    return dw_belief_acceptance(&model, belief, option, (double)price, INFINITY);
}

static void the_limit_is_the_price_that_half_of_them_would_pay(void **state)
{
    (void)state;
    simple_deal();
    their_offer(2, UNITS(90000));
    believe();
    const dw_belief_limit limit = dw_belief_limit_of(&model, belief);
    check_near(chance_at((dw_money)limit.price), 0.5, 1e-4);
    check_near(chance_at((dw_money)limit.price_low), 0.9, 1e-4);
    check_near(chance_at((dw_money)limit.price_high), 0.1, 1e-4);
    check(limit.worth_low < limit.worth && limit.worth < limit.worth_high);
}

static double limit_after(dw_money first, dw_money second)
{
    simple_deal();
    their_offer(2, first);
    if (second > 0)
        their_offer(16, second);
    believe();
    check(belief->n_offers == 1 + (second > 0));
    return dw_belief_limit_of(&model, belief).price;
}

static void who_offers_more_has_more_to_pay(void **state)
{
    (void)state;
    double before = 0;
    /* Further down the hypotheses are too coarse to tell such offers apart. */
    for (dw_money price = UNITS(75000); price <= UNITS(110000); price += UNITS(2500)) {
        const double limit = limit_after(price, 0);
        check(limit > before);
        before = limit;
    }
    check(limit_after(UNITS(85000), UNITS(95000)) > limit_after(UNITS(85000), UNITS(86000)));
}

static void nobody_stops_below_what_they_offer(void **state)
{
    (void)state;
    simple_deal();
    their_offer(2, UNITS(105000));
    believe();
    check(chance_at(UNITS(105000)) > 0.9);
    check(dw_belief_limit_of(&model, belief).price > UNITS(105000));
}

static void a_refusal_lowers_and_an_acceptance_raises_the_chance(void **state)
{
    (void)state;
    simple_deal();
    our_offer(2, UNITS(98000));
    believe();
    const double before = chance_at(UNITS(98000));
    their_answer(20, DW_EVENT_REFUSE);
    believe();
    check(belief->n_refusals == 1 && belief->n_offers == 0);
    check(chance_at(UNITS(98000)) < before);
    deal.event[1].kind = DW_EVENT_ACCEPT;
    believe();
    check(belief->n_acceptances == 1 && belief->n_refusals == 0);
    check(chance_at(UNITS(98000)) > before);
}

static void an_early_refusal_says_less_than_a_late_one(void **state)
{
    (void)state;
    double chance[2];
    static const int day[] = {4, 30};
    for (size_t k = 0; k < 2; k++) {
        simple_deal();
        deal.deal.close_by = test_day(2026, 12, 1);
        our_offer(2, UNITS(98000));
        their_answer(day[k], DW_EVENT_REFUSE);
        believe();
        chance[k] = chance_at(UNITS(98000));
    }
    check(chance[1] < chance[0]);
}

static void they_hold_out_until_the_close(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    simple_deal();
    their_offer(2, UNITS(85000));
    believe();
    dw_standard_package(&model, option);
    check(dw_belief_time(belief, test_day(2026, 11, 2)) == 0);
    check(dw_belief_time(belief, test_day(2026, 10, 2)) == 0);
    check_near(dw_belief_time(belief, test_day(2026, 12, 1)), 29.0 / 59, 1e-12);
    double before = 0;
    for (int day = 0; day <= 60; day += 10) {
        const double time = dw_belief_time(belief, test_day(2026, 11, 2) + day);
        const double chance =
            dw_belief_acceptance(&model, belief, option, (double)UNITS(95000), time);
        check(chance >= before);
        before = chance;
    }
    check_near(before, chance_at(UNITS(95000)), 1e-12);
}

static void paying_more_for_an_issue_shows_that_it_counts(void **state)
{
    (void)state;
    const dw_belief_issue *row;
    size_t n;
    simple_deal();
    const size_t training = dw_deal_issue(&deal.deal, "training");
    static dw_term with[2];
    for (int k = 0; k < 4; k++) {
        their_offer(10, UNITS(85000));
        dw_event *const event = their_offer(10, UNITS(90000));
        with[0] = event->term[0];
        with[1] = (dw_term){training, 1, 0};
        event->term = with;
        event->n_terms = 2;
        /* Without it the next time. */
        dw_event *const back = their_offer(10, UNITS(85000));
        static dw_term without[2];
        without[0] = back->term[0];
        without[1] = (dw_term){training, 0, 0};
        back->term = without;
        back->n_terms = 2;
    }
    believe();
    make_stakes();
    model.belief = belief;
    check(dw_belief_issues(&model, belief, stake, &arena, &row, &n, NULL) == DW_OK);
    check(n == 2 && row[0].issue != training && row[1].issue == training);
    check(row[1].multiplier > 1 && row[1].share > row[1].prior_share);
    check(row[0].multiplier == 1 && !row[0].moved);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += row[i].share;
        check(row[i].low <= row[i].share && row[i].share <= row[i].high);
    }
    check_near(sum, 1, 1e-12);
}

static void packages_are_weighed_by_what_it_has_seen(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    simple_deal();
    their_offer(2, UNITS(95000));
    believe();
    dw_standard_package(&model, option);
    const double plain = dw_package_weigh(&model, option, (double)UNITS(101000)).acceptance;
    model.belief = belief;
    const double weighed = dw_package_weigh(&model, option, (double)UNITS(101000)).acceptance;
    check(weighed == chance_at(UNITS(101000)) && weighed != plain);
}

static void an_offer_without_a_price_or_terms_tells_nothing(void **state)
{
    (void)state;
    simple_deal();
    static dw_term only;
    only = (dw_term){dw_deal_issue(&deal.deal, "training"), 1, 0};
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER);
    event->day = test_day(2026, 11, 3);
    event->term = &only;
    event->n_terms = 1;
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER)->day = test_day(2026, 11, 4);
    their_answer(5, DW_EVENT_REFUSE); /* of nothing: we have offered nothing */
    believe();
    check(belief->bank && dw_belief_seen(belief) == 0);
}

static void says_that_it_knows_nothing(void **state)
{
    (void)state;
    const dw_belief_issue *row;
    size_t n = 1;
    simple_deal();
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    their_offer(2, UNITS(95000));
    believe();
    check(!belief->bank && dw_belief_seen(belief) == 0 && isnan(chance_at(UNITS(95000))));
    check(isnan(dw_belief_limit_of(&model, belief).price));
    make_stakes();
    check(dw_belief_issues(&model, belief, stake, &arena, &row, &n, NULL) == DW_OK);
    check(n == 0);
    fresh(NULL);
    believe();
    check(!belief->bank);
}

static void the_playbook_says_how_they_come_down(void **state)
{
    (void)state;
    simple_deal();
    believe();
    check_near(belief->pace[DW_PACE_CONCEDING] + belief->pace[DW_PACE_STEADY] +
                   belief->pace[DW_PACE_FIRM],
               1, 1e-12);
    deal_fact(&deal, "urgency=theirs");
    deal_fact(&deal, "position=leader");
    believe();
    /* One point for conceding, none for the others. */
    check_near(belief->pace[DW_PACE_CONCEDING] / belief->pace[DW_PACE_FIRM], exp(1), 1e-9);
    check_near(belief->pace[DW_PACE_STEADY] / belief->pace[DW_PACE_FIRM], 1, 1e-9);
}

/* ---- What must not matter ------------------------------------------------------------------- */

static void times(dw_money *money, int factor)
{
    if (dw_money_known(*money))
        *money *= factor;
}

static void times_range(dw_money_range *range, int factor)
{
    times(&range->low, factor);
    times(&range->likely, factor);
    times(&range->high, factor);
}

static void count_in_smaller_units(int factor)
{
    dw_deal_value *const v = &deal.deal.value;
    dw_money *const amount[] = {&v->list_price,    &v->target_price,    &v->floor_price,
                                &v->cost_to_serve, &v->our_alternative, &v->competitor_price};
    for (size_t i = 0; i < sizeof amount / sizeof amount[0]; i++)
        times(amount[i], factor);
    times_range(&v->buyer_value, factor);
    times_range(&v->market, factor);
    for (size_t y = 0; y < v->n_their_budget; y++)
        times(&deal.budget[y], factor);
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        for (size_t o = 0; o < deal.issue[i].n_options; o++) {
            times(&deal.option[i][o].us, factor);
            times_range(&deal.option[i][o].them, factor);
            if (i == dw_deal_cash_issue(&deal.deal, &book.playbook, DW_CASH_PRICE))
                deal.option[i][o].number *= factor;
        }
    deal.issue[0].must_at_most *= factor;
    deal.issue[0].must_at_least *= factor;
    for (size_t t = 0; t < deal.n_terms; t++)
        deal.term[t].number *= factor;
}

static void talk(dw_random *random)
{
    for (int k = 0; k < 4; k++) {
        const double price = (double)UNITS(90000 + 5000 * k) * (0.8 + 0.4 * dw_random_unit(random));
        deal_offer(&deal, k % 2 ? DW_SIDE_US : DW_SIDE_THEM, (dw_money)price);
        deal.event[deal.deal.n_events - 1].day = test_day(2026, 11, 4 + 4 * k);
    }
    their_answer(20, DW_EVENT_REFUSE);
}

static void units_of_money_do_not_matter(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < 100; c++) {
        dw_random random;
        size_t option[DW_ISSUES_MAX];
        random_deal(1000 + c, &random);
        talk(&random);
        draw_package(option, &random);
        believe();
        const double chance = dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
        count_in_smaller_units(10);
        believe();
        const double scaled = dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
        check(isnan(chance) == isnan(scaled));
        if (!isnan(chance))
            check_near(scaled, chance, 1e-6);
    }
}

static void the_order_of_issues_does_not_matter(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < 100; c++) {
        dw_random random;
        size_t option[DW_ISSUES_MAX];
        random_deal(2000 + c, &random);
        talk(&random);
        draw_package(option, &random);
        believe();
        const double chance = dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
        const size_t a = deal.deal.n_issues - 1, b = a - 1;
        const dw_issue issue = deal.issue[a];
        deal.issue[a] = deal.issue[b];
        deal.issue[b] = issue;
        const size_t kept = option[a];
        option[a] = option[b];
        option[b] = kept;
        believe();
        const double moved = dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
        check(isnan(chance) == isnan(moved));
        if (!isnan(chance))
            check_near(moved, chance, 1e-9);
    }
}

/* ---- Price, size, memory -------------------------------------------------------------------- */

static void a_lower_price_is_no_less_likely_taken(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < 100; c++) {
        dw_random random;
        size_t option[DW_ISSUES_MAX];
        random_deal(3000 + c, &random);
        set(DW_SETTING_AMOUNT_SPREAD, 0); /* what a price multiplies is then certain */
        talk(&random);
        draw_package(option, &random);
        believe();
        double before = 1;
        for (double price = 4e6; belief->bank && price < 3e7; price += 1e6) {
            const double chance = dw_belief_acceptance(&model, belief, option, price, INFINITY);
            check(chance <= before + 1e-12);
            before = chance;
        }
    }
    set(DW_SETTING_AMOUNT_SPREAD, 0.3);
}

/* All multipliers are positive on average; that one may be negative is left, and is less than this. */
static void what_is_better_for_them_is_no_less_likely_taken(void **state)
{
    (void)state;
    size_t n_compared = 0;
    for (uint64_t c = 0; c < 300; c++) {
        dw_random random;
        size_t option[DW_ISSUES_MAX];
        dw_random_init(&random, 20261127, 4000 + c);
        fresh(NULL);
        deal_random_terms(&deal, &random);
        talk(&random);
        draw_package(option, &random);
        believe();
        for (size_t i = 0; belief->bank && i < deal.deal.n_issues; i++) {
            const size_t k = belief->coefficient[i], now = option[i];
            if (k == DW_NONE || dw_bank_coefficient(belief->bank, k).low <= 0 ||
                deal.issue[i].numeric)
                continue;
            const double worth = dw_worth_of(&model, option).them;
            const double chance =
                dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                option[i] = o;
                if (dw_worth_of(&model, option).them < worth)
                    continue;
                check(dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY) >=
                      chance - 1e-6);
                n_compared++;
            }
            option[i] = now;
        }
    }
    check(n_compared > 1000);
}

static void ten_thousand_events_are_read_at_once(void **state)
{
    (void)state;
    simple_deal();
    const size_t price = dw_deal_issue(&deal.deal, "price");
    for (size_t e = 0; e < MANY; e++) {
        many_terms[e] = (dw_term){price, DW_NONE, (double)UNITS(90000) + (double)e * 100};
        many[e] = (dw_event){.day = test_day(2026, 11, 1) + (dw_day)(e / 400),
                             .by = e % 2 ? DW_SIDE_THEM : DW_SIDE_US,
                             .kind = e % 5 == 4 ? DW_EVENT_REFUSE : DW_EVENT_OFFER,
                             .term = &many_terms[e],
                             .n_terms = 1};
    }
    deal.deal.event = many;
    deal.deal.n_events = MANY;
    const clock_t start = clock();
    believe();
    check((double)(clock() - start) / CLOCKS_PER_SEC < 2); /* 8 ms without sanitizers */
    check(belief->n_offers == 4000 && belief->n_refusals == 1000);
    check(isfinite(chance_at(UNITS(100000))));
}

static dw_status make_belief(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    const dw_belief *made;
    test_bytes_mark(&made, sizeof made);
    const dw_status status = dw_belief_of_deal(&model, most, facts, memory, &made, err);
    check(status == DW_OK || test_bytes_marked(&made, sizeof made));
    return status;
}

static dw_status rank_issues(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    const dw_belief_issue *row;
    size_t n;
    test_bytes_mark(&row, sizeof row);
    test_bytes_mark(&n, sizeof n);
    const dw_status status = dw_belief_issues(&model, belief, stake, memory, &row, &n, err);
    check(status == DW_OK ||
          (test_bytes_marked(&row, sizeof row) && test_bytes_marked(&n, sizeof n)));
    return status;
}

static void is_made_or_fails_cleanly(void **state)
{
    (void)state;
    dw_random random;
    random_deal(5, &random);
    talk(&random);
    believe();
    assert_true(test_memory_exhaust(make_belief, NULL, 16) > 100);
    make_stakes();
    assert_true(test_memory_exhaust(rank_issues, NULL, 16) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(before_the_record_chances_are_those_of_packages, fresh),
        cmocka_unit_test_setup(parts_and_features_add_up_to_the_worth, fresh),
        cmocka_unit_test_setup(the_limit_is_the_price_that_half_of_them_would_pay, fresh),
        cmocka_unit_test_setup(who_offers_more_has_more_to_pay, fresh),
        cmocka_unit_test_setup(nobody_stops_below_what_they_offer, fresh),
        cmocka_unit_test_setup(a_refusal_lowers_and_an_acceptance_raises_the_chance, fresh),
        cmocka_unit_test_setup(an_early_refusal_says_less_than_a_late_one, fresh),
        cmocka_unit_test_setup(they_hold_out_until_the_close, fresh),
        cmocka_unit_test_setup(paying_more_for_an_issue_shows_that_it_counts, fresh),
        cmocka_unit_test_setup(packages_are_weighed_by_what_it_has_seen, fresh),
        cmocka_unit_test_setup(an_offer_without_a_price_or_terms_tells_nothing, fresh),
        cmocka_unit_test_setup(says_that_it_knows_nothing, fresh),
        cmocka_unit_test_setup(the_playbook_says_how_they_come_down, fresh),
        cmocka_unit_test_setup(units_of_money_do_not_matter, fresh),
        cmocka_unit_test_setup(the_order_of_issues_does_not_matter, fresh),
        cmocka_unit_test_setup(a_lower_price_is_no_less_likely_taken, fresh),
        cmocka_unit_test_setup(what_is_better_for_them_is_no_less_likely_taken, fresh),
        cmocka_unit_test_setup(ten_thousand_events_are_read_at_once, fresh),
        cmocka_unit_test_setup(is_made_or_fails_cleanly, fresh),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
