/* Who has named a number, in an offer or in words. */
#include "named.h"

/* The issue that a number is named of; DW_NONE for any. No offer can name a price that only the price figures
 * imply. */
static size_t number_issue(const dw_deal *deal, const dw_playbook *playbook)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    return issue != DW_NONE && deal->issue[issue].implied ? DW_NONE : issue;
}

/* Where a price is on the table, an offer that leaves it out is no offer yet. */
static bool names(const dw_event *event, size_t price)
{
    return price == DW_NONE || dw_event_term(event, price);
}

static bool says_number(const dw_event *event, size_t price)
{
    const bool speaks = dw_event_is_offer(event) || event->kind == DW_EVENT_STATEMENT;
    return speaks && event->n_terms > 0 && names(event, price);
}

double dw_named_by(const dw_deal *deal, const dw_playbook *playbook)
{
    const size_t price = number_issue(deal, playbook);
    bool named[DW_SIDE_COUNT] = {false};
    for (size_t e = 0; e < deal->n_events; e++)
        if (says_number(&deal->event[e], price))
            named[deal->event[e].by] = true;
    if (named[DW_SIDE_US] && named[DW_SIDE_THEM])
        return DW_NUMBER_BY_BOTH;
    if (named[DW_SIDE_US])
        return DW_NUMBER_BY_US;
    return named[DW_SIDE_THEM] ? DW_NUMBER_BY_THEM : DW_NUMBER_BY_NOBODY;
}

double dw_named_first(const dw_deal *deal, const dw_playbook *playbook)
{
    const size_t price = number_issue(deal, playbook);
    for (size_t e = 0; e < deal->n_events; e++)
        if (says_number(&deal->event[e], price))
            return deal->event[e].by == DW_SIDE_US ? DW_NUMBER_BY_US : DW_NUMBER_BY_THEM;
    return DW_NUMBER_BY_NOBODY;
}

/* The lowest of what we aim at and have offered; DW_MONEY_NONE where nothing is known. */
static dw_money least_offered(const dw_deal *deal, const dw_playbook *playbook)
{
    const size_t issue = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    dw_money least = deal->value.target_price;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const bool offers = dw_event_is_offer(event) && event->by == DW_SIDE_US;
        const dw_term *const named = offers ? dw_event_term(event, issue) : NULL;
        if (named && (!dw_money_known(least) || dw_money_round(named->number) < least))
            least = dw_money_round(named->number);
    }
    return least;
}

double dw_named_in_words(const dw_deal *deal, const dw_playbook *playbook)
{
    enum { NONE, KEPT, BELOW };
    dw_money told;
    if (dw_deal_told_price(deal, playbook, &told) == DW_NONE)
        return NONE;
    const dw_money least = least_offered(deal, playbook);
    return dw_money_known(least) && told < least ? BELOW : KEPT;
}

double dw_named_offers(const dw_deal *deal, const dw_playbook *playbook, dw_side side)
{
    const size_t price = number_issue(deal, playbook);
    double n = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        n += dw_event_is_offer(event) && event->by == side && names(event, price);
    }
    return n;
}
