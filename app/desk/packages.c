/* Packages of a deal: the worth of one, how good it is, which to offer. */
#include <glib.h>
#include <math.h>

#include "brief/package.h"
#include "desk/answer.h"
#include "desk/limits.h"
#include "text/package.h"

/* What messages call the package of a request. */
#define PACKAGE_LABEL "--package"

/* The standard package at the target price, with the named terms over it. */
static void choose(const dw_plan *plan, const dw_term *term, size_t n_terms, size_t *option,
                   double *price)
{
    const dw_money target = plan->deal->value.target_price;
    const size_t price_issue = plan->worth.cash_issue[DW_CASH_PRICE];
    dw_standard_package(&plan->worth, option);
    *price = dw_money_known(target) ? (double)target : (double)NAN;
    for (size_t t = 0; t < n_terms; t++) {
        if (term[t].option != DW_NONE)
            option[term[t].issue] = term[t].option;
        if (term[t].issue == price_issue)
            *price = term[t].number;
    }
}

static bool list_years(const dw_plan *plan, dw_arena *arena, brief_choice *choice)
{
    if (!plan->worth.priced)
        return true;
    dw_cash_terms terms = dw_worth_terms(&plan->worth, choice->package.option);
    terms.price = choice->package.price;
    choice->n_years = (size_t)plan->worth.cash.horizon_years;
    dw_cash_year *const year = DW_TAKE(arena, choice->n_years, dw_cash_year);
    if (year)
        dw_cash_years(&plan->worth.cash, &terms, year);
    choice->year = year;
    return year != NULL;
}

static dw_status weigh(desk_answer *answer, const dw_term *term, size_t n_terms,
                       bool hide_walk_away, dw_error *err)
{
    const dw_plan *const plan = &answer->plan;
    brief_choice *const choice = DW_TAKE(&answer->arena, 1, brief_choice);
    size_t *const option = DW_TAKE(&answer->arena, plan->deal->n_issues + 1, size_t);
    if (!choice || !option)
        return DW_E_NOMEM;
    double price;
    choose(plan, term, n_terms, option, &price);
    bool *const assumed = DW_TAKE(&answer->arena, plan->deal->n_issues + 1, bool);
    if (!assumed)
        return DW_E_NOMEM;
    for (size_t i = 0; i < plan->deal->n_issues; i++)
        assumed[i] = n_terms > 0;
    for (size_t t = 0; t < n_terms; t++)
        assumed[term[t].issue] = false;
    *choice = (brief_choice){.package = dw_package_weigh(&plan->worth, option, price),
                             .standard = n_terms == 0,
                             .assumed = assumed};
    if (hide_walk_away)
        choice->package.authority = dw_package_authority_told(&plan->worth, &choice->package);
    if (!list_years(plan, &answer->arena, choice))
        return DW_E_NOMEM;
    answer->choice = choice;
    return dw_packages_better(&plan->open_table, &plan->open_frontier, option, price,
                              DESK_BETTER_MAX, &answer->arena, &choice->better, err);
}

