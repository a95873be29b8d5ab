/* The interface of the store: checks what callers give, passes it to the implementation. */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "store/backend.h"
#include "store/limits.h"

G_DEFINE_QUARK(dealwright - store, store_error)

static const store_backend *const backend_table[] = {&store_sqlite};

static const struct {
    const char *name;
    int64_t limit;
    size_t bytes;
} kind_table[STORE_KIND_COUNT] = {
    [STORE_DEAL] = {"deal", STORE_REVISIONS_MAX, STORE_DEAL_BYTES_MAX},
    [STORE_EVENT] = {"event", STORE_EVENTS_MAX, STORE_EVENT_BYTES_MAX},
    [STORE_PLAN] = {"plan", STORE_REVISIONS_MAX, STORE_PLAN_BYTES_MAX},
    [STORE_DEBRIEF] = {"debrief", STORE_DEBRIEFS_MAX, STORE_DEBRIEF_BYTES_MAX},
};

store_status store_fail(GError **error, store_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (error)
        *error = g_error_new_valist(STORE_ERROR, (int)status, format, arguments);
    va_end(arguments);
    return status;
}

const char *store_kind_name(store_kind kind)
{
    return kind < STORE_KIND_COUNT ? kind_table[kind].name : "";
}

store_kind store_kind_of(const char *name)
{
    store_kind kind = 0;
    while (kind < STORE_KIND_COUNT && g_strcmp0(kind_table[kind].name, name) != 0)
        kind++;
    return kind;
}

int64_t store_kind_limit(store_kind kind)
{
    return kind_table[kind].limit;
}

/* ---- Opening --------------------------------------------------------------------------------- */

static store_status unknown_scheme(const char *url, GError **error)
{
    GString *const known = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(backend_table); i++)
        g_string_append_printf(known, "%s%s:%s", i ? ", " : "", backend_table[i]->scheme,
                               backend_table[i]->operand);
    g_autofree char *list = g_string_free(known, FALSE);
    return store_fail(error, STORE_INVALID, "a store is named as %s, not as '%s'", list, url);
}

store_status store_open(const char *url, store_access access, deal_store **opened, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(backend_table); i++) {
        const store_backend *const backend = backend_table[i];
        const size_t length = strlen(backend->scheme);
        if (strncmp(url, backend->scheme, length) != 0 || url[length] != ':' || !url[length + 1])
            continue;
        void *session = NULL;
        const store_status status = backend->open(url + length + 1, access, &session, error);
        if (status != STORE_OK)
            return status;
        *opened = g_new(deal_store, 1);
        **opened = (deal_store){backend, session, access};
        return STORE_OK;
    }
    return unknown_scheme(url, error);
}

void store_close(deal_store *store)
{
    if (!store)
        return;
    store->backend->close(store->session);
    g_free(store);
}

/* ---- What callers give ------------------------------------------------------------------------ */

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return true;
    return false;
}

static store_status check_line(const char *what, const char *text, size_t limit, GError **error)
{
    if (!text || !g_utf8_validate(text, -1, NULL) || has_control(text))
        return store_fail(error, STORE_INVALID, "the %s is no line of UTF-8 text", what);
    if (strlen(text) > limit)
        return store_fail(error, STORE_INVALID,
                          "the %s is longer than %zu bytes, the most there is", what, limit);
    return STORE_OK;
}

static store_status check_name(const char *name, GError **error)
{
    const store_status status = check_line("name", name, STORE_LINE_BYTES_MAX, error);
    if (status != STORE_OK)
        return status;
    if (!name[strspn(name, " ")])
        return store_fail(error, STORE_INVALID, "a deal needs a name");
    if (!name[strspn(name, "0123456789")])
        return store_fail(error, STORE_INVALID,
                          "a deal cannot be named '%s': a number is the id of a deal", name);
    return STORE_OK;
}

