/* Estimates of what the issues of a deal leave open. */
#include "dealwright/deal.h"
#include "dealwright/limits.h"

#include <math.h>
#include <string.h>

typedef struct completer {
    const dw_playbook *playbook;
    double year_price; /* NAN when it is not known */
} completer;

/* ---- What a side is estimated at ------------------------------------------------------------- */

/* Worth to a side of going from the first option to the last, in shares of a year's price. */
typedef struct shares {
    bool known;
    double low, likely, high;
} shares;

static double sign_of(double number, double otherwise)
{
    return number > 0 ? 1 : number < 0 ? -1 : otherwise;
}

static double importance_share(const completer *c, dw_importance importance)
{
    static const dw_setting setting[DW_IMPORTANCE_COUNT] = {
        [DW_IMPORTANCE_LOW] = DW_SETTING_IMPORTANCE_LOW,
        [DW_IMPORTANCE_MEDIUM] = DW_SETTING_IMPORTANCE_MEDIUM,
        [DW_IMPORTANCE_HIGH] = DW_SETTING_IMPORTANCE_HIGH};
    return dw_playbook_setting(c->playbook, setting[importance]);
}

/* Where an estimate says nothing of a side, one side's gain is the other's loss, and without any a
 * move from the first option is a give of ours. */
static shares shares_of_us(const completer *c, const dw_issue *issue)
{
    const dw_issue_estimate *const e = &c->playbook->issue_kind[issue->kind].estimate;
    double share = e->us;
    if (issue->importance_us != DW_IMPORTANCE_NONE)
        share = importance_share(c, issue->importance_us) * sign_of(e->us, -sign_of(e->them[1], 1));
    else if (!e->valued)
        return (shares){0};
    return (shares){true, share, share, share};
}

static shares shares_of_them(const completer *c, const dw_issue *issue)
{
    const dw_issue_estimate *const e = &c->playbook->issue_kind[issue->kind].estimate;
    if (issue->importance_them == DW_IMPORTANCE_NONE)
        return (shares){e->valued, e->them[0], e->them[1], e->them[2]};
    const double share = importance_share(c, issue->importance_them);
    const double likely = fabs(e->them[1]);
    if (likely > 0)
        return (shares){true, e->them[0] / likely * share, e->them[1] / likely * share,
                        e->them[2] / likely * share};
    const double alone = share * -sign_of(e->us, -1);
    return (shares){true, alone, alone, alone};
}

/* ---- Which way the line runs ----------------------------------------------------------------- */

/* Factor of the shares at an option: a line through 0 at `zero`, 1 or -1 at the other end. */
typedef struct slope {
    size_t zero;
    double sign;
} slope;

/* The amounts that the other side has at the two ends say more of these options than their order. */
static slope slope_beside(double first, double last, double expected)
{
    const double difference = last - first;
    const bool against = (difference < 0 && expected > 0) || (difference > 0 && expected < 0);
    return (slope){.zero = fabs(first) > 0 && !(fabs(last) > 0), .sign = against ? -1 : 1};
}

static double amount_or(dw_money money, double otherwise)
{
    return dw_money_known(money) ? (double)money : otherwise;
}

static double likely_of(const dw_option *option)
{
    return amount_or(option->them.likely, amount_or(option->them.low, 0));
}

/* The factor itself, -1 .. 1. */
static double factor_at(const slope *along, size_t option, size_t n_options)
{
    if (n_options < 2)
        return 0;
    const double place = (double)option / (double)(n_options - 1);
    return along->sign * (place - (double)along->zero);
}

/* ---- Filling --------------------------------------------------------------------------------- */

/* Amounts of one side: those at a factor of 1, in minor units, and how the factor runs. */
typedef struct estimates {
    bool known;
    double low, likely, high;
    slope along;
} estimates;

static estimates estimates_of(const completer *c, const shares *part, slope along)
{
    const double price = c->year_price;
    const estimates full = {true, price * part->low, price * part->likely, price * part->high,
                            along};
    const bool known = part->known && dw_money_known(dw_money_estimate(full.low)) &&
                       dw_money_known(dw_money_estimate(full.high));
    return known ? full : (estimates){.known = false};
}

static void fill_us(dw_option *option, size_t n, const estimates *e)
{
    for (size_t o = 0; e->known && o < n; o++)
        option[o].us = dw_money_estimate(e->likely * factor_at(&e->along, o, n));
}

static void fill_them(dw_option *option, size_t n, const estimates *e)
{
    for (size_t o = 0; e->known && o < n; o++) {
        const double factor = factor_at(&e->along, o, n);
        const double a = e->low * factor, b = e->high * factor;
        option[o].them =
            (dw_money_range){dw_money_estimate(fmin(a, b)), dw_money_estimate(e->likely * factor),
                             dw_money_estimate(fmax(a, b)), option[o].them.evidence};
    }
}

