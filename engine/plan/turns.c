/* What the record says of the talks: whose turn it is, what runs and what they have declared. */
#include "compose.h"

#include "measures.h"

#include "../record/approvals.h"

#include <math.h>

/* ---- What the record says ------------------------------------------------------------------- */

/* Does the event put the ball into the other side's court? */
static bool is_move(const dw_event *event)
{
    return dw_event_is_word(event) || dw_event_is_offer(event) || event->kind == DW_EVENT_REFUSE;
}

/* Do they only say again what they have offered or said? Then nothing has come that could be answered; an
 * ultimatum is heard however often it is said. */
static bool is_said_again(const dw_plan *plan, size_t e)
{
    const dw_event *const event = &plan->deal->event[e];
    return event->by == DW_SIDE_THEM && dw_event_is_word(event) && event->n_terms > 0 &&
           event->statement != DW_STATEMENT_ULTIMATUM && !plan->ledger.word[e].is_news;
}

/* The newest move of both; DW_NONE when there is none, or an acceptance after it. */
static size_t newest_move(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    for (size_t e = deal->n_events; e-- > 0;) {
        if (deal->event[e].kind == DW_EVENT_ACCEPT)
            return DW_NONE;
        if (is_move(&deal->event[e]) && !is_said_again(plan, e))
            return e;
    }
    return DW_NONE;
}

size_t dw_said_again(const dw_plan *plan)
{
    const size_t newest = newest_move(plan);
    for (size_t e = plan->deal->n_events; newest != DW_NONE && e-- > newest + 1;)
        if (is_said_again(plan, e))
            return e;
    return DW_NONE;
}

size_t dw_record_their_last_promise(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].by == DW_SIDE_THEM && dw_event_is_promise(&deal->event[e]))
            return e;
    return DW_NONE;
}

/* Their promise that came after what they last demanded or declared, and so stands in its place. */
static size_t promise_instead(const dw_deal *deal, size_t move)
{
    if (deal->event[move].kind != DW_EVENT_STATEMENT || deal->event[move].by != DW_SIDE_THEM)
        return DW_NONE;
    const size_t promised = dw_record_their_last_promise(deal);
    return promised != DW_NONE && promised > move ? promised : DW_NONE;
}

/* Not dw_deal_is_open: who moves after an acceptance, or takes back what was agreed, has a turn again. */
static double whose_turn(const dw_plan *plan)
{
    const dw_deal *const deal = plan->deal;
    const size_t newest = newest_move(plan);
    if (newest == DW_NONE || dw_deal_ended(deal) != DW_OUTCOME_NONE)
        return 0;
    if (promise_instead(deal, newest) != DW_NONE)
        return 2;
    /* Who takes back what was agreed owes the next word; who holds to it does not. */
    if (deal->event[newest].kind == DW_EVENT_REFUSE && deal->event[newest].by == DW_SIDE_US &&
        dw_deal_agreement(deal, newest) != DW_NONE &&
        dw_deal_agreement(deal, newest + 1) == DW_NONE)
        return 1;
    return deal->event[newest].by == DW_SIDE_US ? 2 : 1;
}

bool dw_days_waiting(const dw_plan *plan, double *value)
{
    const size_t newest = newest_move(plan);
    *value = 0;
    if (whose_turn(plan) != 2)
        return true;
    if (plan->day == DW_DAY_NONE)
        return false;
    const size_t promised = promise_instead(plan->deal, newest), again = dw_said_again(plan);
    const size_t from = promised != DW_NONE ? promised : again != DW_NONE ? again : newest;
    const dw_day since = plan->deal->event[from].day;
    *value = dw_day_working_between(since, plan->day, &plan->playbook->holidays);
    return true;
}

/* What we learn of them, and write down for ourselves, is no act of theirs. */
static bool is_their_act(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && event->kind != DW_EVENT_FACT &&
           event->kind != DW_EVENT_NOTE && event->kind != DW_EVENT_BREAK;
}

/* A question of ours on the last day of a break, or after it. */
static bool is_restart(const dw_event *pause, const dw_event *event)
{
    return event->by == DW_SIDE_US && event->statement == DW_STATEMENT_QUESTION &&
           pause->until != DW_DAY_NONE && event->day >= pause->until;
}

