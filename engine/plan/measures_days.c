/* Measures over the days that words named: of ultimatums and promises, and over those without a word. */
#include "measures.h"

#include "../record/ledger.h"

#include <math.h>
#include <string.h>

enum { NONE, AHEAD, TODAY, SILENT, ACTED };

/* Does the event bring them back to the talks? A no or a bad sign is what was threatened. */
static bool comes_back(const dw_event *event)
{
    if (dw_signal_is_negative(event->signal))
        return false;
    switch (event->kind) {
    case DW_EVENT_SESSION: return true;
    case DW_EVENT_ESCALATION:
        return event->by == DW_SIDE_THEM || event->action == DW_ACTION_MEETING;
    case DW_EVENT_OFFER:
    case DW_EVENT_CONCESSION:
    case DW_EVENT_ACCEPT:
    case DW_EVENT_STATEMENT:
    case DW_EVENT_SIGNAL: return event->by == DW_SIDE_THEM;
    default: return false;
    }
}

const dw_promise *dw_promise_at(const dw_plan *plan, size_t event)
{
    const dw_promises *const made = &plan->promises;
    size_t from = 0, to = made->n_promises;
    while (from < to) { /* the first that is not before the event */
        const size_t middle = from + (to - from) / 2;
        if (made->promise[middle].event < event)
            from = middle + 1;
        else
            to = middle;
    }
    return from < made->n_promises && made->promise[from].event == event ? &made->promise[from]
                                                                         : NULL;
}

static double passed(const dw_plan *plan, size_t event)
{
    const dw_deal *const deal = plan->deal;
    const dw_day until = deal->event[event].until;
    for (size_t e = event + 1; e < deal->n_events; e++)
        if (deal->event[e].day >= until && comes_back(&deal->event[e]))
            return ACTED;
    return SILENT;
}

double dw_record_due(const dw_plan *plan, size_t event)
{
    const dw_event *const at = &plan->deal->event[event];
    const bool promises = dw_event_is_promise(at);
    const bool presses =
        at->statement == DW_STATEMENT_DEMAND || at->statement == DW_STATEMENT_ULTIMATUM;
    if (plan->day == DW_DAY_NONE || (!promises && (!presses || at->until == DW_DAY_NONE)))
        return NONE;
    const dw_promise *const promise = promises ? dw_promise_at(plan, event) : NULL;
    if (promise && promise->answer != DW_NONE)
        return NONE;
    if (at->until == DW_DAY_NONE)
        return promise && promise->overdue ? SILENT : NONE;
    if (plan->day <= at->until)
        return plan->day < at->until ? AHEAD : TODAY;
    return passed(plan, event);
}

bool dw_ultimatum_day(const dw_plan *plan, bool *behind, double *value)
{
    const size_t said = dw_record_their_statement(plan->deal);
    *value = NONE;
    if (said == DW_NONE || plan->deal->event[said].statement != DW_STATEMENT_ULTIMATUM)
        return true;
    *value = dw_record_due(plan, said);
    dw_mark(behind, said);
    return true;
}

/* ---- After an ultimatum ------------------------------------------------------------------------ */

static size_t newest_of_theirs(const dw_deal *deal, dw_statement statement)
{
    size_t e = deal->n_events;
    while (e > 0 &&
           !(deal->event[e - 1].by == DW_SIDE_THEM && deal->event[e - 1].statement == statement))
        e--;
    return e > 0 ? e - 1 : DW_NONE;
}

size_t dw_past_ultimatum(const dw_plan *plan)
{
    const size_t said = newest_of_theirs(plan->deal, DW_STATEMENT_ULTIMATUM);
    return said != DW_NONE && dw_event_is_past(&plan->deal->event[said], plan->day) ? said
                                                                                    : DW_NONE;
}

/* Have they put something in the place of it: an ultimatum, another demand in a demand's, a promise, other
 * terms than it asks for, or any where it named none? */
