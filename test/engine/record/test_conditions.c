/* The words that a grant comes with, and what rests on them; who would have to be asked. */
#include "approvals.h"

#include "dealwright/base.h"

#include <math.h>
#include <string.h>

static dw_event *grant(double price, const char *words)
{
    dw_event *const event = log_answer(DW_ACTION_GRANT, "Tom");
    event->reason = words;
    name_price(price);
    return event;
}

static dw_package at_price(double price)
{
    static const size_t option[] = {0, 0, 0};
    return dw_package_weigh(&model, option, price * 100);
}

/* The words that a package at the price has to keep; NULL for none. */
static const char *words_at(double price)
{
    const dw_package package = at_price(price);
    const dw_ruling *const found = dw_approvals_condition(&made, &model, &package);
    return found ? found->words : NULL;
}

/* ---- Which words ------------------------------------------------------------------------------ */

static void the_words_of_a_grant_are_its_reason_and_its_note(void **state)
{
    (void)state;
    static const char *const reason[] = {NULL, "if they take four years", NULL, "the logo"};
    static const char *const note[] = {NULL, NULL, "only in writing", "only in writing"};
    static const char *const words[] = {NULL, "if they take four years", "only in writing",
                                        "the logo; only in writing"};
    for (test_case = 0; test_case < 4; test_case++) {
        begin();
        log_request(205000);
        dw_event *const answer = log_answer(DW_ACTION_GRANT, "Tom");
        answer->reason = reason[test_case];
        answer->note = note[test_case];
        compute();
        if (words[test_case])
            check_text(made.ruling[0].words, words[test_case]);
        else
            check(made.ruling[0].words == NULL);
        check(last()->condition == (words[test_case] ? 0 : DW_NONE));
        check((words_at(206000) != NULL) == (words[test_case] != NULL));
    }
}

static void an_answer_that_does_not_count_binds_nobody(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Priya")->reason = "if they take four years";
    compute();
    assert_int_equal(last()->condition, DW_NONE);
    assert_null(words_at(206000));
    log_answer(DW_ACTION_REFUSE, "Tom")->reason =
        "not this quarter"; /* of a refusal: no condition */
    compute();
    assert_int_equal(last()->condition, DW_NONE);
    assert_null(words_at(206000));
}

/* ---- What rests on them ----------------------------------------------------------------------- */

static void an_offer_that_rests_on_words_names_their_grant(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    log_answer(DW_ACTION_GRANT, "Tom")->note = "if they take four years";
    log_offer(206000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
    assert_int_equal(last()->condition, 0);
    assert_null(words_at(204900)); /* not covered at all */
    log_offer(226000);             /* 5.8 % off list is the seller's own */
    compute();
    assert_int_equal(last()->condition, DW_NONE);
    assert_null(words_at(226000));
}

static void what_is_granted_within_our_own_right_keeps_its_words(void **state)
{
    (void)state;
    begin();
    log_request(229000);
    log_answer(DW_ACTION_GRANT, "Tom")->reason = "if the joint launch comes";
    compute();
    assert_non_null(words_at(229000));
}

static void a_part_that_was_granted_tells_its_words_of_the_offer_beyond(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    grant(204000, "if they take four years");
    log_offer(199000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_true(last()->granted[PRICE] && last()->missing[PRICE]);
    assert_int_equal(last()->condition, 0);
    log_offer(204000);
    name_term(TRAINING, 1, 0);
    compute();
    assert_true(last()->granted[PRICE] && last()->missing[TRAINING]);
    assert_int_equal(last()->condition, 0);
}

/* One word that is no yes makes it a condition. */
static void bug_a_plain_yes_was_carried_as_a_condition(void **state)
{
    (void)state;
    static const char *const yes[] = {"go", "Yes, go.", "go; yes"}, *const more[] = {
                                                                        "go for 3",
                                                                        "yes, not below", "goes",
                                                                        "ye"};
    const char *const list = book.playbook.phrase[DW_PHRASE_WORDS_OF_A_YES];
    book.playbook.phrase[DW_PHRASE_WORDS_OF_A_YES] = "yes go";
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        begin();
        log_request(205000);
        grant(205000, yes[i]);
        compute();
        check(made.n_grants == 1 && made.ruling[0].words == NULL);
        check(last()->condition == DW_NONE);
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        begin();
        log_request(205000);
        grant(205000, more[i]);
        compute();
        check_text(made.ruling[0].words, more[i]);
    }
    book.playbook.phrase[DW_PHRASE_WORDS_OF_A_YES] = list;
}

/* A condition that is a term of the deal is checked like any other term of the grant. */
static void a_term_that_the_grant_names_binds(void **state)
{
    (void)state;
    begin();
    log_request(205000);
    grant(205000, NULL);
    name_term(LAUNCH, 1, 0);
    log_offer(205000);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_UNASKED);
    assert_true(last()->granted[PRICE] && last()->missing[LAUNCH]);
    log_offer(205000);
    name_term(LAUNCH, 1, 0);
    compute();
    assert_int_equal(last()->offer, DW_CLEARANCE_COVERED);
}

/* ---- Several grants --------------------------------------------------------------------------- */

