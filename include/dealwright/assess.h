/* Which strategy fits this deal, how sure that is, and what would change it.
 *
 * Points of an archetype are the sum of its weights over the facts and of the rules that hold. An
 * unknown fact counts with the expected value over its possible levels (the factor's prior, uniform
 * without one), facts being independent; expectations are exact. Fit is a bounded reading of points:
 *     fit = 50 + 50 p / (s + |p|),   s = setting fit_scale
 * so 0 points are 50, s points are 75, and a higher fit always means more points. */
#ifndef DEALWRIGHT_ASSESS_H
#define DEALWRIGHT_ASSESS_H

#include "dealwright/deal.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dw_fit {
    size_t archetype;
    double points;            /* expected, in whole points */
    double fit;               /* 0 .. 100 */
    double fit_low, fit_high; /* over everything the unknown facts may turn out to be */
    double probability;       /* that it is the best once they are known */
} dw_fit;

/* One contribution to an option's points: of a factor's known level, or of a rule that holds. */
typedef struct dw_reason {
    size_t option;       /* the archetype, in an assessment's list */
    size_t factor;       /* DW_NONE for a rule */
    size_t level;        /* of that factor */
    const dw_rule *rule; /* NULL for a factor */
    double points;       /* whole points; negative speaks against */
} dw_reason;

typedef struct dw_reasons {
    const dw_reason *reason;
    size_t n_reasons;
} dw_reasons;

typedef struct dw_change {
    size_t factor;
    dw_fact from;
    size_t to; /* level */
} dw_change;

/* A smallest change that makes another archetype lead: no part of it does so alone. */
typedef struct dw_flip {
    dw_change change[2];
    size_t n_changes; /* 1 or 2 */
    size_t lead;      /* the archetype that leads then */
    double margin;    /* points by which it leads */
} dw_flip;

/* An unknown fact and what it is worth to know it. */
typedef struct dw_ask {
    size_t factor;
    double worth; /* expected gain in points of the lead chosen with the answer over one without */
    double swing; /* largest less smallest lead over the runner-up its answers can give, points */
} dw_ask;

/* The outcome of a scored factor. */
typedef struct dw_score {
    size_t factor;
    size_t level;       /* at the expected points */
    dw_fact possible;   /* levels it may still take */
    double points;      /* expected */
    double score;       /* points as a share of the largest attainable either way, -1 .. 1 */
    dw_reasons reasons; /* largest first; option is 0 */
} dw_score;

typedef struct dw_assessment {
    const dw_fact *facts;  /* [n_factors]; derived ones included, the lead and guard as chosen */
    const dw_fit *ranking; /* [n_archetypes], best first */
    size_t recommended;    /* the archetype the facts speak for */
    size_t lead;           /* the one the plan follows: recommended, or set by hand */
    size_t runner_up;      /* best of the others than lead */
    size_t guard;          /* DW_NONE when the playbook's rules give none */
    dw_reasons guard_reasons;
    double confidence;      /* probability that `recommended` stays best over the unknown facts */
    bool exact;             /* by enumeration; else by sampling */
    uint64_t n_assignments; /* enumerated or drawn */
    dw_reasons reasons;     /* by archetype in ranking order, then largest |points| first */
    dw_reasons drivers;     /* facts that speak most for the lead against the runner-up */
    const dw_flip *flip;    /* fewest changes first, then nearest levels, then widest margin */
    size_t n_flips;
    const dw_ask *ask; /* most worth first; every unknown fact the lead depends on */
    size_t n_asks;
    dw_score effort, power;
} dw_assessment;

typedef struct dw_assess_options {
    uint64_t seed;    /* of the sampling; the same seed gives the same answer */
    size_t flips_max; /* 0 means the playbook's setting */
} dw_assess_options;

/* Assesses a deal. Everything in *assessment is in the arena; untouched on failure.
 *
 * Ties in points go to the archetype that stands first in the playbook. Flips change known facts
 * only, one or two stated or measured ones; two-fact flips are listed only when neither change flips
 * alone. Confidence is exact while the unknown facts have at most DW_ENUMERATION_MAX combinations;
 * beyond, DW_SAMPLES are drawn and fit_low and fit_high become outer bounds by interval arithmetic.
 * Fails with DW_E_NOMEM ("arena"). O(pairs of facts * archetypes + assignments * factors). */
dw_status dw_assess(const dw_playbook *playbook, const dw_deal *deal,
                    const dw_assess_options *options, dw_arena *arena, dw_assessment *assessment,
                    dw_error *err) DW_MUST_USE;

/* ---- The same decisions piece by piece ------------------------------------------------------ */

/* Sets the outcome of one decision in facts: the level of a scored factor as far as the facts fix
 * it, the winning option of a chosen one. */
dw_status dw_decide(const dw_playbook *playbook, const dw_decision *decision, dw_fact *facts,
                    dw_arena *arena, dw_error *err) DW_MUST_USE;

/* Expected points of each option. points [decision->n_options], whole points. */
dw_status dw_decision_points(const dw_playbook *playbook, const dw_decision *decision,
                             const dw_fact *facts, dw_arena *arena, double *points,
                             dw_error *err) DW_MUST_USE;

/* Chances of the options of a choice: the exponential of their expected points, shared out. chance
 * [decision->n_options] sums to 1. */
dw_status dw_decision_chances(const dw_playbook *playbook, const dw_decision *decision,
                              const dw_fact *facts, dw_arena *arena, double *chance,
                              dw_error *err) DW_MUST_USE;

/* What speaks for and against `option` (DW_NONE: every option), largest |points| first. */
dw_status dw_decision_reasons(const dw_playbook *playbook, const dw_decision *decision,
                              const dw_fact *facts, size_t option, dw_arena *arena,
                              dw_reasons *reasons, dw_error *err) DW_MUST_USE;

/* Probability that what the facts hold as the decision's outcome stays the best once the open facts are
 * known; exact or sampled as dw_assess's confidence. What other decisions chose is taken as settled.
 * *confidence is 0 .. 1. O(assignments * factors). */
dw_status dw_decision_confidence(const dw_playbook *playbook, const dw_decision *decision,
                                 const dw_fact *facts, uint64_t seed, dw_arena *arena,
                                 double *confidence, dw_error *err) DW_MUST_USE;

double dw_fit_of_points(const dw_playbook *playbook, double points);

/* ---- Many deals at once --------------------------------------------------------------------- */

/* Leads of n fully known deals, deal by deal. levels [n][n_factors], one byte a level; derived
 * factors need not be set. lead [n]. Ties as in dw_assess. O(n * factors). */
void dw_lead_rows(const dw_playbook *playbook, const uint8_t *levels, size_t n, uint8_t *lead);

/* The same from columns: levels [n_factors][n], NULL for factors the lead does not depend on. Same
 * answers, faster: the compiler vectorises over deals. */
void dw_lead_columns(const dw_playbook *playbook, const uint8_t *const *levels, size_t n,
                     uint8_t *lead);

#ifdef __cplusplus
}
#endif
#endif
