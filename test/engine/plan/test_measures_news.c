/* What changed around the talks: who spoke for us and does not any more, who came and went, and
 * whether a fact is news. */
#include "engine/support/check.h"
#include "engine/support/planned.h"
#include "plan/measures.h"

#include <string.h>

static dw_person person[4];

/* An event in which somebody of their side comes, or is described anew. */
static void joins(size_t number, const char *name, dw_stance stance, int day)
{
    person[number] = (dw_person){.name = name, .stance = stance};
    log_on(DW_SIDE_THEM, DW_EVENT_JOINED, day)->person = &person[number];
}

static void leaves(const char *name, int day)
{
    log_on(DW_SIDE_THEM, DW_EVENT_LEFT, day)->who = name;
}

/* ---- Supporters ----------------------------------------------------------------------------- */

static void expect_supporters(double gone, double turned)
{
    plan_record();
    check(measure(DW_MEASURE_SUPPORTERS_LOST, NULL) == gone + turned);
    check(measure(DW_MEASURE_SUPPORTERS_GONE, NULL) == gone);
    check(measure(DW_MEASURE_SUPPORTERS_TURNED, NULL) == turned);
}

static void a_supporter_who_leaves_is_gone_until_he_is_back(void **state)
{
    (void)state;
    begin_record();
    expect_supporters(0, 0);
    leaves("Eli", 3); /* was against us */
    log_on(DW_SIDE_US, DW_EVENT_LEFT, 3)->who = "Bo";
    expect_supporters(0, 0);
    leaves("Dov", 4);
    expect_supporters(1, 0);
    joins(0, "Dov", DW_STANCE_NEUTRAL, 5); /* back, without a good word */
    expect_supporters(0, 1);
    joins(1, "Dov", DW_STANCE_SUPPORTIVE, 6);
    expect_supporters(0, 0);
}

static void a_supporter_described_as_opposed_has_turned(void **state)
{
    (void)state;
    bool behind[3] = {false};
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 2);
    joins(0, "Dov", DW_STANCE_OPPOSED, 3);
    joins(1, "Eli", DW_STANCE_OPPOSED, 4);
    expect_supporters(0, 1);
    check(measure(DW_MEASURE_SUPPORTERS_TURNED, behind) == 1);
    check(!behind[0] && behind[1] && !behind[2]);
}

static void who_is_won_for_us_replaces_who_was_lost(void **state)
{
    (void)state;
    begin_record();
    deal_theirs(&deal, "Lia", DW_PERSON_USES)->stance = DW_STANCE_SUPPORTIVE;
    leaves("Dov", 3);
    joins(0, "Lia", DW_STANCE_SUPPORTIVE, 4); /* spoke for us before */
    joins(1, "Mia", DW_STANCE_NEUTRAL, 5);
    expect_supporters(1, 0);
    joins(2, "Eli", DW_STANCE_SUPPORTIVE, 6);
    expect_supporters(0, 0);
    joins(3, "Eli", DW_STANCE_OPPOSED, 7); /* and is lost again */
    expect_supporters(1, 1);
}

static void a_loss_stands_until_the_two_sides_talk_whatever_we_decide_among_us(void **state)
{
    (void)state;
    begin_record();
    leaves("Dov", 3);
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, 4)->archetype = 1;
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 4)->version = 1;
    log_price(DW_SIDE_THEM, UNITS(171900), 5);
    expect_supporters(1, 0);
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 6);
    expect_supporters(0, 0);
    check(measure(DW_MEASURE_SUPPORTERS_MISSING, NULL) == 1);
    joins(0, "Eli", DW_STANCE_SUPPORTIVE, 7);
    plan_record();
    check(measure(DW_MEASURE_SUPPORTERS_MISSING, NULL) == 0);
}

static void who_has_turned_is_to_be_talked_with(void **state)
{
    (void)state;
    begin_record();
    joins(0, "Dov", DW_STANCE_OPPOSED, 3);
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 4)->to = "Eli";
    expect_supporters(0, 1);
    dw_event *const meeting = log_on(DW_SIDE_US, DW_EVENT_ESCALATION, 5);
    meeting->action = DW_ACTION_MEETING;
    meeting->to = "Dov";
    expect_supporters(0, 0);
}

/* ---- What a pivot does not answer ------------------------------------------------------------ */

