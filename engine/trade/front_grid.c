/* Fronts with fewer points than the exact one, for a known loss.
 *
 * Of all sums in a cell of our utility only the one that is best for them is kept. Any other of the
 * cell gives them no more, and us more by at most the width of the cell. */
#include "front.h"

#include <math.h>
#include <string.h>

static bool reserve_cells(dw_front_work *work, size_t n)
{
    work->n_candidates = 0;
    if (!dw_candidates_reserve(work, n) || !dw_candidates_reserve_sorted(work, n))
        return false;
    for (size_t c = 0; c < n; c++)
        work->candidate[c].theirs = -INFINITY;
    return true;
}

static void keep_best(dw_front_work *work, const dw_cells *grid)
{
    const dw_front *const left = work->left, *const right = work->right;
    for (size_t r = 0; r < right->n; r++)
        for (size_t l = 0; l < left->n; l++) {
            const double ours = left->ours[l] + right->ours[r];
            const double theirs = left->theirs[l] + right->theirs[r];
            dw_sum *const cell = &work->candidate[dw_cell_of(grid, ours)];
            /* No branch, as nothing tells beforehand which of two is better. */
            const dw_sum kept = *cell;
            const bool is_better = theirs > kept.theirs;
            cell->theirs = is_better ? theirs : kept.theirs;
            cell->left = is_better ? (uint32_t)l : kept.left;
            cell->right = is_better ? (uint32_t)r : kept.right;
        }
}

/* What the cells hold, the highest first; gives back how many. */
static size_t gather(dw_front_work *work, size_t n_cells)
{
    size_t n = 0;
    for (size_t c = n_cells; c-- > 0;) {
        dw_sum next = work->candidate[c];
        if (next.theirs == -INFINITY)
            continue;
        next.ours = work->left->ours[next.left] + work->right->ours[next.right];
        work->sorted[n++] = next;
    }
    return n;
}

bool dw_front_merge_on_grid(dw_front_work *work, const dw_front *left, const dw_front *right,
                            size_t cells, dw_front *front, double *loss)
{
    work->left = left->n >= right->n ? left : right;
    work->right = left->n >= right->n ? right : left;
    const double low = left->ours[left->n - 1] + right->ours[right->n - 1];
    const double high = left->ours[0] + right->ours[0];
    const dw_cells grid = dw_cells_between(low, high, cells);
    if (!reserve_cells(work, grid.n + 1))
        return false;
    keep_best(work, &grid);
    const size_t n = dw_candidates_sweep(work, gather(work, grid.n + 1));
    *loss = grid.n > 0 ? (high - low) / (double)grid.n : high - low;
    return dw_candidates_to_front(work, n, front);
}

double dw_front_thin(dw_front *front, size_t most, size_t n_words)
{
    const dw_cells grid = dw_cells_between(front->ours[front->n - 1], front->ours[0], most);
    double loss = 0, first = front->ours[0];
    size_t n = 0;
    for (size_t i = 0; i < front->n; i++) {
        const size_t cell = dw_cell_of(&grid, front->ours[i]);
        if (n > 0 && cell == dw_cell_of(&grid, front->ours[n - 1]))
            n--; /* the next of a cell is better for them */
        else
            first = front->ours[i];
        front->ours[n] = front->ours[i];
        front->theirs[n] = front->theirs[i];
        memmove(front->code + n * n_words, front->code + i * n_words,
                n_words * sizeof *front->code);
        n++;
        loss = fmax(loss, first - front->ours[i]);
    }
    front->n = n;
    return loss;
}
