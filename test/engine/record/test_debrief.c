/* How a deal ended: what was agreed, against the plan, what moved, what both left. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/planned.h"

#include "dealwright/debrief.h"

#include <math.h>
#include <string.h>

static dw_debrief made;

/* The full deal without its record; we open at 235,000. */
static void open_talks(void)
{
    deal_full(&deal, &book);
    deal.deal.n_events = 0;
    deal.n_terms = 0;
    deal.deal.day = DW_DAY_NONE;
    deal_offer(&deal, DW_SIDE_US, UNITS(235000));
    deal.event[0].day = test_day(2026, 11, 2);
}

static dw_event *log_event(dw_side by, dw_event_kind kind)
{
    dw_event *const event = deal_event(&deal, by, kind);
    event->day = test_day(2026, 11, 2) + (dw_day)deal.deal.n_events;
    return event;
}

static void name(const char *issue, size_t option, double number)
{
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    deal.term[deal.n_terms] = (dw_term){dw_deal_issue(&deal.deal, issue), option, number};
    if (event->n_terms++ == 0)
        event->term = &deal.term[deal.n_terms];
    deal.n_terms++;
}

/* Of the deal's plan, which asks for it with the plan's aims. */
static void compute(void)
{
    make_plan();
    made = plan.debrief;
}

static void a_deal_that_runs_has_none(void **state)
{
    (void)state;
    open_talks();
    compute();
    assert_false(made.exists);
    assert_int_equal(made.outcome, DW_OUTCOME_NONE);
    assert_int_equal(made.result, DW_RESULT_NONE);
}

static void an_acceptance_says_what_was_agreed(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
    name("price", DW_NONE, 20100000);
    name("training", 1, 0);
    log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
    compute();
    assert_true(made.exists && made.has_agreed && made.has_opening);
    assert_int_equal(made.outcome, DW_OUTCOME_NONE); /* agreed is not signed */
    assert_int_equal(made.event, DW_NONE);
    check_near(made.agreed.price, 20100000, 0);
    assert_int_equal(made.agreed.option[dw_deal_issue(&deal.deal, "training")], 1);
    check_near(made.opening.price, 23500000, 0);
    assert_int_equal(made.our_offers, 1);
    assert_int_equal(made.their_offers, 1);
    assert_int_equal(made.first, test_day(2026, 11, 2));
    assert_int_equal(made.last, test_day(2026, 11, 5));
    assert_int_equal(made.days, 3);
}

static void the_outcome_s_terms_lie_over_what_was_accepted(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_WON;
    name("payment_days", 1, 60);
    compute();
    check_near(made.agreed.price, 23500000, 0);
    assert_int_equal(made.agreed.option[dw_deal_issue(&deal.deal, "payment_days")], 1);
    assert_int_equal(made.event, 2);
}

static void a_deal_open_again_is_not_signed(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_WON;
    name("payment_days", 1, 60);
    compute();
    assert_true(made.signed_as != DW_SIGNED_NONE);
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_NONE;
    compute();
    assert_true(made.exists && made.has_agreed);
    assert_int_equal(made.outcome, DW_OUTCOME_NONE);
    assert_int_equal(made.signed_as, DW_SIGNED_NONE);
    assert_int_equal(made.event, 3);
    assert_int_equal(made.last, test_day(2026, 11, 4)); /* of the acceptance */
    assert_int_equal(made.agreed.option[dw_deal_issue(&deal.deal, "payment_days")], 0);
    /* Lost and open again, without an acceptance, is a deal that runs. */
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_LOST;
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_NONE;
    compute();
    assert_false(made.exists || made.has_agreed);
}

/* Against worths worked out here, for any price that is signed after 201,000 was agreed. */
static void what_was_signed_is_held_against_what_was_agreed(void **state)
{
    (void)state;
    size_t seen[DW_SIGNED_COUNT] = {0};
    for (test_case = 0; test_case < 20; test_case++) {
        const double price = 20100000 + 235700 * ((double)test_case - 10);
        open_talks();
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 20100000);
        log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
        log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_WON;
        name("price", DW_NONE, price);
        compute();
        const double gap = dw_worth_at_price(&plan.worth, made.agreed.option, 20100000).us -
                           dw_worth_at_price(&plan.worth, made.agreed.option, price).us;
        check_near(made.signed_gap, gap, 1e-6 * 20100000);
        check(made.signed_as == (gap > 0.5    ? DW_SIGNED_BELOW_AGREED
                                 : gap < -0.5 ? DW_SIGNED_ABOVE_AGREED
                                              : DW_SIGNED_AS_AGREED));
        check(made.n_signed_gives == (gap > 0.5));
        seen[made.signed_as]++;
    }
    assert_true(seen[DW_SIGNED_BELOW_AGREED] > 0 && seen[DW_SIGNED_AS_AGREED] > 0 &&
                seen[DW_SIGNED_ABOVE_AGREED] > 0);
}

