/* The ladder of a plan: prices that can be said, who approves them, what is asked back. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

#include "plan/compose.h"

#include <math.h>
#include <string.h>

/* What must hold of any ladder of a plan; the arithmetic of its levels is tested with concessions. */
static void check_steps(void)
{
    const dw_deal_value *const v = &deal.deal.value;
    check(plan.n_steps == plan.concessions.n_steps);
    dw_money sum = 0;
    for (size_t i = 0; i < plan.n_steps; i++) {
        const dw_plan_step *const step = &plan.step[i];
        const dw_package *const package = &step->concession.package;
        check(step->price >= v->floor_price);
        check((double)step->price == round(package->price));
        check(step->size == (i ? step[-1].price - step->price : 0));
        check(package->authority ==
              dw_authority_for(&deal.deal, &book.playbook, package->discount, package->price));
        check(step->below_target == (i > plan.concessions.target_step));
        check(i == 0 || package->worth.them > package[0].worth.them - 1);
        check(step->get_kind == DW_NONE || (i > 0 && step->concession.n_gets == 0));
        sum += step->size;
    }
    check(plan.step[0].price - sum == plan.step[plan.n_steps - 1].price);
    if (plan.ends_at_walk_away)
        check_near(plan.concessions.ladder.level[plan.n_steps - 1],
                   fmax((double)v->our_alternative,
                        plan.concessions.ladder.level[plan.concessions.ladder.n_steps]),
                   0);
}

static bool has_offer(dw_side side)
{
    for (size_t e = 0; e < deal.deal.n_events; e++)
        if (deal.event[e].by == side && deal.event[e].kind == DW_EVENT_OFFER)
            return true;
    return false;
}

static void climbs_down_from_what_is_on_the_table(void **state)
{
    (void)state;
    size_t n_ladders = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal_random_facts(&deal, 2, &random);
        if (dw_random_below(&random, 3) == 0)
            deal_offer(&deal, DW_SIDE_US,
                       deal.deal.value.floor_price + (dw_money)dw_random_below(&random, 9000000));
        make_plan();
        const dw_money latest = dw_deal_latest_price(&deal.deal, &book.playbook, DW_SIDE_US);
        const dw_money start = dw_money_known(latest) ? latest : plan.opening.price;
        if (plan.n_steps == 0)
            continue;
        check(plan.step[0].price == start);
        /* What stands on the record is not improved by an opening of our own. */
        size_t option[DW_ISSUES_MAX];
        double price;
        check(dw_standing_offer(&plan.worth, DW_SIDE_US, option, &price) == has_offer(DW_SIDE_US));
        if (has_offer(DW_SIDE_US))
            check(memcmp(plan.step[0].concession.package.option, option,
                         deal.deal.n_issues * sizeof *option) == 0);
        check_steps();
        n_ladders++;
    }
    check(n_ladders > 1200);
}

/* Nothing that the next offer or a get takes back what we have moved their way, or what is settled. */
static void check_nothing_is_taken_back(void)
{
    size_t ours[DW_ISSUES_MAX];
    bool closed[DW_ISSUES_MAX];
    dw_offered offered;
    double price;
    check(dw_standing_offer(&plan.worth, DW_SIDE_US, ours, &price));
    check(dw_offered_start(&plan.worth, &arena, &offered));
    for (size_t e = 0; e < plan.deal->n_events; e++)
        dw_offered_follow(&plan.worth, &plan.deal->event[e], &offered);
    dw_closed_issues(&plan.worth, &offered, ours, price, closed);
    for (size_t n = 1; n < plan.n_steps; n++)
        for (size_t g = 0; g < plan.step[n].concession.n_gets; g++)
            check(!closed[plan.step[n].concession.get[g].issue]);
    for (size_t t = 0; t < plan.n_trades; t++)
        check(!closed[plan.trade[t].get_issue]);
    const double before = dw_worth_at_price(&plan.worth, ours, price).them;
    for (size_t i = 0; plan.proposals.exists && i < deal.deal.n_issues; i++) {
        const size_t now = ours[i], next = plan.proposals.next.option[i];
        ours[i] = next;
        check(!closed[i] || next == offered.proposed[i].option ||
              dw_worth_at_price(&plan.worth, ours, price).them >= before);
        ours[i] = now;
    }
}

static void takes_nothing_back_and_does_not_meet_in_the_middle(void **state)
{
    (void)state;
    size_t n_off = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 700; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal_random_facts(&deal, 2, &random);
        const dw_money floor = deal.deal.value.floor_price;
        offer_random_term(&random, DW_SIDE_US, floor + 9000000);
        offer_random_term(&random, DW_SIDE_THEM, floor - 2000000);
        offer_random_term(&random, DW_SIDE_US, floor + (dw_money)dw_random_below(&random, 9000000));
        offer_random_term(&random, DW_SIDE_THEM,
                          floor + (dw_money)dw_random_below(&random, 6000000));
        make_plan();
        check_nothing_is_taken_back();
        const double theirs = (double)deal.term[deal.n_terms - 2].number;
        const double ours = (double)deal.term[deal.n_terms - 4].number;
        const double off = dw_price_off_middle(
            ours, theirs, dw_playbook_setting(&book.playbook, DW_SETTING_SPLIT_TOLERANCE));
        if (plan.n_steps < 2 || isnan(off))
            continue;
        check(plan.proposals.next.price >= off);
        check((double)plan.step[1].price >= off);
        n_off += plan.proposals.next.price < ours;
    }
    check(n_off > 100);
}

