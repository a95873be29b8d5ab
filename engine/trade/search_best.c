/* Best-first search: of all packages begun, the one that may still end best is taken further.
 *
 * A node has made the choices of the stages before its own; a group node stands for the choices of
 * one cell that have not been looked at yet, which are opened one by one, so that a cluster of
 * thousands of choices costs only as many nodes as it has cells. Keys are upper bounds on the sought
 * utility in whole steps; a search may end when no key reaches the last package of a full list. */
#include "search.h"

#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

typedef struct node {
    double held, sought; /* of the choices made */
    uint32_t parent;
    uint32_t choice; /* position in the stage before this one's; of a group: the next to open */
    uint32_t group;  /* which of its stage's groups, from 1; 0 when it is none */
    uint32_t stage;  /* whose choice comes next; of a group: whose choices it holds */
} node;

typedef struct entry {
    double key;
    uint32_t node;
} entry;

typedef struct finder {
    const dw_search_band *band;
    dw_search_list *list;
    dw_search_question question;
    double floor; /* less sought than this is of no interest */
    dw_arena *arena;
    node *node;
    entry *heap;
    size_t n_nodes, n_heap, room; /* room for nodes, and for as many entries */
} finder;

/* ---- Heap ----------------------------------------------------------------------------------- */

/* Of equal keys the newest first: it is nearest to a whole package. */
static bool is_before(entry a, entry b)
{
    return a.key != b.key ? a.key > b.key : a.node > b.node;
}

static void heap_push(finder *f, entry added)
{
    size_t i = f->n_heap++;
    for (; i > 0 && is_before(added, f->heap[(i - 1) / 2]); i = (i - 1) / 2)
        f->heap[i] = f->heap[(i - 1) / 2];
    f->heap[i] = added;
}

static entry heap_pop(finder *f)
{
    const entry first = f->heap[0], moved = f->heap[--f->n_heap];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < f->n_heap; i = child) {
        if (child + 1 < f->n_heap && is_before(f->heap[child + 1], f->heap[child]))
            child++;
        if (!is_before(f->heap[child], moved))
            break;
        f->heap[i] = f->heap[child];
    }
    f->heap[i] = moved;
    return first;
}

/* ---- Nodes ---------------------------------------------------------------------------------- */

static bool grow(finder *f)
{
    const size_t room = f->room ? 2 * f->room : 512;
    node *const nodes = DW_TAKE(f->arena, room, node);
    entry *const heap = DW_TAKE(f->arena, room, entry);
    if (!nodes || !heap)
        return false;
    if (f->n_nodes > 0) {
        memcpy(nodes, f->node, f->n_nodes * sizeof *nodes);
        memcpy(heap, f->heap, f->n_heap * sizeof *heap);
    }
    f->node = nodes;
    f->heap = heap;
    f->room = room;
    return true;
}

static double under_ceiling(const finder *f, double sought)
{
    const double ceiling = f->band->search->sought_ceiling;
    return sought < ceiling ? sought : ceiling;
}

/* Both utilities, weighted, that a node may end with. */
static double joint_bound(const finder *f, const node *begun)
{
    const dw_search *const search = f->band->search;
    return begun->held * search->held_weight + begun->sought * search->sought_weight +
           search->stage[begun->stage].joint;
}

/* Keeps a node unless its bound is of no interest. False when memory ends. */
static bool push(finder *f, node made, double bound)
{
    const dw_search *const search = f->band->search;
    if (search->held_weight > 0) {
        const double left = joint_bound(f, &made) - f->band->from * search->held_weight;
        bound = left / search->sought_weight < bound ? left / search->sought_weight : bound;
    }
    const double key = under_ceiling(f, bound);
    if (!(key >= f->floor) || key == -INFINITY)
        return true;
    if (f->n_nodes == f->room && !grow(f))
        return false;
    f->node[f->n_nodes] = made;
    heap_push(f, (entry){.key = key, .node = (uint32_t)f->n_nodes++});
    return true;
}

/* ---- Packages ------------------------------------------------------------------------------- */

static void write_choices(const finder *f, uint32_t at, size_t *choice)
{
    const dw_search *const search = f->band->search;
    const node *made = &f->node[at];
    if (made->group > 0)
        made = &f->node[made->parent];
    for (; made->stage > 0; made = &f->node[made->parent]) {
        const dw_search_stage *const stage = &search->stage[made->stage - 1];
        choice[stage->cluster] = stage->choice[made->choice].index;
    }
}

static bool is_full(const finder *f)
{
    return f->list->n == f->list->max;
}

