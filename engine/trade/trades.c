/* One give of ours for one get of theirs. */
#include "dealwright/trade.h"

typedef struct bargain {
    const dw_worth_model *model;
    size_t option[DW_ISSUES_MAX]; /* the standard package */
    dw_worth standard;
} bargain;

static bool is_price(const dw_worth_model *model, size_t issue)
{
    return issue == model->cash_issue[DW_CASH_PRICE];
}

static dw_worth worth_with(bargain *b, size_t issue, size_t option)
{
    const size_t standard = b->option[issue];
    b->option[issue] = option;
    const dw_worth worth = dw_worth_of(b->model, b->option);
    b->option[issue] = standard;
    return worth;
}

/* The options of two issues that together gain most while both sides gain. */
static bool best_trade(bargain *b, size_t give, size_t get, dw_trade *best)
{
    const dw_issue *const issue = b->model->deal->issue;
    bool found = false;
    for (size_t g = 0; g < issue[give].n_options; g++) {
        const dw_worth given = worth_with(b, give, g);
        if (!dw_issue_allows(&issue[give], g) || given.them <= b->standard.them ||
            given.us > b->standard.us)
            continue;
        const size_t standard = b->option[give];
        for (size_t t = 0; t < issue[get].n_options; t++) {
            const dw_worth got = worth_with(b, get, t);
            if (!dw_issue_allows(&issue[get], t) || got.us <= b->standard.us ||
                got.them > b->standard.them)
                continue;
            b->option[give] = g;
            const dw_worth both = worth_with(b, get, t);
            b->option[give] = standard;
            const dw_trade trade = {
                give, g, get, t, both.us - b->standard.us, both.them - b->standard.them};
            if (trade.ours > 0 && trade.theirs > 0 &&
                (!found || trade.ours + trade.theirs > best->ours + best->theirs)) {
                *best = trade;
                found = true;
            }
        }
    }
    return found;
}

/* What is given or got once cannot be given or got again. */
enum { USES_MAX = 1 };

static bool is_new(const dw_trade *trade, const dw_trade *kept, size_t n)
{
    size_t n_given = 0, n_got = 0;
    for (size_t i = 0; i < n; i++) {
        n_given += kept[i].give_issue == trade->give_issue;
        n_got += kept[i].get_issue == trade->get_issue;
    }
    return n_given < USES_MAX && n_got < USES_MAX;
}

static void insert(dw_trade *all, size_t n, const dw_trade *trade)
{
    const double gain = trade->ours + trade->theirs;
    for (; n > 0 && gain > all[n - 1].ours + all[n - 1].theirs; n--)
        all[n] = all[n - 1];
    all[n] = *trade;
}

static size_t find_all(bargain *b, const dw_stake *stake, dw_trade *all)
{
    const dw_deal *const deal = b->model->deal;
    size_t n = 0;
    for (size_t give = 0; give < deal->n_issues; give++) {
        if (is_price(b->model, give) || stake[give].give_worth <= 0 ||
            dw_issue_has_limit(&deal->issue[give]))
            continue;
        for (size_t get = 0; get < deal->n_issues; get++) {
            dw_trade trade;
            if (get != give && !is_price(b->model, get) && stake[get].get_worth > 0 &&
                best_trade(b, give, get, &trade))
                insert(all, n++, &trade);
        }
    }
    return n;
}

dw_status dw_trades(const dw_worth_model *model, const dw_stake *stake, size_t max, dw_arena *arena,
                    const dw_trade **trade, size_t *n_trades, dw_error *err)
{
    const size_t n_issues = model->deal->n_issues;
    dw_trade *const kept = DW_TAKE(arena, max, dw_trade);
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_trade *const all = DW_TAKE(arena, n_issues * n_issues + 1, dw_trade);
    if (!kept || !all) {
        dw_arena_rewind(arena, mark);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    bargain b = {.model = model};
    dw_standard_package(model, b.option);
    b.standard = dw_worth_of(model, b.option);
    const size_t n = find_all(&b, stake, all);
    size_t n_kept = 0;
    for (size_t i = 0; i < n && n_kept < max; i++)
        if (is_new(&all[i], kept, n_kept))
            kept[n_kept++] = all[i];
    dw_arena_rewind(arena, mark);
    *trade = kept;
    *n_trades = n_kept;
    return DW_OK;
}
