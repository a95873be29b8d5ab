/* One decision from the facts: expected points, outcome, reasons; exact and sampled. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"
#include "engine/support/naive.h"

#include "dealwright/assess.h"

#include <math.h>
#include <string.h>

static test_book book;
static test_deal deal;

typedef void look(const dw_decision *decision, dw_fact *facts, dw_arena *arena);

/* Every decision of the deal, over random playbooks and facts. */
static void go_through(look *look_at, size_t n_cases, uint64_t stream)
{
    dw_random random;
    dw_random_init(&random, test_seed(), stream);
    for (test_case = 0; test_case < n_cases; test_case++) {
        const test_shape shape = {.n_stated = 3 + dw_random_below(&random, 3), .with_priors = true};
        book_random(&book, &shape, &random);
        book_compile(&book);
        deal_init(&deal, &book);
        deal_random_facts(&deal, 4, &random);
        for (size_t d = 0; d < book.playbook.n_decisions; d++) {
            const dw_decision *const decision = &book.playbook.decision[d];
            if (book.factor[decision->factor].scope != DW_SCOPE_DEAL)
                continue;
            dw_fact facts[DW_FACTORS_MAX];
            dw_arena arena;
            test_arena_init(&arena);
            dw_deal_observe(&deal.deal, &book.playbook, facts);
            look_at(decision, facts, &arena);
            dw_arena_clear(&arena);
        }
        book_clear(&book);
    }
}

static void look_at_points(const dw_decision *decision, dw_fact *facts, dw_arena *arena)
{
    naive_view view;
    naive_look(&book.playbook, decision, facts, &view);
    double points[DW_OPTIONS_MAX];
    const size_t reserved = arena->reserved;
    check(dw_decision_points(&book.playbook, decision, facts, arena, points, NULL) == DW_OK);
    for (size_t o = 0; o < decision->n_options; o++)
        check_near(points[o], naive_expected(&view, o), 1e-9);
    double chance[DW_OPTIONS_MAX], sum = 0, all = 0;
    check(dw_decision_chances(&book.playbook, decision, facts, arena, chance, NULL) == DW_OK);
    for (size_t o = 0; o < decision->n_options; o++)
        sum += exp(points[o]);
    for (size_t o = 0; o < decision->n_options; o++) {
        check_near(chance[o], exp(points[o]) / sum, 1e-9);
        all += chance[o];
    }
    check_near(all, 1, 1e-12);
    check(arena->reserved == reserved);
}

static void look_at_confidence(const dw_decision *decision, dw_fact *facts, dw_arena *arena)
{
    naive_view view;
    double confidence;
    if (book.factor[decision->factor].kind != DW_FACTOR_CHOSEN)
        return;
    naive_look(&book.playbook, decision, facts, &view);
    check(dw_decide(&book.playbook, decision, facts, arena, NULL) == DW_OK);
    const size_t outcome = dw_fact_level(facts[decision->factor]);
    const size_t reserved = arena->reserved;
    check(dw_decision_confidence(&book.playbook, decision, facts, 1, arena, &confidence, NULL) ==
          DW_OK);
    check_near(confidence, (double)view.wins[outcome] / (double)view.weight, 1e-9);
    check(arena->reserved >= reserved);
}

static void is_as_sure_of_a_choice_as_the_completions_that_make_it(void **state)
{
    (void)state;
    go_through(look_at_confidence, 600, 9);
}

static dw_status ask_confidence(void *context, dw_arena *arena, dw_error *err)
{
    const dw_decision *const decision = context;
    dw_fact facts[DW_FACTORS_MAX];
    double confidence = 0.617;
    dw_deal_observe(&deal.deal, &book.playbook, facts);
    facts[decision->factor] = 1;
    const dw_status status =
        dw_decision_confidence(&book.playbook, decision, facts, 1, arena, &confidence, err);
    check(status == DW_OK || confidence == 0.617);
    return status;
}

static void asks_for_its_confidence_within_the_memory_there_is(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 10);
    const test_shape shape = {.n_stated = 3, .with_priors = true};
    book_random(&book, &shape, &random);
    book_compile(&book);
    deal_init(&deal, &book);
    dw_decision decision = book.playbook.decision[book.playbook.key[DW_KEY_NEXT_MOVE]];
    check(test_memory_exhaust(ask_confidence, &decision, 512) > 0);
    book_clear(&book);
}

/* Rules that name a derived factor and its own roots together are among the random ones. */
static void expects_what_all_completions_give_on_average(void **state)
{
    (void)state;
    go_through(look_at_points, 1200, 0);
}

