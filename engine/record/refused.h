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

/* The refusal, or ultimatum with a price, that may be their last word: of those of a whole package the one
 * of the package that is best for them, the newest of equal ones. NULL for none. O(events * issues). */
const dw_event *dw_last_no(const dw_worth_model *model);

/* The event with which they refused the best package for them of those that they have refused as a whole and
 * not come back to since, the newest of equal ones, and its worth to them: an offer, words or an acceptance
 * of theirs worth no more to them take a no back. NULL and NAN for none. Uses the arena. Untouched on
 * failure, which is DW_E_NOMEM ("arena"). O(events * (issues + horizon)). */
dw_status dw_find_refused(const dw_worth_model *model, dw_arena *arena, const dw_event **refused,
                          double *worth, dw_error *err) DW_MUST_USE;

#endif
