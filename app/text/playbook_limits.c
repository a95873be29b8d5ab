/* What tells of the most a buyer would plausibly pay. */
#include "text/playbook_read.h"

#include <string.h>

static const char *figure_at(const void *context, size_t i)
{
    (void)context;
    return dw_limit_figure_name((dw_limit_figure)i);
}
static const text_names figure_names = {figure_at, NULL, DW_LIMIT_FIGURE_COUNT};

static const char *effect_at(const void *context, size_t i)
{
    (void)context;
    return dw_limit_effect_name((dw_limit_effect)i);
}
static const text_names effect_names = {effect_at, NULL, DW_LIMIT_EFFECT_COUNT};

static void read_id(text_reader *reader, const text_node *node, const text_path *path, void *member)
{
    const char *const id = node && text_read_identifier(reader, node, path) ? node->text : NULL;
    memcpy(member, &id, sizeof id);
}

static json_t *schema_id(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:s}", "type", "string", "pattern", "^[a-z][a-z0-9_]*$");
}

static const text_custom limit_id = {read_id, schema_id, NULL};

#define LIMIT(member) .offset = offsetof(dw_buyer_limit, member)
static const text_field limit_fields[] = {
    {"id", TEXT_TYPE_CUSTOM, .required = true, LIMIT(id), .custom = &limit_id,
     .means = "Name of the sign, one in the list."},
    {"label", TEXT_TYPE_LINE, .required = true, LIMIT(label),
     .means = "What the limit rests on where this sign decides it."},
    {"figure", TEXT_TYPE_CHOICE, .required = true, LIMIT(figure), .names = &figure_names,
     .none = DW_LIMIT_COMPETITOR_PRICE, .means = "The figure of the deal it looks at."},
    {"effect", TEXT_TYPE_CHOICE, .required = true, LIMIT(effect), .names = &effect_names,
     .none = DW_LIMIT_AT_MOST,
     .means = "at_most: no more than the figure; otherwise: the figure where no sign before it "
              "gave a limit; at_least: no less than the figure."},
    TEXT_BASIS(dw_buyer_limit, basis),
};
static const text_shape shape_limit = {.name = "buyer_limit",
                                       .size = sizeof(dw_buyer_limit),
                                       TEXT_FIELDS(limit_fields),
                                       .means = "A sign of the most a buyer would plausibly pay."};

static bool is_taken(const dw_buyer_limit *limit, size_t l)
{
    for (size_t i = 0; i < l; i++)
        if (limit[l].id && limit[i].id && strcmp(limit[i].id, limit[l].id) == 0)
            return true;
    return false;
}

static void read_limits(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_playbook *const playbook = member;
    const void *limits = NULL;
    size_t n = 0;
    if (!node)
        return;
    text_read_records(reader, &shape_limit, node, path, DW_BUYER_LIMITS_MAX, &limits, &n);
    const dw_buyer_limit *const draft = limits;
    dw_buyer_limit *const limit = text_read_take(reader, n, sizeof *limit);
    for (size_t l = 0; limit && l < n; l++) {
        const text_path here = {path, NULL, l};
        limit[l] = draft[l];
        text_basis_resolve(reader, node->item[l], &here, TEXT_BASIS_ALL, NULL, &limit[l].basis);
        if (is_taken(limit, l))
            text_read_problem(reader, node->item[l], &here, "another sign has the id '%s'",
                              limit[l].id);
    }
    playbook->buyer_limit = limit;
    playbook->n_buyer_limits = limit ? n : 0;
}

static json_t *schema_limits(text_schema_maker *maker)
{
    return text_schema_list(text_schema_reference(maker, &shape_limit), DW_BUYER_LIMITS_MAX);
}

const text_custom text_custom_buyer_limits = {read_limits, schema_limits, NULL};
