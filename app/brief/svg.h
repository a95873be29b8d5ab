/* Writes SVG: well-formed whatever the words, the same bytes whatever the locale.
 *
 * All markup is here. Who draws knows shapes, places, words and colours; colours are "#rrggbb".
 * Numbers are written with at most two decimals. */
#ifndef BRIEF_SVG_H
#define BRIEF_SVG_H

#include "brief/labels.h"

typedef struct brief_svg {
    GString *out;
    int depth;   /* of open elements: each is indented by it */
    int n_clips; /* each has a name of its own */
} brief_svg;

/* Starts a picture of this size in pixels; the title is what readers of the screen say of it. */
brief_svg brief_svg_new(int width, int height, const char *title);

/* Ends the picture and returns it, to be g_free'd. */
char *brief_svg_finish(brief_svg *svg);

typedef struct brief_pen {
    const char *colour;
    double width;
    const char *dashes; /* lengths of dashes and gaps, "5 4"; NULL for a whole line */
} brief_pen;

void brief_svg_line(brief_svg *svg, brief_spot from, brief_spot to, brief_pen pen);
void brief_svg_rectangle(brief_svg *svg, brief_box box, const char *fill);

/* The title shows when one points at the circle; NULL for none. */
void brief_svg_circle(brief_svg *svg, brief_spot at, double radius, const char *fill,
                      const char *edge, const char *title);

typedef enum brief_anchor { BRIEF_START, BRIEF_MIDDLE, BRIEF_END } brief_anchor;

typedef struct brief_letters {
    double size;
    const char *colour;
    brief_anchor anchor; /* what of the words stands at the place given */
    bool bold;
    bool halo; /* a white edge, to stand out from what lies under them */
} brief_letters;

void brief_svg_text(brief_svg *svg, brief_spot at, brief_letters how, const char *words);

/* The same, read from below to above. */
void brief_svg_text_upwards(brief_svg *svg, brief_spot at, brief_letters how, const char *words);

/* ---- Paths ----------------------------------------------------------------------------------- */

/* The words of a path: where it starts, where a straight line goes to, a dot, a closed end. */
void brief_path_start(GString *path, brief_spot at);
void brief_path_line(GString *path, brief_spot to);
void brief_path_dot(GString *path, brief_spot at);
void brief_path_close(GString *path);

/* Draws a path as a line, as dots of the pen's width, or filled as far as it lies in the box. */
void brief_svg_path(brief_svg *svg, const GString *path, brief_pen pen);
void brief_svg_dots(brief_svg *svg, const GString *path, brief_pen pen);
void brief_svg_area(brief_svg *svg, const GString *path, brief_box within, const char *fill);

#endif
