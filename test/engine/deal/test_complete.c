/* Estimates of what a deal leaves open, against the definition written out again. */
#include "engine/support/cases.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static const dw_usual_option days[] = {{"none", 0}, {"two_days", 0}, {"all_users", 0}};
static const dw_usual_option years[] = {{"1", 1}, {"3", 3}};

static dw_issue_kind *kind_named(const char *name)
{
    size_t k = 0;
    while (strcmp(book.issue_kind[k].name, name) != 0)
        k++;
    return &book.issue_kind[k];
}

static int make_own_book(void **state)
{
    (void)state;
    book_small(&book);
    kind_named("training")->estimate = (dw_issue_estimate){.option = days,
                                                           .n_options = 3,
                                                           .valued = true,
                                                           .us = -0.023,
                                                           .them = {0.011, 0.037, 0.061}};
    kind_named("reference")->estimate = (dw_issue_estimate){
        .option = days, .n_options = 2, .valued = true, .us = 0.031, .them = {-0.027, -0.013, 0}};
    kind_named("term_years")->estimate =
        (dw_issue_estimate){.option = years, .n_options = 2, .numeric = true};
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static dw_deal completed(void)
{
    dw_deal result;
    dw_error err = {0};
    dw_arena_clear(&arena);
    check(dw_deal_complete(&deal.deal, &book.playbook, &arena, &result, &err) == DW_OK);
    return result;
}

static size_t options(const char *name, size_t n)
{
    static const char *const option[] = {"a", "b", "c", "d", "e"};
    const size_t issue = deal_issue(&deal, name);
    for (size_t o = 0; o < n; o++)
        deal_option(&deal, issue, option[o], DW_MONEY_NONE, DW_MONEY_NONE);
    deal_unvalue(&deal, issue);
    return issue;
}

static void expect_us(const dw_issue *issue, dw_money a, dw_money b, dw_money c)
{
    assert_int_equal(issue->option[0].us, a);
    assert_int_equal(issue->option[1].us, b);
    assert_int_equal(issue->option[2].us, c);
}

static void expect_them(const dw_option *option, dw_money low, dw_money likely, dw_money high)
{
    assert_int_equal(option->them.low, low);
    assert_int_equal(option->them.likely, likely);
    assert_int_equal(option->them.high, high);
}

/* ---- By hand --------------------------------------------------------------------------------- */

static void fills_both_sides_by_the_kind(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(100000);
    const size_t training = options("training", 3), reference = options("reference", 3);
    const dw_deal full = completed();
    expect_us(&full.issue[training], 0, UNITS(-1150), UNITS(-2300));
    expect_them(&full.issue[training].option[1], UNITS(550), UNITS(1850), UNITS(3050));
    expect_them(&full.issue[training].option[2], UNITS(1100), UNITS(3700), UNITS(6100));
    expect_us(&full.issue[reference], 0, UNITS(1550), UNITS(3100));
    expect_them(&full.issue[reference].option[2], UNITS(-2700), UNITS(-1300), 0);
    assert_true(full.issue[training].estimated_us && full.issue[training].estimated_them);
    assert_true(full.issue[training].valued);
    assert_false(full.issue[training].implied);
}

static void importance_gives_the_size_and_the_kind_sign_and_spread(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = UNITS(100000);
    const size_t reference = options("reference", 3), law = options("governing law", 3);
    deal.issue[reference].importance_us = DW_IMPORTANCE_HIGH;
    deal.issue[reference].importance_them = DW_IMPORTANCE_MEDIUM;
    deal.issue[law].importance_us = DW_IMPORTANCE_LOW;
    deal.issue[law].importance_them = DW_IMPORTANCE_HIGH;
    const dw_deal full = completed();
    expect_us(&full.issue[reference], 0, UNITS(4150), UNITS(8300));
    /* 3.4 % of 100,000 and its spread: 27 / 13 and 0 of it */
    expect_them(&full.issue[reference].option[2], UNITS(-7062), UNITS(-3400), 0);
    /* Nothing is known of the other: going on from the first option is a give. */
    expect_us(&full.issue[law], 0, UNITS(-550), UNITS(-1100));
    expect_them(&full.issue[law].option[2], UNITS(8300), UNITS(8300), UNITS(8300));
}

static void leaves_open_what_nothing_is_said_of(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    const size_t training = options("training", 3), law = options("governing law", 2);
    assert_false(completed().issue[training].valued);
    deal.deal.value.target_price = UNITS(100000);
    const dw_deal full = completed();
    assert_true(full.issue[training].valued);
    assert_false(full.issue[law].valued);
    deal.issue[law].importance_us = DW_IMPORTANCE_LOW;
    const dw_deal one = completed();
    assert_true(one.issue[law].estimated_us);
    assert_false(one.issue[law].estimated_them);
    /* Beyond what money may be. */
    deal.deal.value.target_price = DW_MONEY_MAX;
    book.playbook.setting[DW_SETTING_IMPORTANCE_HIGH].value = 9;
    deal.issue[law].importance_us = DW_IMPORTANCE_HIGH;
    assert_false(completed().issue[law].estimated_us);
    book.playbook.setting[DW_SETTING_IMPORTANCE_HIGH].value = 0.083;
}

/* The buyer's amounts show that the options stand the other way round than the kind's. */
static void amounts_of_one_side_decide_which_way_the_line_runs(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.target_price = UNITS(100000);
    const size_t issue = options("training", 3);
    static const dw_money reversed[] = {UNITS(7000), UNITS(4000), 0};
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].them = (dw_money_range){reversed[o], reversed[o], reversed[o], NULL};
    expect_us(&completed().issue[issue], UNITS(-2300), UNITS(-1150), 0);
    static const dw_money falling[] = {0, UNITS(-4000), UNITS(-7000)};
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].them = (dw_money_range){falling[o], falling[o], falling[o], NULL};
    expect_us(&completed().issue[issue], 0, UNITS(1150), UNITS(2300));
    static const dw_money ours[] = {0, UNITS(5000), UNITS(9000)};
    deal_unvalue(&deal, issue);
    for (size_t o = 0; o < 3; o++)
        deal.option[issue][o].us = ours[o];
    const dw_deal full = completed();
    expect_us(&full.issue[issue], 0, UNITS(5000), UNITS(9000));
    expect_them(&full.issue[issue].option[2], UNITS(-6100), UNITS(-3700), UNITS(-1100));
    assert_false(full.issue[issue].estimated_us);
    assert_true(full.issue[issue].estimated_them);
}

