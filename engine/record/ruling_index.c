/* Sets of rulings by issue and option, and in each word of them the order of their prices. */
#include "ruling_index.h"

#include "../base/bits.h"

#include <math.h>

enum { BITS = 64 };

/* Issues with more options are looked at in each ruling that the others leave. */
enum { OPTIONS_MAX = 64 };

/* The rulings of one word whose price is known. */
typedef struct price_order {
    size_t n;
    double price[BITS];        /* [n] the lowest first */
    uint64_t lowest[BITS + 1]; /* [n + 1] the rulings with the k lowest prices */
} price_order;

struct dw_ruling_index {
    uint64_t *granted, *refused; /* all rulings */
    uint64_t *wordless;          /* grants without words */
    uint64_t *standing;          /* rulings without the refusals of what was granted since */
    price_order *order;          /* [n_words]; NULL where no issue is the price */
    size_t rest[DW_ISSUES_MAX];  /* [n_rest] issues that have no sets, the price among them */
    size_t n_rest;
    uint64_t **speaks[DW_ISSUES_MAX]; /* [n_options] of an issue; NULL of one without sets */
};

/* ---- Sets of rulings ------------------------------------------------------------------------- */

static uint64_t *take_set(size_t n_words, dw_arena *arena)
{
    uint64_t *const set = DW_TAKE(arena, n_words, uint64_t);
    for (size_t w = 0; set && w < n_words; w++)
        set[w] = 0;
    return set;
}

static uint64_t **take_sets(size_t n_options, size_t n_words, dw_arena *arena)
{
    uint64_t **const set = DW_TAKE(arena, n_options, uint64_t *);
    for (size_t o = 0; set && o < n_options; o++) {
        set[o] = take_set(n_words, arena);
        if (!set[o])
            return NULL;
    }
    return set;
}

static price_order *take_orders(size_t n_words, dw_arena *arena)
{
    price_order *const order = DW_TAKE(arena, n_words, price_order);
    for (size_t w = 0; order && w < n_words; w++) {
        order[w].n = 0;
        order[w].lowest[0] = 0;
    }
    return order;
}

dw_ruling_index *dw_ruling_index_make(const dw_worth_model *model, size_t n_rulings,
                                      dw_arena *arena)
{
    const dw_deal *const deal = model->deal;
    const size_t n_words = (n_rulings + BITS - 1) / BITS;
    dw_ruling_index *const index = DW_TAKE(arena, 1, dw_ruling_index);
    if (!index)
        return NULL;
    *index = (dw_ruling_index){.granted = take_set(n_words, arena),
                               .refused = take_set(n_words, arena),
                               .wordless = take_set(n_words, arena),
                               .standing = take_set(n_words, arena)};
    bool fits = index->granted && index->refused && index->wordless && index->standing;
    for (size_t i = 0; fits && i < deal->n_issues; i++) {
        const size_t n_options = deal->issue[i].n_options;
        const bool is_price = i == model->cash_issue[DW_CASH_PRICE];
        if (is_price || n_options > OPTIONS_MAX)
            index->rest[index->n_rest++] = i;
        if (is_price) {
            index->order = take_orders(n_words, arena);
            fits = index->order != NULL;
        } else if (n_options <= OPTIONS_MAX) {
            index->speaks[i] = take_sets(n_options, n_words, arena);
            fits = index->speaks[i] != NULL;
        }
    }
    return fits ? index : NULL;
}

/* ---- Which of a word speak of a package ------------------------------------------------------ */

/* How many of the prices a grant may have to cover the price, or, of those of refusals, are too low to
 * speak of it: the lowest ones. */
