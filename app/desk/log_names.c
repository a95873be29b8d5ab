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
    /* A word of it is nearly the name; of companies, one is the other in short. */
    const char *whole;
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
    return s->found ? NULL : s->alike ? s->alike : s->whole ? s->whole : s->nearest.name;
}

/* Is it one of the words that the name is made of, in capitals or not? */
static bool is_part_of(const char *part, const char *name)
{
    const size_t length = strlen(part);
    for (const char *at = name; *at; at += strspn(at, " ")) {
        const size_t word = strcspn(at, " ");
        if (word == length && g_ascii_strncasecmp(at, part, length) == 0)
            return true;
        at += word;
    }
    return false;
}

/* ---- Competitors ------------------------------------------------------------------------------ */

static void offer_competitor(search *s, const char *known)
{
    search_offer(s, known);
    if (is_part_of(s->nearest.word, known) || is_part_of(known, s->nearest.word))
        s->whole = known;
}

static search search_competitor(const dw_deal *state, const char *name)
{
    search s = search_start(name);
    if (state->value.competitor)
        offer_competitor(&s, state->value.competitor);
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].kind == DW_EVENT_COMPETITOR && state->event[e].competitor)
            offer_competitor(&s, state->event[e].competitor);
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
        return desk_refuse_event(
            answer, "competitor",
            g_strdup_printf("'%s' has not been named before; did you mean '%s'?%s",
                            text_show(name).text, meant,
                            s.alike ? "" : " Another one is logged with 'competitor enter' first"));
    if (meant)
        desk_doubt_event(
            answer, "competitor",
            g_strdup_printf("'%s' is logged as another one than '%s'; if that is a slip, "
                            "'dealwright undo' takes it back",
                            text_show(name).text, meant));
    else if (!enters)
        desk_doubt_event(
            answer, "competitor",
            g_strdup_printf("'%s' has not been named before%s", text_show(name).text,
                            event->action == DW_ACTION_LEAVE
                                ? ": that it leaves changes nothing"
                                : "; it is logged as a move, 'competitor enter' says that one is "
                                  "new"));
    return true;
}

/* ---- People ----------------------------------------------------------------------------------- */

/* Bake is nearly the last name of Ragnhild Bakke. Shorter words are near too much, and so are those that
 * begin otherwise: Zelda is no Feld. */
static bool is_nearly_part_of(const char *word, const char *name)
{
    enum { LETTERS = 4 };
    text_nearest nearest = text_nearest_start(word);
    g_auto(GStrv) part = g_strsplit(name, " ", -1);
    for (size_t p = 0; part[p] && !strchr(word, ' '); p++)
        if (strlen(part[p]) >= LETTERS && strlen(word) >= LETTERS &&
            g_ascii_tolower(part[p][0]) == g_ascii_tolower(word[0]))
            text_nearest_offer(&nearest, part[p]);
    return nearest.name != NULL;
}

static search search_person(const dw_deal *state, dw_side side, const char *name)
{
    const dw_person *const person = side == DW_SIDE_US ? state->ours : state->theirs;
    const size_t n = side == DW_SIDE_US ? state->n_ours : state->n_theirs;
    search s = search_start(name);
    for (size_t p = 0; p < n; p++) {
        search_offer(&s, person[p].name);
        if (is_nearly_part_of(name, person[p].name))
            s.whole = person[p].name;
    }
    return s;
}

static const char *whose(dw_side side)
{
    return side == DW_SIDE_US ? "ours" : "theirs";
}

/* Does the event count for somebody who is known, and for nobody else? */
static bool needs_known(const dw_event *event)
{
    return event->kind == DW_EVENT_LEFT ||
           (event->by == DW_SIDE_US &&
            (event->kind == DW_EVENT_APPROVAL || event->kind == DW_EVENT_ACKNOWLEDGEMENT));
}

/* Those of a side whose name has the part, where nobody is called so and nothing else. */
typedef struct bearers {
    const char *first, *second; /* NULL where there are fewer */
} bearers;

static bearers bearers_of(const dw_deal *state, dw_side side, const char *part)
{
    const dw_person *const person = side == DW_SIDE_US ? state->ours : state->theirs;
    const size_t n = side == DW_SIDE_US ? state->n_ours : state->n_theirs;
    bearers found = {NULL, NULL};
    for (size_t p = 0; p < n; p++) {
        if (g_ascii_strcasecmp(person[p].name, part) == 0)
            return (bearers){NULL, NULL};
        if (!is_part_of(part, person[p].name))
            continue;
        if (found.first)
            found.second = person[p].name;
        else
            found.first = person[p].name;
    }
    return found;
}

