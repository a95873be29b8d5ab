/* Debriefs that were kept, read again for a list of all. */
#ifndef BRIEF_DEBRIEFS_H
#define BRIEF_DEBRIEFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dealwright/base.h"

/* What a list says of one deal that ended. Strings live as long as the document. */
typedef struct brief_debrief_row {
    int64_t id;
    const char *deal; /* what the store calls it */
    const char *account, *currency, *strategy, *outcome, *result,
        *last;  /* last: the day it ended */
    int digits; /* of the currency */
    /* DW_MONEY_NONE unknown: the price against the target price; the package's worth to us, against that of
     * the target package and of the walk-away. */
    dw_money price_over_target, worth, worth_over_target, over_walk_away;
    double share; /* of what was possible for us at the same worth to them; NAN unknown */
    int64_t alerts, conduct, unreturned; /* lines raised; gives without return */
    int64_t relationship;                /* 1 to 5; 0 unknown */
    const char **lesson;                 /* [n_lessons] */
    size_t n_lessons;
    void *document; /* the whole */
} brief_debrief_row;

/* Reads the JSON page that brief_debrief_json made with everything in it. False when it is none; id and
 * deal stay. Clear the row. */
bool brief_debrief_row_read(brief_debrief_row *row, const char *page);
void brief_debrief_row_clear(brief_debrief_row *row);

/* [{id, deal, account, currency, …}] of all rows, with the whole document for who may see walk-aways.
 * g_free it. */
char *brief_debriefs_json(const brief_debrief_row *row, size_t n, bool walk_aways);

#endif