/* Cy grants what Ada asks for, at this price on the terms of the next step. */
static void grant_step(const dw_package *package, double price)
{
    dw_event *const request = deal_event(&deal, DW_SIDE_US, DW_EVENT_APPROVAL);
    request->action = DW_ACTION_REQUEST;
    request->who = "Ada";
    request->term = &deal.term[deal.n_terms];
    request->n_terms = deal.deal.n_issues;
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        deal.term[deal.n_terms++] =
            (dw_term){i, package->option[i], deal.option[i][package->option[i]].number};
    deal.term[deal.n_terms - deal.deal.n_issues] = (dw_term){0, DW_NONE, price};
    dw_event *const grant = deal_event(&deal, DW_SIDE_US, DW_EVENT_APPROVAL);
    grant->action = DW_ACTION_GRANT;
    grant->who = "Bo";
}

static void takes_the_granted_price_that_the_next_step_comes_near(void **state)
{
    (void)state;
    static const double above[] = {0.031, 0.31}; /* shares of the step; 0.05 are the same step */
    for (size_t i = 0; i < 2; i++) {
        deal_full(&deal, &book);
        deal_offer(&deal, DW_SIDE_US, UNITS(234700));
        make_plan();
        assert_true(plan.n_steps > 1);
        const double price = (double)plan.step[1].price;
        const double granted = round(price + above[i] * (UNITS(234700) - price));
        grant_step(&plan.step[1].concession.package, granted);
        make_plan();
        assert_int_equal(plan.approvals.n_grants, 1);
        assert_true((double)plan.step[1].price == (i == 0 ? granted : price));
    }
}

static void has_no_ladder_without_the_prices_it_needs(void **state)
{
    (void)state;
    static const size_t offset[] = {offsetof(dw_deal_value, target_price),
                                    offsetof(dw_deal_value, floor_price)};
    for (size_t i = 0; i < 2; i++) {
        deal_full(&deal, &book);
        *(dw_money *)((char *)&deal.deal.value + offset[i]) = DW_MONEY_NONE;
        make_plan();
        assert_int_equal(plan.n_steps, 0);
        assert_int_equal(i == 0 ? plan.target_authority : plan.floor_authority, DW_NONE);
    }
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(215000);
    deal.deal.value.floor_price = UNITS(180000);
    make_plan();
    assert_int_equal(plan.n_steps, 0);
}

/* With nothing to stay above, the best offer would be to give everything. */
static void proposes_nothing_without_a_walk_away(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_true(plan.proposals.exists);
    deal.deal.value.floor_price = DW_MONEY_NONE;
    deal.deal.value.our_alternative = DW_MONEY_NONE;
    make_plan();
    assert_false(plan.proposals.exists);
    assert_int_equal(plan.proposals.n_packages, 0);
    deal.deal.value.our_alternative = UNITS(61000);
    make_plan();
    assert_true(plan.proposals.exists);
}

static void has_no_ladder_once_we_are_at_the_floor(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(180000));
    make_plan();
    assert_int_equal(plan.n_steps, 0);
}

static void starts_from_what_we_offered_last_even_below_the_target(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(204000));
    make_plan();
    assert_int_equal(plan.step[0].price, UNITS(204000));
    assert_int_equal(plan.concessions.target_step, 0);
    assert_true(plan.n_steps > 2);
    assert_true(plan.step[1].below_target);
}

/* 190 is what they offer: below it we would bid against ourselves. */
static void stops_at_what_the_buyer_has_offered(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(235000));
    deal_offer(&deal, DW_SIDE_THEM, UNITS(190000));
    make_plan();
    assert_true(plan.n_steps > 2);
    for (size_t i = 0; i < plan.n_steps; i++)
        assert_true(plan.step[i].price >= UNITS(190000));
    assert_false(plan.ends_at_walk_away);
}

static void names_who_approves_target_and_floor(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(plan.target_authority, 1); /* 10.4 % */
    assert_int_equal(plan.floor_authority, 2);  /* 25 % */
    deal.deal.value.target_price = UNITS(216000);
    make_plan();
    assert_int_equal(plan.target_authority, 0);
    deal.deal.value.list_price = DW_MONEY_NONE;
    make_plan();
    assert_int_equal(plan.target_authority, DW_NONE);
    for (size_t i = 0; i < plan.n_steps; i++) {
        assert_true(isnan(plan.step[i].concession.package.discount));
        assert_int_equal(plan.step[i].concession.package.authority, DW_NONE);
    }
}

