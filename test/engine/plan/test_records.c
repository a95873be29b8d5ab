/* Measures that read approvals, the team, promises and the end of a deal: each outcome, and when they
 * cannot be taken. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include <math.h>

static size_t OPEN, AWAY, REACH, PUBLISHED, UNCONFIRMED, LEADS, TEAM, ASTRAY, BREAK, NEXT, PLACE,
    LEFT, OUTCOME, RATING;

static int make_own_book(void **state)
{
    (void)state;
    static const double one[] = {1}, two[] = {1, 2}, half[] = {0.5}, three[] = {3};
    book_small(&book);
    OPEN = book_measured(&book, "open_requests", DW_MEASURE_OPEN_REQUESTS, "none some", one);
    REACH = book_measured(&book, "request_reach", DW_MEASURE_REQUEST_REACH, NULL, NULL);
    AWAY = book_measured(&book, "approver_away", DW_MEASURE_APPROVER_AWAY, NULL, NULL);
    PUBLISHED = book_measured(&book, "plan_published", DW_MEASURE_PLAN_PUBLISHED, NULL, NULL);
    UNCONFIRMED = book_measured(&book, "unconfirmed", DW_MEASURE_UNCONFIRMED, "nobody some", one);
    LEADS = book_measured(&book, "our_leads", DW_MEASURE_OUR_LEADS, "none one several", two);
    TEAM = book_measured(&book, "team_distance", DW_MEASURE_TEAM_DISTANCE, "near far", half);
    ASTRAY = book_measured(&book, "plan_distance", DW_MEASURE_PLAN_DISTANCE, "near far", half);
    BREAK = book_measured(&book, "break_state", DW_MEASURE_BREAK_STATE, NULL, NULL);
    NEXT = book_measured(&book, "next_offer_needs", DW_MEASURE_NEXT_OFFER_NEEDS, NULL, NULL);
    PLACE = book_measured(&book, "agreed_place", DW_MEASURE_AGREED_PLACE, NULL, NULL);
    LEFT = book_measured(&book, "left_for_both", DW_MEASURE_LEFT_FOR_BOTH, NULL, NULL);
    OUTCOME = book_measured(&book, "outcome", DW_MEASURE_OUTCOME, NULL, NULL);
    RATING = book_measured(&book, "relationship", DW_MEASURE_RELATIONSHIP, "poor good", three);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

/* The level that the plan finds, or DW_LEVELS_MAX. */
static size_t found(size_t factor)
{
    return dw_fact_level(plan.facts[factor]);
}

static void fresh(void)
{
    deal_full(&deal, &book);
    deal.deal.n_events = deal.n_terms = 0;
    deal.deal.n_ours = deal.n_away = 0;
    deal.deal.day = test_day(2026, 11, 23);
    deal_ours(&deal, "Ana", DW_ROLE_LEAD);
    deal_ours(&deal, "Tom", DW_ROLE_APPROVER);
}

static dw_event *log_event(dw_event_kind kind, const char *who)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_US, kind);
    event->who = who;
    event->day = test_day(2026, 11, 10);
    event->number = deal.deal.n_events;
    return event;
}

static void request(double price)
{
    dw_event *const event = log_event(DW_EVENT_APPROVAL, "Ana");
    deal.term[deal.n_terms] = (dw_term){dw_deal_issue(&deal.deal, "price"), DW_NONE, price * 100};
    event->action = DW_ACTION_REQUEST;
    event->term = &deal.term[deal.n_terms++];
    event->n_terms = 1;
}

static void nothing_is_found_where_nothing_is_on_the_record(void **state)
{
    (void)state;
    fresh();
    make_plan();
    assert_int_equal(found(OPEN), 0);
    assert_int_equal(found(AWAY), 0);
    assert_int_equal(found(PUBLISHED), 0);
    assert_int_equal(found(UNCONFIRMED), DW_LEVELS_MAX);
    assert_int_equal(found(LEADS), 1);
    assert_int_equal(found(TEAM), DW_LEVELS_MAX);
    assert_int_equal(found(ASTRAY), DW_LEVELS_MAX);
    assert_int_equal(found(BREAK), 0);
    assert_int_equal(found(PLACE), DW_RESULT_NONE);
    assert_int_equal(found(LEFT), 0);
    assert_int_equal(found(OUTCOME), DW_OUTCOME_NONE);
    assert_int_equal(found(RATING), DW_LEVELS_MAX);
}

static void requests_are_counted_and_the_absent_found(void **state)
{
    (void)state;
    fresh();
    request(205000);
    make_plan();
    assert_int_equal(found(OPEN), 1);
    assert_int_equal(found(AWAY), 0);
    deal_away(&deal, &deal.ours[1], deal.deal.day, deal.deal.day);
    make_plan();
    assert_int_equal(found(AWAY), 2);
    deal_ours(&deal, "Sam", DW_ROLE_SPONSOR);
    make_plan();
    assert_int_equal(found(AWAY), 1);
}

static void a_request_is_told_to_be_out_of_reach(void **state)
{
    (void)state;
    fresh();
    make_plan();
    assert_int_equal(found(REACH), 0);
    request(205000);
    make_plan();
    assert_int_equal(found(REACH), 1);
    deal.ours[1].title = "seller";
    make_plan();
    assert_int_equal(found(REACH), 2);
    deal.ours[1].role = DW_ROLE_OBSERVER;
    make_plan();
    assert_int_equal(found(REACH), 3);
}

