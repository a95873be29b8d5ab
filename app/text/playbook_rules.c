/* Conditions, points, weights and rules. */
#include "text/limits.h"
#include "text/playbook_read.h"

#include <stdlib.h>
#include <string.h>

static text_names level_names(const dw_factor *factor, text_array *array)
{
    *array = (text_array){factor->level, sizeof(dw_level), offsetof(dw_level, name)};
    return (text_names){text_array_name, array, factor->n_levels};
}

/* ---- Factors by name ------------------------------------------------------------------------- */

static void report_unknown(text_reader *reader, const text_node *key, const text_path *path)
{
    const text_playbook_context *const context = reader->context;
    text_nearest nearest = text_read_nearest(reader, key->text);
    for (size_t f = 0; f < context->n_usable; f++)
        text_nearest_offer(&nearest, context->factor[f].name);
    g_autofree char *hint =
        nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name) : g_strdup("");
    text_read_problem(reader, key, path, "'%s' is no factor of the playbook%s",
                      text_show(key->text).text, hint);
}

size_t text_read_factor(text_reader *reader, const text_node *key, const text_path *path)
{
    const text_playbook_context *const context = reader->context;
    const size_t n = context->playbook->n_factors;
    const size_t f = dw_playbook_factor(context->playbook, key->text);
    const text_path here = {path, key->text, 0};
    if (f == n) {
        report_unknown(reader, key, path);
        return n;
    }
    const dw_scope scope = context->factor[f].scope;
    /* A factor without levels has been complained about already. */
    if (f < context->n_usable && context->factor[f].n_levels == 0)
        return n;
    if (f >= context->n_usable) {
        text_read_problem(reader, key, &here,
                          "stands after this factor; a factor may only use those before it");
        return n;
    }
    if (scope != DW_SCOPE_DEAL && scope != context->scope) {
        text_read_problem(reader, key, &here, "is known only for each %s, this is decided for %s%s",
                          dw_scope_name(scope), context->scope == DW_SCOPE_DEAL ? "the " : "each ",
                          dw_scope_name(context->scope));
        return n;
    }
    return f;
}

/* ---- When ------------------------------------------------------------------------------------ */

static dw_fact read_levels(text_reader *reader, const text_node *node, const text_path *path,
                           const dw_factor *factor)
{
    text_array array;
    const text_names names = level_names(factor, &array);
    const bool is_list = node->kind == TEXT_LIST;
    const size_t n = is_list ? node->n_items : 1;
    dw_fact levels = 0;
    if (n == 0)
        text_read_problem(reader, node, path, "needs at least one level");
    for (size_t i = 0; i < n; i++) {
        const text_path element = {path, NULL, i};
        const size_t level = is_list ? text_read_choice(reader, node->item[i], &element, names)
                                     : text_read_choice(reader, node, path, names);
        if (level < names.n)
            levels |= UINT32_C(1) << level;
    }
    return levels;
}

/* A level, a list of levels, or {not: either}. */
static dw_fact read_condition(text_reader *reader, const text_node *node, const text_path *path,
                              const dw_factor *factor)
{
    const dw_fact all = dw_factor_unknown(factor);
    const text_node *const not = text_node_get(node, "not");
    const size_t n_errors = reader->problems->n_errors;
    if (node->kind == TEXT_MAP && (!not || node->n_items != 1)) {
        text_read_problem(reader, node, path, "expected a level, a list of levels or {not: …}");
        return 0;
    }
    const text_path inside = {path, "not", 0};
    const dw_fact levels = not ? all & ~read_levels(reader, not, &inside, factor)
                               : read_levels(reader, node, path, factor);
    if (reader->problems->n_errors == n_errors && (levels == 0 || levels == all))
        text_read_problem(reader, node, path,
                          levels == 0 ? "can never hold: it names no level"
                                      : "says nothing: it names every level");
    return levels;
}

