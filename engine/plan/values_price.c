/* Values of variables: prices, evidence, opening, discounts. */
#include "values.h"

#include "../deal/stands.h"

/* A variable that is one amount of the deal or the plan. */
#define MONEY_READER(name, expression)           \
    static dw_value name(const dw_asked *asked)  \
    {                                            \
        const dw_plan *const plan = asked->plan; \
        return dw_money_value(plan->expression); \
    }

MONEY_READER(list_price, deal->value.list_price)
MONEY_READER(target_price, deal->value.target_price)
MONEY_READER(floor_price, deal->value.floor_price)
MONEY_READER(buyer_value_low, deal->value.buyer_value.low)
MONEY_READER(buyer_value_high, deal->value.buyer_value.high)
MONEY_READER(market_low, deal->value.market.low)
MONEY_READER(market_high, deal->value.market.high)
MONEY_READER(competitor_price, deal->value.competitor_price)
MONEY_READER(rumoured_price, deal->value.rumoured_price)
MONEY_READER(their_limit, opening.their_limit)
MONEY_READER(opening_price, opening.price)
MONEY_READER(their_opening, their_anchor.price)
MONEY_READER(evidence_low, their_anchor.band_low)
MONEY_READER(package_target, package_target)
MONEY_READER(package_walk_away, package_walk_away)
MONEY_READER(our_alternative, deal->value.our_alternative)

static dw_value package_years(const dw_asked *asked)
{
    const int years = asked->plan->worth.cash.horizon_years;
    return years > 1 && dw_money_known(asked->plan->package_target)
               ? dw_number_value(DW_VALUE_COUNT, years)
               : dw_no_value();
}

/* A band of one point has no second end to name. */
static dw_value evidence_high(const dw_asked *asked)
{
    const dw_their_anchor *theirs = &asked->plan->their_anchor;
    const bool point = theirs->band_high == theirs->band_low;
    return dw_money_value(point ? DW_MONEY_NONE : theirs->band_high);
}

/* Where the ladder starts is no step of it. */
static dw_value ladder_steps(const dw_asked *asked)
{
    const size_t n = asked->plan->n_steps;
    return n > 2 ? dw_number_value(DW_VALUE_COUNT, (double)(n - 1)) : dw_no_value();
}

static dw_value buyer_value(const dw_asked *asked)
{
    const dw_money_range *const value = &asked->plan->deal->value.buyer_value;
    if (dw_money_known(value->likely) || !dw_money_known(value->low) ||
        !dw_money_known(value->high))
        return dw_money_value(value->likely);
    return dw_money_value(dw_money_round(((double)value->low + (double)value->high) / 2));
}

static dw_value value_evidence(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->value.buyer_value.evidence);
}

static dw_value market_evidence(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->value.market.evidence);
}

static dw_value competitor(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->value.competitor);
}

static dw_value rumoured(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->value.rumoured);
}

static dw_value competitor_evidence(const dw_asked *asked)
{
    return dw_text_value(asked->plan->deal->value.competitor_evidence);
}

static dw_value value_share(const dw_asked *asked)
{
    return dw_number_value(DW_VALUE_SHARE,
                           dw_playbook_setting(asked->plan->playbook, DW_SETTING_VALUE_SHARE));
}

static dw_value ratio_of(dw_money over, dw_money under, dw_value_kind kind, double less)
{
    if (!dw_money_known(over) || !dw_money_known(under) || under <= 0)
        return dw_no_value();
    return dw_number_value(kind, (double)over / (double)under - less);
}

static dw_value value_multiple(const dw_asked *asked)
{
    return ratio_of(buyer_value(asked).kind == DW_VALUE_MONEY ? buyer_value(asked).money
                                                              : DW_MONEY_NONE,
                    asked->plan->opening.price, DW_VALUE_RATIO, 0);
}

/* What was agreed and has ended is a number of neither side any more, nor is what it named before. */
static dw_value latest_of(const dw_asked *asked, dw_side side)
{
    const dw_plan *const plan = asked->plan;
    return dw_money_value(dw_stands_ended(&plan->stands, side)
                              ? DW_MONEY_NONE
                              : dw_deal_latest_price(plan->deal, plan->playbook, side));
}

