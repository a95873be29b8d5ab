/* GENIUS XML. The names of elements and attributes, and what they mean, are those of GENIUS 10. */
#include "text/domain_read.h"

#include "text/xml.h"

#include "dealwright/deal.h"

#include <math.h>
#include <string.h>

/* GENIUS counts an issue whose best evaluation is below this as worth nothing. */
#define LEAST_BEST 0.00001

typedef enum issue_kind { DISCRETE, INTEGER, REAL, UNKNOWN } issue_kind;

/* ---- What both kinds of files share ---------------------------------------------------------- */

/* The <utility_space> of a file: its root, or inside it. */
static const text_xml *space_of(const text_xml *root)
{
    const text_xml *const inside = text_xml_find(root->first, "utility_space");
    return inside ? inside : root;
}

/* The one <objective> that holds the issues, or NULL after noting what is wrong. */
static const text_xml *objective_of(domain_reader *reader, const text_xml *root)
{
    const text_xml *const space = space_of(root);
    const char *const type = text_xml_get(space, "type");
    if (type && g_ascii_strncasecmp(type, "nonlinear", 9) == 0) {
        domain_problem(reader, text_xml_place(space), NULL,
                       "a nonlinear utility space cannot be read, only weighted sums");
        return NULL;
    }
    const text_xml *const objective = text_xml_find(space->first, "objective");
    if (!objective) {
        domain_problem(reader, text_xml_place(root), NULL,
                       "is no GENIUS domain or profile: there is no <objective>");
        return NULL;
    }
    const text_xml *const nested = text_xml_find(objective->first, "objective");
    if (nested) {
        domain_problem(reader, text_xml_place(nested), NULL,
                       "an objective inside an objective cannot be read");
        return NULL;
    }
    return objective;
}

static size_t count(const text_xml *first, const char *name)
{
    size_t n = 0;
    for (const text_xml *at = text_xml_find(first, name); at; at = text_xml_find(at->next, name))
        n++;
    return n;
}

static issue_kind kind_of(const text_xml *issue)
{
    static const char *const attribute[] = {"etype", "type", "vtype"};
    for (size_t i = 0; i < G_N_ELEMENTS(attribute); i++) {
        const char *const type = text_xml_get(issue, attribute[i]);
        if (type)
            return g_ascii_strcasecmp(type, "discrete") == 0  ? DISCRETE
                   : g_ascii_strcasecmp(type, "integer") == 0 ? INTEGER
                   : g_ascii_strcasecmp(type, "real") == 0    ? REAL
                                                              : UNKNOWN;
    }
    return DISCRETE;
}

/* Is the issue of a kind that can be read? */
static bool check_kind(domain_reader *reader, const text_xml *issue, const char *name)
{
    const issue_kind kind = kind_of(issue);
    if (kind == REAL)
        domain_problem(reader, text_xml_place(issue), name,
                       "a real-valued issue has no options; give it as a discrete one");
    if (kind == UNKNOWN)
        domain_problem(reader, text_xml_place(issue), name,
                       "the issue is neither discrete nor integer");
    return kind == DISCRETE || kind == INTEGER;
}

static bool read_bound(domain_reader *reader, const text_xml *issue, const char *name,
                       const char *attribute, int64_t *bound)
{
    const text_xml *const range = text_xml_find(issue->first, "range");
    const char *text = range ? text_xml_get(range, attribute) : NULL;
    if (!text)
        text = text_xml_get(issue, attribute);
    gint64 found;
    if (!text || !g_ascii_string_to_signed(text, 10, -1000000000, 1000000000, &found, NULL)) {
        domain_problem(reader, text_xml_place(issue), name, "'%s' is not a whole number: '%s'",
                       attribute, text ? text_show(text).text : "");
        return false;
    }
    *bound = found;
    return true;
}

/* ---- The domain ------------------------------------------------------------------------------ */

static void read_items(domain_reader *reader, const text_xml *element, const char *name)
{
    text_domain_issue *const issue =
        domain_issue_add(reader, text_xml_place(element), name, count(element->first, "item"));
    const text_xml *item = text_xml_find(element->first, "item");
    for (; issue && item; item = text_xml_find(item->next, "item")) {
        const char *const value =
            domain_name(reader, text_xml_place(item), "a value", text_xml_get(item, "value"));
        if (value)
            domain_option_add(reader, text_xml_place(item), issue, value);
    }
}

