/* The model behind a search: clusters as stages, and bounds on what the stages after one can add.
 *
 * The bounds are a backward max-plus recursion. With every held utility rounded to the nearest cell,
 *
 *   rest[t][j] = max over choices k of stage t of sought(k) + rest[t + 1][j - cell(k)]
 *
 * and because roundings add up to at most `under` and `over`, the packages of cell j have a held
 * utility from j * width - under to j * width + over. Where the width divides all steps both are 0. */
#include "search.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

/* ---- Steps ---------------------------------------------------------------------------------- */

static const double *utilities_of(const dw_cluster *cluster, dw_side side)
{
    return side == DW_SIDE_US ? cluster->ours : cluster->theirs;
}

static double ceiling_of(const dw_space *space, dw_side side)
{
    return side == DW_SIDE_US ? space->ceiling_ours : space->ceiling_theirs;
}

static double same_of(const dw_space *space, dw_side side)
{
    const dw_utilities same = dw_space_same(space);
    return side == DW_SIDE_US ? same.ours : same.theirs;
}

/* Steps in a unit of utility: a power of ten, since multiplying by one is exact for decimals. */
static double steps_in_a_unit(double same)
{
    const double wanted = fmin(1 / same, 1e300);
    double steps = 1;
    if (!(same > 0))
        return steps;
    while (steps < wanted)
        steps *= 10;
    while (steps / 10 >= wanted)
        steps /= 10;
    return steps;
}

/* No ceiling is so low that sums under it meet -INFINITY, which stands for "cannot be". */
static double ceiling_in_steps(const dw_space *space, dw_side side, double steps)
{
    return fmax(round(ceiling_of(space, side) * steps), -1e18);
}

/* ---- Cells ---------------------------------------------------------------------------------- */

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b > 0) {
        const uint64_t remainder = a % b;
        a = b;
        b = remainder;
    }
    return a;
}

/* Choices in steps, the held ones above the least; returns the most. */
static double read_choices(const dw_search *search, dw_search_stage *stage,
                           dw_search_choice *choice)
{
    const dw_cluster *const cluster = &search->space->cluster[stage->cluster];
    const double *const held = utilities_of(cluster, search->held);
    const double *const sought = utilities_of(cluster, dw_side_other(search->held));
    double least = INFINITY, most = -INFINITY;
    for (size_t k = 0; k < cluster->n_choices; k++) {
        choice[k] = (dw_search_choice){.held = round(held[k] * search->held_steps),
                                       .sought = round(sought[k] * search->sought_steps),
                                       .index = k};
        least = fmin(least, choice[k].held);
        most = fmax(most, choice[k].held);
    }
    for (size_t k = 0; k < cluster->n_choices; k++)
        choice[k].held -= least;
    stage->choice = choice;
    stage->n_choices = cluster->n_choices;
    stage->most = most - least;
    return least;
}

static double cell_width(const dw_search *search, double range, size_t n_cells)
{
    uint64_t divisor = 0;
    for (size_t t = 0; t < search->n_stages && divisor != 1; t++)
        for (size_t k = 0; k < search->stage[t].n_choices && divisor != 1; k++)
            divisor = common_divisor((uint64_t)search->stage[t].choice[k].held, divisor);
    return divisor == 0 ? 1 : fmax((double)divisor, range / (double)n_cells);
}

/* ---- Groups --------------------------------------------------------------------------------- */

static bool stands_before(const dw_search_choice *a, const dw_search_choice *b)
{
    return a->cell != b->cell ? a->cell < b->cell : a->sought > b->sought;
}

static void merge(const dw_search_choice *left, size_t n_left, const dw_search_choice *right,
                  size_t n_right, dw_search_choice *out)
{
    while (n_left > 0 || n_right > 0) {
        const bool takes_right = n_left == 0 || (n_right > 0 && stands_before(right, left));
        *out++ = takes_right ? *right++ : *left++;
        n_left -= !takes_right;
        n_right -= takes_right;
    }
}

