/* From candidates in any order to a sorted front.
 *
 * Candidates are dealt into cells along our utility, each cell is sorted, and one sweep from our best
 * to our worst keeps what brings them more than everything before. */
#include "front.h"

#include <math.h>
#include <string.h>

/* ---- Memory --------------------------------------------------------------------------------- */

/* At least twice as much as before, so that all growing together costs O(largest). */
static size_t grown(size_t capacity, size_t n)
{
    return 2 * capacity > n ? 2 * capacity : n;
}

bool dw_front_reserve(dw_front *front, size_t n, size_t n_words, dw_arena *arena)
{
    if (n <= front->capacity)
        return true;
    const size_t capacity = grown(front->capacity, n);
    double *const ours = DW_TAKE(arena, capacity, double);
    double *const theirs = DW_TAKE(arena, capacity, double);
    uint64_t *const code = DW_TAKE(arena, capacity * n_words, uint64_t);
    if (!ours || !theirs || !code)
        return false;
    *front = (dw_front){.ours = ours, .theirs = theirs, .code = code, .capacity = capacity};
    return true;
}

bool dw_candidates_reserve(dw_front_work *work, size_t n)
{
    if (n <= work->capacity)
        return true;
    enum { FIRST = 512 }; /* enough for small merges */
    const size_t capacity = grown(work->capacity, n < FIRST ? FIRST : n);
    dw_sum *const candidate = DW_TAKE(work->arena, capacity, dw_sum);
    if (!candidate)
        return false;
    if (work->n_candidates > 0)
        memcpy(candidate, work->candidate, work->n_candidates * sizeof *candidate);
    work->candidate = candidate;
    work->capacity = capacity;
    return true;
}

bool dw_candidates_reserve_sorted(dw_front_work *work, size_t n)
{
    if (n <= work->sorted_capacity)
        return true;
    const size_t capacity = grown(work->sorted_capacity, n);
    work->sorted_capacity = 0;
    work->sorted = DW_TAKE(work->arena, capacity, dw_sum);
    if (work->sorted)
        work->sorted_capacity = capacity;
    return work->sorted != NULL;
}

/* ---- Sorting -------------------------------------------------------------------------------- */

static bool stands_before(const dw_sum *a, const dw_sum *b)
{
    return a->ours > b->ours || (a->ours == b->ours && a->theirs > b->theirs);
}

static void sink(dw_sum *heap, size_t n, size_t at)
{
    const dw_sum moved = heap[at];
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && stands_before(&heap[child], &heap[child + 1]))
            child++;
        if (!stands_before(&moved, &heap[child]))
            break;
        heap[at] = heap[child];
    }
    heap[at] = moved;
}

static void sort_by_heap(dw_sum *candidate, size_t n)
{
    for (size_t i = n / 2; i-- > 0;)
        sink(candidate, n, i);
    while (n-- > 1) {
        const dw_sum last = candidate[0];
        candidate[0] = candidate[n];
        candidate[n] = last;
        sink(candidate, n, 0);
    }
}

static void sort_by_insertion(dw_sum *candidate, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const dw_sum moved = candidate[i];
        size_t at = i;
        for (; at > 0 && stands_before(&moved, &candidate[at - 1]); at--)
            candidate[at] = candidate[at - 1];
        candidate[at] = moved;
    }
}

static void sort(dw_sum *candidate, size_t n)
{
    enum { FEW = 32 }; /* insertion is faster up to about here */
    if (n <= FEW)
        sort_by_insertion(candidate, n);
    else
        sort_by_heap(candidate, n);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

dw_cells dw_cells_between(double low, double high, size_t n)
{
    const double per_cell = (double)n / (high - low);
    if (!isfinite(per_cell))
        return (dw_cells){.low = low};
    return (dw_cells){.low = low, .per_cell = per_cell, .n = n};
}

/* Highest cell first, each cell sorted. */
static void deal(dw_front_work *work)
{
    const dw_cells *const cells = &work->cells;
    size_t *const count = work->count;
    memset(count, 0, (cells->n + 1) * sizeof *count);
    for (size_t i = 0; i < work->n_candidates; i++)
        count[dw_cell_of(cells, work->candidate[i].ours)]++;
    size_t start = 0;
    for (size_t c = cells->n + 1; c-- > 0;) {
        const size_t n = count[c];
        count[c] = start;
        start += n;
    }
    for (size_t i = 0; i < work->n_candidates; i++) {
        const dw_sum *const candidate = &work->candidate[i];
        work->sorted[count[dw_cell_of(cells, candidate->ours)]++] = *candidate;
    }
    /* What was the start of a cell is its end now. */
    start = 0;
    for (size_t c = cells->n + 1; c-- > 0; start = count[c])
        sort(work->sorted + start, count[c] - start);
}

/* ---- The sweep ------------------------------------------------------------------------------ */

/* Whether a is the lexicographically lower outcome of two. */
static bool is_lower(const dw_front_work *work, const dw_sum *a, const dw_sum *b)
{
    if (!work->left)
        return a->left < b->left;
    const uint64_t *const left = work->left->code, *const right = work->right->code;
    const size_t n = work->n_words;
    for (size_t w = 0; w < n; w++) {
        const uint64_t code_a = left[a->left * n + w] | right[a->right * n + w];
        const uint64_t code_b = left[b->left * n + w] | right[b->right * n + w];
        if (code_a != code_b)
            return code_a < code_b;
    }
    return false;
}

size_t dw_candidates_sweep(dw_front_work *work, size_t n)
{
    dw_sum *const kept = work->sorted;
    const dw_utilities same = work->same;
    size_t n_kept = 0;
    for (size_t i = 0; i < n; i++) {
        const dw_sum next = work->sorted[i];
        /* As good for us within the tolerance and better for them: the last ones are dominated. */
        while (n_kept > 0 && next.theirs > kept[n_kept - 1].theirs + same.theirs &&
               next.ours >= kept[n_kept - 1].ours - same.ours)
            n_kept--;
        dw_sum *const last = &kept[n_kept - (n_kept > 0)];
        if (n_kept == 0 || next.theirs > last->theirs + same.theirs)
            kept[n_kept++] = next;
        else if (next.theirs >= last->theirs - same.theirs && next.ours >= last->ours - same.ours &&
                 is_lower(work, &next, last))
            *last = next;
    }
    return n_kept;
}

bool dw_candidates_select(dw_front_work *work, size_t *n)
{
    if (!dw_candidates_reserve_sorted(work, work->n_candidates))
        return false;
    deal(work);
    *n = dw_candidates_sweep(work, work->n_candidates);
    return true;
}

bool dw_candidates_to_front(dw_front_work *work, size_t n, dw_front *front)
{
    const size_t n_words = work->n_words;
    if (!dw_front_reserve(front, n, n_words, work->arena))
        return false;
    for (size_t i = 0; i < n; i++) {
        const dw_sum *const candidate = &work->sorted[i];
        front->ours[i] = candidate->ours;
        front->theirs[i] = candidate->theirs;
        const uint64_t *const left = work->left->code + candidate->left * n_words;
        const uint64_t *const right = work->right->code + candidate->right * n_words;
        for (size_t w = 0; w < n_words; w++)
            front->code[i * n_words + w] = left[w] | right[w];
    }
    front->n = n;
    return true;
}
