/* What words fill: the mapping that a file would hold, value by value. */
#include "text/words_tree.h"

#include "text/lenient.h"
#include "text/meant.h"
#include "text/money.h"
#include "text/number.h"
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

static const text_node *given(const text_words_writer *w, text_words_map map, const char *key)
{
    for (guint i = 0; i < w->key[map]->len; i++)
        if (strcmp(((const text_node *)g_ptr_array_index(w->key[map], i))->text, key) == 0)
            return g_ptr_array_index(w->value[map], i);
    return NULL;
}

const char *text_words_given(const text_words_writer *w, text_words_map map, const char *key)
{
    const text_node *const node = given(w, map, key);
    return node && node->kind == TEXT_SCALAR ? node->text : NULL;
}

bool text_words_is_given(const text_words_writer *w, text_words_map map, const char *key)
{
    return given(w, map, key) != NULL;
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
    g_autofree char *number = days    ? text_lenient_days(text)
                              : years ? text_lenient_years(text)
                                      : text_lenient_number(text, '\0', NULL);
    if (number || (!days && !years) || !strpbrk(text, "0123456789"))
        return text_words_new_scalar(w, number ? number : text);
    text_words_complain(w,
                        days ? "'%s' is no number of days; write 90, 90d or net90"
                             : "'%s' is no number of whole years; write 3, 3y or 36m",
                        text_show(text).text);
    return NULL;
}

/* What has no digit is left to the reader, who says what it should be. */
static const text_node *new_amount(text_words_writer *w, const char *text)
{
    const dw_deal *const deal = w->of->deal;
    if (!deal->currency[0]) {
        text_words_complain(w,
                            "is an amount, and the deal has no 'currency' yet; add it to its file");
        return NULL;
    }
    /* 190.000 is a hundred and ninety thousand to half of Europe, and must not pass as 190. */
    g_autofree char *doubtful =
        text_money_digits_problem(text, deal->currency, deal->currency_digits);
    g_autofree char *number = text_lenient_amount(text, deal->currency);
    if (!doubtful && (number || !strpbrk(text, "0123456789")))
        return text_words_new_scalar(w, number ? number : text);
    g_autofree char *hint = text_lenient_amount_hint(text, deal->currency);
    if (doubtful)
        text_words_complain(w, "%s", doubtful);
    else
        text_words_complain(w, "'%s' is no amount in %s%s", text_show(text).text, deal->currency,
                            *hint ? hint : "; write 1500000, 1,500,000, 1.5m or 1500k");
    return NULL;
}

bool text_words_alike(const char *a, const char *b)
{
    for (;; a++, b++) {
        const char x = *a == '-' || *a == '_' ? ' ' : g_ascii_tolower(*a);
        const char y = *b == '-' || *b == '_' ? ' ' : g_ascii_tolower(*b);
        if (x != y || !x)
            return x == y;
    }
}

const char *text_words_fact(const text_words_writer *w, const char *name)
{
    const dw_playbook *const playbook = w->of->playbook;
    if (w->kind != DW_EVENT_FACT)
        return NULL;
    for (size_t f = 0; f < playbook->n_factors; f++)
        if (playbook->factor[f].kind == DW_FACTOR_STATED &&
            text_words_alike(playbook->factor[f].name, name))
            return playbook->factor[f].name;
    return text_words_alike("value", name) ? "value" : NULL;
}

size_t text_words_issue(const text_words_writer *w, const char *name)
{
    const dw_deal *const deal = w->of->deal;
    size_t found = dw_deal_issue(deal, name);
    for (size_t i = 0; found == DW_NONE && i < deal->n_issues; i++)
        if (text_words_alike(deal->issue[i].name, name) ||
            (text_issue_role(w->of->playbook, &deal->issue[i]) != DW_CASH_NONE &&
             text_words_alike(w->of->playbook->issue_kind[deal->issue[i].kind].label, name)))
            found = i;
    return found;
}

void text_words_put_term(text_words_writer *w, size_t issue, const char *typed)
{
    /* Terms are often parted by commas. */
    g_autofree char *text = g_strdup(typed);
    if (g_str_has_suffix(text, ",") || g_str_has_suffix(text, ";"))
        text[strlen(text) - 1] = '\0';
    const dw_issue *const about = &w->of->deal->issue[issue];
    const dw_cash_role role = text_issue_role(w->of->playbook, about);
    const text_node *const value = role == DW_CASH_PRICE ? new_amount(w, text)
                                   : about->numeric
                                       ? new_number(w, text, role)
                                       : text_words_new_scalar(w, text_words_option(about, text));
    text_words_put(w, WORDS_PACKAGE, about->name, value);
}

