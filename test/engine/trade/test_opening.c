/* The terms to open with, against what an archetype's numbers ask of them. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static dw_worth open_with(double weight, double stance, double least, size_t *option)
{
    const double price = (double)deal.deal.value.list_price;
    const dw_archetype_numbers numbers = {.relationship_weight = weight, .opening_stance = stance};
    dw_opening_options(&model, stake, price, &numbers, least, option);
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        check(dw_issue_allows(&deal.issue[i], option[i]));
    return dw_worth_at_price(&model, option, price);
}

#define FOR_EACH_DEAL(stream)                                                                   \
    dw_random random;                                                                           \
    dw_random_init(&random, test_seed(), (stream));                                             \
    for (test_case = 0; test_case < 1000; test_case++)                                          \
        if (dw_arena_clear(&arena), deal_init(&deal, &book), deal_random_terms(&deal, &random), \
            make_stakes(), true)

/* Where an issue of ours stands beside its standard: what moving it back brings to either side. */
static dw_worth back_to(const size_t *option, size_t issue, size_t standard)
{
    const double price = (double)deal.deal.value.list_price;
    size_t then[DW_ISSUES_MAX];
    memcpy(then, option, sizeof then);
    then[issue] = standard;
    const dw_worth now = dw_worth_at_price(&model, option, price);
    const dw_worth back = dw_worth_at_price(&model, then, price);
    return (dw_worth){.us = back.us - now.us, .them = back.them - now.them};
}

static void gives_only_what_is_worth_more_to_them_by_the_weight(void **state)
{
    (void)state;
    size_t n_given = 0;
    FOR_EACH_DEAL(0)
    {
        const double weight = dw_random_unit(&random);
        size_t option[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
        open_with(weight, 0, -INFINITY, option);
        dw_standard_package(&model, standard);
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            if (stake[i].type == DW_ISSUE_COMPATIBLE || stake[i].type == DW_ISSUE_UNKNOWN) {
                check(stake[i].type == DW_ISSUE_UNKNOWN ? option[i] == standard[i]
                                                        : option[i] == stake[i].best_us);
                continue;
            }
            const dw_worth back = back_to(option, i, standard[i]);
            if (option[i] == standard[i])
                continue;
            check(back.us > 0 && back.us + weight * back.them <= 0);
            n_given++;
        }
    }
    check(n_given > 200);
}

static void without_weight_or_stance_everything_is_standard(void **state)
{
    (void)state;
    FOR_EACH_DEAL(1)
    {
        size_t option[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
        open_with(0, -0.7, -INFINITY, option);
        dw_standard_package(&model, standard);
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            check(option[i] == standard[i] || stake[i].type == DW_ISSUE_COMPATIBLE);
    }
}

/* Each get asked brings us something; with a full stance none is left that would. */
static void asks_for_the_share_of_gets_that_its_stance_says(void **state)
{
    (void)state;
    FOR_EACH_DEAL(2)
    {
        size_t few[DW_ISSUES_MAX], all[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
        const dw_worth some = open_with(0, 0.5, -INFINITY, few);
        const dw_worth most = open_with(0, 1, -INFINITY, all);
        dw_standard_package(&model, standard);
        size_t n_some = 0, n_all = 0;
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            if (stake[i].type == DW_ISSUE_COMPATIBLE || stake[i].type == DW_ISSUE_UNKNOWN)
                continue;
            n_some += few[i] != standard[i];
            n_all += all[i] != standard[i];
            check(all[i] == standard[i] || all[i] == stake[i].best_us);
            check(back_to(all, i, stake[i].best_us).us < 1);
        }
        /* Commercial terms asked for change what the others among them bring. */
        check(n_some <= n_all && 2 * n_some + 2 >= n_all);
        check(most.us >= some.us - 1);
    }
}

static void takes_gives_back_until_the_package_is_worth_enough(void **state)
{
    (void)state;
    FOR_EACH_DEAL(3)
    {
        size_t option[DW_ISSUES_MAX];
        const double plain = open_with(0, 0, -INFINITY, option).us;
        const double generous = open_with(0.9, 0, -INFINITY, option).us;
        const double least = generous + (plain - generous) * dw_random_unit(&random);
        check(open_with(0.9, 0, least, option).us >= least - 1e-3);
        check_near(open_with(0.9, 0, INFINITY, option).us, plain, 1e-3);
    }
}

/* A term that carries liability, 1,000 to us and 2,500 to them: at a rigidity of 0.7 it must bring 2.4
 * times its cost, at 0.9 it must bring 2.8 times. A term like any other is not held back. */
static void liability_is_given_only_for_much_more_than_it_costs(void **state)
{
    (void)state;
    static const char *const name[] = {"liability", "training"};
    for (size_t n = 0; n < 2; n++) {
        deal_init(&deal, &book);
        deal.deal.value.list_price = deal.deal.value.target_price = UNITS(61700);
        const size_t issue = deal_issue(&deal, name[n]);
        deal_option(&deal, issue, "no", 0, 0);
        deal_option(&deal, issue, "yes", UNITS(-1000), UNITS(2500));
        make_stakes();
        size_t option[DW_ISSUES_MAX];
        dw_archetype_numbers numbers = {.relationship_weight = 0.6, .must_have_rigidity = 0.7};
        dw_opening_options(&model, stake, 6170000, &numbers, -INFINITY, option);
        assert_int_equal(option[issue], 1);
        numbers.must_have_rigidity = 0.9;
        dw_opening_options(&model, stake, 6170000, &numbers, -INFINITY, option);
        assert_int_equal(option[issue], n == 0 ? 0 : 1);
        assert_true(dw_may_give(&model, issue, 1, UNITS(1), UNITS(3)));
        assert_true(dw_may_give(&model, issue, 1, UNITS(1), UNITS(3) - 1) == (n == 1));
    }
}

static void leaves_what_nobody_has_valued(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_unvalue(&deal, 3);
    make_stakes();
    size_t option[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
    open_with(1, 1, -INFINITY, option);
    dw_standard_package(&model, standard);
    assert_int_equal(option[3], standard[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_only_what_is_worth_more_to_them_by_the_weight),
        cmocka_unit_test(without_weight_or_stance_everything_is_standard),
        cmocka_unit_test(asks_for_the_share_of_gets_that_its_stance_says),
        cmocka_unit_test(takes_gives_back_until_the_package_is_worth_enough),
        cmocka_unit_test(liability_is_given_only_for_much_more_than_it_costs),
        cmocka_unit_test(leaves_what_nobody_has_valued),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
