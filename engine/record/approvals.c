/* Approvals, computed by replaying the record. */
#include "approvals.h"

#include "../playbook/words.h"

#include <math.h>
#include <string.h>

/* ---- Which of two packages is better for us on an issue -------------------------------------- */

static double worth_of(const dw_worth_model *model, const size_t *standard, size_t issue, size_t o)
{
    const dw_issue *const row = &model->deal->issue[issue];
    const dw_cash_role role = model->playbook->issue_kind[row->kind].cash;
    if (role == DW_CASH_NONE)
        return dw_money_known(row->option[o].us) ? (double)row->option[o].us : (double)NAN;
    if (!model->priced)
        return (double)NAN;
    dw_cash_terms terms = dw_worth_terms(model, standard);
    dw_cash_terms_set(&terms, role, row->option[o].number);
    return dw_worth_of_cash(model, &terms).us;
}

static const double *const *take_worths(const dw_worth_model *model, dw_arena *arena)
{
    const dw_deal *const deal = model->deal;
    const double **const worth = DW_TAKE(arena, deal->n_issues, const double *);
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    for (size_t i = 0; worth && i < deal->n_issues; i++) {
        double *const own = DW_TAKE(arena, deal->issue[i].n_options, double);
        if (!own)
            return NULL;
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            own[o] = worth_of(model, standard, i, o);
        worth[i] = own;
    }
    return worth;
}

/* Present money below a minor unit is rounding. */
static bool as_good(const dw_approvals *made, const dw_worth_model *model, const dw_package *a,
                    const dw_package *b, size_t issue)
{
    if (issue == model->cash_issue[DW_CASH_PRICE] && !isnan(a->price) && !isnan(b->price))
        return a->price >= b->price - 0.5;
    return a->option[issue] == b->option[issue] ||
           made->worth[issue][a->option[issue]] >= made->worth[issue][b->option[issue]] - 0.5;
}

/* Is `a` at least as good for us as `b` on every issue? */
static bool covers(const dw_approvals *made, const dw_worth_model *model, const dw_package *b,
                   const dw_package *a)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (!as_good(made, model, a, b, i))
            return false;
    return true;
}

/* ---- What the rulings say of a package ------------------------------------------------------- */

dw_clearance dw_approvals_clear(const dw_approvals *made, const dw_worth_model *model,
                                const dw_package *package)
{
    /* The newest ruling that speaks of it decides. */
    for (size_t r = made->n_rulings; r-- > 0;) {
        const dw_ruling *const ruling = &made->ruling[r];
        if (ruling->granted && covers(made, model, &ruling->package, package))
            return DW_CLEARANCE_COVERED;
        if (!ruling->granted && covers(made, model, package, &ruling->package))
            return DW_CLEARANCE_REFUSED;
    }
    const size_t authority = dw_package_authority(model, package->option, package->price);
    if (authority == DW_NONE || authority == 0)
        return DW_CLEARANCE_OWN;
    for (size_t r = made->n_requests; r-- > 0;) {
        const dw_request *const request = &made->request[r];
        const bool waits =
            request->status == DW_REQUEST_OPEN || request->status == DW_REQUEST_PARTLY;
        if (waits && covers(made, model, &request->package, package))
            return DW_CLEARANCE_ASKED;
    }
    return DW_CLEARANCE_UNASKED;
}

static const dw_package *newest_grant(const dw_approvals *made)
{
    for (size_t r = made->n_rulings; r-- > 0;)
        if (made->ruling[r].granted)
            return &made->ruling[r].package;
    return NULL;
}

/* option [n_issues] receives the options. */
static dw_package standing_package(const dw_worth_model *model, size_t *option)
{
    dw_package standing = {.option = option};
    (void)dw_standing_offer(model, DW_SIDE_US, option, &standing.price);
    if (isnan(standing.price) && model->priced)
        standing.price = dw_worth_terms(model, option).price;
    return standing;
}

size_t dw_approvals_better(const dw_approvals *made, const dw_worth_model *model,
                           const dw_package *package, bool *better)
{
    size_t option[DW_ISSUES_MAX], n = 0;
    const dw_package standing = standing_package(model, option);
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        better[i] = !as_good(made, model, &standing, package, i);
        n += better[i];
    }
    return n;
}

size_t dw_approvals_worse(const dw_approvals *made, const dw_worth_model *model,
                          const dw_package *package, bool *worse)
{
    size_t option[DW_ISSUES_MAX], n = 0;
    const dw_package *const granted = newest_grant(made);
    const dw_package standing = standing_package(model, option);
    const dw_package *const than = granted ? granted : &standing;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        worse[i] = !as_good(made, model, package, than, i);
        n += worse[i];
    }
    return n;
}

/* ---- Replaying ------------------------------------------------------------------------------ */

