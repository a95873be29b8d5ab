/* The bank beside plain definitions: one matrix filter for each hypothesis, a fine grid for answers;
 * what must not matter, what must hold on average, and where memory ends. */
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include "dealwright/bank.h"

#include <math.h>
#include <string.h>

enum { N = 5, AIMS = 3, EXPONENTS = 6, HYPOTHESES_MAX = EXPONENTS * AIMS * 3 };

static const double exponent_of[EXPONENTS] = {0.25, 0.5, 0.8, 1.25, 2.5, 6};

/* A prior with room for what it points to. The last feature is like a price: what a unit of it is
 * worth is known. */
typedef struct drawn_prior {
    dw_bank_prior prior;
    double mean[N], deviation[N], covariance[N * N];
    dw_bank_aim aim[AIMS];
} drawn_prior;

static double between(dw_random *random, double low, double high)
{
    return low + (high - low) * dw_random_unit(random);
}

static double normal(dw_random *random)
{
    const double u = 1 - dw_random_unit(random), v = dw_random_unit(random);
    return sqrt(-2 * log(u)) * cos(6.28318530717958648 * v);
}

static void draw_prior(drawn_prior *d, bool dense, dw_random *random)
{
    memset(d, 0, sizeof *d);
    double root[N][N];
    for (size_t i = 0; i < N; i++) {
        d->mean[i] = i == N - 1 ? 1 : between(random, -0.4, 1.7);
        d->deviation[i] = i == N - 1 ? 0 : between(random, 0.1, 0.9);
        for (size_t j = 0; j < N; j++)
            root[i][j] = d->deviation[i] * (dense ? between(random, -0.6, 0.6) : i == j);
    }
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            for (size_t k = 0; k < N; k++)
                d->covariance[i * N + j] += root[i][k] * root[j][k];
    for (size_t a = 0; a < AIMS; a++) {
        d->aim[a].reservation = between(random, -0.3, 0.4);
        d->aim[a].start = d->aim[a].reservation + between(random, 0.3, 2.1);
        d->aim[a].weight = between(random, 0.2, 1);
    }
    d->prior = (dw_bank_prior){.n_features = N,
                               .mean = d->mean,
                               .deviation = d->deviation,
                               .covariance = dense ? d->covariance : NULL,
                               .noise = between(random, 0.05, 0.3),
                               .aim = d->aim,
                               .n_aims = AIMS,
                               .is_deadline_known = dw_random_below(random, 2) == 0};
    for (size_t p = 0; p < DW_PACE_COUNT; p++)
        d->prior.pace[p] = between(random, 0.2, 1.3);
}

static dw_bank *make(const dw_bank_prior *prior, dw_arena *arena)
{
    dw_bank *bank = NULL;
    check(dw_bank_make(prior, arena, &bank, NULL) == DW_OK);
    return bank;
}

/* ---- One plain filter for each hypothesis --------------------------------------------------- */

typedef struct plain_filter {
    double exponent, scale, weight;
    dw_bank_aim aim;
    size_t pace;
    double mean[N], covariance[N][N];
} plain_filter;

static size_t make_filters(const drawn_prior *d, plain_filter *filter)
{
    static const double scale[] = {1, 2, 5};
    const size_t n_scales = d->prior.is_deadline_known ? 1 : 3;
    size_t n = 0;
    for (size_t e = 0; e < EXPONENTS; e++)
        for (size_t a = 0; a < AIMS; a++)
            for (size_t s = 0; s < n_scales; s++, n++) {
                filter[n] = (plain_filter){.exponent = exponent_of[e],
                                           .scale = scale[s],
                                           .aim = d->aim[a],
                                           .pace = e / 2,
                                           .weight = d->prior.pace[e / 2] * d->aim[a].weight};
                memcpy(filter[n].mean, d->mean, sizeof d->mean);
                for (size_t i = 0; i < N; i++)
                    for (size_t j = 0; j < N; j++)
                        filter[n].covariance[i][j] =
                            d->prior.covariance ? d->covariance[i * N + j]
                                                : (i == j ? d->deviation[i] * d->deviation[i] : 0);
            }
    return n;
}

