/* Estimates of what any deal leaves open, against the definition written out again. */
#include "completed.h"

/* ---- The definition -------------------------------------------------------------------------- */

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

/* ---- Against it ------------------------------------------------------------------------------ */

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_what_the_definition_says),
        cmocka_unit_test(changes_nothing_that_is_given),
        cmocka_unit_test(completes_a_complete_deal_to_itself),
    };
    return cmocka_run_group_tests(tests, make_own_book, clear_book);
}
