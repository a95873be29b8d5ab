#include "store/chain.h"

#include <string.h>

#include "store/backend.h"

const char store_chain_start[STORE_HASH_SIZE] =
    "0000000000000000000000000000000000000000000000000000000000000000";

/* Says what the bytes are, so that they can never be those of another format. */
static const char domain[] = "dealwright entry 1";

static void add_number(GChecksum *sum, int64_t number)
{
    guchar bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (guchar)((uint64_t)number >> (56 - 8 * i));
    g_checksum_update(sum, bytes, sizeof bytes);
}

static void add_text(GChecksum *sum, const char *text)
{
    const size_t length = strlen(text);
    add_number(sum, (int64_t)length);
    g_checksum_update(sum, (const guchar *)text, (gssize)length);
}

void store_chain_hash(const char *previous, const store_entry *entry, char hash[STORE_HASH_SIZE])
{
    GChecksum *const sum = g_checksum_new(G_CHECKSUM_SHA256);
    const int64_t number[] = {entry->entry, entry->deal, entry->number, entry->at};
    const char *const text[] = {domain,         previous,      store_kind_name(entry->kind),
                                entry->author,  entry->source, entry->name,
                                entry->account, entry->owner,  entry->digest,
                                entry->body};
    for (size_t i = 0; i < G_N_ELEMENTS(number); i++)
        add_number(sum, number[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        add_text(sum, text[i]);
    g_strlcpy(hash, g_checksum_get_string(sum), STORE_HASH_SIZE);
    g_checksum_free(sum);
}

/* ---- The walk -------------------------------------------------------------------------------- */

typedef struct deal_counts {
    int64_t count[STORE_KIND_COUNT];
} deal_counts;

void store_chain_init(store_chain *chain)
{
    *chain = (store_chain){.counts = g_array_new(FALSE, TRUE, sizeof(deal_counts))};
    memcpy(chain->head.hash, store_chain_start, STORE_HASH_SIZE);
}

void store_chain_clear(store_chain *chain)
{
    g_clear_pointer(&chain->counts, g_array_unref);
}

/* The counts of the entry's deal, which its first revision starts; NULL for no such deal. */
static int64_t *counts_of(store_chain *chain, const store_entry *entry)
{
    const bool is_new = entry->kind == STORE_DEAL && entry->number == 1;
    const int64_t n = chain->counts->len;
    if (is_new && entry->deal == n + 1)
        g_array_set_size(chain->counts, (guint)n + 1);
    else if (is_new || entry->deal < 1 || entry->deal > n)
        return NULL;
    return g_array_index(chain->counts, deal_counts, (guint)entry->deal - 1).count;
}

bool store_chain_take(store_chain *chain, const store_entry *entry, GError **error)
{
    const int64_t next = chain->head.entries + 1;
    if (entry->entry != next) {
        store_fail(error, STORE_DAMAGED,
                   "entry %" G_GINT64_FORMAT " is missing; the next is %" G_GINT64_FORMAT, next,
                   entry->entry);
        return false;
    }
    char hash[STORE_HASH_SIZE];
    if (entry->kind < STORE_KIND_COUNT)
        store_chain_hash(chain->head.hash, entry, hash);
    if (entry->kind >= STORE_KIND_COUNT || strcmp(hash, entry->hash) != 0) {
        store_fail(error, STORE_DAMAGED,
                   "entry %" G_GINT64_FORMAT
                   " does not fit: its hash is not that of what it holds and of the entry before",
                   next);
        return false;
    }
    int64_t *const count = counts_of(chain, entry);
    if (!count || entry->number != count[entry->kind] + 1) {
        store_fail(error, STORE_DAMAGED,
                   "entry %" G_GINT64_FORMAT " does not fit: %s %" G_GINT64_FORMAT
                   " of deal %" G_GINT64_FORMAT " does not follow the one before",
                   next, store_kind_name(entry->kind), entry->number, entry->deal);
        return false;
    }
    count[entry->kind]++;
    chain->head.entries = next;
    memcpy(chain->head.hash, hash, STORE_HASH_SIZE);
    return true;
}
