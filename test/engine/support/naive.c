#include "naive.h"

static bool is_root(const dw_factor *factor)
{
    return factor->kind == DW_FACTOR_STATED || factor->kind == DW_FACTOR_MEASURED;
}

static bool holds(const dw_when *when, const uint8_t *level)
{
    bool all = true;
    for (size_t c = 0; c < when->n_conditions; c++)
        all = all && (when->condition[c].levels >> level[when->condition[c].factor] & 1);
    return all;
}

void naive_points(const dw_playbook *playbook, const dw_decision *decision, const uint8_t *level,
                  int64_t *points)
{
    (void)playbook;
    for (size_t o = 0; o < decision->n_options; o++) {
        points[o] = decision->base[o];
        for (size_t w = 0; w < decision->n_weights; w++)
            points[o] += decision->weight[w]
                             .points[level[decision->weight[w].factor] * decision->n_options + o];
        for (size_t r = 0; r < decision->n_rules; r++)
            points[o] += holds(&decision->rule[r].when, level) ? decision->rule[r].points[o] : 0;
    }
}

size_t naive_outcome(const dw_playbook *playbook, const dw_decision *decision,
                     const int64_t *points)
{
    const dw_factor *const factor = &playbook->factor[decision->factor];
    size_t outcome = 0;
    if (factor->kind == DW_FACTOR_SCORED) {
        for (size_t t = 0; t + 1 < factor->n_levels; t++)
            outcome += (double)points[0] >= factor->threshold[t];
        return outcome;
    }
    for (size_t o = 1; o < decision->n_options; o++)
        if (points[o] > points[outcome])
            outcome = o;
    return outcome;
}

static bool is_single(dw_fact fact)
{
    return (fact & (fact - 1)) == 0;
}

static uint8_t lowest(dw_fact fact)
{
    uint8_t l = 0;
    while (!(fact >> l & 1))
        l++;
    return l;
}

typedef struct walk {
    const dw_playbook *playbook;
    const dw_decision *decision;
    const dw_fact *facts;
    uint8_t level[DW_FACTORS_MAX];
    naive_view *view;
} walk;

static void take_in(walk *w, int64_t weight)
{
    const dw_playbook *const p = w->playbook;
    naive_view *const v = w->view;
    int64_t points[DW_OPTIONS_MAX];
    for (size_t d = 0; p->decision[d].factor < w->decision->factor; d++) {
        const size_t f = p->decision[d].factor;
        if (p->factor[f].scope != DW_SCOPE_DEAL)
            continue;
        naive_points(p, &p->decision[d], w->level, points);
        w->level[f] = is_single(w->facts[f]) ? lowest(w->facts[f])
                                             : (uint8_t)naive_outcome(p, &p->decision[d], points);
    }
    naive_points(p, w->decision, w->level, points);
    for (size_t o = 0; o < w->decision->n_options; o++) {
        v->sum[o] += weight * points[o];
        v->low[o] = v->n == 0 || points[o] < v->low[o] ? points[o] : v->low[o];
        v->high[o] = v->n == 0 || points[o] > v->high[o] ? points[o] : v->high[o];
    }
    const size_t outcome = naive_outcome(p, w->decision, points);
    v->weight += weight;
    v->wins[outcome] += weight;
    v->possible |= UINT32_C(1) << outcome;
    v->n++;
}

static void descend(walk *w, size_t f, int64_t weight)
{
    const dw_playbook *const p = w->playbook;
    while (f < w->decision->factor &&
           (!is_root(&p->factor[f]) || !dw_factor_set_has(&w->decision->roots, f)))
        f++;
    if (f == w->decision->factor) {
        take_in(w, weight);
        return;
    }
    for (size_t l = 0; l < p->factor[f].n_levels; l++) {
        if (!(w->facts[f] >> l & 1))
            continue;
        const bool weighs = !is_single(w->facts[f]) && p->factor[f].prior;
        w->level[f] = (uint8_t)l;
        descend(w, f + 1, weight * (weighs ? (int64_t)p->factor[f].prior[l] : 1));
    }
}

void naive_look(const dw_playbook *playbook, const dw_decision *decision, const dw_fact *facts,
                naive_view *view)
{
    *view = (naive_view){0};
    walk w = {.playbook = playbook, .decision = decision, .facts = facts, .view = view};
    descend(&w, 0, 1);
}

double naive_expected(const naive_view *view, size_t option)
{
    return (double)view->sum[option] / (double)view->weight / 100;
}

size_t naive_best(const naive_view *view, size_t n_options)
{
    size_t best = 0;
    for (size_t o = 1; o < n_options; o++)
        if (view->sum[o] > view->sum[best])
            best = o;
    return best;
}

double naive_margin(const naive_view *view, size_t n_options, size_t option)
{
    bool first = true;
    int64_t most = 0;
    for (size_t o = 0; o < n_options; o++)
        if (o != option && (first || view->sum[o] > most)) {
            most = view->sum[o];
            first = false;
        }
    return (double)(view->sum[option] - most) / (double)view->weight / 100;
}

static void try_levels(const dw_playbook *playbook, const dw_when *when, const dw_fact *facts,
                       size_t c, bool so_far, bool *any, bool *all)
{
    if (c == when->n_conditions) {
        *any = *any || so_far;
        *all = *all && so_far;
        return;
    }
    const dw_condition *const condition = &when->condition[c];
    for (size_t l = 0; l < playbook->factor[condition->factor].n_levels; l++)
        if (facts[condition->factor] >> l & 1)
            try_levels(playbook, when, facts, c + 1, so_far && (condition->levels >> l & 1), any,
                       all);
}

dw_truth naive_truth(const dw_playbook *playbook, const dw_when *when, const dw_fact *facts)
{
    bool any = false, all = true;
    try_levels(playbook, when, facts, 0, true, &any, &all);
    return all ? DW_TRUE : any ? DW_MAYBE : DW_FALSE;
}
