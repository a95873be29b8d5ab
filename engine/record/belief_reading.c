/* What the belief about the buyer says: issues, their limit, chances. */
#include "dealwright/belief.h"

#include "../trade/estimate.h"
#include "../trade/standing.h"

#include <math.h>
#include <string.h>

/* Of a normal 80 % lie within so many deviations. */
static const double EIGHTY_PERCENT = 1.2815515655446004;
/* The price that so many would take is found to a millionth of the first guess at most. */
enum { HALVINGS = 60 };

double dw_belief_time(const dw_belief *belief, dw_day day)
{
    const double length = (double)belief->close - belief->first;
    return fmax(0, ((double)day - belief->first) / length);
}

double dw_belief_way_gone(const dw_belief *belief, double time)
{
    return dw_pace_way_gone(belief->pace, time, belief->is_deadline_known);
}

static double chance_on(const dw_worth_model *model, const dw_belief *belief, const size_t *option,
                        const dw_cash_terms *terms, double time)
{
    double value[DW_BANK_FEATURES_MAX];
    const dw_features package = dw_features_of(model, belief, option, terms, value);
    return dw_bank_acceptance(belief->bank, &package, time);
}

double dw_belief_acceptance(const dw_worth_model *model, const dw_belief *belief,
                            const size_t *option, double price, double time)
{
    if (!belief->bank)
        return (double)NAN;
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!isnan(price))
        terms.price = price;
    return chance_on(model, belief, option, &terms, time);
}

dw_status dw_belief_if_passed_over(const dw_worth_model *model, const dw_belief *belief,
                                   const size_t *option, double price, double time, dw_arena *arena,
                                   double *chance, dw_error *err)
{
    double value[DW_BANK_FEATURES_MAX];
    dw_bank *refused;
    dw_cash_terms terms = dw_worth_terms(model, option);
    if (!belief->bank) {
        *chance = (double)NAN;
        return DW_OK;
    }
    const dw_status status = dw_bank_copy(belief->bank, arena, &refused, err);
    if (status != DW_OK)
        return status;
    if (!isnan(price))
        terms.price = price;
    const dw_features package = dw_features_of(model, belief, option, &terms, value);
    dw_bank_answer(refused, &package, time, false);
    *chance = dw_bank_acceptance(refused, &package, INFINITY);
    return DW_OK;
}

void dw_belief_alternatives(const dw_worth_model *model, const dw_belief *belief, double *chance)
{
    double aim[DW_BANK_AIMS_MAX];
    if (belief->bank)
        dw_bank_aims(belief->bank, aim);
    for (size_t k = 0, a = 0; k < model->n_alternatives; k++) {
        chance[k] = belief->bank ? 0 : model->alternative[k].chance;
        for (; belief->bank && a < belief->aims_before[k]; a++)
            chance[k] += aim[a];
    }
}

/* ---- Issues --------------------------------------------------------------------------------- */

/* The share is an amount until it is shared out; returns its variance. */
static double read_issue(const dw_belief *belief, const dw_stake *stake, dw_belief_issue *row)
{
    const size_t c = belief->coefficient[row->issue];
    row->prior_share = stake->weight_them;
    row->multiplier = 1;
    row->share = stake->them;
    if (c == DW_NONE)
        return 0;
    const dw_reading read = dw_bank_coefficient(belief->bank, c);
    row->multiplier = read.mean;
    row->share = stake->them * fabs(read.mean);
    row->moved = read.low > 1 || read.high < 1;
    return stake->them * stake->them * read.deviation * read.deviation;
}

/* Amounts become shares, their doubt to first order: d share = (1 - share) d own - share d others. */
static void share_out(dw_belief_issue *row, const double *variance, size_t n)
{
    double all = 0, sum = 0;
    for (size_t i = 0; i < n; i++) {
        all += row[i].share;
        sum += variance[i];
    }
    for (size_t i = 0; i < n; i++) {
        const double share = all > 0 ? row[i].share / all : 0, own = variance[i];
        const double others = fmax(0, sum - own);
        const double deviation =
            all > 0 ? sqrt((1 - share) * (1 - share) * own + share * share * others) / all : 0;
        row[i].share = share;
        row[i].low = fmax(0, share - EIGHTY_PERCENT * deviation);
        row[i].high = fmin(1, share + EIGHTY_PERCENT * deviation);
    }
}

static void sort_by_share(dw_belief_issue *row, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && row[k].share > row[k - 1].share; k--) {
            const dw_belief_issue kept = row[k];
            row[k] = row[k - 1];
            row[k - 1] = kept;
        }
}

