/* Approvals, computed by replaying the record. What may be offered by them stands in clearance.c. */
#include "approvals.h"

#include "../playbook/words.h"
#include "../trade/standing.h"

#include <math.h>
#include <string.h>

/* ---- Replaying ------------------------------------------------------------------------------ */

typedef struct replay {
    const dw_worth_model *model;
    const dw_deal *deal;
    dw_arena *arena;
    dw_approvers approvers;
    dw_approvals *made;
    dw_request *request;
    bool **open;      /* of each request, the list it shows */
    dw_package *part; /* of each request, what a grant of terms of its own is laid over */
    dw_ruling *ruling;
    dw_event_approval *event;
    size_t option[DW_SIDE_COUNT][DW_ISSUES_MAX];
    dw_standing table[DW_SIDE_COUNT]; /* what each side has on the table, in the options above */
    size_t at;                        /* the event */
} replay;

static double price_said(const replay *r, const size_t *option, double price)
{
    return isnan(price) && r->model->priced ? dw_worth_terms(r->model, option).price : price;
}

/* With options of its own, its price said: what others are compared with. NULL options when memory ends. */
static dw_package take_terms(const replay *r, const size_t *option, double price)
{
    const size_t n = r->deal->n_issues;
    size_t *const own = DW_TAKE(r->arena, n, size_t);
    if (own && n > 0)
        memcpy(own, option, n * sizeof *own);
    return (dw_package){.option = own, .price = price_said(r, option, price)};
}

/* The same, weighed: what is asked for or answered. */
static dw_package take_package(const replay *r, const size_t *option, double price)
{
    const dw_package package = take_terms(r, option, price);
    return package.option ? dw_package_weigh(r->model, package.option, price) : package;
}

/* The event's terms over what a side has on the table. */
static dw_package take_named(const replay *r, dw_side side)
{
    size_t option[DW_ISSUES_MAX];
    double price = r->table[side].price;
    memcpy(option, r->table[side].option, sizeof option);
    dw_package_lay(r->model, &r->deal->event[r->at], option, &price);
    return take_package(r, option, price);
}

static dw_package on_our_table(const replay *r)
{
    const dw_standing *const ours = &r->table[DW_SIDE_US];
    return (dw_package){.option = ours->option, .price = price_said(r, ours->option, ours->price)};
}

static size_t higher(size_t a, size_t b)
{
    if (a == DW_NONE || b == DW_NONE)
        return a == DW_NONE ? b : a;
    return a > b ? a : b;
}

/* ---- Requests ------------------------------------------------------------------------------- */

static void settle(replay *r, dw_request *request, dw_request_status status)
{
    request->status = status;
    request->answer = r->at;
    request->since = r->deal->event[r->at].day;
}

static void mark_asked(const replay *r, const dw_request *request, bool *asked, bool *open,
                       bool *back)
{
    const dw_package table = on_our_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        const dw_package *const than = grant ? &grant->package : &table;
        asked[i] = !dw_approvals_as_good(r->made, r->model, &request->package, than, i);
        open[i] = asked[i];
        back[i] =
            !asked[i] && !dw_approvals_as_good(r->made, r->model, &table, &request->package, i);
    }
}

/* What has been asked for without what needs an answer: that stands as it was granted before, or was on
 * the table when it was asked. */
static dw_package take_base(const replay *r, const dw_request *request)
{
    const dw_package table = on_our_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    const dw_package *const before = grant ? &grant->package : &table;
    const size_t price = r->model->cash_issue[DW_CASH_PRICE];
    size_t option[DW_ISSUES_MAX];
    for (size_t i = 0; i < r->deal->n_issues; i++)
        option[i] = request->asked[i] ? before->option[i] : request->package.option[i];
    const bool asks_price = price != DW_NONE && request->asked[price];
    return take_terms(r, option, asks_price ? before->price : request->package.price);
}

static bool ask(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    const size_t n = r->deal->n_issues;
    bool *const asked = DW_TAKE(r->arena, n, bool);
    bool *const open = DW_TAKE(r->arena, n, bool);
    bool *const back = DW_TAKE(r->arena, n, bool);
    dw_request request = {.event = r->at,
                          .package = take_named(r, DW_SIDE_US),
                          .named = event->authority,
                          .asked = asked,
                          .open = open,
                          .back = back,
                          .answer = DW_NONE,
                          .since = event->day};
    if (!asked || !open || !back || !request.package.option)
        return false;
    const size_t needed = higher(request.package.authority, event->needs);
    r->event[r->at].authority = needed;
    request.authority = higher(needed, request.named);
    request.named_low = request.named != DW_NONE && needed != DW_NONE && request.named < needed;
    mark_asked(r, &request, asked, open, back);
    r->part[r->made->n_requests] = take_base(r, &request);
    if (!r->part[r->made->n_requests].option)
        return false;
    for (size_t i = 0; i < r->made->n_requests; i++)
        if (dw_request_waits(&r->request[i]))
            settle(r, &r->request[i], DW_REQUEST_SUPERSEDED);
    for (size_t k = r->made->n_rulings; k-- > 0;)
        if (r->ruling[k].granted &&
            dw_approvals_covers(r->made, r->model, &r->ruling[k].package, &request.package)) {
            request.status = DW_REQUEST_GRANTED;
            request.answer = r->ruling[k].event;
            break;
        }
    r->event[r->at].request = r->made->n_requests;
    r->open[r->made->n_requests] = open;
    r->request[r->made->n_requests++] = request;
    return true;
}

