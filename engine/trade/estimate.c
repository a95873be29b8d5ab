/* What a package brings the buyer, as one normal estimate.
 *
 * They take a package that brings them, beyond what they have without us, what they expect (the
 * model's claim, with its spread). All of it is estimated: of the value a year, and
 * of each issue, a range is given (a triangular distribution); a competitor's price may be off by a
 * share (the setting alternative_spread, one standard deviation), a market's is any in its range. The
 * sum of these is taken as normal. How much is in doubt is that with a competitor who asks what we do:
 * otherwise a cheaper one would make them better known, and what is likely to be taken likelier. */
#include "estimate.h"

#include <math.h>

bool dw_gain_is_known(const dw_worth_model *model)
{
    return model->priced && model->outside != DW_OUTSIDE_UNKNOWN;
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

/* What the commercial terms bring them beyond doing without us. */
static double cash_gain(const dw_worth_model *model, const dw_cash_terms *terms, double buyer_value,
                        double outside_price)
{
    dw_worth_model other = *model;
    other.cash.buyer_value = buyer_value;
    other.outside_price = outside_price;
    return dw_worth_of_cash(&other, terms).them - dw_worth_outside(&other);
}

dw_worth_model dw_model_of_usual_rival(const dw_worth_model *model)
{
    dw_worth_model usual = *model;
    if (model->outside == DW_OUTSIDE_COMPETITOR)
        usual.outside_price = model->standard.price;
    return usual;
}

/* Standard deviation of the price they have elsewhere: of a market, that of any price in its range. */
static double outside_spread(const dw_worth_model *model)
{
    const dw_money_range *const market = &model->deal->value.market;
    if (model->outside == DW_OUTSIDE_MARKET)
        return ((double)market->high - (double)market->low) / sqrt(12);
    return model->outside_price *
           dw_playbook_setting(model->playbook, DW_SETTING_ALTERNATIVE_SPREAD);
}

/* By their value alone, the price elsewhere and what they expect as they are. */
static dw_estimate gain_by_value(const dw_worth_model *model, const dw_cash_terms *terms)
{
    const dw_money_range *const value = &model->deal->value.buyer_value;
    const double likely = model->cash.buyer_value, price = model->outside_price;
    const double low = dw_money_known(value->low) ? (double)value->low : likely;
    const double high = dw_money_known(value->high) ? (double)value->high : likely;
    return triangular(cash_gain(model, terms, low, price), cash_gain(model, terms, likely, price),
                      cash_gain(model, terms, high, price));
}

dw_estimate dw_cash_gain_of(const dw_worth_model *model, const dw_cash_terms *terms)
{
    const dw_worth_model usual = dw_model_of_usual_rival(model);
    const double likely = usual.cash.buyer_value, price = usual.outside_price;
    const double spread = outside_spread(&usual);
    const double deviation = (cash_gain(&usual, terms, likely, price + spread) -
                              cash_gain(&usual, terms, likely, price - spread)) /
                             2;
    return (dw_estimate){gain_by_value(model, terms).mean - model->claim,
                         gain_by_value(&usual, terms).variance + deviation * deviation +
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
