/* Measures over the record. Each is one function that gives its value and, where it is asked to, marks
 * the events it counted: so that what an alert rests on is what was measured, and nothing else.
 *
 *   measures_moves.c   from the ledger of gives and gets
 *   measures_acts.c    from what was said and done beside it
 *   measures_news.c    from the people and facts that changed since we last took stock
 *   measures_rivals.c  from what rivals did
 *   measures_ends.c    from agreements, last days and ends
 *   measures_team.c    from what our own people said and promised
 *   measures_steps.c   from the sizes of our steps
 *   measures_days.c    from the days that words named, and those without a word
 *   leads.c            by what an act is judged
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

/* Does the plan judge the act? (dw_plan.judged) O(1). */
bool dw_judges(const dw_plan *plan, size_t event);

/* The numbers by which the act is judged: of what led then. O(log spans). */
const dw_archetype_numbers *dw_numbers_at(const dw_plan *plan, size_t event);

/* Our first offer of the ledger that names a price; DW_NONE. O(moves). (measures_moves.c) */
size_t dw_opening_move(const dw_plan *plan);

/* The event after the newest one that takes stock (a plan is published, or pivoted): what a plan is made of
 * (facts, rivals) and the way we led answers is new from here on. It answers nothing that they did or that
 * happened to them. `plans` false: pivots only. 0 without one. O(events). */
size_t dw_record_since(const dw_deal *deal, bool plans);

/* The newest event that binds us below our walk-away or outside a hard limit, or DW_NONE. */
size_t dw_newest_beyond_limits(const dw_plan *plan);

/* Is it an offer of ours while a break that we asked for still runs? */
bool dw_in_our_break(const dw_deal *deal, size_t event);

/* What the moves counted by dw_moves_without_answer cost us; minor units. */
double dw_bettered_cost(const dw_plan *plan);

/* On which issues does anything that binds us break a hard limit? O(bindings). */
uint64_t dw_musts_broken(const dw_plan *plan);

/* Did move `m` of ours cost no more than the step that the ladder had there? Not where that is unknown. */
bool dw_move_is_due(const dw_plan *plan, size_t m);

/* Their price that stood when an offer of ours last met it in the middle; NAN for none. */
double dw_met_price(const dw_plan *plan);

/* Event that the two of ours contradict each other at, and the earlier one; the newest pair. */
bool dw_record_contradiction(const dw_plan *plan, size_t *earlier, size_t *later);

/* Who spoke for us on their side until the event, and does not any more, now either; NULL for nobody, and
 * once somebody was won after it who speaks for us now. O(events) times O(log events). */
const char *dw_record_lost_supporter(const dw_deal *deal, size_t event);

enum {
    DW_LOST_GONE = 1,   /* who is not there any more */
    DW_LOST_TURNED = 2, /* who is, and does not speak for us */
    DW_LOST_LONG = 4 /* also where the two sides, or the one who turned and we, have talked since */
};

/* As above, of those that `how` names. */
const char *dw_record_missed_supporter(const dw_deal *deal, size_t event, unsigned how);
/* Marks what left us without one who decides there, or who leads here, by `side`: the newest event that took
 * one, and our first offer where that went out after it, or without. O(events * log events). */
void dw_mark_nobody(const dw_deal *deal, dw_side side, bool *behind);

/* Is somebody of that name on their side? O(people). */
bool dw_record_is_there(const dw_deal *deal, const char *name);

/* What the event of a rival brings. O(1). */
dw_rival_event dw_record_rival(const dw_plan *plan, size_t event);

/* Does the event bring or take somebody of their side, who is news still? Who is described anew was there;
 * who came is known once he has acted, and no news once he left; who left is none once they have spoken
 * again. O(events after it). */
bool dw_record_changes_people(const dw_deal *deal, size_t event);

/* Does the event change a fact behind the power balance? *factor is the first such; what was known so
 * before changes nothing. O(facts * events back to where each was last said). */
bool dw_record_moves_power(const dw_deal *deal, const dw_playbook *playbook, size_t event,
                           size_t *factor);

/* What the facts of the event say that was not known, in the order of the level names of event_news. */
double dw_record_news(const dw_deal *deal, const dw_playbook *playbook, size_t event);

/* Their newest statement, or promise in an escalation, that nothing has left behind: an answer of ours does,
 * or a newer offer of theirs; or the ultimatum before it, where all they have said since are reasons and
 * figures. A break answers nothing, and a pivot is a word within our own house. DW_NONE without one. */
size_t dw_record_their_statement(const dw_deal *deal);

