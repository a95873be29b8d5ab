/* Publishes the plan of a deal as its next version, and shows versions that were published. */
#include <glib.h>

#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"
#include "desk/source.h"
#include "text/file.h"

/* ---- Publishing -------------------------------------------------------------------------------- */

bool desk_plan_alone(const desk_log_request *request, const dw_deal *logged, dw_day day,
                     desk_answer *answer)
{
    dw_deal deal = *logged;
    desk_request alone = request->plan;
    alone.beside = NULL;
    deal.day = day;
    return desk_plan_deal(&alone, &deal, answer) == DESK_OK;
}

/* Is the plan what the version in hand has already? */
static bool is_published(const desk_log_request *request, desk_answer *answer)
{
    const dw_version *const version = &answer->plan.version;
    return version->number > 0 && version->pending == version->number &&
           !desk_version_made_otherwise(answer, version, request->plan.packages);
}

/* The event that publishes the plan; its words, to be added to, or NULL. */
static GPtrArray *draft_version(const dw_deal *logged, desk_answer *answer, desk_draft *draft)
{
    /* One that was published after the day in hand has its number as well. */
    const dw_deal *const whole = desk_follow_record(logged, answer);
    if (!whole)
        return NULL;
    int newest = 0;
    for (size_t e = 0; e < whole->n_events; e++)
        if (whole->event[e].kind == DW_EVENT_PLAN)
            newest = MAX(newest, whole->event[e].version);
    draft->plan = desk_plan_whole(&answer->plan);
    g_autofree char *digest = desk_whole_digest(draft->plan);
    GPtrArray *const words = desk_draft_event(draft);
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_PLAN)));
    g_ptr_array_add(words, g_strdup_printf("--version=%d", newest + 1));
    g_ptr_array_add(words, g_strdup_printf("--digest=%s", digest));
    return words;
}

static dw_day day_of(const desk_log_request *request)
{
    return request->plan.day != DW_DAY_NONE ? request->plan.day : request->plan.today;
}

/* Is the time of the event among the words of the request? */
static bool says_when(const desk_log_request *request)
{
    bool found = false;
    for (size_t i = 0; i < request->n_words; i++)
        found = found || g_str_has_prefix(request->word[i], "--at=");
    return found;
}

/* The version is of the day of its page, which may be the file's. */
static bool make_version(const desk_log_request *request, const dw_deal *logged,
                         desk_answer *answer, void *context, desk_draft *draft)
{
    (void)context;
    const dw_day day = desk_planning_day(logged, &request->plan);
    if (!desk_plan_alone(request, logged, day, answer))
        return false;
    if (is_published(request, answer)) {
        text_problem_add(
            &answer->problems, TEXT_PROBLEM_INPUT, (text_place){.file = answer->subject}, "plan",
            "is the same as version %d; there is nothing to publish", answer->plan.version.number);
        return false;
    }
    GPtrArray *const words = draft_version(logged, answer, draft);
    for (size_t i = 0; words && i < request->n_words; i++)
        g_ptr_array_add(words, g_strdup(request->word[i]));
    if (day != day_of(request) && !says_when(request)) {
        g_autofree char *at = desk_time_text(day, DW_MINUTE_NONE);
        g_ptr_array_add(words, g_strdup_printf("--at=%s", at));
    }
    return answer->status == DESK_OK;
}

/* A version is out once all that it knows has happened: with the pivot, or with the last event of those
 * that are known on that day or today, where the pivot is logged late. */
static dw_day publishing_time(const desk_log_request *request, const dw_deal *logged, int *minute)
{
    const dw_event *const pivot = &logged->event[logged->n_events - 1];
    const dw_day known = MAX(day_of(request), pivot->day);
    dw_day day = pivot->day;
    *minute = pivot->minute;
    for (size_t e = 0; e < logged->n_events; e++) {
        const dw_event *const event = &logged->event[e];
        if (event->day > known || event->day < day)
            continue;
        *minute = event->day > day ? event->minute : MAX(event->minute, *minute);
        day = event->day;
    }
    return day;
}