static double plain_target(const plain_filter *f, double time)
{
    const double share = time / f->scale < 1 ? time / f->scale : 1;
    return f->aim.reservation + (f->aim.start - f->aim.reservation) * (1 - pow(share, f->exponent));
}

static void plain_moments(const plain_filter *f, const double *value, double *mean,
                          double *variance)
{
    *mean = *variance = 0;
    for (size_t i = 0; i < N; i++) {
        *mean += f->mean[i] * value[i];
        for (size_t j = 0; j < N; j++)
            *variance += value[i] * f->covariance[i][j] * value[j];
    }
}

static void plain_offer(plain_filter *filter, size_t n, const dw_features *package,
                        const dw_bank_prior *prior, double time)
{
    const double noise = prior->noise;
    double all = 0;
    for (size_t h = 0; h < n; h++) {
        plain_filter *const f = &filter[h];
        double mean, variance, gain[N] = {0};
        plain_moments(f, package->value, &mean, &variance);
        variance += noise * noise + package->variance;
        for (size_t i = 0; i < N; i++)
            for (size_t j = 0; j < N; j++)
                gain[i] += f->covariance[i][j] * package->value[j];
        const double surprise = plain_target(f, time) - mean;
        f->weight *= exp(-surprise * surprise / (2 * variance));
        if (prior->usual_deviation > 0) {
            const double usual = prior->usual_deviation * prior->usual_deviation;
            const double share = fmin(1, (variance - noise * noise - package->variance) / usual);
            f->weight *=
                exp(pow((plain_target(f, time) - prior->usual_worth) * share, 2) / usual / 2);
        }
        all += f->weight;
        for (size_t i = 0; i < N; i++) {
            f->mean[i] += gain[i] * surprise / variance;
            for (size_t j = 0; j < N; j++)
                f->covariance[i][j] -= gain[i] * gain[j] / variance;
        }
    }
    for (size_t h = 0; h < n; h++)
        filter[h].weight /= all;
}

static double plain_below(double value)
{
    return erfc(-value / sqrt(2)) / 2;
}

static void check_readings(const dw_bank *bank, const plain_filter *filter, size_t n,
                           const dw_features *package, double time)
{
    double chance[DW_PACE_COUNT], expected[DW_PACE_COUNT] = {0};
    double acceptance = 0, at_low = 0, at_high = 0, worth = 0, square = 0, coefficient = 0;
    const dw_reading read = dw_bank_worth(bank, package);
    for (size_t h = 0; h < n; h++) {
        double mean, variance;
        plain_moments(&filter[h], package->value, &mean, &variance);
        variance += package->variance;
        const double deviation = sqrt(variance), weight = filter[h].weight;
        expected[filter[h].pace] += weight;
        worth += weight * mean;
        square += weight * (variance + mean * mean);
        coefficient += weight * filter[h].mean[1];
        acceptance += weight * plain_below((mean - plain_target(&filter[h], time)) / deviation);
        at_low += weight * plain_below((read.low - mean) / deviation);
        at_high += weight * plain_below((read.high - mean) / deviation);
    }
    dw_bank_paces(bank, chance);
    for (size_t p = 0; p < DW_PACE_COUNT; p++)
        check_near(chance[p], expected[p], 1e-8);
    check_near(read.mean, worth, 1e-8);
    check_near(read.deviation, sqrt(square - worth * worth), 1e-7);
    check_near(at_low, 0.1, 1e-8);
    check_near(at_high, 0.9, 1e-8);
    check_near(dw_bank_coefficient(bank, 1).mean, coefficient, 1e-8);
    check_near(dw_bank_acceptance(bank, package, time), acceptance, 1e-8);
}

static void draw_package(double *value, dw_random *random)
{
    for (size_t i = 0; i < N; i++)
        value[i] = i == 0 ? 1 : dw_random_below(random, 3) ? between(random, -0.9, 1.1) : 0;
}

