/* Texts that are the same but for the case of their letters. */
#ifndef ENGINE_BASE_LETTERS_H
#define ENGINE_BASE_LETTERS_H

#include <stdbool.h>

static inline char dw_letter_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* "Sales Manager" is a sales manager. Letters beyond ASCII are the same only as they stand. O(length). */
static inline bool dw_same_letters(const char *a, const char *b)
{
    for (; *a && dw_letter_lower(*a) == dw_letter_lower(*b); a++)
        b++;
    return dw_letter_lower(*a) == dw_letter_lower(*b);
}

#endif