static void grant_at(double price)
{
    request(price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->action = DW_ACTION_GRANT;
    event->who = "Tom";
    event->capacity = DW_CAPACITY_APPROVER;
    event->title = "CFO";
}

static void what_a_part_leaves_out_is_named_and_waits_no_longer(void **state)
{
    (void)state;
    fresh();
    const size_t price = dw_deal_issue(&deal.deal, "price");
    request(181700);
    make_plan();
    assert_int_equal(found(OPEN), 1);
    assert_int_equal(value(DW_VAR_UNGRANTED_TERMS).kind, DW_VALUE_NONE);
    grant_at(193300);
    make_plan();
    assert_int_equal(found(OPEN), 0);
    const dw_value left = value(DW_VAR_UNGRANTED_TERMS);
    const dw_value missing = item(DW_SCOPE_EVENT, 1, DW_VAR_EVENT_MISSING);
    assert_int_equal(left.kind, DW_VALUE_PACKAGE);
    assert_int_equal(missing.kind, DW_VALUE_PACKAGE);
    assert_true(left.marked[price] && missing.marked[price]);
    assert_true(left.package.price == 18170000 && missing.package.price == 18170000);
    grant_at(181700);
    make_plan();
    assert_int_equal(value(DW_VAR_UNGRANTED_TERMS).kind, DW_VALUE_NONE);
    assert_int_equal(item(DW_SCOPE_EVENT, 2, DW_VAR_EVENT_MISSING).kind, DW_VALUE_NONE);
}

static void the_next_offer_is_looked_up(void **state)
{
    (void)state;
    fresh();
    make_plan();
    assert_true(plan.proposals.exists);
    assert_int_equal(found(NEXT), plan.next_clearance);
    assert_int_equal(plan.next_clearance,
                     dw_approvals_clear(&plan.approvals, &plan.worth, &plan.proposals.next));
    assert_non_null(plan.next_worse);
    /* Once it is agreed there is none. */
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER)->day = deal.deal.day;
    log_event(DW_EVENT_ACCEPT, "Ana")->day = deal.deal.day;
    make_plan();
    assert_int_equal(found(NEXT), DW_CLEARANCE_NONE);
    assert_null(plan.next_worse);
}

static void the_team_is_measured(void **state)
{
    (void)state;
    static const size_t order[] = {0, 1, 2}, reverse[] = {2, 1, 0};
    fresh();
    log_event(DW_EVENT_PLAN, NULL)->version = 1;
    dw_event *const ana = log_event(DW_EVENT_ACKNOWLEDGEMENT, "Ana");
    ana->ranking = order;
    ana->n_rankings = 3;
    make_plan();
    assert_int_equal(found(PUBLISHED), 1);
    assert_int_equal(found(UNCONFIRMED), 1);
    assert_int_equal(found(TEAM), DW_LEVELS_MAX); /* one ranking alone */
    assert_true(found(ASTRAY) != DW_LEVELS_MAX);
    dw_event *const tom = log_event(DW_EVENT_ACKNOWLEDGEMENT, "Tom");
    tom->ranking = reverse;
    tom->n_rankings = 3;
    log_event(DW_EVENT_BREAK, NULL);
    make_plan();
    assert_int_equal(found(UNCONFIRMED), 0);
    assert_int_equal(found(BREAK), 1);
    assert_true(found(TEAM) != DW_LEVELS_MAX);
    deal.ours[1].role = DW_ROLE_LEAD;
    make_plan();
    assert_int_equal(found(LEADS), 2);
}

/* What both could still gain counts where it is more for one of them than what makes packages equal. */
static size_t gain_level(void)
{
    const double least = dw_playbook_setting(plan.playbook, DW_SETTING_PACKAGES_TOLERANCE) *
                         fabs((double)plan.package_target);
    const dw_better *const better = &plan.debrief.better;
    return better->n_points > 0 && (better->ours > least || better->theirs > least) ? 2 : 1;
}

static void a_gain_that_is_nothing_against_the_deal_is_none(void **state)
{
    (void)state;
    size_t n[3] = {0};
    for (dw_money price = UNITS(181300); price < UNITS(240000); price += UNITS(2700)) {
        fresh();
        deal_offer(&deal, DW_SIDE_US, price);
        deal.event[0].day = test_day(2026, 11, 9);
        deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT)->day = test_day(2026, 11, 10);
        make_plan();
        assert_int_equal(found(LEFT), gain_level());
        assert_true(dw_plan_better_counts(&plan, &plan.debrief.better) == (gain_level() == 2));
        n[found(LEFT)]++;
    }
    assert_int_equal(n[0], 0);
    assert_true(n[1] + n[2] > 20);
}

static void the_end_is_measured(void **state)
{
    (void)state;
    fresh();
    deal_offer(&deal, DW_SIDE_US, UNITS(215000));
    deal.event[0].day = test_day(2026, 11, 9);
    dw_event *const accept = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT);
    accept->day = test_day(2026, 11, 10);
    make_plan();
    assert_int_equal(found(PLACE), plan.debrief.result);
    assert_true(plan.debrief.result != DW_RESULT_NONE);
    assert_int_equal(found(LEFT), gain_level());
    log_event(DW_EVENT_OUTCOME, NULL)->outcome = DW_OUTCOME_WON;
    log_event(DW_EVENT_DEBRIEF, NULL)->rating = 4;
    make_plan();
    assert_int_equal(found(OUTCOME), DW_OUTCOME_WON);
    assert_int_equal(found(RATING), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_found_where_nothing_is_on_the_record),
        cmocka_unit_test(requests_are_counted_and_the_absent_found),
        cmocka_unit_test(a_request_is_told_to_be_out_of_reach),
        cmocka_unit_test(what_a_part_leaves_out_is_named_and_waits_no_longer),
        cmocka_unit_test(the_next_offer_is_looked_up),
        cmocka_unit_test(the_team_is_measured),
        cmocka_unit_test(a_gain_that_is_nothing_against_the_deal_is_none),
        cmocka_unit_test(the_end_is_measured),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
