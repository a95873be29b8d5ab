#include "text/lenient.h"

#include "text/money.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Digits of the number without its separators, and how many of them stand behind the point. */
typedef struct figures {
    GString *digits;
    size_t behind;
    bool minus;
} figures;

/* Digits in groups of three after the first, as in 1,190,000? */
static bool grouped(const char *text, size_t length, char separator)
{
    const char *const second = memchr(text, separator, length);
    const size_t first = second ? (size_t)(second - text) : 0;
    if (!second || first == 0 || first > 3 || (length - first) % 4 != 0)
        return false;
    for (size_t i = 0; i < length; i++) {
        const bool separates = i >= first && (i - first) % 4 == 0;
        if (separates ? text[i] != separator : !g_ascii_isdigit(text[i]))
            return false;
    }
    return true;
}

/* How many bytes of digits, in groups or not, the text starts with; 0 for none. */
static size_t count_whole(const char *text)
{
    const size_t plain = strspn(text, "0123456789");
    const char separator = text[plain];
    if (!separator || !strchr(", '", separator) || !g_ascii_isdigit(text[plain + 1]))
        return separator == ',' ? 0 : plain;
    const char both[] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', separator, 0};
    const size_t whole = strspn(text, both);
    const size_t length = whole - (separator == ' ' && text[whole - 1] == ' ');
    return grouped(text, length, separator) ? length : 0;
}

/* Takes "-1,190,000.5" apart; gives what follows, or NULL when no number stands there. */
static const char *take_figures(const char *text, figures *number)
{
    number->minus = *text == '-';
    text += number->minus;
    const size_t whole = count_whole(text);
    if (whole == 0)
        return NULL;
    for (size_t i = 0; i < whole; i++)
        if (g_ascii_isdigit(text[i]))
            g_string_append_c(number->digits, text[i]);
    text += whole;
    if (*text != '.')
        return text;
    number->behind = strspn(text + 1, "0123456789");
    g_string_append_len(number->digits, text + 1, (gssize)number->behind);
    return number->behind > 0 ? text + 1 + number->behind : NULL;
}

/* How far a suffix moves the point to the right; false when it is none. */
static bool suffix_shift(const char *suffix, char unit, const char *word, int *shift)
{
    const size_t length = word ? strlen(word) : 0;
    *shift = 0;
    if (!*suffix)
        return true;
    if (strcmp(suffix, "k") == 0 || strcmp(suffix, "K") == 0)
        *shift = 3;
    else if (strcmp(suffix, "m") == 0 || strcmp(suffix, "M") == 0)
        *shift = 6;
    else if (strcmp(suffix, "%") == 0)
        *shift = -2;
    else
        return (unit && suffix[0] == unit && !suffix[1]) ||
               (length && strncmp(suffix, word, length) == 0 &&
                (!suffix[length] || strcmp(suffix + length, "s") == 0));
    return true;
}

/* Puts the point where the shift moves it, and takes off the zeros that say nothing. */
static char *write_shifted(const figures *number, int shift)
{
    GString *const digits = number->digits;
    long behind = (long)number->behind - shift;
    for (; behind < 0; behind++)
        g_string_append_c(digits, '0');
    while ((long)digits->len <= behind)
        g_string_prepend_c(digits, '0');
    if (behind > 0)
        g_string_insert_c(digits, (gssize)digits->len - behind, '.');
    while (digits->str[0] == '0' && g_ascii_isdigit(digits->str[1]))
        g_string_erase(digits, 0, 1);
    if (number->minus)
        g_string_prepend_c(digits, '-');
    return g_strdup(digits->str);
}

char *text_lenient_number(const char *text, char unit, const char *word)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    figures number = {.digits = digits};
    const char *suffix = take_figures(text, &number);
    int shift;
    if (!suffix)
        return NULL;
    suffix += strspn(suffix, " ");
    return suffix_shift(suffix, unit, word, &shift) ? write_shifted(&number, shift) : NULL;
}

/* ---- Times ----------------------------------------------------------------------------------- */

static bool is_one_of(const char *word, const char *const *list)
{
    for (size_t i = 0; list[i]; i++)
        if (g_ascii_strcasecmp(word, list[i]) == 0)
            return true;
    return false;
}

/* The number that a time begins with, as it stands, and what follows it; NULL for none. */
static char *take_time(const char *text, const char **unit)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    figures number = {.digits = digits};
    *unit = take_figures(text, &number);
    if (!*unit)
        return NULL;
    *unit += strspn(*unit, " ");
    return write_shifted(&number, 0);
}

char *text_lenient_years(const char *text)
{
    enum { MONTHS = 12 };
    static const char *const years[] = {"", "y", "yr", "yrs", "year", "years", NULL};
    static const char *const months[] = {"m",    "mo",    "mos",    "mon", "mth",
                                         "mths", "month", "months", NULL};
    const char *unit;
    g_autofree char *number = take_time(text, &unit);
    guint64 n;
    if (number && is_one_of(unit, years))
        return g_steal_pointer(&number);
    if (!number || !is_one_of(unit, months) ||
        !g_ascii_string_to_unsigned(number, 10, 0, G_MAXINT, &n, NULL) || n % MONTHS != 0)
        return NULL;
    return g_strdup_printf("%" G_GUINT64_FORMAT, n / MONTHS);
}

