/* Pages about what changed between two plans of a deal, section by section, and why. */
#ifndef BRIEF_DIFFERENCE_H
#define BRIEF_DIFFERENCE_H

#include "brief/brief.h"
#include "dealwright/coach.h"

/* What the earlier plan is. */
typedef enum brief_since {
    BRIEF_SINCE_NOTHING, /* there is no earlier one: nothing is on the record */
    BRIEF_SINCE_VERSION, /* as a published version left it */
    BRIEF_SINCE_NEWEST,  /* before the newest event */
    BRIEF_SINCE_EVENT,   /* after an event that was asked for */
    BRIEF_SINCE_DAY      /* at the end of a day that was asked for */
} brief_since;

typedef struct brief_comparison {
    const dw_difference *difference;
    brief_since since;
    int version;         /* BRIEF_SINCE_VERSION */
    bool made_otherwise; /* the version was published from another playbook or deal file */
    size_t number;       /* of the event */
    dw_day day;          /* of it, or asked for */
} brief_comparison;

/* Ownership and bytes as for plans (brief.h). What a reader may not see of either plan is left out. */
char *brief_difference_text(const brief_comparison *comparison, const brief_style *style);
char *brief_difference_markdown(const brief_comparison *comparison, const brief_style *style);
char *brief_difference_json(const brief_comparison *comparison, const brief_style *style);

#endif
