/* Chances of levels: of roots from facts and priors, of derived factors by enumeration. */
#include "strategy.h"

#include <string.h>

static bool is_root(const dw_factor *factor)
{
    return factor->kind == DW_FACTOR_STATED || factor->kind == DW_FACTOR_MEASURED;
}

static void spread_over_fact(const dw_factor *factor, dw_fact fact, double *chance)
{
    double sum = 0;
    for (size_t l = 0; l < factor->n_levels; l++) {
        chance[l] = fact >> l & 1 ? (factor->prior ? factor->prior[l] : 1.0) : 0.0;
        sum += chance[l];
    }
    for (size_t l = 0; l < factor->n_levels; l++)
        chance[l] /= sum;
}

dw_status dw_chances_init(dw_chances *chances, const dw_playbook *playbook, const dw_fact *facts,
                          uint64_t seed, dw_arena *arena, dw_error *err)
{
    *chances = (dw_chances){.playbook = playbook, .seed = seed};
    size_t n_levels = 0;
    for (size_t f = 0; f < playbook->n_factors; f++)
        n_levels += playbook->factor[f].n_levels;
    double *next = DW_TAKE(arena, n_levels, double);
    chances->level = DW_TAKE(arena, playbook->n_factors, double *);
    if (!next || !chances->level)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const dw_factor *const factor = &playbook->factor[f];
        const bool one_level = dw_fact_level(facts[f]) != DW_LEVELS_MAX;
        chances->level[f] = next;
        next += factor->n_levels;
        if (!is_root(factor) && !one_level)
            continue;
        chances->first[f] = (uint8_t)dw_lowest_bit(facts[f]);
        dw_factor_set_add(&chances->ready, f);
        dw_factor_set_add(one_level ? &chances->known : &chances->unknown, f);
        if (one_level)
            chances->level[f][chances->first[f]] = 1;
        else
            spread_over_fact(factor, facts[f], chances->level[f]);
    }
    return DW_OK;
}

void dw_chances_fix(dw_chances *chances, size_t factor, size_t level)
{
    double *const chance = chances->level[factor];
    memset(chance, 0, chances->playbook->factor[factor].n_levels * sizeof *chance);
    chance[level] = 1;
    chances->first[factor] = (uint8_t)level;
    dw_factor_set_add(&chances->ready, factor);
    dw_factor_set_add(&chances->known, factor);
}

void dw_chances_derive(dw_chances *chances, const dw_decision *decision)
{
    const dw_playbook *const playbook = chances->playbook;
    double *const chance = chances->level[decision->factor];
    memset(chance, 0, playbook->factor[decision->factor].n_levels * sizeof *chance);
    dw_assignments all;
    dw_partial partial;
    dw_assignments_init(&all, chances, &decision->roots);
    dw_partial_init(&partial, chances, decision);
    while (dw_assignments_next(&all)) {
        dw_points points[DW_OPTIONS_MAX];
        dw_settle(chances, decision, all.level);
        dw_partial_points(&partial, all.level, points);
        chance[dw_outcome(playbook, decision, points)] += all.weight;
    }
    dw_factor_set_add(&chances->ready, decision->factor);
}

void dw_chances_prepare(dw_chances *chances, const dw_decision *decision)
{
    for (size_t s = 0; s < decision->n_support; s++) {
        const dw_decision *const needed = &chances->playbook->decision[decision->support[s]];
        if (!dw_factor_set_has(&chances->ready, needed->factor))
            dw_chances_derive(chances, needed);
    }
}

dw_factor_set dw_chances_roots(const dw_chances *chances, size_t factor)
{
    dw_factor_set roots = {0};
    if (dw_factor_set_has(&chances->unknown, factor)) {
        dw_factor_set_add(&roots, factor);
    } else if (!is_root(&chances->playbook->factor[factor]) &&
               !dw_factor_set_has(&chances->known, factor)) {
        roots = chances->playbook->decision[chances->playbook->factor[factor].decision].roots;
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            roots.bits[w] &= chances->unknown.bits[w];
    }
    return roots;
}

/* Adds `more` to `set`; true when they had a factor in common. */
static bool merge(dw_factor_set *set, const dw_factor_set *more)
{
    bool common = false;
    for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++) {
        common = common || (set->bits[w] & more->bits[w]) != 0;
        set->bits[w] |= more->bits[w];
    }
    return common;
}

static bool holds_at(const dw_chances *chances, const dw_when *when, uint8_t *level)
{
    const dw_playbook *const playbook = chances->playbook;
    for (size_t c = 0; c < when->n_conditions; c++) {
        const size_t f = when->condition[c].factor;
        if (!is_root(&playbook->factor[f]) && !dw_factor_set_has(&chances->known, f)) {
            const dw_decision *const decision = &playbook->decision[playbook->factor[f].decision];
            dw_points points[DW_OPTIONS_MAX];
            dw_settle(chances, decision, level);
            dw_points_at(decision, level, points);
            level[f] = (uint8_t)dw_outcome(playbook, decision, points);
        }
        if (!(when->condition[c].levels >> level[f] & 1))
            return false;
    }
    return true;
}

static double chance_of_joint(const dw_chances *chances, const dw_when *when,
                              const dw_factor_set *roots)
{
    double chance = 0;
    dw_assignments all;
    dw_assignments_init(&all, chances, roots);
    while (dw_assignments_next(&all))
        if (holds_at(chances, when, all.level))
            chance += all.weight;
    return chance;
}

static double chance_of_condition(const dw_chances *chances, const dw_condition *condition)
{
    const double *const chance = chances->level[condition->factor];
    const size_t n_levels = chances->playbook->factor[condition->factor].n_levels;
    double sum = 0;
    for (size_t l = 0; l < n_levels; l++)
        if (condition->levels >> l & 1)
            sum += chance[l];
    return sum;
}

/* The unknown roots of all conditions; true when two conditions share one. */
static bool shares_roots(const dw_chances *chances, const dw_when *when, dw_factor_set *roots)
{
    bool shared = false;
    *roots = (dw_factor_set){0};
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_factor_set own = dw_chances_roots(chances, when->condition[c].factor);
        shared = merge(roots, &own) || shared;
    }
    return shared;
}

double dw_chances_of_rule(const dw_chances *chances, const dw_when *when)
{
    double product = 1;
    size_t n_open = 0; /* conditions that may go either way */
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_condition *const condition = &when->condition[c];
        if (dw_factor_set_has(&chances->known, condition->factor)) {
            if (!(condition->levels >> chances->first[condition->factor] & 1))
                return 0;
            continue;
        }
        const double chance = chance_of_condition(chances, condition);
        if (!(chance > 0))
            return 0;
        n_open += chance < 1;
        product *= chance;
    }
    /* Conditions that hang on the same unknown fact are not independent. */
    dw_factor_set roots;
    return n_open > 1 && shares_roots(chances, when, &roots)
               ? chance_of_joint(chances, when, &roots)
               : product;
}
