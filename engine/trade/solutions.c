/* Bargaining solutions: one rule each over the rational points of a frontier. */
#include "frontier.h"

#include <math.h>

/* What the rules need to know of a frontier. */
typedef struct bargain {
    const dw_frontier *frontier;
    dw_point_range points; /* over which the rules choose */
    dw_utilities reservation;
    dw_utilities most; /* each side's largest gain over its reservation value */
} bargain;

static dw_utilities gain_at(const bargain *b, size_t point)
{
    return (dw_utilities){b->frontier->ours[point] - b->reservation.ours,
                          b->frontier->theirs[point] - b->reservation.theirs};
}

/* ---- Rules: what each makes as large as possible -------------------------------------------- */

typedef double rule(const bargain *b, size_t point);

static double nash(const bargain *b, size_t point)
{
    const dw_utilities gain = gain_at(b, point);
    /* Rational within the tolerance may be a little below 0, and two of those would make a plus. */
    return dw_larger(gain.ours, 0) * dw_larger(gain.theirs, 0);
}

static double smaller_gain(const bargain *b, size_t point)
{
    const dw_utilities gain = gain_at(b, point);
    return gain.ours < gain.theirs ? gain.ours : gain.theirs;
}

static double share(double gain, double most, double same)
{
    return most > same ? gain / most : 1;
}

static double smaller_share(const bargain *b, size_t point)
{
    const dw_utilities gain = gain_at(b, point), same = b->frontier->same;
    const double ours = share(gain.ours, b->most.ours, same.ours);
    const double theirs = share(gain.theirs, b->most.theirs, same.theirs);
    return ours < theirs ? ours : theirs;
}

static double equality(const bargain *b, size_t point)
{
    return -fabs(b->frontier->ours[point] - b->frontier->theirs[point]);
}

static double sum(const bargain *b, size_t point)
{
    return b->frontier->ours[point] + b->frontier->theirs[point];
}

/* ---- Choosing ------------------------------------------------------------------------------- */

static bool choose(const bargain *b, rule *value, double same, dw_arena *arena, dw_solution *chosen)
{
    const size_t first = b->points.first, end = first + b->points.n;
    double best = -INFINITY;
    for (size_t i = first; i < end; i++)
        best = dw_larger(best, value(b, i));
    size_t n = 0;
    for (size_t i = first; i < end; i++)
        n += value(b, i) >= best - same;
    size_t *const tied = DW_TAKE(arena, n, size_t);
    if (!tied)
        return false;
    *chosen = (dw_solution){.exists = n > 0, .point = first, .tied = tied};
    for (size_t i = first; i < end; i++)
        if (value(b, i) >= best - same) {
            if (chosen->n_tied == 0 || dw_frontier_is_lower(b->frontier, i, chosen->point))
                chosen->point = i;
            tied[chosen->n_tied++] = i;
        }
    chosen->value = value(b, chosen->point);
    return true;
}

static bool choose_all(const bargain *b, dw_arena *arena, dw_solutions *s)
{
    const dw_utilities same = b->frontier->same;
    const double either = fmax(same.ours, same.theirs), both = same.ours + same.theirs;
    const double product = same.ours * b->most.theirs + same.theirs * b->most.ours;
    const double shares = fmax(same.ours / fmax(b->most.ours, same.ours),
                               same.theirs / fmax(b->most.theirs, same.theirs));
    if (!choose(b, nash, product, arena, &s->nash) ||
        !choose(b, smaller_gain, either, arena, &s->egalitarian) ||
        !choose(b, smaller_share, shares, arena, &s->kalai_smorodinsky) ||
        !choose(b, equality, both, arena, &s->equal_utility) ||
        !choose(b, sum, both, arena, &s->welfare))
        return false;
    s->equal_utility.value = -s->equal_utility.value;
    return true;
}

static bool find(bargain *b, dw_arena *arena, dw_solutions *s)
{
    const dw_frontier *const frontier = b->frontier;
    const dw_point_range rational = dw_frontier_at_least(frontier, b->reservation);
    *s = (dw_solutions){.rational = rational, .ideal = {NAN, NAN}};
    if (rational.n == 0) {
        b->points = (dw_point_range){.first = 0, .n = frontier->n_points};
        return choose(b, smaller_gain, fmax(frontier->same.ours, frontier->same.theirs), arena,
                      &s->nearest_miss);
    }
    b->points = rational;
    s->ideal.ours = frontier->ours[rational.first];
    s->ideal.theirs = frontier->theirs[rational.first + rational.n - 1];
    b->most.ours = s->ideal.ours - b->reservation.ours;
    b->most.theirs = s->ideal.theirs - b->reservation.theirs;
    return choose_all(b, arena, s);
}

dw_status dw_solutions_find(const dw_frontier *frontier, dw_utilities reservation, dw_arena *arena,
                            dw_solutions *solutions, dw_error *err)
{
    if (!isfinite(reservation.ours))
        return dw_fail(err, DW_E_RANGE, "reservation_ours", 0, reservation.ours);
    if (!isfinite(reservation.theirs))
        return dw_fail(err, DW_E_RANGE, "reservation_theirs", 0, reservation.theirs);
    const dw_arena_mark mark = dw_arena_here(arena);
    bargain b = {.frontier = frontier, .reservation = reservation};
    dw_solutions found;
    if (!find(&b, arena, &found)) {
        dw_arena_rewind(arena, mark);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    *solutions = found;
    return DW_OK;
}