static void room_from_before_keeps_none_of_the_words_of_more_room(void **state)
{
    (void)state;
    begin();
    grant(205000, NULL);
    grant(199000, "if they take four years");
    compute();
    assert_null(words_at(205000));
    assert_non_null(words_at(204900));
    assert_non_null(words_at(199000));
}

static void a_grant_said_again_with_words_binds_what_it_says_again(void **state)
{
    (void)state;
    begin();
    grant(199000, NULL);
    grant(199000, "if they take four years");
    compute();
    assert_non_null(words_at(205000));
    grant(199000, NULL); /* and once more without */
    compute();
    assert_null(words_at(205000));
}

static void what_a_refusal_took_back_is_no_room_from_before(void **state)
{
    (void)state;
    begin();
    grant(205000, NULL);
    log_answer(DW_ACTION_REFUSE, "Tom");
    name_price(206000);
    grant(199000, "if they take four years");
    compute();
    assert_non_null(words_at(205000));
    assert_null(words_at(206500)); /* better for us than what was refused */
}

/* As the header says it, ruling by ruling: prices alone, so a lower one covers all above it. */
static const char *naive_words(const double *price, const int *kind, size_t n, double at)
{
    enum { PLAIN, WORDED, REFUSED };
    size_t newest = DW_NONE;
    for (size_t r = n; r-- > 0 && newest == DW_NONE;) {
        bool overtaken = false;
        for (size_t k = r + 1; k < n; k++)
            overtaken = overtaken || (kind[k] != REFUSED && price[k] <= price[r]);
        if (kind[r] != REFUSED && at >= price[r])
            newest = r;
        else if (kind[r] == REFUSED && at <= price[r] && !overtaken)
            return NULL;
    }
    if (newest == DW_NONE || kind[newest] != WORDED || at >= 216000)
        return NULL;
    for (size_t r = 0; r < newest; r++) {
        bool gone = false;
        for (size_t k = r + 1; k < newest; k++)
            gone = gone || (kind[k] == REFUSED && at <= price[k]);
        if (kind[r] == PLAIN && at >= price[r] && price[newest] < price[r] && !gone)
            return NULL;
    }
    return "w";
}

static void any_record_of_rulings_binds_as_the_definition_says(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 400; test_case++) {
        double price[8];
        int kind[8];
        const size_t n = 1 + dw_random_below(&random, 8);
        begin();
        for (size_t r = 0; r < n; r++) {
            price[r] = 196000 + 1000.0 * (double)dw_random_below(&random, 12);
            kind[r] = (int)dw_random_below(&random, 3);
            if (kind[r] == 2) {
                log_answer(DW_ACTION_REFUSE, "Sam");
                name_price(price[r]);
            } else {
                grant(price[r], kind[r] == 1 ? "w" : NULL)->who = "Sam";
            }
        }
        compute();
        for (double at = 195000; at < 220000; at += 1000)
            check((words_at(at) != NULL) == (naive_words(price, kind, n, at) != NULL));
    }
}

/* ---- Who would have to be asked --------------------------------------------------------------- */

static void each_authority_has_who_would_answer_for_it(void **state)
{
    (void)state;
    begin();
    compute();
    assert_string_equal(made.answerer[1], "Tom");
    assert_string_equal(made.answerer[2], "Sam");
    static dw_absence away;
    away = (dw_absence){test_day(2026, 12, 7), test_day(2026, 12, 18)};
    deal.ours[1].away = &away;
    deal.ours[1].n_away = 1;
    compute();
    assert_string_equal(made.answerer[1], "Sam"); /* who else could */
    log_answer(DW_ACTION_DELEGATE, "Tom")->to = "Priya";
    compute();
    assert_string_equal(made.answerer[1], "Priya");
    deal.deal.n_ours = 1;
    deal.deal.n_events = 0;
    compute();
    assert_null(made.answerer[1]);
    assert_null(made.answerer[2]);
}

/* ---- Memory ----------------------------------------------------------------------------------- */

static void joins_the_words_or_fails_cleanly(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    dw_event *const answer = grant(204000, "if they take four years");
    answer->note = "said by telephone";
    log_offer(204000);
    make_model();
    assert_true(test_memory_exhaust(make_in, NULL, 16) > 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_of_a_grant_are_its_reason_and_its_note),
        cmocka_unit_test(an_answer_that_does_not_count_binds_nobody),
        cmocka_unit_test(an_offer_that_rests_on_words_names_their_grant),
        cmocka_unit_test(what_is_granted_within_our_own_right_keeps_its_words),
        cmocka_unit_test(bug_a_plain_yes_was_carried_as_a_condition),
        cmocka_unit_test(a_part_that_was_granted_tells_its_words_of_the_offer_beyond),
        cmocka_unit_test(a_term_that_the_grant_names_binds),
        cmocka_unit_test(room_from_before_keeps_none_of_the_words_of_more_room),
        cmocka_unit_test(a_grant_said_again_with_words_binds_what_it_says_again),
        cmocka_unit_test(what_a_refusal_took_back_is_no_room_from_before),
        cmocka_unit_test(any_record_of_rulings_binds_as_the_definition_says),
        cmocka_unit_test(each_authority_has_who_would_answer_for_it),
        cmocka_unit_test(joins_the_words_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