static store_status check_bodies(store_kind kind, const char *const *body, size_t n, GError **error)
{
    for (size_t i = 0; i < n; i++) {
        if (!body[i] || !g_utf8_validate(body[i], -1, NULL))
            return store_fail(error, STORE_INVALID, "the body of the %s is no UTF-8 text",
                              kind_table[kind].name);
        if (strlen(body[i]) > kind_table[kind].bytes)
            return store_fail(error, STORE_INVALID,
                              "the %s takes more than %zu KiB, the most there is",
                              kind_table[kind].name, kind_table[kind].bytes / 1024);
    }
    return STORE_OK;
}

/* All lines of an entry but its name. */
static store_status check_lines(const store_entry *entry, GError **error)
{
    const struct {
        const char *what, *text;
        size_t limit;
    } row[] = {
        {"author", entry->author, STORE_LINE_BYTES_MAX},
        {"source", entry->source, STORE_WORD_BYTES_MAX},
        {"account", entry->account, STORE_LINE_BYTES_MAX},
        {"owner", entry->owner, STORE_LINE_BYTES_MAX},
        {"digest", entry->digest, STORE_WORD_BYTES_MAX},
    };
    store_status status = STORE_OK;
    for (size_t i = 0; status == STORE_OK && i < G_N_ELEMENTS(row); i++)
        status = check_line(row[i].what, row[i].text, row[i].limit, error);
    return status;
}

store_status store_entry_check(const store_entry *entry, GError **error)
{
    store_status status = check_lines(entry, error);
    if (status == STORE_OK && entry->kind == STORE_DEAL && entry->number == 1)
        status = check_name(entry->name, error);
    else if (status == STORE_OK && entry->name[0])
        status = store_fail(error, STORE_INVALID, "only the first revision of a deal has its name");
    if (status == STORE_OK)
        status = check_bodies(entry->kind, &entry->body, 1, error);
    if (status == STORE_OK &&
        (entry->number > kind_table[entry->kind].limit || entry->deal > STORE_DEALS_MAX))
        status = store_fail(error, STORE_INVALID, "is more than a store takes");
    return status;
}

/* Checks all of a draft and appends it. The receipt's count is kept on STORE_CONFLICT too. */
static store_status append(deal_store *store, const store_draft *draft, store_receipt *receipt,
                           GError **error)
{
    const store_entry lines = {.author = draft->stamp.author,
                               .source = draft->stamp.source,
                               .account = draft->account,
                               .owner = draft->owner,
                               .digest = draft->digest};
    store_status status = check_lines(&lines, error);
    if (status == STORE_OK)
        status = check_bodies(draft->kind, draft->body, draft->n, error);
    if (status == STORE_OK)
        status = check_bodies(STORE_EVENT, draft->event, draft->n_events, error);
    if (status == STORE_OK && draft->plan)
        status = check_bodies(STORE_PLAN, &draft->plan, 1, error);
    if (status == STORE_OK && draft->debrief)
        status = check_bodies(STORE_DEBRIEF, &draft->debrief, 1, error);
    if (status == STORE_OK && store->access == STORE_READ)
        status = store_fail(error, STORE_INVALID, "the store is open for reading only");
    return status == STORE_OK ? store->backend->append(store->session, draft, receipt, error)
                              : status;
}

/* ---- Appending ------------------------------------------------------------------------------- */

store_status store_add(deal_store *store, const store_new_deal *deal, const store_stamp *stamp,
                       int64_t *id, GError **error)
{
    const store_draft draft = {.kind = STORE_DEAL,
                               .expected = 0,
                               .name = deal->name,
                               .account = deal->account,
                               .owner = deal->owner,
                               .digest = "",
                               .body = &deal->body,
                               .n = 1,
                               .event = deal->event,
                               .n_events = deal->n_events,
                               .debrief = deal->debrief,
                               .others = STORE_ANY,
                               .stamp = *stamp};
    store_receipt receipt = {0};
    store_status status = check_name(deal->name, error);
    if (status == STORE_OK)
        status = append(store, &draft, &receipt, error);
    if (status == STORE_OK || status == STORE_EXISTS)
        *id = receipt.deal;
    return status;
}

