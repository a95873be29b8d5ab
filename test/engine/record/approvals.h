/* A deal with two who may approve, its record written event by event, and what the approvals make of it. */
#ifndef TEST_ENGINE_RECORD_APPROVALS_H
#define TEST_ENGINE_RECORD_APPROVALS_H

#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/priced.h"

#include "dealwright/approval.h"

static dw_approvals made;
static size_t PRICE, TRAINING, LAUNCH;

/* ---- A deal with two who may approve --------------------------------------------------------- */

static inline void begin(void)
{
    static const double price[] = {23500000, 21500000, 19900000, 18000000};
    deal_init(&deal, &book);
    deal.deal.value.list_price = UNITS(240000);
    deal.deal.value.target_price = UNITS(215000);
    deal.deal.day = test_day(2026, 12, 11);
    PRICE = deal_numbers(&deal, "price", price, 4);
    TRAINING = deal_issue(&deal, "training");
    deal_option(&deal, TRAINING, "none", 0, 0);
    deal_option(&deal, TRAINING, "ten days", UNITS(-9100), UNITS(27300));
    LAUNCH = deal_issue(&deal, "joint launch");
    deal_option(&deal, LAUNCH, "no", 0, 0);
    deal_option(&deal, LAUNCH, "yes", UNITS(17300), UNITS(6100));
    deal_ours(&deal, "Ana", DW_ROLE_LEAD);
    deal_ours(&deal, "Tom", DW_ROLE_APPROVER);
    deal_ours(&deal, "Sam", DW_ROLE_SPONSOR)->title = "CFO";
}

/* The terms of the newest event, one after the other. */
static inline void name_term(size_t issue, size_t option, double number)
{
    dw_event *const event = &deal.event[deal.deal.n_events - 1];
    check(deal.n_terms < TEST_LIST_MAX);
    deal.term[deal.n_terms] = (dw_term){issue, option, number};
    if (event->n_terms++ == 0)
        event->term = &deal.term[deal.n_terms];
    deal.n_terms++;
}

static inline void name_price(double units)
{
    name_term(PRICE, DW_NONE, units * 100);
}

static inline dw_event *log_event(dw_event_kind kind, dw_action action, const char *who)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_US, kind);
    event->action = action;
    event->who = who;
    event->day = test_day(2026, 11, 2) + (dw_day)deal.deal.n_events;
    event->number = deal.deal.n_events;
    return event;
}

static inline dw_event *log_offer(double price)
{
    dw_event *const event = log_event(DW_EVENT_OFFER, DW_ACTION_NONE, "Ana");
    name_price(price);
    return event;
}

static inline dw_event *log_request(double price)
{
    dw_event *const event = log_event(DW_EVENT_APPROVAL, DW_ACTION_REQUEST, "Ana");
    name_price(price);
    return event;
}

static inline dw_event *log_answer(dw_action action, const char *who)
{
    return log_event(DW_EVENT_APPROVAL, action, who);
}

static inline void compute(void)
{
    dw_arena_clear(&arena);
    make_model();
    check(dw_approvals_make(&model, &arena, &made, NULL) == DW_OK);
}

/* For test_memory_exhaust. */
static inline dw_status make_in(void *context, dw_arena *memory, dw_error *err)
{
    (void)context;
    dw_approvals found;
    test_bytes_mark(&found, sizeof found);
    const dw_status status = dw_approvals_make(&model, memory, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    return status;
}

static inline const dw_event_approval *last(void)
{
    return &made.event[deal.deal.n_events - 1];
}

/* The state as dw_record_state gives it: it knows the deal as it was written down. */
static inline void compute_state(void)
{
    static dw_deal logged;
    dw_arena_clear(&arena);
    logged = deal.deal;
    deal.deal.logged = &logged;
    deal.deal.n_logged = logged.n_events;
    make_model();
    check(dw_approvals_make(&model, &arena, &made, NULL) == DW_OK);
}

#endif
