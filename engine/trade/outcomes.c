/* Outcomes with given utilities, in lexicographic order.
 *
 * Choices are tried cluster by cluster. The front of the clusters still to come tells whether the
 * rest can make up for what is missing, so that no choice is followed in vain. */
#include "frontier.h"

#include "scratch.h"

#include <math.h>
#include <string.h>

typedef struct search {
    const dw_space *space;
    dw_utilities wanted, same;
    /* rest[c] of clusters c and up; a sum may be better for us than its points by lost[c]. */
    dw_front rest[DW_CLUSTERS_MAX + 1];
    double lost[DW_CLUSTERS_MAX + 1];
    size_t choice[DW_CLUSTERS_MAX];
    size_t points_max, max, n_steps;
    bool is_over, has_more, lacks_memory;
    size_t *found; /* [n * n_clusters] */
    size_t n, capacity;
    dw_arena *scratch;
} search;

/* ---- Fronts of the rest --------------------------------------------------------------------- */

static bool add_cluster(search *s, dw_front_work *work, size_t c)
{
    const size_t sums_max = DW_FRONTIER_SUMS_PER_POINT * s->points_max;
    dw_front cluster = {0}, *const rest = &s->rest[c];
    const dw_front *const others = &s->rest[c + 1];
    s->lost[c] = s->lost[c + 1];
    if (!dw_front_of_cluster(work, s->space, c, NULL, &cluster))
        return false;
    if (cluster.n > sums_max / others->n)
        s->lost[c] += dw_front_thin(&cluster, sums_max / others->n, 0);
    double loss = 0;
    switch (dw_front_merge(work, &cluster, others, 4 * s->points_max, rest)) {
    case DW_MERGE_NOMEM: return false;
    case DW_MERGE_DONE: break;
    case DW_MERGE_TOO_MANY:
        if (!dw_front_merge_on_grid(work, &cluster, others, s->points_max, rest, &loss))
            return false;
    }
    s->lost[c] += loss;
    if (rest->n > s->points_max)
        s->lost[c] += dw_front_thin(rest, s->points_max, 0);
    return true;
}

static bool make_rests(search *s)
{
    dw_front_work work = {.arena = s->scratch, .same = s->same};
    dw_front *const none = &s->rest[s->space->n_clusters];
    if (!dw_front_reserve(none, 1, 0, s->scratch))
        return false;
    none->ours[0] = none->theirs[0] = 0;
    none->n = 1;
    for (size_t c = s->space->n_clusters; c-- > 0;)
        if (!add_cluster(s, &work, c))
            return false;
    return true;
}

/* Whether the clusters from c up may add enough to `sum`, with room for rounding. */
static bool can_suffice(const search *s, size_t c, dw_utilities sum)
{
    const dw_front *const rest = &s->rest[c];
    const double ours = s->wanted.ours - sum.ours - 2 * s->same.ours - s->lost[c];
    size_t low = 0, high = rest->n; /* points that are enough for us stand first */
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (rest->ours[middle] >= ours)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && rest->theirs[low - 1] >= s->wanted.theirs - sum.theirs - 2 * s->same.theirs;
}

/* ---- The walk ------------------------------------------------------------------------------- */

static void keep(search *s)
{
    const size_t n_clusters = s->space->n_clusters;
    if (s->n == s->max) {
        s->is_over = s->has_more = true;
        return;
    }
    if (s->n == s->capacity) {
        const size_t capacity = 2 * s->capacity + 1;
        size_t *const found = DW_TAKE(s->scratch, capacity * n_clusters, size_t);
        if (!found) {
            s->is_over = s->lacks_memory = true;
            return;
        }
        if (s->n > 0)
            memcpy(found, s->found, s->n * n_clusters * sizeof *found);
        s->found = found;
        s->capacity = capacity;
    }
    memcpy(s->found + s->n++ * n_clusters, s->choice, n_clusters * sizeof *s->choice);
}

static bool is_wanted(const search *s)
{
    const dw_utilities exact = dw_space_utilities(s->space, s->choice);
    return fabs(exact.ours - s->wanted.ours) <= s->same.ours &&
           fabs(exact.theirs - s->wanted.theirs) <= s->same.theirs;
}

static void walk(search *s, size_t c, dw_utilities sum)
{
    if (c == s->space->n_clusters) {
        if (is_wanted(s))
            keep(s);
        return;
    }
    const dw_cluster *const cluster = &s->space->cluster[c];
    for (size_t i = 0; i < cluster->n_choices && !s->is_over; i++) {
        if (s->n_steps++ == DW_OUTCOME_STEPS_MAX) {
            s->is_over = s->has_more = true;
            return;
        }
        const dw_utilities next = {sum.ours + cluster->ours[i], sum.theirs + cluster->theirs[i]};
        s->choice[c] = i;
        if (can_suffice(s, c + 1, next))
            walk(s, c + 1, next);
    }
}

static bool run(search *s)
{
    s->same = dw_space_same(s->space);
    if (!make_rests(s))
        return false;
    walk(s, 0, (dw_utilities){0, 0});
    return !s->lacks_memory;
}

/* ---- Questions ------------------------------------------------------------------------------ */

bool dw_outcome_lowest(const dw_space *space, dw_utilities utilities, size_t points_max,
                       dw_arena *scratch, size_t *choice)
{
    search s = {.space = space,
                .wanted = utilities,
                .points_max = points_max,
                .max = 1,
                .scratch = scratch};
    if (!run(&s))
        return false;
    if (s.n > 0)
        memcpy(choice, s.found, space->n_clusters * sizeof *choice);
    return true;
}

dw_status dw_outcomes_same(const dw_space *space, const dw_frontier *frontier, size_t point,
                           size_t max, dw_arena *arena, dw_outcomes *outcomes, dw_error *err)
{
    dw_arena scratch;
    dw_scratch_open(&scratch, arena);
    search s = {.space = space,
                .wanted = {frontier->ours[point], frontier->theirs[point]},
                .points_max = frontier->trace->points_max,
                .max = max,
                .scratch = &scratch};
    size_t *choice = NULL;
    if (run(&s))
        choice = dw_scratch_take_result(arena, &scratch, s.n * space->n_clusters, sizeof *choice);
    if (choice) {
        if (s.n > 0)
            memcpy(choice, s.found, s.n * space->n_clusters * sizeof *choice);
        *outcomes = (dw_outcomes){.choice = choice, .n = s.n, .has_more = s.has_more};
    }
    dw_arena_clear(&scratch);
    return choice ? DW_OK : dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
}
