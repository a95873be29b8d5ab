/* Which terms on the table other deals would ask for as well. */
#include "dealwright/precedent.h"

#include <math.h>
#include <string.h>

/* One of the other deals, weighed. */
typedef struct compared {
    dw_worth_model model;
    size_t option[DW_ISSUES_MAX]; /* as it stands there now */
    double price;
    dw_precedent all; /* what its precedents share */
} compared;

/* ---- Which deals ---------------------------------------------------------------------------- */

static bool is_of_segment(const dw_worth_model *model, const dw_deal *other)
{
    const dw_playbook *const playbook = model->playbook;
    dw_fact here[DW_FACTORS_MAX], there[DW_FACTORS_MAX];
    bool alike = false;
    dw_deal_observe(model->deal, playbook, here);
    dw_deal_observe(other, playbook, there);
    for (size_t f = 0; f < playbook->n_factors; f++) {
        if (!playbook->factor[f].segment)
            continue;
        if ((here[f] & there[f]) == 0)
            return false;
        alike = alike || (here[f] == there[f] && dw_fact_level(here[f]) != DW_LEVELS_MAX);
    }
    return alike;
}

/* Without a contract: then no term of it is a precedent. */
static bool has_ended(const dw_deal *deal)
{
    const dw_deal_outcome outcome = dw_deal_ended(deal);
    return outcome != DW_OUTCOME_NONE && outcome != DW_OUTCOME_WON;
}

static bool is_won(const dw_deal *deal)
{
    const dw_deal_outcome outcome = dw_deal_ended(deal);
    return outcome == DW_OUTCOME_WON || (outcome == DW_OUTCOME_NONE && dw_deal_agreed(deal));
}

/* ---- As it stands there --------------------------------------------------------------------- */

static void find_package(compared *c)
{
    const dw_deal *const deal = c->model.deal;
    if (!dw_agreed_package(&c->model, c->option, &c->price))
        (void)dw_standing_offer(&c->model, DW_SIDE_US, c->option, &c->price);
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_OUTCOME)
            dw_package_lay(&c->model, &deal->event[e], c->option, &c->price);
    if (isnan(c->price) && c->model.priced)
        c->price = dw_money_known(deal->value.target_price)
                       ? (double)deal->value.target_price
                       : dw_worth_terms(&c->model, c->option).price;
}

/* The end of the committed term of what was agreed. */
static dw_day renewal_day(const compared *c)
{
    const dw_deal *const deal = c->model.deal;
    dw_day day = DW_DAY_NONE;
    for (size_t e = 0; e < deal->n_events; e++)
        if (deal->event[e].kind == DW_EVENT_OUTCOME || deal->event[e].kind == DW_EVENT_ACCEPT)
            day = deal->event[e].day;
    if (day == DW_DAY_NONE)
        return day;
    dw_date date = dw_day_to_date(day);
    date.year += dw_worth_terms(&c->model, c->option).term_years;
    /* The 29th of February has its year's end on the 28th. */
    while (dw_day_from_date(date) == DW_DAY_NONE && date.day > 28)
        date.day--;
    return dw_day_from_date(date);
}

/* ---- Terms ---------------------------------------------------------------------------------- */

static bool compare_price(const dw_worth_model *model, const dw_package *package, const compared *c,
                          dw_precedent *found)
{
    const dw_money list = model->deal->value.list_price;
    const dw_money list_there = c->model.deal->value.list_price;
    if (!dw_money_known(list) || !dw_money_known(list_there) || list <= 0 || list_there <= 0 ||
        isnan(package->price) || isnan(c->price))
        return false;
    found->is_price = true;
    found->here = 1 - package->price / (double)list;
    found->there = 1 - c->price / (double)list_there;
    found->price_there = c->price;
    found->matched = (1 - found->here) * (double)list_there;
    found->cost = c->price - found->matched;
    return found->cost > DW_WORTH_SAME;
}

static bool same_option(const dw_issue *a, size_t option, const dw_issue *b, size_t other)
{
    if (a->numeric != b->numeric)
        return false;
    return a->numeric ? a->option[option].number == b->option[other].number
                      : strcmp(a->option[option].name, b->option[other].name) == 0;
}

