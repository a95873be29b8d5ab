#include "banks.h"

#include "check.h"

#include <string.h>

const double exponent_of[EXPONENTS] = {0.25, 0.5, 0.8, 1.25, 2.5, 6};

double between(dw_random *random, double low, double high)
{
    return low + (high - low) * dw_random_unit(random);
}

void draw_prior(drawn_prior *d, bool dense, dw_random *random)
{
    memset(d, 0, sizeof *d);
    double root[N][N];
    for (size_t i = 0; i < N; i++) {
        d->mean[i] = i == N - 1 ? 1 : between(random, -0.4, 1.7);
        d->deviation[i] = i == N - 1 ? 0 : between(random, 0.1, 0.9);
        for (size_t j = 0; j < N; j++)
            root[i][j] = d->deviation[i] * (dense ? between(random, -0.6, 0.6) : i == j);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            for (size_t k = 0; k < N; k++)
                d->covariance[i * N + j] += root[i][k] * root[j][k];
    for (size_t a = 0; a < AIMS; a++) {
        d->aim[a].reservation = between(random, -0.3, 0.4);
        d->aim[a].start = d->aim[a].reservation + between(random, 0.3, 2.1);
        d->aim[a].weight = between(random, 0.2, 1);
    }
    d->prior = (dw_bank_prior){.n_features = N,
                               .mean = d->mean,
                               .deviation = d->deviation,
                               .covariance = dense ? d->covariance : NULL,
                               .noise = between(random, 0.05, 0.3),
                               .aim = d->aim,
                               .n_aims = AIMS,
                               .is_deadline_known = dw_random_below(random, 2) == 0};
    for (size_t p = 0; p < DW_PACE_COUNT; p++)
        d->prior.pace[p] = between(random, 0.2, 1.3);
}

dw_bank *make_bank(const dw_bank_prior *prior, dw_arena *arena)
{
    dw_bank *bank = NULL;
    check(dw_bank_make(prior, arena, &bank, NULL) == DW_OK);
    return bank;
}

void draw_features(double *value, dw_random *random)
{
    for (size_t i = 0; i < N; i++)
        value[i] = i == 0 ? 1 : dw_random_below(random, 3) ? between(random, -0.9, 1.1) : 0;
}

void talk(dw_bank *bank, const size_t *place, double unit, uint64_t stream)
{
    dw_random random;
    dw_random_init(&random, 4711, stream);
    for (int k = 0; k < 12; k++) {
        double drawn[N], value[N];
        draw_features(drawn, &random);
        for (size_t i = 0; i < N; i++)
            value[place ? place[i] : i] = drawn[i];
        const dw_features package = {value, unit * unit * 0.01 * (k % 3)};
        const double time = k / 12.0;
        if (k % 4 == 3)
            dw_bank_answer(bank, &package, time, k % 8 == 3);
        else
            dw_bank_offer(bank, &package, time);
    }
}
