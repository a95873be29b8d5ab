/* GeniusWeb JSON. The keys, and what they mean, are those of GeniusWeb 2.1; older names of the kinds
 * of utilities are taken too. */
#include "text/domain_read.h"

#include "text/limits.h"
#include "text/node.h"
#include "text/number.h"

#include "dealwright/deal.h"
#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

/* ---- Nodes ----------------------------------------------------------------------------------- */

static text_place place_of(const text_node *node)
{
    return text_node_place(node);
}

/* The mapping under a key, or NULL; a missing or other value is noted. */
static const text_node *map_of(domain_reader *reader, const text_node *parent, const char *where,
                               const char *key)
{
    const text_node *const found = text_node_given(parent, key);
    if (!found)
        domain_problem(reader, place_of(parent), where, "'%s' is missing", key);
    else if (found->kind != TEXT_MAP)
        domain_problem(reader, place_of(found), where, "'%s': expected a mapping, found %s", key,
                       text_node_describe(found));
    return found && found->kind == TEXT_MAP ? found : NULL;
}

/* The one pair of a mapping such as {"KindOfThing": {...}}; NULL after noting what is wrong. */
static const text_node *only_map(domain_reader *reader, const text_node *node, const char *where,
                                 const char **key)
{
    if (node->kind == TEXT_MAP && node->n_items == 1 && node->item[0]->kind == TEXT_MAP) {
        *key = node->key[0]->text;
        return node->item[0];
    }
    domain_problem(reader, place_of(node), where, "expected a mapping of one name to a mapping");
    return NULL;
}

static bool number_of(domain_reader *reader, const text_node *parent, const char *where,
                      const char *key, double most, double *number)
{
    const text_node *const found = text_node_given(parent, key);
    if (found && found->kind == TEXT_SCALAR)
        return domain_number(reader, place_of(found), where, key, found->text, -most, most, number);
    domain_problem(reader, place_of(parent), where, "'%s': expected a number", key);
    return false;
}

/* A value's name. Numbers are named in one way: 12.20 is 12.2. */
static const char *value_name(domain_reader *reader, const text_node *node)
{
    char text[TEXT_DECIMAL_SIZE];
    text_decimal number;
    if (node->kind != TEXT_SCALAR) {
        domain_problem(reader, place_of(node), NULL, "expected a value, found %s",
                       text_node_describe(node));
        return NULL;
    }
    if (!node->quoted && !text_decimal_read(node->text, &number))
        return domain_name(reader, place_of(node), "a value", text_decimal_write(number, text));
    return domain_name(reader, place_of(node), "a value", node->text);
}

/* ---- The domain ------------------------------------------------------------------------------ */

static void read_values(domain_reader *reader, const text_node *values, const char *name)
{
    if (values->kind != TEXT_LIST) {
        domain_problem(reader, place_of(values), name, "'values': expected a list, found %s",
                       text_node_describe(values));
        return;
    }
    text_domain_issue *const issue =
        domain_issue_add(reader, place_of(values), name, values->n_items);
    for (size_t i = 0; issue && i < values->n_items; i++) {
        const char *const value = value_name(reader, values->item[i]);
        if (value)
            domain_option_add(reader, place_of(values->item[i]), issue, value);
    }
}

/* One of low, high and step, which stand in a mapping or, in this order, in a list. */
static bool read_range_part(domain_reader *reader, const text_node *range, const char *name,
                            size_t i, text_decimal *part)
{
    static const char *const key[] = {"low", "high", "step"};
    const text_node *const node = range->kind == TEXT_MAP ? text_node_given(range, key[i])
                                  : range->kind == TEXT_LIST && range->n_items == 3 ? range->item[i]
                                                                                    : NULL;
    if (node && node->kind == TEXT_SCALAR && !text_decimal_read(node->text, part))
        return true;
    domain_problem(reader, place_of(node ? node : range), name,
                   "'range': '%s' is no number; expected low, high and step", key[i]);
    return false;
}