/* Lena is the one Lena that there is; which of two it is has to be said where it counts. */
static bool complete_name(const dw_deal *state, const dw_event *event, const char *path,
                          const char **name, desk_answer *answer)
{
    if (!*name)
        return true;
    const bearers found = bearers_of(state, event->by, *name);
    if (found.first && !found.second)
        *name = found.first;
    if (!found.second)
        return true;
    if (needs_known(event))
        return desk_refuse_event(answer, path,
                                 g_strdup_printf("'%s' may be '%s' or '%s'; write the whole name",
                                                 text_show(*name).text, found.first, found.second));
    desk_doubt_event(answer, path,
                     g_strdup_printf("'%s' may be '%s' or '%s'; it is logged as it stands, and "
                                     "'dealwright undo' takes it back",
                                     text_show(*name).text, found.first, found.second));
    return true;
}

/* Who has read the plan is one of the team, or nobody is told anything. */
static bool refuse_stranger(const dw_deal *state, const char *path, const char *name,
                            desk_answer *answer)
{
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t p = 0; p < state->n_ours; p++)
        g_string_append_printf(list, "%s%s", p > 0 ? ", " : "", state->ours[p].name);
    return desk_refuse_event(
        answer, path,
        g_strdup_printf("'%s' is nobody of ours; %s%s%s, and 'us joined NAME' adds another",
                        text_show(name).text, state->n_ours > 0 ? "there is " : "",
                        state->n_ours > 0 ? text_show(list->str).text : "",
                        state->n_ours > 0 ? "" : "the deal names none yet"));
}

/* Where a side names nobody yet, nothing says that the name is wrong. */
static bool check_known(const dw_deal *state, const dw_event *event, const char *path,
                        const char *name, desk_answer *answer)
{
    const search s = search_person(state, event->by, name);
    const char *const meant = search_meant(&s);
    const size_t n = event->by == DW_SIDE_US ? state->n_ours : state->n_theirs;
    if (meant)
        return desk_refuse_event(answer, path,
                                 g_strdup_printf("'%s' is nobody of %s; did you mean '%s'?",
                                                 text_show(name).text, whose(event->by), meant));
    if (!s.found && event->kind == DW_EVENT_ACKNOWLEDGEMENT)
        return refuse_stranger(state, path, name, answer);
    if (!s.found && event->kind == DW_EVENT_LEFT)
        desk_doubt_event(
            answer, path,
            g_strdup_printf("'%s' is nobody of %s that the deal names: that they leave changes "
                            "nothing",
                            text_show(name).text, whose(event->by)));
    else if (!s.found && n > 0)
        desk_doubt_event(answer, path,
                         g_strdup_printf("'%s' is nobody of %s that the deal names",
                                         text_show(name).text, whose(event->by)));
    return true;
}

/* Anybody may act or join; a name that is nearly one of theirs is doubted. */
static void doubt_person(const dw_deal *state, const dw_event *event, const char *path,
                         const char *name, desk_answer *answer)
{
    const search s = search_person(state, event->by, name);
    const bearers found = bearers_of(state, event->by, name);
    const char *const meant = found.first ? found.first : search_meant(&s);
    const bool is_said = event->who == name && found.second; /* that it may be one of two */
    if (meant && !is_said)
        desk_doubt_event(
            answer, path,
            g_strdup_printf("'%s' is logged as another one than '%s'; if that is a slip, "
                            "'dealwright undo' takes it back",
                            text_show(name).text, meant));
}

static bool check_people(const dw_deal *state, dw_event *event, desk_answer *answer)
{
    const bool is_approval = event->by == DW_SIDE_US && event->kind == DW_EVENT_APPROVAL;
    if (!complete_name(state, event, "who", &event->who, answer) ||
        (is_approval && !complete_name(state, event, "to", &event->to, answer)))
        return false;
    if (event->person)
        doubt_person(state, event, "person", event->person->name, answer);
    if (event->who && !needs_known(event))
        doubt_person(state, event, "who", event->who, answer);
    else if (event->who && !check_known(state, event, "who", event->who, answer))
        return false;
    return !is_approval || !event->to || check_known(state, event, "to", event->to, answer);
}

/* Against the record as it was before the event: who leaves is there until then. */
bool desk_names_are_right(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    const size_t n_before = (size_t)(event - logged->event);
    if (!event->competitor && !event->who && !event->to && !event->person)
        return true;
    dw_deal before = *logged;
    before.n_events = n_before;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(&before, answer);
    const bool right = state && (!event->competitor || check_competitor(state, event, answer)) &&
                       check_people(state, event, answer);
    dw_arena_rewind(&answer->arena, mark);
    return right;
}
