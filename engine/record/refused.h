/* What they have refused as a whole: the package, and what it is worth to them. */
#ifndef ENGINE_RECORD_REFUSED_H
#define ENGINE_RECORD_REFUSED_H

#include "dealwright/trade.h"

#include "../trade/standing.h"

/* The price that the event names; NAN for none. O(terms). */
double dw_price_named(const dw_worth_model *model, const dw_event *event);

/* The package that the event of theirs answers: our offer, with the terms that an answer names, in option
 * [n_issues]. O(issues). */
dw_standing dw_answered_by(const dw_worth_model *model, const dw_event *event,
                           const dw_standing *ours, size_t *option);

/* What they have refused as a whole, with a refusal or an ultimatum with a price. */
typedef struct dw_refused {
    /* What may be their last word: the no to the package that is best for them, the newest of equal ones;
     * NULL for none. */
    const dw_event *last_no;
    /* The no to the best package for them of those that they have not come back to since, the newest of equal
     * ones, and its worth to them: an offer, words or an acceptance of theirs worth no more to them take a no
     * back. NULL and NAN for none. */
    const dw_event *best;
    double worth;
} dw_refused;

/* Uses the arena. Untouched on failure, which is DW_E_NOMEM ("arena"). O(events * (issues + horizon)). */
dw_status dw_find_refused(const dw_worth_model *model, dw_arena *arena, dw_refused *refused,
                          dw_error *err) DW_MUST_USE;

#endif
