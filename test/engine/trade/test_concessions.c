/* Ladders of packages, against what each step promises and against all ways to make it. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static size_t start[DW_ISSUES_MAX];
static double start_price, target, stop;
static dw_concession_rules rules;
static dw_concessions made;

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
    make_model();
    check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
    start_price = (double)deal.deal.value.list_price;
    const dw_archetype_numbers numbers = {.relationship_weight = dw_random_unit(random) / 2,
                                          .opening_stance = dw_random_unit(random) / 2};
    dw_opening_options(&model, stake, start_price, &numbers, -INFINITY, start);
    const double worth = dw_worth_at_price(&model, start, start_price).us;
    const double floor = (double)deal.deal.value.floor_price;
    const double lowest = dw_worth_at_price(&model, start, floor).us;
    target = worth - (worth - lowest) * dw_random_unit(random);
    stop = target - (target - lowest) * dw_random_unit(random);
    rules = (dw_concession_rules){.shape = {3, 5, 0.3 + 0.4 * dw_random_unit(random), 0.3, 0.7, 0},
                                  .reciprocity = 2 * dw_random_unit(random),
                                  .gives_max = dw_random_below(random, 3),
                                  .price_least = floor,
                                  .rigidity = dw_random_unit(random)};
    check(make_in(&arena, &made, NULL) == DW_OK);
}

enum { CASES = 600 };

#define FOR_EACH_LADDER(stream)                     \
    dw_random random;                               \
    dw_random_init(&random, test_seed(), (stream)); \
    for (test_case = 0; test_case < CASES && (draw(&random), true); test_case++)

/* What the gets of step n brought us, asked one after the other at the price before it. */
static double credit_of(size_t n)
{
    size_t option[DW_ISSUES_MAX];
    const dw_concession *const step = &made.step[n];
    memcpy(option, step[-1].package.option, deal.deal.n_issues * sizeof *option);
    const double price = step[-1].package.price;
    const double before = dw_worth_at_price(&model, option, price).us;
    for (size_t g = 0; g < step->n_gets; g++)
        option[step->get[g].issue] = step->get[g].option;
    return dw_worth_at_price(&model, option, price).us - before;
}

/* Prices are rounded to this: the largest power of ten of which the start has at least 1500. */
static double unit_of(void)
{
    double unit = 1;
    while (unit * 15000 <= start_price)
        unit *= 10;
    return unit;
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
        double before = INFINITY, level = made.step[0].package.worth.us, credit = 0;
        for (size_t n = 1; n < made.n_steps; n++) {
            const dw_package *const now = &made.step[n].package;
            credit += credit_of(n);
            const double conceded = level - (now->worth.us - credit);
            level = now->worth.us - credit;
            check(conceded > 0 && conceded < before);
            check(now->worth.them > made.step[n - 1].package.worth.them);
            check(now->price <= made.step[n - 1].package.price);
            check(now->price >= rules.price_least || now->price == start_price);
            if (now->price > rules.price_least && now->price < made.step[n - 1].package.price) {
                /* Half a unit of price, over three years of which later ones may be dearer. */
                check_near(level, made.ladder.level[n], 2 * unit_of() + 1);
                n_at_level++;
            }
            before = conceded;
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
    check(n_gives > CASES / 8 && n_gets > CASES / 8);
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
            check((double)n_gets <= rules.reciprocity * (double)n + 1);
        }
    }
}

/* The best worth to them of step n with up to two of these terms given, going through all pairs;
 * `option` is the package after the gets, and one of two is given where both are the same. */
