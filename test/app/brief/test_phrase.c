/* Numbers, dates, names and patterns as words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/phrase.h"

#include <math.h>

/* A deal with a price, a term, a payment and a named issue; nothing else is known of it. */
static const dw_issue_kind kinds[] = {
    {.name = "price", .label = "price", .cash = DW_CASH_PRICE},
    {.name = "term_years", .label = "contract term", .cash = DW_CASH_TERM_YEARS},
    {.name = "payment_days", .label = "payment terms", .cash = DW_CASH_PAYMENT_DAYS},
    {.name = "escalator", .label = "price escalator", .cash = DW_CASH_ESCALATOR},
    {.name = "first_year_discount", .label = "discount", .cash = DW_CASH_FIRST_YEAR_DISCOUNT},
    {.name = "other", .label = "other term"},
};
static const dw_option prices[] = {{.name = "215000", .number = 21500000}};
static const dw_option years[] = {{.name = "1", .number = 1}, {.name = "3", .number = 3}};
static const dw_option days[] = {{.name = "60", .number = 60}};
static const dw_option rises[] = {{.name = "0", .number = 0}, {.name = "0.035", .number = 0.035}};
static const dw_option reliefs[] = {{.name = "0.2", .number = 0.2}};
static const dw_option levels[] = {{.name = "gold_with_calls"}};
static const dw_issue issues[] = {
    {.name = "price", .kind = 0, .option = prices, .n_options = 1, .numeric = true},
    {.name = "term_years", .kind = 1, .option = years, .n_options = 2, .numeric = true},
    {.name = "payment_days", .kind = 2, .option = days, .n_options = 1, .numeric = true},
    {.name = "escalator", .kind = 3, .option = rises, .n_options = 2, .numeric = true},
    {.name = "first_year_discount", .kind = 4, .option = reliefs, .n_options = 1, .numeric = true},
    {.name = "service_level", .kind = 5, .option = levels, .n_options = 1},
};
static const char *const labels[] = {"price",           "contract term", "payment terms",
                                     "price escalator", "discount",      "service_level"};
static const dw_level horizon_levels[] = {{.name = "one_time", .label = "one-time"},
                                          {.name = "repeat", .label = "repeat"},
                                          {.name = "strategic", .label = "strategic"}};
static const dw_factor factors[] = {
    {.name = "horizon", .label = "Horizon", .level = horizon_levels, .n_levels = 3}};
static const dw_playbook playbook = {
    .factor = factors,
    .n_factors = 1,
    .issue_kind = kinds,
    .n_issue_kinds = G_N_ELEMENTS(kinds),
    .phrase = {[DW_PHRASE_LIST_AND] = "and",
               [DW_PHRASE_LIST_OR] = "or",
               [DW_PHRASE_DATE] = "{day} {month} {year}",
               [DW_PHRASE_DATE_SHORT] = "{weekday} {day} {month} {year}",
               [DW_PHRASE_MONTH_12] = "December",
               [DW_PHRASE_MONTH_SHORT_12] = "Dec",
               [DW_PHRASE_WEEKDAY_5] = "Fri",
               [DW_PHRASE_OPTION_YEAR] = "{years} year",
               [DW_PHRASE_OPTION_YEARS] = "{years} years",
               [DW_PHRASE_OPTION_DAY] = "{days} day",
               [DW_PHRASE_OPTION_DAYS] = "{days} days",
               [DW_PHRASE_OPTION_NONE] = "none",
               [DW_PHRASE_OPTION_ESCALATOR] = "{share} a year",
               [DW_PHRASE_OPTION_FIRST_YEAR] = "{share} off the first year",
               [DW_PHRASE_PAST] = "vorbei {}",
               [DW_PHRASE_CHANGE] = "{to} statt {from}",
               [DW_PHRASE_RANGE] = "{high}{{{low}}}{high}"}};

static dw_deal deal;
static dw_fact facts[1];
static dw_plan plan;

static int set_up(void **state)
{
    (void)state;
    dw_deal_init(&deal, "Control tower", "eVault Freight");
    memcpy(deal.currency, "USD", 4);
    deal.currency_digits = 2;
    deal.issue = issues;
    deal.n_issues = G_N_ELEMENTS(issues);
    deal.situation = "They lost two carriers.";
    deal.owner = "ana";
    deal.value.list_price = 24000000;
    deal.value.buyer_value.evidence = "pilot report,\n  March.";
    facts[0] = 4;
    plan = (dw_plan){.deal = &deal,
                     .playbook = &playbook,
                     .facts = facts,
                     .issue_label = labels,
                     .n_issues = G_N_ELEMENTS(issues)};
    return 0;
}

