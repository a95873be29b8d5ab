/* The worth of the coupled commercial terms to each side.
 *
 * Payments fall due at the start of each year and arrive payment_days later. Years beyond the
 * committed term are served as far as the contract is renewed: a term of Y years has its k-th renewal
 * after k * Y years, each with the same probability. Year 0 counts in full. To
 * the buyer all years count in full: it leaves only for something as good.
 *
 * The price of a year y, with P the price, g the escalator, r the ramp years, s the renewal rise:
 *   committed, y < Y   P (1 + g)^y, of which (y + 1) / (r + 1) is paid while y < r; in year 0 the
 *                      first-year discount is taken off besides
 *   renewed, y >= Y    P (1 + g)^(Y - 1) (1 + s)^k after k = y / Y renewals: the last committed
 *                      year's full price, whatever ramp the term began with
 *
 * Worked example: price 100, one year, no delay, cost 40, our rate 0, renewal 0.5, horizon 3:
 * 60 + 0.5 * 60 + 0.25 * 60 = 105 to us; committed for three years it is 180, so what the commitment
 * is worth is (1 - renewal) of the later margins, compounded. With a ramp of one year the committed
 * three years pay 50, 100, 100; with a renewal rise of 0.1 and one year, 100, 110, 121. */
#include "dealwright/trade.h"

#include <math.h>

void dw_cash_terms_set(dw_cash_terms *terms, dw_cash_role role, double number)
{
    switch (role) {
    case DW_CASH_PRICE: terms->price = number; break;
    case DW_CASH_TERM_YEARS: terms->term_years = (int)number; break;
    case DW_CASH_PAYMENT_DAYS: terms->payment_days = number; break;
    case DW_CASH_ESCALATOR: terms->escalator = number; break;
    case DW_CASH_FIRST_YEAR_DISCOUNT: terms->first_year_discount = number; break;
    case DW_CASH_RAMP_YEARS: terms->ramp_years = (int)number; break;
    case DW_CASH_RENEWAL_RISE: terms->renewal_rise = number; break;
    case DW_CASH_NONE:
    case DW_CASH_COUNT: break;
    }
}

/* The years of a contract one after the other: what a year costs, and how likely it still is. */
typedef struct run {
    int year, left; /* years until the next renewal, this one included */
    double price, chance;
} run;

static run first_year(const dw_cash_terms *terms)
{
    return (run){.left = terms->term_years, .price = terms->price, .chance = 1};
}

static void next_year(const dw_cash_model *model, const dw_cash_terms *terms, run *at)
{
    at->year++;
    at->left--;
    if (at->left == 0) {
        at->left = terms->term_years;
        at->chance *= model->renewal_probability;
        at->price *= 1 + terms->renewal_rise;
    } else if (at->year < terms->term_years) {
        at->price *= 1 + terms->escalator;
    }
}

/* What is paid in the year. */
static dw_cash_year year_of(const dw_cash_terms *terms, const run *at)
{
    dw_cash_year result = {.price = at->price,
                           .payment = at->price,
                           .committed = at->year < terms->term_years,
                           .chance = at->chance};
    if (at->year < terms->ramp_years && result.committed)
        result.payment *= (at->year + 1) / (terms->ramp_years + 1.0);
    if (at->year == 0)
        result.payment *= 1 - terms->first_year_discount;
    return result;
}

static double delay_factor(double rate, double days)
{
    return pow(1 + rate, -days / 365);
}

void dw_cash_add_days(dw_cash_model *model, double days)
{
    if (model->n_delays < DW_CASH_DELAYS_MAX)
        model->delay[model->n_delays++] = (dw_cash_delay){days, delay_factor(model->our_rate, days),
                                                          delay_factor(model->their_rate, days)};
}

/* NULL: such days were not added. */
static const dw_cash_delay *known_delay(const dw_cash_model *model, double days)
{
    for (size_t d = 0; d < model->n_delays; d++)
        if (model->delay[d].days == days)
            return &model->delay[d];
    return NULL;
}

