/* Numbers as options of an issue: their ranges, lists of them, and steps from one to another. */
#include "text/deal_options.h"

#include <math.h>
#include <string.h>

static const text_option_range ranges[DW_CASH_COUNT] = {
    [DW_CASH_NONE] = {-INFINITY, INFINITY, false, "numbers"},
    [DW_CASH_PRICE] = {0, INFINITY, false, "prices a year, in currency units"},
    [DW_CASH_TERM_YEARS] = {1, DW_TERM_YEARS_MAX, true, "committed years"},
    [DW_CASH_PAYMENT_DAYS] = {0, 3650, false, "days after the payment is due"},
    [DW_CASH_ESCALATOR] = {-0.99, 10, false, "yearly rise of the price, a share"},
    [DW_CASH_FIRST_YEAR_DISCOUNT] = {0, 1, false, "share off in the first year"},
    [DW_CASH_RAMP_YEARS] = {0, DW_TERM_YEARS_MAX, true, "years until the full price is paid"},
    [DW_CASH_RENEWAL_RISE] = {-0.99, 10, false, "rise of the price at each renewal, a share"},
};

const text_option_range *text_option_range_of(dw_cash_role role)
{
    return &ranges[role];
}

dw_cash_role text_issue_role(const dw_playbook *playbook, const dw_issue *issue)
{
    return playbook->issue_kind[issue->kind].cash;
}

size_t text_option_with_number(const dw_issue *issue, double number)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (!(issue->option[o].number < number || issue->option[o].number > number))
            return o;
    return DW_NONE;
}

/* ---- One number ------------------------------------------------------------------------------ */

static bool price_of(text_reader *reader, const text_node *node, const text_path *path,
                     text_decimal decimal, double *number)
{
    dw_money money;
    if (!text_check_money(reader, node, path, decimal, &money))
        return false;
    if (money < 0) {
        text_read_problem(reader, node, path, "a price must not be below zero");
        return false;
    }
    *number = (double)money;
    return true;
}

/* A decimal forgets zeros that are written behind the point: 198.730 is looked at before. */
static bool is_written_right(text_reader *reader, const text_node *node, const text_path *path,
                             dw_cash_role role)
{
    return role != DW_CASH_PRICE || text_check_money_digits(reader, node, path);
}

bool text_check_option_number(text_reader *reader, const text_node *node, const text_path *path,
                              dw_cash_role role, text_decimal decimal, double *number)
{
    if (role == DW_CASH_PRICE)
        return price_of(reader, node, path, decimal, number);
    const text_option_range *const range = &ranges[role];
    const double value = text_decimal_double(decimal);
    char written[TEXT_DECIMAL_SIZE];
    text_decimal_write(decimal, written);
    if (range->whole && decimal.scale > 0) {
        text_read_problem(reader, node, path, "'%s' is not a whole number", written);
        return false;
    }
    if (value < range->low || value > range->high) {
        text_read_problem(reader, node, path, "'%s' is not within %g to %g", written, range->low,
                          range->high);
        return false;
    }
    *number = value;
    return true;
}

bool text_read_option_number(text_reader *reader, const text_node *node, const text_path *path,
                             dw_cash_role role, double *number)
{
    text_decimal decimal;
    return text_read_decimal(reader, node, path, &decimal) &&
           is_written_right(reader, node, path, role) &&
           text_check_option_number(reader, node, path, role, decimal, number);
}

dw_option text_option_named(const char *name)
{
    return (dw_option){.name = name,
                       .us = DW_MONEY_NONE,
                       .them = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL}};
}

/* Makes the option of a number. */
static bool set_number(text_reader *reader, const text_node *node, const text_path *path,
                       dw_cash_role role, text_decimal decimal, dw_option *option)
{
    char written[TEXT_DECIMAL_SIZE];
    double number;
    if (!text_decimal_is_exact(decimal)) {
        text_read_problem(reader, node, path, "makes options with too many digits");
        return false;
    }
    if (!text_check_option_number(reader, node, path, role, decimal, &number))
        return false;
    text_decimal_write(decimal, written);
    char *const name = text_read_take(reader, strlen(written) + 1, 1);
    if (!name)
        return false;
    memcpy(name, written, strlen(written) + 1);
    *option = text_option_named(name);
    option->number = number;
    return true;
}

