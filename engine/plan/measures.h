/* Measures over the record. Each is one function that gives its value and, where it is asked to, marks
 * the events it counted: so that what an alert rests on is what was measured, and nothing else.
 *
 *   measures_moves.c   from the ledger of gives and gets
 *   measures_acts.c    from what was said and done beside it
 *   measures_team.c    from what our own people said and promised
 *   measures.c         the table of all, and the events behind a line */
#ifndef ENGINE_PLAN_MEASURES_H
#define ENGINE_PLAN_MEASURES_H

#include "compose.h"

/* False when it cannot be taken. `behind` [n_events] or NULL. */
typedef bool dw_record_measure(const dw_plan *plan, bool *behind, double *value);

static inline void dw_mark(bool *behind, size_t event)
{
    if (behind)
        behind[event] = true;
}

/* The event after the newest one that takes stock (a plan is published, or pivoted): what happened from
 * here on is new to the team. `plans` false: pivots only. 0 without one. O(events). */
size_t dw_record_since(const dw_deal *deal, bool plans);

/* Our newest offer that is worth less than walking away; DW_NONE without one. */
size_t dw_newest_below_floor(const dw_plan *plan);

/* Is it an offer of ours while a break that we asked for still runs? */
bool dw_in_our_break(const dw_deal *deal, size_t event);

/* What the moves counted by dw_moves_without_answer cost us; minor units. */
double dw_bettered_cost(const dw_plan *plan);

/* Is the package outside a hard limit on the issue? */
bool dw_move_breaks(const dw_plan *plan, const dw_move *move, size_t issue);

/* Is the package outside no hard limit? O(issues). */
bool dw_within_limits(const dw_worth_model *model, const dw_package *package);

/* Event that the two of ours contradict each other at, and the earlier one; the newest pair. */
bool dw_record_contradiction(const dw_plan *plan, size_t *earlier, size_t *later);

/* Who spoke for us on their side until the event, and does not any more, now either; NULL for nobody. */
const char *dw_record_lost_supporter(const dw_deal *deal, size_t event);

/* Does the event bring or take somebody of their side? Who is described anew was there. */
bool dw_record_changes_people(const dw_deal *deal, size_t event);

/* Does the event change a fact behind the power balance? *factor is the first such. */
bool dw_record_moves_power(const dw_playbook *playbook, const dw_event *event, size_t *factor);

dw_record_measure dw_unreciprocated_gives, dw_moves_without_answer, dw_our_concession_pattern,
    dw_their_concession_pattern, dw_their_moves, dw_sessions_without_move, dw_days_since_move,
    dw_split_difference, dw_offers_below_floor, dw_must_broken, dw_terrible_terms,
    dw_gives_on_risk_terms, dw_gets_share, dw_concession_share, dw_opening_against_plan,
    dw_offers_since_their_step;
dw_record_measure dw_refusals_in_a_row, dw_adversarial_signals, dw_adversarial_answers,
    dw_negative_signals_in_a_row, dw_stakeholder_changes, dw_competitor_changes, dw_fact_changes,
    dw_fresh_hostility, dw_fresh_competition, dw_reopened, dw_supporters_lost;
dw_record_measure dw_our_artificial_pressure, dw_disclosures_without_return, dw_disclosure_excess,
    dw_our_acts_in_a_row, dw_escalations_requested_early, dw_contradictions, dw_promises_open,
    dw_promises_overdue;

#endif
