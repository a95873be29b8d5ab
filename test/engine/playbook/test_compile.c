/* What a playbook must have, each thing missing or wrong in turn. */
#include "engine/support/check.h"
#include "engine/support/spoilt.h"

#include <math.h>

/* ---- A playbook that compiles --------------------------------------------------------------- */

static void finds_the_decisions_the_engine_acts_on(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book_compile(&book);
    const dw_playbook *const p = &book.playbook;
    for (unsigned k = 0; k < DW_KEY_COUNT; k++) {
        const dw_decision *const decision = &p->decision[p->key[k]];
        assert_string_equal(decision->name, dw_key_name((dw_key)k));
        assert_string_equal(p->factor[decision->factor].name, dw_key_name((dw_key)k));
    }
    book_clear(&book);
}

static const dw_decision *compiled(const test_book *book, const char *name)
{
    return &book->playbook.decision[book->factor[book_factor(book, name)].decision];
}

static void finds_what_a_decision_hangs_on(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book_compile(&book);
    const dw_decision *const lead = compiled(&book, "archetype");
    static const char *const input[] = {"horizon", "position", "power", "competition", "size"};
    static const char *const root[] = {"horizon", "position", "competition", "size", "urgency"};
    dw_factor_set inputs = {0}, roots = {0};
    for (size_t i = 0; i < 5; i++) {
        dw_factor_set_add(&inputs, book_factor(&book, input[i]));
        dw_factor_set_add(&roots, book_factor(&book, root[i]));
    }
    assert_memory_equal(&lead->inputs, &inputs, sizeof inputs);
    assert_memory_equal(&lead->roots, &roots, sizeof roots);
    assert_int_equal(lead->n_support, 1);
    assert_int_equal(lead->support[0], book.factor[book_factor(&book, "power")].decision);
    book_clear(&book);
}

static void follows_support_through_several_decisions(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book_compile(&book);
    /* sequence <- archetype <- power */
    const dw_decision *const sequence = compiled(&book, "sequence");
    assert_int_equal(sequence->n_support, 2);
    assert_int_equal(sequence->support[0], book.factor[book_factor(&book, "power")].decision);
    assert_int_equal(sequence->support[1], book.factor[book_factor(&book, "archetype")].decision);
    assert_true(dw_factor_set_has(&sequence->roots, book_factor(&book, "urgency")));
    assert_false(dw_factor_set_has(&sequence->inputs, book_factor(&book, "urgency")));
    book_clear(&book);
}

static void tells_late_decisions_from_early_ones(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    const size_t after = book_chosen(&book, "after_late", DW_SCOPE_DEAL, "a b");
    book_gives(&book, "after_late", "escalation=now", "b", 61);
    book_compile(&book);
    assert_int_equal(compiled(&book, "escalation")->stage, DW_STAGE_LATE);
    assert_int_equal(compiled(&book, "issue_priority")->stage, DW_STAGE_LATE);
    assert_int_equal(book.playbook.decision[book.factor[after].decision].stage, DW_STAGE_LATE);
    assert_int_equal(compiled(&book, "pacing")->stage, DW_STAGE_EARLY);
    assert_int_equal(compiled(&book, "deadline_standing")->stage, DW_STAGE_EARLY);
    book_clear(&book);
}

/* ---- Factors -------------------------------------------------------------------------------- */

static size_t one_level(test_book *b)
{
    b->factor[1].n_levels = 1;
    return 1;
}

static size_t too_many_levels(test_book *b)
{
    b->factor[2].n_levels = DW_LEVELS_MAX + 1;
    return 2;
}

static size_t prior_of_zero(test_book *b)
{
    static const double prior[] = {1, 0, 1};
    b->factor[0].prior = prior;
    return 0;
}

static size_t endless_prior(test_book *b)
{
    static const double prior[] = {1, (double)INFINITY, 1};
    b->factor[3].prior = prior;
    return 3;
}

static size_t thresholds_that_fall(test_book *b)
{
    static const double threshold[] = {500000, 50000};
    b->factor[4].threshold = threshold;
    return 4;
}

static size_t thresholds_that_are_equal(test_book *b)
{
    static const double threshold[] = {617, 617};
    b->factor[4].threshold = threshold;
    return 4;
}

static size_t no_thresholds_for_a_number(test_book *b)
{
    b->factor[4].threshold = NULL;
    return 4;
}

static size_t thresholds_for_named_levels(test_book *b)
{
    static const double threshold[] = {1};
    b->factor[5].threshold = threshold;
    return 5;
}

static size_t no_measure(test_book *b)
{
    b->factor[4].measure = DW_MEASURE_NONE;
    return 4;
}

