/* Sets of packages that differ, by their definition: all sets of all packages of a random space. */
#ifndef TEST_ENGINE_TRADE_NAIVE_SETS_H
#define TEST_ENGINE_TRADE_NAIVE_SETS_H

#include "engine/support/check.h"
#include "engine/support/packages.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

static test_space made;
static naive_package candidate[SPACE_OUTCOMES];

/* Issues behind clusters of a random space: a cluster of n choices may stand for two issues. */
typedef struct issues {
    dw_cluster_issues cluster[SPACE_CLUSTERS];
    uint16_t option[SPACE_CLUSTERS][2 * SPACE_CHOICES];
    double worth[SPACE_CLUSTERS][2]
                [SPACE_CHOICES]; /* of the options, a third of them none at all */
    const double *of_issue[SPACE_CLUSTERS][2];
    double apart, beside[2 * SPACE_CLUSTERS];
    bool has_beside;
} issues;

static inline void make_worths(issues *is, size_t c, dw_random *random)
{
    for (size_t i = 0; i < 2; i++) {
        const double stake = dw_random_below(random, 3) == 0 ? 0 : dw_random_unit(random);
        for (size_t k = 0; k < SPACE_CHOICES; k++)
            is->worth[c][i][k] = stake * dw_random_unit(random);
        is->of_issue[c][i] = is->worth[c][i];
    }
    is->cluster[c].worth = is->of_issue[c];
}

static inline void make_issues(issues *is, const dw_space *space, dw_random *random)
{
    for (size_t c = 0; c < space->n_clusters; c++) {
        is->cluster[c] = (dw_cluster_issues){.n_issues = 1};
        if (dw_random_below(random, 2) == 0) {
            make_worths(is, c, random);
            continue;
        }
        is->cluster[c] = (dw_cluster_issues){.n_issues = 2, .option = is->option[c]};
        for (size_t k = 0; k < space->cluster[c].n_choices; k++) {
            is->option[c][2 * k] = (uint16_t)(k % 3);
            is->option[c][2 * k + 1] = (uint16_t)(k / 3);
        }
        make_worths(is, c, random);
    }
}

/* Worths of the issues of a package; how many there are. */
static inline size_t write_worths(const issues *is, const size_t *choice, double *worth)
{
    size_t n = 0;
    for (size_t c = 0; c < made.space.n_clusters; c++)
        for (size_t i = 0; i < is->cluster[c].n_issues; i++) {
            const uint16_t *const option = is->cluster[c].option;
            worth[n++] = is->worth[c][i][option ? option[2 * choice[c] + i] : choice[c]];
        }
    return n;
}

static inline double apart_by(const issues *is, const size_t *choice, const double *other)
{
    double worth[2 * SPACE_CLUSTERS], sum = 0;
    const size_t n = write_worths(is, choice, worth);
    for (size_t i = 0; i < n; i++)
        sum += fabs(worth[i] - other[i]);
    return sum;
}

static inline bool are_alike(const issues *is, const size_t *choice, const double *other)
{
    return is->apart > 0 && apart_by(is, choice, other) <= is->apart;
}

/* None of packages that are alike. */
static inline size_t differences(const issues *is, const size_t *a, const size_t *b)
{
    double other[2 * SPACE_CLUSTERS];
    size_t n = 0;
    write_worths(is, b, other);
    if (are_alike(is, a, other))
        return 0;
    for (size_t c = 0; c < made.space.n_clusters; c++) {
        const uint16_t *const option = is->cluster[c].option;
        if (!option)
            n += a[c] != b[c];
        else
            n += (option[2 * a[c]] != option[2 * b[c]]) +
                 (option[2 * a[c] + 1] != option[2 * b[c] + 1]);
    }
    return n;
}

typedef struct naive_set {
    const issues *issues;
    size_t n_candidates, count, least;
    double nearest; /* any two lie at least as far apart */
    size_t taken[DW_DIFFERING_MAX], best[DW_DIFFERING_MAX], n_taken;
} naive_set;

static inline double between(const issues *is, size_t a, size_t b)
{
    double other[2 * SPACE_CLUSTERS];
    write_worths(is, candidate[b].choice, other);
    return apart_by(is, candidate[a].choice, other);
}

static inline bool is_far(const naive_set *s, size_t a, size_t b)
{
    return s->nearest == 0 || between(s->issues, a, b) >= s->nearest;
}

/* How far apart the nearest two of the best set lie. */
static inline double nearest_of(const naive_set *s)
{
    double nearest = INFINITY;
    for (size_t i = 1; i < s->count; i++)
        for (size_t k = 0; k < i; k++)
            nearest = fmin(nearest, between(s->issues, s->best[i], s->best[k]));
    return nearest;
}

/* The first set in order whose least difference is largest. */
static inline void go_through_sets(naive_set *s, size_t from, size_t least)
{
    if (s->n_taken == s->count) {
        if (least > s->least) {
            s->least = least;
            memcpy(s->best, s->taken, s->count * sizeof *s->best);
        }
        return;
    }
    for (size_t i = from; i < s->n_candidates; i++) {
        size_t now = least;
        for (size_t k = 0; k < s->n_taken; k++) {
            const size_t d =
                differences(s->issues, candidate[i].choice, candidate[s->taken[k]].choice);
            now = d < now ? d : now;
            now = is_far(s, i, s->taken[k]) ? now : 0;
        }
        if (now <= s->least)
            continue;
        s->taken[s->n_taken++] = i;
        go_through_sets(s, i + 1, now);
        s->n_taken--;
    }
}

/* Furthest first from the best: the least difference that this reaches. */
static inline size_t naive_furthest(const issues *is, size_t n, size_t count)
{
    size_t taken[DW_DIFFERING_MAX] = {0}, least = SIZE_MAX;
    for (size_t n_taken = 1; n_taken < count; n_taken++) {
        size_t furthest = 0, most = 0;
        for (size_t i = 0; i < n; i++) {
            size_t d = SIZE_MAX;
            for (size_t k = 0; k < n_taken; k++) {
                const size_t one = differences(is, candidate[i].choice, candidate[taken[k]].choice);
                d = one < d ? one : d;
            }
            if (d > most) {
                most = d;
                furthest = i;
            }
        }
        least = most < least ? most : least;
        taken[n_taken] = furthest;
    }
    return least;
}

#endif
