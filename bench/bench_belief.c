/* What offers tell of somebody's worths: the bank beside the frequency model of HardHeaded, first
 * mention and most claimed, on simulated buyers of conducts that the bank does not assume; and what an
 * update costs. Held out, and apart: forms of concession, replies, noise, deadlines, sizes of domains and
 * worths that were in no row when noise and choice_precision were set. The measure is Pearson's
 * correlation of estimated with true worth over all outcomes. */
#include "bench.h"

#include "dealwright/bank.h"
#include "text/arena.h"

#include <math.h>
#include <string.h>

enum { SEED = 20261127, BUYERS = 400, OFFERS = 20, ISSUES_MAX = 10, OPTIONS_MAX = 10 };
enum { N_MAX = ISSUES_MAX * OPTIONS_MAX, MOMENTS = 3, REPEATS = 200 };

static const int moment[MOMENTS] = {5, 10, 20};

typedef struct domain {
    size_t issues, options;
    bool monotone;  /* later options are known to be better for them */
    bool is_skewed; /* few issues weigh most, few options are good: held out */
} domain;

typedef enum conduct {
    POLYNOMIAL,  /* 1 - t^e to a reservation, the lowest outcome at or above: NegMAS */
    NEAREST,     /* 1 - t^(1/e) to the least they can have, the outcome nearest: GENIUS */
    STAIRS,      /* three falls with nothing between */
    MIRROR,      /* as much as the other side has just given: tit-for-tat */
    NOISY,       /* polynomial, each target off by a deviation of 0.07 */
    NO_DEADLINE, /* polynomial, and the talks are one to four times as long as is known */
    CONDUCTS,
    /* Held out. */
    EXPONENTIAL = CONDUCTS, /* ever faster, or ever slower, by powers of e */
    LATE,                   /* nothing until 0.7, then all of it */
    SULKING,                /* small steps, and every third offer one back */
    ROUGH,                  /* each target off by a deviation of 0.15 */
    FAR_DEADLINE,           /* half as long as is known, or eight times */
    CONDUCTS_ALL
} conduct;

static const char *const conduct_name[] = {
    "polynomial",  "nearest", "stairs",  "tit-for-tat", "noisy",       "no deadline",
    "exponential", "late",    "sulking", "rough",       "far deadline"};

typedef struct buyer {
    const domain *d;
    double worth[N_MAX]; /* by issue and option; the best outcome is worth 1 */
    size_t offer[OFFERS][ISSUES_MAX];
} buyer;

static double normal(dw_random *random)
{
    const double u = 1 - dw_random_unit(random), v = dw_random_unit(random);
    return sqrt(-2 * log(u)) * cos(6.28318530717958648 * v);
}

/* ---- Buyers --------------------------------------------------------------------------------- */

static void draw_worths(buyer *b, dw_random *random)
{
    const size_t m = b->d->options;
    double all = 0, weight[ISSUES_MAX];
    for (size_t i = 0; i < b->d->issues; i++)
        all += weight[i] =
            b->d->is_skewed ? -log(1 - dw_random_unit(random)) : 0.1 + dw_random_unit(random);
    for (size_t i = 0; i < b->d->issues; i++) {
        double *const worth = b->worth + i * m;
        for (size_t o = 0; o < m; o++)
            worth[o] = pow(dw_random_unit(random), b->d->is_skewed ? 2 : 1);
        double most = 0;
        if (b->d->monotone)
            qsort(worth, m, sizeof *worth, bench_compare);
        for (size_t o = 0; o < m; o++)
            most = fmax(most, worth[o]);
        for (size_t o = 0; o < m; o++)
            worth[o] *= weight[i] / all / most;
    }
}

static double worth_of(const buyer *b, const size_t *outcome)
{
    double worth = 0;
    for (size_t i = 0; i < b->d->issues; i++)
        worth += b->worth[i * b->d->options + outcome[i]];
    return worth;
}

