#include "text/json.h"

#include "text/deal.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static bool is_well_formed(const char *data, size_t size, const char *label,
                           text_problems *problems)
{
    json_error_t error;
    json_t *const root = json_loadb(data, size, JSON_DECODE_ANY, &error);
    if (root) {
        json_decref(root);
        return true;
    }
    g_autofree char *text = g_utf8_make_valid(error.text, -1);
    const text_place place = {.file = label,
                              .line = error.line > 0 ? (uint32_t)error.line : 1,
                              .column = error.column > 0 ? (uint32_t)error.column : 1};
    text_problem_add(problems, TEXT_PROBLEM_INPUT, place, "", "is not valid JSON: %s",
                     text_show(text).text);
    return false;
}

static unsigned hex4(const char *digits)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++)
        value = value * 16 + (unsigned)g_ascii_xdigit_value(digits[i]);
    return value;
}

/* YAML has no surrogate pairs: \ud83d\ude00 becomes \U0001F600, which is two characters shorter. */
static bool append_pair(GString *out, const char *at, const char *end)
{
    if (end - at < 12 || at[1] != 'u' || at[6] != '\\' || at[7] != 'u')
        return false;
    const unsigned high = hex4(at + 2);
    const unsigned low = hex4(at + 8);
    if (high < 0xD800 || high > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
        return false;
    g_string_append_printf(out, "\\U%08X", 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    return true;
}

/* Separators of lines that are plain characters in a JSON text and would end a line of YAML: NEL, LS, PS.
 * Places behind one on its line are a column off. */
static size_t append_separator(GString *out, const char *at)
{
    static const struct {
        const char *bytes, *escape;
    } separators[] = {{"\xC2\x85", "\\N"}, {"\xE2\x80\xA8", "\\L"}, {"\xE2\x80\xA9", "\\P"}};
    for (size_t i = 0; i < G_N_ELEMENTS(separators); i++)
        if (g_str_has_prefix(at, separators[i].bytes)) {
            g_string_append(out, separators[i].escape);
            return strlen(separators[i].bytes);
        }
    return 0;
}

char *text_json_to_yaml(const char *data, size_t size, const char *label, size_t *yaml_size,
                        text_problems *problems)
{
    if (!is_well_formed(data, size, label, problems))
        return NULL;
    GString *const out = g_string_sized_new(size + 1);
    const char *const end = data + size;
    bool in_string = false;
    unsigned n_missing = 0;
    for (const char *at = data; at < end; at++) {
        if (in_string && *at == '\\') {
            if (append_pair(out, at, end)) {
                n_missing += 2;
                at += 11;
                continue;
            }
            g_string_append_len(out, at++, 2);
            continue;
        }
        const size_t separator = in_string ? append_separator(out, at) : 0;
        if (separator > 0) {
            at += separator - 1;
            continue;
        }
        g_string_append_c(out, *at);
        if (*at == '"') {
            in_string = !in_string;
            /* Blanks after the string keep the columns behind it. */
            for (; !in_string && n_missing; n_missing--)
                g_string_append_c(out, ' ');
        }
    }
    *yaml_size = out->len;
    return g_string_free(out, FALSE);
}

char *text_json_dump(json_t *value)
{
    char *const dumped = json_dumps(value, JSON_COMPACT | TEXT_JSON_REALS);
    char *const text = g_strdup(dumped ? dumped : "null");
    free(dumped);
    json_decref(value);
    return text;
}
