/* Which rulings speak of a package, without going through all of them: for each option of an issue a set of
 * the rulings that it does not keep from speaking. */
#ifndef ENGINE_RECORD_RULING_INDEX_H
#define ENGINE_RECORD_RULING_INDEX_H

#include "approvals.h"

/* Room for so many rulings; NULL when memory ends. */
dw_ruling_index *dw_ruling_index_make(const dw_worth_model *model, size_t n_rulings,
                                      dw_arena *arena);

/* The newest ruling of `made` was added: what it grants is refused no longer. */
void dw_ruling_index_add(dw_ruling_index *index, const dw_approvals *made,
                         const dw_worth_model *model);

typedef enum dw_rulings {
    DW_RULINGS_ALL,
    DW_RULINGS_STANDING, /* no refusals whose package was granted since */
    DW_RULINGS_GRANTED,
    DW_RULINGS_REFUSED /* and standing */
} dw_rulings;

/* The newest among the first so many rulings, of those that are asked for, that speaks of the package: a
 * grant that covers it, or a refusal of it or of one that is no worse for us. DW_NONE for none.
 * O(rulings / 64 * issues) and O(1) for each that only the price keeps from speaking. */
size_t dw_ruling_index_newest(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package, size_t n_rulings, dw_rulings which);

#endif