/* Appends to a deal that is there; *count as store_append says of *events. */
static store_status append_to(deal_store *store, const store_draft *draft, int64_t *count,
                              GError **error)
{
    store_receipt receipt = {0};
    const store_status status = append(store, draft, &receipt, error);
    if (status == STORE_OK || status == STORE_CONFLICT)
        *count = receipt.count;
    return status;
}

store_status store_revise(deal_store *store, int64_t deal, int64_t expected,
                          const store_revision *revision, const store_stamp *stamp,
                          int64_t *revisions, GError **error)
{
    const store_draft draft = {.deal = deal,
                               .kind = STORE_DEAL,
                               .expected = expected,
                               .name = "",
                               .account = revision->account,
                               .owner = revision->owner,
                               .digest = "",
                               .body = &revision->body,
                               .n = 1,
                               .debrief = revision->debrief,
                               .others = revision->debrief ? revision->events : STORE_ANY,
                               .stamp = *stamp};
    return append_to(store, &draft, revisions, error);
}

store_status store_append(deal_store *store, int64_t deal, int64_t expected,
                          const char *const *body, size_t n, const store_stamp *stamp,
                          int64_t *events, GError **error)
{
    const store_act act = {.event = body, .n_events = n};
    return store_log(store, deal, expected, &act, stamp, events, error);
}

store_status store_log(deal_store *store, int64_t deal, int64_t expected, const store_act *act,
                       const store_stamp *stamp, int64_t *events, GError **error)
{
    const store_draft draft = {.deal = deal,
                               .kind = STORE_EVENT,
                               .expected = expected,
                               .name = "",
                               .account = "",
                               .owner = "",
                               .body = act->event,
                               .n = act->n_events,
                               .plan = act->plan,
                               .digest = act->plan ? act->digest : "",
                               .debrief = act->debrief,
                               .others = act->debrief ? act->revisions : STORE_ANY,
                               .stamp = *stamp};
    return append_to(store, &draft, events, error);
}

/* ---- Reading --------------------------------------------------------------------------------- */

void store_deal_free(store_deal *deal)
{
    if (!deal)
        return;
    g_free(deal->name);
    g_free(deal->account);
    g_free(deal->owner);
    g_free(deal);
}

store_entry *store_entry_copy(const store_entry *entry)
{
    store_entry *const copy = g_new(store_entry, 1);
    *copy = *entry;
    const char **const text[] = {&copy->author, &copy->source, &copy->name, &copy->account,
                                 &copy->owner,  &copy->digest, &copy->body, &copy->hash};
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        *text[i] = g_strdup(*text[i]);
    return copy;
}

void store_entry_free(store_entry *entry)
{
    if (!entry)
        return;
    const char *const text[] = {entry->author, entry->source, entry->name, entry->account,
                                entry->owner,  entry->digest, entry->body, entry->hash};
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        g_free((char *)text[i]);
    g_free(entry);
}

static void free_deal(void *deal)
{
    store_deal_free(deal);
}

/* A number that is all digits and an id; 0 for anything else. */
static int64_t id_of(const char *text)
{
    gint64 id = 0;
    return g_ascii_string_to_signed(text, 10, 1, INT64_MAX, &id, NULL) ? id : 0;
}

store_status store_find(deal_store *store, const char *id_or_name, store_deal **deal,
                        GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(free_deal);
    const int64_t id = id_of(id_or_name);
    const store_status status =
        store->backend->deals(store->session, id ? NULL : id_or_name, id, found, error);
    if (status != STORE_OK)
        return status;
    if (found->len == 0)
        return store_fail(error, STORE_NOT_FOUND, "no deal has the %s '%s'", id ? "id" : "name",
                          id_or_name);
    *deal = g_ptr_array_steal_index(found, 0);
    return STORE_OK;
}

