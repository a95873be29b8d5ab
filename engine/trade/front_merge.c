/* The exact front of a cluster and of the sum of two fronts, without looking at most sums twice.
 *
 * Two passes over the candidates. The first notes, for a sample of them, the best of their utility
 * per cell of ours; from the highest cell down this makes a bar per cell that a candidate of the cell
 * must reach, else a sampled one dominates it. The second pass keeps what reaches the bar, which is
 * little more than the front itself. A sampled candidate two cells up is better for us by more than
 * the tolerance, so it excludes the same for them; one cell up it may count as the same for us, so it
 * excludes only what is less for them by more than the tolerance. */
#include "front.h"

#include <math.h>
#include <string.h>

/* ---- The bar -------------------------------------------------------------------------------- */

enum { CELLS_MAX = 1 << 14 }; /* bars of this many cells stay in the second-level cache */

/* Makes cells for our utilities from low to high, and a bar that is not yet noted. */
static bool bar_init(dw_front_work *work, double low, double high, size_t n_cells)
{
    size_t n = n_cells < CELLS_MAX ? n_cells : CELLS_MAX;
    /* Utilities two cells apart must not be the same. */
    const double widest = (high - low) / 4;
    if (widest <= (double)n * work->same.ours)
        n = widest > work->same.ours ? (size_t)(widest / work->same.ours) : 0;
    work->cells = dw_cells_between(low, high, n);
    if (n >= work->cells_capacity) {
        work->cells_capacity = 0;
        work->bar = DW_TAKE(work->arena, 2 * n + 1, double);
        work->count = DW_TAKE(work->arena, 2 * n + 1, size_t);
        if (!work->bar || !work->count)
            return false;
        work->cells_capacity = 2 * n + 1;
    }
    for (size_t c = 0; c <= n; c++)
        work->bar[c] = -INFINITY;
    return true;
}

static void bar_note(dw_front_work *work, double ours, double theirs)
{
    double *const best = &work->bar[dw_cell_of(&work->cells, ours)];
    if (theirs > *best)
        *best = theirs;
}

/* From the best of each cell to what a candidate of it must reach. */
static void bar_raise(dw_front_work *work)
{
    const double same = work->same.theirs;
    double best_1 = -INFINITY, best_2 = -INFINITY; /* of one and more, two and more cells up */
    for (size_t c = work->cells.n + 1; c-- > 0;) {
        const double best = work->bar[c];
        work->bar[c] = dw_larger(best_1 - same, best_2 + same);
        best_2 = best_1;
        best_1 = dw_larger(best, best_1);
    }
}

/* Whether whatever gives us at most `ours` and them at most `theirs` is excluded: bars only rise
 * towards lower cells. */
static bool is_excluded(const dw_front_work *work, double ours, double theirs)
{
    return theirs < work->bar[dw_cell_of(&work->cells, ours)];
}

/* ---- Clusters ------------------------------------------------------------------------------- */

/* The choice that is best for them, best for us among those: whatever is less for us is dominated. */
static size_t their_best(const dw_cluster *cluster)
{
    size_t best = 0;
    for (size_t i = 1; i < cluster->n_choices; i++)
        if (cluster->theirs[i] > cluster->theirs[best] ||
            (cluster->theirs[i] == cluster->theirs[best] && cluster->ours[i] > cluster->ours[best]))
            best = i;
    return best;
}

