/* Deals for tests: a deal with room for what it points to, filled by name. */
#ifndef TEST_ENGINE_DEALS_H
#define TEST_ENGINE_DEALS_H

#include "dealwright/deal.h"

#include "book.h"

#define UNITS(amount) ((dw_money)(amount)*100)

enum { TEST_OPTIONS_MAX = 12, TEST_LIST_MAX = 16 };

typedef struct test_deal {
    dw_deal deal;
    test_book *book;
    dw_fact fact[DW_FACTORS_MAX];
    dw_issue issue[DW_ISSUES_MAX];
    dw_option option[DW_ISSUES_MAX][TEST_OPTIONS_MAX];
    dw_person ours[TEST_LIST_MAX], theirs[TEST_LIST_MAX];
    dw_absence away[TEST_LIST_MAX];
    size_t n_away;
    dw_deadline deadline[TEST_LIST_MAX];
    dw_event event[TEST_LIST_MAX];
    dw_term term[TEST_LIST_MAX];
    size_t n_terms;
    size_t tactic[TEST_LIST_MAX];
    dw_money budget[8];
} test_deal;

/* A deal of which nothing is known but its names; in USD. */
void deal_init(test_deal *deal, test_book *book);

/* "horizon=strategic|ongoing" */
void deal_fact(test_deal *deal, const char *fact);

/* An issue of the kind with this name (the last kind for any other), without options. */
size_t deal_issue(test_deal *deal, const char *name);
/* An option worth `us` to us and `them` to them; returns the issue. */
size_t deal_option(test_deal *deal, size_t issue, const char *name, dw_money us, dw_money them);
/* Takes the amounts off all its options. */
void deal_unvalue(test_deal *deal, size_t issue);
size_t deal_number(test_deal *deal, size_t issue, double number);
size_t deal_numbers(test_deal *deal, const char *name, const double *number, size_t n);

dw_event *deal_event(test_deal *deal, dw_side by, dw_event_kind kind);
/* An offer that names a price; the deal has an issue "price". */
void deal_offer(test_deal *deal, dw_side by, dw_money price);
dw_deadline *deal_deadline(test_deal *deal, const char *what, dw_deadline_owner owner, dw_day day);
dw_person *deal_ours(test_deal *deal, const char *name, dw_role role);
dw_person *deal_theirs(test_deal *deal, const char *name, dw_person_authority authority);
void deal_away(test_deal *deal, dw_person *person, dw_day from, dw_day to);
void deal_tactic(test_deal *deal, const char *id);

/* A deal of the small playbook with everything in it. */
void deal_full(test_deal *deal, test_book *book);

/* Facts of every stated factor: known, partly known, unknown; at most `most_unknown` not known. */
void deal_random_facts(test_deal *deal, size_t most_unknown, dw_random *random);
/* Prices, rates, cash terms and three valued issues of the small playbook, some with limits. */
void deal_random_terms(test_deal *deal, dw_random *random);
/* An option of each issue: a package of the deal. */
void deal_random_package(const test_deal *deal, size_t *option, dw_random *random);

dw_day test_day(int year, int month, int day);

#endif
