/* What is at stake on each issue, against all its options. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>

static dw_worth worth_at(size_t issue, size_t option)
{
    size_t package[DW_ISSUES_MAX];
    dw_standard_package(&model, package);
    package[issue] = option;
    return dw_worth_of(&model, package);
}

static dw_issue_type naive_type(const dw_stake *s, size_t issue)
{
    size_t worst = SIZE_MAX;
    for (size_t o = 0; o < deal.issue[issue].n_options; o++)
        if (dw_issue_allows(&deal.issue[issue], o) &&
            (worst == SIZE_MAX || worth_at(issue, o).us < worth_at(issue, worst).us))
            worst = o;
    const bool ours = s->us >= 0.5, theirs = s->them >= 0.5; /* half a cent */
    if (!ours && !theirs)
        return DW_ISSUE_INDIFFERENT;
    if (ours != theirs)
        return DW_ISSUE_TRADE;
    if (worth_at(issue, s->best_us).them > worth_at(issue, worst).them)
        return DW_ISSUE_COMPATIBLE;
    /* A price is shared out, however each side counts the years. */
    return issue > 0 && fmax(s->us, s->them) >= 1.5 * fmin(s->us, s->them) ? DW_ISSUE_TRADE
                                                                           : DW_ISSUE_DISTRIBUTIVE;
}

static void check_stake(size_t i)
{
    const dw_stake *const s = &stake[i];
    const dw_issue *const issue = &deal.issue[i];
    const dw_worth now = worth_at(i, s->standard);
    size_t best_us = SIZE_MAX, best_them = SIZE_MAX;
    double least_us = INFINITY, least_them = INFINITY;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (!dw_issue_allows(issue, o))
            continue;
        const dw_worth worth = worth_at(i, o);
        best_us = best_us == SIZE_MAX || worth.us > worth_at(i, best_us).us ? o : best_us;
        best_them =
            best_them == SIZE_MAX || worth.them > worth_at(i, best_them).them ? o : best_them;
        least_us = fmin(least_us, worth.us);
        least_them = fmin(least_them, worth.them);
    }
    check(s->best_us == best_us && s->best_them == best_them);
    /* Differences of sums near 1e8: a thousandth of a cent. */
    check_near(s->us, worth_at(i, best_us).us - least_us, 1e-3);
    check_near(s->them, worth_at(i, best_them).them - least_them, 1e-3);
    check_near(s->get_worth, worth_at(i, best_us).us - now.us, 1e-3);
    check_near(s->get_cost, now.them - worth_at(i, best_us).them, 1e-3);
    check_near(s->give_worth, worth_at(i, best_them).them - now.them, 1e-3);
    check_near(s->give_cost, now.us - worth_at(i, best_them).us, 1e-3);
    check(s->get_worth >= 0 && s->give_worth >= 0);
    check(s->type == naive_type(s, i));
}

static void agrees_with_all_options_of_every_issue(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_of[DW_ISSUE_TYPE_COUNT] = {0};
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        make_stakes();
        double us = 0, them = 0, weight_us = 0, weight_them = 0;
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check_stake(i);
            us += stake[i].us;
            them += stake[i].them;
            weight_us += stake[i].weight_us;
            weight_them += stake[i].weight_them;
            n_of[stake[i].type]++;
        }
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check_near(stake[i].weight_us * us, stake[i].us, 1e-3);
            check_near(stake[i].weight_them * them, stake[i].them, 1e-3);
        }
        check_near(weight_us, us > 0, 1e-12);
        check_near(weight_them, them > 0, 1e-12);
        dw_arena_clear(&arena);
    }
    for (unsigned t = DW_ISSUE_INDIFFERENT; t < DW_ISSUE_TYPE_COUNT; t++)
        check(n_of[t] > 50);
}

static bool is_left(const dw_option_set *refused, size_t i, size_t o)
{
    return dw_issue_allows(&deal.issue[i], o) && !dw_option_set_has(&refused[i], o);
}

static void the_best_for_us_is_nothing_that_they_have_refused(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    size_t n_other = 0, n_all = 0;
    for (test_case = 0; test_case < 2000; test_case++) {
        dw_option_set refused[DW_ISSUES_MAX] = {0};
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        make_stakes();
        const dw_stake *const before = stake;
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            refused[i].bits[0] = dw_random_below(&random, UINT32_C(1) << deal.issue[i].n_options);
        model.refused = refused;
        check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const dw_stake *const s = &stake[i];
            const double worth = worth_at(i, s->best_us).us;
            bool any = false;
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                any |= is_left(refused, i, o);
                check(s->type == DW_ISSUE_UNKNOWN || !is_left(refused, i, o) ||
                      worth_at(i, o).us <= worth || !is_left(refused, i, s->best_us));
            }
            if (s->type == DW_ISSUE_UNKNOWN)
                continue;
            check(any ? is_left(refused, i, s->best_us) : s->best_us == before[i].best_us);
            check_near(s->get_worth, worth - worth_at(i, s->standard).us, 1e-3);
            check(s->us == before[i].us && s->them == before[i].them && s->type == before[i].type);
            n_other += s->best_us != before[i].best_us;
            n_all += !any;
        }
        dw_arena_clear(&arena);
    }
    check(n_other > 1000 && n_all > 100);
}