/* An outcome near the target: from any outcome on, the one change that brings it nearest, until none
 * does. Of `above` those below the target count as ten times as far. */
static void choose(const buyer *b, double target, bool above, dw_random *random, size_t *outcome)
{
    for (size_t i = 0; i < b->d->issues; i++)
        outcome[i] = dw_random_below(random, (uint32_t)b->d->options);
    double left = INFINITY;
    for (bool better = true; better;) {
        better = false;
        size_t at = 0, to = 0;
        const double now = worth_of(b, outcome);
        for (size_t i = 0; i < b->d->issues; i++)
            for (size_t o = 0; o < b->d->options; o++) {
                const double *const worth = b->worth + i * b->d->options;
                const double over = now - worth[outcome[i]] + worth[o] - target;
                const double far = over < 0 && above ? -10 * over : fabs(over);
                if (far < left - 1e-12) {
                    left = far;
                    at = i;
                    to = o;
                    better = true;
                }
            }
        if (better)
            outcome[at] = to;
    }
}

static double pick(dw_random *random, double a, double b, double c)
{
    const uint32_t k = dw_random_below(random, 3);
    return k == 0 ? a : k == 1 ? b : c;
}

/* Share of their way that is left at a time of the talks; mirrors have their own. */
static double way_left(conduct how, double exponent, double time)
{
    if (how == STAIRS)
        return 1 - floor(4 * time) / 4;
    if (how == EXPONENTIAL)
        return 1 - (exp(exponent * time) - 1) / (exp(exponent) - 1);
    if (how == LATE)
        return time < 0.7 ? 1 : (1 - time) / 0.3;
    return 1 - pow(time, exponent);
}

static double exponent_of(conduct how, dw_random *random)
{
    if (how == NEAREST)
        return 1 / pick(random, 0.2, 1, 2);
    return how == EXPONENTIAL ? pick(random, -4, 2, 5) : pick(random, 0.4, 1, 3);
}

static double length_of(conduct how, dw_random *random)
{
    return how == NO_DEADLINE    ? pick(random, 1, 2, 4)
           : how == FAR_DEADLINE ? pick(random, 0.5, 8, 8)
                                 : 1;
}

static void negotiate(buyer *b, conduct how, dw_random *random)
{
    const double reservation = 0.5 * dw_random_unit(random), room = 1 - reservation;
    const double exponent = exponent_of(how, random), length = length_of(how, random);
    const double noise = how == NOISY ? 0.07 : how == ROUGH ? 0.15 : 0;
    double target = 1;
    for (int k = 0; k < OFFERS; k++) {
        const double time = fmin(1, (k + 1) / (OFFERS + 1.0) / length);
        if (how == MIRROR)
            target -= k ? 0.1 * room * dw_random_unit(random) : 0;
        else if (how == SULKING)
            target -= (k % 3 == 2 ? -0.05 : 0.08) * room * dw_random_unit(random);
        else
            target = reservation + room * way_left(how, exponent, time);
        const double wanted = noise > 0 ? target + noise * normal(random) : target;
        choose(b, fmin(1, wanted), how != NEAREST, random, b->offer[k]);
    }
}

/* ---- Plain models --------------------------------------------------------------------------- */

/* HardHeaded's frequency model, as its authors' framework has it: an issue that stays as it was weighs
 * more, a value counts as often as it was offered. */
static void by_frequency(const buyer *b, int offers, double *guess)
{
    const size_t n = b->d->issues, m = b->d->options;
    const double golden = 0.2 / (double)n;
    double weight[ISSUES_MAX], count[N_MAX];
    for (size_t i = 0; i < n; i++)
        weight[i] = 1 / (double)n;
    for (size_t f = 0; f < n * m; f++)
        count[f] = 1;
    for (int k = 0; k < offers; k++) {
        size_t same = 0;
        for (size_t i = 0; k && i < n; i++)
            same += b->offer[k][i] == b->offer[k - 1][i];
        const double sum = 1 + golden * (double)same;
        const double most = 1 - (double)n * golden / sum;
        for (size_t i = 0; i < n; i++) {
            const bool stays = k && b->offer[k][i] == b->offer[k - 1][i] && weight[i] < most;
            weight[i] = (weight[i] + (stays ? golden : 0)) / sum;
            count[i * m + b->offer[k][i]]++;
        }
    }
    for (size_t i = 0; i < n; i++) {
        double most = 0;
        for (size_t o = 0; o < m; o++)
            most = fmax(most, count[i * m + o]);
        for (size_t o = 0; o < m; o++)
            guess[i * m + o] = weight[i] * count[i * m + o] / most;
    }
}