static bool is_taken_back(const dw_plan *plan, size_t pressing)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const said = &deal->event[pressing];
    for (size_t e = pressing + 1; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->by != DW_SIDE_THEM)
            continue;
        if (event->statement == DW_STATEMENT_ULTIMATUM || event->statement == said->statement ||
            dw_event_is_promise(event))
            return true;
        if (dw_event_is_offer(event) && said->n_terms == 0)
            return true;
        for (size_t t = 0; dw_event_is_offer(event) && t < said->n_terms; t++)
            if (dw_event_term(event, said->term[t].issue) &&
                !dw_event_names_same(deal, event, &said->term[t]))
                return true;
    }
    return false;
}

/* Have they named the term once more since the event? */
static bool is_named_since(const dw_deal *deal, size_t since, const dw_term *term)
{
    for (size_t e = since + 1; e < deal->n_events; e++)
        if (deal->event[e].by == DW_SIDE_THEM &&
            (dw_event_is_word(&deal->event[e]) || dw_event_is_offer(&deal->event[e])) &&
            dw_event_names_same(deal, &deal->event[e], term))
            return true;
    return false;
}

static bool has_offered_since(const dw_deal *deal, size_t since)
{
    size_t e = since + 1;
    while (e < deal->n_events &&
           !(deal->event[e].by == DW_SIDE_THEM && dw_event_is_offer(&deal->event[e])))
        e++;
    return e < deal->n_events;
}

/* Have we said no to a term of the demand, and they have not come back to it: to each of them, or they have
 * made an offer without it? */
static bool is_let_go(const dw_plan *plan, size_t demand)
{
    const dw_deal *const deal = plan->deal;
    const dw_event *const said = &deal->event[demand];
    size_t n_refused = 0;
    for (size_t t = 0; said->statement == DW_STATEMENT_DEMAND && t < said->n_terms; t++) {
        size_t no = deal->n_events;
        while (no-- > demand + 1)
            if (deal->event[no].by == DW_SIDE_US && deal->event[no].kind == DW_EVENT_REFUSE &&
                dw_event_names_same(deal, &deal->event[no], &said->term[t]))
                break;
        if (no <= demand || is_named_since(deal, no, &said->term[t]))
            continue;
        if (has_offered_since(deal, no))
            return true;
        n_refused++;
    }
    return n_refused > 0 && n_refused == said->n_terms;
}

/* Is what we have on the table worth no less to them than with the terms in it that they press for? */
static bool is_met(const dw_plan *plan, const dw_event *pressing)
{
    const dw_ledger *const ledger = &plan->ledger;
    const size_t newest = ledger->side[DW_SIDE_US].last;
    size_t option[DW_ISSUES_MAX];
    if (newest == DW_NONE || pressing->n_terms == 0)
        return false;
    const dw_move *const ours = &ledger->move[newest];
    double price = ours->price;
    memcpy(option, ours->option, plan->deal->n_issues * sizeof *option);
    dw_package_lay(&plan->worth, pressing, option, &price);
    if (plan->worth.priced && isnan(ours->price) && !isnan(price))
        return false;
    return dw_worth_asked(&plan->worth, option, price).them < ours->worth.them + DW_WORTH_SAME;
}

/* Does a demand or an ultimatum of theirs, whose day is still to come, wait for what it asks? */
static bool presses_on(const dw_plan *plan, size_t event)
{
    const dw_event *const said = &plan->deal->event[event];
    return said->until != DW_DAY_NONE && plan->day != DW_DAY_NONE && plan->day <= said->until &&
           dw_plan_is_disputed(plan) && !is_taken_back(plan, event) && !is_let_go(plan, event) &&
           !is_met(plan, said);
}

bool dw_ultimatum_presses(const dw_plan *plan, size_t event)
{
    const dw_event *const said = &plan->deal->event[event];
    return said->by == DW_SIDE_THEM && said->statement == DW_STATEMENT_ULTIMATUM &&
           presses_on(plan, event);
}

/* A question asks what is behind it, and answers nothing. */
static bool is_answer(const dw_event *event)
{
    return event->by == DW_SIDE_US &&
           (dw_event_is_on_terms(event) ||
            (event->kind == DW_EVENT_STATEMENT && event->statement != DW_STATEMENT_QUESTION));
}