static size_t book_kind(const char *name)
{
    size_t kind = 0;
    while (strcmp(book.issue_kind[kind].name, name) != 0)
        kind++;
    return kind;
}

static void asks_for_what_is_on_no_table_yet_when_the_deal_has_nothing_left(void **state)
{
    (void)state;
    static const double price[] = {23500000, 18000000};
    deal_full(&deal, &book);
    deal.deal.n_issues = 0;
    deal_numbers(&deal, "price", price, 2);
    make_plan();
    const size_t reference = book_kind("reference");
    assert_true(plan.n_steps > 3);
    /* Only the reference can be asked for without naming an option; and only once. */
    assert_int_equal(plan.step[0].get_kind, DW_NONE);
    assert_int_equal(plan.step[1].get_kind, reference);
    assert_int_equal(plan.step[2].get_kind, DW_NONE);
    assert_int_equal(plan.step[3].get_kind, DW_NONE);
    deal_option(&deal, deal_issue(&deal, "reference"), "no", 0, 0);
    make_plan();
    assert_int_equal(plan.step[1].get_kind, DW_NONE);
}

/* How many kinds the ladder asks for, with an issue of a kind that the playbook does not know. */
static size_t kinds_asked_beside(const char *issue, const char *option)
{
    static const double price[] = {23500000, 18000000};
    deal_full(&deal, &book);
    deal.deal.n_issues = 0;
    deal_numbers(&deal, "price", price, 2);
    const size_t other = deal_issue(&deal, issue);
    deal_option(&deal, other, "none", 0, 0);
    deal_option(&deal, other, option, 0, 0);
    make_plan();
    assert_true(plan.n_steps > 1);
    size_t n = 0;
    for (size_t s = 0; s < plan.n_steps; s++)
        n += plan.step[s].get_kind != DW_NONE;
    return n;
}

static void asks_for_nothing_that_stands_on_the_table_by_another_name(void **state)
{
    (void)state;
    assert_int_equal(kinds_asked_beside("publicity", "logo"), 1);
    assert_int_equal(kinds_asked_beside("publicity", "reference"), 0);
    assert_int_equal(kinds_asked_beside("publicity", "reference_call"), 1);
    book.issue_kind[book_kind("reference")].name = "public_reference";
    assert_int_equal(kinds_asked_beside("public", "reference"), 0);
    assert_int_equal(kinds_asked_beside("publi", "reference"), 1);
    book.issue_kind[book_kind("public_reference")].name = "reference";
}

/* With so many days to payment in what we have on the table, the first of them standard. */
static size_t kind_asked_beside_days(size_t days)
{
    static const double price[] = {23500000, 18000000}, option[] = {30, 60, 0};
    begin_record();
    deal.deal.n_issues = 0;
    deal_numbers(&deal, "price", price, 2);
    deal_numbers(&deal, "payment_days", option, 3);
    log_price(DW_SIDE_US, UNITS(231700), 3);
    log_option(DW_SIDE_US, "payment_days", days, 3);
    plan_record();
    assert_true(plan.n_steps > 1);
    return plan.step[1].get_kind;
}

static void asks_nothing_that_contradicts_what_a_package_gives(void **state)
{
    (void)state;
    static const char *const payment[] = {"payment_days"};
    const size_t reference = book_kind("reference");
    dw_issue_kind *const kind = &book.issue_kind[reference];
    kind->not_beside = payment;
    assert_int_equal(kind_asked_beside_days(1), reference);
    kind->n_not_beside = 1;
    assert_int_equal(kind_asked_beside_days(1), DW_NONE);
    assert_int_equal(kind_asked_beside_days(0), DW_NONE); /* thirty days, though it is standard */
    assert_int_equal(kind_asked_beside_days(2), reference);
    kind->n_not_beside = 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(climbs_down_from_what_is_on_the_table),
        cmocka_unit_test(takes_nothing_back_and_does_not_meet_in_the_middle),
        cmocka_unit_test(takes_the_granted_price_that_the_next_step_comes_near),
        cmocka_unit_test(has_no_ladder_without_the_prices_it_needs),
        cmocka_unit_test(proposes_nothing_without_a_walk_away),
        cmocka_unit_test(has_no_ladder_once_we_are_at_the_floor),
        cmocka_unit_test(starts_from_what_we_offered_last_even_below_the_target),
        cmocka_unit_test(stops_at_what_the_buyer_has_offered),
        cmocka_unit_test(names_who_approves_target_and_floor),
        cmocka_unit_test(asks_for_what_is_on_no_table_yet_when_the_deal_has_nothing_left),
        cmocka_unit_test(asks_nothing_that_contradicts_what_a_package_gives),
        cmocka_unit_test(asks_for_nothing_that_stands_on_the_table_by_another_name),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
