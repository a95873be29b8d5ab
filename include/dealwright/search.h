/* The best packages for one side among those that are worth about the same to the other.
 *
 * A package is an outcome of a space (frontier.h): one choice of every cluster. The utility of the
 * *held* side must lie in a band; the *sought* utility, the other side's, is as large as possible.
 * With ours held this finds what to offer at a given worth to us; with theirs held, what to ask for.
 *
 * Sums of decimals are tied in life but not in doubles, so utilities are compared in whole steps:
 * each choice's utility is rounded to the step, the largest power of ten that is at most what
 * dw_space_same gives for the side (1 when that is 0); steps add up exactly. A ceiling is rounded in
 * the same way. */
#ifndef DEALWRIGHT_SEARCH_H
#define DEALWRIGHT_SEARCH_H

#include "dealwright/deal.h"
#include "dealwright/frontier.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Model ---------------------------------------------------------------------------------- */

typedef struct dw_search dw_search; /* never changed once prepared */

/* Enough cells for most questions: more make better bounds and a slower start. */
#define DW_SEARCH_CELLS 2048

/* A model of the space for any number of questions. It is not copied: the space must stay as it is.
 *
 * For every cluster it knows the most that the clusters after it can add to the sought utility, by
 * cell of what they add to the held one. The range of the held utility is cut into `n_cells`
 * (1 .. DW_SEARCH_CELLS_MAX); where all steps are multiples of a number that makes do with fewer, a
 * cell is that number and the bounds are exact. Cells change how long a search takes, not what it
 * finds when it is complete.
 *
 * Fails as dw_space_check, with DW_E_RANGE "n_cells", and with DW_E_NOMEM "arena".
 * O(choices log choices + cells * sum over clusters of min(choices, cells)). */
dw_status dw_search_prepare(const dw_space *space, dw_side held, size_t n_cells, dw_arena *arena,
                            const dw_search **search, dw_error *err) DW_MUST_USE;

/* ---- Best packages -------------------------------------------------------------------------- */

typedef struct dw_candidate {
    const size_t *choice; /* [n_clusters] */
    dw_utilities utilities;
} dw_candidate;

typedef struct dw_candidates {
    const dw_candidate *package; /* [n_packages] */
    size_t n_packages;
    /* False when DW_SEARCH_NODES_MAX ended the search: all are in the band, but better ones, or any
     * at all when n_packages is 0, may exist. */
    bool complete;
} dw_candidates;

/* The `max` best packages whose held utility lies in [low, high], what is the same as a limit
 * (dw_space_same) included. -INFINITY and INFINITY are no limit. Ordered by sought
 * utility, descending; ties by held utility, descending; then the lowest choices, the first cluster
 * counting most. All of them when there are fewer; none when none lies in the band.
 *
 * DW_E_RANGE: "band" when low > high or NaN, "max" outside 1 .. DW_SEARCH_PACKAGES_MAX. DW_E_NOMEM.
 *
 * Best-first search, usually O(cells * n_clusters + max * choices of all clusters). It is cut short
 * where very many packages are nearly as good as the best: when what one side gains the other loses,
 * in amounts that are not round, the best is the sum nearest to a limit, which is hard to find. */
dw_status dw_search_best(const dw_search *search, double low, double high, size_t max,
                         dw_arena *arena, dw_candidates *found, dw_error *err) DW_MUST_USE;

/* ---- Packages that differ ------------------------------------------------------------------- */

/* The issues that one cluster stands for. */
typedef struct dw_cluster_issues {
    size_t n_issues; /* 1 .. DW_ISSUES_MAX */
    /* [n_choices][n_issues] option of each issue; NULL when the cluster is one issue and a choice
     * its option. Choices that no issue tells apart count as one. */
    const uint16_t *option;
    /* [n_issues][option] what an option is worth, by which packages are told apart; NULL: nothing. */
    const double *const *worth;
} dw_cluster_issues;

typedef struct dw_differing_request {
    double low, high; /* band of the held utility, as in dw_search_best */
    double slack;     /* >= 0: how far the sought utility may stay below the best in the band */
    size_t count;     /* 2 .. DW_DIFFERING_MAX */
    const dw_cluster_issues *issues; /* [n_clusters]; NULL when every cluster is one issue */
    double
        apart; /* >= 0: packages whose issues' worths lie no further apart, summed, are alike; 0: only
                     those whose options are the same are */
    const double
        *beside; /* [n_issues of all clusters] worths of a package that none may be alike to, in the
                             order of the clusters; NULL for none */
    uint64_t seed; /* where a sample stands in for all candidates */
} dw_differing_request;

typedef struct dw_differing {
    const dw_candidate *package; /* [n_packages] ordered as in dw_search_best */
    size_t n_packages;           /* fewer than count only when no more were found */
    size_t n_issues_least; /* in which any two of them differ at least; 0 for fewer than two */
    bool complete;         /* proven: no other choice of packages does better */
} dw_differing;

/* Several equivalent offers: packages in the band, each within the slack, that differ from each
 * other as much as possible, so that what the other side picks says what it cares about. Two
 * packages differ in the issues whose options are not the same. What counts is the least difference
 * between any two; of several such sets, the first in the order of dw_search_best. With `apart`, the
 * first of them whose nearest two lie further apart, by a quarter or more, takes its place, again and
 * again until none does: how much the issues that differ are worth counts beside how many they are.
 * Packages that are alike are never in one set: there are rather fewer than asked for, and as many as
 * can be told apart.
 *
 * With few candidates (fewer than 48) every set is weighed and the answer is `complete`, unless the
 * sets are too many for a fixed number of comparisons. With more, a pool stands in for them: the best
 * ones and, for each package wanted, packages led away from those taken before. Should the best not
 * be proven, the slack counts from the best found.
 *
 * DW_E_RANGE: "band", "slack", "count", "apart", "n_issues" (index: cluster). DW_E_NOMEM. O(search for 48
 * packages + count * n_clusters * choices of a cluster), and a bounded number of comparisons. */
dw_status dw_search_differing(const dw_search *search, const dw_differing_request *request,
                              dw_arena *arena, dw_differing *found, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
