#include "tally.h"

#include <string.h>

static const dw_weight *weight_of(const dw_decision *decision, size_t factor)
{
    for (size_t i = 0; i < decision->n_weights; i++)
        if (decision->weight[i].factor == factor)
            return &decision->weight[i];
    return NULL;
}

static dw_factor_set list_movers(const dw_chances *chances, const dw_decision *decision)
{
    dw_factor_set movers = {0};
    for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
        movers.bits[w] = decision->roots.bits[w] & chances->known.bits[w];
    for (size_t r = 0; r < decision->n_rules; r++)
        for (size_t c = 0; c < decision->rule[r].when.n_conditions; c++) {
            const size_t f = decision->rule[r].when.condition[c].factor;
            movers.bits[f / 64] &= ~(UINT64_C(1) << (f % 64));
        }
    return movers;
}

dw_status dw_tally_init(dw_tally *tally, const dw_chances *chances, const dw_decision *decision,
                        dw_arena *arena, dw_error *err)
{
    const dw_factor *const factor = &chances->playbook->factor[decision->factor];
    *tally = (dw_tally){.decision = decision, .factor = factor};
    dw_assignments all;
    dw_assignments_init(&all, chances, &decision->roots);
    if (factor->kind != DW_FACTOR_SCORED || decision->n_support > 0 || all.n > DW_TALLY_MAX)
        return DW_OK;
    tally->points = DW_TAKE(arena, all.n, dw_points);
    tally->weight = DW_TAKE(arena, all.n, double);
    if (!tally->points || !tally->weight)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    tally->movers = list_movers(chances, decision);
    dw_partial partial;
    dw_partial_init(&partial, chances, decision);
    for (; dw_assignments_next(&all); tally->n++) {
        dw_partial_points(&partial, all.level, &tally->points[tally->n]);
        tally->weight[tally->n] = all.weight;
    }
    return DW_OK;
}

dw_points dw_tally_shift(const dw_tally *tally, const dw_change *change)
{
    const dw_weight *const weight = weight_of(tally->decision, change->factor);
    return weight ? weight->points[change->to] - weight->points[dw_fact_level(change->from)] : 0;
}

void dw_tally_chances(const dw_tally *tally, dw_points shift, double *chance)
{
    memset(chance, 0, tally->factor->n_levels * sizeof *chance);
    for (size_t i = 0; i < tally->n; i++)
        chance[dw_factor_level_of(tally->factor, tally->points[i] + shift)] += tally->weight[i];
}
