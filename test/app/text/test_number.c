/* Numbers, dates, currencies and near names. */
#include "support.h"

#include "text/money.h"
#include "text/nearest.h"
#include "text/number.h"

static void assert_decimal(const char *text, int64_t digits, int scale)
{
    text_decimal decimal = {-1, -1};
    const char *const wrong = text_decimal_read(text, &decimal);
    if (wrong)
        fail_msg("%s: %s", text, wrong);
    assert_int_equal(decimal.digits, digits);
    assert_int_equal(decimal.scale, scale);
}

static void assert_no_decimal(const char *text, const char *why)
{
    text_decimal decimal = {-7, -7};
    const char *const wrong = text_decimal_read(text, &decimal);
    assert_non_null(wrong);
    assert_string_equal(wrong, why);
    assert_int_equal(decimal.digits, -7);
}

static void reads_decimals_exactly(void **state)
{
    (void)state;
    assert_decimal("0", 0, 0);
    assert_decimal("-0", 0, 0);
    assert_decimal("0.000", 0, 0);
    assert_decimal("64123.45", 6412345, 2);
    assert_decimal("-0.070", -7, 2);
    assert_decimal("1.3e3", 1300, 0);
    assert_decimal("12.5E-2", 125, 3);
    assert_decimal("1e+2", 100, 0);
    assert_decimal("999999999999999999", 999999999999999999, 0);
    assert_decimal("100000000000000000000e-3", 100000000000000000, 0);
    assert_decimal("0.000000000000000001", 1, 18);
}

static void refuses_what_is_nearly_a_number(void **state)
{
    (void)state;
    assert_no_decimal("", "is not a number");
    assert_no_decimal("-", "is not a number");
    assert_no_decimal("10abc", "is not a number");
    assert_no_decimal("0x1F", "is not a number");
    assert_no_decimal("1e", "is not a number");
    assert_no_decimal("1.", "is not a number");
    assert_no_decimal("+5", "is not a number");
    assert_no_decimal(".inf", "is not a number");
    assert_no_decimal("nan", "is not a number");
    assert_no_decimal("$5", "is not a number");
    assert_no_decimal(".73", "is not a number; write a digit before the point");
    assert_no_decimal("1_000", "is not a number; write it without separators");
    assert_no_decimal("1,000.50", "is not a number; write it without separators");
    assert_no_decimal("12.5%", "is not a number; write a share such as 0.125 for 12.5 %");
    assert_no_decimal("010", "is not a number; a number does not begin with 0");
    assert_no_decimal("-007", "is not a number; a number does not begin with 0");
    assert_no_decimal("1e30", "is too large");
    assert_no_decimal("1e999999999999", "is too large");
    assert_no_decimal("1234567890123456789", "has too many digits");
    assert_no_decimal("1.234567890123456", "has too many digits");
    assert_no_decimal("1e-19", "has too many digits");
}

static void scales_without_rounding(void **state)
{
    (void)state;
    int64_t value = -3;
    assert_null(text_decimal_scaled((text_decimal){6412345, 2}, 2, DW_MONEY_MAX, &value));
    assert_int_equal(value, 6412345);
    assert_null(text_decimal_scaled((text_decimal){-8, 0}, 3, DW_MONEY_MAX, &value));
    assert_int_equal(value, -8000);
    assert_non_null(text_decimal_scaled((text_decimal){12345, 3}, 2, DW_MONEY_MAX, &value));
    assert_non_null(text_decimal_scaled((text_decimal){DW_MONEY_MAX, 0}, 2, DW_MONEY_MAX, &value));
    assert_non_null(text_decimal_scaled((text_decimal){INT64_MAX / 2, 0}, 4, INT64_MAX, &value));
    assert_int_equal(value, -8000);
}

static void gives_the_nearest_double(void **state)
{
    (void)state;
    assert_true(text_decimal_double((text_decimal){73, 2}) == 0.73);
    assert_true(text_decimal_double((text_decimal){-895, 2}) == -8.95);
    int whole = 0;
    assert_null(text_decimal_whole((text_decimal){-17, 0}, &whole));
    assert_int_equal(whole, -17);
    assert_string_equal(text_decimal_whole((text_decimal){17, 1}, &whole), "is not a whole number");
    assert_string_equal(text_decimal_whole((text_decimal){3000000000, 0}, &whole), "is too large");
}