static void what_they_did_stands_through_a_pivot_and_a_plan(void **state)
{
    (void)state;
    static const dw_measure kept[] = {
        DW_MEASURE_SESSIONS_WITHOUT_MOVE, DW_MEASURE_DAYS_SINCE_MOVE,
        DW_MEASURE_REFUSALS_IN_A_ROW,     DW_MEASURE_NEGATIVE_SIGNALS_IN_A_ROW,
        DW_MEASURE_ADVERSARIAL_SIGNALS,   DW_MEASURE_FRESH_HOSTILITY,
        DW_MEASURE_STAKEHOLDER_CHANGES,   DW_MEASURE_FRESH_COMPETITION,
        DW_MEASURE_SUPPORTERS_LOST,       DW_MEASURE_DISCLOSURES_WITHOUT_RETURN};
    enum { N = sizeof kept / sizeof kept[0] };
    double before[N];
    begin_record();
    log_price(DW_SIDE_US, UNITS(234100), 2);
    log_price(DW_SIDE_THEM, UNITS(171900), 3);
    log_on(DW_SIDE_US, DW_EVENT_STATEMENT, 4)->statement = DW_STATEMENT_DISCLOSURE;
    log_on(DW_SIDE_THEM, DW_EVENT_SESSION, 4)->signal = DW_SIGNAL_ADVERSARIAL;
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 5);
    joins(0, "Mia", DW_STANCE_NEUTRAL, 6);
    leaves("Dov", 6);
    dw_event *const moved = log_on(DW_SIDE_THEM, DW_EVENT_COMPETITOR, 6);
    moved->action = DW_ACTION_MOVE;
    moved->competitor = "Tern";
    moved->competitor_price = UNITS(199000);
    plan_record();
    check(measure(DW_MEASURE_UNTRIED_PIVOTS, NULL) == 0);
    for (size_t m = 0; m < N; m++)
        check((before[m] = measure(kept[m], NULL)) > 0);
    log_on(DW_SIDE_US, DW_EVENT_PIVOT, 6)->archetype = 1;
    log_on(DW_SIDE_US, DW_EVENT_PLAN, 6)->version = 1;
    plan_record();
    for (size_t m = 0; m < N; m++)
        check(measure(kept[m], NULL) == before[m]);
    check(measure(DW_MEASURE_UNTRIED_PIVOTS, NULL) == 1);
    check(measure(DW_MEASURE_COMPETITOR_CHANGES, NULL) == 0); /* the plan is made with it */
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 7);
    plan_record();
    check(measure(DW_MEASURE_UNTRIED_PIVOTS, NULL) == 0);
}

/* ---- Who came and went ---------------------------------------------------------------------- */

static double changes(void)
{
    plan_record();
    return measure(DW_MEASURE_STAKEHOLDER_CHANGES, NULL);
}

static void who_comes_is_news_until_we_have_spoken_to_him(void **state)
{
    (void)state;
    static const struct {
        dw_side by;
        dw_event_kind kind;
        dw_action action;
        const char *who, *to;
        bool settles;
    } word[] = {
        {DW_SIDE_THEM, DW_EVENT_STATEMENT, DW_ACTION_NONE, "Mia", NULL, true},
        {DW_SIDE_THEM, DW_EVENT_REFUSE, DW_ACTION_NONE, "Dov", NULL, false},
        {DW_SIDE_THEM, DW_EVENT_ACCEPT, DW_ACTION_NONE, NULL, NULL, true}, /* all of them */
        {DW_SIDE_US, DW_EVENT_SESSION, DW_ACTION_NONE, "Ada", "Mia", true},
        {DW_SIDE_US, DW_EVENT_SESSION, DW_ACTION_NONE, "Ada", NULL, false},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_MEETING, "Bo", "Mia", true},
        {DW_SIDE_US, DW_EVENT_ESCALATION, DW_ACTION_BRIEF, "Bo", "Mia", false},
        {DW_SIDE_US, DW_EVENT_NOTE, DW_ACTION_NONE, "Ada", "Mia", false},
        {DW_SIDE_THEM, DW_EVENT_LEFT, DW_ACTION_NONE, "Mia", NULL, true},
    };
    for (test_case = 0; test_case < sizeof word / sizeof word[0]; test_case++) {
        begin_record();
        log_price(DW_SIDE_US, UNITS(234100), 2);
        joins(0, "Mia", DW_STANCE_NEUTRAL, 3);
        check(changes() == 1);
        dw_event *const event = log_on(word[test_case].by, word[test_case].kind, 4);
        event->action = word[test_case].action;
        event->who = word[test_case].who;
        event->to = word[test_case].to;
        check(changes() == !word[test_case].settles);
    }
}