static void agrees_with_a_plain_filter_for_each_hypothesis(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 4711, 1);
    static plain_filter filter[HYPOTHESES_MAX];
    for (int c = 0; c < 300; c++) {
        dw_arena arena;
        drawn_prior d;
        double value[N];
        test_arena_init(&arena);
        draw_prior(&d, c % 2 == 0, &random);
        if (c % 3 == 0) {
            d.prior.usual_worth = between(&random, -0.5, 0.5);
            d.prior.usual_deviation = between(&random, 0.4, 1.5);
        }
        dw_bank *const bank = make(&d.prior, &arena);
        const size_t n = make_filters(&d, filter);
        double all = 0;
        for (size_t h = 0; h < n; h++)
            all += filter[h].weight;
        for (size_t h = 0; h < n; h++)
            filter[h].weight /= all;
        for (int k = 0; k < 8; k++) {
            draw_package(value, &random);
            const dw_features package = {value, k % 3 == 0 ? between(&random, 0, 0.2) : 0};
            const double time = between(&random, 0, 1.4);
            check_readings(bank, filter, n, &package, time);
            dw_bank_offer(bank, &package, time);
            plain_offer(filter, n, &package, &d.prior, time);
        }
        dw_arena_clear(&arena);
    }
}

/* ---- Answers beside a grid ------------------------------------------------------------------ */

/* One coefficient, one package: the moments of the posterior by going through a fine grid. */
static void an_answer_has_the_moments_of_a_grid(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 4711, 2);
    for (int c = 0; c < 60; c++) {
        dw_arena arena;
        drawn_prior d;
        test_arena_init(&arena);
        draw_prior(&d, false, &random);
        d.prior.n_features = 1;
        dw_bank *const bank = make(&d.prior, &arena);
        const double value = between(&random, 0.4, 1.6), time = between(&random, 0, 1.2);
        const bool accepted = c % 2 == 0;
        static plain_filter filter[HYPOTHESES_MAX];
        const size_t n = make_filters(&d, filter);
        double all = 0, mean = 0, square = 0, pace[DW_PACE_COUNT] = {0}, chance[DW_PACE_COUNT];
        for (size_t h = 0; h < n; h++)
            for (double z = -8; z <= 8; z += 0.002) {
                const double theta = d.mean[0] + z * d.deviation[0];
                const double gap = (value * theta - plain_target(&filter[h], time)) / d.prior.noise;
                const double weight =
                    filter[h].weight * exp(-z * z / 2) * plain_below(accepted ? gap : -gap);
                all += weight;
                mean += weight * theta;
                square += weight * theta * theta;
                pace[filter[h].pace] += weight;
            }
        dw_bank_answer(bank, &(dw_features){.value = &value}, time, accepted);
        const dw_reading read = dw_bank_coefficient(bank, 0);
        dw_bank_paces(bank, chance);
        for (size_t p = 0; p < DW_PACE_COUNT; p++)
            check_near(chance[p], pace[p] / all, 1e-6);
        check_near(read.mean, mean / all, 1e-6);
        check_near(read.deviation, sqrt(square / all - mean / all * mean / all), 1e-5);
        dw_arena_clear(&arena);
    }
}

/* ---- What must not matter ------------------------------------------------------------------- */

static void talk(dw_bank *bank, const size_t *place, double unit, uint64_t stream)
{
    dw_random random;
    dw_random_init(&random, 4711, stream);
    for (int k = 0; k < 12; k++) {
        double drawn[N], value[N];
        draw_package(drawn, &random);
        for (size_t i = 0; i < N; i++)
            value[place ? place[i] : i] = drawn[i];
        const dw_features package = {value, unit * unit * 0.01 * (k % 3)};
        const double time = k / 12.0;
        if (k % 4 == 3)
            dw_bank_answer(bank, &package, time, k % 8 == 3);
        else
            dw_bank_offer(bank, &package, time);
    }
}

static void scale_prior(drawn_prior *d, double unit)
{
    for (size_t i = 0; i < N; i++) {
        d->mean[i] *= unit;
        d->deviation[i] *= unit;
    }
    for (size_t i = 0; i < N * N; i++)
        d->covariance[i] *= unit * unit;
    for (size_t a = 0; a < AIMS; a++) {
        d->aim[a].start *= unit;
        d->aim[a].reservation *= unit;
    }
    d->prior.noise *= unit;
}