static void raise_floor(finder *f)
{
    const dw_search_list *const list = f->list;
    if (list->n > 0)
        f->floor = fmax(f->floor, list->package[0].sought - f->question.slack);
    /* Steps are whole: better than the last is one step more. */
    if (is_full(f))
        f->floor = fmax(f->floor, dw_search_list_last(list)->sought + (f->question.ties ? 0 : 1));
}

/* All packages that the choices of the last stage make. */
static void finish(finder *f, uint32_t at)
{
    const node *const begun = &f->node[at];
    const dw_search_stage *const stage = &f->band->search->stage[begun->stage];
    for (size_t g = 0; g < stage->n_groups; g++)
        for (size_t k = stage->group[g].first; k < stage->group[g].end; k++) {
            const dw_search_choice *const choice = &stage->choice[k];
            const double held = begun->held + choice->held, sought = begun->sought + choice->sought;
            if (under_ceiling(f, sought) < f->floor)
                break;
            if (held < f->band->from || held > f->band->to)
                continue;
            write_choices(f, at, f->list->spare);
            f->list->spare[stage->cluster] = choice->index;
            dw_search_list_offer(f->list, held, sought);
            raise_floor(f);
        }
}

/* ---- Steps of the search -------------------------------------------------------------------- */

static bool push_choice(finder *f, const node *begun, uint32_t parent, size_t k)
{
    const dw_search_choice *const choice = &f->band->search->stage[begun->stage].choice[k];
    const node made = {.held = begun->held + choice->held,
                       .sought = begun->sought + choice->sought,
                       .parent = parent,
                       .choice = (uint32_t)k,
                       .stage = begun->stage + 1};
    return push(f, made,
                made.sought + dw_search_band_reach(f->band, made.stage, made.held, made.held));
}

static bool push_group(finder *f, const node *begun, uint32_t parent, size_t g, size_t next)
{
    const dw_search_stage *const stage = &f->band->search->stage[begun->stage];
    const dw_search_group *const group = &stage->group[g];
    const node made = {.held = begun->held,
                       .sought = begun->sought,
                       .parent = parent,
                       .choice = (uint32_t)next,
                       .group = (uint32_t)g + 1,
                       .stage = begun->stage};
    return push(f, made,
                begun->sought + stage->choice[next].sought +
                    dw_search_band_reach(f->band, begun->stage + 1, begun->held + group->least,
                                         begun->held + group->most));
}

static bool expand(finder *f, uint32_t at)
{
    const node begun = f->node[at];
    const dw_search_stage *const stage = &f->band->search->stage[begun.stage];
    for (size_t g = 0; g < stage->n_groups; g++) {
        const dw_search_group *const group = &stage->group[g];
        if (!(group->end == group->first + 1 ? push_choice(f, &begun, at, group->first)
                                             : push_group(f, &begun, at, g, group->first)))
            return false;
    }
    return true;
}

static bool open_group(finder *f, uint32_t at)
{
    const node opened = f->node[at];
    const size_t g = opened.group - 1, next = opened.choice + 1;
    if (next < f->band->search->stage[opened.stage].group[g].end &&
        !push_group(f, &opened, opened.parent, g, next))
        return false;
    return push_choice(f, &opened, opened.parent, opened.choice);
}

/* ---- Ties ----------------------------------------------------------------------------------- */

/* The most held utility that a node may end with and still tie with the last of the list. */
static double most_held(const finder *f, const node *begun)
{
    const dw_search *const search = f->band->search;
    const dw_search_stage *const rest = &search->stage[begun->stage];
    const dw_search_package *const last = dw_search_list_last(f->list);
    double most = fmin(begun->held + rest->most, f->band->to);
    if (search->held_weight > 0) {
        const double left = joint_bound(f, begun) - last->sought * search->sought_weight;
        most = fmin(most, left / search->held_weight);
    }
    return fmin(most, search->held_ceiling);
}

/* Whether the choices made, with the lowest of all others, stand before those of the last. */
static bool may_be_lower(const finder *f, uint32_t at)
{
    size_t *const lowest = f->list->spare;
    memset(lowest, 0, f->band->search->n_stages * sizeof *lowest);
    write_choices(f, at, lowest);
    const size_t *const last = dw_search_list_last(f->list)->choice;
    for (size_t c = 0; c < f->band->search->n_stages; c++)
        if (lowest[c] != last[c])
            return lowest[c] < last[c];
    return false;
}