static void reads_doubles_of_any_length(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double number;
    } good[] = {{"0.303346839835533017", 0.303346839835533017},
                {"-12.5", -12.5},
                {".25", 0.25},
                {"7.", 7},
                {"007", 7},
                {"1e-3", 0.001},
                {"0.1000000000000000055511151231257827", 0.1}};
    static const char *const bad[] = {"",   "-",  "nan", "inf",  "-inf", "0x1p3", "1 ",
                                      " 1", "+1", "1,5", "12kg", "e5",   "1e999"};
    double number = 0.617;
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        assert_null(text_double_read(good[i].text, &number));
        assert_true(number == good[i].number);
    }
    number = 0.617;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        const char *const why = text_double_read(bad[i], &number);
        if (!why || number != 0.617)
            fail_msg("'%s' was read", bad[i]);
    }
    assert_string_equal(text_double_read("1e999", &number), "is too large");
}

static void writes_decimals_as_they_are_read(void **state)
{
    (void)state;
    char out[TEXT_DECIMAL_SIZE];
    assert_string_equal(text_decimal_write((text_decimal){-7, 2}, out), "-0.07");
    assert_string_equal(text_decimal_write((text_decimal){6412345, 2}, out), "64123.45");
    assert_string_equal(text_decimal_write((text_decimal){0, 0}, out), "0");
    assert_string_equal(text_decimal_write((text_decimal){1, 18}, out), "0.000000000000000001");
}

static void says_why_a_date_does_not_exist(void **state)
{
    (void)state;
    static const struct {
        const char *text, *why;
    } wrong[] = {
        {"2026-02-29", "does not exist: February has 28 days in that year"},
        {"2028-02-30", "does not exist: February has 29 days in that year"},
        {"2026-04-31", "does not exist: April has 30 days"},
        {"2026-06-31", "does not exist: June has 30 days"},
        {"2026-09-31", "does not exist: September has 30 days"},
        {"2026-11-31", "does not exist: November has 30 days"},
        {"2026-13-07", "does not exist: months run from 01 to 12"},
        {"2026-00-07", "does not exist: months run from 01 to 12"},
        {"2026-01-32", "does not exist: days run from 01 to 31"},
        {"2026-01-00", "does not exist: days run from 01 to 31"},
        {"0026-11-23", "is not a date of the years 1970 to 2199"},
        {"2200-01-01", "is not a date of the years 1970 to 2199"},
        {"23.11.2026", "is not a date; write it as YYYY-MM-DD"},
        {"2026-11-3", "is not a date; write it as YYYY-MM-DD"},
        {"2026-11-23T10:00", "is not a date; write it as YYYY-MM-DD"},
        {"2026-1a-23", "is not a date; write it as YYYY-MM-DD"},
        {"", "is not a date; write it as YYYY-MM-DD"},
    };
    dw_day day = 11;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *const why = text_date_read(wrong[i].text, &day);
        assert_non_null(why);
        assert_string_equal(why, wrong[i].why);
    }
    assert_int_equal(day, 11);
}

static void reads_back_every_day_it_writes(void **state)
{
    (void)state;
    char out[TEXT_DATE_SIZE];
    for (dw_day day = 0; day < 84000; day += 13) {
        dw_day again = -1;
        assert_null(text_date_read(text_date_write(day, out), &again));
        assert_int_equal(again, day);
    }
    assert_string_equal(text_date_write(TODAY, out), "2026-11-23");
}

static void knows_the_digits_of_a_currency(void **state)
{
    (void)state;
    assert_int_equal(text_currency_find("USD")->digits, 2);
    assert_int_equal(text_currency_find("JPY")->digits, 0);
    assert_int_equal(text_currency_find("KWD")->digits, 3);
    assert_null(text_currency_find("usd"));
    assert_null(text_currency_find("XAU"));
    assert_null(text_currency_find(""));
    size_t n;
    const text_currency *const currency = text_currencies(&n);
    assert_true(n > 140);
    for (size_t i = 1; i < n; i++)
        assert_true(strcmp(currency[i - 1].code, currency[i].code) < 0);
}

