/* The smallest changes of known facts that would make another archetype lead. */
#include "probe.h"

#include <string.h>

typedef struct candidate {
    dw_change change;
    double gain[DW_OPTIONS_MAX]; /* points after it less points now */
    int distance;                /* levels moved */
    bool flips;
} candidate;

typedef struct search {
    dw_probe *probe;
    size_t lead;
    size_t n_options;
    candidate *candidate;
    size_t n_candidates;
    dw_flip *flip; /* the best so far, in order */
    size_t n_flips, flips_max;
} search;

static int steps_between(size_t a, size_t b)
{
    return a < b ? (int)(b - a) : (int)(a - b);
}

static int distance(const dw_flip *flip)
{
    int sum = 0;
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

static dw_status list_candidates(search *s, const dw_fact *facts, dw_arena *arena, dw_error *err)
{
    const dw_playbook *const playbook = s->probe->chances->playbook;
    size_t most = 0;
    for (size_t f = 0; f < playbook->n_factors; f++)
        most += playbook->factor[f].n_levels;
    s->candidate = DW_TAKE(arena, most, candidate);
    if (!s->candidate)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const size_t now = dw_fact_level(facts[f]);
        if (!dw_factor_set_has(&s->probe->decision->roots, f) || now == DW_LEVELS_MAX)
            continue;
        for (size_t l = 0; l < playbook->factor[f].n_levels; l++)
            if (l != now)
                s->candidate[s->n_candidates++] =
                    (candidate){.change = {.factor = f, .from = facts[f], .to = l},
                                .distance = steps_between(l, now)};
    }
    return DW_OK;
}

static void try_single(search *s, candidate *c)
{
    double points[DW_OPTIONS_MAX];
    dw_probe_points(s->probe, &c->change, 1, points);
    for (size_t o = 0; o < s->n_options; o++)
        c->gain[o] = points[o] - s->probe->points[o];
    c->flips = consider(s, &c->change, 1, points);
}

static void try_pair(search *s, const candidate *a, const candidate *b)
{
    if (a->flips || b->flips || a->change.factor == b->change.factor)
        return;
    const dw_change change[2] = {a->change, b->change};
    double points[DW_OPTIONS_MAX];
    if (dw_factor_set_has(&s->probe->related[a->change.factor], b->change.factor))
        dw_probe_points(s->probe, change, 2, points);
    else
        for (size_t o = 0; o < s->n_options; o++)
            points[o] = s->probe->points[o] + a->gain[o] + b->gain[o];
    consider(s, change, 2, points);
}

/* No pair at this distance or beyond would still find a place among the flips kept. */
static bool no_place_left(const search *s, int pair_distance)
{
    if (s->n_flips < s->flips_max)
        return false;
    const dw_flip *const last = &s->flip[s->n_flips - 1];
    return last->n_changes == 1 || distance(last) < pair_distance;
}

/* Pairs by distance, so that the search can stop when the nearest ones fill the list. */
static void try_pairs(search *s)
{
    int farthest = 0;
    for (size_t i = 0; i < s->n_candidates; i++)
        farthest = s->candidate[i].distance > farthest ? s->candidate[i].distance : farthest;
    for (int d = 2; d <= 2 * farthest && !no_place_left(s, d); d++)
        for (size_t i = 0; i < s->n_candidates; i++)
            for (size_t j = i + 1; j < s->n_candidates; j++)
                if (s->candidate[i].distance + s->candidate[j].distance == d)
                    try_pair(s, &s->candidate[i], &s->candidate[j]);
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
    const dw_status status = list_candidates(&s, facts, arena, err);
    for (size_t i = 0; i < s.n_candidates; i++)
        try_single(&s, &s.candidate[i]);
    try_pairs(&s);
    dw_arena_rewind(arena, mark);
    if (status == DW_OK) {
        assessment->flip = s.flip;
        assessment->n_flips = s.n_flips;
    }
    return status;
}
