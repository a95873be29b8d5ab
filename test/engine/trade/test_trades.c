/* Gives for gets, against all pairs of options of all pairs of issues. */
#include <math.h>
#include <string.h>

#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

enum { ALL = 512 };

typedef struct trades {
    const dw_trade *trade;
    size_t n;
} trades;

/* What is on the table, and what they ask for; NULL for nothing. */
static const size_t *ours, *theirs, *asked_for;

static trades find_trades(size_t max)
{
    trades found;
    make_stakes();
    const dw_trade_request request = {.stake = stake,
                                      .ours = ours,
                                      .price = (double)NAN,
                                      .theirs = theirs,
                                      .asked = asked_for,
                                      .max = max};
    check(dw_trades(&model, &request, &arena, &found.trade, &found.n, NULL) == DW_OK);
    return found;
}

static bool is_limited(size_t issue)
{
    for (size_t o = 0; o < deal.issue[issue].n_options; o++)
        if (!dw_issue_allows(&deal.issue[issue], o))
            return true;
    return false;
}

/* What changes when up to two issues move from the standard package. */
static dw_worth change(size_t i, size_t o, size_t j, size_t p)
{
    size_t package[DW_ISSUES_MAX];
    dw_standard_package(&model, package);
    const dw_worth before = dw_worth_of(&model, package);
    package[i] = o;
    package[j] = p;
    const dw_worth after = dw_worth_of(&model, package);
    return (dw_worth){.us = after.us - before.us, .them = after.them - before.them};
}

/* The best trade that gives on one issue and gets on another, or none. */
static bool best_pair(size_t give, size_t get, dw_trade *best)
{
    bool found = false;
    for (size_t g = 0; g < deal.issue[give].n_options; g++) {
        const dw_worth given = change(give, g, give, g);
        if (!(given.them > 0 && given.us <= 0))
            continue;
        for (size_t t = 0; t < deal.issue[get].n_options; t++) {
            const dw_worth got = change(get, t, get, t), both = change(give, g, get, t);
            if (dw_issue_allows(&deal.issue[get], t) && got.us > 0 && got.them <= 0 &&
                both.us > 0 && both.them > 0 &&
                (!found || both.us + both.them > best->ours + best->theirs)) {
                *best = (dw_trade){.give_issue = give,
                                   .give_option = g,
                                   .get_issue = get,
                                   .get_option = t,
                                   .ours = both.us,
                                   .theirs = both.them};
                found = true;
            }
        }
    }
    return found;
}

static double gain(const dw_trade *trade)
{
    return trade->ours + trade->theirs;
}

static size_t count_uses(const trades *found, size_t issue, bool given)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n; i++)
        n += (given ? found->trade[i].give_issue : found->trade[i].get_issue) == issue;
    return n;
}

static void check_trades(const trades *found)
{
    for (size_t give = 0; give < deal.deal.n_issues; give++)
        for (size_t get = 0; get < deal.deal.n_issues; get++) {
            dw_trade best = {0};
            const bool barred = give == get || give == 0 || get == 0 || is_limited(give);
            const bool there = !barred && best_pair(give, get, &best);
            size_t n = 0;
            for (size_t i = 0; i < found->n; i++)
                if (found->trade[i].give_issue == give && found->trade[i].get_issue == get) {
                    n++;
                    check(there);
                    check_near(gain(&found->trade[i]), gain(&best), 1e-3);
                }
            check(n <= 1);
            /* A pair is left out only when one of its issues is in a trade already. */
            if (there && n == 0) {
                check(count_uses(found, give, true) == 1 || count_uses(found, get, false) == 1);
            }
        }
    for (size_t i = 0; i < found->n; i++) {
        const dw_trade *const t = &found->trade[i];
        const dw_worth both = change(t->give_issue, t->give_option, t->get_issue, t->get_option);
        check(t->ours > 0 && t->theirs > 0);
        check_near(t->ours, both.us, 1e-3);
        check_near(t->theirs, both.them, 1e-3);
        const dw_worth given = change(t->give_issue, t->give_option, t->give_issue, t->give_option);
        const dw_worth got = change(t->get_issue, t->get_option, t->get_issue, t->get_option);
        check_near(t->give_cost, -given.us, 1e-3);
        check_near(t->give_worth, given.them, 1e-3);
        check_near(t->get_worth, got.us, 1e-3);
        check_near(t->get_cost, -got.them, 1e-3);
        check(i == 0 || gain(&t[-1]) >= gain(t));
        check(count_uses(found, t->give_issue, true) == 1);
        check(count_uses(found, t->get_issue, false) == 1);
    }
}

