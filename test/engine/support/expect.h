/* What a variable of a plan must be: fails the test when it is not. */
#ifndef TEST_ENGINE_EXPECT_H
#define TEST_ENGINE_EXPECT_H

#include "dealwright/plan.h"

void expect_none(dw_value v);
void expect_text(dw_value v, const char *text);
void expect_money(dw_value v, dw_money money);
void expect_number(dw_value v, dw_value_kind kind, double number);
void expect_day(dw_value v, dw_day day);

#endif
