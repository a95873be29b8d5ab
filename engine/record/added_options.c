/* Numbers that the record names and that are none of an issue's options get an option of their own. */
#include "added_options.h"

#include <math.h>
#include <string.h>

/* Is the worth of any number of the issue known: by its cash term, or between amounts of its options? A price
 * is weighed as it is asked. */
static bool may_be_named(const dw_deal *deal, const dw_playbook *playbook, size_t issue)
{
    const dw_issue *const row = &deal->issue[issue];
    const dw_cash_role role = playbook->issue_kind[row->kind].cash;
    bool amounts = true;
    for (size_t o = 0; o < row->n_options; o++)
        amounts = amounts && dw_money_known(row->option[o].us) &&
                  dw_money_known(row->option[o].them.low) &&
                  dw_money_known(row->option[o].them.likely) &&
                  dw_money_known(row->option[o].them.high);
    return row->numeric && row->n_options > 0 && role != DW_CASH_PRICE &&
           (role != DW_CASH_NONE || amounts);
}

static size_t find(const dw_issue *issue, double number)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (issue->option[o].number == number)
            return o;
    return DW_NONE;
}

/* ---- What it is worth --------------------------------------------------------------------------- */

static dw_money between(dw_money a, dw_money b, double share)
{
    return dw_money_round((double)a + share * (double)(b - a));
}

/* Between its neighbours by where it lies; beyond the ends what the nearest is worth. */
static dw_option option_of(const dw_issue *issue, size_t n_own, double number)
{
    size_t below = DW_NONE, above = DW_NONE;
    for (size_t o = 0; o < n_own; o++) {
        const double own = issue->option[o].number;
        if (own < number && (below == DW_NONE || own > issue->option[below].number))
            below = o;
        if (own > number && (above == DW_NONE || own < issue->option[above].number))
            above = o;
    }
    const dw_option *const low = &issue->option[below == DW_NONE ? above : below];
    const dw_option *const high = &issue->option[above == DW_NONE ? below : above];
    dw_option option = *low;
    option.number = number;
    option.named = true;
    if (low == high || !dw_money_known(low->us))
        return option;
    const double share = (number - low->number) / (high->number - low->number);
    option.us = between(low->us, high->us, share);
    option.them.low = between(low->them.low, high->them.low, share);
    option.them.likely = between(low->them.likely, high->them.likely, share);
    option.them.high = between(low->them.high, high->them.high, share);
    return option;
}

/* ---- Options of their own ----------------------------------------------------------------------- */

/* The events as logged, of which the first n count. */
typedef struct named {
    const dw_deal *deal;
    const dw_playbook *playbook;
    size_t n_events;
} named;

/* Terms of the first n events as logged that name no option, of all issues; and how many of each. */
static size_t count_named(const dw_deal *deal, size_t n_events, size_t *of_issue)
{
    size_t n = 0;
    memset(of_issue, 0, deal->n_issues * sizeof *of_issue);
    for (size_t e = 0; e < n_events; e++)
        for (size_t t = 0; t < deal->event[e].n_terms; t++)
            if (deal->event[e].term[t].option == DW_NONE) {
                of_issue[deal->event[e].term[t].issue]++;
                n++;
            }
    return n;
}

/* What cannot stand for the term has none. `option` has room for all. */
static void add_named(const named *log, size_t issue, dw_option *option, dw_issue *row)
{
    const dw_cash_role role = log->playbook->issue_kind[row->kind].cash;
    const size_t n_own = row->n_options;
    row->option = option;
    for (size_t e = 0; e < log->n_events; e++)
        for (size_t t = 0; t < log->deal->event[e].n_terms; t++) {
            const dw_term *const term = &log->deal->event[e].term[t];
            if (term->issue != issue || term->option != DW_NONE ||
                row->n_options == DW_ISSUE_OPTIONS_MAX ||
                !dw_cash_number_fits(role, term->number) || find(row, term->number) != DW_NONE)
                continue;
            option[row->n_options] = option_of(row, n_own, term->number);
            row->n_options++;
        }
}

/* The event's terms by these options; false when the arena is full. */
static bool name_options(const dw_issue *issue, const bool *may, dw_event *event, dw_arena *arena)
{
    bool any = false;
    for (size_t t = 0; t < event->n_terms; t++)
        any = any || (event->term[t].option == DW_NONE && may[event->term[t].issue]);
    if (!any)
        return true;
    dw_term *const term = DW_TAKE(arena, event->n_terms, dw_term);
    if (!term)
        return false;
    for (size_t t = 0; t < event->n_terms; t++) {
        term[t] = event->term[t];
        if (term[t].option == DW_NONE && may[term[t].issue])
            term[t].option = find(&issue[term[t].issue], term[t].number);
    }
    event->term = term;
    return true;
}

bool dw_options_add(const dw_deal *logged, const dw_playbook *playbook, size_t n_events,
                    dw_arena *arena, dw_event *listed, dw_deal *state)
{
    const named log = {logged, playbook, n_events};
    size_t n_named[DW_ISSUES_MAX];
    bool may[DW_ISSUES_MAX];
    if (count_named(logged, n_events, n_named) == 0)
        return true;
    dw_issue *const issue = DW_TAKE(arena, logged->n_issues, dw_issue);
    if (!issue)
        return false;
    for (size_t i = 0; i < logged->n_issues; i++) {
        const dw_issue *const own = &logged->issue[i];
        issue[i] = *own;
        may[i] = n_named[i] > 0 && may_be_named(logged, playbook, i);
        if (!may[i])
            continue;
        const size_t most = own->n_options + n_named[i];
        dw_option *const option =
            DW_TAKE(arena, most < DW_ISSUE_OPTIONS_MAX ? most : DW_ISSUE_OPTIONS_MAX, dw_option);
        if (!option)
            return false;
        memcpy(option, own->option, own->n_options * sizeof *option);
        add_named(&log, i, option, &issue[i]);
    }
    for (size_t e = 0; e < state->n_events; e++)
        if (!name_options(issue, may, &listed[e], arena))
            return false;
    state->issue = issue;
    return true;
}
