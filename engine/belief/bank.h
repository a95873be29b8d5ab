/* What the files of the bank share.
 *
 *   factor.c        the covariance as U D U'
 *   bank.c          prior, offers, answers
 *   bank_reading.c  what is believed */
#ifndef ENGINE_BELIEF_BANK_H
#define ENGINE_BELIEF_BANK_H

#include "dealwright/bank.h"

/* ---- Covariance as factors ------------------------------------------------------------------ */

typedef struct dw_factored {
    size_t n;
    double *upper;    /* columns above the diagonal of U, the j-th of j elements, one by one */
    double *diagonal; /* [n] of D, >= 0 */
} dw_factored;

/* Features that are not 0, in their order: most packages have few. */
typedef struct dw_sparse {
    size_t n;
    uint16_t index[DW_BANK_FEATURES_MAX];
} dw_sparse;

void dw_sparse_of(const double *value, size_t n, dw_sparse *sparse);

/* Factors a covariance, which it uses up. The index of a feature at which it is negative or not
 * symmetric, or n. */
size_t dw_factored_from(dw_factored *factored, double *covariance);

/* value' P value. */
double dw_factored_variance(const dw_factored *factored, const double *value,
                            const dw_sparse *sparse);

/* P becomes P - gain gain' / sum, where gain = P value is left in `gain` [n], and sum = value' P value
 * + variance is returned. variance > 0; scratch [n]. */
double dw_factored_absorb(dw_factored *factored, const double *value, const dw_sparse *sparse,
                          double variance, double *gain, double *scratch);

/* ---- The bank ------------------------------------------------------------------------------- */

enum { DW_BANK_EXPONENTS = 6, DW_BANK_SCALES_MAX = 3 };

struct dw_bank {
    dw_factored covariance;
    double noise_variance;
    double usual_worth, usual_precision; /* a precision of 0: every worth is as usual */
    dw_bank_aim aim[DW_BANK_AIMS_MAX];
    size_t n_aims, n_scales;
    /* Hypotheses: exponent, then aim, then scale. */
    size_t n_hypotheses;
    double *mean;       /* [n_hypotheses][n] */
    double *log_weight; /* [n_hypotheses], -INFINITY once given up */
    double *weight;     /* [n_hypotheses], sums to 1 */
    uint16_t
        *alive; /* [n_alive] hypotheses that are not given up, ascending: after some offers few */
    size_t n_alive;
    double *shift;      /* [n_hypotheses] scratch */
    double *target;     /* [n_hypotheses] at target_time: many events share a day */
    double target_time; /* NAN before the first */
    double *left;       /* [n_hypotheses] scratch */
    double *gain;       /* [n] scratch */
    double *scratch;    /* [n] */
};

/* Targets of all hypotheses at a time: target [n_hypotheses]. */
void dw_bank_targets(const dw_bank *bank, double time, double *target);

/* Mean worth of the package by a hypothesis. */
double dw_bank_mean_by(const dw_bank *bank, size_t hypothesis, const double *value,
                       const dw_sparse *sparse);

#endif