desk_status desk_choice(const desk_choice_request *request, desk_answer *answer)
{
    if (desk_plan(&request->plan, answer) != DESK_OK)
        return answer->status;
    const dw_term *term = NULL;
    size_t n_terms = 0;
    if (request->package &&
        !text_package_parse(request->package, PACKAGE_LABEL, answer->plan.deal, answer->playbook,
                            &answer->arena, &answer->problems, &term, &n_terms)) {
        answer->subject = PACKAGE_LABEL;
        return desk_answer_settle(answer);
    }
    dw_error err = {0};
    const dw_status status = weigh(answer, term, n_terms, request->hide_walk_away, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    return answer->status;
}

/* ---- What to offer --------------------------------------------------------------------------- */

/* The package nearest to giving both sides what they have without the other, where none does. */
static dw_status find_miss(desk_answer *answer, brief_offers *offers, dw_error *err)
{
    const dw_plan *const plan = &answer->plan;
    if (!dw_outside_is_known(&plan->worth) || !dw_money_known(plan->package_walk_away))
        return DW_OK;
    /* Where it is in doubt what they have without us, only what misses all of it misses for sure. */
    dw_utilities least = {(double)plan->package_walk_away, 0};
    double most;
    dw_worth_outside_range(&plan->worth, &least.theirs, &most);
    dw_solutions found;
    size_t choice[DW_CLUSTERS_MAX];
    size_t *const option = DW_TAKE(&answer->arena, plan->deal->n_issues + 1, size_t);
    const dw_status status = dw_solutions_find(&plan->frontier, least, &answer->arena, &found, err);
    if (status != DW_OK || !option)
        return option ? status : DW_E_NOMEM;
    offers->misses = found.nearest_miss.exists;
    if (!offers->misses)
        return DW_OK;
    dw_frontier_outcome(&plan->frontier, found.nearest_miss.point, choice);
    dw_table_options(&plan->table, choice, option);
    offers->miss = dw_package_weigh(&plan->worth, option, (double)NAN);
    offers->short_us = least.ours - offers->miss.worth.us;
    offers->short_them = least.theirs - offers->miss.worth.them;
    return DW_OK;
}

static dw_status find_agreement(desk_answer *answer, brief_offers *offers, dw_error *err)
{
    const dw_plan *const plan = &answer->plan;
    if (!dw_deal_agreed(plan->deal) || !plan->worth.priced)
        return DW_OK;
    size_t *const option = DW_TAKE(&answer->arena, plan->deal->n_issues + 1, size_t);
    double price;
    if (!option)
        return DW_E_NOMEM;
    offers->agreed = dw_agreed_package(&plan->worth, option, &price) && !isnan(price);
    if (!offers->agreed)
        return DW_OK;
    offers->agreement = dw_package_weigh(&plan->worth, option, price);
    offers->agreement.acceptance = (double)NAN; /* they have taken it */
    return dw_packages_better(&plan->open_table, &plan->open_frontier, option, price,
                              DESK_BETTER_MAX, &answer->arena, &offers->better, err);
}

desk_status desk_packages(const desk_request *request, desk_answer *answer)
{
    if (desk_plan(request, answer) != DESK_OK)
        return answer->status;
    dw_error err = {0};
    brief_offers *const offers = DW_TAKE(&answer->arena, 1, brief_offers);
    dw_status status = offers ? DW_OK : DW_E_NOMEM;
    if (offers)
        *offers = (brief_offers){0};
    if (status == DW_OK)
        status = find_miss(answer, offers, &err);
    if (status == DW_OK)
        status = find_agreement(answer, offers, &err);
    if (status != DW_OK)
        desk_answer_refused(answer, status, &err);
    answer->offers = offers;
    return answer->status;
}

/* ---- Pages ----------------------------------------------------------------------------------- */

typedef char *make_choice(const dw_plan *plan, const brief_choice *choice,
                          const brief_style *style);

char *desk_worth_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_choice *const make[] = {[DESK_TEXT] = brief_worth_text,
                                        [DESK_MARKDOWN] = brief_worth_markdown,
                                        [DESK_JSON] = brief_worth_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, answer->choice, &page);
}

char *desk_score_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_choice *const make[] = {[DESK_TEXT] = brief_score_text,
                                        [DESK_MARKDOWN] = brief_score_markdown,
                                        [DESK_JSON] = brief_score_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, answer->choice, &page);
}

typedef char *make_offers(const dw_plan *plan, const brief_offers *offers,
                          const brief_style *style);

char *desk_packages_page(const desk_answer *answer, desk_format format, const desk_style *style)
{
    static make_offers *const make[] = {[DESK_TEXT] = brief_packages_text,
                                        [DESK_MARKDOWN] = brief_packages_markdown,
                                        [DESK_JSON] = brief_packages_json};
    const brief_style page = desk_answer_style(answer, style);
    return make[format](&answer->plan, answer->offers, &page);
}
