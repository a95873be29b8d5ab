/* What an event is held against before it is logged. */
#include <glib.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "dealwright/record.h"
#include "text/acceptance.h"
#include "text/deal.h"
#include "text/number.h"

bool desk_refuse_event(desk_answer *answer, const char *path, char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, (text_place){.file = DESK_EVENT_LABEL},
                     path, "%s", problem);
    g_free(problem);
    answer->subject = DESK_EVENT_LABEL;
    desk_answer_settle(answer);
    return false;
}

void desk_doubt_event(desk_answer *answer, const char *path, char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                     (text_place){.file = DESK_EVENT_LABEL}, path, "%s", problem);
    g_free(problem);
}

const dw_deal *desk_follow_record(const dw_deal *logged, desk_answer *answer)
{
    dw_deal *const whole = DW_TAKE(&answer->arena, 1, dw_deal);
    if (!whole) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return NULL;
    }
    *whole = *logged;
    whole->day = DW_DAY_NONE;
    return desk_answer_state(answer, whole);
}

/* What was refused lapses, and accepting it is an offer; what names something else is a slip. */
static bool may_accept(const dw_unaccepted *unaccepted, const dw_deal *logged, desk_answer *answer)
{
    const text_event_of of = {logged, answer->playbook};
    const dw_side by = logged->event[unaccepted->event - 1].by;
    g_autofree char *words = text_unaccepted_words(unaccepted, by, &of);
    if (unaccepted->refused == 0 && unaccepted->expired == DW_DAY_NONE)
        return desk_refuse_event(
            answer, "accept",
            g_strdup_printf("%s; log %s", words,
                            unaccepted->term
                                ? "it as an offer, or put the offer right first with --correct"
                                : "that offer first"));
    desk_doubt_event(
        answer, "accept",
        g_strdup_printf("%s; this counts as %s", words, text_unaccepted_as(unaccepted, by)));
    return true;
}

/* An acceptance of what was agreed already takes nothing anew. */
static void warn_of_confirmations(const dw_deal *state, size_t n_before, desk_answer *answer)
{
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].number > n_before && dw_deal_confirms(state, e))
            desk_doubt_event(
                answer, "accept",
                g_strdup_printf("confirms what was agreed with event %zu, and takes no "
                                "other offer",
                                state->event[dw_deal_agreement(state, e + 1)].number));
}

/* Does each acceptance of the events from n_before on take what is on the table? */
static bool accept_what_is_offered(const dw_deal *state, const dw_deal *logged, size_t n_before,
                                   desk_answer *answer)
{
    if (logged->event[n_before].kind != DW_EVENT_ACCEPT)
        return true;
    g_autofree dw_unaccepted *list = g_new(dw_unaccepted, logged->n_events);
    size_t n;
    if (!dw_record_unaccepted(state, answer->playbook, &answer->arena, list, logged->n_events,
                              &n)) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (list[i].event > n_before && !may_accept(&list[i], logged, answer))
            break;
    if (answer->status == DESK_OK)
        warn_of_confirmations(state, n_before, answer);
    return answer->status == DESK_OK;
}

static const char *put_right(const dw_unaccepted *other)
{
    if (!other->is_offered)
        return "log that offer or demand first, or refuse without terms";
    if (!other->is_named)
        return "log what they asked for first, or refuse without terms";
    return "name that or no terms, or put the offer right first with --correct";
}

/* A refusal refuses all that is on the table: what names something else is a slip, or answers what was not
 * logged. */
static bool refuse_what_is_offered(const dw_deal *state, const dw_deal *logged, size_t n_before,
                                   desk_answer *answer)
{
    const dw_event *const event = &logged->event[n_before];
    if (event->kind != DW_EVENT_REFUSE || event->n_terms == 0)
        return true;
    const text_event_of of = {logged, answer->playbook};
    g_autofree dw_unaccepted *list = g_new(dw_unaccepted, logged->n_events);
    size_t n;
    if (!dw_record_unrefused(state, answer->playbook, &answer->arena, list, logged->n_events, &n)) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (list[i].event <= n_before)
            continue;
        g_autofree char *words = text_unaccepted_words(&list[i], event->by, &of);
        return desk_refuse_event(answer, "refuse",
                                 g_strdup_printf("%s; %s", words, put_right(&list[i])));
    }
    return true;
}

