/* Answers to requests for approval: whose answer counts. */
#include "approvals.h"

static dw_answer_standing standing_of(const char *who, size_t authority)
{
    log_answer(DW_ACTION_GRANT, who)->authority = authority;
    compute();
    deal.deal.n_events--;
    return made.event[deal.deal.n_events].answer;
}

static void a_grant_counts_by_who_gives_it(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    assert_int_equal(standing_of("Tom", DW_NONE), DW_ANSWER_COUNTS);
    assert_int_equal(standing_of("Sam", DW_NONE), DW_ANSWER_COUNTS);
    assert_int_equal(standing_of("Ana", DW_NONE), DW_ANSWER_BY_ASKER);
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_BY_OTHER);
    assert_int_equal(standing_of(NULL, DW_NONE), DW_ANSWER_BY_OTHER);
    assert_int_equal(standing_of("Tom", 0), DW_ANSWER_TOO_LOW);
    assert_int_equal(standing_of("Tom", 1), DW_ANSWER_COUNTS);
    deal.ours[1].title = "Sales Manager"; /* an authority of the playbook, in any case */
    assert_int_equal(standing_of("Tom", DW_NONE), DW_ANSWER_COUNTS);
    deal.ours[1].title = "seller";
    assert_int_equal(standing_of("Tom", DW_NONE), DW_ANSWER_TOO_LOW);
    /* An approver does not grant what he asked for himself either. */
    deal.event[0].who = "Tom";
    assert_int_equal(standing_of("Tom", 2), DW_ANSWER_BY_ASKER);
}

static void an_answer_that_does_not_count_settles_nothing(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Ana");
    log_offer(205000);
    compute();
    assert_int_equal(made.n_void, 1);
    assert_int_equal(made.request[0].status, DW_REQUEST_OPEN);
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(made.n_unapproved, 1);
}

static void a_delegate_answers_until_the_day(void **state)
{
    (void)state;
    begin();
    dw_event *const delegation = log_answer(DW_ACTION_DELEGATE, "Tom");
    delegation->to = "Priya";
    delegation->until = test_day(2026, 11, 5);
    log_request(205000);
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_COUNTS); /* 5 November */
    delegation->until = test_day(2026, 11, 4);
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_BY_OTHER);
    delegation->until = DW_DAY_NONE;
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_COUNTS);
    delegation->who = "Ana"; /* who may not approve cannot pass it on */
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_BY_OTHER);
    assert_int_equal(made.event[0].answer, DW_ANSWER_BY_OTHER);
}

static void a_delegate_passes_nothing_on_and_does_not_answer_his_own(void **state)
{
    (void)state;
    begin();
    log_answer(DW_ACTION_DELEGATE, "Tom")->to = "Priya";
    log_answer(DW_ACTION_DELEGATE, "Priya")->to = "Ben";
    log_request(205000);
    assert_int_equal(standing_of("Ben", DW_NONE), DW_ANSWER_BY_OTHER);
    deal.event[2].who = "Priya";
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_BY_ASKER);
}

/* A delegate has the authority of whom he stands in for. */
static void a_delegate_grants_no_more_than_the_delegator(void **state)
{
    (void)state;
    begin();
    deal.ours[1].title = "seller";
    log_answer(DW_ACTION_DELEGATE, "Tom")->to = "Priya";
    log_request(205000);
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_TOO_LOW);
    deal.ours[1].title = "Deal Desk";
    assert_int_equal(standing_of("Priya", DW_NONE), DW_ANSWER_COUNTS);
}

static void who_joins_later_could_not_have_granted(void **state)
{
    (void)state;
    static const dw_person priya = {.name = "Priya", .role = DW_ROLE_APPROVER};
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Priya");
    log_event(DW_EVENT_JOINED, DW_ACTION_NONE, NULL)->person = &priya;
    deal_ours(&deal, "Priya", DW_ROLE_APPROVER);
    compute();
    assert_int_equal(made.event[1].answer, DW_ANSWER_BY_OTHER);
    log_answer(DW_ACTION_GRANT, "Priya");
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
}

static void who_has_left_since_is_taken_at_his_word(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Olga");
    log_event(DW_EVENT_LEFT, DW_ACTION_NONE, "Olga");
    log_request(203000);
    log_answer(DW_ACTION_GRANT, "Olga");
    compute();
    assert_int_equal(made.event[1].answer, DW_ANSWER_COUNTS);
    assert_int_equal(last()->answer, DW_ANSWER_BY_OTHER);
}

static void a_grant_is_judged_by_the_role_and_title_of_its_day(void **state)
{
    (void)state;
    static const dw_person lower = {.name = "Tom", .role = DW_ROLE_APPROVER, .title = "seller"};
    static const dw_person higher = {.name = "Tom", .role = DW_ROLE_APPROVER, .title = "CFO"};
    static const dw_person other = {.name = "Tom", .role = DW_ROLE_SUPPORT, .title = "CFO"};
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom");
    dw_event *const joined = log_event(DW_EVENT_JOINED, DW_ACTION_NONE, NULL);
    log_request(201000);
    log_answer(DW_ACTION_GRANT, "Tom");
    static const dw_person *const later[] = {&lower, &higher, &other};
    static const dw_answer_standing then[] = {DW_ANSWER_TOO_LOW, DW_ANSWER_COUNTS,
                                              DW_ANSWER_BY_OTHER};
    for (size_t i = 0; i < 3; i++) {
        joined->person = later[i];
        compute_state();
        assert_int_equal(made.event[1].answer, DW_ANSWER_COUNTS);
        assert_int_equal(last()->answer, then[i]);
    }
    deal.ours[1].title = "seller"; /* in the file, until he joins again */
    joined->person = &higher;
    compute_state();
    assert_int_equal(made.event[1].answer, DW_ANSWER_TOO_LOW);
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
}

static void who_left_and_could_not_approve_has_granted_nothing(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Ana")->answers = 1;
    deal.event[0].who = "Sam";
    log_event(DW_EVENT_LEFT, DW_ACTION_NONE, "Ana");
    compute_state();
    assert_int_equal(made.event[1].answer, DW_ANSWER_BY_OTHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_grant_counts_by_who_gives_it),
        cmocka_unit_test(an_answer_that_does_not_count_settles_nothing),
        cmocka_unit_test(a_delegate_answers_until_the_day),
        cmocka_unit_test(a_delegate_passes_nothing_on_and_does_not_answer_his_own),
        cmocka_unit_test(a_delegate_grants_no_more_than_the_delegator),
        cmocka_unit_test(who_joins_later_could_not_have_granted),
        cmocka_unit_test(who_has_left_since_is_taken_at_his_word),
        cmocka_unit_test(a_grant_is_judged_by_the_role_and_title_of_its_day),
        cmocka_unit_test(who_left_and_could_not_approve_has_granted_nothing),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
