/* What tests of the trade engine work on: the deal of cases.h as a model of worth. */
#ifndef TEST_ENGINE_PRICED_H
#define TEST_ENGINE_PRICED_H

#include "dealwright/offer.h"

#include "cases.h"

extern dw_worth_model model;
extern const dw_stake *stake;

/* The model of the deal as it stands. */
void make_model(void);

/* That and the stakes of its issues. */
void make_stakes(void);

/* Worth of the option beside others of its issue, all else at standard, but the contract: a rise within it
 * is weighed over the whole horizon, and one at renewals in years that each are one. */
dw_worth naive_alone(size_t issue, size_t option);

#endif
