/* What is said of the terms after the end: nothing for any reader until it is open again. */
#include "engine/support/check.h"
#include "engine/support/planned.h"

#include "dealwright/record.h"

#include <math.h>

enum { ROUNDS = 300, MOST = 6 };

static dw_random numbers;

static size_t pick(size_t n)
{
    return dw_random_below(&numbers, (uint32_t)n);
}

/* A word of either side on the terms, whatever stands. */
static void say_something(int day)
{
    const dw_side by = pick(2) ? DW_SIDE_US : DW_SIDE_THEM;
    switch (pick(5)) {
    case 0: log_on(by, DW_EVENT_ACCEPT, day); break;
    case 1: log_on(by, DW_EVENT_REFUSE, day); break;
    case 2: log_option(by, "payment_days", pick(3), day); break;
    case 3:
        log_price(by, UNITS(180000) + (dw_money)pick(5500000), day)->kind = DW_EVENT_CONCESSION;
        break;
    default: log_price(by, UNITS(180000) + (dw_money)pick(5500000), day); break;
    }
}

static void end_it(dw_deal_outcome outcome, int day)
{
    log_on(DW_SIDE_THEM, DW_EVENT_OUTCOME, day)->outcome = outcome;
}

/* All that a page counts of the record. */
typedef struct reading {
    size_t n_moves, n_gives, our_offers, their_offers;
    double given, got, worth, conduct[6];
    bool has_agreed, is_open;
    dw_deal_outcome outcome;
} reading;

static reading read_plan(void)
{
    static const dw_measure measures[] = {
        DW_MEASURE_UNRECIPROCATED_GIVES, DW_MEASURE_MOVES_WITHOUT_ANSWER,
        DW_MEASURE_REFUSALS_IN_A_ROW,    DW_MEASURE_THEIR_MOVES,
        DW_MEASURE_OFFERS_BELOW_FLOOR,   DW_MEASURE_UNDERBID};
    plan_record();
    const dw_ledger_side *const ours = &plan.ledger.side[DW_SIDE_US];
    reading r = {.n_moves = plan.ledger.n_moves,
                 .n_gives = ours->n_concessions,
                 .our_offers = plan.debrief.our_offers,
                 .their_offers = plan.debrief.their_offers,
                 .given = ours->given,
                 .got = ours->got,
                 .worth = plan.debrief.has_agreed ? plan.debrief.agreed.worth.us : 0,
                 .has_agreed = plan.debrief.has_agreed,
                 .is_open = dw_deal_is_open(plan.deal),
                 .outcome = dw_deal_ended(plan.deal)};
    for (size_t m = 0; m < sizeof measures / sizeof measures[0]; m++)
        r.conduct[m] = measure(measures[m], NULL);
    return r;
}

static void check_same(const reading *a, const reading *b)
{
    check(a->n_moves == b->n_moves && a->n_gives == b->n_gives);
    check(a->our_offers == b->our_offers && a->their_offers == b->their_offers);
    check(a->given == b->given && a->got == b->got && a->worth == b->worth);
    check(a->has_agreed == b->has_agreed && a->is_open == b->is_open && a->outcome == b->outcome);
    for (size_t m = 0; m < sizeof a->conduct / sizeof a->conduct[0]; m++)
        check(a->conduct[m] == b->conduct[m]);
}

static void words_after_the_end_are_read_by_nobody(void **state)
{
    (void)state;
    dw_random_init(&numbers, 20261128, 1);
    for (test_case = 0; test_case < ROUNDS; test_case++) {
        begin_record();
        for (size_t n = pick(MOST); n > 0; n--)
            say_something(10);
        end_it(DW_OUTCOME_WON + (dw_deal_outcome)pick(4), 11);
        const reading before = read_plan();
        const size_t end = deal.deal.n_events;
        for (size_t n = 1 + pick(MOST); n > 0; n--)
            say_something(12);
        const reading after = read_plan();
        check_same(&before, &after);
        for (size_t e = 0; e < plan.deal->n_events; e++) {
            const bool is_late = plan.deal->event[e].number > end;
            const dw_event *const logged = dw_deal_after_end(plan.deal, e);
            check((logged != NULL) == is_late);
            check(!is_late || logged == &deal.event[plan.deal->event[e].number - 1]);
            double value;
            check(
                dw_deal_measure(plan.deal, &book.playbook, DW_MEASURE_EVENT_AFTER_END, e, &value) &&
                (value == 1) == is_late);
        }
    }
}

