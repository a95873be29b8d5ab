/* How far apart two packages are for the buyer, issue by issue. The price is left out: between packages of
 * one worth to us it only makes up for the rest. */
#ifndef ENGINE_TRADE_APART_H
#define ENGINE_TRADE_APART_H

#include "dealwright/offer.h"

typedef struct dw_apart {
    const dw_table *table;
    const dw_cluster_issues
        *issues; /* [n_clusters] those of the table, with what each option is worth */
    /* [n_issues][n_options] what the option alone brings them over the standard package, minor units; 0 of
     * prices; NULL of an issue that is not on the table */
    const double *const *theirs;
    double
        stake; /* between their best and their worst option on the table, summed over its issues */
} dw_apart;

/* False when memory ends. O(issues * options * horizon). */
bool dw_apart_make(const dw_table *table, dw_arena *arena, dw_apart *apart);

/* The buyer's worths of the package's issues, in the order of the clusters' issues, into `worth`, which holds
 * dw_apart_issues of them. */
void dw_apart_worths(const dw_apart *apart, const dw_package *package, double *worth);

/* Issues on the table, those of fixed terms counted as one. */
size_t dw_apart_issues(const dw_apart *apart);

/* Sum over the issues of how far their worths to the buyer lie apart. What one issue gives and another
 * takes does not cancel out: a choice between the two tells which matters more. */
double dw_apart_between(const dw_apart *apart, const dw_package *a, const dw_package *b);

#endif
