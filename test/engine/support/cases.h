/* What tests of an assessment or a plan work on: a playbook, a deal, an arena; one of each in a
 * program. */
#ifndef TEST_ENGINE_CASES_H
#define TEST_ENGINE_CASES_H

#include "dealwright/assess.h"

#include "deals.h"

extern test_book book;
extern test_deal deal;
extern dw_arena arena;
extern dw_assessment assessed;

/* Before and after a group of tests: the small playbook. */
int make_book(void **state);
int clear_book(void **state);

/* A random playbook of three stated factors or a few more, and facts of which at most so many are
 * not known. */
void make_case(dw_random *random, size_t most_unknown);
void make_case_of(dw_random *random, const test_shape *shape, size_t most_unknown);
void clear_case(void);

const dw_decision *lead_decision(void);

/* Assesses the deal into `assessed`. */
void assess(size_t flips_max);

#endif
