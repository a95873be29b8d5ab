#include "probe.h"

#include <string.h>

/* All roots, known ones too, that a factor's level comes from. */
static dw_factor_set all_roots(const dw_chances *chances, size_t factor)
{
    const dw_factor *const f = &chances->playbook->factor[factor];
    dw_factor_set roots = {0};
    if (f->kind == DW_FACTOR_STATED || f->kind == DW_FACTOR_MEASURED)
        dw_factor_set_add(&roots, factor);
    else if (!dw_factor_set_has(&chances->known, factor))
        roots = chances->playbook->decision[f->decision].roots;
    return roots;
}

static dw_factor_set roots_of_rule(const dw_chances *chances, const dw_when *when)
{
    dw_factor_set roots = {0};
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_factor_set more = all_roots(chances, when->condition[c].factor);
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            roots.bits[w] |= more.bits[w];
    }
    return roots;
}

static bool has_part(const dw_part_set *set, size_t t)
{
    return set->bits[t / 64] >> (t % 64) & 1;
}

/* The first part of a set from `from` on, or n_parts. */
static size_t next_part(const dw_probe *p, const dw_part_set *set, size_t from)
{
    for (size_t w = from / 64; w * 64 < p->n_parts; w++) {
        uint64_t bits = set->bits[w];
        if (w == from / 64)
            bits &= ~UINT64_C(0) << (from % 64);
        if (bits)
            return w * 64 + dw_lowest_bit(bits);
    }
    return p->n_parts;
}

/* ---- Making a probe ------------------------------------------------------------------------- */

static void add_part(dw_probe *p, const dw_part *part, const dw_factor_set *roots)
{
    const size_t t = p->n_parts++;
    p->part[t] = *part;
    p->part[t].first = p->n_chances;
    p->n_chances += part->n_chances;
    for (size_t f = dw_factor_set_next(roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(roots, f + 1)) {
        p->touched[f].bits[t / 64] |= UINT64_C(1) << (t % 64);
        for (size_t w = 0; w < DW_FACTORS_MAX / 64; w++)
            p->related[f].bits[w] |= roots->bits[w];
    }
}

static dw_status list_decisions(dw_probe *p, dw_arena *arena, dw_error *err)
{
    const dw_playbook *const playbook = p->chances->playbook;
    for (size_t s = 0; s < p->decision->n_support; s++) {
        const dw_decision *const needed = &playbook->decision[p->decision->support[s]];
        const dw_weight *const weight = p->weight_of[needed->factor];
        const dw_factor_set roots = all_roots(p->chances, needed->factor);
        dw_part part = {.decision = needed,
                        .points = weight ? weight->points : NULL,
                        .n_chances = playbook->factor[needed->factor].n_levels};
        const dw_status status = dw_tally_init(&part.tally, p->chances, needed, arena, err);
        if (status != DW_OK)
            return status;
        add_part(p, &part, &roots);
    }
    return DW_OK;
}

static void list_rules(dw_probe *p)
{
    for (size_t r = 0; r < p->decision->n_rules; r++) {
        const dw_rule *const rule = &p->decision->rule[r];
        const dw_factor_set roots = roots_of_rule(p->chances, &rule->when);
        add_part(p, &(dw_part){.when = &rule->when, .points = rule->points, .n_chances = 1},
                 &roots);
    }
}

/* The chances of a part as the chances of the factors stand. */
static void read_part(const dw_probe *p, const dw_part *part, double *chance)
{
    if (part->when)
        chance[part->first] = dw_chances_of_rule(p->chances, part->when);
    else
        memcpy(chance + part->first, p->chances->level[part->decision->factor],
               part->n_chances * sizeof *chance);
}

dw_status dw_probe_init(dw_probe *p, dw_chances *chances, const dw_decision *decision,
                        const double *points, dw_arena *arena, dw_error *err)
{
    const size_t n = chances->playbook->n_factors;
    *p = (dw_probe){.chances = chances, .decision = decision, .points = points};
    p->weight_of = DW_TAKE(arena, n, const dw_weight *);
    p->touched = DW_TAKE(arena, n, dw_part_set);
    p->related = DW_TAKE(arena, n, dw_factor_set);
    p->part = DW_TAKE(arena, decision->n_support + decision->n_rules, dw_part);
    if (!p->weight_of || !p->touched || !p->related || !p->part)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t i = 0; i < decision->n_weights; i++)
        p->weight_of[decision->weight[i].factor] = &decision->weight[i];
    const dw_status status = list_decisions(p, arena, err);
    if (status != DW_OK)
        return status;
    list_rules(p);
    p->now = DW_TAKE(arena, p->n_chances, double);
    p->both = DW_TAKE(arena, p->n_chances, double);
    if (!p->now || !p->both)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t s = 0; s < decision->n_support; s++)
        read_part(p, &p->part[s], p->now);
    uint64_t possible[DW_RULES_MAX / 64]; /* the chances of the other rules are 0, as taken */
    dw_rules_possible(chances, decision, possible);
    for (size_t r = 0; r < decision->n_rules; r++)
        if (possible[r / 64] >> (r % 64) & 1)
            read_part(p, &p->part[decision->n_support + r], p->now);
    return DW_OK;
}

