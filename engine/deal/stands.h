/* What stands between the two: one reading of offers, acceptances, refusals and last days. */
#ifndef ENGINE_DEAL_STANDS_H
#define ENGINE_DEAL_STANDS_H

#include "dealwright/deal.h"

/* What an event changes; it starts from a dw_stands of NULLs. O(1).
 *
 *   offer   takes the place of what its side had on the table, refused or not. Ours ends an agreement,
 *           theirs reopens it
 *   accept  puts what the other side has there on both. It confirms an agreement, but ours of what they
 *           offered since is one of its own; either way nothing is open since
 *   refuse  what the other side has on the table stands no more. Ours of what they offered since an
 *           agreement is no more than that. Any other ends the agreement, and then what was agreed does
 *           not stand on the side of who refuses either; an offer that reopened it does. Theirs after a yes
 *           of theirs that counts as their offer (said_yes), with nothing of ours since, takes that back too.
 *           One of something beside that (dw_event_refuses_offer) leaves all that, but holds to an agreement
 *           where it is ours of terms that they have asked for in words since
 *   word    theirs that names terms contests an agreement (dw_event_is_word) */
void dw_stands_follow(dw_stands *stands, const dw_event *event);

/* Has what the side has on the table run out by the day (DW_DAY_NONE: not)? What was accepted has no last
 * day any more. O(1). */
bool dw_stands_expired(const dw_stands *stands, dw_side side, dw_day day);

/* Does the side have something on the table that is neither refused nor run out on the day? O(1). */
bool dw_stands_offered(const dw_stands *stands, dw_side side, dw_day day);

/* What stands after the first n events. O(n). */
dw_stands dw_stands_after(const dw_deal *deal, size_t n_events);

#endif