/* In whole units of the finest of the three, so that no value is lost to rounding. */
static void read_range(domain_reader *reader, const text_node *range, const char *name)
{
    text_decimal part[3];
    int64_t unit[3];
    int scale = 0;
    for (size_t i = 0; i < 3; i++) {
        if (!read_range_part(reader, range, name, i, &part[i]))
            return;
        scale = MAX(scale, part[i].scale);
    }
    for (size_t i = 0; i < 3; i++)
        if (text_decimal_scaled(part[i], scale, INT64_MAX / 4, &unit[i])) {
            domain_problem(reader, place_of(range), name, "'range': the numbers are too large");
            return;
        }
    if (unit[2] <= 0 || unit[1] < unit[0]) {
        domain_problem(reader, place_of(range), name,
                       "'range': needs a step above 0 and a high that is not below low");
        return;
    }
    const int64_t n = (unit[1] - unit[0]) / unit[2] + 1;
    text_domain_issue *const issue = domain_issue_add(reader, place_of(range), name, (size_t)n);
    for (int64_t i = 0; issue && i < n; i++) {
        text_decimal value = {unit[0] + i * unit[2], scale};
        char text[TEXT_DECIMAL_SIZE];
        for (; value.scale > 0 && value.digits % 10 == 0; value.scale--)
            value.digits /= 10;
        const char *const option =
            domain_name(reader, place_of(range), "a value", text_decimal_write(value, text));
        if (option)
            domain_option_add(reader, place_of(range), issue, option);
    }
}

static const char *name_of(domain_reader *reader, const text_node *map, const char *otherwise)
{
    const text_node *const name = text_node_given(map, "name");
    return name && name->kind == TEXT_SCALAR
               ? domain_name(reader, place_of(name), "the file", name->text)
               : otherwise;
}

static void read_domain(domain_reader *reader, const void *root)
{
    reader->domain->name = name_of(reader, root, domain_title_of(reader, reader->label));
    const text_node *const issues = map_of(reader, root, NULL, "issuesValues");
    if (!issues || !domain_issues(reader, place_of(issues), issues->n_items))
        return;
    for (size_t i = 0; i < issues->n_items; i++) {
        const text_node *const node = issues->item[i];
        const char *const name =
            domain_name(reader, place_of(issues->key[i]), "an issue", issues->key[i]->text);
        const text_node *const values = text_node_given(node, "values");
        const text_node *const range = text_node_given(node, "range");
        if (!name)
            continue;
        if (values)
            read_values(reader, values, name);
        else if (range)
            read_range(reader, range, name);
        else
            domain_problem(reader, place_of(node), name, "'values' or 'range' is missing");
    }
}

/* ---- A profile ------------------------------------------------------------------------------- */

static void read_discrete(domain_reader *reader, const text_node *node, size_t issue)
{
    const char *const name = reader->domain->issue[issue].name;
    const text_node *const utilities = map_of(reader, node, name, "valueUtilities");
    if (!utilities)
        domain_skip_issue(reader, issue);
    for (size_t i = 0; utilities && i < utilities->n_items; i++) {
        const text_node *const key = utilities->key[i];
        const text_node *const node_of = utilities->item[i];
        const char *const value = value_name(reader, key);
        const size_t option =
            value ? domain_option_index(reader, place_of(key), issue, value) : DW_NONE;
        double utility = 0;
        if (option == DW_NONE)
            continue;
        domain_number(reader, place_of(node_of), name, value,
                      node_of->kind == TEXT_SCALAR ? node_of->text : "", 0, 1, &utility);
        domain_set_evaluation(reader, place_of(key), issue, option, utility);
    }
}

typedef struct number_line {
    double low_value, low_utility, high_value, high_utility;
} number_line;

