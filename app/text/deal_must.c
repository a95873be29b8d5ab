/* The hard limits of a deal, and the packages of its events: both speak of the issues. */
#include "text/deal_options.h"

#include <math.h>
#include <string.h>

/* ---- Must ------------------------------------------------------------------------------------ */

typedef struct limits {
    const text_node *at_least, *at_most;
} limits;

static void keep_node(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    (void)reader, (void)path;
    memcpy(member, &node, sizeof node);
}

static json_t *schema_number(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s}", "type", "number");
}

static const text_custom limit = {keep_node, schema_number, NULL};

static const text_field limits_fields[] = {
    {"at_least", TEXT_TYPE_CUSTOM, .offset = offsetof(limits, at_least), .custom = &limit,
     .means = "Smaller numbers are never offered."},
    {"at_most", TEXT_TYPE_CUSTOM, .offset = offsetof(limits, at_most), .custom = &limit,
     .means = "Larger numbers are never offered."},
};

static const text_shape shape_limits = {.name = "limits",
                                        .size = sizeof(limits),
                                        TEXT_FIELDS(limits_fields),
                                        .means = "Limits of an issue whose options are numbers."};

static void read_limits(text_reader *reader, const text_node *node, const text_path *path,
                        dw_cash_role role, dw_issue *issue)
{
    limits l;
    text_read_record(reader, &shape_limits, node, path, &l);
    if (!issue->numeric) {
        text_read_problem(reader, node, path,
                          "at_least and at_most need an issue whose options are numbers");
        return;
    }
    if (l.at_least)
        (void)!text_read_option_number(reader, l.at_least, &(text_path){path, "at_least", 0}, role,
                                       &issue->must_at_least);
    if (l.at_most)
        (void)!text_read_option_number(reader, l.at_most, &(text_path){path, "at_most", 0}, role,
                                       &issue->must_at_most);
    if (issue->must_at_least > issue->must_at_most)
        text_read_problem(reader, node, path, "at_least is above at_most");
}

/* The issue's option that a node names, or DW_NONE; *number gets the number of a numeric one, NAN
 * after a problem. */
static size_t read_option(text_reader *reader, const text_node *node, const text_path *path,
                          const dw_issue *issue, double *number)
{
    const text_array array = {issue->option, sizeof(dw_option), offsetof(dw_option, name)};
    if (issue->numeric) {
        if (!text_read_option_number(reader, node, path, text_issue_role(reader->playbook, issue),
                                     number)) {
            *number = NAN;
            return DW_NONE;
        }
        return text_option_with_number(issue, *number);
    }
    *number = 0;
    const size_t option = text_read_choice(reader, node, path,
                                           (text_names){text_array_name, &array, issue->n_options});
    if (option < issue->n_options)
        return option;
    *number = NAN;
    return DW_NONE;
}

static void read_must_of(text_reader *reader, const text_node *node, const text_path *path,
                         dw_issue *issue)
{
    if (node->kind == TEXT_MAP) {
        read_limits(reader, node, path, text_issue_role(reader->playbook, issue), issue);
        return;
    }
    double number;
    issue->must_option = read_option(reader, node, path, issue, &number);
    if (issue->must_option == DW_NONE && issue->numeric && !isnan(number))
        text_read_problem(reader, node, path, "'%s' is none of the issue's options", node->text);
}

static void read_must(text_reader *reader, const text_node *node, const text_path *path,
                      void *member)
{
    (void)member;
    const text_deal_context *const context = reader->context;
    if (!node || !text_read_is_map(reader, node, path, DW_ISSUES_MAX))
        return;
    for (size_t i = 0; i < node->n_items; i++) {
        const size_t issue = text_read_issue_key(reader, node->key[i], path);
        /* An issue without options has been complained about already. */
        if (issue != DW_NONE && context->issue[issue].n_options)
            read_must_of(reader, node->item[i], &(text_path){path, node->key[i]->text, 0},
                         &context->issue[issue]);
    }
}

static json_t *schema_must(text_schema_maker *maker)
{
    json_t *const option = json_pack("{s:[s,s]}", "type", "string", "number");
    return text_schema_map(text_schema_either(option, text_schema_reference(maker, &shape_limits)));
}

static json_t *write_option(const text_writer *writer, const dw_issue *issue, size_t option)
{
    return issue->numeric ? text_write_option_number(writer, issue, issue->option[option].number)
                          : json_string(issue->option[option].name);
}

static json_t *write_must_of(const text_writer *writer, const dw_issue *issue)
{
    if (issue->must_option != DW_NONE)
        return write_option(writer, issue, issue->must_option);
    json_t *const object = json_object();
    if (isfinite(issue->must_at_least))
        json_object_set_new(object, "at_least",
                            text_write_option_number(writer, issue, issue->must_at_least));
    if (isfinite(issue->must_at_most))
        json_object_set_new(object, "at_most",
                            text_write_option_number(writer, issue, issue->must_at_most));
    return object;
}

static json_t *write_must(const text_writer *writer, const void *member)
{
    const dw_deal *const deal = member;
    json_t *const must = json_object();
    for (size_t i = 0; i < deal->n_issues; i++) {
        const dw_issue *const issue = &deal->issue[i];
        if (issue->must_option != DW_NONE || isfinite(issue->must_at_least) ||
            isfinite(issue->must_at_most))
            json_object_set_new(must, issue->name, write_must_of(writer, issue));
    }
    if (json_object_size(must))
        return must;
    json_decref(must);
    return NULL;
}

const text_custom text_custom_must = {read_must, schema_must, write_must};

/* ---- Packages -------------------------------------------------------------------------------- */

static void read_package(text_reader *reader, const text_node *node, const text_path *path,
                         void *member)
{
    dw_event *const event = member;
    const text_deal_context *const context = reader->context;
    event->term = NULL;
    event->n_terms = 0;
    if (!node || !text_read_is_map(reader, node, path, DW_ISSUES_MAX))
        return;
    if (node->n_items == 0)
        text_read_problem(reader, node, path, "needs at least one issue");
    dw_term *const term = text_read_take(reader, node->n_items, sizeof *term);
    for (size_t i = 0; term && i < node->n_items; i++) {
        const size_t index = text_read_issue_key(reader, node->key[i], path);
        if (index == DW_NONE || context->issue[index].n_options == 0)
            continue;
        dw_term *const t = &term[event->n_terms];
        t->issue = index;
        t->option = read_option(reader, node->item[i], &(text_path){path, node->key[i]->text, 0},
                                &context->issue[index], &t->number);
        event->n_terms += t->option != DW_NONE || !isnan(t->number);
    }
    event->term = term;
}

/* An issue may have any name, so any name may stand in a package. */
static json_t *schema_package(text_schema_maker *maker)
{
    (void)maker;
    return text_schema_map(json_pack("{s:[s,s]}", "type", "string", "number"));
}

static json_t *write_package(const text_writer *writer, const void *member)
{
    const dw_event *const event = member;
    if (event->n_terms == 0)
        return NULL;
    json_t *const package = json_object();
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        const dw_issue *const issue = &writer->deal->issue[term->issue];
        json_object_set_new(package, issue->name,
                            issue->numeric ? text_write_option_number(writer, issue, term->number)
                                           : write_option(writer, issue, term->option));
    }
    return package;
}

const text_custom text_custom_package = {read_package, schema_package, write_package};
