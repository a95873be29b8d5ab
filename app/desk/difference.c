/* What changed between an earlier plan of a deal and its plan now. */
#include <glib.h>

#include "brief/brief.h"
#include "brief/difference.h"
#include "dealwright/record.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"
#include "text/file.h"

char *desk_plan_whole(const dw_plan *plan)
{
    const brief_style all = {.walk_aways = true};
    return brief_plan_json(plan, &all);
}

char *desk_whole_digest(const char *page)
{
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, page, -1);
}

char *desk_plan_digest(const dw_plan *plan)
{
    g_autofree char *page = desk_plan_whole(plan);
    return desk_whole_digest(page);
}

/* An earlier plan: of the first events of the log, from a day. */
typedef struct earlier {
    size_t n_events;
    dw_day day;
} earlier;

/* ---- Which one --------------------------------------------------------------------------------- */

static earlier after_event(const dw_deal *logged, size_t e, brief_comparison *c)
{
    c->number = e + 1;
    c->day = logged->event[e].day;
    return (earlier){e + 1, logged->event[e].day};
}

/* The version that the one in hand took the place of; its event is 0 where there is none. */
static bool find_before(desk_answer *answer, dw_version *before)
{
    const dw_version *version = &answer->plan.version;
    dw_error err = {0};
    dw_deal logged = *answer->deal->logged, state;
    const dw_status status = dw_record_state(&logged, answer->playbook, version->event - 1,
                                             &answer->arena, &state, &err);
    if (status == DW_OK)
        *before = dw_record_version(&state);
    else
        desk_answer_refused(answer, status, &err);
    return status == DW_OK;
}

/* The last published version, or the one before where nothing has happened since; without one, before
 * the newest event, on the same day: what differs is what that event has done. */
static bool find_usual(desk_answer *answer, brief_comparison *c, dw_version *version, earlier *at)
{
    const dw_deal *state = answer->deal;
    const size_t newest = dw_record_newest(state);
    *version = answer->plan.version;
    if (version->event > 0 && version->n_since == 0) {
        dw_version before;
        if (!find_before(answer, &before))
            return false;
        if (before.event > 0)
            *version = before;
    }
    *at = (earlier){0, state->day};
    if (version->event > 0) {
        c->since = BRIEF_SINCE_VERSION;
        c->version = version->number;
        *at = after_event(state->logged, version->event - 1, c);
    } else if (newest != DW_NONE) {
        c->since = BRIEF_SINCE_NEWEST;
        at->n_events = after_event(state->logged, newest, c).n_events - 1;
    }
    return true;
}

static void refuse(desk_answer *answer, const char *since, const char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                     (text_place){.file = text_file_label(answer->subject)}, "record",
                     "--since %s: %s", since, problem);
    desk_answer_settle(answer);
}

static earlier after_day(const dw_deal *logged, dw_day day, brief_comparison *c)
{
    size_t n = 0;
    for (size_t e = 0; e < logged->n_events; e++)
        if (logged->event[e].day <= day)
            n = e + 1;
    c->since = BRIEF_SINCE_DAY;
    c->day = day;
    return (earlier){n, day};
}

static bool find_since(desk_answer *answer, const char *since, brief_comparison *c, earlier *at)
{
    const dw_deal *logged = answer->deal->logged;
    guint64 number = 0;
    dw_day day;
    if (g_ascii_string_to_unsigned(since, 10, 1, DW_EVENTS_MAX, &number, NULL)) {
        if (number > logged->n_events) {
            refuse(answer, since, "the record has no event of that number");
            return false;
        }
        c->since = BRIEF_SINCE_EVENT;
        *at = after_event(logged, (size_t)number - 1, c);
        return true;
    }
    if (desk_day_read(since, &day) != NULL) {
        refuse(answer, since, "is neither the number of an event nor a day such as 2026-11-18");
        return false;
    }
    *at = after_day(logged, day, c);
    return true;
}

/* ---- Its plan ---------------------------------------------------------------------------------- */

static const dw_plan *plan_of(desk_answer *answer, const earlier *at, size_t packages)
{
    dw_deal *logged = DW_TAKE(&answer->arena, 2, dw_deal);
    dw_plan *plan = DW_TAKE(&answer->arena, 1, dw_plan);
    dw_error err = {0};
    dw_status status = logged && plan ? DW_OK : DW_E_NOMEM;
    if (status == DW_OK) {
        dw_deal *state = logged + 1;
        const dw_plan_options options = {.seed = DESK_SEED, .packages = packages};
        *logged = *answer->deal->logged;
        logged->day = at->day;
        status =
            dw_record_state(logged, answer->playbook, at->n_events, &answer->arena, state, &err);
        if (status == DW_OK)
            status = dw_plan_make(answer->playbook, state, &options, &answer->arena, plan, &err);
    }
    if (status == DW_OK)
        return plan;
    desk_answer_refused(answer, status, &err);
    return NULL;
}

const dw_plan *desk_plan_published(desk_answer *answer, const dw_event *event, size_t packages)
{
    const earlier before = {event->number - 1, event->day};
    return plan_of(answer, &before, packages);
}

bool desk_version_made_otherwise(desk_answer *answer, const dw_version *version, size_t packages)
{
    if (version->digest == NULL)
        return false;
    const dw_event published = {.number = version->event, .day = version->day};
    const dw_plan *plan = desk_plan_published(answer, &published, packages);
    if (plan == NULL)
        return false;
    g_autofree char *digest = desk_plan_digest(plan);
    return g_ascii_strcasecmp(digest, version->digest) != 0;
}

/* ---- The answer -------------------------------------------------------------------------------- */

static desk_status compare(const desk_request *request, const earlier *at,
                           const brief_comparison *found, desk_answer *answer)
{
    const dw_plan *before = plan_of(answer, at, request->packages);
    if (before == NULL)
        return answer->status;
    dw_difference *difference = DW_TAKE(&answer->arena, 1, dw_difference);
    brief_comparison *kept = DW_TAKE(&answer->arena, 1, brief_comparison);
    dw_error err = {0};
    const dw_status status =
        difference && kept
            ? dw_difference_make(before, &answer->plan, &answer->arena, difference, &err)
            : DW_E_NOMEM;
    if (status != DW_OK) {
        desk_answer_refused(answer, status, &err);
        return answer->status;
    }
    *kept = *found;
    kept->difference = difference;
    answer->comparison = kept;
    return answer->status;
}

desk_status desk_difference(const desk_request *request, const char *since, desk_answer *answer)
{
    brief_comparison found = {.day = DW_DAY_NONE};
    dw_version version;
    earlier at;
    if (desk_plan(request, answer) != DESK_OK)
        return answer->status;
    if (since == NULL ? !find_usual(answer, &found, &version, &at)
                      : !find_since(answer, since, &found, &at))
        return answer->status;
    if (found.since == BRIEF_SINCE_VERSION)
        found.made_otherwise = desk_version_made_otherwise(answer, &version, request->packages);
    return compare(request, &at, &found, answer);
}

char *desk_difference_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    typedef char *make_page(const brief_comparison *comparison, const brief_style *style);
    static make_page *const make[] = {[DESK_TEXT] = brief_difference_text,
                                      [DESK_MARKDOWN] = brief_difference_markdown,
                                      [DESK_JSON] = brief_difference_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](answer->comparison, &page);
}
