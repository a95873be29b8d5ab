/* Terms without their ISSUE=: "190 at net 90", "195k net90", "price 190k", "3 years". */
#include "text/words_tree.h"

#include "text/event_read.h"
#include "text/lenient.h"
#include "text/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A figure this many times smaller or larger than our list price is no price of the deal. */
enum { FACTOR = 5, THOUSAND = 1000 };

/* ---- Which issue it is of ---------------------------------------------------------------------- */

/* The first issue that is the price, or DW_NONE. */
static size_t price_issue(const text_words_writer *w)
{
    return dw_deal_cash_issue(w->of->deal, w->of->playbook, DW_CASH_PRICE);
}

/* A price that is no secret: the list's, or the first that we have named to them. */
static dw_money public_price(const text_words_writer *w)
{
    const dw_money list = w->of->deal->value.list_price;
    return dw_money_known(list) ? list
                                : dw_deal_first_price(w->of->deal, w->of->playbook, DW_SIDE_US);
}

char *text_words_example(const text_words_writer *w)
{
    const dw_deal *const deal = w->of->deal;
    const size_t price = price_issue(w);
    const dw_money known = public_price(w);
    if (price != DW_NONE && dw_money_known(known)) {
        const dw_term term = {.issue = price, .option = DW_NONE, .number = (double)known};
        g_autofree char *written = text_term_text(&term, w->of);
        return g_strdup_printf("%s=%s", deal->issue[price].name, written);
    }
    for (size_t i = 0; i < deal->n_issues; i++)
        if (i != price && deal->issue[i].n_options > 0) {
            const size_t within = dw_issue_first_allowed(&deal->issue[i]); /* our own limits */
            return g_strdup_printf("%s=%s", deal->issue[i].name,
                                   deal->issue[i].option[within].name);
        }
    return g_strdup_printf("%s=OPTION", deal->n_issues > 0 ? deal->issue[0].name : "ISSUE");
}

/* Is it an amount by more than its digits, or too large for days and years? */
bool text_words_is_amount(const text_words_writer *w, const char *word)
{
    enum { DIGITS = 4 };
    g_autofree char *number = text_lenient_amount(word, w->of->deal->currency);
    return number && (strlen(number) >= DIGITS || strcmp(number, word) != 0);
}

/* The issue that a value alone is of: the price of "190k", or the one that has an option of that
 * name. DW_NONE when it is not certain. */
static size_t issue_of(const text_words_writer *w, const char *word)
{
    const dw_deal *const deal = w->of->deal;
    const size_t price = price_issue(w);
    size_t issue = DW_NONE;
    for (size_t i = 0; i < deal->n_issues; i++)
        for (size_t o = 0; !deal->issue[i].numeric && o < deal->issue[i].n_options; o++)
            if (g_ascii_strcasecmp(deal->issue[i].option[o].name, word) == 0) {
                if (issue != DW_NONE)
                    return DW_NONE;
                issue = i;
            }
    g_autofree char *days = text_lenient_days(word);
    g_autofree char *years = text_lenient_years(word);
    const bool is_time =
        *word && (g_ascii_isalpha(word[strlen(word) - 1]) || g_ascii_isalpha(word[0])); /* net60 */
    if (issue == DW_NONE && is_time && days)
        issue = dw_deal_cash_issue(deal, w->of->playbook, DW_CASH_PAYMENT_DAYS);
    else if (issue == DW_NONE && is_time && years && !g_str_has_suffix(word, "m"))
        issue = dw_deal_cash_issue(deal, w->of->playbook, DW_CASH_TERM_YEARS);
    else if (issue == DW_NONE && price != DW_NONE && text_words_is_amount(w, word))
        issue = price;
    return issue;
}

/* ---- Terms in pieces --------------------------------------------------------------------------- */

/* Words between terms that say nothing. */
static bool is_filler(const char *word)
{
    static const char *const filler[] = {"at", "with", "and", "for", ",", ";"};
    for (size_t f = 0; f < G_N_ELEMENTS(filler); f++)
        if (g_ascii_strcasecmp(filler[f], word) == 0)
            return true;
    return false;
}

