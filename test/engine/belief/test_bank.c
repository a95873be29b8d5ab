/* The bank beside plain definitions: one matrix filter for each hypothesis, a fine grid for answers,
 * buyers drawn from the prior. */
#include "engine/support/banks.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

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
        dw_bank *const bank = make_bank(&d.prior, &arena);
        const size_t n = make_filters(&d, filter);
        double all = 0;
        for (size_t h = 0; h < n; h++)
            all += filter[h].weight;
        for (size_t h = 0; h < n; h++)
            filter[h].weight /= all;
        for (int k = 0; k < 8; k++) {
            draw_features(value, &random);
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

/* One coefficient, one package, answered once. */
typedef struct answered {
    dw_arena arena;
    drawn_prior d;
    dw_bank *bank;
    double value, time;
} answered;

static void draw_answered(answered *a, dw_random *random)
{
    test_arena_init(&a->arena);
    draw_prior(&a->d, false, random);
    a->d.prior.n_features = 1;
    a->bank = make_bank(&a->d.prior, &a->arena);
    a->value = between(random, 0.4, 1.6);
    a->time = between(random, 0, 1.2);
}

typedef struct moments {
    double mean, deviation, pace[DW_PACE_COUNT];
} moments;

/* The moments of the posterior by going through a fine grid; a refusal is with the chance `last` one of what
 * makes them stop. */
static moments moments_of_a_grid(const answered *a, bool accepted, double last)
{
    static plain_filter filter[HYPOTHESES_MAX];
    const size_t n = make_filters(&a->d, filter);
    double all = 0, mean = 0, square = 0;
    moments m = {0};
    for (size_t h = 0; h < n; h++)
        for (double z = -8; z <= 8; z += 0.002) {
            const double theta = a->d.mean[0] + z * a->d.deviation[0];
            const double worth = a->value * theta, noise = a->d.prior.noise;
            const double gap = (worth - plain_target(&filter[h], a->time)) / noise;
            const double end = (worth - plain_target(&filter[h], INFINITY)) / noise;
            const double answer = accepted
                                      ? plain_below(gap)
                                      : (1 - last) * plain_below(-gap) + last * plain_below(-end);
            const double weight = filter[h].weight * exp(-z * z / 2) * answer;
            all += weight;
            mean += weight * theta;
            square += weight * theta * theta;
            m.pace[filter[h].pace] += weight;
        }
    m.mean = mean / all;
    m.deviation = sqrt(square / all - m.mean * m.mean);
    for (size_t p = 0; p < DW_PACE_COUNT; p++)
        m.pace[p] /= all;
    return m;
}

static void an_answer_has_the_moments_of_a_grid(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 4711, 2);
    for (int c = 0; c < 60; c++) {
        answered a;
        double chance[DW_PACE_COUNT];
        draw_answered(&a, &random);
        const bool accepted = c % 2 == 0;
        const moments expected = moments_of_a_grid(&a, accepted, 0);
        dw_bank_answer(a.bank, &(dw_features){.value = &a.value}, a.time, accepted);
        const dw_reading read = dw_bank_coefficient(a.bank, 0);
        dw_bank_paces(a.bank, chance);
        for (size_t p = 0; p < DW_PACE_COUNT; p++)
            check_near(chance[p], expected.pace[p], 1e-6);
        check_near(read.mean, expected.mean, 1e-6);
        check_near(read.deviation, expected.deviation, 1e-5);
        dw_arena_clear(&a.arena);
    }
}

/* The same for a refusal that is the last word with some chance. What is left of a worth may then be less
 * known than before; the covariance, which is one for all, stays as it was there. */
static void a_last_word_has_the_moments_of_a_grid(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 4711, 5);
    size_t n_narrower = 0;
    for (int c = 0; c < 60; c++) {
        answered a;
        draw_answered(&a, &random);
        const double last = between(&random, 0.1, 1);
        const moments expected = moments_of_a_grid(&a, false, last);
        const dw_reading before = dw_bank_coefficient(a.bank, 0);
        dw_bank_refusal(a.bank, &(dw_features){.value = &a.value}, a.time, last);
        const dw_reading read = dw_bank_coefficient(a.bank, 0);
        check_near(read.mean, expected.mean, 1e-6);
        const bool is_narrower = expected.deviation < 0.99 * before.deviation;
        if (is_narrower)
            check_near(read.deviation, expected.deviation, 1e-5);
        n_narrower += is_narrower;
        dw_arena_clear(&a.arena);
    }
    check(n_narrower > 20);
}

