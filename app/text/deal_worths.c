/* An issue whose options are named, with what they are worth to each side or how much it matters. */
#include "text/deal_worths.h"

#include <string.h>

/* ---- Amounts of one side --------------------------------------------------------------------- */

static void read_our_worth(text_reader *reader, const text_node *node, const text_path *path,
                           dw_option *option)
{
    if (!text_read_money(reader, node, path, &option->us))
        option->us = DW_MONEY_NONE;
}

/* One amount, or [low, likely, high]. */
static void read_their_worth(text_reader *reader, const text_node *node, const text_path *path,
                             dw_option *option)
{
    dw_money amount[3] = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE};
    if (node->kind != TEXT_LIST) {
        if (text_read_money(reader, node, path, &amount[1]))
            amount[0] = amount[2] = amount[1];
    } else if (node->n_items != 3) {
        text_read_problem(reader, node, path, "expected [low, likely, high], found %zu amounts",
                          node->n_items);
    } else {
        for (size_t i = 0; i < 3; i++)
            if (!text_read_money(reader, node->item[i], &(text_path){path, NULL, i}, &amount[i]))
                amount[i] = DW_MONEY_NONE;
    }
    option->them = (dw_money_range){amount[0], amount[1], amount[2], NULL};
}

typedef void read_worth(text_reader *reader, const text_node *node, const text_path *path,
                        dw_option *option);

/* Reads one side's amounts into options that exist. */
static void read_side(text_reader *reader, const text_node *side, const text_path *path,
                      const dw_issue *issue, dw_option *option, const char *other,
                      read_worth *read_amount)
{
    g_autofree bool *given = g_new0(bool, issue->n_options + 1);
    for (size_t i = 0; i < side->n_items; i++) {
        const char *const name = side->key[i]->text;
        const size_t o = text_option_with_name(issue, i, name);
        if (o == DW_NONE) {
            const text_array array = {issue->option, sizeof(dw_option), offsetof(dw_option, name)};
            text_read_unknown_key(reader, side->key[i], path,
                                  (text_names){text_array_name, &array, issue->n_options});
            continue;
        }
        given[o] = true;
        read_amount(reader, side->item[i], &(text_path){path, name, 0}, &option[o]);
    }
    for (size_t o = 0; o < issue->n_options; o++)
        if (!given[o])
            text_read_problem(reader, side, path, "option '%s' is missing; '%s' has it",
                              text_show(issue->option[o].name).text, other);
}

/* Makes options of the keys of one side. All numbers make a numeric issue. */
static dw_option *make_options(text_reader *reader, const text_node *side, const text_path *path,
                               dw_issue *issue)
{
    dw_option *const option = text_read_take(reader, side->n_items, sizeof *option);
    if (!option)
        return NULL;
    bool numeric = side->n_items > 0;
    for (size_t i = 0; i < side->n_items; i++) {
        text_decimal decimal = {0, 0};
        const char *const name =
            text_read_line(reader, side->key[i], &(text_path){path, side->key[i]->text, 0});
        option[i] = text_option_named(name ? name : "");
        numeric = numeric && text_decimal_read(side->key[i]->text, &decimal) == NULL;
        option[i].number = text_decimal_double(decimal);
    }
    for (size_t i = 0; !numeric && i < side->n_items; i++)
        option[i].number = 0;
    issue->numeric = numeric;
    issue->option = option;
    issue->n_options = side->n_items;
    return option;
}

/* ---- The members of an issue ----------------------------------------------------------------- */

/* Importance counted from low; -1 where it is not said. */
typedef struct importances {
    int us, them;
} importances;

/* An issue as a mapping. */
typedef struct members {
    const text_node *us, *them, *options;
    importances importance;
} members;

static void keep_side(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    const text_node **const side = member;
    *side = node && text_read_is_map(reader, node, path, DW_ISSUE_OPTIONS_MAX) ? node : NULL;
}

static void keep_options(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    (void)reader, (void)path;
    memcpy(member, &node, sizeof node);
}

