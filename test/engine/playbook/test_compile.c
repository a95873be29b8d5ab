/* What a playbook must have, each thing missing or wrong in turn. */
#include "engine/support/book.h"
#include "engine/support/check.h"

#include <math.h>

/* Prepares a small playbook with one thing wrong and returns the index that the error must name. */
typedef size_t spoil(test_book *book);

static void expect(spoil *wrong, dw_status status, const char *what)
{
    static test_book book;
    book_small(&book);
    const size_t index = wrong(&book);
    dw_error err = {0};
    assert_int_equal(dw_playbook_compile(&book.playbook, &book.arena, &err), status);
    assert_int_equal(err.status, status);
    assert_string_equal(err.what, what);
    assert_int_equal(err.index, index);
    book_clear(&book);
}

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
    assert_true(compiled(&book, "escalation")->late);
    assert_true(compiled(&book, "issue_priority")->late);
    assert_true(book.playbook.decision[book.factor[after].decision].late);
    assert_false(compiled(&book, "pacing")->late);
    assert_false(compiled(&book, "deadline_standing")->late);
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

static void refuses_factors_that_are_not_sound(void **state)
{
    (void)state;
    static spoil *const wrong[] = {one_level, too_many_levels, prior_of_zero, endless_prior,
                                   thresholds_that_fall, thresholds_that_are_equal,
                                   no_thresholds_for_a_number, thresholds_for_named_levels,
                                   no_measure, a_measure_of_another_scope,
                                   no_thresholds_for_a_score, a_decision_of_another_factor};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect(wrong[i], DW_E_RANGE, "factor");
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
    expect(fewer_levels_than_the_measure, DW_E_RANGE, "factor");
    expect(other_names_than_the_measure, DW_E_RANGE, "factor");
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
    expect(a_threshold_that_is_no_number, DW_E_RANGE, "factor");
    expect(a_last_threshold_that_is_no_number, DW_E_RANGE, "factor");
    expect(an_endless_threshold, DW_E_RANGE, "factor");
    expect(a_threshold_beyond_any_score, DW_E_RANGE, "factor");
}

/* ---- Decisions ------------------------------------------------------------------------------ */

static size_t index_of_decision(const test_book *b, const char *name)
{
    return b->factor[book_factor(b, name)].decision;
}

static size_t too_few_options(test_book *b)
{
    const size_t d = index_of_decision(b, "pacing");
    b->decision[d].n_options = 2;
    return d;
}

static size_t base_points_beyond_the_limit(test_book *b)
{
    book_base(b, book_factor(b, "pacing"), 1, DW_POINTS_MAX + 1);
    return index_of_decision(b, "pacing");
}

static size_t weight_points_beyond_the_limit(test_book *b)
{
    book_gives(b, "pacing", "urgency=ours", "fast", -DW_POINTS_MAX - 1);
    return index_of_decision(b, "pacing");
}

static size_t rule_points_beyond_the_limit(test_book *b)
{
    book_adds(b, "pacing", "much", "urgency=ours", "fast", DW_POINTS_MAX + 1);
    return index_of_decision(b, "pacing");
}

static size_t weights_out_of_order(test_book *b)
{
    book_gives(b, "pacing", "competition=none", "fast", 61);
    dw_weight *const weight = (dw_weight *)b->decision[index_of_decision(b, "pacing")].weight;
    const dw_weight first = weight[0];
    weight[0] = weight[1];
    weight[1] = first;
    return index_of_decision(b, "pacing");
}

static void spoil_condition(test_book *b, dw_condition condition)
{
    book_adds(b, "pacing", "spoilt", "urgency=ours position=leader", "fast", 61);
    dw_decision *const d = &b->decision[index_of_decision(b, "pacing")];
    ((dw_condition *)d->rule[0].when.condition)[1] = condition;
}

static size_t a_mask_without_levels(test_book *b)
{
    spoil_condition(b, (dw_condition){3, 0});
    return index_of_decision(b, "pacing");
}

