/* Frontiers and solutions of random spaces: growth with the number of outcomes, an enumerator in C,
 * an epsilon of a thousandth, coupled commercial terms beside flat issues, and a large cluster.
 *
 * Families of a cluster's choices, all under random weights that add up to 1 for each side:
 *   independent  both sides' values uniform
 *   opposed      what is more to us is less to them, by amounts of their own
 *   zero-sum     their value is 1 less ours; weights differ
 *   agreeing     zero-sum, and weights differ by at most a hundredth: nearly all is efficient
 *   points       opposed, rounded to thousandths: many outcomes with the same utilities */
#include "bench.h"

#include "text/arena.h"

#include <dealwright/dealwright.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

enum { SEED = 20261123, RUNS = 11 };

/* A size is not repeated longer than this; what takes longer for one run is left out. */
static const double SECONDS = 1.0;

static const char RESULTS[] = "bench/results/frontier.csv";

/* ---- Spaces --------------------------------------------------------------------------------- */

typedef enum family { INDEPENDENT, OPPOSED, ZERO_SUM, AGREEING, POINTS, N_FAMILIES } family;

static const char *const family_name[] = {"independent", "opposed", "zero-sum", "agreeing",
                                          "points"};

enum { CLUSTERS = 64, CHOICES = 2048 };

typedef struct drawn {
    dw_space space;
    dw_cluster cluster[CLUSTERS];
    double ours[CLUSTERS][CHOICES], theirs[CLUSTERS][CHOICES];
} drawn;

static int descending(const void *a, const void *b)
{
    return bench_compare(b, a);
}

static void draw_weights(family f, size_t n, dw_random *random, double *ours, double *theirs)
{
    double sum_ours = 0, sum_theirs = 0;
    for (size_t c = 0; c < n; c++) {
        ours[c] = 0.05 + dw_random_unit(random);
        theirs[c] = f == AGREEING ? ours[c] * (1 + 0.01 * dw_random_unit(random))
                                  : 0.05 + dw_random_unit(random);
        sum_ours += ours[c];
        sum_theirs += theirs[c];
    }
    for (size_t c = 0; c < n; c++) {
        ours[c] /= sum_ours;
        theirs[c] /= sum_theirs;
    }
}

static void draw_values(family f, size_t n, dw_random *random, double *ours, double *theirs)
{
    for (size_t i = 0; i < n; i++)
        ours[i] = dw_random_unit(random);
    for (size_t i = 0; i < n; i++)
        theirs[i] = f == ZERO_SUM || f == AGREEING ? 1 - ours[i] : dw_random_unit(random);
    if (f == OPPOSED || f == POINTS) {
        qsort(ours, n, sizeof *ours, bench_compare);
        qsort(theirs, n, sizeof *theirs, descending);
    }
}

static double rounded(family f, double utility)
{
    return f == POINTS ? round(utility * 1000) / 1000 : utility;
}

static void draw(drawn *d, family f, size_t n_clusters, size_t n_choices, uint64_t seed)
{
    dw_random random;
    dw_random_init(&random, SEED, seed);
    double ours[CLUSTERS], theirs[CLUSTERS];
    draw_weights(f, n_clusters, &random, ours, theirs);
    for (size_t c = 0; c < n_clusters; c++) {
        draw_values(f, n_choices, &random, d->ours[c], d->theirs[c]);
        for (size_t i = 0; i < n_choices; i++) {
            d->ours[c][i] = rounded(f, d->ours[c][i] * ours[c]);
            d->theirs[c][i] = rounded(f, d->theirs[c][i] * theirs[c]);
        }
        d->cluster[c] = (dw_cluster){d->ours[c], d->theirs[c], n_choices};
    }
    d->space = (dw_space){d->cluster, n_clusters, INFINITY, INFINITY};
}

/* ---- Ours ----------------------------------------------------------------------------------- */

typedef struct timing {
    double seconds, epsilon;
    size_t n_points;
} timing;

static double time_once(const dw_space *space, const dw_frontier_options *options, timing *t)
{
    dw_arena arena;
    text_arena_init(&arena, SIZE_MAX);
    dw_frontier frontier;
    dw_solutions solutions;
    const double start = bench_cpu_seconds();
    if (dw_frontier_make(space, options, &arena, &frontier, NULL) != DW_OK ||
        dw_solutions_find(&frontier, (dw_utilities){0.1, 0.1}, &arena, &solutions, NULL) != DW_OK)
        exit(1);
    const double seconds = bench_cpu_seconds() - start;
    t->n_points = frontier.n_points;
    t->epsilon = frontier.epsilon_ours;
    dw_arena_clear(&arena);
    return seconds;
}

