/* What the record says of approvals, the team and promises, of other deals and of the end. */
#include "compose.h"
#include "measures.h"

#include "../deal/stands.h"

#include <math.h>

/* ---- Before the late decisions -------------------------------------------------------------- */

dw_status dw_compose_record(dw_composer *c)
{
    dw_status status = dw_approvals_make(&c->plan.worth, c->arena, &c->plan.approvals, c->err);
    if (status == DW_OK)
        status = dw_compose_barred(c);
    if (status == DW_OK)
        status = dw_team_make(c->deal, c->stake, c->arena, &c->plan.team, c->err);
    if (status == DW_OK)
        status = dw_promises_make(&c->plan.worth, c->arena, &c->plan.promises, c->err);
    if (status != DW_OK)
        return status;
    dw_compose_words(c);
    return dw_compose_rivals(c);
}

/* ---- Once the next offer is there ----------------------------------------------------------- */

/* What our own house has said no to in the package; the options are copied. */
static dw_status find_denial(dw_composer *c, const dw_package *package, dw_plan_denial *denial)
{
    const size_t n = c->deal->n_issues;
    const dw_ruling *by[DW_ISSUES_MAX];
    const dw_ruling *const ruling =
        dw_approvals_denials(&c->plan.approvals, &c->plan.worth, package, by);
    if (!ruling)
        return DW_OK;
    size_t *const option = DW_TAKE(c->arena, n, size_t);
    bool *const denied = DW_TAKE(c->arena, n, bool);
    if (!option || !denied)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < n; i++) {
        option[i] = package->option[i];
        denied[i] = by[i] == ruling;
    }
    *denial = (dw_plan_denial){.ruling = ruling, .package = *package, .denied = denied};
    denial->package.option = option;
    return DW_OK;
}

/* May we say yes to what they have on the table? Its worth is known where something stands there. */
static dw_status clear_theirs(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    size_t option[DW_ISSUES_MAX];
    double price;
    plan->their_authority = DW_NONE;
    if (isfinite(plan->standing.their_worth) &&
        dw_standing_offer(&plan->worth, DW_SIDE_THEM, option, &price)) {
        const dw_package theirs = dw_package_weigh(&plan->worth, option, price);
        plan->their_clearance = dw_approvals_clear_all(&plan->approvals, &plan->worth, &theirs);
        if (theirs.authority > 0)
            plan->their_authority = theirs.authority;
        plan->their_condition = dw_approvals_condition(&plan->approvals, &plan->worth, &theirs);
        return find_denial(c, &theirs, &plan->their_denial);
    }
    return DW_OK;
}

/* Of `worse`, the terms that the next offer has as no event between the two sides has named them. */
static void find_unsaid(const dw_composer *c, const bool *worse, bool *unsaid)
{
    const dw_package *const next = &c->plan.proposals.next;
    const size_t price = c->plan.worth.cash_issue[DW_CASH_PRICE];
    for (size_t i = 0; i < c->deal->n_issues; i++)
        unsaid[i] = worse[i];
    for (size_t e = 0; e < c->deal->n_events; e++) {
        const dw_event *const event = &c->deal->event[e];
        if (!dw_event_is_offer(event) && event->kind != DW_EVENT_STATEMENT &&
            event->kind != DW_EVENT_ACCEPT && event->kind != DW_EVENT_REFUSE)
            continue;
        for (size_t t = 0; t < event->n_terms; t++) {
            const dw_term *const term = &event->term[t];
            if (term->issue == price ? fabs(term->number - next->price) < 1
                                     : term->option == next->option[term->issue])
                unsaid[term->issue] = false;
        }
    }
}

/* Of what a package would bring back, what they have not said no to. */
static void leave_unwanted(const dw_composer *c, const dw_package *package, bool *back)
{
    const dw_worth_model *const worth = &c->plan.worth;
    for (size_t i = 0; worth->refused && i < c->deal->n_issues; i++)
        back[i] = back[i] && !dw_option_set_has(&worth->refused[i], package->option[i]);
}

/* What our own house has said no to is asked for anew, and so is a price that went out without its yes,
 * though they have either from us already; and one that nothing of ours stands at any more. */