static void what_was_signed_without_an_agreement_is_named_or_unsaid(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_WON;
    compute();
    assert_int_equal(made.signed_as, DW_SIGNED_UNSAID);
    assert_true(made.exists && !made.has_agreed && isnan(made.signed_gap));
    name("price", DW_NONE, 19900000);
    compute();
    assert_int_equal(made.signed_as, DW_SIGNED_NAMED);
    assert_true(made.has_agreed && isnan(made.signed_gap));
}

static void a_lost_deal_has_agreed_nothing(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_LOST;
    compute();
    assert_true(made.exists && !made.has_agreed && !made.has_better);
    assert_int_equal(made.result, DW_RESULT_NONE);
    assert_true(isnan(made.worth_over_target) && isnan(made.price_over_target));
    assert_int_equal(made.n_gives + made.n_gets, 0);
}

/* The result is the agreed worth beside the plan's aims, for any price. */
static void the_result_is_the_worth_beside_the_aims(void **state)
{
    (void)state;
    size_t seen[DW_RESULT_COUNT] = {0};
    for (test_case = 0; test_case < 40; test_case++) {
        open_talks();
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 16000000 + 170000 * (double)test_case);
        log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
        compute();
        const double worth =
            dw_worth_at_price(&plan.worth, made.agreed.option, made.agreed.price).us;
        const double target = worth - made.worth_over_target;
        const double walk_away = (double)plan.package_walk_away;
        check_near(target, (double)plan.package_target, 1e-6);
        check_near(made.price_over_target,
                   made.agreed.price - (double)plan.deal->value.target_price, 0);
        const bool same = dw_money_estimate(worth) == plan.package_walk_away;
        check_near(made.over_walk_away, same ? 0 : worth - walk_away, 1e-6);
        const dw_result expected = worth < walk_away && !same ? DW_RESULT_BELOW_WALK_AWAY
                                   : fabs(worth - target) <= 0.01 * target ? DW_RESULT_AT_TARGET
                                   : worth < target                        ? DW_RESULT_BELOW_TARGET
                                                                           : DW_RESULT_ABOVE_TARGET;
        check(made.result == expected);
        check_near(made.conceded,
                   (made.opening.worth.us - worth) / (made.opening.worth.us - walk_away), 1e-9);
        seen[made.result]++;
    }
    for (unsigned r = DW_RESULT_BELOW_WALK_AWAY; r < DW_RESULT_COUNT; r++)
        assert_true(seen[r] > 0);
}

static bool has_term(const dw_term *term, size_t n, const char *issue)
{
    for (size_t t = 0; t < n; t++)
        if (term[t].issue == dw_deal_issue(&deal.deal, issue))
            return true;
    return false;
}

static void what_moved_is_told_by_whom_it_serves(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
    name("price", DW_NONE, 21500000);
    name("training", 1, 0);
    name("term_years", 2, 3);
    name("case study", 1, 0);
    log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
    compute();
    assert_int_equal(made.n_gives, 2);
    assert_true(has_term(made.give, made.n_gives, "price"));
    assert_true(has_term(made.give, made.n_gives, "training"));
    assert_int_equal(made.n_gets, 2);
    assert_true(has_term(made.get, made.n_gets, "term_years"));
    assert_true(has_term(made.get, made.n_gets, "case study"));
}

/* We open with training for them and without: who ends it first tells what it was. */
static void less_of_what_we_gave_came_back_only_when_they_give_it_up(void **state)
{
    (void)state;
    static const struct {
        dw_side by;
        dw_event_kind kind;
        size_t option, gets, taken_back, unwanted;
    } ways[] = {
        {DW_SIDE_US, DW_EVENT_OFFER, 0, 0, 1, 0},
        {DW_SIDE_US, DW_EVENT_OFFER, 1, 0, 0, 0}, /* as it was */
        {DW_SIDE_THEM, DW_EVENT_REFUSE, 1, 0, 0, 1},
        {DW_SIDE_THEM, DW_EVENT_OFFER, 0, 1, 0, 0},
    };
    for (test_case = 0; test_case < sizeof ways / sizeof *ways; test_case++) {
        open_talks();
        deal.event[0].n_terms = 0;
        name("price", DW_NONE, 23500000);
        name("training", 1, 0);
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 21500000);
        log_event(ways[test_case].by, ways[test_case].kind);
        name("training", ways[test_case].option, 0);
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 21600000);
        log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
        compute();
        check(made.has_agreed);
        check(made.n_gets == ways[test_case].gets);
        check(made.n_taken_back == ways[test_case].taken_back);
        check(made.n_unwanted == ways[test_case].unwanted);
        check(made.n_taken_back == 0 || has_term(made.taken_back, 1, "training"));
        check(made.n_unwanted == 0 || has_term(made.unwanted, 1, "training"));
    }
}

