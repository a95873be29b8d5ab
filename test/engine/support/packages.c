#include "packages.h"

#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double own(dw_utilities utilities, dw_side side)
{
    return side == DW_SIDE_US ? utilities.ours : utilities.theirs;
}

static const double *utilities_of(const dw_cluster *cluster, dw_side side)
{
    return side == DW_SIDE_US ? cluster->ours : cluster->theirs;
}

double naive_unit(const dw_space *space, dw_side side)
{
    const double same = own(dw_space_same(space), side);
    if (same == 0)
        return 1;
    double power = floor(-log10(same)) - 1;
    while (pow(10, power) < 1 / same)
        power++;
    return pow(10, power);
}

static double steps(const dw_space *space, dw_side side, double unit, const size_t *choice)
{
    double sum = 0;
    for (size_t c = 0; c < space->n_clusters; c++)
        sum += round(utilities_of(&space->cluster[c], side)[choice[c]] * unit);
    const double ceiling = side == DW_SIDE_US ? space->ceiling_ours : space->ceiling_theirs;
    return fmin(sum, round(ceiling * unit));
}

static int compare(const void *a, const void *b)
{
    const naive_package *const x = a, *const y = b;
    if (x->sought != y->sought)
        return x->sought > y->sought ? -1 : 1;
    if (x->held != y->held)
        return x->held > y->held ? -1 : 1;
    for (size_t c = 0; c < SPACE_CLUSTERS; c++)
        if (x->choice[c] != y->choice[c])
            return x->choice[c] < y->choice[c] ? -1 : 1;
    return 0;
}

size_t naive_packages(const dw_space *space, dw_side held, double low, double high,
                      naive_package *package)
{
    static naive_outcome outcome[SPACE_OUTCOMES];
    const size_t n_outcomes = naive_outcomes(space, outcome);
    const double same = own(dw_space_same(space), held);
    const double unit = naive_unit(space, held), other = naive_unit(space, !held);
    size_t n = 0;
    for (size_t i = 0; i < n_outcomes; i++) {
        const double utility = own(outcome[i].utilities, held);
        if (utility < low - same || utility > high + same)
            continue;
        memcpy(package[n].choice, outcome[i].choice, sizeof outcome[i].choice);
        package[n].held = steps(space, held, unit, outcome[i].choice);
        package[n++].sought = steps(space, !held, other, outcome[i].choice);
    }
    qsort(package, n, sizeof *package, compare);
    return n;
}

void packages_any_space(test_space *s, size_t outcomes, dw_random *random)
{
    space_any(s, outcomes, random);
    if (dw_random_below(random, 4) != 0)
        return;
    for (size_t c = 0; c < s->space.n_clusters; c++) {
        if (dw_random_below(random, 2) == 0)
            memset(s->ours[c], 0, sizeof s->ours[c]);
        if (dw_random_below(random, 2) == 0)
            memset(s->theirs[c], 0, sizeof s->theirs[c]);
    }
}

void packages_any_band(const dw_space *space, dw_side held, dw_random *random, double *low,
                       double *high)
{
    size_t choice[SPACE_CLUSTERS];
    for (size_t c = 0; c < space->n_clusters; c++)
        choice[c] = dw_random_below(random, (uint32_t)space->cluster[c].n_choices);
    const double middle = own(dw_space_utilities(space, choice), held);
    const double reach = own(dw_space_same(space), held) / DW_SAME_UTILITY;
    const double share[] = {0, 0.0017, 0.031, 0.23, INFINITY};
    *low = middle - (reach > 0 ? share[dw_random_below(random, 5)] * reach : 0);
    *high = middle + (reach > 0 ? share[dw_random_below(random, 5)] * reach : 0);
}

void large_init(large_space *large)
{
    large->n = 0;
    large->space =
        (dw_space){.cluster = large->cluster, .ceiling_ours = INFINITY, .ceiling_theirs = INFINITY};
}

size_t large_add(large_space *large, size_t n_choices)
{
    const size_t first = large->n, c = large->space.n_clusters++;
    large->n += n_choices;
    check(c < LARGE_CLUSTERS && large->n <= LARGE_CHOICES);
    large->cluster[c] = (dw_cluster){large->ours + first, large->theirs + first, n_choices};
    return first;
}
