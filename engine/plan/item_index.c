#include "item_index.h"

static size_t slot_of(size_t i, size_t level)
{
    return i * DW_LEVELS_MAX + level;
}

/* level [n_items][n_factors] of each fact, DW_LEVELS_MAX where it is not certain; n_at [slots] counts. */
static void read_levels(const dw_item_facts *list, size_t n_items, uint8_t *level, size_t *n_at)
{
    for (size_t item = 0; item < n_items; item++)
        for (size_t i = 0; i < list->n_factors; i++) {
            const size_t at = dw_fact_level(list->fact[item * list->n_factors + i]);
            level[item * list->n_factors + i] = (uint8_t)at;
            if (at != DW_LEVELS_MAX)
                n_at[slot_of(i, at)]++;
        }
}

dw_status dw_item_index_make(const dw_composer *c, dw_scope scope, dw_item_index *index)
{
    const size_t n_items = dw_plan_item_count(&c->plan, scope);
    const dw_item_facts *const list = &c->item_facts[scope];
    const size_t n_slots = list->n_factors * DW_LEVELS_MAX;
    size_t *const n_at = DW_TAKE(c->arena, n_slots, size_t);
    uint32_t **const items = DW_TAKE(c->arena, n_slots, uint32_t *);
    uint32_t *room = DW_TAKE(c->arena, list->n_factors * n_items, uint32_t);
    uint8_t *const level = DW_TAKE(c->arena, list->n_factors * n_items, uint8_t);
    if (!n_at || !items || !room || !level)
        return DW_COMPOSER_FULL(c);
    read_levels(list, n_items, level, n_at);
    for (size_t slot = 0; slot < n_slots; slot++) {
        items[slot] = room;
        room += n_at[slot];
        n_at[slot] = 0;
    }
    for (size_t item = 0; item < n_items; item++)
        for (size_t i = 0; i < list->n_factors; i++) {
            const uint8_t at = level[item * list->n_factors + i];
            if (at != DW_LEVELS_MAX)
                items[slot_of(i, at)][n_at[slot_of(i, at)]++] = (uint32_t)item;
        }
    *index = (dw_item_index){n_items, list->factor, list->n_factors, (const uint32_t *const *)items,
                             n_at};
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
        const size_t slot = slot_of(i, level);
        if (index->n_at[slot] < found.n)
            found = (dw_item_list){index->items[slot], index->n_at[slot]};
    }
    return found;
}
