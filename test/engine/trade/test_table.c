/* A deal as a space of outcomes, against the worth of every package. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static dw_table table;

static void make_table(void)
{
    dw_arena_clear(&arena);
    make_model();
    check(dw_table_make(&model, INFINITY, &arena, &table, NULL) == DW_OK);
}

/* The outcome after this one, the last cluster fastest; false after the last. */
static bool next_outcome(size_t *choice)
{
    for (size_t c = table.space.n_clusters; c-- > 0;) {
        if (++choice[c] < table.space.cluster[c].n_choices)
            return true;
        choice[c] = 0;
    }
    return false;
}

static double utility(const size_t *choice, bool ours)
{
    double sum = 0;
    for (size_t c = 0; c < table.space.n_clusters; c++)
        sum += ours ? table.space.cluster[c].ours[choice[c]]
                    : table.space.cluster[c].theirs[choice[c]];
    return sum;
}

static size_t count_packages(void)
{
    size_t n = 1;
    for (size_t i = 0; i < deal.deal.n_issues; i++) {
        size_t allowed = 0;
        for (size_t o = 0; o < deal.issue[i].n_options; o++)
            allowed += dw_issue_allows(&deal.issue[i], o);
        n *= allowed;
    }
    return n;
}

static void outcomes_are_the_packages_that_limits_allow(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 200; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        make_table();
        size_t choice[DW_ISSUES_MAX + 1] = {0}, option[DW_ISSUES_MAX], n = 0;
        do {
            dw_table_options(&table, choice, option);
            for (size_t i = 0; i < deal.deal.n_issues; i++)
                check(dw_issue_allows(&deal.issue[i], option[i]));
            const dw_worth worth = dw_worth_of(&model, option);
            /* Sums near 1e8 in another order: a thousandth of a cent. */
            check_near(utility(choice, true), worth.us, 1e-3);
            check_near(utility(choice, false), worth.them, 1e-3);
            n++;
        } while (next_outcome(choice));
        check(n == count_packages());
        check(!table.thinned);
    }
}

static bool is_before(const size_t *a, const size_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i];
    return false;
}

/* One of the prices, or just beside it. */
static double draw_price(dw_random *random)
{
    const size_t i = model.cash_issue[DW_CASH_PRICE];
    const size_t o = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
    return deal.issue[i].option[o].number + dw_random_below(random, 3) - 1;
}

static bool naive_price_in(const dw_table_limits *limits, const dw_issue *issue, double number)
{
    double lowest = INFINITY;
    bool any = false;
    for (size_t o = 0; o < issue->n_options; o++)
        if (dw_issue_allows(issue, o))
            lowest = fmin(lowest, issue->option[o].number);
    const double most = fmax(lowest, limits->price_most);
    for (size_t o = 0; o < issue->n_options; o++)
        any |= dw_issue_allows(issue, o) && issue->option[o].number <= most &&
               issue->option[o].number >= limits->price_least;
    return number <= most && (!any || number >= limits->price_least);
}

/* The other terms as in the package that is taken up into. */
static double worth_to_us(const dw_table_limits *limits, size_t i, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, limits->taken_at, sizeof option);
    option[i] = o;
    return dw_worth_asked(&model, option, limits->taken_price).us;
}

static double worth_to_them(const dw_table_limits *limits, size_t i, size_t o)
{
    size_t option[DW_ISSUES_MAX];
    memcpy(option, limits->given_at, sizeof option);
    option[i] = o;
    return dw_worth_asked(&model, option, limits->given_price).them;
}

/* Is the option left, by what the limits say beside what they ask for? */
static bool naive_offered(const dw_table_limits *limits, size_t i, size_t o)
{
    const dw_issue *const issue = &deal.issue[i];
    const size_t settled = limits->settled[i];
    if (i == model.cash_issue[DW_CASH_PRICE])
        return naive_price_in(limits, issue, issue->option[o].number) && dw_issue_allows(issue, o);
    if (settled != DW_NONE && dw_issue_allows(issue, settled))
        return o == settled;
    const size_t taken = limits->taken[i];
    if (taken != DW_NONE && o != taken &&
        worth_to_us(limits, i, o) < worth_to_us(limits, i, taken) - 0.5)
        return false;
    bool all = true;
    for (size_t a = 0; a < issue->n_options; a++)
        all = all && (!dw_issue_allows(issue, a) || dw_offered_is_out(limits->offered, i, a));
    return dw_issue_allows(issue, o) && (all || !dw_offered_is_out(limits->offered, i, o));
}

