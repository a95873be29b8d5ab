/* An agreement that was taken back before the one that was signed. */
#ifndef BRIEF_BROKEN_H
#define BRIEF_BROKEN_H

#include "brief/compose.h"

/* What it was, who ended it, and its worth beside what was signed; NULL without. To be g_free'd. */
char *brief_broken_words(const dw_plan *plan);

#endif
