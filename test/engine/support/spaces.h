/* Spaces for tests: random ones of several families, and their frontier by definition: every outcome
 * is enumerated and compared with every other. */
#ifndef TEST_ENGINE_SPACES_H
#define TEST_ENGINE_SPACES_H

#include "dealwright/base.h"
#include "dealwright/frontier.h"
#include "dealwright/limits.h"

enum { SPACE_CLUSTERS = 8, SPACE_CHOICES = 64, SPACE_OUTCOMES = 20000 };

typedef struct test_space {
    dw_space space;
    dw_cluster cluster[SPACE_CLUSTERS];
    double ours[SPACE_CLUSTERS][SPACE_CHOICES], theirs[SPACE_CLUSTERS][SPACE_CHOICES];
    size_t n_choices[SPACE_CLUSTERS];
} test_space;

typedef enum test_family {
    FAMILY_INDEPENDENT,
    FAMILY_OPPOSED,  /* what is more to us is less to them */
    FAMILY_ZERO_SUM, /* in every cluster, under weights that differ */
    FAMILY_NEARLY_CONSTANT_SUM,
    FAMILY_SMALL_INTEGERS, /* with many ties */
    FAMILY_TENTHS,         /* that no double holds exactly */
    FAMILY_THOUSANDTHS,
    FAMILY_WEIGHTED_SHARES, /* thirds and sevenths of weights, as in published domains */
    FAMILY_MONEY,           /* minor units of both signs */
    FAMILY_DUPLICATES,      /* few different choices, each several times */
    FAMILY_COUNT
} test_family;

/* A space with no clusters and no ceilings; clusters are added with their utilities. */
void space_init(test_space *s);
void space_add(test_space *s, size_t n_choices, const double *ours, const double *theirs);

/* `n_clusters` clusters of 1 to `most` choices each. */
void space_random(test_space *s, test_family family, size_t n_clusters, size_t most,
                  dw_random *random);

/* A space of any family with at most `outcomes` outcomes; every fourth has ceilings. */
void space_any(test_space *s, size_t outcomes, dw_random *random);

typedef struct naive_outcome {
    size_t choice[SPACE_CLUSTERS];
    dw_utilities utilities;
} naive_outcome;

/* Every outcome in lexicographic order; gives back how many. outcome [SPACE_OUTCOMES]. */
size_t naive_outcomes(const dw_space *space, naive_outcome *outcome);

/* Whether a has the utilities of b; whether it dominates b; both within the tolerance. */
bool naive_same(dw_utilities same, dw_utilities a, dw_utilities b);
bool naive_dominates(dw_utilities same, dw_utilities a, dw_utilities b);

/* The frontier of `n` outcomes, ours descending: point [n] are indices of `outcome`, the lowest of
 * those with the same utilities. */
size_t naive_frontier(dw_utilities same, const naive_outcome *outcome, size_t n, size_t *point);

#endif
