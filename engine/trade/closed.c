/* What is not asked back, what is let go and what is taken up: settled terms, what we have moved their way,
 * what they have said no to, and what they have proposed themselves. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

void dw_settled_options(const dw_worth_model *model, const dw_offered *offered, size_t *settled)
{
    const size_t *const ours = offered->option[DW_SIDE_US];
    const size_t *const theirs = offered->option[DW_SIDE_THEM];
    const bool both = offered->exists[DW_SIDE_US] && offered->exists[DW_SIDE_THEM];
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const bool agree = both && offered->named[DW_SIDE_US][i] &&
                           offered->named[DW_SIDE_THEM][i] && ours[i] == theirs[i] &&
                           !dw_offered_is_out(offered, i, ours[i]);
        settled[i] = agree && i != model->cash_issue[DW_CASH_PRICE] ? ours[i] : DW_NONE;
    }
}

/* ---- What we have moved their way -------------------------------------------------------------- */

/* Was it worth more to us where the issue stood at one of the options? option [n_issues] is as before
 * afterwards. */
static bool was_better(const dw_worth_model *model, size_t *option, double price, size_t issue,
                       const dw_option_set *options)
{
    const size_t now = option[issue];
    const double worth = dw_worth_asked(model, option, price).us;
    bool better = false;
    for (size_t o = 0; !better && o < model->deal->issue[issue].n_options; o++)
        if (o != now && dw_option_set_has(options, o)) {
            option[issue] = o;
            better = dw_worth_asked(model, option, price).us > worth + DW_WORTH_SAME;
        }
    option[issue] = now;
    return better;
}

void dw_closed_issues(const dw_worth_model *model, const dw_offered *offered, const size_t *option,
                      double price, bool *closed)
{
    size_t settled[DW_ISSUES_MAX], standard[DW_ISSUES_MAX], stands[DW_ISSUES_MAX];
    dw_settled_options(model, offered, settled);
    dw_standard_package(model, standard);
    memcpy(stands, option, model->deal->n_issues * sizeof *option);
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        dw_option_set before = offered->was_ours[i];
        dw_option_set_add(&before, standard[i]);
        closed[i] =
            settled[i] != DW_NONE || dw_offered_has_out(offered, i) ||
            dw_promised_option(&offered->promised, i) == stands[i] ||
            (i != model->cash_issue[DW_CASH_PRICE] && was_better(model, stands, price, i, &before));
    }
}

/* ---- What is let go ---------------------------------------------------------------------------- */

/* Of what is still to be offered on the issue and leaves them no less than `theirs`, the best for us, or for
 * them; the option itself where there is none. */
static size_t best_instead(const dw_worth_model *model, const dw_offered *offered, double price,
                           size_t issue, double theirs, dw_side for_side, size_t *option)
{
    const size_t now = option[issue];
    size_t best = now;
    double most = -INFINITY;
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++) {
        if (!dw_model_offers(model, issue, o) || dw_offered_is_out(offered, issue, o))
            continue;
        option[issue] = o;
        const dw_worth worth = dw_worth_asked(model, option, price);
        const double own = for_side == DW_SIDE_US ? worth.us : worth.them;
        if (worth.them >= theirs - DW_WORTH_SAME && own > most) {
            most = own;
            best = o;
        }
    }
    option[issue] = now;
    return best;
}

bool dw_leave_refused(const dw_worth_model *model, const dw_offered *offered, double price,
                      size_t *option)
{
    bool any = false;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        if (!dw_offered_is_out(offered, i, option[i]))
            continue;
        const double theirs = dw_worth_asked(model, option, price).them;
        const size_t instead = best_instead(model, offered, price, i, theirs, DW_SIDE_US, option);
        any |= instead != option[i];
        option[i] = instead;
    }
    return any;
}

void dw_leave_barred(const dw_worth_model *model, const dw_offered *offered, double price,
                     size_t *option)
{
    for (size_t i = 0; model->barred && i < model->deal->n_issues; i++)
        if (dw_model_bars(model, i, option[i]))
            option[i] = best_instead(model, offered, price, i, -INFINITY, DW_SIDE_THEM, option);
}

void dw_leave_declined(const dw_worth_model *model, const dw_offered *offered, size_t *option)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (dw_option_set_has(&offered->declined[i], option[i]))
            option[i] = dw_issue_allows(&model->deal->issue[i], offered->wanted[i])
                            ? offered->wanted[i]
                            : offered->standard[i];
}

/* ---- What is taken up --------------------------------------------------------------------------- */

