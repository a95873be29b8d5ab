/* The ledger of records made by hand, with figures computed by hand. */
#include "engine/support/check.h"
#include "engine/support/recorded.h"

#include <math.h>
#include <string.h>

/* Three years without discounting, paid on time or not: a unit off the price costs three. */
static double years(void)
{
    make_model();
    return model.cash.horizon_years;
}

/* ---- By hand -------------------------------------------------------------------------------- */

static void a_price_cut_costs_what_it_brings_them(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 104), 113);
    deal.deal.day = 110;
    const double h = years();
    make_ledger();
    const dw_move *const move = &ledger.move[1];
    check(move->kind == DW_MOVE_GIVE && move->n_terms == 1);
    check(move->term[0].direction == DW_DIRECTION_GIVE);
    check(move->term[0].from.number == 120 && move->term[0].to.number == 113);
    check_near(dw_move_cost(move), 7 * h, 1e-9);
    check_near(dw_move_worth(move), 7 * h, 1e-9);
    check_near(ledger.side[DW_SIDE_US].rate, 7 * h / 4, 1e-9);
    check(ledger.side[DW_SIDE_US].days_since == 6);
    check(ledger.side[DW_SIDE_THEM].last == DW_NONE);
}

static void patterns_compare_each_concession_with_the_one_before(void **state)
{
    (void)state;
    static const struct {
        double price[4];
        size_t n;
        dw_move_pattern pattern;
    } row[] = {{{120}, 1, DW_PATTERN_NONE},
               {{120, 113}, 2, DW_PATTERN_SINGLE},
               {{120, 113, 109.5}, 3, DW_PATTERN_SHRINKING},
               {{120, 113, 106.1}, 3, DW_PATTERN_EQUAL},
               {{120, 113, 104}, 3, DW_PATTERN_GROWING},
               {{120, 113, 109.5, 102}, 4, DW_PATTERN_MIXED},
               {{120, 113, 109.5, 106.1}, 4, DW_PATTERN_MIXED}};
    for (test_case = 0; test_case < sizeof row / sizeof row[0]; test_case++) {
        record_begin_prices();
        for (size_t i = 0; i < row[test_case].n; i++)
            record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), row[test_case].price[i]);
        make_ledger();
        check(ledger.side[DW_SIDE_US].pattern == row[test_case].pattern);
    }
}

static void moving_again_before_an_answer_leaves_a_give_without_return(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 80);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 113);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 103), 110);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 104), 83);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 105), 108);
    make_ledger();
    check(ledger.move[2].came_back == DW_RETURN_UNRETURNED);
    check(ledger.move[3].came_back == DW_RETURN_RETURNED && ledger.move[3].answer == 4);
    check(ledger.move[4].came_back == DW_RETURN_RETURNED && ledger.move[4].answer == 5);
    check(ledger.move[5].came_back == DW_RETURN_PENDING);
    check(ledger.side[DW_SIDE_US].n_unreturned == 1);
    event[2].reason = "to open the talks on scope";
    make_ledger();
    check(ledger.move[2].came_back == DW_RETURN_EXCUSED);
    check(ledger.side[DW_SIDE_US].n_unreturned == 0 && ledger.side[DW_SIDE_US].n_excused == 1);
}

static void a_refusal_without_more_is_no_return(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 113);
    record_add(DW_SIDE_THEM, DW_EVENT_REFUSE, 103);
    make_ledger();
    check(ledger.move[1].came_back == DW_RETURN_UNRETURNED);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 104), 80);
    make_ledger();
    check(ledger.move[1].came_back == DW_RETURN_RETURNED);
}

static void add_position(dw_day day, double price)
{
    dw_event *const said = record_add(DW_SIDE_THEM, DW_EVENT_STATEMENT, day);
    said->statement = DW_STATEMENT_POSITION;
    record_add_price(said, price);
}

static void a_step_in_words_is_a_return_until_it_is_taken_back(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 80);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 113);
    add_position(103, 80); /* said again */
    make_ledger();
    check(!ledger.word[3].is_news && ledger.move[2].came_back == DW_RETURN_PENDING);
    check(ledger.move[2].said == DW_NONE);
    add_position(104, 87);
    make_ledger();
    check(ledger.word[4].is_news && !ledger.word[4].is_first);
    check_near(dw_word_worth(&ledger.word[4], DW_SIDE_THEM), 7 * years(), 1e-9);
    check(ledger.move[2].came_back == DW_RETURN_RETURNED && ledger.move[2].said == 4);
    check(ledger.move[2].answer == DW_NONE);
    check_near(ledger.move[2].back, 7 * years(), 1e-9);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 105), 87);
    make_ledger();
    check(ledger.move[2].answer == 3 && ledger.move[2].said == DW_NONE);
    event[5].kind = DW_EVENT_STATEMENT;
    event[5].statement = DW_STATEMENT_DEMAND;
    event[5].term = event[3].term; /* back at 80 */
    make_ledger();
    check(ledger.word[5].is_news && ledger.move[2].came_back == DW_RETURN_PENDING);
    check(ledger.move[2].said == DW_NONE);
}

