/* What the tests of the store share. */
#ifndef TEST_APP_STORE_SUPPORT_H
#define TEST_APP_STORE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "store/store.h"

static const store_stamp test_stamp = {INT64_C(1795441234567891), "Ana Ruiz", "cli"};

/* The call must succeed; else its message is shown. */
#define assert_stored(call)                                                               \
    do {                                                                                  \
        GError *error = NULL;                                                             \
        const store_status stored = (call);                                               \
        if (stored != STORE_OK)                                                           \
            fail_msg("%s: %d: %s", #call, stored, error ? error->message : "no message"); \
        assert_null(error);                                                               \
    } while (0)

/* The call must end so, with these words in its message. */
#define assert_refused(call, expected, words)                                  \
    do {                                                                       \
        GError *error = NULL;                                                  \
        const store_status refused = (call);                                   \
        const char *const said = error ? error->message : "";                  \
        if (refused != (expected) || !error || error->domain != STORE_ERROR || \
            error->code != (int)refused || !strstr(said, words))               \
            fail_msg("%s: %d: '%s' is not '%s'", #call, refused, said, words); \
        g_clear_error(&error);                                                 \
    } while (0)

static inline deal_store *open_store(const char *url, store_access access)
{
    deal_store *store = NULL;
    assert_stored(store_open(url, access, &store, &error));
    assert_non_null(store);
    return store;
}

static inline int64_t add_deal(deal_store *store, const char *name)
{
    const store_new_deal deal = {
        .name = name, .account = "Northwind Freight", .owner = "ana", .body = "{\"name\":\"A\"}"};
    int64_t id = 0;
    assert_stored(store_add(store, &deal, &test_stamp, &id, &error));
    return id;
}

static inline int64_t append_event(deal_store *store, int64_t deal, const char *body)
{
    int64_t events = 0;
    assert_stored(store_append(store, deal, STORE_ANY, &body, 1, &test_stamp, &events, &error));
    return events;
}

static inline store_head head_of(deal_store *store)
{
    store_head head;
    assert_stored(store_head_read(store, &head, &error));
    return head;
}

static inline void assert_sound(deal_store *store)
{
    store_finding finding;
    assert_stored(store_audit(store, NULL, &finding, &error));
    assert_int_equal(finding.entry, 0);
}

/* ---- Bytes of an export in memory ------------------------------------------------------------------ */

static inline bool write_string(const char *data, size_t size, void *context)
{
    g_string_append_len(context, data, (gssize)size);
    return true;
}

typedef struct bytes_left {
    const char *data;
    size_t size, step; /* step: how many bytes are given at once */
} bytes_left;

static inline gssize read_bytes(char *data, size_t size, void *context)
{
    bytes_left *const left = context;
    const size_t n = MIN(MIN(size, left->size), left->step);
    memcpy(data, left->data, n);
    left->data += n;
    left->size -= n;
    return (gssize)n;
}

/* g_free it. */
static inline char *export_of(deal_store *store)
{
    GString *text = g_string_new(NULL);
    assert_stored(store_export(store, write_string, text, &error));
    return g_string_free(text, FALSE);
}

static inline store_status import_text(deal_store *store, const char *text, size_t step,
                                       int64_t *appended, GError **error)
{
    bytes_left left = {text, strlen(text), step};
    return store_import(store, read_bytes, &left, appended, error);
}

/* ---- Folders --------------------------------------------------------------------------------------- */

static inline char *make_folder(void)
{
    char *folder = g_dir_make_tmp("dealwright-store-XXXXXX", NULL);
    assert_non_null(folder);
    return folder;
}

/* Removes a folder with the files in it, and frees its name. */
static inline void remove_folder(char *folder)
{
    GDir *const open = g_dir_open(folder, 0, NULL);
    for (const char *name; open && (name = g_dir_read_name(open));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            remove_folder(g_steal_pointer(&path));
        else
            assert_int_equal(remove(path), 0);
    }
    if (open)
        g_dir_close(open);
    assert_int_equal(remove(folder), 0);
    g_free(folder);
}

#endif