static double naive_best(size_t n, size_t *option, double credit, bool must_shrink)
{
    const double before = made.step[n - 1].package.price, unit = unit_of();
    const double them_before = made.step[n - 1].package.worth.them;
    const double gain = n > 1 ? them_before - made.step[n - 2].package.worth.them : INFINITY;
    const dw_worth now = dw_worth_at_price(&model, option, before);
    dw_term give[64];
    size_t n_gives = 0;
    for (size_t i = 1; i < deal.deal.n_issues; i++) {
        bool may_move = stake[i].type != DW_ISSUE_UNKNOWN;
        for (size_t m = 1; m <= n; m++)
            for (size_t g = 0; g < made.step[m].n_gets; g++)
                may_move = may_move && made.step[m].get[g].issue != i;
        const size_t old = option[i];
        for (size_t o = 0; may_move && o < deal.issue[i].n_options; o++) {
            option[i] = o;
            const dw_worth then = dw_worth_at_price(&model, option, before);
            if (o != old && dw_issue_allows(&deal.issue[i], o) && then.us < now.us - 0.5 &&
                then.them > now.them + 0.5)
                give[n_gives++] = (dw_term){i, o, 0};
        }
        option[i] = old;
    }
    double best = -INFINITY;
    for (size_t a = 0; a <= n_gives; a++)
        for (size_t b = a; b <= n_gives; b++) {
            const size_t given = (a < n_gives) + (b < n_gives && b != a);
            if (given > rules.gives_max || (given == 2 && give[a].issue == give[b].issue))
                continue;
            size_t then[DW_ISSUES_MAX];
            memcpy(then, option, deal.deal.n_issues * sizeof *then);
            if (a < n_gives)
                then[give[a].issue] = give[a].option;
            if (b < n_gives)
                then[give[b].issue] = give[b].option;
            const double exact = dw_price_for_worth(&model, then, made.ladder.level[n] + credit);
            if (exact > before + unit / 2)
                continue;
            const double price = fmin(fmax(round(exact / unit) * unit, rules.price_least), before);
            const double them = dw_worth_at_price(&model, then, price).them;
            if (!must_shrink || them - them_before <= gain)
                best = fmax(best, them);
        }
    return best;
}

static void no_other_terms_serve_them_better(void **state)
{
    (void)state;
    size_t n_compared = 0, n_equal = 0;
    FOR_EACH_LADDER(4)
    {
        double credit = 0;
        for (size_t n = 1; n < made.n_steps; n++) {
            const dw_concession *const step = &made.step[n];
            size_t option[DW_ISSUES_MAX];
            credit += credit_of(n);
            memcpy(option, step[-1].package.option, deal.deal.n_issues * sizeof *option);
            for (size_t g = 0; g < step->n_gets; g++)
                option[step->get[g].issue] = step->get[g].option;
            const double gain = step->package.worth.them - step[-1].package.worth.them;
            const bool shrinks =
                n == 1 || gain <= step[-1].package.worth.them - step[-2].package.worth.them;
            const double best = naive_best(n, option, credit, shrinks);
            /* A unit of price either way decides whether a step is smaller than the one before. */
            check(step->package.worth.them >= best - 1e-3 || !shrinks ||
                  step->package.worth.them >= best - 6 * unit_of());
            n_equal += fabs(step->package.worth.them - best) < 1e-3;
            n_compared++;
        }
    }
    check(n_compared > CASES && n_equal > n_compared * 9 / 10);
}

/* Options of the start moved to others that are worth more to them, as what they refuse is. */
static bool let_go_some(dw_random *random, size_t *first)
{
    bool any = false;
    memcpy(first, start, deal.deal.n_issues * sizeof *first);
    for (size_t i = 1; i < deal.deal.n_issues; i++) {
        const size_t o = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
        const double now = dw_worth_at_price(&model, first, start_price).them;
        first[i] = o;
        if (!dw_issue_allows(&deal.issue[i], o) || dw_random_below(random, 3) == 0 ||
            dw_worth_at_price(&model, first, start_price).them < now + 1)
            first[i] = start[i];
        any |= first[i] != start[i];
    }
    return any;
}

static bool names(const dw_term *term, size_t n_terms, size_t issue)
{
    bool found = false;
    for (size_t t = 0; t < n_terms; t++)
        found |= term[t].issue == issue;
    return found;
}

