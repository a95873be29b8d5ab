/* Values of variables: what either side offers and says, the next offer and the steps after it. */
#include "compose.h"
#include "measures.h"
#include "values.h"

#include "../deal/stands.h"

/* ---- Offers --------------------------------------------------------------------------------- */

static dw_value estimate(double worth)
{
    return isfinite(worth) ? dw_money_value(dw_money_estimate(worth)) : dw_no_value();
}

/* Not dw_deal_is_open: what they offer beside an agreement can be told, and is weighed against it. */
static double if_open(const dw_plan *plan, double worth)
{
    return dw_deal_is_settled(plan->deal) ? (double)NAN : worth;
}

static dw_value their_offer_worth(const dw_asked *asked)
{
    return estimate(if_open(asked->plan, asked->plan->standing.their_worth));
}

static dw_value our_offer_worth(const dw_asked *asked)
{
    if (dw_stands_ended(&asked->plan->stands, DW_SIDE_US))
        return dw_no_value();
    return estimate(if_open(asked->plan, asked->plan->standing.our_worth));
}

static dw_value their_offer_short(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const double lacks = (double)plan->package_target - if_open(plan, plan->standing.their_worth);
    return dw_money_known(plan->package_target) && lacks > 0 ? estimate(lacks) : dw_no_value();
}

static dw_value going_on(const dw_asked *asked)
{
    return estimate(asked->plan->proposals.going_on);
}

static dw_value next_price(const dw_asked *asked)
{
    const dw_proposals *const made = &asked->plan->proposals;
    return made->exists && !isnan(made->next.price)
               ? dw_money_value(dw_money_round(made->next.price))
               : dw_no_value();
}

static dw_value next_give(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->next_give, s->n_next_gives, DW_VALUE_TERMS, true);
}

static dw_value room_left(const dw_asked *asked)
{
    const double room = dw_room_above_walk_away(asked->plan);
    return room > 0 ? estimate(room) : dw_no_value();
}

static dw_value unnamed_terms(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->unnamed, s->n_unnamed, DW_VALUE_OFFER, false);
}

static dw_value their_kept(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->their_kept, s->n_their_kept, DW_VALUE_OFFER, false);
}

static dw_value no_more_kept(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->no_more_kept, s->n_no_more_kept, DW_VALUE_OFFER, false);
}

static dw_value next_give_unnamed(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->next_give_unnamed, s->n_next_gives_unnamed, DW_VALUE_TERMS, true);
}

/* The unnamed terms stand at their standard: those that the next offer gives are among them. */
static dw_value next_give_standard(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->next_give_standard, s->n_next_gives_unnamed, DW_VALUE_OFFER, false);
}

/* Does the step of the ladder ask something that is on no table, which fits the next offer as well? */
static bool asks_unlisted(const dw_plan *plan)
{
    return plan->proposals.exists && dw_money_known(plan->on_the_table) && !plan->starts_at_word &&
           plan->n_steps > 1 && plan->step[1].get_kind != DW_NONE &&
           !dw_kind_contradicts(&plan->worth, &plan->playbook->issue_kind[plan->step[1].get_kind],
                                plan->proposals.next.option);
}

/* Terms that the next offer asks; else what the step of the ladder asks that is on no table. */
static dw_value next_get(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    const dw_plan *const plan = asked->plan;
    if (s->n_next_gets == 0 && asks_unlisted(plan))
        return dw_plan_value(plan, DW_SCOPE_STEP, 1, DW_VAR_STEP_GET, asked->names);
    return dw_terms_value(s->next_get, s->n_next_gets, DW_VALUE_TERMS, false);
}

static dw_value next_taken(const dw_asked *asked)
{
    const dw_taken *const taken = &asked->plan->taken;
    return dw_terms_value(taken->term, taken->n, DW_VALUE_OFFER, false);
}

static dw_value their_outside(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->their_outside, s->n_their_outside, DW_VALUE_OFFER, false);
}

static dw_value outside_asked(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->outside_asked, s->n_outside_asked, DW_VALUE_OFFER, false);
}

static dw_value outside_unasked(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->outside_unasked, s->n_outside_unasked, DW_VALUE_OFFER, false);
}

static dw_value outside_asked_date(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_day_value(s->n_outside_asked > 0 ? asked->plan->deal->event[s->outside_told].day
                                               : DW_DAY_NONE);
}

static dw_value their_limits(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->their_limit, s->n_their_outside, DW_VALUE_OFFER, false);
}

static dw_value their_limited_worth(const dw_asked *asked)
{
    return estimate(asked->plan->standing.their_limited_worth);
}

static dw_value hard_limits(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return dw_terms_value(s->hard_limit, s->n_hard_limits, DW_VALUE_OFFER, false);
}

