/* What stands after some events, by going back from them: the definition that engine/deal/stands.c is one
 * walk of. The events count already: an acceptance is one. */
#ifndef TEST_ENGINE_STOOD_H
#define TEST_ENGINE_STOOD_H

#include "dealwright/deal.h"

/* The agreement after the first n events; NULL for none. Acceptances confirm the one before them, but that
 * ours after an offer of theirs takes this offer. A refusal of ours turns down what they offered before it,
 * else the agreement. */
const dw_event *stood_agreement(const dw_event *event, size_t n);

/* The newest event that puts something of the side's on the table; NULL for none. */
const dw_event *stood_put(const dw_event *event, size_t n, dw_side side);

/* Was that refused: by the other side, with the agreement that its own no ended, or by them
 * after a yes of theirs that counts as an offer? */
bool stood_refused(const dw_event *event, size_t n, dw_side side);

#endif
