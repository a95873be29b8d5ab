/* The assessment of a deal: ranking, confidence, reasons, flips, questions, effort, power, guard. */
#include "probe.h"

typedef struct assessor {
    const dw_playbook *playbook;
    const dw_deal *deal;
    const dw_decision *lead;
    dw_arena *arena;
    dw_error *err;
    dw_fact *facts;
    dw_chances chances;
    double points[DW_OPTIONS_MAX]; /* expected, hundredths */
    dw_assessment result;
} assessor;

static const dw_decision *key_decision(const dw_playbook *playbook, dw_key key)
{
    return &playbook->decision[playbook->key[key]];
}

/* ---- Ranking and confidence ----------------------------------------------------------------- */

/* Extremes and chances of leading over the assignments of the unknown facts. */
typedef struct spread {
    double low[DW_OPTIONS_MAX], high[DW_OPTIONS_MAX], leads[DW_OPTIONS_MAX];
} spread;

static void go_through_assignments(assessor *a, dw_partial *partial, spread *s)
{
    const size_t n = a->lead->n_options, n_support = a->lead->n_support;
    dw_partial_chain_init(partial, &a->chances, a->lead);
    dw_assignments all;
    dw_assignments_init(&all, &a->chances, &a->lead->roots);
    bool first = true;
    while (dw_assignments_next(&all)) {
        dw_points points[DW_OPTIONS_MAX];
        dw_partial_chain_points(&a->chances, partial, n_support, all.level, points);
        s->leads[dw_outcome(a->playbook, a->lead, points)] += all.weight;
        for (size_t o = 0; o < n; o++) {
            s->low[o] = first || points[o] < s->low[o] ? points[o] : s->low[o];
            s->high[o] = first || points[o] > s->high[o] ? points[o] : s->high[o];
        }
        first = false;
    }
    a->result.exact = all.exact;
    a->result.n_assignments = all.n;
}

static dw_status rank(assessor *a)
{
    const size_t n = a->lead->n_options;
    dw_fit *const ranking = DW_TAKE(a->arena, n, dw_fit);
    dw_partial *const partial = DW_TAKE(a->arena, a->lead->n_support + 1, dw_partial);
    if (!ranking || !partial)
        return dw_fail(a->err, DW_E_NOMEM, "arena", 0, 0);
    const double hair = DW_POINTS_HAIR / POINTS_PER_WHOLE;
    spread s = {{0}, {0}, {0}};
    go_through_assignments(a, partial, &s);
    for (size_t o = 0; o < n; o++) {
        if (!a->result.exact)
            dw_points_bounds(a->playbook, a->lead, a->facts, o, &s.low[o], &s.high[o]);
        const double points = a->points[o] / POINTS_PER_WHOLE;
        const dw_fit fit = {.archetype = o,
                            .points = points,
                            .fit = dw_fit_of_points(a->playbook, points),
                            .fit_low = dw_fit_of_points(a->playbook, s.low[o] / POINTS_PER_WHOLE),
                            .fit_high = dw_fit_of_points(a->playbook, s.high[o] / POINTS_PER_WHOLE),
                            .probability = s.leads[o]};
        size_t place = o;
        for (; place > 0 && fit.points > ranking[place - 1].points + hair; place--)
            ranking[place] = ranking[place - 1];
        ranking[place] = fit;
    }
    a->result.ranking = ranking;
    a->result.recommended = ranking[0].archetype;
    a->result.confidence = ranking[0].probability;
    a->result.lead = a->deal->strategy == DW_NONE ? a->result.recommended : a->deal->strategy;
    a->result.runner_up = ranking[ranking[0].archetype == a->result.lead].archetype;
    return DW_OK;
}

/* ---- Reasons -------------------------------------------------------------------------------- */

