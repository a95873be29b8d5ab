/* Measures over what changed around the talks: people, pivots, facts. What changed on their side stands until
 * something between the two sides answers it; only what the plan is made of is old once a plan is made. */
#include "measures.h"

#include <string.h>

size_t dw_record_since(const dw_deal *deal, bool plans)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_PIVOT ||
            (plans && deal->event[e].kind == DW_EVENT_PLAN))
            return e + 1;
    return 0;
}

/* ---- People ----------------------------------------------------------------------------------- */

static bool is_name(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* A word or a move between the two sides, whoever logged it. */
static bool is_exchange(const dw_event *event)
{
    return dw_event_is_on_terms(event) || event->kind == DW_EVENT_STATEMENT ||
           event->kind == DW_EVENT_SESSION ||
           (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_MEETING);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* Does the text have the name, as whole words? */
static bool has_name(const char *text, const char *name)
{
    const size_t length = strlen(name);
    for (const char *at = text; length > 0 && *at; at++)
        if ((at == text || !is_letter(at[-1])) && strncmp(at, name, length) == 0 &&
            !is_letter(at[length]))
            return true;
    return false;
}

/* A talk whose note names the person. */
static bool is_talk_with(const dw_event *event, const char *name)
{
    return event->kind == DW_EVENT_SESSION && name && event->note && has_name(event->note, name);
}

/* Somebody who is there is described anew, with what he wants: who writes that has heard him. */
static bool is_known_better(const dw_event *event, const char *name)
{
    return event->by == DW_SIDE_THEM && event->kind == DW_EVENT_JOINED && event->person &&
           event->person->interest && is_name(event->person->name, name);
}

/* Does the later event make it no news that the person came, or left? */
static bool settles_person(const dw_event *event, const char *name, bool left)
{
    const bool theirs = event->by == DW_SIDE_THEM;
    if (left)
        return theirs ? is_exchange(event) || (event->kind == DW_EVENT_JOINED && event->person &&
                                               is_name(event->person->name, name))
                      : event->kind == DW_EVENT_SESSION;
    if (theirs && event->kind == DW_EVENT_LEFT)
        return is_name(event->who, name);
    if (is_talk_with(event, name) || is_known_better(event, name))
        return true;
    return is_exchange(event) &&
           (is_name(theirs ? event->who : event->to, name) || (theirs && !event->who));
}

/* Somebody came after we last took stock: his leaving takes nobody we had counted on. */
static bool came_since(const dw_deal *deal, size_t event, const char *name)
{
    for (size_t e = dw_record_since(deal, true); e < event; e++) {
        const dw_event *const at = &deal->event[e];
        if (at->by != DW_SIDE_THEM || at->kind != DW_EVENT_JOINED || !at->person ||
            !is_name(at->person->name, name))
            continue;
        const dw_effect *const effect = dw_deal_effect(deal, e);
        if (effect && !effect->was_there)
            return true;
    }
    return false;
}

bool dw_record_changes_people(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    const bool left = at->kind == DW_EVENT_LEFT;
    if (at->by != DW_SIDE_THEM || (!left && at->kind != DW_EVENT_JOINED))
        return false;
    const char *const name = at->person ? at->person->name : at->who;
    /* Mostly something soon after does. */
    for (size_t e = event + 1; e < deal->n_events; e++)
        if (settles_person(&deal->event[e], name, left))
            return false;
    const dw_effect *const effect = dw_deal_effect(deal, event);
    return left ? !came_since(deal, event, name) : !effect || !effect->was_there;
}

bool dw_stakeholder_changes(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        if (dw_record_changes_people(deal, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

static bool is_raised_by(const dw_playbook *playbook, const char *alert, dw_measure measure)
{
    for (size_t e = 0; e < playbook->n_entries; e++) {
        const dw_entry *const entry = &playbook->entry[e];
        if (entry->section != DW_SECTION_ALERTS || !is_name(entry->id, alert))
            continue;
        for (size_t c = 0; c < entry->when.n_conditions; c++) {
            const dw_factor *const factor = &playbook->factor[entry->when.condition[c].factor];
            if (factor->kind == DW_FACTOR_MEASURED && factor->measure == measure)
                return true;
        }
    }
    return false;
}

bool dw_is_set_aside(const dw_plan *plan, dw_measure measure, size_t event)
{
    const dw_deal *const deal = plan->deal;
    for (size_t e = event + 1; e < deal->n_events; e++) {
        const dw_event *const later = &deal->event[e];
        if (later->kind == DW_EVENT_DISMISSAL &&
            (later->answers == 0 || later->answers == deal->event[event].number) &&
            is_raised_by(plan->playbook, later->alert, measure))
            return true;
    }
    return false;
}

bool dw_unsettled_people(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        if (dw_record_changes_people(deal, e) &&
            !dw_is_set_aside(plan, DW_MEASURE_STAKEHOLDER_CHANGES, e)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

static const dw_person *person_of(const dw_deal *deal, const char *name)
{
    for (size_t p = 0; p < deal->n_theirs; p++)
        if (strcmp(deal->theirs[p].name, name) == 0)
            return &deal->theirs[p];
    return NULL;
}

bool dw_record_is_there(const dw_deal *deal, const char *name)
{
    return person_of(deal, name) != NULL;
}

static bool supports_us(const dw_deal *deal, const char *name)
{
    const dw_person *const person = person_of(deal, name);
    return person && person->stance == DW_STANCE_SUPPORTIVE;
}

/* Has somebody been won since, who speaks for us now? */
static bool is_replaced(const dw_deal *deal, size_t lost)
{
    for (size_t e = lost + 1; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->by != DW_SIDE_THEM || event->kind != DW_EVENT_JOINED || !event->person)
            continue;
        const dw_effect *const effect = dw_deal_effect(deal, e);
        if ((!effect || effect->stance_before != DW_STANCE_SUPPORTIVE) &&
            supports_us(deal, event->person->name))
            return true;
    }
    return false;
}

const char *dw_record_lost_supporter(const dw_deal *deal, size_t event)
{
    const dw_event *const at = &deal->event[event];
    const char *const name = at->person ? at->person->name : at->who;
    if (at->by != DW_SIDE_THEM || !name ||
        (at->kind != DW_EVENT_JOINED && at->kind != DW_EVENT_LEFT))
        return NULL;
    const dw_effect *const effect = dw_deal_effect(deal, event);
    return effect && effect->stance_before == DW_STANCE_SUPPORTIVE && !supports_us(deal, name) &&
                   !is_replaced(deal, event)
               ? name
               : NULL;
}

void dw_mark_nobody(const dw_deal *deal, dw_side side, bool *behind)
{
    size_t lost = 0, first = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_effect *const effect = dw_deal_effect(deal, e);
        if (effect && (side == DW_SIDE_THEM ? effect->decided : effect->led))
            lost = e + 1;
        if (first == 0 && dw_event_is_offer(&deal->event[e]) && deal->event[e].by == DW_SIDE_US)
            first = e + 1;
    }
    if (lost > 0)
        dw_mark(behind, lost - 1);
    if (first > lost)
        dw_mark(behind, first - 1);
}

static bool is_talk(const dw_event *event)
{
    return event->kind == DW_EVENT_SESSION ||
           (event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_MEETING);
}

/* Have the two sides talked since, or whoever has turned and we: it has come up, or it was left out. */
static bool is_talked_of(const dw_deal *deal, size_t lost, const char *turned)
{
    for (size_t e = lost + 1; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const char *const with = event->by == DW_SIDE_THEM ? event->who : event->to;
        if (is_talk(event) && (!turned || !with || is_name(with, turned)))
            return true;
    }
    return false;
}

const char *dw_record_missed_supporter(const dw_deal *deal, size_t event, unsigned how)
{
    const char *const name = dw_record_lost_supporter(deal, event);
    if (!name)
        return NULL;
    const bool turned = person_of(deal, name) != NULL;
    return how & (turned ? DW_LOST_TURNED : DW_LOST_GONE) &&
                   (how & DW_LOST_LONG || !is_talked_of(deal, event, turned ? name : NULL))
               ? name
               : NULL;
}

static bool supporters(const dw_plan *plan, unsigned how, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t i = 0; i < deal->n_effects; i++) {
        const size_t e = deal->effect[i].event;
        if (dw_record_missed_supporter(deal, e, how)) {
            ++*value;
            dw_mark(behind, e);
        }
    }
    return true;
}

bool dw_supporters_lost(const dw_plan *plan, bool *behind, double *value)
{
    return supporters(plan, DW_LOST_GONE | DW_LOST_TURNED, behind, value);
}

bool dw_supporters_gone(const dw_plan *plan, bool *behind, double *value)
{
    return supporters(plan, DW_LOST_GONE, behind, value);
}

bool dw_supporters_turned(const dw_plan *plan, bool *behind, double *value)
{
    return supporters(plan, DW_LOST_TURNED, behind, value);
}

bool dw_supporters_missing(const dw_plan *plan, bool *behind, double *value)
{
    return supporters(plan, DW_LOST_GONE | DW_LOST_TURNED | DW_LOST_LONG, behind, value);
}

/* ---- Pivots ----------------------------------------------------------------------------------- */

/* Pivots of ours that have not met the other side yet. */
bool dw_untried_pivots(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    *value = 0;
    for (size_t e = deal->n_events; e-- > 0 && !is_exchange(&deal->event[e]);)
        if (deal->event[e].kind == DW_EVENT_PIVOT) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}

/* ---- Facts ------------------------------------------------------------------------------------ */

/* What was known of the factor before the event. */
static dw_fact known_before(const dw_deal *deal, const dw_playbook *playbook, size_t event,
                            size_t factor)
{
    const dw_fact *const start = deal->logged ? deal->logged->fact : NULL;
    for (size_t e = event; e-- > 0;)
        for (size_t i = deal->event[e].kind == DW_EVENT_FACT ? deal->event[e].n_facts : 0; i-- > 0;)
            if (deal->event[e].fact[i].factor == factor)
                return deal->event[e].fact[i].levels;
    return start ? start[factor] : dw_factor_unknown(&playbook->factor[factor]);
}

/* All levels, however the mask is written. */
static bool is_open(const dw_playbook *playbook, size_t factor, dw_fact levels)
{
    const dw_fact all = dw_factor_unknown(&playbook->factor[factor]);
    return (levels & all) == all;
}

static bool changes_fact(const dw_deal *deal, const dw_playbook *playbook, size_t event,
                         const dw_fact_change *to)
{
    const dw_fact before = known_before(deal, playbook, event, to->factor);
    return is_open(playbook, to->factor, to->levels) ? !is_open(playbook, to->factor, before)
                                                     : before != to->levels;
}

bool dw_record_moves_power(const dw_deal *deal, const dw_playbook *playbook, size_t event,
                           size_t *factor)
{
    const dw_decision *const power = &playbook->decision[playbook->key[DW_KEY_POWER]];
    const dw_event *const at = &deal->event[event];
    for (size_t i = 0; at->kind == DW_EVENT_FACT && i < at->n_facts; i++) {
        *factor = at->fact[i].factor;
        if (dw_factor_set_has(&power->roots, *factor) &&
            changes_fact(deal, playbook, event, &at->fact[i]))
            return true;
    }
    return false;
}

double dw_record_news(const dw_deal *deal, const dw_playbook *playbook, size_t event)
{
    enum { NONE, SAME, OPEN, KNOWN };
    const dw_event *const at = &deal->event[event];
    if (at->kind != DW_EVENT_FACT)
        return NONE;
    /* The value of the contract is a figure, and no fact that could be open. */
    double news = dw_money_known(at->contract_value) ? KNOWN : SAME;
    for (size_t i = 0; i < at->n_facts; i++)
        if (changes_fact(deal, playbook, event, &at->fact[i]))
            news = news == KNOWN || !is_open(playbook, at->fact[i].factor, at->fact[i].levels)
                       ? KNOWN
                       : OPEN;
    return news;
}

bool dw_fact_changes(const dw_plan *plan, bool *behind, double *value)
{
    size_t factor;
    *value = 0;
    for (size_t e = dw_record_since(plan->deal, true); e < plan->deal->n_events; e++)
        if (dw_record_moves_power(plan->deal, plan->playbook, e, &factor)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}
