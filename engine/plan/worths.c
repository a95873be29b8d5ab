/* What the deal's issues are worth, what to trade, what is missing from the table. */
#include "compose.h"

#include <math.h>
#include <string.h>

static dw_status list_missing_kinds(dw_composer *c)
{
    size_t *const missing = DW_TAKE(c->arena, c->playbook->n_issue_kinds, size_t);
    if (!missing)
        return DW_COMPOSER_FULL(c);
    size_t n = 0;
    for (size_t k = 0; k < c->playbook->n_issue_kinds; k++)
        if (c->playbook->issue_kind[k].usual && !dw_kind_on_the_table(c->deal, c->playbook, k))
            missing[n++] = k;
    c->plan.missing_kind = missing;
    c->plan.n_missing_kinds = n;
    return DW_OK;
}

static double lower(double a, double b)
{
    return a < b ? a : b;
}

/* Worth of each option of a cash term beside its first, the deal's other terms at their standard. */
static dw_status value_cash_options(dw_composer *c, dw_issue *issue)
{
    dw_option *const option = DW_TAKE(c->arena, issue->n_options, dw_option);
    if (!option)
        return DW_COMPOSER_FULL(c);
    const dw_cash_role role = c->playbook->issue_kind[issue->kind].cash;
    dw_worth_model model = c->plan.worth;
    size_t standard[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    dw_worth first = {0};
    for (size_t o = 0; o < issue->n_options; o++) {
        dw_cash_terms_set(&model.standard, role, issue->option[o].number);
        const dw_worth worth = dw_worth_of(&model, standard);
        if (o == 0)
            first = worth;
        const double low = worth.them_low - first.them_low;
        const double high = worth.them_high - first.them_high;
        option[o] = issue->option[o];
        option[o].us = dw_money_estimate(worth.us - first.us);
        option[o].them.low = dw_money_estimate(lower(low, high));
        option[o].them.likely = dw_money_estimate(worth.them - first.them);
        option[o].them.high = dw_money_estimate(-lower(-low, -high));
    }
    issue->option = option;
    issue->estimated_us = issue->estimated_them = true;
    return DW_OK;
}

static dw_status value_missing_kinds(dw_composer *c)
{
    dw_plan *const plan = &c->plan;
    dw_issue *const missing = DW_TAKE(c->arena, plan->n_missing_kinds, dw_issue);
    if (!missing)
        return DW_COMPOSER_FULL(c);
    const dw_money price = dw_deal_year_price(c->deal, c->playbook);
    dw_status status = DW_OK;
    for (size_t k = 0; status == DW_OK && k < plan->n_missing_kinds; k++) {
        const size_t kind = plan->missing_kind[k];
        status = dw_issue_usual(c->playbook, kind, price, c->arena, &missing[k], c->err);
        if (status == DW_OK && c->playbook->issue_kind[kind].cash != DW_CASH_NONE &&
            plan->worth.priced && missing[k].n_options > 0)
            status = value_cash_options(c, &missing[k]);
    }
    plan->missing = missing;
    return status;
}

/* The terms we aim at besides the price: what both sides want, and the standard for the rest. */
static void aim(const dw_composer *c, size_t *option)
{
    for (size_t i = 0; i < c->deal->n_issues; i++)
        option[i] =
            c->stake[i].type == DW_ISSUE_COMPATIBLE ? c->stake[i].best_us : c->stake[i].standard;
}

static void value_packages(dw_composer *c)
{
    size_t option[DW_ISSUES_MAX];
    aim(c, option);
    const dw_deal_value *const value = &c->deal->value;
    const dw_worth_model *const model = &c->plan.worth;
    dw_plan *const plan = &c->plan;
    plan->their_alternative = DW_MONEY_NONE;
    c->target_worth = c->walk_away_worth = (double)NAN;
    if (dw_money_known(value->target_price))
        c->target_worth = dw_worth_at_price(model, option, (double)value->target_price).us;
    if (dw_money_known(value->floor_price))
        c->walk_away_worth = dw_worth_at_price(model, option, (double)value->floor_price).us;
    /* Below what no deal is worth to us we walk away whatever the price. */
    if (dw_money_known(value->our_alternative))
        c->walk_away_worth = fmax(c->walk_away_worth, (double)value->our_alternative);
    plan->walk_away_worth = c->walk_away_worth;
    plan->package_target = dw_money_estimate(c->target_worth);
    plan->package_walk_away = dw_money_estimate(c->walk_away_worth);
    if (model->outside == DW_OUTSIDE_COMPETITOR && model->valued_by_them)
        plan->their_alternative = dw_money_estimate(dw_worth_outside(model));
}

static dw_term term_at(const dw_composer *c, size_t issue, size_t option)
{
    return (dw_term){issue, option, c->deal->issue[issue].option[option].number};
}

/* The option is out, and would be in a package if it were not. */
static bool leaves(const dw_composer *c, const dw_plan_no *no, size_t issue, size_t option)
{
    return !no->stays && dw_issue_offers(&c->deal->issue[issue], option) &&
           dw_offered_is_out(&c->offered, issue, option);
}

/* What each leaves out; of one event they stand in a row. */
static bool list_out(dw_composer *c, dw_plan_no *no)
{
    size_t n_out = 0;
    for (size_t n = 0; n < c->plan.n_no; n++)
        n_out += c->deal->issue[c->plan.no_term[n].issue].n_options;
    dw_term *out = DW_TAKE(c->arena, n_out, dw_term);
    for (size_t n = 0; out && n < c->plan.n_no; n++) {
        const size_t i = c->plan.no_term[n].issue;
        no[n].out = out;
        for (size_t o = 0; o < c->deal->issue[i].n_options; o++)
            if (leaves(c, &no[n], i, o))
                out[no[n].n_out++] = term_at(c, i, o);
        out += no[n].n_out;
    }
    return out != NULL;
}

/* Issues on which they have said no to an option. */
static bool list_no(dw_composer *c)
{
    const dw_said *const said = c->offered.no;
    size_t n_no = 0;
    for (size_t i = 0; i < c->deal->n_issues; i++)
        n_no += said[i].event != NULL;
    dw_plan_no *const no = DW_TAKE(c->arena, n_no, dw_plan_no);
    dw_term *const term = DW_TAKE(c->arena, n_no, dw_term);
    dw_term *const asked = DW_TAKE(c->arena, n_no, dw_term);
    if (!no || !term || !asked)
        return false;
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        if (!said[i].event)
            continue;
        size_t row = c->plan.n_no++;
        for (; row > 0 && no[row - 1].event > said[i].event; row--) {
            no[row] = no[row - 1];
            term[row] = term[row - 1];
            asked[row] = asked[row - 1];
        }
        no[row] =
            (dw_plan_no){.event = said[i].event,
                         .demanded = dw_event_is_word(said[i].event),
                         .declined = dw_option_set_has(&c->offered.declined[i], said[i].option),
                         .stays = !dw_offered_leaves_any(&c->plan.worth, &c->offered, i)};
        term[row] = term_at(c, i, said[i].option);
        asked[row] = *dw_event_term(said[i].event, i);
    }
    c->plan.no = no;
    c->plan.no_term = term;
    c->plan.no_asked = asked;
    return list_out(c, no);
}

