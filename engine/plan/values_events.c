/* Values of variables: the event that an entry is said for. */
#include "measures.h"
#include "values.h"

#include <string.h>

/* ---- What it says --------------------------------------------------------------------------- */

static const dw_event *event_at(const dw_asked *asked)
{
    return asked->scope == DW_SCOPE_EVENT ? &asked->plan->deal->event[asked->item] : NULL;
}

static dw_value event_number(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return at ? dw_number_value(DW_VALUE_COUNT, (double)at->number) : dw_no_value();
}

static dw_value event_date(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_day_value(at ? at->day : DW_DAY_NONE);
}

static dw_value event_who(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at ? at->who : NULL);
}

static dw_value event_note(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at ? at->note : NULL);
}

static dw_value event_evidence(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    const char *const own = at && at->deadline ? at->deadline->evidence : NULL;
    return dw_text_value(own ? own : at ? at->evidence : NULL);
}

static dw_value event_facts(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return at && at->n_facts > 0
               ? (dw_value){.kind = DW_VALUE_FACTS, .fact = at->fact, .n_facts = at->n_facts}
               : dw_no_value();
}

static dw_value event_person(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at && at->person ? at->person->name : NULL);
}

static dw_value event_interest(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at && at->person ? at->person->interest : NULL);
}

static dw_value event_to(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at ? at->to : NULL);
}

static dw_value event_competitor(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at ? at->competitor : NULL);
}

static dw_value event_competitor_price(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_money_value(at ? at->competitor_price : DW_MONEY_NONE);
}

static dw_value event_deadline(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_text_value(at && at->deadline ? at->deadline->what : NULL);
}

static dw_value event_deadline_date(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_day_value(at && at->deadline ? at->deadline->day : DW_DAY_NONE);
}

static const dw_effect *moved_deadline(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return at && at->kind == DW_EVENT_DEADLINE ? dw_deal_effect(asked->plan->deal, asked->item)
                                               : NULL;
}

static dw_value event_deadline_before(const dw_asked *asked)
{
    const dw_effect *const effect = moved_deadline(asked);
    return dw_day_value(effect ? effect->day_before : DW_DAY_NONE);
}

static dw_value event_deadline_days(const dw_asked *asked)
{
    const dw_effect *const effect = moved_deadline(asked);
    if (!effect || !effect->was_there)
        return dw_no_value();
    const dw_day one = effect->day_before, two = event_at(asked)->deadline->day;
    const int days = dw_day_working_between(one < two ? one : two, one < two ? two : one,
                                            &asked->plan->playbook->holidays);
    return days > 1 ? dw_number_value(DW_VALUE_COUNT, days) : dw_no_value();
}

static dw_value event_until(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_day_value(at ? at->until : DW_DAY_NONE);
}

static dw_value event_archetype(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return dw_archetype_value(asked->plan, at ? at->archetype : DW_NONE);
}

static dw_value event_reason(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    const dw_deal *const deal = asked->plan->deal;
    if (!at || at->reason || at->note || at->by != DW_SIDE_THEM || at->kind != DW_EVENT_REFUSE)
        return dw_text_value(at ? at->reason : NULL);
    /* They may have said it later. */
    const size_t told = dw_told_why_of(deal, (size_t)(at - deal->event));
    return dw_text_value(told == DW_NONE ? NULL : deal->event[told].note);
}

static dw_value event_terms(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return at ? dw_terms_value(at->term, at->n_terms, DW_VALUE_OFFER, false) : dw_no_value();
}

/* The rows of what they say no to with it, from *first on. */
static size_t noes_of(const dw_asked *asked, size_t *first)
{
    const dw_plan *const plan = asked->plan;
    const dw_event *const at = event_at(asked);
    size_t n = 0;
    for (*first = 0; *first < plan->n_no && plan->no[*first].event != at;)
        ++*first;
    while (*first + n < plan->n_no && plan->no[*first + n].event == at)
        n++;
    return n;
}

static dw_value event_no(const dw_asked *asked)
{
    size_t first;
    const size_t n = noes_of(asked, &first);
    return dw_terms_value(asked->plan->no_term + first, n, DW_VALUE_OFFER, false);
}

