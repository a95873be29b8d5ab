/* What is let go for something else of the issue, against trying every option. */
#include "drawn.h"

static bool has_another(const dw_offered *offered, const size_t *option, size_t i, double worth)
{
    size_t other[DW_ISSUES_MAX];
    memcpy(other, option, deal.deal.n_issues * sizeof *option);
    for (size_t o = 0; o < deal.issue[i].n_options; o++) {
        other[i] = o;
        if (dw_issue_allows(&deal.issue[i], o) && !dw_offered_is_out(offered, i, o) &&
            dw_worth_asked(&model, other, price).them >= worth - 0.5)
            return true;
    }
    return false;
}

/* All but the newest change undone, the newest is the best for us of what costs them no more. */
static void lets_go_what_they_said_no_to_for_the_best_that_is_left(void **state)
{
    (void)state;
    size_t n_moved = 0, n_kept = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        dw_offered offered = read_offers();
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            const uint32_t all = UINT32_C(1) << deal.issue[i].n_options;
            offered.refused[i].bits[0] = dw_random_below(&random, all);
            offered.declined[i].bits[0] = dw_random_below(&random, all);
        }
        size_t left[DW_ISSUES_MAX], before[DW_ISSUES_MAX];
        memcpy(left, standing[DW_SIDE_US], sizeof left);
        const bool any = dw_leave_refused(&model, &offered, price, left);
        memcpy(before, standing[DW_SIDE_US], sizeof before);
        check(any == (memcmp(left, before, deal.deal.n_issues * sizeof *left) != 0));
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const dw_worth was = dw_worth_asked(&model, before, price);
            const bool out = dw_offered_is_out(&offered, i, before[i]);
            check(out || left[i] == before[i]);
            if (out && left[i] == before[i]) {
                check(!has_another(&offered, before, i, was.them));
                n_kept++;
                continue;
            }
            before[i] = left[i];
            const dw_worth is = dw_worth_asked(&model, before, price);
            for (size_t o = 0; out && o < deal.issue[i].n_options; o++) {
                size_t other[DW_ISSUES_MAX];
                memcpy(other, before, sizeof other);
                other[i] = o;
                const dw_worth then = dw_worth_asked(&model, other, price);
                check(!dw_issue_allows(&deal.issue[i], o) || dw_offered_is_out(&offered, i, o) ||
                      then.them < was.them - 0.5 || then.us <= is.us);
            }
            check(!out || (!dw_offered_is_out(&offered, i, left[i]) && is.them >= was.them - 0.5));
            n_moved += out;
        }
    }
    check(n_moved > CASES / 2 && n_kept > CASES);
}

/* Of the options that we would offer and they have not said no to, what is worth most to them; the first of
 * equals. The option itself where there is none. */
static size_t naive_instead(const dw_offered *offered, const dw_option_set *barred,
                            const size_t *option, size_t i)
{
    size_t other[DW_ISSUES_MAX], best = DW_NONE;
    double most = 0;
    memcpy(other, option, deal.deal.n_issues * sizeof *option);
    for (size_t o = 0; o < deal.issue[i].n_options; o++) {
        other[i] = o;
        const double worth = dw_worth_asked(&model, other, price).them;
        if (!dw_issue_offers(&deal.issue[i], o) || dw_option_set_has(&barred[i], o) ||
            dw_option_set_has(&offered->refused[i], o) ||
            dw_option_set_has(&offered->declined[i], o) || (best != DW_NONE && worth <= most))
            continue;
        best = o;
        most = worth;
    }
    return best == DW_NONE ? option[i] : best;
}

static void what_is_barred_goes_for_what_is_worth_most_to_them(void **state)
{
    (void)state;
    size_t n_moved = 0, n_kept = 0, n_free = 0;
    dw_random random;
    dw_random_init(&random, test_seed(), 11);
    for (test_case = 0; test_case < CASES; test_case++) {
        draw(&random);
        dw_offered offered = read_offers();
        dw_option_set barred[DW_ISSUES_MAX] = {0};
        for (size_t i = 1; i < deal.deal.n_issues; i++) {
            const uint32_t all = UINT32_C(1) << deal.issue[i].n_options;
            offered.refused[i].bits[0] =
                dw_random_below(&random, all) & dw_random_below(&random, all);
            offered.declined[i].bits[0] =
                dw_random_below(&random, all) & dw_random_below(&random, all);
            barred[i].bits[0] = dw_random_below(&random, all);
        }
        size_t left[DW_ISSUES_MAX], naive[DW_ISSUES_MAX];
        memcpy(left, standing[DW_SIDE_US], sizeof left);
        memcpy(naive, left, sizeof naive);
        dw_leave_barred(&model, &offered, price, left);
        check(memcmp(left, naive, deal.deal.n_issues * sizeof *left) ==
              0); /* nothing is barred yet */
        model.barred = barred;
        dw_leave_barred(&model, &offered, price, left);
        model.barred = NULL;
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            const bool bars = dw_option_set_has(&barred[i], naive[i]);
            const size_t before = naive[i];
            if (bars)
                naive[i] = naive_instead(&offered, barred, naive, i);
            check(left[i] == naive[i]);
            n_moved += naive[i] != before;
            n_kept += bars && naive[i] == before;
            n_free += !bars;
        }
    }
    check(n_moved > CASES / 2 && n_kept > CASES / 4 && n_free > CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_barred_goes_for_what_is_worth_most_to_them),
        cmocka_unit_test(lets_go_what_they_said_no_to_for_the_best_that_is_left),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
