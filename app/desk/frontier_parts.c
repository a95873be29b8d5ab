/* What the frontiers of domains and of deals share: the background, the solutions, their ties. */
#include "desk/frontier_parts.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "desk/limits.h"

/* ---- The background -------------------------------------------------------------------------- */

/* The number of outcomes, or `most` + 1 when it is larger. */
static size_t count_to(const dw_space *space, size_t most)
{
    size_t n = 1;
    for (size_t c = 0; c < space->n_clusters && n <= most; c++)
        n = space->cluster[c].n_choices > most ? most + 1 : n * space->cluster[c].n_choices;
    return MIN(n, most + 1);
}

/* The next outcome in lexicographic order. */
static void step(const dw_space *space, size_t *choice)
{
    for (size_t c = space->n_clusters; c-- > 0;) {
        if (++choice[c] < space->cluster[c].n_choices)
            return;
        choice[c] = 0;
    }
}

/* All outcomes while there are few, else some drawn at random. */
static bool add_cloud(brief_frontier *view, dw_arena *arena)
{
    const dw_space *const space = view->space;
    const size_t n = count_to(space, DESK_CLOUD_MAX);
    const bool all = n <= DESK_CLOUD_MAX;
    const size_t n_cloud = all ? n : DESK_CLOUD_MAX;
    dw_utilities *const cloud = DW_TAKE(arena, n_cloud, dw_utilities);
    size_t *const choice = DW_TAKE(arena, space->n_clusters, size_t);
    if (!cloud || !choice)
        return false;
    dw_random random;
    dw_random_init(&random, DESK_SEED, 0);
    for (size_t i = 0; i < n_cloud; i++) {
        for (size_t c = 0; !all && c < space->n_clusters; c++)
            choice[c] = dw_random_below(&random, (uint32_t)space->cluster[c].n_choices);
        cloud[i] = dw_space_utilities(space, choice);
        if (all)
            step(space, choice);
    }
    view->cloud = cloud;
    view->n_cloud = n_cloud;
    return true;
}

/* ---- Ties ------------------------------------------------------------------------------------ */

/* Appends the outcomes of one point that are not the solution's own. */
static dw_status add_same(const brief_frontier *view, size_t point, const size_t *own,
                          dw_arena *arena, size_t *choice, brief_ties *ties, dw_error *err)
{
    const size_t n_clusters = view->space->n_clusters;
    dw_outcomes same;
    const dw_status status =
        dw_outcomes_same(view->space, view->frontier, point, DESK_TIES_MAX + 1, arena, &same, err);
    if (status != DW_OK)
        return status;
    ties->has_more = ties->has_more || same.has_more;
    for (size_t i = 0; i < same.n; i++) {
        const size_t *const other = same.choice + i * n_clusters;
        if (memcmp(other, own, n_clusters * sizeof *own) == 0)
            continue;
        if (ties->n == DESK_TIES_MAX) {
            ties->has_more = true;
            return DW_OK;
        }
        memcpy(choice + ties->n++ * n_clusters, other, n_clusters * sizeof *other);
    }
    return DW_OK;
}

static dw_status add_ties(brief_frontier *view, brief_solution_id id, dw_arena *arena,
                          dw_error *err)
{
    const dw_solution *const solution = brief_solution_of(view->solutions, id);
    const size_t n_clusters = view->space->n_clusters;
    size_t *const own = DW_TAKE(arena, n_clusters, size_t);
    size_t *const choice = DW_TAKE(arena, n_clusters * DESK_TIES_MAX, size_t);
    brief_ties ties = {.choice = choice};
    if (!own || !choice)
        return DW_E_NOMEM;
    if (solution->exists)
        dw_frontier_outcome(view->frontier, solution->point, own);
    dw_status status = DW_OK;
    for (size_t t = 0; status == DW_OK && t < solution->n_tied && ties.n < DESK_TIES_MAX; t++)
        status = add_same(view, solution->tied[t], own, arena, choice, &ties, err);
    view->ties[id] = ties;
    return status;
}

/* ---- The parts ------------------------------------------------------------------------------- */

/* What the first side can gain at most, from the worst outcome to the best. */
static double our_range(const dw_space *space)
{
    double best = 0, worst = 0;
    for (size_t c = 0; c < space->n_clusters; c++) {
        double high = -INFINITY, low = INFINITY;
        for (size_t o = 0; o < space->cluster[c].n_choices; o++) {
            high = fmax(high, space->cluster[c].ours[o]);
            low = fmin(low, space->cluster[c].ours[o]);
        }
        best += high;
        worst += low;
    }
    return fmax(fmin(best, space->ceiling_ours) - worst, 0);
}

dw_status desk_frontier_draw(frontier_parts *parts, double epsilon, dw_arena *arena, dw_error *err)
{
    brief_frontier *const view = &parts->view;
    const dw_frontier_options options = {.epsilon = epsilon * our_range(view->space)};
    dw_status status = dw_frontier_make(view->space, &options, arena, &parts->frontier, err);
    view->frontier = &parts->frontier;
    view->opposition = (double)NAN;
    if (status == DW_OK)
        status = dw_space_count(view->space, arena, &view->n_outcomes, err);
    if (status != DW_OK)
        return status;
    return add_cloud(view, arena) ? DW_OK : dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
}

dw_status desk_frontier_solve(frontier_parts *parts, dw_utilities reservation, dw_arena *arena,
                              dw_error *err)
{
    brief_frontier *const view = &parts->view;
    view->solutions = &parts->solutions;
    dw_status status =
        dw_solutions_find(view->frontier, reservation, arena, &parts->solutions, err);
    for (int id = 0; status == DW_OK && id < BRIEF_SOLUTION_COUNT; id++)
        status = add_ties(view, (brief_solution_id)id, arena, err);
    return status;
}

const char *desk_keep(dw_arena *arena, const char *text)
{
    const size_t size = strlen(text) + 1;
    char *const kept = dw_arena_take(arena, size, 1);
    return kept ? memcpy(kept, text, size) : NULL;
}

bool desk_frontier_note(brief_frontier *view, const char **note, dw_arena *arena, char *text)
{
    const char *const kept = desk_keep(arena, text);
    g_free(text);
    note[view->n_notes++] = kept;
    return kept;
}
