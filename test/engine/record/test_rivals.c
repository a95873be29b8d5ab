/* Several rivals: which of them counts, whatever the order in which they were heard of. */
#include "engine/support/check.h"
#include "engine/support/deals.h"

#include "../engine/record/rivals.h"

#include <string.h>

enum { NAMES = 5 };

static const char *const name[NAMES] = {"Ash", "Birch", "Cedar", "Doum", "Elm"};

static dw_event told(size_t who, dw_money price, const char *evidence)
{
    return (dw_event){.kind = DW_EVENT_COMPETITOR,
                      .action = DW_ACTION_ENTER,
                      .competitor = name[who],
                      .competitor_price = price,
                      .evidence = evidence};
}

static dw_event leaves(size_t who)
{
    dw_event event = told(who, DW_MONEY_NONE, NULL);
    event.action = DW_ACTION_LEAVE;
    return event;
}

static dw_event draw(size_t who, dw_random *random)
{
    const dw_money price = UNITS(100 + (double)dw_random_below(random, 8));
    const bool unpriced = dw_random_below(random, 6) == 0;
    return told(who, unpriced ? DW_MONEY_NONE : price, dw_random_below(random, 2) ? "seen" : NULL);
}

static const dw_deal_value no_file = {.competitor_price = DW_MONEY_NONE,
                                      .rumoured_price = DW_MONEY_NONE};

static dw_deal_value settle(const dw_event *event, size_t n)
{
    dw_rivals rivals;
    dw_deal_value value = no_file;
    dw_rivals_begin(&rivals, &no_file);
    for (size_t e = 0; e < n; e++)
        dw_rivals_change(&rivals, &event[e]);
    dw_rivals_settle(&rivals, &value);
    return value;
}

static bool is_below(dw_money a, dw_money b)
{
    return dw_money_known(a) && (!dw_money_known(b) || a < b);
}

/* The lowest price of that kind that any of them names; of each there is one event. */
static dw_money lowest_of(const dw_event *event, size_t n, bool shown)
{
    dw_money lowest = DW_MONEY_NONE;
    for (size_t e = 0; e < n; e++)
        if (!event[e].evidence == !shown && is_below(event[e].competitor_price, lowest))
            lowest = event[e].competitor_price;
    return lowest;
}

static void check_settled(const dw_deal_value *value, const dw_event *event, size_t n)
{
    const dw_money shown = lowest_of(event, n, true), heard = lowest_of(event, n, false);
    const bool beside = dw_money_known(shown) && is_below(heard, shown);
    check(value->competitor_price == (dw_money_known(shown) ? shown : heard));
    check(!value->competitor_evidence == !dw_money_known(shown));
    check(value->rumoured_price == (beside ? heard : DW_MONEY_NONE));
    check(!value->rumoured == !beside);
    check(value->competitor != NULL);
}

static void the_best_they_have_counts_in_whatever_order_it_was_heard(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 31);
    for (test_case = 0; test_case < 2000; test_case++) {
        dw_event event[NAMES] = {0}, shuffled[NAMES];
        const size_t n = 1 + dw_random_below(&random, NAMES);
        for (size_t e = 0; e < n; e++)
            event[e] = draw(e, &random);
        memcpy(shuffled, event, sizeof event);
        for (size_t e = n; e-- > 1;) {
            const size_t other = dw_random_below(&random, (uint32_t)e + 1);
            const dw_event one = shuffled[e];
            shuffled[e] = shuffled[other];
            shuffled[other] = one;
        }
        const dw_deal_value value = settle(shuffled, n);
        check_settled(&value, event, n);
    }
}

/* Is what the buyer has by `more` at least as good as by `less`, price for price? A rumour is only a chance,
 * so it is held against a rumour, or against all there is. */
static void check_no_worse(const dw_deal_value *more, const dw_deal_value *less)
{
    if (less->competitor_evidence) {
        check(more->competitor_evidence && more->competitor_price <= less->competitor_price);
        check(!dw_money_known(less->rumoured_price) ||
              is_below(more->rumoured_price, less->rumoured_price + 1) ||
              more->competitor_price <= less->rumoured_price);
    } else if (!more->competitor_evidence) {
        check(!dw_money_known(less->competitor_price) ||
              is_below(more->competitor_price, less->competitor_price + 1));
    }
}

