/* The store on the disk of the current folder: events appended one by one and by many threads, each
 * acknowledged when it is durable; beside plain SQLite with one commit for each write, same settings.
 * Then a whole record of 10,000 events: loading it, auditing it, and exporting it. */
#include "bench.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/limits.h"
#include "store/store.h"

enum { ROUNDS = 5, WRITES = 4000, THREADS_MAX = 64, LOADS = 21 };

/* About what an offer with a package and a note takes. */
static const char event[] =
    "{\"at\":\"2026-11-18\",\"by\":\"them\",\"who\":\"J. Meyer\",\"event\":\"offer\",\"package\":{"
    "\"price\":190000,\"term_years\":1,\"payment_days\":90,\"service_level\":\"standard\"},"
    "\"note\":"
    "\"opened hard; says that two others are cheaper, names neither, wants an answer by the end of "
    "the week because of a meeting\"}";

static const store_stamp stamp = {INT64_C(1795441234567891), "Ana Ruiz", "cli"};

static char *folder, *path, *url;

static void fail(const char *what, const GError *error)
{
    fprintf(stderr, "bench_store: %s: %s\n", what, error ? error->message : "");
    exit(1);
}

static void remove_store(void)
{
    static const char *const ending[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < G_N_ELEMENTS(ending); i++) {
        g_autofree char *file = g_strconcat(path, ending[i], NULL);
        g_unlink(file);
    }
}

/* ---- The store --------------------------------------------------------------------------------- */

static deal_store *fresh_store(void)
{
    deal_store *store = NULL;
    g_autoptr(GError) error = NULL;
    const store_new_deal deal = {.name = "A", .account = "", .owner = "", .body = "{}"};
    int64_t id;
    remove_store();
    if (store_open(url, STORE_WRITE, &store, &error) != STORE_OK ||
        store_add(store, &deal, &stamp, &id, &error) != STORE_OK)
        fail("open", error);
    return store;
}

typedef struct worker {
    deal_store *store;
    int writes;
    double worst; /* seconds until an append was acknowledged */
} worker;

static void *append_all(void *context)
{
    worker *const w = context;
    const char *const body = event;
    for (int i = 0; i < w->writes; i++) {
        g_autoptr(GError) error = NULL;
        int64_t events;
        const double start = bench_seconds();
        if (store_append(w->store, 1, STORE_ANY, &body, 1, &stamp, &events, &error) != STORE_OK)
            fail("append", error);
        w->worst = MAX(w->worst, bench_seconds() - start);
    }
    return NULL;
}

/* Writes a second by so many threads; *worst becomes the longest wait. */
static double with_threads(int n, double *worst)
{
    deal_store *const store = fresh_store();
    worker each[THREADS_MAX] = {0};
    GThread *thread[THREADS_MAX];
    const double start = bench_seconds();
    for (int t = 0; t < n; t++) {
        each[t] = (worker){.store = store, .writes = WRITES / n};
        thread[t] = g_thread_new("worker", append_all, &each[t]);
    }
    *worst = 0;
    for (int t = 0; t < n; t++) {
        g_thread_join(thread[t]);
        *worst = MAX(*worst, each[t].worst);
    }
    const double seconds = bench_seconds() - start;
    store_close(store);
    return WRITES / n * n / seconds;
}

/* ---- The baseline --------------------------------------------------------------------------------- */

static double plainly(void)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *insert = NULL;
    remove_store();
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_exec(
            db,
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
            "CREATE TABLE event (deal INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT "
            "NOT NULL, UNIQUE (deal, number)) STRICT",
            NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "INSERT INTO event VALUES (1, ?, ?)", -1, &insert, NULL) !=
            SQLITE_OK)
        fail(sqlite3_errmsg(db), NULL);
    const double start = bench_seconds();
    for (int i = 0; i < WRITES; i++) {
        sqlite3_bind_int(insert, 1, i);
        sqlite3_bind_text(insert, 2, event, -1, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail(sqlite3_errmsg(db), NULL);
        sqlite3_reset(insert);
    }
    const double seconds = bench_seconds() - start;
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return WRITES / seconds;
}