static void finds_the_price_of_a_year(void **state)
{
    (void)state;
    static const double term[] = {2, 4, 3}, price[] = {UNITS(90), UNITS(80), UNITS(70)};
    deal_init(&deal, &book);
    assert_false(dw_money_known(dw_deal_year_price(&deal.deal, &book.playbook)));
    deal.deal.contract_value = UNITS(1000);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(1000));
    deal_numbers(&deal, "term_years", term, 3);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(250));
    deal_numbers(&deal, "price", price, 3);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(80));
    deal.deal.value.floor_price = UNITS(71);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(71));
    deal.deal.value.list_price = UNITS(93);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(93));
    deal.deal.value.target_price = UNITS(82);
    assert_int_equal(dw_deal_year_price(&deal.deal, &book.playbook), UNITS(82));
}

/* ---- The implied price ----------------------------------------------------------------------- */

static void expect_prices(const dw_issue *issue, const double *price, size_t n)
{
    assert_int_equal(issue->n_options, n);
    for (size_t o = 0; o < n; o++)
        check_near(issue->option[o].number, price[o], 0);
}

static void prices_run_between_the_figures_in_sayable_steps(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(183500);
    deal.deal.value.target_price = UNITS(214000);
    deal.deal.value.list_price = UNITS(240000);
    const dw_deal full = completed();
    assert_int_equal(full.n_issues, 1);
    const dw_issue *const price = &full.issue[0];
    assert_string_equal(price->name, "price");
    assert_true(price->implied && price->numeric && price->valued);
    assert_false(price->estimated_us || price->estimated_them);
    /* Steps of 5,000; 185,000 and 215,000 lie too near the floor and the target. */
    static const double expected[] = {UNITS(183500), UNITS(190000), UNITS(195000), UNITS(200000),
                                      UNITS(205000), UNITS(210000), UNITS(214000), UNITS(220000),
                                      UNITS(225000), UNITS(230000), UNITS(235000), UNITS(240000)};
    expect_prices(price, expected, 12);
    assert_string_equal(price->option[0].name, "183500");
    assert_string_equal(price->option[11].name, "240000");
    for (size_t o = 0; o < price->n_options; o++)
        assert_true(dw_issue_allows(price, o));
    assert_int_equal(dw_deal_named_issues(&full), 0);
    assert_int_equal(dw_deal_check(&full, &book.playbook, NULL, NULL), 0);
}

