/* The people whom an event names, before it is logged: a slip in a name would leave out whom it means. */
#include <glib.h>

#include <string.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "text/nearest.h"

typedef struct people {
    const dw_person *person;
    size_t n;
} people;

static bool has(const people *known, const char *name, const char **near)
{
    text_nearest nearest = text_nearest_start(name);
    for (size_t p = 0; p < known->n; p++) {
        if (strcmp(known->person[p].name, name) == 0)
            return true;
        text_nearest_offer(&nearest, known->person[p].name);
    }
    *near = nearest.name;
    return false;
}

/* Does the event count for a member of the team, and for nobody where it names none? */
static bool names_a_member(const dw_event *event)
{
    return event->kind == DW_EVENT_APPROVAL || event->kind == DW_EVENT_ACKNOWLEDGEMENT ||
           event->kind == DW_EVENT_LEFT;
}

static void doubt(desk_answer *answer, const char *path, const char *problem, const char *near)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                     (text_place){.file = DESK_EVENT_LABEL}, path, "%s%s%s%s", problem,
                     near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
}

static bool check_name(const people *known, const dw_event *event, const char *path,
                       const char *name, desk_answer *answer)
{
    const char *near = NULL;
    if (!name || known->n == 0 || has(known, name, &near))
        return true;
    const bool is_member = names_a_member(event);
    g_autofree char *problem =
        g_strdup_printf("'%s' is nobody on our side of the deal", text_show(name).text);
    if (near && is_member)
        return desk_refuse_event(answer, path,
                                 g_strdup_printf("%s; did you mean '%s'?", problem, near));
    if (near || is_member)
        doubt(answer, path, problem, near);
    return true;
}

/* The team as the record leaves it before the event: who leaves is there until then. */
static bool check_team(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_event *const event = &logged->event[n_before];
    dw_deal before = *logged;
    before.n_events = n_before;
    const dw_deal *const state = desk_follow_record(&before, answer);
    if (!state)
        return false;
    const people known = {state->ours, state->n_ours};
    return check_name(&known, event, "who", event->who, answer) &&
           (event->kind != DW_EVENT_APPROVAL || check_name(&known, event, "to", event->to, answer));
}

bool desk_knows_people(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    if (logged->event[n_before].by != DW_SIDE_US)
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const bool knows = check_team(logged, n_before, answer);
    dw_arena_rewind(&answer->arena, mark);
    return knows;
}
