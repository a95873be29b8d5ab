/* The one primitive: a fact is a set of levels, a rule a mask per factor, truth has three values. */
#include "engine/support/book.h"
#include "engine/support/check.h"
#include "engine/support/naive.h"

static void holds_as_all_completions_of_the_facts_say(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_of[3] = {0};
    for (test_case = 0; test_case < 400; test_case++) {
        static test_book book;
        const test_shape shape = {.n_stated = 5};
        book_random(&book, &shape, &random);
        const dw_playbook *const p = &book.playbook;
        dw_fact facts[DW_FACTORS_MAX];
        for (size_t f = 0; f < p->n_factors; f++)
            facts[f] = 1 + dw_random_below(&random, dw_factor_unknown(&p->factor[f]));
        for (size_t d = 0; d < p->n_decisions; d++)
            for (size_t r = 0; r < p->decision[d].n_rules; r++) {
                const dw_when *const when = &p->decision[d].rule[r].when;
                const dw_truth truth = dw_when_holds(when, facts);
                check(truth == naive_truth(p, when, facts));
                n_of[truth]++;
            }
        book_clear(&book);
    }
    for (size_t t = 0; t < 3; t++)
        check(n_of[t] > 50);
}

static void always_holds_without_conditions(void **state)
{
    (void)state;
    const dw_when always = {NULL, 0};
    assert_int_equal(dw_when_holds(&always, NULL), DW_TRUE);
}

static void never_becomes_less_certain_when_a_fact_narrows(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 5000; test_case++) {
        dw_condition condition[3];
        dw_fact wide[3], narrow[3];
        for (uint16_t f = 0; f < 3; f++) {
            condition[f] = (dw_condition){f, 1 + dw_random_below(&random, 15)};
            wide[f] = 1 + dw_random_below(&random, 15);
            do
                narrow[f] = wide[f] & (1 + dw_random_below(&random, 15));
            while (narrow[f] == 0);
        }
        const dw_when when = {condition, 3};
        const dw_truth before = dw_when_holds(&when, wide);
        if (before != DW_MAYBE)
            check(dw_when_holds(&when, narrow) == before);
    }
}

static void knows_the_only_level_left(void **state)
{
    (void)state;
    for (size_t l = 0; l < DW_LEVELS_MAX; l++)
        assert_int_equal(dw_fact_level(UINT32_C(1) << l), l);
    assert_int_equal(dw_fact_level(0), DW_LEVELS_MAX);
    assert_int_equal(dw_fact_level(3), DW_LEVELS_MAX);
    assert_int_equal(dw_fact_level(UINT32_MAX), DW_LEVELS_MAX);
}

static void counts_all_levels_as_unknown(void **state)
{
    (void)state;
    for (size_t n = 2; n <= DW_LEVELS_MAX; n++) {
        const dw_factor factor = {.n_levels = n};
        const dw_fact unknown = dw_factor_unknown(&factor);
        for (size_t l = 0; l < 32; l++)
            assert_int_equal(unknown >> l & 1, l < n);
    }
}

static void cuts_a_number_by_thresholds_that_belong_to_the_upper_level(void **state)
{
    (void)state;
    static const double threshold[] = {-57, 0, 61.7};
    const dw_factor factor = {.n_levels = 4, .threshold = threshold};
    static const struct {
        double value;
        size_t level;
    } cut[] = {{-1e9, 0}, {-57.0001, 0}, {-57, 1},  {-0.001, 1},
               {0, 2},    {61.69, 2},    {61.7, 3}, {1e9, 3}};
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        assert_int_equal(dw_factor_level_of(&factor, cut[i].value), cut[i].level);
        assert_int_equal(dw_factor_observed(&factor, cut[i].value), 1u << cut[i].level);
    }
}

static void takes_the_level_that_a_measure_names(void **state)
{
    (void)state;
    const dw_factor factor = {.n_levels = 3};
    for (size_t l = 0; l < 3; l++)
        assert_int_equal(dw_factor_observed(&factor, (double)l), 1u << l);
}

static void finds_factors_by_name(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    const dw_playbook *const p = &book.playbook;
    for (size_t f = 0; f < p->n_factors; f++)
        assert_int_equal(dw_playbook_factor(p, p->factor[f].name), f);
    assert_int_equal(dw_playbook_factor(p, "horizont"), p->n_factors);
    check_near(dw_playbook_setting(p, DW_SETTING_RENEWAL_PROBABILITY), 0.85, 0);
    book_clear(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_as_all_completions_of_the_facts_say),
        cmocka_unit_test(always_holds_without_conditions),
        cmocka_unit_test(never_becomes_less_certain_when_a_fact_narrows),
        cmocka_unit_test(knows_the_only_level_left),
        cmocka_unit_test(counts_all_levels_as_unknown),
        cmocka_unit_test(cuts_a_number_by_thresholds_that_belong_to_the_upper_level),
        cmocka_unit_test(takes_the_level_that_a_measure_names),
        cmocka_unit_test(finds_factors_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
