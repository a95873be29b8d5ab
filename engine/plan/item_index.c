#include "item_index.h"

/* A list is short where it has no more than one of so many items: each is then looked at by itself, and what
 * else is asked of it is not measured of all. */
enum { SHORT = 8 };

dw_status dw_item_index_make(dw_composer *c, dw_scope scope, dw_item_index *index)
{
    const size_t n_factors = c->item_facts[scope].n_factors;
    *index = (dw_item_index){.composer = c,
                             .scope = scope,
                             .n_items = dw_plan_item_count(&c->plan, scope),
                             .items = DW_TAKE(c->arena, n_factors, uint32_t *),
                             .first = DW_TAKE(c->arena, n_factors * (DW_LEVELS_MAX + 1), size_t)};
    return index->items && index->first ? DW_OK : DW_COMPOSER_FULL(c);
}

static size_t *first_of(const dw_item_index *index, size_t place)
{
    return index->first + place * (DW_LEVELS_MAX + 1);
}

/* Sorts the items by the level of a factor; those that may have several are in no list. */
static dw_status sort_items(dw_item_index *index, size_t place)
{
    dw_composer *const c = index->composer;
    dw_fact **const column = &c->item_facts[index->scope].column[place];
    const dw_status status = *column ? DW_OK : dw_compose_column(c, index->scope, place);
    uint32_t *const items = DW_TAKE(c->arena, index->n_items, uint32_t);
    size_t *const first = first_of(index, place), next[DW_LEVELS_MAX];
    if (status != DW_OK || !items)
        return status != DW_OK ? status : DW_COMPOSER_FULL(c);
    for (size_t item = 0; item < index->n_items; item++) {
        const size_t level = dw_fact_level((*column)[item]);
        if (level != DW_LEVELS_MAX)
            first[level + 1]++;
    }
    for (size_t level = 0; level < DW_LEVELS_MAX; level++) {
        next[level] = first[level];
        first[level + 1] += first[level];
    }
    for (size_t item = 0; item < index->n_items; item++) {
        const size_t level = dw_fact_level((*column)[item]);
        if (level != DW_LEVELS_MAX)
            items[next[level]++] = (uint32_t)item;
    }
    index->items[place] = items;
    return DW_OK;
}

/* The place of the factor of a condition that asks for one level of the items; else the number of factors. */
static size_t place_of(const dw_item_index *index, const dw_condition *condition)
{
    const dw_item_facts *const list = &index->composer->item_facts[index->scope];
    return dw_fact_level(condition->levels) == DW_LEVELS_MAX ? list->n_factors
                                                             : list->place[condition->factor];
}

static void take_shorter(const dw_item_index *index, size_t place, size_t level,
                         dw_item_list *found)
{
    const size_t *const first = first_of(index, place);
    const size_t n = first[level + 1] - first[level];
    if (n < found->n)
        *found = (dw_item_list){index->items[place] + first[level], n};
}

dw_status dw_item_index_find(dw_item_index *index, const dw_when *when, dw_item_list *found)
{
    const size_t n_factors = index->composer->item_facts[index->scope].n_factors;
    dw_item_list best = {NULL, index->n_items};
    for (size_t c = 0; c < when->n_conditions; c++) {
        const size_t place = place_of(index, &when->condition[c]);
        if (place < n_factors && index->items[place])
            take_shorter(index, place, dw_fact_level(when->condition[c].levels), &best);
    }
    for (size_t c = 0; c < when->n_conditions && best.n > index->n_items / SHORT; c++) {
        const size_t place = place_of(index, &when->condition[c]);
        if (place == n_factors || index->items[place])
            continue;
        const dw_status status = sort_items(index, place);
        if (status != DW_OK)
            return status;
        take_shorter(index, place, dw_fact_level(when->condition[c].levels), &best);
    }
    *found = best;
    return DW_OK;
}
