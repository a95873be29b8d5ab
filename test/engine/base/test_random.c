/* The generator against its published definition, and what is asked of its derived draws. */
#include "engine/support/check.h"

#include "dealwright/base.h"

#include <math.h>

/* Source: prng.di.unimi.it, the first outputs of xoshiro256** from state 1, 2, 3, 4, as listed in
 * the tests of several independent implementations. */
static void follows_the_published_sequence(void **state)
{
    (void)state;
    static const uint64_t expected[] = {11520u,
                                        0u,
                                        1509978240u,
                                        1215971899390074240u,
                                        1216172134540287360u,
                                        607988272756665600u,
                                        16172922978634559625u,
                                        8476171486693032832u,
                                        10595114339597558777u,
                                        2904607092377533576u};
    dw_random random = {{1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_true(dw_random_next(&random) == expected[i]);
}

/* Source: the reference code of splitmix64, seed 0. */
static void seeds_through_splitmix(void **state)
{
    (void)state;
    static const uint64_t expected[] = {0xe220a8397b1dcdafu, 0x6e789e6aa1b965f4u,
                                        0x06c45d188009454fu, 0xf88bb8a8724c81ecu};
    dw_random random;
    dw_random_init(&random, 0, 0);
    assert_memory_equal(random.state, expected, sizeof expected);
}

static void gives_equal_sequences_for_equal_seeds(void **state)
{
    (void)state;
    dw_random a, b, other_seed, other_stream;
    dw_random_init(&a, 617, 3);
    dw_random_init(&b, 617, 3);
    dw_random_init(&other_seed, 618, 3);
    dw_random_init(&other_stream, 617, 4);
    size_t n_same_seed = 0, n_same_stream = 0;
    for (size_t i = 0; i < 1000; i++) {
        const uint64_t x = dw_random_next(&a);
        assert_true(x == dw_random_next(&b));
        n_same_seed += x == dw_random_next(&other_seed);
        n_same_stream += x == dw_random_next(&other_stream);
    }
    assert_int_equal(n_same_seed, 0);
    assert_int_equal(n_same_stream, 0);
}

static void never_starts_from_an_all_zero_state(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        dw_random random;
        dw_random_init(&random, seed, seed * seed);
        assert_true(random.state[0] | random.state[1] | random.state[2] | random.state[3]);
    }
}

static void draws_units_in_the_half_open_interval(void **state)
{
    (void)state;
    enum { DRAWS = 200000 };
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    double sum = 0, squares = 0;
    for (size_t i = 0; i < DRAWS; i++) {
        const double u = dw_random_unit(&random);
        check(u >= 0 && u < 1);
        sum += u;
        squares += u * u;
    }
    /* Five standard errors: of a mean 1/sqrt(12 n), of a second moment sqrt(4/45 / n). */
    check_near(sum / DRAWS, 0.5, 5 / sqrt(12.0 * DRAWS));
    check_near(squares / DRAWS, 1.0 / 3, 5 * sqrt(4.0 / 45 / DRAWS));
}

static void draws_every_number_below_a_bound_alike(void **state)
{
    (void)state;
    enum { DRAWS = 200000 };
    static const uint32_t bound[] = {1, 2, 3, 7, 61};
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (size_t b = 0; b < sizeof bound / sizeof bound[0]; b++) {
        size_t n[61] = {0};
        for (size_t i = 0; i < DRAWS; i++) {
            const uint32_t x = dw_random_below(&random, bound[b]);
            check(x < bound[b]);
            n[x]++;
        }
        const double p = 1.0 / bound[b];
        for (uint32_t x = 0; x < bound[b]; x++) /* five standard errors */
            check_near((double)n[x] / DRAWS, p, 5 * sqrt(p * (1 - p) / DRAWS));
    }
}

static void draws_below_a_bound_near_the_word_size_without_bias(void **state)
{
    (void)state;
    enum { DRAWS = 100000 };
    const uint32_t bound =
        3u << 30; /* a multiple-and-shift alone would give a third twice as often */
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    size_t n[3] = {0};
    for (size_t i = 0; i < DRAWS; i++)
        n[dw_random_below(&random, bound) >> 30]++;
    for (size_t i = 0; i < 3; i++) /* five standard errors */
        check_near((double)n[i] / DRAWS, 1.0 / 3, 5 * sqrt(2.0 / 9 / DRAWS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_published_sequence),
        cmocka_unit_test(seeds_through_splitmix),
        cmocka_unit_test(gives_equal_sequences_for_equal_seeds),
        cmocka_unit_test(never_starts_from_an_all_zero_state),
        cmocka_unit_test(draws_units_in_the_half_open_interval),
        cmocka_unit_test(draws_every_number_below_a_bound_alike),
        cmocka_unit_test(draws_below_a_bound_near_the_word_size_without_bias),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
