#include "text/arena.h"

#include <stdlib.h>

static void *allocate(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void release(void *context, void *memory)
{
    (void)context;
    free(memory);
}

void text_arena_init(dw_arena *arena, size_t limit)
{
    dw_arena_init(arena, (dw_allocator){allocate, release, NULL}, limit);
}
