#include "acceptance.h"

void dw_named_start(const dw_deal *deal, dw_named *named)
{
    for (unsigned s = 0; s < DW_SIDE_COUNT; s++) {
        named->exists[s] = false;
        for (size_t i = 0; i < deal->n_issues; i++)
            named->term[s][i] = (dw_term){DW_NONE, DW_NONE, 0};
    }
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

bool dw_named_takes(const dw_named *named, const dw_deal *deal, const dw_playbook *playbook,
                    const dw_event *event, dw_unaccepted *found)
{
    const dw_side other = event->by == DW_SIDE_US ? DW_SIDE_THEM : DW_SIDE_US;
    const size_t price = dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE);
    *found = (dw_unaccepted){.is_offered = named->exists[other]};
    if (!named->exists[other] && event->n_terms == 0)
        return false;
    for (size_t t = 0; t < event->n_terms; t++) {
        const dw_term *const term = &event->term[t], *const said = &named->term[other][term->issue];
        const bool is_named = said->issue != DW_NONE;
        const dw_term offered = is_named ? *said : standard(deal, term->issue);
        const bool stands = is_named || (named->exists[other] && term->issue != price);
        if (stands && is_same(term, &offered))
            continue;
        found->term = term;
        found->is_named = is_named;
        found->offered = offered;
        return false;
    }
    return true;
}

void dw_named_follow(dw_named *named, const dw_event *event)
{
    if (!dw_event_is_offer(event) && event->kind != DW_EVENT_ACCEPT)
        return;
    named->exists[event->by] = named->exists[event->by] || event->n_terms > 0;
    for (size_t t = 0; t < event->n_terms; t++)
        named->term[event->by][event->term[t].issue] = event->term[t];
}

void dw_acceptances_settle(const dw_deal *deal, const dw_playbook *playbook, dw_event *event,
                           size_t n_events)
{
    dw_named named;
    dw_unaccepted found;
    dw_named_start(deal, &named);
    for (size_t e = 0; e < n_events; e++) {
        const bool accepts = event[e].kind == DW_EVENT_ACCEPT;
        if (accepts && !dw_named_takes(&named, deal, playbook, &event[e], &found))
            event[e].kind = event[e].n_terms > 0 ? DW_EVENT_OFFER : DW_EVENT_NOTE;
        dw_named_follow(&named, &event[e]);
    }
}

/* The kind under which an event was logged. */
static dw_event_kind logged_kind(const dw_deal *state, const dw_event *event)
{
    const dw_deal *const log = state->logged;
    const bool is_there = log && event->number > 0 && event->number <= log->n_events;
    return is_there ? log->event[event->number - 1].kind : event->kind;
}

size_t dw_record_unaccepted(const dw_deal *state, const dw_playbook *playbook, dw_unaccepted *list,
                            size_t max)
{
    dw_named named;
    size_t n = 0;
    dw_named_start(state, &named);
    for (size_t e = 0; e < state->n_events && n < max; e++) {
        const dw_event *const event = &state->event[e];
        dw_unaccepted found;
        if (logged_kind(state, event) == DW_EVENT_ACCEPT &&
            !dw_named_takes(&named, state, playbook, event, &found)) {
            found.event = event->number;
            list[n++] = found;
        }
        dw_named_follow(&named, event);
    }
    return n;
}