static void a_date_in_another_order_is_understood(void **state)
{
    (void)state;
    static const char *const known[][2] = {
        {"10.11.2026", "2026-11-10"},        {"1.2.2026", "2026-02-01"},
        {"10.11.26", "2026-11-10"},          {"11/10/2026", "2026-10-11 or 2026-11-10"},
        {"10/10/2026", "2026-10-10"},        {"23/11/2026", "2026-11-23"},
        {"11-23-2026", "2026-11-23"},        {"2026/11/23", "2026-11-23"},
        {"2026-1-5", "2026-01-05"},          {"10 Nov 2026", "2026-11-10"},
        {"10. November 2026", "2026-11-10"}, {"Nov 10, 2026", "2026-11-10"},
        {"november 1 2026", "2026-11-01"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
        g_autofree char *hint = text_date_hint(known[i][0]);
        g_autofree char *expected = g_strdup_printf("; did you mean %s?", known[i][1]);
        assert_string_equal(hint, expected);
    }
    g_autofree char *without_year = text_date_hint("9.11.");
    assert_string_equal(without_year, "; did you mean YYYY-11-09, with its year?");
    static const char *const none[] = {"31.2.",     "10.13.",      "1..2.",         ".1.",
                                       "",          "noon",        "31.2.2026",     "10.11",
                                       "1.2.3.4",   "10.2026.11",  "Nov Nov 2026",  "No 10 2026",
                                       "10.11.202", "10.11.20261", "2026-11-10T12", "25:00"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++) {
        g_autofree char *hint = text_date_hint(none[i]);
        assert_string_equal(hint, "");
    }
}

static void assert_digits(const char *text, int digits, const char *end)
{
    g_autofree char *found = text_money_digits_problem(text, "XYZ", digits);
    if (!end)
        assert_null(found);
    else if (!found || !g_str_has_suffix(found, end))
        fail_msg("%s: %s", text, found ? found : "nothing");
}

static void digits_too_many_are_told_with_both_readings(void **state)
{
    (void)state;
    assert_digits("198.730", 2,
                  "'198.730' has 3 digits behind the point, an amount in XYZ has 2; write 198730 "
                  "or 198.73");
    assert_digits("190.000", 2, "; write 190000 or 190");
    assert_digits("-1.500", 2, "; write -1500 or -1.5");
    assert_digits("1.755", 2, "; write 1755");
    assert_digits("1900.000", 2, "has 2; write 1900");
    assert_digits("0.001", 2, "an amount in XYZ has 2");
    assert_digits("1.5", 0, "'1.5' has 1 digit behind the point, an amount in XYZ has 0");
    assert_digits("198.730", 0, "; write 198730");
    static const char *const right[] = {"198.73", "198", "1.5e3", "198.730k", "x", "", "1.234.567"};
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++)
        assert_digits(right[i], 2, NULL);
    assert_digits("198.730", 3, NULL);
}

static const char *nearest_of(const char *word, const char *a, const char *b)
{
    text_nearest nearest = text_nearest_start(word);
    text_nearest_offer(&nearest, a);
    text_nearest_offer(&nearest, b);
    return nearest.name;
}

static void finds_the_name_that_was_meant(void **state)
{
    (void)state;
    /* A word of a name is near, however long the name is; a slip of one letter is as near. */
    assert_string_equal(nearest_of("service", "price", "service_level"), "service_level");
    assert_string_equal(nearest_of("meyer", "Ana Ruiz", "J. Meyer"), "J. Meyer");
    assert_string_equal(nearest_of("partner", "competitive", "partnership"), "partnership");
    assert_string_equal(nearest_of("quarter end", "board", "our quarter end"), "our quarter end");
    assert_null(nearest_of("to", "account", "total_price"));
    assert_null(nearest_of("rice", "account", "pricelist"));
    assert_string_equal(nearest_of("strategc", "repeat", "strategic"), "strategic");
    assert_string_equal(nearest_of("hgih", "low", "high"), "high");
    assert_string_equal(nearest_of("naem", "name", "account"), "name");
    assert_string_equal(nearest_of("acount", "name", "account"), "account");
    assert_string_equal(nearest_of("uss", "us", "them"), "us");
    assert_string_equal(nearest_of("list_prise", "list_price", "list_prices"), "list_price");
}

static void suggests_nothing_far_away(void **state)
{
    (void)state;
    assert_null(nearest_of("x", "y", "z"));
    assert_null(nearest_of("", "a", "b"));
    assert_null(nearest_of("low", "high", "none"));
    assert_null(nearest_of("colour", "flavour_of_tea", "weight"));
    g_autofree char *longest = g_strnfill(5000, 'a');
    assert_null(nearest_of(longest, longest, "b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_in_another_order_is_understood),
        cmocka_unit_test(digits_too_many_are_told_with_both_readings),
        cmocka_unit_test(reads_decimals_exactly),
        cmocka_unit_test(refuses_what_is_nearly_a_number),
        cmocka_unit_test(scales_without_rounding),
        cmocka_unit_test(gives_the_nearest_double),
        cmocka_unit_test(reads_doubles_of_any_length),
        cmocka_unit_test(writes_decimals_as_they_are_read),
        cmocka_unit_test(says_why_a_date_does_not_exist),
        cmocka_unit_test(reads_back_every_day_it_writes),
        cmocka_unit_test(knows_the_digits_of_a_currency),
        cmocka_unit_test(finds_the_name_that_was_meant),
        cmocka_unit_test(suggests_nothing_far_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
