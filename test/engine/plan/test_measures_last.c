/* Their offer against what it is measured by: our limits, walking away, what going on is worth, what we
 * ask. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

#include <math.h>

/* An offer of theirs of a price, with the liability capped, as we must have it, or not. */
static void they_offer(dw_money price, bool capped, int day)
{
    dw_event *const event = log_price(DW_SIDE_THEM, price, day);
    deal.term[deal.n_terms++] =
        (dw_term){dw_deal_issue(&deal.deal, "liability"), capped ? 0 : 1, 0};
    event->n_terms = 2;
}

static double measured(dw_measure of)
{
    plan_record();
    return measure(of, NULL);
}

/* ---- While it goes on ----------------------------------------------------------------------- */

enum { NO_OFFER, OUTSIDE, BELOW, SHORT, GOOD };

static void an_offer_of_theirs_is_placed(void **state)
{
    (void)state;
    begin_record();
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == NO_OFFER);
    log_price(DW_SIDE_US, UNITS(231700), 3);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == NO_OFFER);
    they_offer(UNITS(120000), true, 4);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == BELOW);
    they_offer(UNITS(231700), false, 5);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == OUTSIDE);
    check(measured(DW_MEASURE_HARD_LIMITS) == 2);
    they_offer(UNITS(231700), true, 6);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == GOOD);
    check(measured(DW_MEASURE_MEETS_OURS) == 1);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 7);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == NO_OFFER);
    check(measured(DW_MEASURE_MEETS_OURS) == 0);
}

/* Between walking away and what going on is worth. */
static void an_offer_below_what_going_on_is_worth_is_short(void **state)
{
    (void)state;
    size_t n_short = 0, n_good = 0;
    for (int price = 150000; price < 236000; price += 1370) {
        begin_record();
        log_price(DW_SIDE_US, UNITS(231700), 3);
        they_offer(UNITS(price), true, 4);
        const double place = measured(DW_MEASURE_OFFER_ON_TABLE);
        const double theirs = plan.standing.their_worth, going_on = plan.proposals.going_on;
        const bool met = measure(DW_MEASURE_MEETS_OURS, NULL) == 1;
        check(place == (theirs < plan.walk_away_worth                  ? BELOW
                        : met || isnan(going_on) || theirs >= going_on ? GOOD
                                                                       : SHORT));
        n_short += place == SHORT;
        n_good += place == GOOD;
    }
    check(n_short > 0 && n_good > 0);
}

static void without_a_walk_away_only_what_meets_ours_is_placed(void **state)
{
    (void)state;
    begin_record();
    deal.deal.value.floor_price = DW_MONEY_NONE;
    deal.deal.value.our_alternative = DW_MONEY_NONE;
    log_price(DW_SIDE_US, UNITS(231700), 3);
    they_offer(UNITS(190000), true, 4);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == -1);
    check(isnan(plan.walk_away_worth));
    they_offer(UNITS(231700), true, 5);
    check(measured(DW_MEASURE_OFFER_ON_TABLE) == GOOD);
    check(measured(DW_MEASURE_COMMON_GROUND) == 0);
}

/* ---- At our hard limits --------------------------------------------------------------------- */

enum { AT_NONE, AT_BELOW, AT_SHORT, AT_GOOD };

/* What stands outside a limit is worth what it would be worth there. */
static void an_offer_outside_a_limit_is_placed_at_the_limit(void **state)
{
    (void)state;
    const double places[] = {[BELOW] = AT_BELOW, [SHORT] = AT_SHORT, [GOOD] = AT_GOOD};
    size_t n[AT_GOOD + 1] = {0};
    for (int price = 110000; price < 236000; price += 4170) {
        begin_record();
        log_price(DW_SIDE_US, UNITS(231700), 3);
        they_offer(UNITS(price), true, 4);
        const double inside = measured(DW_MEASURE_OFFER_ON_TABLE);
        const double worth = plan.standing.their_worth;
        check(measured(DW_MEASURE_OFFER_AT_LIMITS) == AT_NONE);
        check(value(DW_VAR_THEIR_LIMITS).kind == DW_VALUE_NONE);
        begin_record();
        log_price(DW_SIDE_US, UNITS(231700), 3);
        they_offer(UNITS(price), false, 4);
        check(measured(DW_MEASURE_OFFER_ON_TABLE) == OUTSIDE);
        check(measured(DW_MEASURE_OFFER_AT_LIMITS) == places[(int)inside]);
        check(plan.standing.their_limited_worth == worth);
        const dw_value limits = value(DW_VAR_THEIR_LIMITS);
        check(limits.n_terms == 1 && limits.term[0].option == 0);
        n[(int)places[(int)inside]]++;
    }
    check(n[AT_BELOW] > 0 && n[AT_SHORT] > 0 && n[AT_GOOD] > 0);
}