static const dw_option_set *keep_sets(const dw_composer *c, const dw_option_set *set)
{
    dw_option_set *const kept = DW_TAKE(c->arena, c->deal->n_issues, dw_option_set);
    if (kept)
        memcpy(kept, set, c->deal->n_issues * sizeof *kept);
    return kept;
}

/* What they refused makes a package unlikely; what they declined is worth nothing to anyone. */
static bool weigh_no(dw_composer *c)
{
    dw_worth_model *const model = &c->plan.worth;
    if (!list_no(c))
        return false;
    if (c->plan.n_no == 0)
        return true;
    model->refused = keep_sets(c, c->offered.refused);
    model->declined = keep_sets(c, c->offered.declined);
    model->deal = dw_deal_without_declined(model, &c->offered, false, c->arena);
    return model->refused && model->declined && model->deal;
}

/* What nobody has spoken of; of an agreement, what it has that nobody has named. */
static uint64_t find_unnamed(const dw_composer *c)
{
    size_t agreed[DW_ISSUES_MAX];
    double price;
    dw_option_set named[DW_ISSUES_MAX];
    const bool is_agreed = dw_agreed_package(&c->plan.worth, agreed, &price);
    uint64_t unnamed = 0;
    if (is_agreed)
        dw_options_named(&c->plan.worth, c->deal->n_events, named);
    for (size_t i = 0; i < c->deal->n_issues; i++) {
        const bool is_said = c->offered.said[DW_SIDE_US][i] || c->offered.said[DW_SIDE_THEM][i];
        const bool is_named = is_agreed ? dw_option_set_has(&named[i], agreed[i]) : is_said;
        if (!is_named && i != c->plan.worth.cash_issue[DW_CASH_PRICE])
            unnamed |= UINT64_C(1) << i;
    }
    return unnamed;
}

