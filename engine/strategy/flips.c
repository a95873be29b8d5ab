/* The smallest changes of known facts that would make another archetype lead. */
#include "probe.h"

#include <math.h>
#include <string.h>

/* One known fact changed to one other level. */
typedef struct candidate {
    dw_probed probed;
    double gain[DW_OPTIONS_MAX];    /* points after it less points now */
    double nearer[DW_OPTIONS_MAX];  /* gain of the option less gain of the lead */
    double missing[DW_OPTIONS_MAX]; /* what the option lacks then to be level with the lead */
    size_t distance;                /* levels moved */
} candidate;

typedef struct search {
    dw_probe *probe;
    size_t lead;
    size_t n_options;
    candidate *candidate; /* those that do not flip alone, in the order of factors and levels */
    size_t n_candidates;
    dw_flip *flip; /* the best so far, in order */
    size_t n_flips, flips_max;
} search;

static size_t steps_between(size_t a, size_t b)
{
    return a < b ? b - a : a - b;
}

static size_t distance(const dw_flip *flip)
{
    size_t sum = 0;
    for (size_t i = 0; i < flip->n_changes; i++)
        sum += steps_between(flip->change[i].to, dw_fact_level(flip->change[i].from));
    return sum;
}

/* Fewer changes, then nearer levels, then a clearer result; the order found breaks ties. */
static bool comes_before(const dw_flip *a, const dw_flip *b)
{
    if (a->n_changes != b->n_changes)
        return a->n_changes < b->n_changes;
    if (distance(a) != distance(b))
        return distance(a) < distance(b);
    return a->margin > b->margin;
}

static void keep(search *s, const dw_flip *flip)
{
    size_t place = s->n_flips;
    while (place > 0 && comes_before(flip, &s->flip[place - 1]))
        place--;
    if (place == s->flips_max)
        return;
    if (s->n_flips < s->flips_max)
        s->n_flips++;
    memmove(&s->flip[place + 1], &s->flip[place], (s->n_flips - place - 1) * sizeof *flip);
    s->flip[place] = *flip;
}

static bool still_leads(const double *points, size_t n, size_t lead)
{
    for (size_t o = 0; o < n; o++)
        if (points[o] > points[lead] + DW_POINTS_HAIR ||
            (o < lead && points[o] > points[lead] - DW_POINTS_HAIR))
            return false;
    return true;
}

/* Keeps the changes when another archetype leads with these points. */
static bool consider(search *s, const dw_change *change, size_t n_changes, const double *points)
{
    if (still_leads(points, s->n_options, s->lead))
        return false;
    const size_t lead = dw_best_of(points, s->n_options);
    dw_flip flip = {.n_changes = n_changes,
                    .lead = lead,
                    .margin = (points[lead] - points[dw_best_other(points, s->n_options, lead)]) /
                              POINTS_PER_WHOLE};
    memcpy(flip.change, change, n_changes * sizeof *change);
    keep(s, &flip);
    return true;
}

/* ---- One fact ------------------------------------------------------------------------------- */

