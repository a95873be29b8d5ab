/* The concession ladder on price: what each step gives, needs and asks back. */
#include "compose.h"

#include <math.h>

/* How much the steps shrink from one to the next, at least, and what the last one is. */
static double smallest_difference(const dw_ladder *ladder)
{
    double least = INFINITY;
    for (size_t i = 1; i <= ladder->n_steps; i++) {
        const double step = ladder->level[i - 1] - ladder->level[i];
        const double next = i < ladder->n_steps ? ladder->level[i] - ladder->level[i + 1] : 0;
        least = fmin(least, step - next);
    }
    return least;
}

/* Prices on the ladder are rounded to about a two-hundredth of the way, so that they can be said, and
 * finer where the steps would not shrink any more: three rounded prices make a difference of steps
 * wrong by two units at most. */
static double rounding_unit(const dw_ladder *ladder, double way)
{
    const double most = fmin(way / 200, smallest_difference(ladder) / 2);
    double unit = 1;
    while (unit * 10 <= most)
        unit *= 10;
    return unit;
}

static double discount_at(const dw_composer *c, dw_money price)
{
    const dw_money list = c->deal->value.list_price;
    return dw_money_known(list) && list > 0 ? 1 - (double)price / (double)list : (double)NAN;
}

static size_t authority_at(const dw_composer *c, dw_money price)
{
    const double discount = discount_at(c, price);
    return isnan(discount) ? DW_NONE : dw_authority_for(c->playbook, discount);
}

/* The next thing to ask back, the one that gains most for both first. */
static size_t next_get(const dw_composer *c, bool *asked)
{
    size_t best = DW_NONE;
    double best_gain = 0;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const dw_stake *const stake = &c->stake[i];
        const double gain = stake->get_worth - stake->get_cost;
        /* What both sides want needs no concession to be had. */
        if (asked[i] || stake->type == DW_ISSUE_COMPATIBLE ||
            i == c->plan.worth.cash_issue[DW_CASH_PRICE] || !(stake->get_worth > 0) ||
            (best != DW_NONE && gain <= best_gain))
            continue;
        best = i;
        best_gain = gain;
    }
    if (best != DW_NONE)
        asked[best] = true;
    return best;
}

static bool is_on_the_table(const dw_composer *c, size_t kind)
{
    for (size_t i = 0; i < c->deal->n_issues; i++)
        if (c->deal->issue[i].kind == kind)
            return true;
    return false;
}

/* What can be asked for although nobody has put it on the table: a kind of issue whose get can be
 * said without naming an option. Terms that carry liability are no currency. */
static bool can_be_asked(const dw_composer *c, size_t k)
{
    const dw_issue_kind *const kind = &c->playbook->issue_kind[k];
    const dw_variable_set nothing = {0};
    return kind->cash == DW_CASH_NONE && !kind->risk && dw_texts_pick(&kind->get, &nothing) &&
           dw_when_holds(&kind->ask_when, c->facts) == DW_TRUE && !is_on_the_table(c, k);
}

static size_t next_kind(const dw_composer *c, size_t from)
{
    size_t k = from;
    while (k + 1 < c->playbook->n_issue_kinds && !can_be_asked(c, k))
        k++;
    return k + 1 < c->playbook->n_issue_kinds ? k : DW_NONE;
}

/* What a step asks back: first what the deal offers, then what could be brought to it. */
static void ask_back(const dw_composer *c, dw_plan_step *step, bool *asked, size_t *next)
{
    step->get_issue = next_get(c, asked);
    if (step->get_issue != DW_NONE) {
        step->get_option = c->stake[step->get_issue].best_us;
        return;
    }
    step->get_kind = *next == DW_NONE ? DW_NONE : next_kind(c, *next);
    *next = step->get_kind == DW_NONE ? DW_NONE : step->get_kind + 1;
}

/* Prices of the ladder from `start`; none is rounded below `stop`. */
static dw_status make_steps(dw_composer *c, dw_money start, dw_money stop)
{
    const dw_ladder *const ladder = &c->plan.ladder;
    dw_plan_step *const step = DW_TAKE(c->arena, ladder->n_steps + 1, dw_plan_step);
    if (!step)
        return DW_COMPOSER_FULL(c);
    const double unit = rounding_unit(ladder, (double)(start - stop));
    bool asked[DW_ISSUES_MAX] = {false};
    size_t next_kind_asked = 0;
    for (size_t i = 0; i <= ladder->n_steps; i++) {
        const bool exact = i == 0 || i == ladder->target_step ||
                           (i == ladder->n_steps && ladder->reaches_walk_away);
        const double level = ladder->level[i];
        const dw_money near =
            exact ? dw_money_round(level) : dw_money_round(level / unit) * (dw_money)unit;
        const dw_money price = near < stop ? stop : near;
        step[i] = (dw_plan_step){.price = price,
                                 .size = i > 0 ? step[i - 1].price - price : 0,
                                 .discount = discount_at(c, price),
                                 .authority = authority_at(c, price),
                                 .get_issue = DW_NONE,
                                 .get_option = DW_NONE,
                                 .get_kind = DW_NONE};
        if (i > 0)
            ask_back(c, &step[i], asked, &next_kind_asked);
    }
    c->plan.step = step;
    c->plan.n_steps = ladder->n_steps + 1;
    return DW_OK;
}

dw_status dw_compose_steps(dw_composer *c)
{
    const dw_deal_value *const value = &c->deal->value;
    const dw_money latest = dw_deal_latest_price(c->deal, c->playbook, DW_SIDE_US);
    c->plan.target_authority =
        dw_money_known(value->target_price) ? authority_at(c, value->target_price) : DW_NONE;
    c->plan.floor_authority =
        dw_money_known(value->floor_price) ? authority_at(c, value->floor_price) : DW_NONE;
    /* What we have already offered cannot be taken back: the ladder starts there. */
    const dw_money start = dw_money_known(latest) ? latest : c->plan.opening.price;
    if (!dw_money_known(start) || !dw_money_known(value->target_price) ||
        !dw_money_known(value->floor_price) || dw_deal_agreed(c->deal))
        return DW_OK;
    /* And nobody goes below what the buyer has put on the table. */
    const dw_money theirs = c->plan.their_anchor.latest;
    const dw_money stop =
        dw_money_known(theirs) && theirs > value->floor_price ? theirs : value->floor_price;
    if (start <= stop)
        return DW_OK;
    const dw_money wished = value->target_price > stop ? value->target_price : stop;
    const dw_money target = start < wished ? start : wished;
    const dw_playbook *const p = c->playbook;
    const dw_ladder_shape shape = {
        .steps_min = (size_t)dw_playbook_setting(p, DW_SETTING_LADDER_STEPS_MIN),
        .steps_max = (size_t)dw_playbook_setting(p, DW_SETTING_LADDER_STEPS_MAX),
        .ratio = p->archetype[c->plan.assessment.lead].numbers.concession_ratio,
        .ratio_min = dw_playbook_setting(p, DW_SETTING_LADDER_RATIO_MIN),
        .ratio_max = dw_playbook_setting(p, DW_SETTING_LADDER_RATIO_MAX)};
    const dw_status status = dw_ladder_make((double)start, (double)target, (double)stop, &shape,
                                            &c->plan.ladder, c->err);
    return status == DW_OK ? make_steps(c, start, stop) : status;
}
