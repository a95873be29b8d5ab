/* The value of every variable a text may use. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

#include <stdio.h>
#include <string.h>

/* Names joined by commas. */
static void expect_names(dw_value v, const char *joined)
{
    char all[256] = "";
    assert_int_equal(v.kind, DW_VALUE_NAMES);
    for (size_t n = 0; n < v.n_names; n++)
        snprintf(all + strlen(all), sizeof all - strlen(all), n ? ", %s" : "%s", v.name[n]);
    assert_string_equal(all, joined);
}

static void gives_what_the_deal_says(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = 0;
    deal.deal.strategy_reason = "an old promise";
    make_plan();
    expect_text(value(DW_VAR_ACCOUNT), "Northwind");
    expect_text(value(DW_VAR_DEAL), "renewal");
    expect_text(value(DW_VAR_OWNER), "Ada");
    expect_text(value(DW_VAR_SITUATION), "their system ends in March");
    expect_money(value(DW_VAR_VALUE), UNITS(645000));
    expect_day(value(DW_VAR_CLOSE_BY), test_day(2026, 12, 18));
    expect_day(value(DW_VAR_TODAY), test_day(2026, 11, 2));
    expect_number(value(DW_VAR_DAYS_TO_CLOSE), DW_VALUE_COUNT, 34);
    expect_none(value(DW_VAR_DAYS_PAST_CLOSE));
    expect_number(value(DW_VAR_ISSUE_COUNT), DW_VALUE_COUNT, 7);
    expect_text(value(DW_VAR_LEAD), "partnership");
    expect_text(value(DW_VAR_RECOMMENDED), "partnership");
    expect_text(value(DW_VAR_RUNNER_UP), book.archetype[plan.assessment.runner_up].label);
    expect_number(value(DW_VAR_CONFIDENCE), DW_VALUE_SHARE, plan.assessment.confidence);
    expect_text(value(DW_VAR_OVERRIDE_REASON), "an old promise");
    expect_none(value(DW_VAR_GUARD));
    deal_fact(&deal, "competition=crowded");
    make_plan();
    expect_text(value(DW_VAR_GUARD), "defensive");
}

/* No day is left to one that has passed, and none is said to be. */
static void counts_from_the_day_to_close_by(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.day = test_day(2026, 12, 18);
    make_plan();
    expect_number(value(DW_VAR_DAYS_TO_CLOSE), DW_VALUE_COUNT, 0);
    deal.deal.day = test_day(2026, 12, 19);
    make_plan();
    expect_none(value(DW_VAR_DAYS_TO_CLOSE));
    expect_none(value(DW_VAR_DAYS_PAST_CLOSE)); /* one is not many */
    deal.deal.day = test_day(2026, 12, 22);
    make_plan();
    expect_number(value(DW_VAR_DAYS_PAST_CLOSE), DW_VALUE_COUNT, 4);
}

static void gives_prices_and_their_evidence(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = 0;
    deal_offer(&deal, DW_SIDE_THEM, UNITS(176000));
    make_plan();
    expect_money(value(DW_VAR_LIST_PRICE), UNITS(240000));
    expect_money(value(DW_VAR_TARGET_PRICE), UNITS(215000));
    expect_money(value(DW_VAR_FLOOR_PRICE), UNITS(180000));
    expect_money(value(DW_VAR_BUYER_VALUE), UNITS(800000));
    expect_money(value(DW_VAR_BUYER_VALUE_LOW), UNITS(600000));
    expect_money(value(DW_VAR_BUYER_VALUE_HIGH), UNITS(1100000));
    expect_text(value(DW_VAR_VALUE_EVIDENCE), "their pilot");
    expect_number(value(DW_VAR_VALUE_SHARE), DW_VALUE_SHARE, 0.2);
    expect_money(value(DW_VAR_MARKET_LOW), UNITS(170000));
    expect_money(value(DW_VAR_MARKET_HIGH), UNITS(270000));
    expect_text(value(DW_VAR_MARKET_EVIDENCE), "two tenders");
    expect_text(value(DW_VAR_COMPETITOR), "Halyard");
    expect_money(value(DW_VAR_COMPETITOR_PRICE), UNITS(223000));
    expect_number(value(DW_VAR_COMPETITOR_GAP), DW_VALUE_SHARE, 3.0 / 220);
    expect_text(value(DW_VAR_COMPETITOR_EVIDENCE), "their quote");
    expect_money(value(DW_VAR_THEIR_LIMIT), UNITS(223000));
    expect_money(value(DW_VAR_FIRST_YEAR_BUDGET), UNITS(190000));
    expect_money(value(DW_VAR_LATER_BUDGET), UNITS(231000));
    /* The value carries 160 thousand only, so the market, in its middle, is the frame. */
    expect_money(value(DW_VAR_OPENING_PRICE), UNITS(220000));
    expect_number(value(DW_VAR_VALUE_MULTIPLE), DW_VALUE_RATIO, 800.0 / 220);
    expect_number(value(DW_VAR_OPENING_ABOVE_TARGET), DW_VALUE_SHARE, 5.0 / 215);
    expect_money(value(DW_VAR_RANGE_HIGH), UNITS(220000));
    expect_money(value(DW_VAR_THEIR_OPENING), UNITS(171000));
    expect_money(value(DW_VAR_THEIR_LATEST), UNITS(176000));
    expect_none(value(DW_VAR_OUR_LATEST));
    expect_money(value(DW_VAR_EVIDENCE_LOW), UNITS(170000));
    expect_money(value(DW_VAR_EVIDENCE_HIGH), UNITS(270000));
    plan.their_anchor.band_high = plan.their_anchor.band_low;
    expect_none(value(DW_VAR_EVIDENCE_HIGH));
    expect_text(value(DW_VAR_REANCHOR_FRAME), "list");
    expect_money(value(DW_VAR_REANCHOR_PRICE), UNITS(240000));
    deal_offer(&deal, DW_SIDE_US, UNITS(229000));
    make_plan();
    expect_money(value(DW_VAR_OUR_LATEST), UNITS(229000));
}

