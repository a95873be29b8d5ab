/* The lowest and the highest bit of a word, at every place and beside every kind of rest. */
#include "engine/support/check.h"

#include "base/bits.h"

static const uint64_t rest[] = {0, UINT64_MAX, UINT64_C(0xA5A5A5A5A5A5A5A5),
                                UINT64_C(0x8000000000000000), UINT64_C(0x617)};

static void finds_the_lowest_and_the_highest_bit(void **state)
{
    (void)state;
    for (size_t place = 0; place < 64; place++)
        for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
            const uint64_t bit = UINT64_C(1) << place;
            test_case = place;
            check(dw_lowest_bit(bit | (rest[i] & ~(bit - 1))) == place);
            check(dw_highest_bit(bit | (rest[i] & (bit - 1))) == place);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_lowest_and_the_highest_bit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
