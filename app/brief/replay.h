/* A negotiation as a transcript: its events in their order, each with what the coach said on its day. */
#ifndef BRIEF_REPLAY_H
#define BRIEF_REPLAY_H

#include <glib.h>

#include "brief/brief.h"

typedef enum brief_form { BRIEF_FORM_TEXT, BRIEF_FORM_MARKDOWN, BRIEF_FORM_JSON } brief_form;

typedef struct brief_replay brief_replay;

/* Begins with the plan of the whole record, which gives the header and must outlive the transcript.
 * Free it with brief_replay_free. */
brief_replay *brief_replay_new(const dw_plan *whole, const brief_style *style, brief_form form);
void brief_replay_free(brief_replay *replay);

/* Adds the event of a number, which the plan's deal has: the plan of its day, made of what was logged up
 * to it. All that is needed of the plan is copied. */
void brief_replay_add(brief_replay *replay, const dw_plan *plan, size_t number);

/* Only the events from the first number to the last are added: the page says so. */
void brief_replay_part(brief_replay *replay, size_t first, size_t last);

/* The event before the first that is shown: what was said of it is not new at the next. */
void brief_replay_follow(brief_replay *replay, const dw_plan *plan);

/* The whole, ending with the outcome. Ownership and bytes as for plans (brief.h). */
char *brief_replay_finish(brief_replay *replay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(brief_replay, brief_replay_free)

#endif
