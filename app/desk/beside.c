/* Other deals that may see the terms of the one that is asked for. */
#include <glib.h>

#include "desk/answer.h"
#include "text/deal.h"

/* Where other deals come from: today the files that the request names. What keeps deals adds its own
 * here. */
static size_t count_others(const desk_request *request)
{
    return request->beside ? g_strv_length((char **)(uintptr_t)request->beside) : 0;
}

/* One of them, as its record leaves it on the day of the plan; its problems are counted for it. */
static const dw_deal *load_other(desk_answer *answer, const desk_request *request, size_t i)
{
    const char *const subject = answer->subject;
    answer->subject = request->beside[i];
    const dw_deal *const read = text_deal_load(request->beside[i], answer->playbook, request->today,
                                               &answer->arena, &answer->problems);
    if (desk_answer_settle(answer) != DESK_OK || !read)
        return NULL;
    dw_deal logged = *read;
    logged.day = answer->deal->day;
    const dw_deal *const state = desk_answer_state(answer, &logged);
    if (state)
        answer->subject = subject;
    return state;
}

bool desk_answer_others(desk_answer *answer, const desk_request *request, dw_plan_options *options)
{
    const size_t n = count_others(request);
    const dw_deal **const other = DW_TAKE(&answer->arena, n, const dw_deal *);
    if (!other) {
        desk_answer_refused(answer, DW_E_NOMEM, &(dw_error){0});
        return false;
    }
    for (size_t i = 0; i < n; i++)
        if (!(other[i] = load_other(answer, request, i)))
            return false;
    options->other = other;
    options->n_others = n;
    return true;
}
