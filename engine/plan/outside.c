/* What of their offer is outside our hard limits: what of it we have told them already, and since when. */
#include "compose.h"

/* A number between the options is judged as it stands. */
static bool is_allowed(const dw_issue *issue, const dw_term *term)
{
    if (term->option != DW_NONE)
        return dw_issue_allows(issue, term->option);
    return issue->must_option == DW_NONE && term->number >= issue->must_at_least &&
           term->number <= issue->must_at_most;
}

/* Does it tell them that the term cannot be: an offer or words inside the limit, a no or a question to it? */
static bool tells_them(const dw_event *event, const dw_issue *issue, const dw_term *term)
{
    if (event->kind == DW_EVENT_REFUSE || event->statement == DW_STATEMENT_QUESTION)
        return true;
    return (dw_event_is_offer(event) || event->kind == DW_EVENT_STATEMENT) &&
           is_allowed(issue, term);
}

/* The newest event with which we have told them after they named it; DW_NONE for none. *again: they have
 * named it once more since. */
static size_t told_of(const dw_deal *deal, size_t i, bool *again)
{
    const dw_issue *const issue = &deal->issue[i];
    size_t told = DW_NONE;
    *again = false;
    for (size_t e = deal->n_events; e-- > 0;) {
        const dw_event *const event = &deal->event[e];
        const dw_term *const term = dw_event_term(event, i);
        if (!term)
            continue;
        if (event->by == DW_SIDE_US && tells_them(event, issue, term)) {
            told = told == DW_NONE ? e : told;
        } else if (event->by == DW_SIDE_US) {
            if (dw_event_is_offer(event))
                return told; /* we had gone there ourselves */
        } else if (dw_event_is_offer(event) || dw_event_says_terms(event)) {
            if (is_allowed(issue, term) || told != DW_NONE)
                return is_allowed(issue, term) ? DW_NONE : told;
            *again = true;
        }
    }
    return DW_NONE;
}

dw_status dw_compose_outside(dw_composer *c)
{
    dw_standing *const s = &c->plan.standing;
    dw_term *const asked = DW_TAKE(c->arena, s->n_their_outside, dw_term);
    dw_term *const unasked = DW_TAKE(c->arena, s->n_their_outside, dw_term);
    if (s->n_their_outside > 0 && (!asked || !unasked))
        return DW_COMPOSER_FULL(c);
    bool waits = false;
    s->outside_told = DW_NONE;
    for (size_t t = 0; t < s->n_their_outside; t++) {
        bool again;
        const size_t told = told_of(c->deal, s->their_outside[t].issue, &again);
        if (told == DW_NONE) {
            unasked[s->n_outside_unasked++] = s->their_outside[t];
            continue;
        }
        asked[s->n_outside_asked++] = s->their_outside[t];
        waits |= !again;
        if (s->outside_told == DW_NONE || told > s->outside_told)
            s->outside_told = told;
    }
    s->outside_asked = asked;
    s->outside_unasked = unasked;
    s->outside_waits = waits;
    return DW_OK;
}

double dw_outside_state(const dw_plan *plan)
{
    enum { NONE, UNASKED, PARTLY, WAITING, KEPT };
    const dw_standing *const s = &plan->standing;
    if (s->n_their_outside == 0)
        return NONE;
    if (s->n_outside_asked == 0)
        return UNASKED;
    return s->n_outside_unasked > 0 ? PARTLY : s->outside_waits ? WAITING : KEPT;
}