static void prices_are_written_with_the_digits_they_need(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = 5;
    deal.deal.value.target_price = 1250;
    const dw_deal full = completed();
    assert_string_equal(full.issue[0].option[0].name, "0.05");
    assert_string_equal(full.issue[0].option[1].name, "1");
    assert_string_equal(full.issue[0].option[full.issue[0].n_options - 1].name, "12.5");
    deal.deal.currency_digits = 0;
    const dw_deal yen = completed();
    assert_string_equal(yen.issue[0].option[0].name, "5");
    deal.deal.value.floor_price = 0;
    const dw_deal zero = completed();
    assert_string_equal(zero.issue[0].option[0].name, "0");
}

static void implies_a_price_only_where_two_figures_and_no_issue_say_so(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.list_price = UNITS(240000);
    assert_int_equal(completed().n_issues, 0);
    deal.deal.value.target_price = UNITS(240000);
    assert_int_equal(completed().n_issues, 0);
    deal.deal.value.target_price = UNITS(239999);
    assert_int_equal(completed().n_issues, 1);
    for (size_t i = 0; i < DW_ISSUES_MAX; i++)
        options("governing law", 1);
    assert_int_equal(completed().n_issues, DW_ISSUES_MAX);
    deal.deal.n_issues = 0;
    static const double price[] = {UNITS(240000), UNITS(200000)};
    deal_numbers(&deal, "price", price, 2);
    assert_int_equal(completed().n_issues, 1);
    assert_false(completed().issue[0].implied);
}

static void an_implied_price_changes_nothing_that_is_measured(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(1000);
    deal.deal.value.list_price = UNITS(2000);
    options("training", 2);
    deal_event(&deal, DW_SIDE_US, DW_EVENT_OFFER);
    const dw_deal full = completed();
    for (unsigned m = DW_MEASURE_NONE + 1; m < DW_MEASURE_COUNT; m++) {
        const dw_measure_info *const info = dw_measure_info_of((dw_measure)m);
        if (info->stage != DW_STAGE_EARLY || info->scope != DW_SCOPE_DEAL)
            continue;
        double before = -1, after = -1;
        const bool taken = dw_deal_measure(&deal.deal, &book.playbook, (dw_measure)m, 0, &before);
        assert_int_equal(dw_deal_measure(&full, &book.playbook, (dw_measure)m, 0, &after), taken);
        check_near(after, before, 0);
    }
}

/* ---- A kind alone ---------------------------------------------------------------------------- */

static void makes_an_issue_of_a_kind_alone(void **state)
{
    (void)state;
    dw_issue issue;
    dw_error err = {0};
    const size_t training = (size_t)(kind_named("training") - book.issue_kind);
    assert_int_equal(dw_issue_usual(&book.playbook, training, UNITS(100000), &arena, &issue, &err),
                     DW_OK);
    assert_string_equal(issue.name, "training");
    assert_string_equal(issue.option[2].name, "all_users");
    expect_us(&issue, 0, UNITS(-1150), UNITS(-2300));
    assert_int_equal(dw_issue_usual(&book.playbook, training, DW_MONEY_NONE, &arena, &issue, &err),
                     DW_OK);
    assert_false(issue.valued);
    const size_t term = (size_t)(kind_named("term_years") - book.issue_kind);
    assert_int_equal(dw_issue_usual(&book.playbook, term, UNITS(100000), &arena, &issue, &err),
                     DW_OK);
    assert_true(issue.numeric && issue.valued);
    check_near(issue.option[1].number, 3, 0);
    assert_false(dw_money_known(issue.option[1].us));
}

/* ---- At random ------------------------------------------------------------------------------- */

static dw_money random_amount(dw_random *random)
{
    return (dw_money)dw_random_below(random, 9000000) - 4500000;
}

/* Issues of every kind and length, with amounts of none, one or both sides and any importance. */
static void draw(dw_random *random)
{
    static const char *const name[] = {"training", "reference", "liability", "joint launch"};
    deal_init(&deal, &book);
    dw_money *const figure[] = {&deal.deal.value.floor_price, &deal.deal.value.target_price,
                                &deal.deal.value.list_price};
    dw_money price = 1;
    for (size_t f = 0; f < 3; f++) {
        price += dw_random_below(random, 90000000);
        if (dw_random_below(random, 3) > 0)
            *figure[f] = price;
    }
    for (size_t i = 0; i < 6; i++) {
        const size_t issue =
            options(name[dw_random_below(random, 4)], 1 + dw_random_below(random, 5));
        const uint32_t given = dw_random_below(random, 4);
        for (size_t o = 0; o < deal.issue[issue].n_options; o++) {
            const bool nothing = dw_random_below(random, 3) == 0;
            dw_option *const option = &deal.option[issue][o];
            if (given & 1)
                option->us = nothing ? 0 : random_amount(random);
            const dw_money likely = nothing ? 0 : random_amount(random);
            if (given & 2)
                option->them = (dw_money_range){likely - 3, likely, likely + 7, NULL};
        }
        deal.issue[issue].valued = given > 0;
        deal.issue[issue].importance_us = (dw_importance)dw_random_below(random, 4);
        deal.issue[issue].importance_them = (dw_importance)dw_random_below(random, 4);
    }
}

