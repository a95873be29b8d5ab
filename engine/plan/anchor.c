/* The opening: which prices the evidence supports, and which one to open with.
 *
 *   value        share of what the deal is worth to the buyer in a year
 *   market       a place within the range of market prices
 *   competitive  our price, said against a dearer competitor's
 *   list         list price
 *
 * The archetype's opening stance moves our place within the market's range, never beyond it. What a
 * figure rests on must be said before it is used: without evidence a frame is unsupported. */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>
#include <string.h>

static double money_or(dw_money money, double otherwise)
{
    return dw_money_known(money) ? (double)money : otherwise;
}

static double opening_stance(const dw_composer *c)
{
    return c->playbook->archetype[c->plan.assessment.lead].numbers.opening_stance;
}

static void support_by_value(const dw_composer *c, dw_anchor *anchor)
{
    const dw_money_range *const value = &c->deal->value.buyer_value;
    if (!dw_money_known(value->low) || !value->evidence)
        return;
    const double low = (double)value->low, high = money_or(value->high, low);
    const double likely = money_or(value->likely, (low + high) / 2);
    anchor->from = 0;
    anchor->to = dw_money_round(likely);
    anchor->share = dw_playbook_setting(c->playbook, DW_SETTING_VALUE_SHARE);
    anchor->price = dw_money_estimate(anchor->share * likely);
}

/* Where in the market range we stand: the mean over the levels that may still hold, of all factors
 * whose levels say so. */
static double market_place(const dw_composer *c)
{
    double sum = 0, n = 0;
    for (size_t f = 0; f < c->playbook->n_factors; f++) {
        const dw_factor *const factor = &c->playbook->factor[f];
        for (size_t l = 0; l < factor->n_levels; l++)
            if (factor->level[l].has_market_place && (c->facts[f] >> l & 1)) {
                sum += factor->level[l].market_place;
                n++;
            }
    }
    return n > 0 ? sum / n : dw_playbook_setting(c->playbook, DW_SETTING_MARKET_PLACE);
}

static void support_by_market(const dw_composer *c, dw_anchor *anchor)
{
    const dw_money_range *const market = &c->deal->value.market;
    if (!dw_money_known(market->low) || !dw_money_known(market->high) || !market->evidence)
        return;
    const double reach = dw_playbook_setting(c->playbook, DW_SETTING_STANCE_REACH);
    const double share = market_place(c) + opening_stance(c) * reach;
    anchor->from = market->low;
    anchor->to = market->high;
    anchor->share = fmin(fmax(share, 0), 1);
    const dw_money price = dw_money_estimate((double)market->low +
                                             anchor->share * (double)(market->high - market->low));
    /* Four figures must not lead beyond the evidence. */
    anchor->price = price < market->low ? market->low : price > market->high ? market->high : price;
}

static void support_by_competitor(const dw_composer *c, dw_anchor *anchor)
{
    const dw_deal_value *const value = &c->deal->value;
    const dw_money ours =
        dw_money_known(value->list_price) ? value->list_price : value->target_price;
    if (!dw_money_known(ours) || ours <= 0 || !dw_money_known(value->competitor_price) ||
        value->competitor_price <= ours || !value->competitor_evidence)
        return;
    anchor->from = ours;
    anchor->to = value->competitor_price;
    anchor->share = (double)value->competitor_price / (double)ours - 1;
    anchor->price = ours;
}

static void support_by_list(const dw_composer *c, dw_anchor *anchor)
{
    if (!dw_money_known(c->deal->value.list_price))
        return;
    anchor->from = anchor->to = anchor->price = c->deal->value.list_price;
    anchor->share = 1;
}

