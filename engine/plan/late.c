/* Late facts: what shows only once the numbers and the first decisions are there. */
#include "compose.h"

#include <string.h>

/* ---- Of the deal ---------------------------------------------------------------------------- */

static bool price_room(const dw_plan *plan, double *value)
{
    const dw_deal_value *const v = &plan->deal->value;
    if (!dw_money_known(plan->opening.their_limit) || !dw_money_known(v->floor_price))
        return false;
    const double room = (double)plan->opening.their_limit - (double)v->floor_price;
    const double around =
        (double)(dw_money_known(v->target_price) ? v->target_price : v->floor_price);
    *value = room < 0                                                                      ? 1
             : room < around * dw_playbook_setting(plan->playbook, DW_SETTING_NARROW_ROOM) ? 2
                                                                                           : 3;
    return true;
}

static double opening_reach(const dw_plan *plan)
{
    const dw_opening *const opening = &plan->opening;
    if (!dw_money_known(opening->price) || !dw_money_known(opening->their_limit))
        return 0;
    return opening->price > opening->their_limit ? 2 : 1;
}

static bool discount_to(const dw_plan *plan, dw_money price, double *value)
{
    const dw_money list = plan->deal->value.list_price;
    if (!dw_money_known(list) || !dw_money_known(price) || list <= 0)
        return false;
    *value = 1 - (double)price / (double)list;
    return true;
}

static double strategy_override(const dw_plan *plan)
{
    if (plan->deal->strategy == DW_NONE)
        return 0;
    return plan->deal->strategy == plan->assessment.recommended ? 1 : 2;
}

static double tactic_conflict(const dw_plan *plan)
{
    for (size_t t = 0; t < plan->deal->n_tactics; t++)
        if (plan->tactic_fit[t] == 2)
            return 1;
    return 0;
}

static double count_issues(const dw_composer *c, dw_issue_type type)
{
    double n = 0;
    for (size_t i = 0; i < c->deal->n_issues; i++)
        n += c->stake[i].type == type;
    return n;
}

static double artificial_deadlines(const dw_plan *plan)
{
    double n = 0;
    for (size_t d = 0; d < plan->deal->n_deadlines; d++)
        n += plan->deadline[d].standing == 2;
    return n;
}

static bool measure_late(const dw_composer *c, dw_measure measure, double *value)
{
    const dw_plan *const plan = &c->plan;
    switch (measure) {
    case DW_MEASURE_THEIR_OPENING: *value = plan->their_anchor.verdict; return true;
    case DW_MEASURE_PRICE_ROOM:
        if (!price_room(plan, value))
            *value = 0;
        return true;
    case DW_MEASURE_OPENING_REACH: *value = opening_reach(plan); return true;
    case DW_MEASURE_TARGET_DISCOUNT:
        return discount_to(plan, plan->deal->value.target_price, value);
    case DW_MEASURE_FLOOR_DISCOUNT: return discount_to(plan, plan->deal->value.floor_price, value);
    case DW_MEASURE_STRATEGY_OVERRIDE: *value = strategy_override(plan); return true;
    case DW_MEASURE_TACTIC_CONFLICT: *value = tactic_conflict(plan); return true;
    case DW_MEASURE_TRADE_ISSUES: *value = count_issues(c, DW_ISSUE_TRADE); return true;
    case DW_MEASURE_COMPATIBLE_ISSUES: *value = count_issues(c, DW_ISSUE_COMPATIBLE); return true;
    case DW_MEASURE_ARTIFICIAL_DEADLINES: *value = artificial_deadlines(plan); return true;
    default:
        return dw_measure_standing(c, measure, value) ||
               dw_measure_record(plan, measure, NULL, value) || dw_measure_house(c, measure, value);
    }
}

static bool measure_at(const dw_composer *c, dw_stage stage, dw_measure measure, double *value)
{
    return stage == DW_STAGE_LATE ? measure_late(c, measure, value)
                                  : dw_measure_last(c, measure, value);
}

void dw_compose_facts(dw_composer *c, dw_stage stage)
{
    for (size_t f = 0; f < c->playbook->n_factors; f++) {
        const dw_factor *const factor = &c->playbook->factor[f];
        double value;
        if (factor->kind == DW_FACTOR_MEASURED && factor->scope == DW_SCOPE_DEAL &&
            dw_measure_info_of(factor->measure)->stage == stage &&
            measure_at(c, stage, factor->measure, &value))
            c->facts[f] = dw_factor_observed(factor, value);
    }
}

/* ---- Of items ------------------------------------------------------------------------------- */

