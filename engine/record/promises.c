/* Promises on the record. */
#include "dealwright/promise.h"

#include "approvals.h"

static bool in_escalation(const dw_event *event)
{
    return event->kind == DW_EVENT_ESCALATION && event->action == DW_ACTION_PROMISE;
}

static bool is_promise(const dw_event *event)
{
    return in_escalation(event) ||
           (event->kind == DW_EVENT_STATEMENT && event->statement == DW_STATEMENT_PROMISE);
}

static bool is_sponsor(const dw_deal *deal, const dw_event *event)
{
    for (size_t p = 0; event->by == DW_SIDE_US && p < deal->n_ours; p++)
        if (deal->ours[p].role == DW_ROLE_SPONSOR && dw_same_person(deal->ours[p].name, event->who))
            return true;
    return false;
}

static void note_answer(const dw_deal *deal, dw_promise *promise, size_t n, size_t e)
{
    for (size_t i = 0; deal->event[e].answers > 0 && i < n; i++)
        if (deal->event[promise[i].event].number == deal->event[e].answers &&
            deal->event[promise[i].event].by == deal->event[e].by)
            promise[i].answer = e;
}

dw_status dw_promises_make(const dw_deal *deal, dw_arena *arena, dw_promises *promises,
                           dw_error *err)
{
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += is_promise(&deal->event[e]);
    dw_promise *const promise = DW_TAKE(arena, n, dw_promise);
    if (!promise)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_promises made = {.promise = promise};
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        note_answer(deal, promise, made.n_promises, e);
        if (is_promise(event))
            promise[made.n_promises++] =
                (dw_promise){e, in_escalation(event) || is_sponsor(deal, event), DW_NONE};
    }
    for (size_t i = 0; i < n; i++)
        made.n_ours_open +=
            promise[i].answer == DW_NONE && deal->event[promise[i].event].by == DW_SIDE_US;
    *promises = made;
    return DW_OK;
}
