#include "acceptance.h"

#include "../trade/standing.h"

#include <math.h>
#include <string.h>

static const dw_term nothing = {DW_NONE, DW_NONE, 0};

bool dw_named_start(const dw_deal *deal, const dw_playbook *playbook, const dw_event *event,
                    size_t n, dw_arena *arena, dw_named *named)
{
    named->stands = (dw_stands){.agreement = NULL};
    named->closed = 0;
    named->deal = deal;
    named->playbook = playbook;
    named->price = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++)
        for (size_t i = 0; i < DW_ISSUES_MAX; i++)
            named->term[s][i] = named->said[s][i] = named->given[i] = nothing;
    return dw_withdrawn_start(deal, playbook, event, n, arena, &named->withdrawn);
}

static bool is_same(const dw_term *a, const dw_term *b)
{
    return a->option != DW_NONE && b->option != DW_NONE
               ? a->option == b->option
               : a->option == b->option && a->number == b->number;
}

/* What stands where nobody has said anything: the option that talks start from. There is no such price. */
static dw_term standard(const dw_deal *deal, size_t issue)
{
    const size_t option = dw_issue_standard(&deal->issue[issue]);
    return (dw_term){issue, option, deal->issue[issue].option[option].number};
}

/* Do they keep on the issue what we had given (dw_is_our_gift)? Such terms are few: each makes its own
 * model. */
static bool keep_gift(const dw_named *named, size_t issue)
{
    const dw_term *const ours = &named->given[issue];
    dw_worth_model model;
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    const dw_event one = {.term = ours, .n_terms = 1};
    if (ours->issue == DW_NONE || (named->closed >> issue & 1))
        return false;
    dw_worth_model_init(&model, named->deal, named->playbook);
    dw_package_lay(&model, &one, option, &price);
    return dw_is_our_gift(&model, issue, option[issue]);
}

/* What the side, which has not named it, has there of the issue: what we have given, or the standard. */
static dw_term unnamed(const dw_named *named, const dw_deal *deal, dw_side side, size_t issue)
{
    return side == DW_SIDE_THEM && keep_gift(named, issue) ? named->given[issue]
                                                           : standard(deal, issue);
}

/* Is the term what the side has on the table? *found says what stands there of its issue. */
static bool stands(const dw_named *named, const dw_deal *deal, dw_side side, const dw_term *term,
                   dw_unaccepted *found)
{
    const dw_term *const said = &named->term[side][term->issue];
    const bool exists = named->stands.offer[side] != NULL;
    const bool is_named = said->issue != DW_NONE;
    const dw_term offered = is_named ? *said : unnamed(named, deal, side, term->issue);
    if ((is_named || (exists && term->issue != named->price)) && is_same(term, &offered))
        return true;
    *found = (dw_unaccepted){.is_offered = exists,
                             .expired = DW_DAY_NONE,
                             .term = term,
                             .is_named = is_named,
                             .offered = offered};
    return false;
}

/* The first no to what they have on the table themselves; nobody can take that as it is. */
static const dw_event *taken_back(const dw_named *named, const dw_deal *deal, dw_side side)
{
    dw_term now;
    const dw_event *no = NULL;
    for (size_t i = 0; side == DW_SIDE_THEM && !no && i < deal->n_issues; i++)
        no = dw_withdrawn_of(&named->withdrawn, i, &now);
    return no;
}

bool dw_named_takes(const dw_named *named, const dw_deal *deal, const dw_event *event,
                    dw_unaccepted *found)
{
    const dw_side other = dw_side_other(event->by);
    const dw_stands *const both = &named->stands;
    const bool exists = both->offer[other] != NULL;
    *found = (dw_unaccepted){.is_offered = exists, .expired = DW_DAY_NONE};
    if (!exists && event->n_terms == 0)
        return false;
    const bool confirms = both->agreement && !both->reopened;
    const dw_event *const no = confirms ? NULL : taken_back(named, deal, other);
    if (no) {
        found->refused = no->number;
        found->is_taken_back = true;
        return false;
    }
    for (size_t t = 0; t < event->n_terms; t++)
        if (!stands(named, deal, other, &event->term[t], found))
            return false;
    if (both->refused[other])
        found->refused = both->refused[other]->number;
    else if (dw_stands_expired(both, other, event->day))
        found->expired = both->offer[other]->until;
    return found->refused == 0 && found->expired == DW_DAY_NONE;
}

