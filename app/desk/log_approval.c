/* Approvals, as they are logged: what an answer has to answer, and what is written down with it. */
#include <glib.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "dealwright/approval.h"
#include "dealwright/record.h"

/* ---- The approvals of a record ------------------------------------------------------------------ */

typedef struct followed {
    dw_deal deal; /* as the record leaves it */
    dw_approvals approvals;
} followed;

static dw_status follow_approvals(const dw_deal *logged, const dw_playbook *playbook,
                                  dw_arena *arena, followed *found, dw_error *err)
{
    dw_deal whole = *logged, state;
    dw_worth_model model;
    whole.day = MAX(whole.day, whole.event[whole.n_events - 1].day);
    dw_status status = dw_record_state(&whole, playbook, logged->n_events, arena, &state, err);
    if (status == DW_OK)
        status = dw_deal_complete(&state, playbook, arena, &found->deal, err);
    if (status != DW_OK)
        return status;
    dw_worth_model_init(&model, &found->deal, playbook);
    return dw_approvals_make(&model, arena, &found->approvals, err);
}

/* False, and the status set, when it cannot be followed. What it finds is in the answer's arena. */
static bool follow(const dw_deal *logged, desk_answer *answer, followed *found)
{
    dw_error err = {0};
    const dw_status status =
        follow_approvals(logged, answer->playbook, &answer->arena, found, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return status == DW_OK;
}

/* What the approvals say of the event with the number, or NULL where it does not count. */
static const dw_event_approval *approval_of(const followed *found, size_t number)
{
    for (size_t e = found->deal.n_events; e-- > 0;)
        if (found->deal.event[e].number == number)
            return &found->approvals.event[e];
    return NULL;
}

/* ---- Which request is answered ------------------------------------------------------------------ */

static bool answers_a_request(const dw_event *event)
{
    return event->kind == DW_EVENT_APPROVAL && event->by == DW_SIDE_US &&
           (event->action == DW_ACTION_GRANT || event->action == DW_ACTION_REFUSE);
}

/* "events 2 and 5 are the requests that wait", or that there is none. g_free it. */
static char *open_requests(const followed *found)
{
    g_autoptr(GString) list = g_string_new(NULL);
    size_t n = 0;
    for (size_t i = 0; i < found->approvals.n_requests; i++) {
        const dw_request *const request = &found->approvals.request[i];
        if (dw_request_waits(request))
            g_string_append_printf(list, "%s%zu", n++ > 0 ? ", " : "",
                                   found->deal.event[request->event].number);
    }
    if (n == 0)
        return g_strdup("no request waits for an answer");
    return g_strdup_printf(n > 1 ? "the requests that wait are events %s"
                                 : "the request that waits is event %s",
                           list->str);
}

/* What is logged as an answer and counts for none is said aloud: who types it would think it settled. */
static void doubt_standing(const dw_event *event, dw_answer_standing standing, desk_answer *answer)
{
    static const char *const why[DW_ANSWER_STANDING_COUNT] = {
        [DW_ANSWER_BY_ASKER] = "who asks does not answer",
        [DW_ANSWER_BY_OTHER] =
            "on the deal that is neither an approver nor a sponsor, nor somebody who stands "
            "in for one",
        [DW_ANSWER_TOO_LOW] = "the terms need somebody above",
    };
    if (why[standing])
        desk_doubt_event(
            answer, event->who ? "who" : "approval",
            g_strdup_printf("%s%s%s: %s; it is logged, and does not count", event->who ? "'" : "",
                            event->who ? text_show(event->who).text : "nobody is named",
                            event->who ? "'" : "", why[standing]));
}

bool desk_may_answer(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_event *const event = &logged->event[n_before];
    followed found;
    if (event->kind == DW_EVENT_APPROVAL && event->action == DW_ACTION_DELEGATE && !event->to)
        return desk_refuse_event(answer, "to",
                                 g_strdup("is missing: to whom is it delegated? Write to=NAME, and "
                                          "--until DATE where it ends"));
    if (!answers_a_request(event))
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    if (!follow(logged, answer, &found))
        return false;
    const dw_event_approval *const approval = approval_of(&found, event->number);
    g_autofree char *requests = open_requests(&found);
    const bool wrong = event->answers > 0 && approval && approval->request == DW_NONE;
    const dw_answer_standing standing = approval ? approval->answer : DW_ANSWER_NONE;
    dw_arena_rewind(&answer->arena, mark);
    if (wrong)
        return desk_refuse_event(
            answer, "answers",
            g_strdup_printf("event %zu is no request for approval; %s", event->answers, requests));
    if (standing == DW_ANSWER_TO_NOTHING)
        return desk_refuse_event(answer, "approval",
                                 g_strdup_printf("names no terms, and %s; name the terms, as "
                                                 "ISSUE=OPTION, or log the request first",
                                                 requests));
    doubt_standing(event, standing, answer);
    return true;
}

/* ---- What is written down ----------------------------------------------------------------------- */

static bool says_it_itself(const dw_event *event, desk_answer *answer)
{
    const char *const key = event->needs != DW_NONE                            ? "needs"
                            : event->capacity != DW_CAPACITY_UNKNOWN           ? "as"
                            : event->kind == DW_EVENT_APPROVAL && event->title ? "title"
                                                                               : NULL;
    if (!key)
        return false;
    desk_refuse_event(answer, key,
                      g_strdup("is written by 'dealwright log' itself, from what the deal says "
                               "today; leave it out"));
    return true;
}

static bool has_terms_of_ours(const dw_event *event)
{
    return dw_event_binds_us(event) ||
           (event->by == DW_SIDE_US &&
            (dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT ||
             event->kind == DW_EVENT_APPROVAL));
}

/* The first authority leads the talks: what needs no more needs nobody. */
static bool note_needs(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    followed found;
    if (!has_terms_of_ours(event))
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    if (!follow(logged, answer, &found))
        return false;
    const dw_event_approval *const approval = approval_of(&found, event->number);
    if (approval && approval->authority != 0)
        event->needs = approval->authority;
    dw_arena_rewind(&answer->arena, mark);
    return true;
}

static dw_capacity capacity_of(const dw_person *person)
{
    if (person && person->role == DW_ROLE_APPROVER)
        return DW_CAPACITY_APPROVER;
    return person && person->role == DW_ROLE_SPONSOR ? DW_CAPACITY_SPONSOR : DW_CAPACITY_OTHER;
}

/* The title stays: the state borrows it from the record. */
static bool note_capacity(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    if (event->kind != DW_EVENT_APPROVAL || event->by != DW_SIDE_US ||
        event->action == DW_ACTION_REQUEST || !event->who)
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = desk_follow_record(logged, answer);
    const dw_person *person = NULL;
    for (size_t p = 0; state && !person && p < state->n_ours; p++)
        if (strcmp(state->ours[p].name, event->who) == 0)
            person = &state->ours[p];
    event->capacity = capacity_of(person);
    event->title = person ? person->title : NULL;
    dw_arena_rewind(&answer->arena, mark);
    return state != NULL;
}

bool desk_note_approval(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    return !says_it_itself(event, answer) && note_needs(logged, event, answer) &&
           note_capacity(logged, event, answer);
}