static bool has_ours(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_money_known(issue->option[o].us))
            return true;
    return false;
}

static bool has_theirs(const dw_issue *issue)
{
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_money_known(issue->option[o].them.low) ||
            dw_money_known(issue->option[o].them.likely) ||
            dw_money_known(issue->option[o].them.high))
            return true;
    return false;
}

/* What would stand in for our amounts, were there none; and for theirs. */
static estimates estimates_of_us(const completer *c, const dw_issue *issue, bool theirs_given)
{
    const dw_option *const first = &issue->option[0], *const last = first + issue->n_options - 1;
    const shares us = shares_of_us(c, issue), them = shares_of_them(c, issue);
    const slope plain = {0, 1};
    return estimates_of(
        c, &us,
        theirs_given ? slope_beside(likely_of(first), likely_of(last), them.known ? them.likely : 1)
                     : plain);
}

static estimates estimates_of_them(const completer *c, const dw_issue *issue, bool ours_given)
{
    const dw_option *const first = &issue->option[0], *const last = first + issue->n_options - 1;
    const shares us = shares_of_us(c, issue), them = shares_of_them(c, issue);
    const slope plain = {0, 1};
    return estimates_of(c, &them,
                        ours_given ? slope_beside(amount_or(first->us, 0), amount_or(last->us, 0),
                                                  us.known ? us.likely : -1)
                                   : plain);
}

static dw_status fill_issue(const completer *c, dw_issue *issue, dw_arena *arena, dw_error *err)
{
    const size_t n = issue->n_options;
    if (n == 0 || c->playbook->issue_kind[issue->kind].cash != DW_CASH_NONE)
        return DW_OK;
    const bool ours = has_ours(issue), theirs = has_theirs(issue);
    const estimates nothing = {.known = false};
    const estimates us = ours ? nothing : estimates_of_us(c, issue, theirs);
    const estimates them = theirs ? nothing : estimates_of_them(c, issue, ours);
    if (!us.known && !them.known)
        return DW_OK;
    dw_option *const option = DW_TAKE(arena, n, dw_option);
    if (!option)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    memcpy(option, issue->option, n * sizeof *option);
    fill_us(option, n, &us);
    fill_them(option, n, &them);
    issue->option = option;
    issue->estimated_us = issue->estimated_us || us.known;
    issue->estimated_them = issue->estimated_them || them.known;
    issue->valued = true;
    return DW_OK;
}

/* ---- The deal, and a kind alone -------------------------------------------------------------- */

static completer completer_for(const dw_playbook *playbook, dw_money year_price)
{
    return (completer){playbook, amount_or(year_price, (double)NAN)};
}

dw_status dw_deal_complete(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_deal *complete, dw_error *err)
{
    const completer c = completer_for(playbook, dw_deal_year_price(deal, playbook));
    dw_issue *const issue = DW_TAKE(arena, deal->n_issues + 1, dw_issue);
    if (!issue)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    size_t n = deal->n_issues;
    if (n > 0)
        memcpy(issue, deal->issue, n * sizeof *issue);
    dw_status status = DW_OK;
    for (size_t i = 0; status == DW_OK && i < n; i++)
        status = fill_issue(&c, &issue[i], arena, err);
    if (status == DW_OK)
        status = dw_issue_implied(deal, playbook, arena, &issue[n], err);
    if (status != DW_OK)
        return status;
    *complete = *deal;
    complete->issue = issue;
    complete->n_issues = n + (issue[n].n_options > 0);
    return DW_OK;
}

dw_status dw_issue_usual(const dw_playbook *playbook, size_t kind, dw_money year_price,
                         dw_arena *arena, dw_issue *issue, dw_error *err)
{
    const dw_issue_kind *const named = &playbook->issue_kind[kind];
    const dw_issue_estimate *const e = &named->estimate;
    dw_option *const option = DW_TAKE(arena, e->n_options, dw_option);
    if (!option)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t o = 0; o < e->n_options; o++)
        option[o] = (dw_option){.name = e->option[o].name,
                                .number = e->option[o].number,
                                .us = DW_MONEY_NONE,
                                .them = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL}};
    dw_issue usual = {.name = named->name,
                      .kind = kind,
                      .option = option,
                      .n_options = e->n_options,
                      .numeric = e->numeric,
                      .valued = named->cash != DW_CASH_NONE,
                      .must_option = DW_NONE,
                      .must_at_least = -(double)INFINITY,
                      .must_at_most = (double)INFINITY};
    const completer c = completer_for(playbook, year_price);
    const dw_status status = fill_issue(&c, &usual, arena, err);
    if (status == DW_OK)
        *issue = usual;
    return status;
}