static bool read_offers(dw_composer *c)
{
    if (!dw_offered_start(&c->plan.worth, c->arena, &c->offered))
        return false;
    for (size_t e = 0; e < c->deal->n_events; e++) {
        if (e + 1 == c->deal->n_events)
            memcpy(c->their_before, c->offered.option[DW_SIDE_THEM], sizeof c->their_before);
        dw_offered_follow(&c->plan.worth, &c->deal->event[e], &c->offered);
    }
    if (c->offered.exists[DW_SIDE_US])
        (void)dw_lay_promised(&c->plan.worth, &c->offered, c->offered.option[DW_SIDE_US]);
    memcpy(c->plan.said, c->offered.said, sizeof c->plan.said);
    c->plan.unnamed = find_unnamed(c);
    return weigh_no(c);
}

dw_status dw_compose_worths(dw_composer *c)
{
    dw_worth_model_init(&c->plan.worth, c->deal, c->playbook);
    if (!read_offers(c))
        return DW_COMPOSER_FULL(c);
    dw_status status = dw_stakes(&c->plan.worth, c->arena, &c->stake, c->err);
    if (status == DW_OK)
        status = list_missing_kinds(c);
    if (status == DW_OK)
        status = value_missing_kinds(c);
    if (status == DW_OK)
        value_packages(c);
    return status;
}

/* From what we have on the table, less what they have said no to, else from what we would open with: what
 * stands in it, or is offered to us, is no trade any more. */
dw_status dw_compose_trades(dw_composer *c)
{
    const dw_offered *const offered = &c->offered;
    bool closed[DW_ISSUES_MAX];
    size_t ours[DW_ISSUES_MAX];
    const dw_archetype *const lead = &c->playbook->archetype[c->plan.assessment.lead];
    const double least = dw_playbook_setting(c->playbook, DW_SETTING_TRADE_LEAST);
    dw_trade_request request = {
        .stake = c->stake,
        .rigidity = lead->numbers.must_have_rigidity,
        .least = isfinite(c->target_worth) ? least * fabs(c->target_worth) : 0,
        .max = (size_t)dw_playbook_setting(c->playbook, DW_SETTING_TRADES_MAX)};
    if (offered->exists[DW_SIDE_US]) {
        memcpy(ours, offered->option[DW_SIDE_US], c->deal->n_issues * sizeof *ours);
        dw_leave_refused(&c->plan.worth, offered, offered->price[DW_SIDE_US], ours);
        request.ours = ours;
        request.price = offered->price[DW_SIDE_US];
        dw_closed_issues(&c->plan.worth, offered, request.ours, request.price, closed);
        request.closed = closed;
    } else if (c->plan.n_steps > 0) {
        request.ours = c->plan.step[0].concession.package.option;
        request.price = c->plan.step[0].concession.package.price;
    }
    size_t asked[DW_ISSUES_MAX];
    dw_asked_options(&c->plan.worth, offered, asked);
    request.asked = asked;
    if (offered->exists[DW_SIDE_THEM])
        request.theirs = offered->option[DW_SIDE_THEM];
    return dw_trades(&c->plan.worth, &request, c->arena, &c->plan.trade, &c->plan.n_trades, c->err);
}

/* What they do not want we have not given. */
dw_status dw_compose_ledger(dw_composer *c)
{
    dw_worth_model model = c->plan.worth;
    model.deal = dw_deal_without_declined(&model, &c->offered, true, c->arena);
    return model.deal ? dw_ledger_make(&model, c->arena, &c->plan.ledger, c->err)
                      : DW_COMPOSER_FULL(c);
}