/* Is the event a promise of ours that was made in the talk, a step of an escalation? As one of that
 * escalation, or as a statement of whoever of ours was there; without a name nobody was. (turns.c) */
bool dw_is_talk_promise(const dw_event *talk, const dw_event *event);

/* Does a statement of theirs answer a question of ours: the one that it names, or without a name one that
 * nothing has followed? O(events). (measures_acts.c) */
bool dw_answers_our_question(const dw_deal *deal, size_t event);

/* Does the event name the issue of the term, at the same option or number? O(terms). (turns.c) */
bool dw_event_names_same(const dw_deal *deal, const dw_event *event, const dw_term *term);

/* What they have said again since the newest move, and nothing new with it: it is no answer, but our word
 * does not lie there without one either. The newest; DW_NONE. O(events). (turns.c) */
size_t dw_said_again(const dw_plan *plan);

/* Their newest promise, kept or not: what they demanded before it is off the table. DW_NONE without one. */
size_t dw_record_their_last_promise(const dw_deal *deal);

/* Their request for somebody above us that no talk there has answered yet; DW_NONE. O(events). */
size_t dw_record_peer_asked(const dw_deal *deal);

/* Does the plan's word ask for less than what they have on the table, and could take back, inside our limits?
 * O(events + issues). (word.c) */
bool dw_word_undercuts(const dw_plan *plan);

/* How it stands against our offer, in the order of the level names of our_word. O(events). */
double dw_our_word_stands(const dw_plan *plan);

/* The newest refusal of our own house that speaks of it; NULL for none. O(events). */
const dw_event *dw_our_word_refusal(const dw_plan *plan);

/* What is named as owed: the oldest promise of ours without an answer that is overdue, else the oldest.
 * A promise that is our word on the price is none: an offer puts it, nothing else keeps it. NULL for none.
 * O(promises). */
const dw_event *dw_promise_owed(const dw_plan *plan);

/* The promise that the event makes, of either side; NULL for none. O(log promises). */
const dw_promise *dw_promise_at(const dw_plan *plan, size_t event);

/* Where the day stands that the event named, in the order of the level names of event_due: of a demand, an
 * ultimatum or a promise that nothing answers; of a promise without a day, once it is overdue. */
double dw_record_due(const dw_plan *plan, size_t event);

/* Has the other side moved toward the side of the move since, or agreed? O(moves). (measures.c) */
bool dw_move_is_met(const dw_ledger *ledger, const dw_move *move);

/* A move of ours that nothing has come back for to this day. O(moves). (measures_moves.c) */
bool dw_move_is_unreturned(const dw_ledger *ledger, const dw_move *move);

dw_record_measure dw_unreciprocated_gives, dw_moves_without_answer, dw_our_concession_pattern,
    dw_their_concession_pattern, dw_their_moves, dw_sessions_without_move, dw_days_since_move,
    dw_split_difference, dw_offers_below_floor, dw_must_broken, dw_terrible_terms,
    dw_gives_on_risk_terms, dw_gets_share, dw_concession_share, dw_opening_against_plan,
    dw_offers_since_their_step, dw_newest_step, dw_room_left;

/* What our newest offer is worth to us above the walk-away; NAN without one, or where that is not known. */
double dw_room_above_walk_away(const dw_plan *plan);

dw_record_measure dw_refusals_in_a_row, dw_adversarial_signals, dw_adversarial_answers,
    dw_negative_signals_in_a_row, dw_stakeholder_changes, dw_competitor_changes, dw_fact_changes,
    dw_fresh_hostility, dw_fresh_competition, dw_reopened, dw_supporters_lost, dw_supporters_gone,
    dw_supporters_turned, dw_supporters_missing, dw_competitors_left, dw_untried_pivots,
    dw_agreement_broken, dw_silent_since_end;
dw_record_measure dw_our_artificial_pressure, dw_disclosures_without_return, dw_disclosure_excess,
    dw_our_acts_in_a_row, dw_escalations_requested_early, dw_early_to_escalate, dw_contradictions,
    dw_promises_open, dw_promises_overdue;
/* Their newest ultimatum, where the day that it named has passed; DW_NONE without. O(events). */
size_t dw_past_ultimatum(const dw_plan *plan);

/* The newest event on that day or after it with which they came back to the talks; without one the newest no
 * or bad sign of theirs since, and DW_NONE without that. O(events). */
size_t dw_after_ultimatum(const dw_plan *plan, bool *is_back);

/* Is the event an ultimatum of theirs that still runs: its day is known and has not passed, the deal is open,
 * they have neither set another, promised something instead nor offered other terms than it asks for, and
 * what we have on the table is worth less to them than with its terms? An answer of ours alone ends none;
 * one that names no terms is never met, and any offer of theirs ends it. O(events + moves + issues). */
