/* What speaks for and against each option. */
#include "strategy.h"

#include <math.h>

typedef struct collector {
    const dw_decision *decision;
    dw_reason *reason;
    size_t n;
} collector;

/* Among the reasons of the option from `start` on: the largest first, then in the order found. */
static dw_reason *insert(collector *list, size_t start, size_t option, dw_points points)
{
    const double whole = (double)points / POINTS_PER_WHOLE;
    size_t place = list->n++;
    for (; place > start && fabs(whole) > fabs(list->reason[place - 1].points); place--)
        list->reason[place] = list->reason[place - 1];
    list->reason[place] = (dw_reason){.option = option, .factor = DW_NONE, .points = whole};
    return &list->reason[place];
}

static void collect(collector *list, const dw_fact *facts, const uint64_t *holds, size_t option)
{
    const dw_decision *const decision = list->decision;
    const size_t start = list->n;
    for (size_t i = 0; i < decision->n_weights; i++) {
        const dw_weight *const weight = &decision->weight[i];
        const size_t level = dw_fact_level(facts[weight->factor]);
        if (level == DW_LEVELS_MAX)
            continue;
        const dw_points points = weight->points[level * decision->n_options + option];
        if (points == 0)
            continue;
        dw_reason *const reason = insert(list, start, option, points);
        reason->factor = weight->factor;
        reason->level = level;
    }
    for (size_t r = 0; r < decision->n_rules; r++)
        if ((holds[r / 64] >> (r % 64) & 1) && decision->rule[r].points[option] != 0)
            insert(list, start, option, decision->rule[r].points[option])->rule =
                &decision->rule[r];
}

dw_status dw_decision_reasons(const dw_playbook *playbook, const dw_decision *decision,
                              const dw_fact *facts, size_t option, dw_arena *arena,
                              dw_reasons *reasons, dw_error *err)
{
    (void)playbook;
    const size_t n_options = option == DW_NONE ? decision->n_options : 1;
    const size_t most = n_options * (decision->n_weights + decision->n_rules);
    collector list = {.decision = decision, .reason = DW_TAKE(arena, most, dw_reason)};
    if (!list.reason)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    uint64_t holds[DW_RULES_MAX / 64] = {0};
    for (size_t r = 0; r < decision->n_rules; r++)
        if (dw_when_holds(&decision->rule[r].when, facts) == DW_TRUE)
            holds[r / 64] |= UINT64_C(1) << (r % 64);
    if (option != DW_NONE)
        collect(&list, facts, holds, option);
    for (size_t o = 0; option == DW_NONE && o < decision->n_options; o++)
        collect(&list, facts, holds, o);
    *reasons = (dw_reasons){list.reason, list.n};
    return DW_OK;
}
