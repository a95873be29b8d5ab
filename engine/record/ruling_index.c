/* Sets of rulings by issue and option. */
#include "ruling_index.h"

#include "../base/bits.h"

enum { BITS = 64 };

/* Issues with more options are looked at in each ruling that the others leave. */
enum { OPTIONS_MAX = 64 };

struct dw_ruling_index {
    size_t n_words;     /* of a set */
    uint64_t *standing; /* rulings without the refusals of what was granted since */
    uint64_t *granted;
    uint64_t **speaks[DW_ISSUES_MAX]; /* [n_options] of an issue; NULL of one that is not indexed */
    size_t beside[DW_ISSUES_MAX];     /* [n_beside] issues that are not indexed */
    size_t n_beside;
};

static bool is_indexed(const dw_worth_model *model, size_t issue)
{
    return issue != model->cash_issue[DW_CASH_PRICE] &&
           model->deal->issue[issue].n_options <= OPTIONS_MAX;
}

static uint64_t *take_set(size_t n_words, dw_arena *arena)
{
    uint64_t *const set = DW_TAKE(arena, n_words, uint64_t);
    for (size_t w = 0; set && w < n_words; w++)
        set[w] = 0;
    return set;
}

dw_ruling_index *dw_ruling_index_make(const dw_worth_model *model, size_t n_rulings,
                                      dw_arena *arena)
{
    const dw_deal *const deal = model->deal;
    dw_ruling_index *const index = DW_TAKE(arena, 1, dw_ruling_index);
    if (!index)
        return NULL;
    *index = (dw_ruling_index){.n_words = (n_rulings + BITS - 1) / BITS};
    index->standing = take_set(index->n_words, arena);
    index->granted = take_set(index->n_words, arena);
    bool fits = index->standing != NULL && index->granted != NULL;
    for (size_t i = 0; fits && i < deal->n_issues; i++) {
        if (!is_indexed(model, i)) {
            index->beside[index->n_beside++] = i;
            continue;
        }
        uint64_t **const speaks = DW_TAKE(arena, deal->issue[i].n_options, uint64_t *);
        fits = speaks != NULL;
        for (size_t o = 0; fits && o < deal->issue[i].n_options; o++) {
            speaks[o] = take_set(index->n_words, arena);
            fits = speaks[o] != NULL;
        }
        index->speaks[i] = speaks;
    }
    return fits ? index : NULL;
}

/* Does the ruling, which the indexed issues do not keep from it, speak of the package? */
static bool speaks_of(const dw_approvals *made, const dw_worth_model *model,
                      const dw_ruling *ruling, const dw_package *package)
{
    const dw_package *const better = ruling->granted ? package : &ruling->package;
    const dw_package *const worse = ruling->granted ? &ruling->package : package;
    for (size_t b = 0; b < made->index->n_beside; b++)
        if (!dw_approvals_as_good(made, model, better, worse, made->index->beside[b]))
            return false;
    return true;
}

/* Of a word of a set the rulings that no indexed issue keeps from speaking of the package. */
static uint64_t candidates(const dw_ruling_index *index, const dw_worth_model *model,
                           const dw_package *package, size_t word, uint64_t set)
{
    for (size_t i = 0; set != 0 && i < model->deal->n_issues; i++)
        if (index->speaks[i])
            set &= index->speaks[i][package->option[i]][word];
    return set;
}

size_t dw_ruling_index_newest(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package, size_t n_rulings, dw_rulings which)
{
    const dw_ruling_index *const index = made->index;
    for (size_t w = (n_rulings + BITS - 1) / BITS; w-- > 0;) {
        const uint64_t of[] = {[DW_RULINGS_ALL] = UINT64_MAX,
                               [DW_RULINGS_STANDING] = index->standing[w],
                               [DW_RULINGS_GRANTED] = index->granted[w],
                               [DW_RULINGS_REFUSED] = index->standing[w] & ~index->granted[w]};
        uint64_t set = candidates(index, model, package, w, of[which]);
        if (n_rulings - w * BITS < BITS)
            set &= (UINT64_C(1) << (n_rulings - w * BITS)) - 1;
        for (; set != 0; set &= ~(UINT64_C(1) << dw_highest_bit(set))) {
            const size_t r = w * BITS + dw_highest_bit(set);
            if (speaks_of(made, model, &made->ruling[r], package))
                return r;
        }
    }
    return DW_NONE;
}

/* Refusals of what the new grant covers. */
static void overtake(dw_ruling_index *index, const dw_approvals *made, const dw_worth_model *model,
                     size_t grant)
{
    const dw_package *const package = &made->ruling[grant].package;
    for (size_t r = grant; r != DW_NONE;) {
        r = dw_ruling_index_newest(made, model, package, r, DW_RULINGS_REFUSED);
        if (r != DW_NONE)
            index->standing[r / BITS] &= ~(UINT64_C(1) << r % BITS);
    }
}

void dw_ruling_index_add(dw_ruling_index *index, const dw_approvals *made,
                         const dw_worth_model *model)
{
    const size_t added = made->n_rulings - 1;
    const dw_ruling *const ruling = &made->ruling[added];
    const uint64_t bit = UINT64_C(1) << added % BITS;
    for (size_t i = 0; i < model->deal->n_issues; i++) {
        if (!index->speaks[i])
            continue;
        for (size_t o = 0; o < model->deal->issue[i].n_options; o++)
            if (ruling->granted
                    ? dw_approvals_option_as_good(made, i, o, ruling->package.option[i])
                    : dw_approvals_option_as_good(made, i, ruling->package.option[i], o))
                index->speaks[i][o][added / BITS] |= bit;
    }
    index->standing[added / BITS] |= bit;
    if (!ruling->granted)
        return;
    index->granted[added / BITS] |= bit;
    overtake(index, made, model, added);
}
