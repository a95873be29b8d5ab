/* Axes with round numbers, for pictures in any medium. */
#ifndef BRIEF_AXIS_H
#define BRIEF_AXIS_H

#include <glib.h>

typedef struct brief_axis {
    double low, high; /* both are ticks; low < high */
    double step;      /* between ticks: 1, 2 or 5 times a power of ten */
    int n_ticks;      /* >= 2 */
} brief_axis;

/* An axis from at or below `low` to at or above `high`, both finite, with about `n_wanted` >= 2 ticks.
 * Equal bounds are put in the middle of one. */
brief_axis brief_axis_round(double low, double high, int n_wanted);

/* Where the i-th tick stands. Zero is exact. */
double brief_axis_tick(const brief_axis *axis, int i);

/* Share of the way from low to high; within 0 and 1 for values on the axis. */
double brief_axis_share(const brief_axis *axis, double value);

/* The value with as many decimals as tell ticks apart, digits in groups of three. g_free it. */
char *brief_axis_label(const brief_axis *axis, double value);

#endif
