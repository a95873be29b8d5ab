/* Promises on the record. */
#include "dealwright/promise.h"

#include "approvals.h"

static bool is_by_executive(const dw_deal *deal, const dw_event *event)
{
    if (event->kind == DW_EVENT_ESCALATION)
        return true;
    for (size_t p = 0; event->by == DW_SIDE_US && p < deal->n_ours; p++)
        if (deal->ours[p].role == DW_ROLE_SPONSOR && dw_same_person(deal->ours[p].name, event->who))
            return true;
    return false;
}

static void note_answer(const dw_deal *deal, dw_promise *promise, size_t n, size_t e)
{
    /* A dismissal names what its alert was about. */
    const bool answers = deal->event[e].answers > 0 && deal->event[e].kind != DW_EVENT_DISMISSAL;
    for (size_t i = answers ? n : 0; i-- > 0;) {
        const dw_event *const promised = &deal->event[promise[i].event];
        if (promised->number != deal->event[e].answers)
            continue;
        if (promised->by == deal->event[e].by)
            promise[i].answer = e;
        return;
    }
}

/* [n_events] does the event keep a promise of ours, as the newest that does? NULL when memory ends. */
static const bool *mark_kept(const dw_deal *deal, const dw_promises *made, dw_arena *arena)
{
    bool *const kept = DW_TAKE(arena, deal->n_events, bool);
    for (size_t e = 0; kept && e < deal->n_events; e++)
        kept[e] = false;
    for (size_t p = 0; kept && p < made->n_promises; p++)
        if (made->promise[p].answer != DW_NONE &&
            deal->event[made->promise[p].event].by == DW_SIDE_US)
            kept[made->promise[p].answer] = true;
    return kept;
}

static bool is_past(const dw_deal *deal, const dw_playbook *playbook, const dw_event *event)
{
    if (deal->day == DW_DAY_NONE)
        return false;
    if (event->until != DW_DAY_NONE)
        return deal->day > event->until;
    return dw_day_working_between(event->day, deal->day, &playbook->holidays) >
           dw_playbook_setting(playbook, DW_SETTING_PROMISE_DAYS);
}

/* What we promised of the terms, an agreement on all of them settles. */
static void note_agreement(const dw_deal *deal, dw_promise *promise, size_t n)
{
    const size_t agreed = dw_deal_agreement(deal, deal->n_events);
    for (size_t i = 0; agreed != DW_NONE && i < n; i++) {
        const dw_event *const event = &deal->event[promise[i].event];
        if (event->by == DW_SIDE_US && event->n_terms > 0 && promise[i].event < agreed &&
            promise[i].answer == DW_NONE)
            promise[i].answer = agreed;
    }
}

/* Once all answers are known. */
static void count_open(const dw_deal *deal, const dw_playbook *playbook, dw_promise *promise,
                       dw_promises *made)
{
    for (size_t i = 0; i < made->n_promises; i++) {
        const dw_event *const event = &deal->event[promise[i].event];
        const bool is_open = promise[i].answer == DW_NONE, is_ours = event->by == DW_SIDE_US;
        promise[i].overdue = is_open && is_past(deal, playbook, event);
        made->n_ours_open += is_ours && is_open;
        made->n_ours_overdue += is_ours && promise[i].overdue;
    }
}

dw_status dw_promises_make(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_promises *promises, dw_error *err)
{
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += dw_event_is_promise(&deal->event[e]);
    dw_promise *const promise = DW_TAKE(arena, n, dw_promise);
    if (!promise)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_promises made = {.promise = promise};
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        note_answer(deal, promise, made.n_promises, e);
        if (dw_event_is_promise(event))
            promise[made.n_promises++] =
                (dw_promise){e, is_by_executive(deal, event), DW_NONE, false};
    }
    note_agreement(deal, promise, made.n_promises);
    count_open(deal, playbook, promise, &made);
    made.kept = mark_kept(deal, &made, arena);
    if (!made.kept)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *promises = made;
    return DW_OK;
}
