/* Which of our offers had no yes; and all of it against a definition that goes back over the record for every
 * question. */
#include "approvals.h"

/* ---- Offers ---------------------------------------------------------------------------------- */

static void an_offer_within_our_own_right_needs_nobody(void **state)
{
    (void)state;
    begin();
    log_offer(217000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_OWN);
    deal.deal.value.list_price = DW_MONEY_NONE; /* nobody can tell */
    log_offer(150000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_OWN);
    assert_int_equal(last()->authority, DW_NONE);
}

static void what_was_refused_may_not_be_offered_nor_anything_worse(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_REFUSE, "Tom");
    log_offer(205000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_REFUSED);
    log_offer(204000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_REFUSED);
    log_offer(206000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(made.n_refused, 2);
    /* Edited figures do not help: it is the terms that were refused. */
    deal.deal.value.list_price = UNITS(206000);
    compute();
    assert_int_equal(made.event[2].offer, DW_CLEARANCE_REFUSED);
}

static void a_grant_after_a_refusal_lifts_it(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_REFUSE, "Tom");
    log_answer(DW_ACTION_GRANT, "Sam")->answers = 1;
    log_offer(205000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
    assert_int_equal(made.n_refused, 0);
}

static void accepting_theirs_is_an_offer_of_ours(void **state)
{
    (void)state;
    begin();
    deal_offer(&deal, DW_SIDE_THEM, UNITS(200000));
    log_event(DW_EVENT_ACCEPT, DW_ACTION_NONE, "Ana");
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_int_equal(last()->authority, 1);
    assert_int_equal(made.event[0].offer, DW_CLEARANCE_NONE);
}

/* Words of ours are judged where they go beyond what is on the table; it stays as it was. */
static void words_that_bind_us_are_offers_of_ours(void **state)
{
    (void)state;
    static const struct {
        dw_event_kind kind;
        dw_action action;
        dw_statement statement;
        dw_clearance offer;
    } said[] = {
        {DW_EVENT_STATEMENT, DW_ACTION_NONE, DW_STATEMENT_PROMISE, DW_CLEARANCE_UNASKED},
        {DW_EVENT_STATEMENT, DW_ACTION_NONE, DW_STATEMENT_POSITION, DW_CLEARANCE_UNASKED},
        {DW_EVENT_STATEMENT, DW_ACTION_NONE, DW_STATEMENT_ULTIMATUM, DW_CLEARANCE_UNASKED},
        {DW_EVENT_ESCALATION, DW_ACTION_PROMISE, DW_STATEMENT_NONE, DW_CLEARANCE_UNASKED},
        {DW_EVENT_STATEMENT, DW_ACTION_NONE, DW_STATEMENT_DISCLOSURE, DW_CLEARANCE_NONE},
        {DW_EVENT_STATEMENT, DW_ACTION_NONE, DW_STATEMENT_DEMAND, DW_CLEARANCE_NONE},
    };
    for (test_case = 0; test_case < sizeof said / sizeof said[0]; test_case++) {
        begin();
        log_offer(217000);
        log_event(said[test_case].kind, said[test_case].action, "Ana")->statement =
            said[test_case].statement;
        name_price(205000);
        compute();
        check(last()->offer == said[test_case].offer);
        check(last()->offer == DW_CLEARANCE_NONE || last()->package.price == 20500000);
        /* What is on the table already, and theirs, is no word of ours. */
        deal.term[deal.n_terms - 1].number = 21700000;
        compute();
        check(last()->offer == DW_CLEARANCE_NONE);
        deal.term[deal.n_terms - 1].number = 20500000;
        deal.event[1].by = DW_SIDE_THEM;
        compute();
        check(last()->offer == DW_CLEARANCE_NONE);
        deal.event[1].by = DW_SIDE_US;
        log_offer(216000);
        compute();
        check(last()->offer == DW_CLEARANCE_OWN);
    }
}