static void the_limit_that_counts_is_the_nearest_to_what_they_ask(void **state)
{
    (void)state;
    begin_record();
    deal.issue[dw_deal_issue(&deal.deal, "payment_days")].must_at_most = 75;
    log_price(DW_SIDE_THEM, UNITS(171300), 3);
    log_option(DW_SIDE_THEM, "payment_days", 2, 4); /* 90, where 30 and 60 are allowed */
    plan_record();
    const dw_value limits = value(DW_VAR_THEIR_LIMITS);
    check(limits.n_terms == 1 && limits.term[0].number == 60);
    log_on(DW_SIDE_US, DW_EVENT_REFUSE, 5);
    check(measured(DW_MEASURE_OFFER_AT_LIMITS) == AT_NONE);
    check(isnan(plan.standing.their_limited_worth));
}

/* ---- Theirs taken back, a question of ours ------------------------------------------------------ */

static void what_they_took_back_waits_for_our_answer_or_a_talk(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 3);
    log_price(DW_SIDE_THEM, UNITS(191300), 4);
    check(measured(DW_MEASURE_TAKEN_BACK) == 0);
    log_price(DW_SIDE_THEM, UNITS(188900), 5);
    check(measured(DW_MEASURE_TAKEN_BACK) == 1);
    check(value(DW_VAR_TAKEN_BACK).kind != DW_VALUE_NONE);
    log_on(DW_SIDE_US, DW_EVENT_SESSION, 6);
    check(measured(DW_MEASURE_TAKEN_BACK) == 0);
    check(value(DW_VAR_TAKEN_BACK).kind == DW_VALUE_NONE);
}

static void a_question_of_ours_is_open_until_they_act(void **state)
{
    (void)state;
    begin_record(); /* on the 23rd */
    log_price(DW_SIDE_THEM, UNITS(191300), 4);
    check(measured(DW_MEASURE_OUR_QUESTION) == -1);
    dw_event *const question = log_on(DW_SIDE_US, DW_EVENT_STATEMENT, 17);
    question->statement = DW_STATEMENT_QUESTION;
    question->note = "why";
    check(measured(DW_MEASURE_OUR_QUESTION) == 6);
    check(measure(DW_MEASURE_WHOSE_TURN, NULL) == 1); /* ours still */
    check(value(DW_VAR_OUR_QUESTION).kind != DW_VALUE_NONE);
    log_on(DW_SIDE_THEM, DW_EVENT_SIGNAL, 18)->signal = DW_SIGNAL_ENGAGING;
    check(measured(DW_MEASURE_OUR_QUESTION) == 6);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 19)->statement = DW_STATEMENT_DISCLOSURE;
    check(measured(DW_MEASURE_OUR_QUESTION) == -1);
}

static void the_reason_of_the_newest_no_is_known_or_not(void **state)
{
    (void)state;
    enum { NO_REFUSAL, UNSAID, GIVEN };
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 3);
    check(measured(DW_MEASURE_REFUSAL_REASON) == NO_REFUSAL);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 4)->reason = "too dear";
    check(measured(DW_MEASURE_REFUSAL_REASON) == GIVEN);
    log_on(DW_SIDE_THEM, DW_EVENT_REFUSE, 5);
    check(measured(DW_MEASURE_REFUSAL_REASON) == UNSAID);
    log_price(DW_SIDE_THEM, UNITS(191300), 6);
    check(measured(DW_MEASURE_REFUSAL_REASON) == NO_REFUSAL);
}

static void nobody_has_a_turn_after_an_end(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 3);
    check(measured(DW_MEASURE_WHOSE_TURN) == 2);
    log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 4)->outcome = DW_OUTCOME_LOST;
    log_price(DW_SIDE_US, UNITS(211300), 5);
    check(measured(DW_MEASURE_WHOSE_TURN) == 0);
}

/* ---- The end of the ladder -------------------------------------------------------------------- */

enum { NO_SMALL_STEPS, APART, JOINED };

/* By trying each tail of the ladder, the longest first; *together is what it costs us, in worth. */
static size_t small_tail(double least, double *together)
{
    for (size_t first = 1; first < plan.n_steps; first++) {
        bool small = true;
        *together = 0;
        for (size_t s = first; s < plan.n_steps; s++) {
            const double moved = (double)(plan.step[s - 1].price - plan.step[s].price);
            small = small && moved > 0 && moved / (double)plan.step[s - 1].price < least;
            *together += plan.concessions.ladder.level[s - 1] - plan.concessions.ladder.level[s];
        }
        if (small)
            return plan.n_steps - first;
    }
    return 0;
}