dw_status dw_belief_issues(const dw_worth_model *model, const dw_belief *belief,
                           const dw_stake *stake, dw_arena *arena, const dw_belief_issue **row,
                           size_t *n_rows, dw_error *err)
{
    const size_t n_issues = model->deal->n_issues;
    dw_belief_issue *const all = DW_TAKE(arena, n_issues, dw_belief_issue);
    if (!all)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    double variance[DW_ISSUES_MAX];
    size_t n = 0;
    for (size_t i = 0; belief->bank && i < n_issues; i++) {
        if (!(stake[i].them > 0))
            continue;
        all[n].issue = i;
        variance[n] = read_issue(belief, &stake[i], &all[n]);
        n++;
    }
    share_out(all, variance, n);
    sort_by_share(all, n);
    *row = all;
    *n_rows = n;
    return DW_OK;
}

/* ---- Their limit ---------------------------------------------------------------------------- */

/* The most that is asked: nobody would pay more, whatever it is worth to them. */
static double most_asked(const dw_worth_model *model)
{
    const dw_deal *const deal = model->deal;
    const size_t issue = model->cash_issue[DW_CASH_PRICE];
    double most = dw_money_known(deal->value.list_price) ? (double)deal->value.list_price : 0;
    for (size_t o = 0; most == 0 && issue != DW_NONE && o < deal->issue[issue].n_options; o++)
        most = fmax(most, deal->issue[issue].option[o].number);
    most = most > 0 ? most : model->standard.price;
    for (unsigned side = DW_SIDE_US; side < DW_SIDE_COUNT; side++) {
        size_t option[DW_ISSUES_MAX];
        double price;
        if (dw_standing_offer(model, (dw_side)side, option, &price) && price > most)
            most = price;
    }
    return most;
}

typedef struct bounds {
    double least, most;
} bounds;

/* The price within bounds that a share of the buyers they may be would still pay at a time on these terms:
 * less to them the higher it is. */
static double price_taken_by(const dw_worth_model *model, const dw_belief *belief,
                             const size_t *option, double time, const bounds *within, double share)
{
    dw_cash_terms terms = dw_worth_terms(model, option);
    double low = within->least, high = within->most;
    terms.price = within->most;
    if (chance_on(model, belief, option, &terms, time) >= share)
        return within->most;
    for (int i = 0; i < HALVINGS; i++) {
        terms.price = low + (high - low) / 2;
        if (chance_on(model, belief, option, &terms, time) > share)
            low = terms.price;
        else
            high = terms.price;
    }
    return low;
}

double dw_belief_price_taken(const dw_worth_model *model, const dw_belief *belief,
                             const size_t *option, double share, double time)
{
    if (!belief->bank || !model->priced)
        return (double)NAN;
    return price_taken_by(model, belief, option, time, &(bounds){0, most_asked(model)}, share);
}

/* What they have on the table, or have said since that they would pay on the same terms; 0 for neither. */
static double price_named_by_them(const dw_worth_model *model, size_t *option)
{
    size_t words[DW_ISSUES_MAX];
    const size_t n_bytes = model->deal->n_issues * sizeof *option;
    const size_t price_issue = model->cash_issue[DW_CASH_PRICE];
    dw_standing offer = {.option = option}, said = {.option = words};
    offer.exists = dw_standing_offer(model, DW_SIDE_THEM, option, &offer.price);
    if (!offer.exists || isnan(offer.price))
        return 0;
    dw_standing_say(model, DW_SIDE_THEM, &offer, &said);
    if (price_issue != DW_NONE)
        words[price_issue] = option[price_issue];
    const bool same_terms = memcmp(words, option, n_bytes) == 0;
    return same_terms ? fmax(offer.price, said.price) : offer.price;
}

dw_belief_limit dw_belief_limit_of(const dw_worth_model *model, const dw_belief *belief)
{
    const double none = (double)NAN;
    dw_belief_limit limit = {none, none, none, none, none, none, none};
    if (!belief->bank)
        return limit;
    /* The worth of any package less what it leaves above the limit, with all multipliers as the deal
     * file says: only the base is in doubt. */
    double value[DW_BANK_FEATURES_MAX] = {0};
    size_t option[DW_ISSUES_MAX];
    value[DW_FEATURE_KNOWN] =
        belief->base_mean + dw_cash_worth_to_them(&model->cash, &model->standard);
    value[DW_FEATURE_BASE] = 1;
    const double worth = dw_worth_of_cash(model, &model->standard).them;
    const dw_reading margin = dw_bank_margin(belief->bank, &(dw_features){.value = value});
    limit.worth = worth - margin.mean;
    limit.worth_low = worth - margin.high;
    limit.worth_high = worth - margin.low;
    const double named = price_named_by_them(model, option), most = most_asked(model);
    const bounds within = {fmin(named, most), most};
    limit.price_most = within.most;
    limit.price = price_taken_by(model, belief, option, INFINITY, &within, 0.5);
    limit.price_low = price_taken_by(model, belief, option, INFINITY, &within, 0.9);
    limit.price_high = price_taken_by(model, belief, option, INFINITY, &within, 0.1);
    return limit;
}
