/* The least price that our own house leaves, against what it says of every price. */
#include "approvals.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_no_to_is_below_the_least_price),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
