/* Versions of the plan, read off the record. */
#include "dealwright/record.h"

/* Pivots count by what they lead to. */
static bool may_change_plan(const dw_event *event)
{
    switch (event->kind) {
    case DW_EVENT_NOTE:
    case DW_EVENT_DISMISSAL:
    case DW_EVENT_PIVOT:
    case DW_EVENT_PLAN: return false;
    case DW_EVENT_ACKNOWLEDGEMENT: return event->objective != DW_OBJECTIVE_UNKNOWN;
    default: return true;
    }
}

/* How many pivots came since, where another archetype leads by decision than then; else none. */
static size_t count_pivots(const dw_deal *state, size_t since)
{
    size_t then = state->logged ? state->logged->strategy : DW_NONE, now = then, n = 0;
    for (size_t e = 0; e < state->n_events; e++) {
        const dw_event *const event = &state->event[e];
        if (event->kind != DW_EVENT_PIVOT || event->archetype == DW_NONE)
            continue;
        now = event->archetype;
        if (event->number <= since)
            then = now;
        n += event->number > since;
    }
    return now != then ? n : 0;
}

/* Events of the version that were withdrawn since are in the log only. What came after it and was
 * withdrawn leaves the plan as the version has it. */
static bool was_withdrawn(const dw_deal *state, size_t since)
{
    for (size_t e = state->logged ? state->n_logged : 0; e-- > since;)
        if (state->logged->event[e].kind == DW_EVENT_CORRECTION &&
            state->logged->event[e].corrects <= since)
            return true;
    return false;
}

static size_t count_since(const dw_deal *state, size_t since)
{
    size_t n = count_pivots(state, since) + was_withdrawn(state, since);
    for (size_t e = 0; e < state->n_events; e++)
        n += state->event[e].number > since && may_change_plan(&state->event[e]);
    return n;
}

dw_version dw_record_version(const dw_deal *state)
{
    dw_version version = {.day = DW_DAY_NONE};
    int n_published = 0;
    for (size_t e = 0; e < state->n_events; e++) {
        const dw_event *const event = &state->event[e];
        if (event->kind != DW_EVENT_PLAN)
            continue;
        n_published++;
        version.number = event->version > 0 ? event->version : n_published;
        version.event = event->number;
        version.day = event->day;
        version.who = event->who;
        version.digest = event->digest;
    }
    version.n_since = count_since(state, version.event);
    version.pending = version.number + (version.n_since > 0 || version.event == 0);
    return version;
}

size_t dw_record_newest(const dw_deal *state)
{
    for (size_t e = state->logged ? state->n_logged : 0; e-- > 0;)
        if (dw_event_is_known(&state->logged->event[e], state->day))
            return e;
    return DW_NONE;
}

static bool is_ours(const dw_event *event, dw_event_kind kind)
{
    return event->by == DW_SIDE_US && event->kind == kind;
}

static bool is_published_with(const dw_event *event, size_t plan)
{
    return plan > 0 && is_ours(&event[plan], DW_EVENT_PLAN) &&
           is_ours(&event[plan - 1], DW_EVENT_PIVOT);
}

size_t dw_record_act(const dw_event *event, size_t e)
{
    const size_t corrected = event[e].corrects;
    const bool withdrawn = e > 0 && corrected > 1 && event[e].kind == DW_EVENT_CORRECTION &&
                           event[e - 1].kind == DW_EVENT_CORRECTION &&
                           event[e - 1].corrects == corrected - 1 &&
                           is_published_with(event, corrected - 1);
    return withdrawn || is_published_with(event, e) ? e - 1 : e;
}
