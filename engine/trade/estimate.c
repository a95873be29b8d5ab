/* What a package brings the buyer, as one normal estimate.
 *
 * They take a package that brings them, beyond what they have without us, what they expect (the
 * model's claim, with its spread). All of it is estimated: of the value a year, and
 * of each issue, a range is given (a triangular distribution); a competitor's price may be off by a
 * share (the setting alternative_spread, one standard deviation), a market's is any in its range. The
 * sum of these is taken as normal. How much is in doubt is that with a competitor who asks what we do:
 * otherwise a cheaper one would make them better known, and what is likely to be taken likelier.
 *
 * Where neither a price elsewhere nor their value a year is known, what makes them stop is taken to be a
 * price a year on standard terms: around ours, or their budget where that is lower, by the setting
 * unknown_limit_spread's share of it (one standard deviation). */
#include "estimate.h"

#include <math.h>

bool dw_gain_is_known(const dw_worth_model *model)
{
    return model->priced;
}

double dw_market_middle(const dw_money_range *market)
{
    return ((double)market->low + (double)market->high) / 2;
}

/* Mean and variance of a triangular distribution with these three points. */
static dw_estimate triangular(double low, double likely, double high)
{
    const double squares = low * low + likely * likely + high * high;
    const double products = low * likely + low * high + likely * high;
    return (dw_estimate){(low + likely + high) / 3, fmax(0, (squares - products) / 18)};
}

/* The price elsewhere, were the competitor to ask what we do. */
static double usual_price(const dw_worth_model *model)
{
    return model->outside == DW_OUTSIDE_COMPETITOR ? model->standard.price : model->outside_price;
}

dw_worth_model dw_model_of_usual_rival(const dw_worth_model *model)
{
    dw_worth_model usual = *model;
    usual.outside_price = usual_price(model);
    return usual;
}

/* Standard deviation of the price they have elsewhere: of a market, that of any price in its range. */
static double outside_spread(const dw_worth_model *model, double price)
{
    const dw_money_range *const market = &model->deal->value.market;
    if (model->outside == DW_OUTSIDE_MARKET)
        return ((double)market->high - (double)market->low) / sqrt(12);
    return price * dw_playbook_setting(model->playbook, DW_SETTING_ALTERNATIVE_SPREAD);
}

/* What the commercial terms bring them beyond doing without us, their value alone in doubt: `worth` of the
 * terms by each of their `value`s. */
static dw_estimate gain_at(const dw_worth_model *model, const double *value, const double *worth,
                           double price)
{
    double gain[DW_BUYER_VALUES];
    for (size_t v = 0; v < DW_BUYER_VALUES; v++)
        gain[v] = worth[v] - dw_worth_outside_at(model, value[v], price);
    return triangular(gain[0], gain[1], gain[2]);
}

/* ---- Where nothing is known of what they have without us ------------------------------------ */

/* Our price; where only the walk-away is known, a deviation above that: nobody asks so little. */
static double asked(const dw_worth_model *model)
{
    const dw_deal_value *const value = &model->deal->value;
    const bool is_floor = !dw_money_known(value->target_price) &&
                          !dw_money_known(value->list_price) && dw_money_known(value->floor_price);
    const double spread = dw_playbook_setting(model->playbook, DW_SETTING_UNKNOWN_LIMIT_SPREAD);
    return model->standard.price * (is_floor ? 1 + spread : 1);
}

/* Their budget a year, where they would have to go beyond it for our price; 0 for none. */
static double tight_budget(const dw_worth_model *model)
{
    double sum = 0;
    for (size_t y = 0; y < model->cash.n_budget; y++)
        sum += (double)model->cash.budget[y];
    const double budget = model->cash.n_budget > 0 ? sum / (double)model->cash.n_budget : 0;
    return budget < asked(model) ? budget : 0;
}

bool dw_limit_is_by_budget(const dw_worth_model *model)
{
    return model->priced && !dw_outside_is_known(model) && tight_budget(model) > 0;
}

static double worth_at(const dw_worth_model *model, double price)
{
    dw_cash_terms terms = model->standard;
    terms.price = price;
    return dw_cash_worth_to_them(&model->cash, &terms);
}

static dw_estimate gain_beyond_assumed(const dw_worth_model *model, const dw_cash_terms *terms)
{
    const double budget = tight_budget(model);
    const double stop = budget > 0 ? budget : asked(model);
    const double spread =
        stop * dw_playbook_setting(model->playbook, DW_SETTING_UNKNOWN_LIMIT_SPREAD);
    const double deviation = (worth_at(model, stop - spread) - worth_at(model, stop + spread)) / 2;
    return (dw_estimate){dw_cash_worth_to_them(&model->cash, terms) - worth_at(model, stop),
                         deviation * deviation};
}

/* ---- Gains ---------------------------------------------------------------------------------- */

dw_estimate dw_cash_gain_of(const dw_worth_model *model, const dw_cash_terms *terms)
{
    if (!dw_outside_is_known(model))
        return gain_beyond_assumed(model, terms);
    const double likely = model->cash.buyer_value, price = usual_price(model);
    const double spread = outside_spread(model, price);
    const double deviation = (dw_worth_outside_at(model, likely, price - spread) -
                              dw_worth_outside_at(model, likely, price + spread)) /
                             2;
    double value[DW_BUYER_VALUES], worth[DW_BUYER_VALUES];
    dw_buyer_values(model, value);
    dw_cash_worths_to_them(&model->cash, terms, value, DW_BUYER_VALUES, worth);
    return (dw_estimate){gain_at(model, value, worth, model->outside_price).mean - model->claim,
                         gain_at(model, value, worth, price).variance + deviation * deviation +
                             model->claim_spread * model->claim_spread};
}

dw_estimate dw_estimate_of_option(const dw_option *option)
{
    const dw_worth worth = dw_worth_of_option(option);
    return triangular(worth.them_low, worth.them, worth.them_high);
}

dw_estimate dw_gain_of(const dw_worth_model *model, const size_t *option,
                       const dw_cash_terms *terms)
{
    dw_estimate gain = dw_cash_gain_of(model, terms);
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const dw_issue *const issue = &model->deal->issue[i];
        if (!issue->valued || model->playbook->issue_kind[issue->kind].cash != DW_CASH_NONE)
            continue;
        const dw_estimate part = dw_estimate_of_option(&issue->option[option[i]]);
        gain.mean += part.mean;
        gain.variance += part.variance;
    }
    return gain;
}
