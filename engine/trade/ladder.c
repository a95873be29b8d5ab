/* A concession ladder: geometric steps that pass through the target.
 *
 * With n steps of ratio r, k of them to the target, the share of the whole way that is gone at the
 * target is F(r) = (1 + r + … + r^(k-1)) / (1 + r + … + r^(n-1)), which falls as r grows. For each n
 * and k there is thus at most one r that lands on the target, found by bisection.
 *
 * Where a step was taken before, the first of these may be held to a size. A ladder that keeps to it is
 * taken if there is one; else steps run from that size to the target, as few as can be; where even those
 * cannot reach it, the step taken before is no guide, and the ladder starts afresh.
 *
 * Worked example: opening 235, target 215, walk-away 180, ratios 0.3 .. 0.7: 20 of 55 is 0.3636 of
 * the way; only five steps with one to the target reach that, at r = 0.696. */
#include "dealwright/trade.h"

#include <math.h>

enum { BISECTIONS = 60 };

static double sum_of_powers(double r, size_t n)
{
    double sum = 0, power = 1;
    for (size_t i = 0; i < n; i++) {
        sum += power;
        power *= r;
    }
    return sum;
}

static double share_at_target(double r, size_t k, size_t n)
{
    return sum_of_powers(r, k) / sum_of_powers(r, n);
}

/* The ratio at which k of n steps make the share, when it lies within the shape's bounds. */
static bool ratio_for(double share, size_t k, size_t n, const dw_ladder_shape *shape, double *ratio)
{
    double low = shape->ratio_min, high = shape->ratio_max;
    if (share > share_at_target(low, k, n) || share < share_at_target(high, k, n))
        return false;
    for (int i = 0; i < BISECTIONS; i++) {
        const double middle = (low + high) / 2;
        if (share_at_target(middle, k, n) > share)
            low = middle;
        else
            high = middle;
    }
    *ratio = (low + high) / 2;
    return true;
}

static void climb_down(dw_ladder *ladder, double opening, double first_step, double ratio, size_t n)
{
    ladder->level[0] = opening;
    ladder->n_steps = n;
    ladder->ratio = ratio;
    double step = first_step;
    for (size_t i = 1; i <= n; i++) {
        ladder->level[i] = ladder->level[i - 1] - step;
        step *= ratio;
    }
}

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* The size that the first step is held to. */
static double first_most(const dw_ladder_shape *shape)
{
    return shape->first_most > 0 ? shape->first_most : INFINITY;
}

/* One stretch without a target inside. */
static void descend(dw_ladder *ladder, double from, double to, const dw_ladder_shape *shape)
{
    const double ratio = clamp(shape->ratio, shape->ratio_min, shape->ratio_max);
    const size_t n = (shape->steps_min + shape->steps_max) / 2;
    const double first = (from - to) / sum_of_powers(ratio, n);
    const double held = first_most(shape);
    climb_down(ladder, from, fmin(first, held), ratio, n);
    ladder->reaches_walk_away = first <= held;
    if (ladder->reaches_walk_away)
        ladder->level[n] = to;
}

/* `held`: the most of the whole way that the first step may take. */
static bool find_shape(double share, double held, const dw_ladder_shape *shape, size_t *steps,
                       size_t *to_target, double *ratio)
{
    bool found = false;
    for (size_t n = shape->steps_min; n <= shape->steps_max; n++)
        for (size_t k = 1; k < n; k++) {
            double r;
            if (!ratio_for(share, k, n, shape, &r) || share_at_target(r, 1, n) > held ||
                (found && fabs(r - shape->ratio) >= fabs(*ratio - shape->ratio)))
                continue;
            *steps = n;
            *to_target = k;
            *ratio = r;
            found = true;
        }
    return found;
}

/* The ratio at which k steps, the first of that size, make the way. Where they make more at every ratio
 * within the shape's bounds, the lowest of them. */