/* Compares and frees, ordinary spaces for the no-break ones. */
static void assert_words(char *words, const char *expected)
{
    if (expected == NULL) {
        assert_null(words);
        return;
    }
    assert_non_null(words);
    assert_string_equal(brief_release(words), expected);
    g_free(words);
}

static char *said(const char *pattern)
{
    const dw_text text = {.pattern = pattern};
    const brief_place place = brief_place_deal(&plan);
    return brief_phrase_text(&text, &place);
}

static void writes_money_with_groups_and_only_minor_digits_that_say_something(void **state)
{
    (void)state;
    assert_words(brief_phrase_money(21500000, "USD", 2), "USD 215,000");
    assert_words(brief_phrase_money(9950, "EUR", 2), "EUR 99.50");
    assert_words(brief_phrase_money(1234567, "JPY", 0), "JPY 1,234,567");
    assert_words(brief_phrase_money(-1250005, "TND", 3), "TND −1,250.005");
    assert_words(brief_phrase_money(0, "USD", 2), "USD 0");
    assert_words(brief_phrase_money(DW_MONEY_NONE, "USD", 2), "–");
    assert_words(brief_phrase_amount(99900, 2), "999");
    assert_words(brief_phrase_amount(DW_MONEY_MAX, 2), "90,000,000,000,000");
}

static void writes_shares_with_at_most_one_decimal(void **state)
{
    (void)state;
    assert_words(brief_phrase_share(0.08), "8 %");
    assert_words(brief_phrase_share(0.125), "12.5 %");
    assert_words(brief_phrase_share(0.10416), "10.4 %");
    assert_words(brief_phrase_share(-0.031), "−3.1 %");
    assert_words(brief_phrase_share(1), "100 %");
    assert_words(brief_phrase_share(NAN), "–");
}

static void writes_numbers_without_empty_decimals(void **state)
{
    (void)state;
    assert_words(brief_phrase_number(3.14, 1, false), "3.1");
    assert_words(brief_phrase_number(2, 1, true), "+2");
    assert_words(brief_phrase_number(-0.45, 2, true), "−0.45");
    assert_words(brief_phrase_number(-0.004, 2, true), "0");
    assert_words(brief_phrase_number(100, 0, false), "100");
    assert_words(brief_phrase_count(1296), "1,296");
    assert_words(brief_phrase_count(-17), "−17");
}

static void writes_days_in_words(void **state)
{
    (void)state;
    const dw_day day = dw_day_from_date((dw_date){2026, 12, 18});
    assert_words(brief_phrase_day(&playbook, day), "18 December 2026");
    assert_words(brief_phrase_day_short(&playbook, day), "Fri 18 Dec 2026");
    assert_words(brief_phrase_day(&playbook, DW_DAY_NONE), "–");
}

static void joins_names_as_a_sentence_does(void **state)
{
    (void)state;
    const char *const names[] = {"Ana Ruiz", "Sam Okoye", "Li Wei"};
    assert_words(brief_phrase_list(names, 0, "and"), "");
    assert_words(brief_phrase_list(names, 1, "and"), "Ana Ruiz");
    assert_words(brief_phrase_list(names, 2, "or"), "Ana Ruiz or Sam Okoye");
    assert_words(brief_phrase_list(names, 3, "and"), "Ana Ruiz, Sam Okoye and Li Wei");
}

static void writes_an_option_the_way_its_issue_is_spoken_of(void **state)
{
    (void)state;
    assert_words(brief_phrase_option(&plan, 0, 0), "USD 215,000");
    assert_words(brief_phrase_option(&plan, 1, 0), "1 year");
    assert_words(brief_phrase_option(&plan, 1, 1), "3 years");
    assert_words(brief_phrase_option(&plan, 2, 0), "60 days");
    assert_words(brief_phrase_option(&plan, 3, 0), "none");
    assert_words(brief_phrase_option(&plan, 3, 1), "3.5 % a year");
    assert_words(brief_phrase_option(&plan, 4, 0), "20 % off the first year");
    assert_words(brief_phrase_option(&plan, 5, 0), "gold with calls");
    assert_words(brief_phrase_option(&plan, 5, DW_NONE), "–");
    assert_words(brief_phrase_issue(&plan, 5), "service level");
    assert_words(brief_phrase_issue(&plan, 2), "payment terms");
}

