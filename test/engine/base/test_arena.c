/* Memory that is freed all at once. */
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include "dealwright/base.h"

#include <stdalign.h>
#include <string.h>

static void gives_zeroed_memory_aligned_for_any_type(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    for (size_t size = 1; size < 300; size += 7) {
        unsigned char *const memory = dw_arena_take(&arena, size, 3);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        for (size_t i = 0; i < 3 * size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xFF, 3 * size);
    }
    dw_arena_clear(&arena);
}

static void gives_pieces_that_do_not_overlap(void **state)
{
    (void)state;
    enum { PIECES = 200 };
    dw_arena arena;
    test_arena_init(&arena);
    unsigned char *piece[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        piece[i] = dw_arena_take(&arena, i + 1, 11);
        memset(piece[i], (int)i, 11 * (i + 1));
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t b = 0; b < 11 * (i + 1); b++)
            assert_int_equal(piece[i][b], i);
    dw_arena_clear(&arena);
}

static void gives_a_pointer_for_nothing(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    assert_non_null(dw_arena_take(&arena, 0, 17));
    assert_non_null(dw_arena_take(&arena, 17, 0));
    assert_ptr_not_equal(dw_arena_take(&arena, 0, 0), dw_arena_take(&arena, 0, 0));
    dw_arena_clear(&arena);
}

static void refuses_a_product_that_overflows(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    assert_null(dw_arena_take(&arena, SIZE_MAX, 2));
    assert_null(dw_arena_take(&arena, SIZE_MAX / 2 + 1, 2));
    assert_null(dw_arena_take(&arena, 2, SIZE_MAX / 2 + 1));
    assert_null(dw_arena_take(&arena, 1, SIZE_MAX));
    assert_int_equal(arena.reserved, 0);
    dw_arena_clear(&arena);
}

static void never_takes_more_than_its_limit(void **state)
{
    (void)state;
    for (size_t limit = 0; limit < 20000; limit += 331) {
        test_memory memory = {0};
        dw_arena arena;
        dw_arena_init(&arena, test_memory_allocator(&memory), limit);
        size_t taken = 0;
        while (dw_arena_take(&arena, 1, 61)) {
            taken += 61;
            assert_true(arena.reserved <= limit);
        }
        assert_true(taken <= limit);
        /* A refused piece leaves the arena usable: a smaller one may still fit. */
        if (limit > 1000)
            assert_true(taken > limit / 2);
        dw_arena_clear(&arena);
        assert_int_equal(memory.n_live, 0);
    }
}

static void uses_the_last_bytes_up_to_its_limit(void **state)
{
    (void)state;
    test_memory memory = {0};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), 4096 + 64 + 512);
    assert_non_null(dw_arena_take(&arena, 1, 4096));
    assert_non_null(dw_arena_take(&arena, 1, 400));
    assert_null(dw_arena_take(&arena, 1, 4096));
    assert_int_equal(memory.n_live, 2);
    dw_arena_clear(&arena);
}

static void asks_for_blocks_that_grow(void **state)
{
    (void)state;
    test_memory memory = {0};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), SIZE_MAX);
    for (size_t i = 0; i < 100000; i++)
        assert_non_null(dw_arena_take(&arena, 1, 48));
    /* 4.8 MB from blocks that double from 4096 bytes: eleven. */
    assert_true(memory.n_asked <= 11);
    dw_arena_clear(&arena);
    assert_int_equal(memory.n_live, 0);
}

static void is_empty_and_usable_after_clear(void **state)
{
    (void)state;
    test_memory memory = {0};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), 9000);
    dw_arena_clear(&arena);
    assert_non_null(dw_arena_take(&arena, 1, 8000));
    assert_null(dw_arena_take(&arena, 1, 8000));
    dw_arena_clear(&arena);
    dw_arena_clear(&arena);
    assert_int_equal(arena.reserved, 0);
    assert_int_equal(memory.n_live, 0);
    assert_non_null(dw_arena_take(&arena, 1, 8000));
    dw_arena_clear(&arena);
}

static void survives_an_allocator_that_refuses(void **state)
{
    (void)state;
    test_memory memory = {.refuse_at = 2};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), SIZE_MAX);
    unsigned char *const kept = dw_arena_take(&arena, 1, 617);
    memset(kept, 0x61, 617);
    assert_null(dw_arena_take(&arena, 1, 9001));
    assert_int_equal(kept[616], 0x61);
    assert_non_null(dw_arena_take(&arena, 1, 9001));
    dw_arena_clear(&arena);
    assert_int_equal(memory.n_live, 0);
}

static void rewinds_to_a_mark(void **state)
{
    (void)state;
    test_memory memory = {0};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), SIZE_MAX);
    unsigned char *const kept = dw_arena_take(&arena, 1, 61);
    memset(kept, 0x17, 61);
    const dw_arena_mark mark = dw_arena_here(&arena);
    const size_t reserved = arena.reserved;
    unsigned char *const given_up = dw_arena_take(&arena, 1, 200);
    memset(given_up, 0xFF, 200);
    assert_non_null(dw_arena_take(&arena, 1, 50000));
    dw_arena_rewind(&arena, mark);
    assert_int_equal(arena.reserved, reserved);
    assert_int_equal(memory.n_live, 1);
    assert_int_equal(kept[60], 0x17);
    /* The same place again, and zeroed again. */
    unsigned char *const again = dw_arena_take(&arena, 1, 200);
    assert_ptr_equal(again, given_up);
    for (size_t i = 0; i < 200; i++)
        assert_int_equal(again[i], 0);
    dw_arena_clear(&arena);
}

static void rewinds_to_the_mark_of_an_empty_arena(void **state)
{
    (void)state;
    test_memory memory = {0};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), SIZE_MAX);
    const dw_arena_mark mark = dw_arena_here(&arena);
    assert_non_null(dw_arena_take(&arena, 3, 5000));
    dw_arena_rewind(&arena, mark);
    assert_int_equal(arena.reserved, 0);
    assert_int_equal(memory.n_live, 0);
    dw_arena_rewind(&arena, mark);
    dw_arena_clear(&arena);
}

static void fills_an_error_and_gives_back_its_status(void **state)
{
    (void)state;
    dw_error err = {0};
    assert_int_equal(dw_fail(&err, DW_E_RANGE, "price", 7, -0.617), DW_E_RANGE);
    assert_int_equal(err.status, DW_E_RANGE);
    assert_string_equal(err.what, "price");
    assert_int_equal(err.index, 7);
    check_near(err.value, -0.617, 0);
    assert_int_equal(dw_fail(NULL, DW_E_LIMIT, "price", 0, 0), DW_E_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_memory_aligned_for_any_type),
        cmocka_unit_test(gives_pieces_that_do_not_overlap),
        cmocka_unit_test(gives_a_pointer_for_nothing),
        cmocka_unit_test(refuses_a_product_that_overflows),
        cmocka_unit_test(never_takes_more_than_its_limit),
        cmocka_unit_test(uses_the_last_bytes_up_to_its_limit),
        cmocka_unit_test(asks_for_blocks_that_grow),
        cmocka_unit_test(is_empty_and_usable_after_clear),
        cmocka_unit_test(survives_an_allocator_that_refuses),
        cmocka_unit_test(rewinds_to_a_mark),
        cmocka_unit_test(rewinds_to_the_mark_of_an_empty_arena),
        cmocka_unit_test(fills_an_error_and_gives_back_its_status),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
