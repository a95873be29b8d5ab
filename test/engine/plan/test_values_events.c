/* The values that an entry may say of one event: what it tells, who goes away after it, and what of an
 * offer was approved or refused. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

static dw_value newest(dw_variable variable)
{
    return item(DW_SCOPE_EVENT, plan.deal->n_events - 1, variable);
}

/* ---- What it tells -------------------------------------------------------------------------- */

static void the_evidence_of_a_deadline_goes_before_that_of_its_event(void **state)
{
    (void)state;
    static dw_deadline deadline;
    deadline =
        (dw_deadline){.what = "board", .owner = DW_OWNER_BUYER, .day = test_day(2026, 12, 14)};
    begin_record();
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_DEADLINE, 3);
    event->action = DW_ACTION_SET;
    event->deadline = &deadline;
    plan_record();
    expect_none(newest(DW_VAR_EVENT_EVIDENCE));
    event->evidence = "their mail";
    plan_record();
    expect_text(newest(DW_VAR_EVENT_EVIDENCE), "their mail");
    deadline.evidence = "the agenda";
    plan_record();
    expect_text(newest(DW_VAR_EVENT_EVIDENCE), "the agenda");
    expect_day(newest(DW_VAR_EVENT_DEADLINE_BEFORE), test_day(2026, 12, 9));
    expect_number(newest(DW_VAR_EVENT_DEADLINE_DAYS), DW_VALUE_COUNT, 3);
}

static void a_deadline_moved_by_a_day_or_new_has_no_days_between(void **state)
{
    (void)state;
    static dw_deadline deadline;
    deadline =
        (dw_deadline){.what = "board", .owner = DW_OWNER_BUYER, .day = test_day(2026, 12, 8)};
    begin_record();
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_DEADLINE, 3);
    event->action = DW_ACTION_SET;
    event->deadline = &deadline;
    plan_record();
    expect_none(newest(DW_VAR_EVENT_DEADLINE_DAYS));
    deadline.day = test_day(2026, 12, 2); /* earlier */
    plan_record();
    expect_number(newest(DW_VAR_EVENT_DEADLINE_DAYS), DW_VALUE_COUNT, 5);
    deadline.what = "pilot";
    plan_record();
    expect_none(newest(DW_VAR_EVENT_DEADLINE_DAYS));
    expect_none(newest(DW_VAR_EVENT_DEADLINE_BEFORE));
}

/* ---- Who goes away -------------------------------------------------------------------------- */

static void the_first_absence_after_the_event_is_told(void **state)
{
    (void)state;
    begin_record(); /* Ada is away from 23 to 27 November */
    dw_event *const event = log_on(DW_SIDE_US, DW_EVENT_APPROVAL, 3);
    event->action = DW_ACTION_DELEGATE;
    event->to = "Cy";
    event->who = "Bo";
    plan_record();
    expect_none(newest(DW_VAR_EVENT_AWAY));
    event->who = "Ada";
    plan_record();
    expect_day(newest(DW_VAR_EVENT_AWAY), test_day(2026, 11, 23));
    deal_away(&deal, &deal.ours[0], test_day(2026, 12, 7), test_day(2026, 12, 8));
    deal_away(&deal, &deal.ours[0], test_day(2026, 11, 16), test_day(2026, 11, 17));
    plan_record();
    expect_day(newest(DW_VAR_EVENT_AWAY), test_day(2026, 11, 16));
    event->day = test_day(2026, 11, 17); /* away already */
    plan_record();
    expect_none(newest(DW_VAR_EVENT_AWAY));
    event->day = test_day(2026, 12, 14); /* back from all */
    deal.deal.day = test_day(2026, 12, 15);
    plan_record();
    expect_none(newest(DW_VAR_EVENT_AWAY));
    event->who = NULL;
    plan_record();
    expect_none(newest(DW_VAR_EVENT_AWAY));
}

/* ---- What was refused ----------------------------------------------------------------------- */

static dw_event *approval(dw_action action, const char *who, int day)
{
    dw_event *const event = log_on(DW_SIDE_US, DW_EVENT_APPROVAL, day);
    event->action = action;
    event->who = who;
    return event;
}

static dw_event *name_price(dw_event *event, dw_money price)
{
    deal.term[deal.n_terms] = (dw_term){dw_deal_issue(&deal.deal, "price"), DW_NONE, (double)price};
    event->term = &deal.term[deal.n_terms++];
    event->n_terms = 1;
    return event;
}

