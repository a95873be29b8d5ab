/* Packages of an event, as the replay of a record for its approvals needs them. */
#include "replay.h"

#include <math.h>
#include <string.h>

static double price_said(const dw_replay *r, const size_t *option, double price)
{
    return isnan(price) && r->model->priced ? dw_worth_terms(r->model, option).price : price;
}

dw_package dw_replay_terms(const dw_replay *r, const size_t *option, double price)
{
    const size_t n = r->deal->n_issues;
    size_t *const own = DW_TAKE(r->arena, n, size_t);
    if (own && n > 0)
        memcpy(own, option, n * sizeof *own);
    return (dw_package){.option = own,
                        .price = price_said(r, option, price),
                        .acceptance = (double)NAN,
                        .discount = (double)NAN,
                        .authority = DW_NONE};
}

dw_package dw_replay_package(const dw_replay *r, const size_t *option, double price)
{
    return dw_replay_terms(r, option, r->model->priced ? price : (double)NAN);
}

dw_package dw_replay_laid(const dw_replay *r, const size_t *over, double price)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, over, r->deal->n_issues * sizeof *option);
    dw_package_lay(r->model, &r->deal->event[r->at], option, &price);
    return dw_replay_package(r, option, price);
}

dw_package dw_replay_named(const dw_replay *r)
{
    const dw_standing *const ours = &r->table[DW_SIDE_US];
    return dw_replay_laid(r, ours->option, ours->price);
}

dw_package dw_replay_table(const dw_replay *r)
{
    const dw_standing *const ours = &r->table[DW_SIDE_US];
    return (dw_package){.option = ours->option, .price = price_said(r, ours->option, ours->price)};
}

size_t dw_higher_authority(size_t a, size_t b)
{
    if (a == DW_NONE || b == DW_NONE)
        return a == DW_NONE ? b : a;
    return a > b ? a : b;
}

bool *dw_replay_marks(const dw_replay *r)
{
    bool *const marks = DW_TAKE(r->arena, r->deal->n_issues, bool);
    for (size_t i = 0; marks && i < r->deal->n_issues; i++)
        marks[i] = false;
    return marks;
}
