/* Places the labels of a picture so that none covers another, a mark or the curve. */
#ifndef BRIEF_LABELS_H
#define BRIEF_LABELS_H

#include <glib.h>
#include <stdbool.h>

typedef struct brief_box {
    double left, top, right, bottom;
} brief_box;

typedef struct brief_spot {
    double x, y;
} brief_spot;

/* What labels keep clear of, and how far they may go. */
typedef struct brief_labels {
    brief_box page;
    GArray *taken; /* brief_box: marks and labels */
    GArray *label; /* brief_box: labels alone, which no leader may cross */
    GArray *spot;  /* brief_spot: points of the curve and of leaders */
} brief_labels;

brief_labels brief_labels_new(brief_box page);
void brief_labels_clear(brief_labels *labels);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(brief_labels, brief_labels_clear)

/* Points along a line of the curve, close enough that no label slips between them. */
void brief_labels_avoid_line(brief_labels *labels, brief_spot from, brief_spot to);
void brief_labels_avoid_box(brief_labels *labels, brief_box box);

/* A place for a label of this size near `at`: first above and to the right, where nothing lies
 * beyond a frontier, then farther out, then on the other side. It is taken from then on, and so is
 * the leader from `at` to it. Where no place is free the nearest one is used all the same. */
brief_box brief_labels_place(brief_labels *labels, brief_spot at, double width, double height);

/* The box, or the first of the places next to it in steps of `by` where nothing lies; it is taken from
 * then on. Where none is free within the page it stays where it is. */
brief_box brief_labels_slide(brief_labels *labels, brief_box box, brief_spot by);

/* Where the leader from `at` meets the box. */
brief_spot brief_leader_end(brief_spot at, brief_box box);

#endif
