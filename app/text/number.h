/* Numbers, money and dates as they are written, without locale and without rounding.
 *
 * Every reader answers NULL when the text is good, else what is wrong with it as the end of the
 * sentence "'TEXT' …"; static storage. Outputs are untouched then. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "dealwright/base.h"

/* digits * 10^-scale, exactly; without trailing zeros behind the point. */
typedef struct text_decimal {
    int64_t digits;
    int scale; /* 0 .. TEXT_DIGITS_MAX */
} text_decimal;

/* A decimal number as in JSON: -12.5, 1e3. No sign "+", no leading zero, no separators, no other
 * base, no infinity; at most TEXT_DIGITS_MAX significant digits, fewer with a fraction. */
const char *text_decimal_read(const char *text, text_decimal *decimal) DW_MUST_USE;

/* Has it no more digits than a double gives back? Holds for every decimal that was read. */
bool text_decimal_is_exact(text_decimal decimal);

/* The nearest double. */
double text_decimal_double(text_decimal decimal);

/* A decimal number of any length as the nearest double, as programs write their doubles: JSON's
 * form, and also ".5", "5." and leading zeros. Finite. */
const char *text_double_read(const char *text, double *number) DW_MUST_USE;

/* A whole number within an int. */
const char *text_decimal_whole(text_decimal decimal, int *whole) DW_MUST_USE;

/* The decimal in units of 10^-places, exactly, and at most `most` either way. */
const char *text_decimal_scaled(text_decimal decimal, int places, int64_t most,
                                int64_t *value) DW_MUST_USE;

/* YYYY-MM-DD of a day that exists. */
const char *text_date_read(const char *text, dw_day *day) DW_MUST_USE;

/* "; did you mean 2026-11-10?" for a date that is written in another order, as 10.11.2026, 11/10/2026 (with
 * both readings) or 10 November 2026; "; did you mean YYYY-11-10, with its year?" for 10.11.; "" when it is
 * none of these. g_free it. */
char *text_date_hint(const char *text);

/* The day as YYYY-MM-DD, into `out`; returns it. */
enum { TEXT_DATE_SIZE = 32 };
const char *text_date_write(dw_day day, char out[TEXT_DATE_SIZE]);

/* digits * 10^-scale as a text, into `out`; returns it. */
enum { TEXT_DECIMAL_SIZE = 48 };
const char *text_decimal_write(text_decimal decimal, char out[TEXT_DECIMAL_SIZE]);

#endif