static void mark_ungranted(const dw_composer *c, bool *worse)
{
    const dw_plan *const plan = &c->plan;
    const dw_clearance bound = plan->approvals.bound.clearance;
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    for (size_t i = 0; i < c->deal->n_issues; i++)
        worse[i] = worse[i] || (plan->next_denial.denied && plan->next_denial.denied[i]);
    if (price != DW_NONE && plan->proposals.next.authority != 0 &&
        plan->proposals.next.authority != DW_NONE &&
        (bound == DW_CLEARANCE_UNASKED || bound == DW_CLEARANCE_REFUSED ||
         (bound == DW_CLEARANCE_NONE && plan->approvals.n_grants == 0)))
        worse[price] = true;
}

/* May the next offer be made, and what of it would have to be asked for? */
static dw_status clear_next(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    if (!plan->proposals.exists)
        return DW_OK;
    const dw_package *const next = &plan->proposals.next;
    bool *const worse = DW_TAKE(c->arena, c->deal->n_issues, bool);
    bool *const back = DW_TAKE(c->arena, c->deal->n_issues, bool);
    bool *const unsaid = DW_TAKE(c->arena, c->deal->n_issues, bool);
    if (!worse || !back || !unsaid)
        return DW_COMPOSER_FULL(c);
    plan->next_clearance = dw_approvals_clear_all(&plan->approvals, &plan->worth, next);
    plan->next_condition = dw_approvals_condition(&plan->approvals, &plan->worth, next);
    const dw_status status = find_denial(c, next, &plan->next_denial);
    if (status != DW_OK)
        return status;
    (void)dw_approvals_worse(&plan->approvals, &plan->worth, next, worse);
    (void)dw_approvals_better(&plan->approvals, &plan->worth, next, back);
    mark_ungranted(c, worse);
    for (size_t i = 0; i < c->deal->n_issues; i++)
        back[i] = back[i] && !worse[i];
    leave_unwanted(c, next, back);
    find_unsaid(c, worse, unsaid);
    plan->next_worse = worse;
    plan->next_unsaid = unsaid;
    plan->next_back = back;
    return DW_OK;
}

/* What the request that waits brings back by now: they may have said no to some of it since. */
static dw_status find_request_back(dw_composer *c)
{
    const dw_approvals *const approvals = &c->plan.approvals;
    if (approvals->newest_open == DW_NONE)
        return DW_OK;
    const dw_request *const request = &approvals->request[approvals->newest_open];
    bool *const back = DW_TAKE(c->arena, c->deal->n_issues, bool);
    if (!back)
        return DW_COMPOSER_FULL(c);
    for (size_t i = 0; i < c->deal->n_issues; i++)
        back[i] = request->back[i];
    leave_unwanted(c, &request->package, back);
    c->plan.request_back = back;
    return DW_OK;
}

/* The first trade, laid over what we have on the table or have said beside it. Where no ruling grants the
 * whole, a refusal of what it gives counts, in whatever package that was refused. */
static void clear_trade(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    size_t option[DW_ISSUES_MAX];
    dw_package laid = {.option = option};
    plan->trade_needs = (dw_trade_needs){.authority = DW_NONE};
    if (plan->n_trades == 0 || !dw_standing_offer(&plan->worth, DW_SIDE_US, option, &laid.price) ||
        isnan(laid.price))
        return;
    if (plan->starts_at_word)
        dw_package_lay(&plan->worth, plan->word.event, option, &laid.price);
    const dw_trade *const trade = &plan->trade[0];
    option[trade->give_issue] = trade->give_option;
    const dw_ruling *given = dw_approvals_ruling(&plan->approvals, &plan->worth, &laid);
    if (!given && trade->give_issue != plan->worth.cash_issue[DW_CASH_PRICE])
        given = dw_approvals_denied_option(&plan->approvals, &plan->worth, trade->give_issue,
                                           trade->give_option, laid.price);
    option[trade->get_issue] = trade->get_option;
    const dw_ruling *const whole = dw_approvals_ruling(&plan->approvals, &plan->worth, &laid);
    const dw_ruling *const ruling = whole ? whole : given;
    plan->trade_needs.clearance = dw_approvals_clear(&plan->approvals, &plan->worth, &laid);
    plan->trade_needs.authority = dw_package_authority(&plan->worth, option, laid.price);
    if (!ruling || ruling->granted)
        return;
    plan->trade_needs.clearance = DW_CLEARANCE_REFUSED;
    plan->trade_needs.refusal = ruling;
}

