/* The contract of the store, over SQLite. */
#include "contract.h"
#include "support.h"

static char *make(void)
{
    g_autofree char *folder = make_folder();
    return g_strconcat("sqlite:", folder, "/deep/er/deals.db", NULL);
}

static void drop(char *url)
{
    g_autofree char *folder = g_strndup(url + strlen("sqlite:"), strlen(url) - strlen("sqlite:") -
                                                                     strlen("/deep/er/deals.db"));
    remove_folder(g_steal_pointer(&folder));
    g_free(url);
}

int main(void)
{
    const contract_opener sqlite = {"the store in SQLite", make, drop};
    return store_contract_run(&sqlite);
}
