/* The plans of a whole record, as `dealwright replay` makes them: on all processors, and of its last events
 * alone; against the same plans made one after the other with all their sections. */
#include "bench.h"
#include "records.h"

#include <glib.h>

#include "desk/limits.h"
#include "desk/plans.h"
#include "text/arena.h"

#define MEMORY ((size_t)1 << 30)
enum { LAST = 10 };

/* ---- Measuring --------------------------------------------------------------------------------- */

static size_t taken; /* plans, and that nobody optimises them away */

static void take(const dw_plan *plan, size_t number, void *context)
{
    (void)number, (void)context;
    taken += plan->section[DW_SECTION_NEXT_MOVE].n_lines > 0;
}

/* Seconds by the clock of the plans of the events from `first` on. */
static double measure(const dw_deal *logged, const dw_playbook *playbook, size_t first)
{
    size_t *number = g_new(size_t, logged->n_events);
    for (size_t e = 0; e < logged->n_events; e++)
        number[e] = e + 1;
    const desk_plans plans = {.read = logged,
                              .playbook = playbook,
                              .number = number + first,
                              .n = logged->n_events - first,
                              .sections = DW_SECTION_BIT(DW_SECTION_MEANING) |
                                          DW_SECTION_BIT(DW_SECTION_ALERTS) |
                                          DW_SECTION_BIT(DW_SECTION_NEXT_MOVE),
                              .take = take};
    dw_error err;
    const gint64 start = g_get_monotonic_time();
    const dw_status status = desk_plans_make(&plans, &err);
    g_free(number);
    return status == DW_OK ? (double)(g_get_monotonic_time() - start) / 1e6 : -1;
}

/* The plain way: each plan whole, in new memory, one after the other. */
static double measure_plain(const dw_deal *logged, const dw_playbook *playbook)
{
    const dw_plan_options options = {.seed = DESK_SEED};
    const gint64 start = g_get_monotonic_time();
    for (size_t n = 1; n <= logged->n_events; n++) {
        dw_arena arena;
        dw_error err;
        dw_deal state, day = *logged;
        dw_plan plan;
        text_arena_init(&arena, MEMORY);
        day.day = logged->event[n - 1].day;
        if (dw_record_state(&day, playbook, n, &arena, &state, &err) != DW_OK ||
            dw_plan_make(playbook, &state, &options, &arena, &plan, &err) != DW_OK)
            return -1;
        take(&plan, n, NULL);
        dw_arena_clear(&arena);
    }
    return (double)(g_get_monotonic_time() - start) / 1e6;
}

int main(void)
{
    static const size_t sizes[] = {10, 100, 1000, 3000};
    dw_arena arena;
    const dw_playbook *playbook;
    text_arena_init(&arena, MEMORY);
    const dw_deal *deal = bench_load_deal(&arena, &playbook);
    if (!deal)
        return 1;
    printf("%8s %12s %12s %8s %12s\n", "events", "one by one", "all", "ratio", "the last ten");
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        dw_deal logged;
        const dw_arena_mark mark = dw_arena_here(&arena);
        bench_draw_record(deal, playbook, &bench_mixes[0], sizes[s], &arena, &logged);
        const double plain = measure_plain(&logged, playbook);
        const double all = measure(&logged, playbook, 0);
        const double last = measure(&logged, playbook, sizes[s] - LAST);
        printf("%8zu %10.2f s %10.2f s %8.2f %9.0f ms\n", sizes[s], plain, all, plain / all,
               last * 1e3);
        dw_arena_rewind(&arena, mark);
    }
    printf("Time by the clock, %u processors, one run, seed %d, %zu plans; the deal is "
           "examples/northwind.yaml\n",
           g_get_num_processors(), BENCH_RECORD_SEED, taken);
    dw_arena_clear(&arena);
    return 0;
}