typedef struct replay {
    const dw_worth_model *model;
    const dw_deal *deal;
    dw_arena *arena;
    dw_approvers approvers;
    dw_approvals *made;
    dw_request *request;
    bool **open; /* of each request, the list it shows */
    dw_ruling *ruling;
    dw_event_approval *event;
    size_t table[DW_SIDE_COUNT][DW_ISSUES_MAX]; /* what each side has on the table */
    double price[DW_SIDE_COUNT];                /* NAN: not named */
    size_t at;                                  /* the event */
} replay;

/* A package with options of its own, its price said. NULL options when memory ends. */
static dw_package take_package(const replay *r, const size_t *option, double price)
{
    const size_t n = r->deal->n_issues;
    size_t *const own = DW_TAKE(r->arena, n, size_t);
    if (own && n > 0)
        memcpy(own, option, n * sizeof *own);
    dw_package package = {.option = own};
    if (own)
        package = dw_package_weigh(r->model, own, price);
    return package;
}

/* The event's terms over what a side has on the table. */
static dw_package take_named(const replay *r, dw_side side)
{
    size_t option[DW_ISSUES_MAX];
    double price = r->price[side];
    memcpy(option, r->table[side], sizeof option);
    dw_package_lay(r->model, &r->deal->event[r->at], option, &price);
    return take_package(r, option, price);
}

static dw_package on_our_table(const replay *r)
{
    dw_package package = {.option = r->table[DW_SIDE_US], .price = r->price[DW_SIDE_US]};
    if (isnan(package.price) && r->model->priced)
        package.price = dw_worth_terms(r->model, package.option).price;
    return package;
}

static size_t higher(size_t a, size_t b)
{
    if (a == DW_NONE || b == DW_NONE)
        return a == DW_NONE ? b : a;
    return a > b ? a : b;
}

static bool waits(const dw_request *request)
{
    return request->status == DW_REQUEST_OPEN || request->status == DW_REQUEST_PARTLY;
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
    const dw_package *const granted = newest_grant(r->made);
    for (size_t i = 0; i < r->deal->n_issues; i++) {
        const dw_package *const than = granted ? granted : &table;
        asked[i] = !as_good(r->made, r->model, &request->package, than, i);
        open[i] = asked[i];
        back[i] = !asked[i] && !as_good(r->made, r->model, &table, &request->package, i);
    }
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
    request.authority = higher(request.package.authority, request.named);
    request.named_low = request.named != DW_NONE && request.package.authority != DW_NONE &&
                        request.named < request.package.authority;
    mark_asked(r, &request, asked, open, back);
    for (size_t i = 0; i < r->made->n_requests; i++)
        if (waits(&r->request[i]))
            settle(r, &r->request[i], DW_REQUEST_SUPERSEDED);
    for (size_t k = r->made->n_rulings; k-- > 0;)
        if (r->ruling[k].granted &&
            covers(r->made, r->model, &r->ruling[k].package, &request.package)) {
            request.status = DW_REQUEST_GRANTED;
            request.answer = r->ruling[k].event;
            break;
        }
    r->event[r->at].request = r->made->n_requests;
    r->open[r->made->n_requests] = open;
    r->request[r->made->n_requests++] = request;
    return true;
}

/* The request that an event answers: the one it names, else the newest that waits; or DW_NONE. */
static size_t answered(const replay *r)
{
    const size_t number = r->deal->event[r->at].answers;
    for (size_t i = r->made->n_requests; i-- > 0;)
        if (number > 0 ? r->deal->event[r->request[i].event].number == number
                       : waits(&r->request[i]))
            return i;
    return DW_NONE;
}

/* ---- Answers -------------------------------------------------------------------------------- */

static bool rule(replay *r, dw_package package, bool granted)
{
    r->ruling[r->made->n_rulings++] = (dw_ruling){package, granted, r->at};
    r->made->n_grants += granted;
    return package.option != NULL;
}

/* What a partial grant leaves granted: its terms over what was granted, or is on the table. */
static dw_package take_part(const replay *r)
{
    const dw_package *const granted = newest_grant(r->made);
    const dw_package table = on_our_table(r);
    const dw_package *const from = granted ? granted : &table;
    size_t option[DW_ISSUES_MAX];
    double price = from->price;
    memcpy(option, from->option, r->deal->n_issues * sizeof *option);
    dw_package_lay(r->model, &r->deal->event[r->at], option, &price);
    return take_package(r, option, price);
}

static bool grant(replay *r, dw_request *request)
{
    const bool partial = r->deal->event[r->at].n_terms > 0;
    const dw_package package = partial ? take_part(r) : request->package;
    size_t n_open = 0;
    if (!package.option)
        return false;
    if (request) {
        bool *const open = r->open[request - r->request];
        for (size_t i = 0; i < r->deal->n_issues; i++) {
            open[i] =
                request->open[i] && !as_good(r->made, r->model, &request->package, &package, i);
            n_open += open[i];
        }
        settle(r, request, n_open > 0 ? DW_REQUEST_PARTLY : DW_REQUEST_GRANTED);
    }
    return rule(r, package, true);
}