static void finds_the_best_trade_of_every_pair_of_issues(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    size_t n_found = 0;
    for (test_case = 0; test_case < 4000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        const trades found = find_trades(ALL);
        check_trades(&found);
        n_found += found.n;
        dw_arena_clear(&arena);
    }
    check(n_found > 500);
}

static void keeps_the_best_when_there_are_too_many(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        const trades all = find_trades(ALL);
        for (size_t max = 0; max < 6; max++) {
            const trades some = find_trades(max);
            check(some.n == (all.n < max ? all.n : max));
            for (size_t i = 0; i < some.n; i++)
                check_near(gain(&some.trade[i]), gain(&all.trade[i]), 0);
        }
        dw_arena_clear(&arena);
    }
}

static void make_exchange(void)
{
    static const double price[] = {100000};
    deal_init(&deal, &book);
    deal_numbers(&deal, "price", price, 1);
    const size_t training = deal_issue(&deal, "training");
    deal_option(&deal, training, "none", 0, 0);
    deal_option(&deal, training, "ten days", -1000, 3000);
    const size_t reference = deal_issue(&deal, "reference");
    deal_option(&deal, reference, "no", 0, 0);
    deal_option(&deal, reference, "yes", 4000, -500);
    test_arena_init(&arena);
}

static void gives_what_costs_us_little_for_what_costs_them_little(void **state)
{
    (void)state;
    make_exchange();
    const trades found = find_trades(ALL);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.trade[0].give_issue, 1);
    assert_int_equal(found.trade[0].give_option, 1);
    assert_int_equal(found.trade[0].get_issue, 2);
    assert_int_equal(found.trade[0].get_option, 1);
    check_near(found.trade[0].ours, 3000, 1e-6);
    check_near(found.trade[0].theirs, 2500, 1e-6);
    dw_arena_clear(&arena);
}

static void never_gives_what_has_a_hard_limit_but_may_get_it(void **state)
{
    (void)state;
    make_exchange();
    deal.issue[1].must_option = 0;
    assert_int_equal(find_trades(ALL).n, 0);
    dw_arena_clear(&arena);
    make_exchange();
    deal_option(&deal, 2, "never", -9000, 9000);
    deal.issue[2].must_option = DW_NONE;
    assert_int_equal(find_trades(ALL).n, 1);
    dw_arena_clear(&arena);
}

static void finds_none_where_nobody_would_gain(void **state)
{
    (void)state;
    make_exchange();
    deal.option[2][1].us = 900;
    assert_int_equal(find_trades(ALL).n, 0);
    dw_arena_clear(&arena);
    make_exchange();
    deal.option[2][1].them = (dw_money_range){-3000, -3000, -3000, NULL};
    assert_int_equal(find_trades(ALL).n, 0);
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    test_arena_init(&arena);
    assert_int_equal(find_trades(ALL).n, 0);
    dw_arena_clear(&arena);
}

/* A dominated option more changes no trade. */
static void does_not_mind_an_option_that_nobody_wants(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        const trades before = find_trades(ALL);
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            if (!deal.issue[i].numeric && deal.issue[i].must_option == DW_NONE)
                deal_option(&deal, i, "worse", UNITS(-50000), UNITS(-50000));
        const trades after = find_trades(ALL);
        check(before.n == after.n);
        for (size_t i = 0; i < before.n; i++)
            check_near(gain(&before.trade[i]), gain(&after.trade[i]), 1e-3);
        dw_arena_clear(&arena);
    }
}

