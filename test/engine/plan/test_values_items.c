/* The values of variables that speak of dates and items; and an answer for every one of them. */
#include "engine/support/check.h"
#include "engine/support/expect.h"
#include "engine/support/planned.h"

#include <math.h>

static void expect_clause(dw_value v, const char *pattern, size_t issue, size_t option)
{
    assert_int_equal(v.kind, DW_VALUE_CLAUSE);
    assert_string_equal(v.clause->pattern, pattern);
    assert_int_equal(v.issue, issue);
    assert_int_equal(v.option, option);
}

static void gives_dates(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_day(value(DW_VAR_QUARTER_END), test_day(2026, 12, 31));
    expect_number(value(DW_VAR_QUARTER_END_COST), DW_VALUE_SHARE, 0.06);
    expect_text(value(DW_VAR_NEXT_BUYER_DEADLINE), "board");
    expect_day(value(DW_VAR_NEXT_BUYER_DEADLINE_DATE), test_day(2026, 12, 9));
    expect_text(item(DW_SCOPE_DEADLINE, 0, DW_VAR_DEADLINE), "board");
    expect_day(item(DW_SCOPE_DEADLINE, 0, DW_VAR_DATE), test_day(2026, 12, 9));
    expect_number(item(DW_SCOPE_DEADLINE, 0, DW_VAR_DAYS_LEFT), DW_VALUE_COUNT, 27);
    expect_text(item(DW_SCOPE_DEADLINE, 0, DW_VAR_EVIDENCE), "agenda");
    expect_none(item(DW_SCOPE_DEADLINE, 0, DW_VAR_COST));
    expect_none(item(DW_SCOPE_DEADLINE, 2, DW_VAR_DAYS_LEFT)); /* it is past */
    expect_money(item(DW_SCOPE_DEADLINE, 2, DW_VAR_COST), UNITS(500));
    deal.deal.day = test_day(2026, 12, 10);
    make_plan();
    expect_none(value(DW_VAR_NEXT_BUYER_DEADLINE));
    expect_none(value(DW_VAR_NEXT_BUYER_DEADLINE_DATE));
}

static void gives_what_an_item_is_about(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = 0;
    make_plan();
    expect_text(item(DW_SCOPE_ISSUE, 5, DW_VAR_ISSUE), "joint launch");
    expect_money(item(DW_SCOPE_ISSUE, 5, DW_VAR_ISSUE_STAKE_OURS), UNITS(17300));
    expect_money(item(DW_SCOPE_ISSUE, 5, DW_VAR_ISSUE_STAKE_THEIRS), UNITS(6100));
    const dw_value option = item(DW_SCOPE_ISSUE, 5, DW_VAR_OPTION);
    assert_int_equal(option.kind, DW_VALUE_OPTION);
    assert_int_equal(option.issue, 5);
    assert_int_equal(option.option, 1);
    expect_none(item(DW_SCOPE_ISSUE, 4, DW_VAR_ISSUE_STAKE_OURS)); /* nothing to choose */
    expect_text(item(DW_SCOPE_MISSING_KIND, 0, DW_VAR_ISSUE), "reference");
    expect_clause(item(DW_SCOPE_MISSING_KIND, 0, DW_VAR_PROPOSAL), "a call with {account}", DW_NONE,
                  DW_NONE);
    expect_money(item(DW_SCOPE_ANCHOR, DW_FRAME_VALUE, DW_VAR_ANCHOR_PRICE), UNITS(160000));
    expect_money(item(DW_SCOPE_ANCHOR, DW_FRAME_VALUE, DW_VAR_ANCHOR_BASE), UNITS(800000));
    expect_none(item(DW_SCOPE_ANCHOR, DW_FRAME_LIST, DW_VAR_ANCHOR_BASE));
    expect_none(item(DW_SCOPE_ANCHOR, DW_FRAME_COMPETITIVE, DW_VAR_ANCHOR_PRICE));
    expect_text(item(DW_SCOPE_TACTIC, 1, DW_VAR_TACTIC), "open books");
}

