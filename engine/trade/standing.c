/* What a side has on the table, read off the record. */
#include "dealwright/offer.h"

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

bool dw_standing_offer(const dw_worth_model *model, dw_side side, size_t *option, double *price)
{
    const dw_deal *const deal = model->deal;
    bool found = false;
    dw_standard_package(model, option);
    *price = (double)NAN;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        /* What is said with an acceptance is what both then have on the table. */
        const bool accepted = event->kind == DW_EVENT_ACCEPT && event->n_terms > 0;
        if (!accepted && (event->by != side || !dw_event_is_offer(event)))
            continue;
        found = true;
        dw_package_lay(model, event, option, price);
    }
    return found;
}
