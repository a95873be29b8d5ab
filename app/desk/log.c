/* Appends events to the record of a deal. */
#include "desk/log.h"

#include <stdlib.h>
#include <string.h>

#include "desk/answer.h"
#include "desk/debrief.h"
#include "desk/limits.h"
#include "desk/logging.h"
#include "desk/record.h"
#include "dealwright/record.h"
#include "text/event.h"
#include "text/meant.h"
#include "text/number.h"

/* ---- From words to an event ------------------------------------------------------------------ */

char *desk_time_text(dw_day day, int minute)
{
    char text[TEXT_DATE_SIZE];
    text_date_write(day, text);
    return minute == DW_MINUTE_NONE
               ? g_strdup(text)
               : g_strdup_printf("%sT%02d:%02d", text, minute / 60, minute % 60);
}

/* Of now, without a minute where a day was given. */
static char *time_of(const desk_log_request *request)
{
    return request->plan.day != DW_DAY_NONE ? desk_time_text(request->plan.day, DW_MINUTE_NONE)
                                            : desk_time_text(request->plan.today, request->minute);
}

static bool read_event(const desk_log_request *request, const GPtrArray *list,
                       const text_event_of *of, desk_answer *answer, dw_event *event)
{
    g_autofree char *at = time_of(request);
    const text_words words = {.word = (const char *const *)list->pdata,
                              .n_words = list->len,
                              .at = at,
                              .author =
                                  request->author && *request->author ? request->author : NULL,
                              .source = request->source};
    if (text_event_from_words(&words, of, &answer->arena, &answer->problems, event))
        return true;
    answer->subject = DESK_EVENT_LABEL;
    desk_answer_settle(answer);
    return false;
}

/* ---- The record with the events in it -------------------------------------------------------- */

/* A record that events may be added to, in the answer's arena; NULL, with the status set, when there is
 * no memory. */
static dw_deal *copy_record(const dw_deal *deal, desk_answer *answer)
{
    const size_t n = deal->n_events;
    dw_deal *const logged = DW_TAKE(&answer->arena, 1, dw_deal);
    dw_event *const event = DW_TAKE(&answer->arena, n + DESK_ACT_MAX, dw_event);
    if (!logged || !event) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return NULL;
    }
    if (n > 0)
        memcpy(event, deal->event, n * sizeof *event);
    *logged = *deal;
    logged->event = event;
    return logged;
}

/* Reads the events of the draft that the record does not have yet. */
static bool add_events(const desk_log_request *request, const desk_draft *draft, size_t n_before,
                       desk_answer *answer, dw_deal *logged)
{
    dw_event *const event = (dw_event *)logged->event;
    for (size_t i = logged->n_events - n_before; i < draft->event->len; i++) {
        const text_event_of of = {logged, answer->playbook};
        if (!read_event(request, draft->event->pdata[i], &of, answer, &event[n_before + i]))
            return false;
        logged->n_events++;
    }
    return true;
}

static bool is_pivot(const dw_event *event)
{
    return event->kind == DW_EVENT_PIVOT && event->by == DW_SIDE_US;
}

/* A version is what was published under its number: one that is typed would stand for no plan. */
static bool is_made(const dw_event *event, const desk_draft *draft, desk_answer *answer)
{
    return event->kind != DW_EVENT_PLAN || draft->plan ||
           desk_refuse_event(answer, "plan",
                             g_strdup("is not typed: 'dealwright plan DEAL --publish' logs the "
                                      "plan as it is made, under its next version"));
}

/* The record with the draft's events, and what comes with them; NULL with the status set. */
static const dw_deal *with_events(const desk_log_request *request, const dw_deal *deal,
                                  desk_answer *answer, desk_draft *draft)
{
    dw_deal *const logged = copy_record(deal, answer);
    const size_t n = deal->n_events;
    if (!logged || !add_events(request, draft, n, answer, logged))
        return NULL;
    dw_event *const first = (dw_event *)&logged->event[n];
    if (!is_made(first, draft, answer) ||
        (!request->is_sure && !desk_price_is_whole(deal, first, answer)) ||
        !desk_may_log(logged, first, answer) || !desk_note_approval(logged, first, answer))
        return NULL;
    if (is_pivot(&logged->event[logged->n_events - 1]) &&
        (!desk_publish_pivot(request, logged, answer, draft) ||
         !add_events(request, draft, n, answer, logged)))
        return NULL;
    desk_doubt(&request->plan, deal, &logged->event[n], answer);
    return logged;
}

dw_day desk_day_with(const desk_log_request *request, const dw_deal *logged, size_t n_before)
{
    /* Without a day that was asked for, that of a page: what is logged may be older than the record. */
    const bool is_asked = request->plan.day != DW_DAY_NONE;
    dw_day day = is_asked ? request->plan.day : logged->day;
    for (size_t e = is_asked ? n_before : 0; e < logged->n_events; e++)
        day = MAX(day, logged->event[e].day);
    return day;
}

/* The plan after the events. */
static desk_status plan_with(const desk_log_request *request, const dw_deal *logged,
                             size_t n_before, desk_answer *answer)
{
    dw_deal deal = *logged;
    deal.day = desk_day_with(request, logged, n_before);
    answer->logged = &deal.event[n_before];
    answer->n_logged = deal.n_events - n_before;
    return desk_plan_deal(&request->plan, &deal, answer);
}

