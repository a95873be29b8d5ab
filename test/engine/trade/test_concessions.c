/* Ladders of packages, against what each step promises and against all ways to make it. */
#include "engine/support/check.h"
#include "engine/support/deals.h"
#include "engine/support/memory.h"

#include "dealwright/offer.h"

#include <math.h>
#include <string.h>

static test_book book;
static test_deal deal;
static dw_worth_model model;
static dw_arena arena;
static const dw_stake *stake;
static size_t start[DW_ISSUES_MAX];
static double start_price, target, stop;
static dw_concession_rules rules;
static dw_concessions made;

static int make_book(void **state)
{
    (void)state;
    book_small(&book);
    book_compile(&book);
    test_arena_init(&arena);
    return 0;
}

static int clear_book(void **state)
{
    (void)state;
    dw_arena_clear(&arena);
    book_clear(&book);
    return 0;
}

static dw_status make_in(dw_arena *in, dw_concessions *concessions, dw_error *err)
{
    return dw_concessions_make(&model, stake, start, start_price, target, stop, &rules, in,
                               concessions, err);
}

/* A random deal, opened at its list price, with a target and a stop somewhere below. */
static void draw(dw_random *random)
{
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    dw_worth_model_init(&model, &deal.deal, &book.playbook);
    check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
    start_price = (double)deal.deal.value.list_price;
    dw_opening_options(&model, stake, start_price, dw_random_unit(random), -INFINITY, start);
    const double worth = dw_worth_at_price(&model, start, start_price).us;
    const double floor = (double)deal.deal.value.floor_price;
    const double lowest = dw_worth_at_price(&model, start, floor).us;
    target = worth - (worth - lowest) * dw_random_unit(random);
    stop = target - (target - lowest) * dw_random_unit(random);
    rules = (dw_concession_rules){.shape = {3, 5, 0.3 + 0.4 * dw_random_unit(random), 0.3, 0.7},
                                  .reciprocity = 2 * dw_random_unit(random),
                                  .gives_max = dw_random_below(random, 3),
                                  .price_least = floor};
    check(make_in(&arena, &made, NULL) == DW_OK);
}

enum { CASES = 600 };

#define FOR_EACH_LADDER(stream)                     \
    dw_random random;                               \
    dw_random_init(&random, test_seed(), (stream)); \
    for (test_case = 0; test_case < CASES && (draw(&random), true); test_case++)

static double a_year(const size_t *option)
{
    return dw_worth_at_price(&model, option, 1e6 + 1).us -
           dw_worth_at_price(&model, option, 1e6).us;
}

static void begins_with_what_is_on_the_table(void **state)
{
    (void)state;
    FOR_EACH_LADDER(0)
    {
        const dw_package *const first = &made.step[0].package;
        check(memcmp(first->option, start, deal.deal.n_issues * sizeof *start) == 0);
        check_near(first->price, start_price, 0);
        check(made.step[0].n_gives == 0 && made.step[0].n_gets == 0);
        check_near(made.ladder.level[0], first->worth.us, 1e-3);
    }
}

static void each_step_is_smaller_for_us_and_better_for_them(void **state)
{
    (void)state;
    size_t n_steps = 0, n_at_level = 0;
    FOR_EACH_LADDER(1)
    {
        double step_before = INFINITY;
        for (size_t n = 1; n < made.n_steps; n++) {
            const dw_package *const now = &made.step[n].package;
            const dw_package *const before = &made.step[n - 1].package;
            const double step = before->worth.us - now->worth.us;
            check(now->worth.them > before->worth.them);
            check(now->price <= before->price);
            check(now->price >= rules.price_least || now->price == start_price);
            /* The lowest price may come before the level does; else rounding is all that parts
             * the two. */
            if (now->price > rules.price_least) {
                check(step > 0 && step < step_before + 2);
                const double unit =
                    fabs(now->worth.us - made.ladder.level[n]) / a_year(now->option);
                const double way = made.ladder.level[0] - made.ladder.level[made.ladder.n_steps];
                check(unit <= way / 200 / a_year(now->option) + 1);
                n_at_level++;
            }
            step_before = step;
            n_steps++;
        }
    }
    check(n_steps > CASES && n_at_level > n_steps / 2);
}

static void says_what_changes_in_each_step(void **state)
{
    (void)state;
    size_t n_gives = 0, n_gets = 0;
    FOR_EACH_LADDER(2)
    {
        bool was_get[DW_ISSUES_MAX] = {false};
        for (size_t n = 1; n < made.n_steps; n++) {
            const dw_concession *const step = &made.step[n];
            size_t option[DW_ISSUES_MAX];
            memcpy(option, step[-1].package.option, deal.deal.n_issues * sizeof *option);
            for (size_t g = 0; g < step->n_gets; g++) {
                check(!was_get[step->get[g].issue]);
                was_get[step->get[g].issue] = true;
                option[step->get[g].issue] = step->get[g].option;
            }
            for (size_t g = 0; g < step->n_gives; g++) {
                check(!was_get[step->give[g].issue]);
                check(option[step->give[g].issue] != step->give[g].option);
                option[step->give[g].issue] = step->give[g].option;
            }
            check(memcmp(option, step->package.option, deal.deal.n_issues * sizeof *option) == 0);
            check(option[0] == start[0]); /* price moves by itself */
            for (size_t i = 0; i < deal.deal.n_issues; i++)
                check(dw_issue_allows(&deal.issue[i], option[i]));
            check(step->n_gives <= rules.gives_max && step->n_gets <= DW_GETS_MAX);
            n_gives += step->n_gives;
            n_gets += step->n_gets;
        }
    }
    check(n_gives > CASES / 4 && n_gets > CASES / 4);
}

