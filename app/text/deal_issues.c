/* The issues of a deal, and the hard limits on them. */
#include "text/deal_worths.h"

#include <math.h>
#include <string.h>

#include "text/meant.h"

/* ---- Issues ---------------------------------------------------------------------------------- */

static void read_options(text_reader *reader, const text_node *node, const text_path *path,
                         dw_cash_role role, dw_issue *issue)
{
    issue->valued = role != DW_CASH_NONE;
    if (node->kind == TEXT_LIST)
        text_read_option_list(reader, node, path, role, issue);
    else if (node->kind == TEXT_MAP && text_has_steps(node))
        text_read_option_steps(reader, node, path, role, issue);
    else if (node->kind == TEXT_MAP && role == DW_CASH_NONE)
        text_read_worths(reader, node, path, issue);
    else if (!text_node_is_null(node) || !text_take_usual_options(reader, issue))
        text_read_problem(reader, node, path, "expected %s, found %s",
                          role == DW_CASH_NONE ? "options with their worth, or a list of options"
                                               : "a list of numbers, or from, to and step",
                          text_node_describe(node));
}

static size_t kind_of(const dw_playbook *playbook, const char *name)
{
    size_t kind = 0;
    while (kind + 1 < playbook->n_issue_kinds && strcmp(playbook->issue_kind[kind].name, name) != 0)
        kind++;
    return kind;
}

/* Where the figures of the price alone name it, offers may name it as well. */
static void add_implied(text_reader *reader, dw_deal *deal, dw_issue *issue)
{
    const dw_status status =
        dw_issue_implied(deal, reader->playbook, reader->arena, &issue[deal->n_issues], NULL);
    reader->out_of_memory = reader->out_of_memory || status != DW_OK;
    deal->n_issues += status == DW_OK && issue[deal->n_issues].n_options > 0;
}

static void read_issues(text_reader *reader, const text_node *node, const text_path *path,
                        void *member)
{
    dw_deal *const deal = member;
    text_deal_context *const context = reader->context;
    const bool given = node && text_read_is_map(reader, node, path, DW_ISSUES_MAX);
    const size_t n = given ? node->n_items : 0;
    deal->issue = NULL;
    deal->n_issues = 0;
    dw_issue *const issue = text_read_take(reader, n + 1, sizeof *issue);
    if (!issue)
        return;
    for (size_t i = 0; i < n; i++) {
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
    deal->n_issues = n;
    add_implied(reader, deal, issue);
}

/* The kind of the playbook that a name most likely means, NULL for none. */
static const char *nearest_kind(const text_reader *reader, const char *name)
{
    const dw_playbook *const playbook = reader->playbook;
    g_autofree char *meant = text_meant(TEXT_MEANT_ISSUE, name);
    text_nearest nearest = text_read_nearest(reader, name);
    const char *found = NULL;
    for (size_t k = 0; k + 1 < playbook->n_issue_kinds; k++) {
        text_nearest_offer(&nearest, playbook->issue_kind[k].name);
        if (meant && strcmp(playbook->issue_kind[k].name, meant) == 0)
            found = playbook->issue_kind[k].name;
    }
    return nearest.name ? nearest.name : found;
}

/* What is estimated follows the kind: of one that a slip made 'other' the direction may be wrong. Amounts
 * of both sides leave nothing to estimate, and a deal that has the nearest kind means another issue. */
static void warn_of_kind(text_reader *reader, const text_node *issues, size_t i)
{
    const text_node *const key = issues->key[i], *const node = issues->item[i];
    const dw_issue_kind *const kind =
        &reader->playbook->issue_kind[kind_of(reader->playbook, key->text)];
    const bool is_known = strcmp(kind->name, key->text) == 0;
    const bool has_amounts =
        node->kind == TEXT_MAP && text_node_given(node, "us") && text_node_given(node, "them");
    const char *const near = is_known || has_amounts ? NULL : nearest_kind(reader, key->text);
    if (!near || text_node_given(issues, near))
        return;
    g_autofree char *where = g_strdup_printf("issues.%s", text_show(key->text).text);
    text_problem_add(reader->problems, TEXT_PROBLEM_WARNING, text_node_place(key), where,
                     "is no kind of issue that the playbook knows and is taken as '%s'; did you "
                     "mean '%s'? Else give its amounts of both sides, 'us' and 'them'",
                     kind->name, near);
}

void text_warn_of_kinds(text_reader *reader, const text_node *root)
{
    const text_node *const issues = text_node_given(root, "issues");
    for (size_t i = 0; issues && i < issues->n_items; i++)
        warn_of_kind(reader, issues, i);
}

/* More would fill the screen. */
enum { ISSUES_LISTED = 12 };

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
    g_autoptr(GString) listed = g_string_new(NULL);
    for (size_t i = 0; deal->n_issues <= ISSUES_LISTED && i < deal->n_issues; i++)
        g_string_append_printf(listed, "%s%s", i ? ", " : "; the deal has ", deal->issue[i].name);
    if (nearest.name)
        text_read_problem(reader, key, path, "'%s' is no issue of the deal; did you mean '%s'?",
                          text_show(key->text).text, nearest.name);
    else
        text_read_problem(reader, key, path, "'%s' is no issue of the deal%s",
                          text_show(key->text).text, listed->str);
    return DW_NONE;
}

/* ---- Schema and writing ---------------------------------------------------------------------- */

/* A name alone stands for the usual options, where there are any. Takes over the reference. */
static json_t *or_nothing(json_t *schema, const dw_issue_kind *kind)
{
    if (kind->estimate.n_options == 0)
        return schema;
    return text_schema_either(schema, json_pack("{s:s}", "type", "null"));
}

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
        json_t *const either = or_nothing(
            text_schema_either(numbers, text_schema_reference(maker, &text_shape_steps)), kind);
        json_object_set_new(either, "description",
                            json_string(text_option_range_of(kind->cash)->means));
        json_object_set_new(properties, kind->name, either);
    }
    /* Other known kinds and any other name: what has no options says so when it is read. */
    json_t *const others = text_schema_either(text_schema_reference(maker, &text_shape_issue),
                                              text_schema_issue_options(maker));
    const dw_issue_kind *const other =
        &maker->playbook->issue_kind[maker->playbook->n_issue_kinds - 1];
    return json_pack("{s:s,s:o,s:o,s:i}", "type", "object", "properties", properties,
                     "additionalProperties", or_nothing(others, other), "maxProperties",
                     DW_ISSUES_MAX);
}

static json_t *write_issues(const text_writer *writer, const void *member)
{
    const dw_deal *const deal = member;
    if (deal->n_issues == 0)
        return NULL;
    json_t *const issues = json_object();
    for (size_t i = 0; i < deal->n_issues; i++) {
        const dw_issue *const issue = &deal->issue[i];
        if (issue->implied)
            continue;
        const bool is_cash = text_issue_role(writer->playbook, issue) != DW_CASH_NONE;
        json_object_set_new(issues, issue->name,
                            is_cash ? text_write_options(writer, issue)
                                    : text_write_issue(writer, issue));
    }
    return issues;
}

const text_custom text_custom_issues = {read_issues, schema_issues, write_issues};
