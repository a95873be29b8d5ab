/* How the points of a frontier are known: private to the trade engine. */
#ifndef ENGINE_TRADE_FRONTIER_H
#define ENGINE_TRADE_FRONTIER_H

#include "front.h"

typedef struct dw_frontier_trace {
    dw_code_layout layout;
    const uint64_t *code; /* [n_points * layout.n_words] */
    size_t points_max;    /* the budget it was made with */
} dw_frontier_trace;

/* Whether the outcome of point `a` is lexicographically lower than that of point `b`. */
bool dw_frontier_is_lower(const dw_frontier *frontier, size_t a, size_t b);

/* The lexicographically lowest outcome with efficient `utilities`, within the tolerance. choice
 * [n_clusters] is left alone when there is none, or when the search is cut short. Fronts are kept
 * within points_max. False when the arena, used as scratch, cannot give what is needed. */
bool dw_outcome_lowest(const dw_space *space, dw_utilities utilities, size_t points_max,
                       dw_arena *scratch, size_t *choice);

#endif