static dw_value next_chance(const dw_asked *asked)
{
    const dw_proposals *const made = &asked->plan->proposals;
    return made->exists ? dw_number_value(DW_VALUE_TAKEN, made->next.acceptance) : dw_no_value();
}

static dw_value counted(size_t n)
{
    return dw_number_value(DW_VALUE_COUNT, (double)n);
}

static dw_value exchange_days(const dw_asked *asked)
{
    const dw_exchanges *const made = &asked->plan->exchanges;
    return made->n < 2 ? dw_no_value() : dw_number_value(DW_VALUE_COUNT, round(made->days_each));
}

static dw_value exchanges_left(const dw_asked *asked)
{
    const dw_exchanges *const made = &asked->plan->exchanges;
    return made->left == DW_NONE ? dw_no_value() : counted(made->left > 0 ? made->left : 1);
}

static dw_value steps_left(const dw_asked *asked)
{
    const dw_exchanges *const made = &asked->plan->exchanges;
    return made->left == DW_NONE ? dw_no_value() : counted(made->steps_left);
}

static const dw_package *larger_package(const dw_asked *asked)
{
    const size_t step = asked->plan->exchanges.step;
    return step == DW_NONE ? NULL : &asked->plan->concessions.step[step].package;
}

static dw_value larger_step(const dw_asked *asked)
{
    const dw_package *const package = larger_package(asked);
    return package && !isnan(package->price) ? dw_money_value(dw_money_round(package->price))
                                             : dw_no_value();
}

static dw_value larger_step_chance(const dw_asked *asked)
{
    const dw_package *const package = larger_package(asked);
    return package && !isnan(package->acceptance)
               ? dw_number_value(DW_VALUE_TAKEN, package->acceptance)
               : dw_no_value();
}

static dw_value ladder_end(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    return plan->n_steps > 1 ? dw_money_value(plan->step[plan->n_steps - 1].price) : dw_no_value();
}

static dw_value ladder_end_chance(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    if (plan->n_steps < 2)
        return dw_no_value();
    const double chance = plan->step[plan->n_steps - 1].concession.package.acceptance;
    return isnan(chance) ? dw_no_value() : dw_number_value(DW_VALUE_TAKEN, chance);
}

static dw_value trade_side(const dw_asked *asked, dw_variable side)
{
    return asked->plan->n_trades == 0
               ? dw_no_value()
               : dw_plan_value(asked->plan, DW_SCOPE_TRADE, 0, side, asked->names);
}

static dw_value trade_give(const dw_asked *asked)
{
    return trade_side(asked, DW_VAR_GIVE);
}

static dw_value trade_get(const dw_asked *asked)
{
    return trade_side(asked, DW_VAR_GET);
}

static dw_value gap_issues(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    for (size_t i = 0; i < s->n_gap; i++)
        asked->names[i] = asked->plan->issue_label[s->gap[i]];
    return dw_names_value(asked, s->n_gap);
}

static dw_value better(const dw_asked *asked, double gain)
{
    return asked->plan->standing.better.n_points > 0 && dw_plan_gain_counts(asked->plan, gain)
               ? estimate(gain)
               : dw_no_value();
}

static dw_value better_ours(const dw_asked *asked)
{
    return better(asked, asked->plan->standing.better.ours);
}

static dw_value better_theirs(const dw_asked *asked)
{
    return better(asked, asked->plan->standing.better.theirs);
}

static dw_value price_apart(const dw_asked *asked)
{
    const dw_plan *const plan = asked->plan;
    const dw_money ours = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    const dw_money theirs = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_THEM);
    const dw_stands *const stands = &plan->stands;
    const bool lapsed = dw_stands_expired(stands, DW_SIDE_US, plan->day) ||
                        dw_stands_expired(stands, DW_SIDE_THEM, plan->day);
    const bool ended = dw_stands_ended(stands, DW_SIDE_US) || dw_stands_ended(stands, DW_SIDE_THEM);
    const bool known =
        dw_money_known(ours) && dw_money_known(theirs) && theirs < ours && !lapsed && !ended;
    return dw_money_value(known ? ours - theirs : DW_MONEY_NONE);
}

/* ---- What ours asks less than ---------------------------------------------------------------- */

static dw_value below_worth(const dw_asked *asked)
{
    return estimate(asked->plan->standing.below_worth);
}

static dw_value below_terms(const dw_asked *asked)
{
    const size_t at = asked->plan->standing.below_event;
    const dw_event *const event = at == DW_NONE ? NULL : &asked->plan->deal->event[at];
    return event ? dw_terms_value(event->term, event->n_terms, DW_VALUE_OFFER, false)
                 : dw_no_value();
}

/* ---- What they say ------------------------------------------------------------------------------ */

