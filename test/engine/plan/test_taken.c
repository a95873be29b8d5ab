/* What the buyer has proposed that is better for us than what we have on the table: it comes into the next
 * offer, and into what is laid beside it. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

#include <math.h>
#include <string.h>

enum { STORY = 6, LAUNCH = 5, TERM = 1, CASES = 700 };

/* All else as in the package. */
static double worth_with(const dw_package *package, size_t issue, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, package->option, deal.deal.n_issues * sizeof *option);
    option[issue] = o;
    return dw_worth_asked(&plan.worth, option, package->price).us;
}

/* ---- By hand ------------------------------------------------------------------------------------ */

static const dw_term *taken_on(size_t issue)
{
    for (size_t t = 0; t < plan.taken.n; t++)
        if (plan.taken.term[t].issue == issue)
            return &plan.taken.term[t];
    return NULL;
}

static void bug_the_next_offer_asked_for_less_than_they_had_offered(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(233000), 3);
    plan_record();
    assert_int_equal(plan.proposals.next.option[LAUNCH], 0);
    const dw_event *const said = log_option(DW_SIDE_THEM, "joint launch", 1, 5);
    plan_record();
    assert_int_equal(plan.step[1].concession.n_taken, 1);
    assert_int_equal(plan.proposals.next.option[LAUNCH], 1);
    assert_non_null(taken_on(LAUNCH));
    assert_int_equal(plan.taken.event[0]->number, said->number);
    assert_true(plan.taken.paid == 0); /* they want it as well */
    for (size_t p = 0; p < plan.proposals.n_packages; p++)
        assert_int_equal(plan.proposals.package[p].option[LAUNCH], 1);
}

/* What they named and took back, or what has run out, is nothing to take up. */
static void what_they_took_back_is_not_taken_up(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(233000), 3);
    log_option(DW_SIDE_THEM, "joint launch", 1, 5)->until = test_day(2026, 11, 9);
    plan_record();
    assert_null(taken_on(LAUNCH));
    log_option(DW_SIDE_THEM, "case study", 1, 6);
    dw_event *const no = log_option(DW_SIDE_THEM, "case study", 1, 10);
    no->kind = DW_EVENT_REFUSE;
    plan_record();
    assert_null(taken_on(STORY));
    assert_int_equal(plan.proposals.next.option[STORY], 0);
}

static void the_opening_asks_no_less_than_they_have_proposed(void **state)
{
    (void)state;
    begin_record();
    log_option(DW_SIDE_THEM, "term_years", 2, 5);
    log_option(DW_SIDE_THEM, "case study", 1, 5);
    plan_record();
    assert_int_equal(plan.step[0].concession.package.option[TERM], 2);
    assert_int_equal(plan.step[0].concession.package.option[STORY], 1);
    assert_int_equal(plan.proposals.next.option[STORY], 1);
    assert_non_null(taken_on(STORY));
}

/* At our floor nothing is left to pay with, but what both want makes up for what costs them. */
static void at_the_floor_only_what_costs_them_nothing_is_taken_up(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, deal.deal.value.floor_price, 3);
    log_option(DW_SIDE_THEM, "case study", 1, 6);
    plan_record();
    assert_int_equal(plan.n_steps, 0);
    assert_null(taken_on(STORY));
    log_option(DW_SIDE_THEM, "joint launch", 1, 6);
    plan_record();
    assert_non_null(taken_on(LAUNCH));
    assert_non_null(taken_on(STORY));
    check_near(plan.proposals.next.price, (double)deal.deal.value.floor_price, 0);
}

