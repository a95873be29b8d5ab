/* The words that stand around a playbook's texts. */
#include "text/playbook_read.h"

#include <string.h>

static const char *phrase_at(const void *context, size_t i)
{
    (void)context;
    return dw_phrase_info_of((dw_phrase)i)->name;
}
static const text_names phrase_names = {phrase_at, NULL, DW_PHRASE_COUNT};

static void report_variable(text_reader *reader, const text_node *node, const text_path *path,
                            dw_phrase phrase, const char *name)
{
    const size_t n = dw_phrase_variables(phrase);
    const dw_phrase_info *const info = dw_phrase_info_of(phrase);
    g_autoptr(GString) may = g_string_new(n == 0 ? "it has none" : "it may use");
    for (size_t v = 0; v < n; v++)
        g_string_append_printf(may, "%s{%s}", v > 0 ? ", " : " ", info->variable[v]);
    text_read_problem(reader, node, path, "'{%s}' is no variable of this phrase: %s",
                      text_show(name).text, may->str);
}

/* A phrase without variables is used as it is, so its doubled braces become single ones here. */
static const char *with_single_braces(text_reader *reader, const char *pattern)
{
    char *const plain = text_read_take(reader, strlen(pattern) + 1, 1);
    char *to = plain;
    for (const char *from = pattern; plain && *from; from++) {
        *to++ = *from;
        if (*from == '{' || *from == '}')
            from++;
    }
    return plain;
}

static const char *read_phrase(text_reader *reader, const text_node *node, const text_path *path,
                               dw_phrase phrase)
{
    const char *const pattern = text_read_prose(reader, node, path);
    const size_t wrong = pattern ? dw_phrase_mistake(phrase, pattern) : SIZE_MAX;
    if (wrong == SIZE_MAX)
        return pattern && dw_phrase_variables(phrase) == 0 ? with_single_braces(reader, pattern)
                                                           : pattern;
    if (!text_report_brace(reader, node, path, pattern, wrong)) {
        const char *const start = pattern + wrong + 1;
        g_autofree char *name = g_strndup(start, (gsize)(strchr(start, '}') - start));
        report_variable(reader, node, path, phrase, name);
    }
    return NULL;
}

static void read_phrases(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_playbook *const playbook = member;
    bool given[DW_PHRASE_COUNT] = {false};
    if (!node || !text_read_is_map(reader, node, path, SIZE_MAX))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const char *const name = node->key[i]->text;
        size_t p = 0;
        while (p < DW_PHRASE_COUNT && strcmp(phrase_at(NULL, p), name) != 0)
            p++;
        if (p == DW_PHRASE_COUNT) {
            text_read_unknown_key(reader, node->key[i], path, phrase_names);
            continue;
        }
        given[p] = true;
        playbook->phrase[p] =
            read_phrase(reader, node->item[i], &(text_path){path, name, 0}, (dw_phrase)p);
    }
    for (size_t p = 0; p < DW_PHRASE_COUNT; p++)
        if (!given[p])
            text_read_problem(reader, node, path, "'%s' is required", phrase_at(NULL, p));
}

static json_t *schema_phrases(text_schema_maker *maker)
{
    (void)maker;
    json_t *const properties = json_object();
    for (size_t p = 0; p < DW_PHRASE_COUNT; p++) {
        const dw_phrase_info *const info = dw_phrase_info_of((dw_phrase)p);
        json_t *const schema = json_pack("{s:s,s:i}", "type", "string", "minLength", 1);
        g_autoptr(GString) may = g_string_new(NULL);
        for (size_t v = 0; v < dw_phrase_variables((dw_phrase)p); v++)
            g_string_append_printf(may, "%s{%s}", v > 0 ? ", " : "May use ", info->variable[v]);
        if (may->len > 0)
            json_object_set_new(schema, "description",
                                json_string(g_string_append_c(may, '.')->str));
        json_object_set_new(properties, info->name, schema);
    }
    return json_pack("{s:s,s:o,s:b}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

const text_custom text_custom_phrases = {read_phrases, schema_phrases, NULL};
