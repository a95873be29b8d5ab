/* Measures of what binds us against our limits: offers and acceptances, words of ours, what is signed. */
#include "measures.h"

#include <math.h>
#include <string.h>

/* ---- What binds us --------------------------------------------------------------------------- */

typedef struct walk {
    const dw_plan *plan;
    size_t next;         /* event */
    const dw_move *ours; /* what we had on the table before it; NULL for nothing */
    uint64_t limited;    /* issues with a hard limit */
} walk;

static uint64_t limited_issues(const dw_deal *deal)
{
    uint64_t limited = 0;
    for (size_t i = 0; i < deal->n_issues; i++)
        if (dw_issue_has_limit(&deal->issue[i]))
            limited |= UINT64_C(1) << i;
    return limited;
}

static uint64_t broken_by(const walk *w, const size_t *option, double price)
{
    const size_t price_issue = w->plan->worth.cash_issue[DW_CASH_PRICE];
    const dw_package package = {.option = option, .price = price};
    uint64_t broken = 0;
    for (size_t i = 0; i < w->plan->deal->n_issues; i++)
        if ((w->limited >> i & 1) && !(i == price_issue && isnan(price)) &&
            !dw_package_allowed(&w->plan->worth, &package, i))
            broken |= UINT64_C(1) << i;
    return broken;
}

static dw_binding of_move(const walk *w, const dw_move *move)
{
    return (dw_binding){move->event, move->by == DW_SIDE_US, move->accepts, move->worth.us,
                        broken_by(w, move->option, move->price)};
}

/* Over what we had on the table, as far as they go. */
static dw_binding of_words(const walk *w, size_t e)
{
    const dw_worth_model *const model = &w->plan->worth;
    const dw_event *const event = &model->deal->event[e];
    size_t option[DW_ISSUES_MAX];
    double price = w->ours ? w->ours->price : (double)NAN;
    if (w->ours)
        memcpy(option, w->ours->option, model->deal->n_issues * sizeof *option);
    else
        dw_standard_package(model, option);
    dw_package_lay(model, event, option, &price);
    return (dw_binding){e, event->by == DW_SIDE_US, event->kind == DW_EVENT_OUTCOME,
                        dw_worth_asked(model, option, price).us, broken_by(w, option, price)};
}

/* What they ask for binds us once it is agreed. */
static bool next_binding(walk *w, dw_binding *next)
{
    const dw_ledger *const ledger = &w->plan->ledger;
    while (w->next < w->plan->deal->n_events) {
        const size_t e = w->next++, m = ledger->move_of[e];
        const dw_move *const move = m == DW_NONE ? NULL : &ledger->move[m];
        if (move && (move->by == DW_SIDE_US || move->accepts)) {
            *next = of_move(w, move);
            w->ours = move;
            return true;
        }
        if (!move && dw_event_binds_us(&w->plan->deal->event[e])) {
            *next = of_words(w, e);
            return true;
        }
    }
    return false;
}

static size_t count_bindings(const dw_plan *plan)
{
    size_t n = plan->ledger.n_moves;
    for (size_t e = 0; e < plan->deal->n_events; e++)
        n += dw_event_binds_us(&plan->deal->event[e]);
    return n;
}

dw_status dw_compose_bindings(dw_composer *c)
{
    walk w = {.plan = &c->plan, .limited = limited_issues(c->deal)};
    dw_binding *const binding = DW_TAKE(c->arena, count_bindings(&c->plan), dw_binding);
    if (!binding)
        return DW_COMPOSER_FULL(c);
    while (next_binding(&w, &binding[c->plan.n_bindings]))
        c->plan.n_bindings++;
    c->plan.binding = binding;
    return DW_OK;
}

/* ---- Limits ---------------------------------------------------------------------------------- */

static bool is_below_floor(const dw_plan *plan, const dw_binding *terms)
{
    return terms->worth < plan->walk_away_worth - DW_WORTH_SAME; /* never when that is not known */
}

uint64_t dw_musts_broken(const dw_plan *plan)
{
    uint64_t broken = 0;
    for (size_t b = 0; b < plan->n_bindings; b++)
        if (dw_judges(plan, plan->binding[b].event))
            broken |= plan->binding[b].broken;
    return broken;
}

bool dw_must_broken(const dw_plan *plan, bool *behind, double *value)
{
    *value = 0;
    for (size_t b = 0; b < plan->n_bindings; b++) {
        if (plan->binding[b].broken == 0 || !dw_judges(plan, plan->binding[b].event))
            continue;
        ++*value;
        dw_mark(behind, plan->binding[b].event);
    }
    return true;
}

bool dw_offers_below_floor(const dw_plan *plan, bool *behind, double *value)
{
    *value = 0;
    for (size_t b = 0; b < plan->n_bindings; b++) {
        const dw_binding *const terms = &plan->binding[b];
        if (!terms->is_ours || terms->is_agreed || !is_below_floor(plan, terms))
            continue;
        ++*value;
        dw_mark(behind, terms->event);
    }
    return true;
}

static bool is_beyond(const dw_plan *plan, const dw_binding *terms)
{
    return is_below_floor(plan, terms) || terms->broken != 0;
}

size_t dw_newest_beyond_limits(const dw_plan *plan)
{
    for (size_t b = plan->n_bindings; b-- > 0;)
        if (is_beyond(plan, &plan->binding[b]))
            return plan->binding[b].event;
    return DW_NONE;
}

/* What is agreed, or signed, binds us as long as nobody has ended it; else it is what we have on the table
 * now, or have said since. */
bool dw_terrible_terms(const dw_plan *plan, bool *behind, double *value)
{
    const dw_deal *const deal = plan->deal;
    const bool has_agreement = dw_deal_agreed(deal) || dw_deal_ended(deal) != DW_OUTCOME_NONE;
    size_t agreed = DW_NONE, standing = DW_NONE;
    for (size_t b = 0; b < plan->n_bindings; b++) {
        const dw_binding *const terms = &plan->binding[b];
        *(terms->is_agreed ? &agreed : &standing) = is_beyond(plan, terms) ? terms->event : DW_NONE;
    }
    if (has_agreement && agreed != DW_NONE)
        standing = agreed;
    *value = standing == DW_NONE ? 0 : standing == agreed ? 2 : 1;
    if (standing != DW_NONE)
        dw_mark(behind, standing);
    return true;
}
