/* What speaks for and against each option. */
#include "strategy.h"

#include <math.h>

typedef struct collector {
    dw_reason *reason;
    size_t n;
} collector;

static void insert(collector *list, const dw_reason *reason)
{
    size_t place = list->n++;
    while (place > 0 && (reason->option < list->reason[place - 1].option ||
                         (reason->option == list->reason[place - 1].option &&
                          fabs(reason->points) > fabs(list->reason[place - 1].points)))) {
        list->reason[place] = list->reason[place - 1];
        place--;
    }
    list->reason[place] = *reason;
}

static void insert_points(collector *list, dw_reason reason, const dw_points *points, size_t option,
                          size_t n_options)
{
    for (size_t o = 0; o < n_options; o++) {
        if ((option != DW_NONE && o != option) || points[o] == 0)
            continue;
        reason.option = o;
        reason.points = (double)points[o] / POINTS_PER_WHOLE;
        insert(list, &reason);
    }
}

dw_status dw_decision_reasons(const dw_playbook *playbook, const dw_decision *decision,
                              const dw_fact *facts, size_t option, dw_arena *arena,
                              dw_reasons *reasons, dw_error *err)
{
    (void)playbook;
    const size_t n = decision->n_options;
    collector list = {.reason =
                          DW_TAKE(arena, n * (decision->n_weights + decision->n_rules), dw_reason)};
    if (!list.reason)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        const size_t level = dw_fact_level(facts[weight->factor]);
        if (level == DW_LEVELS_MAX)
            continue;
        const dw_reason reason = {.factor = weight->factor, .level = level};
        insert_points(&list, reason, weight->points + level * n, option, n);
    }
    for (size_t r = 0; r < decision->n_rules; r++) {
        const dw_rule *const rule = &decision->rule[r];
        if (dw_when_holds(&rule->when, facts) != DW_TRUE)
            continue;
        const dw_reason reason = {.factor = DW_NONE, .rule = rule};
        insert_points(&list, reason, rule->points, option, n);
    }
    *reasons = (dw_reasons){list.reason, list.n};
    return DW_OK;
}