/* What cannot be followed could not be read any more: it is refused before it is written. */
static bool can_follow(const dw_deal *logged, desk_answer *answer)
{
    const text_place place = {.file = DESK_EVENT_LABEL};
    if (text_deal_follows(logged, answer->playbook, place, &answer->arena, &answer->problems))
        return true;
    answer->subject = DESK_EVENT_LABEL;
    desk_answer_settle(answer);
    return false;
}

/* Nobody confirms what has not been published. */
static bool is_published(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    if (event->kind != DW_EVENT_ACKNOWLEDGEMENT)
        return true;
    const int published = dw_record_version(state).number;
    if (event->version <= published)
        return true;
    return desk_refuse_event(
        answer, "version",
        published == 0
            ? g_strdup_printf("is %d, and no version is published yet; 'dealwright plan DEAL "
                              "--publish' makes the first",
                              event->version)
            : g_strdup_printf("is %d, and the newest that is published is %d", event->version,
                              published));
}

/* Only what has ended is opened again. */
static bool opens_an_end(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].number == event->number && dw_deal_opens_nothing(state, e))
            return desk_refuse_event(
                answer, "outcome",
                g_strdup("none opens again what has ended, and the deal is open; what happened is "
                         "a note, a refusal or a signal"));
    return true;
}

/* What was signed is an agreement on the record, or named with the outcome. */
static void doubt_unsaid(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    if (event->kind != DW_EVENT_OUTCOME || event->outcome != DW_OUTCOME_WON || event->n_terms > 0)
        return;
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].number == event->number && dw_deal_agreement(state, e) == DW_NONE)
            desk_doubt_event(
                answer, "outcome",
                g_strdup("is won, and nothing on the record says what was signed: 'dealwright "
                         "undo', then log it with the price and the terms (price=...)"));
}

/* A deal ends once: what was logged wrong is put right, and what goes on is opened first. */
static bool ends_once(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    for (size_t e = 0; e < state->n_events; e++) {
        const size_t ended = dw_deal_ends_again(state, e);
        if (ended == DW_NONE || state->event[e].number != event->number)
            continue;
        const dw_event *const before = &state->event[ended];
        return desk_refuse_event(
            answer, "outcome",
            g_strdup_printf("the deal has ended with event %zu (%s); put that right with "
                            "--correct %zu, or log 'outcome none' first where it was open again",
                            before->number, dw_deal_outcome_name(before->outcome), before->number));
    }
    return true;
}

/* What was agreed stands until somebody moves from it; a yes to what has lapsed does, too. */
static void doubt_end(const dw_deal *state, const dw_event *event, desk_answer *answer)
{
    for (size_t e = 0; e < state->n_events; e++) {
        if (state->event[e].number < event->number)
            continue;
        const size_t agreement = dw_deal_agreement(state, e);
        if (agreement != DW_NONE && dw_deal_agreement(state, e + 1) == DW_NONE)
            desk_doubt_event(
                answer, dw_event_kind_name(event->kind),
                g_strdup_printf("ends what was agreed with event %zu; if that is a slip, "
                                "'dealwright undo' takes it back",
                                state->event[agreement].number));
    }
}

bool desk_may_log(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    const size_t n_before = (size_t)(event - logged->event);
    if (!can_follow(logged, answer) || !desk_names_are_right(logged, event, answer) ||
        !desk_may_answer(logged, n_before, answer))
        return false;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(logged, answer);
    bool may = state && is_published(state, event, answer) && ends_once(state, event, answer) &&
               opens_an_end(state, event, answer);
    if (may) {
        doubt_end(state, event, answer);
        doubt_unsaid(state, event, answer);
    }
    may = may && accept_what_is_offered(state, logged, n_before, answer) &&
          refuse_what_is_offered(state, logged, n_before, answer) &&
          desk_may_dismiss(logged, n_before, answer);
    dw_arena_rewind(&answer->arena, mark);
    return may;
}
