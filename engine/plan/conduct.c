/* What we did, by what led when we did it: the lines on conduct of each archetype that led. */
#include "compose.h"
#include "measures.h"

#include <string.h>

/* Those that led an act of ours, and what leads now; in the order in which they came to lead. */
static size_t list_judges(const dw_plan *plan, size_t *judge)
{
    bool listed[DW_OPTIONS_MAX] = {false};
    const size_t last = plan->lead_span[plan->n_lead_spans - 1].lead;
    size_t n = 0;
    for (size_t e = 0; e < plan->deal->n_events; e++) {
        const size_t lead = dw_is_act(&plan->deal->event[e]) ? dw_plan_lead_at(plan, e) : DW_NONE;
        if (lead == DW_NONE || listed[lead])
            continue;
        listed[lead] = true;
        judge[n++] = lead;
    }
    if (!listed[last])
        judge[n++] = last;
    return n;
}

/* The measures of the record that the lines on conduct ask for, of what the plan judges alone. */
static void measure_again(dw_composer *c)
{
    for (size_t e = 0; e < c->playbook->n_entries; e++) {
        const dw_entry *const entry = &c->playbook->entry[e];
        for (size_t i = 0; entry->section == DW_SECTION_CONDUCT && i < entry->when.n_conditions;
             i++) {
            const size_t f = entry->when.condition[i].factor;
            const dw_factor *const factor = &c->playbook->factor[f];
            double value;
            if (factor->kind != DW_FACTOR_MEASURED || factor->scope != DW_SCOPE_DEAL ||
                !dw_is_record_measure(factor->measure))
                continue;
            c->facts[f] = dw_measure_record(&c->plan, factor->measure, NULL, &value)
                              ? dw_factor_observed(factor, value)
                              : dw_factor_unknown(factor);
        }
    }
}

/* What to do next is for what leads now to say. */
static dw_status drop_advice(dw_composer *c)
{
    dw_lines *const lines = &c->plan.section[DW_SECTION_CONDUCT];
    dw_line *const line = DW_TAKE(c->arena, lines->n_lines, dw_line);
    if (!line)
        return DW_COMPOSER_FULL(c);
    for (size_t l = 0; l < lines->n_lines; l++) {
        line[l] = lines->line[l];
        line[l].say = line[l].then = NULL;
    }
    lines->line = line;
    return DW_OK;
}

/* `c` is a copy of the plan's composer, for one judge. */
static dw_status judge_by(dw_composer *c, size_t lead)
{
    const size_t n = c->deal->n_events, n_factors = c->playbook->n_factors;
    const dw_plan *const plan = &c->plan;
    bool *const judged = DW_TAKE(c->arena, n, bool);
    dw_fact *const facts = DW_TAKE(c->arena, n_factors, dw_fact);
    if (!judged || !facts)
        return DW_COMPOSER_FULL(c);
    for (size_t e = 0; e < n; e++)
        judged[e] = dw_plan_lead_at(plan, e) == lead;
    memcpy(facts, c->facts, n_factors * sizeof *facts);
    facts[dw_composer_decision(c, DW_KEY_ARCHETYPE)->factor] = UINT32_C(1) << lead;
    c->facts = facts;
    c->merged = NULL;
    c->plan.facts = facts;
    c->plan.judged = judged;
    c->plan.assessment.lead = lead;
    measure_again(c);
    const dw_status status = dw_compose_lines(c);
    const bool leads_now = lead == plan->lead_span[plan->n_lead_spans - 1].lead;
    return status == DW_OK && !leads_now ? drop_advice(c) : status;
}

dw_status dw_compose_conduct(dw_composer *c)
{
    const uint64_t bit = DW_SECTION_BIT(DW_SECTION_CONDUCT);
    size_t judge[DW_OPTIONS_MAX];
    dw_plan *const plan = &c->plan;
    const size_t n = list_judges(plan, judge);
    if ((c->options->sections != 0 && !(c->options->sections & bit)) ||
        (n == 1 && judge[0] == plan->assessment.lead))
        return DW_OK;
    dw_composer *const own = DW_TAKE(c->arena, 1, dw_composer);
    dw_plan *const conduct = DW_TAKE(c->arena, n, dw_plan);
    if (!own || !conduct)
        return DW_COMPOSER_FULL(c);
    dw_plan_options options = *c->options;
    options.sections = bit;
    dw_status status = DW_OK;
    for (size_t j = 0; status == DW_OK && j < n; j++) {
        *own = *c;
        own->options = &options;
        status = judge_by(own, judge[j]);
        conduct[j] = own->plan;
        conduct[j].table.model = conduct[j].open_table.model = &conduct[j].worth;
    }
    plan->section[DW_SECTION_CONDUCT] = (dw_lines){NULL, 0};
    plan->conduct = conduct;
    plan->n_conduct = n;
    return status;
}

const dw_plan *dw_plan_conduct(const dw_plan *plan, size_t *n)
{
    *n = plan->n_conduct > 0 ? plan->n_conduct : 1;
    return plan->n_conduct > 0 ? plan->conduct : plan;
}