/* The level of a fact that is written alike, or the text as it stands. */
static const char *level_name(const text_words_writer *w, const char *fact, const char *text)
{
    const dw_playbook *const playbook = w->of->playbook;
    const size_t f = dw_playbook_factor(playbook, fact);
    for (size_t l = 0; f < playbook->n_factors && l < playbook->factor[f].n_levels; l++)
        if (text_words_alike(playbook->factor[f].level[l].name, text))
            return playbook->factor[f].level[l].name;
    return text;
}

/* "a,b" as the list of a and b, anything else as it stands. */
static const text_node *new_choice(text_words_writer *w, const char *fact, const char *text)
{
    if (!strchr(text, ','))
        return text_words_new_scalar(w, level_name(w, fact, text));
    g_auto(GStrv) part = g_strsplit(text, ",", -1);
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    for (size_t i = 0; part[i]; i++)
        g_ptr_array_add(items, (gpointer)(uintptr_t)text_words_new_scalar(
                                   w, level_name(w, fact, g_strstrip(part[i]))));
    return text_words_new_list(w, items);
}

/* Whose deadline it is, as events call the sides. */
static const char *owner_name(const char *text)
{
    g_autofree char *meant = text_meant(TEXT_MEANT_SIDE, text);
    const char *const side = meant ? meant : text;
    if (g_ascii_strcasecmp(side, "us") == 0 || g_ascii_strcasecmp(side, "we") == 0)
        return "ours";
    return g_ascii_strcasecmp(side, "them") == 0 || g_ascii_strcasecmp(side, "they") == 0 ? "buyer"
                                                                                          : text;
}

/* A day is not said again for a time of the same day. */
static const text_node *new_time(text_words_writer *w, const char *text)
{
    enum { DATE_LENGTH = 10 };
    const bool yesterday = g_ascii_strcasecmp(text, "yesterday") == 0;
    g_autofree char *now = g_strndup(w->words->at, DATE_LENGTH);
    dw_day day;
    if ((yesterday || g_ascii_strcasecmp(text, "today") == 0) && !text_date_read(now, &day)) {
        char date[TEXT_DATE_SIZE];
        return text_words_new_scalar(w, text_date_write(day - yesterday, date));
    }
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

/* The role of the playbook's authorities that is written alike ("CRO"), or the text as it stands. */
static const char *role_name(const text_words_writer *w, const char *text)
{
    const dw_playbook *const playbook = w->of->playbook;
    for (size_t a = 0; a < playbook->n_authorities; a++)
        if (text_words_alike(playbook->authority[a].role, text))
            return playbook->authority[a].role;
    return text;
}

void text_words_put_key(text_words_writer *w, const char *key, const char *text)
{
    const text_node *value;
    if (strcmp(key, "rating") == 0 && !strpbrk(text, "0123456789")) {
        text_words_complain(w, "'%s' is no rating: it is a number from 1 (poor) to 5 (excellent)",
                            text_show(text).text);
        return;
    }
    if (strcmp(key, "at") == 0)
        value = new_time(w, text);
    else if (strcmp(key, "price") == 0)
        value = new_amount(w, text);
    else if (strcmp(key, "ranking") == 0)
        value = new_ranking(w, text);
    else if (strcmp(key, "authority") == 0)
        value = text_words_new_scalar(w, role_name(w, text));
    else
        value = text_words_new_scalar(w, text);
    text_words_put(w, WORDS_EVENT, key, value);
}

void text_words_put_inner(text_words_writer *w, text_words_map map, const char *key,
                          const char *text)
{
    const bool money = strcmp(key, map == WORDS_FACTS ? "value" : "cost") == 0 &&
                       (map == WORDS_FACTS || map == WORDS_DEADLINE);
    const bool is_owner = map == WORDS_DEADLINE && strcmp(key, "owner") == 0;
    text_words_put(w, map, key,
                   money ? new_amount(w, text)
                   : map == WORDS_FACTS
                       ? new_choice(w, key, text)
                       : text_words_new_scalar(w, is_owner ? owner_name(text) : text));
}
