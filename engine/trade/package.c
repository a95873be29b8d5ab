/* One package: its worth, the chance that they take it, whose approval it needs.
 *
 * They take a package that brings them, beyond what they have without us, what they expect (the
 * model's claim; half of it one standard deviation). All of it is estimated: of the value a year, and
 * of each issue, a range is given (a triangular distribution); a competitor's price may be off by a
 * share (the setting alternative_spread, one standard deviation), a market's is any in its range. The
 * sum of these is taken as normal. */
#include "dealwright/offer.h"

#include <math.h>

typedef struct estimate {
    double mean, variance;
} estimate;

/* Mean and variance of a triangular distribution with these three points. */
static estimate triangular(double low, double likely, double high)
{
    const double squares = low * low + likely * likely + high * high;
    const double products = low * likely + low * high + likely * high;
    return (estimate){(low + likely + high) / 3, fmax(0, (squares - products) / 18)};
}

static void add(estimate *sum, estimate part)
{
    sum->mean += part.mean;
    sum->variance += part.variance;
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

/* Standard deviation of the price they have elsewhere: of a market, that of any price in its range. */
static double outside_spread(const dw_worth_model *model)
{
    const dw_money_range *const market = &model->deal->value.market;
    if (model->outside == DW_OUTSIDE_MARKET)
        return ((double)market->high - (double)market->low) / sqrt(12);
    return model->outside_price *
           dw_playbook_setting(model->playbook, DW_SETTING_ALTERNATIVE_SPREAD);
}

static estimate estimate_cash(const dw_worth_model *model, const dw_cash_terms *terms)
{
    const dw_money_range *const value = &model->deal->value.buyer_value;
    const double likely = model->cash.buyer_value, price = model->outside_price;
    const double low = dw_money_known(value->low) ? (double)value->low : likely;
    const double high = dw_money_known(value->high) ? (double)value->high : likely;
    estimate gain =
        triangular(cash_gain(model, terms, low, price), cash_gain(model, terms, likely, price),
                   cash_gain(model, terms, high, price));
    const double spread = outside_spread(model);
    const double deviation = (cash_gain(model, terms, likely, price + spread) -
                              cash_gain(model, terms, likely, price - spread)) /
                             2;
    gain.variance += deviation * deviation;
    return gain;
}

static double acceptance_of(const dw_worth_model *model, const size_t *option,
                            const dw_cash_terms *terms)
{
    if (!model->priced || model->outside == DW_OUTSIDE_UNKNOWN)
        return (double)NAN;
    estimate gain = estimate_cash(model, terms);
    add(&gain, (estimate){-model->claim, model->claim * model->claim / 4});
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const dw_issue *const issue = &model->deal->issue[i];
        if (!issue->valued || model->playbook->issue_kind[issue->kind].cash != DW_CASH_NONE)
            continue;
        const dw_worth worth = dw_worth_of_option(&issue->option[option[i]]);
        add(&gain, triangular(worth.them_low, worth.them, worth.them_high));
    }
    if (gain.variance > 0)
        return erfc(-gain.mean / sqrt(2 * gain.variance)) / 2;
    return gain.mean >= 0 ? 1 : 0;
}

double dw_claim_of(const dw_worth_model *model, const dw_frontier *frontier, double reservation)
{
    if (!model->priced || model->outside == DW_OUTSIDE_UNKNOWN)
        return 0;
    const dw_point_range range =
        dw_frontier_at_least(frontier, (dw_utilities){reservation, -INFINITY});
    if (range.n == 0)
        return 0;
    const double most = frontier->theirs[range.first + range.n - 1] - dw_worth_outside(model);
    return dw_playbook_setting(model->playbook, DW_SETTING_BUYER_CLAIM) * fmax(0, most);
}

bool dw_package_allowed(const dw_worth_model *model, const dw_package *package, size_t issue)
{
    const dw_issue *const row = &model->deal->issue[issue];
    if (issue != model->cash_issue[DW_CASH_PRICE])
        return dw_issue_allows(row, package->option[issue]);
    if (row->must_option != DW_NONE)
        return package->price == row->option[row->must_option].number;
    return package->price >= row->must_at_least && package->price <= row->must_at_most;
}

double dw_price_within(const dw_worth_model *model, double price)
{
    const size_t issue = model->cash_issue[DW_CASH_PRICE];
    if (issue == DW_NONE)
        return price;
    const dw_issue *const limits = &model->deal->issue[issue];
    if (limits->must_option != DW_NONE)
        return limits->option[limits->must_option].number;
    return fmin(fmax(price, limits->must_at_least), limits->must_at_most);
}

double dw_price_unit(double price)
{
    /* A price of so many units or more is said in the next larger one. */
    const double figures = 1500;
    double unit = 1;
    while (unit * 10 * figures <= price)
        unit *= 10;
    return unit;
}

/* ---- Approval ------------------------------------------------------------------------------- */

static bool may_approve(const dw_authority *authority, double discount, double amount)
{
    /* A share computed from two amounts may miss a round limit by rounding. */
    const double slack = 1e-9;
    /* An amount in a currency the playbook does not know is NAN and passes: the share decides. */
    return discount <= authority->discount + slack &&
           !(authority->amount > 0 && amount > authority->amount * (1 + slack));
}

size_t dw_authority_for(const dw_deal *deal, const dw_playbook *playbook, double discount,
                        double price)
{
    const dw_money list = deal->value.list_price, floor = deal->value.floor_price;
    const size_t last = playbook->n_authorities - 1;
    if (!dw_money_known(list) || list <= 0 || isnan(discount))
        return DW_NONE;
    if (dw_money_known(floor) && price < (double)floor - 0.5)
        return last;
    const double amount = dw_deal_units(deal, playbook, discount * (double)list);
    size_t a = 0;
    while (a < last && !may_approve(&playbook->authority[a], discount, amount))
        a++;
    return a;
}

/* Late payment, a cheap first year, a ramp are discounts by another name: all that is paid over the
 * horizon counts, against the list price for the same term on standard terms. */
static double discount_of(const dw_worth_model *model, const dw_cash_terms *terms)
{
    const dw_money list = model->deal->value.list_price;
    if (!dw_money_known(list) || list <= 0)
        return (double)NAN;
    dw_cash_model paid = model->cash;
    paid.cost_to_serve = 0;
    dw_cash_terms at_list = model->standard;
    at_list.price = (double)list;
    at_list.term_years = terms->term_years;
    return 1 - dw_cash_worth_to_us(&paid, terms) / dw_cash_worth_to_us(&paid, &at_list);
}

size_t dw_package_authority(const dw_worth_model *model, const size_t *option, double price)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!isnan(price))
        terms.price = price;
    return model->priced ? dw_authority_for(model->deal, model->playbook,
                                            discount_of(model, &terms), terms.price)
                         : DW_NONE;
}

dw_package dw_package_weigh(const dw_worth_model *model, const size_t *option, double price)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!isnan(price))
        terms.price = price;
    dw_package package = {.option = option,
                          .price = model->priced ? terms.price : (double)NAN,
                          .worth = dw_worth_at_price(model, option, terms.price),
                          .acceptance = acceptance_of(model, option, &terms),
                          .discount = model->priced ? discount_of(model, &terms) : (double)NAN,
                          .authority = DW_NONE};
    package.authority =
        dw_authority_for(model->deal, model->playbook, package.discount, package.price);
    return package;
}
