/* A calendar to be scheduled: one deal with its dates, people, holidays and steps, at hand for the
 * tests. calendar_reset() empties it; what is added is kept until then. */
#ifndef TEST_ENGINE_CALENDAR_H
#define TEST_ENGINE_CALENDAR_H

#include "plan/schedule.h"

enum { STEPS_MAX = 9 };

typedef struct test_calendar {
    dw_arena arena;
    dw_deal deal;
    dw_deadline deadline[6];
    dw_person ours[3], theirs[3];
    dw_absence away[6];
    dw_annual_day annual[2];
    dw_day dated[4];
    dw_holidays holidays; /* of the first of annual and dated */
    dw_timing step[STEPS_MAX];
    dw_span before[STEPS_MAX][2], after[STEPS_MAX][2]; /* of the steps; counts are theirs */
    const dw_timing *timing[STEPS_MAX];
    size_t n; /* steps */
    dw_slot slot[STEPS_MAX];
    dw_squeeze squeeze[DW_DEADLINE_KIND_COUNT + 7];
    size_t n_squeezes;
} test_calendar;

extern test_calendar at;

/* Before and after a group of tests. */
int calendar_begin(void **state);
int calendar_end(void **state);

void calendar_reset(test_calendar *calendar, dw_day day, dw_day close);
dw_timing *calendar_step(test_calendar *calendar, int days_before_close, dw_phase phase);
/* A date of the buyer. */
dw_deadline *calendar_date(test_calendar *calendar, dw_deadline_kind kind, dw_day day);
/* Fills slot and squeeze; it must succeed. */
void calendar_run(test_calendar *calendar);

#endif
