/* What led when, by which each act of ours is judged. */
#include "compose.h"
#include "measures.h"

#include "dealwright/record.h"

/* A note, or what is known or decided in our own house, is none. */
bool dw_is_act(const dw_event *event)
{
    return event->by == DW_SIDE_US &&
           (dw_event_is_on_terms(event) || event->kind == DW_EVENT_STATEMENT ||
            event->kind == DW_EVENT_DEADLINE || event->kind == DW_EVENT_BREAK ||
            event->kind == DW_EVENT_ESCALATION);
}

/* ---- Following the record ----------------------------------------------------------------------- */

typedef struct follower {
    dw_composer *composer;
    const dw_decision *lead;
    uint16_t *root; /* [n_roots] factors that it rests on in the end */
    size_t n_roots;
    dw_fact *facts; /* [n_factors] the roots, as they were last looked at */
    dw_lead_span *span;
    size_t n_spans;
    size_t n_assessed;
    size_t unseen; /* the newest change that was not looked at; DW_NONE */
    bool published;
} follower;

static void lead_from(follower *f, size_t event, size_t lead)
{
    if (f->n_spans == 0 || f->span[f->n_spans - 1].lead != lead)
        f->span[f->n_spans++] = (dw_lead_span){event, lead};
}

static dw_fact observe(const follower *f, const dw_deal *then, size_t factor)
{
    const dw_playbook *const playbook = f->composer->playbook;
    const dw_factor *const asked = &playbook->factor[factor];
    double value;
    if (asked->kind == DW_FACTOR_STATED)
        return then->fact[factor];
    return asked->scope == DW_SCOPE_DEAL &&
                   dw_deal_measure(then, playbook, asked->measure, 0, &value)
               ? dw_factor_observed(asked, value)
               : dw_factor_unknown(asked);
}

/* Takes over what the lead rests on; has anything of it changed? */
static bool take_roots(follower *f, const dw_deal *then)
{
    bool changed = false;
    for (size_t r = 0; r < f->n_roots; r++) {
        dw_fact *const known = &f->facts[f->root[r]];
        const dw_fact fact = observe(f, then, f->root[r]);
        changed |= fact != *known;
        *known = fact;
    }
    return changed;
}

static dw_status assess(follower *f, size_t event)
{
    dw_composer *const c = f->composer;
    f->n_assessed++;
    f->facts[f->lead->factor] = dw_factor_unknown(&c->playbook->factor[f->lead->factor]);
    const dw_status status = dw_decide(c->playbook, f->lead, f->facts, c->arena, c->err);
    if (status == DW_OK)
        lead_from(f, event, dw_fact_level(f->facts[f->lead->factor]));
    return status;
}

/* The deal as its first events leave it. */
static dw_status follow(void *context, const dw_deal *then)
{
    follower *const f = context;
    const dw_plan *const plan = &f->composer->plan;
    const dw_event *const newest = then->n_events > 0 ? &then->event[then->n_events - 1] : NULL;
    const size_t event = newest ? then->n_events - 1 : 0;
    const bool publishes = newest && newest->kind == DW_EVENT_PLAN;
    if (then->strategy != DW_NONE) {
        lead_from(f, event, then->strategy);
        return DW_OK;
    }
    if (publishes && newest->number == plan->version.event) {
        f->published = true;
        f->unseen = DW_NONE;
        lead_from(f, event, plan->earlier.lead);
        return DW_OK;
    }
    if ((f->published && !publishes) || (!take_roots(f, then) && !publishes && newest))
        return DW_OK;
    f->published |= publishes;
    if (f->n_assessed < DW_LEADS_ASSESSED)
        return assess(f, event);
    f->unseen = f->published ? DW_NONE : event;
    return DW_OK;
}

/* What led before we did anything judges nothing. */
static void drop_idle(follower *f)
{
    const dw_deal *const deal = f->composer->deal;
    size_t act = 0, first = 0;
    while (act < deal->n_events && !dw_is_act(&deal->event[act]))
        act++;
    while (first + 1 < f->n_spans && f->span[first + 1].event <= act)
        first++;
    f->span += first;
    f->n_spans -= first;
    f->span[0].event = 0;
}

dw_status dw_compose_leads(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const size_t n = c->deal->logged ? c->deal->n_events : 0;
    follower f = {.composer = c,
                  .lead = dw_composer_decision(c, DW_KEY_ARCHETYPE),
                  .root = DW_TAKE(c->arena, c->playbook->n_factors, uint16_t),
                  .facts = DW_TAKE(c->arena, c->playbook->n_factors, dw_fact),
                  .span = DW_TAKE(c->arena, n + 2, dw_lead_span),
                  .unseen = DW_NONE};
    if (!f.root || !f.facts || !f.span)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < c->playbook->n_factors; i++) {
        f.facts[i] = dw_factor_unknown(&c->playbook->factor[i]);
        if (dw_factor_set_has(&f.lead->roots, i))
            f.root[f.n_roots++] = (uint16_t)i;
    }
    const dw_status status =
        n > 0 ? dw_record_follow(c->deal, c->playbook, c->arena, follow, &f, c->err) : DW_OK;
    if (n == 0 || f.unseen != DW_NONE)
        lead_from(&f, n > 0 ? f.unseen : 0, plan->assessment.lead);
    if (status == DW_OK)
        drop_idle(&f);
    plan->lead_span = f.span;
    plan->n_lead_spans = f.n_spans;
    return status;
}

/* ---- Reading ------------------------------------------------------------------------------------ */

size_t dw_plan_lead_at(const dw_plan *plan, size_t event)
{
    size_t low = 0, high = plan->n_lead_spans;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (plan->lead_span[middle].event <= event)
            low = middle;
        else
            high = middle;
    }
    return plan->lead_span[low].lead;
}

bool dw_judges(const dw_plan *plan, size_t event)
{
    return !plan->judged || plan->judged[event];
}

const dw_archetype_numbers *dw_numbers_at(const dw_plan *plan, size_t event)
{
    return &plan->playbook->archetype[dw_plan_lead_at(plan, event)].numbers;
}
