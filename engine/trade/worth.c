/* From a deal to the worth of its packages. */
#include "dealwright/trade.h"

#include "estimate.h"

#include <math.h>

static const double DAYS_A_YEAR = 365;
/* Any price would do to measure the slope; this one keeps its digits. */
static const double UNIT_PRICE = 1e6;

static double rate_or(double rate, const dw_playbook *playbook, dw_setting setting)
{
    return rate == DW_RATE_NONE ? dw_playbook_setting(playbook, setting) : rate;
}

/* Is the deal stated at levels after which no renewal is expected? */
static bool is_last(const dw_deal *deal, const dw_playbook *playbook)
{
    for (size_t f = 0; f < playbook->n_factors; f++) {
        const dw_factor *const factor = &playbook->factor[f];
        bool any = false, all = factor->kind == DW_FACTOR_STATED;
        for (size_t l = 0; all && l < factor->n_levels; l++) {
            const bool possible = deal->fact[f] >> l & 1;
            all = !possible || factor->level[l].no_renewal;
            any |= possible;
        }
        if (any && all)
            return true;
    }
    return false;
}

static double renewal_probability(const dw_deal *deal, const dw_playbook *playbook)
{
    const double given = deal->value.renewal_probability;
    return given == DW_RATE_NONE && is_last(deal, playbook)
               ? 0
               : rate_or(given, playbook, DW_SETTING_RENEWAL_PROBABILITY);
}

static double money_or_zero(dw_money money)
{
    return dw_money_known(money) ? (double)money : 0;
}

static double likely_of(const dw_money_range *range)
{
    if (dw_money_known(range->likely))
        return (double)range->likely;
    if (dw_money_known(range->low) && dw_money_known(range->high))
        return ((double)range->low + (double)range->high) / 2;
    return money_or_zero(dw_money_known(range->low) ? range->low : range->high);
}

static bool is_known(const dw_money_range *range)
{
    return dw_money_known(range->low) || dw_money_known(range->likely) ||
           dw_money_known(range->high);
}

static int longest_term(const dw_worth_model *model)
{
    double longest = model->standard.term_years;
    const size_t issue = model->cash_issue[DW_CASH_TERM_YEARS];
    for (size_t o = 0; issue != DW_NONE && o < model->deal->issue[issue].n_options; o++)
        if (!model->deal->issue[issue].option[o].named &&
            model->deal->issue[issue].option[o].number > longest)
            longest = model->deal->issue[issue].option[o].number;
    return (int)longest;
}

/* A year's worth to them without us, if the deal were worth buyer_value a year to them. Where that is
 * unknown their worth is relative, and a year without us costs them what it costs elsewhere. */
static double fallback_of(const dw_worth_model *model, double buyer_value, double outside_price)
{
    const double delay =
        pow(1 + model->cash.their_rate, -model->standard.payment_days / DAYS_A_YEAR);
    const bool has_price = outside_price > 0;
    const double elsewhere = -delay * (has_price ? outside_price : model->standard.price);
    if (!model->valued_by_them)
        return elsewhere;
    return has_price ? fmax(0, buyer_value + elsewhere) : 0;
}

/* Where others are as cheap, what a rival is only said to ask changes nothing. */
static bool has_rival(const dw_deal_value *value, bool has_market)
{
    return dw_money_known(value->competitor_price) &&
           (!has_market || value->competitor_evidence ||
            (double)value->competitor_price < dw_market_middle(&value->market));
}

static void find_outside(dw_worth_model *model)
{
    const dw_deal_value *const value = &model->deal->value;
    const bool has_market = dw_money_known(value->market.low) && dw_money_known(value->market.high);
    model->valued_by_them = is_known(&value->buyer_value);
    if (has_rival(value, has_market)) {
        model->outside = DW_OUTSIDE_COMPETITOR;
        model->outside_price = (double)value->competitor_price;
    } else if (has_market) {
        model->outside = DW_OUTSIDE_MARKET;
        model->outside_price = dw_market_middle(&value->market);
    } else if (model->valued_by_them) {
        model->outside = DW_OUTSIDE_STATUS_QUO;
    }
}

