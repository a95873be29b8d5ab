#include "store/sqlite.h"

#include <string.h>

#include "store/limits.h"

#define DEALS                                                                             \
    "SELECT d.id, d.name, new.account, new.owner, old.at, new.number, "                   \
    "(SELECT coalesce(max(number), 0) FROM entry WHERE deal = d.id AND kind = 'event'), " \
    "(SELECT coalesce(max(number), 0) FROM entry WHERE deal = d.id AND kind = 'plan'), "  \
    "coalesce((SELECT at FROM entry WHERE deal = d.id AND kind = 'event' "                \
    "ORDER BY number DESC LIMIT 1), 0), "                                                 \
    "coalesce((SELECT number FROM entry WHERE deal = d.id AND kind = 'debrief' "          \
    "AND entry > new.entry AND entry > coalesce((SELECT entry FROM entry "                \
    "WHERE deal = d.id AND kind = 'event' ORDER BY number DESC LIMIT 1), 0) "             \
    "ORDER BY number DESC LIMIT 1), 0) FROM deal d "                                      \
    "JOIN entry old ON old.deal = d.id AND old.kind = 'deal' AND old.number = 1 "         \
    "JOIN entry new ON new.deal = d.id AND new.kind = 'deal' AND new.number = "           \
    "(SELECT max(number) FROM entry WHERE deal = d.id AND kind = 'deal') "

/* The columns of an entry in the order of sqlite_read.c. */
#define ENTRIES                                                            \
    "SELECT e.entry, e.kind, e.deal, e.number, e.at, e.author, e.source, " \
    "CASE WHEN e.kind = 'deal' AND e.number = 1 THEN d.name ELSE '' END, " \
    "e.account, e.owner, e.digest, e.body, e.hash FROM entry e LEFT JOIN deal d ON d.id = e.deal "

static const char *const query_text[QUERY_TOTAL] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_ROLLBACK] = "ROLLBACK",
    [QUERY_SAVEPOINT] = "SAVEPOINT request",
    [QUERY_RELEASE] = "RELEASE request",
    [QUERY_UNDO] = "ROLLBACK TO request",
    [QUERY_HEAD] = "SELECT entry, hash FROM entry ORDER BY entry DESC LIMIT 1",
    [QUERY_HASH] = "SELECT hash FROM entry WHERE entry = ?",
    [QUERY_DEAL_OF_NAME] = "SELECT id FROM deal WHERE name = ?",
    [QUERY_DEAL_COUNT] = "SELECT coalesce(max(id), 0) FROM deal",
    [QUERY_COUNT] = "SELECT coalesce(max(number), 0) FROM entry WHERE deal = ? AND kind = ?",
    [QUERY_ADD_DEAL] = "INSERT INTO deal (id, name) VALUES (?, ?)",
    [QUERY_ADD_ENTRY] =
        "INSERT INTO entry (entry, kind, deal, number, at, author, source, account, owner, digest, "
        "body, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [QUERY_CHAIN] = ENTRIES "WHERE e.entry BETWEEN ? AND ? ORDER BY e.entry",
    [QUERY_ENTRIES] = ENTRIES "WHERE e.number BETWEEN ? AND ? AND e.deal = ? AND e.kind = ? "
                              "ORDER BY e.number",
    [QUERY_DEALS] = DEALS "ORDER BY d.id",
    [QUERY_DEALS_BY_NAME] = DEALS "WHERE d.name = ?",
    [QUERY_DEALS_BY_ID] = DEALS "WHERE d.id = ?",
    [QUERY_INTEGRITY] = "PRAGMA integrity_check(1)",
    [QUERY_LONE_DEAL] = "SELECT id FROM deal WHERE NOT EXISTS "
                        "(SELECT 1 FROM entry WHERE entry.deal = deal.id) LIMIT 1",
};

/* ---- What went wrong --------------------------------------------------------------------------- */

store_status sqlite_failed(const sqlite_connection *connection, const char *action, GError **error)
{
    sqlite3 *const db = connection->db;
    const char *const said = db ? sqlite3_errmsg(db) : "out of memory";
    switch ((db ? sqlite3_errcode(db) : SQLITE_NOMEM) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return store_fail(error, STORE_BUSY,
                          "cannot %s: another program keeps it locked; try again", action);
    case SQLITE_FULL:
        return store_fail(error, STORE_FAILED, "cannot %s: there is no room left on the disk",
                          action);
    case SQLITE_READONLY:
    case SQLITE_PERM: return store_fail(error, STORE_FAILED, "cannot %s: it is read-only", action);
    case SQLITE_CORRUPT:
        return store_fail(error, STORE_DAMAGED,
                          "is damaged (%s): restore a backup into a new store", said);
    case SQLITE_NOTADB: return store_fail(error, STORE_FOREIGN, "is no SQLite database");
    case SQLITE_CONSTRAINT:
        return store_fail(error, STORE_DAMAGED, "does not take what should fit: %s", said);
    default: return store_fail(error, STORE_FAILED, "cannot %s: %s", action, said);
    }
}

/* ---- Connections ------------------------------------------------------------------------------- */

