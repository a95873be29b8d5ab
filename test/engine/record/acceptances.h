/* A record made event by event on a deal of a price and a colour, and what counts of it as an acceptance. */
#ifndef TEST_ENGINE_RECORD_ACCEPTANCES_H
#define TEST_ENGINE_RECORD_ACCEPTANCES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dealwright/offer.h"
#include "dealwright/record.h"

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/stood.h"

enum { EVENTS = 12, TERMS = 4 };

static dw_event event[EVENTS];
static dw_term term[EVENTS][TERMS];
static dw_deal state;
static size_t price, colour;

static inline void begin(void)
{
    static const double prices[] = {120, 110, 100};
    deal_init(&deal, &book);
    deal.deal.event = event;
    deal_numbers(&deal, "price", prices, 3);
    price = dw_deal_issue(&deal.deal, "price");
    colour = deal_issue(&deal, "colour");
    deal_option(&deal, colour, "red", 0, 0);
    deal_option(&deal, colour, "blue", 1700, -900);
}

static inline dw_event *add(dw_side by, dw_event_kind kind)
{
    dw_event *const added = &event[deal.deal.n_events++];
    dw_event_init(added, kind, by);
    added->day = (dw_day)(100 + deal.deal.n_events);
    added->number = deal.deal.n_events;
    return added;
}

static inline dw_event *with(dw_event *added, size_t issue, size_t option, double number)
{
    dw_term *const own = term[added - event];
    own[added->n_terms++] = (dw_term){issue, option, number};
    added->term = own;
    return added;
}

static inline dw_event *at_price(dw_event *added, double number)
{
    return with(added, price, DW_NONE, number);
}

static inline void settle(void)
{
    dw_arena_clear(&arena);
    check(dw_record_state(&deal.deal, &book.playbook, deal.deal.n_events, &arena, &state, NULL) ==
          DW_OK);
}

/* The acceptances that are none; *first is the first. */
static inline size_t unaccepted(dw_unaccepted *first)
{
    dw_unaccepted list[EVENTS];
    size_t n;
    settle();
    check(dw_record_unaccepted(&state, &book.playbook, &arena, list, EVENTS, &n));
    if (n > 0)
        *first = list[0];
    return n;
}

#endif
