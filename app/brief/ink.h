/* Lines of a terminal page: colours when asked, never a space at a line's end. */
#ifndef BRIEF_INK_H
#define BRIEF_INK_H

#include "brief/document.h"

typedef struct brief_page {
    GString *out;
    int width;
    bool colour;
    int pending; /* spaces owed before the next visible text */
} brief_page;

/* Writes text in a tone; `bold` and `italic` on top of it. */
void brief_ink(brief_page *page, brief_tone tone, bool bold, bool italic, const char *text);
void brief_ink_spaces(brief_page *page, int count);
void brief_ink_line_end(brief_page *page);

/* A rule of `count` columns of a line-drawing character. */
void brief_ink_rule(brief_page *page, const char *piece, int count);

/* Lays a table out `indent` columns in. Columns take their natural width while the page allows;
 * then the widest ones wrap. Without titles there is no heading row. */
void brief_ink_table(brief_page *page, const brief_table *table, int indent);

#endif
