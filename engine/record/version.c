/* Versions of the plan, read off the record. */
#include "dealwright/record.h"

static bool may_change_plan(const dw_event *event)
{
    switch (event->kind) {
    case DW_EVENT_NOTE:
    case DW_EVENT_DISMISSAL:
    case DW_EVENT_PLAN: return false;
    case DW_EVENT_ACKNOWLEDGEMENT: return event->objective != DW_OBJECTIVE_UNKNOWN;
    default: return true;
    }
}

/* Events withdrawn since are in the log only. */
static bool was_withdrawn(const dw_deal *state, size_t since)
{
    for (size_t e = state->logged ? state->n_logged : 0; e-- > since;)
        if (state->logged->event[e].kind == DW_EVENT_CORRECTION)
            return true;
    return false;
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
    for (size_t e = 0; e < state->n_events; e++)
        version.n_since +=
            state->event[e].number > version.event && may_change_plan(&state->event[e]);
    version.n_since += was_withdrawn(state, version.event);
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
