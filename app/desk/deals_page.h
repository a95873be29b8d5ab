/* Pages about stored deals. */
#ifndef DESK_DEALS_PAGE_H
#define DESK_DEALS_PAGE_H

#include "brief/deals.h"
#include "desk/deals.h"
#include "desk/stored.h"

/* The list of all; one deal with its people and latest events. g_free them. */
char *desk_deals_list_page(const brief_deal_row *row, size_t n, const desk_style *style);
char *desk_deals_show_page(const desk_stored *stored, const dw_deal *deal, const desk_style *style);

#endif
