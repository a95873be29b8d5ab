/* Promises on the record: who promised what to whom, and whether it was answered. */
#ifndef DEALWRIGHT_PROMISE_H
#define DEALWRIGHT_PROMISE_H

#include "dealwright/trade.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dw_promise {
    size_t event;      /* index into the deal's events */
    bool by_executive; /* made in an escalation, or by one of our sponsors */
    /* Index of the newest event of the same side that names it as what it answers; of one of the terms also
     * the first after which its side has them all on the table as promised or better for the other side
     * (of theirs the promise itself where they have that there already, and it names no price), or the
     * agreement that stands on all of them. DW_NONE. */
    size_t answer;
    bool overdue; /* without an answer, and its day has passed */
} dw_promise;

typedef struct dw_promises {
    const dw_promise *promise; /* [n_promises] in the order of the record, of both sides */
    const bool
        *kept; /* [n_events] the event keeps a promise of either side, as the newest that does */
    size_t n_promises;
    size_t n_ours_open; /* ours without an answer */
    size_t n_ours_overdue;
} dw_promises;

/* The promises of the model's deal, a state of dw_record_state: escalations with action promise, statements
 * of that kind.
 * One holds until the day that its event names, else for the playbook's promise_days working days; none
 * is overdue on a day that is not known.
 * In the arena; untouched on failure, which is DW_E_NOMEM. O(events + promises * (options + log promises)
 * + offers * (issues * options)); a promise of more terms may wait for one after the other. */
dw_status dw_promises_make(const dw_worth_model *model, dw_arena *arena, dw_promises *promises,
                           dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
