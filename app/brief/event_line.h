/* An event of the record in one line. */
#ifndef BRIEF_EVENT_LINE_H
#define BRIEF_EVENT_LINE_H

#include "brief/brief.h"
#include "brief/phrase.h"

/* "them (J. Meyer)"; "offer: price USD 190,000; payment days 90 days; “opened hard”"; and both behind the
 * day: "18 November 2026, them (J. Meyer): offer: …". The event is of the plan's deal, but need not be
 * one of those that count. All to be g_free'd. */
char *brief_event_by(const dw_plan *plan, const dw_event *event);
char *brief_event_what(const dw_plan *plan, const dw_event *event);
char *brief_event_line(const dw_plan *plan, const dw_event *event);

/* The same of an event of a deal without its plan: a state that dw_deal_complete completed. */
char *brief_event_of(const dw_deal *deal, const dw_playbook *book, const dw_event *event);

/* The event as a reader may see it: what is asked of our own people leads down to the walk-away. */
dw_event brief_event_shown(const dw_event *event, const brief_style *style);

#endif
