/* The definitions of playbook.h and assess.h written down as they read: every completion of the
 * unknown facts is gone through, every rule is looked at, sums are whole numbers. */
#ifndef TEST_ENGINE_NAIVE_H
#define TEST_ENGINE_NAIVE_H

#include "dealwright/playbook.h"

/* Points of each option, hundredths, when every factor before the decision has one level. */
void naive_points(const dw_playbook *playbook, const dw_decision *decision, const uint8_t *level,
                  int64_t *points);

/* The level that these points give the decision's factor. */
size_t naive_outcome(const dw_playbook *playbook, const dw_decision *decision,
                     const int64_t *points);

/* What a decision can come to over all completions of the facts. Priors must be whole numbers. */
typedef struct naive_view {
    int64_t weight;              /* sum of the completions' prior weights */
    int64_t sum[DW_OPTIONS_MAX]; /* of weight * points of each option */
    int64_t wins[DW_LEVELS_MAX]; /* weight of the completions with this outcome */
    int64_t low[DW_OPTIONS_MAX], high[DW_OPTIONS_MAX];
    dw_fact possible; /* outcomes */
    uint64_t n;       /* completions of the facts the decision hangs on */
} naive_view;

void naive_look(const dw_playbook *playbook, const dw_decision *decision, const dw_fact *facts,
                naive_view *view);

/* Expected points of an option, whole points. */
double naive_expected(const naive_view *view, size_t option);

/* The option with the largest sum, the first on a tie. */
size_t naive_best(const naive_view *view, size_t n_options);

/* Sum of one option less that of the best other, whole points. */
double naive_margin(const naive_view *view, size_t n_options, size_t option);

/* Does the rule hold, by going through all completions of the factors it names? */
dw_truth naive_truth(const dw_playbook *playbook, const dw_when *when, const dw_fact *facts);

#endif