json_t *text_schema_option_number(dw_cash_role role)
{
    const text_option_range *const range = &ranges[role];
    json_t *const schema = json_pack("{s:s}", "type", range->whole ? "integer" : "number");
    if (isfinite(range->low))
        json_object_set_new(schema, "minimum", json_real(range->low));
    if (isfinite(range->high))
        json_object_set_new(schema, "maximum", json_real(range->high));
    return schema;
}

json_t *text_write_option_number(const text_writer *writer, const dw_issue *issue, double number)
{
    return text_issue_role(writer->playbook, issue) == DW_CASH_PRICE
               ? text_write_money(writer, (dw_money)number)
               : text_write_number(number);
}

/* ---- A list ---------------------------------------------------------------------------------- */

bool text_is_number(const text_node *node)
{
    text_decimal decimal;
    return node->kind == TEXT_SCALAR && !node->quoted &&
           text_decimal_read(node->text, &decimal) == NULL;
}

/* Ascending lists, the usual ones, cost one comparison an option. */
static bool number_is_new(const dw_option *option, size_t n, double number)
{
    if (n == 0 || option[n - 1].number < number) {
        bool ascending = true;
        for (size_t o = 1; o < n && ascending; o++)
            ascending = option[o - 1].number < option[o].number;
        if (ascending)
            return true;
    }
    for (size_t o = 0; o < n; o++)
        if (!(option[o].number < number || option[o].number > number))
            return false;
    return true;
}

void text_read_option_numbers(text_reader *reader, const text_node *node, const text_path *path,
                              dw_cash_role role, dw_issue *issue)
{
    dw_option *const option = text_read_take(reader, node->n_items, sizeof *option);
    size_t n = 0;
    for (size_t i = 0; option && i < node->n_items; i++) {
        const text_path here = {path, NULL, i};
        text_decimal decimal;
        if (!text_read_decimal(reader, node->item[i], &here, &decimal) ||
            !is_written_right(reader, node->item[i], &here, role) ||
            !set_number(reader, node->item[i], &here, role, decimal, &option[n]))
            continue;
        if (number_is_new(option, n, option[n].number))
            n++;
        else
            text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                              option[n].name);
    }
    issue->option = option;
    issue->n_options = n;
    issue->numeric = true;
}

/* ---- Steps ----------------------------------------------------------------------------------- */

typedef struct steps {
    text_decimal from, to, step;
} steps;

static void read_decimal_member(text_reader *reader, const text_node *node, const text_path *path,
                                void *member)
{
    text_decimal *const decimal = member;
    if (!node || !text_read_decimal(reader, node, path, decimal))
        decimal->scale = -1;
}

static json_t *schema_number(text_schema_maker *maker)
{
    (void)maker;
    return json_pack("{s:s}", "type", "number");
}

static const text_custom decimal_member = {read_decimal_member, schema_number, NULL};

static const text_field steps_fields[] = {
    {"from", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(steps, from),
     .custom = &decimal_member, .means = "The first option."},
    {"to", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(steps, to),
     .custom = &decimal_member, .means = "The last option, a whole number of steps above it."},
    {"step", TEXT_TYPE_CUSTOM, .required = true, .offset = offsetof(steps, step),
     .custom = &decimal_member, .means = "What lies between two options, above 0."},
};

const text_shape text_shape_steps = {.name = "steps",
                                     .size = sizeof(steps),
                                     TEXT_FIELDS(steps_fields),
                                     .means = "Options at equal distances."};

/* The three numbers as integers of 10^-places. */
static bool to_integers(const steps *s, int places, int64_t value[3])
{
    return !text_decimal_scaled(s->from, places, INT64_MAX, &value[0]) &&
           !text_decimal_scaled(s->to, places, INT64_MAX, &value[1]) &&
           !text_decimal_scaled(s->step, places, INT64_MAX, &value[2]);
}

/* How many options there are; 0 after noting why there are none. */
static size_t count_steps(text_reader *reader, const text_node *node, const text_path *path,
                          const int64_t value[3])
{
    int64_t span;
    const char *wrong = NULL;
    if (value[2] <= 0)
        wrong = "'step' must be above 0";
    else if (value[1] < value[0])
        wrong = "'to' is below 'from'";
    else if (__builtin_sub_overflow(value[1], value[0], &span) ||
             span / value[2] >= DW_ISSUE_OPTIONS_MAX)
        wrong =
            "makes more than " G_STRINGIFY(DW_ISSUE_OPTIONS_MAX) " options, the most there may be";
    else if (span % value[2] != 0)
        wrong = "steps from 'from' do not meet 'to'";
    else
        return (size_t)(span / value[2]) + 1;
    text_read_problem(reader, node, path, "%s", wrong);
    return 0;
}

