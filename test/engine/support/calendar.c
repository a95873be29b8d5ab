#include "engine/support/calendar.h"

#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <string.h>

test_calendar at;

int calendar_begin(void **state)
{
    (void)state;
    test_arena_init(&at.arena);
    return 0;
}

int calendar_end(void **state)
{
    (void)state;
    dw_arena_clear(&at.arena);
    return 0;
}

void calendar_reset(test_calendar *calendar, dw_day day, dw_day close)
{
    dw_deal_init(&calendar->deal, "deal", "account");
    calendar->deal.day = day;
    calendar->deal.close_by = close;
    calendar->deal.deadline = calendar->deadline;
    calendar->deal.ours = calendar->ours;
    calendar->deal.theirs = calendar->theirs;
    memset(calendar->ours, 0, sizeof calendar->ours);
    memset(calendar->theirs, 0, sizeof calendar->theirs);
    calendar->holidays = (dw_holidays){calendar->annual, 0, calendar->dated, 0};
    calendar->n = 0;
}

dw_timing *calendar_step(test_calendar *calendar, int days_before_close, dw_phase phase)
{
    const size_t n = calendar->n++;
    calendar->timing[n] = &calendar->step[n];
    calendar->step[n] = (dw_timing){.days_before_close = days_before_close,
                                    .phase = phase,
                                    .before = calendar->before[n],
                                    .after = calendar->after[n]};
    return &calendar->step[n];
}

dw_deadline *calendar_date(test_calendar *calendar, dw_deadline_kind kind, dw_day day)
{
    dw_deadline *const deadline = &calendar->deadline[calendar->deal.n_deadlines++];
    *deadline = (dw_deadline){.day = day, .what = "date", .owner = DW_OWNER_BUYER, .kind = kind};
    return deadline;
}

void calendar_run(test_calendar *calendar)
{
    dw_arena_clear(&calendar->arena);
    calendar->n_squeezes = 99;
    check(dw_schedule(&calendar->deal, &calendar->holidays, calendar->timing, calendar->n,
                      &calendar->arena, calendar->slot, calendar->squeeze,
                      &calendar->n_squeezes) == DW_OK);
}
