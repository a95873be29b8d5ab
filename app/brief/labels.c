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

static bool is_free(const brief_labels *labels, brief_box box, bool of_lines)
{
    const brief_box *page = &labels->page;
    if (box.left < page->left || box.right > page->right || box.top < page->top ||
        box.bottom > page->bottom)
        return false;
    for (guint i = 0; i < labels->taken->len; i++)
        if (overlap(box, g_array_index(labels->taken, brief_box, i)))
            return false;
    for (guint i = 0; of_lines && i < labels->spot->len; i++) {
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
    for (int i = 0; i < STEPS && !is_free(labels, to, true); i++)
        to = (brief_box){to.left + by.x, to.top + by.y, to.right + by.x, to.bottom + by.y};
    if (!is_free(labels, to, true))
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

/* Where a label may stand around its spot: on which sides, how far, and what it keeps clear of. */
typedef struct placing {
    size_t first, directions, distances;
    bool clear_of_lines;
} placing;

static bool place(brief_labels *labels, brief_spot at, const placing *how, brief_box *box)
{
    /* Outward of a frontier first. */
    static const double direction[][2] = {
        {0.71, 0.71},  {0.94, 0.34},   {0.34, 0.94},   {1, 0},         {0, 1},       {-0.71, 0.71},
        {0.71, -0.71}, {-0.71, -0.71}, {-0.94, -0.34}, {-0.34, -0.94}, {-1, 0},      {0, -1},
        {0.5, 0.87},   {0.87, 0.5},    {-0.34, 0.94},  {-0.94, 0.34},  {0.34, -0.94}};
    static const double distance[] = {12, 20, 30, 42, 56, 72, 92, 116, 144, 180, 220, 270, 330};
    const double width = box->right - box->left, height = box->bottom - box->top;
    for (size_t d = 0; d < how->distances; d++)
        for (size_t k = how->first; k < how->directions; k++) {
            const brief_box to =
                box_at(at, direction[k][0], direction[k][1], distance[d], width, height);
            const brief_spot end = brief_leader_end(at, to);
            if (!is_free(labels, to, how->clear_of_lines) ||
                (how->clear_of_lines && crosses_label(labels, at, end)))
                continue;
            *box = to;
            return true;
        }
    return false;
}

brief_box brief_labels_place(brief_labels *labels, brief_spot at, double width, double height)
{
    static const placing ways[] = {
        {0, 5, 10, true}, {5, 10, 10, true}, {0, 17, 13, true}, {0, 17, 13, false}};
    brief_box box = {0, 0, width, height};
    for (size_t w = 0; w < G_N_ELEMENTS(ways); w++)
        if (place(labels, at, &ways[w], &box)) {
            brief_labels_avoid_box(labels, box);
            g_array_append_val(labels->label, box);
            brief_labels_avoid_line(labels, at, brief_leader_end(at, box));
            return box;
        }
    return box_at(at, 0.71, 0.71, 12, width, height);
}
