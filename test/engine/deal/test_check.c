/* What spans the fields of a deal, each broken in turn. */
#include "engine/support/cases.h"
#include "engine/support/check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct finding {
    size_t n;
    char field[64];
    size_t index;
    char problem[128];
} finding;

static void note(void *context, const char *field, size_t index, const char *problem)
{
    finding *const found = context;
    found->n++;
    snprintf(found->field, sizeof found->field, "%s", field);
    snprintf(found->problem, sizeof found->problem, "%s", problem);
    found->index = index;
}

static finding look(void)
{
    finding found = {0};
    const size_t n = dw_deal_check(&deal.deal, &book.playbook, note, &found);
    assert_int_equal(n, found.n);
    assert_int_equal(dw_deal_check(&deal.deal, &book.playbook, NULL, NULL), found.n);
    return found;
}

static void expect(const char *field, size_t index, const char *problem)
{
    const finding found = look();
    if (found.n != 1)
        print_error("%zu findings, the last of %s: %s\n", found.n, found.field, found.problem);
    assert_int_equal(found.n, 1);
    assert_string_equal(found.field, field);
    assert_int_equal(found.index, index);
    assert_non_null(strstr(found.problem, problem));
}

static void finds_nothing_wrong_with_names_alone(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    assert_int_equal(look().n, 0);
    assert_int_equal(deal.deal.close_by, DW_DAY_NONE);
    assert_int_equal(deal.deal.strategy, DW_NONE);
}

static void finds_nothing_wrong_with_a_whole_deal(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    assert_int_equal(look().n, 0);
}

static void finds_nothing_wrong_with_random_terms(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 500; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        check(look().n == 0);
    }
}

static void wants_prices_in_order(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.floor_price = deal.deal.value.target_price;
    assert_int_equal(look().n, 0);
    deal.deal.value.floor_price++;
    expect("value.floor_price", 0, "above target_price");
    deal_full(&deal, &book);
    deal.deal.value.list_price = deal.deal.value.target_price - 1;
    expect("value.target_price", 0, "above list_price");
    deal.deal.value.target_price = DW_MONEY_NONE;
    assert_int_equal(look().n, 0);
    deal.deal.value.floor_price = deal.deal.value.list_price + 1;
    expect("value.floor_price", 0, "above list_price");
}

static void wants_amounts_within_range(void **state)
{
    (void)state;
    static const struct {
        const char *field;
        size_t offset;
    } amount[] = {{"facts.value", offsetof(dw_deal, contract_value)},
                  {"value.list_price", offsetof(dw_deal, value.list_price)},
                  {"value.target_price", offsetof(dw_deal, value.target_price)},
                  {"value.floor_price", offsetof(dw_deal, value.floor_price)},
                  {"value.cost_to_serve", offsetof(dw_deal, value.cost_to_serve)},
                  {"value.our_alternative", offsetof(dw_deal, value.our_alternative)},
                  {"value.competitor.price", offsetof(dw_deal, value.competitor_price)}};
    for (size_t i = 0; i < sizeof amount / sizeof amount[0]; i++) {
        deal_init(&deal, &book);
        dw_money *const money = (dw_money *)((char *)&deal.deal + amount[i].offset);
        *money = DW_MONEY_MAX;
        assert_int_equal(look().n, 0);
        *money = DW_MONEY_MAX + 1;
        expect(amount[i].field, 0, "too large");
        *money = -617;
        if (strcmp(amount[i].field, "value.our_alternative") == 0)
            assert_int_equal(look().n, 0);
        else
            expect(amount[i].field, 0, "not be negative");
    }
}

static void wants_ranges_in_order(void **state)
{
    (void)state;
    static const dw_money wrong[][3] = {{700, 600, 800},
                                        {600, 900, 800},
                                        {600, DW_MONEY_NONE, 500},
                                        {DW_MONEY_NONE, 700, 600},
                                        {700, 600, DW_MONEY_NONE}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        deal_full(&deal, &book);
        deal.deal.value.market = (dw_money_range){wrong[i][0], wrong[i][1], wrong[i][2], NULL};
        expect("value.market", 0, "low <= likely <= high");
        deal_full(&deal, &book);
        deal.deal.value.buyer_value = deal.deal.value.market;
        deal.deal.value.buyer_value.low = deal.deal.value.buyer_value.high + 1;
        expect("value.buyer_value", 0, "low <= likely <= high");
    }
    deal.deal.value.buyer_value = (dw_money_range){617, DW_MONEY_NONE, 617, NULL};
    assert_int_equal(look().n, 0);
}

