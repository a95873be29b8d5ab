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

static dw_status call_within(test_call *call, void *context, test_memory *memory, size_t limit)
{
    dw_arena arena;
    dw_arena_init(&arena, test_memory_allocator(memory), limit);
    dw_error err = {.status = DW_OK, .what = "untouched"};
    const dw_status status = call(context, &arena, &err);
    check(arena.reserved <= limit);
    dw_arena_clear(&arena);
    check(memory->n_live == 0);
    if (status != DW_OK) {
        check(status == DW_E_NOMEM);
        check(err.status == DW_E_NOMEM);
        check_text(err.what, "arena");
    }
    return status;
}

size_t test_memory_exhaust(test_call *call, void *context, size_t step)
{
    size_t n_failures = 0;
    dw_status status = DW_E_NOMEM;
    for (size_t limit = 0; status != DW_OK; limit += step) {
        test_memory memory = {0};
        test_case = limit;
        status = call_within(call, context, &memory, limit);
        n_failures += status != DW_OK;
    }
    status = DW_E_NOMEM;
    for (size_t refuse_at = 1; status != DW_OK; refuse_at++) {
        test_memory memory = {.refuse_at = refuse_at};
        test_case = refuse_at;
        status = call_within(call, context, &memory, SIZE_MAX);
        n_failures += status != DW_OK;
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
