/* Grants: which request an answer is to, and what a grant covers from then on. */
#include "approvals.h"

static void an_answer_to_nothing_covers_nothing(void **state)
{
    (void)state;
    begin();
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_TO_NOTHING);
    /* With terms it is a grant by itself. */
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(205000);
    log_offer(205000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
}

static void an_answer_names_its_request_or_is_to_the_newest_open(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_REFUSE, "Tom");
    log_request(203000);
    log_answer(DW_ACTION_GRANT, "Tom")->answers = 1;
    compute();
    assert_int_equal(last()->request, 0);
    assert_int_equal(made.request[0].status, DW_REQUEST_GRANTED);
    assert_int_equal(made.request[1].status, DW_REQUEST_OPEN);
    log_answer(DW_ACTION_REFUSE, "Tom");
    compute();
    assert_int_equal(last()->request, 1);
    assert_int_equal(made.request[1].status, DW_REQUEST_REFUSED);
}

/* It is an answer: what goes beyond it is asked for again when it is to be offered. */
static void a_partial_grant_answers_its_request(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(204000);
    name_term(TRAINING, 1, 0);
    compute();
    const dw_request *const request = &made.request[0];
    assert_int_equal(request->status, DW_REQUEST_PARTLY);
    assert_int_equal(made.n_granted_in_part, 1);
    assert_int_equal(request->answer, 1);
    assert_int_equal(request->since, deal.event[1].day);
    assert_true(request->open[PRICE] && !request->open[TRAINING]);
    assert_false(dw_request_waits(request));
    assert_int_equal(request->days_waiting, 0);
    assert_null(request->answerer);
    assert_int_equal(made.n_open, 0);
    assert_int_equal(made.newest_open, DW_NONE);
    assert_int_equal(made.newest_part, 0);
    assert_true(last()->missing[PRICE] && !last()->missing[TRAINING]);
    assert_true(last()->granted[TRAINING] && last()->package.price == 19900000);
    log_offer(204000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
    log_offer(203900);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    const size_t option[] = {0, 1, 0};
    const dw_package asked = dw_package_weigh(&model, option, 19900000);
    assert_int_equal(dw_approvals_clear(&made, &model, &asked), DW_CLEARANCE_UNASKED);
}

/* Without a number an answer goes to what waits, and else to the rest of the newest request. */
static void the_rest_of_a_request_can_still_be_answered(void **state)
{
    (void)state;
    static const dw_action action[] = {DW_ACTION_GRANT, DW_ACTION_REFUSE};
    for (size_t i = 0; i < 2; i++) {
        begin();
        log_request(199000);
        name_term(TRAINING, 1, 0);
        log_answer(DW_ACTION_GRANT, "Tom");
        name_term(TRAINING, 1, 0);
        log_answer(action[i], "Sam");
        name_price(199000);
        compute();
        assert_int_equal(last()->request, 0);
        assert_int_equal(made.request[0].status, i == 0 ? DW_REQUEST_GRANTED : DW_REQUEST_PARTLY);
        assert_true(i == 0 || made.request[0].rest_answer != DW_NONE);
        assert_int_equal(made.newest_part, DW_NONE);
        /* Once more has been asked, it is that which an answer is to. */
        deal.deal.n_events = 2;
        log_request(197000);
        log_answer(action[i], "Sam");
        compute();
        assert_int_equal(last()->request, 1);
        assert_int_equal(made.request[0].status, DW_REQUEST_PARTLY);
        assert_int_equal(made.newest_part, DW_NONE);
    }
}

static void bug_a_later_grant_made_the_first_one_an_answer_to_nothing(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(204000);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(199000);
    compute();
    assert_int_equal(made.request[0].status, DW_REQUEST_GRANTED);
    assert_true(made.event[1].is_answer && made.event[2].is_answer);
}

/* The offer went out while the request waited: the part that came is told of the one that stands. */
static void what_stands_beyond_a_later_part_is_flagged_with_it(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    name_term(TRAINING, 1, 0);
    log_offer(199000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_GRANT, "Tom")->answers = 1;
    name_price(204000);
    name_term(TRAINING, 1, 0);
    compute();
    const dw_event_approval *const offer = &made.event[1];
    assert_int_equal(offer->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(made.n_unapproved, 1);
    assert_true(offer->granted[TRAINING] && offer->missing[PRICE]);
    /* A price is granted, but not this one. */
    assert_true(offer->granted[PRICE] && !offer->missing[TRAINING]);
    assert_true(offer->granted_as.price == 20400000 && offer->package.price == 19900000);
    assert_false(offer->settled);
    /* Once it is granted whole, no part is told. */
    log_answer(DW_ACTION_GRANT, "Sam");
    name_price(199000);
    compute();
    assert_null(made.event[1].granted);
    assert_true(made.event[1].settled);
    /* An older one keeps what was said of it. */
    log_offer(230000);
    compute();
    assert_null(made.event[1].granted);
}

/* What was asked is laid over what stood then: an offer between request and answer is no part of it. */
static void a_partial_grant_is_laid_over_what_was_on_the_table_at_the_request(void **state)
{
    (void)state;
    begin();
    log_offer(223700);
    log_request(199000);
    name_term(TRAINING, 1, 0);
    log_offer(211900); /* no longer what we had when we asked */
    log_answer(DW_ACTION_GRANT, "Tom")->answers = 2;
    name_term(TRAINING, 1, 0);
    compute();
    assert_int_equal(made.n_rulings, 1);
    assert_true(made.ruling[0].package.price == 22370000);
    assert_int_equal(made.ruling[0].package.option[TRAINING], 1);
    assert_true(made.request[0].open[PRICE] && !made.request[0].open[TRAINING]);
    /* The next part is laid over the first. */
    log_answer(DW_ACTION_GRANT, "Sam")->answers = 2;
    name_price(199000);
    compute();
    assert_true(made.ruling[1].package.price == 19900000);
    assert_int_equal(made.ruling[1].package.option[TRAINING], 1);
    assert_int_equal(made.request[0].status, DW_REQUEST_GRANTED);
}

/* A grant of one part says nothing of a lower price that somebody granted for another package before,
 * and what the request offers to get back stays part of it. */
static void a_partial_grant_adds_nothing_to_an_older_one(void **state)
{
    (void)state;
    begin();
    log_request(187300);
    log_answer(DW_ACTION_GRANT, "Sam");
    log_offer(229100);
    log_request(229100);
    name_term(TRAINING, 1, 0);
    name_term(LAUNCH, 1, 0);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_term(TRAINING, 1, 0);
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    assert_true(made.ruling[1].package.price == 22910000);
    assert_int_equal(made.ruling[1].package.option[LAUNCH], 1);
    log_offer(187300);
    name_term(TRAINING, 1, 0);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
}

/* What is granted unasked is weighed as it is granted: over our offer, not over an older grant. */
static void a_grant_to_no_request_is_laid_over_our_offer(void **state)
{
    (void)state;
    begin();
    deal.ours[1].title = "sales manager";
    log_request(187300);
    log_answer(DW_ACTION_GRANT, "Sam");
    log_offer(229100);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_term(TRAINING, 1, 0);
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
    assert_true(made.ruling[1].package.price == 22910000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_to_nothing_covers_nothing),
        cmocka_unit_test(an_answer_names_its_request_or_is_to_the_newest_open),
        cmocka_unit_test(a_partial_grant_answers_its_request),
        cmocka_unit_test(the_rest_of_a_request_can_still_be_answered),
        cmocka_unit_test(bug_a_later_grant_made_the_first_one_an_answer_to_nothing),
        cmocka_unit_test(what_stands_beyond_a_later_part_is_flagged_with_it),
        cmocka_unit_test(a_partial_grant_is_laid_over_what_was_on_the_table_at_the_request),
        cmocka_unit_test(a_partial_grant_adds_nothing_to_an_older_one),
        cmocka_unit_test(a_grant_to_no_request_is_laid_over_our_offer),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
