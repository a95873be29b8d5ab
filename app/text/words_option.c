/* The option that a seller means: as it is written, or its number in figures. */
#include "text/words_tree.h"

#include <string.h>

/* "twelve" of "12", "thirty six" of "36"; the word as it stands where it is no number below 100. g_free
 * it. */
static char *spelt(const char *word)
{
    static const char *const below[] = {"zero",    "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"",      "",      "twenty",  "thirty", "forty",
                                       "fifty", "sixty", "seventy", "eighty", "ninety"};
    enum { TEN = 10, HUNDRED = 100 };
    guint64 n;
    if (!g_ascii_string_to_unsigned(word, TEN, 0, HUNDRED - 1, &n, NULL))
        return g_strdup(word);
    if (n < G_N_ELEMENTS(below))
        return g_strdup(below[n]);
    return n % TEN == 0 ? g_strdup(tens[n / TEN])
                        : g_strdup_printf("%s %s", tens[n / TEN], below[n % TEN]);
}

/* "four hours" of "4h", "one day" of "1d"; NULL of another word. g_free it. */
static char *spelt_time(const char *word)
{
    static const char *const unit[] = {"hour", "day", "week", "year"};
    const size_t digits = strspn(word, "0123456789");
    if (digits == 0 || strlen(word) != digits + 1)
        return NULL;
    for (size_t u = 0; u < G_N_ELEMENTS(unit); u++) {
        g_autofree char *number = g_strndup(word, digits);
        g_autofree char *words = spelt(number);
        if (g_ascii_tolower(word[digits]) == unit[u][0])
            return g_strdup_printf("%s %s%s", words, unit[u], strcmp(number, "1") == 0 ? "" : "s");
    }
    return NULL;
}

/* The words parted by single blanks, in small letters, numbers spelt ("2-years": two years), and without the
 * last word of the issue, which is the unit of many ("12 weeks" of delivery_weeks). g_free it. */
static char *spelt_words(const char *text, const dw_issue *issue)
{
    g_auto(GStrv) part = g_strsplit_set(text, " _-", -1);
    g_auto(GStrv) named = g_strsplit_set(issue->name, " _-", -1);
    const char *const unit = named[0] ? named[g_strv_length(named) - 1] : "";
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t p = 0; part[p]; p++) {
        if (!*part[p] || (words->len > 0 && !part[p + 1] && g_ascii_strcasecmp(part[p], unit) == 0))
            continue;
        g_autofree char *time = spelt_time(part[p]);
        g_autofree char *word = time ? g_steal_pointer(&time) : spelt(part[p]);
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", word);
    }
    return g_ascii_strdown(words->str, -1);
}

/* The one option that says the same in words or in figures; the text where there is none, or more. */
static const char *spelt_option(const dw_issue *issue, const char *text)
{
    const char *found = NULL;
    g_autofree char *words = spelt_words(text, issue);
    for (size_t o = 0; o < issue->n_options; o++) {
        g_autofree char *named = spelt_words(issue->option[o].name, issue);
        if (strcmp(named, words) != 0)
            continue;
        if (found)
            return text;
        found = issue->option[o].name;
    }
    return found ? found : text;
}

const char *text_words_option(const dw_issue *issue, const char *text)
{
    const char *alike = text;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (strcmp(issue->option[o].name, text) == 0)
            return text;
        if (alike == text && text_words_alike(issue->option[o].name, text))
            alike = issue->option[o].name;
    }
    return alike == text ? spelt_option(issue, text) : alike;
}
