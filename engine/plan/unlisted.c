/* Kinds of issue that are on no table: what can be asked for beside a package all the same. */
#include "compose.h"

#include <string.h>

/* Is a kind of the name among those that it is not asked beside? */
static bool is_among(const dw_issue_kind *kind, const char *name)
{
    size_t n = 0;
    while (n < kind->n_not_beside && strcmp(kind->not_beside[n], name) != 0)
        n++;
    return n < kind->n_not_beside;
}

bool dw_kind_contradicts(const dw_worth_model *model, const dw_issue_kind *kind,
                         const size_t *option)
{
    size_t standard[DW_ISSUES_MAX];
    bool any = false;
    dw_standard_package(model, standard);
    for (size_t i = 0; i < model->deal->n_issues; i++)
        any |= option[i] != standard[i] &&
               is_among(kind, model->playbook->issue_kind[model->deal->issue[i].kind].name);
    return any;
}
