/* A chain of blocks, the newest first.
 *
 *   arena.block -> [ header | used ........ free ] -> [ header | full ] -> NULL
 *
 * Invariants: `used` of every block is a multiple of the strictest alignment; only the newest block
 * is taken from; blocks grow geometrically, so n bytes cost O(log n) allocations. */
#include "dealwright/base.h"

#include <stdalign.h>
#include <string.h>

struct dw_arena_block {
    dw_arena_block *older;
    size_t size; /* bytes after the header */
    size_t used;
};

enum { ALIGNMENT = alignof(max_align_t), FIRST_BLOCK = 4096 };

#define HEADER ((sizeof(dw_arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

void dw_arena_init(dw_arena *arena, dw_allocator allocator, size_t limit)
{
    *arena = (dw_arena){.allocator = allocator, .limit = limit};
}

static void release_newest(dw_arena *arena)
{
    dw_arena_block *const block = arena->block;
    arena->block = block->older;
    arena->reserved -= HEADER + block->size;
    arena->allocator.release(arena->allocator.context, block);
}

void dw_arena_clear(dw_arena *arena)
{
    while (arena->block)
        release_newest(arena);
}

static dw_arena_block *add_block(dw_arena *arena, size_t at_least)
{
    const size_t left = arena->limit - arena->reserved;
    if (left < HEADER || at_least > left - HEADER)
        return NULL;
    size_t size = arena->block ? 2 * arena->block->size : FIRST_BLOCK;
    if (size > left - HEADER)
        size = left - HEADER;
    if (size < at_least)
        size = at_least;
    dw_arena_block *const block =
        arena->allocator.allocate(arena->allocator.context, HEADER + size);
    if (!block)
        return NULL;
    *block = (dw_arena_block){.older = arena->block, .size = size};
    arena->block = block;
    arena->reserved += HEADER + size;
    return block;
}

void *dw_arena_take(dw_arena *arena, size_t count, size_t size)
{
    if (size && count > (SIZE_MAX - ALIGNMENT) / size)
        return NULL;
    size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (bytes == 0)
        bytes = ALIGNMENT;
    dw_arena_block *block = arena->block;
    if (!block || block->size - block->used < bytes)
        block = add_block(arena, bytes);
    if (!block)
        return NULL;
    unsigned char *const memory = (unsigned char *)block + HEADER + block->used;
    block->used += bytes;
    memset(memory, 0, bytes);
    return memory;
}

dw_arena_mark dw_arena_here(const dw_arena *arena)
{
    return (dw_arena_mark){.block = arena->block, .used = arena->block ? arena->block->used : 0};
}

void dw_arena_rewind(dw_arena *arena, dw_arena_mark mark)
{
    while (arena->block != mark.block)
        release_newest(arena);
    if (arena->block)
        arena->block->used = mark.used;
}
