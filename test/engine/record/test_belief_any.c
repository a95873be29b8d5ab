/* The belief about the buyer of any deal: before the record it is what packages are weighed by; units and
 * order do not matter; what is better is no less likely taken; where memory ends. */
#include "engine/support/believed.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include "../engine/trade/estimate.h"

#include <math.h>
#include <string.h>
#include <time.h>

enum { MANY = 10000 };

static dw_event many[MANY];
static dw_term many_terms[MANY];

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

/* Of what they have without us: all, hearsay of a rival with or without a market, or no price at all. */
static void draw_what_is_known(uint64_t stream, dw_deal_value *value)
{
    if (stream % 4 > 0)
        value->competitor_evidence = NULL;
    if (stream % 4 > 1)
        value->market = (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    if (stream % 4 > 2)
        value->competitor_price = DW_MONEY_NONE;
}

static void random_deal(uint64_t stream, dw_random *random)
{
    dw_random_init(random, 20261127, stream);
    fresh(NULL);
    deal_random_terms(&deal, random);
    draw_ranges(random);
    draw_what_is_known(stream, &deal.deal.value);
    deal.deal.day = test_day(2026, 11, 23);
    deal.deal.close_by = stream % 3 == 0 ? DW_DAY_NONE : test_day(2026, 12, 18);
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
        deal_random_package(&deal, option, &random);
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
    for (uint64_t c = 0; c < 400; c++) {
        const double gap = prior_gap(c);
        check_near(gap, 0, model.n_alternatives > 1 ? DW_BELIEF_PRIOR_TOLERANCE : 1e-9);
    }
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
        deal_random_package(&deal, option, &random);
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
        deal_random_package(&deal, option, &random);
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
        deal_random_package(&deal, option, &random);
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
        deal_random_package(&deal, option, &random);
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
        deal_random_package(&deal, option, &random);
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

/* What they have without us moves what they expect, and nothing else. Of hearsay this is not so: a price
 * that what they do speaks against is believed less. */
static void a_cheaper_rival_makes_no_package_more_likely(void **state)
{
    (void)state;
    size_t n_compared = 0;
    double worst = 0;
    for (uint64_t c = 0; c < 300; c++) {
        dw_random random;
        size_t option[DW_ISSUES_MAX];
        double before = 1;
        random_deal(5000 + c, &random);
        deal.deal.value.competitor_evidence = "their quote";
        talk(&random);
        deal_random_package(&deal, option, &random);
        for (int k = 20; k >= 8; k--) {
            deal.deal.value.competitor_price = deal.deal.value.list_price * k / 16;
            believe();
            if (!belief->bank)
                break;
            const double chance =
                dw_belief_acceptance(&model, belief, option, (double)NAN, INFINITY);
            worst = fmax(worst, chance - before);
            before = chance;
            n_compared++;
        }
    }
    check(worst <= 1e-9);
    check(n_compared > 2000);
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
    const dw_status status = dw_belief_of_deal(&model, at_stake, belief_facts, memory, &made, err);
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
        cmocka_unit_test_setup(units_of_money_do_not_matter, fresh),
        cmocka_unit_test_setup(the_order_of_issues_does_not_matter, fresh),
        cmocka_unit_test_setup(a_lower_price_is_no_less_likely_taken, fresh),
        cmocka_unit_test_setup(what_is_better_for_them_is_no_less_likely_taken, fresh),
        cmocka_unit_test_setup(a_cheaper_rival_makes_no_package_more_likely, fresh),
        cmocka_unit_test_setup(ten_thousand_events_are_read_at_once, fresh),
        cmocka_unit_test_setup(is_made_or_fails_cleanly, fresh),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
