/* What can be agreed on, and what of it is efficient.
 *
 * Issues that interact form a cluster; what clusters are worth adds up. One choice of every cluster
 * makes an outcome, and an outcome has a utility to each side: money or points, the mathematics is
 * the same. Here are the frontier of all outcomes, exact however many there are, and the bargaining
 * solutions on it. */
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
    size_t n_choices;            /* >= 1 */
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

/* Utilities of the outcome that takes choice[c] of cluster c. Clusters are added in their order, so
 * that equal outcomes have equal bits wherever they are computed. O(n_clusters). */
dw_utilities dw_space_utilities(const dw_space *space, const size_t *choice);

/* ---- Frontier ------------------------------------------------------------------------------- */

/* Two utilities are the same when they differ by at most this share of the larger. */
#define DW_SAME_UTILITY 1e-12

typedef struct dw_frontier {
    const double *ours,
        *theirs; /* [n_points] ours strictly descending, theirs strictly ascending */
    size_t n_points;
    double epsilon_ours, epsilon_theirs;   /* 0 when exact */
    const struct dw_frontier_trace *trace; /* private: how each point was put together */
} dw_frontier;

#ifdef __cplusplus
}
#endif
#endif
