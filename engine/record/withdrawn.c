#include "withdrawn.h"

#include <string.h>

static bool says_no(const dw_event *event)
{
    return event->by == DW_SIDE_THEM &&
           (event->kind == DW_EVENT_REFUSE ||
            (dw_event_is_word(event) && event->statement != DW_STATEMENT_POSITION));
}

/* Most records have no such no, and need no worths. An acceptance puts all terms on their table. */
static bool may_take_back(const dw_event *event, size_t n)
{
    bool is_theirs[DW_ISSUES_MAX] = {false}, accepted = false;
    for (size_t e = 0; e < n; e++) {
        accepted = accepted || event[e].kind == DW_EVENT_ACCEPT;
        for (size_t t = 0; t < event[e].n_terms; t++) {
            const size_t issue = event[e].term[t].issue;
            if (says_no(&event[e]) && (accepted || is_theirs[issue]))
                return true;
            if (event[e].by == DW_SIDE_THEM && dw_event_is_offer(&event[e]))
                is_theirs[issue] = true;
        }
    }
    return false;
}

bool dw_withdrawn_start(const dw_deal *deal, const dw_playbook *playbook, const dw_event *event,
                        size_t n, dw_arena *arena, dw_withdrawn *withdrawn)
{
    withdrawn->any = may_take_back(event, n);
    if (!withdrawn->any)
        return true;
    dw_worth_model_init(&withdrawn->model, deal, playbook);
    return dw_offered_start(&withdrawn->model, arena, &withdrawn->offered);
}

bool dw_takes_back(const dw_offered *offered, size_t issue)
{
    const size_t theirs = offered->option[DW_SIDE_THEM][issue];
    const dw_said *const no = &offered->no[issue];
    return offered->exists[DW_SIDE_THEM] &&
           (dw_option_set_has(&offered->refused[issue], theirs) ||
            (dw_option_set_has(&offered->declined[issue], theirs) &&
             (no->option == theirs || dw_event_is_word(no->event))));
}

static dw_term term_of(const dw_withdrawn *w, size_t issue, size_t option)
{
    return (dw_term){issue, option, w->model.deal->issue[issue].option[option].number};
}

static dw_term term_now(const dw_withdrawn *w, size_t issue)
{
    const dw_offered *const offered = &w->offered;
    const dw_said *const asked = &offered->asked[issue];
    size_t option[DW_ISSUES_MAX];
    if (asked->event && !dw_offered_is_out(offered, issue, asked->option))
        return *dw_event_term(asked->event, issue);
    if (!dw_offered_is_out(offered, issue, offered->standard[issue]))
        return term_of(w, issue, offered->standard[issue]);
    memcpy(option, offered->option[DW_SIDE_THEM], w->model.deal->n_issues * sizeof *option);
    dw_leave_refused(&w->model, offered, offered->price[DW_SIDE_THEM], option);
    return term_of(w, issue, option[issue]);
}

const dw_event *dw_withdrawn_of(const dw_withdrawn *withdrawn, size_t issue, dw_term *now)
{
    const dw_offered *const offered = &withdrawn->offered;
    if (!withdrawn->any || issue == withdrawn->model.cash_issue[DW_CASH_PRICE] ||
        !dw_takes_back(offered, issue))
        return NULL;
    *now = term_now(withdrawn, issue);
    return now->option == offered->option[DW_SIDE_THEM][issue] ? NULL : offered->no[issue].event;
}

bool dw_withdrawn_complete(const dw_withdrawn *withdrawn, dw_arena *arena, dw_event *event)
{
    if (!withdrawn->any || event->by != DW_SIDE_THEM || !dw_event_is_offer(event))
        return true;
    const size_t n_issues = withdrawn->model.deal->n_issues;
    dw_term now[DW_ISSUES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < n_issues; i++)
        n += !dw_event_term(event, i) && dw_withdrawn_of(withdrawn, i, &now[n]);
    if (n == 0)
        return true;
    dw_term *const term = DW_TAKE(arena, event->n_terms + n, dw_term);
    if (!term)
        return false;
    if (event->n_terms > 0)
        memcpy(term, event->term, event->n_terms * sizeof *term);
    memcpy(term + event->n_terms, now, n * sizeof *term);
    event->term = term;
    event->n_terms += n;
    return true;
}

void dw_withdrawn_follow(dw_withdrawn *withdrawn, const dw_event *event)
{
    if (withdrawn->any)
        dw_offered_follow(&withdrawn->model, event, &withdrawn->offered);
}
