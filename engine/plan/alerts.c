/* Alerts that somebody has set aside, with a reason, come off the list until they are raised anew; with the
 * last red flag goes what the reassessment says of it. */
#include "compose.h"

#include <string.h>

/* A day that had not passed yet raised nothing to be set aside. */
static bool may_have_stood(const dw_plan *plan, const dw_line *line, dw_day day)
{
    const dw_when *const when = &line->entry->when;
    for (size_t c = 0; c < when->n_conditions; c++)
        if (plan->playbook->factor[when->condition[c].factor].measure ==
                DW_MEASURE_DAYS_PAST_CLOSE &&
            day <= plan->deal->close_by)
            return false;
    return true;
}

/* Does the dismissal speak of the alert: of all it rests on, or of the one event that it names? */
static bool speaks_of(const dw_deal *deal, const dw_event *dismissal, const dw_line *line,
                      const bool *behind)
{
    if (dismissal->kind != DW_EVENT_DISMISSAL || !dismissal->alert ||
        strcmp(dismissal->alert, line->entry->id) != 0)
        return false;
    if (dismissal->answers == 0)
        return true;
    for (size_t e = 0; e < deal->n_events; e++)
        if (behind[e] && deal->event[e].number == dismissal->answers)
            return true;
    return false;
}

/* The newest dismissal after the newest event behind the alert; DW_NONE without one. */
static size_t dismissal_of(const dw_plan *plan, const dw_line *line, bool *behind)
{
    const dw_deal *const deal = plan->deal;
    memset(behind, 0, deal->n_events * sizeof *behind);
    dw_plan_line_events(plan, line, behind);
    for (size_t e = deal->n_events; e-- > 0 && !behind[e];)
        if (speaks_of(deal, &deal->event[e], line, behind) &&
            may_have_stood(plan, line, deal->event[e].day))
            return e;
    return DW_NONE;
}

static bool has_dismissals(const dw_deal *deal)
{
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_DISMISSAL)
            return true;
    return false;
}

/* Takes the lines of the alerts apart: those that stand, and those set aside. */
static dw_status set_aside(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const dw_lines all = plan->section[DW_SECTION_ALERTS];
    if (!has_dismissals(plan->deal))
        return DW_OK;
    dw_line *const standing = DW_TAKE(c->arena, all.n_lines, dw_line);
    dw_line *const dismissed = DW_TAKE(c->arena, all.n_lines, dw_line);
    size_t *const dismissal = DW_TAKE(c->arena, all.n_lines, size_t);
    bool *const behind = DW_TAKE(c->arena, plan->deal->n_events, bool);
    if (!standing || !dismissed || !dismissal || !behind)
        return DW_COMPOSER_FULL(c);
    size_t n_standing = 0, n_dismissed = 0;
    for (size_t l = 0; l < all.n_lines; l++) {
        const size_t by = dismissal_of(plan, &all.line[l], behind);
        if (by == DW_NONE) {
            standing[n_standing++] = all.line[l];
        } else {
            dismissal[n_dismissed] = by;
            dismissed[n_dismissed++] = all.line[l];
        }
    }
    plan->section[DW_SECTION_ALERTS] = (dw_lines){standing, n_standing};
    plan->dismissed = (dw_lines){dismissed, n_dismissed};
    plan->dismissal = dismissal;
    return DW_OK;
}

static bool has_red_flag(dw_lines alerts)
{
    for (size_t l = 0; l < alerts.n_lines; l++)
        if (alerts.line[l].entry->red_flag)
            return true;
    return false;
}

/* What is said while a red flag stands goes where none does. */
static dw_status drop_unflagged(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    const dw_lines all = plan->section[DW_SECTION_REASSESSMENT];
    if (has_red_flag(plan->section[DW_SECTION_ALERTS]) || !has_red_flag(all))
        return DW_OK;
    dw_line *const said = DW_TAKE(c->arena, all.n_lines, dw_line);
    if (!said)
        return DW_COMPOSER_FULL(c);
    size_t n = 0;
    for (size_t l = 0; l < all.n_lines; l++)
        if (!all.line[l].entry->red_flag)
            said[n++] = all.line[l];
    plan->section[DW_SECTION_REASSESSMENT] = (dw_lines){said, n};
    return DW_OK;
}

dw_status dw_compose_alerts(dw_composer *c)
{
    const dw_status status = set_aside(c);
    return status == DW_OK ? drop_unflagged(c) : status;
}