static void list_anchors(dw_composer *c)
{
    static void (*const support[])(const dw_composer *,
                                   dw_anchor *) = {[DW_FRAME_VALUE] = support_by_value,
                                                   [DW_FRAME_MARKET] = support_by_market,
                                                   [DW_FRAME_COMPETITIVE] = support_by_competitor,
                                                   [DW_FRAME_LIST] = support_by_list};
    const dw_money target = c->deal->value.target_price;
    for (unsigned f = 0; f < DW_FRAME_COUNT; f++) {
        dw_anchor *const anchor = &c->plan.opening.anchor[f];
        *anchor = (dw_anchor){.frame = (dw_frame)f,
                              .state = DW_ANCHOR_UNSUPPORTED,
                              .price = DW_MONEY_NONE,
                              .from = DW_MONEY_NONE,
                              .to = DW_MONEY_NONE};
        support[f](c, anchor);
        if (!dw_money_known(anchor->price))
            continue;
        const bool below = dw_money_known(target) && anchor->price < target;
        anchor->state = below ? DW_ANCHOR_BELOW_TARGET : DW_ANCHOR_USABLE;
    }
}

/* The usable frame with the most points, other than `than`; DW_FRAME_COUNT when there is none. */
static dw_frame best_frame(const dw_opening *opening, const double *points, dw_frame than)
{
    dw_frame best = DW_FRAME_COUNT;
    for (unsigned f = 0; f < DW_FRAME_COUNT; f++) {
        const dw_anchor_state state = opening->anchor[f].state;
        if (f != than && (state == DW_ANCHOR_USABLE || state == DW_ANCHOR_CHOSEN) &&
            (best == DW_FRAME_COUNT || points[f] > points[best] + DW_SAME_POINTS))
            best = (dw_frame)f;
    }
    return best;
}

/* What a rival is said to ask carries nothing until somebody has seen it. */
static dw_money proven_rival(const dw_deal_value *value)
{
    return value->competitor_evidence ? value->competitor_price : DW_MONEY_NONE;
}

static dw_money their_word(const dw_composer *c)
{
    dw_money price = DW_MONEY_NONE;
    (void)dw_deal_word_price(c->deal, c->playbook, &price);
    return price;
}

static dw_money limit_figure(const dw_composer *c, dw_limit_figure figure)
{
    const dw_deal_value *const value = &c->deal->value;
    switch (figure) {
    case DW_LIMIT_COMPETITOR_PRICE: return proven_rival(value);
    case DW_LIMIT_VALUE_LOW: return value->buyer_value.low;
    case DW_LIMIT_VALUE_LIKELY: return value->buyer_value.likely;
    case DW_LIMIT_VALUE_HIGH: return value->buyer_value.high;
    case DW_LIMIT_MARKET_LOW: return value->market.low;
    case DW_LIMIT_MARKET_HIGH: return value->market.high;
    case DW_LIMIT_LIST_PRICE: return value->list_price;
    case DW_LIMIT_THEIR_OFFER: return dw_deal_latest_price(c->deal, c->playbook, DW_SIDE_THEM);
    case DW_LIMIT_THEIR_WORD: return their_word(c);
    case DW_LIMIT_FIGURE_COUNT: break;
    }
    return DW_MONEY_NONE;
}

/* Does a known figure take the place of the limit so far? */
static bool replaces(dw_limit_effect effect, dw_money figure, dw_money limit)
{
    if (!dw_money_known(limit))
        return effect != DW_LIMIT_AT_LEAST;
    return (effect == DW_LIMIT_AT_MOST && figure < limit) ||
           (effect == DW_LIMIT_AT_LEAST && figure > limit);
}

/* What they would plausibly pay, by the playbook's signs in their order. */
static void set_limit(dw_composer *c)
{
    dw_opening *const opening = &c->plan.opening;
    opening->limit_basis = DW_NONE;
    opening->their_limit = DW_MONEY_NONE;
    for (size_t l = 0; l < c->playbook->n_buyer_limits; l++) {
        const dw_buyer_limit *const sign = &c->playbook->buyer_limit[l];
        const dw_money figure = limit_figure(c, sign->figure);
        if (dw_money_known(figure) && replaces(sign->effect, figure, opening->their_limit)) {
            opening->their_limit = figure;
            opening->limit_basis = l;
        }
    }
}

