/* Currencies of ISO 4217 and how many minor digits their amounts have. */
#ifndef TEXT_MONEY_H
#define TEXT_MONEY_H

#include "text/nearest.h"

typedef struct text_currency {
    char code[4];
    int digits;
} text_currency;

/* The currency with the code, in capitals; NULL when there is none. O(log n). */
const text_currency *text_currency_find(const char *code);

/* "'198.730' has 3 digits behind the point, an amount in USD has 2; write 198730 or 198.73", of an amount as
 * it is written, zeros too: to half of Europe that is a hundred and ninety-eight thousand, and it must not
 * pass as 198.73. NULL when it has no more digits than the currency, and for what is no plain decimal.
 * g_free it. */
char *text_money_digits_problem(const char *text, const char *currency, int digits);

/* All active currencies by code; funds, metals and testing codes are left out. */
const text_currency *text_currencies(size_t *n);

/* Offers every code to the search for the nearest one. */
void text_currency_offer(text_nearest *nearest);

#endif
