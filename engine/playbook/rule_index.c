#include "rule_index.h"

static dw_factor_set factors_of_rules(const dw_decision *decision)
{
    dw_factor_set set = {0};
    for (size_t r = 0; r < decision->n_rules; r++)
        for (size_t c = 0; c < decision->rule[r].when.n_conditions; c++)
            dw_factor_set_add(&set, decision->rule[r].when.condition[c].factor);
    return set;
}

static dw_fact levels_wanted(const dw_when *when, size_t factor)
{
    for (size_t c = 0; c < when->n_conditions; c++)
        if (when->condition[c].factor == factor)
            return when->condition[c].levels;
    return UINT32_MAX;
}

static const uint64_t *columns_of_factor(const dw_decision *decision, size_t factor,
                                         size_t n_levels, size_t n_words, dw_arena *arena)
{
    uint64_t *const bits = DW_TAKE(arena, n_levels * n_words, uint64_t);
    if (!bits)
        return NULL;
    for (size_t r = 0; r < decision->n_rules; r++) {
        const dw_fact wanted = levels_wanted(&decision->rule[r].when, factor);
        for (size_t l = 0; l < n_levels; l++)
            if (wanted >> l & 1)
                bits[l * n_words + r / 64] |= UINT64_C(1) << (r % 64);
    }
    return bits;
}

const dw_rule_index *dw_rule_index_make(const dw_playbook *playbook, const dw_decision *decision,
                                        dw_arena *arena)
{
    const dw_factor_set used = factors_of_rules(decision);
    dw_rule_index *const index = DW_TAKE(arena, 1, dw_rule_index);
    uint16_t *const factor = DW_TAKE(arena, playbook->n_factors, uint16_t);
    const uint64_t **const bits = DW_TAKE(arena, playbook->n_factors, const uint64_t *);
    if (!index || !factor || !bits)
        return NULL;
    index->n_words = (decision->n_rules + 63) / 64;
    for (size_t r = 0; r < decision->n_rules; r++)
        index->all[r / 64] |= UINT64_C(1) << (r % 64);
    for (size_t f = 0; f < playbook->n_factors; f++) {
        if (!dw_factor_set_has(&used, f))
            continue;
        const uint64_t *const column =
            columns_of_factor(decision, f, playbook->factor[f].n_levels, index->n_words, arena);
        if (!column)
            return NULL;
        factor[index->n_factors] = (uint16_t)f;
        bits[index->n_factors++] = column;
    }
    index->factor = factor;
    index->bits = bits;
    return index;
}
