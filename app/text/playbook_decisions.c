/* Decisions of a playbook: scores, choices, and the archetype. */
#include "text/limits.h"
#include "text/playbook_read.h"

#include <string.h>

void text_keep_node(text_reader *reader, const text_node *node, const text_path *path, void *member)
{
    (void)reader, (void)path;
    memcpy(member, &node, sizeof node);
}

dw_level *text_take_levels(text_reader *reader, const text_node *node, const text_path *path,
                           dw_factor *factor, size_t most)
{
    factor->n_levels = 0;
    if (!text_read_is_map(reader, node, path, most))
        return NULL;
    if (node->n_items < 2) {
        text_read_problem(reader, node, path, "needs at least two names");
        return NULL;
    }
    dw_level *const level = text_read_take(reader, node->n_items, sizeof *level);
    for (size_t l = 0; level && l < node->n_items; l++) {
        (void)!text_read_identifier(reader, node->key[l], path);
        level[l].name = node->key[l]->text;
    }
    factor->level = level;
    factor->n_levels = level ? node->n_items : 0;
    return level;
}

/* ---- Shapes ---------------------------------------------------------------------------------- */

typedef struct option_draft {
    const char *label;
    dw_texts text;
    dw_points base;
    const text_node *weights;
} option_draft;

static void read_base(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    dw_points *const points = member;
    *points = 0;
    if (node)
        (void)!text_read_points(reader, node, path, points);
}

static json_t *schema_base(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_points();
}

static json_t *schema_weights(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_weights();
}

const text_custom text_custom_base = {read_base, schema_base, NULL};
const text_custom text_custom_kept_base = {text_keep_node, schema_base, NULL};
const text_custom text_custom_weights = {text_keep_node, schema_weights, NULL};
static const text_custom rules_node = {text_keep_node, text_schema_rules, NULL};

static const text_field option_fields[] = {
    {"label", TEXT_TYPE_LINE, .offset = offsetof(option_draft, label),
     .means = "As a person reads it; the name with blanks when missing."},
    {"text", TEXT_TYPE_CUSTOM, .offset = offsetof(option_draft, text), .custom = &text_custom_texts,
     .means = "What choosing it means in this deal."},
    {"base", TEXT_TYPE_CUSTOM, .offset = offsetof(option_draft, base), .custom = &text_custom_base,
     .means = "Points before any fact."},
    {"weights", TEXT_TYPE_CUSTOM, .offset = offsetof(option_draft, weights),
     .custom = &text_custom_weights, .means = "Points by factor and level."},
};
static const text_shape shape_option = {.name = "option",
                                        .size = sizeof(option_draft),
                                        TEXT_FIELDS(option_fields),
                                        .means = "An option of a decision."};

typedef struct score_draft {
    dw_points base;
    const text_node *weights, *rules;
} score_draft;

static const text_field score_fields[] = {
    {"base", TEXT_TYPE_CUSTOM, .offset = offsetof(score_draft, base), .custom = &text_custom_base,
     .means = "Points before any fact."},
    {"weights", TEXT_TYPE_CUSTOM, .offset = offsetof(score_draft, weights),
     .custom = &text_custom_weights, .means = "Points by factor and level."},
    {"rules", TEXT_TYPE_CUSTOM, .offset = offsetof(score_draft, rules), .custom = &rules_node,
     .means = "Points for facts that come together."},
};
static const text_shape shape_score = {.name = "score",
                                       .size = sizeof(score_draft),
                                       TEXT_FIELDS(score_fields),
                                       .means = "Points that the thresholds cut into levels."};

json_t *text_schema_score(text_schema_maker *maker)
{
    return text_schema_reference(maker, &shape_score);
}

static const char archetypes_word[] = "archetypes";

json_t *text_schema_options(text_schema_maker *maker)
{
    return text_schema_either(json_pack("{s:s}", "const", archetypes_word),
                              text_schema_map(text_schema_reference(maker, &shape_option)));
}

/* ---- Decisions ------------------------------------------------------------------------------- */

static dw_decision *next_decision(text_reader *reader, size_t f)
{
    const text_playbook_context *const context = reader->context;
    dw_factor *const factor = &context->factor[f];
    factor->decision = context->playbook->n_decisions++;
    dw_decision *const decision = &context->decision[factor->decision];
    *decision = (dw_decision){.name = factor->name, .factor = (uint16_t)f, .basis = factor->basis};
    return decision;
}

