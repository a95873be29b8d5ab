/* Which of two packages is better for us, and what the rulings say of one. */
#include "ruling_index.h"

#include <math.h>

/* ---- Which of two packages is better for us on an issue -------------------------------------- */

static double worth_of(const dw_worth_model *model, const size_t *standard, size_t issue, size_t o)
{
    const dw_issue *const row = &model->deal->issue[issue];
    const dw_cash_role role = model->playbook->issue_kind[row->kind].cash;
    if (role == DW_CASH_NONE)
        return dw_money_known(row->option[o].us) ? (double)row->option[o].us : (double)NAN;
    if (!model->priced)
        return (double)NAN;
    const dw_cash_terms at = dw_worth_terms(model, standard);
    const dw_cash_terms terms = dw_terms_alone(model, &at, role, row->option[o].number);
    return dw_worth_of_cash(model, &terms).us;
}

const double *const *dw_approvals_worths(const dw_worth_model *model, dw_arena *arena)
{
    const dw_deal *const deal = model->deal;
    const double **const worth = DW_TAKE(arena, deal->n_issues, const double *);
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    for (size_t i = 0; worth && i < deal->n_issues; i++) {
        double *const own = DW_TAKE(arena, deal->issue[i].n_options, double);
        if (!own)
            return NULL;
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            own[o] = worth_of(model, standard, i, o);
        worth[i] = own;
    }
    return worth;
}

/* Present money below a minor unit is rounding. */
bool dw_approvals_price_as_good(double a, double b)
{
    return a >= b - DW_WORTH_SAME;
}

bool dw_approvals_option_as_good(const dw_approvals *made, size_t issue, size_t a, size_t b)
{
    return a == b || made->worth[issue][a] >= made->worth[issue][b] - DW_WORTH_SAME;
}

bool dw_approvals_as_good(const dw_approvals *made, const dw_worth_model *model,
                          const dw_package *a, const dw_package *b, size_t issue)
{
    if (issue == model->cash_issue[DW_CASH_PRICE] && !isnan(a->price) && !isnan(b->price))
        return dw_approvals_price_as_good(a->price, b->price);
    return dw_approvals_option_as_good(made, issue, a->option[issue], b->option[issue]);
}

bool dw_approvals_covers(const dw_approvals *made, const dw_worth_model *model,
                         const dw_package *granted, const dw_package *package)
{
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (!dw_approvals_as_good(made, model, package, granted, i))
            return false;
    return true;
}

/* ---- What the rulings say of a package ------------------------------------------------------- */

const dw_ruling *dw_approvals_ruling(const dw_approvals *made, const dw_worth_model *model,
                                     const dw_package *package)
{
    const size_t newest = dw_ruling_index_newest(made, model, package);
    return newest == DW_NONE ? NULL : &made->ruling[newest];
}

const dw_ruling *dw_approvals_ruling_of(const dw_approvals *made, size_t event)
{
    for (size_t r = made->n_rulings; r-- > 0;)
        if (made->ruling[r].event == event)
            return &made->ruling[r];
    return NULL;
}

dw_clearance dw_approvals_clear_as(const dw_approvals *made, const dw_worth_model *model,
                                   const dw_package *package, size_t authority,
                                   const dw_ruling *ruling)
{
    if (ruling)
        return ruling->granted ? DW_CLEARANCE_COVERED : DW_CLEARANCE_REFUSED;
    return authority == DW_NONE || authority == 0 ? DW_CLEARANCE_OWN
                                                  : dw_approvals_ungranted(made, model, package);
}

dw_clearance dw_approvals_ungranted(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package)
{
    const dw_request *const waiting = dw_approvals_waiting(made);
    return waiting && dw_approvals_covers(made, model, &waiting->package, package)
               ? DW_CLEARANCE_ASKED
               : DW_CLEARANCE_UNASKED;
}

dw_clearance dw_approvals_clear(const dw_approvals *made, const dw_worth_model *model,
                                const dw_package *package)
{
    return dw_approvals_clear_as(made, model, package,
                                 dw_package_authority(model, package->option, package->price),
                                 dw_approvals_ruling(made, model, package));
}

/* ---- The words of a grant -------------------------------------------------------------------- */

/* Does the package need no grant that is for more than the first authority's? */
static bool is_own(const dw_ruling *grant, size_t authority)
{
    return authority == 0 && grant->package.authority != 0;
}

const dw_ruling *dw_approvals_condition_as(const dw_approvals *made, const dw_worth_model *model,
                                           const dw_package *package, size_t authority,
                                           const dw_ruling *ruling)
{
    if (!ruling || !ruling->granted || !ruling->words || is_own(ruling, authority))
        return NULL;
    /* What was granted before a refusal is gone. */
    const size_t before =
        dw_ruling_index_before(made, model, package, (size_t)(ruling - made->ruling));
    return before == DW_NONE || !made->ruling[before].granted ? ruling : NULL;
}

const dw_ruling *dw_approvals_condition(const dw_approvals *made, const dw_worth_model *model,
                                        const dw_package *package)
{
    return dw_approvals_condition_as(made, model, package,
                                     dw_package_authority(model, package->option, package->price),
                                     dw_approvals_ruling(made, model, package));
}

/* ---- The newest grant ------------------------------------------------------------------------ */

const dw_ruling *dw_approvals_grant(const dw_approvals *made)
{
    return made->newest_grant == DW_NONE ? NULL : &made->ruling[made->newest_grant];
}

/* option [n_issues] receives the options. */
static dw_package standing_package(const dw_worth_model *model, size_t *option)
{
    dw_package standing = {.option = option};
    (void)dw_standing_offer(model, DW_SIDE_US, option, &standing.price);
    if (isnan(standing.price) && model->priced)
        standing.price = dw_worth_terms(model, option).price;
    return standing;
}

size_t dw_approvals_better(const dw_approvals *made, const dw_worth_model *model,
                           const dw_package *package, bool *better)
{
    size_t option[DW_ISSUES_MAX], n = 0;
    const dw_package standing = standing_package(model, option);
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        better[i] = !dw_approvals_as_good(made, model, &standing, package, i);
        n += better[i];
    }
    return n;
}

size_t dw_approvals_worse(const dw_approvals *made, const dw_worth_model *model,
                          const dw_package *package, bool *worse)
{
    size_t option[DW_ISSUES_MAX], n = 0;
    const dw_ruling *const grant = dw_approvals_grant(made);
    const dw_package standing = standing_package(model, option);
    const dw_package *const than = grant ? &grant->package : &standing;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        worse[i] = !dw_approvals_as_good(made, model, package, than, i);
        n += worse[i];
    }
    return n;
}
