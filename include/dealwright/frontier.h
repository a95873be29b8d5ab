/* What can be agreed on, and what of it is efficient.
 *
 * Issues that interact form a cluster; what clusters are worth adds up. One choice of every cluster
 * makes an outcome, and an outcome has a utility to each side: money or points, the mathematics is
 * the same. Here are the frontier of all outcomes, exact however many there are, and the bargaining
 * solutions on it.
 *
 *     dw_frontier frontier;
 *     size_t choice[DW_CLUSTERS_MAX];
 *     dw_solutions solutions;
 *     const dw_utilities reservation = {0, 0};
 *     if (dw_frontier_make(&space, NULL, &arena, &frontier, &err) == DW_OK &&
 *         dw_solutions_find(&frontier, reservation, &arena, &solutions, &err) == DW_OK &&
 *         solutions.nash.exists)
 *         dw_frontier_outcome(&frontier, solutions.nash.point, choice);
 */
#ifndef DEALWRIGHT_FRONTIER_H
#define DEALWRIGHT_FRONTIER_H

#include "dealwright/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Spaces --------------------------------------------------------------------------------- */

/* The choices of one cluster: what each adds to either side's utility. */
typedef struct dw_cluster {
    const double *ours, *theirs; /* [n_choices] finite */
    size_t n_choices;            /* 1 .. DW_CHOICES_MAX */
} dw_cluster;

typedef struct dw_space {
    const dw_cluster *cluster; /* [n_clusters] */
    size_t n_clusters;         /* 1 .. DW_CLUSTERS_MAX */
    /* Utilities above the ceiling count as the ceiling; INFINITY for none. */
    double ceiling_ours, ceiling_theirs;
} dw_space;

typedef struct dw_utilities {
    double ours, theirs;
} dw_utilities;

/* Whether a space is as described above and its sums are finite.
 * Fails with DW_E_RANGE ("clusters", "choices", "ours", "theirs" with the cluster's index;
 * "ceiling_ours", "ceiling_theirs") or DW_E_LIMIT ("clusters", "choices"). O(all choices). */
dw_status dw_space_check(const dw_space *space, dw_error *err) DW_MUST_USE;

/* Utilities of the outcome that takes choice[c] of cluster c. Clusters are added in their order, so
 * that equal outcomes have equal bits wherever they are computed. O(n_clusters). */
dw_utilities dw_space_utilities(const dw_space *space, const size_t *choice);

/* Sums of doubles that would be equal in exact arithmetic differ by their rounding: 0.1 + 0.2 is not
 * 0.3. Without a tolerance one frontier point becomes several. So two utilities are the same when
 * they differ by at most this share of the largest size a sum may have: of the sum over clusters of
 * the largest absolute utility in each. It is hundreds of times the rounding of 64 additions. */
#define DW_SAME_UTILITY 1e-12

/* How far apart utilities of a space may lie and still be the same, for each side. O(all choices). */
dw_utilities dw_space_same(const dw_space *space);

/* The number of outcomes in decimal digits, exact: the product of all numbers of choices. The string
 * is in the arena. Fails with DW_E_NOMEM. O(n_clusters^2). */
dw_status dw_space_count(const dw_space *space, dw_arena *arena, const char **count,
                         dw_error *err) DW_MUST_USE;

/* ---- Frontier ------------------------------------------------------------------------------- */

typedef struct dw_frontier_options {
    size_t points_max; /* 2 .. DW_FRONTIER_POINTS_MAX; 0 for DW_FRONTIER_POINTS */
    double epsilon;    /* how much of our utility may be lost for speed; 0 for none */
} dw_frontier_options;

/* The outcomes that cannot be made better for one side without making them worse for the other: of
 * any two points, one is better for us and the other for them, by more than the tolerance. */
typedef struct dw_frontier {
    const double *ours,
        *theirs;     /* [n_points] ours strictly descending, theirs strictly ascending */
    size_t n_points; /* >= 1 */
    /* For every outcome of the space some point is at least as good for both, less these. 0 when the
     * frontier is exact. */
    double epsilon_ours, epsilon_theirs;
    dw_utilities same;                     /* dw_space_same of the space */
    const struct dw_frontier_trace *trace; /* private: how each point was put together */
} dw_frontier;

/* The frontier of a space, in the arena. Each point stands for the outcomes that have its utilities,
 * within the tolerance; its own outcome is the lexicographically lowest of them, by the choice of
 * cluster 0, then 1 and so on, and its utilities are what dw_space_utilities says of that.
 *
 * It is exact as long as no epsilon is asked for and no merge has more points than points_max, or
 * more sums than DW_FRONTIER_SUMS_PER_POINT times that. Otherwise points are laid on a grid along our
 * utility where that saves time: of each cell the one best for them is kept. epsilon_ours says what
 * can have been lost by that, never more than the epsilon asked for unless points_max forces it;
 * epsilon_theirs stays 0. The outcomes are then real ones, but not always the lowest of their kind.
 * `options` may be NULL. Nothing but the result stays in the arena.
 *
 * Fails with DW_E_RANGE ("points_max", "epsilon"), as dw_space_check, or with DW_E_NOMEM.
 * O(sums of the points of one merge's fronts), 1 to 4 ns each. */