static json_t *schema_us(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_map(json_pack("{s:s}", "type", "number"));
}

static json_t *schema_them(text_schema_maker *maker)
{
    (void)maker;
    json_t *const range = json_pack("{s:s,s:{s:s},s:i,s:i}", "type", "array", "items", "type",
                                    "number", "minItems", 3, "maxItems", 3);
    return text_schema_map(text_schema_either(json_pack("{s:s}", "type", "number"), range));
}

static const text_custom side_us = {keep_side, schema_us, NULL};
static const text_custom side_them = {keep_side, schema_them, NULL};
static const text_custom option_list = {keep_options, text_schema_issue_options, NULL};

static const char *importance_at(const void *context, size_t i)
{
    (void)context;
    return dw_importance_name((dw_importance)(i + DW_IMPORTANCE_LOW));
}
static const text_names importance_names = {importance_at, NULL,
                                            DW_IMPORTANCE_COUNT - DW_IMPORTANCE_LOW};

static const text_field importance_fields[] = {
    {"us", TEXT_TYPE_CHOICE, .offset = offsetof(importances, us), .names = &importance_names,
     .none = -1, .means = "How much it matters to us."},
    {"them", TEXT_TYPE_CHOICE, .offset = offsetof(importances, them), .names = &importance_names,
     .none = -1, .means = "How much it matters to them."},
};
static const text_shape shape_importance = {
    .name = "importance",
    .size = sizeof(importances),
    TEXT_FIELDS(importance_fields),
    .means = "How much an issue matters to a side without amounts: they are estimated from it."};

static const text_field issue_fields[] = {
    {"us", TEXT_TYPE_CUSTOM, .offset = offsetof(members, us), .custom = &side_us,
     .means = "Each option's worth to us, present money."},
    {"them", TEXT_TYPE_CUSTOM, .offset = offsetof(members, them), .custom = &side_them,
     .means = "Each option's worth to them: an amount, or [low, likely, high]."},
    {"options", TEXT_TYPE_CUSTOM, .offset = offsetof(members, options), .custom = &option_list,
     .means = "The options where no side names them, the one you would offer first leading; the "
              "usual ones of its kind when missing."},
    {"importance", TEXT_TYPE_RECORD, .offset = offsetof(members, importance),
     .shape = &shape_importance, .means = "For each side without amounts."},
};

const text_shape text_shape_issue = {.name = "issue",
                                     .size = sizeof(members),
                                     TEXT_FIELDS(issue_fields),
                                     .means = "Options with what they matter to each side."};

/* ---- Reading --------------------------------------------------------------------------------- */

static void read_option_member(text_reader *reader, const text_node *node, const text_path *path,
                               dw_issue *issue)
{
    if (node->kind == TEXT_LIST)
        text_read_option_list(reader, node, path, DW_CASH_NONE, issue);
    else if (node->kind == TEXT_MAP && text_has_steps(node))
        text_read_option_steps(reader, node, path, DW_CASH_NONE, issue);
    else
        text_read_problem(reader, node, path,
                          "expected a list of options, or from, to and step; "
                          "found %s",
                          text_node_describe(node));
}

/* Makes the options, of the first that names them, and reads the amounts of each side into them. */
static void read_amounts(text_reader *reader, const text_path *path, const members *m,
                         dw_issue *issue)
{
    const text_path us = {path, "us", 0}, them = {path, "them", 0};
    const char *const leader = m->options ? "options" : m->us ? "us" : "them";
    dw_option *option = NULL;
    if (m->options) {
        read_option_member(reader, m->options, &(text_path){path, "options", 0}, issue);
        option = text_read_take(reader, issue->n_options, sizeof *option);
        if (option && issue->n_options)
            memcpy(option, issue->option, issue->n_options * sizeof *option);
        issue->option = option;
    } else {
        option = make_options(reader, m->us ? m->us : m->them, m->us ? &us : &them, issue);
    }
    if (!option || issue->n_options == 0)
        return;
    if (m->us)
        read_side(reader, m->us, &us, issue, option, m->options ? leader : "them", read_our_worth);
    if (m->them)
        read_side(reader, m->them, &them, issue, option, m->options ? leader : "us",
                  read_their_worth);
    issue->valued = m->us || m->them;
}

