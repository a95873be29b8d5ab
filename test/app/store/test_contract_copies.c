/* The contract of the store, over SQLite. */
#include "contract_sqlite.h"

int main(void)
{
    return store_contract_copies(&contract_sqlite);
}
