/* The audit, and copies that have passed it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/backend.h"
#include "store/chain.h"

/* ---- Heads ----------------------------------------------------------------------------------- */

char *store_head_format(const store_head *head)
{
    return g_strdup_printf("%" G_GINT64_FORMAT ":%s", head->entries, head->hash);
}

bool store_head_parse(const char *text, store_head *head)
{
    const char *const colon = strchr(text, ':');
    if (!colon || strlen(colon + 1) != STORE_HASH_SIZE - 1)
        return false;
    g_autofree char *number = g_strndup(text, (gsize)(colon - text));
    gint64 entries;
    if (!g_ascii_string_to_signed(number, 10, 0, INT64_MAX, &entries, NULL))
        return false;
    for (const char *digit = colon + 1; *digit; digit++)
        if (!g_ascii_isxdigit(*digit) || g_ascii_isupper(*digit))
            return false;
    head->entries = entries;
    memcpy(head->hash, colon + 1, STORE_HASH_SIZE);
    return true;
}

/* ---- The audit ------------------------------------------------------------------------------- */

typedef struct audit_walk {
    store_chain chain;
    const store_head *earlier; /* or NULL */
    bool has_earlier;
    int64_t broken;
    GError *error;
} audit_walk;

static void look_for_earlier(audit_walk *walk)
{
    if (walk->earlier && walk->earlier->entries == walk->chain.head.entries)
        walk->has_earlier = strcmp(walk->earlier->hash, walk->chain.head.hash) == 0;
}

static bool take_entry(const store_entry *entry, void *context)
{
    audit_walk *const walk = context;
    if (!store_chain_take(&walk->chain, entry, &walk->error)) {
        walk->broken = walk->chain.head.entries + 1;
        return false;
    }
    look_for_earlier(walk);
    return true;
}

static store_status judge_earlier(const audit_walk *walk, GError **error)
{
    const store_head *const earlier = walk->earlier, *const head = &walk->chain.head;
    if (!earlier || walk->has_earlier)
        return STORE_OK;
    if (earlier->entries > head->entries)
        return store_fail(error, STORE_DAMAGED,
                          "the end is missing: there were %" G_GINT64_FORMAT
                          " entries, now there are %" G_GINT64_FORMAT,
                          earlier->entries, head->entries);
    return store_fail(error, STORE_DAMAGED,
                      "the chain is sound but another one: its entry %" G_GINT64_FORMAT
                      " is not the one of that head",
                      earlier->entries);
}

static store_status walk_chain(deal_store *store, audit_walk *walk, GError **error)
{
    static const store_range all = {.first = 1, .last = INT64_MAX};
    look_for_earlier(walk);
    store_status status = store->backend->entries(store->session, &all, take_entry, walk, error);
    if (status == STORE_OK && walk->error) {
        g_propagate_error(error, g_steal_pointer(&walk->error));
        status = STORE_DAMAGED;
    }
    g_clear_error(&walk->error);
    return status == STORE_OK ? judge_earlier(walk, error) : status;
}

store_status store_audit(deal_store *store, const store_head *earlier, store_finding *finding,
                         GError **error)
{
    audit_walk walk = {.earlier = earlier};
    store_chain_init(&walk.chain);
    store_status status = walk_chain(store, &walk, error);
    if (status == STORE_OK)
        status = store->backend->check(store->session, error);
    if (status == STORE_OK || status == STORE_DAMAGED)
        *finding = (store_finding){.head = walk.chain.head,
                                   .entry = walk.broken,
                                   .deals = walk.chain.counts->len,
                                   .has_earlier = walk.has_earlier};
    store_chain_clear(&walk.chain);
    return status;
}

/* ---- Backups --------------------------------------------------------------------------------- */

static store_status audit_file(const store_backend *backend, const char *path, GError **error)
{
    deal_store file = {.backend = backend, .access = STORE_READ};
    store_status status = backend->open(path, STORE_READ, &file.session, error);
    if (status != STORE_OK)
        return status;
    store_finding finding;
    status = store_audit(&file, NULL, &finding, error);
    backend->close(file.session);
    return status;
}

static bool sync_path(const char *path, int flags)
{
    const int file = open(path, flags | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0)
        close(file);
    return synced;
}

/* Gives a finished file its name; another that has it is kept unless it is to be replaced. */
static store_status place(const char *temporary, const char *path, bool replace, GError **error)
{
    if (!sync_path(temporary, O_RDONLY))
        return store_fail(error, STORE_FAILED, "%s: cannot be written: %s", path,
                          g_strerror(errno));
    const bool placed = replace ? rename(temporary, path) == 0 : link(temporary, path) == 0;
    if (!placed && errno == EEXIST)
        return store_fail(error, STORE_EXISTS, "%s: is there already", path);
    if (!placed)
        return store_fail(error, STORE_FAILED, "%s: cannot be written: %s", path,
                          g_strerror(errno));
    g_autofree char *folder = g_path_get_dirname(path);
    (void)sync_path(folder, O_RDONLY | O_DIRECTORY);
    return STORE_OK;
}

store_status store_backup(deal_store *store, const char *path, bool replace, GError **error)
{
    struct stat there;
    const bool is_there = lstat(path, &there) == 0;
    if (store->backend->owns(store->session, path))
        return store_fail(error, STORE_INVALID, "%s: is the store itself", path);
    if (is_there && !replace)
        return store_fail(error, STORE_EXISTS, "%s: is there already", path);
    if (is_there && !S_ISREG(there.st_mode))
        return store_fail(error, STORE_FAILED, "%s: cannot be replaced: it is no file", path);
    g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
    const int file = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return store_fail(error, STORE_FAILED, "%s: cannot be written: %s", path,
                          g_strerror(errno));
    close(file);
    store_status status = store->backend->backup(store->session, temporary, error);
    if (status == STORE_OK)
        status = audit_file(store->backend, temporary, error);
    if (status == STORE_OK)
        status = place(temporary, path, replace, error);
    unlink(temporary);
    return status;
}

store_status store_restore(deal_store *store, const char *path, bool replace, GError **error)
{
    if (store->access == STORE_READ)
        return store_fail(error, STORE_INVALID, "the store is open for reading only");
    if (store->backend->owns(store->session, path))
        return store_fail(error, STORE_INVALID, "%s: is the store itself", path);
    const store_status status = audit_file(store->backend, path, error);
    if (status != STORE_OK) {
        g_prefix_error(error, "%s: ", path);
        return status;
    }
    return store->backend->restore(store->session, path, replace, error);
}
