/* Where the talks stand: whose turn it is, what parts both offers, what is left to trade. */
#include "compose.h"

#include "measures.h"
#include "../deal/stands.h"

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
    const size_t promised = promise_instead(plan->deal, newest);
    const dw_day since = plan->deal->event[promised == DW_NONE ? newest : promised].day;
    *value = dw_day_working_between(since, plan->day, &plan->playbook->holidays);
    return true;
}

/* What we learn of them, and write down for ourselves, is no act of theirs. */
static bool is_their_act(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && event->kind != DW_EVENT_FACT &&
           event->kind != DW_EVENT_NOTE && event->kind != DW_EVENT_BREAK;
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
            deal->event[e].kind == DW_EVENT_ACCEPT)
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

static double escalation_state(const dw_plan *plan)
{
    if (plan->standing.escalation_event == DW_NONE)
        return 0;
    switch (plan->deal->event[plan->standing.escalation_event].action) {
    case DW_ACTION_BRIEF: return 2;
    case DW_ACTION_MEETING: return 3;
    case DW_ACTION_PROMISE: return 4;
    default: return 1;
    }
}

/* Does the event leave what they said before it behind? */
static bool leaves_behind(const dw_event *event)
{
    return event->by == DW_SIDE_THEM ? dw_event_is_offer(event) : is_move(event);
}

/* A word of ours beside the terms answers what they said, but for what they have promised us. A question
 * answers nothing. */
static bool answers(const dw_event *event)
{
    return event->by == DW_SIDE_US && event->kind == DW_EVENT_STATEMENT && !is_move(event) &&
           event->statement != DW_STATEMENT_QUESTION;
}

/* A reason, a figure or a question of theirs takes no ultimatum back. */
static bool only_tells(const dw_event *event)
{
    return event->statement == DW_STATEMENT_INTEREST ||
           event->statement == DW_STATEMENT_DISCLOSURE || event->statement == DW_STATEMENT_QUESTION;
}

/* What they declared; a promise from above working level is one like any other. */
static dw_statement said_by_them(const dw_event *event)
{
    if (event->by != DW_SIDE_THEM)
        return DW_STATEMENT_NONE;
    return dw_event_is_promise(event) ? DW_STATEMENT_PROMISE : event->statement;
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
            if (newest == DW_NONE || said == DW_STATEMENT_ULTIMATUM)
                newest = e;
            if (!only_tells(event))
                return newest;
        } else if (leaves_behind(event)) {
            return newest;
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

/* ---- What parts both offers ----------------------------------------------------------------- */

typedef struct offer {
    bool exists;
    size_t option[DW_ISSUES_MAX];
    double price;
} offer;

static offer offer_of(const dw_composer *c, dw_side side)
{
    offer o;
    o.exists = dw_standing_offer(&c->plan.worth, side, o.option, &o.price);
    return o;
}

static bool parts(const dw_composer *c, const offer *ours, const offer *theirs, size_t issue)
{
    if (issue != c->plan.worth.cash_issue[DW_CASH_PRICE])
        return ours->option[issue] != theirs->option[issue];
    return !isnan(ours->price) && !isnan(theirs->price) && ours->price != theirs->price;
}

static double offer_gap(const dw_composer *c)
{
    const offer ours = offer_of(c, DW_SIDE_US), theirs = offer_of(c, DW_SIDE_THEM);
    bool price = false, terms = false;
    if (!ours.exists || !theirs.exists)
        return 0;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const bool is_price = i == c->plan.worth.cash_issue[DW_CASH_PRICE];
        const bool apart = parts(c, &ours, &theirs, i);
        price = price || (is_price && apart);
        terms = terms || (!is_price && apart);
    }
    return price && terms ? 4 : terms ? 3 : price ? 2 : 1;
}

static double limits_state(const dw_composer *c)
{
    enum { NONE, KEPT, PASSED };
    const offer theirs = offer_of(c, DW_SIDE_THEM);
    double state = NONE;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const dw_issue *const issue = &c->deal->issue[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || !dw_issue_has_limit(issue))
            continue;
        if (theirs.exists && !dw_issue_allows(issue, theirs.option[i]))
            return PASSED;
        state = KEPT;
    }
    return state;
}

static double count_unnamed(const dw_plan *plan)
{
    double n = 0;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        n += dw_plan_unnamed(plan, i);
    return n;
}