/* They measure what comes by what they have heard: nobody opens above it. */
static void keep_to_word(const dw_composer *c, dw_opening *opening)
{
    dw_money said;
    if (dw_deal_opening_word(c->deal, c->playbook, &said) == DW_NONE || said >= opening->price)
        return;
    opening->said = said;
    opening->price = said;
}

/* Evidence may carry more than our own list price; a buyer who knows the list does not. */
static dw_money supported_at(const dw_composer *c, dw_frame frame)
{
    const dw_money list = c->deal->value.list_price;
    const dw_money supported = c->plan.opening.anchor[frame].price;
    return dw_money_known(list) && supported > list ? list : supported;
}

static dw_money rounded(const dw_composer *c, dw_money price)
{
    return dw_money_round(dw_price_within(&c->plan.worth, (double)price));
}

static void open_with(dw_composer *c, dw_frame frame)
{
    dw_opening *const opening = &c->plan.opening;
    opening->chosen = frame;
    opening->said = DW_MONEY_NONE;
    /* A number that is on the table is the opening, whatever would support another. */
    opening->price = dw_deal_first_price(c->deal, c->playbook, DW_SIDE_US);
    opening->named = dw_money_known(opening->price);
    if (frame == DW_FRAME_COUNT)
        return;
    opening->anchor[frame].state = DW_ANCHOR_CHOSEN;
    c->facts[dw_composer_decision(c, DW_KEY_ANCHOR_FRAME)->factor] = UINT32_C(1) << frame;
    opening->planned = rounded(c, supported_at(c, frame));
    if (opening->named)
        return;
    opening->price = supported_at(c, frame);
    keep_to_word(c, opening);
    const dw_money offered = dw_deal_latest_price(c->deal, c->playbook, DW_SIDE_THEM);
    if (dw_money_known(offered) && offered > opening->price)
        opening->price = offered;
    opening->price = rounded(c, opening->price);
}

/* What another archetype that led when we named our price would have named. */
static dw_status plan_as_led(dw_composer *c, size_t lead)
{
    const dw_decision *const frame = dw_composer_decision(c, DW_KEY_ANCHOR_FRAME);
    const size_t n = c->playbook->n_factors;
    const dw_arena_mark mark = dw_arena_here(c->arena);
    dw_composer *const then = DW_TAKE(c->arena, 1, dw_composer);
    dw_fact *const facts = DW_TAKE(c->arena, n, dw_fact);
    double points[DW_OPTIONS_MAX];
    if (!then || !facts)
        return DW_COMPOSER_FULL(c);
    *then = *c;
    memcpy(facts, c->facts, n * sizeof *facts);
    facts[dw_composer_decision(c, DW_KEY_ARCHETYPE)->factor] = UINT32_C(1) << lead;
    facts[frame->factor] = dw_factor_unknown(&c->playbook->factor[frame->factor]);
    then->facts = facts;
    then->plan.assessment.lead = lead;
    const dw_status status =
        dw_decision_points(c->playbook, frame, facts, c->arena, points, c->err);
    if (status == DW_OK) {
        list_anchors(then);
        const dw_frame best = best_frame(&then->plan.opening, points, DW_FRAME_COUNT);
        c->plan.opening.planned =
            best == DW_FRAME_COUNT ? DW_MONEY_NONE : rounded(c, supported_at(then, best));
    }
    dw_arena_rewind(c->arena, mark);
    return status;
}

static void stretch_band(dw_their_anchor *theirs, dw_money price)
{
    if (!dw_money_known(price))
        return;
    if (!dw_money_known(theirs->band_low) || price < theirs->band_low)
        theirs->band_low = price;
    if (!dw_money_known(theirs->band_high) || price > theirs->band_high)
        theirs->band_high = price;
}

