/* Debriefs that a store keeps: how deals ended, as it was computed then. */
#ifndef DESK_DEBRIEF_H
#define DESK_DEBRIEF_H

#include "brief/debriefs.h"
#include "desk/log.h"
#include "desk/record.h"

/* The JSON page of the debrief of the answer's plan with everything in it, in *page; NULL while the record
 * has no outcome; g_free it. False, with the status set, when the way there cannot be read. */
bool desk_debrief_whole(desk_answer *answer, char **page);

/* What the store is to keep of a stored deal with the events from n_before on: anew, or, where they are
 * only about the deal, what it has. *debrief is NULL while there is no outcome; g_free it. False, with
 * the status set, when the plan cannot be made. */
bool desk_debrief_of(const desk_log_request *request, const desk_record *record,
                     const dw_deal *logged, size_t n_before, desk_answer *answer, char **debrief);

/* What a list says of a stored deal that has ended; clear the row. STORE_DAMAGED where what is kept of it
 * cannot be read. */
store_status desk_debrief_row(deal_store *store, const store_deal *deal, brief_debrief_row *row,
                              GError **error);

#endif
