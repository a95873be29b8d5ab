/* The belief about the buyer of a deal moves the way a person would move, and says when it cannot. */
#include "engine/support/believed.h"
#include "engine/support/check.h"

#include <math.h>
#include <string.h>

static dw_event *their_offer(int day, dw_money price)
{
    deal_offer(&deal, DW_SIDE_THEM, price);
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    event->day = test_day(2026, 11, day);
    return event;
}

static void our_offer(int day, dw_money price)
{
    deal_offer(&deal, DW_SIDE_US, price);
    deal.event[deal.deal.n_events - 1].day = test_day(2026, 11, day);
}

static void the_limit_is_the_price_that_half_of_them_would_pay(void **state)
{
    (void)state;
    simple_deal();
    their_offer(2, UNITS(90000));
    believe();
    const dw_belief_limit limit = dw_belief_limit_of(&model, belief);
    check_near(chance_at((dw_money)limit.price), 0.5, 1e-4);
    check_near(chance_at((dw_money)limit.price_low), 0.9, 1e-4);
    check_near(chance_at((dw_money)limit.price_high), 0.1, 1e-4);
    check(limit.worth_low < limit.worth && limit.worth < limit.worth_high);
}

static void no_limit_is_said_beyond_what_is_asked_or_offered(void **state)
{
    (void)state;
    simple_deal();
    deal.deal.value.competitor_price = UNITS(200000);
    their_offer(2, UNITS(110000));
    believe();
    dw_belief_limit limit = dw_belief_limit_of(&model, belief);
    check(limit.price == UNITS(120000) && limit.price_high == UNITS(120000));
    check(limit.price_most == UNITS(120000) && limit.price_low >= UNITS(110000));
    their_offer(3, UNITS(125000)); /* above our list: then that is what is asked */
    believe();
    limit = dw_belief_limit_of(&model, belief);
    check(limit.price_most == UNITS(125000) && limit.price_low == UNITS(125000));
    simple_deal();
    deal.deal.value.competitor_price = UNITS(60000); /* they offer what no figure explains */
    their_offer(2, UNITS(90000));
    believe();
    limit = dw_belief_limit_of(&model, belief);
    check(limit.price_low >= UNITS(90000) && limit.price_high <= UNITS(120000));
    check(limit.price_low <= limit.price && limit.price <= limit.price_high);
}

static double limit_after(dw_money first, dw_money second)
{
    simple_deal();
    their_offer(2, first);
    if (second > 0)
        their_offer(16, second);
    believe();
    check(belief->n_offers == 1 + (second > 0));
    return dw_belief_limit_of(&model, belief).price;
}

static void who_offers_more_has_more_to_pay(void **state)
{
    (void)state;
    double before = 0;
    /* Further down the hypotheses are too coarse to tell such offers apart. */
    for (dw_money price = UNITS(75000); price <= UNITS(110000); price += UNITS(2500)) {
        const double limit = limit_after(price, 0);
        check(limit > before);
        before = limit;
    }
    check(limit_after(UNITS(85000), UNITS(95000)) > limit_after(UNITS(85000), UNITS(86000)));
}

static void nobody_stops_below_what_they_offer(void **state)
{
    (void)state;
    simple_deal();
    their_offer(2, UNITS(105000));
    believe();
    check(chance_at(UNITS(105000)) > 0.9);
    check(dw_belief_limit_of(&model, belief).price > UNITS(105000));
}

static void a_refusal_lowers_and_an_acceptance_raises_the_chance(void **state)
{
    (void)state;
    simple_deal();
    our_offer(2, UNITS(98000));
    believe();
    const double before = chance_at(UNITS(98000));
    their_answer(20, DW_EVENT_REFUSE);
    believe();
    check(belief->n_refusals == 1 && belief->n_offers == 0);
    check(chance_at(UNITS(98000)) < before);
    deal.event[1].kind = DW_EVENT_ACCEPT;
    believe();
    check(belief->n_acceptances == 1 && belief->n_refusals == 0);
    check(chance_at(UNITS(98000)) > before);
}

static void an_early_refusal_says_less_than_a_late_one(void **state)
{
    (void)state;
    double chance[2];
    static const int day[] = {4, 30};
    for (size_t k = 0; k < 2; k++) {
        simple_deal();
        deal.deal.close_by = test_day(2026, 12, 1);
        our_offer(2, UNITS(98000));
        their_answer(day[k], DW_EVENT_REFUSE);
        believe();
        chance[k] = chance_at(UNITS(98000));
    }
    check(chance[1] < chance[0]);
}

