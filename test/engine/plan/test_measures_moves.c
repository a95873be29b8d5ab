/* What a move takes and whether their terms pass our hard limits. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

enum { CAPPED, UNCAPPED };

/* ---- What a move takes ---------------------------------------------------------------------- */

enum { TAKES_NOTHING, WHAT_IS_OFFERED, ANEW, WHAT_WAS_NAMED };

static double newest_asks(void)
{
    plan_record();
    return measure_event(DW_MEASURE_EVENT_ASKS, plan.deal->n_events - 1);
}

static void what_was_agreed_takes_the_place_of_what_we_had_put_before(void **state)
{
    (void)state;
    static const double passed[DW_SIDE_COUNT][6] = {
        [DW_SIDE_US] = {1, 1, 1, 0, 0, 0},   /* we took theirs */
        [DW_SIDE_THEM] = {1, 0, 0, 0, 0, 0}, /* they took our newest offer */
    };
    for (unsigned by = 0; by < DW_SIDE_COUNT; by++) {
        begin_record();
        log_price(DW_SIDE_US, UNITS(231700), 3);
        log_price(DW_SIDE_US, UNITS(226100), 4);
        log_price(DW_SIDE_US, UNITS(225900), 5);
        deal.event[2].kind = DW_EVENT_STATEMENT;
        log_price(DW_SIDE_THEM, UNITS(173900), 6);
        plan_record();
        check(measure_event(DW_MEASURE_EVENT_PASSED, 0) == 0); /* nothing is agreed */
        log_on((dw_side)by, DW_EVENT_ACCEPT, 7);
        log_price(DW_SIDE_US, UNITS(173900), 8);
        deal.event[5].kind = DW_EVENT_STATEMENT;
        plan_record();
        for (size_t e = 0; e < 6; e++)
            check(measure_event(DW_MEASURE_EVENT_PASSED, e) == passed[by][e]);
    }
}

static void what_was_named_before_is_taken_back(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 2);
    check(newest_asks() == TAKES_NOTHING);
    log_price(DW_SIDE_US, UNITS(231700), 3);
    check(newest_asks() == TAKES_NOTHING);
    log_price(DW_SIDE_US, UNITS(226100), 4); /* a give */
    check(newest_asks() == TAKES_NOTHING);
    log_price(DW_SIDE_US, UNITS(229300), 5);
    check(newest_asks() == WHAT_WAS_NAMED);
    log_price(DW_SIDE_THEM, UNITS(173900), 6);
    log_price(DW_SIDE_THEM, UNITS(171300), 7);
    check(newest_asks() == WHAT_WAS_NAMED);
}

static void what_nobody_had_named_is_asked_anew(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 3);
    log_option(DW_SIDE_US, "case study", 1, 4);
    check(newest_asks() == ANEW);
}

static void what_they_have_on_the_table_is_only_taken(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 3);
    log_option(DW_SIDE_THEM, "case study", 1, 4);
    log_option(DW_SIDE_US, "case study", 1, 5);
    check(newest_asks() == WHAT_IS_OFFERED);
}

/* ---- Hard limits: liability stays capped ---------------------------------------------------- */

enum { NO_LIMIT, KEPT, PASSED };

static double limits(void)
{
    plan_record();
    return measure(DW_MEASURE_HARD_LIMITS, NULL);
}

static void their_terms_keep_our_limits_or_pass_them(void **state)
{
    (void)state;
    begin_record();
    const size_t liability = dw_deal_issue(&deal.deal, "liability");
    check(limits() == KEPT); /* nothing is offered */
    log_option(DW_SIDE_THEM, "training", 1, 3);
    check(limits() == KEPT);
    expect_none(value(DW_VAR_THEIR_OUTSIDE));
    log_option(DW_SIDE_THEM, "liability", UNCAPPED, 4);
    check(limits() == PASSED);
    const dw_value outside = value(DW_VAR_THEIR_OUTSIDE), end = value(DW_VAR_HARD_LIMITS);
    check(outside.n_terms == 1 && outside.term[0].issue == liability &&
          outside.term[0].option == UNCAPPED);
    check(end.n_terms == 1 && end.term[0].issue == liability && end.term[0].option == CAPPED);
    log_option(DW_SIDE_THEM, "liability", CAPPED, 5);
    check(limits() == KEPT);
    log_option(DW_SIDE_US, "liability", UNCAPPED, 6); /* ours is not theirs */
    check(limits() == KEPT);
}