/* As if it had never ended: what was said in between counts as well. */
static void an_end_that_is_taken_back_was_none(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        reading r[2];
        test_case = (size_t)seed;
        for (int ends = 0; ends < 2; ends++) {
            dw_random_init(&numbers, seed, 2);
            begin_record();
            for (size_t n = pick(MOST); n > 0; n--)
                say_something(10);
            if (ends)
                end_it(DW_OUTCOME_LOST, 11);
            for (size_t n = pick(MOST); n > 0; n--)
                say_something(12);
            if (ends)
                end_it(DW_OUTCOME_NONE, 13);
            r[ends] = read_plan();
        }
        check_same(&r[0], &r[1]);
    }
}

static void the_newest_outcome_says_what_comes_after_it(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 9);
    end_it(DW_OUTCOME_LOST, 10);
    log_price(DW_SIDE_THEM, UNITS(211300), 11);
    plan_record();
    check(plan.ledger.n_moves == 1);
    end_it(DW_OUTCOME_WON, 12); /* one that was lost is won after all: the last word is taken */
    log_price(DW_SIDE_THEM, UNITS(191300), 13);
    plan_record();
    check(plan.ledger.n_moves == 2 && plan.deal->event[2].n_terms == 1);
    check(plan.deal->event[4].kind == DW_EVENT_NOTE && plan.deal->event[4].n_terms == 0);
    dw_event *const undo = log_on(DW_SIDE_US, DW_EVENT_CORRECTION, 13);
    undo->corrects = 4;
    plan_record();
    check(plan.ledger.n_moves == 1);
}

/* Facts, people, words and promises go on: only what is on the table is closed. */
static void what_is_no_word_on_the_terms_stays_what_it_is(void **state)
{
    (void)state;
    begin_record();
    log_price(DW_SIDE_US, UNITS(231700), 9);
    end_it(DW_OUTCOME_WON, 10);
    log_on(DW_SIDE_THEM, DW_EVENT_STATEMENT, 11)->statement = DW_STATEMENT_PROMISE;
    log_on(DW_SIDE_US, DW_EVENT_DEBRIEF, 12)->rating = 4;
    plan_record();
    check(plan.deal->event[2].kind == DW_EVENT_STATEMENT);
    check(plan.debrief.rating == 4);
    check(!dw_deal_after_end(plan.deal, 2) && !dw_deal_after_end(plan.deal, 0));
}

/* A refusal to accept what came after the end would be one of what does not count. */
static void an_acceptance_after_the_end_is_none_that_is_wrong(void **state)
{
    (void)state;
    dw_unaccepted list[4];
    size_t n;
    begin_record();
    end_it(DW_OUTCOME_LOST, 10);
    log_on(DW_SIDE_US, DW_EVENT_ACCEPT, 11);
    log_on(DW_SIDE_US, DW_EVENT_REFUSE, 12);
    plan_record();
    check(dw_record_unaccepted(plan.deal, &book.playbook, &arena, list, 4, &n) && n == 0);
    check(dw_record_unrefused(plan.deal, &book.playbook, &arena, list, 4, &n) && n == 0);
    end_it(DW_OUTCOME_NONE, 13);
    plan_record();
    check(dw_record_unaccepted(plan.deal, &book.playbook, &arena, list, 4, &n) && n == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_after_the_end_are_read_by_nobody),
        cmocka_unit_test(an_end_that_is_taken_back_was_none),
        cmocka_unit_test(the_newest_outcome_says_what_comes_after_it),
        cmocka_unit_test(what_is_no_word_on_the_terms_stays_what_it_is),
        cmocka_unit_test(an_acceptance_after_the_end_is_none_that_is_wrong),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
