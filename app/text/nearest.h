/* The name somebody most likely meant: for "did you mean". */
#ifndef TEXT_NEAREST_H
#define TEXT_NEAREST_H

#include <stddef.h>

typedef struct text_nearest {
    const char *word; /* what was written */
    const char *name; /* the best candidate so far, or NULL */
    size_t distance;  /* candidates must be nearer than this */
} text_nearest;

/* Starts the search. Short words must match better: one slip up to three letters, two up to six,
 * three beyond. `word` is borrowed. */
text_nearest text_nearest_start(const char *word);

/* Offers a candidate, which is borrowed. The first of equally near ones stays. A swap of two
 * neighbouring letters counts as one slip (restricted Damerau-Levenshtein distance). A candidate that
 * begins with the word, or has it as one of its words ("payment" of payment_days), is one slip away.
 * O(length of word * length of candidate). */
void text_nearest_offer(text_nearest *nearest, const char *candidate);

#endif