/* The median of RUNS, or of as many as fit the time. */
static timing time_frontier(const dw_space *space, const dw_frontier_options *options)
{
    double sample[RUNS], sum = 0;
    size_t n = 0;
    timing t;
    time_once(space, options, &t);
    while (n < RUNS && (n == 0 || sum < SECONDS))
        sum += sample[n++] = time_once(space, options, &t);
    t.seconds = bench_median(sample, n);
    return t;
}

/* ---- A good enumerator ---------------------------------------------------------------------- */

/* Goes through all outcomes with partial sums, so that each costs two additions, and keeps a running
 * front. A bar per cell of our utility, raised with every point found, turns nearly all away. */
enum { CELLS = 4096 };

typedef struct runner {
    double bar[CELLS + 2]; /* best for them of all points in higher cells */
    double per_cell, low;
    double *ours, *theirs; /* the front, ours descending */
    size_t n, capacity;
} runner;

static size_t cell_of(const runner *r, double ours)
{
    return (size_t)(uint32_t)((ours - r->low) * r->per_cell);
}

static void insert(runner *r, double ours, double theirs)
{
    size_t low = 0, high = r->n;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (r->ours[middle] >= ours)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && r->theirs[low - 1] >= theirs)
        return;
    size_t end = low;
    while (end < r->n && r->theirs[end] <= theirs)
        end++;
    while (low > 0 && r->ours[low - 1] == ours)
        low--;
    if (r->n + 1 > r->capacity) {
        r->capacity = 2 * r->capacity + 64;
        r->ours = realloc(r->ours, r->capacity * sizeof *r->ours);
        r->theirs = realloc(r->theirs, r->capacity * sizeof *r->theirs);
        if (!r->ours || !r->theirs)
            exit(1);
    }
    memmove(r->ours + low + 1, r->ours + end, (r->n - end) * sizeof *r->ours);
    memmove(r->theirs + low + 1, r->theirs + end, (r->n - end) * sizeof *r->theirs);
    r->n += 1 + low - end;
    r->ours[low] = ours;
    r->theirs[low] = theirs;
    for (size_t c = cell_of(r, ours); c-- > 0 && r->bar[c] < theirs;)
        r->bar[c] = theirs;
}

static void enumerate_from(runner *r, const dw_space *space, size_t c, double ours, double theirs)
{
    const dw_cluster *const cluster = &space->cluster[c];
    if (c + 1 < space->n_clusters) {
        for (size_t i = 0; i < cluster->n_choices; i++)
            enumerate_from(r, space, c + 1, ours + cluster->ours[i], theirs + cluster->theirs[i]);
        return;
    }
    for (size_t i = 0; i < cluster->n_choices; i++) {
        const double a = ours + cluster->ours[i], b = theirs + cluster->theirs[i];
        if (b > r->bar[cell_of(r, a)])
            insert(r, a, b);
    }
}

static timing enumerate(const dw_space *space)
{
    runner *const r = calloc(1, sizeof *r);
    if (!r)
        exit(1);
    const double start = bench_cpu_seconds();
    double high = 0;
    for (size_t c = 0; c < space->n_clusters; c++) {
        double least = INFINITY, most = -INFINITY;
        for (size_t i = 0; i < space->cluster[c].n_choices; i++) {
            least = fmin(least, space->cluster[c].ours[i]);
            most = fmax(most, space->cluster[c].ours[i]);
        }
        r->low += least;
        high += most;
    }
    r->low -= 1e-9;
    r->per_cell = CELLS / (high + 1e-9 - r->low);
    for (size_t c = 0; c <= CELLS; c++)
        r->bar[c] = -INFINITY;
    enumerate_from(r, space, 0, 0, 0);
    const timing t = {.seconds = bench_cpu_seconds() - start, .n_points = r->n};
    free(r->ours);
    free(r->theirs);
    free(r);
    return t;
}

/* ---- Tables --------------------------------------------------------------------------------- */

static drawn space;

