/* A dismissal sets aside what stands: one of an alert that was never raised would silence nothing, or what
 * somebody has not seen yet. */
#include <glib.h>

#include <string.h>

#include "desk/answer.h"
#include "desk/limits.h"
#include "desk/logging.h"

/* The alerts on the day of the dismissal, with it on the record; NULL, and the status set, when they cannot
 * be told. */
static const dw_plan *alerts_with(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_plan_options options = {.seed = DESK_SEED,
                                     .sections = DW_SECTION_BIT(DW_SECTION_ALERTS)};
    dw_deal *const deal = DW_TAKE(&answer->arena, 1, dw_deal);
    dw_plan *const plan = DW_TAKE(&answer->arena, 1, dw_plan);
    if (!deal || !plan) {
        desk_answer_refused(answer, DW_E_NOMEM, NULL);
        return NULL;
    }
    *deal = *logged;
    deal->n_events = n_before + 1;
    deal->day = logged->event[n_before].day;
    const dw_deal *const state = desk_answer_state(answer, deal);
    if (!state)
        return NULL;
    dw_error err = {0};
    const dw_status status =
        dw_plan_make(answer->playbook, state, &options, &answer->arena, plan, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return status == DW_OK ? plan : NULL;
}

static void mark_lines(const dw_plan *plan, const dw_lines *lines, const char *alert, bool *behind)
{
    for (size_t l = 0; l < lines->n_lines; l++)
        if (strcmp(lines->line[l].entry->id, alert) == 0)
            dw_plan_line_events(plan, &lines->line[l], behind);
}

/* The numbers of the events that raised an alert, set aside or not: "3, 5"; "" for none. g_free it. */
static char *raised_by(const dw_plan *plan, const char *alert)
{
    g_autofree bool *behind = g_new0(bool, plan->deal->n_events + 1);
    mark_lines(plan, &plan->section[DW_SECTION_ALERTS], alert, behind);
    mark_lines(plan, &plan->dismissed, alert, behind);
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t e = 0; e < plan->deal->n_events; e++)
        if (behind[e])
            g_string_append_printf(list, "%s%zu", list->len ? ", " : "",
                                   plan->deal->event[e].number);
    return g_string_free(g_steal_pointer(&list), FALSE);
}

static bool sets_aside(const dw_plan *plan, size_t number)
{
    for (size_t d = 0; d < plan->dismissed.n_lines; d++)
        if (plan->deal->event[plan->dismissal[d]].number == number)
            return true;
    return false;
}

bool desk_may_dismiss(const dw_deal *logged, size_t n_before, desk_answer *answer)
{
    const dw_event *const event = &logged->event[n_before];
    if (event->kind != DW_EVENT_DISMISSAL || !event->alert)
        return true;
    const dw_plan *const plan = alerts_with(logged, n_before, answer);
    if (!plan || sets_aside(plan, n_before + 1))
        return plan != NULL;
    g_autofree char *raised = raised_by(plan, event->alert);
    if (!*raised)
        return desk_refuse_event(
            answer, "alert",
            g_strdup_printf("'%s' is not raised, so there is nothing to set aside; 'dealwright "
                            "advise' names the alerts that are",
                            event->alert));
    if (event->answers > 0)
        return desk_refuse_event(answer, "answers",
                                 g_strdup_printf("event %zu did not raise '%s'; raised by %s",
                                                 event->answers, event->alert, raised));
    return desk_refuse_event(
        answer, "at",
        g_strdup_printf("is before what raised '%s' (event %s); a dismissal is of the time it is "
                        "made",
                        event->alert, raised));
}
