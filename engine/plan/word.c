/* The price that we have said beside our offer, in words: they hold us to it. */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

/* Does it hold us to what it names? A promise that was kept, or taken back, does not. */
static bool is_word(const dw_plan *plan, const dw_event *said)
{
    if (said->by != DW_SIDE_US)
        return false;
    if (dw_event_is_promise(said))
        return dw_promise_at(plan, (size_t)(said - plan->deal->event))->answer == DW_NONE;
    return said->kind == DW_EVENT_STATEMENT &&
           (said->statement == DW_STATEMENT_POSITION || said->statement == DW_STATEMENT_DEMAND ||
            said->statement == DW_STATEMENT_ULTIMATUM);
}

/* Before any offer of ours: what keeps the opening down. */
static const dw_event *first_word(const dw_plan *plan, dw_money *price)
{
    const size_t e = dw_money_known(plan->opening.said)
                         ? dw_deal_opening_word(plan->deal, plan->playbook, price)
                         : DW_NONE;
    return e == DW_NONE ? NULL : &plan->deal->event[e];
}

const dw_event *dw_our_word(const dw_plan *plan, dw_money *price)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const offer = plan->stands.offer[DW_SIDE_US];
    const size_t price_issue = plan->worth.cash_issue[DW_CASH_PRICE];
    if (!offer && dw_deal_is_open(deal))
        return first_word(plan, price);
    if (!offer || price_issue == DW_NONE || !dw_deal_is_open(deal))
        return NULL;
    for (const dw_event *said = deal->event + deal->n_events - 1; said > offer; said--) {
        const dw_term *const term = dw_event_term(said, price_issue);
        if (!term || !is_word(plan, said))
            continue;
        *price = dw_money_round(term->number);
        return said;
    }
    return NULL;
}

const dw_event *dw_word_behind(const dw_plan *plan, dw_money *price)
{
    const dw_deal *const deal = plan->deal;
    const size_t price_issue = plan->worth.cash_issue[DW_CASH_PRICE];
    dw_money least = dw_deal_latest_price(deal, plan->playbook, DW_SIDE_US);
    if (!plan->stands.offer[DW_SIDE_US] || !dw_money_known(least) || !dw_deal_is_open(deal) ||
        dw_our_word(plan, price))
        return NULL;
    for (const dw_event *said = plan->stands.offer[DW_SIDE_US]; said > deal->event;) {
        const dw_term *const term = dw_event_term(--said, price_issue);
        if (said->by != DW_SIDE_US || !term || !(dw_money_round(term->number) < least))
            continue;
        if (dw_event_is_offer(said))
            least = dw_money_round(term->number);
        if (!is_word(plan, said) || dw_event_is_past(said, plan->day))
            continue;
        *price = dw_money_round(term->number);
        return said;
    }
    return NULL;
}

const dw_event *dw_word_before_yes(const dw_plan *plan, dw_money *price)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const yes = plan->stands.agreement;
    const size_t price_issue = plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_money agreed = dw_deal_latest_price(deal, plan->playbook, DW_SIDE_US);
    if (!yes || yes->by != DW_SIDE_THEM || dw_event_term(yes, price_issue) ||
        !dw_money_known(agreed))
        return NULL;
    for (const dw_event *said = yes; said > deal->event;) {
        const dw_term *const term = dw_event_term(--said, price_issue);
        if (said->by == DW_SIDE_US && dw_event_is_offer(said))
            return NULL;
        const bool stood = said->by == DW_SIDE_US && !dw_event_is_past(said, yes->day) &&
                           (dw_event_is_promise(said) || is_word(plan, said));
        if (!stood || !term || !(dw_money_round(term->number) < agreed))
            continue;
        *price = dw_money_round(term->number);
        return said;
    }
    return NULL;
}

const dw_event *dw_our_word_refusal(const dw_plan *plan)
{
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    dw_money said;
    const dw_event *const word = dw_our_word(plan, &said);
    if (!word || !dw_standing_offer(&plan->worth, DW_SIDE_US, option, &package.price))
        return NULL;
    dw_package_lay(&plan->worth, word, option, &package.price);
    const dw_ruling *const ruling = dw_approvals_ruling(&plan->approvals, &plan->worth, &package);
    return ruling && !ruling->granted ? &plan->deal->event[ruling->event] : NULL;
}

bool dw_word_undercuts(const dw_plan *plan)
{
    const dw_worth_model *const model = &plan->worth;
    size_t ours[DW_ISSUES_MAX], theirs[DW_ISSUES_MAX];
    double our_price, their_price;
    dw_money said;
    const dw_event *const word = dw_our_word(plan, &said);
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
    dw_money said;
    const dw_event *const word = dw_our_word(plan, &said);
    const dw_money ours = dw_deal_latest_price(plan->deal, plan->playbook, DW_SIDE_US);
    if (!word)
        return dw_word_behind(plan, &said) ? BEHIND : NONE;
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
