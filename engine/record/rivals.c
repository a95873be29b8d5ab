/* Several rivals at one buyer: who is there, at which price, and which of them counts. */
#include "rivals.h"

#include "../base/letters.h"

#include <string.h>

static const dw_rival nobody = {.shown = DW_MONEY_NONE, .heard = DW_MONEY_NONE};

void dw_rivals_begin(dw_rivals *rivals, const dw_deal_value *file)
{
    dw_rival *const first = &rivals->rival[0];
    *first = nobody;
    first->name = file->competitor;
    first->evidence = file->competitor_evidence;
    *(first->evidence ? &first->shown : &first->heard) = file->competitor_price;
    rivals->n = file->competitor || dw_money_known(file->competitor_price);
}

/* The rival of the lowest price of that kind, the first of equals; DW_NONE where no such price is known. */
static size_t lowest(const dw_rivals *rivals, bool shown)
{
    size_t found = DW_NONE;
    dw_money least = DW_MONEY_NONE;
    for (size_t r = 0; r < rivals->n; r++) {
        const dw_money price = shown ? rivals->rival[r].shown : rivals->rival[r].heard;
        if (!dw_money_known(price) || (found != DW_NONE && price >= least))
            continue;
        found = r;
        least = price;
    }
    return found;
}

static size_t counting(const dw_rivals *rivals)
{
    const size_t shown = lowest(rivals, true), heard = lowest(rivals, false);
    if (shown != DW_NONE)
        return shown;
    if (heard != DW_NONE)
        return heard;
    return rivals->n ? rivals->n - 1 : DW_NONE;
}

/* DW_NONE for one that is not there. */
static size_t find(const dw_rivals *rivals, const char *name)
{
    for (size_t r = 0; r < rivals->n; r++) {
        const char *const known = rivals->rival[r].name;
        if (name && known ? dw_same_letters(name, known) : !name && !known)
            return r;
    }
    return name ? DW_NONE : counting(rivals);
}

const dw_rival *dw_rivals_find(const dw_rivals *rivals, const char *name)
{
    const size_t found = find(rivals, name);
    return found == DW_NONE ? NULL : &rivals->rival[found];
}

static void drop(dw_rivals *rivals, size_t r)
{
    const size_t n = --rivals->n;
    memmove(&rivals->rival[r], &rivals->rival[r + 1], (n - r) * sizeof rivals->rival[0]);
}

static dw_money least_price(const dw_rival *rival)
{
    if (!dw_money_known(rival->shown))
        return rival->heard;
    return dw_money_known(rival->heard) && rival->heard < rival->shown ? rival->heard
                                                                       : rival->shown;
}

/* One without a price is dearer than all, the first of equals. */
static size_t dearest(const dw_rivals *rivals)
{
    size_t found = 0;
    for (size_t r = 0; r < rivals->n; r++) {
        const dw_money price = least_price(&rivals->rival[r]);
        if (!dw_money_known(price))
            return r;
        if (price > least_price(&rivals->rival[found]))
            found = r;
    }
    return found;
}

static dw_rival *find_or_add(dw_rivals *rivals, const char *name)
{
    const size_t known = find(rivals, name);
    if (known != DW_NONE)
        return &rivals->rival[known];
    if (rivals->n == DW_RIVALS_MAX)
        drop(rivals, dearest(rivals));
    dw_rival *const added = &rivals->rival[rivals->n++];
    *added = nobody;
    added->name = name;
    return added;
}

static void learn_price(dw_rival *rival, const dw_event *event)
{
    const dw_money price = event->competitor_price;
    rival->heard = DW_MONEY_NONE;
    rival->heard_event = 0;
    if (event->evidence) {
        rival->shown = price;
        rival->evidence = event->evidence;
        rival->shown_event = event->number;
    } else if (price != rival->shown) {
        rival->heard = price;
        rival->heard_event = event->number;
    }
}

void dw_rivals_change(dw_rivals *rivals, const dw_event *event)
{
    const bool priced = dw_money_known(event->competitor_price);
    if (event->action == DW_ACTION_LEAVE) {
        const size_t gone = find(rivals, event->competitor);
        if (gone != DW_NONE)
            drop(rivals, gone);
        return;
    }
    if (!event->competitor && !priced)
        return;
    dw_rival *const rival = find_or_add(rivals, event->competitor);
    if (priced)
        learn_price(rival, event);
}

static void set_rumour(const dw_rivals *rivals, dw_deal_value *value)
{
    const size_t heard = lowest(rivals, false);
    if (heard == DW_NONE || rivals->rival[heard].heard >= value->competitor_price)
        return;
    value->rumoured = rivals->rival[heard].name;
    value->rumoured_price = rivals->rival[heard].heard;
    value->rumour_event = rivals->rival[heard].heard_event;
}

void dw_rivals_settle(const dw_rivals *rivals, dw_deal_value *value)
{
    const size_t first = counting(rivals);
    const dw_rival *const rival = first == DW_NONE ? &nobody : &rivals->rival[first];
    const bool is_shown = dw_money_known(rival->shown);
    value->competitor = rival->name;
    value->competitor_price = is_shown ? rival->shown : rival->heard;
    value->competitor_evidence = is_shown ? rival->evidence : NULL;
    value->competitor_event = is_shown ? rival->shown_event : rival->heard_event;
    value->rumoured = NULL;
    value->rumoured_price = DW_MONEY_NONE;
    value->rumour_event = 0;
    if (is_shown)
        set_rumour(rivals, value);
}