/* Until others are counted, what they have without us is one. */
static void find_alternative(dw_worth_model *model)
{
    find_outside(model);
    model->alternative[0] = (dw_alternative){.outside = model->outside,
                                             .is_told = model->outside == DW_OUTSIDE_COMPETITOR,
                                             .price = model->outside_price,
                                             .chance = 1,
                                             .worth = dw_worth_outside(model)};
    model->n_alternatives = 1;
}

static void add_days(dw_worth_model *model)
{
    const size_t issue = model->cash_issue[DW_CASH_PAYMENT_DAYS];
    dw_cash_add_days(&model->cash, model->standard.payment_days);
    for (size_t o = 0; issue != DW_NONE && o < model->deal->issue[issue].n_options; o++)
        dw_cash_add_days(&model->cash, model->deal->issue[issue].option[o].number);
}

void dw_worth_model_init(dw_worth_model *model, const dw_deal *deal, const dw_playbook *playbook)
{
    const dw_deal_value *const value = &deal->value;
    *model = (dw_worth_model){
        .deal = deal,
        .playbook = playbook,
        .cash = {.our_rate =
                     rate_or(value->our_cost_of_capital, playbook, DW_SETTING_OUR_COST_OF_CAPITAL),
                 .their_rate = rate_or(value->their_cost_of_capital, playbook,
                                       DW_SETTING_THEIR_COST_OF_CAPITAL),
                 .renewal_probability = renewal_probability(deal, playbook),
                 .cost_to_serve = money_or_zero(value->cost_to_serve),
                 .buyer_value = likely_of(&value->buyer_value),
                 .flexibility_cost = dw_playbook_setting(playbook, DW_SETTING_FLEXIBILITY_COST),
                 .budget_excess_cost = dw_playbook_setting(playbook, DW_SETTING_BUDGET_EXCESS_COST),
                 .budget = value->their_budget,
                 .n_budget = value->n_their_budget},
        .standard = {.term_years = 1,
                     .payment_days =
                         dw_playbook_setting(playbook, DW_SETTING_STANDARD_PAYMENT_DAYS)}};
    model->cash_issue[DW_CASH_NONE] = DW_NONE;
    for (unsigned role = DW_CASH_PRICE; role < DW_CASH_COUNT; role++)
        model->cash_issue[role] = dw_deal_cash_issue(deal, playbook, (dw_cash_role)role);
    const dw_money price = dw_deal_year_price(deal, playbook);
    model->priced = dw_money_known(price);
    model->standard.price = money_or_zero(price);
    add_days(model);
    find_alternative(model);
    const int least = (int)dw_playbook_setting(playbook, DW_SETTING_HORIZON_YEARS);
    const int longest = longest_term(model);
    model->cash.horizon_years = longest > least ? longest : least;
}

dw_cash_terms dw_worth_terms(const dw_worth_model *model, const size_t *option)
{
    dw_cash_terms terms = model->standard;
    for (unsigned role = DW_CASH_PRICE; role < DW_CASH_COUNT; role++) {
        const size_t issue = model->cash_issue[role];
        if (issue != DW_NONE)
            dw_cash_terms_set(&terms, (dw_cash_role)role,
                              model->deal->issue[issue].option[option[issue]].number);
    }
    return terms;
}

dw_cash_terms dw_terms_alone(const dw_worth_model *model, const dw_cash_terms *standard,
                             dw_cash_role role, double number)
{
    dw_cash_terms terms = *standard;
    if (role == DW_CASH_ESCALATOR)
        terms.term_years = model->cash.horizon_years;
    if (role == DW_CASH_RENEWAL_RISE)
        terms.term_years = 1;
    dw_cash_terms_set(&terms, role, number);
    return terms;
}

void dw_buyer_values(const dw_worth_model *model, double value[DW_BUYER_VALUES])
{
    const dw_money_range *const range = &model->deal->value.buyer_value;
    const double likely = model->cash.buyer_value;
    value[0] = dw_money_known(range->low) ? (double)range->low : likely;
    value[1] = likely;
    value[2] = dw_money_known(range->high) ? (double)range->high : likely;
}

