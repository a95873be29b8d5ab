/* Asking "and if this fact were that?" without starting over.
 *
 * A probe knows the expected points as things stand, and for each root which weights and rules it
 * reaches, so that a changed fact costs only what depends on it. */
#ifndef ENGINE_STRATEGY_PROBE_H
#define ENGINE_STRATEGY_PROBE_H

#include "strategy.h"

enum { PROBE_RULE_WORDS = DW_RULES_MAX / 64 };

struct dw_probe {
    dw_chances *chances;
    const dw_decision *decision;
    double points[DW_OPTIONS_MAX];          /* expected now */
    const dw_weight **weight_of;            /* [n_factors]; NULL where there is none */
    double *rule_chance;                    /* [n_rules] now */
    uint64_t (*rules_of)[PROBE_RULE_WORDS]; /* [n_factors] rules that a root reaches */
    dw_factor_set *related;                 /* [n_factors] roots that share a term with a root */
    double **saved;                         /* [n_factors][n_levels] room for chances put aside */
};

/* The probe of a decision as things stand; prepares the chances for it. */
dw_status dw_probe_init(dw_probe *p, dw_chances *chances, const dw_decision *decision,
                        dw_arena *arena, dw_error *err);

/* Expected points with the roots of the changes at their new levels. points [n_options]. */
void dw_probe_points(dw_probe *p, const dw_change *change, size_t n_changes, double *points);

#endif
