/* The price issue that a deal's price figures imply. */
#include "dealwright/deal.h"
#include "dealwright/limits.h"

#include <math.h>

enum {
    STEPS_WISHED = 12,
    EXACT_MAX = 3,
    /* A unit is taken that comes nearest to the wished steps, so less than 2.5 times as many remain;
     * the exact prices stand beside them. */
    PRICES_MAX = 3 * STEPS_WISHED,
    NAME_SIZE = 32
};

/* The prices that are options as they stand, ascending. */
typedef struct exact_prices {
    dw_money price[EXACT_MAX];
    size_t n;
} exact_prices;

/* Floor, target and list are in this order where they are known. */
static exact_prices exact_prices_of(const dw_deal_value *value)
{
    const dw_money figure[EXACT_MAX] = {value->floor_price, value->target_price, value->list_price};
    exact_prices exact = {.n = 0};
    for (size_t i = 0; i < EXACT_MAX; i++)
        if (dw_money_known(figure[i]) && (exact.n == 0 || figure[i] > exact.price[exact.n - 1]))
            exact.price[exact.n++] = figure[i];
    return exact;
}

/* 1, 2 or 5 times a power of ten; the larger of two that are equally near. */
static dw_money unit_of(dw_money span)
{
    static const dw_money leading[] = {1, 2, 5};
    dw_money best = 1;
    double best_miss = INFINITY;
    for (dw_money ten = 1; ten <= span; ten *= 10)
        for (size_t i = 0; i < sizeof leading / sizeof leading[0]; i++) {
            const double miss = fabs((double)span / (double)(leading[i] * ten) - STEPS_WISHED);
            if (miss <= best_miss) {
                best_miss = miss;
                best = leading[i] * ten;
            }
        }
    return best;
}

static bool is_near_an_exact(const exact_prices *exact, dw_money price, dw_money unit)
{
    for (size_t i = 0; i < exact->n; i++) {
        const dw_money distance =
            price > exact->price[i] ? price - exact->price[i] : exact->price[i] - price;
        if (2 * distance < unit)
            return true;
    }
    return false;
}

static size_t list_prices(const exact_prices *exact, dw_money *price)
{
    const dw_money low = exact->price[0], high = exact->price[exact->n - 1];
    const dw_money unit = unit_of(high - low);
    size_t n = 0, next = 1;
    price[n++] = low;
    for (dw_money at = (low / unit + 1) * unit; at < high && n + EXACT_MAX < PRICES_MAX;
         at += unit) {
        for (; next < exact->n && exact->price[next] < at; next++)
            price[n++] = exact->price[next];
        if (!is_near_an_exact(exact, at, unit))
            price[n++] = at;
    }
    for (; next < exact->n; next++)
        price[n++] = exact->price[next];
    return n;
}

/* The price as the deal file would write it: no more digits than it needs. */
static const char *name_of(dw_money price, int digits, dw_arena *arena)
{
    char reversed[NAME_SIZE];
    size_t n = 0;
    int fraction = digits;
    for (; fraction > 0 && price % 10 == 0; fraction--)
        price /= 10;
    for (int d = 0; d < fraction; d++, price /= 10)
        reversed[n++] = (char)('0' + price % 10);
    if (fraction > 0)
        reversed[n++] = '.';
    do {
        reversed[n++] = (char)('0' + price % 10);
        price /= 10;
    } while (price > 0);
    char *const name = DW_TAKE(arena, n + 1, char);
    for (size_t i = 0; name && i < n; i++)
        name[i] = reversed[n - 1 - i];
    return name;
}

static size_t price_kind(const dw_playbook *playbook)
{
    size_t k = 0;
    while (k < playbook->n_issue_kinds && playbook->issue_kind[k].cash != DW_CASH_PRICE)
        k++;
    return k;
}

dw_status dw_issue_implied(const dw_deal *deal, const dw_playbook *playbook, dw_arena *arena,
                           dw_issue *issue, dw_error *err)
{
    const exact_prices exact = exact_prices_of(&deal->value);
    const size_t kind = price_kind(playbook);
    *issue = (dw_issue){.n_options = 0};
    if (exact.n < 2 || kind == playbook->n_issue_kinds || deal->n_issues >= DW_ISSUES_MAX ||
        dw_deal_cash_issue(deal, playbook, DW_CASH_PRICE) != DW_NONE)
        return DW_OK;
    dw_money price[PRICES_MAX];
    const size_t n = list_prices(&exact, price);
    dw_option *const option = DW_TAKE(arena, n, dw_option);
    if (!option)
        return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    for (size_t o = 0; o < n; o++) {
        option[o] = (dw_option){.name = name_of(price[o], deal->currency_digits, arena),
                                .number = (double)price[o],
                                .us = DW_MONEY_NONE,
                                .them = {DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL}};
        if (!option[o].name)
            return dw_fail(err, DW_E_NOMEM, "arena", 0, 0);
    }
    *issue = (dw_issue){.name = playbook->issue_kind[kind].name,
                        .kind = kind,
                        .option = option,
                        .n_options = n,
                        .numeric = true,
                        .valued = true,
                        .must_option = DW_NONE,
                        .must_at_least = -(double)INFINITY,
                        .must_at_most = (double)INFINITY,
                        .implied = true};
    return DW_OK;
}
