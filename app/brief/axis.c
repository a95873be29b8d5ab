#include "brief/axis.h"

#include "brief/phrase.h"

#include <math.h>

/* The round number next to `rough`, at or above it. */
static double round_step(double rough)
{
    static const double factor[] = {1, 2, 5};
    const double power = pow(10, floor(log10(rough)));
    for (size_t i = 0; i < G_N_ELEMENTS(factor); i++)
        if (factor[i] * power >= rough * (1 - 1e-9))
            return factor[i] * power;
    return 10 * power;
}

brief_axis brief_axis_round(double low, double high, int n_wanted)
{
    const double size = MAX(fabs(low), fabs(high));
    if (!(high - low > size * 1e-9)) {
        const double room = size > 0 ? size / 10 : 1;
        low -= room;
        high += room;
    }
    brief_axis axis = {.step = round_step((high - low) / (n_wanted - 1))};
    /* A bound that is a tick but for its rounding is one. */
    const double first = floor(low / axis.step + 1e-9);
    const double last = ceil(high / axis.step - 1e-9);
    axis.low = first * axis.step;
    axis.high = last * axis.step;
    axis.n_ticks = (int)(last - first) + 1;
    return axis;
}

double brief_axis_tick(const brief_axis *axis, int i)
{
    const double tick = axis->low + i * axis->step;
    return fabs(tick) < axis->step / 2 ? 0 : tick;
}

double brief_axis_share(const brief_axis *axis, double value)
{
    return (value - axis->low) / (axis->high - axis->low);
}

char *brief_axis_label(const brief_axis *axis, double value)
{
    const int decimals = axis->step < 1 ? (int)ceil(-log10(axis->step) - 1e-9) : 0;
    char text[G_ASCII_DTOSTR_BUF_SIZE], format[16];
    if (decimals == 0 && fabs(value) < 1e15)
        return brief_phrase_count((int64_t)llround(value));
    g_snprintf(format, sizeof format, "%%.%df", MIN(decimals, 12));
    g_ascii_formatd(text, sizeof text, format, fabs(value));
    return g_strconcat(value < 0 ? BRIEF_MINUS : "", text, NULL);
}