/* ---- Counter-offers ------------------------------------------------------------------------- */

/* They ask 85,000 and later 90,000; in between we offer that, or nothing. */
static double chance_after_a_counter_to(dw_money ours, int day)
{
    simple_deal();
    their_offer(2, UNITS(85000));
    if (ours > 0)
        our_offer(3, ours);
    their_offer(day, UNITS(90000));
    believe();
    check(belief->n_offers == 2 && belief->n_counters == (ours > 0) && belief->n_refusals == 0);
    return chance_at(UNITS(96000));
}

static void a_counter_passes_over_what_we_have_on_the_table(void **state)
{
    (void)state;
    const double unanswered = chance_after_a_counter_to(0, 30);
    const double passed_over = chance_after_a_counter_to(UNITS(96000), 30);
    check(passed_over < unanswered - 1e-3);
    /* Who would not have 92,000 will have 96,000 less still; of 105,000 nobody expected it. */
    check(chance_after_a_counter_to(UNITS(92000), 30) < passed_over);
    const double far_off = chance_after_a_counter_to(UNITS(105000), 30);
    check(far_off > passed_over && far_off < unanswered);
}

/* With their first offer they aim high whatever would be enough in the end. */
static void a_first_counter_says_nearly_nothing(void **state)
{
    (void)state;
    double chance[2];
    for (size_t k = 0; k < 2; k++) {
        simple_deal();
        if (k > 0)
            our_offer(1, UNITS(96000));
        their_offer(2, UNITS(85000));
        believe();
        check(belief->n_counters == k);
        chance[k] = chance_at(UNITS(96000));
    }
    check(chance[1] < chance[0] && chance[1] > chance[0] - 0.05);
}

static void who_comes_on_after_a_counter_may_take_it_yet(void **state)
{
    (void)state;
    const double passed_over = chance_after_a_counter_to(UNITS(96000), 30);
    their_offer(40, UNITS(94000));
    believe();
    check(belief->n_counters == 1 && chance_at(UNITS(96000)) > passed_over);
}

static void an_offer_of_ours_is_refused_once_at_most(void **state)
{
    (void)state;
    simple_deal();
    our_offer(2, UNITS(98000));
    their_answer(6, DW_EVENT_REFUSE);
    their_offer(6, UNITS(85000));
    their_offer(9, UNITS(86000));
    believe();
    check(belief->n_refusals == 1 && belief->n_counters == 0);
    our_offer(10, UNITS(97000));
    their_offer(12, UNITS(88000));
    their_offer(14, UNITS(89000));
    believe();
    check(belief->n_counters == 1);
    our_offer(16, UNITS(95000));
    their_offer(18, UNITS(95000)); /* what we ask */
    believe();
    check(belief->n_counters == 1 && belief->n_offers == 5);
}

static void they_hold_out_until_the_close(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    simple_deal();
    their_offer(2, UNITS(85000));
    believe();
    dw_standard_package(&model, option);
    check(dw_belief_time(belief, test_day(2026, 11, 2)) == 0);
    check(dw_belief_time(belief, test_day(2026, 10, 2)) == 0);
    check_near(dw_belief_time(belief, test_day(2026, 12, 1)), 29.0 / 59, 1e-12);
    double before = 0;
    for (int day = 0; day <= 60; day += 10) {
        const double time = dw_belief_time(belief, test_day(2026, 11, 2) + day);
        const double chance =
            dw_belief_acceptance(&model, belief, option, (double)UNITS(95000), time);
        check(chance >= before);
        before = chance;
    }
    check_near(before, chance_at(UNITS(95000)), 1e-12);
}

