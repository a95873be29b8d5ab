#include "check.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

uint64_t test_case;

uint64_t test_seed(void)
{
    const char *const seed = getenv("DEALWRIGHT_TEST_SEED");
    return seed ? strtoull(seed, NULL, 10) : 1;
}

static void fail_at(const char *file, int line)
{
    print_error("case %" PRIu64 ", seed %" PRIu64 "\n", test_case, test_seed());
    _fail(file, line);
}

void test_check(bool holds, const char *what, const char *file, int line)
{
    if (holds)
        return;
    print_error("does not hold: %s\n", what);
    fail_at(file, line);
}

void test_check_near(double value, double expected, double tolerance, const char *what,
                     const char *file, int line)
{
    if (fabs(value - expected) <= tolerance)
        return;
    print_error("%s is %.17g, not %.17g within %g\n", what, value, expected, tolerance);
    fail_at(file, line);
}

void test_check_text(const char *text, const char *expected, const char *file, int line)
{
    if (text && expected ? strcmp(text, expected) == 0 : text == expected)
        return;
    print_error("\"%s\" is not \"%s\"\n", text ? text : "(none)", expected ? expected : "(none)");
    fail_at(file, line);
}