static int compare_conditions(const void *a, const void *b)
{
    const dw_condition *const x = a;
    const dw_condition *const y = b;
    return (x->factor > y->factor) - (x->factor < y->factor);
}

static void read_when(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    const text_playbook_context *const context = reader->context;
    dw_when *const when = member;
    *when = (dw_when){NULL, 0};
    if (!node || !text_read_is_map(reader, node, path, DW_FACTORS_MAX))
        return;
    dw_condition *const condition = text_read_take(reader, node->n_items, sizeof *condition);
    size_t n = 0;
    for (size_t i = 0; condition && i < node->n_items; i++) {
        const size_t f = text_read_factor(reader, node->key[i], path);
        if (f == context->playbook->n_factors)
            continue;
        const text_path here = {path, node->key[i]->text, 0};
        condition[n].factor = (uint16_t)f;
        condition[n].levels = read_condition(reader, node->item[i], &here, &context->factor[f]);
        n++;
    }
    if (n)
        qsort(condition, n, sizeof *condition, compare_conditions);
    *when = (dw_when){condition, n};
}

static json_t *schema_when(text_schema_maker *maker)
{
    (void)maker;
    json_t *const level = json_pack("{s:s}", "type", "string");
    json_t *const levels =
        text_schema_either(level, text_schema_list(json_incref(level), DW_LEVELS_MAX));
    json_t *const not = json_pack("{s:s,s:{s:O},s:[s],s:b}", "type", "object", "properties", "not",
                                  levels, "required", "not", "additionalProperties", 0);
    return text_schema_map(text_schema_either(levels, not ));
}

const text_custom text_custom_when = {read_when, schema_when, NULL};

/* ---- Points ---------------------------------------------------------------------------------- */

bool text_read_points(text_reader *reader, const text_node *node, const text_path *path,
                      dw_points *points)
{
    text_decimal decimal;
    int64_t hundredths;
    if (!text_read_decimal(reader, node, path, &decimal))
        return false;
    if (decimal.scale > 2) {
        text_read_problem(reader, node, path, "'%s' has more than two digits behind the point",
                          node->text);
        return false;
    }
    if (text_decimal_scaled(decimal, 2, DW_POINTS_MAX, &hundredths)) {
        text_read_problem(reader, node, path, "'%s' is not within -%d to %d", node->text,
                          DW_POINTS_MAX / 100, DW_POINTS_MAX / 100);
        return false;
    }
    *points = (dw_points)hundredths;
    return true;
}

json_t *text_schema_points(void)
{
    return json_pack("{s:s,s:i,s:i}", "type", "number", "minimum", -DW_POINTS_MAX / 100, "maximum",
                     DW_POINTS_MAX / 100);
}

/* ---- Weights --------------------------------------------------------------------------------- */

bool text_weights_init(text_reader *reader, text_weight_table *table, size_t n_options)
{
    const text_playbook_context *const context = reader->context;
    table->n_options = n_options;
    table->of_factor =
        text_read_take(reader, context->playbook->n_factors, sizeof *table->of_factor);
    return table->of_factor != NULL;
}

static void read_column(text_reader *reader, const text_node *node, const text_path *path,
                        const text_weight_table *table, size_t option, size_t f)
{
    const text_playbook_context *const context = reader->context;
    const dw_factor *const factor = &context->factor[f];
    if (!text_read_is_map(reader, node, path, DW_LEVELS_MAX))
        return;
    if (!table->of_factor[f])
        table->of_factor[f] =
            text_read_take(reader, factor->n_levels * table->n_options, sizeof(dw_points));
    text_array array;
    const text_names names = level_names(factor, &array);
    for (size_t i = 0; table->of_factor[f] && i < node->n_items; i++) {
        const size_t level = text_read_choice(reader, node->key[i], path, names);
        const text_path here = {path, node->key[i]->text, 0};
        if (level < names.n)
            (void)!text_read_points(reader, node->item[i], &here,
                                    &table->of_factor[f][level * table->n_options + option]);
    }
}

