/* Packages in a band of our utility: the ten best for them, and three or five that differ, from a
 * prepared search; beside going through all packages (where that ends), depth-first search with the
 * plain bound, and a million packages at random. */
#include "bench.h"

#include "dealwright/limits.h"
#include "dealwright/search.h"
#include "text/arena.h"

#include <math.h>
#include <string.h>

enum { SEED = 20261123, SPACES = 11, RUNS = 15, TEN = 10, SAMPLES = 1000000, NODES = 20000000 };
enum { CLUSTERS = 11, CHOICES = 2100, COUPLED = 2000, COUPLED_ISSUES = 5 };

typedef struct bench_space {
    dw_space space;
    dw_cluster cluster[CLUSTERS];
    dw_cluster_issues issues[CLUSTERS];
    double ours[CHOICES], theirs[CHOICES];
    uint16_t option[COUPLED * COUPLED_ISSUES];
    const double *worth[CLUSTERS][COUPLED_ISSUES]; /* of the options of each issue, to them */
    double coupled_worth[COUPLED_ISSUES][5], stake;
    double low, high,
        scale; /* a band of a hundredth of our range at 0.7 of it; their largest sum */
} bench_space;

/* ---- Spaces --------------------------------------------------------------------------------- */

static void add_cluster(bench_space *s, size_t n_choices, double weight, dw_random *random)
{
    const size_t c = s->space.n_clusters++;
    double *const ours =
        c ? (double *)(s->cluster[c - 1].ours + s->cluster[c - 1].n_choices) : s->ours;
    double *const theirs = s->theirs + (ours - s->ours);
    double least = INFINITY, most = -INFINITY, best = -INFINITY;
    const double own = weight * (0.5 + dw_random_unit(random));
    const double other = weight * (0.5 + dw_random_unit(random));
    for (size_t k = 0; k < n_choices; k++) {
        const double share = dw_random_unit(random);
        ours[k] = own * share;
        theirs[k] = other * (0.8 * (1 - share) + 0.2 * dw_random_unit(random));
        least = fmin(least, ours[k]);
        most = fmax(most, ours[k]);
        best = fmax(best, theirs[k]);
    }
    s->cluster[c] = (dw_cluster){ours, theirs, n_choices};
    s->low += least + 0.7 * (most - least);
    s->high += least + 0.71 * (most - least);
    s->scale += best;
}

/* Opposed values: `n` issues of ten options and, when coupled, five issues of 5 * 5 * 5 * 4 * 4. */
static void make_space(bench_space *s, size_t n, bool coupled, uint64_t stream)
{
    dw_random random;
    dw_random_init(&random, SEED, stream);
    memset(s, 0, sizeof *s);
    s->space = (dw_space){s->cluster, 0, INFINITY, INFINITY};
    for (size_t c = 0; c < n; c++) {
        add_cluster(s, 10, 1, &random);
        s->worth[c][0] = s->cluster[c].theirs;
        s->issues[c] = (dw_cluster_issues){.n_issues = 1, .worth = s->worth[c]};
        s->stake += 1;
    }
    if (!coupled)
        return;
    add_cluster(s, COUPLED, 5, &random);
    s->issues[n] =
        (dw_cluster_issues){.n_issues = COUPLED_ISSUES, .option = s->option, .worth = s->worth[n]};
    s->stake += 5;
    for (size_t i = 0; i < COUPLED_ISSUES; i++) {
        for (size_t k = 0; k < 5; k++)
            s->coupled_worth[i][k] = dw_random_unit(&random);
        s->worth[n][i] = s->coupled_worth[i];
    }
    const size_t radix[COUPLED_ISSUES] = {5, 5, 5, 4, 4};
    for (size_t k = 0; k < COUPLED; k++)
        for (size_t i = 0, rest = k; i < COUPLED_ISSUES; rest /= radix[i++])
            s->option[k * COUPLED_ISSUES + i] = (uint16_t)(rest % radix[i]);
}

/* ---- Baselines ------------------------------------------------------------------------------ */

/* The most theirs, descending. */
typedef struct top {
    double theirs[TEN + 1];
    size_t n;
} top;

static void offer(top *best, double theirs)
{
    size_t i = best->n < TEN ? best->n++ : TEN;
    for (; i > 0 && best->theirs[i - 1] < theirs; i--)
        best->theirs[i] = best->theirs[i - 1];
    best->theirs[i] = theirs;
}