/* The words from `at` on as one text, parted by blanks. g_free it. */
static char *words_as_one(const text_words_writer *w, size_t at, size_t n)
{
    g_autoptr(GString) text = g_string_new(w->words->word[at]);
    for (size_t i = 1; i < n; i++)
        g_string_append_printf(text, " %s", w->words->word[at + i]);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The value of a term in pieces: behind the sign of the last of its *n words, or the next word that is no
 * pair, which is then counted. */
static const char *value_behind(const text_words_writer *w, size_t at, size_t *n)
{
    const text_words *const words = w->words;
    const char *const sign = strpbrk(words->word[at + *n - 1], ":=");
    const char *value = sign ? sign + 1 : "";
    while (!*value && at + *n < words->n_words) {
        const char *const next = words->word[at + *n];
        const bool begins_with_sign = next[0] == '=' || next[0] == ':';
        if (g_str_has_prefix(next, "--") || (!begins_with_sign && strchr(next, '=')))
            break;
        value = is_filler(next) ? "" : next + begins_with_sign;
        ++*n;
    }
    return value;
}

/* Can the next word be part of a name? Not after the sign, nor as an option: "case_study= --at=…". */
static bool is_second_part(const text_words_writer *w, size_t at)
{
    return !strpbrk(w->words->word[at], ":=") && !g_str_has_prefix(w->words->word[at + 1], "--");
}

/* A term that begins with the name of its issue. */
typedef struct named_term {
    size_t issue; /* DW_NONE: the word begins none */
    const char *value;
    size_t n;     /* words of it */
    bool is_sure; /* its own name, or "net": nothing else is called so */
} named_term;

/* "price 190k", "price = 190k", "price:190k", "payment days 90", "net 90". */
static named_term named_term_at(const text_words_writer *w, size_t at)
{
    enum { NAME_WORDS = 2 };
    for (size_t span = MIN(NAME_WORDS, w->words->n_words - at); span > 0; span--) {
        if (span > 1 && !is_second_part(w, at))
            continue;
        g_autofree char *text = words_as_one(w, at, span);
        g_autofree char *name = g_strndup(text, strcspn(text, ":="));
        const size_t named = text_words_issue(w, name);
        const size_t issue = named != DW_NONE ? named : text_words_meant_issue(w, name);
        size_t n = span;
        const char *const value = issue != DW_NONE ? value_behind(w, at, &n) : "";
        /* Of a word that only may mean an issue a number has to follow. */
        if (*value && (named != DW_NONE || g_ascii_isdigit(*value)))
            return (named_term){issue, value, n,
                                named != DW_NONE || g_ascii_strcasecmp(name, "net") == 0};
    }
    return (named_term){DW_NONE, "", 1, false};
}

/* ---- Prices without a unit --------------------------------------------------------------------- */

static bool is_near(double price, double list)
{
    return price * FACTOR >= list && price <= list * FACTOR;
}

/* A term of the deal but the price that the number may be as well; DW_NONE for none. */
static size_t other_issue(const text_words_writer *w, double number)
{
    static const double tolerance = 1e-9;
    const dw_deal *const deal = w->of->deal;
    for (size_t i = 0; i < deal->n_issues; i++)
        for (size_t o = 0;
             i != price_issue(w) && deal->issue[i].numeric && o < deal->issue[i].n_options; o++)
            if (fabs(deal->issue[i].option[o].number - number) < tolerance)
                return i;
    return DW_NONE;
}

/* "190000" as "190,000". g_free it. */
static char *in_groups(const char *digits)
{
    enum { GROUP = 3 };
    GString *const text = g_string_new(NULL);
    const size_t length = strlen(digits);
    for (size_t i = 0; i < length; i++)
        g_string_append_printf(text, "%s%c", i > 0 && (length - i) % GROUP == 0 ? "," : "",
                               digits[i]);
    return g_string_free(text, FALSE);
}

/* A price as it is said, which may leave the thousands out: 190 of a list price of 240,000. Says how it was
 * read. */
static void put_thousands(text_words_writer *w, size_t issue, const char *digits)
{
    g_autofree char *whole = g_strdup_printf("%s000", digits);
    g_autofree char *shown = in_groups(whole);
    text_problem_add(w->reader.problems, TEXT_PROBLEM_WARNING, (text_place){.file = w->word}, "",
                     "read as %s %s", w->of->deal->currency, shown);
    text_words_put_term(w, issue, whole);
}

/* Digits and nothing else where a price may stand: the price, in full or in thousands, whichever is
 * near what we ask and nothing else it could be. False, and nothing is said, where it is no price. */
static bool put_figure(text_words_writer *w, const char *digits, bool is_named)
{
    const dw_deal *const deal = w->of->deal;
    const size_t issue = price_issue(w);
    const dw_money known = public_price(w);
    if (issue == DW_NONE || !dw_money_known(known))
        return false;
    const double number = strtod(digits, NULL);
    const double list = (double)known / pow(10, deal->currency_digits);
    const size_t other = is_named ? DW_NONE : other_issue(w, number);
    if (is_near(number, list)) {
        text_words_put_term(w, issue, digits);
        return true;
    }
    if (!is_near(number * THOUSAND, list))
        return false;
    if (other == DW_NONE) {
        put_thousands(w, issue, digits);
        return true;
    }
    text_words_complain(w, "may be '%s=%sk' or '%s=%s'; write which", deal->issue[issue].name,
                        digits, deal->issue[other].name, digits);
    return true;
}

static bool is_digits(const char *text)
{
    enum { DIGITS = 9 };
    return *text && strspn(text, "0123456789") == strlen(text) && strlen(text) <= DIGITS;
}

/* Terms are often parted by commas. g_free it. */
static char *without_comma(const char *word)
{
    const size_t length = strlen(word);
    const bool has = length > 1 && strchr(",;", word[length - 1]);
    return g_strndup(word, length - has);
}

static void put_value(text_words_writer *w, size_t issue, const char *value)
{
    g_autofree char *text = without_comma(value);
    if (issue != price_issue(w) || !is_digits(text) || !put_figure(w, text, true))
        text_words_put_term(w, issue, text);
}

/* ---- What is said ------------------------------------------------------------------------------ */

/* The value with its unit as the next word: "3 years", "90 days", "190 k". NULL for none. g_free it. */
static char *with_unit(const text_words_writer *w, size_t at)
{
    static const char *const unit[] = {"k",    "d",     "y",      "day",   "days",
                                       "year", "years", "months", "month", "yrs"};
    if (at + 1 >= w->words->n_words || !g_ascii_isdigit(*w->words->word[at]))
        return NULL;
    g_autofree char *next = without_comma(w->words->word[at + 1]);
    for (size_t u = 0; u < G_N_ELEMENTS(unit); u++)
        if (g_ascii_strcasecmp(unit[u], next) == 0)
            return g_strdup_printf("%s %s", w->words->word[at], unit[u]);
    return NULL;
}

static bool has_more(const text_words_writer *w, size_t at)
{
    return at + 1 < w->words->n_words && !g_str_has_prefix(w->words->word[at + 1], "--");
}

size_t text_words_put_said(text_words_writer *w, size_t at)
{
    const char *const word = w->words->word[at];
    if (is_filler(word) && has_more(w, at))
        return 1;
    const named_term named = named_term_at(w, at);
    if (named.issue != DW_NONE && named.is_sure) {
        put_value(w, named.issue, named.value);
        return named.n;
    }
    if (named.issue != DW_NONE)
        return 0;
    g_autofree char *text = without_comma(word);
    g_autofree char *measured = with_unit(w, at);
    const char *const value = measured ? measured : text;
    const size_t issue = issue_of(w, value);
    if (is_digits(value))
        return put_figure(w, value, false);
    if (issue == DW_NONE)
        return 0;
    text_words_put_term(w, issue, value);
    return measured ? 2 : 1;
}

bool text_words_begins_term(const text_words_writer *w, size_t at)
{
    return named_term_at(w, at).issue != DW_NONE;
}

bool text_words_is_term(const text_words_writer *w, const char *word)
{
    return issue_of(w, word) != DW_NONE;
}

size_t text_words_complain_of_term(text_words_writer *w, size_t at)
{
    static const char *const units[] = {"k", "m", "%", "d", "y", "days", "years", "months"};
    const char *const word = w->words->word[at];
    const named_term named = named_term_at(w, at);
    if (named.issue == DW_NONE && g_ascii_strcasecmp(word, "discount") == 0) {
        const char *const next = has_more(w, at) ? w->words->word[at + 1] : "";
        text_words_complain(w, "is no issue of the deal; what is taken off the price is logged as "
                               "the price that is left");
        return g_ascii_isdigit(*next) ? 2 : 1;
    }
    g_autofree char *example = text_words_example(w);
    const size_t issue = issue_of(w, word);
    bool is_unit = false;
    for (size_t u = 0; u < G_N_ELEMENTS(units); u++)
        is_unit = is_unit || g_ascii_strcasecmp(units[u], word) == 0;
    if (named.issue != DW_NONE)
        text_words_complain(w, "is a term in pieces; write it as one word: %s=%s",
                            w->of->deal->issue[named.issue].name, text_show(named.value).text);
    else if (g_str_has_suffix(word, "="))
        text_words_complain(w, "has no value");
    else if (issue != DW_NONE)
        text_words_complain(w, "is far from what is asked; where it is the price, write '%s=%s'",
                            w->of->deal->issue[issue].name, text_show(word).text);
    else if (is_unit)
        text_words_complain(w, "stands alone; write it behind its number, without a blank");
    else
        text_words_complain(
            w, "stands alone; write a term as ISSUE=OPTION, such as %s, or a note as --note '%s'",
            example, text_show(word).text);
    return named.n;
}