/* ---- From what is on the table ---------------------------------------------------------------- */

/* Whatever is there: a give costs us, or nothing, and so does a get cost them. */
static void no_half_of_a_trade_pays_for_itself(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    size_t own[DW_ISSUES_MAX], n_found = 0;
    ours = own;
    for (test_case = 0; test_case < 1000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        deal_random_package(&deal, own, &random);
        const trades found = find_trades(ALL);
        for (size_t i = 0; i < found.n; i++) {
            const dw_trade *const t = &found.trade[i];
            check(t->give_cost >= 0 && t->give_worth > 0);
            check(t->get_cost >= 0 && t->get_worth > 0);
        }
        n_found += found.n;
        dw_arena_clear(&arena);
    }
    ours = NULL;
    check(n_found > 100);
}

/* Payment at 30, 60 or 90 days beside the reference. */
static void make_payment(void)
{
    make_exchange();
    const size_t payment = deal_issue(&deal, "payment");
    deal_option(&deal, payment, "30 days", 0, 0);
    deal_option(&deal, payment, "60 days", -700, 900);
    deal_option(&deal, payment, "90 days", -1400, 1900);
    deal.option[1][1].us = -9000; /* training is too dear for all there is */
}

static void gives_no_more_than_they_ask(void **state)
{
    (void)state;
    size_t asked[] = {DW_NONE, DW_NONE, DW_NONE, 1}, own[] = {0, 0, 0, 0};
    make_payment();
    assert_int_equal(find_trades(ALL).trade[0].give_option, 2);
    ours = own;
    asked_for = asked;
    const trades found = find_trades(ALL);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.trade[0].give_issue, 3);
    assert_int_equal(found.trade[0].give_option, 1);
    /* Where they have named nothing of it, it may be put to them. */
    asked[3] = DW_NONE;
    assert_int_equal(find_trades(ALL).trade[0].give_option, 2);
    /* What they ask and have been offered is settled. */
    asked[3] = own[3] = 1;
    assert_int_equal(find_trades(ALL).n, 0);
    ours = asked_for = NULL;
    dw_arena_clear(&arena);
}

static void asks_for_nothing_that_is_on_the_table(void **state)
{
    (void)state;
    size_t offered[] = {0, 0, 1, 0}, own[] = {0, 0, 1, 0};
    static const size_t standard[] = {0, 0, 0, 0};
    make_payment();
    ours = own;
    assert_int_equal(find_trades(ALL).n, 0);
    ours = standard;
    theirs = offered;
    assert_int_equal(find_trades(ALL).n, 0);
    theirs = NULL;
    assert_int_equal(find_trades(ALL).n, 1);
    ours = NULL;
    dw_arena_clear(&arena);
}

static bool is_within_the_table(const dw_trade *t)
{
    size_t package[DW_ISSUES_MAX];
    memcpy(package, ours, sizeof package);
    const dw_worth own = dw_worth_of(&model, package);
    const bool named = asked_for[t->give_issue] != DW_NONE;
    package[t->give_issue] = named ? asked_for[t->give_issue] : t->give_option;
    const double asked = dw_worth_of(&model, package).them;
    package[t->give_issue] = t->give_option;
    const double given = dw_worth_of(&model, package).them;
    memcpy(package, ours, sizeof package);
    package[t->get_issue] = theirs[t->get_issue];
    const double offered = dw_worth_of(&model, package).us;
    package[t->get_issue] = t->get_option;
    const double got = dw_worth_of(&model, package).us;
    return given > own.them && given <= asked && got > own.us && got > offered;
}

