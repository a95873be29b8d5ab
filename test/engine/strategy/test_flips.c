/* The smallest changes that make another archetype lead, against all changes of one or two facts. */
#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/naive.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_MAX = 64, FLIPS_MAX = 1024 };

typedef struct brute {
    dw_fact facts[DW_FACTORS_MAX];
    size_t lead;
    dw_change change[CHANGES_MAX];
    bool flips_alone[CHANGES_MAX];
    size_t n_changes;
    dw_flip flip[FLIPS_MAX];
    size_t n_flips;
} brute;

/* Another archetype leads with these facts: who, and by how much. */
static bool leads_other(const brute *b, const dw_fact *facts, dw_flip *flip)
{
    naive_view view;
    naive_look(&book.playbook, lead_decision(), facts, &view);
    flip->lead = naive_best(&view, 3);
    flip->margin = naive_margin(&view, 3, flip->lead);
    return flip->lead != b->lead;
}

static void list_changes(brute *b)
{
    b->n_changes = 0;
    for (size_t f = 0; f < book.playbook.n_factors; f++) {
        const bool root =
            book.factor[f].kind == DW_FACTOR_STATED || book.factor[f].kind == DW_FACTOR_MEASURED;
        if (!root || dw_fact_level(b->facts[f]) == DW_LEVELS_MAX)
            continue;
        for (size_t l = 0; l < book.factor[f].n_levels; l++)
            if (b->facts[f] != UINT32_C(1) << l)
                b->change[b->n_changes++] = (dw_change){f, b->facts[f], l};
    }
    check(b->n_changes <= CHANGES_MAX);
}

static void try_changes(brute *b, size_t i, size_t j)
{
    dw_fact facts[DW_FACTORS_MAX];
    memcpy(facts, b->facts, sizeof facts);
    dw_flip flip = {.change = {b->change[i], b->change[j]}, .n_changes = i == j ? 1 : 2};
    facts[b->change[i].factor] = UINT32_C(1) << b->change[i].to;
    facts[b->change[j].factor] = UINT32_C(1) << b->change[j].to;
    if (!leads_other(b, facts, &flip))
        return;
    b->flips_alone[i] = b->flips_alone[i] || i == j;
    check(b->n_flips < FLIPS_MAX);
    b->flip[b->n_flips++] = flip;
}

static void find_by_force(brute *b)
{
    naive_view view;
    dw_deal_observe(&deal.deal, &book.playbook, b->facts);
    naive_look(&book.playbook, lead_decision(), b->facts, &view);
    b->lead = naive_best(&view, 3);
    b->n_flips = 0;
    memset(b->flips_alone, 0, sizeof b->flips_alone);
    list_changes(b);
    for (size_t i = 0; i < b->n_changes; i++)
        try_changes(b, i, i);
    for (size_t i = 0; i < b->n_changes; i++)
        for (size_t j = i + 1; j < b->n_changes; j++)
            if (!b->flips_alone[i] && !b->flips_alone[j] &&
                b->change[i].factor != b->change[j].factor)
                try_changes(b, i, j);
}

static bool same_change(const dw_change *a, const dw_change *b)
{
    return a->factor == b->factor && a->from == b->from && a->to == b->to;
}

static bool same_changes(const dw_flip *a, const dw_flip *b)
{
    return a->n_changes == b->n_changes && same_change(&a->change[0], &b->change[0]) &&
           (a->n_changes == 1 || same_change(&a->change[1], &b->change[1]));
}

static size_t distance(const dw_flip *flip)
{
    size_t sum = 0;
    for (size_t i = 0; i < flip->n_changes; i++)
        sum += (size_t)llabs((long long)flip->change[i].to -
                             (long long)dw_fact_level(flip->change[i].from));
    return sum;
}

/* Fewest changes first, then the nearest levels, then the widest margin (1e-9 points). */
static bool in_order(const dw_flip *a, const dw_flip *b)
{
    if (a->n_changes != b->n_changes)
        return a->n_changes < b->n_changes;
    if (distance(a) != distance(b))
        return distance(a) < distance(b);
    return a->margin >= b->margin - 1e-9;
}

