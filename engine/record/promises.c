/* Promises on the record. */
#include "dealwright/promise.h"

#include "../trade/standing.h"
#include "approvals.h"

#include <math.h>

/* Worths nearer than half a minor unit are the same. */
static const double SAME = 0.5;

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

/* [n_events] does the event keep a promise of either side? NULL when memory ends. */
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

/* ---- Kept by an offer --------------------------------------------------------------------------- */

/* Of one term: who promises an option keeps it with any that is no worse for the other side, all else at
 * standard; with the price, whoever goes as far. */
typedef struct wanted {
    size_t issue;
    double price;         /* NAN of any other issue */
    dw_option_set enough; /* empty of the price */
} wanted;

typedef struct keeper {
    const dw_worth_model *model;
    dw_promise *promise;
    const wanted **wanted; /* [promises] a row for each term; NULL of one that names none */
    size_t n;
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing side[DW_SIDE_COUNT];
} keeper;

static wanted wanted_of(const dw_worth_model *model, const dw_event *promised, const dw_term *term)
{
    wanted made = {.issue = term->issue, .price = (double)NAN};
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(model, option);
    dw_package_lay(model, &(dw_event){.term = term, .n_terms = 1}, option, &made.price);
    if (!isnan(made.price))
        return made;
    const dw_issue *const issue = &model->deal->issue[term->issue];
    const size_t named = option[term->issue];
    const bool is_weighed =
        dw_issue_is_cash(model, term->issue) ? model->priced : (bool)issue->valued;
    const dw_worth least = dw_worth_asked(model, option, (double)NAN);
    for (size_t o = 0; o < issue->n_options; o++) {
        option[term->issue] = o;
        const dw_worth worth = dw_worth_asked(model, option, (double)NAN);
        const double more =
            promised->by == DW_SIDE_US ? worth.them - least.them : worth.us - least.us;
        if (o == named || (is_weighed && more >= -SAME))
            dw_option_set_add(&made.enough, o);
    }
    return made;
}

static bool is_enough(const wanted *want, dw_side by, const dw_standing *now)
{
    if (isnan(want->price))
        return dw_option_set_has(&want->enough, now->option[want->issue]);
    const double more = by == DW_SIDE_US ? want->price - now->price : now->price - want->price;
    return more >= -SAME;
}

/* Term by term: what else has moved beside it is another matter. */
static bool is_met(const keeper *k, size_t p)
{
    const dw_event *const promised = &k->model->deal->event[k->promise[p].event];
    for (size_t t = 0; t < promised->n_terms; t++)
        if (!is_enough(&k->wanted[p][t], promised->by, &k->side[promised->by]))
            return false;
    return promised->n_terms > 0;
}

/* A price is a word of its own: what it says beside an offer that asks less is told elsewhere. */
static bool names_price(const keeper *k, const dw_event *promised)
{
    return dw_event_term(promised, k->model->cash_issue[DW_CASH_PRICE]) != NULL;
}

/* What they have on the table already they are not asked for again; ours is a word that somebody of us keeps.
 * False when the arena is full. */
static bool add_promise(keeper *k, size_t e, dw_arena *arena)
{
    const dw_event *const promised = &k->model->deal->event[e];
    wanted *const row = promised->n_terms > 0 ? DW_TAKE(arena, promised->n_terms, wanted) : NULL;
    if (!row && promised->n_terms > 0)
        return false;
    for (size_t t = 0; t < promised->n_terms; t++)
        row[t] = wanted_of(k->model, promised, &promised->term[t]);
    k->wanted[k->n] = row;
    k->promise[k->n] = (dw_promise){e, is_by_executive(k->model->deal, promised), DW_NONE, false};
    if (promised->by == DW_SIDE_THEM && k->side[DW_SIDE_THEM].exists && !names_price(k, promised) &&
        is_met(k, k->n))
        k->promise[k->n].answer = e;
    k->n++;
    return true;
}

/* What a side puts on the table keeps what it has promised of the terms; so does a yes, for both. */
static void note_offer(keeper *k, const dw_event *event, size_t e)
{
    const bool agrees = event->kind == DW_EVENT_ACCEPT;
    dw_standing_follow(k->model, event, k->side);
    for (size_t p = 0; (agrees || dw_event_is_offer(event)) && p < k->n; p++) {
        const bool is_own = k->model->deal->event[k->promise[p].event].by == event->by;
        if (k->promise[p].answer == DW_NONE && (agrees || is_own) && is_met(k, p))
            k->promise[p].answer = e;
    }
}

static void start(keeper *k)
{
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        k->side[s].option = k->room[s];
        dw_standing_start(k->model, &k->side[s]);
    }
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

/* False when the arena is full. */
static bool follow(keeper *k, dw_arena *arena)
{
    const dw_deal *const deal = k->model->deal;
    start(k);
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        note_answer(deal, k->promise, k->n, e);
        note_offer(k, event, e);
        if (dw_event_is_promise(event) && !add_promise(k, e, arena))
            return false;
    }
    return true;
}

dw_status dw_promises_make(const dw_worth_model *model, dw_arena *arena, dw_promises *promises,
                           dw_error *err)
{
    const dw_deal *const deal = model->deal;
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += dw_event_is_promise(&deal->event[e]);
    dw_promise *const promise = DW_TAKE(arena, n, dw_promise);
    keeper k = {.model = model, .promise = promise, .wanted = DW_TAKE(arena, n, const wanted *)};
    if (!promise || !k.wanted || !follow(&k, arena))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_promises made = {.promise = promise, .n_promises = k.n};
    note_agreement(deal, promise, made.n_promises);
    count_open(deal, model->playbook, promise, &made);
    made.kept = mark_kept(deal, &made, arena);
    if (!made.kept)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *promises = made;
    return DW_OK;
}