static double size_of(dw_importance importance)
{
    static const double size[] = {0, 0.011, 0.034, 0.083};
    return size[importance];
}

/* share[3] of a side; false when there is none. */
static bool naive_share(const dw_issue *issue, bool theirs, double *share)
{
    static const struct {
        const char *name;
        double us, them[3];
    } known[] = {{"training", -0.023, {0.011, 0.037, 0.061}},
                 {"reference", 0.031, {-0.027, -0.013, 0}}};
    const dw_importance importance = theirs ? issue->importance_them : issue->importance_us;
    const double size = size_of(importance);
    for (size_t k = 0; k < 2; k++) {
        if (strcmp(known[k].name, issue->name) != 0)
            continue;
        const double likely = theirs ? known[k].them[1] : known[k].us;
        for (size_t s = 0; s < 3; s++) {
            share[s] = theirs ? known[k].them[s] : known[k].us;
            if (importance != DW_IMPORTANCE_NONE)
                share[s] *= size / fabs(likely);
        }
        return true;
    }
    for (size_t s = 0; s < 3; s++)
        share[s] = theirs ? size : -size;
    return importance != DW_IMPORTANCE_NONE;
}

/* The naive factor at option o; `other` are the amounts of the other side or NULL. */
static double naive_factor(const double *other, double expected, size_t o, size_t n)
{
    if (n == 1)
        return 0;
    const double place = (double)o / (double)(n - 1);
    if (!other)
        return place;
    const double move = other[n - 1] - other[0];
    const double from = other[0] != 0 && other[n - 1] == 0 ? place - 1 : place;
    return move * expected < 0 ? -from : from;
}

static void check_side(const dw_issue *given, const dw_issue *full, bool theirs, double price)
{
    double share[3], sign[3], other[5];
    const size_t n = given->n_options;
    const bool has_us = dw_money_known(given->option[0].us);
    const bool has_them = dw_money_known(given->option[0].them.likely);
    if (theirs ? has_them : has_us)
        return;
    const bool known = naive_share(given, theirs, share) && !isnan(price);
    check((theirs ? full->estimated_them : full->estimated_us) == known);
    const bool beside = theirs ? has_us : has_them;
    if (!naive_share(given, !theirs, sign))
        sign[1] = theirs ? -1 : 1;
    for (size_t o = 0; o < n; o++)
        other[o] = theirs ? given->option[o].us : given->option[o].them.likely;
    for (size_t o = 0; o < n; o++) {
        const dw_option *const option = &full->option[o];
        if (!known) {
            check(!dw_money_known(theirs ? option->them.low : option->us));
            continue;
        }
        const double factor = naive_factor(beside ? other : NULL, sign[1], o, n) * price;
        /* Four figures: half a unit of the fourth. */
        const double near = fabs(factor * fmax(fabs(share[0]), fabs(share[2]))) * 5.1e-4 + 0.51;
        check_near(theirs ? option->them.likely : option->us, factor * share[1], near);
        check(!theirs || (option->them.low <= option->them.likely &&
                          option->them.likely <= option->them.high));
        if (theirs) {
            check_near(option->them.low, fmin(factor * share[0], factor * share[2]), near);
            check_near(option->them.high, fmax(factor * share[0], factor * share[2]), near);
        }
    }
}

static double naive_price(void)
{
    const dw_deal_value *const v = &deal.deal.value;
    const dw_money figure[] = {v->target_price, v->list_price, v->floor_price};
    for (size_t f = 0; f < 3; f++)
        if (figure[f] != DW_MONEY_NONE)
            return (double)figure[f];
    return (double)NAN;
}

enum { CASES = 5000 };

