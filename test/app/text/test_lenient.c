/* Numbers and amounts as sellers type them. */
#include "support.h"

#include "text/lenient.h"

/* ---- Numbers --------------------------------------------------------------------------------- */

static void assert_number(const char *text, const char *expected)
{
    g_autofree char *found = text_lenient_number(text, 'd', "day");
    if (!expected)
        assert_null(found);
    else
        assert_string_equal(found ? found : "(none)", expected);
}

static void numbers_are_understood_exactly(void **state)
{
    (void)state;
    assert_number("190k", "190000");
    assert_number("1.2m", "1200000");
    assert_number("1.2345678M", "1234567.8");
    assert_number("190,000", "190000");
    assert_number("1,190,000.50", "1190000.50");
    assert_number("1 190 000", "1190000");
    assert_number("190'000 ", "190000");
    assert_number("190 000 days", "190000");
    assert_number("12%", "0.12");
    assert_number("7.5 %", "0.075");
    assert_number("0.5k", "500");
    assert_number("90d", "90");
    assert_number("1 day", "1");
    assert_number("90 days", "90");
    assert_number("-3k", "-3000");
    assert_number("0", "0");
    assert_number("007", "7");
    assert_number("617", "617");
}

static void what_is_no_number_is_left_alone(void **state)
{
    (void)state;
    static const char *const none[] = {
        "",    "k",  "19,00", "1,9000",   "190.000.000", ",190",    "12%%", "90 h",
        "1e3", "1.", ".5",    "1,000,00", "12 k k",      "90days!", "--1",  "1k%"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        assert_number(none[i], NULL);
    g_autofree char *without_unit = text_lenient_number("90d", '\0', NULL);
    assert_null(without_unit);
}

static void assert_amount(const char *text, const char *expected)
{
    g_autofree char *found = text_lenient_amount(text, "EUR");
    assert_string_equal(found ? found : "none", expected);
}

static void an_amount_may_have_its_own_currency_only(void **state)
{
    (void)state;
    assert_amount("€190k", "190000");
    assert_amount("190.5k€", "190500");
    assert_amount("190,000 €", "190000");
    assert_amount("EUR 190k", "190000");
    assert_amount("1.5m eur", "1500000");
    assert_amount("61", "61");
    static const char *const none[] = {"$190k", "190k USD", "£1", "€€1", "EUR", "€", "1,5m", "12%"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        assert_amount(none[i], "none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_understood_exactly),
        cmocka_unit_test(what_is_no_number_is_left_alone),
        cmocka_unit_test(an_amount_may_have_its_own_currency_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
