/* Terms of their own offer that they have said no to since: what their next offer has there instead. */
#ifndef ENGINE_RECORD_WITHDRAWN_H
#define ENGINE_RECORD_WITHDRAWN_H

#include "dealwright/offer.h"

/* Follows a record event by event, where it has such a no at all; else it does nothing. */
typedef struct dw_withdrawn {
    bool any;
    dw_worth_model model;
    dw_offered offered;
} dw_withdrawn;

/* Of the n events that will be followed; false when the arena is full. O(n * terms), with any O(options of
 * all issues * horizon) more. */
bool dw_withdrawn_start(const dw_deal *deal, const dw_playbook *playbook, const dw_event *event,
                        size_t n, dw_arena *arena, dw_withdrawn *withdrawn) DW_MUST_USE;

/* The no after which the issue does not stand as their newest offer has it, and what they have there now:
 * what they asked for last in words; else the option that talks start from; and where they have said no to
 * that as well the best for us of the others that are worth no less to them. NULL where it stands; never of
 * the price. O(issues * (issues + horizon)). */
const dw_event *dw_withdrawn_of(const dw_withdrawn *withdrawn, size_t issue, dw_term *now);

/* Names in an offer of theirs, beside what it names itself, what they have now of what they took back; false
 * when the arena is full. */
bool dw_withdrawn_complete(const dw_withdrawn *withdrawn, dw_arena *arena,
                           dw_event *event) DW_MUST_USE;

/* Have they said no to what they have on the table of the issue themselves, refused it or declined just that?
 * Who declines more of a gift than he asked for still asks for it. O(1). */
bool dw_takes_back(const dw_offered *offered, size_t issue);

/* As dw_offered_follow. */
void dw_withdrawn_follow(dw_withdrawn *withdrawn, const dw_event *event);

#endif
