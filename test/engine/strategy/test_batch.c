/* Leads of many deals at once: by rows, by columns and by definition. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"
#include "engine/support/naive.h"

#include "dealwright/assess.h"

#include <stdlib.h>
#include <string.h>

static test_book book;

static uint8_t naive_lead(const uint8_t *levels)
{
    const dw_playbook *const p = &book.playbook;
    const dw_decision *const lead = &p->decision[p->key[DW_KEY_ARCHETYPE]];
    dw_fact facts[DW_FACTORS_MAX];
    for (size_t f = 0; f < p->n_factors; f++)
        facts[f] = p->factor[f].kind == DW_FACTOR_STATED || p->factor[f].kind == DW_FACTOR_MEASURED
                       ? UINT32_C(1) << levels[f]
                       : dw_factor_unknown(&p->factor[f]);
    naive_view view;
    naive_look(p, lead, facts, &view);
    return (uint8_t)naive_best(&view, lead->n_options);
}

typedef struct batch {
    size_t n;
    uint8_t *rows, *columns, *lead_rows, *lead_columns;
    const uint8_t *column[DW_FACTORS_MAX];
} batch;

static batch draw_batch(size_t n, dw_random *random)
{
    const dw_playbook *const p = &book.playbook;
    batch b = {.n = n,
               .rows = malloc(n * p->n_factors + 1),
               .columns = malloc(n * p->n_factors + 1),
               .lead_rows = malloc(n + 1),
               .lead_columns = malloc(n + 1)};
    memset(b.lead_rows, 0x5A, n + 1);
    memset(b.lead_columns, 0x5A, n + 1);
    const dw_factor_set *const roots = &p->decision[p->key[DW_KEY_ARCHETYPE]].roots;
    for (size_t f = 0; f < p->n_factors; f++) {
        const bool needed = dw_factor_set_has(roots, f);
        for (size_t i = 0; i < n; i++) {
            /* What the lead does not hang on may hold anything. */
            const uint32_t bound = needed ? (uint32_t)p->factor[f].n_levels : 256;
            const uint8_t level = (uint8_t)dw_random_below(random, bound);
            b.rows[i * p->n_factors + f] = b.columns[f * n + i] = level;
        }
        b.column[f] = needed ? b.columns + f * n : NULL;
    }
    return b;
}

static void free_batch(batch *b)
{
    free(b->rows);
    free(b->columns);
    free(b->lead_rows);
    free(b->lead_columns);
}

static void agrees_by_rows_by_columns_and_by_definition(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 300; test_case++) {
        const test_shape shape = {.n_stated = 2 + dw_random_below(&random, 6)};
        book_random(&book, &shape, &random);
        book_compile(&book);
        batch b = draw_batch(1 + dw_random_below(&random, 700), &random);
        dw_lead_rows(&book.playbook, b.rows, b.n, b.lead_rows);
        dw_lead_columns(&book.playbook, b.column, b.n, b.lead_columns);
        for (size_t i = 0; i < b.n; i++) {
            uint8_t levels[DW_FACTORS_MAX];
            memcpy(levels, b.rows + i * book.playbook.n_factors, book.playbook.n_factors);
            for (size_t f = 0; f < book.playbook.n_factors; f++)
                levels[f] = b.column[f] ? levels[f] : 0;
            check(b.lead_rows[i] == naive_lead(levels));
            check(b.lead_columns[i] == b.lead_rows[i]);
        }
        check(b.lead_rows[b.n] == 0x5A && b.lead_columns[b.n] == 0x5A);
        free_batch(&b);
        book_clear(&book);
    }
}

static void agrees_around_the_size_of_a_block(void **state)
{
    (void)state;
    static const size_t n[] = {0, 1, 255, 256, 257, 511, 512, 513};
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    book_small(&book);
    book_compile(&book);
    for (size_t i = 0; i < sizeof n / sizeof n[0]; i++) {
        test_case = n[i];
        batch b = draw_batch(n[i], &random);
        dw_lead_rows(&book.playbook, b.rows, n[i], b.lead_rows);
        dw_lead_columns(&book.playbook, b.column, n[i], b.lead_columns);
        check(memcmp(b.lead_rows, b.lead_columns, n[i] + 1) == 0);
        free_batch(&b);
    }
    book_clear(&book);
}

static void agrees_with_the_assessment_of_one_deal(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 500; test_case++) {
        static test_deal deal;
        book_random(&book, &(test_shape){.n_stated = 5}, &random);
        book_compile(&book);
        deal_init(&deal, &book);
        deal_random_facts(&deal, 0, &random);
        dw_arena arena;
        test_arena_init(&arena);
        dw_assessment found;
        check(dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){0}, &arena, &found,
                        NULL) == DW_OK);
        dw_fact facts[DW_FACTORS_MAX];
        uint8_t levels[DW_FACTORS_MAX] = {0}, lead;
        dw_deal_observe(&deal.deal, &book.playbook, facts);
        for (size_t f = 0; f < book.playbook.n_factors; f++)
            levels[f] = (uint8_t)(dw_fact_level(facts[f]) % DW_LEVELS_MAX);
        dw_lead_rows(&book.playbook, levels, 1, &lead);
        check(lead == found.recommended);
        dw_arena_clear(&arena);
        book_clear(&book);
    }
}

/* A threshold between two hundredths, below zero too: whole points reach it as soon as they pass. */
static void cuts_scores_at_thresholds_between_hundredths(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 40; test_case++) {
        book_small(&book);
        const double threshold[] = {-100 - dw_random_unit(&random), 57 - dw_random_unit(&random)};
        book.factor[book_factor(&book, "power")].threshold = threshold;
        book_compile(&book);
        batch b = draw_batch(300, &random);
        dw_lead_rows(&book.playbook, b.rows, b.n, b.lead_rows);
        dw_lead_columns(&book.playbook, b.column, b.n, b.lead_columns);
        check(memcmp(b.lead_rows, b.lead_columns, b.n) == 0);
        free_batch(&b);
        book_clear(&book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_by_rows_by_columns_and_by_definition),
        cmocka_unit_test(agrees_around_the_size_of_a_block),
        cmocka_unit_test(agrees_with_the_assessment_of_one_deal),
        cmocka_unit_test(cuts_scores_at_thresholds_between_hundredths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
