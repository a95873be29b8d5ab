/* A picture made of characters. */
#ifndef BRIEF_DRAWING_H
#define BRIEF_DRAWING_H

#include "brief/document.h"

typedef struct brief_drawing {
    int columns, rows;
    gunichar *cell;   /* [rows * columns]; ' ' is empty, 0 belongs to the wide one before it */
    brief_tone *tone; /* the same */
} brief_drawing;

brief_drawing *brief_drawing_new(int columns, int rows);
void brief_drawing_free(brief_drawing *drawing);

/* Puts characters in; what lies outside is left out. */
void brief_drawing_put(brief_drawing *drawing, int column, int row, gunichar letter,
                       brief_tone tone);
/* The same where the cell is empty. */
void brief_drawing_put_under(brief_drawing *drawing, int column, int row, gunichar letter,
                             brief_tone tone);
void brief_drawing_text(brief_drawing *drawing, int column, int row, const char *text,
                        brief_tone tone);

/* A line of dots, two of which stand side by side in a cell and four on top of each other. Cells
 * that hold anything but dots are left alone. */
void brief_drawing_line(brief_drawing *drawing, int x0, int y0, int x1, int y1, brief_tone tone);

/* The text of a row without blanks at its end. g_free it. */
char *brief_drawing_row(const brief_drawing *drawing, int row);

#endif