static void money_may_be_counted_in_any_unit(void **state)
{
    (void)state;
    static const double unit[] = {1.0 / 1024, 256, 1e7, 0.037};
    for (uint64_t c = 0; c < 40; c++) {
        dw_arena arena;
        dw_random random;
        drawn_prior d;
        test_arena_init(&arena);
        dw_random_init(&random, 4711, 100 + c);
        draw_prior(&d, c % 2 == 0, &random);
        dw_bank *const plain = make(&d.prior, &arena);
        const double by = unit[c % 4];
        scale_prior(&d, by);
        dw_bank *const scaled = make(&d.prior, &arena);
        talk(plain, NULL, 1, 200 + c);
        talk(scaled, NULL, by, 200 + c);
        const double value[N] = {1, 0.3, -0.7, 0, 0.61};
        const dw_features package = {.value = value};
        check_near(dw_bank_worth(scaled, &package).low / by, dw_bank_worth(plain, &package).low,
                   1e-7);
        check_near(dw_bank_acceptance(scaled, &package, 0.8),
                   dw_bank_acceptance(plain, &package, 0.8), 1e-8);
        dw_arena_clear(&arena);
    }
}

static void features_may_stand_in_any_order(void **state)
{
    (void)state;
    static const size_t place[N] = {3, 0, 4, 2, 1};
    for (uint64_t c = 0; c < 40; c++) {
        dw_arena arena;
        dw_random random;
        drawn_prior d, moved;
        test_arena_init(&arena);
        dw_random_init(&random, 4711, 300 + c);
        draw_prior(&d, c % 2 == 0, &random);
        moved = d;
        for (size_t i = 0; i < N; i++) {
            moved.mean[place[i]] = d.mean[i];
            moved.deviation[place[i]] = d.deviation[i];
            for (size_t j = 0; j < N; j++)
                moved.covariance[place[i] * N + place[j]] = d.covariance[i * N + j];
        }
        moved.prior.mean = moved.mean;
        moved.prior.deviation = moved.deviation;
        moved.prior.covariance = d.prior.covariance ? moved.covariance : NULL;
        moved.prior.aim = moved.aim;
        dw_bank *const one = make(&d.prior, &arena), *const other = make(&moved.prior, &arena);
        talk(one, NULL, 1, 400 + c);
        talk(other, place, 1, 400 + c);
        for (size_t i = 0; i < N; i++) {
            const dw_reading a = dw_bank_coefficient(one, i);
            const dw_reading b = dw_bank_coefficient(other, place[i]);
            check_near(b.mean, a.mean, 1e-8);
            check_near(b.high, a.high, 1e-7);
        }
        dw_arena_clear(&arena);
    }
}

static void the_same_talk_gives_the_same_bytes(void **state)
{
    (void)state;
    dw_arena arena;
    dw_random random;
    drawn_prior d;
    double mean[2][N];
    test_arena_init(&arena);
    dw_random_init(&random, 4711, 3);
    draw_prior(&d, true, &random);
    for (size_t k = 0; k < 2; k++) {
        dw_bank *const bank = make(&d.prior, &arena);
        talk(bank, NULL, 1, 4);
        dw_bank_means(bank, mean[k]);
    }
    assert_memory_equal(mean[0], mean[1], sizeof mean[0]);
    dw_arena_clear(&arena);
}

/* ---- What must hold on average -------------------------------------------------------------- */

typedef struct drawn_buyer {
    double coefficient[N], exponent, scale;
    dw_bank_aim aim;
} drawn_buyer;

static size_t pick(const double *weight, size_t n, dw_random *random)
{
    double all = 0;
    for (size_t i = 0; i < n; i++)
        all += weight[i];
    double left = all * dw_random_unit(random);
    size_t i = 0;
    while (i + 1 < n && left >= weight[i])
        left -= weight[i++];
    return i;
}

/* A buyer as the prior says they are. */
static drawn_buyer draw_buyer(const drawn_prior *d, dw_random *random)
{
    static const double scale[] = {1, 2, 5};
    double weight[AIMS];
    drawn_buyer buyer;
    for (size_t i = 0; i < N; i++)
        buyer.coefficient[i] = d->mean[i] + d->deviation[i] * normal(random);
    for (size_t a = 0; a < AIMS; a++)
        weight[a] = d->aim[a].weight;
    buyer.aim = d->aim[pick(weight, AIMS, random)];
    buyer.exponent =
        exponent_of[2 * pick(d->prior.pace, DW_PACE_COUNT, random) + dw_random_below(random, 2)];
    buyer.scale = d->prior.is_deadline_known ? 1 : scale[dw_random_below(random, 3)];
    return buyer;
}

