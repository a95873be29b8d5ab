/* Coaching of a long record: the state of its events, the plan of it, and what the newest event changed,
 * which is a second plan; over records of growing length and of several mixes of events, and each part of
 * it by itself. With the name of a mix: of that alone. */
#include "bench.h"
#include "records.h"

#include <string.h>

#include "dealwright/coach.h"
#include "text/arena.h"

#define MEMORY ((size_t)1 << 30)
enum { RUNS = 15 };

/* ---- Measuring --------------------------------------------------------------------------------- */

typedef struct times {
    double state[RUNS], plan[RUNS], coach[RUNS], whole[RUNS];
} times;

static int measure(const dw_playbook *playbook, const dw_deal *logged, times *t)
{
    const dw_plan_options options = {.seed = BENCH_RECORD_SEED};
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

static int show(const bench_mix *mix, size_t n, const dw_deal *deal, const dw_playbook *playbook)
{
    dw_arena arena;
    dw_deal logged;
    times t;
    text_arena_init(&arena, MEMORY);
    bench_draw_record(deal, playbook, mix, n, &arena, &logged);
    const int failed = measure(playbook, &logged, &t);
    dw_arena_clear(&arena);
    if (failed) {
        fprintf(stderr, "the record '%s' of %zu events cannot be coached\n", mix->name, n);
        return failed;
    }
    printf("%-10s %8zu %9.2f ms %9.2f ms %9.2f ms %9.2f ms\n", mix->name, n,
           bench_median(t.state, RUNS) * 1e3, bench_median(t.plan, RUNS) * 1e3,
           bench_median(t.coach, RUNS) * 1e3, bench_median(t.whole, RUNS) * 1e3);
    return 0;
}

int main(int n, char **word)
{
    static const size_t sizes[] = {0, 10, 100, 1000, DW_EVENTS_MAX};
    const size_t n_sizes = sizeof sizes / sizeof sizes[0];
    dw_arena arena;
    const dw_playbook *playbook;
    text_arena_init(&arena, MEMORY);
    const dw_deal *const deal = bench_load_deal(&arena, &playbook);
    int failed = !deal;
    printf("%-10s %8s %12s %12s %12s %12s\n", "mix", "events", "state", "plan", "before/after",
           "together");
    for (size_t s = 0; !failed && n < 2 && s + 1 < n_sizes; s++)
        failed = show(&bench_mixes[0], sizes[s], deal, playbook);
    for (size_t m = 0; !failed && m < bench_n_mixes; m++)
        if (n < 2 || strcmp(word[1], bench_mixes[m].name) == 0)
            failed = show(&bench_mixes[m], sizes[n_sizes - 1], deal, playbook);
    printf("CPU time, medians of %d runs, seed %d; the deal is examples/northwind.yaml\n", RUNS,
           BENCH_RECORD_SEED);
    for (size_t m = 0; m < bench_n_mixes; m++)
        printf("  %-10s %s\n", bench_mixes[m].name, bench_mixes[m].what);
    dw_arena_clear(&arena);
    return failed;
}
