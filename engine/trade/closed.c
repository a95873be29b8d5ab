/* What is not asked back: settled terms, and what we have moved their way. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

/* What each side has named in any offer; what it has not stands at standard for it, and is settled by
 * nobody. */
static void mark_named(const dw_deal *deal, bool named[][DW_ISSUES_MAX])
{
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        for (size_t t = 0; dw_event_is_offer(event) && t < event->n_terms; t++)
            named[event->by][event->term[t].issue] = true;
    }
}

void dw_settled_options(const dw_worth_model *model, size_t *settled)
{
    size_t ours[DW_ISSUES_MAX], theirs[DW_ISSUES_MAX];
    bool named[DW_SIDE_COUNT][DW_ISSUES_MAX] = {{false}};
    double price;
    const bool both = dw_standing_offer(model, DW_SIDE_US, ours, &price) &&
                      dw_standing_offer(model, DW_SIDE_THEM, theirs, &price);
    if (both)
        mark_named(model->deal, named);
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const bool agree =
            both && named[DW_SIDE_US][i] && named[DW_SIDE_THEM][i] && ours[i] == theirs[i];
        settled[i] = agree && i != model->cash_issue[DW_CASH_PRICE] ? ours[i] : DW_NONE;
    }
}

/* ---- What we have moved their way -------------------------------------------------------------- */

typedef struct closer {
    const dw_worth_model *model;
    size_t option[DW_ISSUES_MAX];  /* where we stand */
    size_t weighed[DW_ISSUES_MAX]; /* option of the issue weighed last */
    double price, worth;           /* to us, of it */
    bool *closed;
} closer;

/* Was it worth more to us where the issue stood at the option? */
static void close_if_moved(closer *c, size_t issue, size_t option)
{
    const size_t now = c->option[issue];
    if (issue == c->model->cash_issue[DW_CASH_PRICE] || c->closed[issue] ||
        option == c->weighed[issue])
        return;
    c->weighed[issue] = c->option[issue] = option;
    c->closed[issue] = dw_worth_asked(c->model, c->option, c->price).us > c->worth + 0.5;
    c->option[issue] = now;
}

static void lay_offer(closer *c, const dw_event *event)
{
    size_t named[DW_ISSUES_MAX];
    double price;
    dw_package_lay(c->model, event, named, &price);
    for (size_t t = 0; t < event->n_terms; t++)
        close_if_moved(c, event->term[t].issue, named[event->term[t].issue]);
}

void dw_closed_issues(const dw_worth_model *model, const size_t *option, double price, bool *closed)
{
    const dw_deal *const deal = model->deal;
    size_t known[DW_ISSUES_MAX];
    closer c = {.model = model, .price = price, .closed = closed};
    memcpy(c.option, option, deal->n_issues * sizeof *option);
    memcpy(c.weighed, option, deal->n_issues * sizeof *option);
    c.worth = dw_worth_asked(model, option, price).us;
    dw_settled_options(model, known);
    for (size_t i = 0; i < deal->n_issues; i++)
        closed[i] = known[i] != DW_NONE;
    dw_standard_package(model, known);
    for (size_t i = 0; i < deal->n_issues; i++)
        close_if_moved(&c, i, known[i]);
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].by == DW_SIDE_US && dw_event_is_offer(&deal->event[e]))
            lay_offer(&c, &deal->event[e]);
}

/* ---- The middle ------------------------------------------------------------------------------- */

double dw_price_off_middle(double ours, double theirs, double tolerance)
{
    if (!(ours > theirs))
        return (double)NAN;
    const double unit = dw_price_unit(ours);
    const double edge = (ours + theirs) / 2 + tolerance * (ours - theirs);
    const double least = (floor(edge / unit + 1e-9) + 1) * unit;
    return least < ours ? least : (double)NAN;
}
