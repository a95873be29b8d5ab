/* One decision from the facts. */
#include "strategy.h"

#include <math.h>

double dw_fit_of_points(const dw_playbook *playbook, double points)
{
    const double scale = dw_playbook_setting(playbook, DW_SETTING_FIT_SCALE);
    return 50 + 50 * points / (scale + (points < 0 ? -points : points));
}

dw_status dw_decision_points(const dw_playbook *playbook, const dw_decision *decision,
                             const dw_fact *facts, dw_arena *arena, double *points, dw_error *err)
{
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_chances chances;
    const dw_status status = dw_chances_init(&chances, playbook, facts, 0, arena, err);
    if (status == DW_OK) {
        dw_chances_prepare(&chances, decision);
        dw_expected_points(&chances, decision, points);
        for (size_t o = 0; o < decision->n_options; o++)
            points[o] /= POINTS_PER_WHOLE;
    }
    dw_arena_rewind(arena, mark);
    return status;
}

dw_status dw_decision_chances(const dw_playbook *playbook, const dw_decision *decision,
                              const dw_fact *facts, dw_arena *arena, double *chance, dw_error *err)
{
    double points[DW_OPTIONS_MAX], most = -INFINITY, sum = 0;
    const dw_status status = dw_decision_points(playbook, decision, facts, arena, points, err);
    if (status != DW_OK)
        return status;
    for (size_t o = 0; o < decision->n_options; o++)
        most = fmax(most, points[o]);
    for (size_t o = 0; o < decision->n_options; o++)
        sum += exp(points[o] - most);
    for (size_t o = 0; o < decision->n_options; o++)
        chance[o] = exp(points[o] - most) / sum;
    return DW_OK;
}

void dw_decide_with(dw_chances *chances, const dw_decision *decision, dw_fact *facts)
{
    const dw_factor *const factor = &chances->playbook->factor[decision->factor];
    dw_chances_prepare(chances, decision);
    if (factor->kind == DW_FACTOR_SCORED) {
        dw_chances_derive(chances, decision);
        dw_fact possible = 0;
        for (size_t l = 0; l < factor->n_levels; l++)
            if (chances->level[decision->factor][l] > 0)
                possible |= UINT32_C(1) << l;
        facts[decision->factor] = possible;
    } else {
        double points[DW_OPTIONS_MAX];
        dw_expected_points(chances, decision, points);
        const size_t best = dw_best_of(points, decision->n_options);
        dw_chances_fix(chances, decision->factor, best);
        facts[decision->factor] = UINT32_C(1) << best;
    }
}

dw_status dw_decide(const dw_playbook *playbook, const dw_decision *decision, dw_fact *facts,
                    dw_arena *arena, dw_error *err)
{
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_chances chances;
    const dw_status status = dw_chances_init(&chances, playbook, facts, 0, arena, err);
    if (status == DW_OK)
        dw_decide_with(&chances, decision, facts);
    dw_arena_rewind(arena, mark);
    return status;
}

/* The decision's own outcome is left open: it is what is asked. */
static double share_of_outcome(const dw_chances *chances, dw_partial *partial,
                               const dw_decision *decision, size_t outcome)
{
    double share = 0;
    dw_assignments all;
    dw_partial_chain_init(partial, chances, decision);
    dw_assignments_init(&all, chances, &decision->roots);
    while (dw_assignments_next(&all)) {
        dw_points points[DW_OPTIONS_MAX];
        dw_partial_chain_points(chances, partial, decision->n_support, all.level, points);
        if (dw_outcome(chances->playbook, decision, points) == outcome)
            share += all.weight;
    }
    return share < 1 ? share : 1;
}

dw_status dw_decision_confidence(const dw_playbook *playbook, const dw_decision *decision,
                                 const dw_fact *facts, uint64_t seed, dw_arena *arena,
                                 double *confidence, dw_error *err)
{
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_chances chances;
    dw_status status = dw_chances_init(&chances, playbook, facts, seed, arena, err);
    dw_partial *const partial =
        status == DW_OK ? DW_TAKE(arena, decision->n_support + 1, dw_partial) : NULL;
    if (status == DW_OK && !partial)
        status = dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (status == DW_OK) {
        dw_chances_prepare(&chances, decision);
        *confidence =
            share_of_outcome(&chances, partial, decision, dw_fact_level(facts[decision->factor]));
    }
    dw_arena_rewind(arena, mark);
    return status;
}