/* ---- A whole record --------------------------------------------------------------------------------- */

static bool count_bytes(const store_entry *entry, void *context)
{
    size_t *const bytes = context;
    *bytes += strlen(entry->body);
    return true;
}

static bool drop_bytes(const char *data, size_t size, void *context)
{
    (void)data;
    *(size_t *)context += size;
    return true;
}

static void whole_record(void)
{
    deal_store *const store = fresh_store();
    g_autofree const char **body = g_new(const char *, STORE_EVENTS_MAX);
    for (size_t i = 0; i < STORE_EVENTS_MAX; i++)
        body[i] = event;
    g_autoptr(GError) error = NULL;
    int64_t events;
    double start = bench_seconds();
    if (store_append(store, 1, 0, body, STORE_EVENTS_MAX, &stamp, &events, &error) != STORE_OK)
        fail("append", error);
    printf("%d events in one call   %8.1f ms\n", STORE_EVENTS_MAX, (bench_seconds() - start) * 1e3);
    double load[LOADS], audit[LOADS], export[LOADS];
    size_t bytes = 0;
    for (int i = 0; i < LOADS; i++) {
        store_finding finding;
        size_t written = 0;
        bytes = 0;
        start = bench_seconds();
        if (store_events(store, 1, 1, count_bytes, &bytes, &error) != STORE_OK)
            fail("load", error);
        load[i] = bench_seconds() - start;
        start = bench_seconds();
        if (store_audit(store, NULL, &finding, &error) != STORE_OK)
            fail("audit", error);
        audit[i] = bench_seconds() - start;
        start = bench_seconds();
        if (store_export(store, drop_bytes, &written, &error) != STORE_OK)
            fail("export", error);
        export[i] = bench_seconds() - start;
    }
    printf("loading them (%.1f MB)      %8.1f ms\n", (double)bytes / 1e6,
           bench_median(load, LOADS) * 1e3);
    printf("auditing the store         %8.1f ms\n", bench_median(audit, LOADS) * 1e3);
    printf("exporting it               %8.1f ms\n", bench_median(export, LOADS) * 1e3);
    store_close(store);
}

int main(void)
{
    static const int n_threads[] = {1, 4, 16, 64};
    enum { CASES = G_N_ELEMENTS(n_threads) };
    double plain[ROUNDS], rate[CASES][ROUNDS], worst[CASES] = {0};
    folder = g_strdup("bench-store-XXXXXX");
    if (!g_mkdtemp(folder))
        fail("the current folder cannot be written", NULL);
    path = g_build_filename(folder, "deals.db", NULL);
    url = g_strconcat("sqlite:", path, NULL);
    /* In turn, so that what else the disk does hits all alike. */
    for (int r = 0; r < ROUNDS; r++) {
        plain[r] = plainly();
        for (int c = 0; c < CASES; c++) {
            double wait;
            rate[c][r] = with_threads(n_threads[c], &wait);
            worst[c] = MAX(worst[c], wait);
        }
    }
    printf("%d events of %zu bytes, durable, median of %d rounds\n", WRITES, strlen(event), ROUNDS);
    const double base = bench_median(plain, ROUNDS);
    printf("plain SQLite, a commit each, no chain     %8.0f/s\n", base);
    for (int c = 0; c < CASES; c++) {
        const double median = bench_median(rate[c], ROUNDS);
        printf("store, %2d thread%s   %8.0f/s  %5.2f of plain, worst wait %6.1f ms\n", n_threads[c],
               n_threads[c] > 1 ? "s" : " ", median, median / base, worst[c] * 1e3);
    }
    whole_record();
    remove_store();
    g_rmdir(folder);
    return 0;
}
