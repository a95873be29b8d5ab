/* What the use cases that append an event share. */
#ifndef DESK_LOGGING_H
#define DESK_LOGGING_H

#include <glib.h>

#include "desk/log.h"

/* Events of one act: a pivot and the version published with it, or what withdraws them. */
#define DESK_ACT_MAX 2

/* What messages call the words of a request. */
#define DESK_EVENT_LABEL "the event"

/* What is to be logged, in one act. */
typedef struct desk_draft {
    GPtrArray *event; /* of GPtrArray: the words of each event; at most DESK_ACT_MAX */
    char *plan;       /* the page that the last one publishes, for a store to keep; or NULL */
} desk_draft;

/* Adds an event without words; the list of them, to be filled with what is g_free'd. */
GPtrArray *desk_draft_event(desk_draft *draft);

/* Fills the draft for a record as it stands. It is called again when somebody else was faster. False when
 * there is nothing to log: a problem was noted. */
typedef bool desk_draft_maker(const desk_log_request *request, const dw_deal *logged,
                              desk_answer *answer, void *context, desk_draft *draft);

/* May the event, the first of those that the record is to get, and what follows it be logged: can the
 * record be followed with them, is the event ours to log, and does an acceptance take what is on the table?
 * False: a problem was noted and the status set. (log_check.c) */
bool desk_may_log(const dw_deal *logged, dw_event *event, desk_answer *answer);

/* Notes a problem of the event, which it takes over, and settles the answer; false. (log_check.c) */
bool desk_refuse_event(desk_answer *answer, const char *path, char *problem);

/* Warns of what is logged all the same; takes the words over. (log_check.c) */
void desk_doubt_event(desk_answer *answer, const char *path, char *problem);

/* The whole record as it stands, on whatever day; NULL, and the status set, when memory ends.
 * (log_check.c) */
const dw_deal *desk_follow_record(const dw_deal *logged, desk_answer *answer);

/* Does the event n_before, where it answers a request for approval, answer one? False: a problem was noted
 * and the status set. (log_approval.c) */
bool desk_may_answer(const dw_deal *logged, size_t n_before, desk_answer *answer);

/* Does the event n_before, where it is a dismissal, set aside an alert that stands? False: a problem was
 * noted and the status set. (log_dismissal.c) */
bool desk_may_dismiss(const dw_deal *logged, size_t n_before, desk_answer *answer);

/* Writes into the newest event what its approval rests on: the authority that the terms of ours need, in
 * which role and with which title somebody answers. Who edits figures or people later changes nothing.
 * False, and the status set, when the words of the event said so themselves, or memory ends.
 * (log_approval.c) */
bool desk_note_approval(const dw_deal *logged, dw_event *event, desk_answer *answer);

/* Doubts an acceptance of a whole of which it names a part, where who accepts has named something else of the
 * rest; and a bare no of ours where they have demanded something since their offer. `deal` is the one before
 * the event. */
void desk_doubt_answer(const dw_deal *deal, const dw_event *event, desk_answer *answer);

/* Is no price of the event so small against our list price that it can only be a slip, such as 190 for 190k?
 * False: a problem was noted and the status set. (log_doubts.c) */
bool desk_price_is_whole(const dw_deal *deal, const dw_event *event, desk_answer *answer);

/* Says of an offer of ours that needs a yes and has none, once the plan after it is made, with
 * which line it is asked for. (ask.c) */
void desk_doubt_unasked(const desk_request *request, desk_answer *answer);

/* Warns of what is logged all the same: a day to come, a price far from our list price, what is none of the
 * issue's options, a deadline that has passed, what was logged already. (log_doubts.c) */
void desk_doubt(const desk_request *request, const dw_deal *deal, const dw_event *event,
                desk_answer *answer);

/* Warns of a no of theirs to a term that takes others of its issue out of our packages with it, once the plan
 * after it is made; the event is the first of those logged. (log_answers.c) */
void desk_doubt_ruled_out(desk_answer *answer);

/* Warns of that, and of an offer of ours below what they offer already. (log_doubts.c) */
void desk_doubt_planned(desk_answer *answer);

/* Are the people and the competitor of the event, one of the record, known, or new in earnest? Part of the
 * name of one of them, and of no other, becomes the whole name. A near miss of a known name is refused where
 * it could only be a slip, as of a member who answers a request or has read the plan, and else doubted; so
 * is part of two names. False: a problem was noted and the status set. (log_names.c) */
bool desk_names_are_right(const dw_deal *logged, dw_event *event, desk_answer *answer);

/* "2026-11-27T14:05", or "2026-11-27" for no minute. g_free it. */
char *desk_time_text(dw_day day, int minute);

/* The plan of a record on a day without other deals, which the record does not have: it can be made again
 * from it. False, and the status set, when it cannot be made. (publish.c) */
bool desk_plan_alone(const desk_log_request *request, const dw_deal *logged, dw_day day,
                     desk_answer *answer);

/* The day of the plan with the events from n_before on: the one asked for or, when that is earlier, theirs.
 * Without one, that of a page: the deal's, or of the newest event. */
dw_day desk_day_with(const desk_log_request *request, const dw_deal *logged, size_t n_before);

/* Accepting a pivot publishes the plan that follows it: adds the next version to a draft whose last event,
 * a pivot of ours, is the last of the record. Nothing where the version in hand follows it already. False,
 * and the status set, when the plan cannot be made. (publish.c) */
bool desk_publish_pivot(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                        desk_draft *draft);

/* Appends the events; as desk_log. */
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

/* Was a version published from another plan than today's playbook and file make? False, and the status
 * set, when that cannot be made again. (difference.c) */
bool desk_version_made_otherwise(desk_answer *answer, const dw_version *version, size_t packages);

#endif