static void puts_values_into_a_pattern(void **state)
{
    (void)state;
    assert_words(said("Open at {list_price} with {account}."),
                 "Open at USD 240,000 with eVault Freight.");
    assert_words(said("A {fact:horizon} deal, {{braced}}."), "A strategic deal, {braced}.");
    assert_words(said("No placeholders"), "No placeholders");
}

static void does_not_say_what_is_not_known(void **state)
{
    (void)state;
    assert_words(said("Open at {target_price}."), NULL);
    facts[0] = 6;
    assert_words(said("A {fact:horizon} deal."), NULL);
    assert_words(said("{fact:no_such_factor}"), NULL);
    assert_words(said("{no_such_variable}"), NULL);
}

static void takes_the_first_alternative_that_can_be_said(void **state)
{
    (void)state;
    const dw_text text[] = {{.pattern = "At {target_price}."}, {.pattern = "At {list_price}."}};
    const dw_texts texts = {.text = text, .n_texts = 2};
    brief_place place = brief_place_deal(&plan);
    assert_words(brief_phrase_texts(&texts, &place), "At USD 240,000.");
    place.withheld.bits[DW_VAR_LIST_PRICE / 64] |= UINT64_C(1) << (DW_VAR_LIST_PRICE % 64);
    assert_words(brief_phrase_texts(&texts, &place), NULL);
}

static void begins_a_sentence_with_a_capital_but_leaves_names_alone(void **state)
{
    (void)state;
    assert_words(said("{owner} leads."), "Ana leads.");
    assert_words(said("{account} decides."), "eVault Freight decides.");
    assert_words(said("with {owner}"), "with ana");
}

static void writes_one_full_stop_where_a_value_brings_its_own(void **state)
{
    (void)state;
    assert_words(said("Now: {situation}."), "Now: They lost two carriers.");
    assert_words(said("Now ({situation}), act."), "Now (They lost two carriers), act.");
    assert_words(said("See {value_evidence}; ask."), "See pilot report, March; ask.");
    deal.situation = "Who pays?";
    assert_words(said("Now: {situation}. Next."), "Now: Who pays? Next.");
    deal.situation = "more later...";
    assert_words(said("Now: {situation}."), "Now: more later....");
}

static void names_the_levels_still_possible(void **state)
{
    (void)state;
    assert_words(brief_phrase_levels(&playbook, &factors[0], 7), "one-time, repeat or strategic");
    assert_words(brief_phrase_levels(&playbook, &factors[0], 2), "repeat");
}

static void fills_a_phrase_in_the_order_of_its_text(void **state)
{
    (void)state;
    assert_words(brief_fill(&playbook, DW_PHRASE_CHANGE, "Preis {to}", "hoch", "tief", NULL),
                 "hoch statt tief");
    assert_words(brief_fill(&playbook, DW_PHRASE_RANGE, "3.1", "6.17", NULL), "6.17{3.1}6.17");
    assert_string_equal(brief_word(&playbook, DW_PHRASE_PAST), "vorbei {}");
}

static void drops_control_characters_when_released(void **state)
{
    (void)state;
    char text[] = "a\033[31mb\xc2\xa0"
                  "c";
    assert_string_equal(brief_release(text), "a[31mb c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(writes_money_with_groups_and_only_minor_digits_that_say_something,
                               set_up),
        cmocka_unit_test_setup(writes_shares_with_at_most_one_decimal, set_up),
        cmocka_unit_test_setup(writes_numbers_without_empty_decimals, set_up),
        cmocka_unit_test_setup(writes_days_in_words, set_up),
        cmocka_unit_test_setup(joins_names_as_a_sentence_does, set_up),
        cmocka_unit_test_setup(writes_an_option_the_way_its_issue_is_spoken_of, set_up),
        cmocka_unit_test_setup(puts_values_into_a_pattern, set_up),
        cmocka_unit_test_setup(does_not_say_what_is_not_known, set_up),
        cmocka_unit_test_setup(takes_the_first_alternative_that_can_be_said, set_up),
        cmocka_unit_test_setup(begins_a_sentence_with_a_capital_but_leaves_names_alone, set_up),
        cmocka_unit_test_setup(writes_one_full_stop_where_a_value_brings_its_own, set_up),
        cmocka_unit_test_setup(names_the_levels_still_possible, set_up),
        cmocka_unit_test_setup(fills_a_phrase_in_the_order_of_its_text, set_up),
        cmocka_unit_test_setup(drops_control_characters_when_released, set_up),
    };
    return cmocka_run_group_tests_name("phrase", tests, NULL, NULL);
}