dw_status dw_frontier_make(const dw_space *space, const dw_frontier_options *options,
                           dw_arena *arena, dw_frontier *frontier, dw_error *err) DW_MUST_USE;

/* The outcome of a point: choice [n_clusters]. O(n_clusters). */
void dw_frontier_outcome(const dw_frontier *frontier, size_t point, size_t *choice);

/* Neighbouring points of a frontier. */
typedef struct dw_point_range {
    size_t first, n;
} dw_point_range;

/* Points that give both sides at least `least`, within the tolerance. O(log n_points). */
dw_point_range dw_frontier_at_least(const dw_frontier *frontier, dw_utilities least);

/* Points at least as good for both as `than` and better for one, within the tolerance: none when
 * `than` is efficient. O(log n_points). */
dw_point_range dw_frontier_better(const dw_frontier *frontier, dw_utilities than);

/* Euclidean distance of `from` to the nearest point. Utilities of both sides must be on comparable
 * scales. O(n_points). */
double dw_frontier_distance(const dw_frontier *frontier, dw_utilities from);

/* How far the frontier stays from giving both sides all: the distance of its nearest point to (1, 1)
 * when each side's utilities are put on a scale from 0 at `none` to 1 at `all`. For utilities that
 * are on such a scale already these are (0, 0) and (1, 1); for money they are the caller's choice,
 * such as the reservation values and each side's best. A side whose `all` is not above its `none` is
 * left out. O(n_points). */
double dw_frontier_opposition(const dw_frontier *frontier, dw_utilities none, dw_utilities all);

/* ---- Outcomes with the same utilities ------------------------------------------------------- */

typedef struct dw_outcomes {
    const size_t *choice; /* [n * n_clusters], lexicographically ascending */
    size_t n;
    bool has_more; /* there are, or, after DW_OUTCOME_STEPS_MAX choices tried, there may be */
} dw_outcomes;

/* All outcomes of the space whose utilities are those of a point of its frontier, within the
 * tolerance, at most `max` >= 1. In the arena. On an exact frontier no choice is followed that does
 * not end in such an outcome. Fails with DW_E_NOMEM. O(time of the frontier, then choices *
 * log points for each outcome). */
dw_status dw_outcomes_same(const dw_space *space, const dw_frontier *frontier, size_t point,
                           size_t max, dw_arena *arena, dw_outcomes *outcomes,
                           dw_error *err) DW_MUST_USE;

/* ---- Bargaining solutions ------------------------------------------------------------------- */

/* One point that a rule chooses, and all that it cannot tell apart from it. */
typedef struct dw_solution {
    bool exists;
    size_t point;       /* of the frontier: of those tied, the lexicographically lowest outcome */
    double value;       /* what the rule makes largest or smallest, at `point` */
    const size_t *tied; /* [n_tied] all points with the same value, ascending; `point` is one */
    size_t n_tied;
} dw_solution;

/* Solutions over the individually rational part of a frontier: outcomes that give each side at least
 * its reservation value r, within the tolerance. Names differ between authors: formulas count. With u
 * for utilities, 1 for us and 2 for them: */
typedef struct dw_solutions {
    dw_point_range rational;
    dw_utilities ideal; /* the most each side can have in a rational outcome; NAN when none */

    dw_solution nash;        /* max (u1 - r1) (u2 - r2); Nash 1950 */
    dw_solution egalitarian; /* max of the smaller of u1 - r1, u2 - r2; Kalai 1977 */
    /* max of the smaller of (ui - ri) / (ideal_i - ri); Kalai & Smorodinsky 1975. A side that can gain
     * nothing in any rational outcome has it all: its share is 1. */
    dw_solution kalai_smorodinsky;
    dw_solution equal_utility; /* min |u1 - u2| */
    dw_solution welfare;       /* max u1 + u2 */

    /* Exists only when no point is rational, so that none of the above does: the point at which the
     * smaller of u1 - r1, u2 - r2, which is negative, is largest. */
    dw_solution nearest_miss;
} dw_solutions;

/* All solutions on a frontier; `tied` in the arena. Values tie when they differ by no more than the
 * tolerance of the utilities they are made of. On a frontier with an epsilon they are solutions among
 * its points. Fails with DW_E_RANGE ("reservation_ours", "reservation_theirs" when not finite) or
 * DW_E_NOMEM. O(n_points * n_clusters / 4) at most. */
dw_status dw_solutions_find(const dw_frontier *frontier, dw_utilities reservation, dw_arena *arena,
                            dw_solutions *solutions, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
