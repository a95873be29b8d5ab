/* Memory for the time of one call.
 *
 * Results are smaller than what it takes to find them, and their size is known last. So scratch
 * stands in an arena of its own, from the caller's allocator, and results are copied into the
 * caller's; together they stay within its limit. */
#ifndef ENGINE_TRADE_SCRATCH_H
#define ENGINE_TRADE_SCRATCH_H

#include "dealwright/base.h"

static inline void dw_scratch_open(dw_arena *scratch, const dw_arena *arena)
{
    dw_arena_init(scratch, arena->allocator, arena->limit - arena->reserved);
}

/* Takes from `arena` while `scratch` is open. */
static inline void *dw_scratch_take_result(dw_arena *arena, const dw_arena *scratch, size_t count,
                                           size_t size)
{
    const size_t limit = arena->limit;
    arena->limit -= scratch->reserved;
    void *const memory = dw_arena_take(arena, count, size);
    arena->limit = limit;
    return memory;
}

#endif
