/* Appends events to the record of a deal. */
#include "desk/log.h"

#include <stdlib.h>
#include <string.h>

#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"
#include "desk/record.h"
#include "dealwright/approval.h"
#include "dealwright/record.h"
#include "text/deal.h"
#include "text/number.h"

/* What messages call the words of a request. */
#define EVENT_LABEL "the event"

/* ---- From words to an event ------------------------------------------------------------------ */

/* "2026-11-27T14:05" of now, "2026-11-27" of a day that was given. */
static char *time_text(const desk_log_request *request)
{
    char day[TEXT_DATE_SIZE];
    if (request->plan.day != DW_DAY_NONE)
        return g_strdup(text_date_write(request->plan.day, day));
    text_date_write(request->plan.today, day);
    return request->minute == DW_MINUTE_NONE
               ? g_strdup(day)
               : g_strdup_printf("%sT%02d:%02d", day, request->minute / 60, request->minute % 60);
}

static const dw_event *read_event(const desk_log_request *request, const GPtrArray *list,
                                  const text_event_of *of, desk_answer *answer)
{
    dw_event *const event = DW_TAKE(&answer->arena, 1, dw_event);
    g_autofree char *at = time_text(request);
    const text_words words = {.word = (const char *const *)list->pdata,
                              .n_words = list->len,
                              .at = at,
                              .author =
                                  request->author && *request->author ? request->author : NULL};
    if (!event) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return NULL;
    }
    if (text_event_from_words(&words, of, &answer->arena, &answer->problems, event))
        return event;
    answer->subject = EVENT_LABEL;
    desk_answer_settle(answer);
    return NULL;
}

/* 155 where 155k is meant would be logged as it stands: our own price says what is likely. */
static void warn_of_size(const dw_deal *deal, const dw_event *event, desk_answer *answer)
{
    enum { FACTOR = 10 };
    const dw_money list = deal->value.list_price;
    const size_t price = dw_deal_cash_issue(deal, answer->playbook, DW_CASH_PRICE);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t];
        if (!dw_money_known(list) || term->issue != price)
            continue;
        const bool small = term->number * FACTOR < (double)list;
        if (small || term->number > (double)list * FACTOR)
            text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                             (text_place){.file = EVENT_LABEL}, "price",
                             "is %s the list price; if that is a slip, 'dealwright undo' takes it "
                             "back",
                             small ? "less than a tenth of" : "more than ten times");
    }
}

/* ---- The record with the event in it --------------------------------------------------------- */

/* The deal with the event at the end of its record, on the deal's day or, when that is earlier, the
 * event's. Gives the event as it stands there, NULL when memory ends. */
static dw_event *add_event(const desk_log_request *request, const dw_deal *deal,
                           const dw_event *event, desk_answer *answer, dw_deal *logged)
{
    const size_t n = deal->n_events;
    dw_event *const record = DW_TAKE(&answer->arena, n + 1, dw_event);
    if (!record) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return NULL;
    }
    if (n > 0)
        memcpy(record, deal->event, n * sizeof *record);
    record[n] = *event;
    *logged = *deal;
    logged->event = record;
    logged->n_events = n + 1;
    if (request->plan.day != DW_DAY_NONE)
        logged->day = request->plan.day;
    if (event->day > logged->day)
        logged->day = event->day;
    answer->logged = &record[n];
    answer->corrected = event->corrects > 0 ? &record[event->corrects - 1] : NULL;
    return &record[n];
}

/* What cannot be followed could not be read any more: it is refused before it is written. */
static bool can_follow(const dw_deal *logged, desk_answer *answer)
{
    const text_place place = {.file = EVENT_LABEL};
    if (text_deal_follows(logged, answer->playbook, place, &answer->arena, &answer->problems))
        return true;
    answer->subject = EVENT_LABEL;
    desk_answer_settle(answer);
    return false;
}

