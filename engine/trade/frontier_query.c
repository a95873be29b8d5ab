/* Questions to a frontier that is made: its points are sorted, so most are answered by bisection. */
#include "frontier.h"

#include <math.h>

bool dw_frontier_is_lower(const dw_frontier *frontier, size_t a, size_t b)
{
    const size_t n_words = frontier->trace->layout.n_words;
    const uint64_t *const code_a = frontier->trace->code + a * n_words;
    const uint64_t *const code_b = frontier->trace->code + b * n_words;
    for (size_t w = 0; w < n_words; w++)
        if (code_a[w] != code_b[w])
            return code_a[w] < code_b[w];
    return false;
}

/* ---- Ranges --------------------------------------------------------------------------------- */

/* How many points give us at least `least`. They stand first. */
static size_t count_ours(const dw_frontier *frontier, double least)
{
    size_t low = 0, high = frontier->n_points;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (frontier->ours[middle] >= least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first point that gives them at least `least`. */
static size_t first_theirs(const dw_frontier *frontier, double least)
{
    size_t low = 0, high = frontier->n_points;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (frontier->theirs[middle] >= least)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

dw_point_range dw_frontier_at_least(const dw_frontier *frontier, dw_utilities least)
{
    const size_t end = count_ours(frontier, least.ours - frontier->same.ours);
    const size_t first = first_theirs(frontier, least.theirs - frontier->same.theirs);
    return (dw_point_range){.first = first, .n = end > first ? end - first : 0};
}

dw_point_range dw_frontier_better(const dw_frontier *frontier, dw_utilities than)
{
    dw_point_range points = dw_frontier_at_least(frontier, than);
    /* The same as an efficient point: nothing is better. */
    if (points.n == 1 && frontier->ours[points.first] <= than.ours + frontier->same.ours &&
        frontier->theirs[points.first] <= than.theirs + frontier->same.theirs)
        points.n = 0;
    return points;
}

/* ---- Distances ------------------------------------------------------------------------------ */

static double square(double x)
{
    return x * x;
}

double dw_frontier_distance(const dw_frontier *frontier, dw_utilities from)
{
    double least = INFINITY;
    for (size_t i = 0; i < frontier->n_points; i++)
        least = fmin(least, square(frontier->ours[i] - from.ours) +
                                square(frontier->theirs[i] - from.theirs));
    return sqrt(least);
}

double dw_frontier_opposition(const dw_frontier *frontier, dw_utilities none, dw_utilities all)
{
    const double per_ours = all.ours > none.ours ? 1 / (all.ours - none.ours) : 0;
    const double per_theirs = all.theirs > none.theirs ? 1 / (all.theirs - none.theirs) : 0;
    double least = INFINITY;
    for (size_t i = 0; i < frontier->n_points; i++)
        least = fmin(least, square((all.ours - frontier->ours[i]) * per_ours) +
                                square((all.theirs - frontier->theirs[i]) * per_theirs));
    return sqrt(least);
}