static bool measure_issue(const dw_composer *c, dw_measure measure, size_t item, double *value)
{
    const dw_issue *const issue = &c->deal->issue[item];
    const dw_issue_kind *const kind = &c->playbook->issue_kind[issue->kind];
    const dw_stake *const stake = &c->stake[item];
    const bool staked = stake->type != DW_ISSUE_UNKNOWN;
    switch (measure) {
    case DW_MEASURE_ISSUE_TYPE: *value = stake->type; return true;
    case DW_MEASURE_ISSUE_PHASE: *value = kind->phase; return true;
    case DW_MEASURE_ISSUE_CASH: *value = kind->cash; return true;
    case DW_MEASURE_ISSUE_MUST: *value = dw_issue_has_limit(issue); return true;
    case DW_MEASURE_ISSUE_NO: *value = dw_measure_no(&c->plan, NULL, item, false); return true;
    case DW_MEASURE_ISSUE_RISK: *value = kind->risk; return true;
    case DW_MEASURE_ISSUE_STANDS: return staked && dw_issue_stands(c, item, value);
    case DW_MEASURE_ISSUE_WEIGHT_OURS: *value = stake->weight_us; return staked;
    case DW_MEASURE_ISSUE_WEIGHT_THEIRS: *value = stake->weight_them; return staked;
    default: return false;
    }
}

static double step_place(const dw_plan *plan, size_t item)
{
    const dw_concessions *const made = &plan->concessions;
    if (item == 0)
        return 0;
    if (plan->step[item].at_target)
        return 2;
    if (made->ladder.target_step != DW_NONE
            ? item < made->ladder.target_step
            : plan->step[item].concession.package.worth.us > (double)plan->package_target)
        return 1;
    /* A ladder may end at an offer of theirs, above our walk-away. */
    return plan->ends_at_walk_away && item + 1 == plan->n_steps ? 4 : 3;
}

/* The first authority is whoever leads the talks; what was granted needs nobody any more. */
static double needs_others(const dw_plan *plan, size_t item)
{
    const dw_clearance clearance =
        dw_approvals_clear(&plan->approvals, &plan->worth, &plan->step[item].concession.package);
    return clearance == DW_CLEARANCE_ASKED || clearance == DW_CLEARANCE_UNASKED ||
           clearance == DW_CLEARANCE_REFUSED;
}

static bool measure_item(const dw_composer *c, dw_measure measure, size_t item, double *value)
{
    const dw_plan *const plan = &c->plan;
    switch (measure) {
    case DW_MEASURE_ANCHOR_FRAME: *value = plan->opening.anchor[item].frame; return true;
    case DW_MEASURE_ANCHOR_STATE: *value = plan->opening.anchor[item].state; return true;
    case DW_MEASURE_STEP_PLACE: *value = step_place(plan, item); return true;
    case DW_MEASURE_STEP_APPROVAL: *value = needs_others(plan, item); return true;
    case DW_MEASURE_TACTIC_FIT: *value = plan->tactic_fit[item]; return true;
    case DW_MEASURE_EVENT_MOVE:
    case DW_MEASURE_EVENT_ANSWERED:
    case DW_MEASURE_EVENT_COSTS:
    case DW_MEASURE_EVENT_PASSED:
    case DW_MEASURE_EVENT_DUE:
    case DW_MEASURE_EVENT_PRESSES:
    case DW_MEASURE_EVENT_ASKS:
    case DW_MEASURE_EVENT_BEHIND:
    case DW_MEASURE_EVENT_FIGURE:
    case DW_MEASURE_EVENT_NEWS:
    case DW_MEASURE_EVENT_NO:
    case DW_MEASURE_EVENT_IN_OUR_BREAK:
    case DW_MEASURE_EVENT_MOVE_SIZE: return dw_measure_event(c, measure, item, value);
    default:
        return dw_measure_info_of(measure)->scope == DW_SCOPE_EVENT
                   ? dw_measure_house_event(c, measure, item, value)
                   : measure_issue(c, measure, item, value);
    }
}

size_t dw_plan_item_count(const dw_plan *plan, dw_scope scope)
{
    switch (scope) {
    case DW_SCOPE_ISSUE: return plan->deal->n_issues;
    case DW_SCOPE_DEADLINE: return plan->deal->n_deadlines;
    case DW_SCOPE_OURS: return plan->deal->n_ours;
    case DW_SCOPE_THEIRS: return plan->deal->n_theirs;
    case DW_SCOPE_ANCHOR: return DW_FRAME_COUNT;
    case DW_SCOPE_STEP: return plan->n_steps;
    case DW_SCOPE_TRADE: return plan->n_trades;
    case DW_SCOPE_TACTIC: return plan->deal->n_tactics;
    case DW_SCOPE_MISSING_KIND: return plan->n_missing_kinds;
    case DW_SCOPE_EVENT: return plan->deal->n_events;
    default: return 1;
    }
}

static size_t list_factors(const dw_playbook *playbook, dw_scope scope, uint16_t *factor)
{
    size_t n = 0;
    for (size_t f = 0; f < playbook->n_factors; f++)
        if (playbook->factor[f].scope == scope)
            factor[n++] = (uint16_t)f;
    return n;
}

static dw_fact observe(const dw_composer *c, size_t f, size_t item)
{
    const dw_factor *const factor = &c->playbook->factor[f];
    double value;
    if (factor->kind != DW_FACTOR_MEASURED)
        return c->facts[f];
    const bool is_early = dw_measure_info_of(factor->measure)->stage == DW_STAGE_EARLY;
    const bool taken = is_early
                           ? dw_deal_measure(c->deal, c->playbook, factor->measure, item, &value)
                           : measure_item(c, factor->measure, item, &value);
    return taken ? dw_factor_observed(factor, value) : c->facts[f];
}