static void expect_type(dw_money us, dw_money them, dw_issue_type type)
{
    deal_init(&deal, &book);
    const size_t issue = deal_issue(&deal, "training");
    deal_option(&deal, issue, "none", 0, 0);
    deal_option(&deal, issue, "ten days", us, them);
    test_arena_init(&arena);
    make_stakes();
    assert_int_equal(stake[0].type, type);
    dw_arena_clear(&arena);
}

static void tells_what_divides_from_what_can_be_traded_and_what_unites(void **state)
{
    (void)state;
    expect_type(-617, 617, DW_ISSUE_DISTRIBUTIVE);
    expect_type(-1000, 1499, DW_ISSUE_DISTRIBUTIVE);
    expect_type(-1000, 1500, DW_ISSUE_TRADE);
    expect_type(1500, -1000, DW_ISSUE_TRADE);
    expect_type(617, 61, DW_ISSUE_COMPATIBLE);
    expect_type(-617, -61, DW_ISSUE_COMPATIBLE);
    expect_type(0, 617, DW_ISSUE_TRADE);
    expect_type(-617, 0, DW_ISSUE_TRADE);
    expect_type(0, 0, DW_ISSUE_INDIFFERENT);
}

static void knows_nothing_of_issues_without_amounts(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_unvalue(&deal, 3);
    test_arena_init(&arena);
    make_stakes();
    assert_int_equal(stake[3].type, DW_ISSUE_UNKNOWN);
    check_near(stake[3].us, 0, 0);
    check_near(stake[3].weight_them, 0, 0);
    assert_int_equal(stake[3].standard, 0);
    dw_arena_clear(&arena);
}

static void knows_nothing_of_issues_that_only_one_side_has_valued(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.option[3][1].us = DW_MONEY_NONE;
    deal.option[5][0].them = (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    test_arena_init(&arena);
    make_stakes();
    assert_int_equal(stake[3].type, DW_ISSUE_UNKNOWN);
    assert_int_equal(stake[5].type, DW_ISSUE_UNKNOWN);
    check_near(stake[3].them, 0, 0);
    dw_arena_clear(&arena);
}

static void knows_nothing_of_cash_terms_without_a_price(void **state)
{
    (void)state;
    static const double term[] = {1, 3};
    deal_init(&deal, &book);
    deal_numbers(&deal, "term_years", term, 2);
    test_arena_init(&arena);
    make_stakes();
    assert_int_equal(stake[0].type, DW_ISSUE_UNKNOWN);
    dw_arena_clear(&arena);
}

/* Options, not their order, make a stake. */
static void does_not_hang_on_the_order_of_the_issues(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 500; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        make_stakes();
        const dw_stake *const before = stake;
        const size_t last = deal.deal.n_issues - 1;
        const dw_issue first = deal.issue[0];
        deal.issue[0] = deal.issue[last];
        deal.issue[last] = first;
        make_stakes();
        for (size_t i = 0; i <= last; i++) {
            const dw_stake *const same = &before[i == 0 ? last : i == last ? 0 : i];
            check_near(stake[i].us, same->us, 1e-3);
            check_near(stake[i].them, same->them, 1e-3);
            check(stake[i].type == same->type);
        }
        dw_arena_clear(&arena);
    }
}

static void swaps_what_is_swapped_between_the_sides(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 500; test_case++) {
        dw_stake before;
        deal_init(&deal, &book);
        const size_t issue = deal_issue(&deal, "training");
        for (size_t o = 0; o < 3; o++)
            deal_option(&deal, issue, "option", (dw_money)dw_random_below(&random, 90000) - 45000,
                        (dw_money)dw_random_below(&random, 90000) - 45000);
        test_arena_init(&arena);
        make_stakes();
        before = stake[0];
        for (size_t o = 0; o < 3; o++) {
            const dw_money us = deal.option[0][o].us, them = deal.option[0][o].them.likely;
            deal.option[0][o].us = them;
            deal.option[0][o].them = (dw_money_range){us, us, us, NULL};
        }
        make_stakes();
        check_near(stake[0].us, before.them, 0);
        check_near(stake[0].get_worth, before.give_worth, 0);
        check_near(stake[0].get_cost, before.give_cost, 0);
        check(stake[0].best_us == before.best_them);
        dw_arena_clear(&arena);
    }
}

static dw_status find_within(void *context, dw_arena *within, dw_error *err)
{
    (void)context;
    const dw_stake *found = (const dw_stake *)&arena;
    const dw_status status = dw_stakes(&model, within, &found, err);
    check(status == DW_OK || found == (const dw_stake *)&arena);
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_model();
    assert_true(test_memory_exhaust(find_within, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_all_options_of_every_issue),
        cmocka_unit_test(the_best_for_us_is_nothing_that_they_have_refused),
        cmocka_unit_test(tells_what_divides_from_what_can_be_traded_and_what_unites),
        cmocka_unit_test(knows_nothing_of_issues_without_amounts),
        cmocka_unit_test(knows_nothing_of_issues_that_only_one_side_has_valued),
        cmocka_unit_test(knows_nothing_of_cash_terms_without_a_price),
        cmocka_unit_test(does_not_hang_on_the_order_of_the_issues),
        cmocka_unit_test(swaps_what_is_swapped_between_the_sides),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