bool dw_ultimatum_presses(const dw_plan *plan, size_t event);

/* The same in the order of the level names of event_presses. O(events + moves + issues). */
double dw_event_presses(const dw_plan *plan, size_t event);

/* Their newest ultimatum, where its day is known and lies ahead or is today, the deal is open, and it waits
 * for an answer of ours or presses on after it; DW_NONE without. The one rule of all pages for a day of
 * theirs that stands. O(events + moves + issues). */
size_t dw_running_ultimatum(const dw_plan *plan);

/* Their newest demand by the same rule; what they put in its place is an ultimatum, another demand, a
 * promise or such an offer. Our no to all of it ends it as well, and to part of it once they have made an
 * offer without that. DW_NONE without. O(events * terms + moves + issues). */
size_t dw_running_demand(const dw_plan *plan);

/* Is the ultimatum that runs the newest that they have said, and what it asks for weighed (words_worth)? Of
 * open talks only. O(events + moves + issues). */
bool dw_ultimatum_is_weighed(const dw_plan *plan);

/* The running ultimatum, else the past one. */
size_t dw_told_ultimatum(const dw_plan *plan);

dw_record_measure dw_past_ultimatum_state, dw_ultimatum_runs, dw_demand_runs, dw_our_ultimatum;
dw_record_measure dw_ultimatum_day, dw_their_promises_overdue, dw_days_quiet,
    dw_stalls_since_meeting;
dw_record_measure dw_opened_again, dw_their_offer_left, dw_our_offer_left, dw_agreement_left,
    dw_our_offer_refused;
dw_record_measure dw_taken_back, dw_refusal_reason, dw_our_question, dw_told_why;
dw_record_measure dw_unsettled_people;
dw_record_measure dw_underbid; /* below.c: once the standing of the plan is made */

/* Has somebody set aside, since the event, an alert that the measure raises: all that is behind it, or this
 * event? O(events). (measures_news.c) */
bool dw_is_set_aside(const dw_plan *plan, dw_measure measure, size_t event);

/* The price a year that the event names, minor units; false where it names none. O(terms). (figures.c) */
bool dw_event_price(const dw_plan *plan, size_t event, double *price);

/* The statement of ours, since the price that they named before, whose figure the price of the event comes
 * nearest to: of an offer, a demand, an ultimatum or a position of theirs; without one since then an older
 * one, where up to three prices of theirs have passed it by. *distance is what lies between, as a share of
 * the figure. DW_NONE, and nothing set, where we told none, or they stood as near to it before. Ties: the
 * newest. O(events since those prices). (figures.c) */
size_t dw_record_figure(const dw_plan *plan, size_t event, double *distance);

/* What the move asks more than the one before, in the order of the level names of event_asks: only what its
 * side had named can be taken back. */
#define DW_ASKS_NAMED 3
double dw_move_asks(const dw_move *move);

/* The no that refusal_reason is about, our question that our_question is about, and the move that taken_back
 * is about; DW_NONE and NULL without one. O(events). */
size_t dw_newest_refusal(const dw_plan *plan);
size_t dw_open_question(const dw_deal *deal);

/* The reason or figure of theirs that tells what is behind the event: it answers that, or a question of ours
 * about it; DW_NONE: none. O(events). */
size_t dw_told_why_of(const dw_deal *deal, size_t about);
const dw_move *dw_move_taken_back(const dw_plan *plan);

/* What the side has on the table where that has a last day, passed or not, and nothing else has been said to
 * it; else NULL. O(events). */
const dw_event *dw_plan_dated_offer(const dw_plan *plan, dw_side side);

/* The newest word on what is on the table where it is an offer of ours that ended an agreement; else DW_NONE.
 * O(events). */
size_t dw_plan_left_agreement(const dw_plan *plan);

/* Have they said no to the offer with which we left an agreement? Then option [n_issues] and *price are what
 * was agreed: it is what we go back to, unless it is worse than no deal or our own house has said no to it.
 * O(events). */
bool dw_plan_goes_back(const dw_plan *plan, size_t *option, double *price);

/* Their newest word since an agreement where it asks for a term that was agreed otherwise and we have not
 * said no to it; DW_NONE without one. O(issues x events). */
size_t dw_plan_contested(const dw_plan *plan);

/* Is nothing agreed, or have they asked for something else than was, whatever we said to that? Of open talks
 * only. O(issues x events). */
bool dw_plan_is_disputed(const dw_plan *plan);

#endif