static void a_first_word_is_a_return(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), 113);
    add_position(103, 61.7);
    make_ledger();
    check(ledger.word[2].is_first && ledger.word[2].is_news);
    check(ledger.move[1].came_back == DW_RETURN_RETURNED && ledger.move[1].said == 2);
}

/* Of what its side has offered itself: what it has only asked for, or offers to nobody, is no step back. */
static void words_that_ask_more_than_the_own_offer_go_back_on_it(void **state)
{
    (void)state;
    record_begin_prices();
    add_position(99, 61.7);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 100), 90);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), 120);
    add_position(102, 95);
    add_position(103, 91.3);
    add_position(104, 83);
    make_ledger();
    check(ledger.word[0].behind == 0 && ledger.word[1].behind == 0 && ledger.word[2].behind == 0);
    check(ledger.word[3].behind == 0);
    check(ledger.word[4].behind == 0 &&
          ledger.word[4].us < 0);                     /* less than said, more than offered */
    const double seven = 7 * (ledger.word[3].us / 5); /* a unit of price, from 90 to 95 */
    check_near(ledger.word[5].behind, seven, 1e-6 * seven);
}

static void asking_back_is_no_return_and_more_asked_than_given_is_none(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 99), 90);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 113);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 103), 83);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 104), 86);
    make_ledger();
    check(ledger.move[3].kind == DW_MOVE_TAKE_BACK && !ledger.move[3].gives);
    check(ledger.move[2].came_back == DW_RETURN_PENDING);
    check_near(ledger.move[2].back, -4 * years(), 1e-9);
}

static void an_acceptance_moves_to_what_it_takes(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 80);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), 103);
    record_add(DW_SIDE_THEM, DW_EVENT_ACCEPT, 103);
    make_ledger();
    const dw_move *const taken = &ledger.move[3];
    check(taken->accepts && taken->gives);
    check_near(dw_move_worth(taken), 23 * years(), 1e-9);
    check(ledger.move[2].came_back == DW_RETURN_RETURNED && ledger.move[2].answer == 3);
    check(ledger.side[DW_SIDE_THEM].n_concessions == 0);
    check_near(ledger.side[DW_SIDE_US].got, 23 * years(), 1e-9);
}

static void an_acceptance_with_terms_takes_the_rest_of_the_other_offer(void **state)
{
    (void)state;
    record_begin_prices();
    const size_t launch = deal_issue(&deal, "joint launch");
    deal_option(&deal, launch, "no", 0, 0);
    deal_option(&deal, launch, "yes", 1700, -900);
    record_add_price(record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), launch, 1), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 80);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_ACCEPT, 103), 103);
    make_ledger();
    const dw_move *const taken = &ledger.move[2];
    size_t option[DW_ISSUES_MAX];
    double price;
    assert_true(dw_agreed_package(&model, option, &price));
    check(taken->accepts && taken->option[launch] == 1 && option[launch] == 1);
    check_near(taken->price, price, 0);
    check_near(dw_move_worth(taken), 23 * years() + 1700, 1e-9);
}

static void what_pays_for_itself_waits_for_nothing(void **state)
{
    (void)state;
    record_begin_prices();
    const size_t launch = deal_issue(&deal, "joint launch");
    deal_option(&deal, launch, "no", 0, 0);
    deal_option(&deal, launch, "yes", -617, 1200);
    const size_t reference = deal_issue(&deal, "a reference");
    deal_option(&deal, reference, "no", 0, 0);
    deal_option(&deal, reference, "yes", 700, -300);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_term(record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), launch, 1),
                    reference, 1);
    record_add(DW_SIDE_THEM, DW_EVENT_REFUSE, 102);
    make_ledger();
    check(ledger.move[1].gives && !dw_move_is_gift(&ledger.move[1]));
    check(ledger.move[1].came_back == DW_RETURN_NONE);
    check(ledger.side[DW_SIDE_US].n_unreturned == 0);
    deal.option[reference][1].us = 600;
    make_ledger();
    check(dw_move_is_gift(&ledger.move[1]));
    check(ledger.move[1].came_back == DW_RETURN_UNRETURNED);
}