/* ---- Changing facts and changing them back -------------------------------------------------- */

typedef struct kept {
    double chance[DW_LEVELS_MAX];
    uint8_t first;
    dw_factor_set unknown, known;
} kept;

static void assume(dw_probe *p, const dw_change *change, kept *before)
{
    dw_chances *const chances = p->chances;
    const size_t f = change->factor;
    const size_t size = chances->playbook->factor[f].n_levels * sizeof(double);
    memcpy(before->chance, chances->level[f], size);
    before->first = chances->first[f];
    before->unknown = chances->unknown;
    before->known = chances->known;
    memset(chances->level[f], 0, size);
    chances->level[f][change->to] = 1;
    chances->first[f] = (uint8_t)change->to;
    chances->unknown.bits[f / 64] &= ~(UINT64_C(1) << (f % 64));
    dw_factor_set_add(&chances->known, f);
}

static void take_back(dw_probe *p, const dw_change *change, const kept *before)
{
    dw_chances *const chances = p->chances;
    const size_t f = change->factor;
    memcpy(chances->level[f], before->chance,
           chances->playbook->factor[f].n_levels * sizeof(double));
    chances->first[f] = before->first;
    chances->unknown = before->unknown;
    chances->known = before->known;
}

/* Gives the decision of a part the chances of its levels; rules have nothing to set. */
static void set_part(dw_probe *p, const dw_part *part, const double *chance)
{
    if (part->decision)
        memcpy(p->chances->level[part->decision->factor], chance + part->first,
               part->n_chances * sizeof *chance);
}

/* The chances of a part with the changes made, each of which touches it. */
static void work_out_part(dw_probe *p, const dw_part *part, const dw_change *const *change,
                          size_t n_changes, double *chance)
{
    bool moves = part->decision != NULL;
    for (size_t i = 0; i < n_changes; i++)
        moves = moves && dw_factor_set_has(&part->tally.movers, change[i]->factor);
    if (moves) {
        dw_points shift = 0;
        for (size_t i = 0; i < n_changes; i++)
            shift += dw_tally_shift(&part->tally, change[i]);
        dw_tally_chances(&part->tally, shift, p->chances->level[part->decision->factor]);
    } else if (part->decision) {
        dw_chances_derive(p->chances, part->decision);
    }
    read_part(p, part, chance);
}

/* ---- Points --------------------------------------------------------------------------------- */

/* Before the change is assumed. */
static void add_weight_difference(const dw_probe *p, const dw_change *change, double *points)
{
    const dw_weight *const weight = p->weight_of[change->factor];
    if (!weight)
        return;
    const double *const chance = p->chances->level[change->factor];
    const size_t n = p->decision->n_options;
    const size_t n_levels = p->chances->playbook->factor[change->factor].n_levels;
    for (size_t l = 0; l < n_levels; l++) {
        const double difference = (l == change->to ? 1 : 0) - chance[l];
        if (difference != 0)
            dw_points_add_share(points, difference, weight->points + l * n, n);
    }
}

