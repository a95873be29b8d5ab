/* What no offer of ours newly has: options and prices that our own house, or we ourselves, have said no
 * to. */
#include "approvals.h"

#include <math.h>
#include <string.h>

/* ---- Our own no to them -------------------------------------------------------------------------- */

/* Who names a price refuses the whole, and no term of it by itself. */
static bool says_no(const dw_worth_model *model, const dw_event *event)
{
    return event->by == DW_SIDE_US && event->kind == DW_EVENT_REFUSE &&
           !dw_event_term(event, model->cash_issue[DW_CASH_PRICE]);
}

/* What we have said yes to since, and what is better for us. */
static void give_back(const dw_approvals *made, size_t issue, size_t option, size_t n_options,
                      dw_option_set *barred)
{
    for (size_t o = 0; o < n_options; o++)
        if (dw_approvals_option_as_good(made, issue, o, option))
            dw_option_set_remove(&barred[issue], o);
}

/* What we have said no to, and what is worse for us. */
static void bar(const dw_approvals *made, size_t issue, size_t option, size_t n_options,
                dw_option_set *barred)
{
    for (size_t o = 0; o < n_options; o++)
        if (dw_approvals_option_as_good(made, issue, option, o))
            dw_option_set_add(&barred[issue], o);
}

static void follow_terms(const dw_approvals *made, const dw_worth_model *model,
                         const dw_event *event, dw_option_set *barred)
{
    size_t option[DW_ISSUES_MAX];
    double price = (double)NAN;
    dw_package_lay(model, event, option, &price);
    for (size_t t = 0; t < event->n_terms; t++) {
        const size_t i = event->term[t].issue, n = model->deal->issue[i].n_options;
        if (says_no(model, event))
            bar(made, i, option[i], n, barred);
        else
            give_back(made, i, option[i], n, barred);
    }
}

static void follow_grant(const dw_approvals *made, const dw_worth_model *model,
                         const dw_ruling *ruling, dw_option_set *barred)
{
    for (size_t i = 0; ruling->granted && i < model->deal->n_issues; i++)
        if (ruling->on[i])
            give_back(made, i, ruling->package.option[i], model->deal->issue[i].n_options, barred);
}

/* An acceptance settles what was refused before it. */
static void follow(const dw_approvals *made, const dw_worth_model *model, dw_option_set *barred)
{
    const dw_deal *const deal = model->deal;
    size_t ruling = 0;
    for (size_t e = 0; e < deal->n_events; e++) {
        const dw_event *const event = &deal->event[e];
        const bool is_ours = event->by == DW_SIDE_US;
        if (event->kind == DW_EVENT_ACCEPT)
            memset(barred, 0, deal->n_issues * sizeof *barred);
        for (; ruling < made->n_rulings && made->ruling[ruling].event <= e; ruling++)
            follow_grant(made, model, &made->ruling[ruling], barred);
        if (is_ours && (says_no(model, event) || dw_event_is_offer(event) ||
                        dw_event_says_terms(event) || dw_event_is_promise(event)))
            follow_terms(made, model, event, barred);
    }
}

/* ---- And our own house --------------------------------------------------------------------------- */

static bool leaves_any(const dw_worth_model *model, size_t issue, const dw_option_set *barred)
{
    bool any = false;
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        any |= dw_issue_offers(&model->deal->issue[issue], o) && !dw_option_set_has(barred, o);
    return any;
}

bool dw_approvals_barred(const dw_approvals *made, const dw_worth_model *model, double price_open,
                         dw_option_set *barred)
{
    const dw_deal *const deal = model->deal;
    const size_t price = model->cash_issue[DW_CASH_PRICE];
    bool any = false;
    memset(barred, 0, deal->n_issues * sizeof *barred);
    follow(made, model, barred);
    for (size_t i = 0; i < deal->n_issues; i++) {
        for (size_t o = 0; made->n_rulings > 0 && o < deal->issue[i].n_options; o++)
            if (dw_approvals_denied_option(made, model, i, o, price_open))
                dw_option_set_add(&barred[i], o);
        if (i == price || !leaves_any(model, i, &barred[i]))
            barred[i] = (dw_option_set){0};
        any |= !dw_option_set_is_empty(&barred[i]);
    }
    return any;
}

