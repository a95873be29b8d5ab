/* Writes SVG: well-formed whatever the words, the same bytes whatever the locale. */
#ifndef BRIEF_SVG_H
#define BRIEF_SVG_H

#include <glib.h>

typedef struct brief_svg {
    GString *out;
    int depth; /* of open elements: each is indented by it */
} brief_svg;

/* Begins an element: "<circle" on a line of its own. Attributes follow, then brief_svg_end. */
void brief_svg_begin(brief_svg *svg, const char *name);

/* An attribute of the element begun last. Numbers have at most two decimals. */
void brief_svg_number(brief_svg *svg, const char *name, double value);
void brief_svg_word(brief_svg *svg, const char *name, const char *value);

/* Ends the element begun last: without contents, with a text, or opened for other elements inside,
 * which brief_svg_close closes. */
void brief_svg_end(brief_svg *svg);
void brief_svg_end_text(brief_svg *svg, const char *name, const char *text);
void brief_svg_open(brief_svg *svg);
void brief_svg_close(brief_svg *svg, const char *name);

/* The number as it stands in an attribute or a path: at most two decimals, no minus zero. */
void brief_svg_append(GString *out, double value);

#endif