static double worth_to(const drawn_buyer *buyer, const double *value)
{
    double worth = 0;
    for (size_t i = 0; i < N; i++)
        worth += buyer->coefficient[i] * value[i];
    return worth;
}

/* The buyer picks any terms and the price that brings them to their target, within the noise; now and
 * then they answer an offer of ours. */
static void let_them_talk(dw_bank *bank, const drawn_prior *d, const drawn_buyer *buyer, int offers,
                          dw_random *random)
{
    for (int k = 0; k < offers; k++) {
        double value[N];
        const double time = (double)k / offers, share = fmin(1, time / buyer->scale);
        const double target = buyer->aim.reservation + (buyer->aim.start - buyer->aim.reservation) *
                                                           (1 - pow(share, buyer->exponent));
        const dw_features package = {.value = value};
        draw_package(value, random);
        const double worth = worth_to(buyer, value) + d->prior.noise * normal(random);
        if (k % 3 == 2) {
            dw_bank_answer(bank, &package, time, worth >= target);
            continue;
        }
        value[N - 1] += target - worth;
        dw_bank_offer(bank, &package, time);
    }
}

/* 4,000 buyers: a share has a standard error of 0.006. Answers are matched by moments only, so they
 * are given a little more. */
static void the_truth_lies_in_the_interval_as_often_as_said(void **state)
{
    (void)state;
    enum { BUYERS = 4000 };
    dw_random random;
    dw_random_init(&random, 4711, 5);
    size_t n_coefficient = 0, n_margin = 0;
    for (int b = 0; b < BUYERS; b++) {
        dw_arena arena;
        drawn_prior d;
        test_arena_init(&arena);
        draw_prior(&d, false, &random);
        dw_bank *const bank = make(&d.prior, &arena);
        const drawn_buyer buyer = draw_buyer(&d, &random);
        let_them_talk(bank, &d, &buyer, 1 + b % 12, &random);
        const dw_reading read = dw_bank_coefficient(bank, 2);
        n_coefficient += buyer.coefficient[2] >= read.low && buyer.coefficient[2] <= read.high;
        const double value[N] = {1, 0.3, 0.9, -0.4, 0};
        const dw_reading margin = dw_bank_margin(bank, &(dw_features){.value = value});
        const double truth = worth_to(&buyer, value) - buyer.aim.reservation;
        n_margin += truth >= margin.low && truth <= margin.high;
        dw_arena_clear(&arena);
    }
    check_near((double)n_coefficient / BUYERS, 0.8, 0.025);
    check_near((double)n_margin / BUYERS, 0.8, 0.025);
}

static void what_is_better_for_certain_is_no_less_likely_taken(void **state)
{
    (void)state;
    for (uint64_t c = 0; c < 50; c++) {
        dw_arena arena;
        dw_random random;
        drawn_prior d;
        test_arena_init(&arena);
        dw_random_init(&random, 4711, 500 + c);
        draw_prior(&d, false, &random);
        dw_bank *const bank = make(&d.prior, &arena);
        talk(bank, NULL, 1, 600 + c);
        double value[N], before = 0;
        draw_package(value, &random);
        for (value[N - 1] = -3; value[N - 1] < 3; value[N - 1] += 0.05) {
            const double chance =
                dw_bank_acceptance(bank, &(dw_features){.value = value}, (double)(c % 10) / 9);
            check(chance >= before - 1e-15 && chance <= 1);
            before = chance;
        }
        dw_arena_clear(&arena);
    }
}

