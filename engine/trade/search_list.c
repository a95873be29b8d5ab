/* Packages in the order of dw_search_best, best first, no more than a given number. */
#include "search.h"

#include <string.h>

bool dw_search_list_make(const dw_search *search, const dw_search_band *band, size_t max,
                         dw_arena *arena, dw_search_list *list)
{
    const size_t n_clusters = search->n_stages;
    dw_search_package *const package = DW_TAKE(arena, max, dw_search_package);
    size_t *const choices = DW_TAKE(arena, (max + 1) * n_clusters, size_t);
    if (!package || !choices)
        return false;
    for (size_t i = 0; i < max; i++)
        package[i].choice = choices + i * n_clusters;
    *list = (dw_search_list){
        .band = band, .package = package, .max = max, .spare = choices + max * n_clusters};
    return true;
}

static bool is_before(const dw_search_package *a, const dw_search_package *b, size_t n_clusters)
{
    if (a->sought != b->sought)
        return a->sought > b->sought;
    if (a->held != b->held)
        return a->held > b->held;
    for (size_t c = 0; c < n_clusters; c++)
        if (a->choice[c] != b->choice[c])
            return a->choice[c] < b->choice[c];
    return false;
}

void dw_search_list_offer(dw_search_list *list, double held, double sought)
{
    const dw_search *const search = list->band->search;
    dw_search_package made = {.sought =
                                  sought < search->sought_ceiling ? sought : search->sought_ceiling,
                              .held = held < search->held_ceiling ? held : search->held_ceiling,
                              .choice = list->spare};
    size_t place = list->n;
    while (place > 0 && is_before(&made, &list->package[place - 1], search->n_stages))
        place--;
    if (place == list->max || !dw_search_band_holds(list->band, held, made.choice))
        return;
    /* The entry after the last, or the last one of a full list, gives its room. */
    const size_t end = list->n < list->max ? list->n : list->max - 1;
    list->spare = list->package[end].choice;
    memmove(&list->package[place + 1], &list->package[place], (end - place) * sizeof made);
    list->package[place] = made;
    list->n = end + 1;
}

dw_candidate dw_search_package_publish(const dw_search *search, const size_t *choice)
{
    return (dw_candidate){.choice = choice, .utilities = dw_space_utilities(search->space, choice)};
}
