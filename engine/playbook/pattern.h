/* The pattern of a text: words around {names}, with a brace of the words' own written twice. */
#ifndef ENGINE_PLAYBOOK_PATTERN_H
#define ENGINE_PLAYBOOK_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct dw_blank {
    const char *at; /* its brace; in the pattern */
    const char
        *name; /* what stands between the braces, not ended; NULL where a brace has no other */
    size_t length;
} dw_blank;

/* The next {name} of the pattern that begins at *at, which moves behind it; false when there is none.
 * After one without a name, *at is of no use. (text.c) */
bool dw_pattern_next(const char **at, dw_blank *blank);

#endif