static double ratio_to(double way, double first, size_t k, const dw_ladder_shape *shape)
{
    double low = shape->ratio_min, high = shape->ratio_max;
    for (int i = 0; i < BISECTIONS; i++) {
        const double middle = (low + high) / 2;
        if (first * sum_of_powers(middle, k) < way)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

/* Ends a ladder at the walk-away where it would go below. */
static void end_at(dw_ladder *ladder, double walk_away)
{
    size_t n = 1;
    while (n < ladder->n_steps && ladder->level[n] > walk_away)
        n++;
    ladder->reaches_walk_away = ladder->level[n] <= walk_away;
    if (ladder->reaches_walk_away)
        ladder->level[n] = walk_away;
    ladder->n_steps = n;
}

/* From a first step of a size that was set to the target in as few steps as can be, and on. */
static bool go_on_from(dw_ladder *ladder, double opening, double target, double walk_away,
                       const dw_ladder_shape *shape)
{
    const double way = opening - target;
    double first = fmin(first_most(shape), way);
    size_t k = 1;
    while (k <= shape->steps_max && first * sum_of_powers(shape->ratio_max, k) < way)
        k++;
    if (k > shape->steps_max)
        return false;
    const double ratio = k > 1 ? ratio_to(way, first, k, shape)
                               : clamp(shape->ratio, shape->ratio_min, shape->ratio_max);
    first = fmin(first, way / sum_of_powers(ratio, k));
    climb_down(ladder, opening, first, ratio, k > shape->steps_min ? k : shape->steps_min);
    ladder->level[k] = target;
    ladder->target_step = k;
    end_at(ladder, walk_away);
    return true;
}

static void pass_through(dw_ladder *ladder, double opening, double target, double walk_away,
                         const dw_ladder_shape *shape)
{
    const double way = opening - walk_away;
    const double share = (opening - target) / way;
    const double held = first_most(shape) / way;
    size_t n = shape->steps_max, k = 1;
    double r = shape->ratio_max;
    if (find_shape(share, held, shape, &n, &k, &r)) {
        climb_down(ladder, opening, way / sum_of_powers(r, n), r, n);
        ladder->level[k] = target;
        ladder->level[n] = walk_away;
        ladder->target_step = k;
        ladder->reaches_walk_away = true;
    } else if (shape->first_most > 0) {
        dw_ladder_shape afresh = *shape;
        afresh.first_most = 0;
        if (!go_on_from(ladder, opening, target, walk_away, shape))
            pass_through(ladder, opening, target, walk_away, &afresh);
    } else if (share < share_at_target(r, 1, n)) {
        climb_down(ladder, opening, opening - target, r, n);
        ladder->level[1] = target;
        ladder->target_step = 1;
    } else {
        descend(ladder, opening, walk_away, shape);
    }
}

static bool shape_is_sound(const dw_ladder_shape *shape)
{
    return shape->steps_min >= 1 && shape->steps_min <= shape->steps_max &&
           shape->steps_max <= DW_LADDER_STEPS_MAX && shape->ratio_min > 0 &&
           shape->ratio_min <= shape->ratio_max && shape->ratio_max < 1 && isfinite(shape->ratio) &&
           shape->first_most >= 0;
}

dw_status dw_ladder_make(double opening, double target, double walk_away,
                         const dw_ladder_shape *shape, dw_ladder *ladder, dw_error *err)
{
    if (!isfinite(opening))
        return dw_fail(err, DW_E_RANGE, "opening", 0, opening);
    if (!(target <= opening))
        return dw_fail(err, DW_E_RANGE, "target", 0, target);
    if (!(walk_away <= target) || !isfinite(walk_away))
        return dw_fail(err, DW_E_RANGE, "walk_away", 0, walk_away);
    if (!shape_is_sound(shape))
        return dw_fail(err, DW_E_RANGE, "shape", 0, 0);
    dw_ladder made = {.level = {opening}, .target_step = DW_NONE};
    if (opening > target && target > walk_away) {
        pass_through(&made, opening, target, walk_away, shape);
    } else if (opening > walk_away) {
        descend(&made, opening, walk_away, shape);
        made.target_step = opening > target ? made.n_steps : 0;
    } else {
        made.target_step = 0;
        made.reaches_walk_away = true;
    }
    *ladder = made;
    return DW_OK;
}
