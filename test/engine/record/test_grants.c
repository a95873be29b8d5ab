/* Answers to requests for approval: whose answer counts, and what a grant covers from then on. */
#include "approvals.h"

/* ---- Answers --------------------------------------------------------------------------------- */

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

/* ---- People ---------------------------------------------------------------------------------- */

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
        cmocka_unit_test(an_answer_to_nothing_covers_nothing),
        cmocka_unit_test(an_answer_names_its_request_or_is_to_the_newest_open),
        cmocka_unit_test(a_partial_grant_answers_its_request),
        cmocka_unit_test(bug_a_later_grant_made_the_first_one_an_answer_to_nothing),
        cmocka_unit_test(the_rest_of_a_request_can_still_be_answered),
        cmocka_unit_test(what_stands_beyond_a_later_part_is_flagged_with_it),
        cmocka_unit_test(bug_an_offer_below_what_was_granted_was_called_without_any_approval),
        cmocka_unit_test(bug_an_offer_without_approval_was_asked_for_although_it_had_been_granted),
        cmocka_unit_test(what_is_agreed_with_authority_or_over_needs_no_approval_any_more),
        cmocka_unit_test(what_binds_us_is_refused_or_granted_by_what_came_after_it),
        cmocka_unit_test(bug_a_request_beyond_our_offer_was_said_to_be_for_the_offer),
        cmocka_unit_test(bug_nobody_was_told_that_one_granted_what_another_had_refused),
        cmocka_unit_test(a_ruling_on_something_else_leaves_what_binds_us),
        cmocka_unit_test(bug_an_offer_that_another_had_replaced_was_still_to_be_asked_for),
        cmocka_unit_test(bug_a_word_that_asked_no_less_was_an_offer_without_approval),
        cmocka_unit_test(what_they_have_refused_or_what_is_over_binds_us_no_more),
        cmocka_unit_test(bug_a_refusal_counted_that_a_newer_grant_had_overtaken),
        cmocka_unit_test(a_partial_grant_is_laid_over_what_was_on_the_table_at_the_request),
        cmocka_unit_test(a_partial_grant_adds_nothing_to_an_older_one),
        cmocka_unit_test(a_grant_to_no_request_is_laid_over_our_offer),
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