double dw_event_presses(const dw_plan *plan, size_t event)
{
    enum { NO, ANSWERED, UNANSWERED };
    const dw_deal *const deal = plan->deal;
    if (!dw_ultimatum_presses(plan, event))
        return NO;
    for (size_t e = event + 1; e < deal->n_events; e++)
        if (is_answer(&deal->event[e]))
            return ANSWERED;
    return UNANSWERED;
}

static size_t running(const dw_plan *plan, dw_statement statement)
{
    const size_t said = newest_of_theirs(plan->deal, statement);
    if (said == DW_NONE || !dw_plan_is_disputed(plan))
        return DW_NONE;
    const double due = dw_record_due(plan, said);
    const bool is_ahead = due == AHEAD || due == TODAY;
    return is_ahead && (dw_record_their_statement(plan->deal) == said || presses_on(plan, said))
               ? said
               : DW_NONE;
}

size_t dw_running_ultimatum(const dw_plan *plan)
{
    return running(plan, DW_STATEMENT_ULTIMATUM);
}

size_t dw_running_demand(const dw_plan *plan)
{
    return running(plan, DW_STATEMENT_DEMAND);
}

bool dw_ultimatum_is_weighed(const dw_plan *plan)
{
    const size_t runs = dw_running_ultimatum(plan);
    return runs != DW_NONE && runs == plan->standing.words_event &&
           !isnan(plan->standing.words_worth) && dw_deal_is_open(plan->deal);
}

size_t dw_told_ultimatum(const dw_plan *plan)
{
    const size_t runs = dw_running_ultimatum(plan);
    return runs != DW_NONE ? runs : dw_past_ultimatum(plan);
}

bool dw_ultimatum_runs(const dw_plan *plan, bool *behind, double *value)
{
    const size_t said = dw_running_ultimatum(plan);
    *value = said == DW_NONE ? NONE : dw_record_due(plan, said);
    if (said != DW_NONE)
        dw_mark(behind, said);
    return true;
}

static bool is_demand(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && event->statement == DW_STATEMENT_DEMAND;
}

bool dw_demand_runs(const dw_plan *plan, bool *behind, double *value)
{
    const size_t newest = dw_record_their_statement(plan->deal);
    const bool waits = newest != DW_NONE && is_demand(&plan->deal->event[newest]);
    const size_t said = waits ? newest : dw_running_demand(plan);
    *value = said == DW_NONE ? NONE : dw_record_due(plan, said);
    if (said != DW_NONE)
        dw_mark(behind, said);
    return true;
}

/* Does it put other terms than the ultimatum of ours before it names? */
static bool puts_other_terms(const dw_deal *deal, const dw_event *said, const dw_event *event)
{
    if (!dw_event_is_offer(event) && !(dw_event_is_word(event) && event->n_terms > 0))
        return false;
    for (size_t t = 0; t < event->n_terms; t++)
        if (!dw_event_names_same(deal, said, &event->term[t]))
            return true;
    return false;
}

bool dw_our_ultimatum(const dw_plan *plan, bool *behind, double *value)
{
    enum { OPEN, PASSED, BETTERED };
    const dw_deal *const deal = plan->deal;
    size_t said = deal->n_events;
    *value = OPEN;
    while (said > 0 && !(deal->event[said - 1].by == DW_SIDE_US &&
                         deal->event[said - 1].statement == DW_STATEMENT_ULTIMATUM))
        said--;
    if (said == 0 || !dw_event_is_past(&deal->event[--said], plan->day))
        return true;
    *value = PASSED;
    dw_mark(behind, said);
    for (size_t e = said + 1; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        if (event->by != DW_SIDE_US)
            continue;
        if (puts_other_terms(deal, &deal->event[said], event))
            *value = BETTERED;
        else if (*value == PASSED && event->day >= deal->event[said].until && is_answer(event))
            *value = OPEN;
    }
    return true;
}

/* What they threatened with, or near to it. */
static bool turns_away(const dw_event *event)
{
    return event->by == DW_SIDE_THEM &&
           (event->kind == DW_EVENT_REFUSE || dw_signal_is_negative(event->signal));
}

