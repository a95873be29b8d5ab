/* The plan's tables: deadlines by date with their standing, issues in the order of the sequence. */
#include "compose.h"

#include <math.h>
#include <string.h>

/* ---- Deadlines ------------------------------------------------------------------------------ */

static void insert_deadline(dw_plan_deadline *row, size_t n, const dw_plan_deadline *add,
                            const dw_deadline *deadline)
{
    for (; n > 0 && deadline[row[n - 1].deadline].day > deadline[add->deadline].day; n--)
        row[n] = row[n - 1];
    row[n] = *add;
}

dw_status dw_compose_deadlines(dw_composer *c)
{
    const dw_deal *const deal = c->deal;
    const dw_decision *const standing = dw_composer_decision(c, DW_KEY_DEADLINE_STANDING);
    dw_plan_deadline *const row = DW_TAKE(c->arena, deal->n_deadlines, dw_plan_deadline);
    if (!row)
        return DW_COMPOSER_FULL(c);
    dw_status status = dw_compose_items(c, DW_SCOPE_DEADLINE);
    for (size_t d = 0; status == DW_OK && d < deal->n_deadlines; d++) {
        const dw_fact *const facts = dw_facts_of(c, DW_SCOPE_DEADLINE, d);
        dw_plan_deadline add = {.deadline = d, .standing = dw_fact_level(facts[standing->factor])};
        if (deal->day != DW_DAY_NONE) {
            add.past = deal->deadline[d].day < deal->day;
            add.days_left =
                dw_day_working_between(deal->day, deal->deadline[d].day, &c->playbook->holidays);
        }
        status = dw_decision_reasons(c->playbook, standing, facts, add.standing, c->arena,
                                     &add.reasons, c->err);
        insert_deadline(row, d, &add, deal->deadline);
    }
    c->plan.deadline = row;
    return status;
}

/* ---- Issues --------------------------------------------------------------------------------- */

static size_t nearest_option(const dw_issue *issue, dw_money price)
{
    size_t nearest = DW_NONE;
    for (size_t o = 0; dw_money_known(price) && o < issue->n_options; o++)
        if (nearest == DW_NONE || fabs(issue->option[o].number - (double)price) <
                                      fabs(issue->option[nearest].number - (double)price))
            nearest = o;
    return nearest;
}

static void place_positions(const dw_composer *c, dw_plan_issue *row)
{
    const dw_issue *const issue = &c->deal->issue[row->issue];
    const dw_deal_value *const value = &c->deal->value;
    row->open = row->target = row->walk_away = DW_NONE;
    if (row->issue == c->plan.worth.cash_issue[DW_CASH_PRICE]) {
        row->open = nearest_option(issue, c->plan.opening.price);
        row->target = nearest_option(issue, value->target_price);
        row->walk_away = nearest_option(issue, value->floor_price);
    } else if (row->stake.type == DW_ISSUE_COMPATIBLE) {
        row->open = row->target = row->walk_away = row->stake.best_us;
    } else if (row->stake.type != DW_ISSUE_UNKNOWN) {
        row->open = row->stake.best_us;
        row->target = dw_offered_is_out(&c->offered, row->issue, row->stake.standard)
                          ? row->open
                          : row->stake.standard;
        /* A term that carries liability moves in a trade or not at all; no price leads down to it. */
        row->walk_away =
            c->playbook->issue_kind[issue->kind].risk ? row->stake.standard : row->stake.best_them;
    }
}

static bool comes_before(const dw_plan_issue *a, const dw_plan_issue *b)
{
    if (fabs(a->priority - b->priority) > DW_SAME_POINTS)
        return a->priority > b->priority;
    return a->phase < b->phase;
}

static void insert_issue(dw_plan_issue *row, size_t n, const dw_plan_issue *add)
{
    for (; n > 0 && comes_before(add, &row[n - 1]); n--)
        row[n] = row[n - 1];
    row[n] = *add;
}

static dw_status read_priority(dw_composer *c, dw_plan_issue *row)
{
    const dw_decision *const priority = dw_composer_decision(c, DW_KEY_ISSUE_PRIORITY);
    const dw_fact *const facts = dw_facts_of(c, DW_SCOPE_ISSUE, row->issue);
    const dw_status status =
        dw_decision_points(c->playbook, priority, facts, c->arena, &row->priority, c->err);
    return status == DW_OK ? dw_decision_reasons(c->playbook, priority, facts, 0, c->arena,
                                                 &row->reasons, c->err)
                           : status;
}

