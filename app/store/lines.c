/* Everything as JSON Lines, and back. */
#include <jansson.h>
#include <string.h>

#include "store/backend.h"
#include "store/chain.h"
#include "store/limits.h"

#define FORMAT "dealwright-store"
#define VERSION 1

/* The fields of an entry, in the order of a line. */
typedef struct line_field {
    const char *key;
    bool is_text;
    unsigned kinds; /* bits of the kinds that have it */
    size_t offset;
} line_field;

#define OF(kind) (1u << (kind))
#define ALL (OF(STORE_KIND_COUNT) - 1)
#define NUMBER(name)                                   \
    {                                                  \
#name, false, ALL, offsetof(store_entry, name) \
    }
#define TEXT(name, kinds)                               \
    {                                                   \
#name, true, kinds, offsetof(store_entry, name) \
    }

static const line_field field_table[] = {
    NUMBER(entry),
    NUMBER(deal),
    NUMBER(number),
    NUMBER(at),
    TEXT(author, ALL),
    TEXT(source, ALL),
    TEXT(name, OF(STORE_DEAL)),
    TEXT(account, OF(STORE_DEAL)),
    TEXT(owner, OF(STORE_DEAL)),
    TEXT(digest, OF(STORE_PLAN)),
    TEXT(body, ALL),
    TEXT(hash, ALL),
};

/* ---- Writing --------------------------------------------------------------------------------- */

typedef struct line_writer {
    store_write_bytes *write;
    void *context;
    bool failed;
} line_writer;

static void write_line(line_writer *writer, json_t *object)
{
    char *const text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    writer->failed = !text || !writer->write(text, strlen(text), writer->context) ||
                     !writer->write("\n", 1, writer->context);
    free(text);
}

static bool write_entry(const store_entry *entry, void *context)
{
    line_writer *const writer = context;
    json_t *const object = json_pack("{ss}", "kind", store_kind_name(entry->kind));
    for (size_t f = 0; f < G_N_ELEMENTS(field_table); f++) {
        const line_field *const field = &field_table[f];
        const char *const member = (const char *)entry + field->offset;
        if (!(field->kinds & OF(entry->kind)))
            continue;
        int64_t number;
        const char *text;
        if (field->is_text) {
            memcpy(&text, member, sizeof text);
            json_object_set_new(object, field->key, json_string(text));
        } else {
            memcpy(&number, member, sizeof number);
            json_object_set_new(object, field->key, json_integer(number));
        }
    }
    write_line(writer, object);
    return !writer->failed;
}

store_status store_export(deal_store *store, store_write_bytes *write, void *context,
                          GError **error)
{
    store_head head;
    store_status status = store_head_read(store, &head, error);
    if (status != STORE_OK)
        return status;
    line_writer writer = {write, context, false};
    write_line(&writer, json_pack("{sssisIss}", "format", FORMAT, "version", VERSION, "entries",
                                  (json_int_t)head.entries, "head", head.hash));
    /* What is appended from now on stands behind the head. */
    const store_range range = {.first = 1, .last = head.entries};
    if (!writer.failed)
        status = store->backend->entries(store->session, &range, write_entry, &writer, error);
    return status == STORE_OK && writer.failed ? store_fail(error, STORE_FAILED, "%s", "") : status;
}

/* ---- Reading --------------------------------------------------------------------------------- */

enum { READ_SIZE = 65536 };

typedef struct line_reader {
    store_read_bytes *read;
    void *context;
    GByteArray *held; /* read and not yet used */
    size_t used;
    bool ended;
    int64_t line; /* the number of the one read last */
    json_t *object;
    store_entry entry; /* its texts are those of `object` */
    store_chain chain;
    store_head head; /* what the header says */
} line_reader;

static void G_GNUC_PRINTF(3, 4)
    refuse(const line_reader *reader, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    store_fail(error, STORE_DAMAGED, "line %" G_GINT64_FORMAT ": %s", reader->line, text);
}

/* Reads on until a line's end is held, or the end of all. Its length without the line feed. */
static bool fill_line(line_reader *reader, size_t *length, GError **error)
{
    size_t searched = reader->used;
    for (;;) {
        const guint8 *const from = reader->held->data;
        const guint8 *const end =
            from ? memchr(from + searched, '\n', reader->held->len - searched) : NULL;
        *length = (end ? (size_t)(end - from) : reader->held->len) - reader->used;
        if (*length > STORE_EXPORT_LINE_MAX) {
            refuse(reader, error, "is longer than %zu MiB, the most there is",
                   STORE_EXPORT_LINE_MAX >> 20);
            return false;
        }
        if (end || reader->ended)
            return true;
        g_byte_array_remove_range(reader->held, 0, (guint)reader->used);
        reader->used = 0;
        searched = reader->held->len;
        g_byte_array_set_size(reader->held, (guint)searched + READ_SIZE);
        const gssize n =
            reader->read((char *)reader->held->data + searched, READ_SIZE, reader->context);
        g_byte_array_set_size(reader->held, (guint)searched + (guint)MAX(n, 0));
        reader->ended = n == 0;
        if (n < 0) {
            store_fail(error, STORE_FAILED, "%s", "");
            return false;
        }
    }
}

