/* What each issue is worth to each side, one at a time from the standard package. */
#include "dealwright/offer.h"

#include "../playbook/words.h"

const char *dw_issue_type_name(dw_issue_type type)
{
    return dw_words_issue_type[type];
}

typedef struct extremes {
    double best, worst;
    size_t best_at, worst_at;
} extremes;

static void stretch(extremes *e, double worth, size_t option, bool first)
{
    if (first || worth > e->best) {
        e->best = worth;
        e->best_at = option;
    }
    if (first || worth < e->worst) {
        e->worst = worth;
        e->worst_at = option;
    }
}

static dw_issue_type type_of(const dw_stake *stake, double them_at_our_best,
                             double them_at_our_worst, double trade_ratio)
{
    /* Cents that rounding leaves are no stake. */
    const double nothing = DW_WORTH_SAME;
    if (stake->us < nothing && stake->them < nothing)
        return DW_ISSUE_INDIFFERENT;
    if (stake->us < nothing || stake->them < nothing)
        return DW_ISSUE_TRADE;
    if (them_at_our_best > them_at_our_worst)
        return DW_ISSUE_COMPATIBLE;
    const double more = stake->us > stake->them ? stake->us : stake->them;
    const double less = stake->us > stake->them ? stake->them : stake->us;
    return more >= trade_ratio * less ? DW_ISSUE_TRADE : DW_ISSUE_DISTRIBUTIVE;
}

/* The best for us of what they have not refused; the best of all where they have refused all. */
static size_t best_left(const dw_worth_model *model, size_t *option, size_t i, size_t best)
{
    if (!model->refused || !dw_option_set_has(&model->refused[i], best))
        return best;
    const dw_issue *const issue = &model->deal->issue[i];
    const size_t now = option[i];
    size_t left = best;
    double most = 0;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (!dw_issue_offers(issue, o) || dw_option_set_has(&model->refused[i], o))
            continue;
        option[i] = o;
        const double worth = dw_worth_of(model, option).us;
        if (left == best || worth > most) {
            most = worth;
            left = o;
        }
    }
    option[i] = now;
    return left;
}

/* How far the issue moves each side, and where our best and worst leave them. */
typedef struct reach {
    extremes us, them;
    double them_at_our_best, them_at_our_worst;
} reach;

static reach reach_of(const dw_worth_model *model, size_t *option, size_t i)
{
    const dw_issue *const issue = &model->deal->issue[i];
    const size_t now = option[i];
    reach found = {0};
    bool first = true;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (!dw_issue_offers(issue, o))
            continue;
        option[i] = o;
        const dw_worth worth = dw_worth_of(model, option);
        stretch(&found.us, worth.us, o, first);
        stretch(&found.them, worth.them, o, first);
        if (found.us.best_at == o)
            found.them_at_our_best = worth.them;
        if (found.us.worst_at == o)
            found.them_at_our_worst = worth.them;
        first = false;
    }
    option[i] = now;
    return found;
}

static dw_stake stake_of(const dw_worth_model *model, size_t *option, size_t i)
{
    const size_t standard = option[i];
    const dw_worth now = dw_worth_of(model, option);
    const reach moves = reach_of(model, option, i);
    dw_stake stake = {.us = moves.us.best - moves.us.worst,
                      .them = moves.them.best - moves.them.worst,
                      .best_us = best_left(model, option, i, moves.us.best_at),
                      .best_them = moves.them.best_at,
                      .standard = standard,
                      .give_worth = moves.them.best - now.them};
    option[i] = stake.best_them;
    stake.give_cost = now.us - dw_worth_of(model, option).us;
    option[i] = stake.best_us;
    const dw_worth got = dw_worth_of(model, option);
    stake.get_worth = got.us - now.us;
    stake.get_cost = now.them - got.them;
    option[i] = standard;
    stake.type = type_of(&stake, moves.them_at_our_best, moves.them_at_our_worst,
                         dw_playbook_setting(model->playbook, DW_SETTING_TRADE_RATIO));
    /* Money is money to both: what a price moves is shared out, however each side counts the years. */
    if (i == model->cash_issue[DW_CASH_PRICE] && stake.type == DW_ISSUE_TRADE)
        stake.type = DW_ISSUE_DISTRIBUTIVE;
    return stake;
}

dw_status dw_stakes(const dw_worth_model *model, dw_arena *arena, const dw_stake **stake,
                    dw_error *err)
{
    const size_t n = model->deal->n_issues;
    dw_stake *const all = DW_TAKE(arena, n, dw_stake);
    if (!all)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(model, option);
    double sum_us = 0, sum_them = 0;
    for (size_t i = 0; i < n; i++) {
        if (!dw_issue_is_weighed(model, i)) {
            all[i] =
                (dw_stake){.standard = option[i], .best_us = option[i], .best_them = option[i]};
            continue;
        }
        all[i] = stake_of(model, option, i);
        sum_us += all[i].us;
        sum_them += all[i].them;
    }
    for (size_t i = 0; i < n; i++) {
        all[i].weight_us = sum_us > 0 ? all[i].us / sum_us : 0;
        all[i].weight_them = sum_them > 0 ? all[i].them / sum_them : 0;
    }
    *stake = all;
    return DW_OK;
}