static void bench_growth(FILE *csv)
{
    static const size_t size[][2] = {{5, 5}, {7, 10}, {10, 10}, {12, 10}, {20, 10}, {50, 10}};
    printf("frontier and all solutions, exact up to %d points; ms (points)\n", DW_FRONTIER_POINTS);
    printf("%12s", "outcomes");
    for (size_t f = 0; f < N_FAMILIES; f++)
        printf("  %-18s", family_name[f]);
    puts("");
    for (size_t s = 0; s < sizeof size / sizeof size[0]; s++) {
        printf("%9zu^%-2zu", size[s][1], size[s][0]);
        for (size_t f = 0; f < N_FAMILIES; f++) {
            draw(&space, (family)f, size[s][0], size[s][1], s);
            const timing t = time_frontier(&space.space, NULL);
            char text[64];
            snprintf(text, sizeof text, "%.3f (%zu)%s", t.seconds * 1e3, t.n_points,
                     t.epsilon > 0 ? "~" : "");
            printf("  %-18s", text);
            fprintf(csv, "frontier,%s,%zu,%zu,%.9g,%zu,%.9g\n", family_name[f], size[s][0],
                    size[s][1], t.seconds, t.n_points, t.epsilon);
        }
        puts("");
    }
    puts("~ laid on a grid to stay within the points");
}

/* No choice of this family is dominated, so an enumerator cannot leave any out beforehand. */
static void bench_enumeration(FILE *csv)
{
    puts("\nopposed, ten choices: ours against going through all outcomes in C");
    printf("%10s %12s %14s %10s\n", "outcomes", "ours ms", "enumerated ms", "ratio");
    for (size_t n = 3; n <= 8; n++) {
        draw(&space, OPPOSED, n, 10, 100 + n);
        const timing ours = time_frontier(&space.space, NULL), all = enumerate(&space.space);
        if (all.n_points != ours.n_points)
            exit(1);
        printf("%8s%-2zu %12.4f %14.3f %10.0f\n", "10^", n, ours.seconds * 1e3, all.seconds * 1e3,
               all.seconds / ours.seconds);
        fprintf(csv, "frontier,opposed,%zu,10,%.9g,%zu,0\n", n, ours.seconds, ours.n_points);
        fprintf(csv, "enumerated,opposed,%zu,10,%.9g,%zu,0\n", n, all.seconds, all.n_points);
    }
}

static void bench_epsilon(FILE *csv)
{
    puts("\n50 clusters of ten choices, epsilon of a thousandth of the range asked for");
    for (size_t f = 0; f < N_FAMILIES; f++) {
        draw(&space, (family)f, 50, 10, 200 + f);
        double range = 0;
        for (size_t c = 0; c < 50; c++) {
            double least = INFINITY, most = -INFINITY;
            for (size_t i = 0; i < 10; i++) {
                least = fmin(least, space.ours[c][i]);
                most = fmax(most, space.ours[c][i]);
            }
            range += most - least;
        }
        const timing t =
            time_frontier(&space.space, &(dw_frontier_options){.epsilon = range / 1e3});
        printf("%-12s %9.2f ms   %zu points, loss at most %.2e of the range\n", family_name[f],
               t.seconds * 1e3, t.n_points, t.epsilon / range);
        fprintf(csv, "epsilon,%s,50,10,%.9g,%zu,%.9g\n", family_name[f], t.seconds, t.n_points,
                t.epsilon);
    }
}

/* ---- Coupled terms -------------------------------------------------------------------------- */

enum { PRICES = 13, TERMS = 3, RISES = 4, DELAYS = 3, DISCOUNTS = 4 };

/* Price, term, rise, payment days and first-year discount, valued together by discounting. */
static void add_cash_terms(drawn *d)
{
    static const int term[TERMS] = {1, 2, 3};
    static const double rise[RISES] = {0, 0.02, 0.03, 0.05}, delay[DELAYS] = {30, 60, 90},
                        discount[DISCOUNTS] = {0, 0.05, 0.1, 0.15};
    const dw_cash_model model = {.horizon_years = 3,
                                 .our_rate = 0.10,
                                 .their_rate = 0.08,
                                 .renewal_probability = 0.85,
                                 .cost_to_serve = 4000000,
                                 .buyer_value = 30000000,
                                 .flexibility_cost = 0.03};
    const size_t n = (size_t)PRICES * TERMS * RISES * DELAYS * DISCOUNTS;
    for (size_t i = 0; i < n; i++) {
        const size_t by_term = i / PRICES, by_rise = by_term / TERMS, by_delay = by_rise / RISES;
        const dw_cash_terms terms = {.price = 15000000 + 500000 * (double)(i % PRICES),
                                     .term_years = term[by_term % TERMS],
                                     .escalator = rise[by_rise % RISES],
                                     .payment_days = delay[by_delay % DELAYS],
                                     .first_year_discount = discount[by_delay / DELAYS]};
        d->ours[0][i] = dw_cash_worth_to_us(&model, &terms);
        d->theirs[0][i] = dw_cash_worth_to_them(&model, &terms);
    }
    d->cluster[0] = (dw_cluster){d->ours[0], d->theirs[0], n};
}