/* A break ends on its last day, or with whatever comes after it between the two. */
static double break_state(const dw_plan *plan)
{
    enum { NONE, RUNNING, OVER, ACTED };
    const dw_deal *const deal = plan->deal;
    bool acted = false;
    if (plan->standing.break_event == DW_NONE)
        return NONE;
    const dw_event *const pause = &deal->event[plan->standing.break_event];
    for (size_t e = plan->standing.break_event + 1; e < deal->n_events; e++) {
        if (is_move(&deal->event[e]) || deal->event[e].kind == DW_EVENT_SESSION ||
            deal->event[e].kind == DW_EVENT_ACCEPT || is_restart(pause, &deal->event[e]))
            return NONE;
        acted |= is_their_act(&deal->event[e]);
    }
    if (pause->until != DW_DAY_NONE && pause->until < plan->day)
        return OVER;
    return acted ? ACTED : RUNNING;
}

static bool is_held(const dw_event *step)
{
    return step->action == DW_ACTION_MEETING || step->action == DW_ACTION_PROMISE;
}

bool dw_is_talk_promise(const dw_event *talk, const dw_event *event)
{
    return is_held(talk) && event->by == DW_SIDE_US && dw_event_is_promise(event) &&
           (event->kind == DW_EVENT_ESCALATION ||
            (talk->by == DW_SIDE_US && dw_same_person(talk->who, event->who)));
}

/* Request, brief, talk and what was promised there are one escalation; after a talk the next step but a
 * promise begins another. */
static double count_escalations(const dw_deal *deal)
{
    const dw_event *before = NULL;
    double n = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const step = &deal->event[e];
        if (step->kind != DW_EVENT_ESCALATION || step->by != DW_SIDE_US)
            continue;
        n += !before || (is_held(before) && step->action != DW_ACTION_PROMISE);
        before = step;
    }
    return n;
}

size_t dw_record_peer_asked(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0 && !is_held(&deal->event[e]);) {
        const dw_event *const event = &deal->event[e];
        if (event->by == DW_SIDE_THEM && event->kind == DW_EVENT_ESCALATION &&
            event->action == DW_ACTION_REQUEST)
            return e;
    }
    return DW_NONE;
}

static double escalation_state(const dw_plan *plan)
{
    if (plan->standing.escalation_event == DW_NONE)
        return 0;
    const dw_event *const newest = &plan->deal->event[plan->standing.escalation_event];
    if (dw_event_is_promise(newest))
        return 4;
    switch (newest->action) {
    case DW_ACTION_BRIEF: return 2;
    case DW_ACTION_MEETING: return 3;
    default: return 1;
    }
}

/* Does the event leave what they said before it behind? */
static bool leaves_behind(const dw_event *event)
{
    return event->by == DW_SIDE_THEM ? dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT
                                     : is_move(event);
}

/* A word of ours beside the terms answers what they said, but for what they have promised us. A question
 * answers nothing, and neither does a figure that slipped out. */
static bool answers(const dw_event *event)
{
    const bool is_slip =
        event->statement == DW_STATEMENT_DISCLOSURE && event->n_terms > 0 && event->answers == 0;
    return event->by == DW_SIDE_US && event->kind == DW_EVENT_STATEMENT && !is_move(event) &&
           event->statement != DW_STATEMENT_QUESTION && !is_slip;
}

/* A reason, a figure or a question of theirs takes no ultimatum back. */
static bool only_tells(const dw_event *event)
{
    return event->statement == DW_STATEMENT_INTEREST ||
           event->statement == DW_STATEMENT_DISCLOSURE || event->statement == DW_STATEMENT_QUESTION;
}

/* What they tell us, a question aside, takes no demand with a day back either. */
static bool tells_of_itself(const dw_event *event)
{
    return only_tells(event) && event->statement != DW_STATEMENT_QUESTION;
}

static bool is_dated_demand(const dw_event *event)
{
    return event->statement == DW_STATEMENT_DEMAND && event->until != DW_DAY_NONE;
}

/* What they declared; a promise from above working level is one like any other. */
static dw_statement said_by_them(const dw_event *event)
{
    if (event->by != DW_SIDE_THEM)
        return DW_STATEMENT_NONE;
    return dw_event_is_promise(event) ? DW_STATEMENT_PROMISE : event->statement;
}

bool dw_event_names_same(const dw_deal *deal, const dw_event *event, const dw_term *term)
{
    const dw_term *const own = dw_event_term(event, term->issue);
    return own && (deal->issue[term->issue].numeric ? own->number == term->number
                                                    : own->option == term->option);
}

