/* Acceptances that take something else than what is on the table, in words. */
#ifndef TEXT_ACCEPTANCE_H
#define TEXT_ACCEPTANCE_H

#include "dealwright/record.h"
#include "text/event.h"

/* What it counts as: "an offer". */
const char *text_unaccepted_as(const dw_unaccepted *unaccepted, dw_side by);

/* What differs, of an acceptance by a side: "it names price 221000, and ours is 238000". g_free it. */
char *text_unaccepted_words(const dw_unaccepted *unaccepted, dw_side by, const text_event_of *of);

#endif
