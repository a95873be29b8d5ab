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

/* What is said with an acceptance is what both then have on the table. */
static bool puts_on_table(const dw_event *event, dw_side side)
{
    const bool accepted = event->kind == DW_EVENT_ACCEPT && event->n_terms > 0;
    return accepted || (event->by == side && dw_event_is_offer(event));
}

void dw_standing_follow(const dw_worth_model *model, const dw_event *event, dw_side side,
                        dw_standing *standing)
{
    if (puts_on_table(event, side))
        dw_standing_take(model, event, standing);
}

/* From the newest event back: what was named last stands, and a long record is not read to its start. */
bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price)
{
    const dw_deal *const deal = model->deal;
    bool is_named[DW_ISSUES_MAX] = {false}, exists = false;
    size_t n_open = deal->n_issues;
    dw_standard_package(model, option);
    *price = (double)NAN;
    for (size_t e = deal->n_events; e-- > 0 && (n_open > 0 || !exists);) {
        const dw_event *const event = &deal->event[e];
        if (!puts_on_table(event, side))
            continue;
        exists = true;
        for (size_t t = event->n_terms; t-- > 0;) {
            const dw_term *const term = &event->term[t];
            if (is_named[term->issue])
                continue;
            is_named[term->issue] = true;
            n_open--;
            option[term->issue] = option_of(&deal->issue[term->issue], term);
            if (term->issue == model->cash_issue[DW_CASH_PRICE])
                *price = term->number;
        }
    }
    return exists;
}

bool dw_agreed_package(const dw_worth_model *model, size_t *option, double *price)
{
    const dw_deal *const deal = model->deal;
    size_t e = deal->n_events;
    if (!dw_deal_agreed(deal))
        return false;
    while (deal->event[e - 1].kind != DW_EVENT_ACCEPT)
        e--;
    return dw_standing_offer(model, deal->event[e - 1].by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US,
                             option, price);
}