static dw_value event_demand(const dw_asked *asked)
{
    size_t first;
    const size_t n = noes_of(asked, &first);
    return n > 0 && asked->plan->no[first].demanded
               ? dw_terms_value(asked->plan->no_asked + first, n, DW_VALUE_OFFER, false)
               : dw_no_value();
}

static dw_value event_out(const dw_asked *asked)
{
    size_t first, n_out = 0;
    const size_t n = noes_of(asked, &first);
    for (size_t r = 0; r < n; r++)
        n_out += asked->plan->no[first + r].n_out;
    return n > 0 ? dw_terms_value(asked->plan->no[first].out, n_out, DW_VALUE_OFFER, false)
                 : dw_no_value();
}

static dw_value event_behind(const dw_asked *asked)
{
    const double behind =
        asked->scope == DW_SCOPE_EVENT ? asked->plan->ledger.word[asked->item].behind : 0;
    return behind > 0 ? dw_money_value(dw_money_estimate(behind)) : dw_no_value();
}

/* ---- A no that names no term ------------------------------------------------------------------ */

static bool is_bare_no(const dw_event *event)
{
    return event->by == DW_SIDE_THEM && dw_event_refuses_offer(event) && event->n_terms == 0;
}

static bool is_first_bare_no(const dw_deal *deal, const dw_event *event)
{
    for (const dw_event *before = deal->event; before < event; before++)
        if (is_bare_no(before))
            return false;
    return is_bare_no(event);
}

/* Is it worth less to them than what they offer, or the standard, would be in its place? */
static bool asks_of_them(const dw_plan *plan, const size_t *ours, size_t issue, size_t theirs)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, ours, plan->deal->n_issues * sizeof *option);
    option[issue] = theirs;
    return dw_worth_of(&plan->worth, ours).them < dw_worth_of(&plan->worth, option).them;
}

/* The term of our offer beside the price that they are likeliest to be against, of those that they have not
 * ruled out in words: the first in the order of the plan that asks of them, else the first that they have not
 * offered themselves. */
static dw_value term_of_ours(const dw_plan *plan)
{
    size_t ours[DW_ISSUES_MAX], theirs[DW_ISSUES_MAX], named = DW_NONE;
    double price;
    if (!dw_standing_offer(&plan->worth, DW_SIDE_US, ours, &price))
        return dw_no_value();
    const bool offered = dw_standing_offer(&plan->worth, DW_SIDE_THEM, theirs, &price);
    if (!offered)
        dw_standard_package(&plan->worth, theirs);
    for (size_t r = 0; r < plan->n_issues; r++) {
        const size_t i = plan->issue[r].issue;
        if (i == plan->worth.cash_issue[DW_CASH_PRICE] || !plan->said[DW_SIDE_US][i] ||
            (plan->worth.refused && dw_option_set_has(&plan->worth.refused[i], ours[i])) ||
            (offered && theirs[i] == ours[i]))
            continue;
        named = named == DW_NONE ? i : named;
        if (asks_of_them(plan, ours, i, theirs[i])) {
            named = i;
            break;
        }
    }
    return named != DW_NONE
               ? (dw_value){.kind = DW_VALUE_TYPED, .issue = named, .option = ours[named]}
               : dw_no_value();
}

static dw_value event_no_form(const dw_asked *asked)
{
    const dw_event *const at = event_at(asked);
    return at && is_first_bare_no(asked->plan->deal, at) ? term_of_ours(asked->plan)
                                                         : dw_no_value();
}

/* The first absence of who acts, from the event on. */
static dw_value event_away(const dw_asked *asked)
{
    const dw_deal *const deal = asked->plan->deal;
    const dw_event *const at = event_at(asked);
    dw_day first = DW_DAY_NONE;
    for (size_t p = 0; at && at->who && p < deal->n_ours; p++) {
        const dw_person *const person = &deal->ours[p];
        for (size_t a = 0; strcmp(person->name, at->who) == 0 && a < person->n_away; a++) {
            const dw_day from = person->away[a].from;
            if (from <= at->day && at->day <= person->away[a].to)
                return dw_no_value(); /* away already */
            if (from > at->day && (first == DW_DAY_NONE || from < first))
                first = from;
        }
    }
    return dw_day_value(first);
}