static void clear_draft(desk_draft *draft)
{
    g_ptr_array_unref(draft->event);
    g_free(draft->plan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(desk_draft, clear_draft)

static void free_words(void *words)
{
    g_ptr_array_unref(words);
}

GPtrArray *desk_draft_event(desk_draft *draft)
{
    GPtrArray *const words = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(draft->event, words);
    return words;
}

static desk_appended append(const desk_log_request *request, const dw_deal *deal,
                            const dw_deal *logged, desk_record *record, desk_answer *answer)
{
    const desk_act act = {.event = &logged->event[deal->n_events],
                          .n = logged->n_events - deal->n_events,
                          .of = {deal, answer->playbook}};
    const store_stamp stamp = {
        .at = request->now, .author = request->author, .source = request->source};
    return request->dry_run ? DESK_APPENDED : desk_record_append(record, &act, &stamp, answer);
}

/* One attempt: false when somebody else was faster. */
static bool try_log(const desk_log_request *request, desk_draft_maker *make, void *context,
                    desk_answer *answer)
{
    g_auto(desk_record) record;
    g_autofree char *debrief = NULL;
    g_auto(desk_draft) draft = {.event = g_ptr_array_new_with_free_func(free_words)};
    if (!desk_record_open(&request->plan, answer, &record))
        return true;
    const dw_deal *const deal = desk_source_parse(&request->plan, &record.source, answer);
    if (!deal || !make(request, deal, answer, context, &draft)) {
        desk_answer_settle(answer);
        return true;
    }
    const dw_deal *const logged = with_events(request, deal, answer, &draft);
    if (!logged || !desk_debrief_of(request, &record, logged, deal->n_events, answer, &debrief))
        return true;
    record.plan = draft.plan;
    record.debrief = debrief;
    const desk_appended appended = append(request, deal, logged, &record, answer);
    desk_record_close(&record);
    if (appended == DESK_APPENDED &&
        plan_with(request, logged, deal->n_events, answer) == DESK_OK) {
        desk_doubt_planned(answer);
        desk_doubt_unasked(&request->plan, answer);
        desk_coach_plan(&request->plan, answer);
    }
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
    add_words(request, desk_draft_event(draft));
    return true;
}

desk_status desk_log(const desk_log_request *request, desk_answer *answer)
{
    return desk_log_made(request, take_words, NULL, answer);
}

/* Who names the end of a deal, or means to take something back, has left out who did what. */
char *desk_side_hint(const char *word)
{
    if (g_ascii_strcasecmp(word, "undo") == 0)
        return g_strdup("; the newest event is taken back by 'dealwright undo DEAL'");
    for (unsigned o = 0; o < DW_OUTCOME_COUNT; o++)
        if (o != DW_OUTCOME_NONE && g_ascii_strcasecmp(word, dw_deal_outcome_name(o)) == 0)
            return g_strdup_printf("; the end of a deal is logged as 'us outcome %s'",
                                   dw_deal_outcome_name(o));
    return text_meant_hint(TEXT_MEANT_SIDE, word);
}

char *desk_event_hint(const char *word)
{
    return text_meant_hint(TEXT_MEANT_EVENT, word);
}

bool desk_event_is_taken(const char *word)
{
    return text_meant_taken(TEXT_MEANT_EVENT, word) != NULL;
}

bool desk_event_has_key(const char *word)
{
    return text_event_is_key(word);
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

static void draft_withdrawal(const desk_log_request *request, size_t number, desk_draft *draft)
{
    GPtrArray *const words = desk_draft_event(draft);
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_CORRECTION)));
    g_ptr_array_add(words, g_strdup_printf("%zu", number));
    add_words(request, words);
}

/* Is the event a version that nobody published after?  */
static bool is_newest_version(const dw_deal *logged, size_t index, const bool *is_void)
{
    for (size_t e = index + 1; e < logged->n_events; e++)
        if (logged->event[e].kind == DW_EVENT_PLAN && !is_void[e])
            return false;
    return !is_void[index];
}

/* A pivot goes with the version that was published with it, as long as that is the one in hand: no team
 * is to work by a plan that nothing stands behind. `newest`: a version goes with its pivot, too. */
static void draft_withdrawals(const desk_log_request *request, const dw_deal *logged, size_t number,
                              bool newest, desk_draft *draft)
{
    g_autofree bool *is_void = g_new0(bool, logged->n_events);
    dw_record_void(logged->event, logged->n_events, is_void);
    const size_t e = number - 1, first = dw_record_act(logged->event, e);
    if (newest && first < e && !is_void[first])
        draft_withdrawal(request, first + 1, draft);
    draft_withdrawal(request, number, draft);
    const size_t next = e + 1;
    if (next < logged->n_events && dw_record_act(logged->event, next) == e &&
        is_newest_version(logged, next, is_void))
        draft_withdrawal(request, next + 1, draft);
}

static bool withdraw(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                     void *context, desk_draft *draft)
{
    const char *const text = context;
    guint64 number = newest_to_undo(logged);
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, DW_EVENTS_MAX, &number, NULL)) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                         (text_place){.file = DESK_EVENT_LABEL}, "",
                         "'%s' is no number of an event", text_show(text).text);
        return false;
    }
    if (!may_withdraw(logged, (size_t)number, answer))
        return false;
    draft_withdrawals(request, logged, (size_t)number, !text, draft);
    return true;
}

desk_status desk_undo(const desk_log_request *request, const char *number, desk_answer *answer)
{
    return desk_log_made(request, withdraw, (void *)(uintptr_t)number, answer);
}
