/* The frontier of a space: fronts of its clusters, merged one after the other.
 *
 * Each merge drops what is dominated (Minkowski sums with pruning), so that the number of outcomes
 * does not matter; what the fronts in between hold does. Where they would outgrow the budget they are
 * laid on a grid and the loss is added up. */
#include "frontier.h"

#include "scratch.h"

#include <math.h>
#include <string.h>

/* ---- Joining two fronts --------------------------------------------------------------------- */

typedef struct joiner {
    dw_front_work work;
    size_t points_max;
    double epsilon; /* what may be lost on request */
    double lost;
    bool has_overflowed; /* a merge had more points than that; those after it will, too */
} joiner;

/* Thins operands so far that looking at all their sums stays affordable. */
static void limit_sums(joiner *j, dw_front *left, dw_front *right)
{
    dw_front *const more = left->n > right->n ? left : right;
    dw_front *const fewer = left->n > right->n ? right : left;
    const size_t sums_max = DW_FRONTIER_SUMS_PER_POINT * j->points_max;
    const size_t side = (size_t)sqrt((double)sums_max);
    if (fewer->n > side)
        j->lost += dw_front_thin(fewer, side - 1, j->work.n_words);
    if (more->n > sums_max / fewer->n)
        j->lost += dw_front_thin(more, sums_max / fewer->n - 1, j->work.n_words);
}

static bool join_on_grid(joiner *j, const dw_front *left, const dw_front *right, size_t cells,
                         dw_front *joined)
{
    double loss;
    if (!dw_front_merge_on_grid(&j->work, left, right, cells, joined, &loss))
        return false;
    j->lost += loss;
    return true;
}

/* Cells of a grid that loses at most `share`; 0 when the sums themselves are not many more. */
static size_t cells_for(const dw_front *left, const dw_front *right, double share)
{
    enum { WORTH_A_GRID = 4 }; /* sums per cell from which a grid is faster than exactness */
    const double range =
        left->ours[0] - left->ours[left->n - 1] + (right->ours[0] - right->ours[right->n - 1]);
    const double cells = ceil(range / share);
    return cells * WORTH_A_GRID < (double)left->n * (double)right->n ? (size_t)cells : 0;
}

/* `n_left` joins, this one included, are still to come. */
static bool join(joiner *j, dw_front *left, dw_front *right, size_t n_left, dw_front *joined)
{
    limit_sums(j, left, right);
    const double share = (j->epsilon - j->lost) / (double)n_left;
    const size_t cells = share > 0 ? cells_for(left, right, share) : 0;
    if (cells > 0 && cells < j->points_max)
        return join_on_grid(j, left, right, cells, joined);
    /* Equal sums of different outcomes are candidates too, but seldom many times the points. */
    const size_t most = 4 * j->points_max;
    if (j->has_overflowed && left->n * right->n > most)
        return join_on_grid(j, left, right, j->points_max - 1, joined);
    const dw_merge merge = dw_front_merge(&j->work, left, right, most, joined);
    if (merge == DW_MERGE_NOMEM)
        return false;
    j->has_overflowed = merge == DW_MERGE_TOO_MANY || joined->n > j->points_max;
    if (merge == DW_MERGE_TOO_MANY)
        return join_on_grid(j, left, right, j->points_max - 1, joined);
    if (j->has_overflowed)
        j->lost += dw_front_thin(joined, j->points_max - 1, j->work.n_words);
    return true;
}

/* ---- All clusters --------------------------------------------------------------------------- */

/* Smallest first; equal ones in the order of their clusters. */
static void sort_by_size(dw_front *front, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const dw_front moved = front[i];
        size_t at = i;
        for (; at > 0 && front[at - 1].n > moved.n; at--)
            front[at] = front[at - 1];
        front[at] = moved;
    }
}

static bool join_all(joiner *j, const dw_space *space, const dw_code_layout *layout,
                     dw_front *whole)
{
    dw_front cluster[DW_CLUSTERS_MAX] = {{0}}, other = {0};
    const size_t n = space->n_clusters;
    for (size_t c = 0; c < n; c++) {
        if (!dw_front_of_cluster(&j->work, space, c, layout, &cluster[c]))
            return false;
        if (cluster[c].n > j->points_max)
            j->lost += dw_front_thin(&cluster[c], j->points_max - 1, j->work.n_words);
    }
    sort_by_size(cluster, n);
    *whole = cluster[0];
    for (size_t c = 1; c < n; c++) {
        if (!join(j, whole, &cluster[c], n - c, &other))
            return false;
        const dw_front joined = other;
        other = *whole;
        *whole = joined;
    }
    return true;
}

/* ---- From the last front to the frontier ---------------------------------------------------- */

/* Utilities as dw_space_utilities gives them, cluster by cluster for all points. */
static void recompute(const dw_space *space, const dw_code_layout *layout, dw_front *front)
{
    double *const ours = front->ours, *const theirs = front->theirs;
    memset(ours, 0, front->n * sizeof *ours);
    memset(theirs, 0, front->n * sizeof *theirs);
    for (size_t c = 0; c < space->n_clusters; c++) {
        const dw_cluster *const cluster = &space->cluster[c];
        const uint64_t *code = front->code;
        for (size_t i = 0; i < front->n; i++, code += layout->n_words) {
            const size_t choice = dw_code_choice(layout, code, c);
            ours[i] += cluster->ours[choice];
            theirs[i] += cluster->theirs[choice];
        }
    }
    for (size_t i = 0; i < front->n; i++) {
        ours[i] = ours[i] > space->ceiling_ours ? space->ceiling_ours : ours[i];
        theirs[i] = theirs[i] > space->ceiling_theirs ? space->ceiling_theirs : theirs[i];
    }
}

