/* What things are worth to somebody who makes offers, and how they concede: a bank of hypotheses over
 * one linear model.
 *
 * A package is a vector of features; its worth to them is the sum of features times coefficients. The
 * coefficients are normal, with a mean for each hypothesis and one covariance that all of them share.
 * A hypothesis says how they concede: at time t, from 0 at the start to 1 at their deadline, they aim
 * at
 *
 *     target = reservation + (start - reservation) * (1 - min(1, t / scale)^exponent)
 *
 * An offer of theirs is an observation of worth: about their target at that time, within the noise.
 * That is one step of a Kalman filter; how well each hypothesis foretold it weighs the hypotheses
 * (Bayes). An answer says on which side of the target at that time a package lies: each hypothesis is
 * weighed by the chance of that, its mean becomes that of the normal cut off there, and the covariance
 * shrinks by the average of what the hypotheses say (moments matched).
 *
 * The covariance is kept as U D U' with U unit upper triangular (Bierman 1977, Factorization Methods
 * for Discrete Sequential Estimation), so that it stays symmetric and never negative. Sums run in a
 * fixed order: equal input gives equal bytes. */
#ifndef DEALWRIGHT_BANK_H
#define DEALWRIGHT_BANK_H

#include "dealwright/base.h"
#include "dealwright/limits.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How they come down from where they start. */
typedef enum dw_pace {
    DW_PACE_CONCEDING, /* most of the way early: exponents 0.25 and 0.5 */
    DW_PACE_STEADY,    /* in even steps: 0.8 and 1.25 */
    DW_PACE_FIRM,      /* nearly all of it just before the end: 2.5 and 6 */
    DW_PACE_COUNT
} dw_pace;

const char *dw_pace_name(dw_pace pace);

/* Share of the way from start to reservation that is gone at `time` >= 0, as these chances of the paces
 * expect it: the mean over the exponents of each, and over 1, 2 and 5 times the deadline where that is
 * not known. O(1). */
double dw_pace_way_gone(const double chance[DW_PACE_COUNT], double time, bool is_deadline_known);

/* Where they start and where they stop, in worth to them. */
typedef struct dw_bank_aim {
    double start, reservation; /* start >= reservation, finite */
    double weight;             /* >= 0 */
} dw_bank_aim;

/* What is believed before anything is seen. */
typedef struct dw_bank_prior {
    size_t n_features;        /* 1 .. DW_BANK_FEATURES_MAX */
    const double *mean;       /* [n_features] of the coefficients */
    const double *deviation;  /* [n_features] >= 0 of independent ones; used without a covariance */
    const double *covariance; /* [n_features][n_features], symmetric, none negative; or NULL */
    double noise; /* > 0: deviation of an offer's worth from their target when it is made */
    /* Worth of any package taken at random, what is not known of them included. Of a rare worth they have
     * fewer packages to choose from, so that a given one says more for having aimed at it: while nothing
     * is known of it, a hypothesis is weighed by 1 / density of its target as well, and less so the
     * better its worth is known. A deviation of 0 where a price makes up for the rest, and any worth can
     * be had as easily. */
    double usual_worth, usual_deviation;
    double pace[DW_PACE_COUNT]; /* weights >= 0, not all 0 */
    const dw_bank_aim *aim;     /* [n_aims], weights not all 0 */
    size_t n_aims;              /* 1 .. DW_BANK_AIMS_MAX */
    bool is_deadline_known;     /* else theirs may be 1, 2 or 5 times as far off, all as likely */
} dw_bank_prior;

typedef struct dw_bank dw_bank;

/* A package. What of its worth no coefficient stands for has a variance of its own. */
typedef struct dw_features {
    const double *value; /* [n_features], finite */
    double variance;     /* >= 0 */
} dw_features;

/* Fails with DW_E_RANGE ("features", "noise", "usual", "pace", "aims", "covariance", with the index of
 * what does not fit) or DW_E_NOMEM. O(n^3), without a covariance O(n^2 + hypotheses * n). */
dw_status dw_bank_make(const dw_bank_prior *prior, dw_arena *arena, dw_bank **bank,
                       dw_error *err) DW_MUST_USE;

/* The same bank once more, to try what would have been. Fails with DW_E_NOMEM. O(n^2 + hypotheses * n). */
dw_status dw_bank_copy(const dw_bank *bank, dw_arena *arena, dw_bank **copy,
                       dw_error *err) DW_MUST_USE;

/* They have offered the package at `time` >= 0. O(n^2 + hypotheses * n). */
void dw_bank_offer(dw_bank *bank, const dw_features *package, double time);

/* They have accepted it, or refused it, at that time. The same. */
void dw_bank_answer(dw_bank *bank, const dw_features *package, double time, bool accepted);

/* They have refused it in words, which are the last ones on it with the chance `last` (0 .. 1): then it does
 * not even reach what makes them stop. 0 is a refusal as above. The same. */
void dw_bank_refusal(dw_bank *bank, const dw_features *package, double time, double last);

/* ---- Readings ------------------------------------------------------------------------------- */

/* Of a mixture of normals, one for each hypothesis: 80 % of it lies between low and high. */
typedef struct dw_reading {
    double mean, deviation, low, high;
} dw_reading;

/* Worth to them of a package. O(n^2 + 80 * hypotheses). */
dw_reading dw_bank_worth(const dw_bank *bank, const dw_features *package);

/* The same beyond what makes them stop. */
dw_reading dw_bank_margin(const dw_bank *bank, const dw_features *package);

/* One coefficient. */
dw_reading dw_bank_coefficient(const dw_bank *bank, size_t feature);

/* Means of all coefficients: mean [n_features]. O(hypotheses * n). */
void dw_bank_means(const dw_bank *bank, double *mean);

/* Chance of each aim: chance [n_aims of the prior], in its order. O(hypotheses). */
void dw_bank_aims(const dw_bank *bank, double *chance);

/* Chance of each pace. O(hypotheses). */
void dw_bank_paces(const dw_bank *bank, double chance[DW_PACE_COUNT]);

/* Chance that they take the package at `time`: that its worth reaches their target then, which is
 * never below what makes them stop. INFINITY asks for the end, when only that is left.
 * O(n^2 + hypotheses). */
double dw_bank_acceptance(const dw_bank *bank, const dw_features *package, double time);

#ifdef __cplusplus
}
#endif
#endif
