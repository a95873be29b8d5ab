/* Requests for approval: what they ask, what is asked again, and of whom. */
#include "approvals.h"

static void a_request_needs_what_its_package_needs(void **state)
{
    (void)state;
    begin();
    log_request(205000); /* 14.6 % off list */
    compute();
    assert_int_equal(made.n_requests, 1);
    const dw_request *const request = &made.request[0];
    assert_int_equal(request->authority, 1);
    assert_int_equal(request->status, DW_REQUEST_OPEN);
    assert_false(request->named_low);
    assert_true(request->asked[PRICE] && !request->asked[TRAINING]);
    assert_int_equal(made.newest_open, 0);
    /* 4 November to 11 December without a holiday. */
    assert_int_equal(request->days_waiting,
                     dw_day_working_between(request->since, deal.deal.day, NULL));
    assert_true(request->days_waiting > 20);
}

static void naming_a_lower_authority_than_needed_is_a_problem(void **state)
{
    (void)state;
    begin();
    log_request(205000)->authority = 0;
    compute();
    assert_true(made.request[0].named_low);
    assert_int_equal(made.request[0].authority, 1);
    /* Naming a higher one makes it the needed one, whatever the figures say now. */
    deal.event[0].authority = 2;
    compute();
    assert_false(made.request[0].named_low);
    assert_int_equal(made.request[0].authority, 2);
    deal.deal.value.list_price = UNITS(206000); /* edited: now the price is within our own right */
    compute();
    assert_int_equal(made.request[0].package.authority, 0);
    assert_int_equal(made.request[0].authority, 2);
}

static void only_what_changed_is_asked_again(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_request(199000);
    name_term(TRAINING, 1, 0);
    name_term(LAUNCH, 1, 0);
    compute();
    assert_true(made.request[0].asked[PRICE] && made.request[0].asked[TRAINING]);
    assert_true(made.request[1].asked[PRICE]);
    assert_false(made.request[1].asked[TRAINING]);
    assert_false(made.request[1].asked[LAUNCH]);
    assert_true(made.request[1].back[LAUNCH]);
}

static void what_is_covered_needs_no_answer(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom");
    log_request(207300);
    compute();
    assert_int_equal(made.request[1].status, DW_REQUEST_GRANTED);
    assert_int_equal(made.request[1].answer, 1);
    assert_int_equal(made.n_open, 0);
}

static void a_later_request_supersedes_one_that_waits(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_request(201000);
    compute();
    assert_int_equal(made.request[0].status, DW_REQUEST_SUPERSEDED);
    assert_int_equal(made.request[0].answer, 1);
    assert_int_equal(made.request[1].status, DW_REQUEST_OPEN);
    assert_int_equal(made.n_open, 1);
}

static void the_request_goes_to_who_suits_it(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    compute();
    assert_string_equal(made.request[0].answerer, "Tom");
    assert_null(made.request[0].absent);
    deal.ours[1].title = "seller"; /* too low; the CFO is left */
    compute();
    assert_string_equal(made.request[0].answerer, "Sam");
    deal.event[0].to = "Tom"; /* asking him does not raise him */
    compute();
    assert_string_equal(made.request[0].answerer, "Sam");
    deal.ours[1].title = "sales manager";
    deal.event[0].to = "Sam"; /* whoever is asked and may answers */
    compute();
    assert_string_equal(made.request[0].answerer, "Sam");
    deal.event[0].to = NULL;
    deal.ours[1].role = deal.ours[2].role = DW_ROLE_OBSERVER;
    compute();
    assert_null(made.request[0].answerer);
}

static void an_absent_approver_has_a_delegate_or_somebody_else(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    deal_away(&deal, &deal.ours[1], test_day(2026, 12, 7), test_day(2026, 12, 11));
    compute();
    assert_string_equal(made.request[0].absent, "Tom");
    assert_string_equal(made.request[0].stand_in, "Sam");
    deal.ours[2].role = DW_ROLE_SUPPORT;
    compute();
    assert_string_equal(made.request[0].absent, "Tom");
    assert_null(made.request[0].stand_in);
    log_answer(DW_ACTION_DELEGATE, "Tom")->to = "Priya";
    compute();
    assert_null(made.request[0].absent);
    assert_string_equal(made.request[0].answerer, "Priya");
    deal.event[1].to = "Ana"; /* who asked cannot stand in */
    compute();
    assert_string_equal(made.request[0].absent, "Tom");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_needs_what_its_package_needs),
        cmocka_unit_test(naming_a_lower_authority_than_needed_is_a_problem),
        cmocka_unit_test(only_what_changed_is_asked_again),
        cmocka_unit_test(what_is_covered_needs_no_answer),
        cmocka_unit_test(a_later_request_supersedes_one_that_waits),
        cmocka_unit_test(the_request_goes_to_who_suits_it),
        cmocka_unit_test(an_absent_approver_has_a_delegate_or_somebody_else),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