static void add_part_difference(const dw_probe *p, const dw_part *part, const double *chance,
                                double *points)
{
    const size_t n = p->decision->n_options;
    for (size_t c = 0; part->points && c < part->n_chances; c++) {
        const double difference = chance[part->first + c] - p->now[part->first + c];
        if (difference != 0)
            dw_points_add_share(points, difference, part->points + c * n, n);
    }
}

void dw_probe_one(dw_probe *p, const dw_change *change, double *chance, double *points)
{
    const dw_part_set *const touched = &p->touched[change->factor];
    kept before;
    memcpy(points, p->points, p->decision->n_options * sizeof *points);
    add_weight_difference(p, change, points);
    assume(p, change, &before);
    for (size_t t = next_part(p, touched, 0); t < p->n_parts; t = next_part(p, touched, t + 1)) {
        work_out_part(p, &p->part[t], &change, 1, chance);
        add_part_difference(p, &p->part[t], chance, points);
    }
    for (size_t t = next_part(p, touched, 0); t < p->n_parts && p->part[t].decision;
         t = next_part(p, touched, t + 1))
        set_part(p, &p->part[t], p->now);
    take_back(p, change, &before);
}

/* A part that only one of the changes touches has the chances of that change alone. */
static void work_out_both(dw_probe *p, const dw_probed *a, const dw_probed *b, size_t t)
{
    const dw_part *const part = &p->part[t];
    const bool by_a = has_part(&p->touched[a->change.factor], t);
    const bool by_b = has_part(&p->touched[b->change.factor], t);
    if (by_a && by_b) {
        work_out_part(p, part, (const dw_change *[]){&a->change, &b->change}, 2, p->both);
        return;
    }
    memcpy(p->both + part->first, (by_a ? a : b)->chance + part->first,
           part->n_chances * sizeof *p->both);
    set_part(p, part, p->both);
}

void dw_probe_two(dw_probe *p, const dw_probed *a, const dw_probed *b, double *points)
{
    dw_part_set touched = p->touched[a->change.factor];
    for (size_t w = 0; w * 64 < p->n_parts; w++)
        touched.bits[w] |= p->touched[b->change.factor].bits[w];
    kept before_a, before_b;
    memcpy(points, p->points, p->decision->n_options * sizeof *points);
    add_weight_difference(p, &a->change, points);
    add_weight_difference(p, &b->change, points);
    assume(p, &a->change, &before_a);
    assume(p, &b->change, &before_b);
    for (size_t t = next_part(p, &touched, 0); t < p->n_parts; t = next_part(p, &touched, t + 1)) {
        work_out_both(p, a, b, t);
        add_part_difference(p, &p->part[t], p->both, points);
    }
    for (size_t t = next_part(p, &touched, 0); t < p->n_parts && p->part[t].decision;
         t = next_part(p, &touched, t + 1))
        set_part(p, &p->part[t], p->now);
    take_back(p, &b->change, &before_b);
    take_back(p, &a->change, &before_a);
}

/* ---- What two changes share ----------------------------------------------------------------- */

static void add_most(const dw_probe *p, const dw_part *part, const dw_probed *a, const dw_probed *b,
                     size_t lead, double *most)
{
    const size_t n = p->decision->n_options;
    for (size_t c = 0; part->points && c < part->n_chances; c++) {
        const dw_points *const points = part->points + c * n;
        const size_t i = part->first + c;
        const double added_up = a->chance[i] + b->chance[i] - p->now[i];
        for (size_t o = 0; o < n; o++) {
            const double nearer = (double)points[o] - points[lead];
            most[o] += (nearer > 0 ? nearer : 0) - added_up * nearer;
        }
    }
}

void dw_probe_most(const dw_probe *p, const dw_probed *a, const dw_probed *b, size_t lead,
                   double *most)
{
    dw_part_set shared = p->touched[a->change.factor];
    for (size_t w = 0; w * 64 < p->n_parts; w++)
        shared.bits[w] &= p->touched[b->change.factor].bits[w];
    memset(most, 0, p->decision->n_options * sizeof *most);
    for (size_t t = next_part(p, &shared, 0); t < p->n_parts; t = next_part(p, &shared, t + 1))
        add_most(p, &p->part[t], a, b, lead, most);
}