/* What nobody had to grant when it was put, or agreed, does not rest on what was granted since. */
static bool is_older(const dw_plan *plan, const dw_package *package, bool agreed)
{
    const dw_event *const put = agreed ? plan->stands.agreement : plan->stands.offer[DW_SIDE_US];
    return put && plan->our_condition && put < &plan->deal->event[plan->our_condition->event] &&
           dw_package_authority(&plan->worth, package->option, package->price) == 0;
}

static dw_status look_beside(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    size_t option[DW_ISSUES_MAX];
    dw_package package = {.option = option};
    plan->other = c->options->other;
    plan->n_others = c->options->n_others;
    const bool agreed = dw_agreed_package(&plan->worth, option, &package.price);
    if (!agreed && !dw_standing_offer(&plan->worth, DW_SIDE_US, option, &package.price))
        return DW_OK;
    plan->our_condition = dw_approvals_condition(&plan->approvals, &plan->worth, &package);
    if ((!agreed && !dw_stands_offered(&plan->stands, DW_SIDE_US, plan->day)) ||
        is_older(plan, &package, agreed))
        plan->our_condition = NULL;
    return dw_precedents_make(&plan->worth, &package, plan->other, plan->n_others, c->arena,
                              &plan->precedents, c->err);
}

static double named(dw_money figure)
{
    return dw_money_known(figure) ? (double)figure : (double)NAN;
}

dw_status dw_compose_end(dw_composer *c)
{
    /* The figures that every page names: what lies between them and an amount adds up for who reads it. */
    const dw_debrief_aims aims = {named(c->plan.package_target), named(c->plan.package_walk_away)};
    dw_status status = clear_next(c);
    if (status == DW_OK)
        status = clear_theirs(c);
    clear_trade(c);
    if (status == DW_OK)
        status = find_request_back(c);
    if (status == DW_OK)
        status = look_beside(c);
    if (status == DW_OK)
        status = dw_compose_unpaid(c);
    c->plan.table.model = &c->plan.worth;
    c->plan.open_table.model = &c->plan.worth;
    if (status == DW_OK)
        status = dw_debrief_make(&c->plan.open_table, &c->plan.open_frontier, &aims, c->arena,
                                 &c->plan.debrief, c->err);
    return status;
}

/* ---- Measures of the deal ------------------------------------------------------------------- */

static double approver_away(const dw_approvals *approvals)
{
    if (approvals->newest_open == DW_NONE || !approvals->request[approvals->newest_open].absent)
        return 0;
    return approvals->request[approvals->newest_open].stand_in ? 1 : 2;
}

/* May somebody grant the newest request that waits? */
static double request_reach(const dw_approvals *approvals)
{
    if (approvals->newest_open == DW_NONE)
        return 0;
    const dw_request *const request = &approvals->request[approvals->newest_open];
    if (request->answerer)
        return 1;
    return request->too_high ? 2 : 3;
}

bool dw_plan_gain_counts(const dw_plan *plan, double gain)
{
    const double tolerance = dw_playbook_setting(plan->playbook, DW_SETTING_PACKAGES_TOLERANCE);
    const double whole =
        dw_money_known(plan->package_target) ? fabs((double)plan->package_target) : 0;
    return gain > fmax(tolerance * whole, DW_WORTH_SAME);
}

bool dw_plan_better_counts(const dw_plan *plan, const dw_better *better)
{
    return better->n_points > 0 &&
           (dw_plan_gain_counts(plan, better->ours) || dw_plan_gain_counts(plan, better->theirs));
}

static double left_for_both(const dw_plan *plan)
{
    const dw_debrief *const debrief = &plan->debrief;
    if (!debrief->has_better)
        return 0;
    return dw_plan_better_counts(plan, &debrief->better) ? 2 : 1;
}

const dw_event *dw_promise_owed(const dw_plan *plan)
{
    const dw_promises *const promises = &plan->promises;
    const dw_event *oldest = NULL;
    for (size_t i = 0; i < promises->n_promises; i++) {
        const dw_promise *const made = &promises->promise[i];
        const dw_event *const event = &plan->deal->event[made->event];
        if (event->by != DW_SIDE_US || made->answer != DW_NONE || event == plan->word.event)
            continue;
        if (made->overdue)
            return event;
        oldest = oldest ? oldest : event;
    }
    return oldest;
}

