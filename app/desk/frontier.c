/* The frontier of a domain of negotiation research, and the pages made of it. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "brief/frontier.h"
#include "brief/phrase.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "text/domain.h"

/* What an answer's view points to. */
typedef struct frontier_parts {
    brief_frontier view;
    dw_frontier frontier;
    dw_solutions solutions;
} frontier_parts;

static size_t option_of(const void *context, const size_t *choice, size_t issue)
{
    (void)context;
    return choice[issue];
}

/* ---- The background -------------------------------------------------------------------------- */

/* The number of outcomes, or `most` + 1 when it is larger. */
static size_t count_to(const dw_space *space, size_t most)
{
    size_t n = 1;
    for (size_t c = 0; c < space->n_clusters && n <= most; c++)
        n = space->cluster[c].n_choices > most ? most + 1 : n * space->cluster[c].n_choices;
    return MIN(n, most + 1);
}

/* The next outcome in lexicographic order. */
static void step(const dw_space *space, size_t *choice)
{
    for (size_t c = space->n_clusters; c-- > 0;) {
        if (++choice[c] < space->cluster[c].n_choices)
            return;
        choice[c] = 0;
    }
}

/* All outcomes while there are few, else some drawn at random. */
static bool add_cloud(brief_frontier *view, dw_arena *arena)
{
    const dw_space *const space = view->space;
    const size_t n = count_to(space, DESK_CLOUD_MAX);
    const bool all = n <= DESK_CLOUD_MAX;
    const size_t n_cloud = all ? n : DESK_CLOUD_MAX;
    dw_utilities *const cloud = DW_TAKE(arena, n_cloud, dw_utilities);
    size_t *const choice = DW_TAKE(arena, space->n_clusters, size_t);
    if (!cloud || !choice)
        return false;
    dw_random random;
    dw_random_init(&random, DESK_SEED, 0);
    for (size_t i = 0; i < n_cloud; i++) {
        for (size_t c = 0; !all && c < space->n_clusters; c++)
            choice[c] = dw_random_below(&random, (uint32_t)space->cluster[c].n_choices);
        cloud[i] = dw_space_utilities(space, choice);
        if (all)
            step(space, choice);
    }
    view->cloud = cloud;
    view->n_cloud = n_cloud;
    return true;
}

/* ---- Ties ------------------------------------------------------------------------------------ */

/* Appends the outcomes of one point that are not the solution's own. */
static dw_status add_same(const brief_frontier *view, size_t point, const size_t *own,
                          dw_arena *arena, size_t *choice, brief_ties *ties, dw_error *err)
{
    const size_t n_clusters = view->space->n_clusters;
    dw_outcomes same;
    const dw_status status =
        dw_outcomes_same(view->space, view->frontier, point, DESK_TIES_MAX + 1, arena, &same, err);
    if (status != DW_OK)
        return status;
    ties->has_more = ties->has_more || same.has_more;
    for (size_t i = 0; i < same.n; i++) {
        const size_t *const other = same.choice + i * n_clusters;
        if (memcmp(other, own, n_clusters * sizeof *own) == 0)
            continue;
        if (ties->n == DESK_TIES_MAX) {
            ties->has_more = true;
            return DW_OK;
        }
        memcpy(choice + ties->n++ * n_clusters, other, n_clusters * sizeof *other);
    }
    return DW_OK;
}

static dw_status add_ties(brief_frontier *view, brief_solution_id id, dw_arena *arena,
                          dw_error *err)
{
    const dw_solution *const solution = brief_solution_of(view->solutions, id);
    const size_t n_clusters = view->space->n_clusters;
    size_t *const own = DW_TAKE(arena, n_clusters, size_t);
    size_t *const choice = DW_TAKE(arena, n_clusters * DESK_TIES_MAX, size_t);
    brief_ties ties = {.choice = choice};
    if (!own || !choice)
        return DW_E_NOMEM;
    if (solution->exists)
        dw_frontier_outcome(view->frontier, solution->point, own);
    dw_status status = DW_OK;
    for (size_t t = 0; status == DW_OK && t < solution->n_tied && ties.n < DESK_TIES_MAX; t++)
        status = add_same(view, solution->tied[t], own, arena, choice, &ties, err);
    view->ties[id] = ties;
    return status;
}

/* ---- Notes ----------------------------------------------------------------------------------- */

static const char *keep(dw_arena *arena, const char *text)
{
    const size_t size = strlen(text) + 1;
    char *const kept = dw_arena_take(arena, size, 1);
    return kept ? memcpy(kept, text, size) : NULL;
}

static bool add_note(brief_frontier *view, const char **note, dw_arena *arena, char *text)
{
    const char *const kept = keep(arena, text);
    g_free(text);
    note[view->n_notes++] = kept;
    return kept;
}

/* What the files do not say of reservation values; NULL when they say all or the reader may not know
 * them. */
static char *reservation_note(const brief_frontier *view, const text_profile *side)
{
    const bool ours = side[0].gives_reservation, theirs = side[1].gives_reservation;
    if (!view->walk_aways || (ours && theirs))
        return NULL;
    if (!ours && !theirs)
        return g_strdup(brief_word(view->book, DW_PHRASE_NOTE_NO_RESERVATIONS));
    return brief_fill(view->book, DW_PHRASE_NOTE_NO_RESERVATION, side[ours].name, NULL);
}

