/* What makes the buyer stop, as far as the deal file tells: what they may have without us, and what they
 * expect beyond it. */
#include "dealwright/offer.h"

#include "estimate.h"

#include <math.h>

double dw_gain_most(const dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    if (!dw_outside_is_known(model))
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

bool dw_outside_is_known(const dw_worth_model *model)
{
    return model->priced && model->outside != DW_OUTSIDE_UNKNOWN;
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

bool dw_outside_is_dear(const dw_worth_model *model)
{
    const dw_money_range *const market = &model->deal->value.market;
    const bool has_market = dw_money_known(market->low) && dw_money_known(market->high);
    const double else_at = has_market ? dw_market_middle(market) : model->standard.price;
    return model->n_alternatives == 1 && model->alternative[0].is_told &&
           model->alternative[0].price > else_at;
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

/* What standard terms bring them beyond it. An offer like ours that nobody has named, and that no value of
 * theirs speaks for, is as little known as when nothing else was: hearsay beside it tells nothing of it. */
static dw_estimate gain_beyond(const estimator *e, const dw_alternative *alternative,
                               const dw_worth_model *other)
{
    const bool is_assumed = alternative->outside == DW_OUTSIDE_COMPETITOR &&
                            !alternative->is_told && !e->model->valued_by_them;
    const dw_worth_model unknown = with_outside(e, DW_OUTSIDE_UNKNOWN, 0);
    const dw_worth_model *const of = is_assumed ? &unknown : other;
    return dw_cash_gain_of(of, &of->standard);
}

/* What its outside and its price come to. Alternatives that make them stop at the same worth are one. */
static void add(estimator *e, dw_alternative alternative)
{
    dw_worth_model *const model = e->model;
    const dw_worth_model other = with_outside(e, alternative.outside, alternative.price);
    const dw_estimate gain = gain_beyond(e, &alternative, &other);
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

/* What they have where no rival's price is to be believed: other [2], with chances that sum to 1. */
static size_t list_unnamed(const dw_worth_model *model, double substitute, dw_alternative *other)
{
    const dw_money_range *const market = &model->deal->value.market;
    if (dw_money_known(market->low) && dw_money_known(market->high)) {
        other[0] = (dw_alternative){
            .outside = DW_OUTSIDE_MARKET, .price = dw_market_middle(market), .chance = 1};
        return 1;
    }
    /* Without their value a year, going on as they are has no worth to compare with. */
    const double like_ours = model->valued_by_them ? substitute : 1;
    other[0] = (dw_alternative){.outside = DW_OUTSIDE_STATUS_QUO, .chance = 1 - like_ours};
    other[1] = (dw_alternative){
        .outside = DW_OUTSIDE_COMPETITOR, .price = model->standard.price, .chance = like_ours};
    return 2;
}

/* A rival as told with the chance of its own; but they take the best they have, and one who is said to be
 * dearer than what they may have anyway takes nothing from that. */
static void add_doubted(estimator *e, dw_alternative rival, double substitute)
{
    dw_alternative other[2];
    const size_t n = list_unnamed(e->model, substitute, other);
    const double told = rival.chance;
    rival.chance = 0;
    for (size_t a = 0; a < n; a++) {
        const bool beats =
            e->model->valued_by_them && other[a].price > 0 && other[a].price <= rival.price;
        const double over = beats ? 0 : told;
        rival.chance += other[a].chance * over;
        other[a].chance *= 1 - over;
    }
    add(e, rival);
    for (size_t a = 0; a < n; a++)
        add(e, other[a]);
}

void dw_expect(dw_worth_model *model, const dw_frontier *frontier, double reservation,
               double substitute)
{
    const bool is_told = model->outside == DW_OUTSIDE_COMPETITOR;
    const bool is_proven = is_told && model->deal->value.competitor_evidence != NULL;
    set_claim(model, frontier, reservation);
    if (!dw_gain_is_known(model))
        return;
    model->n_alternatives = 0;
    estimator e = {.model = model, .frontier = frontier, .reservation = reservation};
    const dw_estimate gain = dw_cash_gain_of(model, &model->standard);
    model->gain_variance = gain.variance;
    e.gain = gain.mean;
    if (!dw_outside_is_known(model)) {
        add(&e, (dw_alternative){.outside = DW_OUTSIDE_UNKNOWN, .chance = 1});
        return;
    }
    const double credence = dw_playbook_setting(model->playbook, DW_SETTING_RIVAL_CREDENCE);
    const dw_money rumour = model->deal->value.rumoured_price;
    dw_alternative rival = {.outside = DW_OUTSIDE_COMPETITOR,
                            .is_told = true,
                            .price = model->outside_price,
                            .chance = is_told ? credence : 0};
    if (!is_proven) {
        add_doubted(&e, rival, substitute);
        return;
    }
    const double heard = dw_money_known(rumour) ? credence : 0;
    rival.chance = 1 - heard;
    add(&e, rival);
    rival.is_rumour = true;
    rival.price = (double)rumour;
    rival.chance = heard;
    add(&e, rival);
}