char *text_lenient_days(const char *text)
{
    static const char *const days[] = {"", "d", "day", "days", NULL};
    const bool net = g_ascii_strncasecmp(text, "net", 3) == 0;
    const char *const from = net ? text + 3 + strspn(text + 3, " -") : text;
    const char *unit;
    g_autofree char *number = take_time(from, &unit);
    return number && is_one_of(unit, days) ? g_steal_pointer(&number) : NULL;
}

/* ---- Amounts --------------------------------------------------------------------------------- */

/* Of how many bytes at the start, or at the end, is the currency: its code, or its sign where that is no
 * other's as well? */
static size_t count_currency(const char *text, size_t length, const char *currency, bool at_end)
{
    static const char *const sign[][2] = {
        {"EUR", "\xE2\x82\xAC"}, {"USD", "$"}, {"GBP", "\xC2\xA3"}, {"JPY", "\xC2\xA5"}};
    const size_t n = strlen(currency);
    if (length >= n && g_ascii_strncasecmp(at_end ? text + length - n : text, currency, n) == 0)
        return n;
    for (size_t s = 0; s < G_N_ELEMENTS(sign); s++) {
        const size_t size = strlen(sign[s][1]);
        if (strcmp(sign[s][0], currency) == 0 && length >= size &&
            memcmp(at_end ? text + length - size : text, sign[s][1], size) == 0)
            return size;
    }
    return 0;
}

/* How long the text is without a word at its end that says the amount is a year's, as prices are. */
static size_t count_without_year(const char *text)
{
    static const char *const ending[] = {"/year",     "/yr",      "/y",     "/a",
                                         "p.a.",      "pa",       "a year", "per year",
                                         "per annum", "annually", "yearly"};
    const size_t length = strlen(text);
    for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
        const size_t n = strlen(ending[i]);
        if (length > n && g_ascii_strcasecmp(text + length - n, ending[i]) == 0)
            return length - n - (text[length - n - 1] == ' ');
    }
    return length;
}

char *text_lenient_amount(const char *whole, const char *currency)
{
    const size_t length = count_without_year(whole);
    g_autofree char *text = g_strndup(whole, length);
    const size_t before = *currency ? count_currency(text, length, currency, false) : 0;
    const size_t after =
        *currency && before == 0 ? count_currency(text, length, currency, true) : 0;
    g_autofree char *number = g_strstrip(g_strndup(text + before, length - before - after));
    return strchr(number, '%') ? NULL : text_lenient_number(number, '\0', NULL);
}

/* The sign or code of a currency at either end of an amount, which is not the one of the deal. */
static char *foreign_currency(const char *text)
{
    static const char *const sign[] = {"\xE2\x82\xAC", "$", "\xC2\xA3", "\xC2\xA5"};
    enum { CODE = 3 };
    for (size_t s = 0; s < G_N_ELEMENTS(sign); s++)
        if (strstr(text, sign[s]))
            return g_strdup(sign[s]);
    const size_t length = strlen(text);
    if (length <= CODE)
        return NULL;
    for (size_t end = 0; end < 2; end++) {
        g_autofree char *code = g_ascii_strup(end ? text + length - CODE : text, CODE);
        if (text_currency_find(code))
            return g_steal_pointer(&code);
    }
    return NULL;
}

/* 198.730,50, 198,73 and 1.198.730 with point and comma as they are read here. */
static char *turned_round(const char *text)
{
    const char *const comma = strchr(text, ',');
    const char *const point = strchr(text, '.');
    const bool right = comma ? !strchr(comma + 1, ',') && (!point || point < comma)
                             : point && strchr(point + 1, '.');
    if (!right)
        return NULL;
    GString *const turned = g_string_new(NULL);
    for (const char *at = text; *at; at++)
        if (*at == ',')
            g_string_append_c(turned, '.');
        else if (*at != '.')
            g_string_append_c(turned, *at);
    return g_string_free(turned, FALSE);
}

char *text_lenient_amount_hint(const char *text, const char *currency)
{
    g_autofree char *turned = turned_round(text);
    g_autofree char *number = turned ? text_lenient_amount(turned, currency) : NULL;
    if (number)
        return g_strdup_printf("; did you mean '%s'?", turned);
    if (strchr(text, '%'))
        return g_strdup("; a share is no amount: write what is left of it");
    if (strchr(text, '='))
        return g_strdup("; terms stand apart, each with its own ISSUE=OPTION");
    if (strchr(text, '/'))
        return g_strdup("; a price is that of one year, and no more is said of it");
    g_autofree char *foreign = foreign_currency(text);
    return foreign ? g_strdup_printf("; '%s' is another currency: write what that is in %s",
                                     foreign, currency)
                   : g_strdup("");
}
