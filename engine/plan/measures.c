/* The table of the measures over the record, and the events behind a line. */
#include "measures.h"

#include "../record/ledger.h"

#include <math.h>

static dw_record_measure *const measures[DW_MEASURE_COUNT] = {
    [DW_MEASURE_UNRECIPROCATED_GIVES] = dw_unreciprocated_gives,
    [DW_MEASURE_MOVES_WITHOUT_ANSWER] = dw_moves_without_answer,
    [DW_MEASURE_OUR_CONCESSION_PATTERN] = dw_our_concession_pattern,
    [DW_MEASURE_THEIR_CONCESSION_PATTERN] = dw_their_concession_pattern,
    [DW_MEASURE_THEIR_MOVES] = dw_their_moves,
    [DW_MEASURE_OFFERS_SINCE_THEIR_STEP] = dw_offers_since_their_step,
    [DW_MEASURE_SESSIONS_WITHOUT_MOVE] = dw_sessions_without_move,
    [DW_MEASURE_DAYS_SINCE_MOVE] = dw_days_since_move,
    [DW_MEASURE_REFUSALS_IN_A_ROW] = dw_refusals_in_a_row,
    [DW_MEASURE_SPLIT_DIFFERENCE] = dw_split_difference,
    [DW_MEASURE_OFFERS_BELOW_FLOOR] = dw_offers_below_floor,
    [DW_MEASURE_MUST_BROKEN] = dw_must_broken,
    [DW_MEASURE_TERRIBLE_TERMS] = dw_terrible_terms,
    [DW_MEASURE_GIVES_ON_RISK_TERMS] = dw_gives_on_risk_terms,
    [DW_MEASURE_GETS_SHARE] = dw_gets_share,
    [DW_MEASURE_CONCESSION_SHARE] = dw_concession_share,
    [DW_MEASURE_OPENING_AGAINST_PLAN] = dw_opening_against_plan,
    [DW_MEASURE_ADVERSARIAL_SIGNALS] = dw_adversarial_signals,
    [DW_MEASURE_ADVERSARIAL_ANSWERS] = dw_adversarial_answers,
    [DW_MEASURE_NEGATIVE_SIGNALS_IN_A_ROW] = dw_negative_signals_in_a_row,
    [DW_MEASURE_STAKEHOLDER_CHANGES] = dw_stakeholder_changes,
    [DW_MEASURE_COMPETITOR_CHANGES] = dw_competitor_changes,
    [DW_MEASURE_FACT_CHANGES] = dw_fact_changes,
    [DW_MEASURE_OUR_ARTIFICIAL_PRESSURE] = dw_our_artificial_pressure,
    [DW_MEASURE_DISCLOSURES_WITHOUT_RETURN] = dw_disclosures_without_return,
    [DW_MEASURE_DISCLOSURE_EXCESS] = dw_disclosure_excess,
    [DW_MEASURE_OUR_ACTS_IN_A_ROW] = dw_our_acts_in_a_row,
    [DW_MEASURE_ESCALATIONS_REQUESTED_EARLY] = dw_escalations_requested_early,
    [DW_MEASURE_CONTRADICTIONS] = dw_contradictions,
    [DW_MEASURE_PROMISES_OPEN] = dw_promises_open,
    [DW_MEASURE_PROMISES_OVERDUE] = dw_promises_overdue,
    [DW_MEASURE_FRESH_HOSTILITY] = dw_fresh_hostility,
    [DW_MEASURE_FRESH_COMPETITION] = dw_fresh_competition,
    [DW_MEASURE_REOPENED] = dw_reopened,
    [DW_MEASURE_SUPPORTERS_LOST] = dw_supporters_lost,
    [DW_MEASURE_ULTIMATUM_DAY] = dw_ultimatum_day,
    [DW_MEASURE_PAST_ULTIMATUM] = dw_past_ultimatum_state,
    [DW_MEASURE_ULTIMATUM_RUNS] = dw_ultimatum_runs,
    [DW_MEASURE_DEMAND_RUNS] = dw_demand_runs,
    [DW_MEASURE_OUR_ULTIMATUM] = dw_our_ultimatum,
    [DW_MEASURE_THEIR_PROMISES_OVERDUE] = dw_their_promises_overdue,
    [DW_MEASURE_DAYS_QUIET] = dw_days_quiet,
    [DW_MEASURE_STALLS_SINCE_MEETING] = dw_stalls_since_meeting,
    [DW_MEASURE_OPENED_AGAIN] = dw_opened_again,
    [DW_MEASURE_THEIR_OFFER_LEFT] = dw_their_offer_left,
    [DW_MEASURE_OUR_OFFER_LEFT] = dw_our_offer_left,
    [DW_MEASURE_AGREEMENT_LEFT] = dw_agreement_left,
    [DW_MEASURE_COMPETITORS_LEFT] = dw_competitors_left,
    [DW_MEASURE_SUPPORTERS_GONE] = dw_supporters_gone,
    [DW_MEASURE_SUPPORTERS_TURNED] = dw_supporters_turned,
    [DW_MEASURE_SUPPORTERS_MISSING] = dw_supporters_missing,
    [DW_MEASURE_NEWEST_STEP] = dw_newest_step,
    [DW_MEASURE_ROOM_LEFT] = dw_room_left,
    [DW_MEASURE_UNTRIED_PIVOTS] = dw_untried_pivots,
    [DW_MEASURE_AGREEMENT_BROKEN] = dw_agreement_broken,
    [DW_MEASURE_SILENT_SINCE_END] = dw_silent_since_end,
    [DW_MEASURE_UNDERBID] = dw_underbid,
    [DW_MEASURE_TAKEN_BACK] = dw_taken_back,
    [DW_MEASURE_REFUSAL_REASON] = dw_refusal_reason,
    [DW_MEASURE_OUR_QUESTION] = dw_our_question,
    [DW_MEASURE_TOLD_WHY] = dw_told_why,
    [DW_MEASURE_UNSETTLED_PEOPLE] = dw_unsettled_people,
    [DW_MEASURE_EARLY_TO_ESCALATE] = dw_early_to_escalate,
    [DW_MEASURE_OUR_OFFER_REFUSED] = dw_our_offer_refused,
};

