/* Arenas for tests: a plain one, one whose allocator refuses the n-th block, and a walk over every
 * limit up to the one that suffices. */
#ifndef TEST_ENGINE_MEMORY_H
#define TEST_ENGINE_MEMORY_H

#include "dealwright/base.h"

typedef struct test_memory {
    size_t n_asked;   /* blocks asked for so far */
    size_t n_live;    /* blocks not given back */
    size_t refuse_at; /* the block that is refused, from 1; 0 for none */
} test_memory;

dw_allocator test_memory_allocator(test_memory *memory);

/* An arena without a limit, over malloc. */
void test_arena_init(dw_arena *arena);

/* A call under test: prepares its output, calls, checks that a failure left the output untouched
 * and gives back the status. */
typedef dw_status test_call(void *context, dw_arena *arena, dw_error *err);

/* Makes the call with arenas limited to 0, `step`, 2 * step ... bytes until it succeeds; then, with
 * 0, `step` ... bytes of the first block taken already, with allocators that refuse the first, second
 * ... block until it succeeds, so that every piece is once the first of a block. Every failure must be
 * DW_E_NOMEM of "arena", and no block may be left over. Returns the number of failures. */
size_t test_memory_exhaust(test_call *call, void *context, size_t step);

/* Fills and compares the bytes that an output holds before a call. */
void test_bytes_mark(void *output, size_t size);
bool test_bytes_marked(const void *output, size_t size);

#endif
