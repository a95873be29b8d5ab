/* Everything with a date, in order: steps worked back from the close, deadlines, absences. */
#include "compose.h"
#include "measures.h"
#include "schedule.h"

/* On one day: what has to be done before a date of that day, the date, what waits for it. */
typedef enum turn { TURN_BEFORE, TURN_DATE, TURN_AFTER, TURN_CLOSE, TURN_AWAY } turn;

typedef struct row {
    dw_calendar_item item;
    turn turn;
    size_t place; /* among steps */
} row;

typedef struct agenda {
    row *row;
    size_t n;
} agenda;

/* Days after the close in which an absence or the quarter's end still matters. */
static int days_after_close(const dw_composer *c)
{
    return (int)dw_playbook_setting(c->playbook, DW_SETTING_DAYS_AFTER_CLOSE);
}

static bool is_later(const row *a, const row *b)
{
    if (a->item.day != b->item.day)
        return a->item.day > b->item.day;
    return a->turn != b->turn ? a->turn > b->turn : a->place > b->place;
}

static void insert(agenda *a, turn when, size_t step, const dw_calendar_item *item)
{
    const row add = {*item, when, step};
    size_t place = a->n++;
    for (; place > 0 && is_later(&a->row[place - 1], &add); place--)
        a->row[place] = a->row[place - 1];
    a->row[place] = add;
}

static void insert_day(agenda *a, turn when, dw_calendar_kind kind, dw_day day, size_t index,
                       bool late)
{
    insert(a, when, 0,
           &(dw_calendar_item){.day = day,
                               .until = day,
                               .kind = kind,
                               .index = index,
                               .late = late,
                               .usual = DW_DAY_NONE,
                               .waits = DW_NONE,
                               .absent = DW_NONE});
}

/* ---- Steps ---------------------------------------------------------------------------------- */

static bool has_timing(const dw_timing *timing)
{
    return timing->days_before_close >= 0 || timing->n_before > 0;
}

/* The lines of one entry stand together and are due together. */
static size_t take_timings(const dw_lines *lines, const dw_timing **timing)
{
    size_t n = 0;
    for (size_t l = 0; l < lines->n_lines; l++) {
        const dw_entry *const entry = lines->line[l].entry;
        if (has_timing(&entry->timing) && (l == 0 || lines->line[l - 1].entry != entry))
            timing[n++] = &entry->timing;
    }
    return n;
}

static void add_steps(const dw_lines *lines, const dw_slot *slot, agenda *a)
{
    const dw_slot *next = slot;
    for (size_t l = 0; l < lines->n_lines; l++) {
        const dw_entry *const entry = lines->line[l].entry;
        if (!has_timing(&entry->timing))
            continue;
        if (l == 0 || lines->line[l - 1].entry != entry)
            slot = next++;
        if (slot->day == DW_DAY_NONE)
            continue;
        insert(a, slot->after_date ? TURN_AFTER : TURN_BEFORE, slot->place,
               &(dw_calendar_item){.day = slot->day,
                                   .until = slot->day,
                                   .kind = DW_CALENDAR_STEP,
                                   .line = l,
                                   .usual = slot->usual,
                                   .waits = slot->waits,
                                   .absent = slot->absent});
    }
}

static dw_status compose_steps(dw_composer *c, agenda *a)
{
    const dw_lines *const lines = &c->plan.section[DW_SECTION_CALENDAR];
    const dw_timing **const timing = DW_TAKE(c->arena, lines->n_lines, const dw_timing *);
    dw_slot *const slot = DW_TAKE(c->arena, lines->n_lines, dw_slot);
    dw_squeeze *const squeeze = DW_TAKE(c->arena, DW_SQUEEZES_MAX(c->deal), dw_squeeze);
    if (!timing || !slot || !squeeze)
        return DW_COMPOSER_FULL(c);
    const size_t n = take_timings(lines, timing);
    if (dw_schedule(c->deal, &c->playbook->holidays, timing, n, c->arena, slot, squeeze,
                    &c->plan.n_squeezes) != DW_OK)
        return DW_COMPOSER_FULL(c);
    c->plan.squeeze = squeeze;
    add_steps(lines, slot, a);
    return DW_OK;
}

