/* The days that words named: an ultimatum and what came on its day, promises, and days without a word. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

enum { NONE, AHEAD, TODAY, SILENT, ACTED };

static dw_event *says(dw_side by, dw_statement statement, int day, int until)
{
    dw_event *const event = log_on(by, DW_EVENT_STATEMENT, day);
    event->statement = statement;
    event->until = until > 0 ? test_day(2026, 11, until) : DW_DAY_NONE;
    return event;
}

static double ultimatum(void)
{
    plan_record();
    return measure(DW_MEASURE_ULTIMATUM_DAY, NULL);
}

/* ---- The day of an ultimatum; the page is of 23 November ------------------------------------ */

static void the_day_of_their_ultimatum_comes_and_passes(void **state)
{
    (void)state;
    static const struct {
        int until;
        double day;
    } named[] = {{0, NONE}, {24, AHEAD}, {23, TODAY}, {20, SILENT}};
    for (test_case = 0; test_case < sizeof named / sizeof named[0]; test_case++) {
        bool behind[2] = {false};
        begin_record();
        check(ultimatum() == NONE);
        log_on(DW_SIDE_US, DW_EVENT_NOTE, 5);
        says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, named[test_case].until);
        check(ultimatum() == named[test_case].day);
        check(measure(DW_MEASURE_ULTIMATUM_DAY, behind) == named[test_case].day);
        check(!behind[0] && behind[1]);
    }
}

static void a_demand_and_a_word_of_ours_are_no_ultimatum(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_DEMAND, 10, 20);
    check(ultimatum() == NONE);
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == SILENT);
    begin_record();
    says(DW_SIDE_US, DW_STATEMENT_ULTIMATUM, 10, 20);
    check(ultimatum() == NONE);
}

static void a_reason_takes_no_ultimatum_back_and_a_new_position_does(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 24);
    says(DW_SIDE_THEM, DW_STATEMENT_INTEREST, 11, 0);
    says(DW_SIDE_THEM, DW_STATEMENT_DISCLOSURE, 12, 0);
    check(ultimatum() == AHEAD);
    says(DW_SIDE_THEM, DW_STATEMENT_POSITION, 13, 0);
    check(ultimatum() == NONE);
}

/* Written down as an offer it is the same; another number is none. */
static void their_offer_of_its_own_terms_ends_no_ultimatum(void **state)
{
    (void)state;
    static const struct {
        dw_money price;
        double day;
    } offered[] = {{UNITS(185300), AHEAD}, {UNITS(185900), NONE}, {UNITS(184700), NONE}};
    for (test_case = 0; test_case < sizeof offered / sizeof offered[0]; test_case++) {
        begin_record();
        dw_event *const said = log_price(DW_SIDE_THEM, UNITS(185300), 10);
        said->kind = DW_EVENT_STATEMENT;
        said->statement = DW_STATEMENT_ULTIMATUM;
        said->until = test_day(2026, 11, 24);
        log_price(DW_SIDE_THEM, offered[test_case].price, 10);
        check(ultimatum() == offered[test_case].day);
        log_price(DW_SIDE_US, UNITS(226100), 11);
        check(ultimatum() == NONE);
    }
}

static void our_answer_leaves_the_ultimatum_behind(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 24);
    log_on(DW_SIDE_US, DW_EVENT_BREAK, 11);
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, 12)->archetype = 0;
    check(ultimatum() == AHEAD);
    says(DW_SIDE_US, DW_STATEMENT_INTEREST, 13, 0);
    check(ultimatum() == NONE);
}