static void a_rival_more_leaves_them_no_worse_and_when_it_is_gone_all_is_as_before(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 37);
    for (test_case = 0; test_case < 2000; test_case++) {
        dw_event event[NAMES + 1];
        for (size_t e = 0; e < NAMES; e++)
            event[e] = draw(e, &random);
        event[NAMES] = leaves(NAMES - 1);
        const dw_deal_value before = settle(event, NAMES - 1), with = settle(event, NAMES),
                            after = settle(event, NAMES + 1);
        check_no_worse(&with, &before);
        check(after.competitor_price == before.competitor_price);
        check(after.rumoured_price == before.rumoured_price);
        check(after.competitor == before.competitor && after.rumoured == before.rumoured);
        check(after.competitor_evidence == before.competitor_evidence);
    }
}

static void the_newest_price_of_one_rival_takes_the_place_of_its_older_one(void **state)
{
    (void)state;
    const dw_event event[] = {told(0, UNITS(100), NULL), told(0, UNITS(107), NULL),
                              told(0, UNITS(103), "seen"), told(0, UNITS(99), NULL),
                              told(0, UNITS(103), NULL)};
    check(settle(event, 2).competitor_price == UNITS(107));
    check(settle(event, 3).competitor_price == UNITS(103));
    check(!dw_money_known(settle(event, 3).rumoured_price));
    check(settle(event, 4).rumoured_price == UNITS(99));
    check(!dw_money_known(settle(event, 5).rumoured_price)); /* what was shown is so after all */
}

static void without_a_price_the_newest_name_counts(void **state)
{
    (void)state;
    const dw_event event[] = {told(0, DW_MONEY_NONE, NULL), told(1, DW_MONEY_NONE, NULL),
                              leaves(1)};
    check(strcmp(settle(event, 2).competitor, "Birch") == 0);
    check(strcmp(settle(event, 3).competitor, "Ash") == 0);
}

static void an_event_without_a_name_is_of_the_one_that_counts(void **state)
{
    (void)state;
    dw_event event[] = {told(0, UNITS(100), NULL), told(1, UNITS(90), NULL), leaves(1)};
    event[2].competitor = NULL;
    check(strcmp(settle(event, 3).competitor, "Ash") == 0);
    event[0].competitor = NULL; /* one without a name is there */
    check(strcmp(settle(event, 3).competitor, "Birch") == 0);
    event[0].competitor_price = DW_MONEY_NONE; /* says nothing */
    check(settle(event, 1).competitor == NULL);
}

static void the_dearest_makes_room_in_a_full_list(void **state)
{
    (void)state;
    static char names[DW_RIVALS_MAX + 1][2];
    dw_event event[DW_RIVALS_MAX + 1];
    for (size_t e = 0; e <= DW_RIVALS_MAX; e++) {
        names[e][0] = (char)('0' + e);
        event[e] = told(0, UNITS(100 + (double)(e * 7 % DW_RIVALS_MAX)), NULL);
        event[e].competitor = names[e];
    }
    event[DW_RIVALS_MAX].competitor_price = UNITS(90);
    check(settle(event, DW_RIVALS_MAX).competitor_price == UNITS(100));
    check(settle(event, DW_RIVALS_MAX + 1).competitor_price == UNITS(90));
    dw_rivals rivals;
    dw_rivals_begin(&rivals, &no_file);
    for (size_t e = 0; e <= DW_RIVALS_MAX; e++)
        dw_rivals_change(&rivals, &event[e]);
    check(rivals.n == DW_RIVALS_MAX);
    for (size_t r = 0; r < rivals.n; r++)
        check(rivals.rival[r].heard != UNITS(100 + DW_RIVALS_MAX - 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_they_have_counts_in_whatever_order_it_was_heard),
        cmocka_unit_test(a_rival_more_leaves_them_no_worse_and_when_it_is_gone_all_is_as_before),
        cmocka_unit_test(the_newest_price_of_one_rival_takes_the_place_of_its_older_one),
        cmocka_unit_test(without_a_price_the_newest_name_counts),
        cmocka_unit_test(an_event_without_a_name_is_of_the_one_that_counts),
        cmocka_unit_test(the_dearest_makes_room_in_a_full_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
