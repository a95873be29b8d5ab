#include "spaces.h"

#include "check.h"

#include <math.h>
#include <string.h>

void space_init(test_space *s)
{
    memset(s, 0, sizeof *s);
    s->space =
        (dw_space){.cluster = s->cluster, .ceiling_ours = INFINITY, .ceiling_theirs = INFINITY};
}

void space_add(test_space *s, size_t n_choices, const double *ours, const double *theirs)
{
    const size_t c = s->space.n_clusters++;
    check(c < SPACE_CLUSTERS && n_choices <= SPACE_CHOICES);
    memcpy(s->ours[c], ours, n_choices * sizeof *ours);
    memcpy(s->theirs[c], theirs, n_choices * sizeof *theirs);
    s->cluster[c] =
        (dw_cluster){.ours = s->ours[c], .theirs = s->theirs[c], .n_choices = n_choices};
}

/* ---- Families ------------------------------------------------------------------------------- */

static double below(dw_random *random, uint32_t bound)
{
    return dw_random_below(random, bound);
}

static void draw_choice(test_family family, dw_utilities weight, dw_random *random, double *ours,
                        double *theirs)
{
    const double a = dw_random_unit(random), b = dw_random_unit(random);
    switch (family) {
    case FAMILY_INDEPENDENT:
        *ours = weight.ours * a;
        *theirs = weight.theirs * b;
        break;
    case FAMILY_OPPOSED:
        *ours = weight.ours * a;
        *theirs = weight.theirs * (1 - a * a) * (0.9 + 0.1 * b);
        break;
    case FAMILY_ZERO_SUM:
        *ours = weight.ours * a;
        *theirs = weight.theirs * (1 - a);
        break;
    case FAMILY_NEARLY_CONSTANT_SUM:
        *ours = weight.ours * a;
        *theirs = weight.ours * (1 + 0.01 * b) * (1 - a);
        break;
    case FAMILY_SMALL_INTEGERS:
        *ours = below(random, 5);
        *theirs = below(random, 5);
        break;
    case FAMILY_TENTHS:
        *ours = below(random, 11) / 10;
        *theirs = below(random, 11) / 10;
        break;
    case FAMILY_THOUSANDTHS:
        *ours = below(random, 200) / 1000;
        *theirs = (200 - *ours * 1000 - below(random, 30)) / 1000;
        break;
    case FAMILY_WEIGHTED_SHARES:
        *ours = (1 + below(random, 3)) / 7 * (below(random, 4) / 3);
        *theirs = (1 + below(random, 3)) / 7 * (below(random, 4) / 3);
        break;
    case FAMILY_MONEY:
        *ours = below(random, 2000001) - 1000000;
        *theirs = -floor(*ours * (0.5 + a)) + below(random, 200000);
        break;
    case FAMILY_DUPLICATES:
        *ours = below(random, 3) * weight.ours;
        *theirs = below(random, 3) * weight.theirs;
        break;
    case FAMILY_COUNT: fail(); break;
    }
}

void space_random(test_space *s, test_family family, size_t n_clusters, size_t most,
                  dw_random *random)
{
    space_init(s);
    for (size_t c = 0; c < n_clusters; c++) {
        double ours[SPACE_CHOICES], theirs[SPACE_CHOICES];
        const size_t n = 1 + dw_random_below(random, (uint32_t)most);
        const dw_utilities weight = {0.05 + dw_random_unit(random), 0.05 + dw_random_unit(random)};
        for (size_t i = 0; i < n; i++)
            draw_choice(family, weight, random, &ours[i], &theirs[i]);
        space_add(s, n, ours, theirs);
    }
}

static double ceiling_for(const double (*utility)[SPACE_CHOICES], const dw_space *space,
                          dw_random *random)
{
    double best = 0;
    for (size_t c = 0; c < space->n_clusters; c++)
        best += utility[c][0];
    return best * (0.6 + 0.617 * dw_random_unit(random));
}

void space_any(test_space *s, size_t outcomes, dw_random *random)
{
    const test_family family = dw_random_below(random, FAMILY_COUNT);
    const size_t n_clusters = 1 + dw_random_below(random, 5);
    const size_t most = (size_t)floor(pow((double)outcomes, 1.0 / (double)n_clusters) + 1e-9);
    space_random(s, family, n_clusters, most < SPACE_CHOICES ? most : SPACE_CHOICES, random);
    if (dw_random_below(random, 4) != 0)
        return;
    s->space.ceiling_ours = ceiling_for(s->ours, &s->space, random);
    s->space.ceiling_theirs = ceiling_for(s->theirs, &s->space, random);
}

/* ---- Definitions ---------------------------------------------------------------------------- */

size_t naive_outcomes(const dw_space *space, naive_outcome *outcome)
{
    size_t choice[SPACE_CLUSTERS] = {0};
    for (size_t n = 0;;) {
        check(n < SPACE_OUTCOMES);
        memcpy(outcome[n].choice, choice, sizeof choice);
        outcome[n++].utilities = dw_space_utilities(space, choice);
        size_t c = space->n_clusters;
        while (c > 0 && ++choice[c - 1] == space->cluster[c - 1].n_choices)
            choice[--c] = 0;
        if (c == 0)
            return n;
    }
}

bool naive_same(dw_utilities same, dw_utilities a, dw_utilities b)
{
    return fabs(a.ours - b.ours) <= same.ours && fabs(a.theirs - b.theirs) <= same.theirs;
}

bool naive_dominates(dw_utilities same, dw_utilities a, dw_utilities b)
{
    return a.ours >= b.ours - same.ours && a.theirs >= b.theirs - same.theirs &&
           (a.ours > b.ours + same.ours || a.theirs > b.theirs + same.theirs);
}

static bool is_point(dw_utilities same, const naive_outcome *outcome, size_t n, size_t i)
{
    for (size_t k = 0; k < n; k++)
        if (naive_dominates(same, outcome[k].utilities, outcome[i].utilities) ||
            (k < i && naive_same(same, outcome[k].utilities, outcome[i].utilities)))
            return false;
    return true;
}

size_t naive_frontier(dw_utilities same, const naive_outcome *outcome, size_t n, size_t *point)
{
    size_t n_points = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_point(same, outcome, n, i))
            continue;
        size_t at = n_points++;
        for (; at > 0 && outcome[point[at - 1]].utilities.ours < outcome[i].utilities.ours; at--)
            point[at] = point[at - 1];
        point[at] = i;
    }
    return n_points;
}
