/* Measures of how large our steps are, and how far they have gone. */
#include "measures.h"

#include <math.h>

static const dw_ledger_side *ours(const dw_plan *plan)
{
    return &plan->ledger.side[DW_SIDE_US];
}

static void mark_two(const dw_plan *plan, size_t newest, bool *behind)
{
    const dw_ledger_side *const sum = ours(plan);
    dw_mark(behind, plan->ledger.move[sum->concession[newest - 1]].event);
    dw_mark(behind, plan->ledger.move[sum->concession[newest]].event);
}

size_t dw_plan_newest_concession(const dw_plan *plan)
{
    const dw_ledger_side *const sum = ours(plan);
    for (size_t i = sum->n_concessions; i-- > 0;)
        if (dw_judges(plan, plan->ledger.move[sum->concession[i]].event))
            return i;
    return DW_NONE;
}

/* A ladder that began afresh has steps of its own, whatever was given before. */
bool dw_concession_share(const dw_plan *plan, bool *behind, double *value)
{
    const dw_ledger_side *const sum = ours(plan);
    const size_t newest = dw_plan_newest_concession(plan);
    if (newest == DW_NONE || newest == 0)
        return false;
    const size_t event = plan->ledger.move[sum->concession[newest]].event;
    const double ratio = dw_numbers_at(plan, event)->concession_ratio;
    if (ratio <= 0)
        return false;
    const double due = plan->due[sum->concession[newest]].size;
    *value = sum->ratio[newest] / ratio;
    if (due > ratio * sum->size[newest - 1])
        *value = sum->size[newest] / due;
    mark_two(plan, newest, behind);
    return true;
}

/* Whatever came before: one large step after small ones teaches as much as steps that all grow. */
bool dw_newest_step(const dw_plan *plan, bool *behind, double *value)
{
    enum { NONE, SMALLER, SAME, LARGER };
    const dw_ledger_side *const sum = ours(plan);
    *value = NONE;
    if (sum->n_concessions < 2)
        return true;
    const double tolerance = dw_playbook_setting(plan->playbook, DW_SETTING_MOVE_TOLERANCE);
    const double now = sum->size[sum->n_concessions - 1];
    const double before = sum->size[sum->n_concessions - 2];
    if (fabs(now - before) <= tolerance * fmax(now, before))
        *value = SAME;
    else
        *value = now < before ? SMALLER : LARGER;
    mark_two(plan, sum->n_concessions - 1, behind);
    return true;
}

/* Our newest move of the record that is an offer; DW_NONE. */
static size_t newest_offer(const dw_ledger *ledger)
{
    for (size_t m = ledger->n_moves; m-- > 0;)
        if (ledger->move[m].by == DW_SIDE_US && !ledger->move[m].accepts)
            return m;
    return DW_NONE;
}

double dw_room_above_walk_away(const dw_plan *plan)
{
    const size_t newest = newest_offer(&plan->ledger);
    return newest == DW_NONE ? (double)NAN
                             : plan->ledger.move[newest].worth.us - plan->walk_away_worth;
}

/* Of the way from our first offer to the walk-away; below 0 past it. */
bool dw_room_left(const dw_plan *plan, bool *behind, double *value)
{
    const dw_ledger *const ledger = &plan->ledger;
    const size_t newest = newest_offer(ledger);
    size_t first = 0;
    if (newest == DW_NONE)
        return false;
    while (ledger->move[first].by != DW_SIDE_US || ledger->move[first].accepts)
        first++;
    const double way = ledger->move[first].worth.us - plan->walk_away_worth;
    if (first == newest || !(way > 0)) /* the walk-away may not be known */
        return false;
    *value = dw_room_above_walk_away(plan) / way;
    dw_mark(behind, ledger->move[newest].event);
    return true;
}
