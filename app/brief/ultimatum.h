/* The day of an ultimatum of theirs that runs: it is theirs, and every page has it as long as it stands. */
#ifndef BRIEF_ULTIMATUM_H
#define BRIEF_ULTIMATUM_H

#include "brief/compose.h"

/* The event that set it; NULL where none runs. */
const dw_event *brief_ultimatum(const dw_plan *plan);

/* The same of a demand of theirs. */
const dw_event *brief_demand(const dw_plan *plan);

/* Who set it: the account where nobody is named. */
const char *brief_ultimatum_who(const dw_plan *plan, const dw_event *said);

/* "until 20 November 2026, set by K. Sund on 9 November 2026: price EUR 172,000"; NULL where none runs. */
char *brief_ultimatum_words(const dw_plan *plan);

/* The same of a demand of theirs that runs until a day. */
char *brief_demand_words(const dw_plan *plan);

/* By which day an answer that names a price has to be with them, where one is to go out and the day lies
 * ahead; NULL otherwise. */
char *brief_before_ultimatum_words(const dw_plan *plan);
void brief_compose_before_ultimatum(brief_composer *composer);

#endif