/* What was mentioned earlier is worth more. */
static void by_first_mention(const buyer *b, int offers, double *guess)
{
    const size_t m = b->d->options;
    memset(guess, 0, b->d->issues * m * sizeof *guess);
    for (int k = offers; k-- > 0;)
        for (size_t i = 0; i < b->d->issues; i++)
            guess[i * m + b->offer[k][i]] = 1 - (double)k / offers;
}

/* What was claimed more often is worth more. */
static void by_claims(const buyer *b, int offers, double *guess)
{
    const size_t m = b->d->options;
    memset(guess, 0, b->d->issues * m * sizeof *guess);
    for (int k = 0; k < offers; k++)
        for (size_t i = 0; i < b->d->issues; i++)
            guess[i * m + b->offer[k][i]]++;
}

/* ---- The bank ------------------------------------------------------------------------------- */

/* Moments of worths whose weights add up to 1 and whose values lie between 0 and 1, the least at 0 and
 * the best at 1; in order where that is known. The buyers' values need not reach down to 0. */
static void set_moments(const domain *d, double *mean, double *covariance)
{
    const size_t n = d->issues, m = d->options;
    const double variation = 0.3, inner = (double)m - 2;
    const double even = 1 / (double)n, weight = variation * even * even;
    for (size_t a = 0; a < n * m; a++)
        for (size_t b = 0; b < n * m; b++) {
            const double x = (double)(a % m), y = (double)(b % m), last = (double)m - 1;
            const double low = fmin(x, y), high = fmax(x, y);
            const double spread = (1 + inner / 3) / (double)m - 0.25;
            const double mean_x = d->monotone ? x / last : 0.5;
            const double mean_y = d->monotone ? y / last : 0.5;
            const double value = d->monotone ? low * (last - high) / (last * last * (inner + 2))
                                             : (a == b ? spread : -spread / last);
            mean[a] = even * mean_x;
            covariance[a * n * m + b] =
                a / m == b / m ? weight * mean_x * mean_y + (even * even + weight) * value
                               : -weight / ((double)n - 1) * mean_x * mean_y;
        }
}

/* Worth of a package at random, by the same moments. */
static void set_usual(const domain *d, dw_bank_prior *prior)
{
    const size_t n = d->issues, m = d->options;
    double worth = 0, square = 0, variance = 0;
    for (size_t a = 0; a < n * m; a++) {
        worth += prior->mean[a] / (double)m;
        square += prior->mean[a] * prior->mean[a] / (double)m;
        for (size_t b = 0; b < n * m; b++)
            if (a == b || a / m != b / m)
                variance += prior->covariance[a * n * m + b] / (double)(a == b ? m : m * m);
    }
    prior->usual_worth = worth;
    prior->usual_deviation = sqrt(variance + square - worth * worth / (double)n);
}

static dw_bank *make_bank(const domain *d, conduct how, dw_arena *arena)
{
    static double mean[N_MAX], covariance[N_MAX * N_MAX];
    const dw_bank_aim aim[] = {{1, 0, 1}, {1, 0.2, 1}, {1, 0.4, 1}, {1, 0.6, 1}};
    set_moments(d, mean, covariance);
    dw_bank_prior prior = {.n_features = d->issues * d->options,
                           .mean = mean,
                           .covariance = covariance,
                           .noise = 0.05,
                           .pace = {1, 1, 1},
                           .aim = aim,
                           .n_aims = 4,
                           .is_deadline_known = how != NO_DEADLINE && how != FAR_DEADLINE};
    set_usual(d, &prior);
    dw_bank *bank;
    dw_error err;
    if (dw_bank_make(&prior, arena, &bank, &err) != DW_OK) {
        fprintf(stderr, "no bank: %s %zu\n", err.what, err.index);
        exit(1);
    }
    return bank;
}

