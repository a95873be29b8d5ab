/* An agreement that was taken back before the one that was signed. */
#ifndef BRIEF_BROKEN_H
#define BRIEF_BROKEN_H

#include "brief/compose.h"

typedef struct brief_broken {
    const dw_event *agreement, *end; /* the acceptance by which it stood, and what ended it */
    size_t option[DW_ISSUES_MAX];
    dw_package package; /* its options are above */
} brief_broken;

/* The last of them; false where what was signed is all that was ever agreed. O(events^2). */
bool brief_broken_find(const dw_plan *plan, brief_broken *found);

/* What it was, who ended it, and its worth beside what was signed; NULL without. To be g_free'd. */
char *brief_broken_words(const dw_plan *plan);

#endif
