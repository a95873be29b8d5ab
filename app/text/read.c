#include "text/read.h"

#include "text/limits.h"
#include "text/money.h"

#include <string.h>

enum { NAMES_LISTED = 16 }; /* more would hide the message */

/* ---- Problems -------------------------------------------------------------------------------- */

static void append_path(GString *out, const text_path *path)
{
    if (!path)
        return;
    append_path(out, path->parent);
    if (!path->key)
        g_string_append_printf(out, "[%zu]", path->index);
    else
        g_string_append_printf(out, "%s%s", out->len ? "." : "", text_show(path->key).text);
}

char *text_path_string(const text_path *path)
{
    GString *const out = g_string_new(NULL);
    append_path(out, path);
    return g_string_free(out, FALSE);
}

/* Are further problems only counted? Then they need no words. */
static bool is_full(const text_reader *reader)
{
    return reader->problems->n_found >= TEXT_PROBLEMS_MAX;
}

void text_read_problem(text_reader *reader, const text_node *node, const text_path *path,
                       const char *format, ...)
{
    /* What is missing then may only have found no room. */
    if (reader->out_of_memory)
        return;
    if (is_full(reader)) {
        text_problem_add(reader->problems, TEXT_PROBLEM_INPUT, text_node_place(node), "", " ");
        return;
    }
    g_autofree char *where = text_path_string(path);
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    text_problem_add(reader->problems, TEXT_PROBLEM_INPUT, text_node_place(node), where, "%s",
                     text);
}

text_nearest text_read_nearest(const text_reader *reader, const char *word)
{
    return is_full(reader) ? (text_nearest){.word = word} : text_nearest_start(word);
}

void *text_read_take(text_reader *reader, size_t count, size_t size)
{
    void *const memory = dw_arena_take(reader->arena, count, size);
    if (!memory && !reader->out_of_memory) {
        reader->out_of_memory = true;
        text_problem_add(reader->problems, TEXT_PROBLEM_MEMORY, (text_place){.file = reader->label},
                         "", "out of memory while reading");
    }
    return memory;
}

/* ---- Texts ----------------------------------------------------------------------------------- */

const char *text_read_scalar(text_reader *reader, const text_node *node, const text_path *path,
                             const char *expected)
{
    if (node->kind == TEXT_SCALAR && !text_node_is_null(node))
        return node->text;
    text_read_problem(reader, node, path, "expected %s, found %s", expected,
                      text_node_describe(node));
    return NULL;
}

const char *text_read_plain(text_reader *reader, const text_node *node, const text_path *path,
                            const char *expected)
{
    if (node->kind == TEXT_SCALAR && node->quoted) {
        /* Of words that are typed only these are quoted, by us. */
        const bool is_nothing = strcmp(node->text, "null") == 0 || strcmp(node->text, "~") == 0;
        if (is_nothing)
            text_read_problem(reader, node, path, "expected %s, found '%s'", expected, node->text);
        else
            text_read_problem(reader, node, path, "expected %s, found a text in quotes", expected);
        return NULL;
    }
    return text_read_scalar(reader, node, path, expected);
}

/* The text with runs of blanks and line ends as one blank, and none at its ends. */
static const char *with_single_blanks(text_reader *reader, const char *text)
{
    char *const out = text_read_take(reader, strlen(text) + 1, 1);
    size_t used = 0;
    for (const char *at = text; out && *at; at++)
        if (!g_ascii_isspace(*at))
            out[used++] = *at;
        else if (used && out[used - 1] != ' ')
            out[used++] = ' ';
    if (used && out[used - 1] == ' ')
        out[used - 1] = '\0';
    return out;
}

static const char *read_text(text_reader *reader, const text_node *node, const text_path *path,
                             glong limit)
{
    const char *text = text_read_scalar(reader, node, path, "a text");
    if (!text)
        return NULL;
    const glong length = g_utf8_strlen(text, -1);
    if (length > limit) {
        text_read_problem(reader, node, path, "has %ld characters, the most is %ld", length, limit);
        return NULL;
    }
    text = with_single_blanks(reader, text);
    if (text && !*text) {
        text_read_problem(reader, node, path, "expected a text, found only blanks");
        return NULL;
    }
    return text;
}

const char *text_read_line(text_reader *reader, const text_node *node, const text_path *path)
{
    return read_text(reader, node, path, TEXT_LINE_MAX);
}

const char *text_read_prose(text_reader *reader, const text_node *node, const text_path *path)
{
    return read_text(reader, node, path, TEXT_PROSE_MAX);
}