static void gives_the_steps_of_the_ladder(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = 0;
    make_plan();
    const dw_plan_step *const step = plan.step;
    assert_true(plan.n_steps > 3);
    expect_none(item(DW_SCOPE_STEP, 0, DW_VAR_STEP_SIZE));
    expect_none(item(DW_SCOPE_STEP, 0, DW_VAR_STEP_GET));
    expect_none(item(DW_SCOPE_STEP, 0, DW_VAR_STEP_GIVE));
    expect_text(item(DW_SCOPE_STEP, 0, DW_VAR_STEP_APPROVER), "seller");
    for (size_t i = 0; i < plan.n_steps; i++) {
        const dw_concession *const made = &step[i].concession;
        expect_money(item(DW_SCOPE_STEP, i, DW_VAR_STEP_PRICE), step[i].price);
        expect_money(item(DW_SCOPE_STEP, i, DW_VAR_STEP_WORTH),
                     dw_money_estimate(made->package.worth.us));
        expect_text(item(DW_SCOPE_STEP, i, DW_VAR_STEP_APPROVER),
                    book.authority[made->package.authority].label);
        if (step[i].size > 0)
            expect_money(item(DW_SCOPE_STEP, i, DW_VAR_STEP_SIZE), step[i].size);
        const dw_value get = item(DW_SCOPE_STEP, i, DW_VAR_STEP_GET);
        const dw_value give = item(DW_SCOPE_STEP, i, DW_VAR_STEP_GIVE);
        assert_int_equal(give.n_terms, made->n_gives);
        if (made->n_gets > 0) {
            assert_int_equal(get.kind, DW_VALUE_TERMS);
            assert_ptr_equal(get.term, made->get);
            assert_int_equal(get.n_terms, made->n_gets);
            assert_false(get.is_give);
        } else if (step[i].get_kind != DW_NONE) {
            expect_clause(get, "you speak for us", DW_NONE, DW_NONE);
        } else {
            expect_none(get);
        }
    }
}

/* Back to the standard of what is no commercial term. */
static void letting_go_of_an_ask_has_words_of_its_own(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    const size_t training = dw_deal_issue(&deal.deal, "training");
    const size_t days = dw_deal_issue(&deal.deal, "payment_days");
    dw_issue_kind *const kind = &book.issue_kind[deal.deal.issue[training].kind];
    const dw_term back = {training, 0, 0}, further = {training, 1, 0}, sooner = {days, 0, 30};
    assert_true(dw_plan_releases(&plan, &back));
    assert_false(dw_plan_releases(&plan, &further));
    assert_false(dw_plan_releases(&plan, &sooner));
    assert_ptr_equal(dw_plan_give_texts(&plan, &back), &kind->give); /* it has no others */
    kind->release = book_texts(&book, "we can do without {issue}");
    assert_ptr_equal(dw_plan_give_texts(&plan, &back), &kind->release);
    assert_ptr_equal(dw_plan_give_texts(&plan, &further), &kind->give);
    kind->release = (dw_texts){0};
}

static void gives_the_sides_of_a_trade(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.issue[1].must_at_most = 1;               /* leaves the amounts of the file to be traded */
    deal_offer(&deal, DW_SIDE_US, UNITS(209000)); /* gives nothing, as an opening would */
    make_plan();
    assert_true(plan.n_trades >= 1);
    expect_clause(item(DW_SCOPE_TRADE, 0, DW_VAR_GIVE), "we move {issue} to {option}", 3, 1);
    expect_clause(item(DW_SCOPE_TRADE, 0, DW_VAR_GET), "you move {issue} to {option}", 6, 1);
    expect_money(item(DW_SCOPE_TRADE, 0, DW_VAR_GIVE_COST), UNITS(9100));
    expect_money(item(DW_SCOPE_TRADE, 0, DW_VAR_GIVE_WORTH), UNITS(27300));
    expect_money(item(DW_SCOPE_TRADE, 0, DW_VAR_GET_WORTH), UNITS(11300));
    expect_money(item(DW_SCOPE_TRADE, 0, DW_VAR_GET_COST), UNITS(2100));
}

