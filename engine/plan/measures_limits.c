/* Measures of what binds us against our limits: offers and acceptances, words of ours, what is signed. */
#include "measures.h"

#include <math.h>
#include <string.h>

/* Worths nearer than half a minor unit are the same. */
#define SAME 0.5

/* ---- What binds us --------------------------------------------------------------------------- */

/* The terms of a move, or of words that are none (dw_event_binds_us). */
typedef struct binding {
    size_t event;
    dw_side by;
    bool is_agreed; /* accepted or signed */
    const size_t *option;
    double price, worth; /* to us */
} binding;

typedef struct walk {
    const dw_plan *plan;
    size_t next;                  /* event */
    const dw_move *ours;          /* what we had on the table before it; NULL for nothing */
    size_t option[DW_ISSUES_MAX]; /* of the binding that was given last */
} walk;

static binding of_move(const dw_move *move)
{
    return (binding){move->event,  move->by,    move->accepts,
                     move->option, move->price, move->worth.us};
}

/* Over what we had on the table, as far as they go. */
static binding of_words(walk *w, size_t e)
{
    const dw_worth_model *const model = &w->plan->worth;
    const dw_event *const event = &model->deal->event[e];
    double price = w->ours ? w->ours->price : (double)NAN;
    dw_standard_package(model, w->option);
    if (w->ours)
        memcpy(w->option, w->ours->option, model->deal->n_issues * sizeof *w->option);
    dw_package_lay(model, event, w->option, &price);
    return (binding){e,         event->by, event->kind == DW_EVENT_OUTCOME,
                     w->option, price,     dw_worth_asked(model, w->option, price).us};
}

static bool next_binding(walk *w, binding *next)
{
    const dw_ledger *const ledger = &w->plan->ledger;
    while (w->next < w->plan->deal->n_events) {
        const size_t e = w->next++, m = ledger->move_of[e];
        if (m != DW_NONE) {
            *next = of_move(&ledger->move[m]);
            if (next->by == DW_SIDE_US || next->is_agreed)
                w->ours = &ledger->move[m];
            return true;
        }
        if (dw_event_binds_us(&w->plan->deal->event[e])) {
            *next = of_words(w, e);
            return true;
        }
    }
    return false;
}

static bool is_of_ours(const binding *terms)
{
    return terms->by == DW_SIDE_US && !terms->is_agreed;
}

/* What they ask for binds us once it is agreed. */
static bool binds(const binding *terms)
{
    return terms->by == DW_SIDE_US || terms->is_agreed;
}

/* ---- Limits ---------------------------------------------------------------------------------- */

static bool breaks(const dw_plan *plan, const binding *terms, size_t issue)
{
    const size_t price = plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_package package = {.option = terms->option, .price = terms->price};
    return !dw_package_allowed(&plan->worth, &package, issue) &&
           !(issue == price && isnan(terms->price)) &&
           dw_issue_has_limit(&plan->deal->issue[issue]);
}

static bool breaks_any(const dw_plan *plan, const binding *terms)
{
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        if (breaks(plan, terms, i))
            return true;
    return false;
}

static bool is_below_floor(const dw_plan *plan, const binding *terms)
{
    return terms->worth < plan->walk_away_worth - SAME; /* never when that is not known */
}

void dw_musts_broken(const dw_plan *plan, bool *broken)
{
    walk w = {.plan = plan};
    binding terms;
    memset(broken, 0, plan->deal->n_issues * sizeof *broken);
    while (next_binding(&w, &terms))
        for (size_t i = 0; binds(&terms) && i < plan->deal->n_issues; i++)
            broken[i] = broken[i] || breaks(plan, &terms, i);
}

bool dw_must_broken(const dw_plan *plan, bool *behind, double *value)
{
    walk w = {.plan = plan};
    binding terms;
    *value = 0;
    while (next_binding(&w, &terms)) {
        if (!binds(&terms) || !breaks_any(plan, &terms))
            continue;
        ++*value;
        dw_mark(behind, terms.event);
    }
    return true;
}

bool dw_offers_below_floor(const dw_plan *plan, bool *behind, double *value)
{
    walk w = {.plan = plan};
    binding terms;
    *value = 0;
    while (next_binding(&w, &terms)) {
        if (!is_of_ours(&terms) || !is_below_floor(plan, &terms))
            continue;
        ++*value;
        dw_mark(behind, terms.event);
    }
    return true;
}

size_t dw_newest_beyond_limits(const dw_plan *plan)
{
    walk w = {.plan = plan};
    binding terms;
    size_t newest = DW_NONE;
    while (next_binding(&w, &terms))
        if (binds(&terms) && (is_below_floor(plan, &terms) || breaks_any(plan, &terms)))
            newest = terms.event;
    return newest;
}

/* What is agreed, or signed, binds us as long as nobody has ended it; else it is what we have on the table
 * now, or have said since. */
bool dw_terrible_terms(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const bool has_agreement = dw_deal_agreed(deal) || dw_deal_ended(deal) != DW_OUTCOME_NONE;
    walk w = {.plan = plan};
    binding terms;
    size_t agreed = DW_NONE, standing = DW_NONE;
    while (next_binding(&w, &terms)) {
        if (!binds(&terms))
            continue;
        const bool is_bad = is_below_floor(plan, &terms) || breaks_any(plan, &terms);
        *(terms.is_agreed ? &agreed : &standing) = is_bad ? terms.event : DW_NONE;
    }
    if (has_agreement && agreed != DW_NONE)
        standing = agreed;
    *value = standing == DW_NONE ? 0 : standing == agreed ? 2 : 1;
    if (standing != DW_NONE)
        dw_mark(behind, standing);
    return true;
}
