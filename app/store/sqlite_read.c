/* What readers ask. */
#include <string.h>

#include "store/chain.h"
#include "store/limits.h"
#include "store/sqlite.h"

/* ---- Connections ------------------------------------------------------------------------------- */

store_status sqlite_reader_take(sqlite_session *session, sqlite_connection **reader, GError **error)
{
    g_mutex_lock(&session->lock);
    *reader = g_queue_pop_head(&session->readers);
    g_mutex_unlock(&session->lock);
    if (*reader)
        return STORE_OK;
    sqlite_connection *const opened = g_new0(sqlite_connection, 1);
    const store_status status = sqlite_connect(session->path, false, opened, error);
    if (status == STORE_OK)
        *reader = opened;
    else
        g_free(opened);
    return status;
}

void sqlite_reader_give(sqlite_session *session, sqlite_connection *reader)
{
    g_mutex_lock(&session->lock);
    const bool keep = session->readers.length < STORE_IDLE_READERS_MAX;
    if (keep)
        g_queue_push_head(&session->readers, reader);
    g_mutex_unlock(&session->lock);
    if (keep)
        return;
    sqlite_disconnect(reader);
    g_free(reader);
}

/* ---- Rows -------------------------------------------------------------------------------------- */

/* A text of a row; "" where there is none. A zero byte in it would hide what follows: *whole is then
 * false. */
static const char *text_of(sqlite3_stmt *statement, int column, bool *whole)
{
    const char *const text = (const char *)sqlite3_column_text(statement, column);
    if (text && strlen(text) != (size_t)sqlite3_column_bytes(statement, column))
        *whole = false;
    return text ? text : "";
}

static store_entry entry_of(sqlite3_stmt *row, bool *whole)
{
    *whole = true;
    return (store_entry){
        .entry = sqlite3_column_int64(row, 0),
        .kind = store_kind_of(text_of(row, 1, whole)),
        .deal = sqlite3_column_int64(row, 2),
        .number = sqlite3_column_int64(row, 3),
        .at = sqlite3_column_int64(row, 4),
        .author = text_of(row, 5, whole),
        .source = text_of(row, 6, whole),
        .name = text_of(row, 7, whole),
        .account = text_of(row, 8, whole),
        .owner = text_of(row, 9, whole),
        .digest = text_of(row, 10, whole),
        .body = text_of(row, 11, whole),
        .hash = text_of(row, 12, whole),
    };
}

static store_deal *deal_of(sqlite3_stmt *row)
{
    bool whole = true;
    store_deal *const deal = g_new(store_deal, 1);
    *deal = (store_deal){
        .id = sqlite3_column_int64(row, 0),
        .name = g_strdup(text_of(row, 1, &whole)),
        .account = g_strdup(text_of(row, 2, &whole)),
        .owner = g_strdup(text_of(row, 3, &whole)),
        .created = sqlite3_column_int64(row, 4),
        .revisions = sqlite3_column_int64(row, 5),
        .events = sqlite3_column_int64(row, 6),
        .plans = sqlite3_column_int64(row, 7),
        .last_event_at = sqlite3_column_int64(row, 8),
        .debrief = sqlite3_column_int64(row, 9),
    };
    return deal;
}

/* ---- The head ---------------------------------------------------------------------------------- */

store_status sqlite_head(sqlite_connection *connection, store_head *head, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(connection, QUERY_HEAD, &statement, error);
    if (status != STORE_OK)
        return status;
    const int step = sqlite3_step(statement);
    if (step == SQLITE_ROW) {
        head->entries = sqlite3_column_int64(statement, 0);
        g_strlcpy(head->hash, (const char *)sqlite3_column_text(statement, 1), STORE_HASH_SIZE);
    } else if (step == SQLITE_DONE) {
        head->entries = 0;
        memcpy(head->hash, store_chain_start, STORE_HASH_SIZE);
    } else {
        status = sqlite_failed(connection, "be read", error);
    }
    sqlite3_reset(statement);
    return status;
}

store_status sqlite_read_head(void *opened, store_head *head, GError **error)
{
    sqlite_session *const session = opened;
    sqlite_connection *reader = NULL;
    store_status status = sqlite_reader_take(session, &reader, error);
    if (status != STORE_OK)
        return status;
    status = sqlite_head(reader, head, error);
    sqlite_reader_give(session, reader);
    return status;
}

