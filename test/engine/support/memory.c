#include "memory.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static void *allocate(void *context, size_t size)
{
    test_memory *const memory = context;
    if (memory && ++memory->n_asked == memory->refuse_at)
        return NULL;
    void *const block = malloc(size);
    if (memory && block)
        memory->n_live++;
    return block;
}

static void release(void *context, void *block)
{
    test_memory *const memory = context;
    if (memory)
        memory->n_live--;
    free(block);
}

dw_allocator test_memory_allocator(test_memory *memory)
{
    return (dw_allocator){.allocate = allocate, .release = release, .context = memory};
}

void test_arena_init(dw_arena *arena)
{
    dw_arena_init(arena, test_memory_allocator(NULL), SIZE_MAX);
}

typedef struct trial {
    test_call *call;
    void *context;
    size_t limit, refuse_at, taken_before;
} trial;

static dw_status make_trial(const trial *t)
{
    test_memory memory = {.refuse_at = t->refuse_at};
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(&memory), t->limit);
    if (t->taken_before > 0)
        check(dw_arena_take(&arena, 1, t->taken_before) != NULL);
    dw_error err = {.status = DW_OK, .what = "untouched"};
    const dw_status status = t->call(t->context, &arena, &err);
    check(arena.reserved <= t->limit);
    dw_arena_clear(&arena);
    check(memory.n_live == 0);
    if (status != DW_OK) {
        check(status == DW_E_NOMEM);
        check(err.status == DW_E_NOMEM);
        check_text(err.what, "arena");
    }
    return status;
}

/* Enough to move the ends of the first blocks, of 4096 bytes and doubling, over a whole call. */
enum { TAKEN_MOST = 32768 };
/* Blocks come whole: a limit that grows by less refuses the same ones. */
enum { LIMIT_STEP = 1024 };

size_t test_memory_exhaust(test_call *call, void *context, size_t step)
{
    size_t n_failures = 0;
    trial t = {.call = call, .context = context};
    for (dw_status status = DW_E_NOMEM; status != DW_OK; t.limit += LIMIT_STEP) {
        test_case = t.limit;
        status = make_trial(&t);
        n_failures += status != DW_OK;
    }
    t.limit = SIZE_MAX;
    for (t.taken_before = 0; t.taken_before <= TAKEN_MOST; t.taken_before += step) {
        dw_status status = DW_E_NOMEM;
        test_case = t.taken_before;
        /* What is taken before stands in the first block. */
        for (t.refuse_at = t.taken_before ? 2 : 1; status != DW_OK; t.refuse_at++) {
            status = make_trial(&t);
            n_failures += status != DW_OK;
        }
    }
    return n_failures;
}

enum { MARK = 0xA5 };

void test_bytes_mark(void *output, size_t size)
{
    memset(output, MARK, size);
}

bool test_bytes_marked(const void *output, size_t size)
{
    const unsigned char *const byte = output;
    for (size_t i = 0; i < size; i++)
        if (byte[i] != MARK)
            return false;
    return true;
}
