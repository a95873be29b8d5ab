/* What the use cases that append an event share. */
#ifndef DESK_LOGGING_H
#define DESK_LOGGING_H

#include <glib.h>

#include "desk/log.h"

/* What is to be logged. */
typedef struct desk_draft {
    GPtrArray *words; /* of the event, each to be g_free'd */
    char *plan;       /* the page that it publishes, for a store to keep, to be g_free'd; or NULL */
} desk_draft;

/* Fills the draft for a record as it stands. It is called again when somebody else was faster. False when
 * there is nothing to log: a problem was noted. */
typedef bool desk_draft_maker(const desk_log_request *request, const dw_deal *logged,
                              desk_answer *answer, void *context, desk_draft *draft);

/* Appends the event; as desk_log. */
desk_status desk_log_made(const desk_log_request *request, desk_draft_maker *make, void *context,
                          desk_answer *answer);

/* A plan as it is published: its JSON page with everything in it. g_free it. (difference.c) */
char *desk_plan_whole(const dw_plan *plan);
/* What tells such a page. g_free it. (difference.c) */
char *desk_whole_digest(const char *page);

/* The plan just before an event of the record that publishes one, on its day, as today's playbook and
 * file make it; NULL, and the status set, when that fails. (difference.c) */
const dw_plan *desk_plan_published(desk_answer *answer, const dw_event *event, size_t packages);

/* The coach's advice on the plan that the answer holds. (coach.c) */
desk_status desk_coach_plan(const desk_request *request, desk_answer *answer);

/* Was the version in hand published from another plan than today's playbook and file make? False, and
 * the status set, when that cannot be made again. (difference.c) */
bool desk_version_made_otherwise(desk_answer *answer, size_t packages);

#endif
