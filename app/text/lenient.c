#include "text/lenient.h"

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
static bool grouped(const char *text, size_t length)
{
    const char *const comma = memchr(text, ',', length);
    const size_t first = comma ? (size_t)(comma - text) : 0;
    if (!comma || first == 0 || first > 3 || (length - first) % 4 != 0)
        return false;
    for (size_t i = 0; i < length; i++) {
        const bool separates = i >= first && (i - first) % 4 == 0;
        if (separates ? text[i] != ',' : !g_ascii_isdigit(text[i]))
            return false;
    }
    return true;
}

/* Takes "-1,190,000.5" apart; gives what follows, or NULL when no number stands there. */
static const char *take_figures(const char *text, figures *number)
{
    number->minus = *text == '-';
    text += number->minus;
    const size_t whole = strspn(text, "0123456789,");
    const bool plain = strspn(text, "0123456789") == whole;
    if (whole == 0 || !(plain || grouped(text, whole)))
        return NULL;
    for (size_t i = 0; i < whole; i++)
        if (text[i] != ',')
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
