/* One package: its worth, the chance that they take it, whose approval it needs.
 *
 * Until the buyer has made or answered an offer the chance is that of dw_gain_of: that the package
 * brings them what they expect, over the alternatives that they may have. From then on the belief about
 * the buyer says it. */
#include "estimate.h"
#include "standing.h"

#include <math.h>

static double above(double mean, double variance)
{
    if (variance > 0)
        return erfc(-mean / sqrt(2 * variance)) / 2;
    return mean >= 0 ? 1 : 0;
}

static double chance_of_gain(const dw_worth_model *model, dw_estimate gain)
{
    double chance = 0;
    for (size_t a = 0; a < model->n_alternatives; a++) {
        const dw_alternative *const other = &model->alternative[a];
        const double wider = model->n_alternatives > 1 ? other->variance - model->gain_variance : 0;
        chance += other->chance * above(gain.mean - other->more, gain.variance + wider);
    }
    return fmin(1, chance);
}

/* The chance that they take the terms after all that they have refused in words. */
static double still_taken(const dw_worth_model *model, const size_t *option)
{
    const double taken = dw_playbook_setting(model->playbook, DW_SETTING_REFUSED_TAKEN);
    double chance = 1;
    for (size_t i = 0; model->refused && i < model->deal->n_issues; i++)
        if (dw_option_set_has(&model->refused[i], option[i]))
            chance *= taken;
    return chance;
}

/* By what the package brings them. */
static double acceptance_by_worth(const dw_worth_model *model, const size_t *option,
                                  const dw_cash_terms *terms)
{
    if (!dw_gain_is_known(model))
        return (double)NAN;
    if (model->belief && model->belief->bank && dw_belief_seen(model->belief) > 0) {
        double value[DW_BANK_FEATURES_MAX];
        const dw_features features = dw_features_of(model, model->belief, option, terms, value);
        return dw_bank_acceptance(model->belief->bank, &features, INFINITY);
    }
    return chance_of_gain(model, dw_gain_of(model, option, terms));
}

/* No filter that is sure of what they gain hears a no, and who has said it has a reason that the deal file
 * does not know; but what they stand by themselves they would take. */
double dw_most_taken(const dw_worth_model *model, const size_t *option, double price, double them)
{
    const dw_belief *const belief = model->belief;
    if (!belief || !belief->bank || isnan(belief->refused_worth) ||
        (belief->stood_by &&
         dw_no_term_worse(model, option, price, belief->stood_by, belief->stood_by_price)))
        return 1;
    const double taken = dw_playbook_setting(model->playbook, DW_SETTING_REFUSED_TAKEN);
    const double beyond = fmax(0, them - belief->refused_worth);
    return 1 - (1 - taken) * erfc(beyond / (belief->noise * sqrt(2)));
}

static double acceptance_of(const dw_worth_model *model, const size_t *option,
                            const dw_cash_terms *terms, double them)
{
    const double chance = acceptance_by_worth(model, option, terms);
    /* Not known stays so. */
    return still_taken(model, option) *
           (isnan(chance) ? chance
                          : fmin(chance, dw_most_taken(model, option, terms->price, them)));
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

bool dw_model_bars(const dw_worth_model *model, size_t issue, size_t option)
{
    return model->barred && dw_option_set_has(&model->barred[issue], option);
}

bool dw_model_asks_again(const dw_worth_model *model, size_t issue, size_t option)
{
    return model->again && dw_option_set_has(&model->again[issue], option);
}

bool dw_model_offers(const dw_worth_model *model, size_t issue, size_t option)
{
    return dw_issue_offers(&model->deal->issue[issue], option) &&
           !dw_model_bars(model, issue, option);
}

bool dw_package_within_limits(const dw_worth_model *model, const dw_package *package)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (!(i == model->cash_issue[DW_CASH_PRICE] && isnan(package->price)) &&
            !dw_package_allowed(model, package, i))
            return false;
    return true;
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

double dw_price_that_leaves(const dw_worth_model *model, const size_t *option, double them,
                            double least, double most)
{
    if (!model->priced || !(least <= most))
        return (double)NAN;
    if (dw_worth_at_price(model, option, most).them >= them)
        return most;
    const double unit = dw_price_unit(most);
    double good = ceil(least / unit) - 1, bad = ceil(most / unit);
    while (bad - good > 1) {
        const double middle = floor((good + bad) / 2);
        if (dw_worth_at_price(model, option, middle * unit).them >= them)
            good = middle;
        else
            bad = middle;
    }
    return good * unit >= least ? good * unit : (double)NAN;
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

size_t dw_package_beyond_amount(const dw_worth_model *model, const dw_package *package,
                                double *most)
{
    const dw_playbook *const book = model->playbook;
    const dw_money list = model->deal->value.list_price;
    if (!dw_money_known(list) || list <= 0 || isnan(package->discount))
        return DW_NONE;
    size_t a = 0;
    while (a < book->n_authorities && !may_approve(&book->authority[a], package->discount, 0))
        a++;
    const double off = package->discount * (double)list;
    const double amount = dw_deal_units(model->deal, book, off);
    if (a == book->n_authorities || may_approve(&book->authority[a], package->discount, amount))
        return DW_NONE;
    *most = off * book->authority[a].amount / amount;
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

/* At least what our own house has to answer again. */
static size_t with_answer(const dw_worth_model *model, const size_t *option, size_t authority)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (dw_model_asks_again(model, i, option[i]) &&
            (authority == DW_NONE || authority < model->again_authority))
            return model->again_authority;
    return authority;
}

/* What breaks a hard limit is for the last one alone. */
static size_t authority_of(const dw_worth_model *model, const dw_package *package)
{
    if (!dw_package_within_limits(model, package))
        return model->playbook->n_authorities - 1;
    return with_answer(
        model, package->option,
        dw_authority_for(model->deal, model->playbook, package->discount, package->price));
}

size_t dw_package_authority(const dw_worth_model *model, const size_t *option, double price)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!isnan(price))
        terms.price = price;
    const dw_package package = {.option = option,
                                .price = model->priced ? terms.price : (double)NAN,
                                .discount =
                                    model->priced ? discount_of(model, &terms) : (double)NAN};
    return authority_of(model, &package);
}

size_t dw_package_authority_told(const dw_worth_model *model, const dw_package *package)
{
    dw_deal told = *model->deal;
    told.value.floor_price = DW_MONEY_NONE;
    for (size_t i = 0; i < told.n_issues; i++)
        if (i != model->cash_issue[DW_CASH_PRICE] && !dw_package_allowed(model, package, i))
            return model->playbook->n_authorities - 1;
    return with_answer(model, package->option,
                       dw_authority_for(&told, model->playbook, package->discount, package->price));
}

dw_package dw_package_weigh(const dw_worth_model *model, const size_t *option, double price)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!isnan(price))
        terms.price = price;
    const dw_worth worth = dw_worth_at_price(model, option, terms.price);
    dw_package package = {.option = option,
                          .price = model->priced ? terms.price : (double)NAN,
                          .worth = worth,
                          .acceptance = acceptance_of(model, option, &terms, worth.them),
                          .discount = model->priced ? discount_of(model, &terms) : (double)NAN};
    package.authority = authority_of(model, &package);
    return package;
}