static void what_is_signed_beside_the_table_needs_a_yes_of_its_own(void **state)
{
    (void)state;
    begin();
    log_offer(217000);
    deal_event(&deal, DW_SIDE_THEM, DW_EVENT_ACCEPT);
    dw_event *const outcome = log_event(DW_EVENT_OUTCOME, DW_ACTION_NONE, NULL);
    outcome->outcome = DW_OUTCOME_WON;
    name_price(217000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_NONE); /* as it was agreed */
    deal.term[deal.n_terms - 1].number = 20500000;
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_false(last()->settled);          /* that the deal is over settles no signature */
    assert_int_equal(made.n_unapproved, 0); /* a signature is no offer that went out */
    outcome->by = DW_SIDE_THEM;
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    outcome->outcome = DW_OUTCOME_LOST;
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_NONE);
    outcome->outcome = DW_OUTCOME_WON;
    log_answer(DW_ACTION_GRANT, "Sam");
    name_price(205000);
    compute();
    assert_true(made.event[2].settled);
}

static void who_logs_a_request_that_names_nobody_does_not_answer_it(void **state)
{
    (void)state;
    begin();
    dw_event *const request = log_request(205000);
    request->who = NULL;
    request->author = "Tom";
    log_answer(DW_ACTION_GRANT, "Tom");
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_BY_ASKER);
    request->author = "root";
    compute();
    assert_int_equal(last()->answer, DW_ANSWER_COUNTS);
}

static void the_next_offer_is_told_apart(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    compute();
    const size_t option[] = {0, 0, 0};
    const dw_package asked = dw_package_weigh(&model, option, 20600000);
    const dw_package beyond = dw_package_weigh(&model, option, 20400000);
    const dw_package own = dw_package_weigh(&model, option, 23000000);
    bool worse[DW_ISSUES_MAX];
    assert_int_equal(dw_approvals_clear(&made, &model, &asked), DW_CLEARANCE_ASKED);
    assert_int_equal(dw_approvals_clear(&made, &model, &beyond), DW_CLEARANCE_UNASKED);
    assert_int_equal(dw_approvals_clear(&made, &model, &own), DW_CLEARANCE_OWN);
    assert_int_equal(dw_approvals_worse(&made, &model, &beyond, worse), 1);
    assert_true(worse[PRICE]);
    assert_int_equal(dw_approvals_worse(&made, &model, &own, worse), 0);
    assert_int_equal(dw_approvals_better(&made, &model, &own, worse), 1);
}

/* ---- Against a definition ------------------------------------------------------------------- */

typedef struct naive_package {
    double price;
    size_t training, launch;
} naive_package;

/* Ours on the table after the first n events, by going over them. */
static naive_package naive_table(size_t n)
{
    naive_package p = {21500000, 0, 0};
    for (size_t e = 0; e < n; e++)
        for (size_t t = 0; deal.event[e].kind == DW_EVENT_OFFER && t < deal.event[e].n_terms; t++) {
            const dw_term *const term = &deal.event[e].term[t];
            if (term->issue == PRICE)
                p.price = term->number;
            else
                *(term->issue == TRAINING ? &p.training : &p.launch) = term->option;
        }
    return p;
}

static naive_package naive_over(naive_package p, const dw_event *event)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        if (term->issue == PRICE)
            p.price = term->number;
        else
            *(term->issue == TRAINING ? &p.training : &p.launch) = term->option;
    }
    return p;
}

/* At least as good for us: a price no lower, no training given that was not, a launch kept. */
static bool naive_as_good(naive_package a, naive_package b)
{
    return a.price >= b.price && a.training <= b.training && a.launch >= b.launch;
}

/* Has one of the grants from event g up to e allowed it? */
static bool naive_allowed(naive_package package, size_t g, size_t e)
{
    for (; g < e; g++)
        if (deal.event[g].kind == DW_EVENT_APPROVAL && deal.event[g].action == DW_ACTION_GRANT &&
            naive_as_good(package, naive_over(naive_table(g - 1), &deal.event[g - 1])))
            return true;
    return false;
}