static void fills_what_the_definition_says(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 1);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const dw_deal full = completed();
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            check_side(&deal.issue[i], &full.issue[i], false, naive_price());
            check_side(&deal.issue[i], &full.issue[i], true, naive_price());
        }
        check(dw_deal_check(&full, &book.playbook, NULL, NULL) == 0);
    }
}

static void changes_nothing_that_is_given(void **state)
{
    (void)state;
    static test_deal before;
    dw_random random;
    dw_random_init(&random, test_seed(), 2);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        before = deal;
        const dw_deal full = completed();
        check(memcmp(&before, &deal, sizeof deal) == 0);
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            for (size_t o = 0; o < deal.issue[i].n_options; o++) {
                const dw_option *const was = &deal.option[i][o], *const is =
                                                                     &full.issue[i].option[o];
                check(was->name == is->name);
                check(!dw_money_known(was->us) || was->us == is->us);
                check(!dw_money_known(was->them.low) ||
                      memcmp(&was->them, &is->them, sizeof is->them) == 0);
            }
    }
}

static void completes_a_complete_deal_to_itself(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 3);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const dw_deal once = completed();
        dw_deal twice;
        dw_error err = {0};
        check(dw_deal_complete(&once, &book.playbook, &arena, &twice, &err) == DW_OK);
        check(twice.n_issues == once.n_issues);
        for (size_t i = 0; i < once.n_issues; i++) {
            check(once.issue[i].option == twice.issue[i].option);
            check(once.issue[i].estimated_us == twice.issue[i].estimated_us);
            check(once.issue[i].estimated_them == twice.issue[i].estimated_them);
        }
    }
}

static void implied_prices_are_sayable_ordered_and_few(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        const dw_deal full = completed();
        const dw_issue *const last = &full.issue[full.n_issues - 1];
        if (!last->implied)
            continue;
        const dw_deal_value *const v = &deal.deal.value;
        const dw_money low = dw_money_known(v->floor_price) ? v->floor_price : v->target_price;
        const dw_money high = dw_money_known(v->list_price) ? v->list_price : v->target_price;
        check(last->option[0].number == (double)low);
        check(last->option[last->n_options - 1].number == (double)high);
        check(last->n_options <= 20 && (high - low < 100 || last->n_options >= 7));
        for (size_t o = 1; o < last->n_options; o++)
            check(last->option[o].number > last->option[o - 1].number);
    }
}

/* ---- Out of memory --------------------------------------------------------------------------- */

static dw_status complete(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_deal result;
    test_bytes_mark(&result, sizeof result);
    const dw_status status = dw_deal_complete(&deal.deal, &book.playbook, limited, &result, err);
    check(status == DW_OK || test_bytes_marked(&result, sizeof result));
    return status;
}

static dw_status usual(void *context, dw_arena *limited, dw_error *err)
{
    (void)context;
    dw_issue result;
    test_bytes_mark(&result, sizeof result);
    const size_t training = (size_t)(kind_named("training") - book.issue_kind);
    const dw_status status =
        dw_issue_usual(&book.playbook, training, UNITS(1000), limited, &result, err);
    check(status == DW_OK || test_bytes_marked(&result, sizeof result));
    return status;
}

static void completes_or_fails_cleanly(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    deal.deal.value.floor_price = UNITS(1000);
    deal.deal.value.list_price = UNITS(2000);
    options("training", 3);
    options("reference", 2);
    assert_true(test_memory_exhaust(complete, NULL, 16) > 50);
    assert_true(test_memory_exhaust(usual, NULL, 16) > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_both_sides_by_the_kind),
        cmocka_unit_test(importance_gives_the_size_and_the_kind_sign_and_spread),
        cmocka_unit_test(leaves_open_what_nothing_is_said_of),
        cmocka_unit_test(amounts_of_one_side_decide_which_way_the_line_runs),
        cmocka_unit_test(finds_the_price_of_a_year),
        cmocka_unit_test(prices_run_between_the_figures_in_sayable_steps),
        cmocka_unit_test(prices_are_written_with_the_digits_they_need),
        cmocka_unit_test(implies_a_price_only_where_two_figures_and_no_issue_say_so),
        cmocka_unit_test(an_implied_price_changes_nothing_that_is_measured),
        cmocka_unit_test(makes_an_issue_of_a_kind_alone),
        cmocka_unit_test(fills_what_the_definition_says),
        cmocka_unit_test(changes_nothing_that_is_given),
        cmocka_unit_test(completes_a_complete_deal_to_itself),
        cmocka_unit_test(implied_prices_are_sayable_ordered_and_few),
        cmocka_unit_test(completes_or_fails_cleanly),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
