/* Pages about stored deals. */
#ifndef DESK_DEALS_PAGE_H
#define DESK_DEALS_PAGE_H

#include "brief/deals.h"
#include "brief/debriefs.h"
#include "brief/trials.h"
#include "desk/deals.h"
#include "desk/stored.h"

/* The list of all; one deal with its people, as its whole record leaves them, and latest events. g_free
 * them. */
char *desk_deals_list_page(const brief_deal_row *row, size_t n, const desk_style *style);
/* All that ended: figures in a table, then the lessons. Text or Markdown. (debriefs_page.c) */
char *desk_debriefs_page(const brief_debrief_row *row, size_t n, desk_format format,
                         const desk_style *style);
/* What a changed playbook would have advised, in the words of `book`. Text or Markdown. (trials_page.c) */
char *desk_trials_page(const dw_playbook *book, const brief_trial *trial, size_t n,
                       desk_format format, const desk_style *style);
/* The deal is a state that dw_deal_complete completed; `stored` is NULL for one in a file. */
char *desk_deals_show_page(const desk_stored *stored, const dw_deal *deal, const dw_playbook *book,
                           const desk_style *style);

#endif