/* ---- Days of the deal ----------------------------------------------------------------------- */

static void add_deadlines(const dw_composer *c, agenda *a)
{
    for (size_t d = 0; d < c->deal->n_deadlines; d++) {
        const dw_day day = c->deal->deadline[d].day;
        insert_day(a, TURN_DATE, DW_CALENDAR_DEADLINE, day, d, day < c->deal->day);
    }
}

static void add_pressing(const dw_composer *c, agenda *a)
{
    const size_t ultimatum = dw_running_ultimatum(&c->plan);
    const size_t demand = dw_running_demand(&c->plan);
    if (ultimatum != DW_NONE)
        insert_day(a, TURN_DATE, DW_CALENDAR_ULTIMATUM, c->deal->event[ultimatum].until, ultimatum,
                   false);
    if (demand != DW_NONE)
        insert_day(a, TURN_DATE, DW_CALENDAR_DEMAND, c->deal->event[demand].until, demand, false);
}

static void add_close(const dw_composer *c, agenda *a)
{
    const dw_day close = c->deal->close_by;
    if (close == DW_DAY_NONE)
        return;
    insert_day(a, TURN_CLOSE, DW_CALENDAR_CLOSE, close, 0, close < c->deal->day);
    const int month = (int)dw_playbook_setting(c->playbook, DW_SETTING_FISCAL_YEAR_START);
    const dw_day quarter = dw_day_quarter_end(close, month);
    for (size_t d = 0; d < c->deal->n_deadlines; d++)
        if (c->deal->deadline[d].kind == DW_DEADLINE_QUARTER_END)
            return;
    if (quarter - close <= days_after_close(c))
        insert_day(a, TURN_CLOSE, DW_CALENDAR_QUARTER_END, quarter, 0, false);
}

static void add_absences(const dw_composer *c, agenda *a, const dw_person *person, size_t n,
                         size_t first_index)
{
    const dw_deal *const deal = c->deal;
    for (size_t p = 0; p < n; p++)
        for (size_t w = 0; w < person[p].n_away; w++) {
            const dw_absence *const away = &person[p].away[w];
            if (away->to < deal->day || (deal->close_by != DW_DAY_NONE &&
                                         away->from > deal->close_by + days_after_close(c)))
                continue;
            insert(a, TURN_AWAY, 0,
                   &(dw_calendar_item){.day = away->from,
                                       .until = away->to,
                                       .kind = DW_CALENDAR_ABSENCE,
                                       .index = first_index + p,
                                       .usual = DW_DAY_NONE,
                                       .waits = DW_NONE,
                                       .absent = DW_NONE});
        }
}

static size_t count_absences(const dw_person *person, size_t n)
{
    size_t sum = 0;
    for (size_t p = 0; p < n; p++)
        sum += person[p].n_away;
    return sum;
}

dw_status dw_compose_calendar(dw_composer *c)
{
    const dw_deal *const deal = c->deal;
    const size_t most = c->plan.section[DW_SECTION_CALENDAR].n_lines + deal->n_deadlines + 3 +
                        count_absences(deal->ours, deal->n_ours) +
                        count_absences(deal->theirs, deal->n_theirs);
    agenda a = {.row = DW_TAKE(c->arena, most, row)};
    dw_calendar_item *const item = DW_TAKE(c->arena, most, dw_calendar_item);
    if (!a.row || !item)
        return DW_COMPOSER_FULL(c);
    const dw_status status = compose_steps(c, &a);
    if (status != DW_OK)
        return status;
    add_deadlines(c, &a);
    add_pressing(c, &a);
    add_close(c, &a);
    add_absences(c, &a, deal->ours, deal->n_ours, 0);
    add_absences(c, &a, deal->theirs, deal->n_theirs, deal->n_ours);
    for (size_t i = 0; i < a.n; i++)
        item[i] = a.row[i].item;
    c->plan.calendar = item;
    c->plan.n_calendar = a.n;
    return DW_OK;
}