static void gives_little_of_a_deal_with_nothing_but_names(void **state)
{
    (void)state;
    static const dw_variable known[] = {DW_VAR_ACCOUNT,          DW_VAR_DEAL,
                                        DW_VAR_ISSUE_COUNT,      DW_VAR_LEAD,
                                        DW_VAR_RECOMMENDED,      DW_VAR_RUNNER_UP,
                                        DW_VAR_CONFIDENCE,       DW_VAR_VALUE_SHARE,
                                        DW_VAR_QUARTER_END_COST, DW_VAR_LEAD_RATIO,
                                        DW_VAR_LEAD_RECIPROCITY, DW_VAR_MOVE_CONFIDENCE,
                                        DW_VAR_NEXT_MOVE,        DW_VAR_POWER_POSSIBLE};
    deal_init(&deal, &book);
    make_plan();
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        bool expected = false;
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            expected = expected || known[i] == (dw_variable)v;
        test_case = v;
        check((value((dw_variable)v).kind != DW_VALUE_NONE) == expected);
    }
    for (unsigned f = 0; f < DW_FRAME_COUNT; f++)
        expect_none(item(DW_SCOPE_ANCHOR, f, DW_VAR_ANCHOR_PRICE));
}

static size_t count_items(dw_scope scope)
{
    const size_t n[DW_SCOPE_COUNT] = {1,
                                      plan.n_issues,
                                      deal.deal.n_deadlines,
                                      deal.deal.n_ours,
                                      deal.deal.n_theirs,
                                      DW_FRAME_COUNT,
                                      plan.n_steps,
                                      plan.n_trades,
                                      deal.deal.n_tactics,
                                      plan.n_missing_kinds};
    return n[scope];
}

static bool is_sound(const dw_value *v)
{
    switch (v->kind) {
    case DW_VALUE_TEXT: return v->text != NULL;
    case DW_VALUE_NAMES: return v->n_names > 0 && v->n_names <= DW_PLAN_NAMES_MAX;
    case DW_VALUE_MONEY: return dw_money_known(v->money);
    case DW_VALUE_DAY: return v->day != DW_DAY_NONE;
    case DW_VALUE_CLAUSE: return v->clause != NULL;
    case DW_VALUE_OPTION: return v->option < deal.issue[v->issue].n_options;
    default: return isfinite(v->number);
    }
}

static void answers_for_every_variable_and_every_item(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 200; test_case++) {
        if (test_case % 4 == 0) {
            deal_full(&deal, &book);
        } else {
            deal_init(&deal, &book);
            deal_random_facts(&deal, 4, &random);
            if (test_case % 4 > 1)
                deal_random_terms(&deal, &random);
        }
        make_plan();
        for (unsigned s = 0; s < DW_SCOPE_COUNT; s++)
            for (size_t i = 0; i < count_items((dw_scope)s); i++)
                for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
                    const dw_value found = item((dw_scope)s, i, (dw_variable)v);
                    check(is_sound(&found));
                    if (!dw_variable_allowed((dw_variable)v, (dw_scope)s))
                        check(found.kind == DW_VALUE_NONE);
                }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_dates),
        cmocka_unit_test(gives_what_an_item_is_about),
        cmocka_unit_test(gives_the_steps_of_the_ladder),
        cmocka_unit_test(letting_go_of_an_ask_has_words_of_its_own),
        cmocka_unit_test(gives_the_sides_of_a_trade),
        cmocka_unit_test(gives_little_of_a_deal_with_nothing_but_names),
        cmocka_unit_test(answers_for_every_variable_and_every_item),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
