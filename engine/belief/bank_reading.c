/* What is believed: readings of the bank. */
#include "bank.h"

#include <math.h>

/* Halvings that bring a quantile to the precision of a double. */
enum { HALVINGS = 60 };
/* Of a normal nothing is left beyond so many deviations. */
static const double FAR = 9;
static const double LOW_TAIL = 0.1, HIGH_TAIL = 0.9;

static double below(double deviations)
{
    return erfc(-deviations / sqrt(2)) / 2;
}

/* ---- The mixture of one amount -------------------------------------------------------------- */

typedef struct mixture {
    const dw_bank *bank;
    double mean[DW_BANK_HYPOTHESES_MAX];
    double deviation; /* the same of all */
} mixture;

static double share_below(const mixture *m, double value)
{
    double share = 0;
    for (size_t h = 0; h < m->bank->n_hypotheses; h++) {
        const double weight = m->bank->weight[h], gap = value - m->mean[h];
        if (weight == 0)
            continue;
        share += m->deviation > 0 ? weight * below(gap / m->deviation) : gap >= 0 ? weight : 0;
    }
    return share;
}

static double quantile(const mixture *m, double share)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t h = 0; h < m->bank->n_hypotheses; h++) {
        low = fmin(low, m->mean[h]);
        high = fmax(high, m->mean[h]);
    }
    low -= FAR * m->deviation;
    high += FAR * m->deviation;
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = low + (high - low) / 2;
        if (share_below(m, middle) < share)
            low = middle;
        else
            high = middle;
    }
    return high;
}

static dw_reading read(const mixture *m)
{
    dw_reading reading = {.low = quantile(m, LOW_TAIL), .high = quantile(m, HIGH_TAIL)};
    double variance = m->deviation * m->deviation;
    for (size_t h = 0; h < m->bank->n_hypotheses; h++)
        reading.mean += m->bank->weight[h] * m->mean[h];
    for (size_t h = 0; h < m->bank->n_hypotheses; h++) {
        const double gap = m->mean[h] - reading.mean;
        variance += m->bank->weight[h] * gap * gap;
    }
    reading.deviation = sqrt(variance);
    return reading;
}

/* ---- Readings ------------------------------------------------------------------------------- */

static size_t aim_of(const dw_bank *bank, size_t hypothesis)
{
    return hypothesis / bank->n_scales % bank->n_aims;
}

static double reservation_of(const dw_bank *bank, size_t hypothesis)
{
    return bank->aim[aim_of(bank, hypothesis)].reservation;
}

static dw_reading worth_of(const dw_bank *bank, const dw_features *package, bool beyond)
{
    mixture m = {.bank = bank};
    dw_sparse sparse;
    dw_sparse_of(package->value, bank->covariance.n, &sparse);
    m.deviation =
        sqrt(dw_factored_variance(&bank->covariance, package->value, &sparse) + package->variance);
    for (size_t h = 0; h < bank->n_hypotheses; h++)
        m.mean[h] = dw_bank_mean_by(bank, h, package->value, &sparse) -
                    (beyond ? reservation_of(bank, h) : 0);
    return read(&m);
}

dw_reading dw_bank_worth(const dw_bank *bank, const dw_features *package)
{
    return worth_of(bank, package, false);
}

dw_reading dw_bank_margin(const dw_bank *bank, const dw_features *package)
{
    return worth_of(bank, package, true);
}

dw_reading dw_bank_coefficient(const dw_bank *bank, size_t feature)
{
    double value[DW_BANK_FEATURES_MAX] = {0};
    value[feature] = 1;
    return worth_of(bank, &(dw_features){.value = value}, false);
}

void dw_bank_means(const dw_bank *bank, double *mean)
{
    const size_t n = bank->covariance.n;
    for (size_t i = 0; i < n; i++)
        mean[i] = 0;
    for (size_t h = 0; h < bank->n_hypotheses; h++)
        for (size_t i = 0; i < n; i++)
            mean[i] += bank->weight[h] * bank->mean[h * n + i];
}

void dw_bank_aims(const dw_bank *bank, double *chance)
{
    for (size_t a = 0; a < bank->n_aims; a++)
        chance[a] = 0;
    for (size_t h = 0; h < bank->n_hypotheses; h++)
        chance[aim_of(bank, h)] += bank->weight[h];
}

void dw_bank_paces(const dw_bank *bank, double chance[DW_PACE_COUNT])
{
    const size_t each = bank->n_hypotheses / DW_PACE_COUNT;
    for (size_t p = 0; p < DW_PACE_COUNT; p++) {
        chance[p] = 0;
        for (size_t h = p * each; h < (p + 1) * each; h++)
            chance[p] += bank->weight[h];
    }
}

double dw_bank_acceptance(const dw_bank *bank, const dw_features *package, double time)
{
    double target[DW_BANK_HYPOTHESES_MAX], chance = 0;
    dw_sparse sparse;
    dw_sparse_of(package->value, bank->covariance.n, &sparse);
    const double deviation =
        sqrt(dw_factored_variance(&bank->covariance, package->value, &sparse) + package->variance);
    dw_bank_targets(bank, time, target);
    for (size_t h = 0; h < bank->n_hypotheses; h++) {
        if (bank->weight[h] == 0)
            continue;
        const double gap = dw_bank_mean_by(bank, h, package->value, &sparse) - target[h];
        chance += bank->weight[h] * (deviation > 0 ? below(gap / deviation) : gap >= 0 ? 1 : 0);
    }
    return fmin(1, chance);
}
