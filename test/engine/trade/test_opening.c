/* The terms to open with, against what an archetype's numbers ask of them. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "dealwright/offer.h"

#include <math.h>

static test_book book;
static test_deal deal;
static dw_worth_model model;
static dw_arena arena;
static const dw_stake *stake;

static int make_book(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static int clear_book(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    book_clear(&book);
    return 0;
}

static void weigh(void)
{
    dw_arena_clear(&arena);
    dw_worth_model_init(&model, &deal.deal, &book.playbook);
    check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
}

static dw_worth open_with(double weight, double least, size_t *option)
{
    const double price = (double)deal.deal.value.list_price;
    dw_opening_options(&model, stake, price, weight, least, option);
    for (size_t i = 0; i < deal.deal.n_issues; i++)
        check(dw_issue_allows(&deal.issue[i], option[i]));
    return dw_worth_at_price(&model, option, price);
}

#define FOR_EACH_DEAL(stream)                          \
    dw_random random;                                  \
    dw_random_init(&random, test_seed(), (stream));    \
    for (test_case = 0; test_case < 1000; test_case++) \
        if (deal_init(&deal, &book), deal_random_terms(&deal, &random), weigh(), true)

/* No single term would do better by the weighted sum. */
static void opens_where_no_single_term_does_better(void **state)
{
    (void)state;
    FOR_EACH_DEAL(0)
    {
        const double weight = dw_random_unit(&random);
        size_t option[DW_ISSUES_MAX];
        const dw_worth open = open_with(weight, -INFINITY, option);
        const double price = (double)deal.deal.value.list_price;
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            const size_t now = option[i];
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                if (!dw_issue_allows(&deal.issue[i], o))
                    continue;
                option[i] = o;
                const dw_worth other = dw_worth_at_price(&model, option, price);
                check(other.us + weight * other.them <= open.us + weight * open.them + 2);
            }
            option[i] = now;
        }
    }
}

static void caring_more_for_them_never_gives_them_less(void **state)
{
    (void)state;
    FOR_EACH_DEAL(1)
    {
        /* Without cash terms every issue stands alone, and the sum is largest term by term. */
        deal.deal.n_issues = 0;
        deal_issue(&deal, "price");
        deal_number(&deal, 0, (double)deal.deal.value.list_price);
        for (size_t i = 0; i < 4; i++) {
            const size_t issue = deal_issue(&deal, "term");
            for (size_t o = 0; o < 3; o++)
                deal_option(&deal, issue, "option", (dw_money)dw_random_below(&random, 90000),
                            (dw_money)dw_random_below(&random, 90000));
        }
        weigh();
        size_t option[DW_ISSUES_MAX];
        const dw_worth little = open_with(0.1, -INFINITY, option);
        const dw_worth much = open_with(0.5, -INFINITY, option);
        check(much.them >= little.them - 5);
        check(much.us <= little.us + 5);
    }
}

static void takes_back_until_the_package_is_worth_enough(void **state)
{
    (void)state;
    FOR_EACH_DEAL(2)
    {
        size_t option[DW_ISSUES_MAX], best[DW_ISSUES_MAX];
        const double most = open_with(0, -INFINITY, best).us;
        const double generous = open_with(0.9, -INFINITY, option).us;
        const double least = generous + (most - generous) * dw_random_unit(&random);
        check(open_with(0.9, least, option).us >= fmin(least, most) - 10);
        check(open_with(0.9, INFINITY, option).us >= generous - 10);
    }
}

static void leaves_what_nobody_has_valued(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_unvalue(&deal, 3);
    weigh();
    size_t option[DW_ISSUES_MAX], standard[DW_ISSUES_MAX];
    open_with(1, -INFINITY, option);
    dw_standard_package(&model, standard);
    assert_int_equal(option[3], standard[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_where_no_single_term_does_better),
        cmocka_unit_test(caring_more_for_them_never_gives_them_less),
        cmocka_unit_test(takes_back_until_the_package_is_worth_enough),
        cmocka_unit_test(leaves_what_nobody_has_valued),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
