/* What the executive's page and its JSON share. */
#ifndef BRIEF_EXECUTIVE_H
#define BRIEF_EXECUTIVE_H

#include "brief/compose.h"

/* The newest offer of either side, or NULL. */
const dw_event *brief_newest_offer(const dw_deal *deal);

/* Who else is there and at what price, while the deal runs; NULL without one. To be g_free'd. */
char *brief_rivals_words(const dw_plan *plan);

/* The terms that a side's offers have named, as they stand now; NULL without one, where they are those of an
 * agreement that is over, or when this reader may not see them. To be g_free'd. */
char *brief_table_words(const brief_composer *composer, dw_side side);

/* The terms of the agreement that is over (brief_was_agreed); NULL without one. To be g_free'd. */
char *brief_was_agreed_words(const brief_composer *composer);

/* Where it stands, as a section. (position.c, as those above) */
void brief_compose_position(brief_composer *composer);

/* Have the talks ended, or is all agreed and nothing reopened? An executive is then asked for nothing. */
bool brief_is_settled(const dw_plan *plan);

#endif