/* The newest request, where a part of it was granted: who asks for more of it asks anew. */
static size_t newest_part(const dw_approvals *made)
{
    const size_t n = made->n_requests;
    return n > 0 && made->request[n - 1].status == DW_REQUEST_PARTLY ? n - 1 : DW_NONE;
}

/* The request that an event answers: the one it names, else the newest that waits, else the newest of all
 * where a part of it was granted; or DW_NONE. */
static size_t answered(const replay *r)
{
    const size_t number = r->deal->event[r->at].answers;
    for (size_t i = r->made->n_requests; i-- > 0;)
        if (number > 0 ? r->deal->event[r->request[i].event].number == number
                       : dw_request_waits(&r->request[i]))
            return i;
    return number > 0 ? DW_NONE : newest_part(r->made);
}

/* ---- Answers -------------------------------------------------------------------------------- */

/* `on`: what is granted of it; NULL: it is refused. */
static bool rule(replay *r, dw_package package, const bool *on)
{
    r->ruling[r->made->n_rulings++] =
        (dw_ruling){.package = package, .granted = on != NULL, .on = on, .event = r->at};
    r->made->n_grants += on != NULL;
    return package.option != NULL;
}

static bool *take_marks(const replay *r)
{
    bool *const marks = DW_TAKE(r->arena, r->deal->n_issues, bool);
    for (size_t i = 0; marks && i < r->deal->n_issues; i++)
        marks[i] = false;
    return marks;
}

/* What a grant of terms of its own leaves granted: these over what the request leaves without its open
 * issues; without a request over what is on the table. */
static dw_package take_part(const replay *r, size_t request)
{
    if (request == DW_NONE)
        return take_named(r, DW_SIDE_US);
    const dw_package *const from = &r->part[request];
    size_t option[DW_ISSUES_MAX];
    double price = from->price;
    memcpy(option, from->option, r->deal->n_issues * sizeof *option);
    dw_package_lay(r->model, &r->deal->event[r->at], option, &price);
    return take_package(r, option, price);
}

/* What of the request a grant gives and what it does not. */
static bool note_part(replay *r, size_t at, const dw_package *as, const bool *on)
{
    dw_event_approval *const made = &r->event[r->at];
    bool *const missing = take_marks(r);
    if (!missing)
        return false;
    memcpy(missing, r->open[at], r->deal->n_issues * sizeof *missing);
    made->package = r->request[at].package;
    made->granted = on;
    made->granted_as = *as;
    made->missing = missing;
    return true;
}

/* Terms of its own were weighed as `part`; without, NULL. */
static bool grant(replay *r, size_t at, const dw_package *part)
{
    const dw_event *const event = &r->deal->event[r->at];
    bool *const on = take_marks(r);
    if (!on)
        return false;
    if (at == DW_NONE) {
        for (size_t t = 0; t < event->n_terms; t++)
            on[event->term[t].issue] = true;
        return rule(r, *part, on);
    }
    dw_request *const request = &r->request[at];
    const dw_package *const package = part ? part : &request->package;
    size_t n_open = 0;
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        bool *const open = &r->open[at][i];
        *open = *open && !dw_approvals_as_good(r->made, r->model, &request->package, package, i);
        n_open += *open;
        on[i] = request->asked[i] && !*open;
    }
    for (size_t t = 0; part && t < event->n_terms; t++)
        on[event->term[t].issue] = true;
    r->part[at] = *package;
    settle(r, request, n_open > 0 ? DW_REQUEST_PARTLY : DW_REQUEST_GRANTED);
    return rule(r, *package, on) && (n_open == 0 || note_part(r, at, package, on));
}