static void refuse_beside_amounts(text_reader *reader, const text_node *node, const text_path *path,
                                  const text_node *amounts, const char *side)
{
    const text_node *const importance = text_node_given(node, "importance");
    const text_node *const given = importance ? text_node_given(importance, side) : NULL;
    const text_path here = {path, "importance", 0};
    if (given && amounts)
        text_read_problem(reader, given, &(text_path){&here, side, 0},
                          "stands beside amounts of '%s'; importance is for a side without them",
                          side);
}

void text_read_worths(text_reader *reader, const text_node *node, const text_path *path,
                      dw_issue *issue)
{
    members m;
    text_read_record(reader, &text_shape_issue, node, path, &m);
    issue->importance_us = (dw_importance)(m.importance.us + DW_IMPORTANCE_LOW);
    issue->importance_them = (dw_importance)(m.importance.them + DW_IMPORTANCE_LOW);
    refuse_beside_amounts(reader, node, path, m.us, "us");
    refuse_beside_amounts(reader, node, path, m.them, "them");
    if (m.us || m.them || m.options)
        read_amounts(reader, path, &m, issue);
    else if (!text_node_given(node, "us") && !text_node_given(node, "them") &&
             !text_take_usual_options(reader, issue))
        text_read_problem(reader, node, path,
                          "needs options: 'us' and 'them', 'options', or a list");
}

/* ---- Writing --------------------------------------------------------------------------------- */

static json_t *write_their_worth(const text_writer *writer, const dw_money_range *range)
{
    if (range->low == range->likely && range->likely == range->high)
        return text_write_money(writer, range->likely);
    return json_pack("[o,o,o]", text_write_money(writer, range->low),
                     text_write_money(writer, range->likely),
                     text_write_money(writer, range->high));
}

static json_t *write_our_worths(const text_writer *writer, const dw_issue *issue)
{
    json_t *const us = json_object();
    for (size_t o = 0; o < issue->n_options; o++)
        if (!issue->estimated_us && dw_money_known(issue->option[o].us))
            json_object_set_new(us, issue->option[o].name,
                                text_write_money(writer, issue->option[o].us));
    return us;
}

static json_t *write_their_worths(const text_writer *writer, const dw_issue *issue)
{
    json_t *const them = json_object();
    for (size_t o = 0; o < issue->n_options; o++)
        if (!issue->estimated_them && dw_money_known(issue->option[o].them.low))
            json_object_set_new(them, issue->option[o].name,
                                write_their_worth(writer, &issue->option[o].them));
    return them;
}

static json_t *write_importance(const dw_issue *issue)
{
    json_t *const importance = json_object();
    if (issue->importance_us != DW_IMPORTANCE_NONE)
        json_object_set_new(importance, "us",
                            json_string(dw_importance_name(issue->importance_us)));
    if (issue->importance_them != DW_IMPORTANCE_NONE)
        json_object_set_new(importance, "them",
                            json_string(dw_importance_name(issue->importance_them)));
    return importance;
}

/* Takes over the reference to `value`, an object. */
static void set_unless_empty(json_t *object, const char *key, json_t *value)
{
    if (json_object_size(value))
        json_object_set(object, key, value);
    json_decref(value);
}

json_t *text_write_issue(const text_writer *writer, const dw_issue *issue)
{
    json_t *const object = json_object();
    set_unless_empty(object, "us", write_our_worths(writer, issue));
    set_unless_empty(object, "them", write_their_worths(writer, issue));
    const bool has_amounts = json_object_size(object) > 0;
    set_unless_empty(object, "importance", write_importance(issue));
    if (json_object_size(object) == 0) {
        json_decref(object);
        return text_write_options(writer, issue);
    }
    if (!has_amounts)
        json_object_set_new(object, "options", text_write_options(writer, issue));
    return object;
}
