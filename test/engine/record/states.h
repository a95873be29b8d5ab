/* A deal whose record is written event by event on days that are plain numbers, and the states of it. */
#ifndef TEST_ENGINE_RECORD_STATES_H
#define TEST_ENGINE_RECORD_STATES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/support/book.h"
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "dealwright/record.h"

#include <stdio.h>
#include <string.h>

static test_book book;
static test_deal deal;
static dw_arena arena;

static inline int start(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    book_clear(&book);
    return 0;
}

static inline int clear(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    test_arena_init(&arena);
    deal_init(&deal, &book);
    deal.deal.day = 100;
    return 0;
}

static inline dw_deal state_after(size_t n_events)
{
    dw_deal state;
    dw_error err = {0};
    assert_int_equal(dw_record_state(&deal.deal, &book.playbook, n_events, &arena, &state, &err),
                     DW_OK);
    return state;
}

static inline dw_deal state_now(void)
{
    return state_after(deal.deal.n_events);
}

static inline dw_event *log_event(dw_event_kind kind, dw_day day, int minute, size_t corrects)
{
    dw_event *const event = deal_event(&deal, DW_SIDE_THEM, kind);
    event->day = day;
    event->minute = minute;
    event->corrects = corrects;
    return event;
}

static inline void assert_numbers(const dw_deal *state, const char *expected)
{
    char found[256] = "";
    for (size_t e = 0; e < state->n_events; e++)
        snprintf(found + strlen(found), sizeof found - strlen(found), "%s%zu", e ? " " : "",
                 state->event[e].number);
    assert_string_equal(found, expected);
}

#define NOTE(day, minute) (void)log_event(DW_EVENT_NOTE, day, minute, 0)

/* A test with a deal of its own. */
#define CLEAR(test) cmocka_unit_test_setup(test, clear)

#endif
