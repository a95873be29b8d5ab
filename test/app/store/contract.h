/* What every implementation of the store must do. A scheme's test program runs it with its opener. */
#ifndef TEST_APP_STORE_CONTRACT_H
#define TEST_APP_STORE_CONTRACT_H

typedef struct contract_opener {
    const char *name;
    char *(*make)(void);     /* the URL of a store that is not there yet; g_free'd by drop */
    void (*drop)(char *url); /* removes what stands there */
} contract_opener;

/* Run the parts of the suite, one to a program; the number of tests that failed. */
int store_contract_deals(const contract_opener *opener);
int store_contract_copies(const contract_opener *opener);
int store_contract_together(const contract_opener *opener);

#endif