static void paying_more_for_an_issue_shows_that_it_counts(void **state)
{
    (void)state;
    const dw_belief_issue *row;
    size_t n;
    simple_deal();
    const size_t training = dw_deal_issue(&deal.deal, "training");
    static dw_term with[2];
    for (int k = 0; k < 4; k++) {
        their_offer(10, UNITS(85000));
        dw_event *const event = their_offer(10, UNITS(90000));
        with[0] = event->term[0];
        with[1] = (dw_term){training, 1, 0};
        event->term = with;
        event->n_terms = 2;
        /* Without it the next time. */
        dw_event *const back = their_offer(10, UNITS(85000));
        static dw_term without[2];
        without[0] = back->term[0];
        without[1] = (dw_term){training, 0, 0};
        back->term = without;
        back->n_terms = 2;
    }
    believe();
    make_stakes();
    model.belief = belief;
    check(dw_belief_issues(&model, belief, stake, &arena, &row, &n, NULL) == DW_OK);
    check(n == 2 && row[0].issue != training && row[1].issue == training);
    check(row[1].multiplier > 1 && row[1].share > row[1].prior_share);
    check(row[0].multiplier == 1 && !row[0].moved);
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += row[i].share;
        check(row[i].low <= row[i].share && row[i].share <= row[i].high);
    }
    check_near(sum, 1, 1e-12);
}

static void packages_are_weighed_by_what_it_has_seen(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    simple_deal();
    their_offer(2, UNITS(95000));
    believe();
    dw_standard_package(&model, option);
    const double plain = dw_package_weigh(&model, option, (double)UNITS(101000)).acceptance;
    model.belief = belief;
    const double weighed = dw_package_weigh(&model, option, (double)UNITS(101000)).acceptance;
    check(weighed == chance_at(UNITS(101000)) && weighed != plain);
}

static void an_offer_without_a_price_or_terms_tells_nothing(void **state)
{
    (void)state;
    simple_deal();
    static dw_term only;
    only = (dw_term){dw_deal_issue(&deal.deal, "training"), 1, 0};
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER);
    event->day = test_day(2026, 11, 3);
    event->term = &only;
    event->n_terms = 1;
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_OFFER)->day = test_day(2026, 11, 4);
    their_answer(5, DW_EVENT_REFUSE); /* of nothing: we have offered nothing */
    believe();
    check(belief->bank && dw_belief_seen(belief) == 0);
}

static void without_a_price_it_knows_nothing(void **state)
{
    (void)state;
    const dw_belief_issue *row;
    size_t n = 1;
    fresh(NULL);
    believe();
    check(!belief->bank && dw_belief_seen(belief) == 0);
    check(isnan(dw_belief_limit_of(&model, belief).price));
    check(dw_belief_issues(&model, belief, NULL, &arena, &row, &n, NULL) == DW_OK);
    check(n == 0);
}

static void nothing_known_of_what_they_have(void)
{
    simple_deal();
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    deal.deal.value.competitor_evidence = NULL;
}

/* Before the record: normal around the target price, 100,000. */
static void without_a_price_elsewhere_the_limit_is_wide_around_ours(void **state)
{
    (void)state;
    const double spread =
        100000 * dw_playbook_setting(&book.playbook, DW_SETTING_UNKNOWN_LIMIT_SPREAD);
    nothing_known_of_what_they_have();
    believe();
    check(model.n_alternatives == 1 && dw_belief_seen(belief) == 0);
    for (double price = 70000; price < 130000; price += 9170)
        check_near(chance_at(UNITS(price)), erfc((price - 100000) / (spread * sqrt(2))) / 2, 1e-3);
    const dw_belief_limit wide = dw_belief_limit_of(&model, belief);
    check_near(wide.price, UNITS(100000), UNITS(10));
    check(wide.price_high == UNITS(120000)); /* no more than is asked */
    simple_deal();
    deal.deal.value.competitor_price = UNITS(100000);
    believe();
    const dw_belief_limit narrow = dw_belief_limit_of(&model, belief);
    check(narrow.price_high - narrow.price_low < wide.price_high - wide.price_low);
}

static void their_offers_move_a_limit_that_nothing_else_tells_of(void **state)
{
    (void)state;
    double before = 0;
    for (dw_money price = UNITS(80000); price <= UNITS(110000); price += UNITS(10000)) {
        nothing_known_of_what_they_have();
        their_offer(2, price);
        believe();
        const dw_belief_limit limit = dw_belief_limit_of(&model, belief);
        check(limit.price > before && limit.price_low >= price);
        check(limit.price_low < limit.price);
        before = limit.price;
    }
}