static void a_confirmation_moves_nothing(void **state)
{
    (void)state;
    record_begin_prices();
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 101), 103.617);
    record_add(DW_SIDE_US, DW_EVENT_ACCEPT, 102);
    record_add(DW_SIDE_THEM, DW_EVENT_ACCEPT, 103);
    make_ledger();
    size_t option[DW_ISSUES_MAX];
    double price;
    assert_true(dw_agreed_package(&model, option, &price));
    check_near(price, 103.617, 0);
    check(ledger.move[3].accepts && ledger.move[3].n_terms == 0);
    check_near(ledger.move[3].price, 103.617, 0);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        assert_true(dw_standing_offer(&model, (dw_side)s, option, &price));
        check_near(price, 103.617, 0);
    }
    /* They reopen it: what was agreed on stays what it was, until we go along. */
    record_add_price(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 104), 90);
    make_ledger();
    assert_true(dw_agreed_package(&model, option, &price));
    check_near(price, 103.617, 0);
    assert_int_equal(dw_deal_reopened(&deal.deal), 4);
    record_add(DW_SIDE_US, DW_EVENT_ACCEPT, 105);
    make_ledger();
    assert_true(dw_agreed_package(&model, option, &price));
    check_near(price, 90, 0);
}

static void a_price_named_for_the_first_time_has_not_moved(void **state)
{
    (void)state;
    record_begin_prices();
    const size_t launch = deal_issue(&deal, "joint launch");
    deal_option(&deal, launch, "no", 0, 0);
    deal_option(&deal, launch, "yes", -617, 1200);
    record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), launch, 0);
    record_add_price(record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), launch, 1), 113);
    make_ledger();
    check(ledger.move[1].n_terms == 1);
    check_near(dw_move_cost(&ledger.move[1]), 617, 1e-9);
    check_near(dw_move_worth(&ledger.move[1]), 1200, 1e-9);
}

static void terms_without_any_worth_are_listed_and_left_open(void **state)
{
    (void)state;
    record_begin();
    const size_t launch = deal_issue(&deal, "joint launch");
    deal_option(&deal, launch, "no", 0, 0);
    deal_option(&deal, launch, "yes", 0, 0);
    deal_unvalue(&deal, launch);
    record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), launch, 0);
    record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), launch, 1);
    make_ledger();
    check(ledger.move[1].n_terms == 1 && ledger.move[1].kind == DW_MOVE_MIXED);
    check(!ledger.move[1].is_weighed && !ledger.move[1].gives);
    check(ledger.move[1].term[0].direction == DW_DIRECTION_OPEN);
}

static void what_has_no_worth_is_given_where_their_no_lets_it_go(void **state)
{
    (void)state;
    for (test_case = 0; test_case < 2; test_case++) {
        record_begin();
        const size_t launch = deal_issue(&deal, "joint launch");
        deal_option(&deal, launch, "no", 0, 0);
        deal_option(&deal, launch, "yes", 0, 0);
        deal_unvalue(&deal, launch);
        record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), launch, 1);
        record_add_term(record_add(DW_SIDE_THEM, DW_EVENT_REFUSE, 101), launch, test_case);
        record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 102), launch, 0);
        make_ledger();
        const dw_move *const move = &ledger.move[1];
        check(!move->is_weighed && !dw_move_is_gift(move));
        check(move->kind == (test_case == 1 ? DW_MOVE_GIVE : DW_MOVE_MIXED));
        check(move->answers_no == (test_case == 1));
    }
}

static void a_give_that_they_declined_is_marked(void **state)
{
    (void)state;
    record_begin();
    const size_t support = deal_issue(&deal, "support");
    deal_option(&deal, support, "office hours", 0, 0);
    deal_option(&deal, support, "day and night", -137, 411);
    dw_option_set declined[DW_ISSUES_MAX] = {0};
    record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), support, 0);
    record_add_term(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), support, 1);
    record_add_term(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 102), support, 0);
    record_add_term(record_add(DW_SIDE_THEM, DW_EVENT_OFFER, 103), support, 1);
    make_ledger();
    check(!ledger.move[1].term[0].declined);
    dw_option_set_add(&declined[support], 1);
    model.declined = declined;
    check(dw_ledger_make(&model, &arena, &ledger, NULL) == DW_OK);
    check(ledger.move[1].term[0].declined);
    check(!ledger.move[3].term[0].declined); /* theirs to ask for */
}

