/* One give of ours for one get of theirs. */
#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

typedef struct bargain {
    const dw_worth_model *model;
    size_t option[DW_ISSUES_MAX]; /* what we have on the table, or the standard package */
    double price;                 /* NAN: that of its option */
    dw_worth worth;               /* of it */
    size_t standard[DW_ISSUES_MAX];
    const size_t *theirs; /* NULL for none */
    const bool *closed;   /* NULL for none */
    const size_t *asked;  /* NULL for none */
    double rigidity, least;
} bargain;

static bool is_price(const dw_worth_model *model, size_t issue)
{
    return issue == model->cash_issue[DW_CASH_PRICE];
}

static dw_worth worth_of(const bargain *b)
{
    return dw_worth_asked(b->model, b->option, b->price);
}

static dw_worth worth_with(bargain *b, size_t issue, size_t option)
{
    const size_t own = b->option[issue];
    b->option[issue] = option;
    const dw_worth worth = worth_of(b);
    b->option[issue] = own;
    return worth;
}

/* The most that it is worth to them to be given on the issue: what they ask. */
static double most_given(bargain *b, size_t issue)
{
    const size_t asked = b->asked ? b->asked[issue] : DW_NONE;
    return asked != DW_NONE ? worth_with(b, issue, asked).them : INFINITY;
}

/* What we have of the issue already, in what we ask or in what they offer. */
static double least_got(bargain *b, size_t issue)
{
    return b->theirs ? fmax(b->worth.us, worth_with(b, issue, b->theirs[issue]).us) : b->worth.us;
}

/* Options of one issue that may be given, or got, with the worths that says so. */
typedef struct half {
    size_t issue, n;
    size_t option[DW_ISSUE_OPTIONS_MAX];
} half;

static void list_gives(bargain *b, half *give)
{
    const dw_issue *const issue = &b->model->deal->issue[give->issue];
    const double most = most_given(b, give->issue);
    for (size_t o = 0; o < issue->n_options; o++) {
        const dw_worth given = worth_with(b, give->issue, o);
        if (dw_model_offers(b->model, give->issue, o) && given.them > b->worth.them &&
            given.them <= most && given.us <= b->worth.us &&
            dw_may_give(b->model, give->issue, b->rigidity, b->worth.us - given.us,
                        given.them - b->worth.them))
            give->option[give->n++] = o;
    }
}

static void list_gets(bargain *b, half *get)
{
    const dw_issue *const issue = &b->model->deal->issue[get->issue];
    const double least = least_got(b, get->issue);
    const dw_option_set *const refused = b->model->refused;
    for (size_t o = 0; o < issue->n_options; o++) {
        if (refused && dw_option_set_has(&refused[get->issue], o))
            continue;
        const dw_worth got = worth_with(b, get->issue, o);
        if (dw_issue_offers(issue, o) && got.us > least && got.them <= b->worth.them)
            get->option[get->n++] = o;
    }
}

static bool counts(const bargain *b, const dw_trade *trade)
{
    return trade->ours > 0 && trade->theirs > 0 && trade->ours >= b->least &&
           trade->theirs >= b->least;
}

/* The options of two issues that together gain most while both sides gain. */
static bool best_trade(bargain *b, const half *give, const half *get, dw_trade *best)
{
    const size_t own = b->option[give->issue];
    bool found = false;
    for (size_t g = 0; g < give->n; g++) {
        b->option[give->issue] = give->option[g];
        for (size_t t = 0; t < get->n; t++) {
            const dw_worth both = worth_with(b, get->issue, get->option[t]);
            const dw_trade trade = {.give_issue = give->issue,
                                    .give_option = give->option[g],
                                    .get_issue = get->issue,
                                    .get_option = get->option[t],
                                    .ours = both.us - b->worth.us,
                                    .theirs = both.them - b->worth.them};
            if (counts(b, &trade) &&
                (!found || trade.ours + trade.theirs > best->ours + best->theirs)) {
                *best = trade;
                found = true;
            }
        }
    }
    b->option[give->issue] = own;
    return found;
}

/* What the halves change, each alone. */
static void weigh_halves(bargain *b, dw_trade *trade)
{
    const dw_worth given = worth_with(b, trade->give_issue, trade->give_option);
    const dw_worth got = worth_with(b, trade->get_issue, trade->get_option);
    trade->give_cost = b->worth.us - given.us;
    trade->give_worth = given.them - b->worth.them;
    trade->get_worth = got.us - b->worth.us;
    trade->get_cost = b->worth.them - got.them;
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
    for (size_t g = 0; g < deal->n_issues; g++) {
        half give = {.issue = g};
        if (is_price(b->model, g) || stake[g].give_worth <= 0 ||
            dw_issue_has_limit(&deal->issue[g]))
            continue;
        list_gives(b, &give);
        for (size_t t = 0; give.n > 0 && t < deal->n_issues; t++) {
            half get = {.issue = t};
            dw_trade trade;
            if (t == g || is_price(b->model, t) || stake[t].get_worth <= 0 ||
                (b->closed && b->closed[t]))
                continue;
            list_gets(b, &get);
            if (!best_trade(b, &give, &get, &trade))
                continue;
            weigh_halves(b, &trade);
            insert(all, n++, &trade);
        }
    }
    return n;
}

static void start(bargain *b, const dw_trade_request *request)
{
    dw_standard_package(b->model, b->standard);
    const size_t *const from = request->ours ? request->ours : b->standard;
    memcpy(b->option, from, b->model->deal->n_issues * sizeof *from);
    b->price = request->ours ? request->price : (double)NAN;
    b->theirs = request->theirs;
    b->closed = request->closed;
    b->asked = request->asked;
    b->rigidity = request->rigidity;
    b->least = request->least;
    b->worth = worth_of(b);
}

dw_status dw_trades(const dw_worth_model *model, const dw_trade_request *request, dw_arena *arena,
                    const dw_trade **trade, size_t *n_trades, dw_error *err)
{
    const size_t n_issues = model->deal->n_issues;
    dw_trade *const kept = DW_TAKE(arena, request->max, dw_trade);
    const dw_arena_mark mark = dw_arena_here(arena);
    dw_trade *const all = DW_TAKE(arena, n_issues * n_issues + 1, dw_trade);
    if (!kept || !all) {
        dw_arena_rewind(arena, mark);
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    bargain b = {.model = model};
    start(&b, request);
    const size_t n = find_all(&b, request->stake, all);
    size_t n_kept = 0;
    for (size_t i = 0; i < n && n_kept < request->max; i++)
        if (is_new(&all[i], kept, n_kept))
            kept[n_kept++] = all[i];
    dw_arena_rewind(arena, mark);
    *trade = kept;
    *n_trades = n_kept;
    return DW_OK;
}
