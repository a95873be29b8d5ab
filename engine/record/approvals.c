/* Approvals, computed by replaying the record. What may be offered by them stands in clearance.c. */
#include "replay.h"
#include "ruling_index.h"

#include "../playbook/words.h"

#include <math.h>
#include <string.h>

/* ---- Offers --------------------------------------------------------------------------------- */

/* What needs nobody's yes: the standard, at the list price. Its options are laid into `option` [n_issues]. */
static dw_package ungranted(const dw_replay *r, size_t *option)
{
    const dw_money list = r->deal->value.list_price;
    dw_standard_package(r->model, option);
    const double usual = r->model->priced ? dw_worth_terms(r->model, option).price : (double)NAN;
    return (dw_package){.option = option,
                        .price = dw_money_known(list) ? fmax(usual, (double)list) : usual};
}

/* What the newest grant grants of the offer, among what is worse for us than what needs no grant, and what it
 * does not cover: a price below the one that is granted is both. Where it speaks of nothing of it, there is
 * no part. */
static bool mark_parts(dw_replay *r, const dw_package *package)
{
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    dw_event_approval *const made = &r->event[r->at];
    size_t option[DW_ISSUES_MAX], n_granted = 0;
    if (!grant)
        return true;
    const dw_package standard = ungranted(r, option);
    bool *const granted = dw_replay_marks(r), *const missing = dw_replay_marks(r);
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
    made->condition = grant->words ? (size_t)(grant - r->made->ruling) : DW_NONE;
    made->granted = granted;
    made->missing = missing;
    return true;
}

/* What we offer, accept, say in words or sign. */
static bool judge(dw_replay *r, dw_package package)
{
    dw_event_approval *const made = &r->event[r->at];
    made->authority = dw_higher_authority(
        dw_package_authority(r->model, package.option, package.price), r->deal->event[r->at].needs);
    const dw_ruling *const ruling = dw_approvals_ruling(r->made, r->model, &package);
    made->offer = dw_approvals_clear_put(r->made, r->model, &package, &made->authority, ruling);
    if (made->offer == DW_CLEARANCE_ASKED)
        made->offer = DW_CLEARANCE_UNASKED;
    /* What they have signed we have not put to them. */
    const bool signs = r->deal->event[r->at].kind == DW_EVENT_OUTCOME;
    r->made->n_unapproved += !signs && made->offer == DW_CLEARANCE_UNASKED;
    r->made->n_refused += !signs && made->offer == DW_CLEARANCE_REFUSED;
    r->made->signed_without |=
        signs && (made->offer == DW_CLEARANCE_UNASKED || made->offer == DW_CLEARANCE_REFUSED);
    if (made->offer == DW_CLEARANCE_COVERED) {
        const dw_ruling *const grant =
            dw_approvals_condition_as(r->made, r->model, &package, made->authority, ruling);
        made->condition = grant ? (size_t)(grant - r->made->ruling) : DW_NONE;
    }
    if (made->offer != DW_CLEARANCE_UNASKED && made->offer != DW_CLEARANCE_REFUSED)
        return true;
    if (made->offer == DW_CLEARANCE_REFUSED)
        made->refusal = (size_t)(ruling - r->made->ruling);
    made->package = dw_replay_package(r, package.option, package.price);
    return made->package.option != NULL &&
           (made->offer == DW_CLEARANCE_REFUSED || mark_parts(r, &package));
}

/* Terms that are no offer bind us where they give more than what is on the table; what is signed, where it is
 * another thing. */
static bool judge_words(dw_replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    const dw_package table = dw_replay_table(r);
    size_t option[DW_ISSUES_MAX];
    double price = table.price;
    memcpy(option, table.option, sizeof option);
    dw_package_lay(r->model, event, option, &price);
    const dw_package said = {.option = option, .price = price};
    const bool signs = event->kind == DW_EVENT_OUTCOME;
    bool same = r->table[DW_SIDE_US].exists && (!signs || price == table.price);
    for (size_t i = 0; i < r->deal->n_issues; i++)
        same = same &&
               (signs ? option[i] == table.option[i] || i == r->model->cash_issue[DW_CASH_PRICE]
                      : dw_approvals_as_good(r->made, r->model, &said, &table, i));
    return same || judge(r, (dw_package){.option = option, .price = price});
}

/* What we have on the table without approval may have got a part of one since. */
static bool mark_standing(dw_replay *r)
{
    size_t e = r->deal->n_events;
    while (e > 0 && (r->event[e - 1].offer == DW_CLEARANCE_NONE ||
                     dw_event_binds_us(&r->deal->event[e - 1])))
        e--;
    if (e == 0 || r->event[e - 1].offer != DW_CLEARANCE_UNASKED || r->event[e - 1].granted)
        return true;
    r->at = e - 1;
    const dw_package package = dw_replay_table(r);
    const dw_ruling *const grant = dw_approvals_grant(r->made);
    return (grant && dw_approvals_covers(r->made, r->model, &grant->package, &package)) ||
           mark_parts(r, &package);
}

