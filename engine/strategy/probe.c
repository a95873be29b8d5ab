#include "probe.h"

#include <string.h>

/* All roots, known ones too, that a factor's level comes from. */
static dw_factor_set all_roots(const dw_chances *chances, size_t factor)
{
    const dw_factor *const f = &chances->playbook->factor[factor];
    dw_factor_set roots = {0};
    if (f->kind == DW_FACTOR_STATED || f->kind == DW_FACTOR_MEASURED)
        dw_factor_set_add(&roots, factor);
    else if (!dw_factor_set_has(&chances->fixed, factor))
        roots = chances->playbook->decision[f->decision].roots;
    return roots;
}

static void relate(dw_probe *p, const dw_factor_set *roots)
{
    for (size_t f = dw_factor_set_next(roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(roots, f + 1))
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            p->related[f].bits[w] |= roots->bits[w];
}

static void index_rule(dw_probe *p, size_t r)
{
    const dw_when *const when = &p->decision->rule[r].when;
    dw_factor_set roots = {0};
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_factor_set more = all_roots(p->chances, when->condition[c].factor);
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            roots.bits[w] |= more.bits[w];
    }
    for (size_t f = dw_factor_set_next(&roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(&roots, f + 1))
        p->rules_of[f][r / 64] |= UINT64_C(1) << (r % 64);
    relate(p, &roots);
    p->rule_chance[r] = dw_chances_of_rule(p->chances, when);
}

dw_status dw_probe_init(dw_probe *p, dw_chances *chances, const dw_decision *decision,
                        dw_arena *arena, dw_error *err)
{
    const dw_playbook *const playbook = chances->playbook;
    const size_t n = playbook->n_factors;
    *p = (dw_probe){.chances = chances, .decision = decision};
    p->weight_of = DW_TAKE(arena, n, const dw_weight *);
    p->rule_chance = DW_TAKE(arena, decision->n_rules, double);
    p->rules_of = dw_arena_take(arena, n, sizeof *p->rules_of);
    p->related = DW_TAKE(arena, n, dw_factor_set);
    p->saved = DW_TAKE(arena, n, double *);
    if (!p->weight_of || !p->rule_chance || !p->rules_of || !p->related || !p->saved)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    size_t n_levels = 0;
    for (size_t f = 0; f < n; f++)
        n_levels += playbook->factor[f].n_levels;
    double *room = DW_TAKE(arena, n_levels, double);
    if (!room)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t f = 0; f < n; f++) {
        p->saved[f] = room;
        room += playbook->factor[f].n_levels;
    }
    dw_chances_prepare(chances, decision);
    dw_expected_points(chances, decision, p->points);
    for (size_t i = 0; i < decision->n_weights; i++)
        p->weight_of[decision->weight[i].factor] = &decision->weight[i];
    for (size_t s = 0; s < decision->n_support; s++) {
        const dw_factor_set roots =
            all_roots(chances, playbook->decision[decision->support[s]].factor);
        relate(p, &roots);
    }
    for (size_t r = 0; r < decision->n_rules; r++)
        index_rule(p, r);
    return DW_OK;
}

static size_t levels_of(const dw_probe *p, size_t factor)
{
    return p->chances->playbook->factor[factor].n_levels;
}

static void put_aside(dw_probe *p, size_t factor)
{
    memcpy(p->saved[factor], p->chances->level[factor], levels_of(p, factor) * sizeof(double));
}

static void restore(dw_probe *p, size_t factor)
{
    memcpy(p->chances->level[factor], p->saved[factor], levels_of(p, factor) * sizeof(double));
}

static void add_weight_difference(const dw_probe *p, size_t factor, double *points)
{
    const dw_weight *const weight = p->weight_of[factor];
    const size_t n = p->decision->n_options;
    for (size_t l = 0; weight && l < levels_of(p, factor); l++) {
        const double difference = p->chances->level[factor][l] - p->saved[factor][l];
        for (size_t o = 0; difference != 0 && o < n; o++)
            points[o] += difference * weight->points[l * n + o];
    }
}

/* Does the decision's outcome hang on one of the changed facts? */
static bool hangs_on(const dw_probe *p, const dw_decision *needed, const dw_change *change,
                     size_t n_changes)
{
    bool hangs = false;
    for (size_t i = 0; i < n_changes; i++)
        hangs = hangs || dw_factor_set_has(&needed->roots, change[i].factor);
    return hangs && !dw_factor_set_has(&p->chances->fixed, needed->factor);
}

static void add_rule_differences(const dw_probe *p, const dw_change *change, size_t n_changes,
                                 double *points)
{
    const size_t n = p->decision->n_options;
    for (size_t w = 0; w * 64 < p->decision->n_rules; w++) {
        uint64_t touched = 0;
        for (size_t i = 0; i < n_changes; i++)
            touched |= p->rules_of[change[i].factor][w];
        for (size_t r = w * 64; touched; touched >>= 1, r++) {
            if (!(touched & 1))
                continue;
            const dw_rule *const rule = &p->decision->rule[r];
            const double difference =
                dw_chances_of_rule(p->chances, &rule->when) - p->rule_chance[r];
            for (size_t o = 0; difference != 0 && o < n; o++)
                points[o] += difference * rule->points[o];
        }
    }
}

void dw_probe_points(dw_probe *p, const dw_change *change, size_t n_changes, double *points)
{
    dw_chances *const chances = p->chances;
    const dw_decision *const decision = p->decision;
    const dw_decision *const decisions = chances->playbook->decision;
    const dw_factor_set unknown = chances->unknown;
    uint8_t first[2];
    memcpy(points, p->points, decision->n_options * sizeof *points);
    for (size_t i = 0; i < n_changes; i++) {
        const size_t f = change[i].factor;
        put_aside(p, f);
        memset(chances->level[f], 0, levels_of(p, f) * sizeof(double));
        chances->level[f][change[i].to] = 1;
        first[i] = chances->first[f];
        chances->first[f] = (uint8_t)change[i].to;
        chances->unknown.bits[f / 64] &= ~(UINT64_C(1) << (f % 64));
        add_weight_difference(p, f, points);
    }
    for (size_t s = 0; s < decision->n_support; s++) {
        const dw_decision *const needed = &decisions[decision->support[s]];
        if (!hangs_on(p, needed, change, n_changes))
            continue;
        put_aside(p, needed->factor);
        dw_chances_derive(chances, needed);
        add_weight_difference(p, needed->factor, points);
    }
    add_rule_differences(p, change, n_changes, points);
    for (size_t s = 0; s < decision->n_support; s++)
        if (hangs_on(p, &decisions[decision->support[s]], change, n_changes))
            restore(p, decisions[decision->support[s]].factor);
    for (size_t i = 0; i < n_changes; i++) {
        restore(p, change[i].factor);
        chances->first[change[i].factor] = first[i];
    }
    chances->unknown = unknown;
}
