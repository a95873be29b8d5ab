/* The plan before the newest event, the plan of the version in hand, and the plan after a pivot. */
#include "dealwright/coach.h"

/* What a plan was made of: the first events of the log, on a day. */
typedef struct moment {
    size_t n_events;
    dw_day day;
} moment;

typedef struct coach {
    const dw_plan *now;
    dw_plan_options options; /* of the plans that `now` is compared with */
    dw_arena *arena;
    dw_error *err;
    dw_coaching made;
} coach;

static dw_status full(const coach *c)
{
    return dw_fail(c->err, DW_E_NOMEM, "arena", 0, 0);
}

static dw_status state_at(const coach *c, const moment *at, dw_deal **state)
{
    dw_deal *const logged = DW_TAKE(c->arena, 2, dw_deal);
    if (!logged)
        return full(c);
    *logged = *c->now->deal->logged;
    logged->day = at->day;
    *state = logged + 1;
    return dw_record_state(logged, c->now->playbook, at->n_events, c->arena, *state, c->err);
}

static dw_status plan_at(const coach *c, const moment *at, dw_plan **plan)
{
    dw_deal *state = NULL;
    const dw_status status = state_at(c, at, &state);
    if (status != DW_OK)
        return status;
    *plan = DW_TAKE(c->arena, 1, dw_plan);
    return *plan ? dw_plan_make(c->now->playbook, state, &c->options, c->arena, *plan, c->err)
                 : full(c);
}

/* The plan as it was published, from what was on the record then. */
static dw_status plan_of_version(const coach *c, const dw_version *version, dw_plan **plan)
{
    return plan_at(c, &(moment){version->event, version->day}, plan);
}

/* ---- The newest act ------------------------------------------------------------------------- */

/* What the act publishes is another than the version that the team had until then. */
static dw_status compare_published(coach *c, size_t first)
{
    dw_deal *state = NULL;
    dw_plan *before;
    dw_status status = state_at(c, &(moment){first, c->now->day}, &state);
    if (status != DW_OK)
        return status;
    const dw_version version = dw_record_version(state);
    if (version.event == 0) {
        c->made.published = c->made.newest;
        return DW_OK;
    }
    status = plan_of_version(c, &version, &before);
    return status == DW_OK
               ? dw_difference_make(before, c->now, c->arena, &c->made.published, c->err)
               : status;
}

static dw_status compare_newest(coach *c)
{
    const dw_plan *const now = c->now;
    const size_t newest = dw_record_newest(now->deal);
    if (newest == DW_NONE)
        return DW_OK;
    const dw_event *const logged = now->deal->logged->event;
    const size_t first = dw_record_act(logged, newest);
    dw_plan *before;
    dw_status status = plan_at(c, &(moment){first, now->day}, &before);
    if (status == DW_OK)
        status = dw_difference_make(before, now, c->arena, &c->made.newest, c->err);
    if (status == DW_OK)
        status = dw_chance_fall_make(before, now, c->arena, &c->made.fall, c->err);
    if (status == DW_OK)
        c->made.next = dw_next_chance_make(before, now);
    return status == DW_OK && logged[newest].kind == DW_EVENT_PLAN ? compare_published(c, first)
                                                                   : status;
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
static dw_status plan_led_by(const coach *c, size_t archetype, dw_plan **plan)
{
    dw_deal *const deal = DW_TAKE(c->arena, 1, dw_deal);
    *plan = DW_TAKE(c->arena, 1, dw_plan);
    if (!deal || !*plan)
        return full(c);
    *deal = *c->now->deal;
    deal->strategy = archetype;
    return dw_plan_make(c->now->playbook, deal, &c->options, c->arena, *plan, c->err);
}

/* What the team has in hand: the version as it was published, else what it started with. */
static dw_status plan_in_hand(const coach *c, const dw_plan **plan)
{
    const dw_plan *const now = c->now;
    dw_plan *made = NULL;
    dw_status status = DW_OK;
    *plan = now;
    if (now->version.event > 0)
        status = plan_of_version(c, &now->version, &made);
    else if (now->assessment.lead == now->earlier.pivot)
        status = plan_led_by(c, now->earlier.lead, &made);
    if (status == DW_OK && made)
        *plan = made;
    return status;
}

static dw_status compare_pivot(coach *c)
{
    const dw_plan *const now = c->now, *before;
    dw_plan *pivoted = NULL;
    if (!is_proposed(now))
        return DW_OK;
    dw_status status = plan_in_hand(c, &before);
    if (status == DW_OK && now->assessment.lead != now->earlier.pivot)
        status = plan_led_by(c, now->earlier.pivot, &pivoted);
    return status == DW_OK ? dw_difference_make(before, pivoted ? pivoted : now, c->arena,
                                                &c->made.pivot, c->err)
                           : status;
}

/* Plans are compared by the sections of the plan; the coach's own speak of `now`, and are made once. Where
 * only those are asked for, they stay: 0 would mean all. */
static dw_plan_options options_of_others(const dw_plan_options *options)
{
    const uint64_t of_plan = DW_SECTION_BIT(DW_SECTION_PLAN_COUNT) - 1;
    dw_plan_options others = *options;
    if (options->sections == 0)
        others.sections = of_plan;
    else if (options->sections & of_plan)
        others.sections &= of_plan;
    return others;
}

dw_status dw_coach_make(const dw_plan *now, const dw_plan_options *options, dw_arena *arena,
                        dw_coaching *coaching, dw_error *err)
{
    coach c = {now, options_of_others(options), arena, err, {.now = now}};
    dw_status status = compare_newest(&c);
    if (status == DW_OK)
        status = compare_pivot(&c);
    if (status == DW_OK)
        *coaching = c.made;
    return status;
}
