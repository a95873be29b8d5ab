/* Estimates of issue kinds: usual options, and what they are worth where a deal does not say. */
#include "text/playbook_estimates.h"

#include "text/deal_options.h"

#include <string.h>

typedef struct options {
    const dw_usual_option *option;
    size_t n_options;
    bool numeric;
} options;

/* The record of an estimate before its kind is known. */
typedef struct estimate {
    options options;
    double us, them[3];
    bool has_us, has_them;
    dw_basis basis;
} estimate;

static void read_options(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    options *const result = member;
    *result = (options){NULL, 0, false};
    if (!node || !text_read_is_list(reader, node, path, DW_ISSUE_OPTIONS_MAX))
        return;
    dw_issue issue = {.n_options = 0};
    text_read_option_list(reader, node, path, DW_CASH_NONE, &issue);
    dw_usual_option *const option = text_read_take(reader, issue.n_options, sizeof *option);
    for (size_t o = 0; option && o < issue.n_options; o++)
        option[o] = (dw_usual_option){issue.option[o].name, issue.option[o].number};
    *result = (options){option, option ? issue.n_options : 0, issue.numeric};
}

static json_t *schema_options(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_list(json_pack("{s:[s,s]}", "type", "string", "number"),
                            DW_ISSUE_OPTIONS_MAX);
}

static bool read_share(text_reader *reader, const text_node *node, const text_path *path,
                       double *share)
{
    return text_read_number(reader, node, path, -DW_ESTIMATE_MAX, DW_ESTIMATE_MAX, share);
}

static void read_us(text_reader *reader, const text_node *node, const text_path *path, void *member)
{
    estimate *const e = member;
    e->has_us = node && read_share(reader, node, path, &e->us);
}

/* One share, or [low, likely, high]. */
static void read_them(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    estimate *const e = member;
    e->has_them = false;
    if (!node)
        return;
    if (node->kind != TEXT_LIST) {
        e->has_them = read_share(reader, node, path, &e->them[1]);
        e->them[0] = e->them[2] = e->them[1];
        return;
    }
    if (node->n_items != 3) {
        text_read_problem(reader, node, path, "expected [low, likely, high], found %zu shares",
                          node->n_items);
        return;
    }
    bool sound = true;
    for (size_t i = 0; i < 3; i++)
        sound =
            read_share(reader, node->item[i], &(text_path){path, NULL, i}, &e->them[i]) && sound;
    e->has_them = sound;
    if (sound && (e->them[0] > e->them[1] || e->them[1] > e->them[2]))
        text_read_problem(reader, node, path, "must be in order: low <= likely <= high");
}

static json_t *schema_share(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s,s:i,s:i}", "type", "number", "minimum", -DW_ESTIMATE_MAX, "maximum",
                     DW_ESTIMATE_MAX);
}

static json_t *schema_shares(text_schema_maker *maker)
{
    json_t *const range = json_pack("{s:s,s:o,s:i,s:i}", "type", "array", "items",
                                    schema_share(maker), "minItems", 3, "maxItems", 3);
    return text_schema_either(schema_share(maker), range);
}

static const text_custom option_list = {read_options, schema_options, NULL};
static const text_custom our_share = {read_us, schema_share, NULL};
static const text_custom their_shares = {read_them, schema_shares, NULL};

static const text_field basis_fields[] = {
    {"source", TEXT_TYPE_PROSE, .offset = offsetof(dw_basis, source),
     .means = "Where it comes from."},
    {"strength", TEXT_TYPE_CUSTOM, .offset = offsetof(dw_basis, strength),
     .custom = &text_custom_strength, .means = "How strong that is."},
    {"limits", TEXT_TYPE_PROSE, .offset = offsetof(dw_basis, limits), .means = "Where it ends."},
};
static const text_shape shape_basis = {.name = "estimate_basis",
                                       .size = sizeof(dw_basis),
                                       TEXT_FIELDS(basis_fields),
                                       .means = "What an estimate rests on."};

static const text_field estimate_fields[] = {
    {"options", TEXT_TYPE_CUSTOM, .offset = offsetof(estimate, options), .custom = &option_list,
     .means = "Usual options, the usual first offer leading."},
    {"us", TEXT_TYPE_CUSTOM, .custom = &our_share,
     .means = "Worth to us of going from the first option to the last, share of a year's price; "
              "below 0 it costs us."},
    {"them", TEXT_TYPE_CUSTOM, .custom = &their_shares,
     .means = "The same to them: a share, or [low, likely, high]."},
    {"basis", TEXT_TYPE_RECORD, .offset = offsetof(estimate, basis), .shape = &shape_basis,
     .means = "What it rests on."},
};
static const text_shape shape_estimate = {
    .name = "estimate",
    .size = sizeof(estimate),
    TEXT_FIELDS(estimate_fields),
    .means = "What stands in where a deal says little of such an issue."};

static void read_estimate(text_reader *reader, const text_node *node, const text_path *path,
                          void *member)
{
    dw_issue_estimate *const result = member;
    *result = (dw_issue_estimate){.n_options = 0};
    if (!node || !text_read_is_map(reader, node, path, SIZE_MAX))
        return;
    estimate e;
    text_read_record(reader, &shape_estimate, node, path, &e);
    if (e.has_us != e.has_them && !text_node_given(node, e.has_us ? "them" : "us"))
        text_read_problem(reader, node, path, "'%s' is required beside '%s'",
                          e.has_us ? "them" : "us", e.has_us ? "us" : "them");
    *result = (dw_issue_estimate){.option = e.options.option,
                                  .n_options = e.options.n_options,
                                  .numeric = e.options.numeric,
                                  .valued = e.has_us && e.has_them,
                                  .us = e.has_us ? e.us : 0,
                                  .basis = e.basis};
    if (result->valued)
        memcpy(result->them, e.them, sizeof e.them);
}

static json_t *schema_estimate(text_schema_maker *maker)
{
    return text_schema_reference(maker, &shape_estimate);
}

const text_custom text_custom_estimate = {read_estimate, schema_estimate, NULL};

void text_check_estimate(text_reader *reader, const text_node *node, const text_path *path,
                         const dw_issue_kind *kind)
{
    const text_node *const given = text_node_given(node, "estimate");
    if (!given || kind->cash == DW_CASH_NONE)
        return;
    const text_path here = {path, "estimate", 0};
    const text_node *const list = text_node_given(given, "options");
    if (text_node_given(given, "us") || text_node_given(given, "them"))
        text_read_problem(reader, given, &here,
                          "'us' and 'them' are not for a kind with 'cash': a formula values it");
    if (kind->cash == DW_CASH_PRICE && list)
        text_read_problem(reader, list, &(text_path){&here, "options", 0},
                          "a price has no usual options");
    for (size_t i = 0;
         kind->cash != DW_CASH_PRICE && list && list->kind == TEXT_LIST && i < list->n_items; i++) {
        const text_path inside = {&here, "options", 0};
        double number;
        (void)!text_read_option_number(reader, list->item[i], &(text_path){&inside, NULL, i},
                                       kind->cash, &number);
    }
}
