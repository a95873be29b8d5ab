/* The plan of a deal, and the pages made of it. */
#include <glib.h>

#include "brief/brief.h"
#include "brief/coach.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/source.h"
#include "text/deal.h"
#include "text/file.h"
#include "text/number.h"

/* A plan knows only what had happened by its day. */
static void warn_of_later_events(const dw_deal *deal, const desk_request *request,
                                 desk_answer *answer)
{
    char day[TEXT_DATE_SIZE];
    size_t n = 0;
    for (size_t e = 0; e < deal->n_events; e++)
        n += !dw_event_is_known(&deal->event[e], deal->day);
    if (n > 0)
        text_problem_add(&answer->problems, TEXT_PROBLEM_WARNING,
                         (text_place){.file = text_file_label(request->deal)}, "record",
                         "%zu event%s dated after %s, the day of this page, and left out", n,
                         n == 1 ? " is" : "s are", text_date_write(deal->day, day));
}

/* The deal as its record leaves it, on the day it is to be planned from. */
static bool set_state(const desk_request *request, const dw_deal *logged, desk_answer *answer)
{
    answer->deal = desk_answer_state(answer, logged);
    if (answer->deal)
        warn_of_later_events(logged, request, answer);
    return answer->deal != NULL;
}

desk_status desk_plan(const desk_request *request, desk_answer *answer)
{
    g_auto(desk_source) source = {0};
    if (!desk_source_open(request, &source, answer))
        return answer->status;
    return desk_plan_source(request, &source, answer);
}

bool desk_source_open(const desk_request *request, desk_source *source, desk_answer *answer)
{
    desk_answer_init(answer, request->deal);
    if (!desk_answer_playbook(answer, request->playbook))
        return false;
    const bool done = desk_source_read(request->deal, request->store, source, &answer->problems);
    answer->stored_as = done && source->stored ? request->deal : NULL;
    desk_answer_settle(answer);
    return done;
}

const dw_deal *desk_source_parse(const desk_request *request, const desk_source *source,
                                 desk_answer *answer)
{
    const dw_deal *const read =
        text_deal_parse(source->text, source->size, source->label, answer->playbook, request->today,
                        &answer->arena, &answer->problems);
    if (source->stored)
        text_problems_of_store(&answer->problems);
    return desk_answer_settle(answer) == DESK_OK ? read : NULL;
}

desk_status desk_plan_deal(const desk_request *request, const dw_deal *logged, desk_answer *answer)
{
    if (!set_state(request, logged, answer))
        return answer->status;
    dw_plan_options options = {.seed = DESK_SEED, .packages = request->packages};
    if (!desk_answer_others(answer, request, &options))
        return answer->status;
    dw_error err = {0};
    const dw_status status =
        dw_plan_make(answer->playbook, answer->deal, &options, &answer->arena, &answer->plan, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return answer->status;
}

/* The file's date was right when it was written: what has been logged since is known as well. A day to
 * come is a slip of the keyboard. */
dw_day desk_planning_day(const dw_deal *deal, const desk_request *request)
{
    dw_day day = deal->day;
    if (request->day != DW_DAY_NONE)
        return request->day;
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].day <= request->today && deal->event[e].day > day)
            day = deal->event[e].day;
    return day;
}

desk_status desk_plan_source(const desk_request *request, const desk_source *source,
                             desk_answer *answer)
{
    const dw_deal *const read = desk_source_parse(request, source, answer);
    if (!read)
        return answer->status;
    dw_deal logged = *read;
    logged.day = desk_planning_day(read, request);
    return desk_plan_deal(request, &logged, answer);
}

brief_style desk_answer_style(const desk_answer *answer, const desk_style *style)
{
    const double lines = dw_playbook_setting(answer->playbook, DW_SETTING_SHORT_LINES);
    return (brief_style){.width = style->width,
                         .colour = style->colour,
                         .walk_aways = !style->hide_walk_away,
                         .explain = style->explain,
                         .stored_as = answer->stored_as,
                         .lines_most = style->brief ? (int)lines : 0};
}

typedef char *make_page(const dw_plan *plan, const brief_style *style);

char *desk_plan_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_page *const make[] = {[DESK_TEXT] = brief_plan_text,
                                      [DESK_MARKDOWN] = brief_plan_markdown,
                                      [DESK_JSON] = brief_plan_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, &page);
}

char *desk_assessment_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_page *const make[] = {[DESK_TEXT] = brief_assessment_text,
                                      [DESK_MARKDOWN] = brief_assessment_markdown,
                                      [DESK_JSON] = brief_assessment_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, &page);
}

char *desk_executive_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_page *const make[] = {[DESK_TEXT] = brief_executive_text,
                                      [DESK_MARKDOWN] = brief_executive_markdown,
                                      [DESK_JSON] = brief_executive_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, &page);
}

char *desk_ledger_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_page *const make[] = {[DESK_TEXT] = brief_ledger_text,
                                      [DESK_MARKDOWN] = brief_ledger_markdown,
                                      [DESK_JSON] = brief_ledger_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, &page);
}