static void one_hot(const buyer *b, int offer, double *value)
{
    memset(value, 0, N_MAX * sizeof *value);
    for (size_t i = 0; i < b->d->issues; i++)
        value[i * b->d->options + b->offer[offer][i]] = 1;
}

/* ---- Measure -------------------------------------------------------------------------------- */

/* Pearson's correlation over all outcomes: issues are independent over them, so moments add up. */
static double correlation(const buyer *b, const double *guess)
{
    const size_t m = b->d->options;
    double both = 0, ours = 0, theirs = 0;
    for (size_t i = 0; i < b->d->issues; i++) {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (size_t o = i * m; o < (i + 1) * m; o++) {
            x += guess[o];
            y += b->worth[o];
            xx += guess[o] * guess[o];
            yy += b->worth[o] * b->worth[o];
            xy += guess[o] * b->worth[o];
        }
        both += xy - x * y / (double)m;
        ours += xx - x * x / (double)m;
        theirs += yy - y * y / (double)m;
    }
    return ours > 0 ? both / sqrt(ours * theirs) : 0;
}

enum { BANK, FREQUENCY, FIRST, CLAIMS, MODELS };

typedef double scores[MODELS][MOMENTS];

static void judge(const buyer *b, conduct how, dw_arena *arena, scores sum)
{
    double guess[N_MAX], value[N_MAX];
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_bank *const bank = make_bank(b->d, how, arena);
    for (int k = 0, at = 0; k < OFFERS; k++) {
        one_hot(b, k, value);
        dw_bank_offer(bank, &(dw_features){.value = value}, (double)k / OFFERS);
        if (k + 1 != moment[at])
            continue;
        dw_bank_means(bank, guess);
        sum[BANK][at] += correlation(b, guess);
        by_frequency(b, k + 1, guess);
        sum[FREQUENCY][at] += correlation(b, guess);
        by_first_mention(b, k + 1, guess);
        sum[FIRST][at] += correlation(b, guess);
        by_claims(b, k + 1, guess);
        sum[CLAIMS][at] += correlation(b, guess);
        at++;
    }
    dw_arena_rewind(arena, mark);
}

static void print_row(const char *name, scores sum, double n)
{
    printf("  %-12s", name);
    for (int model = 0; model < MODELS; model++) {
        for (int at = 0; at < MOMENTS; at++)
            printf(" %6.3f", sum[model][at] / n);
        printf("   ");
    }
    printf("\n");
}

static void measure_domain(const domain *d, conduct first, conduct end, dw_arena *arena,
                           double *worst)
{
    scores all = {{0}};
    printf("%zu x %zu, %s%s; after %d, %d, %d of %d offers, means of %d buyers a row\n", d->issues,
           d->options, d->monotone ? "monotone" : "unordered", d->is_skewed ? ", skewed" : "",
           moment[0], moment[1], moment[2], OFFERS, BUYERS);
    printf("  %-12s %-23s  %-23s  %-23s  %s\n", "", "bank", "frequency", "first mention",
           "most claimed");
    for (conduct how = first; how < end; how++) {
        scores sum = {{0}};
        dw_random random;
        dw_random_init(&random, SEED, (uint64_t)how);
        for (int k = 0; k < BUYERS; k++) {
            buyer b = {.d = d};
            draw_worths(&b, &random);
            negotiate(&b, how, &random);
            judge(&b, how, arena, sum);
        }
        print_row(conduct_name[how], sum, BUYERS);
        for (int at = 0; at < MOMENTS; at++) {
            *worst = fmin(*worst, (sum[BANK][at] - sum[FREQUENCY][at]) / BUYERS);
            for (int model = 0; model < MODELS; model++)
                all[model][at] += sum[model][at];
        }
    }
    print_row("all", all, (double)BUYERS * (end - first));
}