static void look_at_outcome(const dw_decision *decision, dw_fact *facts, dw_arena *arena)
{
    dw_fact before[DW_FACTORS_MAX];
    memcpy(before, facts, sizeof before);
    naive_view view;
    naive_look(&book.playbook, decision, facts, &view);
    check(dw_decide(&book.playbook, decision, facts, arena, NULL) == DW_OK);
    const bool scored = book.factor[decision->factor].kind == DW_FACTOR_SCORED;
    const dw_fact expected =
        scored ? view.possible : UINT32_C(1) << naive_best(&view, decision->n_options);
    check(facts[decision->factor] == expected);
    for (size_t f = 0; f < book.playbook.n_factors; f++)
        check(f == decision->factor || facts[f] == before[f]);
}

static void decides_for_the_most_expected_points_and_every_level_a_score_may_reach(void **state)
{
    (void)state;
    go_through(look_at_outcome, 1200, 1);
}

/* Facts decided before are taken as they are, whatever their own roots would say. */
static void look_at_fixed(const dw_decision *decision, dw_fact *facts, dw_arena *arena)
{
    for (size_t s = 0; s < decision->n_support; s++) {
        const size_t f = book.playbook.decision[decision->support[s]].factor;
        if ((test_case + s) % 2)
            facts[f] = UINT32_C(1) << (test_case + s) % book.factor[f].n_levels;
    }
    look_at_points(decision, facts, arena);
    look_at_outcome(decision, facts, arena);
}

static void takes_earlier_decisions_as_given(void **state)
{
    (void)state;
    go_through(look_at_fixed, 800, 2);
}

static void look_at_one_option(const dw_decision *decision, dw_fact *facts, dw_arena *arena)
{
    dw_reasons all, one;
    check(dw_decision_reasons(&book.playbook, decision, facts, DW_NONE, arena, &all, NULL) ==
          DW_OK);
    size_t n = 0;
    for (size_t o = 0; o < decision->n_options; o++) {
        check(dw_decision_reasons(&book.playbook, decision, facts, o, arena, &one, NULL) == DW_OK);
        for (size_t i = 0; i < one.n_reasons; i++) {
            check(one.reason[i].option == o);
            check(memcmp(&one.reason[i], &all.reason[n++], sizeof(dw_reason)) == 0);
        }
    }
    check(n == all.n_reasons);
}

static void gives_the_reasons_of_one_option_or_all(void **state)
{
    (void)state;
    go_through(look_at_one_option, 200, 3);
}

static void sums_the_reasons_of_known_facts_to_the_points(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < 300; test_case++) {
        book_random(&book, &(test_shape){.n_stated = 4}, &random);
        book_compile(&book);
        deal_init(&deal, &book);
        deal_random_facts(&deal, 0, &random);
        dw_arena arena;
        test_arena_init(&arena);
        dw_assessment found;
        check(dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){0}, &arena, &found,
                        NULL) == DW_OK);
        double sum[3];
        for (size_t r = 0; r < 3; r++)
            sum[found.ranking[r].archetype] =
                book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]]
                    .base[found.ranking[r].archetype] /
                100.0;
        for (size_t i = 0; i < found.reasons.n_reasons; i++)
            sum[found.reasons.reason[i].option] += found.reasons.reason[i].points;
        for (size_t r = 0; r < 3; r++)
            check_near(sum[found.ranking[r].archetype], found.ranking[r].points, 1e-9);
        check_near(found.confidence, 1, 0);
        check(found.n_assignments == 1 && found.n_asks == 0);
        dw_arena_clear(&arena);
        book_clear(&book);
    }
}

/* A book whose lead hangs on up to ten unknown facts, with too many assignments to enumerate. */
static void make_wide_book(dw_random *random)
{
    do {
        book_random(&book, &(test_shape){.n_stated = 10, .plain = true, .with_priors = true},
                    random);
        book_compile(&book);
        uint64_t n = 1;
        const dw_decision *const lead =
            &book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]];
        for (size_t f = 0; f < 10; f++)
            n *= dw_factor_set_has(&lead->roots, f) ? book.factor[f].n_levels : 1;
        if (n > 3 * DW_ENUMERATION_MAX && n < 300000)
            return;
        book_clear(&book);
    } while (true);
}