static void gives_worth_room_and_discounts(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_money(value(DW_VAR_PACKAGE_TARGET), plan.package_target);
    expect_money(value(DW_VAR_PACKAGE_WALK_AWAY), plan.package_walk_away);
    expect_number(value(DW_VAR_LADDER_STEPS), DW_VALUE_COUNT, (double)plan.n_steps - 1);
    plan.n_steps = 2;
    expect_none(value(DW_VAR_LADDER_STEPS));
    expect_money(value(DW_VAR_OUR_ALTERNATIVE), UNITS(31000));
    expect_money(value(DW_VAR_PRICE_ROOM), UNITS(43000));
    expect_number(value(DW_VAR_TARGET_DISCOUNT), DW_VALUE_SHARE, 25.0 / 240);
    expect_number(value(DW_VAR_FLOOR_DISCOUNT), DW_VALUE_SHARE, 0.25);
    expect_text(value(DW_VAR_TARGET_APPROVER), "sales manager");
    expect_text(value(DW_VAR_FLOOR_APPROVER), "CFO");
    /* d / (m - d) of a margin of 1 - 61.7/240. */
    const double d = 25.0 / 240, m = 1 - 61.7 / 240;
    expect_number(value(DW_VAR_BREAK_EVEN_VOLUME), DW_VALUE_SHARE, d / (m - d));
    /* The margin that is left earns the same on the larger volume. */
    check_near((1 + value(DW_VAR_BREAK_EVEN_VOLUME).number) * (215 - 61.7), 240 - 61.7, 1e-9);
    deal.deal.value.cost_to_serve = UNITS(216000);
    make_plan();
    expect_none(value(DW_VAR_BREAK_EVEN_VOLUME));
    deal.deal.value.competitor_price = UNITS(179999);
    deal.deal.value.list_price = deal.deal.value.target_price = UNITS(240000);
    make_plan();
    expect_none(value(DW_VAR_PRICE_ROOM));
    expect_none(value(DW_VAR_BREAK_EVEN_VOLUME));
    expect_number(value(DW_VAR_COMPETITOR_GAP), DW_VALUE_SHARE, 60001.0 / 240000);
}

static void does_not_divide_by_a_price_of_nothing(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.list_price = deal.deal.value.target_price = deal.deal.value.floor_price = 0;
    make_plan();
    expect_none(value(DW_VAR_TARGET_DISCOUNT));
    expect_none(value(DW_VAR_FLOOR_DISCOUNT));
    expect_none(value(DW_VAR_OPENING_ABOVE_TARGET));
    expect_none(value(DW_VAR_TARGET_APPROVER));
    expect_none(value(DW_VAR_BREAK_EVEN_VOLUME));
    assert_int_equal(plan.facts[book_factor(&book, "target_discount")], 3);
}

static void names_the_newest_of_those_who_decide_beside_the_first(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    (void)deal_theirs(&deal, "Fay", DW_PERSON_DECIDES);
    (void)deal_theirs(&deal, "Gus", DW_PERSON_USES);
    make_plan();
    expect_text(value(DW_VAR_DECISION_MAKER), "Dov");
    expect_text(value(DW_VAR_OTHER_DECIDER), "Fay");
}

