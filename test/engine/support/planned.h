/* What tests of a plan share: the plan of the deal at hand, and what it says. */
#ifndef TEST_ENGINE_PLANNED_H
#define TEST_ENGINE_PLANNED_H

#include "dealwright/plan.h"

#include "cases.h"

extern dw_plan plan;

/* Plans the deal anew. */
void make_plan(void);

/* ---- Records -------------------------------------------------------------------------------- */

/* A deal with everything in it but a record, on 23 November 2026. */
void begin_record(void);

/* Adds an event of a day of that month; an offer of a price, or of one option. */
dw_event *log_on(dw_side by, dw_event_kind kind, int day);
dw_event *log_price(dw_side by, dw_money price, int day);
dw_event *log_option(dw_side by, const char *issue, size_t option, int day);

/* Adds an offer of a price and of one other term, any of its options. */
void offer_random_term(dw_random *random, dw_side by, dw_money price);

/* Plans the deal as its record leaves it. */
void plan_record(void);

/* ---- Variables ------------------------------------------------------------------------------ */

/* Of the plan as a whole, and of one of its items. The names in it last until the next value. */
dw_value value(dw_variable variable);
dw_value item(dw_scope scope, size_t index, dw_variable variable);

/* ---- Measures ------------------------------------------------------------------------------- */

/* A measure of the plan over its record, of where the talks stand or of what needs all of it, and one of an
 * event; -1 where it cannot be taken. `behind` [n_events] or NULL: the events that it counts are marked. */
double measure(dw_measure measured, bool *behind);
double measure_event(dw_measure measured, size_t event);

/* ---- Anchors -------------------------------------------------------------------------------- */

enum { PARTNERSHIP, COMPETITIVE, DEFENSIVE, CREATIVE }; /* stances 0, 0.8, -0.4, 0.2 */

/* A deal of which nothing is known but the strategy. */
void begin(size_t strategy);
void set_value(dw_money low, dw_money likely, dw_money high);
void set_market(dw_money low, dw_money high);

/* The anchor of a frame, in a new plan. */
const dw_anchor *make_anchor(dw_frame frame);

#endif
