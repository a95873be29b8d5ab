/* Looking things up in a deal. */
#include "dealwright/deal.h"

#include "stands.h"

#include <math.h>
#include <string.h>

static const dw_money_range unknown_range = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};

void dw_deal_init(dw_deal *deal, const char *name, const char *account)
{
    *deal = (dw_deal){
        .name = name,
        .account = account,
        .currency_digits = 2,
        .day = DW_DAY_NONE,
        .close_by = DW_DAY_NONE,
        .contract_value = DW_MONEY_NONE,
        .strategy = DW_NONE,
        .value = {.list_price = DW_MONEY_NONE,
                  .target_price = DW_MONEY_NONE,
                  .floor_price = DW_MONEY_NONE,
                  .cost_to_serve = DW_MONEY_NONE,
                  .our_alternative = DW_MONEY_NONE,
                  .buyer_value = unknown_range,
                  .market = unknown_range,
                  .competitor_price = DW_MONEY_NONE,
                  .rumoured_price = DW_MONEY_NONE,
                  .our_cost_of_capital = DW_RATE_NONE,
                  .their_cost_of_capital = DW_RATE_NONE,
                  .renewal_probability = DW_RATE_NONE},
    };
}

bool dw_deal_is_nothing(const dw_deal *deal, double minor_units)
{
    return fabs(minor_units) < pow(10, deal->currency_digits) / 2;
}

bool dw_issue_allows(const dw_issue *issue, size_t option)
{
    if (issue->must_option != DW_NONE)
        return option == issue->must_option;
    const double number = issue->option[option].number;
    return !issue->numeric || (number >= issue->must_at_least && number <= issue->must_at_most);
}

bool dw_issue_offers(const dw_issue *issue, size_t option)
{
    return !issue->option[option].named && dw_issue_allows(issue, option);
}

size_t dw_issue_first_allowed(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_issue_offers(issue, o))
            return o;
    return 0;
}

size_t dw_issue_nearest_allowed(const dw_issue *issue, double number)
{
    size_t nearest = dw_issue_first_allowed(issue);
    for (size_t o = nearest + 1; o < issue->n_options; o++)
        if (dw_issue_offers(issue, o) &&
            fabs(issue->option[o].number - number) < fabs(issue->option[nearest].number - number))
            nearest = o;
    return nearest;
}

size_t dw_issue_allowed_beside(const dw_issue *issue, size_t option)
{
    if (dw_issue_allows(issue, option))
        return option;
    return issue->numeric ? dw_issue_nearest_allowed(issue, issue->option[option].number)
                          : dw_issue_first_allowed(issue);
}

/* Where options have names their order means nothing in some formats: the one that changes nothing
 * for either side is where talks start. */
size_t dw_issue_standard(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (!issue->numeric && dw_issue_offers(issue, o) && issue->option[o].us == 0 &&
            issue->option[o].them.low == 0 && issue->option[o].them.high == 0)
            return o;
    return dw_issue_first_allowed(issue);
}

bool dw_issue_has_limit(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (!issue->option[o].named && !dw_issue_allows(issue, o))
            return true;
    return false;
}

const char *dw_issue_label(const dw_deal *deal, const dw_playbook *playbook, size_t issue)
{
    const size_t kind = deal->issue[issue].kind;
    return kind + 1 == playbook->n_issue_kinds ? deal->issue[issue].name
                                               : playbook->issue_kind[kind].label;
}

size_t dw_deal_issue(const dw_deal *deal, const char *name)
{
    for (size_t i = 0; i < deal->n_issues; i++)
        if (strcmp(deal->issue[i].name, name) == 0)
            return i;
    return DW_NONE;
}

size_t dw_deal_cash_issue(const dw_deal *deal, const dw_playbook *playbook, dw_cash_role role)
{
    for (size_t i = 0; i < deal->n_issues; i++)
        if (playbook->issue_kind[deal->issue[i].kind].cash == role)
            return i;
    return DW_NONE;
}

size_t dw_deal_named_issues(const dw_deal *deal)
{
    size_t n = 0;
    for (size_t i = 0; i < deal->n_issues; i++)
        n += !deal->issue[i].implied;
    return n;
}