static double our_delay(const dw_cash_model *model, double days)
{
    const dw_cash_delay *const known = known_delay(model, days);
    return known ? known->us : delay_factor(model->our_rate, days);
}

static double their_delay(const dw_cash_model *model, double days)
{
    const dw_cash_delay *const known = known_delay(model, days);
    return known ? known->them : delay_factor(model->their_rate, days);
}

/* The sides' parts of a year. `delay` is what late payment leaves of a payment, `present` what a year
 * so far off leaves of an amount, both at the side's rate. */
static void add_ours(const dw_cash_model *model, double delay, double present, dw_cash_year *year)
{
    year->delay_us = delay;
    year->present_us = present;
    year->cost_to_serve = model->cost_to_serve;
    year->us = year->chance * present * (year->payment * delay - model->cost_to_serve);
}

static double add_their_cost(const dw_cash_model *model, const dw_cash_terms *terms, int y,
                             double delay, dw_cash_year *year)
{
    double cost = year->payment * delay;
    if ((size_t)y < model->n_budget && year->payment > (double)model->budget[y]) {
        year->excess = year->payment - (double)model->budget[y];
        year->excess_cost = model->budget_excess_cost * year->excess;
        cost += year->excess_cost;
    }
    if (y > 0 && year->committed) {
        year->flexibility_cost = model->flexibility_cost * terms->price;
        cost += year->flexibility_cost;
    }
    return cost;
}

static void add_theirs(const dw_cash_model *model, const dw_cash_terms *terms, int y, double delay,
                       double present, dw_cash_year *year)
{
    year->delay_them = delay;
    year->present_them = present;
    year->value = model->buyer_value;
    year->them = present * (year->value - add_their_cost(model, terms, y, delay, year));
}

void dw_cash_years(const dw_cash_model *model, const dw_cash_terms *terms, dw_cash_year *year)
{
    const double delay_us = our_delay(model, terms->payment_days);
    const double delay_them = their_delay(model, terms->payment_days);
    double present_us = 1, present_them = 1;
    run at = first_year(terms);
    for (int y = 0; y < model->horizon_years; y++) {
        year[y] = year_of(terms, &at);
        add_ours(model, delay_us, present_us, &year[y]);
        add_theirs(model, terms, y, delay_them, present_them, &year[y]);
        present_us /= 1 + model->our_rate;
        present_them /= 1 + model->their_rate;
        next_year(model, terms, &at);
    }
}

double dw_cash_worth_to_us(const dw_cash_model *model, const dw_cash_terms *terms)
{
    const double delay = our_delay(model, terms->payment_days);
    double worth = 0, present = 1;
    run at = first_year(terms);
    for (int y = 0; y < model->horizon_years; y++) {
        dw_cash_year year = year_of(terms, &at);
        add_ours(model, delay, present, &year);
        worth += year.us;
        present /= 1 + model->our_rate;
        next_year(model, terms, &at);
    }
    return worth;
}

void dw_cash_worths_to_them(const dw_cash_model *model, const dw_cash_terms *terms,
                            const double *value, size_t n, double *worth)
{
    const double delay = their_delay(model, terms->payment_days);
    double present = 1;
    run at = first_year(terms);
    for (size_t i = 0; i < n; i++)
        worth[i] = 0;
    for (int y = 0; y < model->horizon_years; y++) {
        dw_cash_year year = year_of(terms, &at);
        const double cost = add_their_cost(model, terms, y, delay, &year);
        for (size_t i = 0; i < n; i++)
            worth[i] += present * (value[i] - cost);
        present /= 1 + model->their_rate;
        next_year(model, terms, &at);
    }
}

double dw_cash_worth_to_them(const dw_cash_model *model, const dw_cash_terms *terms)
{
    double worth;
    dw_cash_worths_to_them(model, terms, &model->buyer_value, 1, &worth);
    return worth;
}