static void wants_no_negative_value(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.buyer_value.low = -1;
    expect("value.buyer_value", 0, "not be negative");
}

static void bug_wants_no_negative_value_where_the_low_end_is_not_given(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.value.buyer_value = (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, -617, NULL};
    expect("value.buyer_value", 0, "not be negative");
    deal.deal.value.buyer_value = (dw_money_range){DW_MONEY_NONE, -617, DW_MONEY_NONE, NULL};
    expect("value.buyer_value", 0, "not be negative");
}

static void wants_rates_that_are_shares(void **state)
{
    (void)state;
    static const double wrong[] = {-0.01, 10.01, (double)NAN, (double)INFINITY};
    for (size_t i = 0; i < 4; i++) {
        deal_full(&deal, &book);
        deal.deal.value.our_cost_of_capital = wrong[i];
        expect("value.our_cost_of_capital", 0, "between 0 and 10");
        deal_full(&deal, &book);
        deal.deal.value.their_cost_of_capital = wrong[i];
        expect("value.their_cost_of_capital", 0, "between 0 and 10");
        deal_full(&deal, &book);
        deal.deal.value.renewal_probability = wrong[i] > 1 ? 1.001 : wrong[i];
        expect("value.renewal_probability", 0, "between 0 and 1");
    }
}

static void wants_budgets_that_are_amounts(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.budget[1] = -1;
    expect("value.their_budget", 1, "not negative");
    static dw_money many[DW_TERM_YEARS_MAX + 1];
    deal_full(&deal, &book);
    deal.deal.value.their_budget = many;
    deal.deal.value.n_their_budget = DW_TERM_YEARS_MAX + 1;
    expect("value.their_budget", 0, "more years");
}

static void wants_cash_terms_that_make_sense(void **state)
{
    (void)state;
    static const struct {
        const char *kind;
        double good, wrong;
        const char *problem;
    } term[] = {{"price", 0, -1, "not below 0"},
                {"price", 617, 616.5, "not below 0"},
                {"term_years", 30, 31, "whole years"},
                {"term_years", 1, 1.5, "whole years"},
                {"term_years", 2, 0, "whole years"},
                {"payment_days", 30.5, -1, "0 to 3650"},
                {"escalator", -0.99, -1, "between -0.99 and 10"},
                {"first_year_discount", 1, 1.01, "between 0 and 1"},
                {"first_year_discount", 0, (double)NAN, "between 0 and 1"},
                {"ramp_years", 30, 31, "0 to 30"},
                {"ramp_years", 0, -1, "0 to 30"},
                {"ramp_years", 2, 1.5, "whole years"},
                {"renewal_rise", -0.99, -1, "between -0.99 and 10"},
                {"renewal_rise", 10, 10.5, "between -0.99 and 10"}};
    for (size_t i = 0; i < sizeof term / sizeof term[0]; i++) {
        deal_init(&deal, &book);
        const size_t issue = deal_numbers(&deal, term[i].kind, &term[i].good, 1);
        assert_int_equal(look().n, 0);
        deal_number(&deal, issue, term[i].wrong);
        expect("issues", 0, term[i].problem);
    }
    deal_init(&deal, &book);
    deal_option(&deal, deal_issue(&deal, "term_years"), "long", 0, 0);
    expect("issues", 0, "whole years");
    deal_init(&deal, &book);
    const double seats[] = {617, (double)NAN};
    deal_numbers(&deal, "seats", seats, 2);
    expect("issues", 0, "must be numbers");
}

static void wants_issues_that_can_be_settled(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    const size_t issue = deal_issue(&deal, "training");
    expect("issues", 0, "between 1 and 1001");
    deal_option(&deal, issue, "none", 0, 0);
    deal.issue[issue].must_option = 4;
    expect("must", 0, "leaves no option");
    deal.issue[issue].must_option = DW_NONE;
    deal.issue[issue].kind = 99;
    expect("issues", 0, "no kind");
    deal_full(&deal, &book);
    const dw_money floor_price = deal.deal.value.floor_price;
    deal.issue[0].must_at_least = (double)floor_price + 1;
    expect("must", 0, "asks for more than value.floor_price");
    deal.issue[0].must_at_least = -INFINITY;
    deal.issue[0].must_at_most = (double)deal.deal.value.target_price - 1;
    expect("must", 0, "allows less than value.target_price");
    deal.issue[0].must_at_most = INFINITY;
    deal.deal.value.floor_price = DW_MONEY_NONE;
    deal.issue[0].must_at_least = 23500001;
    expect("must", 0, "leaves no option");
    deal.issue[0].must_at_least = 23500000;
    assert_int_equal(look().n, 0);
}