static void an_offer_against_a_refusal_names_who_when_and_what(void **state)
{
    (void)state;
    begin_record();
    name_price(approval(DW_ACTION_REQUEST, "Ada", 3), UNITS(191000));
    approval(DW_ACTION_REFUSE, "Bo", 4);
    log_price(DW_SIDE_US, UNITS(191000), 5)->who = "Ada";
    plan_record();
    expect_text(newest(DW_VAR_EVENT_REFUSER), "Bo");
    expect_day(newest(DW_VAR_EVENT_REFUSAL_DATE), test_day(2026, 11, 4));
    const dw_value asked = newest(DW_VAR_EVENT_REFUSED); /* it names none: what was asked for */
    assert_int_equal(asked.kind, DW_VALUE_PACKAGE);
    assert_true(asked.marked[dw_deal_issue(&deal.deal, "price")]);
    assert_float_equal(asked.package.price, 19100000, 0);
}

static void a_refusal_that_names_terms_is_told_by_them(void **state)
{
    (void)state;
    begin_record();
    name_price(approval(DW_ACTION_REQUEST, "Ada", 3), UNITS(191000));
    name_price(approval(DW_ACTION_REFUSE, "Bo", 4), UNITS(197000));
    log_price(DW_SIDE_US, UNITS(191000), 5)->who = "Ada";
    plan_record();
    const dw_value named = newest(DW_VAR_EVENT_REFUSED);
    assert_int_equal(named.kind, DW_VALUE_OFFER);
    assert_int_equal(named.n_terms, 1);
    assert_float_equal(named.term[0].number, 19700000, 0);
}

static void an_offer_that_nobody_refused_names_no_refusal(void **state)
{
    (void)state;
    static const dw_variable refusal[] = {DW_VAR_EVENT_REFUSED, DW_VAR_EVENT_REFUSER,
                                          DW_VAR_EVENT_REFUSAL_DATE};
    begin_record();
    log_price(DW_SIDE_US, UNITS(229000), 5);
    plan_record();
    for (test_case = 0; test_case < sizeof refusal / sizeof refusal[0]; test_case++) {
        check(newest(refusal[test_case]).kind == DW_VALUE_NONE);
        check(value(refusal[test_case]).kind == DW_VALUE_NONE); /* of no event */
    }
}

/* ---- Their noes ------------------------------------------------------------------------------ */

static dw_event *say_term(dw_event *event, size_t option, double number)
{
    const size_t term = dw_deal_issue(&deal.deal, "term_years");
    deal.term[deal.n_terms] = (dw_term){term, option, number};
    event->term = &deal.term[deal.n_terms++];
    event->n_terms = 1;
    return event;
}

static void a_demand_is_told_by_what_it_asks_and_what_it_rules_out(void **state)
{
    (void)state;
    begin_record();
    dw_event *const event = say_term(log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 5), DW_NONE, 0.617);
    event->statement = DW_STATEMENT_DEMAND;
    plan_record();
    const dw_value asked = newest(DW_VAR_EVENT_DEMAND), out = newest(DW_VAR_EVENT_OUT);
    assert_int_equal(asked.kind, DW_VALUE_OFFER);
    assert_int_equal(asked.n_terms, 1);
    assert_float_equal(asked.term[0].number, 0.617, 0);
    assert_int_equal(out.n_terms, 2); /* of 1, 2 and 3 years */
    assert_int_equal(out.term[0].option, 1);
    assert_int_equal(out.term[1].option, 2);
    event->statement = DW_STATEMENT_POSITION; /* refuses nothing */
    plan_record();
    expect_none(newest(DW_VAR_EVENT_DEMAND));
    expect_none(newest(DW_VAR_EVENT_OUT));
}

static void a_refusal_rules_out_what_is_worse_and_demands_nothing(void **state)
{
    (void)state;
    begin_record();
    say_term(log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 5), 1, 2);
    plan_record();
    expect_none(newest(DW_VAR_EVENT_DEMAND));
    assert_int_equal(newest(DW_VAR_EVENT_NO).n_terms, 1);
    assert_int_equal(newest(DW_VAR_EVENT_OUT).n_terms, 2);
    expect_none(newest(DW_VAR_EVENT_NO_FORM));
}

static void the_first_no_without_a_term_has_the_term_that_we_ask_most(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 3);
    plan_record();
    expect_none(newest(DW_VAR_EVENT_NO_FORM)); /* of no offer */
    begin_record();
    log_option(DW_SIDE_US, "payment_days", 1, 3);
    log_option(DW_SIDE_US, "term_years", 2, 3);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 5);
    plan_record();
    const dw_value typed = newest(DW_VAR_EVENT_NO_FORM);
    assert_int_equal(typed.kind, DW_VALUE_TYPED);
    assert_int_equal(typed.issue, dw_deal_issue(&deal.deal, "term_years"));
    assert_int_equal(typed.option, 2);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 6);
    plan_record();
    expect_none(newest(DW_VAR_EVENT_NO_FORM)); /* said once */
}

