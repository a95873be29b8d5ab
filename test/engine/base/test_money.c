/* Where a double becomes money. */
#include "engine/support/check.h"

#include "dealwright/base.h"
#include "dealwright/limits.h"

#include <float.h>
#include <math.h>

static void rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(dw_money_round(0.5), 1);
    assert_int_equal(dw_money_round(-0.5), -1);
    assert_int_equal(dw_money_round(2.5), 3);
    assert_int_equal(dw_money_round(-2.5), -3);
    assert_int_equal(dw_money_round(61.4999), 61);
    assert_int_equal(dw_money_round(-61.5001), -62);
    assert_int_equal(dw_money_round(0), 0);
    assert_int_equal(dw_money_round(-0.0), 0);
}

/* The sum of this and a half is 1 in doubles. */
static void bug_rounds_just_below_a_half_down(void **state)
{
    (void)state;
    assert_int_equal(dw_money_round(0.49999999999999994), 0);
    assert_int_equal(dw_money_round(-0.49999999999999994), 0);
}

/* Above 2^52 a half cannot be added to an odd number. */
static void bug_keeps_whole_amounts_as_they_are(void **state)
{
    (void)state;
    for (dw_money money = DW_MONEY_MAX - 1000; money <= DW_MONEY_MAX; money++) {
        assert_int_equal(dw_money_round((double)money), money);
        assert_int_equal(dw_money_round((double)-money), -money);
    }
    assert_int_equal(dw_money_round(4503599627370497.0), 4503599627370497);
    for (dw_money money = 1; money < DW_MONEY_MAX / 3; money = 3 * money + 1)
        assert_int_equal(dw_money_round((double)money), money);
}

static void gives_none_beyond_the_limit_and_for_no_number(void **state)
{
    (void)state;
    assert_int_equal(dw_money_round((double)DW_MONEY_MAX), DW_MONEY_MAX);
    assert_int_equal(dw_money_round((double)DW_MONEY_MAX + 2), DW_MONEY_NONE);
    assert_int_equal(dw_money_round(-(double)DW_MONEY_MAX - 2), DW_MONEY_NONE);
    assert_int_equal(dw_money_round(DBL_MAX), DW_MONEY_NONE);
    assert_int_equal(dw_money_round((double)INFINITY), DW_MONEY_NONE);
    assert_int_equal(dw_money_round(-(double)INFINITY), DW_MONEY_NONE);
    assert_int_equal(dw_money_round((double)NAN), DW_MONEY_NONE);
}

/* Ten years of a price that triples each year are within no range of whole numbers. */
static void bug_estimates_nothing_beyond_the_limit(void **state)
{
    (void)state;
    assert_int_equal(dw_money_estimate(1e17), DW_MONEY_NONE);
    assert_int_equal(dw_money_estimate(-1e30), DW_MONEY_NONE);
    assert_int_equal(dw_money_estimate(DBL_MAX), DW_MONEY_NONE);
}

static void says_an_estimate_to_four_figures(void **state)
{
    (void)state;
    assert_int_equal(dw_money_estimate(1234.4), 1234);
    assert_int_equal(dw_money_estimate(9999.4), 9999);
    assert_int_equal(dw_money_estimate(12345), 12350);
    assert_int_equal(dw_money_estimate(-12345), -12350);
    assert_int_equal(dw_money_estimate(99995), 100000);
    assert_int_equal(dw_money_estimate(61728394.5), 61730000);
    assert_int_equal(dw_money_estimate(0), 0);
    assert_int_equal(dw_money_estimate((double)DW_MONEY_MAX), DW_MONEY_MAX);
    assert_int_equal(dw_money_estimate((double)NAN), DW_MONEY_NONE);
    assert_int_equal(dw_money_estimate((double)INFINITY), DW_MONEY_NONE);
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 10000; test_case++) {
        const double amount = exp(35 * dw_random_unit(&random));
        const dw_money said = dw_money_estimate(amount);
        check(fabs((double)said - amount) <= fmax(0.5, amount * 0.0005));
        dw_money figures = said;
        while (figures && figures % 10 == 0)
            figures /= 10;
        check(figures < 10000);
        check(dw_money_estimate(-amount) == -said);
    }
}

static void bug_calls_nothing_above_or_below_a_figure_that_reads_the_same(void **state)
{
    (void)state;
    assert_true(dw_money_over(19498009, 13710000) == 5788009);
    assert_true(dw_money_over(13706127, 13710000) == 0);
    assert_true(dw_money_over(13704127, 13710000) == -5873);
    assert_true(isnan(dw_money_over((double)NAN, 13710000)));
    assert_true(isnan(dw_money_over(13710000, (double)NAN)));
}

static void tells_known_money_from_none(void **state)
{
    (void)state;
    assert_true(dw_money_known(0));
    assert_true(dw_money_known(-DW_MONEY_MAX));
    assert_false(dw_money_known(DW_MONEY_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_half_away_from_zero),
        cmocka_unit_test(bug_rounds_just_below_a_half_down),
        cmocka_unit_test(bug_keeps_whole_amounts_as_they_are),
        cmocka_unit_test(gives_none_beyond_the_limit_and_for_no_number),
        cmocka_unit_test(bug_estimates_nothing_beyond_the_limit),
        cmocka_unit_test(says_an_estimate_to_four_figures),
        cmocka_unit_test(bug_calls_nothing_above_or_below_a_figure_that_reads_the_same),
        cmocka_unit_test(tells_known_money_from_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
