/* What the forms of a frontier share. */
#ifndef BRIEF_FRONTIER_PARTS_H
#define BRIEF_FRONTIER_PARTS_H

#include "brief/axis.h"
#include "brief/drawing.h"
#include "brief/frontier.h"

/* A point of the frontier that solutions choose, with all of them: several often choose the same. */
typedef struct brief_chosen {
    size_t point;
    char letter[2]; /* "A" is the one best for us */
    char *names;    /* "Nash, egalitarian" */
} brief_chosen;

typedef struct brief_chosen_list {
    brief_chosen item[BRIEF_SOLUTION_COUNT];
    size_t n;
} brief_chosen_list;

/* The points chosen, ours falling; the nearest miss when no outcome is rational. */
brief_chosen_list brief_frontier_chosen(const brief_frontier *view);
void brief_chosen_list_clear(brief_chosen_list *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(brief_chosen_list, brief_chosen_list_clear)

/* A solution's name. */
const char *brief_solution_name(const brief_frontier *view, brief_solution_id id);

/* May the reader see the solution? */
bool brief_solution_shown(const brief_frontier *view, brief_solution_id id);

/* Is the frontier exact? */
bool brief_frontier_exact(const brief_frontier *view);

/* The phrase for one of something, or the one that stands after it for several, with the count. */
char *brief_frontier_many(const brief_frontier *view, dw_phrase one, const char *count);

dw_utilities brief_frontier_at(const brief_frontier *view, size_t point);

/* Utilities as pictures measure them: points, or currency units. */
double brief_frontier_measure(const brief_frontier *view, double utility);

/* "0.803"; an amount without the currency, for tables and axes that name it. Amounts are in whole
 * units: they were worked out. */
char *brief_frontier_figure(const brief_frontier *view, double utility);

/* "0.803", "USD 15,000"; and of both sides, with a comma between. */
char *brief_frontier_amount(const brief_frontier *view, double utility);
char *brief_frontier_amounts(const brief_frontier *view, dw_utilities at);

/* The number of outcomes, digits in groups of three. */
char *brief_frontier_count(const brief_frontier *view);

/* "Fare: 12 EUR; Crossings: 5" of a point. */
char *brief_frontier_package(const brief_frontier *view, size_t point);

/* What a side's axis or column is called: its name, with the currency when there is one. */
char *brief_frontier_side(const brief_frontier *view, size_t side);

/* Axes that hold the frontier, the reservation values if they may be seen, the marks and, if asked,
 * the cloud. */
typedef struct brief_frontier_axes {
    brief_axis x, y; /* ours, theirs */
} brief_frontier_axes;
brief_frontier_axes brief_frontier_axes_of(const brief_frontier *view, bool with_cloud, int n_x,
                                           int n_y);

/* The figure of a tick of one of them; amounts in thousands or millions where they are large. */
char *brief_frontier_tick(const brief_frontier *view, const brief_axis *axis, int i);

/* The picture in characters, `width` columns wide. */
brief_drawing *brief_frontier_drawing(const brief_frontier *view, int width);

#endif