/* All packages, one addition for each side and one comparison or two. */
static void enumerate(const bench_space *s, size_t c, double ours, double theirs, top *best)
{
    const dw_cluster *const cluster = &s->cluster[c];
    const bool is_last = c + 1 == s->space.n_clusters;
    for (size_t k = 0; k < cluster->n_choices; k++) {
        const double mine = ours + cluster->ours[k], other = theirs + cluster->theirs[k];
        if (!is_last)
            enumerate(s, c + 1, mine, other, best);
        else if (mine >= s->low && mine <= s->high &&
                 (best->n < TEN || other > best->theirs[TEN - 1]))
            offer(best, other);
    }
}

typedef struct depth_first {
    const bench_space *s;
    double least[CLUSTERS + 1], most[CLUSTERS + 1], sought[CLUSTERS + 1]; /* of the rest */
    size_t nodes_left;
    top best;
} depth_first;

static void descend(depth_first *d, size_t c, double ours, double theirs)
{
    d->nodes_left -= d->nodes_left > 0;
    if (ours + d->most[c] < d->s->low || ours + d->least[c] > d->s->high || d->nodes_left == 0 ||
        (d->best.n == TEN && theirs + d->sought[c] <= d->best.theirs[TEN - 1]))
        return;
    if (c == d->s->space.n_clusters) {
        offer(&d->best, theirs);
        return;
    }
    const dw_cluster *const cluster = &d->s->cluster[c];
    for (size_t k = 0; k < cluster->n_choices; k++)
        descend(d, c + 1, ours + cluster->ours[k], theirs + cluster->theirs[k]);
}

/* False when it was given up after NODES nodes. */
static bool search_depth_first(const bench_space *s, top *best)
{
    depth_first d = {.s = s, .nodes_left = NODES};
    for (size_t c = s->space.n_clusters; c-- > 0;) {
        double least = INFINITY, most = -INFINITY, sought = -INFINITY;
        for (size_t k = 0; k < s->cluster[c].n_choices; k++) {
            least = fmin(least, s->cluster[c].ours[k]);
            most = fmax(most, s->cluster[c].ours[k]);
            sought = fmax(sought, s->cluster[c].theirs[k]);
        }
        d.least[c] = d.least[c + 1] + least;
        d.most[c] = d.most[c + 1] + most;
        d.sought[c] = d.sought[c + 1] + sought;
    }
    descend(&d, 0, 0, 0);
    *best = d.best;
    return d.nodes_left > 0;
}

static void sample(const bench_space *s, top *best)
{
    dw_random random;
    dw_random_init(&random, SEED, 617);
    for (size_t i = 0; i < SAMPLES; i++) {
        size_t choice[CLUSTERS];
        for (size_t c = 0; c < s->space.n_clusters; c++)
            choice[c] = dw_random_below(&random, (uint32_t)s->cluster[c].n_choices);
        const dw_utilities u = dw_space_utilities(&s->space, choice);
        if (u.ours >= s->low && u.ours <= s->high &&
            (best->n < TEN || u.theirs > best->theirs[TEN - 1]))
            offer(best, u.theirs);
    }
}

/* ---- Measuring ------------------------------------------------------------------------------ */

typedef struct results {
    double prepare[SPACES], best[SPACES], three[SPACES], five[SPACES], apart[SPACES];
    double all[SPACES], depth[SPACES], sampled[SPACES], missed[SPACES];
    size_t differ_three, differ_five, differ_apart, n_given_up;
} results;

static double time_prepare(const bench_space *s, dw_arena *arena, const dw_search **search)
{
    double sample[RUNS];
    for (size_t r = 0; r < RUNS; r++) {
        const double start = bench_seconds();
        if (dw_search_prepare(&s->space, DW_SIDE_US, DW_SEARCH_CELLS, arena, search, NULL) != DW_OK)
            exit(1);
        sample[r] = bench_seconds() - start;
    }
    return bench_median(sample, RUNS);
}

static double time_best(const dw_search *search, const bench_space *s, dw_arena *arena,
                        dw_candidates *found)
{
    double sample[RUNS];
    for (size_t r = 0; r < RUNS; r++) {
        const double start = bench_seconds();
        if (dw_search_best(search, s->low, s->high, TEN, arena, found, NULL) != DW_OK)
            exit(1);
        sample[r] = bench_seconds() - start;
        if (!found->complete || found->n_packages != TEN)
            exit(1);
    }
    return bench_median(sample, RUNS);
}

/* Within a fiftieth of the most they could have, told apart by that share of what is at stake. Adds the
 * least difference to *differ. */