/* ---- The figure that it came to -------------------------------------------------------------- */

static const dw_event *figure_of(const dw_asked *asked, double *price)
{
    double distance;
    const dw_plan *const plan = asked->plan;
    const size_t told = event_at(asked) ? dw_record_figure(plan, asked->item, &distance) : DW_NONE;
    return told != DW_NONE && dw_event_price(plan, told, price) ? &plan->deal->event[told] : NULL;
}

static dw_value event_figure(const dw_asked *asked)
{
    double price;
    return dw_money_value(figure_of(asked, &price) ? dw_money_round(price) : DW_MONEY_NONE);
}

static dw_value event_figure_who(const dw_asked *asked)
{
    double price;
    const dw_event *const told = figure_of(asked, &price);
    return dw_text_value(told ? told->who : NULL);
}

static dw_value event_figure_date(const dw_asked *asked)
{
    double price;
    const dw_event *const told = figure_of(asked, &price);
    return dw_day_value(told ? told->day : DW_DAY_NONE);
}

static dw_value event_figure_number(const dw_asked *asked)
{
    double price;
    const dw_event *const told = figure_of(asked, &price);
    return told ? dw_number_value(DW_VALUE_COUNT, (double)told->number) : dw_no_value();
}

/* ---- What it needed, and had of it ---------------------------------------------------------- */

static const dw_event_approval *approval_at(const dw_asked *asked)
{
    return event_at(asked) ? &asked->plan->approvals.event[asked->item] : NULL;
}

static dw_value event_granted(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    return at ? dw_package_value(asked->plan, &at->granted_as, at->granted) : dw_no_value();
}

static dw_value event_room(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    if (!at || at->request == DW_NONE || event_at(asked)->n_terms > 0)
        return event_terms(asked);
    const dw_request *const request = &asked->plan->approvals.request[at->request];
    return dw_package_value(asked->plan, &request->package, request->asked);
}

static dw_value event_missing(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    return at ? dw_package_value(asked->plan, &at->package, at->missing) : dw_no_value();
}

/* The refusal that our offer went against; NULL for none. */
static const dw_ruling *refusal_of(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    return at && at->refusal != DW_NONE ? &asked->plan->approvals.ruling[at->refusal] : NULL;
}

/* The terms that the refusal names, else what the request had asked for. */
static dw_value event_refused(const dw_asked *asked)
{
    const dw_ruling *const refusal = refusal_of(asked);
    if (!refusal)
        return dw_no_value();
    const dw_plan *const plan = asked->plan;
    const dw_event *const event = &plan->deal->event[refusal->event];
    const size_t request = plan->approvals.event[refusal->event].request;
    return event->n_terms > 0 || request == DW_NONE
               ? dw_terms_value(event->term, event->n_terms, DW_VALUE_OFFER, false)
               : dw_package_value(plan, &refusal->package, plan->approvals.request[request].asked);
}

static dw_value event_refuser(const dw_asked *asked)
{
    const dw_ruling *const refusal = refusal_of(asked);
    return dw_text_value(refusal ? asked->plan->deal->event[refusal->event].who : NULL);
}

/* Of an offer that went against an older refusal. */
static dw_value event_refuser_since(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    if (!at || at->refused_since == DW_NONE)
        return dw_no_value();
    const dw_plan *const plan = asked->plan;
    return dw_text_value(plan->deal->event[plan->approvals.ruling[at->refused_since].event].who);
}

static dw_value event_refusal_date(const dw_asked *asked)
{
    const dw_ruling *const refusal = refusal_of(asked);
    return refusal ? dw_day_value(asked->plan->deal->event[refusal->event].day) : dw_no_value();
}

static dw_value event_refusal_reason(const dw_asked *asked)
{
    const dw_ruling *const refusal = refusal_of(asked);
    return dw_text_value(refusal ? asked->plan->deal->event[refusal->event].reason : NULL);
}

