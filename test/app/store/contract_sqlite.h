/* Stores in SQLite for the contract. */
#ifndef TEST_APP_STORE_CONTRACT_SQLITE_H
#define TEST_APP_STORE_CONTRACT_SQLITE_H

#include "contract.h"
#include "support.h"

static inline char *make_sqlite(void)
{
    g_autofree char *folder = make_folder();
    return g_strconcat("sqlite:", folder, "/deep/er/deals.db", NULL);
}

static inline void drop_sqlite(char *url)
{
    g_autofree char *folder = g_strndup(url + strlen("sqlite:"), strlen(url) - strlen("sqlite:") -
                                                                     strlen("/deep/er/deals.db"));
    remove_folder(g_steal_pointer(&folder));
    g_free(url);
}

static const contract_opener contract_sqlite = {"the store in SQLite", make_sqlite, drop_sqlite};

#endif