static dw_value our_latest(const dw_asked *asked)
{
    return latest_of(asked, DW_SIDE_US);
}

static dw_value their_latest(const dw_asked *asked)
{
    return latest_of(asked, DW_SIDE_THEM);
}

/* Known while an offer of ours that asks more than the rival stands. */
static dw_value offer_over_rival(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_money rival = plan->deal->value.competitor_price;
    const dw_money ours = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    const bool is_over = dw_stands_offered(&plan->stands, DW_SIDE_US, plan->day) &&
                         dw_money_known(rival) && dw_money_known(ours) && ours > rival;
    return dw_money_value(is_over ? ours - rival : DW_MONEY_NONE);
}

static dw_value competitor_gap(const dw_asked *asked)
{
    const dw_deal_value *const value = &asked->plan->deal->value;
    /* Against the number the buyer compares: the newest one, else the one we open with. */
    dw_money ours = dw_deal_latest_price(asked->plan->deal, asked->plan->playbook, DW_SIDE_US);
    if (!dw_money_known(ours))
        ours = asked->plan->opening.price;
    if (!dw_money_known(ours))
        ours = dw_money_known(value->list_price) ? value->list_price : value->target_price;
    dw_value gap = ratio_of(value->competitor_price, ours, DW_VALUE_SHARE, 1);
    gap.number = fabs(gap.number);
    return gap;
}

static dw_value first_year_budget(const dw_asked *asked)
{
    const dw_deal_value *const value = &asked->plan->deal->value;
    return dw_money_value(value->n_their_budget > 0 ? value->their_budget[0] : DW_MONEY_NONE);
}

static dw_value later_budget(const dw_asked *asked)
{
    const dw_deal_value *const value = &asked->plan->deal->value;
    dw_money most = DW_MONEY_NONE;
    for (size_t y = 1; y < value->n_their_budget; y++)
        if (!dw_money_known(most) || value->their_budget[y] > most)
            most = value->their_budget[y];
    return dw_money_value(most);
}

static dw_value opening_above_target(const dw_asked *asked)
{
    return ratio_of(asked->plan->opening.price, asked->plan->deal->value.target_price,
                    DW_VALUE_SHARE, 1);
}

/* A range starts at the target and goes up to the opening. */
static dw_value range_high(const dw_asked *asked)
{
    const dw_money target = asked->plan->deal->value.target_price;
    const dw_money opening = asked->plan->opening.price;
    return dw_money_known(target) && dw_money_known(opening) && opening > target
               ? dw_money_value(opening)
               : dw_no_value();
}

static dw_value reanchor_frame(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_frame frame = plan->their_anchor.reanchor;
    const dw_decision *const decision =
        &plan->playbook->decision[plan->playbook->key[DW_KEY_ANCHOR_FRAME]];
    if (frame == DW_FRAME_COUNT)
        return dw_no_value();
    return dw_text_value(plan->playbook->factor[decision->factor].level[frame].label);
}

static dw_value reanchor_price(const dw_asked *asked)
{
    const dw_frame frame = asked->plan->their_anchor.reanchor;
    return dw_money_value(frame == DW_FRAME_COUNT ? DW_MONEY_NONE
                                                  : asked->plan->opening.anchor[frame].price);
}

static dw_value price_room(const dw_asked *asked)
{
    const dw_money limit = asked->plan->opening.their_limit;
    const dw_money floor_at = asked->plan->deal->value.floor_price;
    if (!dw_money_known(limit) || !dw_money_known(floor_at) || limit < floor_at)
        return dw_no_value();
    return dw_money_value(limit - floor_at);
}

static dw_value discount_to(const dw_asked *asked, dw_money price)
{
    dw_value off = ratio_of(price, asked->plan->deal->value.list_price, DW_VALUE_SHARE, 0);
    off.number = 1 - off.number;
    return off;
}

static dw_value target_discount(const dw_asked *asked)
{
    return discount_to(asked, asked->plan->deal->value.target_price);
}

static dw_value floor_discount(const dw_asked *asked)
{
    return discount_to(asked, asked->plan->deal->value.floor_price);
}

