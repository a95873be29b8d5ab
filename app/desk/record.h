/* The record of one deal while an event is appended to it: of a file, or of a store. */
#ifndef DESK_RECORD_H
#define DESK_RECORD_H

#include "desk/source.h"
#include "text/event.h"

/* A file is held against other writers until it is closed. Deals of a store are not: who was slower
 * reads the record again. */
typedef struct desk_record {
    desk_source source;
    const char *path; /* of a file; NULL for a stored deal */
    int lock;         /* of the file, or -1 */
    deal_store *store;
    desk_stored stored;
    /* What a store keeps with the next events: the page that they publish, how the deal ended; or NULL. */
    const char *plan, *debrief;
} desk_record;

typedef enum desk_appended {
    DESK_APPENDED,
    DESK_APPEND_AGAIN, /* somebody was faster: open the record again */
    DESK_NOT_APPENDED  /* a problem was noted, the status set */
} desk_appended;

/* Opens the record of the deal that the request means. False, with problem and status, when it cannot
 * be appended to. Close it in either case. */
bool desk_record_open(const desk_request *request, desk_answer *answer, desk_record *record);

/* Events that are one act, in their order; a version is the last of them. */
typedef struct desk_act {
    const dw_event *event; /* [n] */
    size_t n;
    text_event_of of; /* the record before them */
} desk_act;

/* Appends an act after all that is there, whole or not at all. `stamp` says when and who to a store. */
desk_appended desk_record_append(desk_record *record, const desk_act *act, const store_stamp *stamp,
                                 desk_answer *answer);
void desk_record_close(desk_record *record);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk_record, desk_record_close)

#endif