static bool refuse(replay *r, dw_request *request)
{
    const dw_event *const event = &r->deal->event[r->at];
    if (!request)
        return rule(r, take_named(r, DW_SIDE_US), NULL);
    settle(r, request, DW_REQUEST_REFUSED);
    if (event->n_terms == 0)
        return rule(r, request->package, NULL);
    size_t option[DW_ISSUES_MAX];
    double price = request->package.price;
    memcpy(option, request->package.option, r->deal->n_issues * sizeof *option);
    dw_package_lay(r->model, event, option, &price);
    return rule(r, take_package(r, option, price), NULL);
}

static void note_by_list(replay *r)
{
    r->event[r->at].by_people = dw_approves_by_list(&r->approvers, r->at);
    if (r->event[r->at].by_people)
        r->made->newest_by_people = r->at;
}

static bool answer(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_event_approval *const made = &r->event[r->at];
    made->request = answered(r);
    dw_request *const request = made->request == DW_NONE ? NULL : &r->request[made->request];
    if (!request && event->n_terms == 0) {
        made->answer = DW_ANSWER_TO_NOTHING;
        r->made->n_void++;
        return true;
    }
    const bool grants_part = event->n_terms > 0 && event->action == DW_ACTION_GRANT;
    dw_package part = {.authority = request ? request->authority : DW_NONE};
    if (grants_part) {
        part = take_part(r, made->request);
        if (!part.option)
            return false;
        part.authority = made->authority = higher(part.authority, event->needs);
    }
    const char *const asker = request ? r->deal->event[request->event].who : NULL;
    made->answer = dw_answer_weigh(&r->approvers, r->at, asker, part.authority);
    if (made->answer != DW_ANSWER_COUNTS) {
        r->made->n_void++;
        return true;
    }
    note_by_list(r);
    return event->action == DW_ACTION_GRANT ? grant(r, made->request, grants_part ? &part : NULL)
                                            : refuse(r, request);
}

static void delegate(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_approvers *const approvers = &r->approvers;
    /* Whom somebody else delegated to delegates no further. */
    dw_approvers by_role = *approvers;
    by_role.n_delegations = 0;
    if (!event->to || !dw_may_approve(&by_role, r->at)) {
        r->event[r->at].answer = DW_ANSWER_BY_OTHER;
        r->made->n_void++;
        return;
    }
    r->event[r->at].answer = DW_ANSWER_COUNTS;
    note_by_list(r);
    approvers->delegation[approvers->n_delegations++] =
        (dw_delegation){event->who, event->to, r->at, event->until};
}

/* ---- Offers --------------------------------------------------------------------------------- */

/* What the newest grant grants of the offer, among what is worse for us than our standard, and what it does
 * not cover: a price below the one that is granted is both. Where it speaks of nothing of it, there is no
 * part. */
static bool mark_parts(replay *r, const dw_package *package)
{
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    dw_event_approval *const made = &r->event[r->at];
    size_t option[DW_ISSUES_MAX], n_granted = 0;
    if (!grant)
        return true;
    dw_standard_package(r->model, option);
    const dw_package standard = {.option = option,
                                 .price = r->model->priced ? dw_worth_terms(r->model, option).price
                                                           : (double)NAN};
    bool *const granted = take_marks(r), *const missing = take_marks(r);
    if (!granted || !missing)
        return false;
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        missing[i] = !dw_approvals_as_good(r->made, r->model, package, &grant->package, i);
        granted[i] = grant->on[i] && (missing[i] || !dw_approvals_as_good(r->made, r->model,
                                                                          package, &standard, i));
        n_granted += granted[i];
    }
    if (n_granted == 0)
        return true;
    made->granted_as = grant->package;
    made->granted = granted;
    made->missing = missing;
    return true;
}

/* Our offer, or our acceptance of theirs. */
static bool judge_offer(replay *r)
{
    const dw_package package = on_our_table(r);
    dw_event_approval *const made = &r->event[r->at];
    made->authority = higher(dw_package_authority(r->model, package.option, package.price),
                             r->deal->event[r->at].needs);
    made->offer = dw_approvals_clear_as(r->made, r->model, &package, made->authority);
    if (made->offer == DW_CLEARANCE_ASKED)
        made->offer = DW_CLEARANCE_UNASKED;
    r->made->n_unapproved += made->offer == DW_CLEARANCE_UNASKED;
    r->made->n_refused += made->offer == DW_CLEARANCE_REFUSED;
    if (made->offer != DW_CLEARANCE_UNASKED && made->offer != DW_CLEARANCE_REFUSED)
        return true;
    if (made->offer == DW_CLEARANCE_REFUSED)
        made->refusal =
            (size_t)(dw_approvals_ruling(r->made, r->model, &package) - r->made->ruling);
    made->package = take_package(r, package.option, package.price);
    return made->package.option != NULL &&
           (made->offer == DW_CLEARANCE_REFUSED || mark_parts(r, &package));
}

