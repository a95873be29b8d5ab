/* What is offered without a yes of our own house, and what binds us: as requests, refusals and grants go. */
#include "approvals.h"

static void bug_an_offer_below_what_was_granted_was_called_without_any_approval(void **state)
{
    (void)state;
    begin();
    log_request(204000);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_offer(203700);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_true(last()->granted[PRICE] && last()->missing[PRICE]);
    assert_true(last()->granted_as.price == 20400000 && last()->package.price == 20370000);
}

static void bug_an_offer_without_approval_was_asked_for_although_it_had_been_granted(void **state)
{
    (void)state;
    begin();
    log_offer(203700);
    compute();
    assert_false(last()->settled);
    log_request(203700);
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(made.event[0].offer, DW_CLEARANCE_UNASKED);
    assert_true(made.event[0].settled);
    /* A grant before it, or of less, settles nothing. */
    log_offer(202300);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(202700);
    compute();
    assert_false(made.event[3].settled);
    assert_int_equal(made.n_unapproved, 2);
}

/* They take our offer, or the deal is over. */
static void what_is_agreed_with_authority_or_over_needs_no_approval_any_more(void **state)
{
    (void)state;
    begin();
    log_offer(203700);
    log_offer(217300);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 20);
    compute();
    assert_true(made.event[0].settled);
    begin();
    log_offer(203700);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 20);
    compute();
    assert_false(made.event[0].settled);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_LOST;
    compute();
    assert_true(made.event[0].settled);
}

static void bug_a_refusal_counted_that_a_newer_grant_had_overtaken(void **state)
{
    (void)state;
    begin();
    log_request(204000);
    log_answer(DW_ACTION_REFUSE, "Tom");
    log_offer(203000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_REFUSED);
    assert_int_equal(made.ruling[last()->refusal].event, 1);
    log_request(202700);
    log_answer(DW_ACTION_GRANT, "Sam");
    log_offer(202300);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(last()->refusal, DW_NONE);
    assert_true(made.event[2].settled);
}

/* What they can take from us is followed through request, refusal and grant. */
static void what_binds_us_is_refused_or_granted_by_what_came_after_it(void **state)
{
    (void)state;
    begin();
    compute();
    assert_int_equal(made.bound.event, DW_NONE);
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_NONE);
    log_offer(203700);
    compute();
    assert_int_equal(made.bound.event, 0);
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_UNASKED);
    log_request(203700);
    compute();
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_ASKED);
    assert_int_equal(made.event[0].now, DW_CLEARANCE_ASKED);
    assert_int_equal(last()->ruled, DW_RULED_ASKS);
    log_answer(DW_ACTION_REFUSE, "Tom");
    compute();
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_REFUSED);
    assert_int_equal(made.event[0].now, DW_CLEARANCE_REFUSED);
    assert_int_equal(made.ruling[made.event[0].refusal].event, 2);
    assert_int_equal(last()->ruled, DW_RULED_REFUSES);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 20);
    compute();
    assert_int_equal(made.bound.event, 0);
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_REFUSED);
    log_request(203700);
    log_answer(DW_ACTION_GRANT, "Sam");
    compute();
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_COVERED);
    assert_int_equal(last()->ruled, DW_RULED_GRANTS);
    assert_true(made.event[0].settled);
}

/* Beyond what they can take, a request asks for more than its yes, and a grant gives both. */
static void bug_a_request_beyond_our_offer_was_said_to_be_for_the_offer(void **state)
{
    (void)state;
    begin();
    log_offer(203700);
    log_request(197300);
    compute();
    assert_int_equal(last()->ruled, DW_RULED_ASKS_BEYOND);
    assert_true(made.bound.beyond);
    log_answer(DW_ACTION_GRANT, "Sam");
    compute();
    assert_int_equal(made.bound.clearance, DW_CLEARANCE_COVERED);
    assert_int_equal(last()->ruled, DW_RULED_GRANTS_BEYOND);
    assert_int_equal(made.n_granted_in_part, 0);
}