static bool filter_choices(dw_front_work *work, const dw_cluster *cluster)
{
    const size_t n = cluster->n_choices;
    const double low = cluster->ours[their_best(cluster)] - work->same.ours;
    double high = low;
    for (size_t i = 0; i < n; i++)
        high = dw_larger(high, cluster->ours[i]);
    if (!bar_init(work, low, high, n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (cluster->ours[i] >= low)
            bar_note(work, cluster->ours[i], cluster->theirs[i]);
    bar_raise(work);
    for (size_t i = 0; i < n; i++) {
        const double ours = cluster->ours[i], theirs = cluster->theirs[i];
        if (ours < low || is_excluded(work, ours, theirs))
            continue;
        if (!dw_candidates_reserve(work, work->n_candidates + 1))
            return false;
        work->candidate[work->n_candidates++] =
            (dw_sum){.ours = ours, .theirs = theirs, .left = (uint32_t)i};
    }
    return true;
}

bool dw_front_of_cluster(dw_front_work *work, const dw_space *space, size_t cluster,
                         const dw_code_layout *layout, dw_front *front)
{
    work->left = work->right = NULL;
    work->n_candidates = 0;
    size_t n = 0;
    if (!filter_choices(work, &space->cluster[cluster]) || !dw_candidates_select(work, &n) ||
        !dw_front_reserve(front, n, work->n_words, work->arena))
        return false;
    memset(front->code, 0, n * work->n_words * sizeof *front->code);
    for (size_t i = 0; i < n; i++) {
        front->ours[i] = work->sorted[i].ours;
        front->theirs[i] = work->sorted[i].theirs;
        if (work->n_words > 0)
            dw_code_write(layout, cluster, work->sorted[i].left, front->code + i * work->n_words);
    }
    front->n = n;
    return true;
}

/* ---- Sums ----------------------------------------------------------------------------------- */

/* Points of a front are excluded together when the best of each of their utilities does not reach the
 * bar. The numbers matter little: twice or half of any costs at most a fifth. */
enum { BLOCK = 8, SAMPLED_PER_BLOCK = 2, SUMS_PER_CELL = 8 };

static void sample_sums(dw_front_work *work)
{
    const dw_front *const left = work->left, *const right = work->right;
    for (size_t r = 0; r < right->n; r++)
        for (size_t l = 0; l < left->n; l += BLOCK / SAMPLED_PER_BLOCK)
            bar_note(work, left->ours[l] + right->ours[r], left->theirs[l] + right->theirs[r]);
}

/* Sums of left's points `from` to `to` and right's point r. Room for them is reserved. */
static void keep_block(dw_front_work *work, size_t from, size_t to, size_t r)
{
    const dw_front *const left = work->left, *const right = work->right;
    dw_sum *next = work->candidate + work->n_candidates;
    for (size_t l = from; l < to; l++) {
        *next = (dw_sum){.ours = left->ours[l] + right->ours[r],
                         .theirs = left->theirs[l] + right->theirs[r],
                         .left = (uint32_t)l,
                         .right = (uint32_t)r};
        next += !is_excluded(work, next->ours, next->theirs);
    }
    work->n_candidates = (size_t)(next - work->candidate);
}

static dw_merge filter_sums(dw_front_work *work, size_t most)
{
    const dw_front *const left = work->left, *const right = work->right;
    for (size_t r = 0; r < right->n; r++)
        for (size_t from = 0, to; from < left->n; from = to) {
            to = left->n - from < BLOCK ? left->n : from + BLOCK;
            const double ours = left->ours[from] + right->ours[r];
            const double theirs = left->theirs[to - 1] + right->theirs[r];
            if (is_excluded(work, ours, theirs))
                continue;
            if (!dw_candidates_reserve(work, work->n_candidates + BLOCK))
                return DW_MERGE_NOMEM;
            keep_block(work, from, to, r);
            if (work->n_candidates > most)
                return DW_MERGE_TOO_MANY;
        }
    return DW_MERGE_DONE;
}

dw_merge dw_front_merge(dw_front_work *work, const dw_front *left, const dw_front *right,
                        size_t most, dw_front *front)
{
    /* Blocks run along the longer one. */
    work->left = left->n >= right->n ? left : right;
    work->right = left->n >= right->n ? right : left;
    work->n_candidates = 0;
    const double low = left->ours[left->n - 1] + right->ours[right->n - 1];
    const double high = left->ours[0] + right->ours[0];
    if (!bar_init(work, low, high, left->n * right->n / SUMS_PER_CELL + 1))
        return DW_MERGE_NOMEM;
    sample_sums(work);
    bar_raise(work);
    const dw_merge merge = filter_sums(work, most);
    size_t n = 0;
    if (merge != DW_MERGE_DONE)
        return merge;
    if (!dw_candidates_select(work, &n) || !dw_candidates_to_front(work, n, front))
        return DW_MERGE_NOMEM;
    return DW_MERGE_DONE;
}