/* Gets of the steps so far, against the share asked per step. */
static void asks_as_many_gets_as_reciprocity_says(void **state)
{
    (void)state;
    FOR_EACH_LADDER(3)
    {
        size_t n_gets = 0;
        for (size_t n = 1; n < made.n_steps; n++) {
            n_gets += made.step[n].n_gets;
            check((double)n_gets <= rules.reciprocity * (double)n + 0.5);
        }
    }
}

/* The worth to them of making step n with these terms given and the price that fits; -INFINITY when
 * the price would rise, or fall by more than the step before when that need not be. */
static double naive_move(size_t n, const size_t *option, double unit, bool must_shrink)
{
    const dw_concession *const step = &made.step[n];
    const double before = step[-1].package.price;
    const double exact = dw_price_for_worth(&model, option, made.ladder.level[n]);
    if (exact > before + unit / 2)
        return -INFINITY;
    const double price = fmin(fmax(round(exact / unit) * unit, rules.price_least), before);
    if (must_shrink && n > 1 && before - price > step[-2].package.price - before)
        return -INFINITY;
    return dw_worth_at_price(&model, option, price).them;
}

/* Of all pairs of terms none serves them better at the step's level. The unit of prices is the
 * largest power of ten that divides all prices of the ladder but the first and the lowest. */
static double unit_of(void)
{
    double unit = 1e9;
    for (size_t n = 1; n < made.n_steps; n++) {
        const double price = made.step[n].package.price;
        while (price != rules.price_least && price != start_price && fmod(price, unit) != 0)
            unit /= 10;
    }
    return unit;
}

static void no_other_terms_serve_them_better(void **state)
{
    (void)state;
    size_t n_compared = 0;
    FOR_EACH_LADDER(4)
    {
        const double unit = unit_of();
        for (size_t n = 1; n < made.n_steps && rules.gives_max == 2 && unit < 1e9; n++) {
            const dw_concession *const step = &made.step[n];
            size_t option[DW_ISSUES_MAX];
            memcpy(option, step[-1].package.option, deal.deal.n_issues * sizeof *option);
            for (size_t g = 0; g < step->n_gets; g++)
                option[step->get[g].issue] = step->get[g].option;
            const double drop = step[-1].package.price - step->package.price;
            const bool shrinks = n == 1 || drop <= step[-2].package.price - step[-1].package.price;
            /* Only what both sides would call a give of ours may move. */
            const dw_worth now = dw_worth_at_price(&model, option, step[-1].package.price);
            for (size_t i = 1; i < deal.deal.n_issues; i++) {
                bool was_get = stake[i].type == DW_ISSUE_UNKNOWN;
                for (size_t m = 1; m <= n; m++)
                    for (size_t g = 0; g < made.step[m].n_gets; g++)
                        was_get = was_get || made.step[m].get[g].issue == i;
                const size_t old = option[i];
                for (size_t o = 0; !was_get && o < deal.issue[i].n_options; o++) {
                    option[i] = o;
                    const dw_worth then = dw_worth_at_price(&model, option, step[-1].package.price);
                    if (o == old || !dw_issue_allows(&deal.issue[i], o) ||
                        then.us >= now.us - 0.5 || then.them <= now.them + 0.5)
                        continue;
                    /* A unit of price apart is the same. */
                    check(naive_move(n, option, unit, shrinks) <=
                          step->package.worth.them + 3 * unit);
                    n_compared++;
                }
                option[i] = old;
            }
        }
    }
    check(n_compared > CASES);
}

static void refuses_what_makes_no_ladder(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 5);
    draw(&random);
    dw_error err = {0};
    dw_concessions untouched;
    test_bytes_mark(&untouched, sizeof untouched);
    const double good = target;
    target = made.ladder.level[0] + 617;
    assert_int_equal(make_in(&arena, &untouched, &err), DW_E_RANGE);
    assert_string_equal(err.what, "target");
    target = good;
    stop = target + 617;
    assert_int_equal(make_in(&arena, &untouched, &err), DW_E_RANGE);
    assert_string_equal(err.what, "walk_away");
    stop = target;
    start_price = (double)NAN;
    assert_int_equal(make_in(&arena, &untouched, &err), DW_E_RANGE);
    assert_string_equal(err.what, "price");
    assert_true(test_bytes_marked(&untouched, sizeof untouched));
}

static dw_status make_marked(void *context, dw_arena *in, dw_error *err)
{
    (void)context;
    dw_concessions here;
    test_bytes_mark(&here, sizeof here);
    const dw_status status = make_in(in, &here, err);
    check(status == DW_OK || test_bytes_marked(&here, sizeof here));
    return status;
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    draw(&random);
    assert_true(test_memory_exhaust(make_marked, NULL, 16) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(begins_with_what_is_on_the_table),
        cmocka_unit_test(each_step_is_smaller_for_us_and_better_for_them),
        cmocka_unit_test(says_what_changes_in_each_step),
        cmocka_unit_test(asks_as_many_gets_as_reciprocity_says),
        cmocka_unit_test(no_other_terms_serve_them_better),
        cmocka_unit_test(refuses_what_makes_no_ladder),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
