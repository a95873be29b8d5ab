/* How the difference of two plans is put together: difference.c, with difference_lines.c for the lines. */
#ifndef ENGINE_COACH_DIFFERENCE_H
#define ENGINE_COACH_DIFFERENCE_H

#include "dealwright/coach.h"

typedef struct dw_comparer {
    const dw_plan *before, *after;
    dw_arena *arena;
    dw_error *err;
    dw_difference made;
    size_t *
        event_at; /* [n_numbers] index of the event with the number in the later plan, or DW_NONE */
    size_t n_numbers;
} dw_comparer;

static inline dw_status dw_comparer_full(const dw_comparer *c)
{
    return dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
}

/* The lines that are new, gone or say something else. O(lines * length of their words). */
dw_status dw_compare_lines(dw_comparer *c);

/* Where one entry has taken the place of another and says the same, nothing has changed for who reads it. */
bool dw_reads_the_same(const dw_comparer *c, const dw_line_change *removed,
                       const dw_line_change *added);

/* Takes each removed line out of the list [made.n_lines] with the first added one that reads the same and is
 * still there. O(lines * length of their words), but for lines of several entries that have one wording and
 * one item: those are compared with each other. */
dw_status dw_drop_same_words(dw_comparer *c, dw_line_change *list);

#endif
