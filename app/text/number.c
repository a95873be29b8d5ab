#include "text/number.h"

#include "text/limits.h"

#include <glib.h>
#include <math.h>
#include <string.h>

enum { MAX_EXPONENT = 400 };

/* ---- Decimals -------------------------------------------------------------------------------- */

typedef struct scan {
    const char *at;
    uint64_t digits;
    int n_digits; /* significant ones */
    int exponent;
    bool overflow;
} scan;

static void add_digit(scan *s, char digit)
{
    if (s->n_digits > 0 || digit != '0')
        s->n_digits++;
    if (s->n_digits > TEXT_DIGITS_MAX) {
        /* Zeros at the end cost nothing. */
        s->overflow = s->overflow || digit != '0';
        s->exponent++;
        return;
    }
    s->digits = s->digits * 10 + (uint64_t)(digit - '0');
}

static bool scan_digits(scan *s, int exponent_each)
{
    const char *const start = s->at;
    for (; g_ascii_isdigit(*s->at); s->at++) {
        add_digit(s, *s->at);
        s->exponent += exponent_each;
    }
    return s->at > start;
}

static bool scan_exponent(scan *s)
{
    if (*s->at != 'e' && *s->at != 'E')
        return true;
    s->at++;
    const bool negative = *s->at == '-';
    if (*s->at == '-' || *s->at == '+')
        s->at++;
    if (!g_ascii_isdigit(*s->at))
        return false;
    int exponent = 0;
    for (; g_ascii_isdigit(*s->at); s->at++)
        exponent = MIN(exponent * 10 + (*s->at - '0'), 10 * MAX_EXPONENT);
    s->exponent += negative ? -exponent : exponent;
    return true;
}

/* What people write that is nearly a number gets its own sentence. */
static const char *explain(const char *text)
{
    const char *const digits = text + (*text == '-' || *text == '+');
    if (strspn(digits, "0123456789,_'. ") == strlen(digits) && strpbrk(digits, ",_' "))
        return "is not a number; write it without separators";
    if (g_ascii_isdigit(digits[0]) && digits[strlen(digits) - 1] == '%')
        return "is not a number; write a share such as 0.125 for 12.5 %";
    if (digits[0] == '.' && g_ascii_isdigit(digits[1]))
        return "is not a number; write a digit before the point";
    return "is not a number";
}

bool text_decimal_is_exact(text_decimal decimal)
{
    static const int64_t above = 1000000000000000; /* 1 and TEXT_FRACTION_DIGITS_MAX zeros */
    return decimal.scale == 0 ||
           (decimal.scale <= TEXT_DIGITS_MAX && decimal.digits < above && decimal.digits > -above);
}

static const char *normalise(scan *s, bool negative, text_decimal *decimal)
{
    uint64_t digits = s->digits;
    int scale = -s->exponent;
    while (digits && scale > 0 && digits % 10 == 0) {
        digits /= 10;
        scale--;
    }
    if (digits == 0)
        scale = 0;
    while (scale < 0) {
        if (digits > (uint64_t)INT64_MAX / 10)
            return "is too large";
        digits *= 10;
        scale++;
    }
    const text_decimal found = {negative ? -(int64_t)digits : (int64_t)digits, scale};
    if (s->overflow || !text_decimal_is_exact(found))
        return "has too many digits";
    *decimal = found;
    return NULL;
}

const char *text_decimal_read(const char *text, text_decimal *decimal)
{
    scan s = {.at = text};
    const bool negative = *text == '-';
    s.at += negative;
    if (s.at[0] == '0' && g_ascii_isdigit(s.at[1]))
        return "is not a number; a number does not begin with 0";
    if (!scan_digits(&s, 0))
        return explain(text);
    if (*s.at == '.') {
        s.at++;
        if (!scan_digits(&s, -1))
            return explain(text);
    }
    if (!scan_exponent(&s) || *s.at)
        return explain(text);
    return normalise(&s, negative, decimal);
}

