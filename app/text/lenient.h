/* Numbers as people type them on a command line. */
#ifndef TEXT_LENIENT_H
#define TEXT_LENIENT_H

/* The number that "190k", "1.2m", "190,000", "190 000", "12%" or, with its unit, "90d" or "3 years" means,
 * in the strict form of text_decimal_read; NULL when it is none of these. `unit` is the letter and `words`
 * the word that may follow: 'd' with "day", 'y' with "year"; 0 and NULL for none. g_free it. */
char *text_lenient_number(const char *text, char unit, const char *word);

/* The same of an amount, which may have its currency before or after it: "EUR 190k", "190k€". NULL for a
 * share, and for an amount in another currency. g_free it. */
char *text_lenient_amount(const char *text, const char *currency);

#endif
