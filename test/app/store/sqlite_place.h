/* A store in an SQLite file that tests lay hands on. */
#ifndef TEST_APP_STORE_SQLITE_PLACE_H
#define TEST_APP_STORE_SQLITE_PLACE_H

#include "support.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct place {
    char *folder, *path, *url;
} place;

static inline int start(void **state)
{
    place *const p = g_new0(place, 1);
    p->folder = make_folder();
    p->path = g_build_filename(p->folder, "deals.db", NULL);
    p->url = g_strconcat("sqlite:", p->path, NULL);
    *state = p;
    return 0;
}

static inline int end(void **state)
{
    place *const p = *state;
    remove_folder(p->folder);
    g_free(p->path);
    g_free(p->url);
    g_free(p);
    return 0;
}

/* Two deals, two events each, one revision: entries 1 to 7. */
static inline void make_store(const place *p)
{
    deal_store *const store = open_store(p->url, STORE_WRITE);
    const store_revision revision = {"Halden Press", "ben", "{\"b\":2}", NULL, 0};
    int64_t n;
    add_deal(store, "A");
    append_event(store, 1, "{\"note\":\"one\"}");
    append_event(store, 1, "{\"note\":\"two\"}");
    add_deal(store, "B");
    append_event(store, 2, "{\"note\":\"uno\"}");
    append_event(store, 2, "{\"note\":\"due\"}");
    assert_stored(store_revise(store, 1, 1, &revision, &test_stamp, &n, &error));
    store_close(store);
}

static inline void tamper(const place *p, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    sqlite3_close(db);
}

#endif
