/* The terms to open with beside the price.
 *
 * An archetype that cares for the relationship opens with what helps them more than it costs us; one
 * that does not opens with everything its own way. Both keep the package above what is aimed at. */
#include "dealwright/offer.h"

/* Rounds over the issues until none moves: commercial terms depend on each other, the rest do not. */
enum { ROUNDS_MAX = 8 };

typedef struct opener {
    const dw_worth_model *model;
    const dw_stake *stake;
    double price, weight;
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

static double merit(const opener *o, dw_worth worth)
{
    return worth.us + o->weight * worth.them;
}

/* Moves the issue to its option of most merit; the lowest of equals. */
static bool move_to_best(const opener *o, size_t issue)
{
    const dw_issue *const i = &o->model->deal->issue[issue];
    const size_t now = o->option[issue];
    /* Less than a cent is no reason to move. */
    const double least_gain = 1;
    double most = merit(o, worth_with(o, issue, now)) + least_gain;
    for (size_t c = 0; c < i->n_options; c++) {
        const double here = dw_issue_allows(i, c) ? merit(o, worth_with(o, issue, c)) : 0;
        if (dw_issue_allows(i, c) && here > most) {
            most = here;
            o->option[issue] = c;
        }
    }
    return o->option[issue] != now;
}

static void settle(const opener *o)
{
    bool moved = true;
    for (int round = 0; moved && round < ROUNDS_MAX; round++) {
        moved = false;
        for (size_t i = 0; i < o->model->deal->n_issues; i++)
            moved = (is_open(o, i) && move_to_best(o, i)) || moved;
    }
}

/* Takes back the term that gains us most for what it costs them. False when none is left. */
static bool take_back(const opener *o)
{
    const dw_worth now = dw_worth_at_price(o->model, o->option, o->price);
    size_t issue = DW_NONE, option = 0;
    double best = 0;
    for (size_t i = 0; i < o->model->deal->n_issues; i++)
        for (size_t c = 0; is_open(o, i) && c < o->model->deal->issue[i].n_options; c++) {
            if (!dw_issue_allows(&o->model->deal->issue[i], c))
                continue;
            const dw_worth then = worth_with(o, i, c);
            const double gain = then.us - now.us, cost = now.them - then.them;
            if (gain < 1)
                continue;
            const double rate = gain / (cost > 1 ? cost : 1);
            if (issue == DW_NONE || rate > best) {
                issue = i;
                option = c;
                best = rate;
            }
        }
    if (issue != DW_NONE)
        o->option[issue] = option;
    return issue != DW_NONE;
}

void dw_opening_options(const dw_worth_model *model, const dw_stake *stake, double price,
                        double relationship_weight, double least, size_t *option)
{
    const opener o = {model, stake, price, relationship_weight, option};
    dw_standard_package(model, option);
    settle(&o);
    while (dw_worth_at_price(model, option, price).us < least && take_back(&o))
        ;
}
