/* What words fill: the mapping that a file would hold, value by value. */
#include "text/words_tree.h"

#include "text/lenient.h"
#include "text/part.h"

#include <string.h>

const char *const text_words_map_key[WORDS_MAP_COUNT] = {
    [WORDS_PACKAGE] = "package",
    [WORDS_FACTS] = "facts",
    [WORDS_PERSON] = "person",
    [WORDS_DEADLINE] = "deadline",
};

/* ---- Nodes ----------------------------------------------------------------------------------- */

static text_node *new_node(text_words_writer *w, text_node_kind kind)
{
    text_node *const node = text_read_take(&w->reader, 1, sizeof *node);
    if (node)
        *node = (text_node){.kind = kind, .file = w->word, .text = "", .weight = 1};
    return node;
}

const text_node *text_words_new_scalar(text_words_writer *w, const char *text)
{
    text_node *const node = new_node(w, TEXT_SCALAR);
    char *const own = node ? text_read_take(&w->reader, strlen(text) + 1, 1) : NULL;
    if (!own)
        return NULL;
    memcpy(own, text, strlen(text) + 1);
    node->text = own;
    node->quoted = text_node_is_null(node);
    return node;
}

static const text_node *const *copy_nodes(text_words_writer *w, const GPtrArray *list)
{
    const text_node **const copy = text_read_take(&w->reader, list->len + 1, sizeof(text_node *));
    for (guint i = 0; copy && i < list->len; i++)
        copy[i] = g_ptr_array_index(list, i);
    return copy;
}

const text_node *text_words_new_list(text_words_writer *w, const GPtrArray *items)
{
    text_node *const node = new_node(w, TEXT_LIST);
    if (!node)
        return NULL;
    node->item = copy_nodes(w, items);
    node->n_items = node->item ? items->len : 0;
    node->height = 1;
    return node;
}

const text_node *text_words_new_map(text_words_writer *w, text_words_map map)
{
    text_node *const node = new_node(w, TEXT_MAP);
    if (!node)
        return NULL;
    node->key = copy_nodes(w, w->key[map]);
    node->item = copy_nodes(w, w->value[map]);
    node->n_items = node->key && node->item ? w->key[map]->len : 0;
    node->height = map == WORDS_EVENT ? 2 : 1;
    return node;
}

/* "a,b" as the list of a and b, anything else as it stands. */
static const text_node *new_choice(text_words_writer *w, const char *text)
{
    if (!strchr(text, ','))
        return text_words_new_scalar(w, text);
    g_auto(GStrv) part = g_strsplit(text, ",", -1);
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (size_t i = 0; part[i]; i++)
        g_ptr_array_add(items, (gpointer)(uintptr_t)text_words_new_scalar(w, g_strstrip(part[i])));
    return text_words_new_list(w, items);
}

/* ---- Problems -------------------------------------------------------------------------------- */

void text_words_complain(text_words_writer *w, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    text_problem_add(w->reader.problems, TEXT_PROBLEM_INPUT, (text_place){.file = w->word}, "",
                     "%s", text);
}

bool text_words_is_given(const text_words_writer *w, text_words_map map, const char *key)
{
    for (guint i = 0; i < w->key[map]->len; i++)
        if (strcmp(((const text_node *)g_ptr_array_index(w->key[map], i))->text, key) == 0)
            return true;
    return false;
}

void text_words_put(text_words_writer *w, text_words_map map, const char *key,
                    const text_node *value)
{
    const text_node *const name = text_words_new_scalar(w, key);
    if (!name || !value)
        return;
    if (text_words_is_given(w, map, key)) {
        text_words_complain(w, "'%s' is given twice", text_show(key).text);
        return;
    }
    g_ptr_array_add(w->key[map], (gpointer)(uintptr_t)name);
    g_ptr_array_add(w->value[map], (gpointer)(uintptr_t)value);
}

/* ---- Values ---------------------------------------------------------------------------------- */

/* The number in the strict form, or the text as it is: then the reader says what it should be. */
static const text_node *new_number(text_words_writer *w, const char *text, dw_cash_role role)
{
    const bool days = role == DW_CASH_PAYMENT_DAYS;
    const bool years = role == DW_CASH_TERM_YEARS || role == DW_CASH_RAMP_YEARS;
    g_autofree char *number = text_lenient_number(text,
                                                  days    ? 'd'
                                                  : years ? 'y'
                                                          : '\0',
                                                  days    ? "day"
                                                  : years ? "year"
                                                          : NULL);
    return text_words_new_scalar(w, number ? number : text);
}

/* 190.000 is a hundred and ninety thousand to half of Europe, and must not pass as 190. */
static bool is_doubtful_amount(text_words_writer *w, const char *text)
{
    const char *const point = strchr(text, '.');
    const size_t behind = point ? strspn(point + 1, "0123456789") : 0;
    if (behind <= (size_t)w->of->deal->currency_digits || (point && point[1 + behind]))
        return false;
    text_words_complain(
        w, "'%s' has %zu digits behind the point, an amount in %s has %d; write 190,000 or 190k",
        text_show(text).text, behind, w->of->deal->currency, w->of->deal->currency_digits);
    return true;
}