static double time_differing(const dw_search *search, const bench_space *s, size_t count,
                             double share, dw_arena *arena, size_t *differ)
{
    double sample[RUNS];
    const dw_differing_request request = {.low = s->low,
                                          .high = s->high,
                                          .slack = s->scale / 50,
                                          .count = count,
                                          .issues = s->issues,
                                          .apart = share * s->stake,
                                          .seed = SEED};
    dw_differing found;
    for (size_t r = 0; r < RUNS; r++) {
        const double start = bench_seconds();
        if (dw_search_differing(search, &request, arena, &found, NULL) != DW_OK)
            exit(1);
        sample[r] = bench_seconds() - start;
    }
    *differ += found.n_issues_least;
    return bench_median(sample, RUNS);
}

static void compare_values(const dw_candidates *found, const top *best)
{
    for (size_t i = 0; i < TEN; i++)
        if (fabs(found->package[i].utilities.theirs - best->theirs[i]) > 1e-9)
            exit(1);
}

static void measure(results *all, size_t i, const bench_space *s, bool enumerated, dw_arena *arena)
{
    const dw_search *search;
    dw_candidates found;
    all->prepare[i] = time_prepare(s, arena, &search);
    all->best[i] = time_best(search, s, arena, &found);
    all->three[i] = time_differing(search, s, 3, 0, arena, &all->differ_three);
    all->five[i] = time_differing(search, s, 5, 0, arena, &all->differ_five);
    all->apart[i] = time_differing(search, s, 5, 0.03, arena, &all->differ_apart);
    double start = bench_seconds();
    top best = {.n = 0};
    if (enumerated) {
        enumerate(s, 0, 0, 0, &best);
        compare_values(&found, &best);
    }
    all->all[i] = bench_seconds() - start;
    start = bench_seconds();
    if (search_depth_first(s, &best))
        compare_values(&found, &best);
    else
        all->n_given_up++;
    all->depth[i] = bench_seconds() - start;
    top sampled = {.n = 0};
    start = bench_seconds();
    sample(s, &sampled);
    all->sampled[i] = bench_seconds() - start;
    all->missed[i] =
        (found.package[0].utilities.theirs - (sampled.n ? sampled.theirs[0] : 0)) / s->scale;
}

static void row(const char *what, double *seconds, double base)
{
    const double median = bench_median(seconds, SPACES);
    printf("  %-34s %12.1f us", what, median * 1e6);
    if (base > 0)
        printf("   %9.0f x ten best", median / base);
    putchar('\n');
}

static void report(const char *title, size_t n, bool coupled, bool enumerated, dw_arena *arena)
{
    static bench_space s;
    results r = {.n_given_up = 0};
    const dw_arena_mark mark = dw_arena_here(arena);
    for (size_t i = 0; i < SPACES; i++) {
        make_space(&s, n, coupled, i);
        measure(&r, i, &s, enumerated, arena);
        dw_arena_rewind(arena, mark);
    }
    printf("%s\n", title);
    row("prepare", r.prepare, 0);
    row("ten best", r.best, 0);
    row("three that differ", r.three, 0);
    row("five that differ", r.five, 0);
    row("the same, 3 % of the stakes apart", r.apart, 0);
    printf("  least difference, mean: of three %.1f, of five %.1f, of these %.1f issues\n",
           (double)r.differ_three / SPACES, (double)r.differ_five / SPACES,
           (double)r.differ_apart / SPACES);
    const double base = bench_median(r.best, SPACES);
    if (enumerated)
        row("all packages", r.all, base);
    row("depth first, plain bound", r.depth, base);
    printf("  given up after %d nodes: %zu of %d\n", NODES, r.n_given_up, SPACES);
    row("a million at random", r.sampled, base);
    printf("  best of these falls short by %.1f %% of their largest sum\n",
           bench_median(r.missed, SPACES) * 100);
}

int main(void)
{
    dw_arena arena;
    text_arena_init(&arena, SIZE_MAX);
    /* A block that all answers fit into: no allocation is measured. */
    if (!dw_arena_take(&arena, 1, 1u << 28))
        return 1;
    dw_arena_rewind(&arena, (dw_arena_mark){.block = arena.block});
    printf("seed %d, %d spaces of opposed values each, medians over spaces of medians of %d runs\n",
           SEED, SPACES, RUNS);
    report("7 issues of 10 options, 10^7 packages", 7, false, true, &arena);
    report("10 issues of 10 options, 10^10 packages", 10, false, false, &arena);
    report("10 issues and a cluster of 2,000 choices, 2 * 10^13 packages", 10, true, false, &arena);
    dw_arena_clear(&arena);
    return 0;
}