static size_t a_mask_beyond_the_levels(test_book *b)
{
    spoil_condition(b, (dw_condition){3, 8});
    return index_of_decision(b, "pacing");
}

static size_t a_condition_on_no_factor(test_book *b)
{
    spoil_condition(b, (dw_condition){999, 1});
    return index_of_decision(b, "pacing");
}

static size_t two_conditions_on_one_factor(test_book *b)
{
    spoil_condition(b, (dw_condition){2, 1});
    return index_of_decision(b, "pacing");
}

static void refuses_decisions_that_are_not_sound(void **state)
{
    (void)state;
    static spoil *const wrong[] = {too_few_options, base_points_beyond_the_limit,
                                   weight_points_beyond_the_limit, rule_points_beyond_the_limit,
                                   weights_out_of_order, a_mask_without_levels,
                                   a_mask_beyond_the_levels, a_condition_on_no_factor,
                                   two_conditions_on_one_factor};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect(wrong[i], DW_E_RANGE, "decision");
}

static size_t a_weight_of_a_later_factor(test_book *b)
{
    book_gives(b, "power", "pacing=slow", "", 61);
    return index_of_decision(b, "power");
}

static size_t a_weight_of_itself(test_book *b)
{
    book_gives(b, "power", "power=seller", "", 61);
    return index_of_decision(b, "power");
}

static size_t a_rule_about_a_later_factor(test_book *b)
{
    book_adds(b, "guard", "later", "horizon=ongoing pacing=slow", "none", 61);
    return index_of_decision(b, "guard");
}

static size_t a_factor_of_another_scope(test_book *b)
{
    book_gives(b, "deadline_standing", "issue_must=yes", "buyer", 61);
    return index_of_decision(b, "deadline_standing");
}

static size_t decisions_out_of_order(test_book *b)
{
    const size_t d = index_of_decision(b, "pacing");
    b->decision[d].factor = 0;
    b->factor[0].decision = d;
    b->factor[book_factor(b, "pacing")].kind = DW_FACTOR_STATED;
    return d;
}

static void refuses_what_is_used_before_it_is_there(void **state)
{
    (void)state;
    static spoil *const wrong[] = {a_weight_of_a_later_factor, a_weight_of_itself,
                                   a_rule_about_a_later_factor, a_factor_of_another_scope,
                                   decisions_out_of_order};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect(wrong[i], DW_E_ORDER, "decision");
}

static size_t too_many_rules(test_book *b)
{
    const size_t d = index_of_decision(b, "pacing");
    b->decision[d].n_rules = DW_RULES_MAX + 1;
    return d;
}

static size_t too_many_factors(test_book *b)
{
    b->playbook.n_factors = DW_FACTORS_MAX + 1;
    return DW_FACTORS_MAX + 1;
}

static size_t no_issue_kinds(test_book *b)
{
    b->playbook.n_issue_kinds = 0;
    return 0;
}

static size_t one_archetype(test_book *b)
{
    b->playbook.n_archetypes = 1;
    return 1;
}

static size_t too_many_entries(test_book *b)
{
    b->playbook.n_entries = DW_ENTRIES_MAX + 1;
    return DW_ENTRIES_MAX + 1;
}

static size_t nobody_with_authority(test_book *b)
{
    b->playbook.n_authorities = 0;
    return 0;
}

static void refuses_lists_beyond_their_limits(void **state)
{
    (void)state;
    expect(too_many_rules, DW_E_LIMIT, "decision");
    expect(too_many_factors, DW_E_LIMIT, "factor");
    expect(no_issue_kinds, DW_E_LIMIT, "issue_kind");
    expect(one_archetype, DW_E_LIMIT, "archetype");
    expect(too_many_entries, DW_E_LIMIT, "entry");
    expect(nobody_with_authority, DW_E_LIMIT, "authority");
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
        cmocka_unit_test(refuses_decisions_that_are_not_sound),
        cmocka_unit_test(refuses_what_is_used_before_it_is_there),
        cmocka_unit_test(refuses_lists_beyond_their_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
