/* The ledger of a long record, beside finding what stood before and after each offer by going through
 * the record anew; and the plan of that record, whose alerts measure it. */
#include "bench.h"

#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"

#include <dealwright/dealwright.h>
#include <math.h>

enum { RUNS = 21, EVENTS = DW_EVENTS_MAX, TERMS = 3, NAIVE_EVENTS = 1000, SEED = 1 };

static dw_event event[EVENTS];
static dw_term term[EVENTS][TERMS];

/* Three of four events are offers of one to three terms; the rest is talk. */
static void make_record(dw_deal *deal, const dw_playbook *playbook)
{
    static const dw_event_kind talk[] = {DW_EVENT_NOTE, DW_EVENT_SESSION, DW_EVENT_REFUSE,
                                         DW_EVENT_STATEMENT};
    const size_t price = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    dw_random random;
    dw_random_init(&random, SEED, 0);
    for (size_t e = 0; e < EVENTS; e++) {
        const bool is_offer = dw_random_below(&random, 4) > 0;
        dw_event_init(&event[e], is_offer ? DW_EVENT_OFFER : talk[dw_random_below(&random, 4)],
                      dw_random_below(&random, 2) ? DW_SIDE_US : DW_SIDE_THEM);
        event[e].number = e + 1;
        event[e].day = deal->day - (dw_day)(EVENTS - e) / 20;
        event[e].who = e % 3 ? "Rob" : "Dana";
        event[e].term = term[e];
        for (size_t t = 0; is_offer && t < 1 + dw_random_below(&random, TERMS); t++) {
            const size_t i = (dw_random_below(&random, 5) + t) % deal->n_issues;
            const size_t o = dw_random_below(&random, (uint32_t)deal->issue[i].n_options);
            const double number = deal->issue[i].option[o].number;
            term[e][event[e].n_terms++] = (dw_term){i, o, i == price ? number + 617 : number};
        }
    }
    deal->event = event;
    deal->n_events = EVENTS;
}

/* Worths to us of all offers, each read off the record up to it. */
static double weigh_naively(const dw_worth_model *model, dw_deal *deal, size_t n)
{
    double sum = 0;
    for (size_t e = 0; e < n; e++) {
        size_t option[DW_ISSUES_MAX];
        double at;
        deal->n_events = e + 1;
        if (dw_event_is_offer(&event[e]) && dw_standing_offer(model, event[e].by, option, &at))
            sum +=
                isnan(at) ? dw_worth_of(model, option).us : dw_worth_at_price(model, option, at).us;
    }
    deal->n_events = EVENTS;
    return sum;
}

static int measure(const dw_playbook *playbook, dw_deal *deal, dw_arena *arena)
{
    double ledger_s[RUNS], naive_s[RUNS], plan_s[RUNS];
    volatile double sum = 0;
    dw_worth_model model;
    dw_worth_model_init(&model, deal, playbook);
    for (int r = 0; r < RUNS; r++) {
        dw_ledger ledger;
        dw_plan plan;
        const dw_arena_mark mark = dw_arena_here(arena);
        double start = bench_cpu_seconds();
        if (dw_ledger_make(&model, arena, &ledger, NULL) != DW_OK)
            return 1;
        ledger_s[r] = bench_cpu_seconds() - start;
        start = bench_cpu_seconds();
        sum += weigh_naively(&model, deal, NAIVE_EVENTS);
        naive_s[r] = bench_cpu_seconds() - start;
        dw_arena_rewind(arena, mark);
        start = bench_cpu_seconds();
        if (dw_plan_make(playbook, deal, &(dw_plan_options){.seed = SEED}, arena, &plan, NULL) !=
            DW_OK)
            return 1;
        plan_s[r] = bench_cpu_seconds() - start;
        dw_arena_rewind(arena, mark);
    }
    printf("ledger of %d events              %8.2f ms\n", EVENTS,
           bench_median(ledger_s, RUNS) * 1e3);
    printf("each offer anew, %d events        %8.2f ms\n", NAIVE_EVENTS,
           bench_median(naive_s, RUNS) * 1e3);
    printf("plan with its alerts, %d events  %8.2f ms\n", EVENTS, bench_median(plan_s, RUNS) * 1e3);
    printf("examples/pellworth.yaml, seed %d, medians of %d runs, time at work\n", SEED, RUNS);
    return 0;
}

int main(void)
{
    dw_arena arena;
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&arena, (size_t)512 << 20);
    const dw_playbook *const playbook = text_playbook_load(NULL, &arena, &problems);
    const dw_deal *const read = playbook ? text_deal_load("examples/pellworth.yaml", playbook,
                                                          DW_DAY_NONE, &arena, &problems)
                                         : NULL;
    int failed = read == NULL;
    if (read) {
        dw_deal deal = *read;
        make_record(&deal, playbook);
        failed = measure(playbook, &deal, &arena);
    }
    text_problems_clear(&problems);
    dw_arena_clear(&arena);
    return failed;
}