/* Where no deal is worth what we have offered, the price above the floor makes up for what it costs them. */
static void at_the_end_of_the_ladder_they_lose_nothing_by_it(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(199000), 3);
    log_option(DW_SIDE_US, "payment_days", 2, 3);
    log_option(DW_SIDE_US, "training", 1, 3);
    plan_record();
    deal.deal.value.our_alternative = plan.on_the_table + UNITS(1000);
    log_option(DW_SIDE_THEM, "case study", 1, 6);
    plan_record();
    assert_int_equal(plan.n_steps, 0);
    assert_non_null(taken_on(STORY));
    size_t ours[DW_ISSUES_MAX];
    double price;
    assert_true(dw_standing_offer(&plan.worth, DW_SIDE_US, ours, &price));
    const dw_worth stands = dw_worth_at_price(&plan.worth, ours, price);
    const dw_package *const next = &plan.proposals.next;
    assert_true(next->worth.them >= stands.them && next->worth.us > stands.us + UNITS(8000));
    assert_true(isnan(plan.taken.paid) ||
                (next->price < price && plan.taken.paid > 0 && plan.taken.paid < UNITS(2500)));
}

/* ---- Of any record ------------------------------------------------------------------------------ */

/* What is taken up is theirs and better for us, nothing beside the next offer asks for less, and no offer is
 * worth less to them than what they can take already. */
static void check_taken(const size_t *proposed)
{
    const dw_proposals *const made = &plan.proposals;
    const dw_concession *const step = plan.n_steps > 1 ? &plan.step[1].concession : NULL;
    for (size_t t = 0; t < plan.taken.n; t++)
        check(proposed[plan.taken.term[t].issue] == plan.taken.term[t].option);
    for (size_t t = 0; step && t < step->n_taken; t++) {
        const size_t i = step->taken[t].issue;
        check(proposed[i] == step->taken[t].option);
        for (size_t p = 0; p < made->n_packages; p++)
            check(worth_with(&step->package, i, made->package[p].option[i]) >=
                  worth_with(&step->package, i, proposed[i]) - 0.5);
        check(worth_with(&step->package, i, made->next.option[i]) >=
              worth_with(&step->package, i, proposed[i]) - 0.5);
    }
}

static void no_package_asks_less_than_what_is_taken_up(void **state)
{
    (void)state;
    size_t n_taken = 0, n_paid = 0, n_left = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < CASES; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal_random_facts(&deal, 2, &random);
        const dw_money floor = deal.deal.value.floor_price;
        offer_random_term(&random, DW_SIDE_US, floor + 9000000);
        offer_random_term(&random, DW_SIDE_THEM, floor - 2000000);
        offer_random_term(&random, DW_SIDE_US, floor + (dw_money)dw_random_below(&random, 9000000));
        offer_random_term(&random, DW_SIDE_THEM,
                          floor - (dw_money)dw_random_below(&random, 1000000));
        make_plan();
        size_t ours[DW_ISSUES_MAX], proposed[DW_ISSUES_MAX];
        double price;
        check(dw_standing_offer(&plan.worth, DW_SIDE_US, ours, &price));
        dw_offered offered;
        check(dw_offered_start(&plan.worth, &arena, &offered));
        for (size_t e = 0; e < plan.deal->n_events; e++)
            dw_offered_follow(&plan.worth, &plan.deal->event[e], &offered);
        dw_proposed_options(&plan.worth, &offered, plan.deal->day, proposed);
        check_taken(proposed);
        const double stands = dw_worth_at_price(&plan.worth, ours, price).them;
        check(!plan.proposals.exists || plan.proposals.next.worth.them >= stands - 0.5);
        size_t n = 0;
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            n += proposed[i] != DW_NONE && proposed[i] != ours[i];
        n_taken += plan.taken.n > 0;
        n_paid += plan.taken.paid > 0;
        n_left += n > plan.taken.n && plan.n_steps > 1;
    }
    check(n_taken > CASES / 6 && n_paid > CASES / 50 && n_left > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bug_the_next_offer_asked_for_less_than_they_had_offered),
        cmocka_unit_test(what_they_took_back_is_not_taken_up),
        cmocka_unit_test(the_opening_asks_no_less_than_they_have_proposed),
        cmocka_unit_test(at_the_floor_only_what_costs_them_nothing_is_taken_up),
        cmocka_unit_test(at_the_end_of_the_ladder_they_lose_nothing_by_it),
        cmocka_unit_test(no_package_asks_less_than_what_is_taken_up),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
