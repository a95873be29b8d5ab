/* Every function that takes an arena, with memory ending at every point: it fails cleanly, leaves its
 * output alone and gives all blocks back, until there is enough. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "dealwright/plan.h"

#include <string.h>

static test_book book;
static test_deal deal;

static int make_book(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    deal_full(&deal, &book);
    return 0;
}

static int clear_book(void **state)
{
    (void)state;
    book_clear(&book);
    return 0;
}

static dw_status make_plan(void *context, dw_arena *arena, dw_error *err)
{
    const test_deal *const planned = context;
    static dw_plan plan;
    test_bytes_mark(&plan, sizeof plan);
    const dw_status status = dw_plan_make(&book.playbook, &planned->deal,
                                          &(dw_plan_options){.seed = 61}, arena, &plan, err);
    check(status == DW_OK || test_bytes_marked(&plan, sizeof plan));
    check(status != DW_OK || (plan.n_steps > 0) == dw_money_known(planned->deal.value.floor_price));
    return status;
}

static void makes_a_plan_or_fails_cleanly(void **state)
{
    (void)state;
    assert_true(test_memory_exhaust(make_plan, &deal, 16) > 2000);
}

static void makes_a_plan_of_names_or_fails_cleanly(void **state)
{
    (void)state;
    static test_deal names;
    deal_init(&names, &book);
    assert_true(test_memory_exhaust(make_plan, &names, 16) > 800);
}

static void sets_alerts_aside_or_fails_cleanly(void **state)
{
    (void)state;
    static test_deal dismissed;
    deal_full(&dismissed, &book);
    deal_offer(&dismissed, DW_SIDE_US, UNITS(231000));
    deal_offer(&dismissed, DW_SIDE_US, UNITS(219000));
    deal_event(&dismissed, DW_SIDE_US, DW_EVENT_DISMISSAL)->alert = "any";
    assert_true(test_memory_exhaust(make_plan, &dismissed, 16) > 2000);
}

static dw_status assess(void *context, dw_arena *arena, dw_error *err)
{
    (void)context;
    dw_assessment found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status =
        dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){0}, arena, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void assesses_or_fails_cleanly(void **state)
{
    (void)state;
    assert_true(test_memory_exhaust(assess, NULL, 16) > 500);
}

/* Decisions before the lead, so that each uses another part of the playbook. */
static dw_status decide(void *context, dw_arena *arena, dw_error *err)
{
    const dw_decision *const decision = context;
    dw_fact facts[DW_FACTORS_MAX], before[DW_FACTORS_MAX];
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    memcpy(before, facts, sizeof facts);
    const dw_status status = dw_decide(&book.playbook, decision, facts, arena, err);
    const size_t bytes = book.playbook.n_factors * sizeof *facts;
    check((status == DW_OK) == (memcmp(facts, before, bytes) != 0));
    return status;
}

static dw_status expect_points(void *context, dw_arena *arena, dw_error *err)
{
    const dw_decision *const decision = context;
    dw_fact facts[DW_FACTORS_MAX];
    double points[DW_OPTIONS_MAX];
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    test_bytes_mark(points, sizeof points);
    const dw_status status =
        dw_decision_points(&book.playbook, decision, facts, arena, points, err);
    check(status == DW_OK || test_bytes_marked(points, sizeof points));
    return status;
}

static dw_status give_reasons(void *context, dw_arena *arena, dw_error *err)
{
    const dw_decision *const decision = context;
    dw_fact facts[DW_FACTORS_MAX];
    dw_reasons reasons;
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    test_bytes_mark(&reasons, sizeof reasons);
    const dw_status status =
        dw_decision_reasons(&book.playbook, decision, facts, DW_NONE, arena, &reasons, err);
    check(status == DW_OK || test_bytes_marked(&reasons, sizeof reasons));
    return status;
}

static void decides_or_fails_cleanly(void **state)
{
    (void)state;
    static const dw_key key[] = {DW_KEY_EFFORT, DW_KEY_POWER, DW_KEY_ARCHETYPE, DW_KEY_GUARD,
                                 DW_KEY_SEQUENCE};
    for (size_t k = 0; k < sizeof key / sizeof key[0]; k++) {
        dw_decision decision = book.playbook.decision[book.playbook.key[key[k]]];
        assert_true(test_memory_exhaust(decide, &decision, 16) > 20);
        assert_true(test_memory_exhaust(expect_points, &decision, 16) > 20);
        assert_true(test_memory_exhaust(give_reasons, &decision, 16) > 3);
    }
}

/* What is needed beyond the result is given back. */
static void keeps_no_memory_for_points_and_outcomes(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    assert_non_null(dw_arena_take(&arena, 1, 100));
    const dw_arena_mark before = dw_arena_here(&arena);
    const dw_decision *const lead = &book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]];
    assert_int_equal(expect_points((void *)lead, &arena, NULL), DW_OK);
    assert_int_equal(decide((void *)lead, &arena, NULL), DW_OK);
    const dw_arena_mark after = dw_arena_here(&arena);
    assert_ptr_equal(before.block, after.block);
    assert_int_equal(before.used, after.used);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_a_plan_or_fails_cleanly),
        cmocka_unit_test(makes_a_plan_of_names_or_fails_cleanly),
        cmocka_unit_test(sets_alerts_aside_or_fails_cleanly),
        cmocka_unit_test(assesses_or_fails_cleanly),
        cmocka_unit_test(decides_or_fails_cleanly),
        cmocka_unit_test(keeps_no_memory_for_points_and_outcomes),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
