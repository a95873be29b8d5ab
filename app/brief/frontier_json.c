/* A frontier as JSON: the contract for programs. Utilities in points have up to twelve decimals, in
 * money they are integers of minor units. What the reader may not see has no key. */
#include "brief/frontier_parts.h"
#include "brief/json.h"
#include "brief/phrase.h"

#include <stdlib.h>

#define DECIMALS 12
#define DIGITS 15 /* of a real: more would be the rounding of the computer */

static json_t *utility(const brief_frontier *view, double value)
{
    return view->currency ? brief_json_money(dw_money_round(value))
                          : brief_json_number(value, DECIMALS);
}

static json_t *pair(const brief_frontier *view, dw_utilities at)
{
    json_t *both = json_array();
    json_array_append_new(both, utility(view, at.ours));
    json_array_append_new(both, utility(view, at.theirs));
    return both;
}

static json_t *option(const brief_frontier_issue *issue, size_t o)
{
    if (issue->number == NULL)
        return brief_json_text(issue->option[o]);
    const double number = issue->number[o];
    return number == (double)(json_int_t)number ? json_integer((json_int_t)number)
                                                : brief_json_number(number, DECIMALS);
}

static json_t *outcome(const brief_frontier *view, const size_t *choice)
{
    json_t *object = json_object(), *package = json_object();
    for (size_t i = 0; i < view->n_issues; i++)
        brief_json_set(package, view->issue[i].key,
                       option(&view->issue[i], view->option_of(view->context, choice, i)));
    brief_json_set(object, "utilities", pair(view, dw_space_utilities(view->space, choice)));
    brief_json_set(object, "package", package);
    return object;
}

static json_t *point(const brief_frontier *view, size_t p)
{
    g_autofree size_t *choice = g_new(size_t, view->space->n_clusters);
    dw_frontier_outcome(view->frontier, p, choice);
    return outcome(view, choice);
}

static json_t *solution(const brief_frontier *view, brief_solution_id id)
{
    const dw_solution *chosen = brief_solution_of(view->solutions, id);
    if (!chosen->exists)
        return json_null();
    json_t *object = point(view, chosen->point), *list = json_array();
    const brief_ties *ties = &view->ties[id];
    for (size_t i = 0; i < ties->n; i++)
        json_array_append_new(list, outcome(view, ties->choice + i * view->space->n_clusters));
    brief_json_set(object, "ties", list);
    brief_json_set(object, "more_ties", json_boolean(ties->has_more));
    return object;
}

static const char *const solution_key[BRIEF_SOLUTION_COUNT] = {
    [BRIEF_NASH] = "nash",
    [BRIEF_EGALITARIAN] = "egalitarian",
    [BRIEF_KALAI_SMORODINSKY] = "kalai_smorodinsky",
    [BRIEF_EQUAL_UTILITY] = "equal_utility",
    [BRIEF_WELFARE] = "welfare",
};

static json_t *solutions(const brief_frontier *view)
{
    json_t *object = json_object();
    for (int id = 0; id < BRIEF_SOLUTION_COUNT; id++)
        if (brief_solution_shown(view, (brief_solution_id)id))
            brief_json_set(object, solution_key[id], solution(view, (brief_solution_id)id));
    return object;
}

static json_t *texts(const char *const *text, size_t n)
{
    json_t *list = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(list, brief_json_text(text[i]));
    return list;
}

static json_t *marks(const brief_frontier *view)
{
    json_t *list = json_array();
    for (size_t i = 0; i < view->n_marks; i++) {
        json_t *object = json_object();
        brief_json_set(object, "label", brief_json_text(view->mark[i].label));
        brief_json_set(object, "utilities", pair(view, view->mark[i].at));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *frontier_points(const brief_frontier *view)
{
    json_t *list = json_array();
    for (size_t p = 0; p < view->frontier->n_points; p++)
        json_array_append_new(list, point(view, p));
    return list;
}

static json_t *frontier_object(const brief_frontier *view)
{
    const dw_frontier *frontier = view->frontier;
    const dw_solution *miss = &view->solutions->nearest_miss;
    json_t *root = json_object();
    brief_json_set(root, "name", brief_json_text(view->title));
    brief_json_set(root, "sides", texts(view->side, 2));
    brief_json_set(root, "currency", brief_json_text(view->currency));
    brief_json_set(root, "outcomes", json_string(view->n_outcomes));
    brief_json_set(root, "exact", json_boolean(brief_frontier_exact(view)));
    brief_json_set(root, "epsilon",
                   utility(view, MAX(frontier->epsilon_ours, frontier->epsilon_theirs)));
    if (view->walk_aways)
        brief_json_set(root, "reservation", pair(view, view->reservation));
    brief_json_set(root, "n_frontier", json_integer((json_int_t)frontier->n_points));
    if (view->walk_aways)
        brief_json_set(root, "n_rational", json_integer((json_int_t)view->solutions->rational.n));
    brief_json_set(root, "opposition", brief_json_number(view->opposition, DECIMALS));
    brief_json_set(root, "solutions", solutions(view));
    if (view->walk_aways)
        brief_json_set(root, "nearest_miss", miss->exists ? point(view, miss->point) : json_null());
    brief_json_set(root, "marks", marks(view));
    brief_json_set(root, "frontier", frontier_points(view));
    brief_json_set(root, "warnings", texts(view->note, view->n_notes));
    return root;
}

char *brief_frontier_json(const brief_frontier *view, const brief_frontier_style *style)
{
    (void)style;
    json_t *root = frontier_object(view);
    char *dumped = json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    json_decref(root);
    char *text = g_strconcat(dumped, "\n", NULL);
    free(dumped);
    return text;
}