static bool naive_in(const dw_table_limits *limits, size_t i, size_t o)
{
    const bool gives = i != model.cash_issue[DW_CASH_PRICE] && limits->asked[i] != DW_NONE;
    const double most = gives ? fmax(worth_to_them(limits, i, limits->asked[i]),
                                     worth_to_them(limits, i, limits->given_at[i]))
                              : INFINITY;
    bool any = false;
    for (size_t a = 0; a < deal.issue[i].n_options; a++)
        any |= naive_offered(limits, i, a) && worth_to_them(limits, i, a) <= most + 0.5;
    return naive_offered(limits, i, o) && (!any || worth_to_them(limits, i, o) <= most + 0.5);
}

/* One of those that are allowed and that they have not said no to; DW_NONE where that draws another. */
static size_t may_take(dw_random *random, const dw_offered *offered, size_t i)
{
    const size_t o = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
    return dw_issue_allows(&deal.issue[i], o) && !dw_offered_is_out(offered, i, o) ? o : DW_NONE;
}

static void what_is_settled_refused_less_than_taken_up_or_more_than_asked_is_left_out(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    for (test_case = 0; test_case < 200; test_case++) {
        deal_init(&deal, &book);
        deal_random_terms(&deal, &random);
        dw_arena_clear(&arena);
        make_model();
        size_t settled[DW_ISSUES_MAX], taken[DW_ISSUES_MAX], at[DW_ISSUES_MAX] = {0};
        size_t asked[DW_ISSUES_MAX], given[DW_ISSUES_MAX] = {0};
        size_t n = 1, seen = 0;
        dw_offered offered = {0};
        const dw_table_limits limits = {
            .price_most = dw_random_below(&random, 2) ? INFINITY : draw_price(&random),
            .price_least = dw_random_below(&random, 2) ? 0 : draw_price(&random),
            .settled = settled,
            .offered = &offered,
            .taken = taken,
            .taken_at = at,
            .taken_price = draw_price(&random),
            .asked = asked,
            .given_at = given,
            .given_price = draw_price(&random)};
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const uint32_t n_options = (uint32_t)deal.issue[i].n_options;
            settled[i] =
                dw_random_below(&random, 3) ? DW_NONE : dw_random_below(&random, n_options);
            offered.refused[i].bits[0] = dw_random_below(&random, UINT32_C(1) << n_options);
            offered.declined[i].bits[0] = dw_random_below(&random, UINT32_C(1) << n_options);
            at[i] = dw_random_below(&random, n_options);
            taken[i] = dw_random_below(&random, 2) ? DW_NONE : may_take(&random, &offered, i);
            asked[i] = dw_random_below(&random, 2) ? DW_NONE : dw_random_below(&random, n_options);
            given[i] = dw_random_below(&random, n_options);
        }
        check(dw_table_within(&model, &limits, &arena, &table, NULL) == DW_OK);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            size_t left = 0;
            for (size_t o = 0; o < deal.issue[i].n_options; o++)
                left += naive_in(&limits, i, o);
            n *= left;
        }
        size_t choice[DW_ISSUES_MAX + 1] = {0}, option[DW_ISSUES_MAX];
        do {
            dw_table_options(&table, choice, option);
            for (size_t i = 0; i < deal.deal.n_issues; i++)
                check(naive_in(&limits, i, option[i]));
            seen++;
        } while (next_outcome(choice));
        check(seen == n);
    }
}

