/* One decision from the facts. */
#include "strategy.h"

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
