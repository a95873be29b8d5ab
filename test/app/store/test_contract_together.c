/* The contract of the store, over SQLite: many at once, and killed. */
#include "contract_sqlite.h"

int main(void)
{
    return store_contract_together(&contract_sqlite);
}