/* Whoever comes back on the day or after it has not done what was threatened. */
static void they_have_come_back_or_are_silent(void **state)
{
    (void)state;
    static const struct {
        dw_side by;
        dw_event_kind kind;
        dw_action action;
        dw_signal signal;
        int day;
        double due;
    } then[] = {
        {DW_SIDE_THEM, DW_EVENT_SIGNAL, DW_ACTION_NONE, DW_SIGNAL_ENGAGING, 20, ACTED},
        {DW_SIDE_THEM, DW_EVENT_SIGNAL, DW_ACTION_NONE, DW_SIGNAL_ENGAGING, 19, SILENT},
        {DW_SIDE_THEM, DW_EVENT_SIGNAL, DW_ACTION_NONE, DW_SIGNAL_WITHDRAWING, 21, SILENT},
        {DW_SIDE_THEM, DW_EVENT_REFUSE, DW_ACTION_NONE, DW_SIGNAL_NONE, 21, SILENT},
        {DW_SIDE_THEM, DW_EVENT_NOTE, DW_ACTION_NONE, DW_SIGNAL_NONE, 21, SILENT},
        {DW_SIDE_US, DW_EVENT_SESSION, DW_ACTION_NONE, DW_SIGNAL_NONE, 21, ACTED},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_MEETING, DW_SIGNAL_NONE, 22, ACTED},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_REQUEST, DW_SIGNAL_NONE, 22, SILENT},
        {DW_SIDE_THEM, DW_EVENT_ESCALATION, DW_ACTION_REQUEST, DW_SIGNAL_NONE, 22, ACTED},
        {DW_SIDE_US, DW_EVENT_SIGNAL, DW_ACTION_NONE, DW_SIGNAL_ENGAGING, 22, SILENT},
    };
    for (test_case = 0; test_case < sizeof then / sizeof then[0]; test_case++) {
        begin_record();
        says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 20);
        dw_event *const event =
            log_on(then[test_case].by, then[test_case].kind, then[test_case].day);
        event->action = then[test_case].action;
        event->signal = then[test_case].signal;
        check(ultimatum() == then[test_case].due);
    }
}

static void their_own_offer_takes_the_place_of_their_ultimatum(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 20);
    log_price(DW_SIDE_THEM, UNITS(173900), 21);
    check(ultimatum() == NONE);
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == ACTED);
}

/* Until it is met, taken back or past; 0 is no word of theirs and no offer of ours. */
static void an_ultimatum_presses_on_after_our_answer(void **state)
{
    (void)state;
    static const struct {
        dw_money ours, theirs;
        int until;
        double presses;
    } then[] = {{0, 0, 24, true},
                {UNITS(226100), 0, 24, true},
                {UNITS(226100), 0, 23, true},
                {UNITS(226100), 0, 22, false},
                {UNITS(226100), 0, 0, false},
                {UNITS(185301), 0, 24, true},
                {UNITS(185300), 0, 24, false},
                {UNITS(184900), 0, 24, false},
                {UNITS(226100), UNITS(185300), 24, true},
                {UNITS(226100), UNITS(186100), 24, false}};
    for (test_case = 0; test_case < sizeof then / sizeof then[0]; test_case++) {
        begin_record();
        dw_event *const said = log_price(DW_SIDE_THEM, UNITS(185300), 10);
        said->kind = DW_EVENT_STATEMENT;
        said->statement = DW_STATEMENT_ULTIMATUM;
        said->until =
            then[test_case].until > 0 ? test_day(2026, 11, then[test_case].until) : DW_DAY_NONE;
        if (then[test_case].ours)
            log_price(DW_SIDE_US, then[test_case].ours, 11);
        if (then[test_case].theirs)
            log_price(DW_SIDE_THEM, then[test_case].theirs, 12);
        plan_record();
        const double unanswered = then[test_case].ours ? 1 : 2;
        check(measure_event(DW_MEASURE_EVENT_PRESSES, 0) == then[test_case].presses * unanswered);
        const double day = then[test_case].until == 23 ? TODAY : AHEAD;
        check(measure(DW_MEASURE_ULTIMATUM_RUNS, NULL) == (then[test_case].presses ? day : NONE));
    }
}

