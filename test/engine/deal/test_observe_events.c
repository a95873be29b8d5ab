/* What the events of a record show by themselves: whom and what they change, and what was taken back. */
#include "engine/support/cases.h"
#include "engine/support/check.h"

static bool is_taken(dw_measure measure, size_t item)
{
    double value;
    return dw_deal_measure(&deal.deal, &book.playbook, measure, item, &value);
}

static double measured(dw_measure measure, size_t item)
{
    double value = -1;
    check(dw_deal_measure(&deal.deal, &book.playbook, measure, item, &value));
    return value;
}

/* ---- People and deadlines ------------------------------------------------------------------- */

static void tells_what_an_event_makes_of_a_person(void **state)
{
    (void)state;
    static const dw_effect effect[] = {
        {0, false, DW_STANCE_UNKNOWN, DW_STANCE_NEUTRAL, DW_DAY_NONE, false, false},
        {1, true, DW_STANCE_NEUTRAL, DW_STANCE_OPPOSED, DW_DAY_NONE, false, false},
        {2, true, DW_STANCE_OPPOSED, DW_STANCE_UNKNOWN, DW_DAY_NONE, false, false},
        {5, true, DW_STANCE_UNKNOWN, DW_STANCE_UNKNOWN, DW_DAY_NONE, false, false}};
    static const dw_person person = {.name = "Li"};
    deal_init(&deal, &book);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_JOINED)->person = &person;
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_JOINED)->person = &person;
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_LEFT)->who = "Li";
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_LEFT)->who = "nobody we know";
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_NOTE);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_JOINED)->person = &person;
    deal.deal.effect = effect;
    deal.deal.n_effects = 4;
    static const double becomes[] = {1, 2, 3, 0, 0, 2};
    for (size_t e = 0; e < 6; e++) {
        check_near(measured(DW_MEASURE_EVENT_PERSON, e), becomes[e], 0);
        check(is_taken(DW_MEASURE_EVENT_STANCE_BEFORE, e) == (e == 1 || e == 2));
        check(is_taken(DW_MEASURE_EVENT_STANCE_AFTER, e) == (e < 2));
        check(!is_taken(DW_MEASURE_EVENT_DEADLINE_OWNER, e));
        check_near(measured(DW_MEASURE_EVENT_DEADLINE_MOVE, e), 0, 0);
    }
    check_near(measured(DW_MEASURE_EVENT_STANCE_BEFORE, 1), DW_STANCE_NEUTRAL, 0);
    check_near(measured(DW_MEASURE_EVENT_STANCE_AFTER, 1), DW_STANCE_OPPOSED, 0);
}

static void tells_where_an_event_moves_a_deadline(void **state)
{
    (void)state;
    enum { N = 5 };
    static const dw_day before[N] = {DW_DAY_NONE, 50, 49, 51, 49};
    static const double move[N] = {1, 2, 4, 3, 0}; /* the last one is dropped */
    static const dw_deadline deadline = {.day = 50, .what = "board", .owner = DW_OWNER_BUYER};
    dw_effect effect[N];
    deal_init(&deal, &book);
    for (size_t e = 0; e < N; e++) {
        dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_DEADLINE);
        event->action = e + 1 < N ? DW_ACTION_SET : DW_ACTION_DROP;
        event->deadline = &deadline;
        effect[e] = (dw_effect){.event = e, .was_there = e > 0, .day_before = before[e]};
    }
    deal.deal.effect = effect;
    deal.deal.n_effects = N;
    for (size_t e = 0; e < N; e++) {
        check_near(measured(DW_MEASURE_EVENT_DEADLINE_MOVE, e), move[e], 0);
        check_near(measured(DW_MEASURE_EVENT_DEADLINE_OWNER, e), DW_OWNER_BUYER, 0);
    }
}

static void a_deadline_set_after_the_close_is_told(void **state)
{
    (void)state;
    static dw_deadline deadline;
    deadline = (dw_deadline){.day = 617, .what = "board", .owner = DW_OWNER_BUYER};
    deal_init(&deal, &book);
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_DEADLINE);
    event->action = DW_ACTION_SET;
    event->deadline = &deadline;
    check(measured(DW_MEASURE_EVENT_PAST_CLOSE, 0) == 0); /* no close is known */
    deal.deal.close_by = 617;
    check(measured(DW_MEASURE_EVENT_PAST_CLOSE, 0) == 0);
    deal.deal.close_by = 616;
    check(measured(DW_MEASURE_EVENT_PAST_CLOSE, 0) == 1);
    event->action = DW_ACTION_DROP;
    check(measured(DW_MEASURE_EVENT_PAST_CLOSE, 0) == 0);
    event->kind = DW_EVENT_NOTE;
    check(measured(DW_MEASURE_EVENT_PAST_CLOSE, 0) == 0);
}

