/* The bank: what must not matter, what must hold of any, what it refuses, and where memory ends. */
#include "engine/support/banks.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

/* ---- What must not matter ------------------------------------------------------------------- */

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
        dw_bank *const plain = make_bank(&d.prior, &arena);
        const double by = unit[c % 4];
        scale_prior(&d, by);
        dw_bank *const scaled = make_bank(&d.prior, &arena);
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
        dw_bank *const one = make_bank(&d.prior, &arena), *const other =
                                                              make_bank(&moved.prior, &arena);
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
        dw_bank *const bank = make_bank(&d.prior, &arena);
        talk(bank, NULL, 1, 4);
        dw_bank_means(bank, mean[k]);
    }
    assert_memory_equal(mean[0], mean[1], sizeof mean[0]);
    dw_arena_clear(&arena);
}

/* ---- What must hold of any ----------------------------------------------------------------- */

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
        dw_bank *const bank = make_bank(&d.prior, &arena);
        talk(bank, NULL, 1, 600 + c);
        double value[N], before = 0;
        draw_features(value, &random);
        for (value[N - 1] = -3; value[N - 1] < 3; value[N - 1] += 0.05) {
            const double chance =
                dw_bank_acceptance(bank, &(dw_features){.value = value}, (double)(c % 10) / 9);
            check(chance >= before - 1e-15 && chance <= 1);
            before = chance;
        }
        dw_arena_clear(&arena);
    }
}

static void the_way_gone_is_the_mean_of_the_curves(void **state)
{
    (void)state;
    static const double scale[] = {1, 2, 5};
    dw_random random;
    dw_random_init(&random, 4711, 11);
    for (int c = 0; c < 100; c++) {
        double chance[DW_PACE_COUNT], sum = 0, known = 0, open = 0;
        for (size_t p = 0; p < DW_PACE_COUNT; p++)
            sum += chance[p] = between(&random, 0.1, 1);
        for (size_t p = 0; p < DW_PACE_COUNT; p++)
            chance[p] /= sum;
        const double time = between(&random, 0, 1.5);
        for (size_t e = 0; e < EXPONENTS; e++) {
            known += chance[e / 2] / 2 * pow(fmin(1, time), exponent_of[e]);
            for (size_t s = 0; s < 3; s++)
                open += chance[e / 2] / 6 * pow(fmin(1, time / scale[s]), exponent_of[e]);
        }
        check_near(dw_pace_way_gone(chance, time, true), known, 1e-12);
        check_near(dw_pace_way_gone(chance, time, false), open, 1e-12);
        check(dw_pace_way_gone(chance, 0, false) == 0);
        check_near(dw_pace_way_gone(chance, 1, true), 1, 1e-12);
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
    dw_bank *const bank = make_bank(&d.prior, &arena);
    double last = INFINITY;
    for (int k = 0; k < 10000; k++) {
        double value[N];
        draw_features(value, &random);
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
        cmocka_unit_test(money_may_be_counted_in_any_unit),
        cmocka_unit_test(features_may_stand_in_any_order),
        cmocka_unit_test(the_same_talk_gives_the_same_bytes),
        cmocka_unit_test(what_is_better_for_certain_is_no_less_likely_taken),
        cmocka_unit_test(the_way_gone_is_the_mean_of_the_curves),
        cmocka_unit_test(nothing_breaks_in_ten_thousand_offers),
        cmocka_unit_test(refuses_a_prior_that_says_nothing),
        cmocka_unit_test(is_made_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
