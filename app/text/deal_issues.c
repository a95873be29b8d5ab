/* The issues of a deal, and the hard limits on them. */
#include "text/deal_options.h"

#include <math.h>
#include <string.h>

/* ---- Worth to each side ---------------------------------------------------------------------- */

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

/* The place of the option in the issue; the same order on both sides is the usual case. */
static size_t find_option(const dw_issue *issue, size_t guess, const char *name)
{
    if (guess < issue->n_options && strcmp(issue->option[guess].name, name) == 0)
        return guess;
    for (size_t o = 0; o < issue->n_options; o++)
        if (strcmp(issue->option[o].name, name) == 0)
            return o;
    return DW_NONE;
}

/* Reads one side's amounts into options that exist. */
static void read_side(text_reader *reader, const text_node *side, const text_path *path,
                      const dw_issue *issue, dw_option *option, const char *other,
                      read_worth *read_amount)
{
    g_autofree bool *given = g_new0(bool, issue->n_options + 1);
    for (size_t i = 0; i < side->n_items; i++) {
        const char *const name = side->key[i]->text;
        const size_t o = find_option(issue, i, name);
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

typedef struct sides {
    const text_node *us, *them;
} sides;

static void read_side_member(text_reader *reader, const text_node *node, const text_path *path,
                             void *member)
{
    const text_node **const side = member;
    *side = node && text_read_is_map(reader, node, path, DW_ISSUE_OPTIONS_MAX) ? node : NULL;
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

static const text_custom side_us = {read_side_member, schema_us, NULL};
static const text_custom side_them = {read_side_member, schema_them, NULL};

static const text_field sides_fields[] = {
    {"us", TEXT_TYPE_CUSTOM, .offset = offsetof(sides, us), .custom = &side_us,
     .means = "Each option's worth to us, present money."},
    {"them", TEXT_TYPE_CUSTOM, .offset = offsetof(sides, them), .custom = &side_them,
     .means = "Each option's worth to them: an amount, or [low, likely, high]."},
};

static const text_shape shape_sides = {.name = "worth",
                                       .size = sizeof(sides),
                                       TEXT_FIELDS(sides_fields),
                                       .means = "Options with their worth to each side."};

static void read_worths(text_reader *reader, const text_node *node, const text_path *path,
                        dw_issue *issue)
{
    sides s;
    text_read_record(reader, &shape_sides, node, path, &s);
    if (!s.us && !s.them) {
        if (node->n_items == 0)
            text_read_problem(reader, node, path, "needs options: 'us' and 'them', or a list");
        return;
    }
    const text_path us = {path, "us", 0}, them = {path, "them", 0};
    dw_option *const option = make_options(reader, s.us ? s.us : s.them, s.us ? &us : &them, issue);
    if (!option)
        return;
    if (s.us)
        read_side(reader, s.us, &us, issue, option, "them", read_our_worth);
    if (s.them)
        read_side(reader, s.them, &them, issue, option, "us", read_their_worth);
    issue->valued = true;
}

/* ---- Issues ---------------------------------------------------------------------------------- */

static void read_named_options(text_reader *reader, const text_node *node, const text_path *path,
                               dw_issue *issue)
{
    dw_option *const option = text_read_take(reader, node->n_items, sizeof *option);
    size_t n = 0;
    for (size_t i = 0; option && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        const char *const name = text_read_line(reader, node->item[i], &here);
        if (!name)
            continue;
        issue->option = option;
        issue->n_options = n;
        if (find_option(issue, DW_NONE, name) != DW_NONE)
            text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                              text_show(name).text);
        else
            option[n++] = text_option_named(name);
    }
    issue->option = option;
    issue->n_options = n;
}

static bool has_steps(const text_node *node)
{
    for (size_t i = 0; i < node->n_items; i++)
        if (text_shape_field(&text_shape_steps, node->key[i]->text) < text_shape_steps.n_fields)
            return true;
    return false;
}

static bool all_numbers(const text_node *list)
{
    for (size_t i = 0; i < list->n_items; i++)
        if (!text_is_number(list->item[i]))
            return false;
    return true;
}

static void read_options(text_reader *reader, const text_node *node, const text_path *path,
                         dw_cash_role role, dw_issue *issue)
{
    issue->valued = role != DW_CASH_NONE;
    if (node->kind == TEXT_LIST) {
        if (!text_read_is_list(reader, node, path, DW_ISSUE_OPTIONS_MAX))
            return;
        if (node->n_items == 0)
            text_read_problem(reader, node, path, "needs at least one option");
        else if (role != DW_CASH_NONE || all_numbers(node))
            text_read_option_numbers(reader, node, path, role, issue);
        else
            read_named_options(reader, node, path, issue);
    } else if (node->kind == TEXT_MAP && has_steps(node)) {
        text_read_option_steps(reader, node, path, role, issue);
    } else if (node->kind == TEXT_MAP && role == DW_CASH_NONE) {
        read_worths(reader, node, path, issue);
    } else {
        text_read_problem(reader, node, path, "expected %s, found %s",
                          role == DW_CASH_NONE ? "options with their worth, or a list of options"
                                               : "a list of numbers, or from, to and step",
                          text_node_describe(node));
    }
}

static size_t kind_of(const dw_playbook *playbook, const char *name)
{
    size_t kind = 0;
    while (kind + 1 < playbook->n_issue_kinds && strcmp(playbook->issue_kind[kind].name, name) != 0)
        kind++;
    return kind;
}

static void read_issues(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_deal *const deal = member;
    text_deal_context *const context = reader->context;
    deal->issue = NULL;
    deal->n_issues = 0;
    if (!node || !text_read_is_map(reader, node, path, DW_ISSUES_MAX))
        return;
    dw_issue *const issue = text_read_take(reader, node->n_items, sizeof *issue);
    if (!issue)
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const text_path here = {path, node->key[i]->text, 0};
        const char *const name = text_read_line(reader, node->key[i], &here);
        issue[i] = (dw_issue){.name = name ? name : "",
                              .kind = kind_of(reader->playbook, node->key[i]->text),
                              .must_option = DW_NONE,
                              .must_at_least = -INFINITY,
                              .must_at_most = INFINITY};
        read_options(reader, node->item[i], &here, text_issue_role(reader->playbook, &issue[i]),
                     &issue[i]);
    }
    context->issue = issue;
    deal->issue = issue;
    deal->n_issues = node->n_items;
}

size_t text_read_issue_key(text_reader *reader, const text_node *key, const text_path *path)
{
    const text_deal_context *const context = reader->context;
    const dw_deal *const deal = context->deal;
    for (size_t i = 0; i < deal->n_issues; i++)
        if (strcmp(deal->issue[i].name, key->text) == 0)
            return i;
    text_nearest nearest = text_read_nearest(reader, key->text);
    for (size_t i = 0; i < deal->n_issues; i++)
        text_nearest_offer(&nearest, deal->issue[i].name);
    if (nearest.name)
        text_read_problem(reader, key, path, "'%s' is no issue of the deal; did you mean '%s'?",
                          text_show(key->text).text, nearest.name);
    else
        text_read_problem(reader, key, path, "'%s' is no issue of the deal",
                          text_show(key->text).text);
    return DW_NONE;
}

/* ---- Schema and writing ---------------------------------------------------------------------- */

/* Keys of the cash kinds have numbers, any other key has options with their worth or a list. */
static json_t *schema_issues(text_schema_maker *maker)
{
    json_t *const properties = json_object();
    for (size_t k = 0; k < maker->playbook->n_issue_kinds; k++) {
        const dw_issue_kind *const kind = &maker->playbook->issue_kind[k];
        if (kind->cash == DW_CASH_NONE)
            continue;
        json_t *const numbers =
            text_schema_list(text_schema_option_number(kind->cash), DW_ISSUE_OPTIONS_MAX);
        json_t *const either =
            text_schema_either(numbers, text_schema_reference(maker, &text_shape_steps));
        json_object_set_new(either, "description",
                            json_string(text_option_range_of(kind->cash)->means));
        json_object_set_new(properties, kind->name, either);
    }
    json_t *const option = json_pack("{s:[s,s]}", "type", "string", "number");
    json_t *const others =
        text_schema_either(text_schema_reference(maker, &shape_sides),
                           text_schema_either(text_schema_list(option, DW_ISSUE_OPTIONS_MAX),
                                              text_schema_reference(maker, &text_shape_steps)));
    return json_pack("{s:s,s:o,s:o,s:i}", "type", "object", "properties", properties,
                     "additionalProperties", others, "maxProperties", DW_ISSUES_MAX);
}

static json_t *write_their_worth(const text_writer *writer, const dw_money_range *range)
{
    if (range->low == range->likely && range->likely == range->high)
        return text_write_money(writer, range->likely);
    return json_pack("[o,o,o]", text_write_money(writer, range->low),
                     text_write_money(writer, range->likely),
                     text_write_money(writer, range->high));
}

static json_t *write_worths(const text_writer *writer, const dw_issue *issue)
{
    json_t *const us = json_object(), *const them = json_object();
    for (size_t o = 0; o < issue->n_options; o++) {
        const dw_option *const option = &issue->option[o];
        if (dw_money_known(option->us))
            json_object_set_new(us, option->name, text_write_money(writer, option->us));
        if (dw_money_known(option->them.low))
            json_object_set_new(them, option->name, write_their_worth(writer, &option->them));
    }
    json_t *const worths = json_object();
    if (json_object_size(us))
        json_object_set(worths, "us", us);
    if (json_object_size(them))
        json_object_set(worths, "them", them);
    json_decref(us);
    json_decref(them);
    return worths;
}

static json_t *write_list(const text_writer *writer, const dw_issue *issue)
{
    json_t *const list = json_array();
    for (size_t o = 0; o < issue->n_options; o++)
        json_array_append_new(
            list, issue->numeric ? text_write_option_number(writer, issue, issue->option[o].number)
                                 : json_string(issue->option[o].name));
    return list;
}

static json_t *write_issues(const text_writer *writer, const void *member)
{
    const dw_deal *const deal = member;
    if (deal->n_issues == 0)
        return NULL;
    json_t *const issues = json_object();
    for (size_t i = 0; i < deal->n_issues; i++) {
        const dw_issue *const issue = &deal->issue[i];
        const bool is_cash = text_issue_role(writer->playbook, issue) != DW_CASH_NONE;
        json_object_set_new(issues, issue->name,
                            issue->valued && !is_cash ? write_worths(writer, issue)
                                                      : write_list(writer, issue));
    }
    return issues;
}

const text_custom text_custom_issues = {read_issues, schema_issues, write_issues};
