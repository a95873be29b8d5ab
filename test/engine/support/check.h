/* Assertions for tests that go through many seeded cases: a failure names the case and the seed.
 *
 * Expected tolerances are stated where they are used; there is no global one. The seed is 1 unless
 * DEALWRIGHT_TEST_SEED gives another. */
#ifndef TEST_ENGINE_CHECK_H
#define TEST_ENGINE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The case at hand; a test sets it in its loop. */
extern uint64_t test_case;

uint64_t test_seed(void);

void test_check(bool holds, const char *what, const char *file, int line);
void test_check_near(double value, double expected, double tolerance, const char *what,
                     const char *file, int line);
void test_check_text(const char *text, const char *expected, const char *file, int line);

#define check(condition) test_check((condition), #condition, __FILE__, __LINE__)
#define check_near(value, expected, tolerance) \
    test_check_near((value), (expected), (tolerance), #value, __FILE__, __LINE__)
#define check_text(text, expected) test_check_text((text), (expected), __FILE__, __LINE__)

#endif
