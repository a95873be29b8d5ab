/* The frontier of a domain of negotiation research, and the pages made of it. */
#include <glib.h>

#include "brief/phrase.h"
#include "desk/answer.h"
#include "desk/frontier_parts.h"
#include "text/domain.h"

static size_t option_of(const void *context, const size_t *choice, size_t issue)
{
    (void)context;
    return choice[issue];
}

/* ---- Notes ----------------------------------------------------------------------------------- */

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
    bool kept = note && (!missing || desk_frontier_note(view, note, arena, missing));
    for (size_t s = 0; kept && s < TEXT_SIDES; s++) {
        char factor[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(factor, sizeof factor, "%.6g", side[s].discount);
        if (side[s].discount < 1)
            kept = desk_frontier_note(
                view, note, arena,
                brief_fill(view->book, DW_PHRASE_NOTE_DISCOUNT, side[s].name, factor, NULL));
    }
    return kept;
}

/* ---- The view -------------------------------------------------------------------------------- */

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
    dw_status status = desk_frontier_draw(parts, epsilon, arena, err);
    if (status == DW_OK)
        status = desk_frontier_solve(
            parts, view->walk_aways ? view->reservation : brief_frontier_lowest(view->frontier),
            arena, err);
    if (status == DW_OK)
        view->opposition =
            dw_frontier_opposition(view->frontier, (dw_utilities){0, 0}, (dw_utilities){1, 1});
    return status;
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