static void wants_events_that_speak_of_earlier_ones(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.event[1].corrects = 1;
    assert_int_equal(look().n, 0);
    deal.event[1].corrects = 2;
    expect("record", 1, "corrects an event that does not stand before it");
    deal.event[1].corrects = 0;
    deal.event[1].answers = 7;
    expect("record", 1, "answers an event that does not stand before it");
    deal.event[1].number = 8;
    assert_int_equal(look().n, 0);
    deal.event[1].kind = DW_EVENT_CORRECTION;
    expect("record", 1, "must say which event it corrects");
}

static void wants_events_with_what_their_kind_knows(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    dw_event *const event = &deal.event[0];
    event->action = DW_ACTION_GRANT;
    expect("record", 0, "has an action that its kind of event does not know");
    event->kind = DW_EVENT_APPROVAL;
    assert_int_equal(look().n, 0);
    event->authority = book.playbook.n_authorities;
    expect("record", 0, "names an authority that the playbook does not have");
    event->authority = DW_NONE;
    event->archetype = book.playbook.n_archetypes;
    expect("record", 0, "names an archetype that the playbook does not have");
    event->archetype = DW_NONE;
    const size_t ranking[] = {0, deal.deal.n_issues};
    event->ranking = ranking;
    event->n_rankings = 2;
    expect("record", 0, "ranks an issue that the deal does not have");
    event->n_rankings = 1;
    const dw_term term = {deal.deal.n_issues, 0, 0};
    event->term = &term;
    event->n_terms = 1;
    expect("record", 0, "names an issue that the deal does not have");
}

static void wants_absences_that_end_after_they_begin(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_away(&deal, &deal.theirs[1], 617, 616);
    expect("people.theirs", 1, "before the first");
}

static void wants_lists_within_their_limits(void **state)
{
    (void)state;
    static dw_person person[DW_PEOPLE_MAX + 1];
    deal_full(&deal, &book);
    deal.deal.ours = person;
    deal.deal.n_ours = DW_PEOPLE_MAX + 1;
    expect("people.ours", 0, "64 people");
    deal_full(&deal, &book);
    deal.deal.n_tactics = DW_TACTICS_MAX + 1;
    expect("tactics", 0, "64 tactics");
    deal_full(&deal, &book);
    deal.deal.n_deadlines = DW_DEADLINES_MAX + 1;
    expect("deadlines", 0, "64 deadlines");
    deal_full(&deal, &book);
    deal.deal.strategy = 4;
    expect("strategy", 0, "not an archetype");
    static dw_event event[DW_EVENTS_MAX + 1];
    deal_full(&deal, &book);
    deal.deal.event = event;
    deal.deal.n_events = DW_EVENTS_MAX + 1;
    expect("record", 0, "10000 events");
}

static void bug_wants_absences_within_their_limit(void **state)
{
    (void)state;
    static dw_absence away[DW_ABSENCES_MAX + 1];
    deal_full(&deal, &book);
    deal.ours[1].away = away;
    deal.ours[1].n_away = DW_ABSENCES_MAX;
    assert_int_equal(look().n, 0);
    deal.ours[1].n_away++;
    expect("people.ours", 1, "16 absences");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_wrong_with_names_alone),
        cmocka_unit_test(finds_nothing_wrong_with_a_whole_deal),
        cmocka_unit_test(finds_nothing_wrong_with_random_terms),
        cmocka_unit_test(wants_prices_in_order),
        cmocka_unit_test(wants_amounts_within_range),
        cmocka_unit_test(wants_ranges_in_order),
        cmocka_unit_test(wants_no_negative_value),
        cmocka_unit_test(bug_wants_no_negative_value_where_the_low_end_is_not_given),
        cmocka_unit_test(wants_rates_that_are_shares),
        cmocka_unit_test(wants_budgets_that_are_amounts),
        cmocka_unit_test(wants_cash_terms_that_make_sense),
        cmocka_unit_test(wants_issues_that_can_be_settled),
        cmocka_unit_test(wants_events_that_speak_of_earlier_ones),
        cmocka_unit_test(wants_events_with_what_their_kind_knows),
        cmocka_unit_test(wants_absences_that_end_after_they_begin),
        cmocka_unit_test(wants_lists_within_their_limits),
        cmocka_unit_test(bug_wants_absences_within_their_limit),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
