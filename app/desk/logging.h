/* What the use cases that append an event share. */
#ifndef DESK_LOGGING_H
#define DESK_LOGGING_H

#include <glib.h>

#include "desk/log.h"

/* Adds the words of an event to be logged (each to be g_free'd) for a record as it stands. It is called
 * again when somebody else was faster. False when there is nothing to log: a problem was noted. */
typedef bool desk_words_maker(const desk_log_request *request, const dw_deal *logged,
                              desk_answer *answer, void *context, GPtrArray *words);

/* Appends the event; as desk_log. */
desk_status desk_log_made(const desk_log_request *request, desk_words_maker *make, void *context,
                          desk_answer *answer);

/* The coach's advice on the plan that the answer holds. (coach.c) */
desk_status desk_coach_plan(const desk_request *request, desk_answer *answer);

/* Was the version in hand published from another plan than today's playbook and file make? False, and
 * the status set, when that cannot be made again. (difference.c) */
bool desk_version_made_otherwise(desk_answer *answer, size_t packages);

#endif