/* A grant of what another has refused names his refusal; of what the same has refused, none. */
static void bug_nobody_was_told_that_one_granted_what_another_had_refused(void **state)
{
    (void)state;
    static const char *const granter[] = {"Tom", "Sam"};
    for (size_t g = 0; g < 2; g++) {
        begin();
        log_request(203700);
        log_answer(DW_ACTION_REFUSE, "Sam");
        log_request(203700);
        log_answer(DW_ACTION_GRANT, granter[g]);
        compute();
        assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
        if (g == 0)
            assert_int_equal(made.ruling[last()->refusal].event, 1);
        else
            assert_int_equal(last()->refusal, DW_NONE);
    }
}

/* A grant of what nobody has put yet is room, and does nothing to what binds us. */
static void a_ruling_on_something_else_leaves_what_binds_us(void **state)
{
    (void)state;
    begin();
    log_offer(231700);
    log_request(203700);
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(last()->ruled, DW_RULED_NOTHING);
    log_request(187300);
    compute();
    assert_int_equal(last()->ruled, DW_RULED_NOTHING);
}

/* The newest offer is the one that they can take; a promise stays one. */
static void bug_an_offer_that_another_had_replaced_was_still_to_be_asked_for(void **state)
{
    (void)state;
    begin();
    log_offer(203700);
    dw_event *const promise = log_event(DW_EVENT_STATEMENT, DW_ACTION_NONE, "Ana");
    promise->statement = DW_STATEMENT_PROMISE;
    name_price(197300);
    compute();
    assert_false(made.event[0].settled);
    log_offer(231700);
    compute();
    assert_true(made.event[0].settled);
    assert_false(made.event[1].settled);
    assert_int_equal(made.bound.event, 2);
}

/* Who says after another's offer that the dearer price stands gives nothing away. */
static void bug_a_word_that_asked_no_less_was_an_offer_without_approval(void **state)
{
    (void)state;
    begin();
    log_offer(197300);
    dw_event *const word = log_event(DW_EVENT_STATEMENT, DW_ACTION_NONE, "Ana");
    word->statement = DW_STATEMENT_POSITION;
    name_price(203700);
    compute();
    assert_int_equal(made.n_unapproved, 1);
    assert_int_equal(last()->offer, DW_CLEARANCE_NONE);
    assert_int_equal(made.bound.event, 0);
    dw_event *const less = log_event(DW_EVENT_STATEMENT, DW_ACTION_NONE, "Ana");
    less->statement = DW_STATEMENT_POSITION;
    name_price(191700);
    compute();
    assert_int_equal(made.n_unapproved, 2);
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
}

static void what_they_have_refused_or_what_is_over_binds_us_no_more(void **state)
{
    (void)state;
    begin();
    log_offer(203700);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_REFUSE)->day = test_day(2026, 11, 20);
    compute();
    assert_int_equal(made.bound.event, DW_NONE);
    log_offer(203700)->until = deal.deal.day - 1;
    compute();
    assert_int_equal(made.bound.event, DW_NONE);
    log_offer(203700);
    compute();
    assert_int_equal(made.bound.event, 3);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_LOST;
    compute();
    assert_int_equal(made.bound.event, DW_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bug_an_offer_below_what_was_granted_was_called_without_any_approval),
        cmocka_unit_test(bug_an_offer_without_approval_was_asked_for_although_it_had_been_granted),
        cmocka_unit_test(what_is_agreed_with_authority_or_over_needs_no_approval_any_more),
        cmocka_unit_test(bug_a_refusal_counted_that_a_newer_grant_had_overtaken),
        cmocka_unit_test(what_binds_us_is_refused_or_granted_by_what_came_after_it),
        cmocka_unit_test(bug_a_request_beyond_our_offer_was_said_to_be_for_the_offer),
        cmocka_unit_test(bug_nobody_was_told_that_one_granted_what_another_had_refused),
        cmocka_unit_test(a_ruling_on_something_else_leaves_what_binds_us),
        cmocka_unit_test(bug_an_offer_that_another_had_replaced_was_still_to_be_asked_for),
        cmocka_unit_test(bug_a_word_that_asked_no_less_was_an_offer_without_approval),
        cmocka_unit_test(what_they_have_refused_or_what_is_over_binds_us_no_more),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
