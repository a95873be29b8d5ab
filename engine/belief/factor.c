/* A covariance as U D U'. */
#include "bank.h"

#include <math.h>

void dw_sparse_of(const double *value, size_t n, dw_sparse *sparse)
{
    sparse->n = 0;
    for (size_t i = 0; i < n; i++)
        if (value[i] != 0)
            sparse->index[sparse->n++] = (uint16_t)i;
}

static double *column(const dw_factored *factored, size_t j)
{
    return factored->upper + j * (j - 1) / 2;
}

/* Rounding, as a share. */
static const double HAIR = 1e-12;

/* The first feature whose covariance with one before it is not the same read either way, or n. */
static size_t first_uneven(const double *covariance, size_t n)
{
    for (size_t j = 0; j < n; j++)
        for (size_t i = 0; i < j; i++) {
            const double above = covariance[i * n + j], under = covariance[j * n + i];
            if (!(fabs(above - under) <= HAIR * fmax(fabs(above), fabs(under))))
                return j;
        }
    return n;
}

/* Takes the part of feature j out of the features before it; reads and writes above the diagonal. What
 * rounding leaves of the variances they had, which D still holds, is nothing. */
static void take_out(const dw_factored *factored, double *covariance, size_t j)
{
    const size_t n = factored->n;
    for (size_t k = 0; k < j; k++) {
        const double scaled = factored->diagonal[j] * column(factored, j)[k];
        for (size_t i = 0; i <= k; i++)
            covariance[i * n + k] -= column(factored, j)[i] * scaled;
        if (fabs(covariance[k * n + k]) <= HAIR * factored->diagonal[k])
            for (size_t i = 0; i <= k; i++)
                covariance[i * n + k] = 0;
    }
}

size_t dw_factored_from(dw_factored *factored, double *covariance)
{
    const size_t n = factored->n, uneven = first_uneven(covariance, n);
    if (uneven < n)
        return uneven;
    for (size_t j = 0; j < n; j++)
        factored->diagonal[j] = covariance[j * n + j];
    for (size_t j = n; j-- > 0;) {
        const double own = covariance[j * n + j];
        if (!(own >= 0) || !isfinite(own))
            return j;
        factored->diagonal[j] = own;
        for (size_t i = 0; i < j; i++) {
            const double other = covariance[i * n + j];
            if (own == 0 && other != 0)
                return j;
            column(factored, j)[i] = own > 0 ? other / own : 0;
        }
        take_out(factored, covariance, j);
    }
    return n;
}

/* Element j of U' value. */
static double along(const dw_factored *factored, size_t j, const double *value,
                    const dw_sparse *sparse)
{
    double sum = value[j];
    if (j == 0)
        return sum;
    const double *const u = column(factored, j);
    for (size_t s = 0; s < sparse->n && sparse->index[s] < j; s++)
        sum += u[sparse->index[s]] * value[sparse->index[s]];
    return sum;
}

double dw_factored_variance(const dw_factored *factored, const double *value,
                            const dw_sparse *sparse)
{
    double variance = 0;
    for (size_t j = 0; j < factored->n; j++) {
        const double v = along(factored, j, value, sparse);
        variance += factored->diagonal[j] * v * v;
    }
    return variance;
}

double dw_factored_absorb(dw_factored *factored, const double *value, const dw_sparse *sparse,
                          double variance, double *gain, double *scratch)
{
    const size_t n = factored->n;
    double sum = variance;
    for (size_t j = 0; j < n; j++)
        scratch[j] = along(factored, j, value, sparse);
    for (size_t j = 0; j < n; j++) {
        const double v = scratch[j], g = factored->diagonal[j] * v, before = sum;
        gain[j] = g;
        if (g == 0)
            continue; /* of no use for this, and unchanged */
        sum += g * v;
        factored->diagonal[j] *= before / sum;
        if (j == 0)
            continue;
        const double lambda = -v / before;
        double *restrict const u = column(factored, j);
        double *restrict const k = gain;
        for (size_t i = 0; i < j; i++) {
            const double old = u[i];
            u[i] = old + k[i] * lambda;
            k[i] += g * old;
        }
    }
    return sum;
}
