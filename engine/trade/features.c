/* A package as features of a belief. */
#include "estimate.h"

#include <math.h>

size_t dw_belief_seen(const dw_belief *belief)
{
    return belief->n_offers + belief->n_acceptances + belief->n_refusals;
}

static void list_numbers(const dw_cash_terms *terms, double number[DW_CASH_COUNT])
{
    number[DW_CASH_NONE] = 0;
    number[DW_CASH_PRICE] = terms->price;
    number[DW_CASH_TERM_YEARS] = terms->term_years;
    number[DW_CASH_PAYMENT_DAYS] = terms->payment_days;
    number[DW_CASH_ESCALATOR] = terms->escalator;
    number[DW_CASH_FIRST_YEAR_DISCOUNT] = terms->first_year_discount;
    number[DW_CASH_RAMP_YEARS] = terms->ramp_years;
    number[DW_CASH_RENEWAL_RISE] = terms->renewal_rise;
}

/* A term that stands at standard adds nothing. */
double dw_cash_parts(const dw_worth_model *model, const dw_cash_terms *terms, double *part)
{
    double number[DW_CASH_COUNT], standard[DW_CASH_COUNT];
    list_numbers(terms, number);
    list_numbers(&model->standard, standard);
    dw_cash_terms set = model->standard;
    set.price = terms->price;
    double before = dw_cash_worth_to_them(&model->cash, &set);
    part[DW_CASH_NONE] = 0;
    part[DW_CASH_PRICE] = before;
    for (unsigned r = DW_CASH_PRICE + 1; r < DW_CASH_COUNT; r++) {
        part[r] = 0;
        if (model->cash_issue[r] == DW_NONE || number[r] == standard[r])
            continue;
        dw_cash_terms_set(&set, (dw_cash_role)r, number[r]);
        const double worth = dw_cash_worth_to_them(&model->cash, &set);
        part[r] = worth - before;
        before = worth;
    }
    return before;
}

dw_features dw_features_of(const dw_worth_model *model, const dw_belief *belief,
                           const size_t *option, const dw_cash_terms *terms, double *value)
{
    double part[DW_CASH_COUNT], variance = 0;
    double known = belief->base_mean + dw_cash_parts(model, terms, part);
    value[DW_FEATURE_BASE] = 1;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        const dw_issue *const issue = &model->deal->issue[i];
        const dw_cash_role role = model->playbook->issue_kind[issue->kind].cash;
        const size_t c = belief->coefficient[i];
        double worth = part[role];
        if (role == DW_CASH_NONE && issue->valued) {
            const dw_estimate estimate = dw_estimate_of_option(&issue->option[option[i]]);
            worth = dw_worth_of_option(&issue->option[option[i]]).them;
            known += estimate.mean;
            variance += estimate.variance;
        }
        if (c == DW_NONE)
            continue;
        value[c] = worth;
        known -= worth;
        variance -= worth * worth * belief->range_variance[i];
    }
    value[DW_FEATURE_KNOWN] = known;
    return (dw_features){value, fmax(0, variance)};
}