static void the_first_step_lets_go_what_they_refuse(void **state)
{
    (void)state;
    size_t n_own = 0, n_with_more = 0, n_none = 0;
    FOR_EACH_LADDER(7)
    {
        const dw_ladder plain = made.ladder;
        size_t first[DW_ISSUES_MAX];
        if (!let_go_some(&random, first))
            continue;
        rules.first = first;
        check(make_in(&arena, &made, NULL) == DW_OK);
        const double cost = made.ladder.level[0] - dw_worth_at_price(&model, first, start_price).us;
        if (made.n_steps == 1) {
            n_none++;
            continue;
        }
        const dw_concession *const step = &made.step[1];
        for (size_t i = 1; i < deal.deal.n_issues; i++)
            if (first[i] != start[i])
                check(step->package.option[i] == first[i] && names(step->give, step->n_gives, i));
        check(step->package.worth.them > made.step[0].package.worth.them);
        if (plain.n_steps > 0 && cost > plain.level[0] - plain.level[1] + 0.5) {
            check(fabs(step->package.price - start_price) <= unit_of() || step->n_gets > 0);
            check_near(made.ladder.level[1], made.ladder.level[0] - cost, 1e-6);
            check(made.ladder.level[1] >= stop - 1e-6);
            n_own++;
        } else {
            n_with_more++;
        }
        for (size_t n = 2; n < made.n_steps; n++)
            for (size_t i = 1; i < deal.deal.n_issues; i++)
                check(first[i] == start[i] || !names(made.step[n].get, made.step[n].n_gets, i));
    }
    check(n_own > CASES / 10 && n_with_more > CASES / 10 && n_none > 0);
}

/* Of about half of the issues an option that is better for us than the start's; false without any. */
static bool propose_some(dw_random *random, size_t *proposed)
{
    bool any = false;
    const double worth = dw_worth_at_price(&model, start, start_price).us;
    for (size_t i = 0; i < deal.deal.n_issues; i++) {
        size_t option[DW_ISSUES_MAX];
        memcpy(option, start, deal.deal.n_issues * sizeof *option);
        option[i] = dw_random_below(random, (uint32_t)deal.issue[i].n_options);
        const bool better = i > 0 && dw_issue_allows(&deal.issue[i], option[i]) &&
                            dw_worth_at_price(&model, option, start_price).us > worth + 0.5;
        proposed[i] = better ? option[i] : DW_NONE;
        any |= better;
    }
    return any;
}

static bool asks_any(const dw_concession *step, const size_t *proposed)
{
    bool any = false;
    for (size_t g = 0; g < step->n_gets; g++)
        any |= proposed[step->get[g].issue] != DW_NONE;
    return any;
}

/* What taking up leaves the buyer, against the step without it. Where that asks for what they propose, the
 * share is of another step. */
static void check_taken(const dw_concession *step, const dw_concession *plain, bool same)
{
    const double before = step[-1].package.worth.them;
    const double gain = plain->package.worth.them - before;
    const double least = before + fmax(0.5, rules.taken_share * gain);
    const double dearer = step->package.price + 1.01 * unit_of();
    check(step->package.worth.them >= (same ? least - 1e-6 : before + 0.5));
    check(step->package.worth.us > plain->package.worth.us);
    check(step->package.price >= rules.price_least || step->package.price == start_price);
    if (step->paid > 0) /* no more than it has to be */
        check(dw_worth_at_price(&model, step->package.option, dearer).them <
              (same ? least : before + fmax(0.5, gain)));
}