static bool refuse(replay *r, dw_request *request)
{
    const dw_event *const event = &r->deal->event[r->at];
    if (!request)
        return rule(r, take_named(r, DW_SIDE_US), false);
    settle(r, request, DW_REQUEST_REFUSED);
    if (event->n_terms == 0)
        return rule(r, request->package, false);
    size_t option[DW_ISSUES_MAX];
    double price = request->package.price;
    memcpy(option, request->package.option, r->deal->n_issues * sizeof *option);
    dw_package_lay(r->model, event, option, &price);
    return rule(r, take_package(r, option, price), false);
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
    size_t needed = request ? request->authority : DW_NONE;
    if (event->n_terms > 0 && (!request || event->action == DW_ACTION_GRANT)) {
        const dw_package named = request ? take_part(r) : take_named(r, DW_SIDE_US);
        if (!named.option)
            return false;
        needed = named.authority;
    }
    const char *const asker = request ? r->deal->event[request->event].who : NULL;
    made->answer = dw_answer_weigh(&r->approvers, r->at, asker, needed);
    if (made->answer != DW_ANSWER_COUNTS) {
        r->made->n_void++;
        return true;
    }
    return event->action == DW_ACTION_GRANT ? grant(r, request) : refuse(r, request);
}

static void delegate(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    dw_approvers *const approvers = &r->approvers;
    /* Whom somebody else delegated to delegates no further. */
    const dw_approvers by_role = {.deal = r->deal, .playbook = approvers->playbook};
    if (!event->to || !dw_may_approve(&by_role, event->who, r->at)) {
        r->event[r->at].answer = DW_ANSWER_BY_OTHER;
        r->made->n_void++;
        return;
    }
    r->event[r->at].answer = DW_ANSWER_COUNTS;
    approvers->delegation[approvers->n_delegations++] =
        (dw_delegation){event->who, event->to, r->at, event->until};
}

/* ---- Offers --------------------------------------------------------------------------------- */

static void put_on_table(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    const bool accepted = event->kind == DW_EVENT_ACCEPT && event->n_terms > 0;
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        if (accepted || (event->by == (dw_side)s && dw_event_is_offer(event)))
            dw_package_lay(r->model, event, r->table[s], &r->price[s]);
}

/* Our offer, or our acceptance of theirs. */
static void judge_offer(replay *r)
{
    const dw_side side = dw_event_is_offer(&r->deal->event[r->at]) ? DW_SIDE_US : DW_SIDE_THEM;
    dw_package package = {.option = r->table[side], .price = r->price[side]};
    if (isnan(package.price) && r->model->priced)
        package.price = dw_worth_terms(r->model, package.option).price;
    dw_event_approval *const made = &r->event[r->at];
    made->authority = dw_package_authority(r->model, package.option, package.price);
    made->offer = dw_approvals_clear(r->made, r->model, &package);
    if (made->offer == DW_CLEARANCE_ASKED)
        made->offer = DW_CLEARANCE_UNASKED;
    r->made->n_unapproved += made->offer == DW_CLEARANCE_UNASKED;
    r->made->n_refused += made->offer == DW_CLEARANCE_REFUSED;
}

static bool play(replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    r->event[r->at] = (dw_event_approval){.request = DW_NONE, .authority = DW_NONE};
    put_on_table(r);
    if (event->by != DW_SIDE_US)
        return true;
    if (dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT)
        judge_offer(r);
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
        if (!waits(request))
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
    size_t n = 0;
    for (size_t e = 0; e < r->deal->n_events; e++)
        n += r->deal->event[e].kind == DW_EVENT_APPROVAL;
    r->request = DW_TAKE(arena, n, dw_request);
    r->open = DW_TAKE(arena, n, bool *);
    r->ruling = DW_TAKE(arena, n, dw_ruling);
    r->approvers.delegation = DW_TAKE(arena, n, dw_delegation);
    r->event = DW_TAKE(arena, r->deal->n_events, dw_event_approval);
    r->made->worth = take_worths(r->model, arena);
    r->made->request = r->request;
    r->made->ruling = r->ruling;
    r->made->event = r->event;
    return r->request && r->open && r->ruling && r->approvers.delegation && r->event &&
           r->made->worth;
}

dw_status dw_approvals_make(const dw_worth_model *model, dw_arena *arena, dw_approvals *approvals,
                            dw_error *err)
{
    dw_approvals made = {.newest_open = DW_NONE};
    replay r = {.model = model,
                .deal = model->deal,
                .arena = arena,
                .approvers = {.deal = model->deal, .playbook = model->playbook},
                .made = &made,
                .price = {(double)NAN, (double)NAN}};
    bool fits = take_lists(&r, arena);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        dw_standard_package(model, r.table[s]);
    for (; fits && r.at < r.deal->n_events; r.at++)
        fits = play(&r);
    if (!fits)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    address(&r);
    *approvals = made;
    return DW_OK;
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