/* A no that may be the last word leaves less of a chance than one for now, and the less the surer it is. */
static void a_no_weighs_more_the_likelier_it_is_the_last(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 4711, 6);
    for (int c = 0; c < 60; c++) {
        dw_arena arena;
        drawn_prior d;
        test_arena_init(&arena);
        draw_prior(&d, false, &random);
        d.prior.n_features = 1;
        const double value = between(&random, 0.4, 1.6), time = between(&random, 0, 1.2);
        const dw_features package = {.value = &value};
        double before = INFINITY;
        for (int k = 0; k <= 4; k++) {
            dw_bank *const bank = make_bank(&d.prior, &arena);
            dw_bank_refusal(bank, &package, time, k / 4.0);
            const double chance = dw_bank_acceptance(bank, &package, INFINITY);
            check(chance <= before + 1e-9);
            before = chance;
        }
        dw_arena_clear(&arena);
    }
}

/* ---- What must hold on average -------------------------------------------------------------- */

static double normal(dw_random *random)
{
    const double u = 1 - dw_random_unit(random), v = dw_random_unit(random);
    return sqrt(-2 * log(u)) * cos(6.28318530717958648 * v);
}

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
        draw_features(value, random);
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
        dw_bank *const bank = make_bank(&d.prior, &arena);
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

/* ---- A copy --------------------------------------------------------------------------------- */

static void a_copy_reads_the_same_and_leaves_its_model_alone(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, 611, 7);
    for (int round = 0; round < 20; round++) {
        dw_arena arena;
        drawn_prior d;
        double value[N];
        dw_bank *copy = NULL;
        dw_error err;
        test_arena_init(&arena);
        draw_prior(&d, round % 2, &random);
        draw_features(value, &random);
        const dw_features package = {.value = value};
        dw_bank *const bank = make_bank(&d.prior, &arena);
        talk(bank, NULL, 1, 5);
        check(dw_bank_copy(bank, &arena, &copy, &err) == DW_OK);
        const double before = dw_bank_acceptance(bank, &package, INFINITY);
        check(dw_bank_acceptance(copy, &package, INFINITY) == before);
        dw_bank_answer(copy, &package, 0.7, false);
        check(dw_bank_acceptance(bank, &package, INFINITY) == before);
        dw_bank_answer(bank, &package, 0.7, false);
        check(dw_bank_acceptance(copy, &package, INFINITY) ==
              dw_bank_acceptance(bank, &package, INFINITY));
        dw_arena_clear(&arena);
    }
}

typedef struct copying {
    const dw_bank *bank;
    dw_bank *copy;
} copying;

static dw_status copy_bank(void *context, dw_arena *arena, dw_error *err)
{
    copying *const c = context;
    dw_bank *const mark = (dw_bank *)context;
    c->copy = mark;
    const dw_status status = dw_bank_copy(c->bank, arena, &c->copy, err);
    check((status == DW_OK) == (c->copy != mark));
    return status;
}

static void a_copy_fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_arena arena;
    drawn_prior d;
    dw_random random;
    dw_random_init(&random, 613, 7);
    test_arena_init(&arena);
    draw_prior(&d, true, &random);
    copying c = {.bank = make_bank(&d.prior, &arena)};
    check(test_memory_exhaust(copy_bank, &c, 64) > 0);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_plain_filter_for_each_hypothesis),
        cmocka_unit_test(an_answer_has_the_moments_of_a_grid),
        cmocka_unit_test(a_last_word_has_the_moments_of_a_grid),
        cmocka_unit_test(a_no_weighs_more_the_likelier_it_is_the_last),
        cmocka_unit_test(the_truth_lies_in_the_interval_as_often_as_said),
        cmocka_unit_test(a_copy_reads_the_same_and_leaves_its_model_alone),
        cmocka_unit_test(a_copy_fails_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
