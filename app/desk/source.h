/* Where a deal comes from: a file, or a store. The one place that knows the difference. */
#ifndef DESK_SOURCE_H
#define DESK_SOURCE_H

#include <glib.h>

#include "desk/desk.h"
#include "desk/stored.h"

/* A deal file's text, wherever it stood. */
typedef struct desk_source {
    char *text;
    size_t size;
    char *label; /* what messages call it */
    bool stored; /* in a store, not in a file */
} desk_source;

/* Is the operand a file's name, whatever a store holds? "-" is, and what has a slash or ends in .yaml,
 * .yml or .json. */
bool desk_source_is_file(const char *operand);

typedef enum desk_place { DESK_PLACE_NONE, DESK_PLACE_FILE, DESK_PLACE_STORE } desk_place;

/* Where the deal stands that an operand means; a stored one is loaded and its store left open. A problem
 * when it stands nowhere. */
desk_place desk_source_find(const char *operand, const char *url, store_access access,
                            deal_store **store, desk_stored *stored, text_problems *problems);

/* The text of a file, and of a deal that was loaded. */
bool desk_source_read_file(const char *path, desk_source *source, text_problems *problems);
void desk_source_take_stored(const desk_stored *stored, desk_source *source);

/* Reads the deal that an operand means: a file by its name; else a deal of the store by its id or name,
 * put together with its record; else, when there is none of that name, the file. False and a problem
 * when there is neither. `url` names the store, NULL is none. */
bool desk_source_read(const char *operand, const char *url, desk_source *source,
                      text_problems *problems);
void desk_source_clear(desk_source *source);

/* Begins the answer of a request: its playbook is loaded and its deal read, or it has the problems. */
bool desk_source_open(const desk_request *request, desk_source *source, desk_answer *answer);

/* desk_plan of a deal that was read, and a playbook that is loaded. */
desk_status desk_plan_source(const desk_request *request, const desk_source *source,
                             desk_answer *answer);

/* The deal that was read, its record as it was logged; NULL, and the status, when it has problems. */
const dw_deal *desk_source_parse(const desk_request *request, const desk_source *source,
                                 desk_answer *answer);

/* The day to plan a deal from: the request's, else the deal's or that of its newest event, if that is later
 * and not to come. */
dw_day desk_planning_day(const dw_deal *deal, const desk_request *request);

/* desk_plan of a deal with its record as it was logged, on the deal's day. */
desk_status desk_plan_deal(const desk_request *request, const dw_deal *logged, desk_answer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk_source, desk_source_clear)

#endif
