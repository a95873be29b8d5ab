/* The version in hand against the plan of now. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/support/cases.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_with_what_was_published),
        cmocka_unit_test(says_who_pivoted_when_and_why),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