/* The whole numbers of a range become options. */
static void read_range(domain_reader *reader, const text_xml *element, const char *name)
{
    int64_t low, high;
    const text_place place = text_xml_place(element);
    if (!read_bound(reader, element, name, "lowerbound", &low) ||
        !read_bound(reader, element, name, "upperbound", &high))
        return;
    text_domain_issue *const issue =
        domain_issue_add(reader, place, name, high < low ? 0 : (size_t)(high - low + 1));
    for (int64_t value = low; issue && value <= high; value++) {
        g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);
        const char *const option = domain_name(reader, place, "a value", text);
        if (option)
            domain_option_add(reader, place, issue, option);
    }
}

static void read_domain(domain_reader *reader, const void *root)
{
    reader->domain->name = domain_title_of(reader, reader->label);
    const text_xml *const objective = objective_of(reader, root);
    if (!objective ||
        !domain_issues(reader, text_xml_place(objective), count(objective->first, "issue")))
        return;
    const text_xml *issue = text_xml_find(objective->first, "issue");
    for (; issue; issue = text_xml_find(issue->next, "issue")) {
        const char *const name =
            domain_name(reader, text_xml_place(issue), "an issue", text_xml_get(issue, "name"));
        if (!name || !check_kind(reader, issue, name))
            continue;
        if (kind_of(issue) == INTEGER)
            read_range(reader, issue, name);
        else
            read_items(reader, issue, name);
    }
}

/* ---- A profile ------------------------------------------------------------------------------- */

static void read_evaluations(domain_reader *reader, const text_xml *element, size_t issue)
{
    const char *const about = reader->domain->issue[issue].name;
    double best = 0;
    const text_xml *item = text_xml_find(element->first, "item");
    for (; item; item = text_xml_find(item->next, "item")) {
        const text_place place = text_xml_place(item);
        const char *const value =
            domain_name(reader, place, "a value", text_xml_get(item, "value"));
        const size_t option = value ? domain_option_index(reader, place, issue, value) : DW_NONE;
        const char *const text = text_xml_get(item, "evaluation");
        double evaluation = 0;
        if (option == DW_NONE)
            continue;
        if (!text)
            domain_problem(reader, place, about, "the value '%s' has no evaluation",
                           text_show(value).text);
        else
            domain_number(reader, place, about, "evaluation", text, 0, INFINITY, &evaluation);
        domain_set_evaluation(reader, place, issue, option, evaluation);
        best = MAX(best, evaluation);
    }
    reader->side->best[issue] = best < LEAST_BEST ? INFINITY : best;
}

/* slope * (value - lower bound) + offset, kept within 0 and 1. */
static void read_evaluator(domain_reader *reader, const text_xml *element, size_t issue)
{
    const text_domain_issue *const about = &reader->domain->issue[issue];
    const text_xml *const evaluator = text_xml_find(element->first, "evaluator");
    const char *const slope_text = evaluator ? text_xml_get(evaluator, "slope") : NULL;
    const char *const offset_text = evaluator ? text_xml_get(evaluator, "offset") : NULL;
    const text_place place = text_xml_place(evaluator ? evaluator : element);
    if (!slope_text || !offset_text) {
        domain_problem(reader, place, about->name,
                       "an integer issue needs an <evaluator> with 'slope' and 'offset'");
        domain_skip_issue(reader, issue);
        return;
    }
    double slope = 0, offset = 0;
    domain_number(reader, place, about->name, "slope", slope_text, -INFINITY, INFINITY, &slope);
    domain_number(reader, place, about->name, "offset", offset_text, -INFINITY, INFINITY, &offset);
    for (size_t o = 0; o < about->n_options; o++)
        domain_set_evaluation(reader, place, issue, o, CLAMP(slope * (double)o + offset, 0.0, 1.0));
}