/* Points `first` to `end` that are left when all at a ceiling count as the same there. */
static void trim(const dw_front *front, dw_utilities same, size_t *first, size_t *end)
{
    *first = 0;
    *end = front->n;
    while (*end - *first > 1 && front->ours[*first + 1] >= front->ours[*first] - same.ours)
        ++*first;
    while (*end - *first > 1 && front->theirs[*end - 2] >= front->theirs[*end - 1] - same.theirs)
        --*end;
}

/* A ceiling makes outcomes the same that were not when fronts were merged, and one of those that
 * were dropped may be lower than the one that stands at the ceiling now. */
static bool lower_outcome(const joiner *j, const dw_space *space, const dw_code_layout *layout,
                          dw_front *front, size_t point)
{
    size_t choice[DW_CLUSTERS_MAX];
    uint64_t *const code = front->code + point * layout->n_words;
    dw_code_read(layout, code, choice);
    const dw_utilities utilities = {front->ours[point], front->theirs[point]};
    if (!dw_outcome_lowest(space, utilities, j->points_max, j->work.arena, choice))
        return false;
    memset(code, 0, layout->n_words * sizeof *code);
    for (size_t c = 0; c < space->n_clusters; c++)
        dw_code_write(layout, c, choice[c], code);
    const dw_utilities exact = dw_space_utilities(space, choice);
    front->ours[point] = exact.ours;
    front->theirs[point] = exact.theirs;
    return true;
}

static bool finish(const joiner *j, const dw_space *space, const dw_code_layout *layout,
                   dw_front *front, size_t *first, size_t *end)
{
    const dw_utilities same = j->work.same;
    const bool is_over_ours = front->ours[0] > space->ceiling_ours + same.ours;
    const bool is_over_theirs = front->theirs[front->n - 1] > space->ceiling_theirs + same.theirs;
    recompute(space, layout, front);
    trim(front, same, first, end);
    if (j->lost > 0)
        return true;
    if (is_over_ours && !lower_outcome(j, space, layout, front, *first))
        return false;
    return !is_over_theirs || lower_outcome(j, space, layout, front, *end - 1);
}

/* Points `first` to `end` of the last front, in the caller's arena. */
static bool copy_out(const joiner *j, const dw_front *front, const dw_code_layout *layout,
                     size_t first, size_t end, dw_arena *arena, dw_frontier *frontier)
{
    const dw_arena *const scratch = j->work.arena;
    const size_t n = end - first, n_words = layout->n_words;
    const dw_arena_mark mark = dw_arena_here(arena);
    double *const ours = dw_scratch_take_result(arena, scratch, n, sizeof *ours);
    double *const theirs = dw_scratch_take_result(arena, scratch, n, sizeof *theirs);
    uint64_t *const code = dw_scratch_take_result(arena, scratch, n * n_words, sizeof *code);
    dw_frontier_trace *const trace = dw_scratch_take_result(arena, scratch, 1, sizeof *trace);
    if (!ours || !theirs || !code || !trace) {
        dw_arena_rewind(arena, mark);
        return false;
    }
    memcpy(ours, front->ours + first, n * sizeof *ours);
    memcpy(theirs, front->theirs + first, n * sizeof *theirs);
    memcpy(code, front->code + first * n_words, n * n_words * sizeof *code);
    *trace = (dw_frontier_trace){.layout = *layout, .code = code, .points_max = j->points_max};
    *frontier = (dw_frontier){.ours = ours,
                              .theirs = theirs,
                              .n_points = n,
                              .same = j->work.same,
                              .epsilon_ours = j->lost,
                              .trace = trace};
    return true;
}

static bool make(const dw_space *space, const dw_frontier_options *options, dw_arena *scratch,
                 dw_arena *arena, dw_frontier *frontier)
{
    dw_code_layout layout;
    dw_code_layout_init(&layout, space);
    joiner j = {.work = {.arena = scratch, .same = dw_space_same(space), .n_words = layout.n_words},
                .points_max = options->points_max,
                .epsilon = options->epsilon};
    dw_front whole;
    size_t first = 0, end = 0;
    return join_all(&j, space, &layout, &whole) &&
           finish(&j, space, &layout, &whole, &first, &end) &&
           copy_out(&j, &whole, &layout, first, end, arena, frontier);
}

dw_status dw_frontier_make(const dw_space *space, const dw_frontier_options *options,
                           dw_arena *arena, dw_frontier *frontier, dw_error *err)
{
    dw_frontier_options set = options ? *options : (dw_frontier_options){0};
    if (set.points_max == 0)
        set.points_max = DW_FRONTIER_POINTS;
    if (set.points_max < 2 || set.points_max > DW_FRONTIER_POINTS_MAX)
        return dw_fail(err, DW_E_RANGE, "points_max", 0, (double)set.points_max);
    if (!(set.epsilon >= 0) || isinf(set.epsilon))
        return dw_fail(err, DW_E_RANGE, "epsilon", 0, set.epsilon);
    const dw_status status = dw_space_check(space, err);
    if (status != DW_OK)
        return status;
    dw_arena scratch;
    dw_scratch_open(&scratch, arena);
    const bool is_made = make(space, &set, &scratch, arena, frontier);
    dw_arena_clear(&scratch);
    return is_made ? DW_OK : dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
}

void dw_frontier_outcome(const dw_frontier *frontier, size_t point, size_t *choice)
{
    const dw_frontier_trace *const trace = frontier->trace;
    dw_code_read(&trace->layout, trace->code + point * trace->layout.n_words, choice);
}
