/* Names in an event, held against those that the record knows: one that is nearly theirs would make somebody
 * new, or change nothing at all. */
#include <glib.h>

#include <string.h>

#include "desk/logging.h"
#include "text/nearest.h"
#include "text/problem.h"

/* Names that are known, and the one that is looked for. */
typedef struct search {
    text_nearest nearest;
    const char *alike; /* the same but for the case of its letters */
    bool found;
} search;

static search search_start(const char *name)
{
    return (search){.nearest = text_nearest_start(name)};
}

static void search_offer(search *s, const char *known)
{
    if (strcmp(known, s->nearest.word) == 0)
        s->found = true;
    else if (g_ascii_strcasecmp(known, s->nearest.word) == 0)
        s->alike = known;
    else
        text_nearest_offer(&s->nearest, known);
}

/* The name that was most likely meant instead; NULL when it is known as it stands, or none is near. */
static const char *search_meant(const search *s)
{
    return s->found ? NULL : s->alike ? s->alike : s->nearest.name;
}

static void doubt(desk_answer *answer, const char *path, char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                     (text_place){.file = DESK_EVENT_LABEL}, path, "%s", problem);
    g_free(problem);
}

/* ---- Competitors ------------------------------------------------------------------------------ */

static search search_competitor(const dw_deal *state, const char *name)
{
    search s = search_start(name);
    if (state->value.competitor)
        search_offer(&s, state->value.competitor);
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].kind == DW_EVENT_COMPETITOR && state->event[e].competitor)
            search_offer(&s, state->event[e].competitor);
    return s;
}

/* One enters under a new name; who moves or leaves was named before. */
static bool check_competitor(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const char *const name = event->competitor;
    const search s = search_competitor(state, name);
    const char *const meant = search_meant(&s);
    const bool enters = event->action == DW_ACTION_ENTER;
    if (s.found)
        return true;
    if (meant && (!enters || s.alike))
        return desk_event_refused(
            answer, "competitor",
            g_strdup_printf("'%s' has not been named before; did you mean '%s'?%s",
                            text_show(name).text, meant,
                            s.alike ? "" : " Another one is logged with 'competitor enter' first"));
    if (meant)
        doubt(answer, "competitor",
              g_strdup_printf("'%s' is logged as another one than '%s'; if that is a slip, "
                              "'dealwright undo' takes it back",
                              text_show(name).text, meant));
    else if (!enters)
        doubt(answer, "competitor",
              g_strdup_printf("'%s' has not been named before%s", text_show(name).text,
                              event->action == DW_ACTION_LEAVE
                                  ? ": that it leaves changes nothing"
                                  : "; it is logged as a move, 'competitor enter' says that one is "
                                    "new"));
    return true;
}

/* ---- People ----------------------------------------------------------------------------------- */

static search search_person(const dw_deal *state, dw_side side, const char *name)
{
    const dw_person *const person = side == DW_SIDE_US ? state->ours : state->theirs;
    const size_t n = side == DW_SIDE_US ? state->n_ours : state->n_theirs;
    search s = search_start(name);
    for (size_t p = 0; p < n; p++)
        search_offer(&s, person[p].name);
    return s;
}

static const char *whose(dw_side side)
{
    return side == DW_SIDE_US ? "ours" : "theirs";
}

/* Who leaves has been named. */
static bool check_left(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    const search s = search_person(state, event->by, event->who);
    const char *const meant = search_meant(&s);
    if (meant)
        return desk_event_refused(answer, "who",
                                  g_strdup_printf("'%s' is nobody of %s; did you mean '%s'?",
                                                  text_show(event->who).text, whose(event->by),
                                                  meant));
    if (!s.found)
        doubt(answer, "who",
              g_strdup_printf("'%s' is nobody of %s that the deal names: that they leave changes "
                              "nothing",
                              text_show(event->who).text, whose(event->by)));
    return true;
}

/* Anybody may act or join; a name that is nearly one of theirs is doubted. */
static void doubt_person(const dw_deal *state, const dw_event *event, const char *path,
                         const char *name, desk_answer *answer)
{
    const search s = search_person(state, event->by, name);
    const char *const meant = search_meant(&s);
    if (meant)
        doubt(answer, path,
              g_strdup_printf("'%s' is logged as another one than '%s'; if that is a slip, "
                              "'dealwright undo' takes it back",
                              text_show(name).text, meant));
}

bool desk_names_are_right(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_event *const event = &logged->event[n_before];
    const char *const joins = event->person ? event->person->name : NULL;
    if (!event->competitor && !event->who && !joins)
        return true;
    dw_deal before = *logged;
    before.n_events = n_before;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow(&before, answer);
    bool right = state != NULL;
    if (right && event->competitor)
        right = check_competitor(state, event, answer);
    if (right && joins)
        doubt_person(state, event, "person", joins, answer);
    if (right && event->kind == DW_EVENT_LEFT)
        right = check_left(state, event, answer);
    else if (right && event->who)
        doubt_person(state, event, "who", event->who, answer);
    dw_arena_rewind(&answer->arena, mark);
    return right;
}