static void steps_too_small_to_say_are_told_from_those_that_are_not(void **state)
{
    (void)state;
    size_t n[JOINED + 1] = {0};
    for (int given = 300; given < 9000; given += 730) {
        for (double least = 0.0007; least < 0.05; least *= 3) {
            double together;
            begin_record();
            log_price(DW_SIDE_US, UNITS(213700), 2);
            log_price(DW_SIDE_THEM, UNITS(171300), 3);
            log_price(DW_SIDE_US, UNITS(213700 - given), 4);
            book.playbook.setting[DW_SETTING_STEP_LEAST].value = least;
            for (size_t a = 0; a < book.playbook.n_archetypes; a++)
                book.archetype[a].numbers.concession_ratio = given % 4 == 0 ? 0.31 : 0.57;
            const double place = measured(DW_MEASURE_SMALL_STEPS);
            const size_t tail = small_tail(least, &together);
            const double *const level = plan.concessions.ladder.level;
            const size_t first = plan.n_steps - tail;
            const double before = first > 1 ? level[first - 2] - level[first - 1]
                                            : plan.ledger.side[DW_SIDE_US].size[0];
            const bool levelled = plan.n_steps == plan.concessions.ladder.n_steps + 1;
            check(place == (tail < 2                        ? NO_SMALL_STEPS
                            : levelled && together < before ? JOINED
                                                            : APART));
            n[(int)place]++;
        }
    }
    check(n[NO_SMALL_STEPS] > 0 && n[APART] > 0 && n[JOINED] > 0);
}

static void the_end_of_the_ladder_has_a_price_and_a_chance(void **state)
{
    (void)state;
    double chance;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 2);
    log_price(DW_SIDE_THEM, UNITS(171300), 3);
    chance = measured(DW_MEASURE_LADDER_CHANCE);
    check(plan.n_steps > 1);
    const dw_plan_step *const last = &plan.step[plan.n_steps - 1];
    check(chance == last->concession.package.acceptance);
    check(value(DW_VAR_LADDER_END).money == last->price);
    check(value(DW_VAR_LADDER_END_CHANCE).number == chance);
    log_on(DW_SIDE_THEM, DW_EVENT_ACCEPT, 4);
    check(measured(DW_MEASURE_SMALL_STEPS) == NO_SMALL_STEPS);
    check(value(DW_VAR_LADDER_END).kind == DW_VALUE_NONE);
    check(value(DW_VAR_LADDER_END_CHANCE).kind == DW_VALUE_NONE);
}

/* ---- Where it has ended --------------------------------------------------------------------- */

enum { NONE, NOT_TO_BE_TAKEN, COULD_BE_TAKEN };

static double place_after(dw_deal_outcome outcome)
{
    log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, 9)->outcome = outcome;
    return measured(DW_MEASURE_LAST_OFFER_PLACE);
}

static void a_deal_that_was_lost_tells_what_could_have_been_taken(void **state)
{
    (void)state;
    static const struct {
        int price;
        bool capped;
        double place;
    } last[] = {{231700, true, COULD_BE_TAKEN},
                {231700, false, NOT_TO_BE_TAKEN},
                {120000, true, NOT_TO_BE_TAKEN}};
    for (test_case = 0; test_case < sizeof last / sizeof last[0]; test_case++) {
        begin_record();
        they_offer(UNITS(last[test_case].price), last[test_case].capped, 4);
        check(measured(DW_MEASURE_LAST_OFFER_PLACE) == NONE); /* goes on */
        check(place_after(DW_OUTCOME_LOST) == last[test_case].place);
    }
}

static void what_was_won_or_had_no_offer_or_no_walk_away_has_no_such_place(void **state)
{
    (void)state;
    begin_record();
    check(place_after(DW_OUTCOME_LOST) == NONE);
    begin_record();
    they_offer(UNITS(231700), true, 4);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 5);
    check(place_after(DW_OUTCOME_WON) == NONE);
    begin_record();
    deal.deal.value.floor_price = DW_MONEY_NONE;
    deal.deal.value.our_alternative = DW_MONEY_NONE;
    they_offer(UNITS(231700), true, 4);
    check(place_after(DW_OUTCOME_LOST) == NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_of_theirs_is_placed),
        cmocka_unit_test(an_offer_below_what_going_on_is_worth_is_short),
        cmocka_unit_test(without_a_walk_away_only_what_meets_ours_is_placed),
        cmocka_unit_test(an_offer_outside_a_limit_is_placed_at_the_limit),
        cmocka_unit_test(the_limit_that_counts_is_the_nearest_to_what_they_ask),
        cmocka_unit_test(what_they_took_back_waits_for_our_answer_or_a_talk),
        cmocka_unit_test(a_question_of_ours_is_open_until_they_act),
        cmocka_unit_test(the_reason_of_the_newest_no_is_known_or_not),
        cmocka_unit_test(nobody_has_a_turn_after_an_end),
        cmocka_unit_test(steps_too_small_to_say_are_told_from_those_that_are_not),
        cmocka_unit_test(the_end_of_the_ladder_has_a_price_and_a_chance),
        cmocka_unit_test(a_deal_that_was_lost_tells_what_could_have_been_taken),
        cmocka_unit_test(what_was_won_or_had_no_offer_or_no_walk_away_has_no_such_place),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
