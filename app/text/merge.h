/* A playbook laid over the one it extends. */
#ifndef TEXT_MERGE_H
#define TEXT_MERGE_H

#include "text/read.h"

/* The tree of `over` with all it does not say taken from `base`; nodes of both are shared, so that
 * each keeps its own file and line. Mappings merge by key, the base's order first; lists whose
 * elements all have an `id` merge by it, and `{id: x, remove: true}` drops the base's; everything
 * else is replaced. Keys in `whole` (closed by NULL) name mappings whose values are replaced as a
 * whole. The tree is in the reader's arena; NULL when there is no memory. O(n log n). */
const text_node *text_merge(text_reader *reader, const text_node *base, const text_node *over,
                            const char *const *whole);

/* A node where `like` stands with the first n of other items, and of other keys unless it is a list.
 * They are borrowed; NULL when there is no memory. */
const text_node *text_node_with(text_reader *reader, const text_node *like,
                                const text_node *const *key, const text_node *const *item,
                                size_t n);

#endif