static void bench_coupled(FILE *csv)
{
    enum { FLAT = 10, OPTIONS = 5 };
    dw_random random;
    dw_random_init(&random, SEED, 300);
    add_cash_terms(&space);
    for (size_t c = 1; c <= FLAT; c++) {
        for (size_t i = 0; i < OPTIONS; i++) {
            space.ours[c][i] = -(double)i * (100000 + dw_random_below(&random, 400000));
            space.theirs[c][i] = (double)i * (100000 + dw_random_below(&random, 800000));
        }
        space.cluster[c] = (dw_cluster){space.ours[c], space.theirs[c], OPTIONS};
    }
    space.space = (dw_space){space.cluster, 1 + FLAT, INFINITY, INFINITY};
    const timing t = time_frontier(&space.space, NULL);
    const timing alone = time_frontier(&(dw_space){space.cluster, 1, INFINITY, INFINITY}, NULL);
    printf("\ncoupled terms of %zu choices (%zu efficient) and %d issues of %d options, in money\n"
           "%.3f ms, %zu points%s\n",
           space.cluster[0].n_choices, alone.n_points, FLAT, OPTIONS, t.seconds * 1e3, t.n_points,
           t.epsilon > 0 ? ", not exact" : ", exact");
    fprintf(csv, "coupled,money,%d,%d,%.9g,%zu,%.9g\n", 1 + FLAT, OPTIONS, t.seconds, t.n_points,
            t.epsilon);
}

/* ---- A large cluster ------------------------------------------------------------------------ */

/* A coupled cluster as of a fine price grid, and ten flat clusters of ten choices. */
static void bench_large(FILE *csv)
{
    enum { LARGE = 1000000, FLAT = 10 };
    draw(&space, OPPOSED, 1 + FLAT, 10, 400);
    double *const ours = malloc(LARGE * sizeof *ours), *const theirs = malloc(LARGE * sizeof *ours);
    if (!ours || !theirs)
        exit(1);
    dw_random random;
    dw_random_init(&random, SEED, 401);
    for (size_t i = 0; i < LARGE; i++) {
        ours[i] = dw_random_unit(&random);
        theirs[i] = (1 - ours[i] * ours[i]) * (0.99 + 0.01 * dw_random_unit(&random));
    }
    space.cluster[0] = (dw_cluster){ours, theirs, LARGE};
    const dw_space alone = {space.cluster, 1, INFINITY, INFINITY};
    const timing cluster = time_frontier(&alone, NULL), whole = time_frontier(&space.space, NULL);
    printf("\none cluster of %d choices: %.2f ms (%zu efficient); with %d clusters of ten: %.2f ms "
           "(%zu points)\n",
           LARGE, cluster.seconds * 1e3, cluster.n_points, FLAT, whole.seconds * 1e3,
           whole.n_points);
    fprintf(csv, "large,opposed,1,%d,%.9g,%zu,0\n", LARGE, cluster.seconds, cluster.n_points);
    free(ours);
    free(theirs);
}

int main(void)
{
    mkdir("bench/results", 0777);
    FILE *const csv = fopen(RESULTS, "w");
    if (!csv) {
        perror(RESULTS);
        return 1;
    }
    fputs("what,family,clusters,choices,seconds,points,epsilon\n", csv);
    bench_growth(csv);
    bench_enumeration(csv);
    bench_epsilon(csv);
    bench_coupled(csv);
    bench_large(csv);
    printf("\nprocessor time of one thread; medians of %d runs or of as many as fit %.0f s; seed "
           "%d; rows in %s\n",
           RUNS, SECONDS, SEED, RESULTS);
    return fclose(csv) != 0;
}