/* Has it a term that they have said no to, and have not named since? */
static bool is_unwanted(const dw_composer *c, const dw_event *promise)
{
    for (size_t t = 0; t < promise->n_terms; t++) {
        const dw_term *const term = &promise->term[t];
        if (term->option != DW_NONE && dw_offered_is_out(&c->offered, term->issue, term->option))
            return true;
    }
    return false;
}

/* A promise that names no terms needs nobody. */
static double promise_needs(const dw_composer *c)
{
    enum { UNWANTED = DW_CLEARANCE_COUNT };
    const dw_event *const owed = dw_promise_owed(&c->plan);
    if (!owed)
        return DW_CLEARANCE_NONE;
    const dw_event_approval *const at = &c->plan.approvals.event[owed - c->plan.deal->event];
    const dw_clearance needs = at->offer == DW_CLEARANCE_NONE ? DW_CLEARANCE_OWN
                               : at->now == DW_CLEARANCE_NONE ? at->offer
                                                              : at->now;
    const bool may = needs == DW_CLEARANCE_OWN || needs == DW_CLEARANCE_COVERED;
    return may && is_unwanted(c, owed) ? (double)UNWANTED : (double)needs;
}

static bool known(double number, double *value)
{
    *value = number;
    return !isnan(number);
}

static double denial_level(const dw_plan *plan, const dw_plan_denial *denial)
{
    enum { NONE, REFUSED, CUT, TIED };
    const dw_ruling *const ruling = denial->ruling;
    if (!ruling)
        return NONE;
    if (!ruling->granted)
        return REFUSED;
    return dw_approvals_leaves(&plan->approvals, &plan->worth, ruling, denial->denied) ? CUT : TIED;
}

bool dw_measure_house(const dw_composer *c, dw_measure measure, double *value)
{
    const dw_plan *const plan = &c->plan;
    const dw_approvals *const approvals = &plan->approvals;
    const dw_team *const team = &plan->team;
    switch (measure) {
    case DW_MEASURE_OPEN_REQUESTS: *value = (double)approvals->n_open; return true;
    case DW_MEASURE_UNAPPROVED_OFFERS: *value = (double)approvals->n_unapproved; return true;
    case DW_MEASURE_REFUSED_OFFERED: *value = (double)approvals->n_refused; return true;
    case DW_MEASURE_VOID_ANSWERS: *value = (double)approvals->n_void; return true;
    case DW_MEASURE_APPROVER_AWAY: *value = approver_away(approvals); return true;
    case DW_MEASURE_REQUEST_REACH: *value = request_reach(approvals); return true;
    case DW_MEASURE_PLAN_PUBLISHED: *value = team->version > 0; return true;
    case DW_MEASURE_UNCONFIRMED: *value = (double)team->n_unconfirmed; return team->version > 0;
    case DW_MEASURE_OUR_LEADS: *value = (double)team->n_leads; return true;
    case DW_MEASURE_TEAM_DISTANCE:
        return known(team->n_pairs > 0 ? team->pair[0].distance : (double)NAN, value);
    case DW_MEASURE_PLAN_DISTANCE: return known(team->plan.distance, value);
    case DW_MEASURE_NEXT_OFFER_NEEDS: *value = plan->next_clearance; return true;
    case DW_MEASURE_THEIR_OFFER_NEEDS: *value = plan->their_clearance; return true;
    case DW_MEASURE_NEXT_OFFER_DENIED: *value = denial_level(plan, &plan->next_denial); return true;
    case DW_MEASURE_THEIR_OFFER_DENIED:
        *value = denial_level(plan, &plan->their_denial);
        return true;
    case DW_MEASURE_TRADE_NEEDS: *value = plan->trade_needs.clearance; return true;
    case DW_MEASURE_OUR_TERMS_NEED: *value = approvals->bound.clearance; return true;
    case DW_MEASURE_PROMISE_NEEDS: *value = promise_needs(c); return true;
    case DW_MEASURE_OUR_WORD: *value = dw_our_word_stands(plan); return true;
    case DW_MEASURE_PRECEDENTS: *value = (double)plan->precedents.n_deals; return true;
    case DW_MEASURE_AGREED_PLACE: *value = plan->debrief.result; return true;
    case DW_MEASURE_SIGNED_PLACE: *value = plan->debrief.signed_as; return true;
    case DW_MEASURE_LEFT_FOR_BOTH: *value = left_for_both(plan); return true;
    default: return false;
    }
}