void dw_approvals_again(const dw_approvals *made, const dw_worth_model *model, double price_open,
                        dw_option_set *again, size_t *authority)
{
    const dw_deal *const deal = model->deal;
    *authority = 0;
    memset(again, 0, deal->n_issues * sizeof *again);
    for (size_t i = 0; i < deal->n_issues; i++) {
        if (i == model->cash_issue[DW_CASH_PRICE])
            continue;
        for (size_t o = 0; o < deal->issue[i].n_options; o++) {
            const dw_ruling *const at_any =
                dw_approvals_denied_option(made, model, i, o, (double)NAN);
            if (!at_any || dw_approvals_denied_option(made, model, i, o, price_open))
                continue;
            dw_option_set_add(&again[i], o);
            if (at_any->package.authority != DW_NONE && at_any->package.authority > *authority)
                *authority = at_any->package.authority;
        }
    }
}

/* ---- Prices -------------------------------------------------------------------------------------- */

/* The first price of the issue above this one; else the next that is said. */
static double next_above(const dw_worth_model *model, double price)
{
    const dw_issue *const issue = &model->deal->issue[model->cash_issue[DW_CASH_PRICE]];
    double next = INFINITY;
    for (size_t o = 0; o < issue->n_options; o++)
        if (issue->option[o].number > price + 0.5)
            next = fmin(next, issue->option[o].number);
    return isfinite(next) ? next : price + dw_price_unit(price);
}

/* The least price that the ruling leaves, against those from `granted` on that newer grants give; 0 where it
 * bars none. What was granted in place of less bars all below it. */
static double least_of(const dw_approvals *made, const dw_worth_model *model,
                       const dw_ruling *ruling, double granted)
{
    const size_t price = model->cash_issue[DW_CASH_PRICE];
    const dw_event_approval *const answer = &made->event[ruling->event];
    const bool is_cut = ruling->granted && ruling->on[price];
    const double put = ruling->granted ? answer->package.price : ruling->package.price;
    if (!ruling->no[price] || isnan(put) || dw_approvals_price_as_good(put, granted) ||
        (ruling->granted && !(answer->missing && answer->missing[price])))
        return 0;
    return fmin(granted, is_cut ? ruling->package.price : next_above(model, put));
}

/* Is its price granted with a package that all at standard is no worse than? */
static bool gives_all(const dw_approvals *made, const dw_worth_model *model,
                      const dw_ruling *ruling)
{
    size_t option[DW_ISSUES_MAX];
    if (!ruling->granted || isnan(ruling->package.price))
        return false;
    dw_standard_package(model, option);
    const dw_package standard = {.option = option, .price = ruling->package.price};
    return dw_approvals_covers(made, model, &ruling->package, &standard);
}

double dw_approvals_price_least(const dw_approvals *made, const dw_worth_model *model,
                                const dw_ruling **by)
{
    const size_t price = model->cash_issue[DW_CASH_PRICE];
    double least = 0, granted = INFINITY, given = INFINITY;
    *by = NULL;
    for (size_t k = price == DW_NONE || !model->priced ? 0 : made->n_rulings; k-- > 0;) {
        const dw_ruling *const ruling = &made->ruling[k];
        const double own = fmin(given, least_of(made, model, ruling, granted));
        if (own > least) {
            least = own;
            *by = ruling;
        }
        if (gives_all(made, model, ruling))
            given = fmin(given, ruling->package.price);
        if (ruling->granted && ruling->on[price] && !isnan(ruling->package.price))
            granted = fmin(granted, ruling->package.price);
    }
    return least;
}