dw_status dw_compose_issues(dw_composer *c)
{
    const dw_deal *const deal = c->deal;
    dw_plan_issue *const row = DW_TAKE(c->arena, deal->n_issues, dw_plan_issue);
    const char **const label = DW_TAKE(c->arena, deal->n_issues, const char *);
    if (!row || !label)
        return DW_COMPOSER_FULL(c);
    dw_status status = dw_compose_items(c, DW_SCOPE_ISSUE);
    for (size_t i = 0; status == DW_OK && i < deal->n_issues; i++) {
        const size_t kind = deal->issue[i].kind;
        dw_plan_issue add = {
            .issue = i, .stake = c->stake[i], .phase = c->playbook->issue_kind[kind].phase};
        place_positions(c, &add);
        status = read_priority(c, &add);
        insert_issue(row, i, &add);
        label[i] = dw_issue_label(deal, c->playbook, i);
    }
    c->plan.issue = row;
    c->plan.n_issues = deal->n_issues;
    c->plan.issue_label = label;
    return status;
}

/* ---- What we open with ---------------------------------------------------------------------- */

/* [n_issues] the package of our first offer, else of the ladder's start; NULL where there is neither. */
static const size_t *opening_options(const dw_plan *plan, double *price)
{
    const dw_ledger *const ledger = &plan->ledger;
    for (size_t m = 0; m < ledger->n_moves; m++)
        if (ledger->move[m].by == DW_SIDE_US && !ledger->move[m].accepts) {
            *price = ledger->move[m].price;
            return ledger->move[m].option;
        }
    const dw_package *const start = plan->n_steps > 0 ? &plan->step[0].concession.package : NULL;
    *price = start ? start->price : (double)NAN;
    return start ? start->option : NULL;
}

/* [n_issues] what we have on the table, else the ladder's start, else the standard package. */
static void standing_options(const dw_composer *c, size_t *option, double *price)
{
    const size_t bytes = c->deal->n_issues * sizeof *option;
    const dw_package *const start =
        c->plan.n_steps > 0 ? &c->plan.step[0].concession.package : NULL;
    *price = (double)NAN;
    dw_standard_package(&c->plan.worth, option);
    if (c->offered.exists[DW_SIDE_US]) {
        memcpy(option, c->offered.option[DW_SIDE_US], bytes);
        *price = c->offered.price[DW_SIDE_US];
    } else if (start) {
        memcpy(option, start->option, bytes);
        *price = start->price;
    }
}

bool dw_issue_stands(const dw_composer *c, size_t issue, double *value)
{
    enum { BETWEEN, OURS, THEIRS, ASKED, GIVEN, STILL };
    const dw_worth_model *const model = &c->plan.worth;
    const dw_issue *const row = &c->deal->issue[issue];
    size_t option[DW_ISSUES_MAX], asked[DW_ISSUES_MAX];
    double price, most = INFINITY;
    if (!c->is_opened)
        return false;
    standing_options(c, option, &price);
    dw_asked_options(model, &c->offered, asked);
    const size_t stands = option[issue];
    const dw_worth now = dw_worth_asked(model, option, price);
    if (asked[issue] != DW_NONE) {
        option[issue] = asked[issue];
        most = dw_worth_asked(model, option, price).them;
    }
    bool gives = false, gets = false;
    for (size_t o = 0; o < row->n_options; o++) {
        option[issue] = o;
        const dw_worth then = dw_worth_asked(model, option, price);
        gives |= dw_model_offers(model, issue, o) && then.them > now.them + DW_WORTH_SAME &&
                 then.them <= most + DW_WORTH_SAME;
        gets |= dw_issue_offers(row, o) && then.us > now.us + DW_WORTH_SAME;
    }
    const bool is_standard = stands == dw_standard_option(model, issue);
    *value = gives && gets ? BETWEEN
             : gives       ? (is_standard ? OURS : ASKED)
             : !gets       ? STILL
             : is_standard ? THEIRS
                           : GIVEN;
    return true;
}

/* What both want needs no bargain: it is still to be opened with where no offer of ours has spoken of it. */
static bool is_to_be_said(const dw_composer *c, const dw_plan_issue *row)
{
    return row->stake.type == DW_ISSUE_COMPATIBLE && c->offered.exists[DW_SIDE_US] &&
           !c->offered.said[DW_SIDE_US][row->issue];
}

dw_status dw_compose_opened(dw_composer *c)
{
    double price;
    const size_t *const option = opening_options(&c->plan, &price);
    dw_plan_issue *const row = DW_TAKE(c->arena, c->plan.n_issues, dw_plan_issue);
    if (!row)
        return DW_COMPOSER_FULL(c);
    for (size_t r = 0; r < c->plan.n_issues; r++) {
        row[r] = c->plan.issue[r];
        const bool is_price = row[r].issue == c->plan.worth.cash_issue[DW_CASH_PRICE];
        if (is_price && option && !isnan(price))
            row[r].open = nearest_option(&c->deal->issue[row[r].issue], dw_money_round(price));
        else if (!is_price && option && row[r].open != DW_NONE && !is_to_be_said(c, &row[r]))
            row[r].open = option[row[r].issue];
    }
    c->plan.issue = row;
    c->is_opened = true;
    return dw_compose_items(c, DW_SCOPE_ISSUE);
}