static void asks_for_nothing_that_they_have_refused(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 11);
    size_t n_found = 0, n_before = 0;
    for (test_case = 0; test_case < 900; test_case++) {
        dw_option_set refused[DW_ISSUES_MAX] = {0};
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        dw_arena_clear(&arena);
        ours = theirs = NULL;
        n_before += find_trades(ALL).n;
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            refused[i].bits[0] = dw_random_below(&random, UINT32_C(1) << deal.issue[i].n_options);
        model.refused = refused;
        check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
        const dw_trade_request request = {.stake = stake, .price = (double)NAN, .max = ALL};
        trades found;
        check(dw_trades(&model, &request, &arena, &found.trade, &found.n, NULL) == DW_OK);
        for (size_t t = 0; t < found.n; t++)
            check(
                !dw_option_set_has(&refused[found.trade[t].get_issue], found.trade[t].get_option));
        n_found += found.n;
    }
    check(n_found > 100 && n_found < n_before);
    dw_arena_clear(&arena);
}

static void brings_each_side_the_least_and_gives_no_liability_below_its_worth(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 12);
    size_t n_found = 0, n_before = 0;
    for (test_case = 0; test_case < 900; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        dw_arena_clear(&arena);
        ours = theirs = asked_for = NULL;
        n_before += find_trades(ALL).n;
        const dw_trade_request request = {
            .stake = stake, .price = (double)NAN, .rigidity = 0.617, .least = 131700, .max = ALL};
        trades found;
        check(dw_trades(&model, &request, &arena, &found.trade, &found.n, NULL) == DW_OK);
        for (size_t t = 0; t < found.n; t++) {
            const dw_trade *const trade = &found.trade[t];
            check(trade->ours >= request.least && trade->theirs >= request.least);
            check(dw_may_give(&model, trade->give_issue, request.rigidity, trade->give_cost,
                              trade->give_worth));
        }
        n_found += found.n;
    }
    check(n_found > 100 && n_found < n_before);
    dw_arena_clear(&arena);
}

static void stays_within_any_two_offers(void **state)
{
    (void)state;
    dw_random random;
    size_t own[DW_ISSUES_MAX], other[DW_ISSUES_MAX], asked[DW_ISSUES_MAX], n_found = 0;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < 2000; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        test_arena_init(&arena);
        make_stakes();
        dw_standard_package(&model, own);
        dw_standard_package(&model, other);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            asked[i] = DW_NONE;
            if (dw_random_below(&random, 3) > 0)
                continue;
            own[i] = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
            other[i] = dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
            asked[i] = other[i];
        }
        ours = own;
        theirs = other;
        asked_for = asked;
        const trades found = find_trades(ALL);
        for (size_t i = 0; i < found.n; i++)
            check(is_within_the_table(&found.trade[i]));
        n_found += found.n;
        dw_arena_clear(&arena);
    }
    ours = theirs = asked_for = NULL;
    check(n_found > 100);
}

static const dw_stake *prepared;

static dw_status find_within(void *context, dw_arena *within, dw_error *err)
{
    (void)context;
    const dw_trade *trade = (const dw_trade *)&deal;
    size_t n = 617;
    const dw_trade_request request = {.stake = prepared, .price = (double)NAN, .max = 4};
    const dw_status status = dw_trades(&model, &request, within, &trade, &n, err);
    check(status == DW_OK || (trade == (const dw_trade *)&deal && n == 617));
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    make_exchange();
    make_model();
    assert_int_equal(dw_stakes(&model, &arena, &prepared, NULL), DW_OK);
    assert_true(test_memory_exhaust(find_within, NULL, 16) > 10);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_trade_of_every_pair_of_issues),
        cmocka_unit_test(keeps_the_best_when_there_are_too_many),
        cmocka_unit_test(gives_what_costs_us_little_for_what_costs_them_little),
        cmocka_unit_test(never_gives_what_has_a_hard_limit_but_may_get_it),
        cmocka_unit_test(finds_none_where_nobody_would_gain),
        cmocka_unit_test(does_not_mind_an_option_that_nobody_wants),
        cmocka_unit_test(gives_no_more_than_they_ask),
        cmocka_unit_test(asks_for_nothing_that_is_on_the_table),
        cmocka_unit_test(asks_for_nothing_that_they_have_refused),
        cmocka_unit_test(brings_each_side_the_least_and_gives_no_liability_below_its_worth),
        cmocka_unit_test(stays_within_any_two_offers),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(no_half_of_a_trade_pays_for_itself),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