static const char *no_option(const void *context, size_t i)
{
    (void)context, (void)i;
    return "";
}

void text_score_read(text_reader *reader, const text_node *node, const text_path *path, size_t f)
{
    text_playbook_context *const context = reader->context;
    dw_decision *const decision = next_decision(reader, f);
    dw_points *const base = text_read_take(reader, 1, sizeof *base);
    text_weight_table table;
    score_draft read;
    text_read_record(reader, &shape_score, node, path, &read);
    if (!base || !text_weights_init(reader, &table, 1))
        return;
    *base = read.base;
    decision->base = base;
    decision->n_options = 1;
    context->options = (text_names){no_option, NULL, 1};
    context->is_score = true;
    text_weights_read(reader, read.weights, &(text_path){path, "weights", 0}, &table, 0);
    text_rules_read(reader, read.rules, &(text_path){path, "rules", 0}, decision);
    text_weights_finish(reader, &table, decision);
}

/* One option of a choice: its label and text become the level's. */
static void read_option(text_reader *reader, const text_node *node, const text_path *path,
                        dw_level *level, dw_points *base, const text_weight_table *table, size_t o)
{
    option_draft read;
    text_read_record(reader, &shape_option, text_node_is_null(node) ? NULL : node, path, &read);
    level->label = read.label ? read.label : text_label_of(reader, level->name);
    level->means = read.text;
    *base = read.base;
    text_weights_read(reader, read.weights, &(text_path){path, "weights", 0}, table, o);
}

/* The option of an archetype: points stand in its pack, which was checked with all else there. */
static void read_archetype_option(text_reader *reader, const text_node *node, const text_path *path,
                                  const dw_archetype *archetype, dw_level *level, dw_points *base,
                                  const text_weight_table *table, size_t o)
{
    *level = (dw_level){.name = archetype->name, .label = archetype->label};
    const text_node *const points = text_node_given(node, "base");
    const text_node *const weights = text_node_given(node, "weights");
    const text_node *const summary = text_node_given(node, "summary");
    const text_path base_path = {path, "base", 0}, summary_path = {path, "summary", 0};
    if (points)
        (void)!text_read_points(reader, points, &base_path, base);
    if (weights)
        text_weights_read(reader, weights, &(text_path){path, "weights", 0}, table, o);
    if (summary && archetype->summary)
        text_custom_texts.read(reader, summary, &summary_path, &level->means);
}

void text_choice_read(text_reader *reader, const text_node *options, const text_node *rules,
                      const text_path *path, size_t f)
{
    text_playbook_context *const context = reader->context;
    const dw_playbook *const playbook = context->playbook;
    dw_factor *const factor = &context->factor[f];
    const bool archetypes =
        options->kind == TEXT_SCALAR && strcmp(options->text, archetypes_word) == 0;
    const text_path here = {path, "options", 0};
    const text_path packs = {NULL, "archetypes", 0};
    dw_decision *const decision = next_decision(reader, f);
    text_weight_table table;
    if (!archetypes && !text_take_levels(reader, options, &here, factor, DW_OPTIONS_MAX))
        return;
    const size_t n = archetypes ? playbook->n_archetypes : factor->n_levels;
    dw_level *const level = text_read_take(reader, n, sizeof *level);
    dw_points *const base = text_read_take(reader, n, sizeof *base);
    if (!level || !base || !text_weights_init(reader, &table, n))
        return;
    for (size_t o = 0; o < n; o++)
        if (archetypes) {
            read_archetype_option(reader, context->archetype[o],
                                  &(text_path){&packs, playbook->archetype[o].name, 0},
                                  &playbook->archetype[o], &level[o], &base[o], &table, o);
        } else {
            level[o].name = factor->level[o].name;
            read_option(reader, options->item[o], &(text_path){&here, level[o].name, 0}, &level[o],
                        &base[o], &table, o);
        }
    factor->level = level;
    factor->n_levels = n;
    decision->n_options = n;
    decision->base = base;
    text_weights_finish(reader, &table, decision);
    const text_array array = {level, sizeof *level, offsetof(dw_level, name)};
    context->options = (text_names){text_array_name, &array, n};
    context->is_score = false;
    text_rules_read(reader, rules, &(text_path){path, "rules", 0}, decision);
    context->options = (text_names){no_option, NULL, 0};
}
