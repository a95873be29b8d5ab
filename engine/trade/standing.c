/* What a side has on the table, read off the record. */
#include "standing.h"

#include <math.h>
#include <string.h>

static size_t option_of(const dw_issue *issue, const dw_term *term)
{
    if (term->option != DW_NONE)
        return term->option;
    size_t nearest = 0;
    for (size_t o = 1; o < issue->n_options; o++)
        if (fabs(issue->option[o].number - term->number) <
            fabs(issue->option[nearest].number - term->number))
            nearest = o;
    return nearest;
}

void dw_package_lay(const dw_worth_model *model, const dw_event *event, size_t *option,
                    double *price)
{
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        option[term->issue] = option_of(&model->deal->issue[term->issue], term);
        if (term->issue == model->cash_issue[DW_CASH_PRICE])
            *price = term->number;
    }
}

void dw_standing_start(const dw_worth_model *model, dw_standing *standing)
{
    dw_standard_package(model, standing->option);
    standing->price = (double)NAN;
    standing->exists = false;
}

void dw_standing_take(const dw_worth_model *model, const dw_event *event, dw_standing *standing)
{
    standing->exists = true;
    dw_package_lay(model, event, standing->option, &standing->price);
}

void dw_standing_copy(const dw_worth_model *model, const dw_standing *from, dw_standing *to)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        to->option[i] = from->option[i];
    to->price = from->price;
    to->exists = from->exists;
}

/* Where the other side has named no price, the one of who accepts is agreed on. */
static void accept(const dw_worth_model *model, const dw_event *event, dw_standing *own,
                   dw_standing *other)
{
    const size_t issue = model->cash_issue[DW_CASH_PRICE];
    if (event->n_terms > 0)
        dw_standing_take(model, event, other);
    if (!other->exists)
        return;
    if (isnan(other->price) && !isnan(own->price)) {
        other->price = own->price;
        other->option[issue] = own->option[issue];
    }
    dw_standing_copy(model, other, own);
}

void dw_standing_follow(const dw_worth_model *model, const dw_event *event,
                        dw_standing side[DW_SIDE_COUNT])
{
    if (dw_event_is_offer(event))
        dw_standing_take(model, event, &side[event->by]);
    else if (event->kind == DW_EVENT_ACCEPT)
        accept(model, event, &side[event->by], &side[dw_side_other(event->by)]);
}

void dw_standing_say(const dw_worth_model *model, dw_side side, const dw_standing *offer,
                     dw_standing *said)
{
    const dw_deal *const deal = model->deal;
    size_t e = deal->n_events;
    dw_standing_copy(model, offer, said);
    while (e > 0 && deal->event[e - 1].kind != DW_EVENT_ACCEPT &&
           !(deal->event[e - 1].by == side && dw_event_is_offer(&deal->event[e - 1])))
        e--;
    for (; e < deal->n_events; e++)
        if (deal->event[e].by == side && dw_event_is_word(&deal->event[e]))
            dw_package_lay(model, &deal->event[e], said->option, &said->price);
}

/* Followed from some event on, of what came before which nothing is known. */
typedef struct stretch {
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing both[DW_SIDE_COUNT];          /* exists: certainly */
    bool known[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* options, and with that of the price the price */
} stretch;

static void know_terms(const dw_event *event, bool *known)
{
    for (size_t t = 0; t < event->n_terms; t++)
        known[event->term[t].issue] = true;
}

/* Before the event is followed: what is known after it. Who accepts has what the other side has, where that
 * has anything. */
static void know(const dw_worth_model *model, const dw_event *event, stretch *s)
{
    const size_t bytes = model->deal->n_issues * sizeof s->known[0][0];
    const dw_side other = dw_side_other(event->by);
    if (dw_event_is_offer(event))
        know_terms(event, s->known[event->by]);
    if (event->kind != DW_EVENT_ACCEPT)
        return;
    know_terms(event, s->known[other]);
    if (s->both[other].exists || event->n_terms > 0)
        memcpy(s->known[event->by], s->known[other], bytes);
    else
        memset(s->known[event->by], 0, bytes);
}

static bool is_known(const dw_worth_model *model, const stretch *s, dw_side side)
{
    bool known = s->both[side].exists;
    for (size_t i = 0; known && i < model->deal->n_issues; i++)
        known = s->known[side][i];
    return known;
}

/* False where what came before event `from` may matter. */
static bool follow_from(const dw_worth_model *model, size_t from, size_t n_events, dw_side side,
                        stretch *s)
{
    for (unsigned i = 0; i < DW_SIDE_COUNT; i++) {
        s->both[i].option = s->room[i];
        dw_standing_start(model, &s->both[i]);
    }
    memset(s->known, 0, sizeof s->known);
    for (size_t e = from; e < n_events; e++) {
        know(model, &model->deal->event[e], s);
        dw_standing_follow(model, &model->deal->event[e], s->both);
    }
    return from == 0 || is_known(model, s, side);
}

/* What the side has on the table after the first n events: followed from far enough back. */
static bool standing_after(const dw_worth_model *model, size_t n_events, dw_side side,
                           size_t *option, double *price)
{
    enum { FIRST = 64, MORE = 16 };
    stretch s;
    size_t back = FIRST;
    while (!follow_from(model, back < n_events ? n_events - back : 0, n_events, side, &s))
        back *= MORE;
    dw_standing result = {.option = option};
    dw_standing_copy(model, &s.both[side], &result);
    *price = result.price;
    return result.exists;
}

/* From the newest event back: what was named last stands, and a long record is not read to its start, but
 * where an acceptance makes it a matter of both sides. */
bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price)
{
    const dw_deal *const deal = model->deal;
    bool is_named[DW_ISSUES_MAX] = {false}, exists = false;
    size_t n_open = deal->n_issues, named[DW_ISSUES_MAX], e = deal->n_events;
    double named_price = (double)NAN;
    for (; (n_open > 0 || !exists) && e > 0 && deal->event[e - 1].kind != DW_EVENT_ACCEPT; e--) {
        const dw_event *const event = &deal->event[e - 1];
        if (event->by != side || !dw_event_is_offer(event))
            continue;
        exists = true;
        for (size_t t = event->n_terms; t-- > 0;) {
            const dw_term *const term = &event->term[t];
            if (is_named[term->issue])
                continue;
            is_named[term->issue] = true;
            n_open--;
            named[term->issue] = option_of(&deal->issue[term->issue], term);
            if (term->issue == model->cash_issue[DW_CASH_PRICE])
                named_price = term->number;
        }
    }
    const bool before = standing_after(model, n_open > 0 || !exists ? e : 0, side, option, price);
    for (size_t i = 0; i < deal->n_issues; i++)
        if (is_named[i])
            option[i] = named[i];
    if (!isnan(named_price))
        *price = named_price;
    return exists || before;
}

bool dw_agreed_after(const dw_worth_model *model, size_t n_events, size_t *option, double *price)
{
    const size_t agreement = dw_deal_agreement(model->deal, n_events);
    return agreement != DW_NONE &&
           standing_after(model, agreement + 1, model->deal->event[agreement].by, option, price);
}

bool dw_agreed_package(const dw_worth_model *model, size_t *option, double *price)
{
    return dw_agreed_after(model, model->deal->n_events, option, price);
}
