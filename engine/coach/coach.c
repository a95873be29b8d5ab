/* The plan before the newest event, and the plan after a pivot. */
#include "dealwright/coach.h"

/* The plan of the first events of the plan's log, for the same day. */
static dw_status plan_of(const dw_plan *now, size_t n_events, const dw_plan_options *options,
                         dw_arena *arena, dw_plan *plan, dw_error *err)
{
    dw_deal *const logged = DW_TAKE(arena, 2, dw_deal);
    if (!logged)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *logged = *now->deal->logged;
    logged->day = now->day;
    const dw_status status =
        dw_record_state(logged, now->playbook, n_events, arena, logged + 1, err);
    return status == DW_OK ? dw_plan_make(now->playbook, logged + 1, options, arena, plan, err)
                           : status;
}

static dw_status compare_newest(const dw_plan *now, const dw_plan_options *options, dw_arena *arena,
                                dw_coaching *made, dw_error *err)
{
    const size_t newest = dw_record_newest(now->deal);
    dw_plan *const before = DW_TAKE(arena, 1, dw_plan);
    if (!before)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (newest == DW_NONE)
        return DW_OK;
    const size_t first = dw_record_act(now->deal->logged->event, newest);
    const dw_status status = plan_of(now, first, options, arena, before, err);
    if (status != DW_OK)
        return status;
    const dw_status compared = dw_difference_make(before, now, arena, &made->newest, err);
    return compared == DW_OK ? dw_chance_fall_make(before, now, arena, &made->fall, err) : compared;
}

/* ---- Pivot ---------------------------------------------------------------------------------- */

static bool is_proposed(const dw_plan *now)
{
    enum { PIVOT = 5 }; /* of the options of next_move */
    const dw_playbook *const p = now->playbook;
    const size_t factor = p->decision[p->key[DW_KEY_NEXT_MOVE]].factor;
    const dw_assessment *const lead = &now->assessment;
    return now->earlier.exists && (dw_fact_level(now->facts[factor]) == PIVOT ||
                                   (lead->recommended != now->earlier.recommended &&
                                    lead->recommended != now->earlier.lead));
}

/* The same deal, led by an archetype. */
static dw_status plan_led_by(const dw_plan *now, size_t archetype, const dw_plan_options *options,
                             dw_arena *arena, dw_plan *plan, dw_error *err)
{
    dw_deal *const deal = DW_TAKE(arena, 1, dw_deal);
    if (!deal)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    *deal = *now->deal;
    deal->strategy = archetype;
    return dw_plan_make(now->playbook, deal, options, arena, plan, err);
}

/* Where the plan already follows the facts, what changes is seen from the one in hand. */
static dw_status compare_pivot(const dw_plan *now, const dw_plan_options *options, dw_arena *arena,
                               dw_coaching *made, dw_error *err)
{
    dw_plan *const other = DW_TAKE(arena, 1, dw_plan);
    if (!other)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    if (!is_proposed(now))
        return DW_OK;
    const bool is_there = now->assessment.lead == now->earlier.pivot;
    const dw_status status = plan_led_by(now, is_there ? now->earlier.lead : now->earlier.pivot,
                                         options, arena, other, err);
    if (status != DW_OK)
        return status;
    return dw_difference_make(is_there ? other : now, is_there ? now : other, arena, &made->pivot,
                              err);
}

dw_status dw_coach_make(const dw_plan *now, const dw_plan_options *options, dw_arena *arena,
                        dw_coaching *coaching, dw_error *err)
{
    dw_coaching made = {.now = now};
    dw_status status = compare_newest(now, options, arena, &made, err);
    if (status == DW_OK)
        status = compare_pivot(now, options, arena, &made, err);
    if (status == DW_OK)
        *coaching = made;
    return status;
}
