/* The coupled commercial terms against a sum year by year, and what must be true of any terms. */
#include "engine/support/check.h"

#include "dealwright/trade.h"

#include <math.h>

typedef struct scene {
    dw_cash_model model;
    dw_cash_terms terms;
    dw_money budget[4];
} scene;

/* Year y from 0: what is paid, and how likely the contract still runs. */
static double payment(const scene *s, int y)
{
    const int priced = y < s->terms.term_years ? y : s->terms.term_years - 1;
    const double full = s->terms.price * pow(1 + s->terms.escalator, priced) *
                        pow(1 + s->terms.renewal_rise, y / s->terms.term_years);
    const int ramp = s->terms.ramp_years;
    const double part = y < s->terms.term_years && y < ramp ? (y + 1) / (double)(ramp + 1) : 1;
    return y == 0 ? full * part * (1 - s->terms.first_year_discount) : full * part;
}

static double running(const scene *s, int y)
{
    return pow(s->model.renewal_probability, y / s->terms.term_years);
}

static double naive_us(const scene *s)
{
    double sum = 0;
    for (int y = 0; y < s->model.horizon_years; y++)
        sum += running(s, y) *
               (payment(s, y) * pow(1 + s->model.our_rate, -(y + s->terms.payment_days / 365)) -
                s->model.cost_to_serve * pow(1 + s->model.our_rate, -y));
    return sum;
}

static double naive_them(const scene *s)
{
    const dw_cash_model *const m = &s->model;
    double sum = 0;
    for (int y = 0; y < m->horizon_years; y++) {
        const double paid = payment(s, y);
        double year = m->buyer_value - paid * pow(1 + m->their_rate, -s->terms.payment_days / 365);
        if (y < (int)m->n_budget)
            year -= m->budget_excess_cost * fmax(0, paid - (double)m->budget[y]);
        if (y >= 1 && y < s->terms.term_years)
            year -= m->flexibility_cost * s->terms.price;
        sum += year * pow(1 + m->their_rate, -y);
    }
    return sum;
}

static double between(dw_random *random, double low, double high)
{
    return low + (high - low) * dw_random_unit(random);
}

static void draw(scene *s, dw_random *random)
{
    s->terms = (dw_cash_terms){.price = between(random, 1e6, 5e7),
                               .term_years = 1 + (int)dw_random_below(random, 6),
                               .payment_days = between(random, 0, 120),
                               .escalator = between(random, -0.1, 0.2),
                               .first_year_discount = between(random, 0, 0.5),
                               .ramp_years = (int)dw_random_below(random, 5),
                               .renewal_rise = between(random, -0.1, 0.2)};
    s->model = (dw_cash_model){.horizon_years = 6 + (int)dw_random_below(random, 5),
                               .our_rate = between(random, 0, 0.3),
                               .their_rate = between(random, 0, 0.3),
                               .renewal_probability = between(random, 0, 1),
                               .cost_to_serve = between(random, 0, 9e5),
                               .buyer_value = between(random, 1e7, 9e7),
                               .flexibility_cost = between(random, 0, 0.1),
                               .budget_excess_cost = between(random, 0, 1),
                               .budget = s->budget,
                               .n_budget = dw_random_below(random, 5)};
    for (size_t y = 0; y < 4; y++)
        s->budget[y] = (dw_money)between(random, 1e6, 5e7);
}

static double us(const scene *s)
{
    return dw_cash_worth_to_us(&s->model, &s->terms);
}

static double them(const scene *s)
{
    return dw_cash_worth_to_them(&s->model, &s->terms);
}

enum { CASES = 5000 };

/* Runs `body` for each random scene `s`. */
#define FOR_EACH_SCENE(stream)                      \
    dw_random random;                               \
    dw_random_init(&random, test_seed(), (stream)); \
    scene s;                                        \
    for (test_case = 0; test_case < CASES && (draw(&s, &random), true); test_case++)

static void agrees_with_a_sum_year_by_year(void **state)
{
    (void)state;
    FOR_EACH_SCENE(0)
    {
        /* Ten years of products near 1e8: rounding stays far below a cent. */
        check_near(us(&s), naive_us(&s), 1e-3);
        check_near(them(&s), naive_them(&s), 1e-3);
    }
}

/* What a page shows year by year is the worth itself, not a second opinion of it. */
static void its_years_add_up_to_the_last_bit(void **state)
{
    (void)state;
    dw_cash_year year[16];
    FOR_EACH_SCENE(7)
    {
        double ours = 0, theirs = 0;
        dw_cash_years(&s.model, &s.terms, year);
        for (int y = 0; y < s.model.horizon_years; y++) {
            ours += year[y].us;
            theirs += year[y].them;
            check_near(year[y].payment, payment(&s, y), 1e-5);
            check_near(year[y].chance, running(&s, y), 1e-12);
            check(year[y].committed == (y < s.terms.term_years));
            check((year[y].flexibility_cost != 0) == (y > 0 && y < s.terms.term_years));
            check(year[y].excess >= 0 && year[y].excess <= year[y].payment);
        }
        check(ours == us(&s) && theirs == them(&s));
    }
}

