/* The order in which a plan comes about: assess, value, open, judge deadlines, decide the rest,
 * order the issues, climb down, and say it. */
#include "compose.h"

#include "../deal/stands.h"
#include "../playbook/words.h"

#include <string.h>

const dw_decision *dw_composer_decision(const dw_composer *c, dw_key key)
{
    return &c->playbook->decision[c->playbook->key[key]];
}

static dw_status take_facts(dw_composer *c)
{
    const size_t bytes = c->playbook->n_factors * sizeof(dw_fact);
    c->facts = DW_TAKE(c->arena, c->playbook->n_factors, dw_fact);
    if (!c->facts)
        return DW_COMPOSER_FULL(c);
    memcpy(c->facts, c->plan.assessment.facts, bytes);
    /* Effort is for us to decide: it is what the facts point to, even where they leave room. */
    const dw_score *const effort = &c->plan.assessment.effort;
    c->facts[effort->factor] = UINT32_C(1) << effort->level;
    c->plan.facts = c->facts;
    return DW_OK;
}

/* 0 supports, 1 neutral, 2 contradicts: the levels of measure tactic_fit. */
static dw_status judge_tactics(dw_composer *c)
{
    const uint32_t lead = UINT32_C(1) << c->plan.assessment.lead;
    uint8_t *const fit = DW_TAKE(c->arena, c->deal->n_tactics, uint8_t);
    if (!fit)
        return DW_COMPOSER_FULL(c);
    for (size_t t = 0; t < c->deal->n_tactics; t++) {
        const dw_tactic *const tactic = &c->playbook->tactic[c->deal->tactic[t]];
        fit[t] = tactic->contradicts & lead ? 2 : tactic->supports & lead ? 0 : 1;
    }
    c->plan.tactic_fit = fit;
    return DW_OK;
}

static dw_status decide(dw_composer *c, dw_stage stage)
{
    dw_status status = DW_OK;
    dw_compose_facts(c, stage);
    for (size_t d = 0; status == DW_OK && d < c->playbook->n_decisions; d++) {
        const dw_decision *const decision = &c->playbook->decision[d];
        if (decision->stage == stage &&
            c->playbook->factor[decision->factor].scope == DW_SCOPE_DEAL)
            status = dw_decide(c->playbook, decision, c->facts, c->arena, c->err);
    }
    return status;
}

static dw_status decide_late(dw_composer *c)
{
    return decide(c, DW_STAGE_LATE);
}

static dw_status decide_last(dw_composer *c)
{
    const dw_status status = decide(c, DW_STAGE_LAST);
    return status == DW_OK
               ? dw_decision_confidence(c->playbook, dw_composer_decision(c, DW_KEY_NEXT_MOVE),
                                        c->facts, c->options->seed, c->arena,
                                        &c->plan.move_confidence, c->err)
               : status;
}

static dw_status explain_decisions(dw_composer *c)
{
    dw_status status = DW_OK;
    for (unsigned k = 0; status == DW_OK && k < DW_KEY_COUNT; k++) {
        const dw_decision *const decision = dw_composer_decision(c, (dw_key)k);
        const dw_factor *const factor = &c->playbook->factor[decision->factor];
        const size_t level = dw_fact_level(c->facts[decision->factor]);
        if (factor->scope != DW_SCOPE_DEAL ||
            (factor->kind == DW_FACTOR_CHOSEN && level == DW_LEVELS_MAX))
            continue;
        status = dw_decision_reasons(c->playbook, decision, c->facts,
                                     factor->kind == DW_FACTOR_SCORED ? 0 : level, c->arena,
                                     &c->plan.decision_reasons[k], c->err);
    }
    return status;
}

static dw_status compose(dw_composer *c)
{
    static dw_status (*const step[])(dw_composer *) = {
        take_facts,           judge_tactics,        dw_compose_reassessment,
        dw_compose_leads,     dw_compose_worths,    dw_compose_ledger,
        dw_compose_bindings,  dw_compose_opening,   dw_compose_due,
        dw_compose_record,    dw_compose_deadlines, decide_late,
        dw_compose_issues,    dw_compose_table,     dw_compose_steps,
        dw_compose_trades,    dw_compose_opened,    dw_compose_proposals,
        dw_compose_exchanges, dw_compose_standing,  dw_compose_outside,
        dw_compose_end,       decide_last,          explain_decisions,
        dw_compose_lines,     dw_compose_alerts,    dw_compose_calendar,
        dw_compose_conduct};
    dw_status status = DW_OK;
    for (size_t i = 0; status == DW_OK && i < sizeof step / sizeof step[0]; i++)
        status = step[i](c);
    return status;
}

/* The events before what is agreed: theirs that we took, or the newest offer of ours that they did. */
static size_t count_passed(const dw_deal *deal, const dw_event *agreement)
{
    if (!agreement)
        return 0;
    size_t n = (size_t)(agreement - deal->event);
    while (agreement->by == DW_SIDE_THEM && n > 0 &&
           !(deal->event[n].by == DW_SIDE_US && dw_event_is_offer(&deal->event[n])))
        n--;
    return n;
}

dw_status dw_plan_make(const dw_playbook *playbook, const dw_deal *deal,
                       const dw_plan_options *options, dw_arena *arena, dw_plan *plan,
                       dw_error *err)
{
    if (dw_deal_check(deal, playbook, NULL, NULL) > 0)
        return dw_fail(err, DW_E_RANGE, "deal", 0, 0);
    dw_deal *const complete = DW_TAKE(arena, 1, dw_deal);
    if (!complete)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_composer c = {.playbook = playbook,
                     .deal = complete,
                     .arena = arena,
                     .err = err,
                     .options = options,
                     .packages = options->packages};
    c.plan.playbook = playbook;
    c.plan.deal = complete;
    c.plan.day = deal->day;
    c.plan.version = dw_record_version(deal);
    const dw_assess_options assess = {.seed = options->seed};
    dw_status status = dw_deal_complete(deal, playbook, arena, complete, err);
    if (status == DW_OK) {
        c.plan.stands = dw_stands_after(complete, complete->n_events);
        c.plan.n_passed = count_passed(complete, c.plan.stands.agreement);
        dw_compose_marks(&c);
    }
    if (status == DW_OK)
        status = dw_assess(playbook, deal, &assess, arena, &c.plan.assessment, err);
    if (status == DW_OK)
        status = compose(&c);
    if (status != DW_OK)
        return status;
    *plan = c.plan;
    plan->table.model = &plan->worth; /* the composer's own ends here */
    plan->open_table.model = &plan->worth;
    return DW_OK;
}

const char *dw_frame_name(dw_frame frame)
{
    return dw_words_frame[frame];
}

const char *dw_anchor_state_name(dw_anchor_state state)
{
    return dw_words_anchor_state[state];
}

const char *dw_their_opening_name(dw_their_opening verdict)
{
    return dw_words_their_opening[verdict];
}

const char *dw_calendar_kind_name(dw_calendar_kind kind)
{
    static const char *const name[] = {"step",    "deadline",  "close", "quarter_end",
                                       "absence", "ultimatum", "demand"};
    return name[kind];
}

const char *dw_squeeze_kind_name(dw_squeeze_kind kind)
{
    static const char *const name[] = {"before", "after", "past"};
    return name[kind];
}
