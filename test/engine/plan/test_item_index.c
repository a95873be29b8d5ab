/* The items an entry is looked for at are all that fit it, in their order. */
#include "engine/support/check.h"

#include "plan/item_index.h"

#include "engine/support/memory.h"

enum { FACTORS = 5, ITEMS = 61, LEVELS = 4, CASES = 2000, SEED = 29 };

enum { OWN = FACTORS - 1 };

static const uint16_t own[OWN] = {1, 2, 3, 4}, place[FACTORS] = {OWN, 0, 1, 2, 3};
static dw_fact of_deal[FACTORS], merged[FACTORS], of_items[OWN][ITEMS];
static dw_fact *column[OWN];
static dw_factor factor[FACTORS];
static dw_playbook playbook;
static dw_deal deal;

static dw_fact draw_fact(dw_random *random)
{
    return dw_random_below(random, 7) ? UINT32_C(1) << dw_random_below(random, LEVELS)
                                      : 1 + dw_random_below(random, 15);
}

/* The first factor is the deal's, the rest are of events; a fact has one level, or several still. */
static dw_composer make_case(dw_random *random, dw_arena *arena, dw_error *err)
{
    playbook = (dw_playbook){.factor = factor, .n_factors = FACTORS};
    for (size_t f = 0; f < FACTORS; f++)
        factor[f] =
            (dw_factor){.scope = f == 0 ? DW_SCOPE_DEAL : DW_SCOPE_EVENT, .n_levels = LEVELS};
    deal.n_events = 1 + dw_random_below(random, ITEMS);
    of_deal[0] = draw_fact(random);
    for (size_t i = 0; i < OWN; i++) {
        column[i] = of_items[i];
        for (size_t item = 0; item < ITEMS; item++)
            of_items[i][item] = draw_fact(random);
    }
    dw_composer composer = {.playbook = &playbook,
                            .deal = &deal,
                            .arena = arena,
                            .err = err,
                            .facts = of_deal,
                            .merged = merged};
    composer.plan.deal = &deal;
    composer.item_facts[DW_SCOPE_EVENT] = (dw_item_facts){own, OWN, place, column};
    return composer;
}

static size_t draw_conditions(dw_random *random, dw_condition *condition)
{
    size_t n = 0;
    for (uint16_t f = 0; f < FACTORS; f++)
        if (dw_random_below(random, 2))
            condition[n++] = (dw_condition){f, dw_random_below(random, 3)
                                                   ? UINT32_C(1) << dw_random_below(random, LEVELS)
                                                   : 1 + dw_random_below(random, 15)};
    return n;
}

static void check_list(dw_composer *composer, const dw_item_list *list, const dw_when *when)
{
    size_t at = 0;
    for (size_t item = 0; item < deal.n_events; item++) {
        const bool listed = at < list->n && (list->item ? list->item[at] : at) == item;
        at += listed;
        const dw_fact *const facts = dw_facts_of(composer, DW_SCOPE_EVENT, item);
        const bool fits = dw_when_holds(when, facts) == DW_TRUE;
        check(facts[0] == of_deal[0] && facts[3] == of_items[2][item]);
        check(dw_item_fits(composer, DW_SCOPE_EVENT, item, when) == fits);
        check(listed || !fits);
    }
    check(at == list->n);
}

static void lists_every_item_that_fits_in_order(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, SEED, 0);
    for (test_case = 0; test_case < CASES; test_case++) {
        dw_arena arena;
        dw_error err;
        dw_item_index index;
        dw_condition condition[FACTORS];
        test_arena_init(&arena);
        dw_composer composer = make_case(&random, &arena, &err);
        check(dw_item_index_make(&composer, DW_SCOPE_EVENT, &index) == DW_OK);
        for (int w = 0; w < 8; w++) {
            const dw_when when = {condition, draw_conditions(&random, condition)};
            dw_item_list list;
            check(dw_item_index_find(&index, &when, &list) == DW_OK);
            check_list(&composer, &list, &when);
        }
        dw_arena_clear(&arena);
    }
}

static void looks_at_the_rarest_level_alone(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, SEED, 1);
    dw_arena arena;
    dw_error err;
    dw_item_index index;
    test_arena_init(&arena);
    dw_composer composer = make_case(&random, &arena, &err);
    deal.n_events = 40;
    for (size_t item = 0; item < 40; item++) {
        of_items[0][item] = item == 17 ? 2 : 1;
        of_items[1][item] = item % 2 ? 4 : 8;
    }
    assert_int_equal(dw_item_index_make(&composer, DW_SCOPE_EVENT, &index), DW_OK);
    const dw_condition condition[] = {{1, 2}, {2, 4}};
    dw_item_list list;
    assert_int_equal(dw_item_index_find(&index, &(dw_when){condition, 2}, &list), DW_OK);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.item[0], 17);
    assert_int_equal(dw_item_index_find(&index, &(dw_when){NULL, 0}, &list), DW_OK);
    assert_int_equal(list.n, 40);
    dw_arena_clear(&arena);
}

static void measures_nothing_of_all_where_few_are_left(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, SEED, 2);
    dw_arena arena;
    dw_error err;
    dw_item_index index;
    dw_item_list list;
    test_arena_init(&arena);
    dw_composer composer = make_case(&random, &arena, &err);
    deal.n_events = 40;
    for (size_t item = 0; item < 40; item++)
        of_items[0][item] = item == 17 ? 2 : 1;
    column[1] = column[2] = NULL;
    assert_int_equal(dw_item_index_make(&composer, DW_SCOPE_EVENT, &index), DW_OK);
    const dw_condition few[] = {{1, 2}, {2, 4}}, many[] = {{1, 1}, {3, 4}};
    assert_int_equal(dw_item_index_find(&index, &(dw_when){few, 2}, &list), DW_OK);
    assert_null(column[1]);
    assert_int_equal(dw_item_index_find(&index, &(dw_when){many, 2}, &list), DW_OK);
    assert_non_null(column[2]);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_every_item_that_fits_in_order),
        cmocka_unit_test(looks_at_the_rarest_level_alone),
        cmocka_unit_test(measures_nothing_of_all_where_few_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
