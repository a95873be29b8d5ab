#include "text/deal_parts.h"

#include <stdlib.h>
#include <string.h>

#include "text/deal.h"
#include "text/json.h"

void text_deal_split(const dw_deal *deal, const dw_playbook *playbook, text_deal_parts *parts)
{
    json_t *const root = text_deal_to_json(deal, playbook);
    const json_t *const record = json_object_get(root, "record");
    parts->event = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < json_array_size(record); i++)
        g_ptr_array_add(parts->event, text_json_dump(json_incref(json_array_get(record, i))));
    json_object_del(root, "record");
    parts->body = text_json_dump(root);
}

void text_deal_parts_clear(text_deal_parts *parts)
{
    g_clear_pointer(&parts->body, g_free);
    g_clear_pointer(&parts->event, g_ptr_array_unref);
}

char *text_deal_join(const char *body, const char *const *event, size_t n)
{
    const char *const end = strrchr(body, '}');
    if (n == 0 || !end)
        return g_strdup(body);
    GString *const file = g_string_new_len(body, end - body);
    g_string_append(file, ",\"record\":[");
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(file, "%s%s", i ? "," : "", event[i]);
    g_string_append(file, "]}");
    return g_string_free(file, FALSE);
}

char *text_json_indent(const char *json)
{
    json_t *const root = json_loads(json, 0, NULL);
    char *const dumped = root ? json_dumps(root, JSON_INDENT(2) | TEXT_JSON_REALS) : NULL;
    char *const text = g_strconcat(dumped ? dumped : json, "\n", NULL);
    free(dumped);
    json_decref(root);
    return text;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

static void append_value(GString *text, const json_t *value)
{
    if (json_is_string(value)) {
        g_string_append(text, json_string_value(value));
        return;
    }
    char *const dumped = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | TEXT_JSON_REALS);
    g_string_append(text, dumped ? dumped : "");
    free(dumped);
}

/* Keys of what stands inside are said; a text speaks for itself. */
static void append_members(GString *text, json_t *object, bool says_keys)
{
    static const char *const apart[] = {"at", "by", "event"};
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        bool skip = false;
        for (size_t i = 0; !says_keys && i < G_N_ELEMENTS(apart); i++)
            skip = skip || strcmp(key, apart[i]) == 0;
        if (skip)
            continue;
        if (json_is_object(value)) {
            append_members(text, value, true);
            continue;
        }
        g_string_append(text, text->len ? ", " : "");
        if (says_keys || !json_is_string(value))
            g_string_append_printf(text, "%s ", key);
        append_value(text, value);
    }
}

static char *member_of(const json_t *object, const char *key)
{
    const char *const text = json_string_value(json_object_get(object, key));
    return g_strdup(text ? text : "");
}

text_event_line text_event_line_of(const char *json)
{
    json_t *const object = json_loads(json, 0, NULL);
    GString *const rest = g_string_new(NULL);
    if (object)
        append_members(rest, object, false);
    const text_event_line line = {.day = member_of(object, "at"),
                                  .by = member_of(object, "by"),
                                  .event = member_of(object, "event"),
                                  .rest = g_string_free(rest, FALSE)};
    json_decref(object);
    return line;
}

void text_event_line_clear(text_event_line *line)
{
    g_clear_pointer(&line->day, g_free);
    g_clear_pointer(&line->by, g_free);
    g_clear_pointer(&line->event, g_free);
    g_clear_pointer(&line->rest, g_free);
}