bool dw_measure_record(const dw_plan *plan, dw_measure measure, bool *behind, double *value)
{
    return measures[measure] && measures[measure](plan, behind, value);
}

bool dw_is_record_measure(dw_measure measure)
{
    return measures[measure] != NULL;
}

bool dw_plan_record_measure(const dw_plan *plan, dw_measure measure, double *value)
{
    return dw_measure_record(plan, measure, NULL, value);
}

/* ---- Of an event ------------------------------------------------------------------------------- */

bool dw_move_is_met(const dw_ledger *ledger, const dw_move *move)
{
    for (size_t m = ledger->n_moves; m-- > 0 && &ledger->move[m] != move;)
        if (ledger->move[m].by != move->by &&
            (ledger->move[m].accepts || ledger->move[m].kind == DW_MOVE_FIRST ||
             ledger->move[m].gives))
            return true;
    return false;
}

/* Of what nothing came back for at once, what has come since tells it apart. */
static double came_back(const dw_ledger *ledger, const dw_move *move)
{
    enum { LATER = DW_RETURN_COUNT };
    return move->came_back == DW_RETURN_UNRETURNED && dw_move_is_met(ledger, move)
               ? LATER
               : (double)move->came_back;
}

/* As a share of the way we planned, from our first offer to the target; nothing of it where the ladder's
 * own step was as large. */
static bool move_size(const dw_composer *c, const dw_move *move, double *value)
{
    const bool is_due = dw_move_is_due(&c->plan, (size_t)(move - c->plan.ledger.move));
    size_t first = 0;
    if (move->by != DW_SIDE_US || move->accepts || move->kind <= DW_MOVE_FIRST ||
        dw_move_is_met(&c->plan.ledger, move))
        return false;
    while (c->plan.ledger.move[first].by != DW_SIDE_US)
        first++;
    const double way = c->plan.ledger.move[first].worth.us - c->target_worth;
    if (!(way > 0)) /* the target may not be known */
        return false;
    *value = is_due ? 0 : dw_move_cost(move) / way;
    return true;
}

double dw_move_asks(const dw_move *move)
{
    enum { NONE, OFFERED, ANEW, NAMED = DW_ASKS_NAMED };
    double most = dw_move_takes_named(move) ? NAMED : NONE;
    for (size_t t = 0; t < move->n_terms; t++) {
        const dw_move_term *const term = &move->term[t];
        if (term->direction == DW_DIRECTION_TAKE)
            most = fmax(most, term->is_offered ? OFFERED : ANEW);
    }
    return most;
}

/* What the side had only agreed to was the offer of the other. */
static double event_asks(const dw_ledger *ledger, const dw_move *move)
{
    enum { AGREED = DW_ASKS_NAMED + 1 };
    const dw_move *before = move;
    while (before > ledger->move && (before == move || before->by != move->by))
        before--;
    const double asks = dw_move_asks(move);
    const bool is_agreed = before != move && before->by == move->by && before->accepts;
    return is_agreed && asks == DW_ASKS_NAMED ? AGREED : asks;
}

double dw_measure_no(const dw_plan *plan, const dw_event *event, size_t issue, bool stays)
{
    double which = DW_NO_NONE;
    for (size_t n = 0; n < plan->n_no && which != DW_NO_REFUSED; n++)
        if ((stays || !plan->no[n].stays) &&
            (plan->no[n].event == event || plan->no_term[n].issue == issue))
            which = plan->no[n].declined ? DW_NO_DECLINED : DW_NO_REFUSED;
    return which;
}

