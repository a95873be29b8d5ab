/* Which terms on the table other deals would ask for as well, and what that would cost there. */
#ifndef DEALWRIGHT_PRECEDENT_H
#define DEALWRIGHT_PRECEDENT_H

#include "dealwright/offer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dw_precedent {
    size_t other;       /* index into the other deals */
    bool same_account;  /* else of the same segment */
    bool renewal;       /* it is closed and comes up for renewal; else it is open */
    dw_day day;         /* when it closes, or the committed term ends; DW_DAY_NONE */
    size_t issue;       /* of this deal */
    size_t other_issue; /* of the other one */
    bool is_price;
    double here,
        there; /* prices: shares off list, as the table shows and as it stands there; else 0 */
    double price_there;            /* prices: what it pays a year now, minor units; else 0 */
    double matched;                /* prices: what it would pay a year, minor units; else 0 */
    size_t option, matched_option; /* other issues: options of other_issue; else DW_NONE */
    double
        cost; /* to us: a year for prices, else present money; > 0; minor units of the other deal */
} dw_precedent;

typedef struct dw_precedents {
    const dw_precedent
        *precedent; /* [n_precedents] by cost, the dearest first; ties by other, issue */
    size_t n_precedents;
    size_t n_deals; /* other deals that would see any */
} dw_precedents;

/* What is on the table here, as other deals would see it.
 *
 *   package  what we have on the table, or have agreed on
 *   other    [n_others] states of dw_record_state under the same playbook; more than DW_OTHERS_MAX is a
 *            range error ("others")
 *
 * A deal of the same account counts (names compared as they are), and one of the same segment: no
 * factor of the playbook that is marked as one of the segment is known to differ, and one at least is
 * known to be the same. Deals that ended without an agreement do not count. A price is compared by its
 * share off the list price, and costs the difference of these shares times the other deal's list
 * price. Another term is compared where both deals have an issue of that name and the other one an
 * option of that name or number, and costs what moving there to it takes from the worth to us. What a
 * deal has now is what it agreed on, else what we have on the table there, else the target price and
 * the standard terms. Only deals in the same currency are compared.
 *
 * In the arena; untouched on failure: DW_E_RANGE, DW_E_NOMEM. O(others * (issues^2 + events)). */
dw_status dw_precedents_make(const dw_worth_model *model, const dw_package *package,
                             const dw_deal *const *other, size_t n_others, dw_arena *arena,
                             dw_precedents *precedents, dw_error *err) DW_MUST_USE;

#ifdef __cplusplus
}
#endif
#endif
