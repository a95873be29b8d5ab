#include "recorded.h"

#include "check.h"

dw_event event[RECORD_EVENTS];
dw_ledger ledger;

static dw_term term[RECORD_EVENTS][RECORD_TERMS];

void record_begin(void)
{
    deal_init(&deal, &book);
    deal.deal.event = event;
}

dw_event *record_add(dw_side by, dw_event_kind kind, dw_day day)
{
    dw_event *const added = &event[deal.deal.n_events++];
    dw_event_init(added, kind, by);
    added->day = day;
    added->number = deal.deal.n_events;
    return added;
}

dw_event *record_add_term(dw_event *added, size_t issue, size_t option)
{
    dw_term *const own = term[added - event];
    own[added->n_terms++] = (dw_term){issue, option, deal.issue[issue].option[option].number};
    added->term = own;
    return added;
}

dw_event *record_add_price(dw_event *added, double price)
{
    dw_term *const own = term[added - event];
    own[added->n_terms++] = (dw_term){dw_deal_issue(&deal.deal, "price"), DW_NONE, price};
    added->term = own;
    return added;
}

void make_ledger(void)
{
    make_model();
    check(dw_ledger_make(&model, &arena, &ledger, NULL) == DW_OK);
}

/* Prices alone, so that every unit off a year is as much for either side. */
void record_begin_prices(void)
{
    static const double price[] = {120, 110, 100, 90, 80};
    record_begin();
    deal_numbers(&deal, "price", price, 5);
    deal.deal.value.target_price = 100;
    deal.deal.value.buyer_value.low = deal.deal.value.buyer_value.likely =
        deal.deal.value.buyer_value.high = 300;
    deal.deal.value.our_cost_of_capital = deal.deal.value.their_cost_of_capital = 0;
    deal.deal.value.renewal_probability = 1;
}