/* ---- Measures of an event ------------------------------------------------------------------- */

static const dw_request *request_of(const dw_composer *c, size_t item)
{
    const size_t request = c->plan.approvals.event[item].request;
    const bool asks = c->deal->event[item].kind == DW_EVENT_APPROVAL &&
                      c->deal->event[item].action == DW_ACTION_REQUEST;
    return asks && request != DW_NONE ? &c->plan.approvals.request[request] : NULL;
}

/* A grant after a refusal, or of its own accord, answers no request. */
static double is_unasked(const dw_composer *c, size_t item)
{
    const dw_event_approval *const made = &c->plan.approvals.event[item];
    return c->deal->event[item].kind == DW_EVENT_APPROVAL &&
           c->deal->event[item].action == DW_ACTION_GRANT && made->answer == DW_ANSWER_COUNTS &&
           !made->is_answer;
}

/* Whatever else goes on between the talk and the promise is no step of an escalation. */
static double is_promised(const dw_composer *c, size_t item)
{
    const dw_deal *const deal = c->deal;
    if (deal->event[item].kind != DW_EVENT_ESCALATION ||
        deal->event[item].action != DW_ACTION_MEETING)
        return 0;
    for (size_t e = item + 1; e < deal->n_events; e++)
        if (dw_is_talk_promise(&deal->event[item], &deal->event[e]) ||
            deal->event[e].kind == DW_EVENT_ESCALATION)
            return dw_event_is_promise(&deal->event[e]);
    return 0;
}

/* What the record says now of our offer before this one. */
static double replaced(const dw_composer *c, size_t item)
{
    const dw_event_approval *const event = c->plan.approvals.event;
    if (event[item].offer == DW_CLEARANCE_NONE)
        return DW_CLEARANCE_NONE;
    for (size_t e = item; e-- > 0;)
        if (event[e].offer != DW_CLEARANCE_NONE && !dw_event_binds_us(&c->deal->event[e]))
            return event[e].now == DW_CLEARANCE_NONE ? event[e].offer : event[e].now;
    return DW_CLEARANCE_NONE;
}

static double names_price(const dw_composer *c, size_t item)
{
    double price;
    return dw_event_price(&c->plan, item, &price);
}

bool dw_measure_house_event(const dw_composer *c, dw_measure measure, size_t item, double *value)
{
    const dw_event_approval *const approval = &c->plan.approvals.event[item];
    const dw_event_team *const team = &c->plan.team.event[item];
    const dw_request *const request = request_of(c, item);
    switch (measure) {
    case DW_MEASURE_EVENT_OFFER: *value = approval->offer; return true;
    case DW_MEASURE_EVENT_SETTLED: *value = approval->settled; return true;
    case DW_MEASURE_EVENT_REQUEST: *value = request ? 1 + (double)request->status : 0; return true;
    case DW_MEASURE_EVENT_ANSWER: *value = approval->answer; return true;
    case DW_MEASURE_EVENT_SPEAKER: *value = team->speaker; return true;
    case DW_MEASURE_EVENT_INFORMED: *value = team->uninformed; return true;
    case DW_MEASURE_EVENT_NAMES_PRICE: *value = names_price(c, item); return true;
    case DW_MEASURE_EVENT_NAMED_LOW: *value = request && request->named_low; return true;
    case DW_MEASURE_EVENT_BY_PEOPLE:
        *value = c->plan.approvals.newest_by_people == item;
        return true;
    case DW_MEASURE_EVENT_KEEPS_PROMISE: *value = c->plan.promises.kept[item]; return true;
    case DW_MEASURE_EVENT_UNASKED: *value = is_unasked(c, item); return true;
    case DW_MEASURE_EVENT_OFFER_NOW: *value = approval->now; return true;
    case DW_MEASURE_EVENT_RULED: *value = approval->ruled; return true;
    case DW_MEASURE_EVENT_REPLACES: *value = replaced(c, item); return true;
    case DW_MEASURE_EVENT_RIVAL: *value = dw_record_rival(&c->plan, item); return true;
    case DW_MEASURE_EVENT_PROMISED: *value = is_promised(c, item); return true;
    default: return false;
    }
}
