/* Kinds of issue that are on no table: what can be asked for beside a package all the same. */
#include "compose.h"

#include <string.h>

/* Is it an option of the name, or one that has it together with its issue: "calls" of "reference" for
 * "reference_calls"? */
static bool is_named(const dw_issue *issue, const char *option, const char *name)
{
    const size_t length = strlen(issue->name);
    return strcmp(option, name) == 0 ||
           (strncmp(name, issue->name, length) == 0 && name[length] == '_' &&
            strcmp(name + length + 1, option) == 0);
}

bool dw_kind_on_the_table(const dw_deal *deal, const dw_playbook *playbook, size_t kind)
{
    const char *const name = playbook->issue_kind[kind].name;
    bool there = false;
    for (size_t i = 0; i < deal->n_issues; i++) {
        const dw_issue *const issue = &deal->issue[i];
        there = there || issue->kind == kind;
        for (size_t o = 0; o < issue->n_options && !issue->numeric; o++)
            there = there || is_named(issue, issue->option[o].name, name);
    }
    return there;
}

/* Is a kind of the name among those that it is not asked beside? */
static bool is_among(const dw_issue_kind *kind, const char *name)
{
    size_t n = 0;
    while (n < kind->n_not_beside && strcmp(kind->not_beside[n], name) != 0)
        n++;
    return n < kind->n_not_beside;
}

/* Days to payment say when is paid wherever they stand; other terms only where they have moved. */
static bool is_said(const dw_worth_model *model, size_t i, size_t option, size_t standard)
{
    const bool days =
        model->playbook->issue_kind[model->deal->issue[i].kind].cash == DW_CASH_PAYMENT_DAYS;
    return days ? model->deal->issue[i].option[option].number > 0 : option != standard;
}

bool dw_kind_contradicts(const dw_worth_model *model, const dw_issue_kind *kind,
                         const size_t *option)
{
    size_t standard[DW_ISSUES_MAX];
    bool any = false;
    dw_standard_package(model, standard);
    for (size_t i = 0; i < model->deal->n_issues; i++)
        any |= is_said(model, i, option[i], standard[i]) &&
               is_among(kind, model->playbook->issue_kind[model->deal->issue[i].kind].name);
    return any;
}
