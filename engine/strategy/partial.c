/* Points of a decision over many assignments: what they leave alone is added up once. */
#include "strategy.h"

#include "../playbook/rule_index.h"

#include <string.h>

void dw_rules_possible(const dw_chances *chances, const dw_decision *decision, uint64_t *rules)
{
    const dw_rule_index *const index = decision->index;
    memcpy(rules, index->all, index->n_words * sizeof *rules);
    for (size_t i = 0; i < index->n_factors; i++) {
        const size_t f = index->factor[i];
        if (!dw_factor_set_has(&chances->known, f))
            continue;
        for (size_t w = 0; w < index->n_words; w++)
            rules[w] &= index->bits[i][chances->first[f] * index->n_words + w];
    }
}

void dw_partial_init(dw_partial *partial, const dw_chances *chances, const dw_decision *decision)
{
    const size_t n = decision->n_options;
    const dw_rule_index *const index = decision->index;
    partial->decision = decision;
    partial->n_weights = partial->n_columns = 0;
    memcpy(partial->points, decision->base, n * sizeof *partial->points);
    for (size_t i = 0; i < decision->n_weights; i++) {
        const size_t f = decision->weight[i].factor;
        if (dw_factor_set_has(&chances->known, f))
            dw_points_add(partial->points, decision->weight[i].points + chances->first[f] * n, n);
        else
            partial->weight[partial->n_weights++] = (uint16_t)i;
    }
    dw_rules_possible(chances, decision, partial->rules);
    for (size_t i = 0; i < index->n_factors; i++)
        if (!dw_factor_set_has(&chances->known, index->factor[i]))
            partial->column[partial->n_columns++] = (uint16_t)i;
}

void dw_partial_points(const dw_partial *partial, const uint8_t *level, dw_points *points)
{
    const dw_decision *const decision = partial->decision;
    const dw_rule_index *const index = decision->index;
    const size_t n = decision->n_options;
    memcpy(points, partial->points, n * sizeof *points);
    for (size_t i = 0; i < partial->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[partial->weight[i]];
        dw_points_add(points, weight->points + level[weight->factor] * n, n);
    }
    for (size_t w = 0; w < index->n_words; w++) {
        uint64_t hold = partial->rules[w];
        for (size_t i = 0; hold && i < partial->n_columns; i++) {
            const size_t c = partial->column[i];
            hold &= index->bits[c][level[index->factor[c]] * index->n_words + w];
        }
        for (; hold; hold &= hold - 1)
            dw_points_add(points, decision->rule[w * 64 + dw_lowest_bit(hold)].points, n);
    }
}

void dw_partial_chain_init(dw_partial *partial, const dw_chances *chances,
                           const dw_decision *decision)
{
    for (size_t i = 0; i < decision->n_support; i++)
        dw_partial_init(&partial[i], chances, &chances->playbook->decision[decision->support[i]]);
    dw_partial_init(&partial[decision->n_support], chances, decision);
}

void dw_partial_chain_points(const dw_chances *chances, const dw_partial *partial, size_t n_support,
                             uint8_t *level, dw_points *points)
{
    for (size_t s = 0; s < n_support; s++) {
        const dw_decision *const needed = partial[s].decision;
        if (dw_factor_set_has(&chances->known, needed->factor))
            continue;
        dw_partial_points(&partial[s], level, points);
        level[needed->factor] = (uint8_t)dw_outcome(chances->playbook, needed, points);
    }
    dw_partial_points(&partial[n_support], level, points);
}
