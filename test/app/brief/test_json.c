/* Numbers, money and dates as JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/json.h"

#include <math.h>

static void assert_json(json_t *value, const char *expected)
{
    char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    assert_string_equal(text, expected);
    free(text);
    json_decref(value);
}

static void writes_a_rounded_number_as_a_person_would(void **state)
{
    (void)state;
    assert_json(brief_json_number(0.73, 4), "0.73");
    assert_json(brief_json_number(0.1 + 0.2, 4), "0.3");
    assert_json(brief_json_number(81.4999, 1), "81.5");
    assert_json(brief_json_number(-0.0001, 2), "0.0");
    assert_json(brief_json_number(3, 2), "3.0");
    assert_json(brief_json_number(2.386, 2), "2.39");
}

static void writes_null_for_what_is_no_number(void **state)
{
    (void)state;
    assert_json(brief_json_number(NAN, 2), "null");
    assert_json(brief_json_number(INFINITY, 2), "null");
    assert_json(brief_json_money(DW_MONEY_NONE), "null");
    assert_json(brief_json_day(DW_DAY_NONE), "null");
    assert_json(brief_json_text(NULL), "null");
}

static void writes_money_in_minor_units(void **state)
{
    (void)state;
    assert_json(brief_json_money(21500099), "21500099");
    assert_json(brief_json_money(-DW_MONEY_MAX), "-9000000000000000");
}

static void writes_days_in_iso_form(void **state)
{
    (void)state;
    assert_json(brief_json_day(dw_day_from_date((dw_date){2027, 1, 5})), "\"2027-01-05\"");
    assert_json(brief_json_day(dw_day_from_date((dw_date){812, 3, 1})), "\"0812-03-01\"");
}

static void writes_text_without_glue_or_control_characters(void **state)
{
    (void)state;
    assert_json(brief_json_text("USD\xc2\xa0"
                                "5 \033[1m\"x\""),
                "\"USD 5 [1m\\\"x\\\"\"");
}

static void writes_the_levels_of_a_fact(void **state)
{
    (void)state;
    const dw_level levels[] = {{.name = "weak"}, {.name = "moderate"}, {.name = "strong"}};
    const dw_factor factor = {.level = levels, .n_levels = 3};
    assert_json(brief_json_levels(&factor, 4), "\"strong\"");
    assert_json(brief_json_levels(&factor, 5), "[\"weak\", \"strong\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_a_rounded_number_as_a_person_would),
        cmocka_unit_test(writes_null_for_what_is_no_number),
        cmocka_unit_test(writes_money_in_minor_units),
        cmocka_unit_test(writes_days_in_iso_form),
        cmocka_unit_test(writes_text_without_glue_or_control_characters),
        cmocka_unit_test(writes_the_levels_of_a_fact),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