static bool may_take_up(const dw_worth_model *model, const dw_offered *offered, dw_day day,
                        size_t issue)
{
    const dw_said *const said = &offered->proposed[issue];
    return issue != model->cash_issue[DW_CASH_PRICE] && said->event &&
           !dw_event_is_past(said->event, day) &&
           !dw_offered_is_out(offered, issue, said->option) &&
           dw_issue_allows(&model->deal->issue[issue], said->option) &&
           !dw_model_bars(model, issue, said->option);
}

void dw_proposed_options(const dw_worth_model *model, const dw_offered *offered, dw_day day,
                         size_t *proposed)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        proposed[i] = may_take_up(model, offered, day, i) ? offered->proposed[i].option : DW_NONE;
}

void dw_asked_options(const dw_worth_model *model, const dw_offered *offered, size_t *asked)
{
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const bool named = offered->exists[DW_SIDE_THEM] && offered->named[DW_SIDE_THEM][i];
        asked[i] = DW_NONE;
        if (i == model->cash_issue[DW_CASH_PRICE])
            continue;
        if (offered->proposed[i].event)
            asked[i] = offered->proposed[i].option;
        else if (named)
            asked[i] = offered->option[DW_SIDE_THEM][i];
    }
}

double dw_worth_of_taking(const dw_worth_model *model, size_t *option, double price, size_t issue,
                          size_t taken)
{
    const size_t now = option[issue];
    const double before = dw_worth_asked(model, option, price).us;
    option[issue] = taken;
    const double gain = dw_worth_asked(model, option, price).us - before;
    option[issue] = now;
    return gain;
}

void dw_take_up_all(const dw_worth_model *model, const size_t *proposed, double price,
                    size_t *option)
{
    const size_t n = model->deal->n_issues;
    size_t own[DW_ISSUES_MAX];
    memcpy(own, option, n * sizeof *own);
    for (size_t i = 0; i < n; i++)
        if (proposed[i] != DW_NONE)
            option[i] = proposed[i];
    for (bool dropped = true; dropped;) {
        dropped = false;
        for (size_t i = 0; i < n; i++)
            if (option[i] != own[i] &&
                dw_worth_of_taking(model, option, price, i, own[i]) > -DW_WORTH_SAME) {
                option[i] = own[i];
                dropped = true;
            }
    }
}

double dw_take_up_paid(const dw_worth_model *model, const size_t *proposed, double price_least,
                       size_t *option, double *price)
{
    const double them = dw_worth_asked(model, option, *price).them;
    double paid = 0;
    for (size_t i = 0; model->priced && !isnan(*price) && i < model->deal->n_issues; i++) {
        if (proposed[i] == DW_NONE || proposed[i] == option[i])
            continue;
        const size_t before = option[i];
        const double ours = dw_worth_at_price(model, option, *price).us;
        option[i] = proposed[i];
        const double lowered = dw_price_that_leaves(model, option, them, price_least, *price);
        const double worth = dw_worth_at_price(model, option, lowered).us;
        if (!(worth > ours + DW_WORTH_SAME)) {
            option[i] = before;
            continue;
        }
        paid += dw_worth_at_price(model, option, *price).us - worth;
        *price = lowered;
    }
    return paid;
}

/* ---- What is not wanted ------------------------------------------------------------------------- */

/* The issue's options, those declined as the one wanted in their place; NULL when the arena is full. */
static const dw_option *unwanted(const dw_issue *issue, const dw_option_set *declined,
                                 const dw_option *wanted, bool undelivered, dw_arena *arena)
{
    dw_option *const option = DW_TAKE(arena, issue->n_options, dw_option);
    for (size_t o = 0; option && o < issue->n_options; o++) {
        option[o] = issue->option[o];
        if (!dw_option_set_has(declined, o))
            continue;
        option[o].them = wanted->them;
        if (undelivered)
            option[o].us = wanted->us;
    }
    return option;
}

const dw_deal *dw_deal_without_declined(const dw_worth_model *model, const dw_offered *offered,
                                        bool undelivered, dw_arena *arena)
{
    const dw_deal *const deal = model->deal;
    size_t n = 0;
    for (size_t i = 0; i < deal->n_issues; i++)
        n += !dw_option_set_is_empty(&offered->declined[i]);
    if (n == 0)
        return deal;
    dw_deal *const without = DW_TAKE(arena, 1, dw_deal);
    dw_issue *const issue = DW_TAKE(arena, deal->n_issues, dw_issue);
    if (!without || !issue)
        return NULL;
    for (size_t i = 0; i < deal->n_issues; i++) {
        issue[i] = deal->issue[i];
        if (dw_option_set_is_empty(&offered->declined[i]))
            continue;
        issue[i].option = unwanted(&deal->issue[i], &offered->declined[i],
                                   &deal->issue[i].option[offered->wanted[i]], undelivered, arena);
        if (!issue[i].option)
            return NULL;
    }
    *without = *deal;
    without->issue = issue;
    return without;
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
