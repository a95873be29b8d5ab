/* Exports of any bytes: what is imported has a sound chain and survives a round trip. The database is a
 * list in memory, so that only our own reading is tried. */
#include "fuzz.h"

#include "store/backend.h"
#include "store/chain.h"

#include <stdlib.h>
#include <string.h>

static store_status take_all(void *session, store_next_entry *next, void *context,
                             int64_t *appended, GError **error)
{
    GPtrArray *const list = session;
    GError *fault = NULL;
    for (const store_entry *entry; (entry = next(context, &fault));)
        g_ptr_array_add(list, store_entry_copy(entry));
    *appended = list->len;
    if (!fault)
        return STORE_OK;
    const store_status status = (store_status)fault->code;
    g_propagate_error(error, fault);
    return status;
}

static store_status head_of(void *session, store_head *head, GError **error)
{
    (void)error;
    const GPtrArray *const list = session;
    head->entries = list->len;
    const store_entry *const last = list->len ? list->pdata[list->len - 1] : NULL;
    memcpy(head->hash, last ? last->hash : store_chain_start, STORE_HASH_SIZE);
    return STORE_OK;
}

static store_status visit_all(void *session, const store_range *range, store_visit *visit,
                              void *context, GError **error)
{
    (void)range;
    (void)error;
    const GPtrArray *const list = session;
    for (guint i = 0; i < list->len && visit(list->pdata[i], context); i++)
        ;
    return STORE_OK;
}

static const store_backend memory = {.extend = take_all, .head = head_of, .entries = visit_all};

static void free_entry(void *entry)
{
    store_entry_free(entry);
}

typedef struct bytes_left {
    const char *data;
    size_t size;
} bytes_left;

static gssize read_bytes(char *data, size_t size, void *context)
{
    bytes_left *const left = context;
    const size_t n = MIN(size, left->size);
    memcpy(data, left->data, n);
    left->data += n;
    left->size -= n;
    return (gssize)n;
}

static bool write_bytes(const char *data, size_t size, void *context)
{
    g_string_append_len(context, data, (gssize)size);
    return true;
}

/* The export of what was imported; NULL when it was refused. */
static GString *through(const char *data, size_t size)
{
    deal_store store = {&memory, g_ptr_array_new_with_free_func(free_entry), STORE_WRITE};
    bytes_left left = {data, size};
    g_autoptr(GError) error = NULL;
    int64_t appended = 0;
    const store_status status = store_import(&store, read_bytes, &left, &appended, &error);
    if ((status == STORE_OK) != (error == NULL))
        abort();
    GString *const text = status == STORE_OK ? g_string_new(NULL) : NULL;
    if (text && store_export(&store, write_bytes, text, NULL) != STORE_OK)
        abort();
    g_ptr_array_unref(store.session);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    GString *const first = through((const char *)data, size);
    if (!first)
        return 0;
    GString *const second = through(first->str, first->len);
    if (!second || !g_string_equal(first, second))
        abort();
    g_string_free(first, TRUE);
    g_string_free(second, TRUE);
    return 0;
}
