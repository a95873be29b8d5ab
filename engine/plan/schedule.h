/* When the steps of a calendar are due: worked back from the buyer's dates and the close, in the
 * order of their phases, within the time that is left.
 *
 * What counts as a date. The close; and of each kind the last deadline that is not ours, not past
 * and not after the close (on equal days the first in the deal): it is the one that decides.
 *
 * Where a step belongs. `days` working days before each date of the kinds in its `before`, so before
 * the earliest of these days. Where the deal has none of them, `days_before_close` before the close.
 * A step that has neither date has no day.
 *
 * Order. Steps with a phase are a chain: by phase, then by days_before_close, the longer first, then
 * as listed. A step of the chain is never later than the next, and keeps its usual distance, the
 * difference of their days_before_close, to every later one that counts from a date itself: what a
 * buyer's date pulls forward takes with it what has to come first. Steps without a phase are on
 * their own.
 *
 * Too little time. Where the steps before a date want more working days than are left from the
 * planning day on, the distances of all of them to that date are cut by the same share.
 *
 * Waiting. A step waits for the last deadline of a kind in its `after`, not ours, that still leaves
 * it `least_days` working days before the close and one before each other date it keeps. For that
 * its distances are cut, and by the same share those of all later steps of the chain. It does not
 * wait for a deadline that comes later than that: such a one is ahead of it.
 *
 * Rounding. A cut distance is rounded to the nearest whole day, half up, and stays one day at least
 * unless no day is left. So the order of steps is kept, days may coincide.
 *
 * People. A step whose people are away on its day moves to the latest earlier day on which they are
 * there and which keeps everything above; if there is none it stays, and says who is away.
 *
 * No step has a day before the planning day, on a weekend or on a holiday. Where no working day is
 * left up to the close no step has a day. */
#ifndef ENGINE_PLAN_SCHEDULE_H
#define ENGINE_PLAN_SCHEDULE_H

#include "dealwright/plan.h"

typedef struct dw_slot {
    dw_day day;      /* DW_DAY_NONE when it has none */
    dw_day usual;    /* without cuts and absences; before the planning day when time is short */
    size_t waits;    /* index of the deadline it waits for, DW_NONE */
    size_t absent;   /* who is away though needed, ours first, then theirs; DW_NONE */
    size_t place;    /* among the steps that have a day: chain first, order of those on one day */
    bool after_date; /* it comes after a deadline of its own day */
} dw_slot;

/* Is it due at all? Not, when it counts back from deadlines only and the deal has none of them. A
 * step that counts from the close is due even while there is none. O(deadlines * n_before). */
bool dw_timing_is_due(const dw_timing *timing, const dw_deal *deal, const dw_holidays *holidays);

/* Most squeezes of a deal: the close and the last deadline of each kind, and each that is waited
 * for. */
#define DW_SQUEEZES_MAX(deal) (DW_DEADLINE_KIND_COUNT + 1 + (deal)->n_deadlines)

/* slot [n] for the timings [n]; squeeze [DW_SQUEEZES_MAX(deal)] says where time is short: the close
 * first, then kinds in their order, then what is waited for in the order of the steps. Fails with
 * DW_E_NOMEM only. O(n^2 + n * (deadlines + days passed over * people)). */
dw_status dw_schedule(const dw_deal *deal, const dw_holidays *holidays,
                      const dw_timing *const *timing, size_t n, dw_arena *arena, dw_slot *slot,
                      dw_squeeze *squeeze, size_t *n_squeezes) DW_MUST_USE;

#endif
