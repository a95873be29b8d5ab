/* Texts of a playbook, compiled, and the names in it. */
#include "text/limits.h"
#include "text/playbook_read.h"

#include <string.h>

enum { NAME_LENGTH_MAX = 63 };

/* ---- Names ----------------------------------------------------------------------------------- */

bool text_read_identifier(text_reader *reader, const text_node *node, const text_path *path)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    const char *const text = text_read_scalar(reader, node, path, "a name");
    if (!text)
        return false;
    const size_t length = strlen(text);
    if (g_ascii_islower(text[0]) && strspn(text, letters) == length && length <= NAME_LENGTH_MAX)
        return true;
    text_read_problem(reader, node, path,
                      "'%s' is not a name: lower-case letters, digits and underscores, at most %d",
                      text_show(text).text, NAME_LENGTH_MAX);
    return false;
}

const char *text_label_of(text_reader *reader, const char *name)
{
    const size_t length = strlen(name);
    char *const label = text_read_take(reader, length + 1, 1);
    for (size_t i = 0; label && i < length; i++)
        label[i] = name[i] == '_' ? ' ' : name[i];
    return label;
}

/* ---- Strength -------------------------------------------------------------------------------- */

static const char *const strengths[] = {"strong", "moderate", "weak", "ours"};

static const char *strength_at(const void *context, size_t i)
{
    (void)context;
    return strengths[i];
}

static const text_names strength_names = {strength_at, NULL, sizeof strengths / sizeof *strengths};

static void read_strength(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    const size_t i = node ? text_read_choice(reader, node, path, strength_names) : strength_names.n;
    const char *const strength = i < strength_names.n ? strengths[i] : NULL;
    memcpy(member, &strength, sizeof strength);
}

static json_t *schema_strength(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_names(strength_names);
}

const text_custom text_custom_strength = {read_strength, schema_strength, NULL};

/* ---- Patterns -------------------------------------------------------------------------------- */

static size_t factor_index(void *data, const char *name)
{
    const text_playbook_context *const context = data;
    const size_t f = dw_playbook_factor(context->playbook, name);
    return f < context->playbook->n_factors ? f : SIZE_MAX;
}

bool text_report_brace(text_reader *reader, const text_node *node, const text_path *path,
                       const char *pattern, size_t at)
{
    const bool closes = pattern[at] == '}';
    if (!closes && strchr(pattern + at, '}'))
        return false;
    text_read_problem(reader, node, path,
                      closes ? "has a '}' without '{'; write '}}' for a brace"
                             : "has a '{' without '}'; write '{{' for a brace");
    return true;
}

/* The mistake at `pattern[at]`: a brace, or a name between braces that nobody knows. */
static void report_pattern(text_reader *reader, const text_node *node, const text_path *path,
                           const char *pattern, size_t at)
{
    static const char fact[] = "fact:";
    const text_playbook_context *const context = reader->context;
    if (text_report_brace(reader, node, path, pattern, at))
        return;
    const char *const end = strchr(pattern + at, '}');
    g_autofree char *name = g_strndup(pattern + at + 1, (gsize)(end - pattern) - at - 1);
    const bool is_fact = g_str_has_prefix(name, fact);
    text_nearest nearest = text_read_nearest(reader, is_fact ? name + sizeof fact - 1 : name);
    for (size_t f = 0; is_fact && f < context->playbook->n_factors; f++)
        text_nearest_offer(&nearest, context->factor[f].name);
    for (unsigned v = 0; !is_fact && v < DW_VAR_COUNT; v++)
        text_nearest_offer(&nearest, dw_variable_name((dw_variable)v));
    g_autofree char *hint = nearest.name ? g_strdup_printf("; did you mean '{%s%s}'?",
                                                           is_fact ? fact : "", nearest.name)
                                         : g_strdup("");
    text_read_problem(reader, node, path, "'{%s}' is no %s%s", text_show(name).text,
                      is_fact ? "factor of the playbook" : "variable", hint);
}

static void check_scopes(text_reader *reader, const text_node *node, const text_path *path,
                         const dw_variable_set *needs)
{
    const text_playbook_context *const context = reader->context;
    for (unsigned v = 0; v < DW_VAR_COUNT; v++)
        if ((needs->bits[v / 64] >> (v % 64) & 1) &&
            !dw_variable_allowed((dw_variable)v, context->scope))
            text_read_problem(
                reader, node, path, "'{%s}' can only be said for each %s, this is said for %s%s",
                dw_variable_name((dw_variable)v), dw_scope_name(dw_variable_scope((dw_variable)v)),
                context->scope == DW_SCOPE_DEAL ? "the " : "each ", dw_scope_name(context->scope));
    for (size_t f = 0; f < context->playbook->n_factors; f++) {
        const dw_scope scope = context->factor[f].scope;
        if (dw_factor_set_has(&needs->factors, f) && scope != DW_SCOPE_DEAL &&
            scope != context->scope)
            text_read_problem(reader, node, path,
                              "'{fact:%s}' can only be said for each %s, this is said for %s%s",
                              context->factor[f].name, dw_scope_name(scope),
                              context->scope == DW_SCOPE_DEAL ? "the " : "each ",
                              dw_scope_name(context->scope));
    }
}

static void read_alternative(text_reader *reader, const text_node *node, const text_path *path,
                             dw_text *text)
{
    text->pattern = text_read_prose(reader, node, path);
    if (!text->pattern)
        return;
    const size_t wrong = dw_text_needs(text->pattern, factor_index, reader->context, &text->needs);
    if (wrong != SIZE_MAX)
        report_pattern(reader, node, path, text->pattern, wrong);
    else
        check_scopes(reader, node, path, &text->needs);
}

/* One text, or a list of alternatives, best first. */
static void read_texts(text_reader *reader, const text_node *node, const text_path *path,
                       void *member)
{
    dw_texts *const texts = member;
    *texts = (dw_texts){NULL, 0};
    if (!node)
        return;
    const bool is_list = node->kind == TEXT_LIST;
    if (is_list && !text_read_is_list(reader, node, path, TEXT_ALTERNATIVES_MAX))
        return;
    const size_t n = is_list ? node->n_items : 1;
    dw_text *const text = text_read_take(reader, n, sizeof *text);
    for (size_t i = 0; text && i < n; i++)
        if (is_list)
            read_alternative(reader, node->item[i], &(text_path){path, NULL, i}, &text[i]);
        else
            read_alternative(reader, node, path, text);
    *texts = (dw_texts){text, text ? n : 0};
}

static json_t *schema_texts(text_schema_maker *maker)
{
    (void)maker;
    json_t *const text = json_pack("{s:s,s:i}", "type", "string", "minLength", 1);
    return text_schema_either(text, text_schema_list(json_incref(text), TEXT_ALTERNATIVES_MAX));
}

const text_custom text_custom_texts = {read_texts, schema_texts, NULL};
