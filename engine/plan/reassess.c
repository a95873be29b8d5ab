/* The strategy of the version in hand, assessed again from the record as it was then. */
#include "compose.h"

/* What the facts speak for where that is not what leads; else who stands guard, else the next best. */
static size_t pivot_of(const dw_assessment *now)
{
    if (now->recommended != now->lead)
        return now->recommended;
    return now->guard != DW_NONE ? now->guard : now->runner_up;
}

/* Where the facts have moved on from what the team has in hand, the plan leads with the new one
 * already: that is what a pivot would go to. */
static size_t pivot_from(const dw_reassessment *earlier, const dw_assessment *now)
{
    return now->recommended != earlier->lead ? now->recommended : pivot_of(now);
}

dw_status dw_compose_reassessment(dw_composer *c)
{
    dw_reassessment *const earlier = &c->plan.earlier;
    const dw_assessment *const now = &c->plan.assessment;
    *earlier = (dw_reassessment){.lead = now->lead,
                                 .guard = now->guard,
                                 .recommended = now->recommended,
                                 .confidence = now->confidence,
                                 .power = now->power.level,
                                 .power_possible = now->power.possible,
                                 .pivot = pivot_of(now)};
    if (!c->deal->logged || c->deal->n_events == 0)
        return DW_OK;
    dw_deal logged = *c->deal->logged, state;
    if (c->plan.version.event > 0)
        logged.day = c->plan.version.day;
    dw_assessment then;
    /* Nobody shows what would have flipped it: one change is the least that can be asked for. */
    const dw_assess_options options = {.seed = c->options->seed, .flips_max = 1};
    dw_status status =
        dw_record_state(&logged, c->playbook, c->plan.version.event, c->arena, &state, c->err);
    if (status == DW_OK)
        status = dw_assess(c->playbook, &state, &options, c->arena, &then, c->err);
    if (status != DW_OK)
        return status;
    *earlier = (dw_reassessment){.exists = true,
                                 .lead = then.lead,
                                 .guard = then.guard,
                                 .recommended = then.recommended,
                                 .confidence = then.confidence,
                                 .power = then.power.level,
                                 .power_possible = then.power.possible};
    earlier->pivot = pivot_from(earlier, now);
    return DW_OK;
}
