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

/* All active currencies by code; funds, metals and testing codes are left out. */
const text_currency *text_currencies(size_t *n);

/* Offers every code to the search for the nearest one. */
void text_currency_offer(text_nearest *nearest);

#endif
