/* Late facts, late decisions and their reasons, packages; and the plan as a whole. */
#include <math.h>

#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include <string.h>

static void expect_fact(const char *factor, const char *level)
{
    const size_t f = book_factor(&book, factor);
    const size_t l = dw_fact_level(plan.facts[f]);
    assert_true(l < DW_LEVELS_MAX);
    assert_string_equal(book.factor[f].level[l].name, level);
}

static void expect_unknown(const char *factor)
{
    const size_t f = book_factor(&book, factor);
    assert_int_equal(plan.facts[f], dw_factor_unknown(&book.factor[f]));
}

/* ---- Late facts ----------------------------------------------------------------------------- */

static void knows_what_the_numbers_show(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_fact("their_opening", "reasonable"); /* 171 of 170 thousand */
    expect_fact("price_room", "wide");          /* 223 less 180, of 215 */
    expect_fact("opening_reach", "within");
    expect_fact("target_discount", "high");
    expect_fact("floor_discount", "high");
    expect_fact("override", "none");
    expect_fact("trade_issues", "some");
    expect_fact("compatible_issues", "some");
    expect_fact("artificial_deadlines", "some");
    expect_fact("size", "large");
}

static void knows_little_of_a_deal_with_nothing_but_names(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    make_plan();
    expect_fact("their_opening", "none");
    expect_fact("price_room", "unknown");
    expect_fact("opening_reach", "unknown");
    expect_unknown("target_discount");
    expect_unknown("floor_discount");
    expect_unknown("horizon");
    expect_unknown("issue_type");
    expect_fact("trade_issues", "none");
    expect_fact("artificial_deadlines", "none");
    assert_int_equal(plan.package_target, DW_MONEY_NONE);
    assert_int_equal(plan.package_walk_away, DW_MONEY_NONE);
    assert_int_equal(plan.their_alternative, DW_MONEY_NONE);
}

static void measures_the_room_between_their_limit_and_our_floor(void **state)
{
    (void)state;
    static const struct {
        dw_money limit;
        const char *room;
    } of[] = {{UNITS(179999), "none"},
              {UNITS(180000), "narrow"},
              {UNITS(190749), "narrow"}, /* 5 % of the target are 10,750 */
              {UNITS(190750), "wide"}};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        deal_full(&deal, &book);
        deal.deal.value.competitor_price = of[i].limit;
        make_plan();
        expect_fact("price_room", of[i].room);
    }
    deal.deal.value.floor_price = DW_MONEY_NONE;
    make_plan();
    expect_fact("price_room", "unknown");
}

static void sees_an_opening_beyond_their_limit(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_offer(&deal, DW_SIDE_US, UNITS(223000));
    make_plan();
    expect_fact("opening_reach", "within");
    deal.term[1].number++;
    make_plan();
    expect_fact("opening_reach", "beyond");
}

static void sees_whether_a_strategy_set_by_hand_agrees(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    const size_t recommended = plan.assessment.recommended;
    for (size_t a = 0; a < 4; a++) {
        deal.deal.strategy = a;
        make_plan();
        expect_fact("override", a == recommended ? "agrees" : "differs");
        assert_int_equal(plan.assessment.lead, a);
    }
}

static void judges_planned_tactics_by_the_lead(void **state)
{
    (void)state;
    /* anchor_high: for competitive, against partnership. open_books: partnership, creative. */
    static const uint8_t fit[4][2] = {{2, 0}, {0, 1}, {1, 1}, {1, 0}};
    for (size_t a = 0; a < 4; a++) {
        deal_full(&deal, &book);
        deal.deal.strategy = a;
        make_plan();
        assert_memory_equal(plan.tactic_fit, fit[a], 2);
        expect_fact("tactic_conflict", a == 0 ? "some" : "none");
    }
}

static void decides_late_what_hangs_on_late_facts(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_fact("escalation", "no");
    deal.deal.n_theirs = 0;
    make_plan();
    expect_fact("escalation", "prepare");
    deal.deal.value.competitor_price = UNITS(170000);
    make_plan();
    expect_fact("escalation", "now");
}

static void weighs_packages_by_what_the_buyer_has_offered(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.competitor_price = UNITS(190000);
    make_plan();
    assert_ptr_equal(plan.worth.belief, plan.belief);
    assert_non_null(plan.belief->bank);
    assert_int_equal(plan.belief->n_offers, 1);
    const dw_package *const next = &plan.proposals.next;
    assert_true(next->acceptance == dw_belief_acceptance(&plan.worth, plan.belief, next->option,
                                                         next->price, INFINITY));
    deal.deal.n_events = 0;
    make_plan();
    assert_int_equal(dw_belief_seen(plan.belief), 0);
}

static void settles_effort_where_the_facts_leave_room(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.fact[book_factor(&book, "horizon")] = 7;
    deal.deal.contract_value = DW_MONEY_NONE;
    make_plan();
    assert_int_not_equal(plan.assessment.effort.possible, 1u << plan.assessment.effort.level);
    assert_int_equal(plan.facts[book_factor(&book, "effort")], 1u << plan.assessment.effort.level);
}

