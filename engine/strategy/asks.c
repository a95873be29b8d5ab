/* What it is worth to know each unknown fact before choosing.
 *
 * worth = E[best expected points given the answer] - best expected points without it: the value of
 * perfect information on that one fact. Source: Howard, IEEE Trans. SSC 2(1), 1966. */
#include "probe.h"

/* `chances` is room for the probe's chances. */
static dw_ask ask_about(dw_probe *p, size_t factor, size_t lead, double *chances)
{
    const size_t n = p->decision->n_options;
    const double *const chance = p->chances->level[factor];
    double worth = -p->points[lead], least = 0, most = 0;
    bool first = true;
    for (size_t l = 0; l < p->chances->playbook->factor[factor].n_levels; l++) {
        const double chance_of_answer = chance[l];
        if (!(chance_of_answer > 0))
            continue;
        double points[DW_OPTIONS_MAX];
        dw_probe_one(p, &(dw_change){.factor = factor, .to = l}, chances, points);
        worth += chance_of_answer * points[dw_best_of(points, n)];
        const double margin = points[lead] - points[dw_best_other(points, n, lead)];
        least = first || margin < least ? margin : least;
        most = first || margin > most ? margin : most;
        first = false;
    }
    /* Rounding may leave a hair below zero where no answer changes the choice. */
    return (dw_ask){.factor = factor,
                    .worth = worth > 1e-9 ? worth / POINTS_PER_WHOLE : 0,
                    .swing = (most - least) / POINTS_PER_WHOLE};
}

static bool is_worth_more(const dw_ask *a, const dw_ask *b)
{
    return a->worth > b->worth || (!(a->worth < b->worth) && a->swing > b->swing);
}

dw_status dw_asks_rank(dw_probe *probe, const dw_fact *facts, dw_arena *arena,
                       dw_assessment *assessment, dw_error *err)
{
    dw_ask *const ask = DW_TAKE(arena, probe->chances->playbook->n_factors, dw_ask);
    double *const chances = DW_TAKE(arena, probe->n_chances, double);
    if (!ask || !chances)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    const dw_factor_set *const roots = &probe->decision->roots;
    size_t n = 0;
    for (size_t f = dw_factor_set_next(roots, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(roots, f + 1)) {
        if (dw_fact_level(facts[f]) != DW_LEVELS_MAX)
            continue;
        const dw_ask found = ask_about(probe, f, assessment->recommended, chances);
        size_t place = n++;
        for (; place > 0 && is_worth_more(&found, &ask[place - 1]); place--)
            ask[place] = ask[place - 1];
        ask[place] = found;
    }
    assessment->ask = ask;
    assessment->n_asks = n;
    return DW_OK;
}