static void takes_up_what_they_have_proposed(void **state)
{
    (void)state;
    size_t n_taken = 0, n_paid = 0, n_left = 0;
    FOR_EACH_LADDER(8)
    {
        size_t proposed[DW_ISSUES_MAX];
        rules.taken_share = dw_random_unit(&random);
        const dw_concessions plain = made;
        if (plain.n_steps == 1 || !propose_some(&random, proposed))
            continue;
        rules.proposed = proposed;
        check(make_in(&arena, &made, NULL) == DW_OK);
        const dw_concession *const step = &made.step[1];
        for (size_t t = 0; t < step->n_taken; t++) {
            const size_t i = step->taken[t].issue;
            check(step->taken[t].option == proposed[i]);
            for (size_t n = 1; n < made.n_steps; n++) {
                check(made.step[n].package.option[i] == proposed[i]);
                check(!names(made.step[n].get, made.step[n].n_gets, i) &&
                      !names(made.step[n].give, made.step[n].n_gives, i));
            }
        }
        if (step->n_taken > 0)
            check_taken(step, &plain.step[1], !asks_any(&plain.step[1], proposed));
        else
            check(step->package.price == plain.step[1].package.price && step->paid == 0);
        for (size_t n = 2; n < made.n_steps; n++)
            check(made.step[n].n_taken == 0);
        n_taken += step->n_taken > 0;
        n_paid += step->paid > 0;
        n_left += step->n_taken == 0;
    }
    check(n_taken > CASES / 5 && n_paid > CASES / 20 && n_left > 0);
}

/* Where what they have proposed costs them nothing, the price is the one of the step without. */
static void gives_no_more_than_they_ask_for(void **state)
{
    (void)state;
    size_t n_gives = 0, n_less = 0;
    FOR_EACH_LADDER(11)
    {
        size_t asked[DW_ISSUES_MAX];
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            asked[i] = dw_random_below(&random, 2)
                           ? DW_NONE
                           : dw_random_below(&random, (uint32_t)deal.issue[i].n_options);
        const dw_concessions plain = made;
        rules.asked = asked;
        check(make_in(&arena, &made, NULL) == DW_OK);
        for (size_t n = 1; n < made.n_steps; n++)
            for (size_t g = 0; g < made.step[n].n_gives; g++) {
                const dw_term *const give = &made.step[n].give[g];
                size_t option[DW_ISSUES_MAX];
                memcpy(option, made.step[n].package.option, deal.deal.n_issues * sizeof *option);
                const double price = made.step[n - 1].package.price;
                const double given = dw_worth_at_price(&model, option, price).them;
                n_gives++;
                if (asked[give->issue] == DW_NONE)
                    continue;
                option[give->issue] = asked[give->issue];
                check(given <= dw_worth_at_price(&model, option, price).them + 1);
            }
        n_less += made.n_steps > 1 && plain.n_steps > 1 &&
                  memcmp(made.step[1].package.option, plain.step[1].package.option,
                         deal.deal.n_issues * sizeof(size_t)) != 0;
        rules.asked = NULL;
    }
    check(n_gives > 20 && n_less > 5);
}

static void pays_nothing_for_what_costs_them_nothing(void **state)
{
    (void)state;
    size_t n_free = 0;
    FOR_EACH_LADDER(9)
    {
        size_t proposed[DW_ISSUES_MAX];
        const dw_concessions plain = made;
        if (plain.n_steps == 1 || !propose_some(&random, proposed))
            continue;
        rules.proposed = proposed;
        rules.reciprocity = 0;
        check(make_in(&arena, &made, NULL) == DW_OK);
        const dw_concession *const step = &made.step[1];
        double cost = 0;
        for (size_t t = 0; t < step->n_taken; t++) {
            size_t option[DW_ISSUES_MAX];
            memcpy(option, start, deal.deal.n_issues * sizeof *option);
            option[step->taken[t].issue] = step->taken[t].option;
            cost += fmax(0, made.step[0].package.worth.them -
                                dw_worth_at_price(&model, option, start_price).them);
        }
        if (step->n_taken == 0 || cost > 0.5 || step->n_gives > 0)
            continue;
        check(step->paid == 0);
        n_free++;
    }
    check(n_free > 0);
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
        cmocka_unit_test(the_first_step_lets_go_what_they_refuse),
        cmocka_unit_test(takes_up_what_they_have_proposed),
        cmocka_unit_test(gives_no_more_than_they_ask_for),
        cmocka_unit_test(pays_nothing_for_what_costs_them_nothing),
        cmocka_unit_test(refuses_what_makes_no_ladder),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
