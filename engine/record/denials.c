/* What of a package our own house has said no to. */
#include "approvals.h"

#include <math.h>

/* Of a grant: is the term no part of what was asked for, but what the rest is tied to? */
static bool is_tie(const dw_approvals *made, const dw_ruling *ruling, size_t issue)
{
    const bool *const missing = made->event[ruling->event].missing;
    return ruling->granted && !(missing && missing[issue]);
}

/* Does the ruling say no to the issue as the package has it? What needs nobody's yes is tied to nothing. */
static bool says_no(const dw_approvals *made, const dw_worth_model *model, const dw_ruling *ruling,
                    const dw_package *package, size_t issue)
{
    const bool is_own = package->authority == 0 || package->authority == DW_NONE;
    if (!ruling->no[issue] || (is_own && is_tie(made, ruling, issue)))
        return false;
    return ruling->granted ? !dw_approvals_as_good(made, model, package, &ruling->package, issue)
                           : dw_approvals_as_good(made, model, &ruling->package, package, issue);
}

static bool says_yes(const dw_approvals *made, const dw_worth_model *model, const dw_ruling *ruling,
                     const dw_package *package, size_t issue)
{
    return ruling->granted && ruling->on[issue] &&
           dw_approvals_as_good(made, model, package, &ruling->package, issue);
}

/* The newest ruling that says anything of the issue, where it says no; else NULL. */
static const dw_ruling *denial_of(const dw_approvals *made, const dw_worth_model *model,
                                  const dw_package *package, size_t issue)
{
    for (size_t k = made->n_rulings; k-- > 0;) {
        const dw_ruling *const ruling = &made->ruling[k];
        if (says_no(made, model, ruling, package, issue))
            return ruling;
        if (says_yes(made, model, ruling, package, issue))
            return NULL;
    }
    return NULL;
}

const dw_ruling *dw_approvals_denials(const dw_approvals *made, const dw_worth_model *model,
                                      const dw_package *package, const dw_ruling **by)
{
    const dw_ruling *const whole = dw_approvals_ruling(made, model, package);
    const dw_ruling *newest = whole && !whole->granted ? whole : NULL;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        by[i] = whole && whole->granted ? NULL : denial_of(made, model, package, i);
        if (by[i] && (!newest || by[i] > newest))
            newest = by[i];
    }
    return newest;
}

const dw_ruling *dw_approvals_denied_option(const dw_approvals *made, const dw_worth_model *model,
                                            size_t issue, size_t option)
{
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(model, standard);
    standard[issue] = option;
    const dw_package package = {.option = standard, .price = (double)NAN, .authority = DW_NONE};
    return denial_of(made, model, &package, issue);
}