static double firm_after(dw_money second, dw_money third)
{
    double pace[DW_PACE_COUNT];
    simple_deal();
    their_offer(2, UNITS(90000));
    if (second > 0)
        their_offer(6, second);
    if (third > 0)
        their_offer(10, third);
    believe();
    dw_bank_paces(belief->bank, pace);
    return pace[DW_PACE_FIRM];
}

/* Nobody of whom the bank knows goes back: the further somebody does, the less it says. */
static void a_step_back_says_little_of_the_pace(void **state)
{
    (void)state;
    const double first = firm_after(0, 0), stays = firm_after(UNITS(90000), 0);
    for (dw_money back = UNITS(89000); back > UNITS(30000); back -= UNITS(7000))
        check(fabs(firm_after(back, 0) - first) < 0.1);
    check(firm_after(UNITS(30000), 0) <= stays + 0.05);
    /* But to stay there does. */
    check(firm_after(UNITS(70000), UNITS(70000)) > firm_after(UNITS(70000), 0));
    check(firm_after(UNITS(92000), 0) < first + 0.1); /* and forward steps say what they said */
}

static void the_playbook_says_how_they_come_down(void **state)
{
    (void)state;
    simple_deal();
    believe();
    check_near(belief->pace[DW_PACE_CONCEDING] + belief->pace[DW_PACE_STEADY] +
                   belief->pace[DW_PACE_FIRM],
               1, 1e-12);
    deal_fact(&deal, "urgency=theirs");
    deal_fact(&deal, "position=leader");
    believe();
    /* One point for conceding, none for the others. */
    check_near(belief->pace[DW_PACE_CONCEDING] / belief->pace[DW_PACE_FIRM], exp(1), 1e-9);
    check_near(belief->pace[DW_PACE_STEADY] / belief->pace[DW_PACE_FIRM], 1, 1e-9);
}

/* ---- What they have without us -------------------------------------------------------------- */

/* Their value alone is known, far above the list price; three refusals in words, or none. */
static double chance_of_unknown_alternative(size_t refusals, double *substitute)
{
    double chance[DW_ALTERNATIVES_MAX];
    simple_deal();
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    deal.deal.value.buyer_value =
        (dw_money_range){UNITS(290000), UNITS(337000), UNITS(380000), "their own case"};
    for (size_t r = 0; r < refusals; r++) {
        our_offer(2 + 2 * (int)r, UNITS(109000 - 3000 * (int)r));
        their_answer(3 + 2 * (int)r, DW_EVENT_REFUSE);
    }
    believe();
    check(model.n_alternatives == 2);
    dw_belief_alternatives(&model, belief, chance);
    check_near(chance[0] + chance[1], 1, 1e-12);
    *substitute = chance[1];
    return chance_at(UNITS(103000));
}

static void refusals_tell_of_an_offer_that_we_do_not_know(void **state)
{
    (void)state;
    double chance = 1, substitute = 0;
    for (size_t refusals = 0; refusals <= 3; refusals++) {
        double now;
        const double next = chance_of_unknown_alternative(refusals, &now);
        check(next < chance && now > substitute);
        chance = next;
        substitute = now;
    }
    check(chance_of_unknown_alternative(0, &substitute) < 0.9);
    check_near(substitute, 0.4, 1e-9);
    check(chance_of_unknown_alternative(3, &substitute) < 0.6);
    check(substitute > 0.7);
}

static void hearsay_that_they_act_against_is_believed_less(void **state)
{
    (void)state;
    double before[DW_ALTERNATIVES_MAX], after[DW_ALTERNATIVES_MAX];
    simple_deal();
    deal.deal.value.competitor_evidence = NULL;
    deal.deal.value.competitor_price = UNITS(86000);
    believe();
    dw_belief_alternatives(&model, belief, before);
    check(model.n_alternatives == 2 && model.alternative[0].is_told);
    check_near(before[0], model.alternative[0].chance, 1e-9);
    their_offer(3, UNITS(97000));
    believe();
    dw_belief_alternatives(&model, belief, after);
    check(after[0] < before[0]);
}

