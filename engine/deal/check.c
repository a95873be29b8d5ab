/* What must hold across the fields of a deal. */
#include "dealwright/deal.h"

#include <math.h>

typedef struct checker {
    const dw_deal *deal;
    const dw_playbook *playbook;
    dw_deal_finding *report;
    void *context;
    size_t n_findings;
} checker;

static void find(checker *c, bool wrong, const char *field, size_t index, const char *problem)
{
    if (!wrong)
        return;
    c->n_findings++;
    if (c->report)
        c->report(c->context, field, index, problem);
}

static bool out_of_range(dw_money money)
{
    return dw_money_known(money) && (money < -DW_MONEY_MAX || money > DW_MONEY_MAX);
}

static bool below_zero(dw_money money)
{
    return dw_money_known(money) && money < 0;
}

static bool above(dw_money a, dw_money b)
{
    return dw_money_known(a) && dw_money_known(b) && a > b;
}

static void check_amounts(checker *c)
{
    const dw_deal_value *const v = &c->deal->value;
    const struct {
        const char *field;
        dw_money money;
        bool negative_allowed;
    } amount[] = {{"facts.value", c->deal->contract_value, false},
                  {"value.list_price", v->list_price, false},
                  {"value.target_price", v->target_price, false},
                  {"value.floor_price", v->floor_price, false},
                  {"value.cost_to_serve", v->cost_to_serve, false},
                  {"value.our_alternative", v->our_alternative, true},
                  {"value.competitor.price", v->competitor_price, false}};
    for (size_t i = 0; i < sizeof amount / sizeof amount[0]; i++) {
        find(c, out_of_range(amount[i].money), amount[i].field, 0, "is too large an amount");
        find(c, !amount[i].negative_allowed && below_zero(amount[i].money), amount[i].field, 0,
             "must not be negative");
    }
    for (size_t y = 0; y < v->n_their_budget; y++)
        find(c, out_of_range(v->their_budget[y]) || below_zero(v->their_budget[y]),
             "value.their_budget", y, "must be an amount that is not negative");
    find(c, v->n_their_budget > DW_TERM_YEARS_MAX, "value.their_budget", 0,
         "has more years than the longest term");
}

static void check_price_order(checker *c)
{
    const dw_deal_value *const v = &c->deal->value;
    find(c, above(v->floor_price, v->target_price), "value.floor_price", 0,
         "is above target_price; the walk-away must not be above the target");
    find(c, above(v->target_price, v->list_price), "value.target_price", 0,
         "is above list_price; a target must not be above list");
    find(c, !dw_money_known(v->target_price) && above(v->floor_price, v->list_price),
         "value.floor_price", 0, "is above list_price");
}

static void check_range(checker *c, const dw_money_range *range, const char *field, size_t index,
                        bool negative_allowed)
{
    find(c, out_of_range(range->low) || out_of_range(range->likely) || out_of_range(range->high),
         field, index, "is too large an amount");
    find(c,
         above(range->low, range->high) || above(range->low, range->likely) ||
             above(range->likely, range->high),
         field, index, "must be in order: low <= likely <= high");
    find(c,
         !negative_allowed &&
             (below_zero(range->low) || below_zero(range->likely) || below_zero(range->high)),
         field, index, "must not be negative");
}

static void check_rate(checker *c, double rate, const char *field, double most)
{
    find(c, rate != DW_RATE_NONE && !(rate >= 0 && rate <= most), field, 0,
         most > 1 ? "must be a share between 0 and 10" : "must be a share between 0 and 1");
}

typedef struct number_range {
    double low, high;
    bool whole;
    const char *problem;
} number_range;

static const number_range cash_range[DW_CASH_COUNT] = {
    [DW_CASH_NONE] = {-INFINITY, INFINITY, false, ""},
    [DW_CASH_PRICE] = {0, (double)DW_MONEY_MAX, true, "prices must be amounts not below 0"},
    [DW_CASH_TERM_YEARS] = {1, DW_TERM_YEARS_MAX, true, "terms must be whole years, 1 to 30"},
    [DW_CASH_PAYMENT_DAYS] = {0, 3650, false, "payment days must be 0 to 3650"},
    [DW_CASH_ESCALATOR] = {-0.99, 10, false, "escalators must be shares between -0.99 and 10"},
    [DW_CASH_FIRST_YEAR_DISCOUNT] = {0, 1, false, "discounts must be shares between 0 and 1"},
    [DW_CASH_RAMP_YEARS] = {0, DW_TERM_YEARS_MAX, true, "ramps must be whole years, 0 to 30"},
    [DW_CASH_RENEWAL_RISE] = {-0.99, 10, false, "rises must be shares between -0.99 and 10"},
};

static bool is_within(double number, const number_range *range)
{
    return number >= range->low && number <= range->high &&
           (!range->whole || floor(number) == number);
}

bool dw_cash_number_fits(dw_cash_role role, double number)
{
    return is_within(number, &cash_range[role]);
}

