/* Measures that need the ladder, the next offer and the version in hand. */
#include "compose.h"
#include "measures.h"

#include <math.h>

/* ---- Offers --------------------------------------------------------------------------------- */

static bool is_within_limits(const dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    const dw_worth_model *const model = &c->plan.worth;
    if (!dw_standing_offer(model, DW_SIDE_THEM, option, &price))
        return true;
    const dw_package package = dw_package_weigh(model, option, price);
    return dw_package_within_limits(model, &package);
}

/* Is it so near to what we ask ourselves that nobody would argue about the rest? */
static bool meets_ours(const dw_composer *c, double theirs)
{
    const double ours = c->plan.standing.our_worth;
    const double share = dw_playbook_setting(c->playbook, DW_SETTING_ACCEPT_TOLERANCE);
    return theirs >= ours - share * fabs(ours); /* never without ours */
}

/* With nothing of ours on the table and the walk-away not known: the target is enough by definition. */
static bool meets_target(const dw_composer *c, double theirs)
{
    return isnan(c->walk_away_worth) && isnan(c->plan.standing.our_worth) &&
           theirs >= c->target_worth;
}

/* What they offer beside an agreement is weighed against that (dw_reopened), not against going on. */
static bool have_something(const dw_composer *c)
{
    return !isnan(c->plan.standing.their_worth) && dw_deal_is_open(c->deal);
}

/* 1 below the walk-away, 2 short of what going on is worth, 3 worth taking: against what we ask as well. */
static bool place_of(const dw_composer *c, double theirs, double *value)
{
    const bool is_met = meets_ours(c, theirs) || meets_target(c, theirs);
    if (isnan(c->walk_away_worth) && !is_met)
        return false;
    const double going_on = c->plan.proposals.going_on;
    if (theirs < c->walk_away_worth)
        *value = 1;
    else
        *value = is_met || theirs >= (isnan(going_on) ? c->walk_away_worth : going_on) ? 3 : 2;
    return true;
}

/* Nobody is told to accept what breaks a hard limit or is worth less than walking away. */
static bool offer_on_table(const dw_composer *c, double *value)
{
    double place;
    *value = 0;
    if (!have_something(c))
        return true;
    if (!place_of(c, c->plan.standing.their_worth, &place))
        return false;
    *value = is_within_limits(c) ? place + 1 : 1;
    return true;
}

/* The terms of an ultimatum are a package like any other: worth taking or not, whatever its day is. */
static bool ultimatum_place(const dw_composer *c, double *value)
{
    double place;
    *value = 0;
    if (!dw_ultimatum_is_weighed(&c->plan))
        return true;
    if (!place_of(c, c->plan.standing.words_worth, &place))
        return false;
    *value = c->plan.standing.words_outside ? 1 : place + 1;
    return true;
}

static bool offer_at_limits(const dw_composer *c, double *value)
{
    *value = 0;
    return !have_something(c) || is_within_limits(c) ||
           place_of(c, c->plan.standing.their_limited_worth, value);
}

/* Where it has ended without a contract: what could have been taken, against walking away. */
static double last_offer_place(const dw_composer *c)
{
    const double theirs = c->plan.standing.their_worth;
    const dw_deal_outcome ended = dw_deal_ended(c->deal);
    if (ended == DW_OUTCOME_NONE || ended == DW_OUTCOME_WON || isnan(theirs) ||
        isnan(c->walk_away_worth))
        return 0;
    return theirs >= c->walk_away_worth && is_within_limits(c) ? 2 : 1;
}

static bool is_our_offer(const dw_composer *c, const dw_package *package)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    const size_t price_issue = c->plan.worth.cash_issue[DW_CASH_PRICE];
    if (!dw_standing_offer(&c->plan.worth, DW_SIDE_US, option, &price))
        return false;
    for (size_t i = 0; i < c->deal->n_issues; i++)
        if (i != price_issue && option[i] != package->option[i])
            return false;
    return isnan(price) || isnan(package->price) ||
           fabs(price - package->price) < dw_price_unit(price);
}

static double next_offer(const dw_composer *c)
{
    const dw_proposals *const made = &c->plan.proposals;
    if (isnan(made->going_on))
        return 0;
    if (!made->exists)
        return 1;
    return is_our_offer(c, &made->next) ? 2 : 3;
}

static double ladder_time(const dw_composer *c)
{
    const dw_exchanges *const made = &c->plan.exchanges;
    if (made->left == DW_NONE || made->steps_left == 0)
        return 0;
    if (made->left == 0)
        return 3;
    return made->step == DW_NONE ? 1 : 2;
}

/* Where it is in doubt what they have without us, and the answer hangs on it, it is not known. */
static double common_ground(const dw_composer *c)
{
    const dw_worth_model *const model = &c->plan.worth;
    if (isnan(c->walk_away_worth) || !dw_outside_is_known(model) || c->plan.frontier.n_points == 0)
        return 0;
    dw_utilities least = {c->walk_away_worth, 0}, most = least;
    dw_worth_outside_range(model, &least.theirs, &most.theirs);
    if (dw_frontier_at_least(&c->plan.frontier, most).n > 0)
        return 2;
    return dw_frontier_at_least(&c->plan.frontier, least).n > 0 ? 0 : 1;
}

/* ---- The version in hand against now -------------------------------------------------------- */

