/* Everything with a date, in order: steps worked back from the close, deadlines, absences. */
#include "compose.h"

typedef struct agenda {
    dw_calendar_item *item;
    size_t n;
} agenda;

/* Days after the close in which an absence or the quarter's end still matters. */
static int days_after_close(const dw_composer *c)
{
    return (int)dw_playbook_setting(c->playbook, DW_SETTING_DAYS_AFTER_CLOSE);
}

static void insert(agenda *a, const dw_calendar_item *add)
{
    size_t place = a->n++;
    for (; place > 0 && a->item[place - 1].day > add->day; place--)
        a->item[place] = a->item[place - 1];
    a->item[place] = *add;
}

static void add_steps(const dw_composer *c, agenda *a)
{
    const dw_lines *const lines = &c->plan.section[DW_SECTION_CALENDAR];
    const dw_day close = c->deal->close_by;
    for (size_t l = 0; l < lines->n_lines; l++) {
        const int before = lines->line[l].entry->days_before_close;
        if (before < 0 || close == DW_DAY_NONE)
            continue;
        const dw_day day = dw_day_working_before(close, before);
        insert(a, &(dw_calendar_item){.day = day,
                                      .until = day,
                                      .kind = DW_CALENDAR_STEP,
                                      .line = l,
                                      .late = day < c->deal->day});
    }
}

static void add_deadlines(const dw_composer *c, agenda *a)
{
    for (size_t d = 0; d < c->deal->n_deadlines; d++) {
        const dw_day day = c->deal->deadline[d].day;
        insert(a, &(dw_calendar_item){.day = day,
                                      .until = day,
                                      .kind = DW_CALENDAR_DEADLINE,
                                      .index = d,
                                      .late = day < c->deal->day});
    }
}

static void add_close(const dw_composer *c, agenda *a)
{
    const dw_day close = c->deal->close_by;
    if (close == DW_DAY_NONE)
        return;
    insert(a, &(dw_calendar_item){.day = close,
                                  .until = close,
                                  .kind = DW_CALENDAR_CLOSE,
                                  .late = close < c->deal->day});
    const int month = (int)dw_playbook_setting(c->playbook, DW_SETTING_FISCAL_YEAR_START);
    const dw_day quarter = dw_day_quarter_end(close, month);
    for (size_t d = 0; d < c->deal->n_deadlines; d++)
        if (c->deal->deadline[d].kind == DW_DEADLINE_QUARTER_END)
            return;
    if (quarter - close <= days_after_close(c))
        insert(a, &(dw_calendar_item){
                      .day = quarter, .until = quarter, .kind = DW_CALENDAR_QUARTER_END});
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
            insert(a, &(dw_calendar_item){.day = away->from,
                                          .until = away->to,
                                          .kind = DW_CALENDAR_ABSENCE,
                                          .index = first_index + p});
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
    const size_t most = c->plan.section[DW_SECTION_CALENDAR].n_lines + deal->n_deadlines + 2 +
                        count_absences(deal->ours, deal->n_ours) +
                        count_absences(deal->theirs, deal->n_theirs);
    agenda a = {.item = DW_TAKE(c->arena, most, dw_calendar_item)};
    if (!a.item)
        return DW_COMPOSER_FULL(c);
    add_steps(c, &a);
    add_deadlines(c, &a);
    add_close(c, &a);
    add_absences(c, &a, deal->ours, deal->n_ours, 0);
    add_absences(c, &a, deal->theirs, deal->n_theirs, deal->n_ours);
    c->plan.calendar = a.item;
    c->plan.n_calendar = a.n;
    return DW_OK;
}