static void explains_every_decision_of_the_deal(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    assert_int_equal(plan.decision_reasons[DW_KEY_PACING].n_reasons, 0); /* urgency is not known */
    deal_fact(&deal, "urgency=theirs");
    make_plan();
    const dw_reasons *const pacing = &plan.decision_reasons[DW_KEY_PACING];
    assert_int_equal(pacing->n_reasons, 1);
    assert_int_equal(pacing->reason[0].factor, book_factor(&book, "urgency"));
    assert_int_equal(pacing->reason[0].option, 2);
    check_near(pacing->reason[0].points, 1, 0);
    assert_int_equal(plan.decision_reasons[DW_KEY_EFFORT].n_reasons, 2);
    assert_int_equal(plan.decision_reasons[DW_KEY_ISSUE_PRIORITY].n_reasons, 0);
}

/* Once it pointed to what the composer had on its stack. */
static void what_can_be_combined_rests_on_the_plan_s_own_worths(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    size_t option[DW_ISSUES_MAX], choice[DW_CLUSTERS_MAX] = {0};
    assert_ptr_equal(&plan.worth, plan.table.model);
    dw_frontier_outcome(&plan.frontier, 0, choice);
    dw_table_options(&plan.table, choice, option);
    assert_true(fabs(dw_worth_of(&plan.worth, option).us - plan.frontier.ours[0]) < 0.5);
}

static void weighs_the_packages_in_four_figures(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < plan.n_issues; i++)
        option[plan.issue[i].issue] =
            plan.issue[i].target == DW_NONE ? plan.issue[i].stake.standard : plan.issue[i].target;
    const double target = dw_worth_at_price(&plan.worth, option, 21500000).us;
    assert_int_equal(plan.package_target, dw_money_estimate(target));
    assert_true(plan.package_walk_away < plan.package_target);
    assert_int_equal(plan.package_walk_away,
                     dw_money_estimate(dw_worth_at_price(&plan.worth, option, 18000000).us));
    assert_true(dw_money_known(plan.their_alternative));
    /* What no deal is worth to us is the least we take. */
    deal.deal.value.our_alternative = UNITS(900000);
    make_plan();
    assert_int_equal(plan.package_walk_away, UNITS(900000));
    deal.deal.value.floor_price = DW_MONEY_NONE;
    make_plan();
    assert_int_equal(plan.package_walk_away, UNITS(900000));
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void refuses_a_deal_that_does_not_pass_the_check(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.floor_price = UNITS(999999);
    dw_plan untouched;
    test_bytes_mark(&untouched, sizeof untouched);
    dw_error err = {0};
    assert_int_equal(
        dw_plan_make(&book.playbook, &deal.deal, &(dw_plan_options){0}, &arena, &untouched, &err),
        DW_E_RANGE);
    assert_string_equal(err.what, "deal");
    assert_true(test_bytes_marked(&untouched, sizeof untouched));
}

static void makes_the_same_plan_twice(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 100; test_case++) {
        const size_t most = 1 + test_case % 4;
        book.playbook.setting[DW_SETTING_TRADES_MAX].value = (double)most;
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        deal_random_facts(&deal, 4, &random);
        make_plan();
        dw_plan again;
        check(dw_plan_make(&book.playbook, &deal.deal, &(dw_plan_options){0}, &arena, &again,
                           NULL) == DW_OK);
        check(plan.opening.price == again.opening.price && plan.n_steps == again.n_steps);
        check(memcmp(plan.facts, again.facts, book.playbook.n_factors * sizeof *plan.facts) == 0);
        for (size_t i = 0; i < plan.n_steps; i++)
            check(plan.step[i].price == again.step[i].price &&
                  plan.step[i].get_kind == again.step[i].get_kind);
        check(plan.n_trades == again.n_trades && plan.n_trades <= most);
        for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
            check(plan.section[s].n_lines == again.section[s].n_lines);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_the_numbers_show),
        cmocka_unit_test(knows_little_of_a_deal_with_nothing_but_names),
        cmocka_unit_test(measures_the_room_between_their_limit_and_our_floor),
        cmocka_unit_test(sees_an_opening_beyond_their_limit),
        cmocka_unit_test(sees_whether_a_strategy_set_by_hand_agrees),
        cmocka_unit_test(judges_planned_tactics_by_the_lead),
        cmocka_unit_test(decides_late_what_hangs_on_late_facts),
        cmocka_unit_test(weighs_packages_by_what_the_buyer_has_offered),
        cmocka_unit_test(settles_effort_where_the_facts_leave_room),
        cmocka_unit_test(explains_every_decision_of_the_deal),
        cmocka_unit_test(what_can_be_combined_rests_on_the_plan_s_own_worths),
        cmocka_unit_test(weighs_the_packages_in_four_figures),
        cmocka_unit_test(refuses_a_deal_that_does_not_pass_the_check),
        cmocka_unit_test(makes_the_same_plan_twice),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
