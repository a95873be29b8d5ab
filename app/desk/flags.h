/* The alerts of a whole negotiation, for its debrief. */
#ifndef DESK_FLAGS_H
#define DESK_FLAGS_H

#include "brief/flags.h"

/* Counts and lists the alerts of the plan's record, which the plan's deal is a state of: by the plan after
 * each of its events, on the day of the event. A long record is looked at at the end of its days, a longer
 * one at as many of those as DESK_FLAGS_READ_MAX, evenly spread; the last event is always among them. Zeros
 * without events. What they list is the caller's, to be brief_flags_clear'ed. Untouched where a plan of the
 * way cannot be made: fails as that does. */
dw_status desk_flags_of(const dw_plan *plan, brief_flags *flags, dw_error *err) DW_MUST_USE;

#endif
