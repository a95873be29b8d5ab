/* Deals of a store, for the use cases that read or append them. */
#ifndef DESK_STORED_H
#define DESK_STORED_H

#include <glib.h>

#include "desk/desk.h"
#include "store/store.h"

/* A deal with all of its record. */
typedef struct desk_stored {
    store_deal *about;
    store_entry *body; /* its newest revision */
    GPtrArray *event;  /* of char *: the body of each event, oldest first */
} desk_stored;

/* Loads the deal of that id or name. STORE_NOT_FOUND names the nearest. */
store_status desk_stored_find(deal_store *store, const char *id_or_name, desk_stored *stored,
                              GError **error);
void desk_stored_clear(desk_stored *stored);

/* Its deal file, the record in it. g_free it. */
char *desk_stored_text(const desk_stored *stored);

/* Appends the events of an act, with what was made of the deal as it was loaded: STORE_CONFLICT when
 * somebody was faster. Each body is the JSON object that stands in the deal file's `record`; the number
 * of revisions is set here. */
store_status desk_stored_log(deal_store *store, const desk_stored *stored, const store_act *act,
                             const store_stamp *stamp, GError **error);

/* The newest plan of a deal that was published with this digest. STORE_NOT_FOUND: none was kept. */
store_status desk_stored_plan(deal_store *store, const desk_stored *stored, const char *digest,
                              store_entry **plan, GError **error);

/* Opens the store that is the answer's subject; false, with problem and status, when it cannot be. */
bool desk_store_open(desk_answer *answer, store_access access, deal_store **store);

/* Sets up an answer about a store and opens that. */
bool desk_store_begin(desk_answer *answer, const char *url, store_access access,
                      deal_store **store);

/* What is done with a deal of a store; false, and the status set, when that fails. */
typedef bool desk_take_deal(deal_store *store, const store_deal *deal, desk_answer *answer,
                            void *context);

/* Takes all deals of the store by their ids. They are the caller's, to borrow from: g_ptr_array_unref them.
 * NULL when they cannot be read or one failed. */
GPtrArray *desk_store_each(deal_store *store, desk_answer *answer, desk_take_deal *take,
                           void *context);

/* Notes what a store answered, and sets the status. The store of the answer is its subject. */
desk_status desk_store_refused(desk_answer *answer, const GError *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk_stored, desk_stored_clear)

#endif
