/* Packages that differ: a pool of candidates, their differences as a matrix, and the set of them
 * whose least difference is largest.
 *
 * Taking again and again the package furthest from those taken gives a first set, and with it a least
 * difference that can be had. Sets that differ more are then looked for by backtracking over the
 * pool in its order, so that the first one found is the first in that order. Of those that differ in as many
 * issues, one that differs in more of what is at stake is looked for in the same way, in steps. */
#include "search.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

/* Best packages in the pool; when there are no more, they are all candidates. */
enum { POOL_BEST = 48 };
/* Dives for each package but the first. */
enum { DIVES = 14 };
/* Nodes that the best ones may cost: about a millisecond. */
enum { NODES_MAX = 8192 };
/* Looks at the matrix for one least difference: about a tenth of a millisecond. */
enum { LOOKS_MAX = 50000 };

/* A set is further apart where its nearest two are so by this factor: less asks them nothing better. */
#define FURTHER 1.25

typedef struct sets {
    uint16_t *
        difference; /* [n * stride] issues in which two packages of the pool differ; 0 of those alike */
    double *between; /* [n * stride] how far apart their worths lie; NULL where that is not asked */
    size_t n, stride; /* packages in the pool; in a row of the matrix */
    size_t count;     /* packages wanted */
    size_t least;     /* any two must differ in as many issues */
    double nearest;   /* any two must lie as far apart */
    size_t taken[DW_DIFFERING_MAX];
    size_t n_taken;
    size_t looks_left;
} sets;

/* ---- Sets ----------------------------------------------------------------------------------- */

/* Least difference of package `i` from those taken. */
static size_t distance(const sets *s, size_t i)
{
    size_t least = SIZE_MAX;
    for (size_t k = 0; k < s->n_taken; k++) {
        const size_t difference = s->difference[i * s->stride + s->taken[k]];
        least = difference < least ? difference : least;
    }
    return least;
}

/* Does package `i` lie as far from all those taken as it must? */
static bool is_far(const sets *s, size_t i)
{
    for (size_t k = 0; s->between && k < s->n_taken; k++)
        if (s->between[i * s->stride + s->taken[k]] < s->nearest)
            return false;
    return true;
}

/* Furthest first, from the best on; `least` is what the set comes to. Fewer than `count` when no
 * other package differs from all. */
static void take_furthest(sets *s)
{
    s->taken[0] = 0;
    s->n_taken = 1;
    s->least = 0;
    while (s->n_taken < s->count) {
        size_t furthest = 0, most = 0;
        for (size_t i = 1; i < s->n; i++) {
            const size_t d = distance(s, i);
            if (d > most) {
                most = d;
                furthest = i;
            }
        }
        if (most == 0)
            return;
        s->least = s->n_taken == 1 || most < s->least ? most : s->least;
        s->taken[s->n_taken++] = furthest;
    }
}

static bool extend(sets *s, size_t from)
{
    if (s->n_taken == s->count)
        return true;
    for (size_t i = from; i + s->count - s->n_taken <= s->n; i++) {
        if (s->looks_left == 0)
            return false;
        s->looks_left--;
        if (s->n_taken > 0 && (distance(s, i) < s->least || !is_far(s, i)))
            continue;
        s->taken[s->n_taken++] = i;
        if (extend(s, i + 1))
            return true;
        s->n_taken--;
    }
    return false;
}

/* The first set whose packages differ in at least `least` issues, `nearest` apart. Leaves *s alone when none
 * is found; *proven becomes false when that, or its being first, is not certain. */
static bool find_set(sets *s, size_t least, double nearest, bool *proven)
{
    sets tried = *s;
    tried.least = least;
    tried.nearest = nearest;
    tried.n_taken = 0;
    tried.looks_left = LOOKS_MAX;
    const bool found = extend(&tried, 0);
    if (found)
        *s = tried;
    else if (tried.looks_left == 0)
        *proven = false;
    return found;
}

/* As many packages as differ at all: going on from the best may end before. */
static void take_most(sets *s, bool *proven)
{
    const size_t wanted = s->count;
    take_furthest(s);
    for (s->count = wanted; s->count > s->n_taken; s->count--)
        if (find_set(s, 1, 0, proven))
            break;
}

/* How far apart the nearest two of the set lie. */
static double nearest_taken(const sets *s)
{
    double nearest = INFINITY;
    for (size_t i = 1; i < s->n_taken; i++)
        for (size_t k = 0; k < i; k++)
            nearest = fmin(nearest, s->between[s->taken[i] * s->stride + s->taken[k]]);
    return nearest;
}

