/* Text in columns of a terminal: display width, line breaks, padding. */
#ifndef BRIEF_WRAP_H
#define BRIEF_WRAP_H

#include <glib.h>

/* Columns the text takes: wide characters (CJK, most emoji) two, combining ones none. */
int brief_columns(const char *text);

/* Lines of at most `first` columns (the first one) and `rest` columns (the others), broken at ASCII
 * spaces only; a word that is too long is cut between characters. At least one line. The strings
 * belong to the array. */
GPtrArray *brief_wrap(const char *text, int first, int rest);

/* Columns of the widest word: a cell narrower than this would be cut. */
int brief_longest_word(const char *text);

void brief_spaces(GString *out, int count);

#endif