static void the_price_has_no_limit_of_this_kind(void **state)
{
    (void)state;
    begin_record();
    const size_t price = dw_deal_issue(&deal.deal, "price");
    deal.issue[dw_deal_issue(&deal.deal, "liability")].must_option = DW_NONE;
    deal.issue[price].must_at_least = UNITS(180000);
    log_price(DW_SIDE_THEM, UNITS(171300), 3);
    check(limits() == NO_LIMIT);
    expect_none(value(DW_VAR_HARD_LIMITS));
}

static void a_limit_between_two_numbers_ends_at_the_last_that_is_allowed(void **state)
{
    (void)state;
    begin_record();
    deal.issue[dw_deal_issue(&deal.deal, "payment_days")].must_at_most = 75;
    log_option(DW_SIDE_THEM, "payment_days", 2, 3); /* 90 */
    check(limits() == PASSED);
    const dw_value outside = value(DW_VAR_THEIR_OUTSIDE), end = value(DW_VAR_HARD_LIMITS);
    check(outside.n_terms == 1 && outside.term[0].number == 90);
    check(end.n_terms == 2);
    for (size_t t = 0; t < end.n_terms; t++)
        check(end.term[t].number == 60 || end.term[t].option == CAPPED);
}

/* ---- Terms that nobody has named ---------------------------------------------------------------- */

static void what_nobody_has_spoken_of_is_unnamed(void **state)
{
    (void)state;
    begin_record();
    const size_t training = dw_deal_issue(&deal.deal, "training");
    plan_record();
    check(measure(DW_MEASURE_UNNAMED_TERMS, NULL) == 0); /* nothing is offered yet */
    expect_none(value(DW_VAR_UNNAMED_TERMS));
    log_price(DW_SIDE_US, UNITS(231700), 3);
    plan_record();
    const double n = (double)deal.deal.n_issues - 1; /* the price is named */
    check(measure(DW_MEASURE_UNNAMED_TERMS, NULL) == n);
    check(value(DW_VAR_UNNAMED_TERMS).n_terms == (size_t)n);
    check(dw_plan_unnamed(&plan, training));
    dw_event *const said = log_option(DW_SIDE_THEM, "training", 1, 4);
    plan_record();
    check(!dw_plan_unnamed(&plan, training) && plan.said[DW_SIDE_THEM][training]);
    check(measure(DW_MEASURE_UNNAMED_TERMS, NULL) == n - 1);
    said->kind = DW_EVENT_STATEMENT; /* in words as well */
    said->statement = DW_STATEMENT_INTEREST;
    plan_record();
    check(!dw_plan_unnamed(&plan, training));
    said->kind = DW_EVENT_APPROVAL; /* asked for in our own house: they have not heard it */
    said->by = DW_SIDE_US;
    said->statement = DW_STATEMENT_NONE;
    said->action = DW_ACTION_REQUEST;
    plan_record();
    check(dw_plan_unnamed(&plan, training));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_agreed_takes_the_place_of_what_we_had_put_before),
        cmocka_unit_test(what_was_named_before_is_taken_back),
        cmocka_unit_test(what_nobody_had_named_is_asked_anew),
        cmocka_unit_test(what_they_have_on_the_table_is_only_taken),
        cmocka_unit_test(their_terms_keep_our_limits_or_pass_them),
        cmocka_unit_test(the_price_has_no_limit_of_this_kind),
        cmocka_unit_test(what_nobody_has_spoken_of_is_unnamed),
        cmocka_unit_test(a_limit_between_two_numbers_ends_at_the_last_that_is_allowed),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