size_t dw_after_ultimatum(const dw_plan *plan, bool *is_back)
{
    const dw_deal *const deal = plan->deal;
    const size_t said = dw_past_ultimatum(plan);
    size_t away = DW_NONE;
    *is_back = false;
    for (size_t e = deal->n_events; said != DW_NONE && e-- > said + 1;) {
        const dw_event *const event = &deal->event[e];
        if (event->day < deal->event[said].until)
            continue;
        if (comes_back(event)) {
            *is_back = true;
            return e;
        }
        if (away == DW_NONE && turns_away(event))
            away = e;
    }
    return away;
}

bool dw_past_ultimatum_state(const dw_plan *plan, bool *behind, double *value)
{
    enum { NO, QUIET, AWAY, BACK, MET };
    bool is_back;
    const size_t said = dw_past_ultimatum(plan);
    const size_t since = dw_after_ultimatum(plan, &is_back);
    *value = said == DW_NONE                          ? NO
             : is_back                                ? BACK
             : since != DW_NONE                       ? AWAY
             : is_met(plan, &plan->deal->event[said]) ? MET
                                                      : QUIET;
    if (said != DW_NONE)
        dw_mark(behind, said);
    if (since != DW_NONE)
        dw_mark(behind, since);
    return true;
}

bool dw_their_promises_overdue(const dw_plan *plan, bool *behind, double *value)
{
    const dw_promises *const promises = &plan->promises;
    *value = 0;
    for (size_t p = 0; p < promises->n_promises; p++) {
        const dw_promise *const promise = &promises->promise[p];
        if (!promise->overdue || plan->deal->event[promise->event].by != DW_SIDE_THEM)
            continue;
        ++*value;
        dw_mark(behind, promise->event);
    }
    return true;
}

/* ---- Silence ---------------------------------------------------------------------------------- */

/* Has either side spoken to the other? */
static bool is_contact(const dw_event *event)
{
    switch (event->kind) {
    case DW_EVENT_ACCEPT:
    case DW_EVENT_REFUSE:
    case DW_EVENT_STATEMENT:
    case DW_EVENT_SESSION: return true;
    case DW_EVENT_SIGNAL: return event->by == DW_SIDE_THEM;
    case DW_EVENT_ESCALATION:
        return event->action == DW_ACTION_MEETING || event->action == DW_ACTION_PROMISE;
    default: return dw_event_is_offer(event);
    }
}

bool dw_days_quiet(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    for (size_t e = deal->n_events; e-- > 0;) {
        if (!is_contact(&deal->event[e]))
            continue;
        const dw_day now =
            plan->day != DW_DAY_NONE ? plan->day : deal->event[deal->n_events - 1].day;
        *value = dw_day_difference(deal->event[e].day, now);
        dw_mark(behind, e);
        return true;
    }
    return false;
}

/* ---- After the executives have talked ------------------------------------------------------------ */

static size_t newest_meeting(const dw_deal *deal)
{
    for (size_t e = deal->n_events; e-- > 0;)
        if (deal->event[e].kind == DW_EVENT_ESCALATION &&
            deal->event[e].action == DW_ACTION_MEETING)
            return e;
    return DW_NONE;
}

/* A move of theirs begins the count anew; ours alone does not take the talks on. */
bool dw_stalls_since_meeting(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const size_t met = newest_meeting(deal);
    *value = 0;
    if (met == DW_NONE)
        return true;
    size_t from = met + 1;
    for (size_t e = from; e < deal->n_events; e++) {
        const size_t m = plan->ledger.move_of[e];
        if (m != DW_NONE && plan->ledger.move[m].kind != DW_MOVE_NONE &&
            deal->event[e].by == DW_SIDE_THEM)
            from = e + 1;
    }
    for (size_t e = from; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_SESSION ||
            (deal->event[e].kind == DW_EVENT_REFUSE && deal->event[e].by == DW_SIDE_THEM)) {
            ++*value;
            dw_mark(behind, e);
        }
    return true;
}
