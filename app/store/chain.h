/* The chain of entries: one hash after the other, and the walk that checks them. */
#ifndef STORE_CHAIN_H
#define STORE_CHAIN_H

#include "store/store.h"

/* The hash before the first entry. */
extern const char store_chain_start[STORE_HASH_SIZE];

/* The hash of an entry after another: SHA-256 over the hash before and every field but the entry's own
 * hash, each with its length before it, so that no two different entries have the same bytes. */
void store_chain_hash(const char *previous, const store_entry *entry, char hash[STORE_HASH_SIZE]);

/* A walk along a chain from its first entry. */
typedef struct store_chain {
    store_head head;
    GArray *counts; /* of int64_t[STORE_KIND_COUNT], by deal */
} store_chain;

void store_chain_init(store_chain *chain);
void store_chain_clear(store_chain *chain);

/* Takes the next entry: its place, its number in its deal, its deal and its hash must fit. What does
 * not is the message of a STORE_DAMAGED. */
bool store_chain_take(store_chain *chain, const store_entry *entry, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(store_chain, store_chain_clear)

#endif