/* Support that costs them more by each option; we ask for the last, and let some of it go. */
static void ask_support(size_t refused, size_t then, double price)
{
    record_begin_prices();
    const size_t support = deal_issue(&deal, "support");
    deal_option(&deal, support, "none", 0, 0);
    deal_option(&deal, support, "some", 137, -73);
    deal_option(&deal, support, "all", 311, -187);
    dw_event *added = record_add(DW_SIDE_US, DW_EVENT_OFFER, 100);
    record_add_price(added, 120);
    record_add_term(added, support, 2);
    added = record_add(DW_SIDE_THEM, DW_EVENT_REFUSE, 101);
    if (refused > 0)
        record_add_term(added, support, refused);
    added = record_add(DW_SIDE_US, DW_EVENT_OFFER, 102);
    record_add_price(added, price);
    record_add_term(added, support, then);
    make_ledger();
}

static void a_term_let_go_for_their_no_is_no_gift(void **state)
{
    (void)state;
    static const struct {
        size_t refused, then;
        double price;
        bool answers;
    } row[] = {{2, 1, 120, true},    {2, 0, 120, true},  {1, 0, 120, true}, {2, 1, 123, true},
               {2, 1, 119.5, false}, {1, 1, 120, false}, {0, 1, 120, false}};
    for (test_case = 0; test_case < sizeof row / sizeof row[0]; test_case++) {
        ask_support(row[test_case].refused, row[test_case].then, row[test_case].price);
        const dw_move *const move = &ledger.move[1];
        check(move->answers_no == row[test_case].answers);
        check(dw_move_is_gift(move) == !row[test_case].answers);
        check(ledger.side[DW_SIDE_US].n_unreturned == !row[test_case].answers ||
              move->came_back == DW_RETURN_PENDING);
        check(!row[test_case].answers || move->came_back == DW_RETURN_NONE);
    }
}

static void a_no_that_comes_later_makes_no_answer_of_a_gift(void **state)
{
    (void)state;
    ask_support(2, 1, 120);
    const dw_event no = event[1];
    event[1] = event[2];
    event[2] = no;
    make_ledger();
    check(!ledger.move[1].answers_no && dw_move_is_gift(&ledger.move[1]));
}

static void sessions_after_the_newest_move_are_counted(void **state)
{
    (void)state;
    record_begin_prices();
    record_add(DW_SIDE_US, DW_EVENT_SESSION, 99);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 100), 120);
    record_add(DW_SIDE_US, DW_EVENT_SESSION, 101);
    record_add_price(record_add(DW_SIDE_US, DW_EVENT_OFFER, 101), 120);
    record_add(DW_SIDE_THEM, DW_EVENT_SESSION, 102);
    make_ledger();
    check(ledger.side[DW_SIDE_US].n_sessions_since == 2);
    check(ledger.side[DW_SIDE_THEM].n_sessions_since == 3);
    check(ledger.move[1].kind == DW_MOVE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_price_cut_costs_what_it_brings_them),
        cmocka_unit_test(patterns_compare_each_concession_with_the_one_before),
        cmocka_unit_test(moving_again_before_an_answer_leaves_a_give_without_return),
        cmocka_unit_test(a_refusal_without_more_is_no_return),
        cmocka_unit_test(a_step_in_words_is_a_return_until_it_is_taken_back),
        cmocka_unit_test(words_that_ask_more_than_the_own_offer_go_back_on_it),
        cmocka_unit_test(a_first_word_is_a_return),
        cmocka_unit_test(asking_back_is_no_return_and_more_asked_than_given_is_none),
        cmocka_unit_test(an_acceptance_moves_to_what_it_takes),
        cmocka_unit_test(an_acceptance_with_terms_takes_the_rest_of_the_other_offer),
        cmocka_unit_test(what_pays_for_itself_waits_for_nothing),
        cmocka_unit_test(a_confirmation_moves_nothing),
        cmocka_unit_test(a_price_named_for_the_first_time_has_not_moved),
        cmocka_unit_test(terms_without_any_worth_are_listed_and_left_open),
        cmocka_unit_test(what_has_no_worth_is_given_where_their_no_lets_it_go),
        cmocka_unit_test(a_give_that_they_declined_is_marked),
        cmocka_unit_test(a_term_let_go_for_their_no_is_no_gift),
        cmocka_unit_test(a_no_that_comes_later_makes_no_answer_of_a_gift),
        cmocka_unit_test(sessions_after_the_newest_move_are_counted),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
