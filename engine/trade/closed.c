/* What is not asked back: settled terms, what they have refused, and what we have moved their way. */
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
                           offered->named[DW_SIDE_THEM][i] && ours[i] == theirs[i];
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
            better = dw_worth_asked(model, option, price).us > worth + 0.5;
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
            settled[i] != DW_NONE || !dw_option_set_is_empty(&offered->refused[i]) ||
            (i != model->cash_issue[DW_CASH_PRICE] && was_better(model, stands, price, i, &before));
    }
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
