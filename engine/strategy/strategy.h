/* How the strategy engine computes: chances of levels, assignments of unknown facts, points.
 *
 * A root is a stated or measured factor; a derived factor is the outcome of a decision. Roots are
 * independent; a derived factor's chances follow from its roots. Inside this folder points are
 * hundredths, as in the playbook; the public results are in whole points. */
#ifndef ENGINE_STRATEGY_STRATEGY_H
#define ENGINE_STRATEGY_STRATEGY_H

#include "dealwright/assess.h"

#include "../base/bits.h"

/* The first factor of a set from `from` on, or DW_FACTORS_MAX: for walking over a set. */
static inline size_t dw_factor_set_next(const dw_factor_set *set, size_t from)
{
    for (size_t w = from / 64; w < DW_FACTORS_MAX / 64; w++) {
        uint64_t bits = set->bits[w];
        if (w == from / 64)
            bits &= ~UINT64_C(0) << (from % 64);
        if (!bits)
            continue;
        return w * 64 + dw_lowest_bit(bits);
    }
    return DW_FACTORS_MAX;
}

enum { POINTS_PER_WHOLE = 100 };

/* Chances of a third do not add up to one in doubles, so expected points that are equal may differ by
 * a hair. Less than this many hundredths is no difference. */
#define DW_POINTS_HAIR 1e-6

/* ---- Chances ----------------------------------------------------------------------------------- */

typedef struct dw_chances {
    const dw_playbook *playbook;
    double **level;        /* [n_factors][n_levels], sums to 1 once known */
    dw_factor_set unknown; /* roots that may still have several levels */
    dw_factor_set known;   /* factors with one level: roots by the facts, derived ones for good */
    dw_factor_set ready;   /* factors whose chances are computed */
    uint8_t first[DW_FACTORS_MAX]; /* lowest possible level of roots and known factors */
    uint64_t seed;
} dw_chances;

/* Chances of all roots and of the derived factors that the facts already narrow to one level. */
dw_status dw_chances_init(dw_chances *chances, const dw_playbook *playbook, const dw_fact *facts,
                          uint64_t seed, dw_arena *arena, dw_error *err);

/* Gives a derived factor one level for good: what a decision has chosen. */
void dw_chances_fix(dw_chances *chances, size_t factor, size_t level);

/* Computes the chances of every derived factor that the decision uses. */
void dw_chances_prepare(dw_chances *chances, const dw_decision *decision);

/* Computes (again) the chances of one decision's outcome; those of its support are ready. */
void dw_chances_derive(dw_chances *chances, const dw_decision *decision);

/* Unknown roots that a factor's level depends on. */
dw_factor_set dw_chances_roots(const dw_chances *chances, size_t factor);

/* Probability that all conditions hold. */
double dw_chances_of_rule(const dw_chances *chances, const dw_when *when);

/* ---- Assignments of the unknown facts ------------------------------------------------------------ */

typedef struct dw_assignments {
    const dw_chances *chances;
    uint16_t unknown[DW_FACTORS_MAX];
    size_t n_unknown;
    uint8_t level[DW_FACTORS_MAX]; /* of every root; derived ones by dw_settle */
    double weight;                 /* probability of the current assignment */
    uint64_t n, next;              /* how many there are, how many were given */
    bool exact;
    dw_random random;
} dw_assignments;

/* All assignments of the given roots while there are at most DW_ENUMERATION_MAX, else DW_SAMPLES
 * draws of equal weight. */
void dw_assignments_init(dw_assignments *all, const dw_chances *chances,
                         const dw_factor_set *roots);
bool dw_assignments_next(dw_assignments *all);

/* Sets the levels of the decisions that `decision` depends on. */
void dw_settle(const dw_chances *chances, const dw_decision *decision, uint8_t *level);

/* ---- Points ----------------------------------------------------------------------------------------- */

/* Sums over options. */
static inline void dw_points_add(dw_points *sum, const dw_points *more, size_t n)
{
    for (size_t o = 0; o < n; o++)
        sum[o] += more[o];
}

static inline void dw_points_add_share(double *sum, double share, const dw_points *more, size_t n)
{
    for (size_t o = 0; o < n; o++)
        sum[o] += share * more[o];
}

/* Points of each option when every input has one level. points [n_options], hundredths. */
void dw_points_at(const dw_decision *decision, const uint8_t *level, dw_points *points);

/* A decision with the points of all known factors added up and the rules that they contradict gone:
 * for going through assignments, each of which then costs only what is not known. */
typedef struct dw_partial {
    const dw_decision *decision;
    dw_points points[DW_OPTIONS_MAX];  /* base and weights of known factors */
    uint64_t rules[DW_RULES_MAX / 64]; /* that no known factor contradicts */
    uint16_t weight[DW_FACTORS_MAX];   /* [n_weights] the other weights */
    uint16_t column[DW_FACTORS_MAX];   /* [n_columns] the other factors of the rule index */
    size_t n_weights, n_columns;
} dw_partial;

/* Rules of the decision that no known factor contradicts; the chance of all others is 0. One word
 * per 64 rules; leaves out rules [DW_RULES_MAX / 64]. O(factors of rules). */
void dw_rules_possible(const dw_chances *chances, const dw_decision *decision, uint64_t *rules);

/* Good until a fact becomes known or unknown. Costs one dw_points_at. */
void dw_partial_init(dw_partial *partial, const dw_chances *chances, const dw_decision *decision);

/* As dw_points_at of the decision; known factors have their level. O(weights, rules not known). */
void dw_partial_points(const dw_partial *partial, const uint8_t *level, dw_points *points);

/* The same for a decision and all it depends on: partial [decision->n_support + 1], itself last. */
void dw_partial_chain_init(dw_partial *partial, const dw_chances *chances,
                           const dw_decision *decision);

/* Points of the decision's options, after the outcomes of those it depends on, which are set in
 * level. */
void dw_partial_chain_points(const dw_chances *chances, const dw_partial *partial, size_t n_support,
                             uint8_t *level, dw_points *points);

/* The level of the decision's factor that these points mean: the first best option, or the level
 * that the thresholds cut. */
size_t dw_outcome(const dw_playbook *playbook, const dw_decision *decision,
                  const dw_points *points);

/* Expected points of each option, hundredths; the decision is prepared. */
void dw_expected_points(const dw_chances *chances, const dw_decision *decision, double *points);

/* Index of the largest expected points; the first on a tie. Hundredths. */
size_t dw_best_of(const double *value, size_t n);
size_t dw_best_other(const double *value, size_t n, size_t than);

/* Smallest and largest points an option can get, by adding up the extremes of every term: an outer
 * bound, exact where terms do not share factors. Hundredths. */
void dw_points_bounds(const dw_playbook *playbook, const dw_decision *decision,
                      const dw_fact *facts, size_t option, double *low, double *high);

/* Decides with chances that hold the facts so far; sets facts[decision->factor], and fixes the
 * outcome in the chances where the decision chooses. */
void dw_decide_with(dw_chances *chances, const dw_decision *decision, dw_fact *facts);

/* ---- What would change the lead, and what to ask ---------------------------------------------------- */

typedef struct dw_probe dw_probe; /* probe.h */

dw_status dw_flips_find(dw_probe *probe, const dw_fact *facts, size_t flips_max, dw_arena *arena,
                        dw_assessment *assessment, dw_error *err);
dw_status dw_asks_rank(dw_probe *probe, const dw_fact *facts, dw_arena *arena,
                       dw_assessment *assessment, dw_error *err);

#endif
