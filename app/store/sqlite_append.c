/* Appending inside a transaction. */
#include <string.h>

#include "store/chain.h"
#include "store/limits.h"
#include "store/sqlite.h"

/* ---- Rows -------------------------------------------------------------------------------------- */

static store_status insert(sqlite_connection *writer, sqlite3_stmt *statement, GError **error)
{
    const store_status status = sqlite3_step(statement) == SQLITE_DONE
                                    ? STORE_OK
                                    : sqlite_failed(writer, "be written", error);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

static store_status insert_deal(sqlite_connection *writer, int64_t id, const char *name,
                                GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(writer, QUERY_ADD_DEAL, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_number(statement, 1, id);
    sqlite_bind_text(statement, 2, name);
    return insert(writer, statement, error);
}

static store_status insert_entry(sqlite_connection *writer, const store_entry *entry,
                                 GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(writer, QUERY_ADD_ENTRY, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_number(statement, 1, entry->entry);
    sqlite_bind_text(statement, 2, store_kind_name(entry->kind));
    sqlite_bind_number(statement, 3, entry->deal);
    sqlite_bind_number(statement, 4, entry->number);
    sqlite_bind_number(statement, 5, entry->at);
    const char *const text[] = {entry->author, entry->source, entry->account, entry->owner,
                                entry->digest, entry->body,   entry->hash};
    for (int i = 0; i < (int)G_N_ELEMENTS(text); i++)
        sqlite_bind_text(statement, 6 + i, text[i]);
    return insert(writer, statement, error);
}

static store_status count_of(sqlite_connection *writer, int64_t deal, store_kind kind,
                             int64_t *count, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(writer, QUERY_COUNT, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_number(statement, 1, deal);
    sqlite_bind_text(statement, 2, store_kind_name(kind));
    return sqlite_number(writer, statement, 0, count, error);
}

/* ---- Drafts ------------------------------------------------------------------------------------ */

/* A new deal: its name must be free. receipt->deal becomes its id, or that of who has the name. */
static store_status open_deal(sqlite_connection *writer, const store_draft *draft,
                              store_receipt *receipt, GError **error)
{
    int64_t taken = 0, deals = 0;
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(writer, QUERY_DEAL_OF_NAME, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_text(statement, 1, draft->name);
    status = sqlite_number(writer, statement, 0, &taken, error);
    if (status != STORE_OK)
        return status;
    if (taken) {
        receipt->deal = taken;
        return store_fail(error, STORE_EXISTS,
                          "there is a deal '%s' already: it has the id %" G_GINT64_FORMAT,
                          draft->name, taken);
    }
    status = sqlite_prepare(writer, QUERY_DEAL_COUNT, &statement, error);
    if (status != STORE_OK)
        return status;
    status = sqlite_number(writer, statement, 0, &deals, error);
    if (status == STORE_OK && deals >= STORE_DEALS_MAX)
        status = store_fail(error, STORE_LIMIT, "a store takes %d deals", STORE_DEALS_MAX);
    receipt->deal = deals + 1;
    return status == STORE_OK ? insert_deal(writer, receipt->deal, draft->name, error) : status;
}

/* A debrief is made of body and events: neither may have changed since. */
static store_status check_others(sqlite_connection *writer, const store_draft *draft,
                                 GError **error)
{
    int64_t n = 0;
    if (draft->others == STORE_ANY)
        return STORE_OK;
    const store_status status = count_of(
        writer, draft->deal, draft->kind == STORE_DEAL ? STORE_EVENT : STORE_DEAL, &n, error);
    if (status == STORE_OK && n != draft->others)
        return store_fail(error, STORE_CONFLICT,
                          "somebody was faster: deal %" G_GINT64_FORMAT
                          " is not what its debrief was made of",
                          draft->deal);
    return status;
}

/* Is the deal there, with as many of the kind as the caller thinks, and room for more? */
static store_status check_deal(sqlite_connection *writer, const store_draft *draft,
                               store_receipt *receipt, GError **error)
{
    int64_t revisions = 0;
    receipt->deal = draft->deal;
    store_status status = count_of(writer, draft->deal, STORE_DEAL, &revisions, error);
    if (status == STORE_OK && revisions == 0)
        status =
            store_fail(error, STORE_NOT_FOUND, "no deal has the id %" G_GINT64_FORMAT, draft->deal);
    if (status == STORE_OK)
        status = count_of(writer, draft->deal, draft->kind, &receipt->count, error);
    if (status == STORE_OK && draft->expected != STORE_ANY && draft->expected != receipt->count)
        status = store_fail(error, STORE_CONFLICT,
                            "somebody was faster: deal %" G_GINT64_FORMAT " has %" G_GINT64_FORMAT
                            " %s%s, not %" G_GINT64_FORMAT,
                            draft->deal, receipt->count,
                            draft->kind == STORE_DEAL ? "revision" : store_kind_name(draft->kind),
                            receipt->count == 1 ? "" : "s", draft->expected);
    return status == STORE_OK ? check_others(writer, draft, error) : status;
}

/* Appends n bodies as entries of one kind, numbered on from *count. */
static store_status append_bodies(sqlite_connection *writer, store_entry *entry,
                                  const char *const *body, size_t n, store_head *head,
                                  int64_t *count, GError **error)
{
    if (*count + (int64_t)n > store_kind_limit(entry->kind))
        return store_fail(error, STORE_LIMIT, "a deal takes %" G_GINT64_FORMAT " %ss",
                          store_kind_limit(entry->kind), store_kind_name(entry->kind));
    for (size_t i = 0; i < n; i++) {
        char hash[STORE_HASH_SIZE];
        entry->entry = head->entries + 1;
        entry->number = *count + 1;
        entry->body = body[i];
        store_chain_hash(head->hash, entry, hash);
        entry->hash = hash;
        const store_status status = insert_entry(writer, entry, error);
        if (status != STORE_OK)
            return status;
        head->entries++;
        memcpy(head->hash, hash, STORE_HASH_SIZE);
        ++*count;
    }
    return STORE_OK;
}

/* One more of a kind; NULL is nothing. */
static store_status append_one(sqlite_connection *writer, store_entry *entry, store_kind kind,
                               const char *body, store_head *head, GError **error)
{
    int64_t n = 0;
    if (!body)
        return STORE_OK;
    entry->kind = kind;
    const store_status status = count_of(writer, entry->deal, kind, &n, error);
    return status == STORE_OK ? append_bodies(writer, entry, &body, 1, head, &n, error) : status;
}

/* What comes with the bodies of a draft: first events of a new deal, a plan that is published, and last
 * how the deal ended. */
static store_status append_rest(sqlite_connection *writer, const store_draft *draft,
                                store_entry *entry, store_head *head, GError **error)
{
    int64_t n = 0;
    entry->name = entry->account = entry->owner = "";
    entry->kind = STORE_EVENT;
    store_status status =
        append_bodies(writer, entry, draft->event, draft->n_events, head, &n, error);
    entry->digest = draft->digest;
    if (status == STORE_OK)
        status = append_one(writer, entry, STORE_PLAN, draft->plan, head, error);
    entry->digest = "";
    return status == STORE_OK
               ? append_one(writer, entry, STORE_DEBRIEF, draft->debrief, head, error)
               : status;
}

store_status sqlite_append_draft(sqlite_connection *writer, const store_draft *draft,
                                 store_head *head, store_receipt *receipt, GError **error)
{
    store_status status = (draft->deal ? check_deal : open_deal)(writer, draft, receipt, error);
    if (status != STORE_OK)
        return status;
    store_entry entry = {.kind = draft->kind,
                         .deal = receipt->deal,
                         .at = draft->stamp.at,
                         .author = draft->stamp.author,
                         .source = draft->stamp.source,
                         .name = draft->name,
                         .account = draft->account,
                         .owner = draft->owner,
                         .digest = ""};
    status = append_bodies(writer, &entry, draft->body, draft->n, head, &receipt->count, error);
    return status == STORE_OK ? append_rest(writer, draft, &entry, head, error) : status;
}

/* ---- Taking entries over ------------------------------------------------------------------------- */

typedef struct entry_source {
    store_next_entry *next;
    void *context;
    int64_t appended;
} entry_source;

/* The store has the entry's place: is it the same? */
static store_status compare(sqlite_connection *writer, const store_entry *entry, GError **error)
{
    sqlite3_stmt *statement = NULL;
    store_status status = sqlite_prepare(writer, QUERY_HASH, &statement, error);
    if (status != STORE_OK)
        return status;
    sqlite_bind_number(statement, 1, entry->entry);
    const int step = sqlite3_step(statement);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = sqlite_failed(writer, "be read", error);
    else if (step == SQLITE_DONE ||
             strcmp((const char *)sqlite3_column_text(statement, 0), entry->hash) != 0)
        status = store_fail(error, STORE_CONFLICT,
                            "the store holds something else: they part at entry %" G_GINT64_FORMAT,
                            entry->entry);
    sqlite3_reset(statement);
    return status;
}

static store_status take_over(sqlite_connection *writer, const store_entry *entry, GError **error)
{
    store_status status = STORE_OK;
    if (entry->kind == STORE_DEAL && entry->number == 1)
        status = insert_deal(writer, entry->deal, entry->name, error);
    return status == STORE_OK ? insert_entry(writer, entry, error) : status;
}

static store_status extend(sqlite_connection *writer, entry_source *source, GError **error)
{
    store_head head;
    store_status status = sqlite_head(writer, &head, error);
    int64_t n = 0;
    GError *fault = NULL;
    const store_entry *entry = NULL;
    while (status == STORE_OK && (entry = source->next(source->context, &fault))) {
        n = entry->entry;
        status =
            n <= head.entries ? compare(writer, entry, error) : take_over(writer, entry, error);
    }
    if (fault) {
        status = (store_status)fault->code;
        g_propagate_error(error, fault);
    } else if (status == STORE_OK && n < head.entries) {
        status = store_fail(error, STORE_CONFLICT,
                            "the store holds more: it has %" G_GINT64_FORMAT
                            " entries, the export %" G_GINT64_FORMAT,
                            head.entries, n);
    }
    source->appended = n - head.entries;
    return status;
}

static store_status run_extend(sqlite_connection *writer, void *context, GError **error)
{
    store_status status = sqlite_run(writer, QUERY_BEGIN, error);
    if (status != STORE_OK)
        return status;
    status = extend(writer, context, error);
    if (status == STORE_OK)
        status = sqlite_run(writer, QUERY_COMMIT, error);
    if (status != STORE_OK && !sqlite3_get_autocommit(writer->db))
        (void)sqlite_run(writer, QUERY_ROLLBACK, NULL);
    return status;
}

store_status sqlite_extend(void *session, store_next_entry *next, void *context, int64_t *appended,
                           GError **error)
{
    entry_source source = {next, context, 0};
    sqlite_job job = {.run = run_extend, .context = &source};
    const store_status status = sqlite_submit(session, &job, error);
    if (status == STORE_OK)
        *appended = source.appended;
    return status;
}
