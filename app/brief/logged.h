/* What was just logged, and the coach's advice on it. */
#ifndef BRIEF_LOGGED_H
#define BRIEF_LOGGED_H

#include "brief/brief.h"
#include "dealwright/coach.h"

typedef struct brief_logged {
    const dw_event *event;     /* with its number */
    const dw_event *corrected; /* what it withdraws or replaces, or NULL */
    bool dry_run;              /* it is only what would be logged */
} brief_logged;

/* The event in one line, then the page of the plan that has it; as JSON {"logged": {number, event},
 * "advice": …}. Ownership and bytes as for plans (brief.h). */
char *brief_logged_text(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style);
char *brief_logged_markdown(const dw_coaching *coaching, const brief_logged *logged,
                            const brief_style *style);
char *brief_logged_json(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style);

#endif