static dw_value target_approver(const dw_asked *asked)
{
    return dw_authority_value(asked->plan, asked->plan->target_authority);
}

static dw_value floor_approver(const dw_asked *asked)
{
    return dw_authority_value(asked->plan, asked->plan->floor_authority);
}

/* d / (m - d): extra volume at the lower price that earns the same gross margin. */
static dw_value break_even_volume(const dw_asked *asked)
{
    const dw_deal_value *const value = &asked->plan->deal->value;
    const dw_value discount = target_discount(asked);
    if (discount.kind == DW_VALUE_NONE || !dw_money_known(value->cost_to_serve) ||
        !(discount.number > 0))
        return dw_no_value();
    const double margin = 1 - (double)value->cost_to_serve / (double)value->list_price;
    return margin > discount.number
               ? dw_number_value(DW_VALUE_SHARE, discount.number / (margin - discount.number))
               : dw_no_value();
}

dw_reader *const dw_price_readers[DW_VAR_COUNT] = {
    [DW_VAR_LIST_PRICE] = list_price,
    [DW_VAR_TARGET_PRICE] = target_price,
    [DW_VAR_FLOOR_PRICE] = floor_price,
    [DW_VAR_BUYER_VALUE] = buyer_value,
    [DW_VAR_BUYER_VALUE_LOW] = buyer_value_low,
    [DW_VAR_BUYER_VALUE_HIGH] = buyer_value_high,
    [DW_VAR_VALUE_EVIDENCE] = value_evidence,
    [DW_VAR_VALUE_SHARE] = value_share,
    [DW_VAR_VALUE_MULTIPLE] = value_multiple,
    [DW_VAR_MARKET_LOW] = market_low,
    [DW_VAR_MARKET_HIGH] = market_high,
    [DW_VAR_MARKET_EVIDENCE] = market_evidence,
    [DW_VAR_COMPETITOR] = competitor,
    [DW_VAR_COMPETITOR_PRICE] = competitor_price,
    [DW_VAR_COMPETITOR_GAP] = competitor_gap,
    [DW_VAR_OFFER_OVER_RIVAL] = offer_over_rival,
    [DW_VAR_COMPETITOR_EVIDENCE] = competitor_evidence,
    [DW_VAR_RUMOURED] = rumoured,
    [DW_VAR_RUMOURED_PRICE] = rumoured_price,
    [DW_VAR_THEIR_LIMIT] = their_limit,
    [DW_VAR_FIRST_YEAR_BUDGET] = first_year_budget,
    [DW_VAR_LATER_BUDGET] = later_budget,
    [DW_VAR_OPENING_PRICE] = opening_price,
    [DW_VAR_OPENING_ABOVE_TARGET] = opening_above_target,
    [DW_VAR_RANGE_HIGH] = range_high,
    [DW_VAR_THEIR_OPENING] = their_opening,
    [DW_VAR_THEIR_LATEST] = their_latest,
    [DW_VAR_OUR_LATEST] = our_latest,
    [DW_VAR_EVIDENCE_LOW] = evidence_low,
    [DW_VAR_EVIDENCE_HIGH] = evidence_high,
    [DW_VAR_REANCHOR_FRAME] = reanchor_frame,
    [DW_VAR_REANCHOR_PRICE] = reanchor_price,
    [DW_VAR_PACKAGE_TARGET] = package_target,
    [DW_VAR_PACKAGE_YEARS] = package_years,
    [DW_VAR_PACKAGE_WALK_AWAY] = package_walk_away,
    [DW_VAR_LADDER_STEPS] = ladder_steps,
    [DW_VAR_OUR_ALTERNATIVE] = our_alternative,
    [DW_VAR_PRICE_ROOM] = price_room,
    [DW_VAR_TARGET_DISCOUNT] = target_discount,
    [DW_VAR_FLOOR_DISCOUNT] = floor_discount,
    [DW_VAR_TARGET_APPROVER] = target_approver,
    [DW_VAR_FLOOR_APPROVER] = floor_approver,
    [DW_VAR_BREAK_EVEN_VOLUME] = break_even_volume,
};
