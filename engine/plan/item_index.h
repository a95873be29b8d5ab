/* Which items of a scope may an entry be said of: found by what they show, not by asking each. */
#ifndef ENGINE_PLAN_ITEM_INDEX_H
#define ENGINE_PLAN_ITEM_INDEX_H

#include "compose.h"

/* Items of one scope by the levels of its factors. */
typedef struct dw_item_index {
    size_t n_items;
    const uint16_t *factor; /* [n_factors] factors of the scope, of the playbook */
    size_t n_factors;
    const uint32_t *const
        *items;         /* [n_factors * DW_LEVELS_MAX] those certainly at the level, ascending */
    const size_t *n_at; /* [n_factors * DW_LEVELS_MAX] how many they are */
} dw_item_index;

/* Items to look at, ascending: item[0 .. n - 1], or 0 .. n - 1 where `item` is NULL. */
typedef struct dw_item_list {
    const uint32_t *item;
    size_t n;
} dw_item_list;

/* Of the composer's item facts, in the arena. Fails with DW_E_NOMEM. O(items * factors of the scope). */
dw_status dw_item_index_make(const dw_composer *composer, dw_scope scope,
                             dw_item_index *index) DW_MUST_USE;

/* The shortest list that has every item of which `when` is certain: of a condition that asks for one
 * level, else all. O(conditions * factors of the scope). */
dw_item_list dw_item_index_find(const dw_item_index *index, const dw_when *when);

#endif