bool dw_measure_standing(const dw_composer *c, dw_measure measure, double *value)
{
    const dw_plan *const plan = &c->plan;
    switch (measure) {
    case DW_MEASURE_WHOSE_TURN: *value = whose_turn(plan); return true;
    case DW_MEASURE_DAYS_WAITING: return dw_days_waiting(plan, value);
    case DW_MEASURE_BREAK_STATE: *value = break_state(plan); return true;
    case DW_MEASURE_ESCALATIONS: *value = count_escalations(plan->deal); return true;
    case DW_MEASURE_ESCALATION_STATE: *value = escalation_state(plan); return true;
    case DW_MEASURE_THEIR_STATEMENT: *value = their_statement(plan); return true;
    case DW_MEASURE_OFFER_GAP: *value = offer_gap(c); return true;
    case DW_MEASURE_HARD_LIMITS: *value = limits_state(c); return true;
    case DW_MEASURE_UNNAMED_TERMS: *value = count_unnamed(plan); return true;
    default: return false;
    }
}

/* ---- Readings ------------------------------------------------------------------------------- */

/* The events that measures ask for, before the late facts are taken. */
void dw_compose_marks(dw_composer *c)
{
    dw_standing *const s = &c->plan.standing;
    s->break_event = s->escalation_event = s->pivot_event = DW_NONE;
    s->their_worth = s->our_worth = s->their_limited_worth = (double)NAN;
    for (size_t e = 0; e < c->deal->n_events; e++) {
        const dw_event_kind kind = c->deal->event[e].kind;
        if (kind == DW_EVENT_BREAK)
            s->break_event = e;
        else if (kind == DW_EVENT_ESCALATION)
            s->escalation_event = e;
        else if (kind == DW_EVENT_PIVOT)
            s->pivot_event = e;
    }
}

static dw_status find_gap(dw_composer *c, const offer *ours, const offer *theirs)
{
    size_t *const gap = DW_TAKE(c->arena, c->deal->n_issues, size_t);
    if (!gap)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; ours->exists && theirs->exists && i < c->plan.n_issues; i++)
        if (parts(c, ours, theirs, c->plan.issue[i].issue))
            gap[c->plan.standing.n_gap++] = c->plan.issue[i].issue;
    c->plan.standing.gap = gap;
    return DW_OK;
}

/* Is the option better for them than the one we have on the table? By their worth, else by ours; none
 * of both where it is the same to either, such as a rise at a renewal that no longer comes. */
static dw_direction direction_of(const dw_composer *c, const size_t *from, size_t issue, size_t to)
{
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < c->deal->n_issues; i++)
        option[i] = from[i];
    const dw_worth before = dw_worth_of(&c->plan.worth, option);
    option[issue] = to;
    const dw_worth after = dw_worth_of(&c->plan.worth, option);
    if (after.them != before.them)
        return after.them > before.them ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
    if (after.us == before.us)
        return DW_DIRECTION_OPEN;
    return after.us < before.us ? DW_DIRECTION_GIVE : DW_DIRECTION_TAKE;
}

/* What the next offer moves from what we have on the table; from the standard package without. What they
 * have on the table themselves is not asked for. */
static dw_status find_next_terms(dw_composer *c, const offer *ours, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    dw_term *const give = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const get = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const unheard = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const standard = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!give || !get || !unheard || !standard)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; c->plan.proposals.exists && i < c->deal->n_issues; i++) {
        const size_t to = c->plan.proposals.next.option[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || to == ours->option[i])
            continue;
        const dw_term term = {i, to, c->deal->issue[i].option[to].number};
        const dw_direction direction = direction_of(c, ours->option, i, to);
        if (direction == DW_DIRECTION_GIVE && dw_plan_unnamed(&c->plan, i)) {
            const size_t from = ours->option[i];
            standard[s->n_next_gives_unnamed] =
                (dw_term){i, from, c->deal->issue[i].option[from].number};
            unheard[s->n_next_gives_unnamed++] = term;
        } else if (direction == DW_DIRECTION_GIVE) {
            give[s->n_next_gives++] = term;
        }
        if (direction == DW_DIRECTION_TAKE && !(theirs->exists && theirs->option[i] == to))
            get[s->n_next_gets++] = term;
    }
    s->next_give = give;
    s->next_give_unnamed = unheard;
    s->next_give_standard = standard;
    s->next_get = get;
    return DW_OK;
}

bool dw_plan_unnamed(const dw_plan *plan, size_t issue)
{
    return plan->ledger.n_moves > 0 && issue != plan->worth.cash_issue[DW_CASH_PRICE] &&
           !plan->said[DW_SIDE_US][issue] && !plan->said[DW_SIDE_THEM][issue];
}

static dw_status find_unnamed(dw_composer *c)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standing *const s = &c->plan.standing;
    dw_term *const unnamed = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!unnamed)
        return DW_COMPOSER_FULL(c);
    dw_standard_package(&c->plan.worth, standard);
    for (size_t i = 0; i < c->deal->n_issues; i++)
        if (dw_plan_unnamed(&c->plan, i))
            unnamed[s->n_unnamed++] =
                (dw_term){i, standard[i], c->deal->issue[i].option[standard[i]].number};
    s->unnamed = unnamed;
    return DW_OK;
}