/* ---- Deals and entries -------------------------------------------------------------------------- */

static store_status find_deals(sqlite_connection *reader, const char *name, int64_t id,
                               GPtrArray *deals, GError **error)
{
    const sqlite_query query = name ? QUERY_DEALS_BY_NAME : id ? QUERY_DEALS_BY_ID : QUERY_DEALS;
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(reader, query, &statement, error);
    if (status != STORE_OK)
        return status;
    if (name)
        sqlite_bind_text(statement, 1, name);
    else if (id)
        sqlite_bind_number(statement, 1, id);
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        g_ptr_array_add(deals, deal_of(statement));
    if (step != SQLITE_DONE)
        status = sqlite_failed(reader, "be read", error);
    sqlite3_reset(statement);
    return status;
}

store_status sqlite_read_deals(void *opened, const char *name, int64_t id, GPtrArray *deals,
                               GError **error)
{
    sqlite_session *const session = opened;
    sqlite_connection *reader = NULL;
    store_status status = sqlite_reader_take(session, &reader, error);
    if (status != STORE_OK)
        return status;
    status = find_deals(reader, name, id, deals, error);
    sqlite_reader_give(session, reader);
    return status;
}

static store_status visit_entries(sqlite_connection *reader, const store_range *range,
                                  store_visit *visit, void *context, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status =
        sqlite_prepare(reader, range->deal ? QUERY_ENTRIES : QUERY_CHAIN, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_number(statement, 1, range->first);
    sqlite_bind_number(statement, 2, range->last);
    if (range->deal) {
        sqlite_bind_number(statement, 3, range->deal);
        sqlite_bind_text(statement, 4, store_kind_name(range->kind));
    }
    int step = SQLITE_ROW;
    for (bool goes_on = true; goes_on && (step = sqlite3_step(statement)) == SQLITE_ROW;) {
        bool whole;
        const store_entry entry = entry_of(statement, &whole);
        if (!whole)
            status = store_fail(error, STORE_DAMAGED,
                                "entry %" G_GINT64_FORMAT " does not fit: it holds a zero byte",
                                entry.entry);
        goes_on = whole && visit(&entry, context);
    }
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = sqlite_failed(reader, "be read", error);
    sqlite3_reset(statement);
    return status;
}

store_status sqlite_read_entries(void *opened, const store_range *range, store_visit *visit,
                                 void *context, GError **error)
{
    sqlite_session *const session = opened;
    sqlite_connection *reader = NULL;
    store_status status = sqlite_reader_take(session, &reader, error);
    if (status != STORE_OK)
        return status;
    status = visit_entries(reader, range, visit, context, error);
    sqlite_reader_give(session, reader);
    return status;
}

/* ---- Soundness ---------------------------------------------------------------------------------- */

static store_status check_pages(sqlite_connection *reader, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(reader, QUERY_INTEGRITY, &statement, error);
    if (status != STORE_OK)
        return status;
    if (sqlite3_step(statement) != SQLITE_ROW) {
        status = sqlite_failed(reader, "be read", error);
    } else {
        const char *const found = (const char *)sqlite3_column_text(statement, 0);
        if (g_strcmp0(found, "ok") != 0)
            status = store_fail(error, STORE_DAMAGED, "the file is broken: %s", found);
    }
    sqlite3_reset(statement);
    return status;
}

static store_status check_deals(sqlite_connection *reader, GError **error)
{
    int64_t lone = 0;
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(reader, QUERY_LONE_DEAL, &statement, error);
    if (status != STORE_OK)
        return status;
    status = sqlite_number(reader, statement, 0, &lone, error);
    if (status == STORE_OK && lone)
        return store_fail(error, STORE_DAMAGED,
                          "deal %" G_GINT64_FORMAT " stands there without any entry", lone);
    return status;
}

store_status sqlite_read_check(void *opened, GError **error)
{
    sqlite_session *const session = opened;
    sqlite_connection *reader = NULL;
    store_status status = sqlite_reader_take(session, &reader, error);
    if (status != STORE_OK)
        return status;
    status = check_pages(reader, error);
    if (status == STORE_OK)
        status = check_deals(reader, error);
    sqlite_reader_give(session, reader);
    return status;
}