/* Their offer without it, and their no to it: before or after we went along. */
static void what_they_refused_is_no_return_though_their_offer_left_it_out_first(void **state)
{
    (void)state;
    for (test_case = 0; test_case < 4; test_case++) {
        open_talks();
        deal.event[0].n_terms = 0;
        name("price", DW_NONE, 23500000);
        name("training", 1, 0);
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 21500000);
        name("training", 0, 0);
        if (test_case == 1)
            log_event(DW_SIDE_US, DW_EVENT_OFFER);
        if (test_case == 1)
            name("training", 0, 0);
        log_event(DW_SIDE_THEM, DW_EVENT_REFUSE);
        if (test_case < 3)
            name("training", test_case == 2 ? 0 : 1, 0);
        log_event(DW_SIDE_THEM, DW_EVENT_OFFER);
        name("price", DW_NONE, 21600000);
        log_event(DW_SIDE_US, DW_EVENT_ACCEPT);
        compute();
        const bool is_named = test_case < 2;
        check(made.n_unwanted == is_named && made.n_gets == !is_named);
        check(made.n_came == 0); /* their first offer had it so */
        check(!is_named || has_term(made.unwanted, 1, "training"));
    }
}

static void what_both_left_is_better_for_both(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    compute();
    assert_true(made.has_better);
    for (size_t p = 0; p < made.better.n_packages; p++) {
        assert_true(made.better.package[p].worth.us >= made.agreed.worth.us - 100);
        assert_true(made.better.package[p].worth.them >= made.agreed.worth.them - 100);
    }
}

static void debriefs_add_up_and_the_newest_rating_counts(void **state)
{
    (void)state;
    static const char *const lesson[] = {"a", "b", "c"};
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_NO_DECISION;
    dw_event *const first = log_event(DW_SIDE_US, DW_EVENT_DEBRIEF);
    first->rating = 2;
    first->lesson = lesson;
    first->n_lessons = 3;
    dw_event *const second = log_event(DW_SIDE_US, DW_EVENT_DEBRIEF);
    second->rating = 4;
    second->lesson = lesson;
    second->n_lessons = 1;
    log_event(DW_SIDE_US, DW_EVENT_DEBRIEF); /* without a rating: it stays */
    compute();
    assert_int_equal(made.rating, 4);
    assert_int_equal(made.n_debriefs, 3);
    assert_int_equal(made.n_lessons, 4);
}

static dw_status make(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    dw_debrief found;
    test_bytes_mark(&found, sizeof found);
    const dw_debrief_aims aims = {1e7, 1e6};
    const dw_status status =
        dw_debrief_make(&plan.table, &plan.frontier, &aims, memory, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static void makes_it_or_fails_cleanly(void **state)
{
    (void)state;
    open_talks();
    log_event(DW_SIDE_THEM, DW_EVENT_ACCEPT);
    log_event(DW_SIDE_THEM, DW_EVENT_OUTCOME)->outcome = DW_OUTCOME_WON;
    name("price", DW_NONE, 19900000);
    compute();
    assert_true(test_memory_exhaust(make, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deal_that_runs_has_none),
        cmocka_unit_test(an_acceptance_says_what_was_agreed),
        cmocka_unit_test(the_outcome_s_terms_lie_over_what_was_accepted),
        cmocka_unit_test(a_deal_open_again_is_not_signed),
        cmocka_unit_test(what_was_signed_is_held_against_what_was_agreed),
        cmocka_unit_test(what_was_signed_without_an_agreement_is_named_or_unsaid),
        cmocka_unit_test(a_lost_deal_has_agreed_nothing),
        cmocka_unit_test(the_result_is_the_worth_beside_the_aims),
        cmocka_unit_test(what_moved_is_told_by_whom_it_serves),
        cmocka_unit_test(less_of_what_we_gave_came_back_only_when_they_give_it_up),
        cmocka_unit_test(what_they_refused_is_no_return_though_their_offer_left_it_out_first),
        cmocka_unit_test(what_both_left_is_better_for_both),
        cmocka_unit_test(debriefs_add_up_and_the_newest_rating_counts),
        cmocka_unit_test(makes_it_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