static void choices_number_options_with_the_first_issue_leading(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_table();
    size_t choice[DW_ISSUES_MAX + 1] = {0}, before[DW_ISSUES_MAX], option[DW_ISSUES_MAX];
    dw_table_options(&table, choice, before);
    assert_int_equal(table.cluster[0].n_issues, 3); /* price, term, payment */
    while (++choice[0] < table.space.cluster[0].n_choices) {
        dw_table_options(&table, choice, option);
        check(is_before(before, option, deal.deal.n_issues));
        memcpy(before, option, sizeof option);
    }
}

static void what_one_side_alone_values_stays_at_its_standard(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    const size_t clusters_before = (make_table(), table.space.n_clusters);
    const size_t law = deal_issue(&deal, "governing law");
    deal_option(&deal, law, "theirs", UNITS(-617), UNITS(1));
    deal_option(&deal, law, "ours", UNITS(1617), UNITS(1));
    deal.option[law][0].them.low = deal.option[law][1].them.low = DW_MONEY_NONE;
    make_table();
    assert_int_equal(table.space.n_clusters, clusters_before);
    size_t choice[DW_ISSUES_MAX + 1] = {0}, option[DW_ISSUES_MAX];
    dw_table_options(&table, choice, option);
    assert_int_equal(option[law], table.standard[law]);
    check_near(utility(choice, true), dw_worth_of(&model, option).us, 1e-3);
}

static void a_deal_without_issues_has_one_outcome(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    make_table();
    assert_int_equal(table.space.n_clusters, 1);
    assert_int_equal(table.space.cluster[0].n_choices, 1);
    check_near(table.space.cluster[0].ours[0], 0, 0);
    deal.deal.value.target_price = UNITS(61700);
    make_table();
    check_near(table.space.cluster[0].ours[0], dw_worth_of(&model, NULL).us, 1e-3);
}

/* 1001 prices times 1001 payment days: too many to weigh each. */
static void too_many_commercial_terms_are_thinned_evenly(void **state)
{
    (void)state;
    enum { MANY = 1001 };
    static dw_option price[MANY], days[MANY];
    deal_init(&deal, &book);
    for (size_t o = 0; o < MANY; o++) {
        price[o] = (dw_option){.name = "price", .number = 1e6 + 617 * (double)o};
        days[o] = (dw_option){.name = "days", .number = (double)o / 10};
    }
    static const double one[] = {1};
    const size_t p = deal_numbers(&deal, "price", one, 1);
    const size_t d = deal_numbers(&deal, "payment_days", one, 1);
    deal.issue[p].option = price;
    deal.issue[d].option = days;
    deal.issue[p].n_options = deal.issue[d].n_options = MANY;
    make_table();
    assert_true(table.thinned);
    const dw_table_cluster *const cash = &table.cluster[0];
    assert_true(table.space.cluster[0].n_choices <= DW_CASH_CHOICES_MAX);
    assert_true(table.space.cluster[0].n_choices > DW_CASH_CHOICES_MAX / 4);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(cash->option[i][0], 0);
        assert_int_equal(cash->option[i][cash->n_options[i] - 1], MANY - 1);
        for (size_t o = 1; o < cash->n_options[i]; o++) {
            const size_t gap = cash->option[i][o] - cash->option[i][o - 1];
            check(gap == (MANY - 1) / (cash->n_options[i] - 1) ||
                  gap == (MANY - 1) / (cash->n_options[i] - 1) + 1);
        }
    }
}

static dw_status make_in(void *context, dw_arena *in, dw_error *err)
{
    (void)context;
    dw_table made;
    test_bytes_mark(&made, sizeof made);
    const dw_status status = dw_table_make(&model, INFINITY, in, &made, err);
    check(status == DW_OK || test_bytes_marked(&made, sizeof made));
    return status;
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_model();
    assert_true(test_memory_exhaust(make_in, NULL, 16) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outcomes_are_the_packages_that_limits_allow),
        cmocka_unit_test(what_is_settled_refused_less_than_taken_up_or_more_than_asked_is_left_out),
        cmocka_unit_test(choices_number_options_with_the_first_issue_leading),
        cmocka_unit_test(what_one_side_alone_values_stays_at_its_standard),
        cmocka_unit_test(a_deal_without_issues_has_one_outcome),
        cmocka_unit_test(too_many_commercial_terms_are_thinned_evenly),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
