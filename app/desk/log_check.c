/* What an event is held against before it is logged. */
#include <glib.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "dealwright/approval.h"
#include "dealwright/record.h"
#include "text/acceptance.h"
#include "text/deal.h"

/* A buyer who offers more than we ask is a slip as a rule: a sum over years, a digit too many. */
static void warn_of_bid(const dw_deal *deal, const dw_event *event, const dw_term *term,
                        desk_answer *answer)
{
    const dw_money asked = dw_deal_first_price(deal, answer->playbook, DW_SIDE_US);
    const dw_money list = deal->value.list_price;
    const dw_money most = dw_money_known(asked) ? MAX(asked, list) : list;
    if (event->by == DW_SIDE_THEM && dw_event_is_offer(event) && term->number > (double)most)
        text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                         (text_place){.file = DESK_EVENT_LABEL}, "price",
                         "is more than we have ever asked; if that is a slip, 'dealwright undo' "
                         "takes it back");
}

/* 155 where 155k is meant would be logged as it stands: our own price says what is likely. */
void desk_warn_of_size(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    enum { FACTOR = 10 };
    const dw_money list = deal->value.list_price;
    const size_t price = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_PRICE);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        if (!dw_money_known(list) || term->issue != price)
            continue;
        warn_of_bid(deal, event, term, answer);
        const bool small = term->number * FACTOR < (double)list;
        if (small || term->number > (double)list * FACTOR)
            text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                             (text_place){.file = DESK_EVENT_LABEL}, "price",
                             "is %s the list price; if that is a slip, 'dealwright undo' takes it "
                             "back",
                             small ? "less than a tenth of" : "more than ten times");
    }
}

/* Takes the problem over. */
static bool refuse(desk_answer *answer, const char *path, char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, (text_place){.file = DESK_EVENT_LABEL},
                     path, "%s", problem);
    g_free(problem);
    answer->subject = DESK_EVENT_LABEL;
    desk_answer_settle(answer);
    return false;
}

/* The whole record as it then stands, on whatever day. */
static const dw_deal *follow(const dw_deal *logged, desk_answer *answer)
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

/* What it counts as is said where it may be logged. */
static void warn_of_acceptance(desk_answer *answer, char *words)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                     (text_place){.file = DESK_EVENT_LABEL}, "accept", "%s", words);
    g_free(words);
}

/* What was refused lapses, and accepting it is an offer; what names something else is a slip. */
static bool may_accept(const dw_unaccepted *unaccepted, const dw_deal *logged, desk_answer *answer)
{
    const text_event_of of = {logged, answer->playbook};
    const dw_side by = logged->event[unaccepted->event - 1].by;
    g_autofree char *words = text_unaccepted_words(unaccepted, by, &of);
    if (unaccepted->refused == 0)
        return refuse(
            answer, "accept",
            g_strdup_printf("%s; log %s", words,
                            unaccepted->term
                                ? "it as an offer, or put the offer right first with --correct"
                                : "that offer first"));
    warn_of_acceptance(answer, g_strdup_printf("%s; this counts as %s", words,
                                               text_unaccepted_as(unaccepted, by)));
    return true;
}

/* An acceptance of what was agreed already takes nothing anew. */
static void warn_of_confirmations(const dw_deal *state, size_t n_before, desk_answer *answer)
{
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].number > n_before && dw_deal_confirms(state, e))
            warn_of_acceptance(
                answer, g_strdup_printf("confirms what was agreed with event %zu, and takes no "
                                        "other offer",
                                        state->event[dw_deal_agreement(state, e + 1)].number));
}

/* Does each acceptance of the events from n_before on take what is on the table? */
static bool accept_what_is_offered(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = follow(logged, answer);
    dw_unaccepted *const list = g_new(dw_unaccepted, logged->n_events);
    const size_t n =
        state ? dw_record_unaccepted(state, answer->playbook, list, logged->n_events) : 0;
    for (size_t i = 0; i < n; i++)
        if (list[i].event > n_before && !may_accept(&list[i], logged, answer))
            break;
    if (state && answer->status == DESK_OK)
        warn_of_confirmations(state, n_before, answer);
    g_free(list);
    dw_arena_rewind(&answer->arena, mark);
    return answer->status == DESK_OK;
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

/* Only we change our strategy, and nobody confirms what has not been published. */
static bool is_ours_to_say(const dw_deal *logged, const dw_event *event, desk_answer *answer)
{
    if (event->kind == DW_EVENT_PIVOT && event->by == DW_SIDE_THEM)
        return refuse(answer, "by",
                      g_strdup("a pivot changes our strategy; log it as ours, and what they did as "
                               "a signal or a statement"));
    if (event->kind != DW_EVENT_ACKNOWLEDGEMENT)
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    const dw_deal *const state = follow(logged, answer);
    const int published = state ? dw_record_version(state).number : 0;
    dw_arena_rewind(&answer->arena, mark);
    if (!state)
        return false;
    return event->version <= published ||
           refuse(answer, "version",
                  g_strdup_printf("is %d, and the newest that is published is %d", event->version,
                                  published));
}

bool desk_may_log(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    return can_follow(logged, answer) && is_ours_to_say(logged, &logged->event[n_before], answer) &&
           (logged->event[n_before].kind != DW_EVENT_ACCEPT ||
            accept_what_is_offered(logged, n_before, answer));
}

/* The authority that the newest event of the log needs: as it is where it asks for nothing that counts. */
static dw_status needed_authority(const dw_deal *logged, const dw_playbook *playbook,
                                  dw_arena *arena, size_t *authority, dw_error *err)
{
    dw_deal whole = *logged, state, complete;
    dw_worth_model model;
    dw_approvals approvals;
    whole.day = MAX(whole.day, whole.event[whole.n_events - 1].day);
    dw_status status = dw_record_state(&whole, playbook, logged->n_events, arena, &state, err);
    if (status == DW_OK)
        status = dw_deal_complete(&state, playbook, arena, &complete, err);
    if (status != DW_OK)
        return status;
    dw_worth_model_init(&model, &complete, playbook);
    status = dw_approvals_make(&model, arena, &approvals, err);
    for (size_t i = 0; status == DW_OK && i < approvals.n_requests; i++)
        if (complete.event[approvals.request[i].event].number == logged->n_events)
            *authority = approvals.request[i].authority;
    return status;
}

/* What a request needs by the figures of its day is written down: who edits them later changes nothing. */
bool desk_note_authority(const dw_deal *logged, dw_event *event, desk_answer *answer)
{
    const bool asks = event->kind == DW_EVENT_APPROVAL && event->action == DW_ACTION_REQUEST &&
                      event->by == DW_SIDE_US;
    if (!asks || event->authority != DW_NONE)
        return true;
    const dw_arena_mark mark = dw_arena_here(&answer->arena);
    dw_error err = {0};
    const dw_status status =
        needed_authority(logged, answer->playbook, &answer->arena, &event->authority, &err);
    dw_arena_rewind(&answer->arena, mark);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return status == DW_OK;
}
