/* Use cases of a store: whole deals in it, and the store itself.
 *
 * As in desk.h, each function fills an answer (give it back with desk_answer_clear, whatever the
 * status) and returns its status. Where the status is DESK_OK, *page is what to show, UTF-8 that ends
 * with a line feed; g_free it. */
#ifndef DESK_DEALS_H
#define DESK_DEALS_H

#include <stdint.h>

#include "desk/desk.h"

typedef struct desk_store_request {
    const char *store;    /* URL: sqlite:FILE */
    const char *playbook; /* path; NULL is the built-in one */
    dw_day today;
    int64_t now;        /* microseconds since 1970 UTC */
    const char *author; /* who asks; a line */
    const char *source; /* from where: cli, api */
} desk_store_request;

/* ---- Deals ----------------------------------------------------------------------------------- */

/* Stores a deal file, planned first so that it is good; its record becomes the first events. `name` is
 * what the store calls it, its file's name when NULL; its pages keep the file's. A second deal of a name
 * is refused. */
desk_status desk_deal_add(const desk_store_request *request, const char *file, const char *name,
                          desk_answer *answer, char **page);

/* All deals: id, name, account, owner, events, day of the last event. Text or JSON. */
desk_status desk_deal_list(const desk_store_request *request, desk_format format,
                           const desk_style *style, desk_answer *answer, char **page);

/* One deal, by id or name or in a file: what there is of it, its people, its latest events; as JSON its
 * file. */
desk_status desk_deal_show(const desk_store_request *request, const char *deal, desk_format format,
                           const desk_style *style, desk_answer *answer, char **page);

/* The deal file, the record in it, as JSON that any command reads like the file it came from; of a deal in
 * a file, too. */
desk_status desk_deal_export(const desk_store_request *request, const char *deal,
                             desk_answer *answer, char **page);

/* Gives a deal what the file says, as its next revision; its record stays what it is, and one in the
 * file must be the same. What the store calls it stays, too. */
desk_status desk_deal_update(const desk_store_request *request, const char *deal, const char *file,
                             desk_answer *answer, char **page);

/* How all deals of the store ended that did, as it was kept then: outcome, what was agreed against target,
 * walk-away and frontier, conduct, relationship, lessons. Text, Markdown or JSON. */
desk_status desk_debriefs(const desk_store_request *request, desk_format format,
                          const desk_style *style, desk_answer *answer, char **page);

/* What a changed playbook, a file, would have advised in the deals that have ended, beside the request's:
 * who leads before the first event and after the last, and after which events the next move differs.
 * Text, Markdown or JSON. A plan for each of their events under both. */
desk_status desk_try_playbook(const desk_store_request *request, const char *file,
                              desk_format format, const desk_style *style, desk_answer *answer,
                              char **page);

/* ---- The store ------------------------------------------------------------------------------- */

/* Checks the whole chain; `head` is one an earlier audit gave ("COUNT:HASH"), or NULL. */
desk_status desk_audit(const desk_store_request *request, const char *head, desk_answer *answer,
                       char **page);

/* Copies the store to a file, and back. Without `replace` nothing that is there is lost. */
desk_status desk_backup(const desk_store_request *request, const char *file, bool replace,
                        desk_answer *answer, char **page);
desk_status desk_restore(const desk_store_request *request, const char *file, bool replace,
                         desk_answer *answer, char **page);

/* Everything as JSON Lines: to `write` (false: it cannot go on and has said why), or to a file, whole or
 * not at all. Sets no page. */
typedef bool desk_write(const char *data, size_t size, void *context);
desk_status desk_store_export(const desk_store_request *request, desk_write *write, void *context,
                              desk_answer *answer);
desk_status desk_store_export_file(const desk_store_request *request, const char *file,
                                   desk_answer *answer);

/* Appends what an export has and the store has not. "-" is standard input. */
desk_status desk_store_import(const desk_store_request *request, const char *file,
                              desk_answer *answer, char **page);

#endif