/* Stable, so that equal choices stay in the order of their indices. */
static void sort_choices(dw_search_choice *choice, dw_search_choice *spare, size_t n)
{
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t first = 0; first < n; first += 2 * width) {
            const size_t middle = first + width < n ? first + width : n;
            const size_t end = middle + width < n ? middle + width : n;
            merge(choice + first, middle - first, choice + middle, end - middle, spare + first);
        }
        memcpy(choice, spare, n * sizeof *choice);
    }
}

static dw_search_group group_from(const dw_search_choice *choice, size_t n, size_t first)
{
    dw_search_group group = {.first = first, .end = first, .least = INFINITY, .most = -INFINITY};
    for (; group.end < n && choice[group.end].cell == choice[first].cell; group.end++) {
        group.least = fmin(group.least, choice[group.end].held);
        group.most = fmax(group.most, choice[group.end].held);
    }
    return group;
}

/* `leader` [n] is scratch: for the index of each group's first choice its position, from 1. */
static size_t group_choices(const dw_search_choice *choice, size_t n, size_t *leader,
                            dw_search_group *group)
{
    for (size_t k = 0; k < n; k++)
        leader[choice[k].index] = k == 0 || choice[k].cell != choice[k - 1].cell ? k + 1 : 0;
    size_t n_groups = 0;
    for (size_t index = n; index-- > 0;)
        if (leader[index] > 0)
            group[n_groups++] = group_from(choice, n, leader[index] - 1);
    return n_groups;
}

/* Sorts the choices and puts them into groups. */
static bool group_stage(dw_search_stage *stage, dw_search_choice *choice, dw_arena *arena)
{
    const size_t n = stage->n_choices;
    dw_search_group *const group = DW_TAKE(arena, n, dw_search_group);
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_search_choice *const spare = DW_TAKE(arena, n, dw_search_choice);
    size_t *const leader = DW_TAKE(arena, n, size_t);
    if (!group || !spare || !leader)
        return false;
    sort_choices(choice, spare, n);
    stage->group = group;
    stage->n_groups = group_choices(choice, n, leader, group);
    dw_arena_rewind(arena, mark);
    return true;
}

/* ---- Stages --------------------------------------------------------------------------------- */

/* out[j + cell] = max(out[j + cell], in[j] + sought) for all j. */
static void add_choice(double *restrict out, const double *restrict in, size_t n, double sought)
{
    for (size_t j = 0; j < n; j++) {
        const double sum = in[j] + sought;
        out[j] = sum > out[j] ? sum : out[j];
    }
}

static bool bound_stage(dw_search_stage *stage, dw_arena *arena)
{
    const dw_search_stage *const after = stage + 1;
    double *const rest = DW_TAKE(arena, stage->n_cells, double);
    if (!rest)
        return false;
    for (size_t j = 0; j < stage->n_cells; j++)
        rest[j] = -INFINITY;
    for (size_t g = 0; g < stage->n_groups; g++) {
        const dw_search_choice *const best = &stage->choice[stage->group[g].first];
        add_choice(rest + best->cell, after->rest, after->n_cells, best->sought);
    }
    stage->rest = rest;
    return true;
}

/* Puts the choices into cells and adds the stage to the rest. */
static void cut_stage(const dw_search *search, dw_search_stage *stage, dw_search_choice *choice)
{
    const dw_search_stage *const after = stage + 1;
    double under = 0, over = 0, joint = -INFINITY;
    size_t last = 0;
    for (size_t k = 0; k < stage->n_choices; k++) {
        choice[k].cell = (size_t)(choice[k].held / search->cell + 0.5);
        const double off = choice[k].held - (double)choice[k].cell * search->cell;
        under = fmax(under, -off);
        over = fmax(over, off);
        joint = fmax(joint, choice[k].held * search->held_weight +
                                choice[k].sought * search->sought_weight);
        last = choice[k].cell > last ? choice[k].cell : last;
    }
    stage->n_cells = after->n_cells + last;
    stage->under = after->under + under;
    stage->over = after->over + over;
    stage->most += after->most;
    stage->joint = after->joint + joint;
}