static bool compare_term(const dw_worth_model *model, const dw_package *package, const compared *c,
                         dw_precedent *found)
{
    const dw_issue *const here = &model->deal->issue[found->issue];
    const dw_issue *const there = &c->model.deal->issue[found->other_issue];
    size_t o = 0;
    while (o < there->n_options && !same_option(here, package->option[found->issue], there, o))
        o++;
    const bool is_cash = c->model.playbook->issue_kind[there->kind].cash != DW_CASH_NONE;
    const size_t now = c->option[found->other_issue];
    if (o == there->n_options || o == now || (is_cash && isnan(c->price)) ||
        (!is_cash &&
         (!dw_money_known(there->option[o].us) || !dw_money_known(there->option[now].us))))
        return false;
    size_t option[DW_ISSUES_MAX];
    memcpy(option, c->option, sizeof option);
    option[found->other_issue] = o;
    const double price = isnan(c->price) ? 0 : c->price;
    found->option = now;
    found->matched_option = o;
    found->cost = dw_worth_at_price(&c->model, c->option, price).us -
                  dw_worth_at_price(&c->model, option, price).us;
    return found->cost > DW_WORTH_SAME;
}

static void insert(dw_precedent *list, size_t n, const dw_precedent *add)
{
    for (; n > 0 && list[n - 1].cost < add->cost; n--)
        list[n] = list[n - 1];
    list[n] = *add;
}

static void compare(const dw_worth_model *model, const dw_package *package, const compared *c,
                    dw_precedent *list, dw_precedents *made)
{
    const size_t before = made->n_precedents;
    const size_t price_issue = model->cash_issue[DW_CASH_PRICE];
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        dw_precedent found = c->all;
        found.issue = i;
        found.other_issue = i == price_issue
                                ? c->model.cash_issue[DW_CASH_PRICE]
                                : dw_deal_issue(c->model.deal, model->deal->issue[i].name);
        if (found.other_issue != DW_NONE &&
            (i == price_issue ? compare_price(model, package, c, &found)
                              : compare_term(model, package, c, &found)))
            insert(list, made->n_precedents++, &found);
    }
    made->n_deals += made->n_precedents > before;
}

static dw_status weigh(const dw_worth_model *model, const dw_deal *other, dw_arena *arena,
                       compared *c, dw_error *err)
{
    dw_deal *const complete = DW_TAKE(arena, 1, dw_deal);
    if (!complete)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    const dw_status status = dw_deal_complete(other, model->playbook, arena, complete, err);
    if (status != DW_OK)
        return status;
    dw_worth_model_init(&c->model, complete, model->playbook);
    find_package(c);
    c->all.renewal = is_won(complete);
    c->all.day = c->all.renewal ? renewal_day(c) : complete->close_by;
    return DW_OK;
}

dw_status dw_precedents_make(const dw_worth_model *model, const dw_package *package,
                             const dw_deal *const *other, size_t n_others, dw_arena *arena,
                             dw_precedents *precedents, dw_error *err)
{
    if (n_others > DW_OTHERS_MAX)
        return dw_fail(err, DW_E_RANGE, "others", 0, (double)n_others);
    dw_precedent *const list = DW_TAKE(arena, n_others * model->deal->n_issues, dw_precedent);
    if (!list)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    dw_precedents made = {.precedent = list};
    for (size_t d = 0; d < n_others; d++) {
        const bool same = strcmp(model->deal->account, other[d]->account) == 0;
        if (has_ended(other[d]) || strcmp(model->deal->currency, other[d]->currency) != 0 ||
            (!same && !is_of_segment(model, other[d])))
            continue;
        compared c = {
            .all = {
                .other = d, .same_account = same, .option = DW_NONE, .matched_option = DW_NONE}};
        const dw_status status = weigh(model, other[d], arena, &c, err);
        if (status != DW_OK)
            return status;
        compare(model, package, &c, list, &made);
    }
    *precedents = made;
    return DW_OK;
}