const char *text_decimal_write(text_decimal decimal, char out[TEXT_DECIMAL_SIZE])
{
    char digits[TEXT_DECIMAL_SIZE];
    const uint64_t magnitude =
        decimal.digits < 0 ? -(uint64_t)decimal.digits : (uint64_t)decimal.digits;
    g_snprintf(digits, sizeof digits, "%0*" G_GUINT64_FORMAT, decimal.scale + 1, magnitude);
    const int whole = (int)strlen(digits) - decimal.scale;
    g_snprintf(out, TEXT_DECIMAL_SIZE, "%s%.*s%s%s", decimal.digits < 0 ? "-" : "", whole, digits,
               decimal.scale ? "." : "", digits + whole);
    return out;
}

const char *text_double_read(const char *text, double *number)
{
    static const char form[] = "0123456789.eE+-"; /* strtod also takes nan, inf and 0x1p3 */
    char *end;
    if (!g_ascii_isdigit(text[*text == '-']) && text[*text == '-'] != '.')
        return explain(text);
    const double found = g_ascii_strtod(text, &end);
    if (end == text || *end || strspn(text, form) != strlen(text))
        return explain(text);
    if (!isfinite(found))
        return "is too large";
    *number = found;
    return NULL;
}

double text_decimal_double(text_decimal decimal)
{
    char text[TEXT_DECIMAL_SIZE];
    return g_ascii_strtod(text_decimal_write(decimal, text), NULL);
}

const char *text_decimal_whole(text_decimal decimal, int *whole)
{
    if (decimal.scale > 0)
        return "is not a whole number";
    if (decimal.digits > INT32_MAX || decimal.digits < -INT32_MAX)
        return "is too large";
    *whole = (int)decimal.digits;
    return NULL;
}

const char *text_decimal_scaled(text_decimal decimal, int places, int64_t most, int64_t *value)
{
    if (decimal.scale > places)
        return "has too many digits behind the point";
    int64_t scaled = decimal.digits;
    for (int i = decimal.scale; i < places; i++)
        if (__builtin_mul_overflow(scaled, 10, &scaled))
            return "is too large";
    if (scaled > most || scaled < -most)
        return "is too large";
    *value = scaled;
    return NULL;
}

/* ---- Dates ----------------------------------------------------------------------------------- */

