/* The plans of many days of one record, made on several threads. */
#ifndef DESK_PLANS_H
#define DESK_PLANS_H

#include <stdbool.h>
#include <stddef.h>

#include "dealwright/plan.h"

/* Events of a record and who takes their plans. */
typedef struct desk_plans {
    const dw_deal *read; /* with its whole record */
    const dw_playbook *playbook;
    const size_t *number; /* [n] of events, in the order in which their plans are taken */
    size_t n;
    uint64_t sections; /* as of dw_plan_options */
    void (*take)(const dw_plan *plan, size_t number, void *context);
    void *context;
} desk_plans;

/* The numbers of the events of a log that count in its state, in the order of the log; *n of them, and the
 * list is to be g_free'd. O(events). */
size_t *desk_events_counting(const dw_deal *state, size_t n_logged, size_t *n);

/* Makes the plan on the day of each event, of all that was logged until then, and gives them to `take`, on
 * the caller's thread and in their order; a plan is gone once `take` returns. What it gives is the same
 * however many threads there are. The first failure in that order ends it. */
dw_status desk_plans_make(const desk_plans *plans, dw_error *err) DW_MUST_USE;

#endif