static void check_issue(checker *c, size_t i)
{
    const dw_issue *const issue = &c->deal->issue[i];
    const bool known_kind = issue->kind < c->playbook->n_issue_kinds;
    find(c, !known_kind, "issues", i, "has no kind in the playbook");
    find(c, issue->n_options < 1 || issue->n_options > DW_ISSUE_OPTIONS_MAX, "issues", i,
         "must have between 1 and 1001 options");
    if (!known_kind || issue->n_options < 1)
        return;
    const dw_cash_role cash = c->playbook->issue_kind[issue->kind].cash;
    bool numbers_fit = cash == DW_CASH_NONE || issue->numeric, any_allowed = false;
    for (size_t o = 0; o < issue->n_options; o++) {
        numbers_fit = numbers_fit &&
                      (!issue->numeric || is_within(issue->option[o].number, &cash_range[cash]));
        find(c, out_of_range(issue->option[o].us), "issues", i, "is too large an amount");
        check_range(c, &issue->option[o].them, "issues", i, true);
        any_allowed = any_allowed || dw_issue_allows(issue, o);
    }
    find(c, !numbers_fit, "issues", i,
         cash == DW_CASH_NONE ? "options must be numbers" : cash_range[cash].problem);
    find(c, !any_allowed, "must", i, "leaves no option of this issue");
}

/* A hard limit on price is a walk-away by another name: the two must not disagree. */
static void check_price_limit(checker *c)
{
    const dw_deal_value *const value = &c->deal->value;
    const size_t i = dw_deal_cash_issue(c->deal, c->playbook, DW_CASH_PRICE);
    if (i == DW_NONE)
        return;
    const dw_issue *const issue = &c->deal->issue[i];
    find(c, dw_money_known(value->floor_price) && issue->must_at_least > (double)value->floor_price,
         "must", i, "asks for more than value.floor_price; set the walk-away there");
    const dw_money least =
        dw_money_known(value->target_price) ? value->target_price : value->floor_price;
    find(c, dw_money_known(least) && issue->must_at_most < (double)least, "must", i,
         "allows less than value.target_price, or the floor where there is no target");
}

/* An event speaks of earlier ones by their numbers, which run from 1 as they were logged. */
static void check_event(checker *c, size_t e)
{
    const dw_event *const event = &c->deal->event[e];
    const size_t number = event->number > 0 ? event->number : e + 1;
    find(c, event->corrects >= number, "record", e,
         "corrects an event that does not stand before it");
    find(c, event->answers >= number, "record", e,
         "answers an event that does not stand before it");
    find(c, event->kind == DW_EVENT_CORRECTION && event->corrects == 0, "record", e,
         "must say which event it corrects");
    find(c, !dw_event_allows(event->kind, event->action), "record", e,
         "has an action that its kind of event does not know");
    find(c, event->authority != DW_NONE && event->authority >= c->playbook->n_authorities, "record",
         e, "names an authority that the playbook does not have");
    find(c, event->needs != DW_NONE && event->needs >= c->playbook->n_authorities, "record", e,
         "needs an authority that the playbook does not have");
    find(c, event->archetype != DW_NONE && event->archetype >= c->playbook->n_archetypes, "record",
         e, "names an archetype that the playbook does not have");
    for (size_t t = 0; t < event->n_terms; t++)
        find(c, event->term[t].issue >= c->deal->n_issues, "record", e,
             "names an issue that the deal does not have");
    for (size_t i = 0; i < event->n_rankings; i++)
        find(c, event->ranking[i] >= c->deal->n_issues, "record", e,
             "ranks an issue that the deal does not have");
}

static void check_record(checker *c)
{
    const dw_deal *const deal = c->deal;
    find(c, deal->n_events > DW_EVENTS_MAX, "record", 0, "has more than 10000 events");
    for (size_t e = 0; e < deal->n_events && deal->n_events <= DW_EVENTS_MAX; e++)
        check_event(c, e);
}

static void check_people(checker *c, const dw_person *person, size_t n, const char *field)
{
    find(c, n > DW_PEOPLE_MAX, field, 0, "has more than 64 people");
    for (size_t p = 0; p < n; p++) {
        find(c, person[p].n_away > DW_ABSENCES_MAX, field, p, "has more than 16 absences");
        for (size_t a = 0; a < person[p].n_away; a++)
            find(c, person[p].away[a].from > person[p].away[a].to, field, p,
                 "is away until a day before the first");
    }
}

size_t dw_deal_check(const dw_deal *deal, const dw_playbook *playbook, dw_deal_finding *report,
                     void *context)
{
    checker c = {.deal = deal, .playbook = playbook, .report = report, .context = context};
    const dw_deal_value *const v = &deal->value;
    check_amounts(&c);
    check_price_order(&c);
    check_range(&c, &v->buyer_value, "value.buyer_value", 0, false);
    check_range(&c, &v->market, "value.market", 0, false);
    check_rate(&c, v->our_cost_of_capital, "value.our_cost_of_capital", 10);
    check_rate(&c, v->their_cost_of_capital, "value.their_cost_of_capital", 10);
    check_rate(&c, v->renewal_probability, "value.renewal_probability", 1);
    find(&c, deal->n_issues > DW_ISSUES_MAX, "issues", 0, "has more than 64 issues");
    for (size_t i = 0; i < deal->n_issues; i++)
        check_issue(&c, i);
    find(&c, deal->n_tactics > DW_TACTICS_MAX, "tactics", 0, "has more than 64 tactics");
    find(&c, deal->strategy != DW_NONE && deal->strategy >= playbook->n_archetypes, "strategy", 0,
         "is not an archetype of the playbook");
    check_people(&c, deal->ours, deal->n_ours, "people.ours");
    check_people(&c, deal->theirs, deal->n_theirs, "people.theirs");
    find(&c, deal->n_deadlines > DW_DEADLINES_MAX, "deadlines", 0, "has more than 64 deadlines");
    check_price_limit(&c);
    check_record(&c);
    return c.n_findings;
}