/* Do the bounds in the profile say the same as the domain? */
static bool check_range(domain_reader *reader, const text_xml *element, size_t issue)
{
    const text_domain_issue *const about = &reader->domain->issue[issue];
    int64_t low, high;
    if (!text_xml_get(element, "lowerbound") && !text_xml_find(element->first, "range"))
        return true;
    if (!read_bound(reader, element, about->name, "lowerbound", &low) ||
        !read_bound(reader, element, about->name, "upperbound", &high))
        return false;
    g_autofree char *from = g_strdup_printf("%" G_GINT64_FORMAT, low);
    g_autofree char *to = g_strdup_printf("%" G_GINT64_FORMAT, high);
    if (strcmp(from, about->option[0]) == 0 && strcmp(to, about->option[about->n_options - 1]) == 0)
        return true;
    domain_problem(reader, text_xml_place(element), about->name,
                   "goes from %s to %s, in the domain from %s to %s", from, to, about->option[0],
                   about->option[about->n_options - 1]);
    return false;
}

/* Weights name issues by the index that stands in the same file. */
static void read_weight(domain_reader *reader, const text_xml *objective, const text_xml *element,
                        size_t issue)
{
    const char *const index = text_xml_get(element, "index");
    const text_xml *weight = text_xml_find(objective->first, "weight");
    for (; index && weight; weight = text_xml_find(weight->next, "weight")) {
        double value = 0;
        const char *const of = text_xml_get(weight, "index");
        const char *const text = text_xml_get(weight, "value");
        if (!of || strcmp(of, index) != 0)
            continue;
        domain_number(reader, text_xml_place(weight), reader->domain->issue[issue].name, "weight",
                      text ? text : "", 0, INFINITY, &value);
        domain_set_weight(reader, text_xml_place(weight), issue, value);
    }
}

static void read_issue(domain_reader *reader, const text_xml *objective, const text_xml *element)
{
    const text_place place = text_xml_place(element);
    const char *const name = domain_name(reader, place, "an issue", text_xml_get(element, "name"));
    const size_t issue = name ? domain_issue_index(reader, place, name) : DW_NONE;
    if (issue == DW_NONE)
        return;
    read_weight(reader, objective, element, issue);
    if (!check_kind(reader, element, name) ||
        (kind_of(element) == INTEGER && !check_range(reader, element, issue)))
        domain_skip_issue(reader, issue);
    else if (kind_of(element) == INTEGER)
        read_evaluator(reader, element, issue);
    else
        read_evaluations(reader, element, issue);
}

/* <reservation value="…"/> and <discount_factor value="…"/>, before or after the objective. */
static bool read_share(domain_reader *reader, const text_xml *space, const char *name,
                       double *share)
{
    const text_xml *const element = text_xml_find(space->first, name);
    const char *const text = element ? text_xml_get(element, "value") : NULL;
    return text && domain_number(reader, text_xml_place(element), NULL, name, text, 0, 1, share);
}

static void read_profile(domain_reader *reader, const void *root)
{
    text_profile *const side = reader->side;
    side->name = domain_side_of(reader, reader->label, reader->domain->name);
    const text_xml *const objective = objective_of(reader, root);
    const text_xml *issue = objective ? text_xml_find(objective->first, "issue") : NULL;
    for (; issue && !reader->out_of_memory; issue = text_xml_find(issue->next, "issue"))
        read_issue(reader, objective, issue);
    if (!objective)
        return;
    side->gives_reservation = read_share(reader, space_of(root), "reservation", &side->reservation);
    read_share(reader, space_of(root), "discount_factor", &side->discount);
    domain_profile_end(reader, text_xml_place(objective));
}

/* ---- The three files ------------------------------------------------------------------------- */

static const void *parse(const char *data, size_t size, const char *label, dw_arena *arena,
                         text_problems *problems)
{
    return text_xml_parse(data, size, label, arena, problems);
}

static const domain_format format = {parse, read_domain, read_profile, .ceiling = 1};

const text_domain *text_genius_parse(const text_domain_source *source, dw_arena *arena,
                                     text_problems *problems)
{
    return domain_parse(&format, source, arena, problems);
}

const text_domain *text_genius_load(const text_domain_paths *paths, dw_arena *arena,
                                    text_problems *problems)
{
    return domain_load(&format, paths, arena, problems);
}
