/* What was just logged, and the coach's advice on it. */
#ifndef BRIEF_LOGGED_H
#define BRIEF_LOGGED_H

#include "brief/brief.h"
#include "dealwright/coach.h"

typedef struct brief_logged {
    const dw_event
        *event; /* [n_events] of one act, with their numbers, at the end of the plan's log */
    size_t n_events;
    bool dry_run; /* it is only what would be logged */
} brief_logged;

/* The version that was published with the first event, or NULL. */
const dw_event *brief_logged_version(const brief_logged *logged);

/* Is it a pivot that changes nothing of the version in hand, so that none was published with it? */
bool brief_logged_stands(const brief_logged *logged);

/* The events in a line each, then the page of the plan that has them; as JSON {"logged": {number, event},
 * "advice": …}. Ownership and bytes as for plans (brief.h). */
char *brief_logged_text(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style);
char *brief_logged_markdown(const dw_coaching *coaching, const brief_logged *logged,
                            const brief_style *style);
char *brief_logged_json(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style);

#endif
