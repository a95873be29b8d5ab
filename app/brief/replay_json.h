/* Parts of a transcript's JSON. */
#ifndef BRIEF_REPLAY_JSON_H
#define BRIEF_REPLAY_JSON_H

#include "brief/compose.h"

#include <jansson.h>

/* An event of the composer's plan with what the coach said on its day; of the alerts those that
 * are new. New reference. */
json_t *brief_json_replayed(const brief_composer *composer, const dw_event *event,
                            brief_wants_line *is_new, const void *context);

/* The whole transcript, to be g_free'd. */
char *brief_json_replay(const dw_plan *whole, json_t *events, const dw_event *outcome);

#endif