/* What the other side has on the table is then on both, at the price of who accepts where it names none, and
 * what we have given with what they have not named. */
static void take(dw_named *named, dw_side by)
{
    dw_term *const own = named->term[by], *const theirs = named->term[dw_side_other(by)];
    if (named->price != DW_NONE && theirs[named->price].issue == DW_NONE)
        theirs[named->price] = own[named->price];
    for (size_t i = 0; by == DW_SIDE_US && i < named->deal->n_issues; i++)
        if (theirs[i].issue == DW_NONE && keep_gift(named, i))
            theirs[i] = named->given[i];
    named->closed = UINT64_MAX;
    memcpy(own, theirs, sizeof named->term[by]);
}

static void note_no(dw_named *named, const dw_event *event)
{
    for (size_t t = 0; t < event->n_terms; t++)
        named->closed |= UINT64_C(1) << event->term[t].issue;
}

void dw_named_follow(dw_named *named, const dw_event *event)
{
    const bool takes = event->kind == DW_EVENT_ACCEPT &&
                       (event->n_terms > 0 || named->stands.offer[dw_side_other(event->by)]);
    dw_stands_follow(&named->stands, event);
    dw_withdrawn_follow(&named->withdrawn, event);
    if (takes)
        take(named, event->by);
    if (event->kind == DW_EVENT_REFUSE && event->by == DW_SIDE_THEM)
        note_no(named, event);
    const bool offers = dw_event_is_offer(event) || event->kind == DW_EVENT_ACCEPT;
    if (!offers && event->kind != DW_EVENT_STATEMENT)
        return;
    if (event->by == DW_SIDE_THEM && dw_event_is_offer(event))
        memcpy(named->given, named->term[DW_SIDE_US], sizeof named->given);
    dw_term *const list = offers ? named->term[event->by] : named->said[event->by];
    for (size_t t = 0; t < event->n_terms; t++)
        list[event->term[t].issue] = event->term[t];
}

/* All that the other side has refused or left at standard against what `by` has named: an offer of that. */
static bool offer_their_terms(const dw_named *named, const dw_deal *deal, dw_arena *arena,
                              dw_event *event)
{
    const dw_term *const own = named->term[event->by];
    const dw_term *const theirs = named->term[dw_side_other(event->by)];
    dw_term *const term = DW_TAKE(arena, deal->n_issues, dw_term);
    if (!term)
        return false;
    size_t n = 0;
    dw_term now;
    for (size_t i = 0; i < deal->n_issues; i++)
        if (event->by == DW_SIDE_US && dw_withdrawn_of(&named->withdrawn, i, &now))
            term[n++] = now;
        else if (theirs[i].issue != DW_NONE)
            term[n++] = theirs[i];
        else if (own[i].issue != DW_NONE && i != named->price)
            term[n++] = unnamed(named, deal, dw_side_other(event->by), i);
    event->kind = DW_EVENT_OFFER;
    event->term = term;
    event->n_terms = n;
    return true;
}

/* ---- Refusals ------------------------------------------------------------------------------- */

/* How many of the terms the side has on the table. */
static size_t count_offered(const dw_named *named, const dw_deal *deal, dw_side side,
                            const dw_event *event)
{
    dw_unaccepted found;
    size_t n = 0;
    for (size_t t = 0; t < event->n_terms; t++)
        n += stands(named, deal, side, &event->term[t], &found);
    return n;
}

/* Does the refusal name what the other side neither has on the table nor has asked for in words? */
static bool names_other(const dw_named *named, const dw_deal *deal, const dw_event *event,
                        dw_unaccepted *found)
{
    const dw_side other = dw_side_other(event->by);
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t], *const said = &named->said[other][term->issue];
        const bool is_said = said->issue != DW_NONE && is_same(term, said);
        if (!is_said && !stands(named, deal, other, term, found))
            return true;
    }
    return false;
}

/* Their no to terms alone holds whether or not we have offered them yet (dw_offered). */
static bool is_no_to_terms(const dw_event *event, size_t price)
{
    return event->by == DW_SIDE_THEM && !dw_event_term(event, price);
}

/* The statement of the other side that event e answers; NULL for none. */
static const dw_event *answered_word(const dw_event *event, size_t e)
{
    for (size_t w = event[e].answers > 0 ? e : 0; w-- > 0;)
        if (event[w].number == event[e].answers)
            return event[w].kind == DW_EVENT_STATEMENT && event[w].by != event[e].by ? &event[w]
                                                                                     : NULL;
    return NULL;
}