static dw_their_opening judge(const dw_composer *c, const dw_their_anchor *theirs)
{
    if (!dw_money_known(theirs->price))
        return DW_THEIRS_NONE;
    if (!dw_money_known(theirs->band_low))
        return DW_THEIRS_UNPROVEN;
    const double tolerance = dw_playbook_setting(c->playbook, DW_SETTING_ANCHOR_TOLERANCE);
    return (double)theirs->price >= (double)theirs->band_low * (1 - tolerance)
               ? DW_THEIRS_REASONABLE
               : DW_THEIRS_AGGRESSIVE;
}

/* Not dw_deal_is_open: what they had named before they agreed is told beside what was agreed. */
static dw_money where_they_stand(const dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    const dw_stands *const stands = &c->plan.stands;
    /* Where an offer of ours ended what they had accepted, their yes may stand. */
    if (dw_deal_ended(c->deal) != DW_OUTCOME_NONE ||
        (dw_stands_ended(stands, DW_SIDE_THEM) && stands->refused[DW_SIDE_THEM]))
        return DW_MONEY_NONE;
    /* What they asked for since an agreement, and let lapse, leaves them at what was agreed. */
    if (stands->reopened && dw_stands_expired(stands, DW_SIDE_THEM, c->deal->day) &&
        dw_agreed_package(&c->plan.worth, option, &price) && !isnan(price))
        return dw_money_round(price);
    return dw_standing_offer(&c->plan.worth, DW_SIDE_THEM, option, &price) && !isnan(price)
               ? dw_money_round(price)
               : dw_deal_latest_price(c->deal, c->playbook, DW_SIDE_THEM);
}

static void weigh_their_anchor(dw_composer *c, const double *points)
{
    dw_their_anchor *const theirs = &c->plan.their_anchor;
    const dw_opening *const opening = &c->plan.opening;
    *theirs = (dw_their_anchor){.price = dw_deal_first_price(c->deal, c->playbook, DW_SIDE_THEM),
                                .latest = dw_deal_latest_price(c->deal, c->playbook, DW_SIDE_THEM),
                                .stands = where_they_stand(c),
                                .band_low = DW_MONEY_NONE,
                                .band_high = DW_MONEY_NONE};
    stretch_band(theirs, c->deal->value.market.low);
    stretch_band(theirs, c->deal->value.market.high);
    stretch_band(theirs, proven_rival(&c->deal->value));
    /* What the value supports shows how high a price may be, never how low. */
    const dw_money by_value = opening->anchor[DW_FRAME_VALUE].price;
    if (dw_money_known(theirs->band_low) && by_value > theirs->band_high)
        stretch_band(theirs, by_value);
    theirs->verdict = judge(c, theirs);
    theirs->reanchor = best_frame(opening, points, opening->chosen);
}

dw_status dw_compose_opening(dw_composer *c)
{
    const dw_decision *const frame = dw_composer_decision(c, DW_KEY_ANCHOR_FRAME);
    const dw_decision *const who = dw_composer_decision(c, DW_KEY_WHO_ANCHORS);
    double points[DW_OPTIONS_MAX];
    const dw_status status =
        dw_decision_points(c->playbook, frame, c->facts, c->arena, points, c->err);
    if (status != DW_OK)
        return status;
    c->facts[frame->factor] = dw_factor_unknown(&c->playbook->factor[frame->factor]);
    c->plan.opening = (dw_opening){.price = DW_MONEY_NONE,
                                   .planned = DW_MONEY_NONE,
                                   .chosen = DW_FRAME_COUNT,
                                   .we_anchor = dw_fact_level(c->facts[who->factor]) == 0};
    set_limit(c);
    list_anchors(c);
    open_with(c, best_frame(&c->plan.opening, points, DW_FRAME_COUNT));
    weigh_their_anchor(c, points);
    const size_t opened = dw_opening_move(&c->plan);
    const size_t lead = opened == DW_NONE
                            ? c->plan.assessment.lead
                            : dw_plan_lead_at(&c->plan, c->plan.ledger.move[opened].event);
    return lead == c->plan.assessment.lead ? DW_OK : plan_as_led(c, lead);
}