/* The newest answer to a request, each right after it, decides; all are full answers by Tom. */
static dw_clearance naive_clearance(size_t e)
{
    const naive_package offer = naive_table(e + 1);
    for (size_t a = e; a-- > 0;) {
        const dw_event *const answer = &deal.event[a];
        if (answer->kind != DW_EVENT_APPROVAL || answer->action == DW_ACTION_REQUEST)
            continue;
        const naive_package asked = naive_over(naive_table(a - 1), &deal.event[a - 1]);
        if (answer->action == DW_ACTION_GRANT && naive_as_good(offer, asked))
            return DW_CLEARANCE_COVERED;
        if (answer->action == DW_ACTION_REFUSE && naive_as_good(asked, offer) &&
            !naive_allowed(asked, a + 1, e))
            return DW_CLEARANCE_REFUSED;
    }
    return 1 - offer.price / 24000000 <= 0.10 + 1e-9 ? DW_CLEARANCE_OWN : DW_CLEARANCE_UNASKED;
}

static void draw_terms(dw_random *random)
{
    if (dw_random_below(random, 4) > 0)
        name_price(190000 + 1700 * (double)dw_random_below(random, 27));
    else
        name_term(dw_random_below(random, 2) ? TRAINING : LAUNCH, dw_random_below(random, 2), 0);
}

static void offers_are_cleared_as_the_record_says(void **state)
{
    (void)state;
    size_t seen[DW_CLEARANCE_COUNT] = {0};
    for (test_case = 0; test_case < 3000; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), test_case);
        begin();
        deal.ours[1].title = "CFO";
        while (deal.deal.n_events < 12) {
            if (dw_random_below(&random, 2)) {
                log_event(DW_EVENT_OFFER, DW_ACTION_NONE, "Ana");
                draw_terms(&random);
                continue;
            }
            log_event(DW_EVENT_APPROVAL, DW_ACTION_REQUEST, "Ana");
            draw_terms(&random);
            const size_t request = deal.deal.n_events;
            log_answer(dw_random_below(&random, 3) ? DW_ACTION_GRANT : DW_ACTION_REFUSE, "Tom")
                ->answers = request;
        }
        compute();
        for (size_t e = 0; e < deal.deal.n_events; e++)
            if (deal.event[e].kind == DW_EVENT_OFFER) {
                check(made.event[e].offer == naive_clearance(e));
                seen[made.event[e].offer]++;
            }
    }
    assert_true(seen[DW_CLEARANCE_OWN] && seen[DW_CLEARANCE_COVERED] &&
                seen[DW_CLEARANCE_UNASKED] && seen[DW_CLEARANCE_REFUSED]);
}

/* ---- Memory ---------------------------------------------------------------------------------- */

static void makes_them_or_fails_cleanly(void **state)
{
    (void)state;
    begin();
    log_offer(217000);
    log_request(199000);
    log_answer(DW_ACTION_GRANT, "Tom");
    name_price(204000);
    log_answer(DW_ACTION_REFUSE, "Sam");
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_GRANT, "Sam");
    name_price(203000);
    make_model();
    assert_true(test_memory_exhaust(make_in, NULL, 16) > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_within_our_own_right_needs_nobody),
        cmocka_unit_test(what_was_refused_may_not_be_offered_nor_anything_worse),
        cmocka_unit_test(a_grant_after_a_refusal_lifts_it),
        cmocka_unit_test(accepting_theirs_is_an_offer_of_ours),
        cmocka_unit_test(words_that_bind_us_are_offers_of_ours),
        cmocka_unit_test(what_is_signed_beside_the_table_needs_a_yes_of_its_own),
        cmocka_unit_test(who_logs_a_request_that_names_nobody_does_not_answer_it),
        cmocka_unit_test(the_next_offer_is_told_apart),
        cmocka_unit_test(offers_are_cleared_as_the_record_says),
        cmocka_unit_test(makes_them_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
