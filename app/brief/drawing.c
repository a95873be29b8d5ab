#include "brief/drawing.h"

#include <stdlib.h>

#define BRAILLE 0x2800 /* the block of 256 patterns of eight dots */

brief_drawing *brief_drawing_new(int columns, int rows)
{
    brief_drawing *drawing = g_new0(brief_drawing, 1);
    const size_t n = (size_t)columns * (size_t)rows;
    *drawing = (brief_drawing){.columns = columns,
                               .rows = rows,
                               .cell = g_new(gunichar, n),
                               .tone = g_new0(brief_tone, n)};
    for (size_t i = 0; i < n; i++)
        drawing->cell[i] = ' ';
    return drawing;
}

void brief_drawing_free(brief_drawing *drawing)
{
    if (drawing == NULL)
        return;
    g_free(drawing->cell);
    g_free(drawing->tone);
    g_free(drawing);
}

void brief_drawing_put(brief_drawing *drawing, int column, int row, gunichar letter,
                       brief_tone tone)
{
    if (column < 0 || column >= drawing->columns || row < 0 || row >= drawing->rows)
        return;
    drawing->cell[row * drawing->columns + column] = letter;
    drawing->tone[row * drawing->columns + column] = tone;
}

void brief_drawing_put_under(brief_drawing *drawing, int column, int row, gunichar letter,
                             brief_tone tone)
{
    if (column >= 0 && column < drawing->columns && row >= 0 && row < drawing->rows &&
        drawing->cell[row * drawing->columns + column] == ' ')
        brief_drawing_put(drawing, column, row, letter, tone);
}

void brief_drawing_text(brief_drawing *drawing, int column, int row, const char *text,
                        brief_tone tone)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        const gunichar letter = g_utf8_get_char(c);
        if (g_unichar_iszerowidth(letter) || g_unichar_iscntrl(letter))
            continue;
        const bool wide = g_unichar_iswide(letter);
        if (column + wide >= drawing->columns)
            return;
        brief_drawing_put(drawing, column++, row, letter, tone);
        if (wide)
            brief_drawing_put(drawing, column++, row, 0, tone);
    }
}

static void put_dot(brief_drawing *drawing, int x, int y, brief_tone tone)
{
    static const guint8 dot[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const int column = x / 2, row = y / 4;
    if (x < 0 || y < 0 || column >= drawing->columns || row >= drawing->rows)
        return;
    gunichar letter = drawing->cell[row * drawing->columns + column];
    if (letter == ' ')
        letter = BRAILLE;
    if (letter >= BRAILLE && letter < BRAILLE + 256)
        brief_drawing_put(drawing, column, row, letter | dot[y % 4][x % 2], tone);
}

/* Bresenham's line. */
void brief_drawing_line(brief_drawing *drawing, int x0, int y0, int x1, int y1, brief_tone tone)
{
    const int width = abs(x1 - x0), height = abs(y1 - y0);
    const int right = x0 < x1 ? 1 : -1, down = y0 < y1 ? 1 : -1;
    int error = width - height;
    for (;;) {
        put_dot(drawing, x0, y0, tone);
        if (x0 == x1 && y0 == y1)
            return;
        const int twice = 2 * error;
        if (twice > -height) {
            error -= height;
            x0 += right;
        }
        if (twice < width) {
            error += width;
            y0 += down;
        }
    }
}

char *brief_drawing_row(const brief_drawing *drawing, int row)
{
    GString *text = g_string_new(NULL);
    const gunichar *cell = drawing->cell + row * drawing->columns;
    int end = drawing->columns;
    while (end > 0 && cell[end - 1] == ' ')
        end--;
    for (int c = 0; c < end; c++)
        if (cell[c] != 0)
            g_string_append_unichar(text, cell[c]);
    return g_string_free(text, FALSE);
}
