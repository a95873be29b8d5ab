/* Where the next move is to accept: what is on the table then, on every page alike. */
#ifndef BRIEF_ACCEPTING_H
#define BRIEF_ACCEPTING_H

#include "brief/compose.h"

/* What they offer, where the advice is to take it. */
typedef struct brief_accepted {
    bool exists;
    size_t option[DW_ISSUES_MAX];
    dw_package package; /* its options are above; they take it, so it has no chance */
} brief_accepted;

/* Fills `accepted`; it does not exist where another move is advised. */
void brief_accepted_fill(const dw_plan *plan, const brief_style *style, brief_accepted *accepted);

/* Is the advice to accept? */
bool brief_accepts(const dw_plan *plan);

/* Is nothing left to talk about: is the advice to accept, or has somebody accepted? */
bool brief_is_settling(const dw_plan *plan);

/* What is on the table, what it is worth, who has to say yes first, and which offer of ours it takes the
 * place of. Nothing where another move is advised; says so. */
bool brief_compose_accepting(brief_composer *composer);

/* "say yes to what they offer, worth EUR 606,800 to us; needs …", or which terms of ours are settled first;
 * NULL where neither is advised. */
char *brief_advice_words(const dw_plan *plan, const brief_style *style);

#endif