/* What it asks for is on the table already, and an answer is owed all the same. */
static void an_ultimatum_runs_while_it_waits_for_an_answer(void **state)
{
    (void)state;
    bool behind[4] = {false};
    begin_record();
    log_price(DW_SIDE_US, UNITS(185300), 9);
    log_price(DW_SIDE_THEM, UNITS(185300), 10)->kind = DW_EVENT_STATEMENT;
    deal.event[1].statement = DW_STATEMENT_ULTIMATUM;
    deal.event[1].until = test_day(2026, 11, 24);
    plan_record();
    check(measure_event(DW_MEASURE_EVENT_PRESSES, 1) == 0);
    check(measure(DW_MEASURE_ULTIMATUM_RUNS, behind) == AHEAD && behind[1] && !behind[0]);
    says(DW_SIDE_US, DW_STATEMENT_POSITION, 11, 0);
    plan_record();
    check(measure(DW_MEASURE_ULTIMATUM_RUNS, NULL) == NONE);
}

static void a_promise_or_another_ultimatum_of_theirs_ends_one(void **state)
{
    (void)state;
    static const dw_statement then[] = {DW_STATEMENT_PROMISE, DW_STATEMENT_ULTIMATUM,
                                        DW_STATEMENT_INTEREST};
    for (test_case = 0; test_case < sizeof then / sizeof then[0]; test_case++) {
        begin_record();
        says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 24);
        says(DW_SIDE_US, DW_STATEMENT_POSITION, 11, 0);
        says(DW_SIDE_THEM, then[test_case], 12, 25);
        plan_record();
        check(measure_event(DW_MEASURE_EVENT_PRESSES, 0) ==
              (then[test_case] == DW_STATEMENT_INTEREST));
        check(measure_event(DW_MEASURE_EVENT_PRESSES, 1) == 0);
    }
}

static void without_a_day_of_the_page_no_day_has_come(void **state)
{
    (void)state;
    begin_record();
    deal.deal.day = DW_DAY_NONE;
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 20);
    check(ultimatum() == NONE);
}

/* ---- What they have told us of it -------------------------------------------------------------- */

static dw_event *asks(size_t about)
{
    dw_event *const event = says(DW_SIDE_US, DW_STATEMENT_QUESTION, 11, 0);
    event->answers = about;
    return event;
}

static void what_was_asked_and_told_of_a_demand_and_a_no_is_known(void **state)
{
    (void)state;
    enum { NOTHING, DEMAND, REFUSAL, BOTH };
    static const struct {
        size_t asked, answered; /* numbers; 0 names none */
        dw_statement told;
        double known;
    } then[] = {{1, 3, DW_STATEMENT_INTEREST, DEMAND},
                {1, 3, DW_STATEMENT_DISCLOSURE, DEMAND},
                {2, 3, DW_STATEMENT_INTEREST, REFUSAL},
                {0, 0, DW_STATEMENT_INTEREST, BOTH},
                {1, 2, DW_STATEMENT_INTEREST, REFUSAL},
                {1, 3, DW_STATEMENT_QUESTION, NOTHING},
                /* Without a question about it a figure may be about anything. */
                {0, 0, DW_STATEMENT_DISCLOSURE, NOTHING},
                {0, 3, DW_STATEMENT_DISCLOSURE, NOTHING},
                {0, 3, DW_STATEMENT_INTEREST, BOTH}};
    for (test_case = 0; test_case < sizeof then / sizeof then[0]; test_case++) {
        bool behind[4] = {false};
        begin_record();
        says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 9, 24);
        log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 10);
        asks(then[test_case].asked);
        plan_record();
        check(measure(DW_MEASURE_TOLD_WHY, NULL) == NOTHING);
        says(DW_SIDE_THEM, then[test_case].told, 12, 0)->answers = then[test_case].answered;
        plan_record();
        check(measure(DW_MEASURE_TOLD_WHY, behind) == then[test_case].known);
        check(behind[3] == (then[test_case].known != NOTHING));
    }
}

/* ---- Promises ------------------------------------------------------------------------------- */

