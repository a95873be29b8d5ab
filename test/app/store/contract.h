/* What every implementation of the store must do. A scheme's test program runs it with its opener. */
#ifndef TEST_APP_STORE_CONTRACT_H
#define TEST_APP_STORE_CONTRACT_H

typedef struct contract_opener {
    const char *name;
    char *(*make)(void);     /* the URL of a store that is not there yet; g_free'd by drop */
    void (*drop)(char *url); /* removes what stands there */
} contract_opener;

/* Runs the suite; the number of tests that failed. */
int store_contract_run(const contract_opener *opener);

#endif