/* What was in no row when the settings were made: other conducts, other domains, and both. */
static void measure_held_out(const domain *known, size_t n_known, dw_arena *arena)
{
    static const domain other[] = {{3, 8, false, false},
                                   {7, 4, true, false},
                                   {8, 6, false, true},
                                   {4, 10, true, true},
                                   {10, 3, false, true}};
    double worst = INFINITY;
    printf("held out: other conducts\n");
    for (size_t d = 0; d < n_known; d++)
        measure_domain(&known[d], CONDUCTS, CONDUCTS_ALL, arena, &worst);
    printf("held out: other domains\n");
    for (size_t d = 0; d < sizeof other / sizeof other[0]; d++)
        measure_domain(&other[d], POLYNOMIAL, CONDUCTS, arena, &worst);
    printf("held out: other conducts in other domains\n");
    for (size_t d = 0; d < sizeof other / sizeof other[0]; d++)
        measure_domain(&other[d], CONDUCTS, CONDUCTS_ALL, arena, &worst);
    printf("least lead over the frequency model in any row held out: %.3f\n", worst);
}

/* ---- Time ----------------------------------------------------------------------------------- */

static void measure_time(const domain *d, conduct how, dw_arena *arena)
{
    static double sample[REPEATS], value[OFFERS][N_MAX], answer[REPEATS];
    buyer b = {.d = d};
    dw_random random;
    double check = 0;
    dw_random_init(&random, SEED, 100);
    draw_worths(&b, &random);
    negotiate(&b, how, &random);
    for (int k = 0; k < OFFERS; k++)
        one_hot(&b, k, value[k]);
    for (int r = 0; r < REPEATS; r++) {
        const dw_arena_mark mark = dw_arena_here(arena);
        dw_bank *const bank = make_bank(d, how, arena);
        const double start = bench_cpu_seconds();
        for (int k = 0; k < OFFERS; k++)
            dw_bank_offer(bank, &(dw_features){.value = value[k]}, (double)k / OFFERS);
        const double middle = bench_cpu_seconds();
        for (int k = 0; k < OFFERS; k++)
            check += dw_bank_acceptance(bank, &(dw_features){.value = value[k]}, 0.9);
        sample[r] = (middle - start) / OFFERS;
        answer[r] = (bench_cpu_seconds() - middle) / OFFERS;
        dw_arena_rewind(arena, mark);
    }
    printf(
        "%zu x %zu, deadline %-7s  update %5.2f us   chance of a package %5.2f us   (check %.6f)\n",
        d->issues, d->options, how == NO_DEADLINE ? "unknown" : "known",
        bench_median(sample, REPEATS) * 1e6, bench_median(answer, REPEATS) * 1e6, check);
}

int main(void)
{
    static const domain all[] = {
        {5, 5, false, false}, {5, 5, true, false}, {10, 10, false, false}, {10, 10, true, false}};
    dw_arena arena;
    double worst = INFINITY;
    text_arena_init(&arena, SIZE_MAX);
    for (size_t d = 0; d < sizeof all / sizeof all[0]; d++)
        measure_domain(&all[d], POLYNOMIAL, CONDUCTS, &arena, &worst);
    printf("least lead over the frequency model in any row: %.3f\n", worst);
    measure_held_out(all, sizeof all / sizeof all[0], &arena);
    for (size_t d = 0; d < 4; d += 2) {
        measure_time(&all[d], POLYNOMIAL, &arena);
        measure_time(&all[d], NO_DEADLINE, &arena);
    }
    printf("medians of %d runs of %d offers; seed %d\n", REPEATS, OFFERS, SEED);
    dw_arena_clear(&arena);
    return 0;
}