/* Does the line span the options, which are numbers in ascending order? */
static bool spans(domain_reader *reader, const text_node *node, const text_domain_issue *issue,
                  const number_line *line)
{
    double first, last;
    const char *const fault = text_double_read(issue->option[0], &first);
    if (fault || text_double_read(issue->option[issue->n_options - 1], &last)) {
        domain_problem(reader, place_of(node), issue->name,
                       "utilities of numbers, but the values of the domain are none");
        return false;
    }
    if (line->low_value < line->high_value && line->low_value == first && line->high_value >= last)
        return true;
    domain_problem(reader, place_of(node), issue->name,
                   "'lowValue' to 'highValue' is not the range of the domain, %s to %s",
                   issue->option[0], issue->option[issue->n_options - 1]);
    return false;
}

static void read_numbers(domain_reader *reader, const text_node *node, size_t issue)
{
    const text_domain_issue *const about = &reader->domain->issue[issue];
    number_line line = {0};
    const bool good =
        number_of(reader, node, about->name, "lowValue", INFINITY, &line.low_value) &&
        number_of(reader, node, about->name, "highValue", INFINITY, &line.high_value) &&
        number_of(reader, node, about->name, "lowUtility", 1, &line.low_utility) &&
        number_of(reader, node, about->name, "highUtility", 1, &line.high_utility) &&
        spans(reader, node, about, &line);
    if (!good)
        domain_skip_issue(reader, issue);
    for (size_t o = 0; good && o < about->n_options; o++) {
        double value = 0;
        if (text_double_read(about->option[o], &value))
            domain_problem(reader, place_of(node), about->name, "'%s' is not a number",
                           text_show(about->option[o]).text);
        const double share = (value - line.low_value) / (line.high_value - line.low_value);
        domain_set_evaluation(reader, place_of(node), issue, o,
                              line.low_utility + share * (line.high_utility - line.low_utility));
    }
}

static void read_utilities(domain_reader *reader, const text_node *node, size_t issue)
{
    static const struct {
        const char *name;
        void (*read)(domain_reader *reader, const text_node *node, size_t issue);
    } kind[] = {{"DiscreteValueSetUtilities", read_discrete},
                {"discreteutils", read_discrete},
                {"NumberValueSetUtilities", read_numbers},
                {"numberutils", read_numbers}};
    const char *name = NULL;
    const char *const about = reader->domain->issue[issue].name;
    const text_node *const inside = only_map(reader, node, about, &name);
    for (size_t k = 0; inside && k < G_N_ELEMENTS(kind); k++)
        if (strcmp(name, kind[k].name) == 0) {
            kind[k].read(reader, inside, issue);
            return;
        }
    if (inside)
        domain_problem(reader, place_of(node), about,
                       "'%s' cannot be read, only DiscreteValueSetUtilities and "
                       "NumberValueSetUtilities",
                       text_show(name).text);
    domain_skip_issue(reader, issue);
}

/* Calls `read` for each entry whose key is an issue of the domain. */
static void for_issues(domain_reader *reader, const text_node *map,
                       void (*read)(domain_reader *reader, const text_node *node, size_t issue))
{
    for (size_t i = 0; map && i < map->n_items && !reader->out_of_memory; i++) {
        const text_place place = place_of(map->key[i]);
        const char *const name = domain_name(reader, place, "an issue", map->key[i]->text);
        const size_t issue = name ? domain_issue_index(reader, place, name) : DW_NONE;
        if (issue != DW_NONE)
            read(reader, map->item[i], issue);
    }
}

static void read_weight(domain_reader *reader, const text_node *node, size_t issue)
{
    double weight = 0;
    domain_number(reader, place_of(node), reader->domain->issue[issue].name, "weight",
                  node->kind == TEXT_SCALAR ? node->text : "", 0, 1, &weight);
    domain_set_weight(reader, place_of(node), issue, weight);
}

/* The reservation value is what the bid is worth; issues it leaves out are worth nothing. */
static void read_reserved(domain_reader *reader, const text_node *node, size_t issue)
{
    const char *const value = value_name(reader, node);
    const size_t option =
        value ? domain_option_index(reader, place_of(node), issue, value) : DW_NONE;
    if (option != DW_NONE)
        reader->side->reservation +=
            reader->side->weight[issue] * reader->side->evaluation[issue][option];
}