/* The worked example at the head of cash.c. */
static void bears_out_its_worked_example(void **state)
{
    (void)state;
    scene s = {.model = {.horizon_years = 3, .renewal_probability = 0.5, .cost_to_serve = 40},
               .terms = {.price = 100, .term_years = 1}};
    check_near(us(&s), 105, 1e-12);
    s.terms.term_years = 3;
    check_near(us(&s), 180, 1e-12);
}

/* By hand, at rate 0 and no costs but 10 a year to serve. */
static void a_ramp_is_what_the_first_committed_years_pay(void **state)
{
    (void)state;
    scene s = {
        .model = {.horizon_years = 3, .renewal_probability = 0.5, .cost_to_serve = 10},
        .terms = {.price = 120, .term_years = 3, .escalator = 0.1, .ramp_years = 2},
    };
    /* 120 / 3, 132 * 2 / 3, 145.2 */
    check_near(us(&s), 40 + 88 + 145.2 - 30, 1e-9);
    s.terms.first_year_discount = 0.25;
    check_near(us(&s), 30 + 88 + 145.2 - 30, 1e-9);
    /* A ramp that the term cuts short: what is renewed pays the full price of its last year. */
    s.terms = (dw_cash_terms){.price = 120, .term_years = 2, .escalator = 0.1, .ramp_years = 5};
    check_near(us(&s), 20 - 10 + 44 - 10 + 0.5 * (132 - 10), 1e-9);
    s.terms.ramp_years = 0;
    check_near(us(&s), 120 - 10 + 132 - 10 + 0.5 * (132 - 10), 1e-9);
}

static void a_renewal_rise_compounds_with_each_renewal(void **state)
{
    (void)state;
    scene s = {
        .model = {.horizon_years = 5, .renewal_probability = 0.5, .buyer_value = 300},
        .terms = {.price = 100, .term_years = 2, .escalator = 0.2, .renewal_rise = 0.1},
    };
    /* 100, 120 committed; 132, 132 renewed once; 145.2 renewed twice */
    check_near(us(&s), 100 + 120 + 0.5 * (132 + 132) + 0.25 * 145.2, 1e-9);
    check_near(them(&s), 200 + 180 + 168 + 168 + 154.8, 1e-9);
    s.terms.renewal_rise = 0;
    check_near(us(&s), 100 + 120 + 0.5 * (120 + 120) + 0.25 * 120, 1e-9);
}

/* A ramp that fits the budget costs them nothing on top; the full price does. */
static void a_ramp_relieves_budgets_that_are_exceeded(void **state)
{
    (void)state;
    scene s = {
        .model = {.horizon_years = 2, .budget_excess_cost = 0.5, .n_budget = 2},
        .terms = {.price = 100, .term_years = 2},
        .budget = {60, 90},
    };
    s.model.budget = s.budget;
    check_near(them(&s), -100 - 20 - 100 - 5, 1e-9);
    s.terms.ramp_years = 1;
    check_near(them(&s), -50 - 100 - 5, 1e-9);
}

static void values_a_longer_commitment_that_may_not_be_renewed(void **state)
{
    (void)state;
    FOR_EACH_SCENE(1)
    {
        s.terms.escalator = fabs(s.terms.escalator); /* later years are not cheaper */
        s.model.renewal_probability = between(&random, 0, 0.99);
        s.terms.term_years = 1 + (int)dw_random_below(&random, 5); /* below the horizon */
        s.model.cost_to_serve = 0; /* every year's margin is positive */
        s.terms.ramp_years = 0;
        s.terms.renewal_rise = 0; /* renewing does not raise the price */
        const double before = us(&s);
        s.terms.term_years++;
        check(us(&s) > before);
    }
}

static void does_not_value_a_commitment_that_is_renewed_anyway(void **state)
{
    (void)state;
    FOR_EACH_SCENE(2)
    {
        s.model.renewal_probability = 1;
        s.terms.escalator = s.terms.renewal_rise = 0;
        s.terms.ramp_years = 0;
        s.model.flexibility_cost = 0;
        const double before = us(&s), theirs = them(&s);
        s.terms.term_years += 2;
        check_near(us(&s), before, 1e-3);
        check_near(them(&s), theirs, 1e-3);
    }
}

static void waiting_for_payment_costs_us_and_helps_them(void **state)
{
    (void)state;
    FOR_EACH_SCENE(3)
    {
        s.model.our_rate += 0.01;
        s.model.their_rate += 0.01;
        const double ours = us(&s), theirs = them(&s);
        s.terms.payment_days += 30;
        check(us(&s) < ours);
        check(them(&s) > theirs);
    }
}

