/* Which items of a scope may an entry be said of: found by what they show, not by asking each. */
#ifndef ENGINE_PLAN_ITEM_INDEX_H
#define ENGINE_PLAN_ITEM_INDEX_H

#include "compose.h"

/* Items of one scope by the levels of those factors that were asked for. */
typedef struct dw_item_index {
    dw_composer *composer;
    dw_scope scope;
    size_t n_items;
    uint32_t **
        items; /* [factors of the scope] of those certainly at a level, level by level and ascending;
                         NULL of a factor that nobody asked for */
    size_t *
        first; /* [factors of the scope][DW_LEVELS_MAX + 1] where those at a level start among them */
} dw_item_index;

/* Items to look at, ascending: item[0 .. n - 1], or 0 .. n - 1 where `item` is NULL. */
typedef struct dw_item_list {
    const uint32_t *item;
    size_t n;
} dw_item_list;

/* Of the composer's item facts, in its arena, where it grows as it is asked. Fails with DW_E_NOMEM. O(factors
 * of the scope). */
dw_status dw_item_index_make(dw_composer *composer, dw_scope scope,
                             dw_item_index *index) DW_MUST_USE;

/* A short list that has every item of which `when` is certain: of a condition that asks for one level, else
 * all. The shortest of the factors that were asked for before; where that is still long, of all in `when`.
 * Fails with DW_E_NOMEM. O(conditions), and O(items) for each factor that nobody asked for before. */
dw_status dw_item_index_find(dw_item_index *index, const dw_when *when,
                             dw_item_list *found) DW_MUST_USE;

#endif
