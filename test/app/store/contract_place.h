/* Where the tests of the contract work: a fresh store of the scheme. */
#ifndef TEST_APP_STORE_CONTRACT_PLACE_H
#define TEST_APP_STORE_CONTRACT_PLACE_H

#include "contract.h"
#include "support.h"

static const contract_opener *opener;

typedef struct place {
    char *url, *other_url;
    deal_store *store;
} place;

static int start(void **state)
{
    place *const p = g_new0(place, 1);
    p->url = opener->make();
    p->other_url = opener->make();
    p->store = open_store(p->url, STORE_WRITE);
    *state = p;
    return 0;
}

static int end(void **state)
{
    place *const p = *state;
    store_close(p->store);
    opener->drop(p->url);
    opener->drop(p->other_url);
    g_free(p);
    return 0;
}

#endif
