/* Asking "and if this fact were that?" without starting over.
 *
 * Points of the options are a sum: weights of the roots, and parts. A part is a rule, or a decision
 * that the options have weights of or rules on; several roots may touch it. A probe knows the points
 * as things stand, the chances of every part, and which parts each root touches, so that a change
 * costs only what it touches, and two changes only what both touch.
 *
 * Every answer is the same to the last bit as with all touched parts worked out anew: a part that
 * one of two changes touches has the chances that this change alone gives it. */
#ifndef ENGINE_STRATEGY_PROBE_H
#define ENGINE_STRATEGY_PROBE_H

#include "strategy.h"
#include "tally.h"

enum { PARTS_MAX = DW_FACTORS_MAX + DW_RULES_MAX };

/* Bit t % 64 of word t / 64 stands for part t. */
typedef struct dw_part_set {
    uint64_t bits[PARTS_MAX / 64];
} dw_part_set;

typedef struct dw_part {
    const dw_decision *decision; /* the decision, or NULL for a rule */
    dw_tally tally;              /* of the decision */
    const dw_when *when;         /* the rule's, or NULL */
    const dw_points *points;     /* [n_chances][n_options]; NULL: it counts in rules only */
    size_t first, n_chances;     /* where its chances stand: one a level, one of a rule */
} dw_part;

struct dw_probe {
    dw_chances *chances;
    const dw_decision *decision;
    const double *points;        /* [n_options] expected now */
    const dw_weight **weight_of; /* [n_factors]; NULL where there is none */
    dw_part *part;               /* [n_parts] decisions in the order of the support, then rules */
    size_t n_parts, n_chances;
    double *now;          /* [n_chances] chances of the parts now */
    double *both;         /* [n_chances] room for those with two changes */
    dw_part_set *touched; /* [n_factors] parts that each root touches */
    dw_factor_set
        *related; /* [n_factors] roots that touch a part with it; changes of others add up */
};

/* The probe of a decision as things stand. The chances are prepared for it, and `points` are the
 * expected points that they give; both are borrowed. O(parts * roots of each). */
dw_status dw_probe_init(dw_probe *p, dw_chances *chances, const dw_decision *decision,
                        const double *points, dw_arena *arena, dw_error *err);

/* Expected points with one root at its new level, points [n_options], and the chances of the parts
 * that it touches, chance [n_chances]; the other chances are left alone. The chances of the probe
 * are changed and changed back. O(assignments of the touched parts + parts touched * options). */
void dw_probe_one(dw_probe *p, const dw_change *change, double *chance, double *points);

/* The same with the roots of two changes, from what dw_probe_one gave for each. Costs assignments
 * of those parts only that both touch. */
typedef struct dw_probed {
    dw_change change;
    double *chance; /* [n_chances] */
} dw_probed;
void dw_probe_two(dw_probe *p, const dw_probed *a, const dw_probed *b, double *points);

/* The most that both changes together can bring each option nearer to `lead` beyond what each brings
 * alone, hundredths: a chance is between 0 and 1, whatever two changes make of it. most [n_options].
 * O(shared parts * options). */
void dw_probe_most(const dw_probe *p, const dw_probed *a, const dw_probed *b, size_t lead,
                   double *most);

#endif