store_status store_deals(deal_store *store, GPtrArray **deals, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(free_deal);
    const store_status status = store->backend->deals(store->session, NULL, 0, found, error);
    if (status == STORE_OK)
        *deals = g_steal_pointer(&found);
    return status;
}

/* Keeps the newest entry visited. */
static bool keep_entry(const store_entry *entry, void *context)
{
    store_entry **const kept = context;
    store_entry_free(*kept);
    *kept = store_entry_copy(entry);
    return true;
}

/* The deal of that id; STORE_NOT_FOUND. Free it. */
static store_status about(deal_store *store, int64_t id, store_deal **deal, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(free_deal);
    const store_status status =
        id > 0 ? store->backend->deals(store->session, NULL, id, found, error) : STORE_OK;
    if (status != STORE_OK)
        return status;
    if (found->len == 0)
        return store_fail(error, STORE_NOT_FOUND, "no deal has the id %" G_GINT64_FORMAT, id);
    *deal = g_ptr_array_steal_index(found, 0);
    return STORE_OK;
}

/* The newest of a kind, or the debrief that counts; 0 for none. */
static int64_t newest_of(const store_deal *deal, store_kind kind)
{
    switch (kind) {
    case STORE_DEAL: return deal->revisions;
    case STORE_PLAN: return deal->plans;
    case STORE_DEBRIEF: return deal->debrief;
    case STORE_EVENT:
    case STORE_KIND_COUNT: break;
    }
    return deal->events;
}

static store_status one(deal_store *store, int64_t deal, store_kind kind, int64_t number,
                        store_entry **entry, GError **error)
{
    static const char *const name[STORE_KIND_COUNT] = {"revision", "event", "plan version",
                                                       "debrief"};
    g_autoptr(store_deal) owner = NULL;
    store_status status = about(store, deal, &owner, error);
    if (status != STORE_OK)
        return status;
    const int64_t n = newest_of(owner, kind), wanted = number == 0 ? n : number;
    const store_range range = {deal, kind, wanted, wanted};
    g_autoptr(store_entry) found = NULL;
    status = store->backend->entries(store->session, &range, keep_entry, &found, error);
    if (status != STORE_OK)
        return status;
    if (!found && kind == STORE_DEBRIEF)
        return store_fail(error, STORE_NOT_FOUND,
                          "deal %" G_GINT64_FORMAT " has no debrief of how it stands now", deal);
    if (!found)
        return store_fail(error, STORE_NOT_FOUND,
                          "deal %" G_GINT64_FORMAT " has no %s %" G_GINT64_FORMAT ": it has %" //
                          G_GINT64_FORMAT,
                          deal, name[kind], wanted, n);
    *entry = g_steal_pointer(&found);
    return STORE_OK;
}

store_status store_body(deal_store *store, int64_t deal, int64_t number, store_entry **body,
                        GError **error)
{
    return one(store, deal, STORE_DEAL, number, body, error);
}

store_status store_plan(deal_store *store, int64_t deal, int64_t number, store_entry **plan,
                        GError **error)
{
    return one(store, deal, STORE_PLAN, number, plan, error);
}

store_status store_debrief(deal_store *store, int64_t deal, int64_t number, store_entry **debrief,
                           GError **error)
{
    return one(store, deal, STORE_DEBRIEF, number, debrief, error);
}

store_status store_events(deal_store *store, int64_t deal, int64_t from, store_visit *visit,
                          void *context, GError **error)
{
    const store_range range = {deal, STORE_EVENT, from, INT64_MAX};
    return deal > 0 ? store->backend->entries(store->session, &range, visit, context, error)
                    : STORE_OK;
}

store_status store_head_read(deal_store *store, store_head *head, GError **error)
{
    return store->backend->head(store->session, head, error);
}
