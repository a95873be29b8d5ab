#include "text/flow.h"

#include "text/deal.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Characters that may stand anywhere in a plain text, beside letters and digits of any script. */
static const char safe[] = "_-./()+*%;$@=~^<>'\" ";

/* Does YAML read the text alike without quotes, inside braces too? */
static bool is_plain(const char *text)
{
    static const char *const other[] = {"null", "true", "false", "yes", "no", "on", "off"};
    const size_t length = strlen(text);
    const unsigned char first = (unsigned char)text[0];
    if (length == 0 || !(g_ascii_isalnum(first) || first >= 0x80) || text[length - 1] == ' ')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(other); i++)
        if (g_ascii_strcasecmp(text, other[i]) == 0)
            return false;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (*at == ':' ? !g_ascii_isalnum(at[1])
                       : !(g_unichar_isalnum(c) || (c < 0x80 && strchr(safe, (int)c)) ||
                           (c > 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF &&
                            g_unichar_isprint(c))))
            return false;
    }
    return true;
}

/* What JSON has as plain characters and YAML reads as line ends, or not at all. */
static const struct {
    const char *bytes, *escape;
} escapes[] = {{"\xC2\x85", "\\N"},
               {"\xE2\x80\xA8", "\\L"},
               {"\xE2\x80\xA9", "\\P"},
               {"\xEF\xBB\xBF", "\\uFEFF"}};

static void append_json(GString *out, const json_t *value)
{
    char *const dumped = json_dumps(value, JSON_ENCODE_ANY | TEXT_JSON_REALS);
    g_autoptr(GString) text = g_string_new(dumped ? dumped : "null");
    free(dumped);
    for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++)
        g_string_replace(text, escapes[i].bytes, escapes[i].escape, 0);
    g_string_append(out, text->str);
}

static void append_text(GString *out, const json_t *value)
{
    if (is_plain(json_string_value(value)))
        g_string_append(out, json_string_value(value));
    else
        append_json(out, value);
}

static void append(GString *out, const json_t *value)
{
    const char *separator = "";
    if (json_is_string(value)) {
        append_text(out, value);
    } else if (json_is_array(value)) {
        g_string_append_c(out, '[');
        for (size_t i = 0; i < json_array_size(value); i++, separator = ", ") {
            g_string_append(out, separator);
            append(out, json_array_get(value, i));
        }
        g_string_append_c(out, ']');
    } else if (json_is_object(value)) {
        const char *key;
        json_t *member;
        g_string_append_c(out, '{');
        json_object_foreach((json_t *)(uintptr_t)value, key, member)
        {
            g_autoptr(GString) name = g_string_new(NULL);
            json_t *const text = json_string(key);
            append_text(name, text);
            json_decref(text);
            g_string_append_printf(out, "%s%s: ", separator, name->str);
            append(out, member);
            separator = ", ";
        }
        g_string_append_c(out, '}');
    } else {
        append_json(out, value);
    }
}

char *text_flow_write(const json_t *value)
{
    GString *const out = g_string_new(NULL);
    append(out, value);
    return g_string_free(out, FALSE);
}
