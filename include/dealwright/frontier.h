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

typedef struct dw_frontier {
    const double *ours, *theirs; /* [n_points] ours strictly descending, theirs strictly ascending */
    size_t n_points;
    double epsilon_ours, epsilon_theirs; /* 0 when exact */
    const struct dw_frontier_trace *trace; /* private: how each point was put together */
} dw_frontier;

#ifdef __cplusplus
}
#endif
#endif
