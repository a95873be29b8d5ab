/* What a text needs to be said, and which alternative is said. */
#include "engine/support/check.h"

#include "dealwright/playbook.h"

#include <stdio.h>
#include <string.h>

/* Factors of these tests: horizon is 3, far is 120. */
static size_t factor_index(void *context, const char *name)
{
    (void)context;
    return strcmp(name, "horizon") == 0 ? 3 : strcmp(name, "far") == 0 ? 120 : SIZE_MAX;
}

static size_t needs_of(const char *pattern, dw_variable_set *needs)
{
    return dw_text_needs(pattern, factor_index, NULL, needs);
}

static bool has(const dw_variable_set *set, dw_variable variable)
{
    return set->bits[variable / 64] >> (variable % 64) & 1;
}

static size_t count(const dw_variable_set *set)
{
    size_t n = 0;
    for (size_t i = 0; i < DW_VARIABLES_MAX; i++)
        n += set->bits[i / 64] >> (i % 64) & 1;
    for (size_t f = 0; f < DW_FACTORS_MAX; f++)
        n += dw_factor_set_has(&set->factors, f);
    return n;
}

static void needs_nothing_for_plain_words(void **state)
{
    (void)state;
    static const char *const plain[] = {"", "Wait.", "a {{brace}} and }}{{", "{{account}}",
                                        "50 % of it – naïve"};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        dw_variable_set needs;
        assert_true(needs_of(plain[i], &needs) == SIZE_MAX);
        assert_int_equal(count(&needs), 0);
    }
}

static void needs_the_variables_it_speaks_of(void **state)
{
    (void)state;
    dw_variable_set needs;
    assert_true(needs_of("{account} pays {opening_price}, {account} says{{", &needs) == SIZE_MAX);
    assert_true(has(&needs, DW_VAR_ACCOUNT) && has(&needs, DW_VAR_OPENING_PRICE));
    assert_int_equal(count(&needs), 2);
}

static void needs_the_facts_it_names(void **state)
{
    (void)state;
    dw_variable_set needs;
    assert_true(needs_of("{fact:horizon} and {fact:far}{tactic}", &needs) == SIZE_MAX);
    assert_true(dw_factor_set_has(&needs.factors, 3) && dw_factor_set_has(&needs.factors, 120));
    assert_true(has(&needs, DW_VAR_TACTIC));
    assert_int_equal(count(&needs), 3);
}

static void knows_every_variable_by_its_name(void **state)
{
    (void)state;
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        char pattern[80];
        snprintf(pattern, sizeof pattern, "x{%s}y", dw_variable_name((dw_variable)v));
        dw_variable_set needs;
        assert_true(needs_of(pattern, &needs) == SIZE_MAX);
        assert_true(has(&needs, (dw_variable)v));
        assert_int_equal(count(&needs), 1);
    }
}

static void finds_the_place_of_the_first_mistake(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        size_t at;
    } wrong[] = {{"{acount} pays", 0},
                 {"so {account", 3},
                 {"so } it is", 3},
                 {"{{{nothing}", 2},
                 {"{}", 0},
                 {"{account}{", 9},
                 {"{account} {ACCOUNT}", 10},
                 {"{fact:weather}", 0},
                 {"{fact:}", 0},
                 {"{fact: horizon}", 0},
                 {"é {oops}", 3},
                 {"{account }", 0},
                 {"{account}}", 9},
                 {"{fact:horizon", 0},
                 {"{deal{x}}", 0}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        dw_variable_set needs;
        if (needs_of(wrong[i].pattern, &needs) != wrong[i].at)
            print_error("%s\n", wrong[i].pattern);
        assert_int_equal(needs_of(wrong[i].pattern, &needs), wrong[i].at);
    }
}

static void refuses_facts_without_a_way_to_look_them_up(void **state)
{
    (void)state;
    dw_variable_set needs;
    assert_int_equal(dw_text_needs("a {fact:horizon}", NULL, NULL, &needs), 2);
    assert_true(dw_text_needs("a {account}", NULL, NULL, &needs) == SIZE_MAX);
}

static void refuses_a_fact_name_that_is_too_long(void **state)
{
    (void)state;
    char pattern[200];
    dw_variable_set needs;
    for (int length = 60; length < 130; length++) {
        snprintf(pattern, sizeof pattern, "{fact:%0*d}", length, 0);
        assert_int_equal(needs_of(pattern, &needs), 0);
    }
}

static dw_text text_of(const char *pattern)
{
    dw_text text = {.pattern = pattern};
    assert_true(needs_of(pattern, &text.needs) == SIZE_MAX);
    return text;
}

static void says_the_first_text_whose_needs_are_known(void **state)
{
    (void)state;
    const dw_text text[] = {text_of("{account} at {opening_price}"), text_of("{account}"),
                            text_of("{fact:far}"), text_of("{tactic}")};
    const dw_texts texts = {text, 4};
    dw_variable_set known = {0};
    assert_null(dw_texts_pick(&texts, &known));
    dw_factor_set_add(&known.factors, 120);
    assert_ptr_equal(dw_texts_pick(&texts, &known), &text[2]);
    known.bits[DW_VAR_ACCOUNT / 64] |= UINT64_C(1) << DW_VAR_ACCOUNT % 64;
    assert_ptr_equal(dw_texts_pick(&texts, &known), &text[1]);
    known.bits[DW_VAR_OPENING_PRICE / 64] |= UINT64_C(1) << DW_VAR_OPENING_PRICE % 64;
    assert_ptr_equal(dw_texts_pick(&texts, &known), &text[0]);
}

static void says_nothing_when_there_are_no_texts(void **state)
{
    (void)state;
    const dw_texts none = {NULL, 0};
    const dw_variable_set known = {{UINT64_MAX, UINT64_MAX}, {{UINT64_MAX, UINT64_MAX}}};
    assert_null(dw_texts_pick(&none, &known));
}

/* Only the first 128 of either were looked at. */
static void bug_a_text_was_said_whose_later_variables_were_not_known(void **state)
{
    (void)state;
    dw_variable_set all;
    memset(&all, 0xFF, sizeof all);
    for (test_case = 0; test_case < DW_VAR_COUNT + DW_FACTORS_MAX; test_case++) {
        dw_text text = {.pattern = ""};
        dw_variable_set known = all;
        if (test_case < DW_VAR_COUNT) {
            dw_variable_set_add(&text.needs, (dw_variable)test_case);
            known.bits[test_case / 64] &= ~(UINT64_C(1) << (test_case % 64));
        } else {
            const size_t f = test_case - DW_VAR_COUNT;
            dw_factor_set_add(&text.needs.factors, f);
            known.factors.bits[f / 64] &= ~(UINT64_C(1) << (f % 64));
        }
        const dw_texts one = {&text, 1};
        check(dw_texts_pick(&one, &known) == NULL);
        check(dw_texts_pick(&one, &all) == &text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(needs_nothing_for_plain_words),
        cmocka_unit_test(needs_the_variables_it_speaks_of),
        cmocka_unit_test(needs_the_facts_it_names),
        cmocka_unit_test(knows_every_variable_by_its_name),
        cmocka_unit_test(finds_the_place_of_the_first_mistake),
        cmocka_unit_test(refuses_facts_without_a_way_to_look_them_up),
        cmocka_unit_test(refuses_a_fact_name_that_is_too_long),
        cmocka_unit_test(says_the_first_text_whose_needs_are_known),
        cmocka_unit_test(says_nothing_when_there_are_no_texts),
        cmocka_unit_test(bug_a_text_was_said_whose_later_variables_were_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