static bool play(dw_replay *r)
{
    const dw_event *const event = &r->deal->event[r->at];
    r->event[r->at] = (dw_event_approval){.request = DW_NONE,
                                          .authority = DW_NONE,
                                          .refusal = DW_NONE,
                                          .refused_since = DW_NONE,
                                          .condition = DW_NONE};
    dw_standing_follow(r->model, event, r->table);
    if (dw_event_binds_us(event))
        return judge_words(r);
    if (event->by != DW_SIDE_US)
        return true;
    /* Who confirms what was agreed offers nothing. */
    if (dw_event_is_offer(event) ||
        (event->kind == DW_EVENT_ACCEPT && !dw_deal_confirms(r->deal, r->at)))
        return judge(r, dw_replay_table(r));
    if (event->kind != DW_EVENT_APPROVAL)
        return true;
    switch (event->action) {
    case DW_ACTION_REQUEST: return dw_replay_request(r);
    case DW_ACTION_GRANT:
    case DW_ACTION_REFUSE: return dw_replay_answer(r);
    case DW_ACTION_DELEGATE: dw_replay_delegate(r); return true;
    default: return true;
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

static void address(const dw_replay *r)
{
    const dw_deal *const deal = r->deal;
    for (size_t i = 0; i < r->made->n_requests; i++) {
        dw_request *const request = &r->request[i];
        if (request->answer != DW_NONE)
            r->event[request->answer].is_answer = true;
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
    for (size_t a = 0; a < r->model->playbook->n_authorities; a++)
        r->answerer[a] = dw_answerer_of(&r->approvers, a);
}

/* What came of the requests, and what was answered without one. */
static void count_ends(dw_approvals *made)
{
    for (size_t i = 0; i < made->n_requests; i++) {
        const dw_request *const request = &made->request[i];
        const bool answered = request->answer != DW_NONE && request->answer > request->event;
        made->n_granted += answered && request->status == DW_REQUEST_GRANTED;
        made->n_granted_in_part += answered && request->status == DW_REQUEST_PARTLY;
        made->n_denied += answered && request->status == DW_REQUEST_REFUSED;
    }
    for (size_t k = 0; k < made->n_rulings; k++) {
        const dw_ruling *const ruling = &made->ruling[k];
        const bool unasked = made->event[ruling->event].request == DW_NONE;
        made->n_granted += unasked && ruling->granted;
        made->n_denied += unasked && !ruling->granted;
    }
}

static bool take_lists(dw_replay *r, dw_arena *arena)
{
    size_t n = 0, n_moves = 0;
    for (size_t e = 0; e < r->deal->n_events; e++) {
        n += r->deal->event[e].kind == DW_EVENT_APPROVAL;
        n_moves += dw_is_move_of_ours(&r->deal->event[e]);
        if (r->deal->event[e].number > r->last_number)
            r->last_number = r->deal->event[e].number;
    }
    r->request_by = DW_TAKE(arena, r->last_number + 1, size_t);
    r->request = DW_TAKE(arena, n, dw_request);
    r->open = DW_TAKE(arena, n, bool *);
    r->part = DW_TAKE(arena, n, dw_package);
    r->approvers.move = DW_TAKE(arena, n_moves, size_t);
    r->ruling = DW_TAKE(arena, n, dw_ruling);
    r->approvers.delegation = DW_TAKE(arena, n, dw_delegation);
    r->event = DW_TAKE(arena, r->deal->n_events, dw_event_approval);
    r->answerer = DW_TAKE(arena, r->model->playbook->n_authorities, const char *);
    r->index = dw_ruling_index_make(r->model, n, arena);
    r->made->index = r->index;
    r->made->worth = dw_approvals_worths(r->model, arena);
    r->made->answerer = r->answerer;
    r->made->request = r->request;
    r->made->ruling = r->ruling;
    r->made->event = r->event;
    if (!r->request || !r->request_by || !r->open || !r->part || !r->ruling ||
        !r->approvers.delegation || !r->approvers.move || !r->event || !r->answerer || !r->index ||
        !r->made->worth)
        return false;
    for (size_t e = 0; e < r->deal->n_events; e++)
        if (dw_is_move_of_ours(&r->deal->event[e]))
            r->approvers.move[r->approvers.n_moves++] = e;
    return true;
}

dw_status dw_approvals_make(const dw_worth_model *model, dw_arena *arena, dw_approvals *approvals,
                            dw_error *err)
{
    dw_approvals made = {
        .newest_grant = DW_NONE, .newest_open = DW_NONE, .newest_by_people = DW_NONE};
    dw_replay r = {.model = model,
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
    made.newest_part = dw_approvals_newest_part(&made);
    count_ends(&made);
    *approvals = made;
    return DW_OK;
}

bool dw_request_waits(const dw_request *request)
{
    return request->status == DW_REQUEST_OPEN;
}

const dw_request *dw_approvals_waiting(const dw_approvals *made)
{
    const size_t n = made->n_requests;
    return n > 0 && dw_request_waits(&made->request[n - 1]) ? &made->request[n - 1] : NULL;
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

const char *dw_ruled_name(dw_ruled ruled)
{
    return dw_words_ruled[ruled];
}

const char *dw_clearance_name(dw_clearance clearance)
{
    return dw_words_clearance[clearance];
}
