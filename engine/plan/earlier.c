/* What they had without us when they spoke, where a better offer of a rival has been shown since. */
#include "compose.h"

#include "../record/rivals.h"
#include "../trade/estimate.h"

#include <math.h>

/* What makes them stop, on the whole, up to a constant that all models of the deal share. */
static double stop_of(const dw_worth_model *model)
{
    double stop = -dw_cash_gain_of(model, &model->standard).mean;
    for (size_t a = 0; a < model->n_alternatives; a++)
        stop += model->alternative[a].chance * model->alternative[a].more;
    return stop;
}

/* The same, had they the rivals of `value`. */
static double stop_with(const dw_composer *c, const dw_deal_value *value, double reservation,
                        double substitute)
{
    dw_deal deal = *c->deal;
    dw_worth_model with, model = c->plan.worth;
    deal.value.competitor = value->competitor;
    deal.value.competitor_price = value->competitor_price;
    deal.value.competitor_evidence = value->competitor_evidence;
    deal.value.rumoured_price = value->rumoured_price;
    dw_worth_model_init(&with, &deal, c->playbook);
    model.deal = &deal;
    model.outside = with.outside;
    model.outside_price = with.outside_price;
    if (!dw_gain_is_known(&model))
        return (double)NAN;
    dw_expect(&model, &c->plan.frontier, reservation, substitute);
    return stop_of(&model);
}

static bool has_rivals(const dw_deal *deal)
{
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_COMPETITOR)
            return true;
    return false;
}

dw_status dw_compose_earlier(dw_composer *c, double reservation, double substitute)
{
    const dw_deal *const deal = c->deal, *const file = deal->logged ? deal->logged : deal;
    dw_worth_model *const model = &c->plan.worth;
    /* Hearsay is one hypothesis of several, which what they do weighs. */
    if (!deal->value.competitor_evidence || model->outside != DW_OUTSIDE_COMPETITOR ||
        model->n_alternatives != 1 || !dw_gain_is_known(model) || !has_rivals(deal))
        return DW_OK;
    double *const less = DW_TAKE(c->arena, deal->n_events, double);
    if (!less)
        return DW_COMPOSER_FULL(c);
    dw_rivals rivals;
    dw_deal_value value = file->value;
    dw_rivals_begin(&rivals, &file->value);
    dw_rivals_settle(&rivals, &value);
    const double now = stop_of(model);
    double then = stop_with(c, &value, reservation, substitute);
    for (size_t e = 0; e < deal->n_events; e++) {
        less[e] = isnan(then) ? 0 : fmax(0, now - then);
        if (deal->event[e].kind != DW_EVENT_COMPETITOR)
            continue;
        dw_rivals_change(&rivals, &deal->event[e]);
        dw_rivals_settle(&rivals, &value);
        then = stop_with(c, &value, reservation, substitute);
    }
    model->stopped_less = less;
    return DW_OK;
}
