/* The deals of a store, as a list for programs. */
#ifndef BRIEF_DEALS_H
#define BRIEF_DEALS_H

#include <stddef.h>
#include <stdint.h>

typedef struct brief_deal_row {
    int64_t id;
    const char *name, *account, *owner; /* owner may be "" */
    int64_t revisions, events, plans;
    char *last_event; /* the day the newest event happened; "" for none */
} brief_deal_row;

/* [{id, name, account, owner, revisions, events, plans, last_event}], null for what is "". g_free it. */
char *brief_deals_json(const brief_deal_row *row, size_t n);

#endif