/* May a node whose bound is the sought utility of the last package still lead to a better one? */
static bool may_win_tie(const finder *f, uint32_t at)
{
    const double most = most_held(f, &f->node[at]), last = dw_search_list_last(f->list)->held;
    return most != last ? most > last : may_be_lower(f, at);
}

/* ---- When the search is cut ----------------------------------------------------------------- */

/* Takes a node straight to a package, by the choice with the best bound at each stage. */
static void plunge(finder *f, uint32_t at)
{
    const dw_search *const search = f->band->search;
    const node *const begun = &f->node[at];
    double held = begun->held, sought = begun->sought;
    size_t first = begun->group > 0 ? begun->choice : 0;
    write_choices(f, at, f->list->spare);
    for (uint32_t t = begun->stage; t < search->n_stages; t++) {
        const dw_search_stage *const stage = &search->stage[t];
        const bool is_group = t == begun->stage && begun->group > 0;
        const size_t end = is_group ? stage->group[begun->group - 1].end : stage->n_choices;
        const dw_search_choice *best = NULL;
        double most = -INFINITY;
        for (size_t k = first; k < end; k++) {
            const dw_search_choice *const choice = &stage->choice[k];
            const double after = held + choice->held;
            const double bound =
                sought + choice->sought + dw_search_band_reach(f->band, t + 1, after, after);
            if (bound > most) {
                most = bound;
                best = choice;
            }
        }
        if (!best || under_ceiling(f, most) < f->floor)
            return;
        held += best->held;
        sought += best->sought;
        f->list->spare[stage->cluster] = best->index;
        first = 0;
    }
    dw_search_list_offer(f->list, held, sought);
    raise_floor(f);
}

/* So that there are good packages when none is proven to be the best. */
static void plunge_all(finder *f)
{
    for (size_t left = 4 * f->list->max; left > 0 && f->n_heap > 0; left--)
        plunge(f, heap_pop(f).node);
}

/* ---- Search --------------------------------------------------------------------------------- */

bool dw_search_run(dw_search_list *list, dw_search_question question, dw_arena *arena,
                   bool *complete)
{
    finder f = {
        .band = list->band, .list = list, .question = question, .floor = -INFINITY, .arena = arena};
    const uint32_t last = (uint32_t)f.band->search->n_stages - 1;
    bool has_memory = push(&f, (node){0}, INFINITY), is_cut = false;
    while (has_memory && !is_cut && f.n_heap > 0) {
        const entry first = heap_pop(&f);
        if (first.key < f.floor)
            break;
        if (is_full(&f) && first.key == dw_search_list_last(list)->sought &&
            !may_win_tie(&f, first.node))
            continue;
        if (f.node[first.node].group > 0)
            has_memory = open_group(&f, first.node);
        else if (f.node[first.node].stage < last)
            has_memory = expand(&f, first.node);
        else
            finish(&f, first.node);
        is_cut = f.n_nodes >= question.n_nodes_max;
    }
    if (is_cut)
        plunge_all(&f);
    *complete = !is_cut;
    return has_memory;
}

static bool find_best(const dw_search *search, double low, double high, size_t max, dw_arena *arena,
                      dw_candidates *found)
{
    dw_search_band band;
    dw_search_list list;
    dw_candidate *const package = DW_TAKE(arena, max, dw_candidate);
    if (!package || !dw_search_list_make(search, &band, max, arena, &list))
        return false;
    const dw_arena_mark mark = dw_arena_here(arena);
    bool complete;
    const dw_search_question question = {
        .slack = INFINITY, .ties = true, .n_nodes_max = DW_SEARCH_NODES_MAX};
    if (!dw_search_band_make(search, low, high, arena, &band) ||
        !dw_search_run(&list, question, arena, &complete))
        return false;
    dw_arena_rewind(arena, mark);
    for (size_t i = 0; i < list.n; i++)
        package[i] = dw_search_package_publish(search, list.package[i].choice);
    *found = (dw_candidates){.package = package, .n_packages = list.n, .complete = complete};
    return true;
}

dw_status dw_search_best(const dw_search *search, double low, double high, size_t max,
                         dw_arena *arena, dw_candidates *found, dw_error *err)
{
    const dw_status status = dw_search_band_check(low, high, err);
    if (status != DW_OK)
        return status;
    if (max < 1 || max > DW_SEARCH_PACKAGES_MAX)
        return dw_fail(err, DW_E_RANGE, "max", 0, (double)max);
    const dw_arena_mark before = dw_arena_here(arena);
    if (!find_best(search, low, high, max, arena, found)) {
        dw_arena_rewind(arena, before);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    return DW_OK;
}
