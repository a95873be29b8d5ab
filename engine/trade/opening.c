/* The terms to open with beside the price.
 *
 * An archetype that cares for the relationship opens with what helps them more than it costs us; one
 * with an assertive stance asks for part of its gets at once. The other gets stay back: a ladder needs
 * something to ask for its steps. */
#include "dealwright/offer.h"

#include <math.h>

/* Rounds over the issues until none moves: commercial terms depend on each other, the rest do not. */
enum { ROUNDS_MAX = 8 };

/* Less than a cent is no reason to move. */
static const double LEAST_GAIN = 1;

typedef struct opener {
    const dw_worth_model *model;
    const dw_stake *stake;
    double price, weight, rigidity;
    size_t standard[DW_ISSUES_MAX];
    size_t *option;
} opener;

static bool is_open(const opener *o, size_t issue)
{
    return issue != o->model->cash_issue[DW_CASH_PRICE] && o->stake[issue].type != DW_ISSUE_UNKNOWN;
}

static dw_worth worth_with(const opener *o, size_t issue, size_t option)
{
    const size_t now = o->option[issue];
    o->option[issue] = option;
    const dw_worth worth = dw_worth_at_price(o->model, o->option, o->price);
    o->option[issue] = now;
    return worth;
}

/* ---- Gives ---------------------------------------------------------------------------------- */

/* Moves the issue to the option of most merit among its standard and what costs us more than that;
 * the lowest of equals. */
static bool give_on(const opener *o, size_t issue)
{
    const dw_issue *const i = &o->model->deal->issue[issue];
    const dw_worth standard = worth_with(o, issue, o->standard[issue]);
    size_t best = o->standard[issue];
    double most = standard.us + o->weight * standard.them + LEAST_GAIN;
    for (size_t c = 0; c < i->n_options; c++) {
        const dw_worth then = worth_with(o, issue, c);
        const double merit = then.us + o->weight * then.them;
        if (dw_model_offers(o->model, issue, c) && then.us < standard.us && merit > most &&
            dw_may_give(o->model, issue, o->rigidity, standard.us - then.us,
                        then.them - standard.them)) {
            best = c;
            most = merit;
        }
    }
    const bool moved = best != o->option[issue];
    o->option[issue] = best;
    return moved;
}

static void give(const opener *o)
{
    bool moved = true;
    for (int round = 0; moved && round < ROUNDS_MAX; round++) {
        moved = false;
        for (size_t i = 0; i < o->model->deal->n_issues; i++)
            if (is_open(o, i) && o->stake[i].type != DW_ISSUE_COMPATIBLE)
                moved = give_on(o, i) || moved;
    }
}

/* Takes back the give that gains us most for what it costs them. False when none is left. */
static bool take_back(const opener *o)
{
    const dw_worth now = dw_worth_at_price(o->model, o->option, o->price);
    size_t issue = DW_NONE;
    double best = 0;
    for (size_t i = 0; i < o->model->deal->n_issues; i++) {
        if (!is_open(o, i) || o->option[i] == o->standard[i])
            continue;
        const dw_worth then = worth_with(o, i, o->standard[i]);
        const double rate = (then.us - now.us) / fmax(now.them - then.them, 1);
        if (issue == DW_NONE || rate > best) {
            issue = i;
            best = rate;
        }
    }
    if (issue != DW_NONE)
        o->option[issue] = o->standard[issue];
    return issue != DW_NONE;
}

/* ---- Gets ----------------------------------------------------------------------------------- */

/* What moving the issue our way brings both sides together; -INFINITY where it brings us nothing. */
static double joint_gain(const opener *o, size_t issue)
{
    const dw_worth now = dw_worth_at_price(o->model, o->option, o->price);
    const dw_worth then = worth_with(o, issue, o->stake[issue].best_us);
    return then.us - now.us < LEAST_GAIN ? -INFINITY : then.us - now.us + then.them - now.them;
}

static bool can_ask(const opener *o, size_t issue)
{
    return is_open(o, issue) && o->option[issue] == o->standard[issue] &&
           o->stake[issue].type != DW_ISSUE_COMPATIBLE && joint_gain(o, issue) > -INFINITY;
}

/* Asks for the share of the gets at once, those first that would make the poorest trades. */
static void ask(const opener *o, double share)
{
    size_t n = 0;
    for (size_t i = 0; i < o->model->deal->n_issues; i++)
        n += can_ask(o, i);
    for (size_t left = (size_t)(share * (double)n + 0.5); left > 0; left--) {
        size_t issue = DW_NONE;
        for (size_t i = 0; i < o->model->deal->n_issues; i++)
            if (can_ask(o, i) && (issue == DW_NONE || joint_gain(o, i) < joint_gain(o, issue)))
                issue = i;
        if (issue == DW_NONE)
            return;
        o->option[issue] = o->stake[issue].best_us;
    }
}

bool dw_may_give(const dw_worth_model *model, size_t issue, double rigidity, double cost,
                 double gain)
{
    return !model->playbook->issue_kind[model->deal->issue[issue].kind].risk ||
           cost * (1 + 2 * rigidity) <= gain;
}

void dw_opening_options(const dw_worth_model *model, const dw_stake *stake, double price,
                        const dw_archetype_numbers *numbers, double least, size_t *option)
{
    opener o = {.model = model,
                .stake = stake,
                .price = price,
                .weight = numbers->relationship_weight,
                .rigidity = numbers->must_have_rigidity,
                .option = option};
    dw_standard_package(model, o.standard);
    /* What both want needs no bargain. */
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        if (stake[i].type == DW_ISSUE_COMPATIBLE && is_open(&o, i))
            o.standard[i] = stake[i].best_us;
        option[i] = o.standard[i];
    }
    give(&o);
    ask(&o, fmax(0, numbers->opening_stance));
    while (dw_worth_at_price(model, option, price).us < least && take_back(&o))
        ;
}