/* The best set of the pool. */
static void choose_set(sets *s, bool *proven)
{
    take_most(s, proven);
    if (s->count < 2)
        return;
    /* Furthest first may take a later set than need be. */
    find_set(s, s->least, 0, proven);
    while (find_set(s, s->least + 1, 0, proven))
        ;
    while (s->between && find_set(s, s->least, nearest_taken(s) * FURTHER, proven))
        ;
}

static void sort_taken(sets *s)
{
    for (size_t i = 1; i < s->n_taken; i++)
        for (size_t k = i; k > 0 && s->taken[k] < s->taken[k - 1]; k--) {
            const size_t later = s->taken[k - 1];
            s->taken[k - 1] = s->taken[k];
            s->taken[k] = later;
        }
}

/* ---- Differences ---------------------------------------------------------------------------- */

/* Options of all issues of a package, as they are compared. */
static void write_options(const dw_cluster_issues *issues, size_t n_clusters, const size_t *choice,
                          uint32_t *option)
{
    for (size_t c = 0; c < n_clusters; c++) {
        const size_t n = issues[c].n_issues;
        if (!issues[c].option)
            *option++ = (uint32_t)choice[c];
        else
            for (size_t i = 0; i < n; i++)
                *option++ = issues[c].option[choice[c] * n + i];
    }
}

static uint16_t count_differences(const uint32_t *a, const uint32_t *b, size_t n)
{
    uint32_t differences = 0;
    for (size_t i = 0; i < n; i++)
        differences += a[i] != b[i];
    return (uint16_t)differences;
}

/* What the options of all issues are worth. */
static void write_worths(const dw_cluster_issues *issues, size_t n_clusters, const uint32_t *option,
                         double *worth)
{
    for (size_t c = 0; c < n_clusters; c++) {
        const size_t n = issues[c].option ? issues[c].n_issues : 1;
        for (size_t i = 0; i < n; i++, option++)
            *worth++ = issues[c].worth ? issues[c].worth[i][*option] : 0;
    }
}

static double apart_by(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += fabs(a[i] - b[i]);
    return sum;
}

static size_t count_issues(const dw_cluster_issues *issues, size_t n_clusters)
{
    size_t n = 0;
    for (size_t c = 0; c < n_clusters; c++)
        n += issues[c].option ? issues[c].n_issues : 1;
    return n;
}

/* The packages of a pool, as they are compared. */
typedef struct compared {
    const dw_differing_request *request;
    size_t n_issues;
    uint32_t *option; /* [n_packages][n_issues] */
    double *worth;    /* [n_packages][n_issues], where they are told apart by it */
} compared;

/* Against all those before it. */
static void compare_with_others(const compared *c, sets *s)
{
    const size_t at = s->n, n = c->n_issues;
    for (size_t k = 0; k < at; k++) {
        const double between =
            s->between ? apart_by(c->worth + at * n, c->worth + k * n, n) : INFINITY;
        const uint16_t difference =
            between <= c->request->apart
                ? 0
                : count_differences(c->option + at * n, c->option + k * n, n);
        s->difference[at * s->stride + k] = s->difference[k * s->stride + at] = difference;
        if (s->between)
            s->between[at * s->stride + k] = s->between[k * s->stride + at] = between;
    }
}

/* Those alike to the package beside them are left out; the others are compared. */
static bool compare_pool(dw_search_list *pool, const dw_differing_request *request,
                         const dw_cluster_issues *issues, dw_arena *arena, sets *s)
{
    const size_t n_clusters = pool->band->search->n_stages, n_pool = pool->n;
    const size_t n = count_issues(issues, n_clusters);
    const bool tells_apart = request->apart > 0;
    const compared c = {.request = request,
                        .n_issues = n,
                        .option = DW_TAKE(arena, n_pool * n, uint32_t),
                        .worth = DW_TAKE(arena, n_pool * n, double)};
    s->difference = DW_TAKE(arena, n_pool * n_pool, uint16_t);
    s->between = DW_TAKE(arena, n_pool * n_pool, double);
    if (!c.option || !c.worth || !s->difference || !s->between)
        return false;
    if (!tells_apart)
        s->between = NULL;
    s->stride = n_pool;
    for (size_t i = 0; i < n_pool; i++) {
        double *const worth = c.worth + s->n * n;
        write_options(issues, n_clusters, pool->package[i].choice, c.option + s->n * n);
        if (tells_apart)
            write_worths(issues, n_clusters, c.option + s->n * n, worth);
        if (tells_apart && request->beside && apart_by(worth, request->beside, n) <= request->apart)
            continue;
        pool->package[s->n] = pool->package[i];
        compare_with_others(&c, s);
        s->n++;
    }
    pool->n = s->n;
    return true;
}

/* ---- Pool ----------------------------------------------------------------------------------- */

/* More than any sum of steps stands for INFINITY. */
static double steps_of_slack(const dw_search *search, double slack)
{
    return fmin(round(slack * search->sought_steps), 1e18);
}