/* What they have asked since the agreement that was agreed otherwise. */
static dw_status find_reopened(dw_composer *c, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    offer agreed;
    agreed.exists = dw_agreed_package(&c->plan.worth, agreed.option, &agreed.price);
    if (dw_deal_reopened(c->deal) == DW_NONE || !agreed.exists || !theirs->exists)
        return DW_OK;
    dw_term *const term = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!term)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const bool is_price = i == c->plan.worth.cash_issue[DW_CASH_PRICE];
        const size_t to = theirs->option[i];
        if (parts(c, &agreed, theirs, i))
            term[s->n_reopened++] =
                (dw_term){i, to, is_price ? theirs->price : c->deal->issue[i].option[to].number};
    }
    s->reopened = term;
    return DW_OK;
}

/* What both could still gain, of an offer that was accepted. */
static dw_status find_better(dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    double price;
    if (!dw_agreed_package(&c->plan.worth, option, &price) ||
        (c->plan.worth.priced && isnan(price)))
        return DW_OK;
    return dw_packages_better(&c->plan.open_table, &c->plan.open_frontier, option, price, 1,
                              c->arena, &c->plan.standing.better, c->err);
}

/* The option at which a hard limit ends. */
static size_t limit_of(const dw_composer *c, const dw_plan_issue *row)
{
    const dw_issue *const issue = &c->deal->issue[row->issue];
    return issue->must_option != DW_NONE ? issue->must_option : row->walk_away;
}

static dw_status find_limits(dw_composer *c, const offer *theirs)
{
    dw_standing *const s = &c->plan.standing;
    dw_term *const outside = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const inside = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    dw_term *const limit = DW_TAKE(c->arena, c->deal->n_issues, dw_term);
    if (!outside || !inside || !limit)
        return DW_COMPOSER_FULL(c);
    for (size_t r = 0; r < c->plan.n_issues; r++) {
        const size_t i = c->plan.issue[r].issue, at = limit_of(c, &c->plan.issue[r]);
        const dw_issue *const issue = &c->deal->issue[i];
        if (i == c->plan.worth.cash_issue[DW_CASH_PRICE] || !dw_issue_has_limit(issue))
            continue;
        if (at != DW_NONE)
            limit[s->n_hard_limits++] = (dw_term){i, at, issue->option[at].number};
        if (!theirs->exists || dw_issue_allows(issue, theirs->option[i]))
            continue;
        const size_t asked = theirs->option[i];
        const size_t allowed = dw_issue_allowed_beside(issue, asked);
        inside[s->n_their_outside] = (dw_term){i, allowed, issue->option[allowed].number};
        outside[s->n_their_outside++] = (dw_term){i, asked, issue->option[asked].number};
    }
    s->their_outside = outside;
    s->their_limit = inside;
    s->hard_limit = limit;
    return DW_OK;
}

static double worth_to_us(const dw_composer *c, const offer *offered)
{
    const dw_worth_model *const model = &c->plan.worth;
    if (!model->priced)
        return dw_worth_of(model, offered->option).us;
    return isnan(offered->price) ? (double)NAN
                                 : dw_worth_at_price(model, offered->option, offered->price).us;
}

/* After find_limits. */
static double limited_worth(const dw_composer *c, offer theirs)
{
    const dw_standing *const s = &c->plan.standing;
    for (size_t t = 0; t < s->n_their_outside; t++)
        theirs.option[s->their_limit[t].issue] = s->their_limit[t].option;
    theirs.price = dw_price_within(&c->plan.worth, theirs.price);
    return worth_to_us(c, &theirs);
}

dw_status dw_compose_standing(dw_composer *c)
{
    const offer ours = offer_of(c, DW_SIDE_US), theirs = offer_of(c, DW_SIDE_THEM);
    const dw_stands *const stands = &c->plan.stands;
    if (theirs.exists && dw_stands_offered(stands, DW_SIDE_THEM, c->plan.day))
        c->plan.standing.their_worth = worth_to_us(c, &theirs);
    /* Their no to it does not make us ask for less. */
    if (ours.exists && !dw_stands_expired(stands, DW_SIDE_US, c->plan.day))
        c->plan.standing.our_worth = worth_to_us(c, &ours);
    dw_status status = find_gap(c, &ours, &theirs);
    if (status == DW_OK)
        status = find_next_terms(c, &ours, &theirs);
    if (status == DW_OK)
        status = find_unnamed(c);
    if (status == DW_OK)
        status = find_reopened(c, &theirs);
    if (status == DW_OK)
        status = find_limits(c, &theirs);
    if (status == DW_OK && !isnan(c->plan.standing.their_worth))
        c->plan.standing.their_limited_worth = limited_worth(c, theirs);
    dw_compose_below(c);
    return status == DW_OK ? find_better(c) : status;
}
