/* A plan as tables: people, dates. */
#include "parts.h"

/* ---- People --------------------------------------------------------------------------------- */

static size_t count_theirs(const dw_plan *plan)
{
    return plan->deal->n_theirs;
}

static size_t count_ours(const dw_plan *plan)
{
    return plan->deal->n_ours;
}

static bool same_of_theirs(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return dw_same_text(plan->deal->theirs[a].name, other->deal->theirs[b].name);
}

static bool same_of_ours(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return dw_same_text(plan->deal->ours[a].name, other->deal->ours[b].name);
}

static dw_value their_title(const dw_plan *plan, size_t row)
{
    return dw_text_value(plan->deal->theirs[row].title);
}

static dw_value interest(const dw_plan *plan, size_t row)
{
    return dw_text_value(plan->deal->theirs[row].interest);
}

static dw_value authority(const dw_plan *plan, size_t row)
{
    return dw_measured_value(plan, DW_MEASURE_THEIR_AUTHORITY, plan->deal->theirs[row].authority);
}

static dw_value stance(const dw_plan *plan, size_t row)
{
    return dw_measured_value(plan, DW_MEASURE_THEIR_STANCE, plan->deal->theirs[row].stance);
}

static dw_value our_title(const dw_plan *plan, size_t row)
{
    return dw_text_value(plan->deal->ours[row].title);
}

static dw_value role(const dw_plan *plan, size_t row)
{
    return dw_measured_value(plan, DW_MEASURE_OUR_ROLE, plan->deal->ours[row].role);
}

static dw_value confirmed(const dw_plan *plan, size_t row)
{
    double is_confirmed = 0;
    return dw_deal_measure(plan->deal, plan->playbook, DW_MEASURE_OUR_ACKNOWLEDGED, row,
                           &is_confirmed)
               ? dw_measured_value(plan, DW_MEASURE_OUR_ACKNOWLEDGED, (size_t)is_confirmed)
               : dw_no_value();
}

const dw_part_table dw_their_people_part = {"their_person",
                                            DW_SECTION_STAKEHOLDERS,
                                            count_theirs,
                                            same_of_theirs,
                                            {{DW_CELL_TITLE, their_title},
                                             {DW_CELL_AUTHORITY, authority},
                                             {DW_CELL_STANCE, stance},
                                             {DW_CELL_INTEREST, interest}},
                                            NULL};

const dw_part_table dw_our_people_part = {
    "our_person",
    DW_SECTION_ALIGNMENT,
    count_ours,
    same_of_ours,
    {{DW_CELL_TITLE, our_title}, {DW_CELL_ROLE, role}, {DW_CELL_CONFIRMED, confirmed}},
    NULL};

/* ---- Dates ---------------------------------------------------------------------------------- */

static const dw_deadline *deadline_at(const dw_plan *plan, size_t row)
{
    return &plan->deal->deadline[plan->deadline[row].deadline];
}

static bool same_deadline(const dw_deadline *a, const dw_deadline *b)
{
    return a->owner == b->owner && dw_same_text(a->what, b->what);
}

static size_t count_deadlines(const dw_plan *plan)
{
    return plan->deal->n_deadlines;
}

static bool same_deadline_row(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    return same_deadline(deadline_at(plan, a), deadline_at(other, b));
}

static dw_value deadline_date(const dw_plan *plan, size_t row)
{
    return dw_day_value(deadline_at(plan, row)->day);
}

static dw_value deadline_evidence(const dw_plan *plan, size_t row)
{
    return dw_text_value(deadline_at(plan, row)->evidence);
}

static dw_value standing(const dw_plan *plan, size_t row)
{
    const dw_playbook *const p = plan->playbook;
    return dw_level_value(p->decision[p->key[DW_KEY_DEADLINE_STANDING]].factor,
                          plan->deadline[row].standing);
}

static size_t count_calendar(const dw_plan *plan)
{
    return plan->n_calendar;
}

static const char *absent_name(const dw_plan *plan, size_t person)
{
    const dw_deal *const deal = plan->deal;
    return person < deal->n_ours ? deal->ours[person].name
                                 : deal->theirs[person - deal->n_ours].name;
}

static const dw_entry *step_of(const dw_plan *plan, const dw_calendar_item *item)
{
    return plan->section[DW_SECTION_CALENDAR].line[item->line].entry;
}

static bool same_calendar(const dw_plan *plan, size_t a, const dw_plan *other, size_t b)
{
    const dw_calendar_item *const one = &plan->calendar[a], *const two = &other->calendar[b];
    if (one->kind != two->kind)
        return false;
    switch (one->kind) {
    case DW_CALENDAR_STEP: return step_of(plan, one) == step_of(other, two);
    case DW_CALENDAR_DEADLINE:
        return same_deadline(&plan->deal->deadline[one->index], &other->deal->deadline[two->index]);
    case DW_CALENDAR_ABSENCE:
        return one->day == two->day &&
               dw_same_text(absent_name(plan, one->index), absent_name(other, two->index));
    default: return true;
    }
}

static dw_value calendar_date(const dw_plan *plan, size_t row)
{
    return dw_day_value(plan->calendar[row].day);
}

const dw_part_table dw_deadlines_part = {"deadline",
                                         DW_SECTION_DEADLINES,
                                         count_deadlines,
                                         same_deadline_row,
                                         {{DW_CELL_DATE, deadline_date},
                                          {DW_CELL_STANDING, standing},
                                          {DW_CELL_EVIDENCE, deadline_evidence}},
                                         NULL};

const dw_part_table dw_calendar_part = {
    "calendar", DW_SECTION_CALENDAR, count_calendar, same_calendar, {{DW_CELL_DATE, calendar_date}},
    NULL};
