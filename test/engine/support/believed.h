/* What tests of the belief about a deal's buyer share: deals, and the belief of the deal at hand. */
#ifndef TEST_ENGINE_BELIEVED_H
#define TEST_ENGINE_BELIEVED_H

#include "dealwright/belief.h"

#include "priced.h"

extern const dw_belief *belief;
extern dw_fact belief_facts[DW_FACTORS_MAX];
extern double at_stake; /* dw_gain_range of the deal */

/* An empty deal, an empty arena: before each test. */
int fresh(void **state);

/* The belief of the deal as it stands, with everything that a plan makes before it; without a
 * walk-away. */
void believe(void);

/* A deal in which 100,000 a year is about what they would pay: a competitor asks 110,000. Training is
 * said to be worth 5,000 to them. */
void simple_deal(void);

/* They accept or refuse on that day of November 2026. */
void their_answer(int day, dw_event_kind kind);

/* Chance of the standard package at this price at the end. */
double chance_at(dw_money price);

void set(dw_setting setting, double value);

#endif
