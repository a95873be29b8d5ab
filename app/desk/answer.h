/* What the use cases share in making their answers. */
#ifndef DESK_ANSWER_H
#define DESK_ANSWER_H

#include "brief/brief.h"
#include "desk/desk.h"

/* What messages call the playbook that travels inside the program. */
#define DESK_BUILT_IN "the built-in playbook"

/* Sets up an empty answer whose problems will be counted for `subject`. */
void desk_answer_init(desk_answer *answer, const char *subject);

/* Loads the playbook into the answer; false, with the status set, when it is not usable. */
bool desk_answer_playbook(desk_answer *answer, const char *path);

/* The deal as its record leaves it on its day, in the answer's arena; NULL, with the status set, when
 * the engine refuses. */
const dw_deal *desk_answer_state(desk_answer *answer, const dw_deal *logged);

/* Other deals that may see this one's terms, into the options; answer->deal is there. False, with the
 * status set, when one of them cannot be used. (beside.c) */
bool desk_answer_others(desk_answer *answer, const desk_request *request, dw_plan_options *options);

/* Notes that the engine refused, and sets the status. */
void desk_answer_refused(desk_answer *answer, dw_status status, const dw_error *err);

/* The style of a page: the one place that decides what a reader may see. */
brief_style desk_answer_style(const desk_answer *answer, const desk_style *style);

/* Sets the status the problems stand for, and returns it. */
desk_status desk_answer_settle(desk_answer *answer);

#endif
