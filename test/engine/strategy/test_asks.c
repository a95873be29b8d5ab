/* What each unknown fact is worth, against the value of perfect information by enumeration. */
#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/naive.h"

#include <string.h>

typedef struct value {
    double worth, swing;
} value;

static value value_of(const dw_fact *facts, size_t factor, size_t lead)
{
    dw_fact answered[DW_FACTORS_MAX];
    memcpy(answered, facts, sizeof answered);
    naive_view view;
    naive_look(&book.playbook, lead_decision(), facts, &view);
    const double without = naive_expected(&view, lead);
    double with = 0, weight = 0, least = 0, most = 0;
    bool first = true;
    for (size_t l = 0; l < book.factor[factor].n_levels; l++) {
        if (!(facts[factor] >> l & 1))
            continue;
        const double prior = book.factor[factor].prior ? book.factor[factor].prior[l] : 1;
        answered[factor] = UINT32_C(1) << l;
        naive_look(&book.playbook, lead_decision(), answered, &view);
        with += prior * naive_expected(&view, naive_best(&view, 3));
        weight += prior;
        const double margin = naive_margin(&view, 3, lead);
        least = first || margin < least ? margin : least;
        most = first || margin > most ? margin : most;
        first = false;
    }
    return (value){with / weight - without, most - least};
}

static void ranks_unknown_facts_by_what_knowing_them_is_worth(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_asked = 0, n_worth = 0;
    for (test_case = 0; test_case < 1200; test_case++) {
        make_case(&random, 4);
        assess(0);
        dw_fact facts[DW_FACTORS_MAX];
        dw_deal_observe(&deal.deal, &book.playbook, facts);
        bool asked[DW_FACTORS_MAX] = {false};
        for (size_t i = 0; i < assessed.n_asks; i++) {
            const dw_ask *const ask = &assessed.ask[i];
            const value expected = value_of(facts, ask->factor, assessed.recommended);
            check(!asked[ask->factor]);
            asked[ask->factor] = true;
            check(ask->worth >= 0);
            check_near(ask->worth, expected.worth, 1e-9);
            check_near(ask->swing, expected.swing, 1e-9);
            /* In order of worth, then swing; 1e-9 points are no difference. */
            check(i == 0 || ask[-1].worth >= ask->worth - 1e-9);
            n_worth += ask->worth > 0;
        }
        for (size_t f = 0; f < book.playbook.n_factors; f++)
            check(asked[f] == (dw_factor_set_has(&lead_decision()->roots, f) &&
                               dw_fact_level(facts[f]) == DW_LEVELS_MAX));
        n_asked += assessed.n_asks;
        clear_case();
    }
    check(n_asked > 1000 && n_worth > 100);
}

static void asks_nothing_when_all_is_known(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 50; test_case++) {
        make_case(&random, 0);
        assess(0);
        check(assessed.n_asks == 0);
        clear_case();
    }
}

/* Knowing a fact cannot be worth more than knowing everything. */
static void no_fact_is_worth_more_than_all_of_them(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 400; test_case++) {
        make_case(&random, 3);
        assess(0);
        dw_fact facts[DW_FACTORS_MAX];
        dw_deal_observe(&deal.deal, &book.playbook, facts);
        double most = 0;
        for (size_t o = 0; o < 3; o++)
            for (size_t r = 0; r < 3; r++)
                if (assessed.ranking[r].archetype == o && assessed.ranking[r].probability > 0) {
                    naive_view view;
                    naive_look(&book.playbook, lead_decision(), facts, &view);
                    most = view.high[o] / 100.0 > most ? view.high[o] / 100.0 : most;
                }
        for (size_t i = 0; i < assessed.n_asks; i++)
            check(assessed.ask[i].worth <= most - assessed.ranking[0].points + 1e-9 ||
                  assessed.ask[i].worth < 1e-9);
        clear_case();
    }
}

static void asks_first_for_what_settles_the_choice(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    deal_init(&deal, &book);
    deal_fact(&deal, "competition=some");
    deal_fact(&deal, "urgency=neither");
    test_arena_init(&arena);
    assess(0);
    assert_string_equal(book.factor[assessed.ask[0].factor].name, "horizon");
    assert_true(assessed.ask[0].worth > assessed.ask[1].worth);
    clear_case();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_unknown_facts_by_what_knowing_them_is_worth),
        cmocka_unit_test(asks_nothing_when_all_is_known),
        cmocka_unit_test(no_fact_is_worth_more_than_all_of_them),
        cmocka_unit_test(asks_first_for_what_settles_the_choice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
