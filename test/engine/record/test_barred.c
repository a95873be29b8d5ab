/* The least price that our own house leaves, against what it says of every price. */
#include "approvals.h"

#include <math.h>

enum { EVENTS = 9, PRICES = 4 };

/* The options of the deal. */
static double price_of(size_t at)
{
    static const double price[PRICES] = {180000, 199000, 215000, 235000};
    return price[at];
}

static void draw_record(dw_random *random)
{
    begin();
    for (size_t e = 0; e < EVENTS; e++) {
        const uint32_t kind = dw_random_below(random, 3);
        const double price = price_of(dw_random_below(random, PRICES));
        if (kind == 0)
            log_request(price);
        else
            log_answer(kind == 1 ? DW_ACTION_GRANT : DW_ACTION_REFUSE, "Tom");
        if (kind != 0 && dw_random_below(random, 2))
            name_price(price);
    }
}

static bool is_denied(double price)
{
    size_t standard[DW_ISSUES_MAX];
    const dw_ruling *by[DW_ISSUES_MAX];
    dw_standard_package(&model, standard);
    const dw_package package = {.option = standard, .price = price * 100, .authority = DW_NONE};
    (void)dw_approvals_denials(&made, &model, &package, by);
    return by[PRICE] != NULL;
}

static void what_is_said_no_to_is_below_the_least_price(void **state)
{
    (void)state;
    dw_random random;
    size_t n_denied = 0;
    for (test_case = 0; test_case < 3000; test_case++) {
        dw_random_init(&random, test_seed(), test_case);
        draw_record(&random);
        compute();
        const dw_ruling *by;
        const double least = dw_approvals_price_least(&made, &model, &by);
        check((by != NULL) == (least > 0));
        bool denied = false;
        for (size_t at = 0; at < PRICES; at++) {
            denied |= is_denied(price_of(at));
            check(is_denied(price_of(at)) == (price_of(at) * 100 < least - 0.5));
        }
        check(denied || least <= price_of(0) * 100 + 0.5);
        n_denied += denied;
    }
    check(n_denied > 300);
}

/* It is refused at that price and below. */
static void a_term_refused_with_a_price_may_be_had_at_a_higher_one(void **state)
{
    (void)state;
    begin();
    log_request(199000);
    name_term(TRAINING, 1, 0);
    log_answer(DW_ACTION_REFUSE, "Tom");
    compute();
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19900000));
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 18123400));
    assert_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19987600));
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, (double)NAN));
    dw_option_set again[DW_ISSUES_MAX], barred[DW_ISSUES_MAX];
    const dw_ruling *by;
    size_t authority;
    const double least = dw_approvals_price_least(&made, &model, &by);
    assert_ptr_equal(by, &made.ruling[0]);
    dw_approvals_again(&made, &model, least, again, &authority);
    assert_true(dw_option_set_has(&again[TRAINING], 1));
    assert_int_equal(authority, made.ruling[0].package.authority);
    (void)dw_approvals_barred(&made, &model, least, barred);
    assert_false(dw_option_set_has(&barred[TRAINING], 1));
    /* Where we are below that price already, there is none. */
    (void)dw_approvals_barred(&made, &model, 18123400, barred);
    assert_true(dw_option_set_has(&barred[TRAINING], 1));
    /* Who singles the term out refuses it at any price. */
    log_answer(DW_ACTION_REFUSE, "Tom");
    name_term(TRAINING, 1, 0);
    compute();
    assert_non_null(dw_approvals_denied_option(&made, &model, TRAINING, 1, 19987600));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_no_to_is_below_the_least_price),
        cmocka_unit_test(a_term_refused_with_a_price_may_be_had_at_a_higher_one),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