/* What has no digit is left to the reader, who says what it should be. */
static const text_node *new_amount(text_words_writer *w, const char *text)
{
    if (!w->of->deal->currency[0]) {
        text_words_complain(w,
                            "is an amount, and the deal has no 'currency' yet; add it to its file");
        return NULL;
    }
    if (is_doubtful_amount(w, text))
        return NULL;
    g_autofree char *number = text_lenient_amount(text, w->of->deal->currency);
    if (number || !strpbrk(text, "0123456789"))
        return text_words_new_scalar(w, number ? number : text);
    text_words_complain(w, "'%s' is no amount in %s; write 1500000, 1,500,000, 1.5m or 1500k",
                        text_show(text).text, w->of->deal->currency);
    return NULL;
}

/* Pages write "written and calls" for written_and_calls, and sellers what pages write. */
static bool is_alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        const char x = *a == '-' || *a == '_' ? ' ' : g_ascii_tolower(*a);
        const char y = *b == '-' || *b == '_' ? ' ' : g_ascii_tolower(*b);
        if (x != y || !x)
            return x == y;
    }
}

size_t text_words_issue(const text_words_writer *w, const char *name)
{
    const dw_deal *const deal = w->of->deal;
    size_t found = dw_deal_issue(deal, name);
    for (size_t i = 0; found == DW_NONE && i < deal->n_issues; i++)
        if (is_alike(deal->issue[i].name, name) ||
            (text_issue_role(w->of->playbook, &deal->issue[i]) != DW_CASH_NONE &&
             is_alike(w->of->playbook->issue_kind[deal->issue[i].kind].label, name)))
            found = i;
    return found;
}

/* The option of that name, or of the one that is written alike; else the text as it stands. */
static const char *option_name(const dw_issue *issue, const char *text)
{
    const char *alike = text;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (strcmp(issue->option[o].name, text) == 0)
            return text;
        if (alike == text && is_alike(issue->option[o].name, text))
            alike = issue->option[o].name;
    }
    return alike;
}

void text_words_put_term(text_words_writer *w, size_t issue, const char *text)
{
    const dw_issue *const about = &w->of->deal->issue[issue];
    const dw_cash_role role = text_issue_role(w->of->playbook, about);
    const text_node *const value = role == DW_CASH_PRICE ? new_amount(w, text)
                                   : about->numeric
                                       ? new_number(w, text, role)
                                       : text_words_new_scalar(w, option_name(about, text));
    text_words_put(w, WORDS_PACKAGE, about->name, value);
}

/* A day is not said again for a time of the same day. */
static const text_node *new_time(text_words_writer *w, const char *text)
{
    enum { DATE_LENGTH = 10 };
    if (strlen(text) != 5 || text[2] != ':' || strlen(w->words->at) < DATE_LENGTH)
        return text_words_new_scalar(w, text);
    g_autofree char *whole = g_strdup_printf("%.*sT%s", DATE_LENGTH, w->words->at, text);
    return text_words_new_scalar(w, whole);
}

/* "a,b" or, as in a file, "[a, b]". */
static const text_node *new_ranking(text_words_writer *w, const char *text)
{
    const size_t length = strlen(text);
    const bool bracketed = length > 1 && text[0] == '[' && text[length - 1] == ']';
    g_autofree char *list = g_strndup(text + bracketed, length - 2 * bracketed);
    g_auto(GStrv) part = g_strsplit(list, ",", -1);
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (size_t i = 0; part[i]; i++) {
        if (!*g_strstrip(part[i]))
            continue;
        const size_t issue = text_words_issue(w, part[i]);
        const char *const name = issue == DW_NONE ? part[i] : w->of->deal->issue[issue].name;
        g_ptr_array_add(items, (gpointer)(uintptr_t)text_words_new_scalar(w, name));
    }
    return text_words_new_list(w, items);
}

void text_words_put_key(text_words_writer *w, const char *key, const char *text)
{
    const text_node *value;
    if (strcmp(key, "at") == 0)
        value = new_time(w, text);
    else if (strcmp(key, "price") == 0)
        value = new_amount(w, text);
    else if (strcmp(key, "ranking") == 0)
        value = new_ranking(w, text);
    else
        value = text_words_new_scalar(w, text);
    text_words_put(w, WORDS_EVENT, key, value);
}

void text_words_put_inner(text_words_writer *w, text_words_map map, const char *key,
                          const char *text)
{
    const bool money = strcmp(key, map == WORDS_FACTS ? "value" : "cost") == 0 &&
                       (map == WORDS_FACTS || map == WORDS_DEADLINE);
    text_words_put(w, map, key,
                   money                ? new_amount(w, text)
                   : map == WORDS_FACTS ? new_choice(w, text)
                                        : text_words_new_scalar(w, text));
}