/* ---- Numbers --------------------------------------------------------------------------------- */

static bool read_decimal(text_reader *reader, const text_node *node, const text_path *path,
                         const char *expected, text_decimal *decimal)
{
    const char *const text = text_read_plain(reader, node, path, expected);
    if (!text)
        return false;
    const char *const wrong = text_decimal_read(text, decimal);
    if (wrong)
        text_read_problem(reader, node, path, "'%s' %s", text_show(text).text, wrong);
    return wrong == NULL;
}

bool text_read_decimal(text_reader *reader, const text_node *node, const text_path *path,
                       text_decimal *decimal)
{
    return read_decimal(reader, node, path, "a number", decimal);
}

static bool check_range(text_reader *reader, const text_node *node, const text_path *path,
                        double low, double high, double number)
{
    if ((low == 0 && high == 0) || (number >= low && number <= high))
        return true;
    const bool percent = low == 0 && high == 1 && number > 1 && number <= 100;
    char low_text[G_ASCII_DTOSTR_BUF_SIZE], high_text[G_ASCII_DTOSTR_BUF_SIZE];
    char share[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(share, sizeof share, "%.15g", number / 100);
    g_autofree char *hint =
        percent ? g_strdup_printf("; write %s for %s %%", share, node->text) : g_strdup("");
    text_read_problem(reader, node, path, "'%s' is not within %s to %s%s",
                      text_show(node->text).text,
                      g_ascii_formatd(low_text, sizeof low_text, "%.15g", low),
                      g_ascii_formatd(high_text, sizeof high_text, "%.15g", high), hint);
    return false;
}

bool text_read_number(text_reader *reader, const text_node *node, const text_path *path, double low,
                      double high, double *number)
{
    text_decimal decimal;
    if (!text_read_decimal(reader, node, path, &decimal))
        return false;
    const double value = text_decimal_double(decimal);
    if (!check_range(reader, node, path, low, high, value))
        return false;
    *number = value;
    return true;
}

bool text_read_whole(text_reader *reader, const text_node *node, const text_path *path, double low,
                     double high, int *whole)
{
    text_decimal decimal;
    int value;
    if (!read_decimal(reader, node, path, "a whole number", &decimal))
        return false;
    const char *const wrong = text_decimal_whole(decimal, &value);
    if (wrong)
        text_read_problem(reader, node, path, "'%s' %s", text_show(node->text).text, wrong);
    if (wrong || !check_range(reader, node, path, low, high, value))
        return false;
    *whole = value;
    return true;
}

bool text_check_money(text_reader *reader, const text_node *node, const text_path *path,
                      text_decimal decimal, dw_money *money)
{
    char written[TEXT_DECIMAL_SIZE];
    int digits = reader->currency_digits;
    if (digits == TEXT_DIGITS_UNKNOWN) {
        if (!reader->first_money)
            reader->first_money = node;
        digits = MAX(decimal.scale, 2);
    }
    text_decimal_write(decimal, written);
    if (decimal.scale > digits) {
        text_read_problem(reader, node, path,
                          "'%s' has %d digit%s behind the point, an amount in %s has %d", written,
                          decimal.scale, decimal.scale == 1 ? "" : "s", reader->currency, digits);
        return false;
    }
    const char *const wrong = text_decimal_scaled(decimal, digits, DW_MONEY_MAX, money);
    if (wrong)
        text_read_problem(reader, node, path, "'%s' %s", written, wrong);
    return wrong == NULL;
}

bool text_check_money_digits(text_reader *reader, const text_node *node, const text_path *path)
{
    if (reader->currency_digits == TEXT_DIGITS_UNKNOWN || node->kind != TEXT_SCALAR)
        return true;
    g_autofree char *wrong =
        text_money_digits_problem(node->text, reader->currency, reader->currency_digits);
    if (wrong)
        text_read_problem(reader, node, path, "%s", wrong);
    return wrong == NULL;
}

bool text_read_money(text_reader *reader, const text_node *node, const text_path *path,
                     dw_money *money)
{
    text_decimal decimal;
    return read_decimal(reader, node, path, "an amount", &decimal) &&
           text_check_money_digits(reader, node, path) &&
           text_check_money(reader, node, path, decimal, money);
}

bool text_read_date(text_reader *reader, const text_node *node, const text_path *path, dw_day *day)
{
    const char *const text = text_read_scalar(reader, node, path, "a date");
    if (!text)
        return false;
    const char *const wrong = text_date_read(text, day);
    if (wrong) {
        g_autofree char *hint = text_date_hint(text);
        text_read_problem(reader, node, path, "'%s' %s%s", text_show(text).text, wrong, hint);
    }
    return wrong == NULL;
}

bool text_read_flag(text_reader *reader, const text_node *node, const text_path *path, bool *flag)
{
    const char *const text = text_read_plain(reader, node, path, "true or false");
    if (!text)
        return false;
    const bool is_true = strcmp(text, "true") == 0;
    if (!is_true && strcmp(text, "false") != 0) {
        text_read_problem(reader, node, path, "'%s' is neither true nor false",
                          text_show(text).text);
        return false;
    }
    *flag = is_true;
    return true;
}

/* ---- Names ----------------------------------------------------------------------------------- */

static const char *nearest_of(const text_reader *reader, const char *word, text_names names)
{
    text_nearest nearest = text_read_nearest(reader, word);
    for (size_t i = 0; i < names.n; i++)
        text_nearest_offer(&nearest, names.name(names.context, i));
    return nearest.name;
}

static void append_names(GString *out, text_names names)
{
    for (size_t i = 0; i < names.n; i++)
        g_string_append_printf(out, "%s%s", i ? ", " : "", names.name(names.context, i));
}

size_t text_read_choice(text_reader *reader, const text_node *node, const text_path *path,
                        text_names names)
{
    const char *const text = text_read_scalar(reader, node, path, "a name");
    if (!text)
        return names.n;
    for (size_t i = 0; i < names.n; i++)
        if (strcmp(names.name(names.context, i), text) == 0)
            return i;
    if (is_full(reader)) {
        text_read_problem(reader, node, path, " ");
        return names.n;
    }
    GString *const out = g_string_new(NULL);
    const char *const near = nearest_of(reader, text, names);
    if (names.n == 0 || names.n > NAMES_LISTED)
        g_string_append_printf(out, "'%s' is not known here", text_show(text).text);
    else {
        g_string_append_printf(out, "'%s' is not one of ", text_show(text).text);
        append_names(out, names);
    }
    if (near)
        g_string_append_printf(out, "; did you mean '%s'?", near);
    text_read_problem(reader, node, path, "%s", out->str);
    g_string_free(out, TRUE);
    return names.n;
}

void text_read_unknown_key(text_reader *reader, const text_node *key, const text_path *path,
                           text_names names)
{
    if (is_full(reader)) {
        text_read_problem(reader, key, path, " ");
        return;
    }
    const char *const near = nearest_of(reader, key->text, names);
    GString *const out = g_string_new(NULL);
    g_string_append_printf(out, "unknown key '%s'", text_show(key->text).text);
    if (near)
        g_string_append_printf(out, "; did you mean '%s'?", near);
    else if (strcmp(key->text, "<<") == 0)
        g_string_append(out, "; merge keys are not supported");
    else if (strchr(key->text, ' ')) /* no key has a blank: a comma has cut a text in two */
        g_string_append(out, "; a text with a comma, a colon or a quote in it stands in quotes");
    else if (names.n && names.n <= NAMES_LISTED) {
        g_string_append(out, "; known are ");
        append_names(out, names);
    }
    text_read_problem(reader, key, path, "%s", out->str);
    g_string_free(out, TRUE);
}

const char *text_array_name(const void *context, size_t i)
{
    const text_array *const array = context;
    const char *name;
    memcpy(&name, (const char *)array->array + i * array->size + array->offset, sizeof name);
    return name;
}

/* ---- Lists and mappings ---------------------------------------------------------------------- */

static bool is_kind(text_reader *reader, const text_node *node, const text_path *path,
                    text_node_kind kind, size_t limit)
{
    if (node->kind != kind) {
        text_read_problem(reader, node, path, "expected %s, found %s",
                          kind == TEXT_LIST ? "a list" : "a mapping of keys",
                          text_node_describe(node));
        return false;
    }
    if (node->n_items > limit) {
        text_read_problem(reader, node, path, "has %zu entries, the most is %zu", node->n_items,
                          limit);
        return false;
    }
    return true;
}

bool text_read_is_list(text_reader *reader, const text_node *node, const text_path *path,
                       size_t limit)
{
    return is_kind(reader, node, path, TEXT_LIST, limit);
}

bool text_read_is_map(text_reader *reader, const text_node *node, const text_path *path,
                      size_t limit)
{
    return is_kind(reader, node, path, TEXT_MAP, limit);
}