static void values_days_that_were_added_the_same(void **state)
{
    (void)state;
    FOR_EACH_SCENE(20)
    {
        const double ours = us(&s), theirs = them(&s);
        dw_cash_add_days(&s.model, s.terms.payment_days + 1);
        check(us(&s) == ours && them(&s) == theirs);
        dw_cash_add_days(&s.model, s.terms.payment_days);
        check(us(&s) == ours && them(&s) == theirs);
        for (size_t d = 0; d < DW_CASH_DELAYS_MAX; d++)
            dw_cash_add_days(&s.model, 2 * s.terms.payment_days + (double)d);
        check(us(&s) == ours && them(&s) == theirs);
    }
}

static void price_moves_worth_from_one_to_the_other(void **state)
{
    (void)state;
    FOR_EACH_SCENE(4)
    {
        const double ours = us(&s), theirs = them(&s);
        s.terms.price *= 1.01;
        check(us(&s) > ours);
        check(them(&s) < theirs);
    }
}

/* With equal rates, no other costs of theirs and sure renewals every cent is a cent to both. */
static void is_a_zero_sum_in_price_when_both_count_alike(void **state)
{
    (void)state;
    FOR_EACH_SCENE(5)
    {
        s.model.their_rate = s.model.our_rate;
        s.model.renewal_probability = 1;
        s.model.flexibility_cost = s.model.budget_excess_cost = 0;
        const double sum = us(&s) + them(&s);
        s.terms.price *= 0.83;
        s.terms.first_year_discount = 0.17;
        s.terms.payment_days += 17;
        check_near(us(&s) + them(&s), sum, 1e-2);
    }
}

/* A cheap first year is worth more to a buyer over his budget than it costs us. */
static void a_first_years_discount_relieves_a_budget_that_is_exceeded(void **state)
{
    (void)state;
    FOR_EACH_SCENE(6)
    {
        s.model.their_rate = s.model.our_rate;
        s.model.n_budget = 1;
        s.model.budget_excess_cost = 0.25;
        s.terms.first_year_discount = 0;
        s.terms.ramp_years = 0;
        s.budget[0] = (dw_money)(0.8 * s.terms.price);
        const double ours = us(&s), theirs = them(&s);
        s.terms.first_year_discount = 0.1;
        const double cost = ours - us(&s), gain = them(&s) - theirs;
        check(cost > 0);
        check_near(gain, cost + 0.25 * 0.1 * s.terms.price, 1e-2);
        /* Within the budget the relief is gone. */
        s.budget[0] = (dw_money)(2 * s.terms.price);
        s.terms.first_year_discount = 0;
        const double within = them(&s);
        s.terms.first_year_discount = 0.1;
        check_near(them(&s) - within, cost, 1e-2);
    }
}

static void lost_flexibility_costs_them_alone(void **state)
{
    (void)state;
    FOR_EACH_SCENE(7)
    {
        s.terms.term_years = 2 + (int)dw_random_below(&random, 4);
        const double ours = us(&s), theirs = them(&s);
        s.model.flexibility_cost += 0.02;
        check_near(us(&s), ours, 0);
        double lost = 0;
        for (int y = 1; y < s.terms.term_years; y++)
            lost += 0.02 * s.terms.price * pow(1 + s.model.their_rate, -y);
        check_near(theirs - them(&s), lost, 1e-3);
    }
}

static void scales_with_the_amounts(void **state)
{
    (void)state;
    FOR_EACH_SCENE(8)
    {
        s.model.n_budget = 0;
        const double ours = us(&s), theirs = them(&s);
        s.terms.price *= 3;
        s.model.cost_to_serve *= 3;
        s.model.buyer_value *= 3;
        check_near(us(&s), 3 * ours, 1e-2);
        check_near(them(&s), 3 * theirs, 1e-2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_sum_year_by_year),
        cmocka_unit_test(its_years_add_up_to_the_last_bit),
        cmocka_unit_test(bears_out_its_worked_example),
        cmocka_unit_test(a_ramp_is_what_the_first_committed_years_pay),
        cmocka_unit_test(a_renewal_rise_compounds_with_each_renewal),
        cmocka_unit_test(a_ramp_relieves_budgets_that_are_exceeded),
        cmocka_unit_test(values_a_longer_commitment_that_may_not_be_renewed),
        cmocka_unit_test(does_not_value_a_commitment_that_is_renewed_anyway),
        cmocka_unit_test(waiting_for_payment_costs_us_and_helps_them),
        cmocka_unit_test(values_days_that_were_added_the_same),
        cmocka_unit_test(price_moves_worth_from_one_to_the_other),
        cmocka_unit_test(is_a_zero_sum_in_price_when_both_count_alike),
        cmocka_unit_test(a_first_years_discount_relieves_a_budget_that_is_exceeded),
        cmocka_unit_test(lost_flexibility_costs_them_alone),
        cmocka_unit_test(scales_with_the_amounts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
