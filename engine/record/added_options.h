/* Numbers that are none of an issue's options, as the record names them. */
#ifndef ENGINE_RECORD_ADDED_OPTIONS_H
#define ENGINE_RECORD_ADDED_OPTIONS_H

#include "dealwright/deal.h"
#include "dealwright/playbook.h"

/* Gives each number that the first n events, as logged, name of an issue and that is none of its options an
 * option of its own (`named`), after the issue's; the terms of `listed` [state->n_events] then have it. In
 * the order of the log, whatever counts: an option keeps its place as the record grows. An amount lies
 * between those of its neighbours, beyond the ends it is that of the nearest. Left as they are: prices, and
 * issues without amounts that are no cash terms; of an issue with DW_ISSUE_OPTIONS_MAX options the newest.
 * False when the arena is full. O(events * terms), and for a term without an option O(options). */
bool dw_options_add(const dw_deal *logged, const dw_playbook *playbook, size_t n_events,
                    dw_arena *arena, dw_event *listed, dw_deal *state);

#endif
