/* What is said beside packages. */
#ifndef BRIEF_PACKAGE_NOTES_H
#define BRIEF_PACKAGE_NOTES_H

#include "brief/compose.h"

/* Is it what we have on the table, which they have refused? */
bool brief_package_refused(const dw_plan *plan, const dw_package *package);

/* Is the next offer what we have on the table, where they can take it? */
bool brief_next_stands(const dw_plan *plan);

/* Is the next offer what was agreed and they have ended, with no word of a term that could not stand? */
bool brief_next_is_as_agreed(const dw_plan *plan);

/* Says that and why nothing goes beyond it; nothing where it is not so. */
void brief_compose_as_agreed(brief_composer *composer);

/* Why the chance of the package is what it is where they have said no to it, or to a term of it. */
void brief_compose_refused(brief_composer *composer, const dw_package *package);

/* What they have said no to, and is in none of our packages; nothing where there is none. */
void brief_compose_no(brief_composer *composer);

/* What of the next offer they have proposed themselves, and what the price gives for it. */
void brief_compose_taken(brief_composer *composer);

/* That what they can take of ours is worth less to us than walking away, and what becomes of it; false where
 * it is not so, or where that is withheld. */
bool brief_compose_stands_below(brief_composer *composer);

/* Is the next offer the first step of the ladder? */
bool brief_next_opens(const dw_plan *plan);

/* Names those of the n packages, counted from 1, that are worth about as much to us as the next offer and
 * noticeably more to them, and why the next offer is another. */
void brief_compose_beside(brief_composer *composer, const dw_package *const *package, size_t n);

/* Where they would gain less than nothing by the deal file and are likely to take one of the packages all the
 * same: their own offer speaks against the file, or its ranges reach that far. */
void brief_compose_belied(brief_composer *composer, const dw_package *const *package, size_t n);

#endif
