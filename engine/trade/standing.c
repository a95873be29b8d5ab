/* What a side has on the table, read off the record. */
#include "standing.h"

#include <math.h>

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

static void copy_standing(const dw_worth_model *model, const dw_standing *from, dw_standing *to)
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
    copy_standing(model, other, own);
}

void dw_standing_follow(const dw_worth_model *model, const dw_event *event,
                        dw_standing side[DW_SIDE_COUNT])
{
    if (dw_event_is_offer(event))
        dw_standing_take(model, event, &side[event->by]);
    else if (event->kind == DW_EVENT_ACCEPT)
        accept(model, event, &side[event->by], &side[dw_side_other(event->by)]);
}

/* What the side has on the table after the first n events, followed from the start. */
static bool standing_after(const dw_worth_model *model, size_t n_events, dw_side side,
                           size_t *option, double *price)
{
    size_t room[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing both[DW_SIDE_COUNT];
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        both[s].option = room[s];
        dw_standing_start(model, &both[s]);
    }
    for (size_t e = 0; e < n_events; e++)
        dw_standing_follow(model, &model->deal->event[e], both);
    dw_standing result = {.option = option};
    copy_standing(model, &both[side], &result);
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
