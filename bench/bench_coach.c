/* Coaching of a long record: the state of its events, the plan of it, and what the newest event changed,
 * which is a second plan; over records of growing length, and each part of it by itself. */
#include "bench.h"
#include "bench_record.h"

#include "dealwright/coach.h"
#include "dealwright/record.h"

#define MEMORY ((size_t)1 << 30)
enum { RUNS = 15, SEED = 4 };

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
    const dw_playbook *playbook;
    text_arena_init(&arena, MEMORY);
    const dw_deal *deal = bench_load_deal(&arena, &playbook);
    if (!deal)
        return 1;
    printf("%8s %12s %12s %12s %12s\n", "events", "state", "plan", "before/after", "together");
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        dw_deal logged;
        times t;
        bench_draw_record(deal, sizes[s], &arena, &logged);
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
    dw_arena_clear(&arena);
    return 0;
}
