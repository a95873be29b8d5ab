#include "cases.h"

#include "check.h"
#include "memory.h"

test_book book;
test_deal deal;
dw_arena arena;
dw_assessment assessed;

int make_book(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

int clear_book(void **state)
{
    (void)state;
    clear_case();
    return 0;
}

void make_case(dw_random *random, size_t most_unknown)
{
    const test_shape shape = {.n_stated = 3 + dw_random_below(random, 3), .with_priors = true};
    make_case_of(random, &shape, most_unknown);
}

void make_case_of(dw_random *random, const test_shape *shape, size_t most_unknown)
{
    book_random(&book, shape, random);
    book_compile(&book);
    deal_init(&deal, &book);
    deal_random_facts(&deal, most_unknown, random);
    test_arena_init(&arena);
}

void clear_case(void)
{
    dw_arena_clear(&arena);
    book_clear(&book);
}

const dw_decision *lead_decision(void)
{
    return &book.playbook.decision[book.playbook.key[DW_KEY_ARCHETYPE]];
}

void assess(size_t flips_max)
{
    check(dw_assess(&book.playbook, &deal.deal, &(dw_assess_options){.flips_max = flips_max},
                    &arena, &assessed, NULL) == DW_OK);
}