static size_t a_measure_of_another_scope(test_book *b)
{
    b->factor[4].measure = DW_MEASURE_DEADLINE_DAYS_LEFT;
    return 4;
}

static size_t no_thresholds_for_a_score(test_book *b)
{
    const size_t f = book_factor(b, "power");
    b->factor[f].threshold = NULL;
    return f;
}

static size_t a_decision_of_another_factor(test_book *b)
{
    const size_t f = book_factor(b, "power");
    b->factor[f].decision = 0;
    return f;
}

static size_t a_place_in_the_market(test_book *b, double place)
{
    static double places[8];
    const size_t f = book_factor(b, "position");
    places[0] = 0.617;
    places[1] = 1;
    places[2] = place;
    book_market_places(b, "position", places);
    return f;
}

static size_t a_place_below_the_market(test_book *b)
{
    return a_place_in_the_market(b, -0.017);
}

static size_t a_place_above_the_market(test_book *b)
{
    return a_place_in_the_market(b, 1.017);
}

static size_t a_decision_that_is_not_there(test_book *b)
{
    const size_t f = book_factor(b, "power");
    b->factor[f].decision = b->playbook.n_decisions;
    return f;
}

static size_t a_scope_that_is_none(test_book *b)
{
    b->factor[4].scope = DW_SCOPE_COUNT;
    return 4;
}

static void refuses_factors_that_are_not_sound(void **state)
{
    (void)state;
    static test_spoil *const wrong[] = {one_level,
                                        too_many_levels,
                                        prior_of_zero,
                                        endless_prior,
                                        thresholds_that_fall,
                                        thresholds_that_are_equal,
                                        no_thresholds_for_a_number,
                                        thresholds_for_named_levels,
                                        no_measure,
                                        a_measure_of_another_scope,
                                        no_thresholds_for_a_score,
                                        a_decision_of_another_factor,
                                        a_place_below_the_market,
                                        a_place_above_the_market,
                                        a_decision_that_is_not_there,
                                        a_scope_that_is_none};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect_refused(wrong[i], DW_E_RANGE, "factor");
}

static size_t fewer_levels_than_the_measure(test_book *b)
{
    const size_t f = book_factor(b, "price_room");
    b->factor[f].n_levels = 3;
    return f;
}

static size_t other_names_than_the_measure(test_book *b)
{
    static const dw_level level[] = {{.name = "known"}, {.name = "unknown"}};
    b->factor[5].level = level;
    return 5;
}

/* A level the measure gives and the factor lacks would be a fact without any level. */
static void bug_refuses_named_levels_that_are_not_the_measures_own(void **state)
{
    (void)state;
    expect_refused(fewer_levels_than_the_measure, DW_E_RANGE, "factor");
    expect_refused(other_names_than_the_measure, DW_E_RANGE, "factor");
}

static size_t a_threshold_that_is_no_number(test_book *b)
{
    static const double threshold[] = {(double)NAN, 61};
    b->factor[4].threshold = threshold;
    return 4;
}

static size_t a_last_threshold_that_is_no_number(test_book *b)
{
    static const double threshold[] = {(double)NAN};
    b->factor[6].threshold = threshold;
    return 6;
}

static size_t an_endless_threshold(test_book *b)
{
    static const double threshold[] = {0, (double)INFINITY};
    const size_t f = book_factor(b, "power");
    b->factor[f].threshold = threshold;
    return f;
}

static size_t a_threshold_beyond_any_score(test_book *b)
{
    static const double threshold[] = {0, 1e12};
    const size_t f = book_factor(b, "effort");
    b->factor[f].threshold = threshold;
    return f;
}

/* Thresholds of scores become whole hundredths when many deals are assessed at once. */
static void bug_refuses_thresholds_beyond_the_range_of_points(void **state)
{
    (void)state;
    expect_refused(a_threshold_that_is_no_number, DW_E_RANGE, "factor");
    expect_refused(a_last_threshold_that_is_no_number, DW_E_RANGE, "factor");
    expect_refused(an_endless_threshold, DW_E_RANGE, "factor");
    expect_refused(a_threshold_beyond_any_score, DW_E_RANGE, "factor");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_decisions_the_engine_acts_on),
        cmocka_unit_test(finds_what_a_decision_hangs_on),
        cmocka_unit_test(follows_support_through_several_decisions),
        cmocka_unit_test(tells_late_decisions_from_early_ones),
        cmocka_unit_test(refuses_factors_that_are_not_sound),
        cmocka_unit_test(bug_refuses_named_levels_that_are_not_the_measures_own),
        cmocka_unit_test(bug_refuses_thresholds_beyond_the_range_of_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
