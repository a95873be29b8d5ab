/* Fronts: the undominated sums of some clusters, as sorted arrays.
 *
 *     front of a cluster  --\
 *                            merge --> front of both --> ... --> front of the whole space
 *     front of a cluster  --/
 *
 * A point carries its outcome in its code: the choices packed into bits, the first cluster in the
 * highest. So the code of a sum is both codes or'ed, and the lower of two codes is the outcome with
 * the lexicographically lower choices, in whatever order clusters are merged. */
#ifndef ENGINE_TRADE_FRONT_H
#define ENGINE_TRADE_FRONT_H

#include "dealwright/frontier.h"
#include "dealwright/limits.h"

/* ---- Codes ---------------------------------------------------------------------------------- */

/* Where each cluster's choice stands in a code; a choice does not cross words. */
typedef struct dw_code_layout {
    size_t n_words, n_clusters;
    uint8_t word[DW_CLUSTERS_MAX], shift[DW_CLUSTERS_MAX], bits[DW_CLUSTERS_MAX];
} dw_code_layout;

void dw_code_layout_init(dw_code_layout *layout, const dw_space *space);
void dw_code_write(const dw_code_layout *layout, size_t cluster, size_t choice, uint64_t *code);
static inline size_t dw_code_choice(const dw_code_layout *layout, const uint64_t *code,
                                    size_t cluster)
{
    const uint64_t mask = (UINT64_C(1) << layout->bits[cluster]) - 1;
    return (size_t)(code[layout->word[cluster]] >> layout->shift[cluster] & mask);
}

void dw_code_read(const dw_code_layout *layout, const uint64_t *code, size_t *choice);

/* ---- Fronts --------------------------------------------------------------------------------- */

typedef struct dw_front {
    double *ours, *theirs; /* [n] ours strictly descending, theirs strictly ascending */
    uint64_t *code;        /* [n * n_words] */
    size_t n, capacity;
} dw_front;

/* A sum of two points, or a choice of one cluster (`left`), that may be on the front. */
typedef struct dw_sum {
    double ours, theirs;
    uint32_t left, right;
} dw_sum;

/* Cells of equal width along our utility; a higher cell means strictly more for us. */
typedef struct dw_cells {
    double low, per_cell; /* utility of the lowest, cells per unit of utility */
    size_t n;             /* the highest cell */
} dw_cells;

/* What merges share: settings, and scratch that grows with the largest of them. */
typedef struct dw_front_work {
    dw_arena *arena;
    dw_utilities same; /* utilities at most this far apart are the same */
    size_t n_words;    /* of a code; 0 when only utilities are asked for */
    dw_cells cells;
    double *bar;   /* [cells.n + 1], see front_merge.c */
    size_t *count; /* [cells.n + 1] candidates of each cell */
    dw_sum *candidate, *sorted;
    size_t n_candidates, cells_capacity, capacity, sorted_capacity;
    const dw_front *left, *right; /* of the merge at hand; NULL in a cluster */
} dw_front_work;

/* Functions that give a bool give false when the arena cannot give what they need. */

/* Makes room for n points; the points there are lost. */
bool dw_front_reserve(dw_front *front, size_t n, size_t n_words, dw_arena *arena);

/* The front of one cluster; its points have codes by `layout` when work->n_words > 0.
 * O(choices * log choices). */
bool dw_front_of_cluster(dw_front_work *work, const dw_space *space, size_t cluster,
                         const dw_code_layout *layout, dw_front *front);

typedef enum dw_merge { DW_MERGE_DONE, DW_MERGE_TOO_MANY, DW_MERGE_NOMEM } dw_merge;

/* The exact front of all sums of a point of `left` and one of `right`; `front` is neither. Gives
 * DW_MERGE_TOO_MANY when more than `most` sums pass the filter. */
dw_merge dw_front_merge(dw_front_work *work, const dw_front *left, const dw_front *right,
                        size_t most, dw_front *front);

/* At most cells + 1 points such that for every sum one of them gives them at least as much, and us
 * less by at most *loss. `front` is neither operand. O(sums). */
bool dw_front_merge_on_grid(dw_front_work *work, const dw_front *left, const dw_front *right,
                            size_t cells, dw_front *front, double *loss);

/* Keeps at most `most` + 1 points of a front with the same guarantee; gives back the loss. */
double dw_front_thin(dw_front *front, size_t most, size_t n_words);

/* ---- Candidates ----------------------------------------------------------------------------- */

/* Makes room for n candidates, and for n sorted ones; candidates that are there are kept. */
bool dw_candidates_reserve(dw_front_work *work, size_t n);
bool dw_candidates_reserve_sorted(dw_front_work *work, size_t n);

/* Of all candidates the undominated ones, and of those with the same utilities the lowest outcome,
 * in the front's order at work->sorted; gives back how many in *n. O(n log n), mostly O(n). */
bool dw_candidates_select(dw_front_work *work, size_t *n);

/* The same for candidates that stand in work->sorted by ours descending already. O(n). */
size_t dw_candidates_sweep(dw_front_work *work, size_t n);

/* Points of `front` from the first n of work->sorted, which are sums of left and right. */
bool dw_candidates_to_front(dw_front_work *work, size_t n, dw_front *front);

/* As fmax, but without what that does about NAN: a call each time. */
static inline double dw_larger(double a, double b)
{
    return a > b ? a : b;
}

/* Cells over the utilities from low to high, the highest being cell n; a single one when the range
 * cannot be divided. */
dw_cells dw_cells_between(double low, double high, size_t n);

static inline size_t dw_cell_of(const dw_cells *cells, double ours)
{
    return (uint32_t)((ours - cells->low) * cells->per_cell);
}

#endif
