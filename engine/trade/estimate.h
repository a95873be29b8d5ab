/* What a package brings the buyer, as an estimate: one normal, or the features of a belief. */
#ifndef ENGINE_TRADE_ESTIMATE_H
#define ENGINE_TRADE_ESTIMATE_H

#include "dealwright/belief.h"
#include "dealwright/offer.h"

typedef struct dw_estimate {
    double mean, variance;
} dw_estimate;

/* Can it be said, by whatever the deal has, how far a package is from what makes them stop? With a price. */
bool dw_gain_is_known(const dw_worth_model *model);

/* Their value a year as the deal tells it, at the least, as is likely and at the most. */
enum { DW_BUYER_VALUES = 3 };
void dw_buyer_values(const dw_worth_model *model, double value[DW_BUYER_VALUES]);

/* dw_worth_outside, were the deal worth buyer_value a year to them and the price elsewhere another. */
double dw_worth_outside_at(const dw_worth_model *model, double buyer_value, double outside_price);

/* The middle of a market whose prices are known. */
double dw_market_middle(const dw_money_range *market);

/* Worth to them of one option of an issue that is no cash term: the triangular distribution of its
 * range. */
dw_estimate dw_estimate_of_option(const dw_option *option);

/* The model with a competitor who asks what we do: what is in doubt about the buyer is judged by that, so
 * that no rival's price makes them better or less well known. */
dw_worth_model dw_model_of_usual_rival(const dw_worth_model *model);

/* What the commercial terms bring them beyond doing without us and what they expect. Its variance is
 * the same for all terms. */
dw_estimate dw_cash_gain_of(const dw_worth_model *model, const dw_cash_terms *terms);

/* The same of a package: that and the worth of every other issue. */
dw_estimate dw_gain_of(const dw_worth_model *model, const size_t *option,
                       const dw_cash_terms *terms);

/* ---- Features of a belief ------------------------------------------------------------------- */

enum {
    DW_FEATURE_KNOWN, /* what no coefficient stands for; its own is 1 for certain */
    DW_FEATURE_BASE, /* 1; its coefficient is how far we misjudge what they expect in all, 0 on average */
    DW_FEATURE_FIRST_ISSUE
};

/* Worth to them of the commercial terms, and what each role has in it: part [DW_CASH_COUNT]. The price's
 * is standard terms at that price; each other's the difference from standard that its term makes after
 * those of the roles before it. They add up to the worth. */
double dw_cash_parts(const dw_worth_model *model, const dw_cash_terms *terms, double *part);

/* The features of a package: value [belief->n_features], which they point to. With every issue's
 * coefficient 1 and the base's 0 their worth is the mean of dw_gain_of. */
dw_features dw_features_of(const dw_worth_model *model, const dw_belief *belief,
                           const size_t *option, const dw_cash_terms *terms, double *value);

#endif
