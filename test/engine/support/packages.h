/* What the search for packages says, by going through all outcomes of a space. */
#ifndef TEST_ENGINE_PACKAGES_H
#define TEST_ENGINE_PACKAGES_H

#include "dealwright/search.h"
#include "spaces.h"

typedef struct naive_package {
    double sought, held; /* whole steps, as search.h defines them */
    size_t choice[SPACE_CLUSTERS];
} naive_package;

/* All packages in the band in the order of dw_search_best: package [SPACE_OUTCOMES]. */
size_t naive_packages(const dw_space *space, dw_side held, double low, double high,
                      naive_package *package);

/* Steps in a unit of a side's utility. */
double naive_unit(const dw_space *space, dw_side side);

/* A space of any family, sometimes with clusters that matter to one side only, or to none. */
void packages_any_space(test_space *s, size_t outcomes, dw_random *random);

/* A band around an outcome, of any width, open on a side, or with the outcome on its edge. */
void packages_any_band(const dw_space *space, dw_side held, dw_random *random, double *low,
                       double *high);

/* Spaces beyond going through: clusters are added, and the test fills in their utilities. */
enum { LARGE_CLUSTERS = 11, LARGE_CHOICES = 51000 };

typedef struct large_space {
    dw_space space;
    dw_cluster cluster[LARGE_CLUSTERS];
    double ours[LARGE_CHOICES], theirs[LARGE_CHOICES];
    size_t n;
} large_space;

void large_init(large_space *large);

/* Place of the new cluster's first choice in `ours` and `theirs`. */
size_t large_add(large_space *large, size_t n_choices);

#endif