static void what_passing_over_would_say_is_a_no_for_now(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    double tried = 0;
    simple_deal();
    our_offer(2, UNITS(105000));
    believe();
    dw_standard_package(&model, option);
    const double time = dw_belief_time(belief, test_day(2026, 11, 19));
    const double before = chance_at(UNITS(105000));
    check(dw_belief_if_passed_over(&model, belief, option, UNITS(105000), time, &arena, &tried,
                                   NULL) == DW_OK);
    check(chance_at(UNITS(105000)) == before);
    their_answer(19, DW_EVENT_REFUSE);
    set(DW_SETTING_REFUSED_TAKEN, 1); /* no no of theirs is the last word */
    believe();
    check(tried < before && tried == chance_at(UNITS(105000)));
    set(DW_SETTING_REFUSED_TAKEN, 0.35);
}

/* A no to the whole may be the last word, one to a term alone is one for now, as is all that came before. */
static void only_the_newest_no_to_the_whole_may_be_the_last_word(void **state)
{
    (void)state;
    static const dw_money price[] = {UNITS(107000), UNITS(105000), UNITS(103000)};
    double chance[2][2], of_a_term;
    for (int meant = 0; meant < 2; meant++)
        for (int newest = 0; newest < 2; newest++) {
            simple_deal();
            set(DW_SETTING_REFUSED_TAKEN, meant ? 0.3 : 1);
            for (int k = 0; k < 2 + newest; k++) {
                our_offer(2 + 4 * k, price[k]);
                if (k < 2)
                    their_answer(4 + 4 * k, DW_EVENT_REFUSE);
            }
            if (newest)
                their_answer(13, DW_EVENT_REFUSE);
            believe();
            chance[meant][newest] = chance_at(price[2]);
        }
    check(chance[1][0] < chance[0][0] && chance[1][1] < chance[0][1]);
    check(chance[1][1] < chance[1][0]);
    /* The newest names a term, so that the second is the last word. */
    deal.event[5].term = &deal.term[deal.n_terms];
    deal.event[5].n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){1, 0, deal.option[1][0].number};
    believe();
    of_a_term = chance_at(price[2]);
    check(of_a_term > chance[1][1] && of_a_term < chance[0][1]);
    set(DW_SETTING_REFUSED_TAKEN, 0.35);
}

static void a_further_no_to_what_is_worse_for_them_raises_no_chance(void **state)
{
    (void)state;
    simple_deal();
    our_offer(2, UNITS(104000));
    their_answer(4, DW_EVENT_REFUSE);
    believe();
    const double before = chance_at(UNITS(99000));
    our_offer(7, UNITS(118000));
    their_answer(9, DW_EVENT_REFUSE);
    believe();
    check(chance_at(UNITS(99000)) <= before + 1e-9);
}

/* An ultimatum for less than we ask may be the last word on what we ask, a demand is a no for now, a position
 * none. */
static void who_demands_a_lower_price_has_not_taken_ours(void **state)
{
    (void)state;
    static const dw_statement said[] = {DW_STATEMENT_POSITION, DW_STATEMENT_DEMAND,
                                        DW_STATEMENT_ULTIMATUM};
    double chance[3], higher = 0;
    for (size_t k = 0; k < 3; k++) {
        simple_deal();
        our_offer(2, UNITS(104000));
        their_answer(12, DW_EVENT_STATEMENT);
        deal.event[1].statement = said[k];
        deal.event[1].term = &deal.term[deal.n_terms];
        deal.event[1].n_terms = 1;
        deal.term[deal.n_terms] = (dw_term){0, DW_NONE, UNITS(97000)};
        believe();
        chance[k] = chance_at(UNITS(104000));
        deal.term[deal.n_terms++].number = UNITS(107000); /* more than we ask */
        believe();
        higher = chance_at(UNITS(104000));
        check(k > 0 || higher == chance[0]);
        check(higher >= chance[k]);
    }
    check(chance[1] < chance[0] && chance[2] < chance[1]);
}

static void say(size_t e, dw_statement statement, dw_money price)
{
    deal.event[e].statement = statement;
    deal.event[e].term = &deal.term[deal.n_terms];
    deal.event[e].n_terms = 1;
    deal.term[deal.n_terms++] = (dw_term){0, DW_NONE, (double)price};
}

