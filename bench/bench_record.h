/* A long record to measure with: drawn, of all that a negotiation is made of, over the issues of a deal. */
#ifndef BENCH_RECORD_H
#define BENCH_RECORD_H

#include <stdio.h>

#include "dealwright/record.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

enum { BENCH_RECORD_SEED = 4 };

static dw_random bench_chance;

static size_t bench_below(size_t n)
{
    return (size_t)dw_random_below(&bench_chance, (uint32_t)n);
}

static void bench_set_offer(const dw_deal *deal, dw_event *event, dw_term *term)
{
    size_t n = 0;
    for (size_t i = 0; i < deal->n_issues; i++) {
        if (i > 0 && bench_below(3) > 0)
            continue;
        const size_t option = bench_below(deal->issue[i].n_options);
        term[n++] = (dw_term){i, option, deal->issue[i].option[option].number};
    }
    event->term = term;
    event->n_terms = n;
}

static dw_event bench_draw_event(const dw_deal *deal, dw_term *term, size_t number)
{
    static const dw_event_kind kinds[] = {DW_EVENT_OFFER,     DW_EVENT_OFFER,  DW_EVENT_REFUSE,
                                          DW_EVENT_STATEMENT, DW_EVENT_SIGNAL, DW_EVENT_SESSION,
                                          DW_EVENT_NOTE,      DW_EVENT_FACT};
    dw_event event;
    dw_event_init(&event, kinds[bench_below(sizeof kinds / sizeof kinds[0])],
                  bench_below(2) ? DW_SIDE_US : DW_SIDE_THEM);
    event.number = number;
    event.day = deal->day - 400 + (dw_day)(number / 25);
    event.note = "said in passing";
    if (event.kind == DW_EVENT_OFFER)
        bench_set_offer(deal, &event, term);
    if (event.kind == DW_EVENT_STATEMENT)
        event.statement = (dw_statement)(1 + bench_below(DW_STATEMENT_COUNT - 1));
    if (event.kind == DW_EVENT_SIGNAL)
        event.signal = (dw_signal)(1 + bench_below(DW_SIGNAL_COUNT - 1));
    return event;
}

static void bench_draw_record(const dw_deal *deal, size_t n, dw_arena *arena, dw_deal *logged)
{
    dw_event *event = DW_TAKE(arena, n, dw_event);
    dw_term *term = DW_TAKE(arena, n * DW_ISSUES_MAX, dw_term);
    dw_random_init(&bench_chance, BENCH_RECORD_SEED, n);
    for (size_t e = 0; e < n; e++)
        event[e] = bench_draw_event(deal, term + e * DW_ISSUES_MAX, e + 1);
    *logged = *deal;
    logged->event = event;
    logged->n_events = n;
}

/* The deal of examples/northwind.yaml under the built-in playbook; NULL, and said, when it cannot be read. */
static const dw_deal *bench_load_deal(dw_arena *arena, const dw_playbook **playbook)
{
    text_problems problems;
    text_problems_init(&problems);
    *playbook = text_playbook_load(NULL, arena, &problems);
    const dw_deal *deal =
        *playbook ? text_deal_load("examples/northwind.yaml", *playbook, 0, arena, &problems)
                  : NULL;
    if (!deal)
        fputs("examples/northwind.yaml cannot be read\n", stderr);
    text_problems_clear(&problems);
    return deal;
}

#endif