static void a_promise_is_due_on_its_day_until_it_is_answered(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_PROMISE, 10, 20)->note = "the draft";
    says(DW_SIDE_THEM, DW_STATEMENT_PROMISE, 11, 25)->note = "the names";
    plan_record();
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == SILENT);
    check(measure_event(DW_MEASURE_EVENT_DUE, 1) == AHEAD);
    bool behind[3] = {false};
    check(measure(DW_MEASURE_THEIR_PROMISES_OVERDUE, behind) == 1);
    check(behind[0] && !behind[1]);
    log_on(DW_SIDE_THEM, DW_EVENT_NOTE, 21)->answers = 1;
    plan_record();
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == NONE);
    check(measure(DW_MEASURE_THEIR_PROMISES_OVERDUE, NULL) == 0);
}

static void a_promise_without_a_day_is_due_once_it_has_waited_too_long(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_PROMISE, 20, 0);
    plan_record();
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == NONE);
    deal.deal.day = test_day(2027, 6, 1);
    plan_record();
    check(measure_event(DW_MEASURE_EVENT_DUE, 0) == SILENT);
    check(measure(DW_MEASURE_THEIR_PROMISES_OVERDUE, NULL) == 1);
}

/* ---- Silence -------------------------------------------------------------------------------- */

static void days_are_quiet_since_the_newest_word_between_the_two(void **state)
{
    (void)state;
    static const struct {
        dw_side by;
        dw_event_kind kind;
        dw_action action;
        bool is_word;
    } then[] = {
        {DW_SIDE_US, DW_EVENT_NOTE, DW_ACTION_NONE, false},
        {DW_SIDE_US, DW_EVENT_SIGNAL, DW_ACTION_NONE, false},
        {DW_SIDE_THEM, DW_EVENT_SIGNAL, DW_ACTION_NONE, true},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_BRIEF, false},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_PROMISE, true},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_MEETING, true},
        {DW_SIDE_THEM, DW_EVENT_ACCEPT, DW_ACTION_NONE, true},
        {DW_SIDE_US, DW_EVENT_OFFER, DW_ACTION_NONE, true},
    };
    for (test_case = 0; test_case < sizeof then / sizeof then[0]; test_case++) {
        begin_record();
        plan_record();
        check(measure(DW_MEASURE_DAYS_QUIET, NULL) == -1); /* nobody has spoken */
        log_price(DW_SIDE_US, UNITS(231700), 10);
        log_on(then[test_case].by, then[test_case].kind, 17)->action = then[test_case].action;
        plan_record();
        check(measure(DW_MEASURE_DAYS_QUIET, NULL) == (then[test_case].is_word ? 6 : 13));
    }
    deal.deal.day = DW_DAY_NONE; /* to the newest event then */
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 19);
    plan_record();
    check(measure(DW_MEASURE_DAYS_QUIET, NULL) == 2);
}

static void stalls_are_counted_anew_from_a_move_of_theirs(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 9);
    plan_record();
    check(measure(DW_MEASURE_STALLS_SINCE_MEETING, NULL) == 0); /* no meeting */
    log_on(DW_SIDE_US, DW_EVENT_ESCALATION, 10)->action = DW_ACTION_MEETING;
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 11);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 12);
    log_on(DW_SIDE_US, DW_EVENT_REFUSE, 12);
    plan_record();
    check(measure(DW_MEASURE_STALLS_SINCE_MEETING, NULL) == 2);
    log_price(DW_SIDE_US, UNITS(231700), 13);
    plan_record();
    check(measure(DW_MEASURE_STALLS_SINCE_MEETING, NULL) == 2);
    log_price(DW_SIDE_THEM, UNITS(171900), 14);
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 15);
    bool behind[8] = {false};
    plan_record();
    check(measure(DW_MEASURE_STALLS_SINCE_MEETING, behind) == 1);
    check(behind[7] && !behind[2] && !behind[3]);
}

/* ---- What came after an ultimatum ------------------------------------------------------------ */

enum { QUIET = 1, AWAY, BACK };

static double past(void)
{
    plan_record();
    return measure(DW_MEASURE_PAST_ULTIMATUM, NULL);
}

