/* The one thread that writes, and its queue. */
#include <string.h>

#include "store/limits.h"
#include "store/sqlite.h"

/* ---- One commit for all that wait ------------------------------------------------------------------ */

/* A savepoint of its own for each, so that one that fails takes nothing of the others away. False when
 * the transaction itself is lost, which the job's error then says. */
static bool run_draft(sqlite_connection *writer, sqlite_job *job, store_head *head)
{
    const store_head before = *head;
    job->status = sqlite_run(writer, QUERY_SAVEPOINT, &job->error);
    if (job->status != STORE_OK)
        return !sqlite3_get_autocommit(writer->db);
    job->status = sqlite_append_draft(writer, job->draft, head, job->receipt, &job->error);
    if (sqlite3_get_autocommit(writer->db))
        return false;
    if (job->status != STORE_OK) {
        *head = before;
        if (sqlite_run(writer, QUERY_UNDO, NULL) != STORE_OK)
            return false;
    }
    return sqlite_run(writer, QUERY_RELEASE, NULL) == STORE_OK;
}

/* All that had succeeded failed with the transaction. */
static void fail_all(sqlite_job **job, size_t n, store_status status, const GError *error)
{
    for (size_t i = 0; i < n; i++) {
        if (job[i]->status != STORE_OK)
            continue;
        job[i]->status = status;
        job[i]->error = error ? g_error_copy(error) : NULL;
    }
}

static void run_group(sqlite_connection *writer, sqlite_job **job, size_t n)
{
    store_head head;
    g_autoptr(GError) error = NULL;
    store_status status = sqlite_run(writer, QUERY_BEGIN, &error);
    if (status == STORE_OK)
        status = sqlite_head(writer, &head, &error);
    bool stands = status == STORE_OK;
    for (size_t i = 0; stands && i < n; i++) {
        stands = run_draft(writer, job[i], &head);
        if (!stands) {
            status = job[i]->status != STORE_OK ? job[i]->status : STORE_FAILED;
            error = job[i]->error ? g_error_copy(job[i]->error)
                                  : g_error_new(STORE_ERROR, STORE_FAILED, "cannot be written");
        }
    }
    if (stands) {
        status = sqlite_run(writer, QUERY_COMMIT, &error);
        stands = status == STORE_OK;
    }
    if (stands)
        return;
    if (!sqlite3_get_autocommit(writer->db))
        (void)sqlite_run(writer, QUERY_ROLLBACK, NULL);
    fail_all(job, n, status, error);
}

/* ---- The thread ---------------------------------------------------------------------------------- */

/* Takes what waits: one job that runs alone, or drafts that share a commit. */
static size_t take_jobs(sqlite_session *session, sqlite_job **job)
{
    size_t n = 0;
    while (n < STORE_GROUP_MAX && !g_queue_is_empty(&session->jobs)) {
        sqlite_job *const next = g_queue_peek_head(&session->jobs);
        if (next->run && n > 0)
            break;
        job[n++] = g_queue_pop_head(&session->jobs);
        if (next->run)
            break;
    }
    return n;
}

static void run_jobs(sqlite_connection *writer, const char *path, sqlite_job **job, size_t n)
{
    /* A connection that could not be opened is tried anew: a disk may come back. */
    g_autoptr(GError) error = NULL;
    const store_status status = writer->db ? STORE_OK : sqlite_connect(path, true, writer, &error);
    if (status != STORE_OK)
        fail_all(job, n, status, error);
    else if (job[0]->run)
        job[0]->status = job[0]->run(writer, job[0]->context, &job[0]->error);
    else
        run_group(writer, job, n);
}

static void *write_on(void *context)
{
    sqlite_session *const session = context;
    sqlite_connection writer = {0};
    sqlite_job *job[STORE_GROUP_MAX];
    g_mutex_lock(&session->lock);
    for (;;) {
        while (g_queue_is_empty(&session->jobs) && !session->closing)
            g_cond_wait(&session->arrival, &session->lock);
        const size_t n = take_jobs(session, job);
        if (n == 0)
            break;
        g_mutex_unlock(&session->lock);
        run_jobs(&writer, session->path, job, n);
        g_mutex_lock(&session->lock);
        for (size_t i = 0; i < n; i++) {
            job[i]->finished = true;
            g_cond_signal(&job[i]->finish);
        }
    }
    g_mutex_unlock(&session->lock);
    sqlite_disconnect(&writer);
    return NULL;
}

store_status sqlite_submit(sqlite_session *session, sqlite_job *job, GError **error)
{
    g_cond_init(&job->finish);
    g_mutex_lock(&session->lock);
    if (!session->writer)
        session->writer = g_thread_new("store", write_on, session);
    g_queue_push_tail(&session->jobs, job);
    g_cond_signal(&session->arrival);
    while (!job->finished)
        g_cond_wait(&job->finish, &session->lock);
    g_mutex_unlock(&session->lock);
    g_cond_clear(&job->finish);
    if (job->error)
        g_propagate_error(error, job->error);
    return job->status;
}

void sqlite_writer_stop(sqlite_session *session)
{
    g_mutex_lock(&session->lock);
    session->closing = true;
    g_cond_signal(&session->arrival);
    g_mutex_unlock(&session->lock);
    if (session->writer)
        g_thread_join(session->writer);
    session->writer = NULL;
}

store_status sqlite_append(void *session, const store_draft *draft, store_receipt *receipt,
                           GError **error)
{
    sqlite_job job = {.draft = draft, .receipt = receipt};
    return sqlite_submit(session, &job, error);
}
