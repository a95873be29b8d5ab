/* What tests of the bank share: priors drawn at random, and a talk. */
#ifndef TEST_ENGINE_BANKS_H
#define TEST_ENGINE_BANKS_H

#include "dealwright/bank.h"

enum { N = 5, AIMS = 3, EXPONENTS = 6, HYPOTHESES_MAX = EXPONENTS * AIMS * 3 };

extern const double exponent_of[EXPONENTS];

/* A prior with room for what it points to. The last feature is like a price: what a unit of it is
 * worth is known. */
typedef struct drawn_prior {
    dw_bank_prior prior;
    double mean[N], deviation[N], covariance[N * N];
    dw_bank_aim aim[AIMS];
} drawn_prior;

double between(dw_random *random, double low, double high);

/* With a full covariance, or with independent coefficients. */
void draw_prior(drawn_prior *d, bool dense, dw_random *random);
dw_bank *make_bank(const dw_bank_prior *prior, dw_arena *arena);

/* value [N]; the first feature is 1. */
void draw_features(double *value, dw_random *random);

/* Twelve offers and answers, feature i standing at place[i] (NULL: where it is), in this unit. */
void talk(dw_bank *bank, const size_t *place, double unit, uint64_t stream);

#endif
