/* What of a package our own house has said no to. */
#include "replay.h"

#include <math.h>

/* Of a grant: what it leaves of the request [n_issues]; NULL where it grants all of it or answers none. */
static const bool *left_of(const dw_approvals *made, const dw_ruling *ruling)
{
    return ruling->granted ? made->event[ruling->event].missing : NULL;
}

/* Of a grant: is the term no part of what was asked for, but what the rest is tied to? */
static bool is_tie(const dw_approvals *made, const dw_ruling *ruling, size_t issue)
{
    const bool *const left = left_of(made, ruling);
    return ruling->granted && !(left && left[issue]);
}

/* The package that had been put to who ruled: what was refused, or asked for and not granted. */
static const dw_package *put_to(const dw_approvals *made, const dw_ruling *ruling)
{
    return ruling->granted ? &made->event[ruling->event].package : &ruling->package;
}

/* Were the terms that a refusal refuses put together with a price? By the request, where the refusal singles
 * none out. */
static bool with_price(const dw_approvals *made, const dw_worth_model *model,
                       const dw_ruling *refusal)
{
    const dw_event *const answer = &model->deal->event[refusal->event];
    const size_t request = made->event[refusal->event].request;
    const size_t put =
        request == DW_NONE || answer->n_terms > 0 ? refusal->event : made->request[request].event;
    return dw_event_term(&model->deal->event[put], model->cash_issue[DW_CASH_PRICE]) != NULL;
}

/* What was refused together with a price may still be had at a higher one. */
static bool is_dearer(const dw_approvals *made, const dw_worth_model *model,
                      const dw_ruling *ruling, const dw_package *package)
{
    return !ruling->granted && !isnan(package->price) && !isnan(ruling->package.price) &&
           !dw_approvals_price_as_good(ruling->package.price, package->price) &&
           with_price(made, model, ruling);
}

/* Does the ruling say no to the issue as the package has it? Where less of it was granted than was
 * asked, to all beyond that; else to what goes as far as what was put. What needs nobody's yes is
 * tied to nothing. */
static bool says_no(const dw_approvals *made, const dw_worth_model *model, const dw_ruling *ruling,
                    const dw_package *package, size_t issue)
{
    const bool tie = is_tie(made, ruling, issue);
    if (!ruling->no[issue] || is_dearer(made, model, ruling, package) ||
        (tie && (package->authority == 0 || package->authority == DW_NONE)))
        return false;
    if (tie || (ruling->granted && ruling->on[issue]))
        return !dw_approvals_as_good(made, model, package, &ruling->package, issue);
    return dw_approvals_as_good(made, model, put_to(made, ruling), package, issue);
}

/* The newest ruling that says no to the issue, unless a newer grant goes as far as the package there or as
 * what was put to who said no; else NULL. */
static const dw_ruling *denial_of(const dw_approvals *made, const dw_worth_model *model,
                                  const dw_package *package, size_t issue)
{
    const dw_package *furthest = NULL; /* of the newer grants of the issue */
    for (size_t k = made->n_rulings; k-- > 0;) {
        const dw_ruling *const ruling = &made->ruling[k];
        if (says_no(made, model, ruling, package, issue) &&
            !(furthest && !is_tie(made, ruling, issue) &&
              dw_approvals_as_good(made, model, put_to(made, ruling), furthest, issue)))
            return ruling;
        if (!ruling->granted || !ruling->on[issue])
            continue;
        if (dw_approvals_as_good(made, model, package, &ruling->package, issue))
            return NULL;
        if (!furthest || !dw_approvals_as_good(made, model, &ruling->package, furthest, issue))
            furthest = &ruling->package;
    }
    return NULL;
}

const dw_ruling *dw_approvals_denials(const dw_approvals *made, const dw_worth_model *model,
                                      const dw_package *package, const dw_ruling **by)
{
    const dw_ruling *const whole = dw_approvals_ruling(made, model, package);
    const dw_ruling *newest = whole && !whole->granted ? whole : NULL;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        by[i] = denial_of(made, model, package, i);
        if (by[i] && whole && whole->granted && (by[i] < whole || is_tie(made, by[i], i)))
            by[i] = NULL;
        if (by[i] && (!newest || by[i] > newest))
            newest = by[i];
    }
    return newest;
}

bool dw_approvals_leaves(const dw_approvals *made, const dw_worth_model *model,
                         const dw_ruling *grant, const bool *marked)
{
    const bool *const left = left_of(made, grant);
    for (size_t i = 0; left && i < model->deal->n_issues; i++)
        if (left[i] && marked[i])
            return true;
    return false;
}

const dw_ruling *dw_approvals_denial(const dw_approvals *made, const dw_worth_model *model,
                                     const dw_package *package)
{
    const dw_ruling *by[DW_ISSUES_MAX];
    bool marked[DW_ISSUES_MAX];
    const dw_ruling *const ruling = dw_approvals_denials(made, model, package, by);
    for (size_t i = 0; i < model->deal->n_issues; i++)
        marked[i] = by[i] == ruling;
    return ruling && (!ruling->granted || dw_approvals_leaves(made, model, ruling, marked)) ? ruling
                                                                                            : NULL;
}

dw_clearance dw_approvals_clear_all(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package)
{
    return dw_approvals_denial(made, model, package) ? DW_CLEARANCE_REFUSED
                                                     : dw_approvals_clear(made, model, package);
}

dw_clearance dw_approvals_clear_put(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package, size_t *authority,
                                    const dw_ruling *ruling)
{
    const dw_clearance alone = dw_approvals_clear_as(made, model, package, *authority, ruling);
    dw_package own = *package;
    own.authority = *authority; /* what is the seller's own is tied to nothing */
    const dw_ruling *const denial = alone == DW_CLEARANCE_OWN && made->n_grants > 0
                                        ? dw_approvals_denial(made, model, &own)
                                        : NULL;
    if (!denial || !denial->granted)
        return alone;
    *authority = dw_higher_authority(*authority, denial->again);
    return dw_approvals_ungranted(made, model, package);
}

const dw_ruling *dw_approvals_denied_option(const dw_approvals *made, const dw_worth_model *model,
                                            size_t issue, size_t option, double price)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    standard[issue] = option;
    const dw_package package = {.option = standard, .price = price, .authority = DW_NONE};
    return denial_of(made, model, &package, issue);
}
