/* Pages of a record: what was logged, and the negotiation read again. */
#include <glib.h>
#include <string.h>

#include "brief/logged.h"
#include "brief/replay.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/log.h"
#include "desk/source.h"
#include "dealwright/record.h"

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

/* ---- Replay ---------------------------------------------------------------------------------- */

/* Does an event of the log count in the end? */
static bool counts(const dw_deal *state, size_t number)
{
    for (size_t e = 0; e < state->n_events; e++)
        if (state->event[e].number == number)
            return true;
    return false;
}

/* The plan on the day of the n-th event of the log, of all that was logged until then; in the arena. */
static dw_status plan_at(const dw_deal *read, size_t n, desk_answer *answer, dw_plan *plan,
                         dw_error *err)
{
    static const dw_plan_options options = {.seed = DESK_SEED};
    dw_deal *const state = DW_TAKE(&answer->arena, 2, dw_deal);
    dw_deal *const logged = state + 1; /* the state refers to it */
    if (!state)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *logged = *read;
    logged->day = read->event[n - 1].day;
    const dw_status status =
        dw_record_state(logged, answer->playbook, n, &answer->arena, state, err);
    return status == DW_OK
               ? dw_plan_make(answer->playbook, state, &options, &answer->arena, plan, err)
               : status;
}

static dw_status replay_all(const dw_deal *read, desk_answer *answer, brief_replay *replay,
                            dw_error *err)
{
    for (size_t n = 1; n <= read->n_events; n++) {
        if (!counts(answer->deal, n))
            continue;
        const dw_arena_mark mark = dw_arena_here(&answer->arena);
        dw_plan plan;
        const dw_status status = plan_at(read, n, answer, &plan, err);
        if (status != DW_OK)
            return status;
        brief_replay_add(replay, &plan, n);
        dw_arena_rewind(&answer->arena, mark);
    }
    return DW_OK;
}

desk_status desk_replay(const desk_request *request, desk_format format, const desk_style *style,
                        desk_answer *answer, char **page)
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
    if (request->day != DW_DAY_NONE)
        logged.day = request->day;
    if (desk_plan_deal(request, &logged, answer) != DESK_OK)
        return answer->status;
    const brief_style look = desk_answer_style(answer, style);
    g_autoptr(brief_replay) replay = brief_replay_new(&answer->plan, &look);
    dw_error err = {0};
    const dw_status status = replay_all(read, answer, replay, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    else
        *page = brief_replay_finish(replay, form[format]);
    return answer->status;
}
