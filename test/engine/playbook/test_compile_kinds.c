/* What kinds of issues are worth where a deal does not say, and days that nobody works. */
#include "engine/support/check.h"
#include "engine/support/spoilt.h"

#include <math.h>
#include <string.h>

/* ---- Usual worths of an issue --------------------------------------------------------------- */

static size_t kind_of(const test_book *b, const char *name)
{
    size_t k = 0;
    while (strcmp(b->issue_kind[k].name, name) != 0)
        k++;
    return k;
}

static size_t estimated(test_book *b, const char *kind, dw_issue_estimate estimate)
{
    static const dw_usual_option options[2];
    const size_t k = kind_of(b, kind);
    estimate.option = options;
    b->issue_kind[k].estimate = estimate;
    return k;
}

static size_t a_worth_that_is_no_number(test_book *b)
{
    return estimated(b, "training", (dw_issue_estimate){.valued = true, .us = (double)NAN});
}

static size_t a_worth_beyond_the_contract(test_book *b)
{
    return estimated(b, "training",
                     (dw_issue_estimate){.valued = true, .us = 1.01 * DW_ESTIMATE_MAX});
}

static size_t a_cost_beyond_the_contract(test_book *b)
{
    return estimated(b, "training",
                     (dw_issue_estimate){.valued = true, .us = -1.01 * DW_ESTIMATE_MAX});
}

static size_t a_low_worth_to_them_beyond_the_contract(test_book *b)
{
    return estimated(
        b, "training",
        (dw_issue_estimate){.valued = true, .them = {-1.01 * DW_ESTIMATE_MAX, 0.017, 0.061}});
}

static size_t a_high_worth_to_them_that_is_no_number(test_book *b)
{
    return estimated(b, "training",
                     (dw_issue_estimate){.valued = true, .them = {0.011, 0.017, (double)NAN}});
}

static size_t a_likely_worth_below_the_low_one(test_book *b)
{
    return estimated(b, "training",
                     (dw_issue_estimate){.valued = true, .them = {0.017, 0.011, 0.061}});
}

static size_t a_likely_worth_above_the_high_one(test_book *b)
{
    return estimated(b, "training",
                     (dw_issue_estimate){.valued = true, .them = {0.011, 0.067, 0.061}});
}

static size_t more_options_than_an_issue_may_have(test_book *b)
{
    return estimated(b, "training", (dw_issue_estimate){.n_options = DW_ISSUE_OPTIONS_MAX + 1});
}

static size_t a_worth_for_what_formulas_value(test_book *b)
{
    return estimated(b, "term_years", (dw_issue_estimate){.valued = true, .numeric = true});
}

static size_t named_options_for_what_formulas_value(test_book *b)
{
    return estimated(b, "term_years", (dw_issue_estimate){.n_options = 2});
}

static void refuses_usual_worths_that_are_not_sound(void **state)
{
    (void)state;
    static test_spoil *const wrong[] = {a_worth_that_is_no_number,
                                        a_worth_beyond_the_contract,
                                        a_cost_beyond_the_contract,
                                        a_low_worth_to_them_beyond_the_contract,
                                        a_high_worth_to_them_that_is_no_number,
                                        a_likely_worth_below_the_low_one,
                                        a_likely_worth_above_the_high_one,
                                        more_options_than_an_issue_may_have,
                                        a_worth_for_what_formulas_value,
                                        named_options_for_what_formulas_value};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect_refused(wrong[i], DW_E_RANGE, "issue_kind");
}

static void takes_usual_worths_up_to_their_limits(void **state)
{
    (void)state;
    static test_book b;
    book_small(&b);
    estimated(&b, "training",
              (dw_issue_estimate){.n_options = 2,
                                  .valued = true,
                                  .us = -DW_ESTIMATE_MAX,
                                  .them = {0.017, 0.017, DW_ESTIMATE_MAX}});
    estimated(&b, "term_years", (dw_issue_estimate){.n_options = 2, .numeric = true});
    book_compile(&b);
    book_clear(&b);
}

/* ---- When an issue is asked for ------------------------------------------------------------- */

static size_t asked_by_a_fact_of_each_issue(test_book *b)
{
    const size_t k = kind_of(b, "training");
    b->issue_kind[k].ask_when = book_when(b, "weight_ours=heavy");
    return k;
}

static void a_kind_is_asked_for_by_facts_of_the_whole_deal(void **state)
{
    (void)state;
    expect_refused(asked_by_a_fact_of_each_issue, DW_E_RANGE, "issue_kind");
}

/* ---- Holidays ------------------------------------------------------------------------------- */

/* Dates are looked up among all of them, so they are put into their order. */
static void dates_that_nobody_works_count_in_whatever_order_they_are_listed(void **state)
{
    (void)state;
    static test_book b;
    static const dw_day dated[2][3] = {{617, 41, 1009}, {700, 3, 618}};
    const dw_holiday holiday[] = {{.name = "one", .dated = dated[0], .n_dated = 3},
                                  {.name = "two", .dated = dated[1], .n_dated = 3}};
    book_small(&b);
    b.playbook.holiday = holiday;
    b.playbook.n_holidays = 2;
    book_compile(&b);
    const dw_holidays *const all = &b.playbook.holidays;
    assert_int_equal(all->n_dated, 6);
    for (size_t i = 1; i < all->n_dated; i++)
        assert_true(all->dated[i - 1] < all->dated[i]);
    for (size_t h = 0; h < 2; h++)
        for (size_t i = 0; i < 3; i++)
            assert_false(dw_day_is_working(dated[h][i], all));
    book_clear(&b);
}

static size_t a_date_that_is_none(test_book *b)
{
    static const dw_day dated[] = {617, DW_DAY_NONE};
    static const dw_holiday holiday = {.name = "one", .dated = dated, .n_dated = 2};
    b->playbook.holiday = &holiday;
    b->playbook.n_holidays = 1;
    return 0;
}

static void refuses_a_date_that_is_none(void **state)
{
    (void)state;
    expect_refused(a_date_that_is_none, DW_E_RANGE, "holiday");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_usual_worths_that_are_not_sound),
        cmocka_unit_test(takes_usual_worths_up_to_their_limits),
        cmocka_unit_test(a_kind_is_asked_for_by_facts_of_the_whole_deal),
        cmocka_unit_test(dates_that_nobody_works_count_in_whatever_order_they_are_listed),
        cmocka_unit_test(refuses_a_date_that_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
