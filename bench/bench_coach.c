/* Coaching of a long record: the state of its events, the plan of it, and what the newest event changed,
 * which is a second plan; over records of growing length, and each part of it by itself. */
#include "bench.h"

#include <string.h>

#include "dealwright/coach.h"
#include "dealwright/record.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

#define MEMORY ((size_t)1 << 30)
enum { RUNS = 15, SEED = 4 };

/* ---- A record ---------------------------------------------------------------------------------- */

static dw_random chance;

static size_t below(size_t n)
{
    return (size_t)dw_random_below(&chance, (uint32_t)n);
}

static void set_offer(const dw_deal *deal, dw_event *event, dw_term *term)
{
    size_t n = 0;
    for (size_t i = 0; i < deal->n_issues; i++) {
        if (i > 0 && below(3) > 0)
            continue;
        const size_t option = below(deal->issue[i].n_options);
        term[n++] = (dw_term){i, option, deal->issue[i].option[option].number};
    }
    event->term = term;
    event->n_terms = n;
}

static dw_event draw_event(const dw_deal *deal, dw_term *term, size_t number)
{
    static const dw_event_kind kinds[] = {DW_EVENT_OFFER,     DW_EVENT_OFFER,  DW_EVENT_REFUSE,
                                          DW_EVENT_STATEMENT, DW_EVENT_SIGNAL, DW_EVENT_SESSION,
                                          DW_EVENT_NOTE,      DW_EVENT_FACT};
    dw_event event;
    dw_event_init(&event, kinds[below(sizeof kinds / sizeof kinds[0])],
                  below(2) ? DW_SIDE_US : DW_SIDE_THEM);
    event.number = number;
    event.day = deal->day - 400 + (dw_day)(number / 25);
    event.note = "said in passing";
    if (event.kind == DW_EVENT_OFFER)
        set_offer(deal, &event, term);
    if (event.kind == DW_EVENT_STATEMENT)
        event.statement = (dw_statement)(1 + below(DW_STATEMENT_COUNT - 1));
    if (event.kind == DW_EVENT_SIGNAL)
        event.signal = (dw_signal)(1 + below(DW_SIGNAL_COUNT - 1));
    return event;
}

static void draw_record(const dw_deal *deal, size_t n, dw_arena *arena, dw_deal *logged)
{
    dw_event *event = DW_TAKE(arena, n, dw_event);
    dw_term *term = DW_TAKE(arena, n * DW_ISSUES_MAX, dw_term);
    dw_random_init(&chance, SEED, n);
    for (size_t e = 0; e < n; e++)
        event[e] = draw_event(deal, term + e * DW_ISSUES_MAX, e + 1);
    *logged = *deal;
    logged->event = event;
    logged->n_events = n;
}

/* ---- Measuring --------------------------------------------------------------------------------- */

typedef struct times {
    double state[RUNS], plan[RUNS], coach[RUNS], whole[RUNS];
} times;

static int measure(const dw_playbook *playbook, const dw_deal *logged, times *t)
{
    const dw_plan_options options = {.seed = SEED};
    for (int r = 0; r < RUNS; r++) {
        dw_arena arena;
        dw_error err;
        dw_deal state;
        dw_plan plan;
        dw_coaching coaching;
        text_arena_init(&arena, MEMORY);
        const double start = bench_cpu_seconds();
        if (dw_record_state(logged, playbook, logged->n_events, &arena, &state, &err) != DW_OK)
            return 1;
        const double made = bench_cpu_seconds();
        if (dw_plan_make(playbook, &state, &options, &arena, &plan, &err) != DW_OK)
            return 1;
        const double planned = bench_cpu_seconds();
        if (dw_coach_make(&plan, &options, &arena, &coaching, &err) != DW_OK)
            return 1;
        const double end = bench_cpu_seconds();
        t->state[r] = made - start;
        t->plan[r] = planned - made;
        t->coach[r] = end - planned;
        t->whole[r] = end - start;
        dw_arena_clear(&arena);
    }
    return 0;
}

int main(void)
{
    static const size_t sizes[] = {0, 10, 100, 1000, 10000};
    dw_arena arena;
    text_problems problems;
    text_arena_init(&arena, MEMORY);
    text_problems_init(&problems);
    const dw_playbook *playbook = text_playbook_load(NULL, &arena, &problems);
    const dw_deal *deal =
        playbook ? text_deal_load("examples/northwind.yaml", playbook, 0, &arena, &problems) : NULL;
    if (!deal) {
        fputs("examples/northwind.yaml cannot be read\n", stderr);
        return 1;
    }
    printf("%8s %12s %12s %12s %12s\n", "events", "state", "plan", "before/after", "together");
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        dw_deal logged;
        times t;
        draw_record(deal, sizes[s], &arena, &logged);
        if (measure(playbook, &logged, &t) != 0) {
            fputs("the record cannot be coached\n", stderr);
            return 1;
        }
        printf("%8zu %9.2f ms %9.2f ms %9.2f ms %9.2f ms\n", sizes[s],
               bench_median(t.state, RUNS) * 1e3, bench_median(t.plan, RUNS) * 1e3,
               bench_median(t.coach, RUNS) * 1e3, bench_median(t.whole, RUNS) * 1e3);
    }
    printf("CPU time, medians of %d runs, seed %d; the deal is examples/northwind.yaml\n", RUNS,
           SEED);
    text_problems_clear(&problems);
    dw_arena_clear(&arena);
    return 0;
}
