/* The rules of one decision turned on their side.
 *
 * For each level of each factor that any rule mentions there is a bit set of the rules which that
 * level does not contradict. With all levels known, the rules that hold are the AND of one bit set
 * per factor: a handful of word operations instead of a walk over every condition. */
#ifndef ENGINE_PLAYBOOK_RULE_INDEX_H
#define ENGINE_PLAYBOOK_RULE_INDEX_H

#include "dealwright/playbook.h"

enum { DW_RULE_WORDS_MAX = (DW_RULES_MAX + 63) / 64 };

typedef struct dw_rule_index {
    size_t n_words;
    uint64_t all[DW_RULE_WORDS_MAX]; /* a bit for every rule */
    const uint16_t *factor;          /* [n_factors] that rules mention, ascending */
    size_t n_factors;
    const uint64_t *const *bits; /* [n_factors][level * n_words + word] */
} dw_rule_index;

/* Makes the index of a decision's rules; NULL when the arena is full. */
const dw_rule_index *dw_rule_index_make(const dw_playbook *playbook, const dw_decision *decision,
                                        dw_arena *arena);

#endif