static double longest_term(const dw_deal *deal, const dw_playbook *playbook)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_TERM_YEARS);
    double longest = 1;
    for (size_t o = 0; issue != DW_NONE && o < deal->issue[issue].n_options; o++)
        if (deal->issue[issue].option[o].number > longest)
            longest = deal->issue[issue].option[o].number;
    return longest;
}

dw_money dw_deal_year_price(const dw_deal *deal, const dw_playbook *playbook)
{
    const dw_deal_value *const value = &deal->value;
    const dw_money figure[] = {value->target_price, value->list_price, value->floor_price};
    for (size_t i = 0; i < sizeof figure / sizeof figure[0]; i++)
        if (dw_money_known(figure[i]))
            return figure[i];
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    if (issue != DW_NONE)
        return dw_money_round(deal->issue[issue].option[deal->issue[issue].n_options / 2].number);
    if (!dw_money_known(deal->contract_value))
        return DW_MONEY_NONE;
    return dw_money_round((double)deal->contract_value / longest_term(deal, playbook));
}

static dw_money named_price(const dw_event *event, size_t price_issue)
{
    const dw_term *const named = dw_event_term(event, price_issue);
    return named ? dw_money_round(named->number) : DW_MONEY_NONE;
}

/* The price an offer names, or DW_MONEY_NONE. */
static dw_money price_in(const dw_event *event, dw_side side, size_t price_issue)
{
    return dw_event_is_offer(event) && event->by == side ? named_price(event, price_issue)
                                                         : DW_MONEY_NONE;
}

dw_money dw_deal_first_price(const dw_deal *deal, const dw_playbook *playbook, dw_side side)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    for (size_t e = 0; issue != DW_NONE && e < deal->n_events; e++) {
        const dw_money price = price_in(&deal->event[e], side, issue);
        if (dw_money_known(price))
            return price;
    }
    return DW_MONEY_NONE;
}

/* Who accepts has the price of the other side, or that has his where it has
 * none. */
static dw_money price_in_order(const dw_deal *deal, dw_side side, size_t price_issue)
{
    dw_money price[DW_SIDE_COUNT] = {DW_MONEY_NONE, DW_MONEY_NONE};
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const dw_side other = dw_side_other(event->by);
        const bool accepts = event->kind == DW_EVENT_ACCEPT;
        const dw_money named =
            accepts ? named_price(event, price_issue) : price_in(event, event->by, price_issue);
        if (dw_money_known(named))
            price[accepts ? other : event->by] = named;
        if (accepts && dw_money_known(price[other]))
            price[event->by] = price[other];
        else if (accepts)
            price[other] = price[event->by];
    }
    return price[side];
}

/* From the newest event back: who accepts has what the other side had. Only where that had none, what came
 * before is read in its order. */
dw_money dw_deal_latest_price(const dw_deal *deal, const dw_playbook *playbook, dw_side side)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    dw_side whose = side;
    bool is_agreed = false;
    for (size_t e = deal->n_events; issue != DW_NONE && e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const bool accepts = event->kind == DW_EVENT_ACCEPT;
        const dw_money price = accepts ? named_price(event, issue) : price_in(event, whose, issue);
        if (dw_money_known(price))
            return price;
        if (accepts)
            whose = dw_side_other(event->by);
        is_agreed |= accepts;
    }
    return is_agreed ? price_in_order(deal, side, issue) : DW_MONEY_NONE;
}

size_t dw_deal_told_price(const dw_deal *deal, const dw_playbook *playbook, dw_money *price)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    size_t lowest = DW_NONE;
    for (size_t e = 0; issue != DW_NONE && e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->kind != DW_EVENT_STATEMENT || event->by != DW_SIDE_US)
            continue;
        const dw_money told = named_price(event, issue);
        if (!dw_money_known(told) || (lowest != DW_NONE && told >= *price))
            continue;
        *price = told;
        lowest = e;
    }
    return lowest;
}

size_t dw_deal_opening_word(const dw_deal *deal, const dw_playbook *playbook, dw_money *price)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    size_t newest = DW_NONE;
    for (size_t e = 0; issue != DW_NONE && e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const dw_money named = event->by == DW_SIDE_US ? named_price(event, issue) : DW_MONEY_NONE;
        if (!dw_money_known(named))
            continue;
        if (dw_event_is_offer(event))
            return DW_NONE;
        if ((dw_event_is_word(event) || dw_event_is_promise(event)) &&
            !dw_event_is_past(event, deal->day))
            newest = e;
    }
    if (newest != DW_NONE)
        *price = named_price(&deal->event[newest], issue);
    return newest;
}

