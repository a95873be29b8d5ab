/* Promises on the record. */
#include "dealwright/promise.h"

#include "approvals.h"
#include "kept.h"

/* The promises so far, and what keeps them. */
typedef struct reader {
    const dw_deal *deal;
    dw_promise *promise;
    size_t n;
    size_t last_number; /* of an event */
    size_t *made_by;    /* [last_number + 1] the promise that the event makes, and 1; 0 for none */
    dw_kept kept;
} reader;

static bool is_by_executive(const dw_deal *deal, const dw_event *event)
{
    if (event->kind == DW_EVENT_ESCALATION)
        return true;
    for (size_t p = 0; event->by == DW_SIDE_US && p < deal->n_ours; p++)
        if (deal->ours[p].role == DW_ROLE_SPONSOR && dw_same_person(deal->ours[p].name, event->who))
            return true;
    return false;
}

/* [n_events] does the event keep a promise of either side, as the newest that does? NULL when memory
 * ends. */
static const bool *mark_kept(const dw_deal *deal, const dw_promises *made, dw_arena *arena)
{
    bool *const kept = DW_TAKE(arena, deal->n_events, bool);
    for (size_t e = 0; kept && e < deal->n_events; e++)
        kept[e] = false;
    for (size_t p = 0; kept && p < made->n_promises; p++)
        if (made->promise[p].answer != DW_NONE)
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

/* ---- Event by event ----------------------------------------------------------------------------- */

static void note_answer(reader *r, size_t e)
{
    const dw_event *const event = &r->deal->event[e];
    /* A dismissal names what its alert was about. */
    const bool answers = event->kind != DW_EVENT_DISMISSAL && event->answers <= r->last_number;
    const size_t made = answers && event->answers > 0 ? r->made_by[event->answers] : 0;
    if (made > 0 && r->deal->event[r->promise[made - 1].event].by == event->by)
        r->promise[made - 1].answer = e;
}

/* False when the arena is full. */
static bool add_promise(reader *r, size_t e)
{
    const dw_event *const promised = &r->deal->event[e];
    r->promise[r->n] = (dw_promise){e, is_by_executive(r->deal, promised), DW_NONE, false};
    r->made_by[promised->number] = r->n + 1;
    return dw_kept_add(&r->kept, r->n++);
}

/* What was promised of the terms, an agreement on all of them settles. */
static void note_agreement(const dw_deal *deal, dw_promise *promise, size_t n)
{
    const size_t agreed = dw_deal_agreement(deal, deal->n_events);
    for (size_t i = 0; agreed != DW_NONE && i < n; i++)
        if (deal->event[promise[i].event].n_terms > 0 && promise[i].event < agreed &&
            promise[i].answer == DW_NONE)
            promise[i].answer = agreed;
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

/* Takes what the promises need; false when the arena is full. */
static bool start(const dw_worth_model *model, dw_arena *arena, reader *r)
{
    size_t n = 0;
    *r = (reader){.deal = model->deal};
    for (size_t e = 0; e < r->deal->n_events; e++) {
        const dw_event *const event = &r->deal->event[e];
        n += dw_event_is_promise(event);
        r->last_number = event->number > r->last_number ? event->number : r->last_number;
    }
    r->promise = DW_TAKE(arena, n, dw_promise);
    r->made_by = DW_TAKE(arena, r->last_number + 1, size_t);
    return r->promise && r->made_by && dw_kept_start(model, r->promise, n, arena, &r->kept);
}

/* False when the arena is full. */
static bool follow(reader *r)
{
    for (size_t e = 0; e < r->deal->n_events; e++) {
        const dw_event *const event = &r->deal->event[e];
        note_answer(r, e);
        dw_kept_follow(&r->kept, event, e);
        if (dw_event_is_promise(event) && !add_promise(r, e))
            return false;
    }
    return true;
}

dw_status dw_promises_make(const dw_worth_model *model, dw_arena *arena, dw_promises *promises,
                           dw_error *err)
{
    const dw_deal *const deal = model->deal;
    reader r;
    if (!start(model, arena, &r) || !follow(&r))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_promises made = {.promise = r.promise, .n_promises = r.n};
    note_agreement(deal, r.promise, made.n_promises);
    count_open(deal, model->playbook, r.promise, &made);
    made.kept = mark_kept(deal, &made, arena);
    if (!made.kept)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *promises = made;
    return DW_OK;
}