static double lead_change(const dw_composer *c)
{
    const dw_reassessment *const earlier = &c->plan.earlier;
    const dw_assessment *const now = &c->plan.assessment;
    const size_t pivot = c->plan.standing.pivot_event;
    if (!earlier->exists)
        return 0;
    if (pivot != DW_NONE && c->deal->event[pivot].number > c->plan.version.event)
        return 2;
    return now->recommended != earlier->recommended && now->recommended != earlier->lead;
}

/* Confidence in one strategy is not to be compared with confidence in another. */
static double confidence_change(const dw_composer *c)
{
    const double fair = dw_playbook_setting(c->playbook, DW_SETTING_FAIR_CONFIDENCE);
    const dw_reassessment *const earlier = &c->plan.earlier;
    const dw_assessment *const now = &c->plan.assessment;
    return earlier->exists && now->recommended == earlier->recommended &&
           earlier->confidence >= fair && now->confidence < fair;
}

static double power_change(const dw_composer *c)
{
    enum { NONE, TO_THEM, TO_US, NARROWED };
    const dw_score *const power = &c->plan.assessment.power;
    const dw_reassessment *const earlier = &c->plan.earlier;
    if (!earlier->exists || power->level == earlier->power)
        return NONE;
    /* What was possible before and still is has not shifted; it is known better. */
    if ((power->possible & ~earlier->power_possible) == 0 &&
        power->possible != earlier->power_possible)
        return NARROWED;
    return power->level < earlier->power ? TO_THEM : TO_US;
}

/* ---- The end of the ladder ------------------------------------------------------------------ */

/* From which step on every one is too small to be said by itself; one that leaves the price is none. */
static size_t first_small_step(const dw_plan *plan)
{
    const double least = dw_playbook_setting(plan->playbook, DW_SETTING_STEP_LEAST);
    size_t first = plan->n_steps;
    for (size_t s = plan->n_steps; s-- > 1;) {
        const double size = (double)plan->step[s].size;
        if (!(size > 0 && size < least * (double)plan->step[s - 1].price))
            break;
        first = s;
    }
    return first;
}

/* What the step before cost us: of the ladder, else our newest concession; infinite without one. */
static double cost_before(const dw_plan *plan, size_t step)
{
    const double *const level = plan->concessions.ladder.level;
    const dw_ledger_side *const ours = &plan->ledger.side[DW_SIDE_US];
    if (step > 1)
        return level[step - 2] - level[step - 1];
    return ours->n_concessions > 0 ? ours->size[ours->n_concessions - 1] : INFINITY;
}

static double small_steps(const dw_plan *plan)
{
    enum { NONE, APART, JOINED };
    const size_t first = first_small_step(plan);
    if (plan->n_steps - first < 2)
        return NONE;
    /* Where a first step lets go of something, the levels are not those of the steps. */
    const dw_ladder *const ladder = &plan->concessions.ladder;
    if (plan->n_steps != ladder->n_steps + 1)
        return APART;
    const double together = ladder->level[first - 1] - ladder->level[plan->n_steps - 1];
    return together < cost_before(plan, first) ? JOINED : APART;
}

static bool ladder_chance(const dw_plan *plan, double *value)
{
    if (plan->n_steps < 2)
        return false;
    *value = plan->step[plan->n_steps - 1].concession.package.acceptance;
    return !isnan(*value);
}

bool dw_measure_last(const dw_composer *c, dw_measure measure, double *value)
{
    const dw_plan *const plan = &c->plan;
    switch (measure) {
    case DW_MEASURE_OFFER_ON_TABLE: return offer_on_table(c, value);
    case DW_MEASURE_ULTIMATUM_PLACE: return ultimatum_place(c, value);
    case DW_MEASURE_OFFER_AT_LIMITS: return offer_at_limits(c, value);
    case DW_MEASURE_OUTSIDE_ASKED: *value = dw_outside_state(plan); return true;
    case DW_MEASURE_UNDERBID: return dw_underbid(plan, NULL, value);
    case DW_MEASURE_MEETS_OURS:
        *value = have_something(c) && meets_ours(c, c->plan.standing.their_worth);
        return true;
    case DW_MEASURE_LAST_OFFER_PLACE: *value = last_offer_place(c); return true;
    case DW_MEASURE_NEXT_OFFER: *value = next_offer(c); return true;
    case DW_MEASURE_EQUAL_PACKAGES: *value = (double)plan->proposals.n_packages; return true;
    case DW_MEASURE_OPEN_TRADES: *value = (double)plan->n_trades; return true;
    case DW_MEASURE_LADDER_TIME: *value = ladder_time(c); return true;
    case DW_MEASURE_COMMON_GROUND: *value = common_ground(c); return true;
    case DW_MEASURE_OPEN_QUESTIONS: *value = (double)plan->assessment.n_asks; return true;
    case DW_MEASURE_LEAD_CHANGE: *value = lead_change(c); return true;
    case DW_MEASURE_CONFIDENCE_CHANGE: *value = confidence_change(c); return true;
    case DW_MEASURE_SMALL_STEPS: *value = small_steps(plan); return true;
    case DW_MEASURE_LADDER_CHANCE: return ladder_chance(plan, value);
    case DW_MEASURE_OUR_OFFER_BELOW:
        *value = dw_money_known(plan->on_the_table) && !isnan(plan->proposals.below);
        return true;
    case DW_MEASURE_POWER_CHANGE: *value = power_change(c); return true;
    default: return dw_measure_house(c, measure, value);
    }
}