static dw_value words_worth(const dw_asked *asked)
{
    const dw_standing *const s = &asked->plan->standing;
    return asked->scope == DW_SCOPE_EVENT && asked->item == s->words_event
               ? estimate(if_open(asked->plan, s->words_worth))
               : dw_no_value();
}

static dw_value ultimatum_worth(const dw_asked *asked)
{
    return dw_ultimatum_is_weighed(asked->plan) ? estimate(asked->plan->standing.words_worth)
                                                : dw_no_value();
}

/* The word that their newest price stays below; NULL for none. An offer that names no price has not gone
 * below it. */
static const dw_event *word_above_their_offer(const dw_plan *plan, dw_money *price)
{
    const size_t issue = plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_event *offer = plan->stands.offer[DW_SIDE_THEM];
    while (offer && offer > plan->deal->event &&
           !(offer->by == DW_SIDE_THEM && dw_event_is_offer(offer) && dw_event_term(offer, issue)))
        offer--;
    const dw_money offered = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_THEM);
    const size_t word = dw_deal_word_price(plan->deal, plan->playbook, price);
    return word != DW_NONE && offer > &plan->deal->event[word] && dw_money_known(offered) &&
                   *price > offered
               ? &plan->deal->event[word]
               : NULL;
}

static dw_value their_word_price(const dw_asked *asked)
{
    dw_money price = DW_MONEY_NONE;
    return word_above_their_offer(asked->plan, &price) ? dw_money_value(price) : dw_no_value();
}

static dw_value their_word_date(const dw_asked *asked)
{
    dw_money price;
    const dw_event *const word = word_above_their_offer(asked->plan, &price);
    return dw_day_value(word ? word->day : DW_DAY_NONE);
}

dw_reader *const dw_offer_readers[DW_VAR_COUNT] = {
    [DW_VAR_THEIR_OFFER_WORTH] = their_offer_worth,
    [DW_VAR_THEIR_OFFER_SHORT] = their_offer_short,
    [DW_VAR_GOING_ON] = going_on,
    [DW_VAR_NEXT_PRICE] = next_price,
    [DW_VAR_NEXT_GIVE] = next_give,
    [DW_VAR_ROOM_LEFT] = room_left,
    [DW_VAR_UNNAMED_TERMS] = unnamed_terms,
    [DW_VAR_THEIR_KEPT] = their_kept,
    [DW_VAR_NO_MORE_KEPT] = no_more_kept,
    [DW_VAR_NEXT_GIVE_UNNAMED] = next_give_unnamed,
    [DW_VAR_NEXT_GIVE_STANDARD] = next_give_standard,
    [DW_VAR_NEXT_GET] = next_get,
    [DW_VAR_NEXT_TAKEN] = next_taken,
    [DW_VAR_NEXT_CHANCE] = next_chance,
    [DW_VAR_THEIR_OUTSIDE] = their_outside,
    [DW_VAR_OUTSIDE_ASKED] = outside_asked,
    [DW_VAR_OUTSIDE_UNASKED] = outside_unasked,
    [DW_VAR_OUTSIDE_ASKED_DATE] = outside_asked_date,
    [DW_VAR_HARD_LIMITS] = hard_limits,
    [DW_VAR_THEIR_LIMITS] = their_limits,
    [DW_VAR_THEIR_LIMITED_WORTH] = their_limited_worth,
    [DW_VAR_EXCHANGE_DAYS] = exchange_days,
    [DW_VAR_EXCHANGES_LEFT] = exchanges_left,
    [DW_VAR_STEPS_LEFT] = steps_left,
    [DW_VAR_LARGER_STEP] = larger_step,
    [DW_VAR_LARGER_STEP_CHANCE] = larger_step_chance,
    [DW_VAR_TRADE_GIVE] = trade_give,
    [DW_VAR_TRADE_GET] = trade_get,
    [DW_VAR_GAP_ISSUES] = gap_issues,
    [DW_VAR_BETTER_OURS] = better_ours,
    [DW_VAR_BETTER_THEIRS] = better_theirs,
    [DW_VAR_PRICE_APART] = price_apart,
    [DW_VAR_OUR_OFFER_WORTH] = our_offer_worth,
    [DW_VAR_BELOW_WORTH] = below_worth,
    [DW_VAR_BELOW_TERMS] = below_terms,
    [DW_VAR_WORDS_WORTH] = words_worth,
    [DW_VAR_ULTIMATUM_WORTH] = ultimatum_worth,
    [DW_VAR_LADDER_END] = ladder_end,
    [DW_VAR_LADDER_END_CHANCE] = ladder_end_chance,
    [DW_VAR_THEIR_WORD_PRICE] = their_word_price,
    [DW_VAR_THEIR_WORD_DATE] = their_word_date,
};