static bool has_date_form(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    if (strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (form[i] == 'd' ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return false;
    return true;
}

static int number_at(const char *text, int n_digits)
{
    int number = 0;
    for (int i = 0; i < n_digits; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

const char *text_date_read(const char *text, dw_day *day)
{
    static const char *const missing[] = {[2] = "does not exist: February has 28 days in that year",
                                          [4] = "does not exist: April has 30 days",
                                          [6] = "does not exist: June has 30 days",
                                          [9] = "does not exist: September has 30 days",
                                          [11] = "does not exist: November has 30 days"};
    if (!has_date_form(text))
        return "is not a date; write it as YYYY-MM-DD";
    const dw_date date = {number_at(text, 4), number_at(text + 5, 2), number_at(text + 8, 2)};
    if (date.year < TEXT_YEAR_MIN || date.year > TEXT_YEAR_MAX)
        return "is not a date of the years " G_STRINGIFY(TEXT_YEAR_MIN) " to " G_STRINGIFY(
            TEXT_YEAR_MAX);
    if (date.month < 1 || date.month > 12)
        return "does not exist: months run from 01 to 12";
    if (date.day < 1 || date.day > 31)
        return "does not exist: days run from 01 to 31";
    const dw_day found = dw_day_from_date(date);
    if (found == DW_DAY_NONE)
        return date.month == 2 && dw_day_from_date((dw_date){date.year, 2, 29}) != DW_DAY_NONE
                   ? "does not exist: February has 29 days in that year"
                   : missing[date.month];
    *day = found;
    return NULL;
}

/* "nov" and longer: 11; 0 for no month. */
static int month_of(const char *text)
{
    static const char *const month[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    const size_t length = strlen(text);
    for (size_t m = 0; length >= 3 && m < G_N_ELEMENTS(month); m++)
        if (g_ascii_strncasecmp(text, month[m], length) == 0)
            return (int)m + 1;
    return 0;
}

/* A day in three parts that people write in another order. */
typedef struct loose_date {
    int part[3];          /* numbers, 0 for the month's name */
    int month;            /* that was written as a name, else 0 */
    size_t year, n_parts; /* index of the part with four digits, 3 for none */
} loose_date;

static bool split_date(const char *text, loose_date *date)
{
    g_auto(GStrv) word = g_strsplit_set(text, " ./,-", -1);
    *date = (loose_date){.year = G_N_ELEMENTS(date->part)};
    for (size_t i = 0; word[i]; i++) {
        const size_t n = date->n_parts, length = strlen(word[i]);
        if (length == 0)
            continue;
        if (n == G_N_ELEMENTS(date->part))
            return false;
        const bool digits = strspn(word[i], "0123456789") == length;
        if (!digits && date->month)
            return false;
        if (!digits && (date->month = month_of(word[i])) == 0)
            return false;
        if (digits && length == 4)
            date->year = n;
        if (digits && (length == 3 || length > 4))
            return false;
        date->part[date->n_parts++] = digits ? number_at(word[i], (int)length) : 0;
    }
    return date->n_parts == G_N_ELEMENTS(date->part) && date->year != 1;
}

static void append_date(GString *hint, int year, int month, int day)
{
    dw_day found;
    g_autofree char *text = g_strdup_printf("%04d-%02d-%02d", year, month, day);
    if (text_date_read(text, &found) == NULL)
        g_string_append_printf(hint, "%s%s", hint->len ? " or " : "", text);
}

/* "12.10.": who writes a day so leaves the year to the reader. */
static char *hint_without_year(const char *text)
{
    enum { LEAP_YEAR = 2000 };
    g_auto(GStrv) part = g_strsplit(text, ".", -1);
    if (g_strv_length(part) != 3 || *part[2])
        return g_strdup("");
    for (size_t i = 0; i < 2; i++)
        if (strlen(part[i]) < 1 || strlen(part[i]) > 2 ||
            strspn(part[i], "0123456789") != strlen(part[i]))
            return g_strdup("");
    g_autoptr(GString) found = g_string_new(NULL);
    append_date(found, LEAP_YEAR, number_at(part[1], (int)strlen(part[1])),
                number_at(part[0], (int)strlen(part[0])));
    return found->len ? g_strdup_printf("; did you mean YYYY%s, with its year?", found->str + 4)
                      : g_strdup("");
}

char *text_date_hint(const char *text)
{
    loose_date date;
    g_autoptr(GString) found = g_string_new(NULL);
    if (!split_date(text, &date))
        return hint_without_year(text);
    const int *const p = date.part;
    const bool is_first = date.year == 0;
    const int year = p[is_first ? 0 : 2] + (date.year == 3 ? 2000 : 0);
    const int a = p[is_first ? 1 : 0], b = p[is_first ? 2 : 1];
    if (date.month)
        append_date(found, year, date.month, a + b);
    else if (is_first)
        append_date(found, year, a, b);
    else
        append_date(found, year, b, a);
    /* With points the day leads everywhere; with strokes it depends on who writes. */
    if (!date.month && !is_first && !strchr(text, '.') && a != b)
        append_date(found, year, a, b);
    return found->len ? g_strdup_printf("; did you mean %s?", found->str) : g_strdup("");
}

const char *text_date_write(dw_day day, char out[TEXT_DATE_SIZE])
{
    const dw_date date = dw_day_to_date(day);
    g_snprintf(out, TEXT_DATE_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
    return out;
}
