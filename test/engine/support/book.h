/* Playbooks for tests, built by name.
 *
 * A test_book holds a playbook with everything the engine asks of one. book_small() is made by hand
 * with readable names; book_random() draws weights, rules and thresholds. Both may be changed before
 * book_compile(). Points are hundredths. */
#ifndef TEST_ENGINE_BOOK_H
#define TEST_ENGINE_BOOK_H

#include "dealwright/playbook.h"

typedef struct test_book {
    dw_playbook playbook;
    dw_arena arena; /* of everything the book points to */
    dw_factor factor[DW_FACTORS_MAX];
    dw_decision decision[DW_FACTORS_MAX];
    dw_archetype archetype[DW_ARCHETYPES_MAX];
    dw_tactic tactic[8];
    dw_issue_kind issue_kind[24];
    dw_authority authority[4];
    dw_currency_scale currency_scale[4];
    dw_entry entry[128];
} test_book;

/* An empty book with settings, authorities and currencies. */
void book_init(test_book *book);
void book_clear(test_book *book);

/* Compiles the book into its own arena; it must succeed. */
void book_compile(test_book *book);

/* Each adds a factor and returns its index. `levels` are names separated by blanks. */
size_t book_stated(test_book *book, const char *name, const char *levels);
/* thresholds NULL: the measure names the levels, and `levels` is not used. */
size_t book_measured(test_book *book, const char *name, dw_measure measure, const char *levels,
                     const double *thresholds);
size_t book_scored(test_book *book, const char *name, dw_scope scope, const char *levels,
                   const double *thresholds);
size_t book_chosen(test_book *book, const char *name, dw_scope scope, const char *options);

/* Where each level of a factor stands in the market, [n_levels]; NULL takes it away. */
void book_market_places(test_book *book, const char *factor, const double *place);

size_t book_factor(const test_book *book, const char *name);
size_t book_level(const test_book *book, size_t factor, const char *level);
dw_decision *book_decision(test_book *book, size_t factor);

/* Points of a decision: before any fact, for a level of a factor, for a rule. A scored factor has
 * option 0. A rule named twice gets points for several options. */
void book_base(test_book *book, size_t decided, size_t option, dw_points points);
void book_weight(test_book *book, size_t decided, size_t input, size_t level, size_t option,
                 dw_points points);
void book_rule(test_book *book, size_t decided, const char *id, dw_when when, size_t option,
               dw_points points);
/* The same by name: "horizon=strategic". */
void book_gives(test_book *book, const char *decided, const char *fact, const char *option,
                dw_points points);
void book_adds(test_book *book, const char *decided, const char *id, const char *when,
               const char *option, dw_points points);

/* "horizon=strategic|ongoing competition=!none"; "" always holds. */
dw_when book_when(test_book *book, const char *when);
/* Alternatives separated by '|'. */
dw_texts book_texts(test_book *book, const char *patterns);
dw_entry *book_entry(test_book *book, const char *id, dw_section section, dw_scope scope,
                     const char *when, const char *patterns);
const dw_entry *book_entry_named(const test_book *book, const char *id);

void book_small(test_book *book);

typedef struct test_shape {
    size_t n_stated; /* stated factors, each of 2 .. 4 levels */
    bool plain;      /* the lead has weights of stated factors only */
    bool with_priors;
} test_shape;

void book_random(test_book *book, const test_shape *shape, dw_random *random);

#endif