/* Ties that rounding would turn into flips are among the cases. */
static void finds_every_smallest_change_and_no_other(void **state)
{
    (void)state;
    static brute b;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_of[3] = {0};
    for (test_case = 0; test_case < 12000; test_case++) {
        const test_shape shape = {.n_stated = 3 + dw_random_below(&random, 6), .with_priors = true};
        make_case_of(&random, &shape, 2);
        if (dw_random_below(&random, 4) == 0) /* a choice by hand changes no flip */
            deal.deal.strategy = dw_random_below(&random, 3);
        assess(FLIPS_MAX);
        find_by_force(&b);
        check(assessed.recommended == b.lead);
        check(assessed.n_flips == b.n_flips);
        for (size_t i = 0; i < assessed.n_flips; i++) {
            size_t n_same = 0;
            for (size_t j = 0; j < b.n_flips; j++) {
                if (!same_changes(&assessed.flip[i], &b.flip[j]))
                    continue;
                n_same++;
                check(assessed.flip[i].lead == b.flip[j].lead);
                check_near(assessed.flip[i].margin, b.flip[j].margin, 1e-9);
            }
            check(n_same == 1);
            n_of[assessed.flip[i].n_changes]++;
        }
        clear_case();
    }
    check(n_of[1] > 1000 && n_of[2] > 1000);
}

static void lists_fewest_changes_then_nearest_levels_then_widest_margins(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 500; test_case++) {
        make_case(&random, 2);
        assess(FLIPS_MAX);
        for (size_t i = 1; i < assessed.n_flips; i++)
            check(in_order(&assessed.flip[i - 1], &assessed.flip[i]));
        clear_case();
    }
}

static void keeps_the_first_when_there_are_too_many(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 300; test_case++) {
        make_case(&random, 2);
        assess(FLIPS_MAX);
        const dw_assessment all = assessed;
        for (size_t most = 0; most < 12; most++) {
            const size_t limit = most ? most : 8;
            assess(most);
            check(assessed.n_flips == (all.n_flips < limit ? all.n_flips : limit));
            for (size_t i = 0; i < assessed.n_flips; i++)
                check(same_changes(&assessed.flip[i], &all.flip[i]));
        }
        clear_case();
    }
}

/* One more than the largest number is none: there was room for no flip at all. */
static void bug_refuses_room_for_more_flips_than_memory_has(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    make_case(&random, 0);
    dw_error err = {0};
    assert_int_equal(dw_assess(&book.playbook, &deal.deal,
                               &(dw_assess_options){.flips_max = SIZE_MAX}, &arena, &assessed,
                               &err),
                     DW_E_NOMEM);
    clear_case();
}

static void changes_known_facts_only(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < 300; test_case++) {
        make_case(&random, 4);
        assess(0);
        for (size_t i = 0; i < assessed.n_flips; i++)
            for (size_t c = 0; c < assessed.flip[i].n_changes; c++) {
                const dw_change *const change = &assessed.flip[i].change[c];
                check(dw_fact_level(change->from) != DW_LEVELS_MAX);
                check(change->from != UINT32_C(1) << change->to);
                check(dw_factor_set_has(&lead_decision()->roots, change->factor));
            }
        clear_case();
    }
}

static void finds_no_flip_when_nothing_is_known(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    deal_init(&deal, &book);
    test_arena_init(&arena);
    assess(0);
    /* Who decides and how many deadlines they have is always seen, and nothing hangs on it. */
    assert_int_equal(assessed.n_flips, 0);
    clear_case();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_smallest_change_and_no_other),
        cmocka_unit_test(lists_fewest_changes_then_nearest_levels_then_widest_margins),
        cmocka_unit_test(keeps_the_first_when_there_are_too_many),
        cmocka_unit_test(bug_refuses_room_for_more_flips_than_memory_has),
        cmocka_unit_test(changes_known_facts_only),
        cmocka_unit_test(finds_no_flip_when_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
