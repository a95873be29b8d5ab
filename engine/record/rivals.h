/* The rivals that the deal file and the events of a record have named and that have not left. */
#ifndef ENGINE_RECORD_RIVALS_H
#define ENGINE_RECORD_RIVALS_H

#include "dealwright/deal.h"
#include "dealwright/event.h"
#include "dealwright/limits.h"

typedef struct dw_rival {
    const char *name; /* NULL for one whose price alone is known */
    /* Its newest price that somebody showed, and a newer one that was only told; unknown for none. */
    dw_money shown, heard;
    const char *evidence;
    size_t shown_event, heard_event; /* their numbers; 0 for the deal file */
} dw_rival;

typedef struct dw_rivals {
    dw_rival rival[DW_RIVALS_MAX];
    size_t n;
} dw_rivals;

/* Those of the deal file: one or none. O(1). */
void dw_rivals_begin(dw_rivals *rivals, const dw_deal_value *file);

/* What a competitor's event changes. An event without a name is of the one without a name, and else of the
 * one that counts. Where DW_RIVALS_MAX are there, the dearest makes room. O(rivals * name). */
void dw_rivals_change(dw_rivals *rivals, const dw_event *event);

/* The one whom an event of that name is of; NULL where it is nobody that is there. O(rivals * name). */
const dw_rival *dw_rivals_find(const dw_rivals *rivals, const char *name);

/* What the buyer may fall back on of it: the lowest price that was shown is the competitor's, and the lowest
 * that was only told, where it is below that, is rumoured; where none was shown the lowest told is the
 * competitor's, and where no price is known the newest name. O(rivals). */
void dw_rivals_settle(const dw_rivals *rivals, dw_deal_value *value);

#endif