/* What the figures leave out of the files, or put in. */
static bool add_notes(brief_frontier *view, const text_domain *domain, dw_arena *arena)
{
    const text_profile *const side = domain->side;
    const char **const note = DW_TAKE(arena, 1 + TEXT_SIDES, const char *);
    char *const missing = note ? reservation_note(view, side) : NULL;
    view->note = note;
    bool kept = note && (!missing || add_note(view, note, arena, missing));
    for (size_t s = 0; kept && s < TEXT_SIDES; s++) {
        char factor[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(factor, sizeof factor, "%.6g", side[s].discount);
        if (side[s].discount < 1)
            kept = add_note(
                view, note, arena,
                brief_fill(view->book, DW_PHRASE_NOTE_DISCOUNT, side[s].name, factor, NULL));
    }
    return kept;
}

/* ---- The view -------------------------------------------------------------------------------- */

/* What the first side can gain at most, from the worst outcome to the best. */
static double our_range(const dw_space *space)
{
    double best = 0, worst = 0;
    for (size_t c = 0; c < space->n_clusters; c++) {
        double high = -INFINITY, low = INFINITY;
        for (size_t o = 0; o < space->cluster[c].n_choices; o++) {
            high = fmax(high, space->cluster[c].ours[o]);
            low = fmin(low, space->cluster[c].ours[o]);
        }
        best += high;
        worst += low;
    }
    return fmax(fmin(best, space->ceiling_ours) - worst, 0);
}

static bool name_parts(brief_frontier *view, const text_domain *domain, const dw_playbook *book,
                       bool walk_aways, dw_arena *arena)
{
    brief_frontier_issue *const issue = DW_TAKE(arena, domain->n_issues, brief_frontier_issue);
    for (size_t i = 0; issue && i < domain->n_issues; i++)
        issue[i] = (brief_frontier_issue){.key = domain->issue[i].name,
                                          .name = domain->issue[i].name,
                                          .option = domain->issue[i].option};
    *view = (brief_frontier){
        .book = book,
        .title = domain->name,
        .side = {domain->side[0].name, domain->side[1].name},
        .issue = issue,
        .n_issues = domain->n_issues,
        .option_of = option_of,
        .space = &domain->space,
        .walk_aways = walk_aways,
        .reservation = {domain->side[0].reservation, domain->side[1].reservation},
    };
    return issue && add_notes(view, domain, arena);
}

static dw_status solve(frontier_parts *parts, double epsilon, dw_arena *arena, dw_error *err)
{
    brief_frontier *const view = &parts->view;
    const dw_frontier_options options = {.epsilon = epsilon * our_range(view->space)};
    dw_status status = dw_frontier_make(view->space, &options, arena, &parts->frontier, err);
    view->frontier = &parts->frontier;
    view->solutions = &parts->solutions;
    if (status == DW_OK)
        status = dw_space_count(view->space, arena, &view->n_outcomes, err);
    if (status == DW_OK)
        status = dw_solutions_find(view->frontier,
                                   view->walk_aways ? view->reservation
                                                    : brief_frontier_lowest(view->frontier),
                                   arena, &parts->solutions, err);
    for (int id = 0; status == DW_OK && id < BRIEF_SOLUTION_COUNT; id++)
        status = add_ties(view, (brief_solution_id)id, arena, err);
    if (status != DW_OK)
        return status;
    view->opposition =
        dw_frontier_opposition(view->frontier, (dw_utilities){0, 0}, (dw_utilities){1, 1});
    return add_cloud(view, arena) ? DW_OK : DW_E_NOMEM;
}

desk_status desk_frontier(const desk_frontier_request *request, desk_answer *answer)
{
    desk_answer_init(answer, "the domain and its profiles");
    if (!desk_answer_playbook(answer, request->playbook))
        return answer->status;
    const text_domain_paths paths = {request->domain, {request->profile[0], request->profile[1]}};
    const text_domain *const domain =
        (request->format == DESK_GENIUS ? text_genius_load : text_geniusweb_load)(
            &paths, &answer->arena, &answer->problems);
    if (desk_answer_settle(answer) != DESK_OK || !domain)
        return answer->status;
    dw_error err = {0};
    frontier_parts *const parts = DW_TAKE(&answer->arena, 1, frontier_parts);
    const bool named = parts && name_parts(&parts->view, domain, answer->playbook,
                                           !request->hide_walk_away, &answer->arena);
    dw_status status = named ? DW_OK : DW_E_NOMEM;
    if (status == DW_OK)
        status = solve(parts, request->epsilon, &answer->arena, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    else
        answer->frontier = &parts->view;
    return answer->status;
}

typedef char *make_page(const brief_frontier *view, const brief_frontier_style *style);

char *desk_frontier_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_page *const make[] = {[DESK_TEXT] = brief_frontier_text,
                                      [DESK_MARKDOWN] = brief_frontier_markdown,
                                      [DESK_JSON] = brief_frontier_json,
                                      [DESK_SVG] = brief_frontier_svg};
    const brief_frontier_style page = {
        .width = style->width, .colour = style->colour, .all_points = style->all};
    return make[format](answer->frontier, &page);
}