/* ---- The words of a grant ------------------------------------------------------------------- */

static void a_grant_and_what_rests_on_it_are_told_with_its_words(void **state)
{
    (void)state;
    begin_record();
    name_price(approval(DW_ACTION_REQUEST, "Ada", 3), UNITS(205000));
    approval(DW_ACTION_GRANT, "Bo", 4)->reason = "if they take four years";
    plan_record();
    expect_text(newest(DW_VAR_EVENT_CONDITION), "if they take four years");
    expect_none(value(DW_VAR_OUR_CONDITION)); /* nothing that is offered rests on it */
    log_price(DW_SIDE_US, UNITS(206000), 5)->who = "Ada";
    log_price(DW_SIDE_THEM, UNITS(205500), 6);
    plan_record();
    expect_text(value(DW_VAR_OUR_CONDITION), "if they take four years");
    expect_text(value(DW_VAR_OUR_GRANTER), "Bo");
    expect_day(value(DW_VAR_OUR_GRANT_DATE), test_day(2026, 11, 4));
    expect_text(value(DW_VAR_THEIR_CONDITION), "if they take four years");
    expect_text(value(DW_VAR_THEIR_GRANTER), "Bo");
    expect_day(value(DW_VAR_THEIR_GRANT_DATE), test_day(2026, 11, 4));
    const bool rests = plan.next_condition != NULL;
    assert_int_equal(value(DW_VAR_NEXT_CONDITION).kind, rests ? DW_VALUE_TEXT : DW_VALUE_NONE);
    assert_int_equal(value(DW_VAR_NEXT_GRANTER).kind, rests ? DW_VALUE_TEXT : DW_VALUE_NONE);
    assert_int_equal(value(DW_VAR_NEXT_GRANT_DATE).kind, rests ? DW_VALUE_DAY : DW_VALUE_NONE);
}

static void says_what_an_event_is_about(void **state)
{
    (void)state;
    static dw_person person;
    static dw_deadline deadline;
    begin_record();
    person = (dw_person){.name = "Voss"};
    log_on(DW_SIDE_THEM, DW_EVENT_JOINED, 4)->person = &person;
    deadline = (dw_deadline){.what = "board",
                             .day = test_day(2026, 12, 4),
                             .evidence = "a mail",
                             .owner = DW_OWNER_BUYER,
                             .cost = DW_MONEY_NONE};
    dw_event *const date = log_on(DW_SIDE_THEM, DW_EVENT_DEADLINE, 5);
    date->action = DW_ACTION_SET;
    date->deadline = &deadline;
    dw_event *const rival = log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 6);
    rival->action = DW_ACTION_ENTER;
    rival->competitor = "Globex";
    rival->competitor_price = UNITS(91700);
    log_on(DW_SIDE_US, DW_EVENT_BREAK, 7)->until = test_day(2026, 11, 11);
    plan_record();
    expect_text(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_PERSON), "Voss");
    expect_text(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_DEADLINE), "board");
    expect_day(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_DEADLINE_DATE), test_day(2026, 12, 4));
    expect_text(item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_EVIDENCE), "a mail");
    expect_text(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_COMPETITOR), "Globex");
    expect_money(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_COMPETITOR_PRICE), UNITS(91700));
    expect_day(item(DW_SCOPE_EVENT, 3, DW_VAR_EVENT_UNTIL), test_day(2026, 11, 11));
    expect_day(value(DW_VAR_BREAK_UNTIL), test_day(2026, 11, 11));
    expect_none(item(DW_SCOPE_EVENT, 0, DW_VAR_EVENT_UNTIL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_an_event_is_about),
        cmocka_unit_test(the_evidence_of_a_deadline_goes_before_that_of_its_event),
        cmocka_unit_test(a_deadline_moved_by_a_day_or_new_has_no_days_between),
        cmocka_unit_test(the_first_absence_after_the_event_is_told),
        cmocka_unit_test(an_offer_against_a_refusal_names_who_when_and_what),
        cmocka_unit_test(a_refusal_that_names_terms_is_told_by_them),
        cmocka_unit_test(an_offer_that_nobody_refused_names_no_refusal),
        cmocka_unit_test(a_demand_is_told_by_what_it_asks_and_what_it_rules_out),
        cmocka_unit_test(a_refusal_rules_out_what_is_worse_and_demands_nothing),
        cmocka_unit_test(the_first_no_without_a_term_has_the_term_that_we_ask_most),
        cmocka_unit_test(a_grant_and_what_rests_on_it_are_told_with_its_words),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