/* What we have on the table without approval may have got a part of one since. */
static bool mark_standing(replay *r)
{
    size_t e = r->deal->n_events;
    while (e > 0 && r->event[e - 1].offer == DW_CLEARANCE_NONE)
        e--;
    if (e == 0 || r->event[e - 1].offer != DW_CLEARANCE_UNASKED || r->event[e - 1].granted)
        return true;
    r->at = e - 1;
    const dw_package package = on_our_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    return (grant && dw_approvals_covers(r->made, r->model, &grant->package, &package)) ||
           mark_parts(r, &package);
}

static bool play(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    r->event[r->at] =
        (dw_event_approval){.request = DW_NONE, .authority = DW_NONE, .refusal = DW_NONE};
    dw_standing_follow(r->model, event, r->table);
    if (event->by != DW_SIDE_US)
        return true;
    /* Who confirms what was agreed offers nothing. */
    if (dw_event_is_offer(event) ||
        (event->kind == DW_EVENT_ACCEPT && !dw_deal_confirms(r->deal, r->at)))
        return judge_offer(r);
    if (event->kind != DW_EVENT_APPROVAL)
        return true;
    switch (event->action) {
    case DW_ACTION_REQUEST: return ask(r);
    case DW_ACTION_GRANT:
    case DW_ACTION_REFUSE: return answer(r);
    case DW_ACTION_DELEGATE: delegate(r); return true;
    default: return true;
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void address(const replay *r)
{
    const dw_deal *const deal = r->deal;
    for (size_t i = 0; i < r->made->n_requests; i++) {
        dw_request *const request = &r->request[i];
        if (!dw_request_waits(request))
            continue;
        r->made->n_open++;
        r->made->newest_open = i;
        request->since = deal->event[request->event].day;
        if (deal->day != DW_DAY_NONE && request->since != DW_DAY_NONE)
            request->days_waiting =
                dw_day_working_between(request->since, deal->day, &r->model->playbook->holidays);
        dw_request_address(&r->approvers, request);
    }
}

static bool take_lists(replay *r, dw_arena *arena)
{
    size_t n = 0, n_moves = 0;
    for (size_t e = 0; e < r->deal->n_events; e++) {
        n += r->deal->event[e].kind == DW_EVENT_APPROVAL;
        n_moves += dw_is_move_of_ours(&r->deal->event[e]);
    }
    r->request = DW_TAKE(arena, n, dw_request);
    r->open = DW_TAKE(arena, n, bool *);
    r->part = DW_TAKE(arena, n, dw_package);
    r->approvers.move = DW_TAKE(arena, n_moves, size_t);
    r->ruling = DW_TAKE(arena, n, dw_ruling);
    r->approvers.delegation = DW_TAKE(arena, n, dw_delegation);
    r->event = DW_TAKE(arena, r->deal->n_events, dw_event_approval);
    r->made->worth = dw_approvals_worths(r->model, arena);
    r->made->request = r->request;
    r->made->ruling = r->ruling;
    r->made->event = r->event;
    if (!r->request || !r->open || !r->part || !r->ruling || !r->approvers.delegation ||
        !r->approvers.move || !r->event || !r->made->worth)
        return false;
    for (size_t e = 0; e < r->deal->n_events; e++)
        if (dw_is_move_of_ours(&r->deal->event[e]))
            r->approvers.move[r->approvers.n_moves++] = e;
    return true;
}

dw_status dw_approvals_make(const dw_worth_model *model, dw_arena *arena, dw_approvals *approvals,
                            dw_error *err)
{
    dw_approvals made = {.newest_open = DW_NONE, .newest_by_people = DW_NONE};
    replay r = {.model = model,
                .deal = model->deal,
                .arena = arena,
                .approvers = {.deal = model->deal, .playbook = model->playbook},
                .made = &made};
    bool fits = take_lists(&r, arena);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        r.table[s].option = r.option[s];
        dw_standing_start(model, &r.table[s]);
    }
    for (; fits && r.at < r.deal->n_events; r.at++)
        fits = play(&r);
    if (!fits || !mark_standing(&r))
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    address(&r);
    dw_approvals_settle(&made, model, r.event);
    made.newest_part = newest_part(&made);
    *approvals = made;
    return DW_OK;
}

bool dw_request_waits(const dw_request *request)
{
    return request->status == DW_REQUEST_OPEN;
}

/* ---- Names ---------------------------------------------------------------------------------- */

const char *dw_request_status_name(dw_request_status status)
{
    return dw_words_request[status];
}

const char *dw_answer_standing_name(dw_answer_standing standing)
{
    return dw_words_answer[standing];
}

const char *dw_clearance_name(dw_clearance clearance)
{
    return dw_words_clearance[clearance];
}
