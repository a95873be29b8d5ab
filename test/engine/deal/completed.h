/* A playbook with usual issues, and deals at hand or at random that are completed by it. */
#ifndef TEST_ENGINE_DEAL_COMPLETED_H
#define TEST_ENGINE_DEAL_COMPLETED_H

#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

enum { CASES = 5000 }; /* at random */

static const dw_usual_option days[] = {{"none", 0}, {"two_days", 0}, {"all_users", 0}};
static const dw_usual_option years[] = {{"1", 1}, {"3", 3}};

static inline dw_issue_kind *kind_named(const char *name)
{
    size_t k = 0;
    while (strcmp(book.issue_kind[k].name, name) != 0)
        k++;
    return &book.issue_kind[k];
}

static inline int make_own_book(void **state)
{
    (void)state;
    book_small(&book);
    kind_named("training")->estimate = (dw_issue_estimate){.option = days,
                                                           .n_options = 3,
                                                           .valued = true,
                                                           .us = -0.023,
                                                           .them = {0.011, 0.037, 0.061}};
    kind_named("reference")->estimate = (dw_issue_estimate){
        .option = days, .n_options = 2, .valued = true, .us = 0.031, .them = {-0.027, -0.013, 0}};
    kind_named("term_years")->estimate =
        (dw_issue_estimate){.option = years, .n_options = 2, .numeric = true};
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static inline dw_deal completed(void)
{
    dw_deal result;
    dw_error err = {0};
    dw_arena_clear(&arena);
    check(dw_deal_complete(&deal.deal, &book.playbook, &arena, &result, &err) == DW_OK);
    return result;
}

static inline size_t options(const char *name, size_t n)
{
    static const char *const option[] = {"a", "b", "c", "d", "e"};
    const size_t issue = deal_issue(&deal, name);
    for (size_t o = 0; o < n; o++)
        deal_option(&deal, issue, option[o], DW_MONEY_NONE, DW_MONEY_NONE);
    deal_unvalue(&deal, issue);
    return issue;
}

static inline void expect_us(const dw_issue *issue, dw_money a, dw_money b, dw_money c)
{
    assert_int_equal(issue->option[0].us, a);
    assert_int_equal(issue->option[1].us, b);
    assert_int_equal(issue->option[2].us, c);
}

static inline void expect_them(const dw_option *option, dw_money low, dw_money likely,
                               dw_money high)
{
    assert_int_equal(option->them.low, low);
    assert_int_equal(option->them.likely, likely);
    assert_int_equal(option->them.high, high);
}

/* ---- At random ------------------------------------------------------------------------------- */

static inline dw_money random_amount(dw_random *random)
{
    return (dw_money)dw_random_below(random, 9000000) - 4500000;
}

/* Issues of every kind and length, with amounts of none, one or both sides and any importance. */
static inline void draw(dw_random *random)
{
    static const char *const name[] = {"training", "reference", "liability", "joint launch"};
    deal_init(&deal, &book);
    dw_money *const figure[] = {&deal.deal.value.floor_price, &deal.deal.value.target_price,
                                &deal.deal.value.list_price};
    dw_money price = 1;
    for (size_t f = 0; f < 3; f++) {
        price += dw_random_below(random, 90000000);
        if (dw_random_below(random, 3) > 0)
            *figure[f] = price;
    }
    for (size_t i = 0; i < 6; i++) {
        const size_t issue =
            options(name[dw_random_below(random, 4)], 1 + dw_random_below(random, 5));
        const uint32_t given = dw_random_below(random, 4);
        for (size_t o = 0; o < deal.issue[issue].n_options; o++) {
            const bool nothing = dw_random_below(random, 3) == 0;
            dw_option *const option = &deal.option[issue][o];
            if (given & 1)
                option->us = nothing ? 0 : random_amount(random);
            const dw_money likely = nothing ? 0 : random_amount(random);
            if (given & 2)
                option->them = (dw_money_range){likely - 3, likely, likely + 7, NULL};
        }
        deal.issue[issue].valued = given > 0;
        deal.issue[issue].importance_us = (dw_importance)dw_random_below(random, 4);
        deal.issue[issue].importance_them = (dw_importance)dw_random_below(random, 4);
    }
}

#endif
