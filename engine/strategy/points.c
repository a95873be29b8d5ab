/* Points of options: at known levels, expected, and at most. */
#include "strategy.h"

#include "../playbook/rule_index.h"

#include <string.h>

void dw_points_at(const dw_decision *decision, const uint8_t *level, dw_points *points)
{
    const size_t n = decision->n_options;
    memcpy(points, decision->base, n * sizeof *points);
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        dw_points_add(points, weight->points + level[weight->factor] * n, n);
    }
    const dw_rule_index *const index = decision->index;
    for (size_t w = 0; w < index->n_words; w++) {
        uint64_t hold = index->all[w];
        for (size_t i = 0; hold && i < index->n_factors; i++)
            hold &= index->bits[i][level[index->factor[i]] * index->n_words + w];
        for (; hold; hold &= hold - 1)
            dw_points_add(points, decision->rule[w * 64 + dw_lowest_bit(hold)].points, n);
    }
}

size_t dw_outcome(const dw_playbook *playbook, const dw_decision *decision, const dw_points *points)
{
    const dw_factor *const factor = &playbook->factor[decision->factor];
    if (factor->kind == DW_FACTOR_SCORED)
        return dw_factor_level_of(factor, points[0]);
    size_t best = 0;
    for (size_t o = 1; o < decision->n_options; o++)
        if (points[o] > points[best])
            best = o;
    return best;
}

void dw_expected_points(const dw_chances *chances, const dw_decision *decision, double *points)
{
    const size_t n = decision->n_options;
    for (size_t o = 0; o < n; o++)
        points[o] = decision->base[o];
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        const double *const chance = chances->level[weight->factor];
        if (dw_factor_set_has(&chances->known, weight->factor)) {
            const size_t level = chances->first[weight->factor];
            dw_points_add_share(points, 1, weight->points + level * n, n);
            continue;
        }
        const size_t n_levels = chances->playbook->factor[weight->factor].n_levels;
        for (size_t l = 0; l < n_levels; l++)
            if (chance[l] > 0)
                dw_points_add_share(points, chance[l], weight->points + l * n, n);
    }
    uint64_t possible[DW_RULE_WORDS_MAX];
    dw_rules_possible(chances, decision, possible);
    for (size_t w = 0; w < decision->index->n_words; w++)
        for (uint64_t rest = possible[w]; rest; rest &= rest - 1) {
            const dw_rule *const rule = &decision->rule[w * 64 + dw_lowest_bit(rest)];
            const double chance = dw_chances_of_rule(chances, &rule->when);
            if (chance > 0)
                dw_points_add_share(points, chance, rule->points, n);
        }
}

size_t dw_best_other(const double *value, size_t n, size_t than)
{
    size_t best = than == 0 ? 1 : 0;
    for (size_t i = best + 1; i < n; i++)
        if (i != than && value[i] > value[best] + DW_POINTS_HAIR)
            best = i;
    return best;
}

size_t dw_best_of(const double *value, size_t n)
{
    return dw_best_other(value, n, n);
}

void dw_points_bounds(const dw_playbook *playbook, const dw_decision *decision,
                      const dw_fact *facts, size_t option, double *low, double *high)
{
    const size_t n = decision->n_options;
    *low = *high = decision->base[option];
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        dw_points least = DW_POINTS_MAX, most = -DW_POINTS_MAX;
        for (size_t l = 0; l < playbook->factor[weight->factor].n_levels; l++) {
            if (!(facts[weight->factor] >> l & 1))
                continue;
            const dw_points points = weight->points[l * n + option];
            least = points < least ? points : least;
            most = points > most ? points : most;
        }
        *low += least;
        *high += most;
    }
    for (size_t r = 0; r < decision->n_rules; r++) {
        const dw_points points = decision->rule[r].points[option];
        const dw_truth truth = dw_when_holds(&decision->rule[r].when, facts);
        if (truth == DW_TRUE || (truth == DW_MAYBE && points < 0))
            *low += points;
        if (truth == DW_TRUE || (truth == DW_MAYBE && points > 0))
            *high += points;
    }
}
