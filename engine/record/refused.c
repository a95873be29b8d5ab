#include "refused.h"

#include <math.h>
#include <string.h>

/* ---- Of one event ------------------------------------------------------------------------------- */

double dw_price_named(const dw_worth_model *model, const dw_event *event)
{
    const dw_term *const named = dw_event_term(event, model->cash_issue[DW_CASH_PRICE]);
    return named ? named->number : (double)NAN;
}

/* Who names terms and no price has said what the no is about, and not what the rest is worth. */
static bool refuses_whole(const dw_worth_model *model, const dw_event *event)
{
    if (event->by != DW_SIDE_THEM)
        return false;
    if (dw_event_refuses_offer(event))
        return event->n_terms == 0 || !isnan(dw_price_named(model, event));
    return event->statement == DW_STATEMENT_ULTIMATUM && dw_event_is_word(event) &&
           !isnan(dw_price_named(model, event));
}

static bool is_answer(const dw_event *event)
{
    return event->by == DW_SIDE_THEM &&
           (event->kind == DW_EVENT_ACCEPT || dw_event_refuses_offer(event));
}

dw_standing dw_answered_by(const dw_worth_model *model, const dw_event *event,
                           const dw_standing *ours, size_t *option)
{
    dw_standing answered = {option, ours->price, ours->exists, ours->named, {.issues = 0}};
    memcpy(option, ours->option, model->deal->n_issues * sizeof *option);
    if (event->n_terms > 0 && is_answer(event))
        dw_standing_take(model, event, &answered);
    return answered;
}

/* ---- Over the record ----------------------------------------------------------------------------- */

/* What both sides have on the table while the record is followed. */
typedef struct table {
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing side[DW_SIDE_COUNT];
} table;

static void start(const dw_worth_model *model, table *t)
{
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        t->side[s].option = t->room[s];
        dw_standing_start(model, &t->side[s]);
    }
}

/* To them; NAN of nothing, and where the price is open. */
static double worth_of(const dw_worth_model *model, const dw_standing *package)
{
    if (!package->exists || (model->priced && isnan(package->price)))
        return (double)NAN;
    return dw_worth_asked(model, package->option, package->price).them;
}

static double worth_refused(const dw_worth_model *model, const dw_event *event, const table *t)
{
    size_t option[DW_ISSUES_MAX];
    if (!refuses_whole(model, event))
        return (double)NAN;
    const dw_standing answered = dw_answered_by(model, event, &t->side[DW_SIDE_US], option);
    return worth_of(model, &answered);
}

/* What an event says of a package, to them; NAN for nothing. */
typedef struct said {
    double refused, named;
} said;

/* What they offer, accept or say that they would take, after the event. */
static double worth_named(const dw_worth_model *model, const dw_event *event, const table *t)
{
    size_t option[DW_ISSUES_MAX];
    dw_standing words = {.option = option};
    if (event->by != DW_SIDE_THEM)
        return (double)NAN;
    if (dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT)
        return worth_of(model, &t->side[DW_SIDE_THEM]);
    if (!dw_event_says_terms(event) || event->n_terms == 0)
        return (double)NAN;
    dw_standing_copy(model, &t->side[DW_SIDE_THEM], &words);
    dw_standing_take(model, event, &words);
    return worth_of(model, &words);
}

/* From the newest back: what they came back to since is no longer refused. */
static size_t best_refused(const said *event, size_t n)
{
    double most = -INFINITY, least = INFINITY;
    size_t best = DW_NONE;
    for (size_t e = n; e-- > 0;) {
        least = fmin(least, event[e].named);
        if (event[e].refused < least - DW_WORTH_SAME && event[e].refused > most) {
            most = event[e].refused;
            best = e;
        }
    }
    return best;
}

/* Whether a buyer means a no is a matter of the buyer: either all of theirs are last words or none, and the
 * one to the package that is best for them says all that the others do. */
static const dw_event *last_no(const dw_deal *deal, const said *event, const dw_event *newest)
{
    const dw_event *last = newest;
    double most = -INFINITY;
    for (size_t e = 0; e < deal->n_events; e++)
        if (event[e].refused >= most - DW_WORTH_SAME) {
            most = fmax(most, event[e].refused);
            last = &deal->event[e];
        }
    return last;
}

static const dw_event *newest_no(const dw_worth_model *model)
{
    const dw_deal *const deal = model->deal;
    size_t e = deal->n_events;
    while (e > 0 && !refuses_whole(model, &deal->event[e - 1]))
        e--;
    return e > 0 ? &deal->event[e - 1] : NULL;
}

dw_status dw_find_refused(const dw_worth_model *model, dw_arena *arena, dw_refused *refused,
                          dw_error *err)
{
    const dw_deal *const deal = model->deal;
    const dw_event *const newest = newest_no(model);
    const dw_arena_mark mark = dw_arena_here(arena);
    if (!newest) {
        *refused = (dw_refused){.worth = (double)NAN};
        return DW_OK;
    }
    said *const event = DW_TAKE(arena, deal->n_events, said);
    table t;
    if (!event)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    start(model, &t);
    for (size_t e = 0; e < deal->n_events; e++) {
        event[e].refused = worth_refused(model, &deal->event[e], &t);
        dw_standing_follow(model, &deal->event[e], t.side);
        event[e].named = worth_named(model, &deal->event[e], &t);
    }
    const size_t best = best_refused(event, deal->n_events);
    *refused = (dw_refused){.last_no = last_no(deal, event, newest),
                            .best = best == DW_NONE ? NULL : &deal->event[best],
                            .worth = best == DW_NONE ? (double)NAN : event[best].refused};
    dw_arena_rewind(arena, mark);
    return DW_OK;
}