static text_decimal shortest(int64_t digits, int scale)
{
    while (scale > 0 && digits % 10 == 0) {
        digits /= 10;
        scale--;
    }
    return (text_decimal){digits, scale};
}

static bool are_written_right(text_reader *reader, const text_node *node, const text_path *path)
{
    bool right = true;
    for (size_t f = 0; f < text_shape_steps.n_fields; f++) {
        const char *const name = text_shape_steps.field[f].name;
        const text_node *const given = text_node_given(node, name);
        if (given && !text_check_money_digits(reader, given, &(text_path){path, name, 0}))
            right = false;
    }
    return right;
}

void text_read_option_steps(text_reader *reader, const text_node *node, const text_path *path,
                            dw_cash_role role, dw_issue *issue)
{
    steps s;
    int64_t value[3];
    issue->numeric = true;
    text_read_record(reader, &text_shape_steps, node, path, &s);
    if (role == DW_CASH_PRICE && !are_written_right(reader, node, path))
        return;
    if (s.from.scale < 0 || s.to.scale < 0 || s.step.scale < 0)
        return;
    const int places = MAX(s.from.scale, MAX(s.to.scale, s.step.scale));
    if (!to_integers(&s, places, value)) {
        text_read_problem(reader, node, path, "has numbers with too many digits");
        return;
    }
    const size_t n = count_steps(reader, node, path, value);
    dw_option *const option = n ? text_read_take(reader, n, sizeof *option) : NULL;
    for (size_t i = 0; option && i < n; i++)
        if (!set_number(reader, node, path, role,
                        shortest(value[0] + (int64_t)i * value[2], places), &option[i]))
            return;
    issue->option = option;
    issue->n_options = option ? n : 0;
}

/* ---- Names ----------------------------------------------------------------------------------- */

size_t text_option_with_name(const dw_issue *issue, size_t guess, const char *name)
{
    if (guess < issue->n_options && strcmp(issue->option[guess].name, name) == 0)
        return guess;
    for (size_t o = 0; o < issue->n_options; o++)
        if (strcmp(issue->option[o].name, name) == 0)
            return o;
    return DW_NONE;
}

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
        if (text_option_with_name(issue, DW_NONE, name) != DW_NONE)
            text_read_problem(reader, node->item[i], &here, "'%s' stands twice in the list",
                              text_show(name).text);
        else
            option[n++] = text_option_named(name);
    }
    issue->option = option;
    issue->n_options = n;
}

/* ---- Either, or what is usual ---------------------------------------------------------------- */

bool text_has_steps(const text_node *node)
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

void text_read_option_list(text_reader *reader, const text_node *node, const text_path *path,
                           dw_cash_role role, dw_issue *issue)
{
    if (!text_read_is_list(reader, node, path, DW_ISSUE_OPTIONS_MAX))
        return;
    if (node->n_items == 0)
        text_read_problem(reader, node, path, "needs at least one option");
    else if (role != DW_CASH_NONE || all_numbers(node))
        text_read_option_numbers(reader, node, path, role, issue);
    else
        read_named_options(reader, node, path, issue);
}

bool text_take_usual_options(text_reader *reader, dw_issue *issue)
{
    const dw_issue_estimate *const e = &reader->playbook->issue_kind[issue->kind].estimate;
    if (e->n_options == 0)
        return false;
    dw_option *const option = text_read_take(reader, e->n_options, sizeof *option);
    for (size_t o = 0; option && o < e->n_options; o++) {
        option[o] = text_option_named(e->option[o].name);
        option[o].number = e->option[o].number;
    }
    issue->option = option;
    issue->n_options = option ? e->n_options : 0;
    issue->numeric = e->numeric;
    return true;
}

json_t *text_schema_issue_options(text_schema_maker *maker)
{
    json_t *const option = json_pack("{s:[s,s]}", "type", "string", "number");
    return text_schema_either(text_schema_list(option, DW_ISSUE_OPTIONS_MAX),
                              text_schema_reference(maker, &text_shape_steps));
}

json_t *text_write_options(const text_writer *writer, const dw_issue *issue)
{
    json_t *const list = json_array();
    for (size_t o = 0; o < issue->n_options; o++)
        json_array_append_new(
            list, issue->numeric ? text_write_option_number(writer, issue, issue->option[o].number)
                                 : json_string(issue->option[o].name));
    return list;
}