/* The authority that the newest event of the log needs: as it is where it asks for nothing that counts. */
static dw_status needed_authority(const dw_deal *logged, const dw_playbook *playbook,
                                  dw_arena *arena, size_t *authority, dw_error *err)
{
    dw_deal state, complete;
    dw_worth_model model;
    dw_approvals approvals;
    dw_status status = dw_record_state(logged, playbook, logged->n_events, arena, &state, err);
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
static bool note_authority(const dw_deal *logged, dw_event *event, desk_answer *answer)
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

static void clear_draft(desk_draft *draft)
{
    g_ptr_array_unref(draft->words);
    g_free(draft->plan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk_draft, clear_draft)

/* One attempt: false when somebody else was faster. */
static bool try_log(const desk_log_request *request, desk_draft_maker *make, void *context,
                    desk_answer *answer)
{
    g_auto(desk_record) record;
    g_auto(desk_draft) draft = {.words = g_ptr_array_new_with_free_func(g_free)};
    if (!desk_record_open(&request->plan, answer, &record))
        return true;
    const dw_deal *const deal = desk_source_parse(&request->plan, &record.source, answer);
    if (!deal || !make(request, deal, answer, context, &draft)) {
        desk_answer_settle(answer);
        return true;
    }
    const text_event_of of = {deal, answer->playbook};
    const dw_event *const read = read_event(request, draft.words, &of, answer);
    dw_deal logged;
    dw_event *const event = read ? add_event(request, deal, read, answer, &logged) : NULL;
    if (!event || !can_follow(&logged, answer) || !note_authority(&logged, event, answer))
        return true;
    warn_of_size(deal, event, answer);
    record.plan = draft.plan;
    const store_stamp stamp = {
        .at = request->now, .author = request->author, .source = request->source};
    const desk_appended appended =
        request->dry_run ? DESK_APPENDED : desk_record_append(&record, event, &of, &stamp, answer);
    desk_record_close(&record);
    if (appended == DESK_APPENDED && desk_plan_deal(&request->plan, &logged, answer) == DESK_OK)
        desk_coach_plan(&request->plan, answer);
    return appended != DESK_APPEND_AGAIN;
}

desk_status desk_log_made(const desk_log_request *request, desk_draft_maker *make, void *context,
                          desk_answer *answer)
{
    desk_answer_init(answer, request->plan.deal);
    if (!desk_answer_playbook(answer, request->plan.playbook))
        return answer->status;
    for (int attempt = 0; attempt < DESK_LOG_ATTEMPTS_MAX; attempt++) {
        const dw_arena_mark mark = dw_arena_here(&answer->arena);
        if (try_log(request, make, context, answer))
            return answer->status;
        dw_arena_rewind(&answer->arena, mark);
        /* Warnings about the record; it is read again. */
        text_problems_clear(&answer->problems);
    }
    text_problem_add(&answer->problems, TEXT_PROBLEM_FILE, (text_place){.file = request->plan.deal},
                     "record", "others were faster %d times; nothing was logged",
                     DESK_LOG_ATTEMPTS_MAX);
    return desk_answer_settle(answer);
}

/* ---- What is logged -------------------------------------------------------------------------- */

static void add_words(const desk_log_request *request, GPtrArray *words)
{
    for (size_t i = 0; i < request->n_words; i++)
        g_ptr_array_add(words, g_strdup(request->word[i]));
}

static bool take_words(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                       void *context, desk_draft *draft)
{
    (void)logged, (void)answer, (void)context;
    add_words(request, draft->words);
    return true;
}

desk_status desk_log(const desk_log_request *request, desk_answer *answer)
{
    return desk_log_made(request, take_words, NULL, answer);
}

static bool states_something(const dw_event *event)
{
    return event->kind != DW_EVENT_CORRECTION;
}

/* The number of the last event of those that corrected the one at the index, and each other. */
static size_t last_word_on(const dw_deal *logged, size_t index, const bool *is_void)
{
    size_t last = index + 1;
    for (size_t e = index + 1; e < logged->n_events; e++)
        if (logged->event[e].corrects == last &&
            (!is_void[e] || states_something(&logged->event[e])))
            last = e + 1;
    return last;
}

/* The newest event that still counts and corrects nothing, so that to undo again goes further back;
 * 0 where there is none. */
static size_t newest_to_undo(const dw_deal *logged)
{
    g_autofree bool *is_void = g_new0(bool, logged->n_events);
    dw_record_void(logged->event, logged->n_events, is_void);
    for (size_t e = logged->n_events; e > 0; e--)
        if (!is_void[e - 1] && states_something(&logged->event[e - 1]))
            return e;
    return 0;
}

/* Withdrawing twice would change nothing. */
static bool may_withdraw(const dw_deal *logged, size_t number, desk_answer *answer)
{
    const text_place place = {.file = answer->subject};
    if (number == 0 || number > logged->n_events) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "record",
                         number > 0 ? "has events 1 to %zu, and none is '%zu'"
                                    : "has no events left that count: there is nothing to undo",
                         logged->n_events, number);
        return false;
    }
    g_autofree bool *is_void = g_new0(bool, logged->n_events);
    dw_record_void(logged->event, logged->n_events, is_void);
    if (!is_void[number - 1])
        return true;
    const size_t by = last_word_on(logged, number - 1, is_void);
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, place, "record",
                     "event %zu is withdrawn or replaced already; the last word on it is event %zu",
                     number, by);
    return false;
}

static bool withdraw(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                     void *context, desk_draft *draft)
{
    GPtrArray *const words = draft->words;
    const char *const text = context;
    guint64 number = newest_to_undo(logged);
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, DW_EVENTS_MAX, &number, NULL)) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT, (text_place){.file = EVENT_LABEL},
                         "", "'%s' is no number of an event", text_show(text).text);
        return false;
    }
    if (!may_withdraw(logged, (size_t)number, answer))
        return false;
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_CORRECTION)));
    g_ptr_array_add(words, g_strdup_printf("%zu", (size_t)number));
    add_words(request, words);
    return true;
}

desk_status desk_undo(const desk_log_request *request, const char *number, desk_answer *answer)
{
    return desk_log_made(request, withdraw, (void *)(uintptr_t)number, answer);
}