static void who_left_is_news_until_they_have_spoken_again(void **state)
{
    (void)state;
    begin_record();
    leaves("Eli", 3);
    check(changes() == 1);
    log_price(DW_SIDE_US, UNITS(234100), 4);
    check(changes() == 1);
    log_price(DW_SIDE_THEM, UNITS(171900), 5);
    check(changes() == 0);
    begin_record();
    leaves("Eli", 3);
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 4);
    check(changes() == 0);
    begin_record();
    leaves("Eli", 3);
    joins(0, "Mia", DW_STANCE_NEUTRAL, 4);
    check(changes() == 2);
    joins(1, "Eli", DW_STANCE_NEUTRAL, 5); /* and is back */
    check(changes() == 2);
}

static void who_is_described_anew_was_there(void **state)
{
    (void)state;
    begin_record();
    joins(0, "Eli", DW_STANCE_NEUTRAL, 3);
    check(changes() == 0);
}

/* ---- Facts ---------------------------------------------------------------------------------- */

enum { NO_FACT, SAME, OPENED, KNOWN };

static dw_fact_change change[8][2];

/* An event that says so of one factor, or of two where the second has levels. */
static dw_event *states(const char *factor, dw_fact levels, const char *other, dw_fact other_levels)
{
    const size_t e = deal.deal.n_events;
    dw_event *const event = log_on(DW_SIDE_THEM, DW_EVENT_FACT, 3 + (int)e);
    change[e][0] = (dw_fact_change){book_factor(&book, factor), levels};
    change[e][1] = (dw_fact_change){book_factor(&book, other), other_levels};
    event->fact = change[e];
    event->n_facts = other_levels != 0 ? 2 : 1;
    return event;
}

static double news(void)
{
    plan_record();
    return measure_event(DW_MEASURE_EVENT_NEWS, plan.deal->n_events - 1);
}

static dw_fact all_of(const char *factor)
{
    return dw_factor_unknown(&book.factor[book_factor(&book, factor)]);
}

static dw_fact known_horizon(void)
{
    return deal.fact[book_factor(&book, "horizon")];
}

static void a_fact_that_was_known_is_no_news(void **state)
{
    (void)state;
    begin_record();
    log_on(DW_SIDE_US, DW_EVENT_NOTE, 2);
    check(news() == NO_FACT);
    states("horizon", known_horizon(), "urgency", 0);
    check(news() == SAME);
    const dw_fact other = known_horizon() == 1 ? 2 : 1;
    states("horizon", other, "urgency", 0);
    check(news() == KNOWN);
    states("horizon", other, "urgency", 0);
    check(news() == SAME);
    states("horizon", known_horizon(), "urgency", 0); /* what the deal file says, but no more */
    check(news() == KNOWN);
}

static void a_fact_that_is_open_again_is_told_from_one_that_is_known(void **state)
{
    (void)state;
    begin_record();
    const dw_fact other = known_horizon() == 1 ? 2 : 1;
    states("horizon", all_of("horizon"), "urgency", 0);
    check(news() == OPENED);
    states("horizon", UINT32_MAX, "urgency", 0); /* open already, however it is written */
    check(news() == SAME);
    states("horizon", other, "urgency", all_of("urgency"));
    check(news() == KNOWN);
    states("urgency", 1, "horizon", all_of("horizon"));
    check(news() == KNOWN);
    states("urgency", all_of("urgency"), "horizon", other);
    check(news() == KNOWN);
}

static void the_value_of_the_contract_is_never_open(void **state)
{
    (void)state;
    begin_record();
    states("horizon", known_horizon(), "urgency", 0)->contract_value = UNITS(617000);
    check(news() == KNOWN);
    states("horizon", all_of("horizon"), "urgency", 0)->contract_value = UNITS(617000);
    check(news() == KNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_supporter_who_leaves_is_gone_until_he_is_back),
        cmocka_unit_test(a_supporter_described_as_opposed_has_turned),
        cmocka_unit_test(who_is_won_for_us_replaces_who_was_lost),
        cmocka_unit_test(a_loss_stands_until_the_two_sides_talk_whatever_we_decide_among_us),
        cmocka_unit_test(who_has_turned_is_to_be_talked_with),
        cmocka_unit_test(what_they_did_stands_through_a_pivot_and_a_plan),
        cmocka_unit_test(who_comes_is_news_until_we_have_spoken_to_him),
        cmocka_unit_test(who_left_is_news_until_they_have_spoken_again),
        cmocka_unit_test(who_is_described_anew_was_there),
        cmocka_unit_test(a_fact_that_was_known_is_no_news),
        cmocka_unit_test(a_fact_that_is_open_again_is_told_from_one_that_is_known),
        cmocka_unit_test(the_value_of_the_contract_is_never_open),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