static size_t count_candidates(const dw_probe *probe, const dw_fact *facts)
{
    size_t n = 0;
    const dw_factor_set *const roots = &probe->decision->roots;
    for (size_t f = dw_factor_set_next(roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(roots, f + 1))
        if (dw_fact_level(facts[f]) != DW_LEVELS_MAX)
            n += probe->chances->playbook->factor[f].n_levels - 1;
    return n;
}

/* Keeps the change when it flips the lead; else it is a candidate for pairs. */
static void try_single(search *s, const dw_change *change, double *chance)
{
    candidate *const c = &s->candidate[s->n_candidates];
    double points[DW_OPTIONS_MAX];
    dw_probe_one(s->probe, change, chance, points);
    if (consider(s, change, 1, points))
        return;
    c->probed = (dw_probed){*change, chance};
    c->distance = steps_between(change->to, dw_fact_level(change->from));
    for (size_t o = 0; o < s->n_options; o++)
        c->gain[o] = points[o] - s->probe->points[o];
    for (size_t o = 0; o < s->n_options; o++) {
        c->nearer[o] = c->gain[o] - c->gain[s->lead];
        c->missing[o] = points[s->lead] - points[o] - 2 * DW_POINTS_HAIR;
    }
    c->missing[s->lead] = INFINITY;
    s->n_candidates++;
}

static void try_singles(search *s, const dw_fact *facts, double *chance)
{
    const dw_factor_set *const roots = &s->probe->decision->roots;
    for (size_t f = dw_factor_set_next(roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(roots, f + 1)) {
        const size_t now = dw_fact_level(facts[f]);
        const size_t n_levels = s->probe->chances->playbook->factor[f].n_levels;
        for (size_t l = 0; now != DW_LEVELS_MAX && l < n_levels; l++)
            if (l != now) {
                try_single(s, &(dw_change){.factor = f, .from = facts[f], .to = l}, chance);
                chance += s->probe->n_chances;
            }
    }
}

/* ---- Two facts ------------------------------------------------------------------------------ */

/* Can the two bring any option level with the lead? What flips is never ruled out. */
static bool may_flip(const search *s, const candidate *a, const candidate *b, const double *more)
{
    bool may = false;
    for (size_t o = 0; o < s->n_options; o++)
        may |= b->nearer[o] + more[o] >= a->missing[o];
    return may;
}

static void try_related(search *s, const candidate *a, const candidate *b)
{
    double points[DW_OPTIONS_MAX], more[DW_OPTIONS_MAX];
    dw_probe_most(s->probe, &a->probed, &b->probed, s->lead, more);
    if (!may_flip(s, a, b, more))
        return;
    dw_probe_two(s->probe, &a->probed, &b->probed, points);
    consider(s, (dw_change[]){a->probed.change, b->probed.change}, 2, points);
}

static void try_unrelated(search *s, const candidate *a, const candidate *b)
{
    static const double nothing[DW_OPTIONS_MAX] = {0};
    if (!may_flip(s, a, b, nothing))
        return;
    double points[DW_OPTIONS_MAX];
    for (size_t o = 0; o < s->n_options; o++)
        points[o] = s->probe->points[o] + a->gain[o] + b->gain[o];
    consider(s, (dw_change[]){a->probed.change, b->probed.change}, 2, points);
}

static void try_pair(search *s, const candidate *a, const candidate *b)
{
    const size_t f = b->probed.change.factor;
    if (dw_factor_set_has(&s->probe->related[a->probed.change.factor], f))
        try_related(s, a, b);
    else
        try_unrelated(s, a, b);
}

/* No pair at this distance or beyond would still find a place among the flips kept. */
static bool no_place_left(const search *s, size_t pair_distance)
{
    if (s->n_flips < s->flips_max)
        return false;
    const dw_flip *const last = &s->flip[s->n_flips - 1];
    return last->n_changes == 1 || distance(last) < pair_distance;
}

/* The candidates by distance, in their order where it is the same: those at distance d stand from
 * start[d] to start[d + 1]. Returns the farthest. */
static size_t sort_by_distance(const search *s, const candidate **sorted, size_t *start)
{
    size_t farthest = 0;
    for (size_t i = 0; i < s->n_candidates; i++) {
        start[s->candidate[i].distance + 1]++;
        farthest = s->candidate[i].distance > farthest ? s->candidate[i].distance : farthest;
    }
    for (size_t d = 1; d <= DW_LEVELS_MAX; d++)
        start[d] += start[d - 1];
    size_t next[DW_LEVELS_MAX];
    memcpy(next, start, sizeof next);
    for (size_t i = 0; i < s->n_candidates; i++)
        sorted[next[s->candidate[i].distance]++] = &s->candidate[i];
    return farthest;
}

/* Pairs by distance, so that the search can stop when the nearest ones fill the list; pairs of the
 * same distance in the order of their first and then their second candidate. */
static void try_pairs(search *s, const candidate **sorted)
{
    size_t start[DW_LEVELS_MAX + 1] = {0}, from[DW_LEVELS_MAX];
    const size_t farthest = sort_by_distance(s, sorted, start);
    for (size_t d = 2; d <= 2 * farthest && !no_place_left(s, d); d++) {
        memcpy(from, start, sizeof from);
        for (size_t i = 0; i < s->n_candidates; i++) {
            const candidate *const a = &s->candidate[i];
            if (a->distance >= d || d - a->distance > farthest)
                continue;
            const size_t end = start[d - a->distance + 1];
            size_t *const next = &from[d - a->distance]; /* the first after a */
            while (*next < end && sorted[*next] <= a)
                ++*next;
            for (size_t j = *next; j < end; j++)
                if (sorted[j]->probed.change.factor != a->probed.change.factor)
                    try_pair(s, a, sorted[j]);
        }
    }
}

static dw_status search_all(search *s, const dw_fact *facts, dw_arena *arena, dw_error *err)
{
    const size_t most = count_candidates(s->probe, facts);
    double *const chances = DW_TAKE(arena, most * s->probe->n_chances, double);
    const candidate **const sorted = DW_TAKE(arena, most, const candidate *);
    s->candidate = DW_TAKE(arena, most, candidate);
    if (!chances || !sorted || !s->candidate)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    try_singles(s, facts, chances);
    try_pairs(s, sorted);
    return DW_OK;
}

dw_status dw_flips_find(dw_probe *probe, const dw_fact *facts, size_t flips_max, dw_arena *arena,
                        dw_assessment *assessment, dw_error *err)
{
    search s = {.probe = probe,
                .lead = assessment->recommended,
                .n_options = probe->decision->n_options,
                .flips_max = flips_max};
    s.flip = DW_TAKE(arena, flips_max, dw_flip);
    if (!s.flip)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    const dw_arena_mark mark = dw_arena_here(arena);
    const dw_status status = search_all(&s, facts, arena, err);
    dw_arena_rewind(arena, mark);
    if (status == DW_OK) {
        assessment->flip = s.flip;
        assessment->n_flips = s.n_flips;
    }
    return status;
}