dw_worth dw_worth_of_cash(const dw_worth_model *model, const dw_cash_terms *terms)
{
    double value[DW_BUYER_VALUES], them[DW_BUYER_VALUES];
    dw_buyer_values(model, value);
    dw_cash_worths_to_them(&model->cash, terms, value, DW_BUYER_VALUES, them);
    return (dw_worth){.us = dw_cash_worth_to_us(&model->cash, terms),
                      .them_low = them[0],
                      .them = them[1],
                      .them_high = them[2]};
}

dw_worth dw_worth_of_option(const dw_option *option)
{
    const double likely = likely_of(&option->them);
    return (dw_worth){
        .us = money_or_zero(option->us),
        .them_low = dw_money_known(option->them.low) ? (double)option->them.low : likely,
        .them = likely,
        .them_high = dw_money_known(option->them.high) ? (double)option->them.high : likely};
}

/* A side whose worth nobody has given cannot be weighed against the other. */
static bool is_two_sided(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (!dw_money_known(issue->option[o].us) || !dw_money_known(issue->option[o].them.low))
            return false;
    return true;
}

bool dw_issue_is_cash(const dw_worth_model *model, size_t issue)
{
    return model->playbook->issue_kind[model->deal->issue[issue].kind].cash != DW_CASH_NONE;
}

bool dw_issue_is_weighed(const dw_worth_model *model, size_t issue)
{
    const dw_issue *const i = &model->deal->issue[issue];
    return dw_issue_is_cash(model, issue) ? model->priced : is_two_sided(i);
}

dw_worth dw_worth_beside_cash(const dw_worth_model *model, const size_t *option, dw_worth cash)
{
    dw_worth worth = cash;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const dw_issue *const issue = &model->deal->issue[i];
        if (!issue->valued || model->playbook->issue_kind[issue->kind].cash != DW_CASH_NONE)
            continue;
        const dw_worth added = dw_worth_of_option(&issue->option[option[i]]);
        worth.us += added.us;
        worth.them += added.them;
        worth.them_low += added.them_low;
        worth.them_high += added.them_high;
    }
    return worth;
}

static dw_worth worth_on(const dw_worth_model *model, const size_t *option,
                         const dw_cash_terms *terms)
{
    const dw_worth nothing = {0};
    return dw_worth_beside_cash(model, option,
                                model->priced ? dw_worth_of_cash(model, terms) : nothing);
}

dw_worth dw_worth_of(const dw_worth_model *model, const size_t *option)
{
    const dw_cash_terms terms = dw_worth_terms(model, option);
    return worth_on(model, option, &terms);
}

dw_worth dw_worth_at_price(const dw_worth_model *model, const size_t *option, double price)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    terms.price = price;
    return worth_on(model, option, &terms);
}

dw_worth dw_worth_asked(const dw_worth_model *model, const size_t *option, double price)
{
    return isnan(price) ? dw_worth_of(model, option) : dw_worth_at_price(model, option, price);
}

double dw_price_for_worth(const dw_worth_model *model, const size_t *option, double us)
{
    if (!model->priced)
        return (double)NAN;
    const double at_nothing = dw_worth_at_price(model, option, 0).us;
    dw_cash_terms terms = dw_worth_terms(model, option);
    terms.price = 0;
    const double base = dw_cash_worth_to_us(&model->cash, &terms);
    terms.price = UNIT_PRICE;
    const double slope = (dw_cash_worth_to_us(&model->cash, &terms) - base) / UNIT_PRICE;
    return (us - at_nothing) / slope;
}

double dw_worth_outside_at(const dw_worth_model *model, double buyer_value, double outside_price)
{
    double worth = 0, present = 1;
    const double fallback = fallback_of(model, buyer_value, outside_price);
    for (int y = 0; y < model->cash.horizon_years; y++) {
        worth += present * fallback;
        present /= 1 + model->cash.their_rate;
    }
    return worth;
}

double dw_worth_outside(const dw_worth_model *model)
{
    return dw_worth_outside_at(model, model->cash.buyer_value, model->outside_price);
}

size_t dw_standard_option(const dw_worth_model *model, size_t issue)
{
    const dw_issue *const row = &model->deal->issue[issue];
    return issue == model->cash_issue[DW_CASH_PRICE]
               ? dw_issue_nearest_allowed(row, model->standard.price)
               : dw_issue_standard(row);
}

void dw_standard_package(const dw_worth_model *model, size_t *option)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        option[i] = dw_standard_option(model, i);
}