static void samples_within_four_standard_errors_and_bounds_from_outside(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    for (test_case = 0; test_case < 6; test_case++) {
        make_wide_book(&random);
        deal_init(&deal, &book);
        /* One fact is known in part: not its first level, nor its second of four. */
        const size_t partly = dw_random_below(&random, 10);
        if (book.factor[partly].n_levels > 2)
            deal.fact[partly] = book.factor[partly].n_levels == 3 ? 6 : 13;
        dw_arena arena;
        test_arena_init(&arena);
        dw_assessment found;
        check(dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){.seed = test_case}, &arena,
                        &found, NULL) == DW_OK);
        check(!found.exact && found.n_assignments == DW_SAMPLES);
        naive_view view;
        dw_fact facts[DW_FACTORS_MAX];
        dw_deal_observe(&deal.deal, &book.playbook, facts);
        naive_look(&book.playbook, &book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]],
                   facts, &view);
        double sum = 0;
        for (size_t r = 0; r < 3; r++) {
            const dw_fit *const fit = &found.ranking[r];
            const double p = (double)view.wins[fit->archetype] / (double)view.weight;
            check_near(fit->probability, p, 4 * sqrt(p * (1 - p) / DW_SAMPLES));
            check_near(fit->points, naive_expected(&view, fit->archetype), 1e-9);
            /* The lead's terms share no factor, so the outer bounds are the bounds. */
            check_near(fit->fit_low,
                       dw_fit_of_points(&book.playbook, view.low[fit->archetype] / 100.0), 1e-9);
            check_near(fit->fit_high,
                       dw_fit_of_points(&book.playbook, view.high[fit->archetype] / 100.0), 1e-9);
            sum += fit->probability;
        }
        check_near(sum, 1, 1e-9);
        dw_arena_clear(&arena);
        book_clear(&book);
    }
}

static dw_assessment assess_with(uint64_t seed, dw_arena *arena)
{
    dw_assessment found;
    check(dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){.seed = seed}, arena, &found,
                    NULL) == DW_OK);
    return found;
}

static void gives_the_same_answer_for_the_same_seed_only(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    size_t n_other = 0;
    for (test_case = 0; test_case < 10; test_case++) {
        make_wide_book(&random);
        deal_init(&deal, &book);
        dw_arena arena;
        test_arena_init(&arena);
        const dw_assessment a = assess_with(617, &arena), b = assess_with(617, &arena);
        const dw_assessment c = assess_with(618, &arena);
        check(memcmp(a.ranking, b.ranking, 3 * sizeof *a.ranking) == 0);
        check(a.n_flips == b.n_flips && a.n_asks == b.n_asks);
        check(memcmp(a.ask, b.ask, a.n_asks * sizeof *a.ask) == 0);
        for (size_t r = 0; r < 3; r++)
            check_near(a.ranking[r].fit, c.ranking[r].fit, 0); /* expectations are exact */
        n_other += memcmp(a.ranking, c.ranking, 3 * sizeof *a.ranking) != 0;
        dw_arena_clear(&arena);
        book_clear(&book);
    }
    check(n_other > 5);
}

/* A level that gives an option more points, all else the same, never lowers its fit. */
static void raising_a_fact_never_lowers_the_fit_it_speaks_for(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 7);
    for (test_case = 0; test_case < 2000; test_case++) {
        book_random(&book, &(test_shape){.n_stated = 4, .plain = true, .with_priors = true},
                    &random);
        book_compile(&book);
        deal_init(&deal, &book);
        deal_random_facts(&deal, 3, &random);
        const dw_decision *const lead =
            &book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]];
        const size_t w = lead->n_weights ? dw_random_below(&random, (uint32_t)lead->n_weights) : 0;
        for (size_t o = 0; w < lead->n_weights && o < 3; o++) {
            const dw_weight *const weight = &lead->weight[w];
            double before = -1;
            dw_points points_before = 0;
            for (size_t l = 0; l < book.factor[weight->factor].n_levels; l++) {
                dw_arena arena;
                test_arena_init(&arena);
                deal.fact[weight->factor] = UINT32_C(1) << l;
                const dw_assessment found = assess_with(0, &arena);
                size_t r = 0;
                while (found.ranking[r].archetype != o)
                    r++;
                const dw_points points = weight->points[l * 3 + o];
                if (l > 0 && points >= points_before)
                    check(found.ranking[r].fit >= before - 1e-9);
                if (l > 0 && points <= points_before)
                    check(found.ranking[r].fit <= before + 1e-9);
                before = found.ranking[r].fit;
                points_before = points;
                dw_arena_clear(&arena);
            }
        }
        book_clear(&book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expects_what_all_completions_give_on_average),
        cmocka_unit_test(decides_for_the_most_expected_points_and_every_level_a_score_may_reach),
        cmocka_unit_test(takes_earlier_decisions_as_given),
        cmocka_unit_test(is_as_sure_of_a_choice_as_the_completions_that_make_it),
        cmocka_unit_test(asks_for_its_confidence_within_the_memory_there_is),
        cmocka_unit_test(gives_the_reasons_of_one_option_or_all),
        cmocka_unit_test(sums_the_reasons_of_known_facts_to_the_points),
        cmocka_unit_test(samples_within_four_standard_errors_and_bounds_from_outside),
        cmocka_unit_test(gives_the_same_answer_for_the_same_seed_only),
        cmocka_unit_test(raising_a_fact_never_lowers_the_fit_it_speaks_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
