/* Leads of many fully known deals.
 *
 * Rows: one deal after the other. Columns: blocks of deals, one term after the other, in plain loops
 * over arrays that the compiler turns into vector code. Both add the same integers in the end, so the
 * answers are the same. */
#include "strategy.h"

#include <math.h>
#include <string.h>

void dw_lead_rows(const dw_playbook *playbook, const uint8_t *levels, size_t n, uint8_t *lead)
{
    const dw_decision *const decision = &playbook->decision[playbook->key[DW_KEY_ARCHETYPE]];
    const dw_chances none_known = {.playbook = playbook};
    for (size_t i = 0; i < n; i++) {
        uint8_t level[DW_FACTORS_MAX];
        dw_points points[DW_OPTIONS_MAX];
        memcpy(level, levels + i * playbook->n_factors, playbook->n_factors);
        dw_settle(&none_known, decision, level);
        dw_points_at(decision, level, points);
        lead[i] = (uint8_t)dw_outcome(playbook, decision, points);
    }
}

/* Deals handled together: their sums stay in the first-level cache. */
enum { BLOCK = 256 };

typedef struct block {
    const dw_playbook *playbook;
    size_t n;
    const uint8_t *level[DW_FACTORS_MAX]; /* [n] of each factor */
    dw_points sum[DW_OPTIONS_MAX][BLOCK];
    uint8_t holds[BLOCK]; /* 1 where the rule at hand holds */
    uint8_t derived[DW_FACTORS_MAX][BLOCK];
} block;

static void add_where(dw_points *restrict sum, const uint8_t *restrict where, size_t n,
                      dw_points points)
{
    for (size_t i = 0; i < n; i++)
        sum[i] += where[i] ? points : 0;
}

static void add_weight(block *b, const dw_weight *weight, size_t n_options)
{
    const uint8_t *const level = b->level[weight->factor];
    const size_t n_levels = b->playbook->factor[weight->factor].n_levels;
    for (size_t l = 0; l < n_levels; l++) {
        for (size_t i = 0; i < b->n; i++)
            b->holds[i] = level[i] == l;
        for (size_t o = 0; o < n_options; o++)
            if (weight->points[l * n_options + o] != 0)
                add_where(b->sum[o], b->holds, b->n, weight->points[l * n_options + o]);
    }
}

static void add_rule(block *b, const dw_rule *rule, size_t n_options)
{
    memset(b->holds, 1, b->n);
    for (size_t c = 0; c < rule->when.n_conditions; c++) {
        const dw_condition *const condition = &rule->when.condition[c];
        const uint8_t *const level = b->level[condition->factor];
        uint8_t wanted[BLOCK] = {0};
        for (size_t l = 0; l < b->playbook->factor[condition->factor].n_levels; l++)
            for (size_t i = 0; condition->levels >> l & 1 && i < b->n; i++)
                wanted[i] |= level[i] == l;
        for (size_t i = 0; i < b->n; i++)
            b->holds[i] &= wanted[i];
    }
    for (size_t o = 0; o < n_options; o++)
        if (rule->points[o] != 0)
            add_where(b->sum[o], b->holds, b->n, rule->points[o]);
}

static void cut_by_thresholds(const block *b, const dw_factor *factor, uint8_t *outcome)
{
    memset(outcome, 0, b->n);
    for (size_t t = 0; t + 1 < factor->n_levels; t++) {
        const dw_points threshold = (dw_points)ceil(factor->threshold[t]);
        for (size_t i = 0; i < b->n; i++)
            outcome[i] = (uint8_t)(outcome[i] + (b->sum[0][i] >= threshold));
    }
}

static void choose_best(const block *b, size_t n_options, uint8_t *outcome)
{
    dw_points best[BLOCK];
    memcpy(best, b->sum[0], b->n * sizeof *best);
    memset(outcome, 0, b->n);
    for (size_t o = 1; o < n_options; o++)
        for (size_t i = 0; i < b->n; i++) {
            const bool better = b->sum[o][i] > best[i];
            best[i] = better ? b->sum[o][i] : best[i];
            outcome[i] = better ? (uint8_t)o : outcome[i];
        }
}

static void decide_block(block *b, const dw_decision *decision, uint8_t *outcome)
{
    const dw_factor *const factor = &b->playbook->factor[decision->factor];
    for (size_t o = 0; o < decision->n_options; o++)
        for (size_t i = 0; i < b->n; i++)
            b->sum[o][i] = decision->base[o];
    for (size_t w = 0; w < decision->n_weights; w++)
        add_weight(b, &decision->weight[w], decision->n_options);
    for (size_t r = 0; r < decision->n_rules; r++)
        add_rule(b, &decision->rule[r], decision->n_options);
    if (factor->kind == DW_FACTOR_SCORED)
        cut_by_thresholds(b, factor, outcome);
    else
        choose_best(b, decision->n_options, outcome);
}

void dw_lead_columns(const dw_playbook *playbook, const uint8_t *const *levels, size_t n,
                     uint8_t *lead)
{
    const dw_decision *const decision = &playbook->decision[playbook->key[DW_KEY_ARCHETYPE]];
    block b;
    b.playbook = playbook;
    for (size_t from = 0; from < n; from += BLOCK) {
        b.n = n - from < BLOCK ? n - from : BLOCK;
        for (size_t f = 0; f < playbook->n_factors; f++)
            b.level[f] = levels[f] ? levels[f] + from : NULL;
        for (size_t s = 0; s < decision->n_support; s++) {
            const dw_decision *const needed = &playbook->decision[decision->support[s]];
            b.level[needed->factor] = b.derived[needed->factor];
            decide_block(&b, needed, b.derived[needed->factor]);
        }
        decide_block(&b, decision, lead + from);
    }
}