/* Waits in equal steps: SQLite's own handler waits ever longer, so that who came first may starve. */
static int wait_for_others(void *context, int n_waits)
{
    (void)context;
    if (n_waits >= STORE_BUSY_STEPS_MAX)
        return 0;
    g_usleep(STORE_BUSY_STEP_US);
    return 1;
}

static bool execute(sqlite_connection *connection, const char *sql)
{
    return sqlite3_exec(connection->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* The change to WAL needs the file alone and gives up at once when it is not. */
static bool use_wal(sqlite_connection *connection)
{
    for (int n_waits = 0;; n_waits++) {
        if (execute(connection, "PRAGMA journal_mode = WAL"))
            return true;
        if ((sqlite3_errcode(connection->db) & 0xff) != SQLITE_BUSY ||
            !wait_for_others(NULL, n_waits))
            return false;
    }
}

store_status sqlite_connect(const char *path, bool writes, sqlite_connection *connection,
                            GError **error)
{
    *connection = (sqlite_connection){0};
    /* Names such as ":memory:" mean something to SQLite; a path does not begin so. */
    g_autofree char *name =
        g_path_is_absolute(path) ? g_strdup(path) : g_strconcat("./", path, NULL);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    bool good = sqlite3_open_v2(name, &connection->db, flags, NULL) == SQLITE_OK;
    if (good) {
        sqlite3_extended_result_codes(connection->db, 1);
        sqlite3_busy_handler(connection->db, wait_for_others, NULL);
        good = execute(connection, "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; "
                                   "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL");
    }
    if (good && writes)
        good = use_wal(connection);
    if (good)
        return STORE_OK;
    const store_status status =
        sqlite_failed(connection, writes ? "be written" : "be opened", error);
    sqlite_disconnect(connection);
    return status;
}

void sqlite_disconnect(sqlite_connection *connection)
{
    for (int query = 0; query < QUERY_TOTAL; query++)
        sqlite3_finalize(connection->statement[query]);
    sqlite3_close(connection->db);
    *connection = (sqlite_connection){0};
}

/* ---- Queries ------------------------------------------------------------------------------------ */

store_status sqlite_prepare(sqlite_connection *connection, sqlite_query query,
                            sqlite3_stmt **statement, GError **error)
{
    sqlite3_stmt **const kept = &connection->statement[query];
    if (!*kept && sqlite3_prepare_v3(connection->db, query_text[query], -1,
                                     SQLITE_PREPARE_PERSISTENT, kept, NULL) != SQLITE_OK)
        return sqlite_failed(connection, "be read", error);
    *statement = *kept;
    return STORE_OK;
}

store_status sqlite_run(sqlite_connection *connection, sqlite_query query, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(connection, query, &statement, error);
    if (status != STORE_OK)
        return status;
    if (sqlite3_step(statement) != SQLITE_DONE)
        status = sqlite_failed(connection, "be written", error);
    sqlite3_reset(statement);
    return status;
}

void sqlite_bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

void sqlite_bind_number(sqlite3_stmt *statement, int at, int64_t number)
{
    sqlite3_bind_int64(statement, at, number);
}

store_status sqlite_number(sqlite_connection *connection, sqlite3_stmt *statement, int64_t none,
                           int64_t *number, GError **error)
{
    const int step = sqlite3_step(statement);
    store_status status = STORE_OK;
    if (step == SQLITE_ROW)
        *number = sqlite3_column_int64(statement, 0);
    else if (step == SQLITE_DONE)
        *number = none;
    else
        status = sqlite_failed(connection, "be read", error);
    sqlite3_reset(statement);
    return status;
}

/* ---- The implementation -------------------------------------------------------------------------- */

static store_status open_session(const char *name, store_access access, void **opened,
                                 GError **error)
{
    const store_status status = sqlite_file_prepare(name, access, error);
    if (status != STORE_OK)
        return status;
    sqlite_session *const session = g_new0(sqlite_session, 1);
    session->path = g_strdup(name);
    g_mutex_init(&session->lock);
    g_cond_init(&session->arrival);
    g_queue_init(&session->readers);
    g_queue_init(&session->jobs);
    *opened = session;
    return STORE_OK;
}

static void close_session(void *opened)
{
    sqlite_session *const session = opened;
    sqlite_writer_stop(session);
    for (sqlite_connection *reader; (reader = g_queue_pop_head(&session->readers));) {
        sqlite_disconnect(reader);
        g_free(reader);
    }
    g_cond_clear(&session->arrival);
    g_mutex_clear(&session->lock);
    g_free(session->path);
    g_free(session);
}

const store_backend store_sqlite = {
    .scheme = "sqlite",
    .operand = "FILE",
    .open = open_session,
    .close = close_session,
    .append = sqlite_append,
    .extend = sqlite_extend,
    .head = sqlite_read_head,
    .deals = sqlite_read_deals,
    .entries = sqlite_read_entries,
    .check = sqlite_read_check,
    .owns = sqlite_owns,
    .backup = sqlite_backup,
    .restore = sqlite_restore,
};
