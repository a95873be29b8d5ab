/* The frontier drawn in characters: lines of dots, letters for the solutions. */
#include "brief/frontier_parts.h"
#include "brief/phrase.h"
#include "brief/wrap.h"

#include <math.h>

#define ROWS 18         /* of the plot */
#define PLOT_COLUMNS 72 /* at most: about as wide as high to the eye */
#define HEAD 1          /* rows above the plot: the name of their axis */
#define FOOT 2          /* below it: the axis, its figures and name */
#define TICKS 6

typedef struct chart {
    const brief_frontier *view;
    brief_drawing *drawing;
    brief_frontier_axes axes;
    int left, columns; /* of the plot */
} chart;

/* In dots: two to a column, four to a row. */
static int dot_x(const chart *c, double utility)
{
    const double share = brief_axis_share(&c->axes.x, brief_frontier_measure(c->view, utility));
    return 2 * c->left + (int)lround(share * (2 * c->columns - 1));
}

static int dot_y(const chart *c, double utility)
{
    const double share = brief_axis_share(&c->axes.y, brief_frontier_measure(c->view, utility));
    return 4 * HEAD + (int)lround((1 - share) * (4 * ROWS - 1));
}

/* Their figures, right-aligned beside the axis. */
static int widest_label(const brief_frontier *view, const brief_axis *axis)
{
    int widest = 0;
    for (int i = 0; i < axis->n_ticks; i++) {
        g_autofree char *label = brief_frontier_tick(view, axis, i);
        widest = MAX(widest, brief_columns(label));
    }
    return widest;
}

static void draw_their_axis(const chart *c)
{
    g_autofree char *name = brief_frontier_side(c->view, 1);
    brief_drawing_text(c->drawing, 0, 0, name, BRIEF_STRONG);
    for (int r = 0; r < ROWS; r++)
        brief_drawing_put(c->drawing, c->left - 1, HEAD + r, 0x2502, BRIEF_DIM);
    for (int i = 0; i < c->axes.y.n_ticks; i++) {
        const double share = (double)i / (c->axes.y.n_ticks - 1);
        const int row = HEAD + (int)lround((1 - share) * (ROWS - 1));
        g_autofree char *label = brief_frontier_tick(c->view, &c->axes.y, i);
        brief_drawing_text(c->drawing, c->left - 2 - brief_columns(label), row, label, BRIEF_DIM);
        brief_drawing_put(c->drawing, c->left - 1, row, 0x2524, BRIEF_DIM);
    }
}

static void draw_our_axis(const chart *c)
{
    const int row = HEAD + ROWS;
    brief_drawing_put(c->drawing, c->left - 1, row, 0x2514, BRIEF_DIM);
    for (int x = 0; x < c->columns; x++)
        brief_drawing_put(c->drawing, c->left + x, row, 0x2500, BRIEF_DIM);
    int free_from = 0;
    for (int i = 0; i < c->axes.x.n_ticks; i++) {
        const double share = (double)i / (c->axes.x.n_ticks - 1);
        const int column = c->left + (int)lround(share * (c->columns - 1));
        g_autofree char *label = brief_frontier_tick(c->view, &c->axes.x, i);
        const int width = brief_columns(label), start = MAX(column - width / 2, 0);
        brief_drawing_put(c->drawing, column, row, 0x252C, BRIEF_DIM);
        if (start >= free_from)
            brief_drawing_text(c->drawing, start, row + 1, label, BRIEF_DIM);
        if (start >= free_from)
            free_from = start + width + 1;
    }
    g_autofree char *name = brief_frontier_side(c->view, 0);
    brief_drawing_text(c->drawing, free_from + 1, row + 1, name, BRIEF_STRONG);
}

/* Where a side would rather have no agreement: nothing left of, or below, the line. */
static void draw_reservations(const chart *c)
{
    const dw_utilities r = c->view->reservation;
    const int column = dot_x(c, r.ours) / 2, row = dot_y(c, r.theirs) / 4;
    const bool ours = column > c->left && column < c->left + c->columns;
    const bool theirs = row < HEAD + ROWS - 1 && row >= HEAD;
    for (int y = HEAD; ours && y < HEAD + ROWS; y++)
        brief_drawing_put_under(c->drawing, column, y, 0x250A, BRIEF_CAREFUL);
    for (int x = c->left; theirs && x < c->left + c->columns; x++)
        brief_drawing_put_under(c->drawing, x, row, 0x2508, BRIEF_CAREFUL);
}

static void draw_frontier(const chart *c)
{
    const dw_frontier *frontier = c->view->frontier;
    for (size_t i = 0; i < frontier->n_points; i++) {
        const size_t from = i > 0 ? i - 1 : 0;
        brief_drawing_line(c->drawing, dot_x(c, frontier->ours[from]),
                           dot_y(c, frontier->theirs[from]), dot_x(c, frontier->ours[i]),
                           dot_y(c, frontier->theirs[i]), BRIEF_PLAIN);
    }
}

static void draw_letter(const chart *c, dw_utilities at, const char *letter, brief_tone tone)
{
    brief_drawing_text(c->drawing, dot_x(c, at.ours) / 2, dot_y(c, at.theirs) / 4, letter, tone);
}

static void draw_marks(const chart *c)
{
    g_auto(brief_chosen_list) chosen = brief_frontier_chosen(c->view);
    for (size_t i = chosen.n; i-- > 0;)
        draw_letter(c, brief_frontier_at(c->view, chosen.item[i].point), chosen.item[i].letter,
                    BRIEF_GOOD);
    for (size_t i = 0; i < c->view->n_marks; i++) {
        g_autofree char *number = g_strdup_printf("%zu", i + 1);
        draw_letter(c, c->view->mark[i].at, number, BRIEF_BAD);
    }
}

brief_drawing *brief_frontier_drawing(const brief_frontier *view, int width)
{
    chart c = {.view = view, .axes = brief_frontier_axes_of(view, false, TICKS, TICKS)};
    g_autofree char *name = brief_frontier_side(view, 0);
    c.left = widest_label(view, &c.axes.y) + 2;
    /* Half of the last figure stands right of the plot, before the name. */
    const int room = MAX(4, 3 + widest_label(view, &c.axes.x) / 2);
    c.columns = CLAMP(width - c.left - brief_columns(name) - room, 24, PLOT_COLUMNS);
    c.drawing = brief_drawing_new(width, HEAD + ROWS + FOOT);
    draw_their_axis(&c);
    draw_our_axis(&c);
    draw_frontier(&c);
    if (view->walk_aways)
        draw_reservations(&c);
    draw_marks(&c);
    return c.drawing;
}