static void what_follows_the_day_of_an_ultimatum_is_told_whatever_answered_it(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 18)->note = "or we tender";
    check(past() == QUIET);
    expect_text(value(DW_VAR_ULTIMATUM_WORDS), "or we tender");
    check(value(DW_VAR_ULTIMATUM_WHO).kind == DW_VALUE_TEXT); /* the account */
    expect_day(value(DW_VAR_ULTIMATUM_DATE), test_day(2026, 11, 10));
    expect_day(value(DW_VAR_ULTIMATUM_UNTIL), test_day(2026, 11, 18));
    expect_none(value(DW_VAR_ULTIMATUM_AFTER_DATE));
    log_price(DW_SIDE_US, UNITS(221300), 12);
    log_price(DW_SIDE_THEM, UNITS(193100), 17); /* before the day: nothing since */
    check(past() == QUIET);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 18);
    check(past() == AWAY);
    expect_day(value(DW_VAR_ULTIMATUM_AFTER_DATE), test_day(2026, 11, 18));
    expect_none(value(DW_VAR_ULTIMATUM_AFTER_TERMS));
    log_price(DW_SIDE_THEM, UNITS(197900), 19);
    bool behind[5] = {false};
    check(past() == BACK && measure(DW_MEASURE_PAST_ULTIMATUM, behind) == BACK);
    check(behind[0] && !behind[1] && !behind[2] && !behind[3] && behind[4]);
    expect_day(value(DW_VAR_ULTIMATUM_AFTER_DATE), test_day(2026, 11, 19));
    check(value(DW_VAR_ULTIMATUM_AFTER_TERMS).n_terms == 1);
}

static void only_the_newest_ultimatum_of_theirs_is_past(void **state)
{
    (void)state;
    begin_record();
    says(DW_SIDE_US, DW_STATEMENT_ULTIMATUM, 10, 18);
    check(past() == NONE);
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 10, 18)->who = "Dov";
    check(past() == QUIET);
    expect_text(value(DW_VAR_ULTIMATUM_WHO), "Dov");
    says(DW_SIDE_THEM, DW_STATEMENT_ULTIMATUM, 19, 23); /* its day is today */
    check(past() == NONE && measure(DW_MEASURE_ULTIMATUM_RUNS, NULL) == TODAY);
    expect_day(value(DW_VAR_ULTIMATUM_UNTIL), test_day(2026, 11, 23));
    deal.event[2].until = DW_DAY_NONE;
    check(past() == NONE);
    deal.deal.day = DW_DAY_NONE;
    deal.event[2].until = test_day(2026, 11, 20);
    check(past() == NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_of_their_ultimatum_comes_and_passes),
        cmocka_unit_test(a_demand_and_a_word_of_ours_are_no_ultimatum),
        cmocka_unit_test(a_reason_takes_no_ultimatum_back_and_a_new_position_does),
        cmocka_unit_test(their_offer_of_its_own_terms_ends_no_ultimatum),
        cmocka_unit_test(our_answer_leaves_the_ultimatum_behind),
        cmocka_unit_test(they_have_come_back_or_are_silent),
        cmocka_unit_test(what_follows_the_day_of_an_ultimatum_is_told_whatever_answered_it),
        cmocka_unit_test(only_the_newest_ultimatum_of_theirs_is_past),
        cmocka_unit_test(their_own_offer_takes_the_place_of_their_ultimatum),
        cmocka_unit_test(an_ultimatum_presses_on_after_our_answer),
        cmocka_unit_test(an_ultimatum_runs_while_it_waits_for_an_answer),
        cmocka_unit_test(a_promise_or_another_ultimatum_of_theirs_ends_one),
        cmocka_unit_test(without_a_day_of_the_page_no_day_has_come),
        cmocka_unit_test(what_was_asked_and_told_of_a_demand_and_a_no_is_known),
        cmocka_unit_test(a_promise_is_due_on_its_day_until_it_is_answered),
        cmocka_unit_test(a_promise_without_a_day_is_due_once_it_has_waited_too_long),
        cmocka_unit_test(days_are_quiet_since_the_newest_word_between_the_two),
        cmocka_unit_test(stalls_are_counted_anew_from_a_move_of_theirs),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
