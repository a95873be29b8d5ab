/* The points of a scored decision at every assignment of its unknown facts.
 *
 * When a known fact changes that only a weight of the decision looks at, all these points move by the
 * same amount, so the chances of the levels follow without going through the assignments again. */
#ifndef ENGINE_STRATEGY_TALLY_H
#define ENGINE_STRATEGY_TALLY_H

#include "strategy.h"

/* Assignments of one decision that are worth keeping: beyond, each change goes through them anew. */
enum { DW_TALLY_MAX = 1024 };

typedef struct dw_tally {
    const dw_decision *decision;
    const dw_factor *factor; /* the decision's */
    dw_points *points;       /* [n] of each assignment, in their order */
    double *weight;          /* [n] its probability */
    size_t n;
    dw_factor_set movers; /* known roots that move all points alike */
} dw_tally;

/* The tally of a decision as the facts stand. It has no movers, and answers nothing, where the
 * decision chooses, depends on other decisions, or has more than DW_TALLY_MAX assignments. */
dw_status dw_tally_init(dw_tally *tally, const dw_chances *chances, const dw_decision *decision,
                        dw_arena *arena, dw_error *err);

/* Points by which a change moves all assignments; its factor is one of the movers. */
dw_points dw_tally_shift(const dw_tally *tally, const dw_change *change);

/* What dw_chances_derive gives with the points moved: chance [n_levels]. O(n). */
void dw_tally_chances(const dw_tally *tally, dw_points shift, double *chance);

#endif