static dw_value event_condition(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    const bool rests = at && at->condition != DW_NONE;
    return dw_text_value(rests ? asked->plan->approvals.ruling[at->condition].words : NULL);
}

static dw_value event_condition_who(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    if (!at || at->condition == DW_NONE)
        return dw_no_value();
    return dw_text_value(
        asked->plan->deal->event[asked->plan->approvals.ruling[at->condition].event].who);
}

static dw_value event_authority(const dw_asked *asked)
{
    const dw_event_approval *const at = approval_at(asked);
    const size_t request = at ? at->request : DW_NONE;
    const size_t asked_for =
        request != DW_NONE ? asked->plan->approvals.request[request].authority : DW_NONE;
    const size_t own = at ? at->authority : DW_NONE;
    /* A grant may give more than was asked for. */
    const bool is_higher = own != DW_NONE && (asked_for == DW_NONE || own > asked_for);
    return dw_authority_value(asked->plan, is_higher ? own : asked_for);
}

dw_reader *const dw_event_readers[DW_VAR_COUNT] = {
    [DW_VAR_EVENT_NUMBER] = event_number,
    [DW_VAR_EVENT_DATE] = event_date,
    [DW_VAR_EVENT_WHO] = event_who,
    [DW_VAR_EVENT_NOTE] = event_note,
    [DW_VAR_EVENT_EVIDENCE] = event_evidence,
    [DW_VAR_EVENT_FACTS] = event_facts,
    [DW_VAR_EVENT_PERSON] = event_person,
    [DW_VAR_EVENT_INTEREST] = event_interest,
    [DW_VAR_EVENT_TO] = event_to,
    [DW_VAR_EVENT_COMPETITOR] = event_competitor,
    [DW_VAR_EVENT_COMPETITOR_PRICE] = event_competitor_price,
    [DW_VAR_EVENT_DEADLINE] = event_deadline,
    [DW_VAR_EVENT_DEADLINE_DATE] = event_deadline_date,
    [DW_VAR_EVENT_DEADLINE_BEFORE] = event_deadline_before,
    [DW_VAR_EVENT_DEADLINE_DAYS] = event_deadline_days,
    [DW_VAR_EVENT_UNTIL] = event_until,
    [DW_VAR_EVENT_ARCHETYPE] = event_archetype,
    [DW_VAR_EVENT_AUTHORITY] = event_authority,
    [DW_VAR_EVENT_GRANTED] = event_granted,
    [DW_VAR_EVENT_MISSING] = event_missing,
    [DW_VAR_EVENT_ROOM] = event_room,
    [DW_VAR_EVENT_CONDITION] = event_condition,
    [DW_VAR_EVENT_CONDITION_WHO] = event_condition_who,
    [DW_VAR_EVENT_REFUSED] = event_refused,
    [DW_VAR_EVENT_REFUSER] = event_refuser,
    [DW_VAR_EVENT_REFUSER_SINCE] = event_refuser_since,
    [DW_VAR_EVENT_REFUSAL_DATE] = event_refusal_date,
    [DW_VAR_EVENT_REFUSAL_REASON] = event_refusal_reason,
    [DW_VAR_EVENT_TERMS] = event_terms,
    [DW_VAR_EVENT_NO] = event_no,
    [DW_VAR_EVENT_DEMAND] = event_demand,
    [DW_VAR_EVENT_OUT] = event_out,
    [DW_VAR_EVENT_NO_FORM] = event_no_form,
    [DW_VAR_EVENT_FIGURE] = event_figure,
    [DW_VAR_EVENT_FIGURE_WHO] = event_figure_who,
    [DW_VAR_EVENT_FIGURE_DATE] = event_figure_date,
    [DW_VAR_EVENT_FIGURE_NUMBER] = event_figure_number,
    [DW_VAR_EVENT_AWAY] = event_away,
    [DW_VAR_EVENT_REASON] = event_reason,
    [DW_VAR_EVENT_BEHIND] = event_behind,
};