/* The best packages within the slack. *is_all: there are no others. */
static bool fill_with_best(dw_search_list *pool, double slack, dw_arena *arena, bool *is_all)
{
    const dw_search_question question = {.slack = slack, .n_nodes_max = NODES_MAX};
    const dw_arena_mark mark = dw_arena_here(arena);
    const size_t max = pool->max;
    pool->max = POOL_BEST;
    bool complete;
    if (!dw_search_run(pool, question, arena, &complete))
        return false;
    dw_arena_rewind(arena, mark);
    *is_all = complete && pool->n < pool->max;
    pool->max = max;
    /* What was found before a better one may lie outside its slack. */
    while (pool->n > 0 && dw_search_list_last(pool)->sought < pool->package[0].sought - slack)
        pool->n--;
    return true;
}

/* Adds what dives find, away from the best and then from the furthest of each round. */
static void add_dives(dw_search_list *pool, const dw_differing_request *request,
                      const dw_cluster_issues *issues, double slack)
{
    const size_t *taken[DW_DIFFERING_MAX] = {pool->package[0].choice};
    dw_search_guide guide = {.issues = issues,
                             .taken = taken,
                             .best = pool->package[0].sought,
                             .floor = pool->package[0].sought - slack};
    dw_random random;
    dw_random_init(&random, request->seed, 0);
    for (guide.n_taken = 1; guide.n_taken < request->count; guide.n_taken++) {
        for (size_t d = 0; d < DIVES; d++)
            dw_search_dive(pool, &guide, &random);
        taken[guide.n_taken] = dw_search_guide_furthest(&guide, pool);
    }
}

/* ---- Answer --------------------------------------------------------------------------------- */

static dw_status check_request(const dw_search *search, const dw_differing_request *request,
                               dw_error *err)
{
    if (!(request->slack >= 0))
        return dw_fail(err, DW_E_RANGE, "slack", 0, request->slack);
    if (request->count < 2 || request->count > DW_DIFFERING_MAX)
        return dw_fail(err, DW_E_RANGE, "count", 0, (double)request->count);
    if (!(request->apart >= 0))
        return dw_fail(err, DW_E_RANGE, "apart", 0, request->apart);
    for (size_t c = 0; request->issues && c < search->n_stages; c++) {
        const size_t n = request->issues[c].n_issues;
        if (n < 1 || n > DW_ISSUES_MAX)
            return dw_fail(err, DW_E_RANGE, "n_issues", c, (double)n);
    }
    return dw_search_band_check(request->low, request->high, err);
}

static bool find_differing(const dw_search *search, const dw_differing_request *request,
                           dw_arena *arena, dw_differing *found)
{
    static const dw_cluster_issues one_issue_each[DW_CLUSTERS_MAX] = {0};
    const dw_cluster_issues *const issues = request->issues ? request->issues : one_issue_each;
    const size_t count = request->count, n_clusters = search->n_stages;
    const double slack = steps_of_slack(search, request->slack);
    dw_candidate *const package = DW_TAKE(arena, count, dw_candidate);
    size_t *const choice = DW_TAKE(arena, count * n_clusters, size_t);
    if (!package || !choice)
        return false;
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_search_band band;
    dw_search_list pool;
    sets s = {.count = count};
    bool is_all;
    if (!dw_search_list_make(search, &band, POOL_BEST + (count - 1) * DIVES, arena, &pool) ||
        !dw_search_band_make(search, request->low, request->high, arena, &band) ||
        !fill_with_best(&pool, slack, arena, &is_all))
        return false;
    if (!is_all && pool.n > 0)
        add_dives(&pool, request, issues, slack);
    if (!compare_pool(&pool, request, issues, arena, &s))
        return false;
    if (pool.n > 0)
        choose_set(&s, &is_all);
    sort_taken(&s);
    for (size_t i = 0; i < s.n_taken; i++) {
        size_t *const made = choice + i * n_clusters;
        memcpy(made, pool.package[s.taken[i]].choice, n_clusters * sizeof *made);
        package[i] = dw_search_package_publish(search, made);
    }
    dw_arena_rewind(arena, mark);
    *found = (dw_differing){.package = package,
                            .n_packages = s.n_taken,
                            .n_issues_least = s.n_taken < 2 ? 0 : s.least,
                            .complete = is_all};
    return true;
}

dw_status dw_search_differing(const dw_search *search, const dw_differing_request *request,
                              dw_arena *arena, dw_differing *found, dw_error *err)
{
    const dw_status status = check_request(search, request, err);
    if (status != DW_OK)
        return status;
    const dw_arena_mark before = dw_arena_here(arena);
    if (!find_differing(search, request, arena, found)) {
        dw_arena_rewind(arena, before);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    return DW_OK;
}
