#include "expect.h"

#include "check.h"

void expect_none(dw_value v)
{
    assert_int_equal(v.kind, DW_VALUE_NONE);
}

void expect_text(dw_value v, const char *text)
{
    assert_int_equal(v.kind, DW_VALUE_TEXT);
    assert_string_equal(v.text, text);
}

void expect_money(dw_value v, dw_money money)
{
    assert_int_equal(v.kind, DW_VALUE_MONEY);
    assert_int_equal(v.money, money);
}

void expect_number(dw_value v, dw_value_kind kind, double number)
{
    assert_int_equal(v.kind, kind);
    check_near(v.number, number, 1e-9);
}

void expect_day(dw_value v, dw_day day)
{
    assert_int_equal(v.kind, DW_VALUE_DAY);
    assert_int_equal(v.day, day);
}