static dw_status list_reasons(assessor *a)
{
    dw_reasons by_archetype;
    const dw_status status = dw_decision_reasons(a->playbook, a->lead, a->facts, DW_NONE, a->arena,
                                                 &by_archetype, a->err);
    if (status != DW_OK)
        return status;
    dw_reason *const reason = DW_TAKE(a->arena, by_archetype.n_reasons, dw_reason);
    if (!reason)
        return dw_fail(a->err, DW_E_NOMEM, "arena", 0, 0);
    size_t n = 0;
    for (size_t r = 0; r < a->lead->n_options; r++)
        for (size_t i = 0; i < by_archetype.n_reasons; i++)
            if (by_archetype.reason[i].option == a->result.ranking[r].archetype)
                reason[n++] = by_archetype.reason[i];
    a->result.reasons = (dw_reasons){reason, n};
    return DW_OK;
}

static double points_for(const dw_reasons *reasons, const dw_reason *same, size_t option)
{
    for (size_t i = 0; i < reasons->n_reasons; i++) {
        const dw_reason *const reason = &reasons->reason[i];
        if (reason->option == option && reason->factor == same->factor &&
            reason->rule == same->rule)
            return reason->points;
    }
    return 0;
}

/* How far a reason parts the lead from its runner-up: what it gives the one less what it gives the
 * other. A reason of both is counted once, as the lead's. */
static double gap_of(const assessor *a, const dw_reason *reason)
{
    const dw_reasons *const all = &a->result.reasons;
    if (reason->option == a->result.lead)
        return reason->points - points_for(all, reason, a->result.runner_up);
    const bool against_runner_up =
        reason->option == a->result.runner_up && points_for(all, reason, a->result.lead) == 0;
    return against_runner_up ? -reason->points : 0;
}

/* The facts that part the lead from its runner-up, the widest first. */
static dw_status find_drivers(assessor *a)
{
    const dw_reasons *const all = &a->result.reasons;
    const size_t most = (size_t)dw_playbook_setting(a->playbook, DW_SETTING_DRIVERS_MAX);
    dw_reason *const driver = DW_TAKE(a->arena, most + 1, dw_reason);
    if (!driver)
        return dw_fail(a->err, DW_E_NOMEM, "arena", 0, 0);
    size_t n = 0;
    for (size_t i = 0; i < all->n_reasons; i++) {
        dw_reason reason = all->reason[i];
        reason.points = gap_of(a, &all->reason[i]);
        reason.option = a->result.lead;
        if (!(reason.points > 0))
            continue;
        size_t place = n;
        for (; place > 0 && reason.points > driver[place - 1].points; place--)
            driver[place] = driver[place - 1];
        driver[place] = reason;
        n += n < most;
    }
    a->result.drivers = (dw_reasons){driver, n};
    return DW_OK;
}

/* ---- Scores, guard -------------------------------------------------------------------------- */

static dw_score read_score(const assessor *a, const dw_decision *decision, double points)
{
    dw_fact anything[DW_FACTORS_MAX];
    for (size_t f = dw_factor_set_next(&decision->inputs, 0); f < DW_FACTORS_MAX;
         f = dw_factor_set_next(&decision->inputs, f + 1))
        anything[f] = dw_factor_unknown(&a->playbook->factor[f]);
    double low, high;
    dw_points_bounds(a->playbook, decision, anything, 0, &low, &high);
    const double most = points < 0 ? -low : high;
    return (dw_score){.factor = decision->factor,
                      .level = dw_factor_level_of(&a->playbook->factor[decision->factor],
                                                  points + DW_POINTS_HAIR),
                      .possible = a->facts[decision->factor],
                      .points = points / POINTS_PER_WHOLE,
                      .score = most > 0 ? points / most : 0};
}

static dw_status score(assessor *a, dw_key key, dw_score *result)
{
    const dw_decision *const decision = key_decision(a->playbook, key);
    double points;
    dw_decide_with(&a->chances, decision, a->facts);
    dw_expected_points(&a->chances, decision, &points);
    *result = read_score(a, decision, points);
    return dw_decision_reasons(a->playbook, decision, a->facts, 0, a->arena, &result->reasons,
                               a->err);
}