/* Does the refusal leave what the other side has on the table? Who says no to our price in words does not
 * take what we offer. */
static bool is_aside(const dw_named *named, const dw_deal *deal, const dw_event *event, size_t e)
{
    const dw_event *const no = &event[e];
    const dw_side other = dw_side_other(no->by);
    dw_unaccepted found;
    if (no->n_terms > 0)
        return count_offered(named, deal, other, no) == 0 &&
               (is_no_to_terms(no, named->price) ||
                (no->by == DW_SIDE_US && !names_other(named, deal, no, &found)));
    /* What they have asked for in words since an agreement is what our no is to. */
    if (no->by == DW_SIDE_US && named->stands.contested && !named->stands.reopened)
        return true;
    const dw_event *const word = answered_word(event, e);
    if (!word || (no->by == DW_SIDE_THEM && dw_event_term(word, named->price)))
        return false;
    return word->n_terms == 0 || count_offered(named, deal, other, word) < word->n_terms;
}

/* ---- Settling ------------------------------------------------------------------------------- */

bool dw_answers_settle(const dw_deal *deal, const dw_playbook *playbook, dw_event *event,
                       size_t n_events, dw_arena *arena)
{
    dw_named named;
    dw_unaccepted found;
    if (!dw_named_start(deal, playbook, event, n_events, arena, &named))
        return false;
    for (size_t e = 0; e < n_events; e++) {
        if (!dw_withdrawn_complete(&named.withdrawn, arena, &event[e]))
            return false;
        const bool accepts = event[e].kind == DW_EVENT_ACCEPT;
        event[e].said_yes = false;
        if (accepts && !dw_named_takes(&named, deal, &event[e], &found)) {
            event[e].said_yes = true;
            if (found.refused == 0 && found.expired == DW_DAY_NONE)
                event[e].kind = event[e].n_terms > 0 ? DW_EVENT_OFFER : DW_EVENT_NOTE;
            else if (!offer_their_terms(&named, deal, arena, &event[e]))
                return false;
        }
        event[e].is_aside = event[e].kind == DW_EVENT_REFUSE && is_aside(&named, deal, event, e);
        dw_named_follow(&named, &event[e]);
    }
    return true;
}

/* The kind under which an event was logged. */
static dw_event_kind logged_kind(const dw_deal *state, const dw_event *event)
{
    const dw_deal *const log = state->logged;
    const bool is_there = log && event->number > 0 && event->number <= log->n_events;
    return is_there ? log->event[event->number - 1].kind : event->kind;
}

/* Is the event, before which `named` stands, one to tell of? Then what it names otherwise. */
typedef bool mismatch(const dw_named *named, const dw_deal *state, size_t e, dw_unaccepted *found);

static bool accepts_otherwise(const dw_named *named, const dw_deal *state, size_t e,
                              dw_unaccepted *found)
{
    const dw_event *const event = &state->event[e];
    return logged_kind(state, event) == DW_EVENT_ACCEPT && !dw_deal_after_end(state, e) &&
           !dw_named_takes(named, state, event, found);
}

static bool refuses_otherwise(const dw_named *named, const dw_deal *state, size_t e,
                              dw_unaccepted *found)
{
    const dw_event *const event = &state->event[e];
    return event->kind == DW_EVENT_REFUSE && !is_no_to_terms(event, named->price) &&
           names_other(named, state, event, found);
}

static bool list_mismatches(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                            mismatch *is_one, dw_unaccepted *list, size_t max, size_t *n)
{
    dw_named named;
    *n = 0;
    if (!dw_named_start(state, playbook, state->event, state->n_events, arena, &named))
        return false;
    for (size_t e = 0; e < state->n_events && *n < max; e++) {
        dw_unaccepted found;
        if (is_one(&named, state, e, &found)) {
            found.event = state->event[e].number;
            list[(*n)++] = found;
        }
        dw_named_follow(&named, &state->event[e]);
    }
    return true;
}

bool dw_record_unaccepted(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                          dw_unaccepted *list, size_t max, size_t *n)
{
    return list_mismatches(state, playbook, arena, accepts_otherwise, list, max, n);
}

bool dw_record_unrefused(const dw_deal *state, const dw_playbook *playbook, dw_arena *arena,
                         dw_unaccepted *list, size_t max, size_t *n)
{
    return list_mismatches(state, playbook, arena, refuses_otherwise, list, max, n);
}
