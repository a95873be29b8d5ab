/* What tests of the ledger work on: a record made event by event on the deal of priced.h. */
#ifndef TEST_ENGINE_RECORDED_H
#define TEST_ENGINE_RECORDED_H

#include "dealwright/ledger.h"

#include "priced.h"

enum { RECORD_EVENTS = 40, RECORD_TERMS = 4 };

extern dw_event event[RECORD_EVENTS];
extern dw_ledger ledger;

/* A deal without issues and with an empty record. */
void record_begin(void);

/* The same with prices alone, so that every unit off a year is as much for either side. */
void record_begin_prices(void);

/* Adds an event; a term, at most RECORD_TERMS of them, to one that was added: an option, or a price that
 * need be none. */
dw_event *record_add(dw_side by, dw_event_kind kind, dw_day day);
dw_event *record_add_term(dw_event *added, size_t issue, size_t option);
dw_event *record_add_price(dw_event *added, double price);

/* The model and the ledger of the record as it stands. */
void make_ledger(void);

#endif