static dw_status choose_guard(assessor *a)
{
    const dw_decision *const decision = key_decision(a->playbook, DW_KEY_GUARD);
    a->facts[a->lead->factor] = UINT32_C(1) << a->result.lead;
    dw_chances_fix(&a->chances, a->lead->factor, a->result.lead);
    dw_decide_with(&a->chances, decision, a->facts);
    /* Option 0 is no guard; nobody guards himself. */
    const size_t option = dw_fact_level(a->facts[decision->factor]);
    if (option == 0 || option - 1 == a->result.lead) {
        a->facts[decision->factor] = 1;
        dw_chances_fix(&a->chances, decision->factor, 0);
        a->result.guard = DW_NONE;
        return DW_OK;
    }
    a->result.guard = option - 1;
    return dw_decision_reasons(a->playbook, decision, a->facts, option, a->arena,
                               &a->result.guard_reasons, a->err);
}

/* Every other decision that needs nothing but the facts at hand. */
static void decide_others(assessor *a)
{
    for (size_t d = 0; d < a->playbook->n_decisions; d++) {
        const dw_decision *const decision = &a->playbook->decision[d];
        if (decision != a->lead && decision != key_decision(a->playbook, DW_KEY_GUARD) &&
            decision->stage == DW_STAGE_EARLY &&
            a->playbook->factor[decision->factor].scope == DW_SCOPE_DEAL)
            dw_decide_with(&a->chances, decision, a->facts);
    }
}

/* What hangs on the lead as the facts have it, before a choice by hand fixes it. */
static dw_status ask_what_if(assessor *a, const dw_assess_options *options)
{
    const size_t flips_max = options->flips_max
                                 ? options->flips_max
                                 : (size_t)dw_playbook_setting(a->playbook, DW_SETTING_FLIPS_MAX);
    dw_probe probe;
    dw_status status = dw_probe_init(&probe, &a->chances, a->lead, a->points, a->arena, a->err);
    if (status == DW_OK)
        status = dw_flips_find(&probe, a->facts, flips_max, a->arena, &a->result, a->err);
    return status == DW_OK ? dw_asks_rank(&probe, a->facts, a->arena, &a->result, a->err) : status;
}

static dw_status work_out(assessor *a, const dw_assess_options *options)
{
    dw_status status =
        dw_chances_init(&a->chances, a->playbook, a->facts, options->seed, a->arena, a->err);
    if (status != DW_OK)
        return status;
    dw_chances_prepare(&a->chances, a->lead);
    dw_expected_points(&a->chances, a->lead, a->points);
    status = rank(a);
    if (status == DW_OK)
        status = ask_what_if(a, options);
    if (status == DW_OK)
        status = score(a, DW_KEY_EFFORT, &a->result.effort);
    if (status == DW_OK)
        status = score(a, DW_KEY_POWER, &a->result.power);
    if (status == DW_OK)
        status = choose_guard(a);
    if (status != DW_OK)
        return status;
    decide_others(a);
    status = list_reasons(a);
    return status == DW_OK ? find_drivers(a) : status;
}

dw_status dw_assess(const dw_playbook *playbook, const dw_deal *deal,
                    const dw_assess_options *options, dw_arena *arena, dw_assessment *assessment,
                    dw_error *err)
{
    assessor a = {.playbook = playbook,
                  .deal = deal,
                  .lead = key_decision(playbook, DW_KEY_ARCHETYPE),
                  .arena = arena,
                  .err = err};
    a.facts = DW_TAKE(arena, playbook->n_factors, dw_fact);
    if (!a.facts)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_deal_observe(deal, playbook, a.facts);
    a.result.facts = a.facts;
    const dw_status status = work_out(&a, options);
    if (status == DW_OK)
        *assessment = a.result;
    return status;
}
