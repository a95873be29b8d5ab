#include "stood.h"

const dw_event *stood_agreement(const dw_event *event, size_t n)
{
    const dw_event *agreement = NULL;
    bool turned_down = false;
    for (size_t e = n; e-- > 0;) {
        const bool ours = event[e].by == DW_SIDE_US;
        if (event[e].kind == DW_EVENT_ACCEPT && turned_down)
            break;
        if (event[e].kind == DW_EVENT_ACCEPT)
            agreement = &event[e];
        else if (dw_event_refuses_offer(&event[e]) && ours)
            turned_down = true;
        else if (dw_event_refuses_offer(&event[e]) || (dw_event_is_offer(&event[e]) && ours))
            break;
        else if (dw_event_is_offer(&event[e])) {
            turned_down = false;
            if (agreement && agreement->by == DW_SIDE_US)
                break;
        }
    }
    return agreement;
}

const dw_event *stood_put(const dw_event *event, size_t n, dw_side side)
{
    for (size_t e = n; e-- > 0;)
        if (event[e].kind == DW_EVENT_ACCEPT ||
            (event[e].by == side && dw_event_is_offer(&event[e])))
            return &event[e];
    return NULL;
}

/* Their no to their own yes that counts as an offer, with nothing of ours between. */
static bool takes_back(const dw_event *event, const dw_event *put, size_t no)
{
    const dw_event *const ours = stood_put(event, no, DW_SIDE_US);
    return event[no].by == DW_SIDE_THEM && put->by == DW_SIDE_THEM && put->said_yes &&
           dw_event_is_offer(put) && (!ours || ours < put);
}

bool stood_refused(const dw_event *event, size_t n, dw_side side)
{
    const dw_event *const put = stood_put(event, n, side);
    for (size_t e = n; put && e-- > (size_t)(put - event);) {
        const bool ends = put->kind == DW_EVENT_ACCEPT && stood_agreement(event, e) &&
                          !stood_agreement(event, e + 1);
        const bool own = ends || (side == DW_SIDE_THEM && takes_back(event, put, e));
        if (dw_event_refuses_offer(&event[e]) && (event[e].by != side || own))
            return true;
    }
    return false;
}