/* The cluster with most choices first, so that it is gone through once. */
static void order_clusters(const dw_space *space, dw_search_stage *stage)
{
    for (size_t c = 0; c < space->n_clusters; c++) {
        size_t t = c;
        for (;
             t > 0 && space->cluster[stage[t - 1].cluster].n_choices < space->cluster[c].n_choices;
             t--)
            stage[t].cluster = stage[t - 1].cluster;
        stage[t].cluster = c;
    }
}

/* Steps are powers of ten apart. Weighing up to this far keeps sums of steps exact in doubles. */
static void set_weights(dw_search *search)
{
    const double ratio = search->held_steps / search->sought_steps;
    if (ratio < 0.005 || ratio > 200)
        return;
    search->held_weight = ratio < 1 ? round(1 / ratio) : 1;
    search->sought_weight = ratio > 1 ? round(ratio) : 1;
}

static bool build(dw_search *search, size_t n_cells, dw_search_stage *stage, dw_arena *arena)
{
    dw_search_choice *choice[DW_CLUSTERS_MAX];
    double range = 0;
    for (size_t t = 0; t < search->n_stages; t++) {
        const size_t n_choices = search->space->cluster[stage[t].cluster].n_choices;
        choice[t] = DW_TAKE(arena, n_choices, dw_search_choice);
        if (!choice[t])
            return false;
        search->held_least += read_choices(search, &stage[t], choice[t]);
        range += stage[t].most;
    }
    search->cell = cell_width(search, range, n_cells);
    search->held_ceiling =
        ceiling_in_steps(search->space, search->held, search->held_steps) - search->held_least;
    double *const nothing = DW_TAKE(arena, 1, double);
    if (!nothing)
        return false;
    stage[search->n_stages] = (dw_search_stage){.rest = nothing, .n_cells = 1};
    for (size_t t = search->n_stages; t-- > 0;) {
        cut_stage(search, &stage[t], choice[t]);
        /* What all stages together can add is nobody's question. */
        if (!group_stage(&stage[t], choice[t], arena) || (t > 0 && !bound_stage(&stage[t], arena)))
            return false;
    }
    return true;
}

/* ---- Preparation ---------------------------------------------------------------------------- */

dw_status dw_search_prepare(const dw_space *space, dw_side held, size_t n_cells, dw_arena *arena,
                            const dw_search **search, dw_error *err)
{
    const dw_status status = dw_space_check(space, err);
    if (status != DW_OK)
        return status;
    if (n_cells < 1 || n_cells > DW_SEARCH_CELLS_MAX)
        return dw_fail(err, DW_E_RANGE, "n_cells", 0, (double)n_cells);
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_search *const made = DW_TAKE(arena, 1, dw_search);
    dw_search_stage *const stage = DW_TAKE(arena, space->n_clusters + 1, dw_search_stage);
    if (!made || !stage) {
        dw_arena_rewind(arena, mark);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    *made = (dw_search){.space = space,
                        .stage = stage,
                        .n_stages = space->n_clusters,
                        .held = held,
                        .same = same_of(space, held)};
    made->held_steps = steps_in_a_unit(made->same);
    made->sought_steps = steps_in_a_unit(same_of(space, dw_side_other(held)));
    set_weights(made);
    /* Half a step for each choice, the tolerance of a limit, one for sums of doubles. */
    made->margin = (double)space->n_clusters / 2 + made->same * made->held_steps + 1;
    made->sought_ceiling = ceiling_in_steps(space, dw_side_other(held), made->sought_steps);
    order_clusters(space, stage);
    if (!build(made, n_cells, stage, arena)) {
        dw_arena_rewind(arena, mark);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    *search = made;
    return DW_OK;
}
