/* The safe place of deals and their records.
 *
 * What is kept: deals with every revision of their body, the events of each, the plan versions that
 * were published, and how deals that have ended did so (their debriefs). Bodies are texts the store
 * does not look into. Nothing is ever changed or taken away; everything appended is one entry of
 * one chain, in which the hash of each entry covers its fields and the hash of the one before. So a
 * change, a removal, a swap or an insertion anywhere is found by store_audit; that the end was cut
 * off is found with a head kept elsewhere.
 *
 * A store is named by a URL, `sqlite:FILE`. Behind these functions stands a struct of function
 * pointers (backend.h) with one implementation per scheme; test/app/store holds what each must do.
 *
 * An entry is acknowledged (the function that appended it returned STORE_OK) only when it is on the
 * disk. All functions but store_close may be called from several threads at once, and several
 * processes may have the same store open. No function prints or reads a clock: times are arguments, in
 * microseconds since 1970 UTC.
 *
 * A function returns a status and sets `error` (which may be NULL) exactly when it is not STORE_OK:
 * domain STORE_ERROR, the status as code, a sentence about the store as message, which the caller knows;
 * what concerns another file begins with its path. Outputs are untouched then, unless
 * it says otherwise. Any function may answer STORE_BUSY, STORE_DAMAGED or STORE_FAILED; others that
 * it answers are named beside it. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum store_status {
    STORE_OK,
    STORE_INVALID,   /* an argument is not what the function takes */
    STORE_NOT_FOUND, /* no such store, deal, revision or version */
    STORE_EXISTS,    /* the name is taken, the file is there */
    STORE_CONFLICT,  /* somebody was faster, or two chains part */
    STORE_LIMIT,     /* more than limits.h allows */
    STORE_FOREIGN,   /* the file is no store; it was not touched */
    STORE_NEWER,     /* the store was written by a newer version of the program */
    STORE_DAMAGED,   /* the file or the chain is broken */
    STORE_BUSY,      /* other processes kept the store locked for too long */
    STORE_FAILED     /* the disk, its rights or its room; memory */
} store_status;

#define STORE_ERROR (store_error_quark())
GQuark store_error_quark(void);

/* In place of an expected number: append whatever was appended meanwhile. */
#define STORE_ANY (-1)

/* Bytes of a hash as hexadecimal digits, the zero byte included. */
#define STORE_HASH_SIZE 65

typedef struct deal_store deal_store;

typedef enum store_access {
    STORE_READ, /* the store must be there; appending is refused */
    STORE_WRITE /* file (mode 0600) and folder (0700) are made when they are missing */
} store_access;

typedef enum store_kind {
    STORE_DEAL,
    STORE_EVENT,
    STORE_PLAN,
    STORE_DEBRIEF,
    STORE_KIND_COUNT
} store_kind;

/* Who appends, from where, and when. */
typedef struct store_stamp {
    int64_t at;         /* microseconds since 1970 UTC */
    const char *author; /* a line of text; may be empty */
    const char *source; /* a word: cli, api, import */
} store_stamp;

/* One entry of the chain. */
typedef struct store_entry {
    int64_t entry; /* in the chain, from 1 */
    store_kind kind;
    int64_t deal;   /* id */
    int64_t number; /* among those of its deal and kind, from 1: revision, event, … */
    int64_t at;
    const char *author, *source;
    const char *name;            /* of a deal's first revision; "" elsewhere */
    const char *account, *owner; /* of a deal; "" elsewhere */
    const char *digest;          /* of a plan; "" elsewhere */
    const char *body;
    const char *hash;
} store_entry;

/* A deal as it is now. */
typedef struct store_deal {
    int64_t id; /* 1, 2, … in the order they were added */
    char *name;
    char *account, *owner; /* as the newest revision says */
    int64_t created;
    int64_t revisions, events, plans; /* how many there are */
    int64_t last_event_at;            /* when the newest event was appended; 0 without one */
    int64_t
        debrief; /* the number of the one that counts: it came with the newest event and the newest
                        revision, or after them; 0 without one */
} store_deal;

/* The end of the chain: how many entries there are, and the hash of the last. It fixes them all. */
typedef struct store_head {
    int64_t entries;
    char hash[STORE_HASH_SIZE];
} store_head;

/* Called with each entry, which is valid until it returns; false ends the visit. It may call the store
 * again. */
typedef bool store_visit(const store_entry *entry, void *context);

/* ---- Opening --------------------------------------------------------------------------------- */

/* Opens a store. STORE_INVALID: the URL names no scheme there is; STORE_NOT_FOUND, STORE_FOREIGN,
 * STORE_NEWER. Close with store_close. */
store_status store_open(const char *url, store_access access, deal_store **opened, GError **error);

/* Waits for what is being appended, then closes. NULL is nothing to do. */
void store_close(deal_store *store);

/* ---- Appending ------------------------------------------------------------------------------- */

/* What is appended with one call is kept whole or not at all. Names, accounts, owners and authors are
 * lines of UTF-8 text, bodies UTF-8 texts, within limits.h: else STORE_INVALID. */

typedef struct store_new_deal {
    const char *name; /* unique; no number alone, since that is an id */
    const char *account, *owner;
    const char *body;
    const char *const *event; /* [n_events] bodies of its first events */
    size_t n_events;
    const char *debrief; /* of these events; NULL for none */
} store_new_deal;

/* Adds a deal. STORE_EXISTS: the name is taken, and *id is then that deal's; STORE_LIMIT. */
store_status store_add(deal_store *store, const store_new_deal *deal, const store_stamp *stamp,
                       int64_t *id, GError **error);

