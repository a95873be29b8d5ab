/* Publishes the plan of a deal as its next version. */
#include <glib.h>

#include "desk/answer.h"
#include "desk/logging.h"
#include "desk/source.h"

/* The plan on the day of the event that is to publish it: its digest is of the plan just before. */
static bool make_plan(const desk_log_request *request, const dw_deal *logged, desk_answer *answer)
{
    dw_deal deal = *logged;
    deal.day = request->plan.day != DW_DAY_NONE ? request->plan.day : request->plan.today;
    return desk_plan_deal(&request->plan, &deal, answer) == DESK_OK;
}

static bool make_version(const desk_log_request *request, const dw_deal *logged,
                         desk_answer *answer, void *context, GPtrArray *words)
{
    (void)context;
    if (!make_plan(request, logged, answer))
        return false;
    const dw_version version = answer->plan.version;
    if (version.number > 0 && version.pending == version.number &&
        !desk_version_made_otherwise(answer, request->plan.packages)) {
        text_problem_add(&answer->problems, TEXT_PROBLEM_INPUT,
                         (text_place){.file = answer->subject}, "plan",
                         "is the same as version %d; there is nothing to publish", version.number);
        return false;
    }
    g_autofree char *digest = desk_plan_digest(&answer->plan);
    g_ptr_array_add(words, g_strdup(dw_side_name(DW_SIDE_US)));
    g_ptr_array_add(words, g_strdup(dw_event_kind_name(DW_EVENT_PLAN)));
    g_ptr_array_add(words, g_strdup_printf("--version=%d", version.number + 1));
    g_ptr_array_add(words, g_strdup_printf("--digest=%s", digest));
    for (size_t i = 0; i < request->n_words; i++)
        g_ptr_array_add(words, g_strdup(request->word[i]));
    return true;
}

desk_status desk_publish(const desk_log_request *request, desk_answer *answer)
{
    return desk_log_made(request, make_version, NULL, answer);
}
