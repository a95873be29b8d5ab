/* What the record of a deal means and what to do next. */
#include <glib.h>

#include "brief/coach.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"

desk_status desk_coach(const desk_request *request, desk_answer *answer)
{
    return desk_plan(request, answer) == DESK_OK ? desk_coach_plan(request, answer)
                                                 : answer->status;
}

desk_status desk_coach_plan(const desk_request *request, desk_answer *answer)
{
    const dw_plan_options options = {.seed = DESK_SEED,
                                     .packages = request->packages,
                                     .other = answer->plan.other,
                                     .n_others = answer->plan.n_others};
    dw_coaching *coaching = DW_TAKE(&answer->arena, 1, dw_coaching);
    dw_error err = {0};
    const dw_status status =
        coaching ? dw_coach_make(&answer->plan, &options, &answer->arena, coaching, &err)
                 : DW_E_NOMEM;
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    answer->coaching = coaching;
    return answer->status;
}

char *desk_coach_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    typedef char *make_page(const dw_coaching *coaching, const brief_style *style);
    static make_page *const make[] = {[DESK_TEXT] = brief_coach_text,
                                      [DESK_MARKDOWN] = brief_coach_markdown,
                                      [DESK_JSON] = brief_coach_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](answer->coaching, &page);
}