/* Reads the next line as a JSON object into reader->object. False at the end, and with an error. */
static bool next_object(line_reader *reader, GError **error)
{
    size_t length;
    g_clear_pointer(&reader->object, json_decref);
    reader->line++;
    if (!fill_line(reader, &length, error))
        return false;
    const char *const text = (const char *)reader->held->data + reader->used;
    if (reader->ended && reader->used >= reader->held->len)
        return false;
    reader->used += MIN(length + 1, reader->held->len - reader->used);
    json_error_t fault;
    reader->object = json_loadb(text, length, JSON_REJECT_DUPLICATES, &fault);
    if (!json_is_object(reader->object)) {
        refuse(reader, error, "is no JSON object");
        return false;
    }
    return true;
}

/* The fields that the kind has, each of its type, and no other. */
static bool take_fields(line_reader *reader, GError **error)
{
    store_entry *const entry = &reader->entry;
    *entry = (store_entry){
        .kind = store_kind_of(json_string_value(json_object_get(reader->object, "kind")))};
    if (entry->kind == STORE_KIND_COUNT) {
        refuse(reader, error, "'kind' is none of deal, event, plan, debrief");
        return false;
    }
    size_t n_keys = 1;
    for (size_t f = 0; f < G_N_ELEMENTS(field_table); f++) {
        const line_field *const field = &field_table[f];
        char *const member = (char *)entry + field->offset;
        const bool has = (field->kinds & OF(entry->kind)) != 0;
        const json_t *const value = has ? json_object_get(reader->object, field->key) : NULL;
        if (has && !(field->is_text ? json_is_string(value) : json_is_integer(value))) {
            refuse(reader, error, "'%s' must be a %s", field->key,
                   field->is_text ? "text" : "whole number");
            return false;
        }
        const char *const text = has ? json_string_value(value) : "";
        const int64_t number = json_integer_value(value);
        memcpy(member, field->is_text ? (const void *)&text : (const void *)&number,
               field->is_text ? sizeof text : sizeof number);
        n_keys += has;
    }
    if (json_object_size(reader->object) != n_keys) {
        refuse(reader, error, "has a key that no %s has", store_kind_name(entry->kind));
        return false;
    }
    return true;
}

static bool read_header(line_reader *reader, GError **error)
{
    const char *format, *hash;
    int version;
    json_int_t entries;
    if (!next_object(reader, error)) {
        if (error && !*error)
            store_fail(error, STORE_DAMAGED, "is empty: an export begins with a header");
        return false;
    }
    if (json_unpack(reader->object, "{sssi}", "format", &format, "version", &version) != 0 ||
        strcmp(format, FORMAT) != 0) {
        refuse(reader, error, "is not the header of an export of a store");
        return false;
    }
    if (version != VERSION) {
        store_fail(error, STORE_NEWER,
                   "the export has version %d of its format; this program reads version %d",
                   version, VERSION);
        return false;
    }
    if (json_unpack(reader->object, "{sIss}", "entries", &entries, "head", &hash) != 0 ||
        strlen(hash) != STORE_HASH_SIZE - 1) {
        refuse(reader, error, "has no head");
        return false;
    }
    reader->head.entries = entries;
    memcpy(reader->head.hash, hash, STORE_HASH_SIZE);
    return true;
}

/* Could a store have appended it? */
static bool check_entry(const line_reader *reader, GError **error)
{
    g_autoptr(GError) fault = NULL;
    if (store_entry_check(&reader->entry, &fault) == STORE_OK)
        return true;
    refuse(reader, error, "%s", fault->message);
    return false;
}

/* A store_next_entry. */
static const store_entry *next_entry(void *context, GError **error)
{
    line_reader *const reader = context;
    GError *fault = NULL;
    if (next_object(reader, &fault) && take_fields(reader, &fault) && check_entry(reader, &fault) &&
        !store_chain_take(&reader->chain, &reader->entry, &fault))
        g_prefix_error(&fault, "line %" G_GINT64_FORMAT ": ", reader->line);
    if (!fault && !reader->object &&
        (reader->chain.head.entries != reader->head.entries ||
         strcmp(reader->chain.head.hash, reader->head.hash) != 0))
        store_fail(&fault, STORE_DAMAGED,
                   "the export does not end where its header says: %" G_GINT64_FORMAT
                   " entries of %" G_GINT64_FORMAT,
                   reader->chain.head.entries, reader->head.entries);
    if (!fault)
        return reader->object ? &reader->entry : NULL;
    g_propagate_error(error, fault);
    return NULL;
}

store_status store_import(deal_store *store, store_read_bytes *read, void *context,
                          int64_t *appended, GError **error)
{
    if (store->access == STORE_READ)
        return store_fail(error, STORE_INVALID, "the store is open for reading only");
    line_reader reader = {.read = read, .context = context, .held = g_byte_array_new()};
    store_chain_init(&reader.chain);
    GError *fault = NULL;
    store_status status = STORE_OK;
    if (read_header(&reader, &fault))
        status = store->backend->extend(store->session, next_entry, &reader, appended, &fault);
    else
        status = (store_status)fault->code;
    if (fault)
        g_propagate_error(error, fault);
    g_clear_pointer(&reader.object, json_decref);
    g_byte_array_unref(reader.held);
    store_chain_clear(&reader.chain);
    return status;
}
