/* What makes the buyer stop, as far as the deal file tells: what they may have without us, and what they
 * expect beyond it. */
#include "dealwright/offer.h"

#include "estimate.h"

#include <math.h>

double dw_gain_most(const dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    if (!dw_gain_is_known(model))
        return 0;
    const dw_point_range range =
        dw_frontier_at_least(frontier, (dw_utilities){reservation, -INFINITY});
    if (range.n == 0)
        return 0;
    return fmax(0, frontier->theirs[range.first + range.n - 1] - dw_worth_outside(model));
}

double dw_gain_range(const dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    if (!dw_gain_is_known(model))
        return 0;
    const dw_point_range range =
        dw_frontier_at_least(frontier, (dw_utilities){reservation, -INFINITY});
    return range.n ? frontier->theirs[range.first + range.n - 1] - frontier->theirs[range.first]
                   : 0;
}

double dw_claim_of(const dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    return dw_playbook_setting(model->playbook, DW_SETTING_BUYER_CLAIM) *
           dw_gain_most(model, frontier, reservation);
}

void dw_worth_outside_range(const dw_worth_model *model, double *least, double *most)
{
    *least = INFINITY;
    *most = -INFINITY;
    for (size_t a = 0; a < model->n_alternatives; a++) {
        *least = fmin(*least, model->alternative[a].worth);
        *most = fmax(*most, model->alternative[a].worth);
    }
}

/* ---- Alternatives --------------------------------------------------------------------------- */

static void set_claim(dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    const dw_worth_model usual = dw_model_of_usual_rival(model);
    model->claim = dw_claim_of(model, frontier, reservation);
    model->claim_spread = dw_claim_of(&usual, frontier, reservation) / 2;
}

typedef struct estimator {
    dw_worth_model *model;
    const dw_frontier *frontier;
    double reservation;
    double gain; /* what standard terms bring them beyond the model's own outside and their claim */
} estimator;

/* The model with that alternative, and what they expect beyond it. */
static dw_worth_model with_outside(const estimator *e, dw_outside outside, double price)
{
    dw_worth_model other = *e->model;
    other.outside = outside;
    other.outside_price = price;
    set_claim(&other, e->frontier, e->reservation);
    return other;
}

/* What its outside and its price come to. Alternatives that make them stop at the same worth are one. */
static void add(estimator *e, dw_alternative alternative)
{
    dw_worth_model *const model = e->model;
    const dw_worth_model other = with_outside(e, alternative.outside, alternative.price);
    const dw_estimate gain = dw_cash_gain_of(&other, &other.standard);
    alternative.worth = dw_worth_outside(&other);
    alternative.more = e->gain - gain.mean;
    alternative.variance = gain.variance;
    if (!(alternative.chance > 0))
        return;
    for (size_t a = 0; a < model->n_alternatives; a++)
        if (model->alternative[a].more == alternative.more) {
            model->alternative[a].chance += alternative.chance;
            return;
        }
    model->alternative[model->n_alternatives++] = alternative;
}

/* What they have where no rival's price is to be believed. */
static void add_unnamed(estimator *e, double substitute, double chance)
{
    const dw_money_range *const market = &e->model->deal->value.market;
    const double ours = e->model->standard.price;
    if (dw_money_known(market->low) && dw_money_known(market->high)) {
        add(e, (dw_alternative){.outside = DW_OUTSIDE_MARKET,
                                .price = dw_market_middle(market),
                                .chance = chance});
        return;
    }
    /* Without their value a year, going on as they are has no worth to compare with. */
    const double other = e->model->valued_by_them ? substitute : 1;
    add(e, (dw_alternative){.outside = DW_OUTSIDE_STATUS_QUO, .chance = chance * (1 - other)});
    add(e, (dw_alternative){
               .outside = DW_OUTSIDE_COMPETITOR, .price = ours, .chance = chance * other});
}

void dw_expect(dw_worth_model *model, const dw_frontier *frontier, double reservation,
               double substitute)
{
    const bool is_proven = model->deal->value.competitor_evidence != NULL;
    set_claim(model, frontier, reservation);
    if (!dw_gain_is_known(model))
        return;
    model->n_alternatives = 0;
    estimator e = {.model = model, .frontier = frontier, .reservation = reservation};
    const dw_estimate gain = dw_cash_gain_of(model, &model->standard);
    model->gain_variance = gain.variance;
    e.gain = gain.mean;
    const double credence = dw_playbook_setting(model->playbook, DW_SETTING_RIVAL_CREDENCE);
    const dw_money rumour = model->deal->value.rumoured_price;
    const double told = model->outside != DW_OUTSIDE_COMPETITOR ? 0 : is_proven ? 1 : credence;
    const double heard = is_proven && dw_money_known(rumour) ? credence : 0;
    dw_alternative rival = {.outside = DW_OUTSIDE_COMPETITOR,
                            .is_told = true,
                            .price = model->outside_price,
                            .chance = told * (1 - heard)};
    add(&e, rival);
    rival.is_rumour = true;
    rival.price = (double)rumour;
    rival.chance = told * heard;
    add(&e, rival);
    add_unnamed(&e, substitute, 1 - told);
}
