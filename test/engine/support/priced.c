#include "priced.h"

#include "check.h"

dw_worth_model model;
const dw_stake *stake;

void make_model(void)
{
    dw_worth_model_init(&model, &deal.deal, &book.playbook);
}

void make_stakes(void)
{
    make_model();
    check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
}

dw_worth naive_alone(size_t issue, size_t option)
{
    size_t package[DW_ISSUES_MAX];
    dw_standard_package(&model, package);
    package[issue] = option;
    dw_cash_terms terms = dw_worth_terms(&model, package);
    if (issue == model.cash_issue[DW_CASH_ESCALATOR])
        terms.term_years = model.cash.horizon_years;
    if (issue == model.cash_issue[DW_CASH_RENEWAL_RISE])
        terms.term_years = 1;
    const dw_worth nothing = {0};
    return dw_worth_beside_cash(&model, package,
                                model.priced ? dw_worth_of_cash(&model, &terms) : nothing);
}
