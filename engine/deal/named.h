/* Who has named a number, in an offer or in words: values of the measures of the same names. */
#ifndef ENGINE_DEAL_NAMED_H
#define ENGINE_DEAL_NAMED_H

#include "dealwright/deal.h"

/* DW_MEASURE_NUMBER_NAMED: a dw_number_named. O(events). */
double dw_named_by(const dw_deal *deal, const dw_playbook *playbook);

/* DW_MEASURE_FIRST_NUMBER: a dw_number_named but both. O(events). */
double dw_named_first(const dw_deal *deal, const dw_playbook *playbook);

/* DW_MEASURE_TOLD_FIGURE: 0 none, 1 kept, 2 below. O(events). */
double dw_named_in_words(const dw_deal *deal, const dw_playbook *playbook);

/* How many offers of the side name a number. O(events). */
double dw_named_offers(const dw_deal *deal, const dw_playbook *playbook, dw_side side);

#endif