/* ---- The relationship after the deal -------------------------------------------------------- */

static void the_newest_rating_is_that_of_the_relationship(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    check(!is_taken(DW_MEASURE_RELATIONSHIP, 0));
    deal_event(&deal, DW_SIDE_US, DW_EVENT_DEBRIEF)->rating = 2;
    check(measured(DW_MEASURE_RELATIONSHIP, 0) == 2);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_DEBRIEF)->rating = 5;
    deal_event(&deal, DW_SIDE_US, DW_EVENT_DEBRIEF)->rating = 0; /* says nothing of it */
    deal_event(&deal, DW_SIDE_US, DW_EVENT_NOTE);
    check(measured(DW_MEASURE_RELATIONSHIP, 0) == 5);
}

/* ---- What was taken back -------------------------------------------------------------------- */

enum { NOTHING, PIVOT, OTHER };

static test_deal logged;

/* The log of the deal at hand, of days from 601 on. */
static dw_event *log_event(dw_event_kind kind, size_t corrects)
{
    dw_event *const event = deal_event(&logged, DW_SIDE_US, kind);
    event->day = 600 + (dw_day)logged.deal.n_events;
    event->corrects = corrects;
    deal.deal.logged = &logged.deal;
    deal.deal.n_logged = logged.deal.n_events;
    return event;
}

static void begin_log(void)
{
    deal_init(&deal, &book);
    deal_init(&logged, &book);
    deal.deal.day = 617;
}

static void what_the_newest_entry_takes_back_is_told(void **state)
{
    (void)state;
    begin_log();
    check(measured(DW_MEASURE_WITHDRAWN, 0) == NOTHING);
    log_event(DW_EVENT_NOTE, 0);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == NOTHING);
    log_event(DW_EVENT_CORRECTION, 1);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == OTHER);
    log_event(DW_EVENT_PIVOT, 0);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == NOTHING);
    log_event(DW_EVENT_CORRECTION, 3);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == PIVOT);
}

/* Both are withdrawn one after the other; a version alone is no pivot. */
static void a_pivot_goes_with_the_version_that_it_published(void **state)
{
    (void)state;
    begin_log();
    log_event(DW_EVENT_PIVOT, 0);
    log_event(DW_EVENT_PLAN, 0);
    log_event(DW_EVENT_CORRECTION, 2);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == OTHER);
    begin_log();
    log_event(DW_EVENT_PIVOT, 0);
    log_event(DW_EVENT_PLAN, 0);
    log_event(DW_EVENT_CORRECTION, 1);
    log_event(DW_EVENT_CORRECTION, 2);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == PIVOT);
    begin_log();
    log_event(DW_EVENT_NOTE, 0);
    log_event(DW_EVENT_PLAN, 0);
    log_event(DW_EVENT_CORRECTION, 1);
    log_event(DW_EVENT_CORRECTION, 2);
    check(measured(DW_MEASURE_WITHDRAWN, 0) == OTHER);
}

static void what_was_logged_for_days_to_come_has_taken_nothing_back_yet(void **state)
{
    (void)state;
    begin_log();
    log_event(DW_EVENT_PIVOT, 0);
    log_event(DW_EVENT_CORRECTION, 1);
    log_event(DW_EVENT_NOTE, 0)->day = 618;
    check(measured(DW_MEASURE_WITHDRAWN, 0) == PIVOT);
    deal.deal.day = 618;
    check(measured(DW_MEASURE_WITHDRAWN, 0) == NOTHING);
}

/* ---- Offers and what was agreed since --------------------------------------------------------- */

static void log_terms(dw_side by, dw_event_kind kind)
{
    static const dw_term price = {0, 0, 0};
    dw_event *const event = deal_event(&deal, by, kind);
    event->term = &price;
    event->n_terms = 1;
}

static void a_yes_that_counts_as_an_offer_is_told(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    log_terms(DW_SIDE_THEM, DW_EVENT_OFFER);
    log_terms(DW_SIDE_THEM, DW_EVENT_OFFER);
    deal.event[1].said_yes = true;
    check(measured(DW_MEASURE_EVENT_SAID_YES, 0) == 0);
    check(measured(DW_MEASURE_EVENT_SAID_YES, 1) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_what_an_event_makes_of_a_person),
        cmocka_unit_test(tells_where_an_event_moves_a_deadline),
        cmocka_unit_test(a_deadline_set_after_the_close_is_told),
        cmocka_unit_test(the_newest_rating_is_that_of_the_relationship),
        cmocka_unit_test(what_the_newest_entry_takes_back_is_told),
        cmocka_unit_test(a_pivot_goes_with_the_version_that_it_published),
        cmocka_unit_test(what_was_logged_for_days_to_come_has_taken_nothing_back_yet),
        cmocka_unit_test(a_yes_that_counts_as_an_offer_is_told),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
