/* What an implementation of the store gives: one const struct of functions per scheme.
 *
 * The functions of store.h check their arguments, word what callers get wrong and do all that is the
 * same for every database: the chain's hashes (chain.h), the audit, exports. What stands here is what
 * a database must do itself. `session` is what `open` made; all but `close` may run in several threads
 * at once. Statuses and errors as in store.h. */
#ifndef STORE_BACKEND_H
#define STORE_BACKEND_H

#include "store/store.h"

/* Texts to append to one deal, all or none. */
typedef struct store_draft {
    int64_t deal; /* 0: a new one */
    store_kind kind;
    int64_t expected;            /* number of this kind before, or STORE_ANY */
    const char *name;            /* of a new deal; "" elsewhere */
    const char *account, *owner; /* of the kind STORE_DEAL; "" elsewhere */
    const char *const *body;     /* [n] */
    size_t n;
    const char *const *event; /* [n_events] first events of a new deal */
    size_t n_events;
    const char *plan;    /* published by the events; NULL for none */
    const char *digest;  /* of the plan; "" elsewhere */
    const char *debrief; /* of the deal with all this; NULL for none */
    int64_t others;      /* with a debrief: events before a revision, revisions before events */
    store_stamp stamp;
} store_draft;

typedef struct store_receipt {
    int64_t deal;  /* id; on STORE_EXISTS of the deal that has the name */
    int64_t count; /* of the draft's kind; on STORE_CONFLICT how many there are */
} store_receipt;

/* Which entries: of the whole chain by their place in it, or of one deal and kind by their number. */
typedef struct store_range {
    int64_t deal; /* 0: the whole chain */
    store_kind kind;
    int64_t first, last; /* last may be INT64_MAX */
} store_range;

/* Gives the next entry to take over, checked by the chain, or NULL at the end and on failure, which sets
 * `error`. Valid until the next call. */
typedef const store_entry *store_next_entry(void *context, GError **error);

typedef bool store_visit_deal(store_deal *deal, void *context);

typedef struct store_backend {
    const char *scheme, *operand; /* "sqlite", "FILE" */

    store_status (*open)(const char *name, store_access access, void **session, GError **error);
    void (*close)(void *session);

    /* Appends a draft; on the disk when it returns. Numbers and hashes follow from what is there. */
    store_status (*append)(void *session, const store_draft *draft, store_receipt *receipt,
                           GError **error);
    /* Takes entries over as they are, from the first of a chain on. Those that are there must be the
     * same, and none may be left over: else STORE_CONFLICT. One transaction. */
    store_status (*extend)(void *session, store_next_entry *next, void *context, int64_t *appended,
                           GError **error);

    store_status (*head)(void *session, store_head *head, GError **error);
    /* By name, else by id, else all; adds store_deal to the array. */
    store_status (*deals)(void *session, const char *name, int64_t id, GPtrArray *deals,
                          GError **error);
    store_status (*entries)(void *session, const store_range *range, store_visit *visit,
                            void *context, GError **error);
    /* Is the database sound below the chain? STORE_DAMAGED. */
    store_status (*check)(void *session, GError **error);

    /* Is the file at the path the store itself, or beside it a part of it? */
    bool (*owns)(void *session, const char *path);
    /* Writes a copy into an empty file; and reads one. */
    store_status (*backup)(void *session, const char *path, GError **error);
    store_status (*restore)(void *session, const char *path, bool replace, GError **error);
} store_backend;

struct deal_store {
    const store_backend *backend;
    void *session;
    store_access access;
};

extern const store_backend store_sqlite;

/* Sets the error and returns the status. */
store_status store_fail(GError **error, store_status status, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* "deal", "event", "plan", "debrief", and "" for STORE_KIND_COUNT, which any other word is. */
const char *store_kind_name(store_kind kind);
store_kind store_kind_of(const char *name);

/* The most there may be of a kind in one deal. */
int64_t store_kind_limit(store_kind kind);

/* Is the entry within what the functions of store.h would have appended? STORE_INVALID. */
store_status store_entry_check(const store_entry *entry, GError **error);

store_entry *store_entry_copy(const store_entry *entry);

#endif
