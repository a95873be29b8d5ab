/* The lowest and the highest bit of a word, at every place and under every kind of rest. */
#include "engine/support/check.h"

#include "base/bits.h"

static void finds_the_lowest_bit(void **state)
{
    (void)state;
    static const uint64_t above[] = {0, UINT64_MAX, UINT64_C(0xA5A5A5A5A5A5A5A5),
                                     UINT64_C(0x8000000000000000), UINT64_C(0x617)};
    for (size_t place = 0; place < 64; place++)
        for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
            const uint64_t lowest = UINT64_C(1) << place;
            test_case = place;
            check(dw_lowest_bit(lowest | (above[i] & ~(lowest - 1))) == place);
        }
}

static void finds_the_highest_bit(void **state)
{
    (void)state;
    static const uint64_t below[] = {0, UINT64_MAX, UINT64_C(0xA5A5A5A5A5A5A5A5), 1,
                                     UINT64_C(0x617)};
    for (size_t place = 0; place < 64; place++)
        for (size_t i = 0; i < sizeof below / sizeof *below; i++) {
            const uint64_t highest = UINT64_C(1) << place;
            test_case = place;
            check(dw_highest_bit(highest | (below[i] & (highest - 1))) == place);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_lowest_bit),
                                       cmocka_unit_test(finds_the_highest_bit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
