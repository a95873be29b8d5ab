/* What led when, and the acts that each judges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/support/cases.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

static void pivot_to(size_t archetype, int day)
{
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, day)->archetype = archetype;
}

static size_t other_than(size_t lead)
{
    return lead == 0 ? 1 : 0;
}

/* The part of the conduct that an archetype judges; NULL for none. */
static const dw_plan *part_of(size_t lead)
{
    size_t n;
    const dw_plan *const part = dw_plan_conduct(&plan, &n);
    for (size_t c = 0; c < n; c++)
        if (part[c].assessment.lead == lead)
            return &part[c];
    return NULL;
}

static void a_pivot_leads_from_its_event_on(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, 23170000, 2);
    plan_record();
    const size_t before = plan.assessment.lead;
    assert_int_equal(plan.n_lead_spans, 1);
    assert_int_equal(plan.n_conduct, 0);
    pivot_to(other_than(before), 4);
    log_price(DW_SIDE_US, 22130000, 6);
    plan_record();
    assert_int_equal(plan.n_lead_spans, 2);
    assert_int_equal(plan.lead_span[1].event, 1);
    assert_int_equal(dw_plan_lead_at(&plan, 0), before);
    assert_int_equal(dw_plan_lead_at(&plan, 1), other_than(before));
    assert_int_equal(dw_plan_lead_at(&plan, 2), other_than(before));
}

static void each_judges_what_was_done_while_it_led(void **state)
{
    (void)state;
    double above;
    begin_record();
    log_price(DW_SIDE_US, 23170000, 2);
    plan_record();
    const size_t before = plan.assessment.lead;
    const dw_money planned = plan.opening.planned;
    assert_true(dw_money_known(planned));
    pivot_to(other_than(before), 4);
    log_price(DW_SIDE_US, 22130000, 6);
    plan_record();
    assert_int_equal(plan.n_conduct, 2);
    assert_int_equal(plan.section[DW_SECTION_CONDUCT].n_lines, 0);
    assert_int_equal(plan.opening.planned, planned);
    const dw_plan *const then = part_of(before), *const now = part_of(other_than(before));
    assert_true(dw_plan_record_measure(then, DW_MEASURE_OPENING_AGAINST_PLAN, &above));
    assert_false(dw_plan_record_measure(now, DW_MEASURE_OPENING_AGAINST_PLAN, &above));
    assert_int_equal(dw_plan_gets(then).gives, 0);
    assert_int_equal(dw_plan_gets(now).gives, 1);
    assert_int_equal(dw_plan_gets(&plan).gives, 1);
}

/* What the facts speak for changes nothing of a version that the team has in hand. */
static void a_version_in_hand_leads_until_the_next(void **state)
{
    (void)state;
    static dw_fact_change change;
    begin_record();
    plan_record();
    const size_t lead = plan.assessment.lead;
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 2)->version = 1;
    const size_t horizon = dw_playbook_factor(&book.playbook, "horizon");
    for (size_t l = 0; l < book.playbook.factor[horizon].n_levels; l++) {
        change = (dw_fact_change){horizon, UINT32_C(1) << l};
        dw_event *const fact = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 4);
        fact->fact = &change;
        fact->n_facts = 1;
        log_price(DW_SIDE_US, 23170000, 6);
        plan_record();
        assert_int_equal(dw_plan_lead_at(&plan, plan.deal->n_events - 1), lead);
    }
}

/* What led before anything was done at the table judges nothing. */
static void what_led_before_our_first_act_is_not_told(void **state)
{
    (void)state;
    begin_record();
    plan_record();
    const size_t before = plan.assessment.lead;
    pivot_to(other_than(before), 2);
    log_price(DW_SIDE_US, 23170000, 6);
    plan_record();
    assert_int_equal(plan.n_lead_spans, 1);
    assert_int_equal(dw_plan_lead_at(&plan, 0), other_than(before));
    assert_int_equal(plan.n_conduct, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pivot_leads_from_its_event_on),
        cmocka_unit_test(each_judges_what_was_done_while_it_led),
        cmocka_unit_test(a_version_in_hand_leads_until_the_next),
        cmocka_unit_test(what_led_before_our_first_act_is_not_told),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
