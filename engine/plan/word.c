/* The price that we have said beside our offer, in words: they hold us to it. */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

/* Does it hold us to what it names? A promise that was kept, or taken back, does not. */
static bool is_word(const dw_plan *plan, const dw_event *said)
{
    if (said->by != DW_SIDE_US)
        return false;
    return dw_event_is_promise(said)
               ? dw_promise_at(plan, (size_t)(said - plan->deal->event))->answer == DW_NONE
               : dw_event_is_word(said);
}

/* The price that the event names; DW_MONEY_NONE for none. */
static dw_money price_of(const dw_plan *plan, const dw_event *said)
{
    const size_t issue = plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_term *const term = issue == DW_NONE ? NULL : dw_event_term(said, issue);
    return term ? dw_money_round(term->number) : DW_MONEY_NONE;
}

/* Before any offer of ours: what keeps the opening down. */
static dw_price_word find_first(const dw_plan *plan)
{
    dw_price_word word = {NULL, DW_MONEY_NONE};
    const size_t e = dw_money_known(plan->opening.said)
                         ? dw_deal_opening_word(plan->deal, plan->playbook, &word.price)
                         : DW_NONE;
    if (e != DW_NONE)
        word.event = &plan->deal->event[e];
    return word;
}

static dw_price_word find_after(const dw_plan *plan, const dw_event *offer)
{
    const dw_deal *const deal = plan->deal;
    for (const dw_event *said = deal->event + deal->n_events - 1; said > offer; said--) {
        const dw_money price = price_of(plan, said);
        if (dw_money_known(price) && is_word(plan, said))
            return (dw_price_word){said, price};
    }
    return (dw_price_word){NULL, DW_MONEY_NONE};
}

static dw_price_word find_behind(const dw_plan *plan, const dw_event *offer)
{
    dw_money least = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    for (const dw_event *said = offer; dw_money_known(least) && said > plan->deal->event;) {
        const dw_money price = price_of(plan, --said);
        if (said->by != DW_SIDE_US || !dw_money_known(price) || price >= least)
            continue;
        if (dw_event_is_offer(said))
            least = price;
        if (is_word(plan, said) && !dw_event_is_past(said, plan->day))
            return (dw_price_word){said, price};
    }
    return (dw_price_word){NULL, DW_MONEY_NONE};
}

/* A promise held us to it then, whatever answers it by now. */
static dw_price_word find_before_yes(const dw_plan *plan, const dw_event *yes)
{
    const dw_money agreed = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    for (const dw_event *said = yes; dw_money_known(agreed) && said > plan->deal->event;) {
        const dw_money price = price_of(plan, --said);
        if (said->by != DW_SIDE_US)
            continue;
        if (dw_event_is_offer(said))
            break;
        if (dw_money_known(price) && price < agreed && !dw_event_is_past(said, yes->day) &&
            (dw_event_is_promise(said) || is_word(plan, said)))
            return (dw_price_word){said, price};
    }
    return (dw_price_word){NULL, DW_MONEY_NONE};
}

void dw_compose_words(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const dw_event *const offer = plan->stands.offer[DW_SIDE_US];
    const dw_event *const yes = plan->stands.agreement;
    plan->word = plan->word_behind = plan->word_before_yes = (dw_price_word){NULL, DW_MONEY_NONE};
    if (dw_deal_is_open(plan->deal)) {
        plan->word = offer ? find_after(plan, offer) : find_first(plan);
        if (offer && !plan->word.event)
            plan->word_behind = find_behind(plan, offer);
    }
    if (yes && yes->by == DW_SIDE_THEM && !dw_money_known(price_of(plan, yes)))
        plan->word_before_yes = find_before_yes(plan, yes);
}

const dw_event *dw_our_word_refusal(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    if (!plan->word.event || !dw_standing_offer(&plan->worth, DW_SIDE_US, option, &package.price))
        return NULL;
    dw_package_lay(&plan->worth, plan->word.event, option, &package.price);
    const dw_ruling *const ruling = dw_approvals_ruling(&plan->approvals, &plan->worth, &package);
    return ruling && !ruling->granted ? &plan->deal->event[ruling->event] : NULL;
}

bool dw_word_undercuts(const dw_plan *plan)
{
    const dw_worth_model *const model = &plan->worth;
    size_t ours[DW_ISSUES_MAX], theirs[DW_ISSUES_MAX];
    double our_price, their_price;
    const dw_event *const word = plan->word.event;
    if (!word || dw_event_is_past(word, plan->day) ||
        !dw_standing_offer(model, DW_SIDE_US, ours, &our_price) ||
        !dw_stands_offered(&plan->stands, DW_SIDE_THEM, plan->day) ||
        !dw_standing_offer(model, DW_SIDE_THEM, theirs, &their_price))
        return false;
    dw_package_lay(model, word, ours, &our_price);
    const dw_package offered = dw_package_weigh(model, theirs, their_price);
    return dw_package_within_limits(model, &offered) &&
           offered.worth.us > dw_worth_asked(model, ours, our_price).us + DW_WORTH_SAME;
}

double dw_our_word_stands(const dw_plan *plan)
{
    enum { NONE, MORE, LESS, LAPSED, REFUSED, BEHIND, UNAPPROVED, UNDERCUTS, FIRST };
    const dw_event *const word = plan->word.event;
    const dw_money said = plan->word.price;
    const dw_money ours = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    if (!word)
        return plan->word_behind.event ? BEHIND : NONE;
    if (!plan->stands.offer[DW_SIDE_US])
        return FIRST;
    if (!dw_money_known(ours) || said == ours)
        return NONE;
    if (said > ours)
        return MORE;
    if (dw_event_is_past(word, plan->day))
        return LAPSED;
    if (dw_our_word_refusal(plan))
        return REFUSED;
    if (dw_word_undercuts(plan))
        return UNDERCUTS;
    const dw_clearance now = plan->approvals.event[word - plan->deal->event].now;
    return now == DW_CLEARANCE_ASKED || now == DW_CLEARANCE_UNASKED ? UNAPPROVED : LESS;
}
