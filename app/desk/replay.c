/* Pages of a record: what was logged, and the negotiation read again. */
#include <glib.h>
#include <string.h>

#include "brief/logged.h"
#include "brief/replay.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/log.h"
#include "desk/plans.h"
#include "desk/source.h"
#include "text/file.h"

char *desk_logged_page(const desk_answer *answer, bool dry_run, desk_format format,
                       const desk_style *style)
{
    typedef char *make_logged(const dw_coaching *coaching, const brief_logged *logged,
                              const brief_style *style);
    static make_logged *const make[] = {[DESK_TEXT] = brief_logged_text,
                                        [DESK_MARKDOWN] = brief_logged_markdown,
                                        [DESK_JSON] = brief_logged_json};
    const brief_style page = desk_answer_style(answer, style);
    const brief_logged logged = {answer->logged, answer->n_logged, dry_run};
    return make[format](answer->coaching, &logged, &page);
}

/* ---- Which events ------------------------------------------------------------------------------ */

static void refuse(desk_answer *answer, const char *option, const char *text, const char *problem)
{
    text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                     (text_place){.file = text_file_label(answer->subject)}, "record",
                     "--%s %s: %s", option, text_show(text).text, problem);
    desk_answer_settle(answer);
}

/* A number of an event, or a day; the other is 0 or DW_DAY_NONE. */
typedef struct bound {
    size_t number;
    dw_day day;
} bound;

static bool read_bound(desk_answer *answer, const dw_deal *read, const char *option,
                       const char *text, bound *at)
{
    guint64 number = 0;
    *at = (bound){0, DW_DAY_NONE};
    if (text == NULL)
        return true;
    if (g_ascii_string_to_unsigned(text, 10, 1, DW_EVENTS_MAX, &number, NULL)) {
        at->number = (size_t)number;
        if (at->number > read->n_events)
            refuse(answer, option, text, "the record has no event of that number");
    } else if (desk_day_read(text, &at->day) != NULL) {
        refuse(answer, option, text,
               "is neither the number of an event nor a day such as 2026-11-18");
    }
    return answer->status == DESK_OK;
}

static bool is_within(const dw_deal *read, size_t number, const bound *from, const bound *to)
{
    const dw_day day = read->event[number - 1].day;
    return number >= from->number && (from->day == DW_DAY_NONE || day >= from->day) &&
           (to->number == 0 || number <= to->number) && (to->day == DW_DAY_NONE || day <= to->day);
}

static bool read_last(desk_answer *answer, const char *text, size_t *most)
{
    guint64 number = DW_EVENTS_MAX;
    if (text && !g_ascii_string_to_unsigned(text, 10, 1, DW_EVENTS_MAX, &number, NULL))
        refuse(answer, "last", text, "is no number of events");
    *most = (size_t)number;
    return answer->status == DESK_OK;
}

/* The numbers of the events that count, in the order of the log, of which those from `first` on and
 * before `end` are shown. */
typedef struct chosen {
    size_t *number; /* to be g_free'd */
    size_t n, first, end;
} chosen;

/* By days, from the first of them to the last: what was logged late in between belongs to it. */
static bool choose(const desk_range *range, const dw_deal *read, desk_answer *answer, chosen *c)
{
    bound from, to;
    size_t most;
    if (!read_bound(answer, read, "from", range->from, &from) ||
        !read_bound(answer, read, "to", range->to, &to) || !read_last(answer, range->last, &most))
        return false;
    c->number = desk_events_counting(answer->deal, read->n_events, &c->n);
    c->first = c->n;
    for (size_t i = c->n; i-- > 0;)
        if (is_within(read, c->number[i], &from, &to)) {
            c->first = i;
            c->end = MAX(c->end, i + 1);
        }
    if (c->first < c->end && c->end - c->first > most)
        c->first = c->end - most;
    const bool bounded = range->from != NULL || range->to != NULL;
    if (c->first < c->n || !bounded)
        return true;
    refuse(answer, range->from ? "from" : "to", range->from ? range->from : range->to,
           "no event that counts lies there");
    return false;
}

/* ---- Their plans ------------------------------------------------------------------------------- */

typedef struct transcript {
    brief_replay *replay;
    size_t first; /* number of the first event that is shown */
} transcript;

static void take_plan(const dw_plan *plan, size_t number, void *context)
{
    const transcript *const t = context;
    if (number < t->first)
        brief_replay_follow(t->replay, plan);
    else
        brief_replay_add(t->replay, plan, number);
}

/* With the event before the first, which says what is new then. */
static dw_status replay_chosen(const dw_deal *read, const desk_answer *answer, const chosen *c,
                               brief_replay *replay, dw_error *err)
{
    if (c->first >= c->end)
        return DW_OK;
    const size_t begin = c->first > 0 ? c->first - 1 : 0;
    transcript t = {replay, c->number[c->first]};
    const desk_plans plans = {.read = read,
                              .playbook = answer->playbook,
                              .number = c->number + begin,
                              .n = c->end - begin,
                              .sections = DW_SECTION_BIT(DW_SECTION_MEANING) |
                                          DW_SECTION_BIT(DW_SECTION_ALERTS) |
                                          DW_SECTION_BIT(DW_SECTION_NEXT_MOVE),
                              .take = take_plan,
                              .context = &t};
    if (c->end - c->first < c->n)
        brief_replay_part(replay, c->number[c->first], c->number[c->end - 1]);
    return desk_plans_make(&plans, err);
}

desk_status desk_replay(const desk_request *request, const desk_range *range, desk_format format,
                        const desk_style *style, desk_answer *answer, char **page)
{
    static const brief_form form[] = {[DESK_TEXT] = BRIEF_FORM_TEXT,
                                      [DESK_MARKDOWN] = BRIEF_FORM_MARKDOWN,
                                      [DESK_JSON] = BRIEF_FORM_JSON};
    g_auto(desk_source) source = {0};
    *page = NULL;
    if (!desk_source_open(request, &source, answer))
        return answer->status;
    const dw_deal *const read = desk_source_parse(request, &source, answer);
    if (!read)
        return answer->status;
    dw_deal logged = *read;
    logged.day = desk_planning_day(read, request);
    if (desk_plan_deal(request, &logged, answer) != DESK_OK)
        return answer->status;
    chosen c = {0};
    dw_error err = {0};
    if (choose(range, read, answer, &c)) {
        const brief_style look = desk_answer_style(answer, style);
        g_autoptr(brief_replay) replay = brief_replay_new(&answer->plan, &look, form[format]);
        const dw_status status = replay_chosen(read, answer, &c, replay, &err);
        if (status != DW_OK)
            desk_answer_refused(answer, status, &err);
        else
            *page = brief_replay_finish(replay);
    }
    g_free(c.number);
    return answer->status;
}
