/* Numbers as people type them on a command line. */
#ifndef TEXT_LENIENT_H
#define TEXT_LENIENT_H

/* The number that "190k", "1.2m", "190,000", "190 000", "12%" or, with its unit, "90d" or "3 years" means,
 * in the strict form of text_decimal_read; NULL when it is none of these. `unit` is the letter and `words`
 * the word that may follow: 'd' with "day", 'y' with "year"; 0 and NULL for none. g_free it. */
char *text_lenient_number(const char *text, char unit, const char *word);

/* The same of a time in years ("3", "3y", "3 yrs", "36 months": only whole years of months) or in days ("90",
 * "90d", "net 90"). NULL for anything else: "3m" may be months or millions, and is no days. g_free it. */
char *text_lenient_years(const char *text);
char *text_lenient_days(const char *text);

/* The same of an amount, which may have its currency before or after it and be said to be a year's:
 * "EUR 190k", "190k€", "190k/year", "190k p.a.". NULL for a share, and for an amount in another currency.
 * g_free it. */
char *text_lenient_amount(const char *text, const char *currency);

/* Why an amount is none, as the end of a sentence: it has another currency ("€5k" in USD), is a share, or has
 * its point and commas the other way round. "" when it is not known. g_free it. */
char *text_lenient_amount_hint(const char *text, const char *currency);

#endif