static double our_cost(const dw_move *move)
{
    enum { NO, YES, LET_GO };
    if (!move || move->by != DW_SIDE_US)
        return NO;
    if (dw_move_cost(move) >= DW_WORTH_SAME)
        return YES;
    return move->answers_no ? LET_GO : NO;
}

bool dw_measure_event(const dw_composer *c, dw_measure measure, size_t event, double *value)
{
    const size_t m = c->plan.ledger.move_of[event];
    const dw_move *const move = m == DW_NONE ? NULL : &c->plan.ledger.move[m];
    switch (measure) {
    case DW_MEASURE_EVENT_MOVE:
        *value = move ? move->kind : DW_MOVE_NONE;
        return !move || move->kind != DW_MOVE_MIXED || move->is_weighed; /* which way is it? */
    case DW_MEASURE_EVENT_ANSWERED:
        *value = move ? came_back(&c->plan.ledger, move) : DW_RETURN_NONE;
        return true;
    case DW_MEASURE_EVENT_COSTS: *value = our_cost(move); return true;
    case DW_MEASURE_EVENT_IN_OUR_BREAK: *value = dw_in_our_break(c->deal, event); return true;
    case DW_MEASURE_EVENT_MOVE_SIZE: return move && move_size(c, move, value);
    case DW_MEASURE_EVENT_FIGURE:
        if (dw_record_figure(&c->plan, event, value) == DW_NONE)
            *value = -1;
        return true;
    case DW_MEASURE_EVENT_PASSED:
        *value = event < c->plan.n_passed && c->deal->event[event].by == DW_SIDE_US &&
                 c->deal->event[event].n_terms > 0;
        return true;
    case DW_MEASURE_EVENT_DUE: *value = dw_record_due(&c->plan, event); return true;
    case DW_MEASURE_EVENT_PRESSES: *value = dw_event_presses(&c->plan, event); return true;
    case DW_MEASURE_EVENT_ASKS: *value = move ? event_asks(&c->plan.ledger, move) : 0; return true;
    case DW_MEASURE_EVENT_BEHIND: *value = c->plan.ledger.word[event].behind > 0; return true;
    case DW_MEASURE_EVENT_NO:
        *value = dw_measure_no(&c->plan, &c->deal->event[event], DW_NONE, false);
        return true;
    case DW_MEASURE_EVENT_NEWS: *value = dw_record_news(c->deal, c->playbook, event); return true;
    default: return false;
    }
}

/* ---- Behind a line ----------------------------------------------------------------------------- */

/* A day passes by itself: what the record has to show for it is the first event after it; while there is none
 * but that the alert was set aside, the newest before. */
static void mark_close_passed(const dw_deal *deal, bool *behind)
{
    size_t raised = DW_NONE;
    if (deal->close_by == DW_DAY_NONE || deal->day == DW_DAY_NONE || deal->day <= deal->close_by)
        return;
    for (size_t e = 0; e < deal->n_events; e++) {
        if (deal->event[e].kind == DW_EVENT_DISMISSAL)
            continue;
        raised = e;
        if (deal->event[e].day > deal->close_by)
            break;
    }
    if (raised != DW_NONE)
        dw_mark(behind, raised);
}

/* Who is missing is read off the people; it is the record that took them, or went on without them. */
static void mark_measured(const dw_plan *plan, dw_measure measure, bool *behind)
{
    double value;
    if (measures[measure])
        (void)measures[measure](plan, behind, &value);
    if (measure == DW_MEASURE_DAYS_PAST_CLOSE)
        mark_close_passed(plan->deal, behind);
    if (measure == DW_MEASURE_DECISION_MAKER)
        dw_mark_nobody(plan->deal, DW_SIDE_THEM, behind);
    if (measure == DW_MEASURE_OUR_LEAD)
        dw_mark_nobody(plan->deal, DW_SIDE_US, behind);
}

/* What is said of a price that came to a figure of ours has both behind it. */
static void mark_figure(const dw_plan *plan, const dw_line *line, bool *behind)
{
    const dw_when *const when = &line->entry->when;
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_factor *const factor = &plan->playbook->factor[when->condition[c].factor];
        double distance;
        const bool is_of_figure =
            factor->kind == DW_FACTOR_MEASURED && factor->measure == DW_MEASURE_EVENT_FIGURE;
        const size_t told = is_of_figure ? dw_record_figure(plan, line->item, &distance) : DW_NONE;
        if (told != DW_NONE)
            behind[told] = true;
    }
}

void dw_plan_line_events(const dw_plan *plan, const dw_line *line, bool *behind)
{
    const dw_when *const when = &line->entry->when;
    if (line->entry->scope == DW_SCOPE_EVENT) {
        behind[line->item] = true;
        mark_figure(plan, line, behind);
        return;
    }
    for (size_t c = 0; c < when->n_conditions; c++) {
        const dw_factor *const factor = &plan->playbook->factor[when->condition[c].factor];
        if (factor->kind == DW_FACTOR_MEASURED)
            mark_measured(plan, factor->measure, behind);
    }
}