/* ---- The domain inside a profile ------------------------------------------------------------- */

static void check_issue(domain_reader *reader, const text_node *node, size_t issue)
{
    const text_domain_issue *const about = &reader->domain->issue[issue];
    const text_node *const values = text_node_given(node, "values");
    if (!values || values->kind != TEXT_LIST)
        return;
    for (size_t i = 0; i < values->n_items; i++) {
        const char *const value = value_name(reader, values->item[i]);
        if (value)
            domain_option_index(reader, place_of(values->item[i]), issue, value);
    }
    if (values->n_items != about->n_options)
        domain_problem(reader, place_of(values), about->name,
                       "%zu values here, but %zu in the domain file", values->n_items,
                       about->n_options);
}

static void check_domain(domain_reader *reader, const text_node *space)
{
    const text_node *const domain = text_node_given(space, "domain");
    const text_node *const name = domain ? text_node_given(domain, "name") : NULL;
    if (name && name->kind == TEXT_SCALAR && strcmp(name->text, reader->domain->name) != 0)
        domain_problem(reader, place_of(name), NULL, "is a profile of the domain '%s', not of '%s'",
                       text_show(name->text).text, text_show(reader->domain->name).text);
    const text_node *const issues = domain ? text_node_given(domain, "issuesValues") : NULL;
    if (issues && issues->kind == TEXT_MAP)
        for_issues(reader, issues, check_issue);
}

static void read_profile(domain_reader *reader, const void *root)
{
    const char *kind = NULL;
    const size_t n_errors = reader->problems->n_errors;
    const text_node *const space = only_map(reader, root, NULL, &kind);
    if (space && strcmp(kind, "LinearAdditiveUtilitySpace") != 0)
        domain_problem(reader, place_of(root), NULL,
                       "'%s' cannot be read, only LinearAdditiveUtilitySpace",
                       text_show(kind).text);
    if (reader->problems->n_errors > n_errors)
        return;
    reader->side->name =
        name_of(reader, space, domain_side_of(reader, reader->label, reader->domain->name));
    for_issues(reader, map_of(reader, space, NULL, "issueWeights"), read_weight);
    for_issues(reader, map_of(reader, space, NULL, "issueUtilities"), read_utilities);
    domain_profile_end(reader, place_of(space));
    /* The domain inside would tell of the same slips again. */
    if (reader->problems->n_errors == n_errors)
        check_domain(reader, space);
    const text_node *const bid = text_node_given(space, "reservationBid");
    const text_node *const values =
        bid ? map_of(reader, bid, "reservationBid", "issuevalues") : NULL;
    reader->side->gives_reservation = values != NULL;
    for_issues(reader, values, read_reserved);
}

/* ---- The three files ------------------------------------------------------------------------- */

static const void *parse(const char *data, size_t size, const char *label, dw_arena *arena,
                         text_problems *problems)
{
    const size_t n_errors = problems->n_errors;
    const text_node *const root = text_node_parse_json(data, size, label, arena, problems);
    if (root && root->kind != TEXT_MAP)
        text_problem_add(problems, TEXT_PROBLEM_INPUT, place_of(root), "",
                         "is no GeniusWeb domain or profile: expected a mapping, found %s",
                         text_node_describe(root));
    return problems->n_errors == n_errors ? root : NULL;
}

static const domain_format format = {parse, read_domain, read_profile, .ceiling = INFINITY};

const text_domain *text_geniusweb_parse(const text_domain_source *source, dw_arena *arena,
                                        text_problems *problems)
{
    return domain_parse(&format, source, arena, problems);
}

const text_domain *text_geniusweb_load(const text_domain_paths *paths, dw_arena *arena,
                                       text_problems *problems)
{
    return domain_load(&format, paths, arena, problems);
}
