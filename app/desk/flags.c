#include "desk/flags.h"

#include "desk/limits.h"
#include "desk/plans.h"

static void take_plan(const dw_plan *plan, size_t number, void *context)
{
    (void)number;
    brief_flag_counter_add(context, plan);
}

/* Leaves of the numbers those of the last event of each day, in the order of the log. */
static size_t keep_ends_of_days(const dw_deal *log, size_t *number, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (i + 1 == n || log->event[number[i + 1] - 1].day != log->event[number[i] - 1].day)
            number[kept++] = number[i];
    return kept;
}

/* Leaves `most` of them, evenly spread, the last one among them. */
static size_t keep_some(size_t *number, size_t n, size_t most)
{
    for (size_t i = 0; i < most; i++)
        number[i] = number[(i + 1) * n / most - 1];
    return most;
}

dw_status desk_flags_of(const dw_plan *plan, brief_flags *flags, dw_error *err)
{
    const dw_deal *const log = plan->deal->logged;
    size_t n = 0;
    if (log == NULL || plan->deal->n_events == 0) {
        *flags = (brief_flags){0};
        return DW_OK;
    }
    g_autofree size_t *number = desk_events_counting(plan->deal, log->n_events, &n);
    brief_flag_counter counter;
    brief_flag_counter_init(&counter, n);
    if (n > DESK_FLAGS_READ_MAX)
        n = keep_ends_of_days(log, number, n);
    if (n > DESK_FLAGS_READ_MAX)
        n = keep_some(number, n, DESK_FLAGS_READ_MAX);
    const desk_plans plans = {.read = log,
                              .playbook = plan->playbook,
                              .number = number,
                              .n = n,
                              .sections = DW_SECTION_BIT(DW_SECTION_ALERTS),
                              .take = take_plan,
                              .context = &counter};
    const dw_status status = desk_plans_make(&plans, err);
    if (status == DW_OK)
        *flags = counter.flags;
    else
        brief_flags_clear(&counter.flags);
    brief_flag_counter_clear(&counter);
    return status;
}
