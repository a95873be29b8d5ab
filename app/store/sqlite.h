/* The store in one SQLite file: what its parts share.
 *
 * One thread writes: requests wait in a queue, those that wait together share one commit, and each
 * caller goes on when its own is on the disk. Readers take a connection of their own from a pool.
 * WAL lets both work at once; the file's locks order several processes. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>

#include "store/backend.h"

/* "DWRT": tells a store from other SQLite files, in the header of the file. */
#define SQLITE_STORE_ID 0x44575254

typedef enum sqlite_query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_ROLLBACK,
    QUERY_SAVEPOINT,
    QUERY_RELEASE,
    QUERY_UNDO,
    QUERY_HEAD,
    QUERY_HASH,
    QUERY_DEAL_OF_NAME,
    QUERY_DEAL_COUNT,
    QUERY_COUNT,
    QUERY_ADD_DEAL,
    QUERY_ADD_ENTRY,
    QUERY_CHAIN,
    QUERY_ENTRIES,
    QUERY_DEALS,
    QUERY_DEALS_BY_NAME,
    QUERY_DEALS_BY_ID,
    QUERY_INTEGRITY,
    QUERY_LONE_DEAL,
    QUERY_TOTAL
} sqlite_query;

typedef struct sqlite_connection {
    sqlite3 *db;
    sqlite3_stmt *statement[QUERY_TOTAL]; /* prepared when first used */
} sqlite_connection;

/* A request to the writer; it stands on the stack of the thread that waits. */
typedef struct sqlite_job {
    /* Alone in its transaction; NULL: `draft` is appended, with others in one commit. */
    store_status (*run)(sqlite_connection *writer, void *context, GError **error);
    void *context;
    const store_draft *draft;
    store_receipt *receipt;
    store_status status;
    GError *error;
    bool finished;
    GCond finish;
} sqlite_job;

typedef struct sqlite_session {
    char *path;
    GMutex lock;    /* of what follows */
    GQueue readers; /* connections nobody uses */
    GQueue jobs;    /* that wait */
    GCond arrival;
    GThread *writer; /* started with the first job */
    bool closing;
} sqlite_session;

/* ---- Connections (sqlite.c) ------------------------------------------------------------------- */

/* Sets the error for what SQLite answered last; `action` says what was tried: "be read". */
store_status sqlite_failed(const sqlite_connection *connection, const char *action, GError **error);

store_status sqlite_connect(const char *path, bool writes, sqlite_connection *connection,
                            GError **error);
void sqlite_disconnect(sqlite_connection *connection);

/* The statement of a query, ready to bind. Give it back with sqlite3_reset. */
store_status sqlite_prepare(sqlite_connection *connection, sqlite_query query,
                            sqlite3_stmt **statement, GError **error);

/* Runs a query without parameters or rows. */
store_status sqlite_run(sqlite_connection *connection, sqlite_query query, GError **error);

/* Binds texts or numbers; a text must live until the statement is reset. */
void sqlite_bind_text(sqlite3_stmt *statement, int at, const char *text);
void sqlite_bind_number(sqlite3_stmt *statement, int at, int64_t number);

/* A query whose answer is one number: that, or `none` when there is no row. */
store_status sqlite_number(sqlite_connection *connection, sqlite3_stmt *statement, int64_t none,
                           int64_t *number, GError **error);

/* ---- The file (sqlite_file.c) ------------------------------------------------------------------ */

/* Makes sure that there is a store of this version at the path: creates and migrates for STORE_WRITE.
 * A file of something else is not touched. */
store_status sqlite_file_prepare(const char *path, store_access access, GError **error);

/* ---- Reading (sqlite_read.c) ------------------------------------------------------------------- */

store_status sqlite_head(sqlite_connection *connection, store_head *head, GError **error);
store_status sqlite_reader_take(sqlite_session *session, sqlite_connection **reader,
                                GError **error);
void sqlite_reader_give(sqlite_session *session, sqlite_connection *reader);

store_status sqlite_read_head(void *session, store_head *head, GError **error);
store_status sqlite_read_deals(void *session, const char *name, int64_t id, GPtrArray *deals,
                               GError **error);
store_status sqlite_read_entries(void *session, const store_range *range, store_visit *visit,
                                 void *context, GError **error);
store_status sqlite_read_check(void *session, GError **error);

/* ---- Writing (sqlite_write.c, sqlite_append.c) --------------------------------------------------- */

/* Hands a job to the writer and waits until it is done; its status. */
store_status sqlite_submit(sqlite_session *session, sqlite_job *job, GError **error);

/* Ends the writer after what waits. */
void sqlite_writer_stop(sqlite_session *session);

/* Appends a draft after the head, which moves on; inside a transaction. */
store_status sqlite_append_draft(sqlite_connection *writer, const store_draft *draft,
                                 store_head *head, store_receipt *receipt, GError **error);

store_status sqlite_append(void *session, const store_draft *draft, store_receipt *receipt,
                           GError **error);
store_status sqlite_extend(void *session, store_next_entry *next, void *context, int64_t *appended,
                           GError **error);

/* ---- Copies (sqlite_copy.c) ---------------------------------------------------------------------- */

bool sqlite_owns(void *session, const char *path);
store_status sqlite_backup(void *session, const char *path, GError **error);
store_status sqlite_restore(void *session, const char *path, bool replace, GError **error);

#endif
