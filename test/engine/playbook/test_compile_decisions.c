/* Decisions of a playbook, each thing about them wrong in turn; and lists beyond their limits. */
#include "engine/support/check.h"
#include "engine/support/spoilt.h"

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
    static test_spoil *const wrong[] = {too_few_options,
                                        base_points_beyond_the_limit,
                                        weight_points_beyond_the_limit,
                                        rule_points_beyond_the_limit,
                                        weights_out_of_order,
                                        a_mask_without_levels,
                                        a_mask_beyond_the_levels,
                                        a_condition_on_no_factor,
                                        two_conditions_on_one_factor};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect_refused(wrong[i], DW_E_RANGE, "decision");
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
    static test_spoil *const wrong[] = {a_weight_of_a_later_factor, a_weight_of_itself,
                                        a_rule_about_a_later_factor, a_factor_of_another_scope,
                                        decisions_out_of_order};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        expect_refused(wrong[i], DW_E_ORDER, "decision");
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
    expect_refused(too_many_rules, DW_E_LIMIT, "decision");
    expect_refused(too_many_factors, DW_E_LIMIT, "factor");
    expect_refused(no_issue_kinds, DW_E_LIMIT, "issue_kind");
    expect_refused(one_archetype, DW_E_LIMIT, "archetype");
    expect_refused(too_many_entries, DW_E_LIMIT, "entry");
    expect_refused(nobody_with_authority, DW_E_LIMIT, "authority");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_decisions_that_are_not_sound),
        cmocka_unit_test(refuses_what_is_used_before_it_is_there),
        cmocka_unit_test(refuses_lists_beyond_their_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
