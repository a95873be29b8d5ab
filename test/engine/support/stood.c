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

bool stood_refused(const dw_event *event, size_t n, dw_side side)
{
    const dw_event *const put = stood_put(event, n, side);
    for (size_t e = n; put && e-- > (size_t)(put - event);) {
        const bool ends = put->kind == DW_EVENT_ACCEPT && stood_agreement(event, e) &&
                          !stood_agreement(event, e + 1);
        if (dw_event_refuses_offer(&event[e]) && (event[e].by != side || ends))
            return true;
    }
    return false;
}