static size_t n_lower(const price_order *order, double price, bool granted)
{
    size_t low = 0, high = order->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const double other = order->price[middle];
        if (granted ? dw_approvals_price_as_good(price, other)
                    : !dw_approvals_price_as_good(other, price))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint64_t known_prices(const price_order *order)
{
    return order->lowest[order->n];
}

/* Those that a price does not keep from speaking. */
static uint64_t left_by_price(const dw_ruling_index *index, double price, size_t word)
{
    const price_order *const order = &index->order[word];
    const uint64_t granted = index->granted[word], known = known_prices(order);
    return (order->lowest[n_lower(order, price, true)] & granted) |
           (known & ~order->lowest[n_lower(order, price, false)] & ~granted) | ~known;
}

/* Those of the set that the issues without sets leave: one by one, but where both prices are known and the
 * price is the only such issue. */
static uint64_t left_by_rest(const dw_approvals *made, const dw_worth_model *model,
                             const dw_package *package, size_t word, uint64_t set)
{
    const dw_ruling_index *const index = made->index;
    const bool priced = index->order && !isnan(package->price);
    uint64_t open = index->n_rest == 0 ? 0 : set;
    if (priced && index->n_rest == 1)
        open &= ~known_prices(&index->order[word]);
    for (; open != 0; open &= open - 1) {
        const size_t bit = dw_lowest_bit(open);
        const dw_ruling *const ruling = &made->ruling[word * BITS + bit];
        const dw_package *const better = ruling->granted ? package : &ruling->package;
        const dw_package *const worse = ruling->granted ? &ruling->package : package;
        for (size_t i = 0; i < index->n_rest; i++)
            if (!dw_approvals_as_good(made, model, better, worse, index->rest[i]))
                set &= ~(UINT64_C(1) << bit);
    }
    return set;
}

/* Those of the set, of one word, that speak of the package. */
static uint64_t speaking(const dw_approvals *made, const dw_worth_model *model,
                         const dw_package *package, size_t word, uint64_t set)
{
    const dw_ruling_index *const index = made->index;
    for (size_t i = 0; set != 0 && i < model->deal->n_issues; i++)
        if (index->speaks[i])
            set &= index->speaks[i][package->option[i]][word];
    if (set != 0 && index->order && !isnan(package->price))
        set &= left_by_price(index, package->price, word);
    return set == 0 ? 0 : left_by_rest(made, model, package, word, set);
}

/* ---- The newest ------------------------------------------------------------------------------ */

static size_t newest_of(const uint64_t *set, const dw_approvals *made, const dw_worth_model *model,
                        const dw_package *package)
{
    for (size_t w = (made->n_rulings + BITS - 1) / BITS; w-- > 0;) {
        const uint64_t found = set[w] == 0 ? 0 : speaking(made, model, package, w, set[w]);
        if (found != 0)
            return w * BITS + dw_highest_bit(found);
    }
    return DW_NONE;
}

size_t dw_ruling_index_newest(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package)
{
    return newest_of(made->index->standing, made, model, package);
}

size_t dw_ruling_index_newest_grant(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package)
{
    return newest_of(made->index->granted, made, model, package);
}

size_t dw_ruling_index_before(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package, size_t grant)
{
    const dw_ruling_index *const index = made->index;
    uint64_t older = (UINT64_C(1) << grant % BITS) - 1;
    for (size_t w = grant / BITS + 1; w-- > 0; older = UINT64_MAX) {
        uint64_t found =
            speaking(made, model, package, w, (index->refused[w] | index->wordless[w]) & older);
        found &=
            ~speaking(made, model, &made->ruling[grant].package, w, found & index->wordless[w]);
        if (found != 0)
            return w * BITS + dw_highest_bit(found);
    }
    return DW_NONE;
}

/* ---- A new one ------------------------------------------------------------------------------- */

static void add_price(price_order *order, double price, uint64_t bit)
{
    size_t k = order->n++;
    for (; k > 0 && order->price[k - 1] > price; k--) {
        order->price[k] = order->price[k - 1];
        order->lowest[k + 1] = order->lowest[k] | bit;
    }
    order->price[k] = price;
    order->lowest[k + 1] = order->lowest[k] | bit;
}

static void add_issue(uint64_t **speaks, const dw_approvals *made, const dw_worth_model *model,
                      size_t added, size_t issue)
{
    const dw_ruling *const ruling = &made->ruling[added];
    const size_t own = ruling->package.option[issue];
    for (size_t o = 0; o < model->deal->issue[issue].n_options; o++)
        if (ruling->granted ? dw_approvals_option_as_good(made, issue, o, own)
                            : dw_approvals_option_as_good(made, issue, own, o))
            speaks[o][added / BITS] |= UINT64_C(1) << added % BITS;
}

/* Refusals of what the new grant covers. */
static void overtake(dw_ruling_index *index, const dw_approvals *made, const dw_worth_model *model,
                     size_t grant)
{
    for (size_t w = grant / BITS + 1; w-- > 0;) {
        const uint64_t refused = index->standing[w] & index->refused[w];
        if (refused != 0)
            index->standing[w] &= ~speaking(made, model, &made->ruling[grant].package, w, refused);
    }
}

void dw_ruling_index_add(dw_ruling_index *index, const dw_approvals *made,
                         const dw_worth_model *model)
{
    const size_t added = made->n_rulings - 1, word = added / BITS;
    const dw_ruling *const ruling = &made->ruling[added];
    const uint64_t bit = UINT64_C(1) << added % BITS;
    (ruling->granted ? index->granted : index->refused)[word] |= bit;
    index->standing[word] |= bit;
    if (ruling->granted && !ruling->words)
        index->wordless[word] |= bit;
    for (size_t i = 0; i < model->deal->n_issues; i++)
        if (index->speaks[i])
            add_issue(index->speaks[i], made, model, added, i);
    if (index->order && !isnan(ruling->package.price))
        add_price(&index->order[word], ruling->package.price, bit);
    if (ruling->granted)
        overtake(index, made, model, added);
}