static void gives_people_of_both_sides(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_text(value(DW_VAR_OUR_LEAD), "Ada");
    expect_text(value(DW_VAR_SPONSOR), "Bo");
    expect_text(value(DW_VAR_APPROVER), "Cy");
    expect_text(value(DW_VAR_DECISION_MAKER), "Dov");
    expect_text(value(DW_VAR_DECISION_MAKER_TITLE), "COO");
    expect_none(value(DW_VAR_OTHER_DECIDER));
    expect_names(value(DW_VAR_UNACKNOWLEDGED), "Ada, Cy");
    expect_names(value(DW_VAR_OBJECTIVES), "a high price, objective_speed");
    expect_text(value(DW_VAR_THEIR_BLOCKER), "Eli");
    expect_text(value(DW_VAR_THEIR_SUPPORTER), "Dov");
    deal.theirs[1].authority = DW_PERSON_USES;
    deal.ours[1].objective = DW_OBJECTIVE_PRICE;
    make_plan();
    expect_text(value(DW_VAR_THEIR_BLOCKER), "Eli"); /* opposed, if not blocking */
    expect_none(value(DW_VAR_OBJECTIVES));
    expect_text(item(DW_SCOPE_THEIRS, 0, DW_VAR_PERSON), "Dov");
    expect_text(item(DW_SCOPE_THEIRS, 0, DW_VAR_TITLE), "COO");
    expect_text(item(DW_SCOPE_THEIRS, 0, DW_VAR_INTEREST), "a calm winter");
    expect_none(item(DW_SCOPE_THEIRS, 1, DW_VAR_TITLE));
    expect_none(item(DW_SCOPE_THEIRS, 0, DW_VAR_ROLE));
    expect_text(item(DW_SCOPE_OURS, 2, DW_VAR_PERSON), "Cy");
    expect_text(item(DW_SCOPE_OURS, 2, DW_VAR_ROLE), "who signs");
    expect_none(item(DW_SCOPE_OURS, 2, DW_VAR_INTEREST));
}

static void gives_the_issues_that_matter(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_text(value(DW_VAR_TOP_ISSUE_OURS), "price");
    expect_text(value(DW_VAR_TOP_ISSUE_THEIRS), "price");
    expect_text(value(DW_VAR_FIRST_ISSUE), "liability");
    expect_text(value(DW_VAR_LAST_ISSUE), "price");
    expect_text(value(DW_VAR_BLOCKING_ISSUE), "liability");
    expect_text(value(DW_VAR_COMPATIBLE_ISSUE), "joint launch");
    expect_names(value(DW_VAR_EASY_ISSUES), "joint launch, payment_days");
    book.playbook.setting[DW_SETTING_EASY_ISSUES_MAX].value = 1;
    expect_names(value(DW_VAR_EASY_ISSUES), "joint launch");
    book.playbook.setting[DW_SETTING_EASY_ISSUES_MAX].value = 3;
    book.playbook.setting[DW_SETTING_EASY_ISSUE_WEIGHT].value = 0;
    expect_names(value(DW_VAR_EASY_ISSUES), "joint launch"); /* both want it */
    book.playbook.setting[DW_SETTING_EASY_ISSUE_WEIGHT].value = 0.1;
    expect_names(value(DW_VAR_MUST_ISSUES), "liability");
    assert_int_equal(value(DW_VAR_BEST_GIVE).kind, DW_VALUE_TEXT);
    assert_int_equal(value(DW_VAR_BEST_GET).kind, DW_VALUE_TEXT);
    deal.deal.n_issues = 1;
    deal.deal.n_events = 0;
    make_plan();
    expect_none(value(DW_VAR_LAST_ISSUE)); /* it is the first */
    expect_none(value(DW_VAR_MUST_ISSUES));
}

static void gives_the_issues_of_the_best_trade(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_with_trade = 0;
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_plan();
        const bool trades = plan.n_trades > 0;
        n_with_trade += trades;
        check_text(value(DW_VAR_BEST_GIVE).text,
                   trades ? plan.issue_label[plan.trade[0].give_issue] : NULL);
        check_text(value(DW_VAR_BEST_GET).text,
                   trades ? plan.issue_label[plan.trade[0].get_issue] : NULL);
    }
    check(n_with_trade > 0 && n_with_trade < 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_what_the_deal_says),
        cmocka_unit_test(counts_from_the_day_to_close_by),
        cmocka_unit_test(gives_prices_and_their_evidence),
        cmocka_unit_test(gives_worth_room_and_discounts),
        cmocka_unit_test(does_not_divide_by_a_price_of_nothing),
        cmocka_unit_test(names_the_newest_of_those_who_decide_beside_the_first),
        cmocka_unit_test(gives_people_of_both_sides),
        cmocka_unit_test(gives_the_issues_that_matter),
        cmocka_unit_test(gives_the_issues_of_the_best_trade),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