void text_weights_read(text_reader *reader, const text_node *node, const text_path *path,
                       const text_weight_table *table, size_t option)
{
    const text_playbook_context *const context = reader->context;
    if (!node || !text_read_is_map(reader, node, path, DW_FACTORS_MAX))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const size_t f = text_read_factor(reader, node->key[i], path);
        if (f < context->playbook->n_factors)
            read_column(reader, node->item[i], &(text_path){path, node->key[i]->text, 0}, table,
                        option, f);
    }
}

void text_weights_finish(text_reader *reader, const text_weight_table *table, dw_decision *decision)
{
    const text_playbook_context *const context = reader->context;
    size_t n = 0;
    for (size_t f = 0; f < context->playbook->n_factors; f++)
        n += table->of_factor[f] != NULL;
    dw_weight *const weight = text_read_take(reader, n, sizeof *weight);
    decision->weight = weight;
    decision->n_weights = 0;
    for (size_t f = 0; weight && f < context->playbook->n_factors; f++)
        if (table->of_factor[f])
            weight[decision->n_weights++] = (dw_weight){(uint16_t)f, table->of_factor[f]};
}

json_t *text_schema_weights(void)
{
    return text_schema_map(text_schema_map(text_schema_points()));
}

/* ---- Rules ----------------------------------------------------------------------------------- */

/* A number for a score; {option: points} for a choice. */
static void read_rule_points(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    const text_playbook_context *const context = reader->context;
    dw_points *const points = text_read_take(reader, context->options.n, sizeof *points);
    memcpy(member, &points, sizeof points);
    if (!node || !points || context->options.n == 0)
        return;
    if (context->is_score) {
        (void)!text_read_points(reader, node, path, points);
        return;
    }
    if (!text_read_is_map(reader, node, path, DW_OPTIONS_MAX))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const size_t option = text_read_choice(reader, node->key[i], path, context->options);
        const text_path here = {path, node->key[i]->text, 0};
        if (option < context->options.n)
            (void)!text_read_points(reader, node->item[i], &here, &points[option]);
    }
}

static json_t *schema_rule_points(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_either(text_schema_points(), text_schema_map(text_schema_points()));
}

static const text_custom rule_points = {read_rule_points, schema_rule_points, NULL};

static void read_rule_id(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    const text_playbook_context *const context = reader->context;
    const char *const id = node && text_read_identifier(reader, node, path) ? node->text : NULL;
    memcpy(member, &id, sizeof id);
    if (id)
        g_ptr_array_add(context->rule_ids, (gpointer)(uintptr_t)node);
}

static json_t *schema_id(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:s}", "type", "string", "pattern", "^[a-z][a-z0-9_]*$");
}

static const text_custom rule_id = {read_rule_id, schema_id, NULL};

static const text_field rule_fields[] = {
    {"id", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(dw_rule, id), .custom = &rule_id,
     .means = "Name of the rule, one in the playbook."},
    {"when", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(dw_rule, when),
     .custom = &text_custom_when, .means = "Facts that must come together."},
    {"points", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(dw_rule, points),
     .custom = &rule_points, .means = "Points it gives: to a score, or by option."},
    {"text", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(dw_rule, text),
     .custom = &text_custom_texts, .means = "Why."},
};
static const text_shape shape_rule = {.name = "rule",
                                      .size = sizeof(dw_rule),
                                      TEXT_FIELDS(rule_fields),
                                      .means = "Points given when several facts come together."};

void text_rules_read(text_reader *reader, const text_node *node, const text_path *path,
                     dw_decision *decision)
{
    const void *rule = NULL;
    decision->n_rules = 0;
    if (node)
        text_read_records(reader, &shape_rule, node, path, DW_RULES_MAX, &rule, &decision->n_rules);
    decision->rule = rule;
}

json_t *text_schema_rules(text_schema_maker *maker)
{
    return text_schema_list(text_schema_reference(maker, &shape_rule), DW_RULES_MAX);
}
