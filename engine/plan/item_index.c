#include "item_index.h"

static size_t slot_of(const dw_item_facts *list, size_t item, size_t i)
{
    const size_t level = dw_fact_level(list->fact[item * list->n_factors + i]);
    return level == DW_LEVELS_MAX ? SIZE_MAX : i * DW_LEVELS_MAX + level;
}

dw_status dw_item_index_make(const dw_composer *c, dw_scope scope, dw_item_index *index)
{
    const size_t n_items = dw_plan_item_count(&c->plan, scope);
    const dw_item_facts *const list = &c->item_facts[scope];
    const size_t n_factors = list->n_factors;
    size_t *const n_at = DW_TAKE(c->arena, n_factors * DW_LEVELS_MAX, size_t);
    uint32_t **const items = DW_TAKE(c->arena, n_factors * DW_LEVELS_MAX, uint32_t *);
    uint32_t *room = DW_TAKE(c->arena, n_factors * n_items, uint32_t);
    if (!n_at || !items || !room)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < n_factors; i++) {
        for (size_t item = 0; item < n_items; item++) {
            const size_t slot = slot_of(list, item, i);
            if (slot != SIZE_MAX)
                n_at[slot]++;
        }
        for (size_t level = 0; level < DW_LEVELS_MAX; level++) {
            const size_t slot = i * DW_LEVELS_MAX + level;
            items[slot] = room;
            room += n_at[slot];
            n_at[slot] = 0;
        }
        for (size_t item = 0; item < n_items; item++) {
            const size_t slot = slot_of(list, item, i);
            if (slot != SIZE_MAX)
                items[slot][n_at[slot]++] = (uint32_t)item;
        }
    }
    *index =
        (dw_item_index){n_items, list->factor, n_factors, (const uint32_t *const *)items, n_at};
    return DW_OK;
}

static size_t place_of(const dw_item_index *index, size_t factor)
{
    size_t i = 0;
    while (i < index->n_factors && index->factor[i] != factor)
        i++;
    return i;
}

dw_item_list dw_item_index_find(const dw_item_index *index, const dw_when *when)
{
    dw_item_list found = {NULL, index->n_items};
    for (size_t c = 0; c < when->n_conditions; c++) {
        const size_t level = dw_fact_level(when->condition[c].levels);
        const size_t i = place_of(index, when->condition[c].factor);
        if (level == DW_LEVELS_MAX || i == index->n_factors)
            continue;
        const size_t slot = i * DW_LEVELS_MAX + level;
        if (index->n_at[slot] < found.n)
            found = (dw_item_list){index->items[slot], index->n_at[slot]};
    }
    return found;
}
