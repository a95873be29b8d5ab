/* Whole copies of the file. */
#include <sys/stat.h>

#include "store/limits.h"
#include "store/sqlite.h"

bool sqlite_owns(void *opened, const char *path)
{
    static const char *const ending[] = {"", "-wal", "-shm", "-journal"};
    const sqlite_session *const session = opened;
    struct stat asked, own;
    for (size_t i = 0; i < G_N_ELEMENTS(ending) && stat(path, &asked) == 0; i++) {
        g_autofree char *part = g_strconcat(session->path, ending[i], NULL);
        if (stat(part, &own) == 0 && own.st_dev == asked.st_dev && own.st_ino == asked.st_ino)
            return true;
    }
    return false;
}

store_status sqlite_backup(void *opened, const char *path, GError **error)
{
    sqlite_session *const session = opened;
    sqlite_connection *reader = NULL;
    store_status status = sqlite_reader_take(session, &reader, error);
    if (status != STORE_OK)
        return status;
    sqlite3_stmt *statement = NULL;
    bool done = sqlite3_prepare_v2(reader->db, "VACUUM INTO ?", -1, &statement, NULL) == SQLITE_OK;
    if (done) {
        sqlite_bind_text(statement, 1, path);
        done = sqlite3_step(statement) == SQLITE_DONE;
    }
    if (!done)
        status = sqlite_failed(reader, "be copied", error);
    sqlite3_finalize(statement);
    sqlite_reader_give(session, reader);
    return status;
}

/* ---- Restoring ----------------------------------------------------------------------------------- */

typedef struct restore_request {
    sqlite_session *session;
    const char *path;
    bool replace;
} restore_request;

static int step_patiently(sqlite3_backup *copy, int n_pages)
{
    for (int n_waits = 0;; n_waits++) {
        const int step = sqlite3_backup_step(copy, n_pages);
        if ((step != SQLITE_BUSY && step != SQLITE_LOCKED) || n_waits >= STORE_BUSY_STEPS_MAX)
            return step;
        g_usleep(STORE_BUSY_STEP_US);
    }
}

/* Asked while the copy holds the store's lock, so nobody appends after the answer. */
static store_status check_room(const restore_request *request, GError **error)
{
    store_head head;
    const store_status status = sqlite_read_head(request->session, &head, error);
    if (status == STORE_OK && head.entries > 0 && !request->replace)
        return store_fail(error, STORE_CONFLICT,
                          "has %" G_GINT64_FORMAT
                          " entries already: a restore would take them away",
                          head.entries);
    return status;
}

/* SQLite's copy is one transaction of the store that is written to. */
static store_status copy(sqlite_connection *writer, sqlite_connection *source,
                         const restore_request *request, GError **error)
{
    sqlite3_backup *const copy = sqlite3_backup_init(writer->db, "main", source->db, "main");
    if (!copy)
        return sqlite_failed(writer, "be restored", error);
    store_status status = STORE_OK;
    int step = step_patiently(copy, 0);
    if (step == SQLITE_OK) {
        status = check_room(request, error);
        if (status == STORE_OK)
            step = step_patiently(copy, -1);
    }
    const int end = sqlite3_backup_finish(copy);
    if (status == STORE_OK && (step != SQLITE_DONE || end != SQLITE_OK))
        status = sqlite_failed(writer, "be restored", error);
    return status;
}

static store_status run_restore(sqlite_connection *writer, void *context, GError **error)
{
    const restore_request *const request = context;
    sqlite_connection source;
    store_status status = sqlite_connect(request->path, false, &source, error);
    if (status != STORE_OK)
        return status;
    status = copy(writer, &source, request, error);
    sqlite_disconnect(&source);
    return status;
}

store_status sqlite_restore(void *session, const char *path, bool replace, GError **error)
{
    restore_request request = {session, path, replace};
    sqlite_job job = {.run = run_restore, .context = &request};
    return sqlite_submit(session, &job, error);
}