bool desk_publish_pivot(const desk_log_request *request, const dw_deal *logged, desk_answer *answer,
                        desk_draft *draft)
{
    const dw_event *const pivot = &logged->event[logged->n_events - 1];
    int minute;
    const dw_day day = publishing_time(request, logged, &minute);
    if (!desk_plan_alone(request, logged, day, answer))
        return false;
    if (is_published(request, answer) || answer->status != DESK_OK)
        return answer->status == DESK_OK;
    GPtrArray *const words = draft_version(logged, answer, draft);
    if (!words)
        return false;
    g_autofree char *at = desk_time_text(day, minute);
    g_ptr_array_add(words, g_strdup_printf("--at=%s", at));
    if (pivot->who)
        g_ptr_array_add(words, g_strdup_printf("--who=%s", pivot->who));
    if (pivot->author)
        g_ptr_array_add(words, g_strdup_printf("--author=%s", pivot->author));
    return true;
}

desk_status desk_publish(const desk_log_request *request, desk_answer *answer)
{
    return desk_log_made(request, make_version, NULL, answer);
}

/* ---- Showing ------------------------------------------------------------------------------------- */

/* The event that published a version; the last one, where there are several of a number. */
static const dw_event *find_version(const dw_deal *deal, int number)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_PLAN && deal->event[e].version == number)
            return &deal->event[e];
    return NULL;
}

static void refuse(desk_answer *answer, const char *version, const char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                     (text_place){.file = text_file_label(answer->subject)}, "record",
                     "--version %s: %s", text_show(version).text, problem);
    desk_answer_settle(answer);
}

/* The page as the store has kept it; NULL when none did. */
static char *kept_page(const desk_request *request, const char *digest, desk_answer *answer)
{
    g_autoptr(deal_store) store = NULL;
    g_auto(desk_stored) stored = {0};
    g_autoptr(store_entry) plan = NULL;
    g_autoptr(GError) error = NULL;
    if (desk_source_find(request->deal, request->store, STORE_READ, &store, &stored,
                         &answer->problems) != DESK_PLACE_STORE)
        return NULL;
    const store_status status = desk_stored_plan(store, &stored, digest, &plan, &error);
    if (status == STORE_OK)
        return g_strdup(plan->body);
    if (status != STORE_NOT_FOUND)
        desk_store_refused(answer, error);
    return NULL;
}

/* A version that cannot be made again: only what a store has kept of it shows it, and only to readers of
 * everything. */
static void show_kept(const desk_request *request, const dw_version *published, desk_format format,
                      const desk_style *style, desk_answer *answer, char **page)
{
    g_autofree char *kept = kept_page(request, published->digest, answer);
    g_autofree char *version = g_strdup_printf("%d", published->number);
    if (answer->status != DESK_OK)
        return;
    if (!kept)
        refuse(answer, version,
               "was published from another playbook or file, and only a store keeps its page");
    else if (format != DESK_JSON || style->hide_walk_away)
        refuse(answer, version,
               "was published from another playbook or file; what is kept of it is the whole page, "
               "as JSON");
    else
        *page = brief_plan_json_published(kept, published);
    if (answer->status == DESK_OK && !*page)
        refuse(answer, version, "what is kept of it is no page of this program's");
}

desk_status desk_version(const desk_request *request, const char *version, desk_format format,
                         const desk_style *style, desk_answer *answer, char **page)
{
    desk_request alone = *request;
    alone.beside = NULL;
    guint64 number = 0;
    if (desk_plan(&alone, answer) != DESK_OK)
        return answer->status;
    const bool is_number = g_ascii_string_to_unsigned(version, 10, 1, INT_MAX, &number, NULL);
    const dw_event *const event = is_number ? find_version(answer->deal, (int)number) : NULL;
    if (!event) {
        refuse(answer, version, "the record has no published version of that number");
        return answer->status;
    }
    const dw_plan *const plan = desk_plan_published(answer, event, alone.packages);
    if (!plan)
        return answer->status;
    g_autofree char *digest = desk_plan_digest(plan);
    /* The digest is of the plan as it was about to be published; what is shown is the version it became. */
    const dw_version published = {.number = (int)number,
                                  .event = event->number,
                                  .day = event->day,
                                  .who = event->who,
                                  .digest = event->digest,
                                  .pending = (int)number};
    if (event->digest && g_ascii_strcasecmp(digest, event->digest) != 0) {
        show_kept(&alone, &published, format, style, answer, page);
        return answer->status;
    }
    if (!event->digest)
        text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                         (text_place){.file = text_file_label(answer->subject)}, "record",
                         "version %d has no digest: it is shown as it would be made today",
                         (int)number);
    answer->plan = *plan;
    answer->plan.version = published;
    *page = desk_plan_page(answer, format, style);
    return answer->status;
}