/* Do the offers of theirs since put what the ultimatum itself asks for, and so only write it down? */
static bool is_offered_as_said(const dw_deal *deal, size_t ultimatum)
{
    const dw_event *const said = &deal->event[ultimatum];
    for (size_t e = ultimatum + 1; e < deal->n_events; e++)
        for (size_t t = 0; leaves_behind(&deal->event[e]) && t < said->n_terms; t++)
            if (!dw_event_names_same(deal, &deal->event[e], &said->term[t]))
                return false;
    return said->n_terms > 0;
}

/* The ultimatum before an offer of theirs that only writes it down; DW_NONE without one. */
static size_t ultimatum_behind(const dw_deal *deal, size_t offer)
{
    for (size_t e = offer; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const dw_statement said = said_by_them(event);
        if (said == DW_STATEMENT_ULTIMATUM)
            return is_offered_as_said(deal, e) ? e : DW_NONE;
        const bool is_ours = event->by == DW_SIDE_US && (answers(event) || leaves_behind(event));
        if (is_ours || (said != DW_STATEMENT_NONE && !only_tells(event)))
            return DW_NONE;
    }
    return DW_NONE;
}

size_t dw_record_their_statement(const dw_deal *deal)
{
    size_t newest = DW_NONE;
    bool is_answered = false;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const dw_statement said = said_by_them(event);
        is_answered |= answers(event);
        if (said != DW_STATEMENT_NONE) {
            if (is_answered && said != DW_STATEMENT_PROMISE)
                return newest;
            if (newest == DW_NONE || said == DW_STATEMENT_ULTIMATUM ||
                (is_dated_demand(event) && tells_of_itself(&deal->event[newest])))
                newest = e;
            if (!only_tells(event))
                return newest;
        } else if (leaves_behind(event)) {
            const bool looks_on = event->by == DW_SIDE_THEM && !is_answered;
            const size_t ultimatum = looks_on ? ultimatum_behind(deal, e) : DW_NONE;
            return ultimatum == DW_NONE ? newest : ultimatum;
        }
    }
    return newest;
}

/* What they promised and have kept waits for no word of ours, and leaves behind what was before it. */
static bool is_kept(const dw_plan *plan, size_t event)
{
    const dw_promise *const promise = dw_promise_at(plan, event);
    return promise && promise->answer != DW_NONE;
}

static double their_statement(const dw_plan *plan)
{
    const size_t said = dw_record_their_statement(plan->deal);
    return said == DW_NONE || is_kept(plan, said) ? DW_STATEMENT_NONE
                                                  : said_by_them(&plan->deal->event[said]);
}

/* ---- Measures ------------------------------------------------------------------------------- */

/* The events that measures ask for, before the late facts are taken. */
void dw_compose_marks(dw_composer *c)
{
    dw_standing *const s = &c->plan.standing;
    s->break_event = s->escalation_event = s->pivot_event = DW_NONE;
    s->their_worth = s->our_worth = s->their_limited_worth = (double)NAN;
    for (size_t e = 0; e < c->deal->n_events; e++) {
        const dw_event_kind kind = c->deal->event[e].kind;
        const bool is_of_talk =
            s->escalation_event != DW_NONE &&
            dw_is_talk_promise(&c->deal->event[s->escalation_event], &c->deal->event[e]);
        if (kind == DW_EVENT_BREAK)
            s->break_event = e;
        else if (kind == DW_EVENT_ESCALATION || is_of_talk)
            s->escalation_event = e;
        else if (kind == DW_EVENT_PIVOT)
            s->pivot_event = e;
    }
}

bool dw_measure_turns(const dw_plan *plan, dw_measure measure, double *value)
{
    switch (measure) {
    case DW_MEASURE_WHOSE_TURN: *value = whose_turn(plan); return true;
    case DW_MEASURE_DAYS_WAITING: return dw_days_waiting(plan, value);
    case DW_MEASURE_BREAK_STATE: *value = break_state(plan); return true;
    case DW_MEASURE_ESCALATIONS: *value = count_escalations(plan->deal); return true;
    case DW_MEASURE_ESCALATION_STATE: *value = escalation_state(plan); return true;
    case DW_MEASURE_PEER_ASKED: *value = dw_record_peer_asked(plan->deal) != DW_NONE; return true;
    case DW_MEASURE_THEIR_STATEMENT: *value = their_statement(plan); return true;
    default: return false;
    }
}