/* Whoever names a price in words would pay it. */
static void nobody_stops_below_what_they_say(void **state)
{
    (void)state;
    static const dw_statement said[] = {DW_STATEMENT_POSITION, DW_STATEMENT_DEMAND,
                                        DW_STATEMENT_ULTIMATUM};
    for (size_t k = 0; k < 3; k++) {
        simple_deal();
        our_offer(2, UNITS(118000));
        their_offer(4, UNITS(90000));
        their_answer(12, DW_EVENT_STATEMENT);
        say(2, said[k], UNITS(101000));
        believe();
        const double chance = chance_at(UNITS(101000));
        const dw_belief_limit limit = dw_belief_limit_of(&model, belief);
        check(chance > 0.8 && limit.price_low >= UNITS(101000) - 1 &&
              limit.price > limit.price_low);
        /* Less than they have offered takes nothing back, and what they offer after a word stands alone. */
        deal.term[deal.n_terms - 1].number = UNITS(85000);
        believe();
        check(dw_belief_limit_of(&model, belief).price_low >= UNITS(90000) - 1);
        deal.term[deal.n_terms - 1].number = UNITS(101000);
        their_offer(14, UNITS(91000));
        believe();
        check(chance_at(UNITS(101000)) < chance);
    }
}

static void a_price_is_what_half_of_them_would_pay_by_then(void **state)
{
    (void)state;
    size_t option[DW_ISSUES_MAX];
    double last = 0;
    simple_deal();
    their_offer(2, UNITS(90000));
    believe();
    dw_standard_package(&model, option);
    for (double time = 0.1; time < 1; time += 0.2) {
        const double price = dw_belief_price_taken(&model, belief, option, 0.5, time);
        check_near(dw_belief_acceptance(&model, belief, option, price, time), 0.5, 1e-4);
        check(price > last);
        last = price;
    }
    check_near(dw_belief_price_taken(&model, belief, option, 0.5, INFINITY),
               dw_belief_limit_of(&model, belief).price, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_limit_is_the_price_that_half_of_them_would_pay, fresh),
        cmocka_unit_test_setup(who_offers_more_has_more_to_pay, fresh),
        cmocka_unit_test_setup(nobody_stops_below_what_they_offer, fresh),
        cmocka_unit_test_setup(a_refusal_lowers_and_an_acceptance_raises_the_chance, fresh),
        cmocka_unit_test_setup(an_early_refusal_says_less_than_a_late_one, fresh),
        cmocka_unit_test_setup(no_limit_is_said_beyond_what_is_asked_or_offered, fresh),
        cmocka_unit_test_setup(a_counter_passes_over_what_we_have_on_the_table, fresh),
        cmocka_unit_test_setup(a_first_counter_says_nearly_nothing, fresh),
        cmocka_unit_test_setup(who_comes_on_after_a_counter_may_take_it_yet, fresh),
        cmocka_unit_test_setup(an_offer_of_ours_is_refused_once_at_most, fresh),
        cmocka_unit_test_setup(they_hold_out_until_the_close, fresh),
        cmocka_unit_test_setup(paying_more_for_an_issue_shows_that_it_counts, fresh),
        cmocka_unit_test_setup(packages_are_weighed_by_what_it_has_seen, fresh),
        cmocka_unit_test_setup(an_offer_without_a_price_or_terms_tells_nothing, fresh),
        cmocka_unit_test_setup(without_a_price_it_knows_nothing, fresh),
        cmocka_unit_test_setup(without_a_price_elsewhere_the_limit_is_wide_around_ours, fresh),
        cmocka_unit_test_setup(their_offers_move_a_limit_that_nothing_else_tells_of, fresh),
        cmocka_unit_test_setup(a_step_back_says_little_of_the_pace, fresh),
        cmocka_unit_test_setup(the_playbook_says_how_they_come_down, fresh),
        cmocka_unit_test_setup(refusals_tell_of_an_offer_that_we_do_not_know, fresh),
        cmocka_unit_test_setup(hearsay_that_they_act_against_is_believed_less, fresh),
        cmocka_unit_test_setup(what_passing_over_would_say_is_a_no_for_now, fresh),
        cmocka_unit_test_setup(only_the_newest_no_to_the_whole_may_be_the_last_word, fresh),
        cmocka_unit_test_setup(a_further_no_to_what_is_worse_for_them_raises_no_chance, fresh),
        cmocka_unit_test_setup(who_demands_a_lower_price_has_not_taken_ours, fresh),
        cmocka_unit_test_setup(nobody_stops_below_what_they_say, fresh),
        cmocka_unit_test_setup(a_price_is_what_half_of_them_would_pay_by_then, fresh),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
