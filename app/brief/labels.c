#include "brief/labels.h"

#include <math.h>

#define CLOSE 6  /* between points of the curve that are kept clear */
#define STEPS 60 /* of a label that slides along a line */

brief_labels brief_labels_new(brief_box page)
{
    return (brief_labels){.page = page,
                          .taken = g_array_new(FALSE, FALSE, sizeof(brief_box)),
                          .label = g_array_new(FALSE, FALSE, sizeof(brief_box)),
                          .spot = g_array_new(FALSE, FALSE, sizeof(brief_spot))};
}

void brief_labels_clear(brief_labels *labels)
{
    g_clear_pointer(&labels->taken, g_array_unref);
    g_clear_pointer(&labels->label, g_array_unref);
    g_clear_pointer(&labels->spot, g_array_unref);
    *labels = (brief_labels){.taken = NULL};
}

void brief_labels_avoid_line(brief_labels *labels, brief_spot from, brief_spot to)
{
    const int n = 1 + (int)(hypot(to.x - from.x, to.y - from.y) / CLOSE);
    for (int i = 0; i <= n; i++) {
        const brief_spot spot = {from.x + (to.x - from.x) * i / n,
                                 from.y + (to.y - from.y) * i / n};
        g_array_append_val(labels->spot, spot);
    }
}

void brief_labels_avoid_box(brief_labels *labels, brief_box box)
{
    g_array_append_val(labels->taken, box);
}

static bool overlap(brief_box a, brief_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool is_free(const brief_labels *labels, brief_box box)
{
    const brief_box *page = &labels->page;
    if (box.left < page->left || box.right > page->right || box.top < page->top ||
        box.bottom > page->bottom)
        return false;
    for (guint i = 0; i < labels->taken->len; i++)
        if (overlap(box, g_array_index(labels->taken, brief_box, i)))
            return false;
    for (guint i = 0; i < labels->spot->len; i++) {
        const brief_spot *spot = &g_array_index(labels->spot, brief_spot, i);
        if (spot->x > box.left - 3 && spot->x < box.right + 3 && spot->y > box.top - 3 &&
            spot->y < box.bottom + 3)
            return false;
    }
    return true;
}

brief_box brief_labels_slide(brief_labels *labels, brief_box box, brief_spot by)
{
    brief_box to = box;
    for (int i = 0; i < STEPS && !is_free(labels, to); i++)
        to = (brief_box){to.left + by.x, to.top + by.y, to.right + by.x, to.bottom + by.y};
    if (!is_free(labels, to))
        to = box;
    brief_labels_avoid_box(labels, to);
    return to;
}

brief_spot brief_leader_end(brief_spot at, brief_box box)
{
    return (brief_spot){CLAMP(at.x, box.left, box.right), CLAMP(at.y, box.top, box.bottom)};
}

static bool crosses_label(const brief_labels *labels, brief_spot from, brief_spot to)
{
    const int n = 1 + (int)(hypot(to.x - from.x, to.y - from.y) / 2);
    for (guint l = 0; l < labels->label->len; l++)
        for (int i = 0; i <= n; i++) {
            const double x = from.x + (to.x - from.x) * i / n, y = from.y + (to.y - from.y) * i / n;
            const brief_box *box = &g_array_index(labels->label, brief_box, l);
            if (x > box->left && x < box->right && y > box->top && y < box->bottom)
                return true;
        }
    return false;
}

/* The box whose nearest corner or side lies `distance` from the spot in a direction. */
static brief_box box_at(brief_spot at, double across, double up, double distance, double width,
                        double height)
{
    const double x = at.x + across * distance, y = at.y - up * distance;
    const double left = across > 0.3 ? x : across < -0.3 ? x - width : x - width / 2;
    const double top = up > 0.3 ? y - height : up < -0.3 ? y : y - height / 2;
    return (brief_box){left, top, left + width, top + height};
}

brief_box brief_labels_place(brief_labels *labels, brief_spot at, double width, double height)
{
    static const double direction[][2] = {
        {0.71, 0.71},  {0.94, 0.34},  {0.34, 0.94},   {1, 0},         {0, 1},
        {-0.71, 0.71}, {0.71, -0.71}, {-0.71, -0.71}, {-0.94, -0.34}, {-0.34, -0.94}};
    static const double distance[] = {12, 20, 30, 42, 56, 72, 92, 116, 144, 180};
    static const size_t n_outward = 5;
    for (int side = 0; side < 2; side++)
        for (size_t d = 0; d < G_N_ELEMENTS(distance); d++)
            for (size_t k = side ? n_outward : 0; k < (side ? G_N_ELEMENTS(direction) : n_outward);
                 k++) {
                const brief_box box =
                    box_at(at, direction[k][0], direction[k][1], distance[d], width, height);
                const brief_spot end = brief_leader_end(at, box);
                if (!is_free(labels, box) || crosses_label(labels, at, end))
                    continue;
                brief_labels_avoid_box(labels, box);
                g_array_append_val(labels->label, box);
                brief_labels_avoid_line(labels, at, end);
                return box;
            }
    return box_at(at, 0.71, 0.71, distance[0], width, height);
}