static bool is_decided(const dw_playbook *playbook, dw_scope scope)
{
    for (size_t d = 0; d < playbook->n_decisions; d++)
        if (playbook->factor[playbook->decision[d].factor].scope == scope)
            return true;
    return false;
}

/* What is decided of the item, from its facts and the deal's: into its columns. */
static dw_status decide_item(dw_composer *c, dw_scope scope, const dw_item_facts *list, size_t item)
{
    dw_status status = DW_OK;
    for (size_t i = 0; i < list->n_factors; i++)
        c->merged[list->factor[i]] = list->column[i][item];
    for (size_t d = 0; status == DW_OK && d < c->playbook->n_decisions; d++) {
        const dw_decision *const decision = &c->playbook->decision[d];
        if (c->playbook->factor[decision->factor].scope == scope)
            status = dw_decide(c->playbook, decision, c->merged, c->arena, c->err);
    }
    for (size_t i = 0; i < list->n_factors; i++)
        list->column[i][item] = c->merged[list->factor[i]];
    return status;
}

/* Facts in which an item of another scope stood become the deal's again. */
static dw_status begin_scope(dw_composer *c, dw_scope scope)
{
    const size_t n = c->playbook->n_factors;
    if (!c->merged)
        c->merged = DW_TAKE(c->arena, n, dw_fact);
    if (!c->merged)
        return DW_COMPOSER_FULL(c);
    memcpy(c->merged, c->facts, n * sizeof *c->merged);
    c->merged_scope = scope;
    return DW_OK;
}

dw_status dw_compose_column(dw_composer *c, dw_scope scope, size_t place)
{
    const size_t n = dw_plan_item_count(&c->plan, scope);
    const dw_item_facts *const list = &c->item_facts[scope];
    dw_fact *const own = DW_TAKE(c->arena, n, dw_fact);
    if (!own)
        return DW_COMPOSER_FULL(c);
    for (size_t item = 0; item < n; item++)
        own[item] = observe(c, list->factor[place], item);
    list->column[place] = own;
    return DW_OK;
}

/* Where something is decided of the items, all that is known of them goes into that. */
static dw_status decide_items(dw_composer *c, dw_scope scope)
{
    const size_t n = dw_plan_item_count(&c->plan, scope);
    const dw_item_facts *const list = &c->item_facts[scope];
    dw_status status = DW_OK;
    for (size_t i = 0; status == DW_OK && i < list->n_factors; i++)
        status = dw_compose_column(c, scope, i);
    for (size_t item = 0; status == DW_OK && item < n; item++)
        status = decide_item(c, scope, list, item);
    return status;
}

dw_status dw_compose_items(dw_composer *c, dw_scope scope)
{
    const size_t n = c->playbook->n_factors;
    uint16_t *const factor = DW_TAKE(c->arena, n, uint16_t);
    uint16_t *const place = DW_TAKE(c->arena, n, uint16_t);
    dw_item_facts list = {.factor = factor, .place = place};
    if (!factor || !place)
        return DW_COMPOSER_FULL(c);
    list.n_factors = list_factors(c->playbook, scope, factor);
    list.column = DW_TAKE(c->arena, list.n_factors, dw_fact *);
    if (!list.column)
        return DW_COMPOSER_FULL(c);
    for (size_t f = 0; f < n; f++)
        place[f] = (uint16_t)list.n_factors;
    for (size_t i = 0; i < list.n_factors; i++)
        place[factor[i]] = (uint16_t)i;
    c->item_facts[scope] = list;
    const dw_status status = begin_scope(c, scope);
    return status == DW_OK && is_decided(c->playbook, scope) ? decide_items(c, scope) : status;
}

dw_fact dw_item_fact(const dw_composer *c, dw_scope scope, size_t place, size_t item)
{
    const dw_item_facts *const list = &c->item_facts[scope];
    return list->column[place] ? list->column[place][item] : observe(c, list->factor[place], item);
}

bool dw_item_fits(const dw_composer *c, dw_scope scope, size_t item, const dw_when *when)
{
    const dw_item_facts *const list = &c->item_facts[scope];
    for (size_t i = 0; i < when->n_conditions; i++) {
        const size_t factor = when->condition[i].factor;
        const size_t place = list->place[factor];
        const dw_fact fact =
            place < list->n_factors ? dw_item_fact(c, scope, place, item) : c->facts[factor];
        if ((fact & ~when->condition[i].levels) != 0)
            return false;
    }
    return true;
}

const dw_fact *dw_facts_of(dw_composer *c, dw_scope scope, size_t item)
{
    if (scope == DW_SCOPE_DEAL)
        return c->facts;
    if (c->merged_scope != scope) {
        memcpy(c->merged, c->facts, c->playbook->n_factors * sizeof *c->merged);
        c->merged_scope = scope;
    }
    const dw_item_facts *const list = &c->item_facts[scope];
    for (size_t i = 0; i < list->n_factors; i++)
        c->merged[list->factor[i]] = dw_item_fact(c, scope, i, item);
    return c->merged;
}
