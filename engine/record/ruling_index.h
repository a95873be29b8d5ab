/* Which rulings speak of a package, without looking at each: for each option of an issue a set of the
 * rulings that it does not keep from speaking, and the same for a price from the order of theirs, 64
 * rulings at once. */
#ifndef ENGINE_RECORD_RULING_INDEX_H
#define ENGINE_RECORD_RULING_INDEX_H

#include "approvals.h"

/* Room for so many rulings; NULL when memory ends. */
dw_ruling_index *dw_ruling_index_make(const dw_worth_model *model, size_t n_rulings,
                                      dw_arena *arena);

/* The newest ruling of `made` was added: what it grants is refused no longer. O(options of all issues +
 * rulings / 64 * (issues + log 64)). */
void dw_ruling_index_add(dw_ruling_index *index, const dw_approvals *made,
                         const dw_worth_model *model);

/* Index of the newest ruling that speaks of the package: a grant that covers it, or a refusal of it or of
 * one that is no worse for us, unless its package was granted since. DW_NONE for none.
 *
 * This and the next two: O(rulings / 64 * (issues + log 64)), whatever the rulings are; and O(1) more for
 * each one that every issue with up to 64 options lets speak, where an issue has more or, of the two, a
 * price is not known. */
size_t dw_ruling_index_newest(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package);

/* Index of the newest grant that covers the package, whatever was refused since; or DW_NONE. */
size_t dw_ruling_index_newest_grant(const dw_approvals *made, const dw_worth_model *model,
                                    const dw_package *package);

/* Index of the newest ruling older than the grant that refuses the package, granted since or not, or grants
 * it without words and does not cover what the grant is for; or DW_NONE. */
size_t dw_ruling_index_before(const dw_approvals *made, const dw_worth_model *model,
                              const dw_package *package, size_t grant);

#endif