size_t dw_deal_word_price(const dw_deal *deal, const dw_playbook *playbook, dw_money *price)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    size_t highest = DW_NONE;
    for (size_t e = 0; issue != DW_NONE && e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const dw_money said = event->by == DW_SIDE_THEM && dw_event_says_terms(event)
                                  ? named_price(event, issue)
                                  : DW_MONEY_NONE;
        if (!dw_money_known(said) || (highest != DW_NONE && said <= *price))
            continue;
        *price = said;
        highest = e;
    }
    return highest;
}

/* Is there no agreement after the event, whatever came before it? */
static bool ends_any_agreement(const dw_event *event)
{
    return (dw_event_is_offer(event) && event->by == DW_SIDE_US) ||
           (dw_event_refuses_offer(event) && event->by == DW_SIDE_THEM);
}

/* The agreement after the first n events, and what is open since: a long record is not read from its
 * start. */
static dw_stands agreement_after(const dw_deal *deal, size_t n_events)
{
    dw_stands stands = {.agreement = NULL};
    size_t from = n_events;
    while (from > 0 && !ends_any_agreement(&deal->event[from - 1]))
        from--;
    for (size_t e = from; e < n_events; e++)
        dw_stands_follow(&stands, &deal->event[e]);
    return stands;
}

static size_t index_of(const dw_deal *deal, const dw_event *event)
{
    return event ? (size_t)(event - deal->event) : DW_NONE;
}

size_t dw_deal_agreement(const dw_deal *deal, size_t n_events)
{
    return index_of(deal, agreement_after(deal, n_events).agreement);
}

bool dw_deal_agreed(const dw_deal *deal)
{
    return dw_deal_agreement(deal, deal->n_events) != DW_NONE;
}

bool dw_deal_is_open(const dw_deal *deal)
{
    return dw_deal_ended(deal) == DW_OUTCOME_NONE && !dw_deal_agreed(deal);
}

bool dw_deal_is_settled(const dw_deal *deal)
{
    return dw_deal_ended(deal) != DW_OUTCOME_NONE ||
           (dw_deal_agreed(deal) && dw_deal_reopened(deal) == DW_NONE);
}

bool dw_deal_confirms(const dw_deal *deal, size_t event)
{
    return deal->event[event].kind == DW_EVENT_ACCEPT &&
           dw_deal_agreement(deal, event + 1) != event;
}

size_t dw_deal_reopened(const dw_deal *deal)
{
    const dw_stands stands = agreement_after(deal, deal->n_events);
    const bool is_open = dw_stands_offered(&stands, DW_SIDE_THEM, deal->day);
    return is_open ? index_of(deal, stands.reopened) : DW_NONE;
}

size_t dw_deal_end_before(const dw_deal *deal, size_t event)
{
    for (size_t e = event; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_OUTCOME)
            return deal->event[e].outcome == DW_OUTCOME_NONE ? DW_NONE : e;
    return DW_NONE;
}

const dw_event *dw_deal_after_end(const dw_deal *deal, size_t event)
{
    const dw_deal *const log = deal->logged;
    const size_t number = deal->event[event].number;
    if (deal->event[event].kind != DW_EVENT_NOTE || !log || number == 0 || number > log->n_events ||
        !dw_event_is_on_terms(&log->event[number - 1]))
        return NULL;
    return deal->is_closed && event > deal->closed_by ? &log->event[number - 1] : NULL;
}

size_t dw_deal_ends_again(const dw_deal *deal, size_t event)
{
    if (deal->event[event].kind != DW_EVENT_OUTCOME ||
        deal->event[event].outcome == DW_OUTCOME_NONE)
        return DW_NONE;
    return dw_deal_end_before(deal, event);
}

bool dw_deal_opens_nothing(const dw_deal *deal, size_t event)
{
    return deal->event[event].kind == DW_EVENT_OUTCOME &&
           deal->event[event].outcome == DW_OUTCOME_NONE &&
           dw_deal_end_before(deal, event) == DW_NONE;
}

dw_deal_outcome dw_deal_ended(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_OUTCOME)
            return deal->event[e].outcome;
    return DW_OUTCOME_NONE;
}