typedef struct store_revision {
    const char *account, *owner;
    const char *body;
    const char *debrief; /* of the deal as it is then; NULL for none */
    int64_t events;      /* there must be, where there is a debrief */
} store_revision;

/* Gives a deal a new body; `expected` is the number of revisions it must have before, or STORE_ANY.
 * *revisions becomes the number it has; on STORE_CONFLICT too. STORE_NOT_FOUND: no such deal. */
store_status store_revise(deal_store *store, int64_t deal, int64_t expected,
                          const store_revision *revision, const store_stamp *stamp,
                          int64_t *revisions, GError **error);

/* Appends n events, numbered on; `expected` is the number of events there must be before, or
 * STORE_ANY. *events becomes the number there are; on STORE_CONFLICT too. STORE_NOT_FOUND,
 * STORE_LIMIT. */
store_status store_append(deal_store *store, int64_t deal, int64_t expected,
                          const char *const *body, size_t n, const store_stamp *stamp,
                          int64_t *events, GError **error);

/* Appends the events of one act with what was made of them: the plan that they publish, and how the deal
 * ended. `digest` is a word by which the plan is found again. A debrief counts until the next event or
 * revision, which brings its own where there is one. `expected` and *events as store_append has them. */
typedef struct store_act {
    const char *const *event; /* [n_events] bodies */
    size_t n_events;
    const char *plan, *digest; /* NULL for none */
    const char *debrief;       /* NULL for none */
    int64_t revisions;         /* there must be, where there is a debrief */
} store_act;
store_status store_log(deal_store *store, int64_t deal, int64_t expected, const store_act *act,
                       const store_stamp *stamp, int64_t *events, GError **error);

/* ---- Reading --------------------------------------------------------------------------------- */

/* The deal of that id or name. STORE_NOT_FOUND. Free it. O(log n). */
store_status store_find(deal_store *store, const char *id_or_name, store_deal **deal,
                        GError **error);
void store_deal_free(store_deal *deal);

/* All deals by id: an array of store_deal that owns them. */
store_status store_deals(deal_store *store, GPtrArray **deals, GError **error);

/* A revision of a deal's body, or a plan version; number 0 is the newest. STORE_NOT_FOUND: no such
 * deal or number. Free it. */
store_status store_body(deal_store *store, int64_t deal, int64_t number, store_entry **body,
                        GError **error);
store_status store_plan(deal_store *store, int64_t deal, int64_t number, store_entry **plan,
                        GError **error);
void store_entry_free(store_entry *entry);

/* A debrief of a deal; number 0 is the one that counts. STORE_NOT_FOUND as above, or none counts. */
store_status store_debrief(deal_store *store, int64_t deal, int64_t number, store_entry **debrief,
                           GError **error);

/* Visits the events of a deal with their numbers from `from` on, in order; those of an unknown deal
 * are none. */
store_status store_events(deal_store *store, int64_t deal, int64_t from, store_visit *visit,
                          void *context, GError **error);

store_status store_head_read(deal_store *store, store_head *head, GError **error);

/* ---- Trust ----------------------------------------------------------------------------------- */

/* What an audit found. */
typedef struct store_finding {
    store_head head;  /* of what is sound: the whole chain on STORE_OK */
    int64_t entry;    /* the first that does not fit; 0: none, or the file itself is broken */
    int64_t deals;    /* among what is sound */
    bool has_earlier; /* is the earlier head that was given part of the chain? */
} store_finding;

/* Walks the whole chain. Every number, every hash and every deal must fit; with `earlier` (or NULL),
 * the chain must have gone through that head. STORE_DAMAGED: something does not fit; *finding is
 * filled then too, and the message says what and where. O(size). */
store_status store_audit(deal_store *store, const store_head *earlier, store_finding *finding,
                         GError **error);

/* "COUNT:HASH", a head as it is written down; and read back. g_free it. */
char *store_head_format(const store_head *head);
bool store_head_parse(const char *text, store_head *head);

/* ---- Copies ---------------------------------------------------------------------------------- */

/* Writes a copy of the whole store to a new file (mode 0600), which has passed the audit before it
 * gets its name. Others may append meanwhile. STORE_EXISTS: the file is there and `replace` false;
 * STORE_INVALID: it is the store itself. */
store_status store_backup(deal_store *store, const char *path, bool replace, GError **error);

/* Fills the store from a backup, which must pass the audit. STORE_CONFLICT: the store has entries and
 * `replace` is false; with it they are gone. Whole or not at all. STORE_NOT_FOUND, STORE_FOREIGN,
 * STORE_NEWER: of the backup; STORE_INVALID: it is the store itself. */
store_status store_restore(deal_store *store, const char *path, bool replace, GError **error);

/* Takes the next bytes of an export; false when it cannot, and says why itself. */
typedef bool store_write_bytes(const char *data, size_t size, void *context);
/* Gives up to `size` next bytes of an export, 0 at its end, below 0 when it cannot. */
typedef gssize store_read_bytes(char *data, size_t size, void *context);

/* Writes everything as JSON Lines: a header with format, version and head, then a line for each entry
 * in the order of the chain, with its hash. The same store gives the same bytes. STORE_FAILED with
 * the message "" when `write` gave up. */
store_status store_export(deal_store *store, store_write_bytes *write, void *context,
                          GError **error);

/* Appends the entries of an export that the store does not have; *appended becomes their number. All
 * of the store must be the beginning of the export: else STORE_CONFLICT. STORE_DAMAGED: the export is
 * broken or its chain does not fit; the message names the line. Whole or not at all. STORE_FAILED
 * with the message "" when `read` gave up. */
store_status store_import(deal_store *store, store_read_bytes *read, void *context,
                          int64_t *appended, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(deal_store, store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_deal, store_deal_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(store_entry, store_entry_free)

#endif