static void nothing_breaks_in_ten_thousand_offers(void **state)
{
    (void)state;
    dw_arena arena;
    dw_random random;
    drawn_prior d;
    test_arena_init(&arena);
    dw_random_init(&random, 4711, 7);
    draw_prior(&d, true, &random);
    d.prior.noise = 1e-6;
    dw_bank *const bank = make(&d.prior, &arena);
    double last = INFINITY;
    for (int k = 0; k < 10000; k++) {
        double value[N];
        draw_package(value, &random);
        const dw_features package = {.value = value};
        if (k % 10 == 9)
            dw_bank_answer(bank, &package, k / 1e4, k % 20 == 9);
        else
            dw_bank_offer(bank, &package, k / 1e4);
        if (k % 1000 == 999) {
            const dw_reading read = dw_bank_coefficient(bank, 1);
            check(isfinite(read.mean) && read.deviation >= 0 && read.low <= read.high);
            check(read.high - read.low <= last * 2);
            last = read.high - read.low;
        }
    }
    dw_arena_clear(&arena);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void refuses(const drawn_prior *d, const char *what, size_t index)
{
    dw_arena arena;
    dw_error err = {0};
    dw_bank *bank = NULL;
    test_arena_init(&arena);
    check(dw_bank_make(&d->prior, &arena, &bank, &err) == DW_E_RANGE);
    check(bank == NULL && err.index == index);
    check_text(err.what, what);
    dw_arena_clear(&arena);
}

static void refuses_a_prior_that_says_nothing(void **state)
{
    (void)state;
    dw_random random;
    drawn_prior good, d;
    dw_random_init(&random, 4711, 8);
    draw_prior(&good, true, &random);
    good.prior.mean = d.mean;
    good.prior.deviation = d.deviation;
    good.prior.covariance = d.covariance;
    good.prior.aim = d.aim;
    d = good;
    d.prior.n_features = DW_BANK_FEATURES_MAX + 1;
    refuses(&d, "features", DW_BANK_FEATURES_MAX + 1);
    d = good;
    d.mean[2] = NAN;
    refuses(&d, "features", 2);
    d = good;
    d.prior.noise = 0;
    refuses(&d, "noise", 0);
    d = good;
    d.prior.usual_deviation = -1;
    refuses(&d, "usual", 0);
    d = good;
    d.prior.pace[1] = -1;
    refuses(&d, "pace", 1);
    d = good;
    memset(d.prior.pace, 0, sizeof d.prior.pace);
    refuses(&d, "pace", 0);
    d = good;
    d.aim[1].start = d.aim[1].reservation - 1;
    refuses(&d, "aims", 1);
    d = good;
    d.prior.n_aims = 0;
    refuses(&d, "aims", 0);
    d = good;
    d.covariance[3 * N + 3] = -0.1;
    refuses(&d, "covariance", 3);
    d = good;
    d.covariance[1 * N + 2] += 0.5;
    refuses(&d, "covariance", 2);
    d = good;
    d.prior.covariance = NULL;
    d.deviation[1] = -0.1;
    refuses(&d, "features", 1);
}

static dw_status make_in(void *context, dw_arena *arena, dw_error *err)
{
    const drawn_prior *const d = context;
    dw_bank *bank;
    test_bytes_mark(&bank, sizeof bank);
    const dw_status status = dw_bank_make(&d->prior, arena, &bank, err);
    check(status == DW_OK || test_bytes_marked(&bank, sizeof bank));
    return status;
}

static void is_made_or_fails_cleanly(void **state)
{
    (void)state;
    dw_random random;
    drawn_prior d;
    dw_random_init(&random, 4711, 9);
    draw_prior(&d, true, &random);
    assert_true(test_memory_exhaust(make_in, &d, 16) > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_plain_filter_for_each_hypothesis),
        cmocka_unit_test(an_answer_has_the_moments_of_a_grid),
        cmocka_unit_test(money_may_be_counted_in_any_unit),
        cmocka_unit_test(features_may_stand_in_any_order),
        cmocka_unit_test(the_same_talk_gives_the_same_bytes),
        cmocka_unit_test(the_truth_lies_in_the_interval_as_often_as_said),
        cmocka_unit_test(what_is_better_for_certain_is_no_less_likely_taken),
        cmocka_unit_test(nothing_breaks_in_ten_thousand_offers),
        cmocka_unit_test(refuses_a_prior_that_says_nothing),
        cmocka_unit_test(is_made_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
