/* The next offer and equal packages, against going through every point and every outcome. */
#include "engine/support/check.h"
#include "engine/support/priced.h"
#include "engine/support/memory.h"

#include <math.h>
#include <string.h>

static dw_table table;
static dw_frontier frontier;
static dw_archetype_numbers numbers;
static dw_proposal_rules rules;
static dw_proposals made;

static void lay_out(double price_most)
{
    check(dw_table_make(&model, price_most, &arena, &table, NULL) == DW_OK);
    check(dw_frontier_make(&table.space, NULL, &arena, &frontier, NULL) == DW_OK);
}

/* A random deal with a reservation somewhere on its frontier and random numbers of an archetype. */
static void draw(dw_random *random)
{
    static const double difference[] = {0.1, 0, 0.31};
    dw_arena_clear(&arena);
    deal_init(&deal, &book);
    deal_random_terms(&deal, random);
    make_model();
    lay_out(INFINITY);
    const double most = frontier.ours[0], least = frontier.ours[frontier.n_points - 1];
    numbers = (dw_archetype_numbers){.relationship_weight = dw_random_unit(random) * 0.6,
                                     .aspiration = dw_random_unit(random)};
    rules = (dw_proposal_rules){.numbers = &numbers,
                                .reservation = least + (most - least) * dw_random_unit(random),
                                .their_least = -INFINITY,
                                .price_least = (double)deal.deal.value.floor_price,
                                .price_most = (double)deal.deal.value.list_price,
                                .break_risk = 0.3 * dw_random_unit(random),
                                .tolerance = 0.02,
                                .difference = difference[test_case % 3],
                                .count = 3};
    rules.target = rules.reservation + (most - rules.reservation) * dw_random_unit(random);
    rules.start = rules.target + (most - rules.target) * dw_random_unit(random);
    if (dw_random_below(random, 2))
        rules.their_least = frontier.theirs[dw_random_below(random, (uint32_t)frontier.n_points)];
    dw_expect(&model, &frontier, rules.reservation, 0.4);
    check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
}

enum { CASES = 500 };

#define FOR_EACH_DEAL(stream)                       \
    dw_random random;                               \
    dw_random_init(&random, test_seed(), (stream)); \
    for (test_case = 0; test_case < CASES && (draw(&random), true); test_case++)

static dw_package package_of(size_t point)
{
    size_t choice[DW_CLUSTERS_MAX];
    size_t *const option = DW_TAKE(&arena, deal.deal.n_issues, size_t);
    dw_frontier_outcome(&frontier, point, choice);
    dw_table_options(&table, choice, option);
    return dw_package_weigh(&model, option, (double)NAN);
}

static double naive_expectation(size_t point)
{
    const dw_package p = package_of(point);
    const double theirs = fmax(0, p.worth.them - dw_worth_outside(&model));
    return p.acceptance * (p.worth.us - rules.reservation + numbers.relationship_weight * theirs) +
           (1 - p.acceptance) * (1 - rules.break_risk) * (rules.target - rules.reservation);
}

static double expectation_of_next(void)
{
    const double theirs = fmax(0, made.next.worth.them - dw_worth_outside(&model));
    return made.next.acceptance *
               (made.next.worth.us - rules.reservation + numbers.relationship_weight * theirs) +
           (1 - made.next.acceptance) * (1 - rules.break_risk) * (rules.target - rules.reservation);
}

static void the_next_offer_has_the_best_expectation(void **state)
{
    (void)state;
    size_t n_compared = 0;
    FOR_EACH_DEAL(0)
    {
        if (!made.exists || frontier.n_points > 256)
            continue;
        check(!isnan(made.next.acceptance));
        const double aspiration =
            rules.reservation + numbers.aspiration * (rules.start - rules.reservation);
        const double wish = fmax(rules.target, aspiration);
        const double fair = fmax(rules.their_least, dw_worth_outside(&model));
        const double theirs[] = {fair, rules.their_least};
        double best = -INFINITY;
        for (size_t t = 0; t < 2 && !isfinite(best); t++) {
            for (size_t p = 0; p < frontier.n_points; p++)
                if (frontier.ours[p] >= wish && frontier.theirs[p] >= theirs[t])
                    best = fmax(best, naive_expectation(p));
            /* The first that is acceptable leaves us most. */
            for (size_t p = 0; p < frontier.n_points && !isfinite(best); p++)
                if (frontier.ours[p] >= rules.reservation && frontier.theirs[p] >= theirs[t])
                    best = naive_expectation(p);
        }
        check_near(expectation_of_next(), best, 1e-3);
        n_compared++;
    }
    check(n_compared > CASES / 2);
}

/* Worth to us: what comes of it where they take it; else the target, or the walk-away where the talks
 * break. */
static void going_on_is_worth_what_comes_of_the_next_offer(void **state)
{
    (void)state;
    FOR_EACH_DEAL(7)
    {
        rules.walk_away = rules.reservation - 1000 * (double)dw_random_below(&random, 3);
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        const double p = made.next.acceptance;
        const double refused =
            (1 - rules.break_risk) * rules.target + rules.break_risk * rules.walk_away;
        check_near(made.going_on,
                   made.exists ? p * made.next.worth.us + (1 - p) * refused : rules.walk_away,
                   1e-6);
    }
}

/* Nothing says what they would take: what they are likely to add to their offer is what there is to wait
 * for, unless the target is more. */
static void without_chances_going_on_counts_what_they_may_still_move(void **state)
{
    (void)state;
    size_t n_above = 0;
    FOR_EACH_DEAL(12)
    {
        table.model = &model;
        model.priced = false;
        rules.walk_away = rules.reservation - 1000 * (double)dw_random_below(&random, 3);
        rules.their_room = 1000 * (double)dw_random_below(&random, 9000);
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        if (!made.exists)
            continue;
        const double moved = (1 - rules.break_risk) * (rules.reservation + rules.their_room) +
                             rules.break_risk * rules.walk_away;
        check_near(made.going_on, fmax(fmax(rules.target, rules.reservation), moved), 1e-6);
        n_above += moved > fmax(rules.target, rules.reservation);
        const double before = made.going_on;
        rules.their_room = 0;
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        check(made.going_on <= before);
    }
    check(n_above > 10);
}

static void the_next_offer_takes_nothing_back_and_leaves_us_the_reservation(void **state)
{
    (void)state;
    size_t n_missing = 0;
    FOR_EACH_DEAL(1)
    {
        bool any = false;
        for (size_t p = 0; p < frontier.n_points; p++)
            any = any || (frontier.ours[p] >= rules.reservation &&
                          frontier.theirs[p] >= rules.their_least);
        check(made.exists == any);
        n_missing += !any;
        if (!any)
            continue;
        check(made.next.worth.us >= rules.reservation - 1);
        check(made.next.worth.them >= rules.their_least - 1);
        for (size_t i = 0; i < deal.deal.n_issues; i++)
            check(dw_issue_allows(&deal.issue[i], made.next.option[i]));
    }
    check(n_missing > 0);
}

/* What the standard package with one issue as in the other is worth to them. */
static double worth_with(const dw_package *package, size_t issue)
{
    size_t option[DW_ISSUES_MAX];
    dw_standard_package(&model, option);
    option[issue] = package->option[issue];
    return dw_worth_of(&model, option).them;
}

/* Share of what is at stake for them beside the price in which two packages differ; NAN where nothing is. */
static double naive_difference(const dw_package *a, const dw_package *b)
{
    double whole = 0, sum = 0;
    for (size_t c = 0; c < table.space.n_clusters; c++)
        for (size_t i = 0; i < table.cluster[c].n_issues; i++) {
            const size_t issue = table.cluster[c].issue[i];
            double least = INFINITY, most = -INFINITY;
            if (issue == 0)
                continue;
            for (size_t o = 0; o < deal.issue[issue].n_options; o++) {
                size_t option[DW_ISSUES_MAX];
                dw_standard_package(&model, option);
                option[issue] = o;
                if (!dw_issue_allows(&deal.issue[issue], o))
                    continue;
                least = fmin(least, dw_worth_of(&model, option).them);
                most = fmax(most, dw_worth_of(&model, option).them);
            }
            whole += most - least;
            sum += fabs(worth_with(a, issue) - worth_with(b, issue));
        }
    return whole > 0 ? sum / whole : (double)NAN;
}

/* A pick between two of them, or between one and the next offer, tells what matters. */
static void no_two_packages_are_alike_to_the_buyer(void **state)
{
    (void)state;
    size_t n_pairs = 0;
    FOR_EACH_DEAL(13)
    {
        for (size_t a = 0; a < made.n_packages; a++)
            for (size_t b = 0; b <= a; b++) {
                const dw_package *const other = b < a ? &made.package[b] : &made.next;
                const double share = naive_difference(&made.package[a], other);
                check(isnan(share) || share > rules.difference - 1e-9);
                n_pairs++;
            }
    }
    check(n_pairs > CASES / 2);
}

/* Prices are set after the search, so that now and then more of what it found stays. */
static void fewer_packages_rather_than_look_alikes(void **state)
{
    (void)state;
    size_t n_fewer = 0, n_all = 0, n_more = 0;
    FOR_EACH_DEAL(14)
    {
        rules.difference = 0;
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        const size_t n = made.n_packages;
        rules.difference = 0.23;
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        check(made.n_packages != 1 && made.n_packages <= rules.count);
        n_fewer += made.n_packages < n;
        n_more += made.n_packages > n;
        n_all += n > 0 && made.n_packages == n;
    }
    check(n_fewer > CASES / 100 && n_all > CASES / 100 && 5 * n_more < n_fewer);
}

static void equal_packages_are_equal_and_differ(void **state)
{
    (void)state;
    size_t n_packages = 0, n_at_level = 0;
    FOR_EACH_DEAL(2)
    {
        check(made.n_packages != 1 && made.n_packages <= rules.count);
        const double level = made.level;
        size_t least = SIZE_MAX;
        check(!made.exists || (level <= made.next.worth.us + 1 &&
                               level >= fmin(rules.target, made.next.worth.us) - 1));
        for (size_t a = 0; a < made.n_packages; a++) {
            const dw_package *const package = &made.package[a];
            check(package->price >= rules.price_least && package->price <= rules.price_most);
            /* Within the tolerance; where no limit of price stands in the way, within rounding. */
            check_near(package->worth.us, level, 0.02 * fabs(level) + 1e4);
            if (package->price > rules.price_least && package->price < rules.price_most) {
                check_near(package->worth.us, level, 2 * dw_price_unit(package->price) + 1);
                n_at_level++;
            }
            for (size_t b = 0; b < a; b++) {
                size_t n = package->price != made.package[b].price;
                for (size_t i = 1; i < deal.deal.n_issues; i++)
                    n += package->option[i] != made.package[b].option[i];
                check(n >= made.n_issues_least && n > 0);
                least = n < least ? n : least;
                check(n > 0 || package->price != made.package[b].price);
            }
            n_packages++;
        }
        check(made.n_packages == 0 || least == made.n_issues_least);
    }
    check(n_packages > CASES / 4 && n_at_level > n_packages / 5);
}

/* More aspiration and less care for them never leave us less. */
static void a_harder_archetype_keeps_more(void **state)
{
    (void)state;
    size_t n_more = 0;
    FOR_EACH_DEAL(3)
    {
        rules.their_least = -INFINITY;
        numbers = (dw_archetype_numbers){.relationship_weight = 0.5, .aspiration = 0.6};
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        const double soft = made.next.worth.us, soft_level = made.level;
        numbers = (dw_archetype_numbers){.relationship_weight = 0.1, .aspiration = 0.8};
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        check(made.next.worth.us >= soft - 1 && made.level >= soft_level - 1);
        n_more += made.next.worth.us > soft + 1;
    }
    check(n_more > CASES / 10);
}

static void without_a_chance_to_go_by_leaves_us_the_aspiration(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 4);
    draw(&random);
    deal.deal.value.competitor_price = DW_MONEY_NONE;
    deal.deal.value.market = deal.deal.value.buyer_value =
        (dw_money_range){DW_MONEY_NONE, DW_MONEY_NONE, DW_MONEY_NONE, NULL};
    make_model();
    lay_out(INFINITY);
    rules.their_least = -INFINITY;
    model.priced = false; /* nothing to go by at all */
    check_near(dw_claim_of(&model, &frontier, rules.reservation), 0, 0);
    check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
    assert_true(made.exists);
    const double wish = fmax(
        rules.target, rules.reservation + numbers.aspiration * (rules.start - rules.reservation));
    for (size_t p = 0; p < frontier.n_points; p++)
        check(frontier.ours[p] < wish || frontier.theirs[p] <= made.next.worth.them + 1);
}

static void prices_above_the_limit_are_left_out(void **state)
{
    (void)state;
    FOR_EACH_DEAL(5)
    {
        const double most = (double)deal.deal.value.target_price;
        lay_out(most);
        size_t choice[DW_CLUSTERS_MAX], option[DW_ISSUES_MAX];
        for (size_t p = 0; p < frontier.n_points; p++) {
            dw_frontier_outcome(&frontier, p, choice);
            dw_table_options(&table, choice, option);
            check(deal.option[0][option[0]].number <= most);
        }
        lay_out(1); /* below all of them: the lowest stays */
        dw_frontier_outcome(&frontier, 0, choice);
        dw_table_options(&table, choice, option);
        for (size_t o = 0; o < 3; o++)
            check(deal.option[0][option[0]].number <= deal.option[0][o].number);
    }
}

/* ---- Along a ladder -------------------------------------------------------------------------- */

enum { STEPS_MOST = 4 };
static dw_concession ahead[STEPS_MOST];

/* Some packages, each worth less to us than the one before and more to them, as a ladder. */
static void draw_ladder(dw_random *random)
{
    rules.ahead = ahead;
    rules.n_ahead = 0;
    rules.opens = dw_random_below(random, 2);
    for (int tries = 0; tries < 60 && rules.n_ahead < STEPS_MOST; tries++) {
        size_t *const option = DW_TAKE(&arena, deal.deal.n_issues, size_t);
        for (size_t i = 0; i < deal.deal.n_issues; i++) {
            do
                option[i] = dw_random_below(random, (uint32_t)deal.deal.issue[i].n_options);
            while (!dw_issue_allows(&deal.issue[i], option[i]));
        }
        const dw_package p = dw_package_weigh(&model, option, (double)NAN);
        const dw_package *const before = &ahead[rules.n_ahead - (rules.n_ahead > 0)].package;
        if (rules.n_ahead == 0 ||
            (p.worth.us < before->worth.us && p.worth.them > before->worth.them))
            ahead[rules.n_ahead++] = (dw_concession){.package = p};
    }
    rules.reservation = ahead[rules.n_ahead - 1].package.worth.us - 100;
    rules.walk_away = rules.reservation - 77;
    check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
}

static dw_package naive_due(size_t step)
{
    dw_package best = ahead[step].package;
    const double own = best.worth.us, price = best.price;
    const double breadth = frontier.theirs[frontier.n_points - 1] - frontier.theirs[0];
    double least = fmax(best.worth.them + rules.tolerance * breadth, rules.their_least);
    for (size_t p = 0; p < frontier.n_points; p++) {
        const dw_package found = package_of(p);
        if (frontier.ours[p] < own || frontier.theirs[p] < least || found.price < price)
            continue;
        best = found;
        least = frontier.theirs[p];
    }
    return best;
}

static void the_next_offer_is_worth_what_the_next_step_is_and_its_price_falls_no_further(
    void **state)
{
    (void)state;
    size_t n_better = 0, n_own = 0;
    FOR_EACH_DEAL(8)
    {
        draw_ladder(&random);
        check(made.exists);
        const dw_package *const own = &ahead[0].package;
        check(made.next.price >= own->price && made.next.worth.us >= own->worth.us - 1);
        const double room = fmax(0, made.next.worth.us - rules.target);
        const double beside = made.next.worth.us - (1 - numbers.aspiration) * room;
        check(made.level == made.next.worth.us ||
              (rules.opens && fabs(made.level - beside) < 1e-6));
        const dw_package naive = rules.opens ? *own : naive_due(0);
        check_near(made.next.worth.us, naive.worth.us, 1);
        check_near(made.next.worth.them, naive.worth.them, 1);
        /* Its options are its own: what is weighed afterwards leaves them alone. */
        const dw_package again = dw_package_weigh(&model, made.next.option, made.next.price);
        check(again.worth.us == made.next.worth.us && again.worth.them == made.next.worth.them);
        n_own += made.next.worth.them == own->worth.them;
        n_better += made.next.worth.them > own->worth.them + 1;
    }
    check(n_better > CASES / 5 && n_own > CASES / 5);
}

/* Going through what may happen from the first step on. */
static void going_on_is_worth_what_the_ladder_is_likely_to_bring(void **state)
{
    (void)state;
    size_t n_ladders = 0, n_words = 0;
    FOR_EACH_DEAL(9)
    {
        draw_ladder(&random);
        double sum = 0, here = 1, refused = 0;
        for (size_t i = 0; i < rules.n_ahead; i++) {
            const dw_package step = i > 0 || !rules.opens ? naive_due(i) : ahead[0].package;
            const double taken =
                refused < 1 ? fmax(0, step.acceptance - refused) / (1 - refused) : 1;
            sum += here * taken * step.worth.us;
            here *= 1 - taken;
            sum += here * rules.break_risk * rules.walk_away;
            here *= 1 - rules.break_risk;
            refused = step.acceptance;
        }
        sum += here * rules.reservation;
        if (frontier.n_points > 256) {
            check(made.going_on >= sum - 1);
            continue;
        }
        const double refusal =
            (1 - rules.break_risk) * rules.reservation + rules.break_risk * rules.walk_away;
        double best = sum;
        for (size_t p = 0; p < frontier.n_points; p++) {
            const dw_package last = package_of(p);
            if (frontier.ours[p] >= rules.reservation && frontier.theirs[p] >= rules.their_least)
                best =
                    fmax(best, last.acceptance * last.worth.us + (1 - last.acceptance) * refusal);
        }
        check_near(made.going_on, best, 1 + 1e-9 * fabs(best));
        n_ladders += best == sum;
        n_words += best > sum;
    }
    check(n_ladders > CASES / 20 && n_words > CASES / 20);
}

/* Worth to us of the step that comes after the level; the level where none does. */
static double naive_least(double level)
{
    for (size_t i = 1; i < rules.n_ahead; i++)
        if (ahead[i].package.worth.us < level)
            return ahead[i].package.worth.us;
    return level;
}

static void no_equal_package_gives_more_than_the_ladders_next_step(void **state)
{
    (void)state;
    size_t n_packages = 0, n_last = 0, n_limited = 0;
    FOR_EACH_DEAL(15)
    {
        draw_ladder(&random);
        rules.opens = dw_random_below(&random, 3) == 0;
        if (dw_random_below(&random, 2))
            rules.price_most = fmax(rules.price_least, ahead[0].package.price);
        lay_out(rules.price_most);
        check(dw_proposals_make(&table, &frontier, &rules, &arena, &made, NULL) == DW_OK);
        const double least = naive_least(made.level);
        for (size_t a = 0; a < made.n_packages; a++) {
            check(made.package[a].worth.us >= least - 1);
            n_limited += made.package[a].price == rules.price_most;
            n_last += rules.n_ahead == 1;
            n_packages++;
        }
    }
    check(n_packages > CASES / 4 && n_last > 0 && n_limited > 0);
}

static dw_status make_marked(void *context, dw_arena *in, dw_error *err)
{
    (void)context;
    dw_proposals here;
    test_bytes_mark(&here, sizeof here);
    const dw_status status = dw_proposals_make(&table, &frontier, &rules, in, &here, err);
    check(status == DW_OK || test_bytes_marked(&here, sizeof here));
    return status;
}

static void says_when_memory_runs_out(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    do
        draw(&random);
    while (made.n_packages < 2);
    assert_true(test_memory_exhaust(make_marked, NULL, 4096) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_offer_has_the_best_expectation),
        cmocka_unit_test(the_next_offer_takes_nothing_back_and_leaves_us_the_reservation),
        cmocka_unit_test(going_on_is_worth_what_comes_of_the_next_offer),
        cmocka_unit_test(without_chances_going_on_counts_what_they_may_still_move),
        cmocka_unit_test(equal_packages_are_equal_and_differ),
        cmocka_unit_test(no_two_packages_are_alike_to_the_buyer),
        cmocka_unit_test(fewer_packages_rather_than_look_alikes),
        cmocka_unit_test(a_harder_archetype_keeps_more),
        cmocka_unit_test(without_a_chance_to_go_by_leaves_us_the_aspiration),
        cmocka_unit_test(prices_above_the_limit_are_left_out),
        cmocka_unit_test(
            the_next_offer_is_worth_what_the_next_step_is_and_its_price_falls_no_further),
        cmocka_unit_test(going_on_is_worth_what_the_ladder_is_likely_to_bring),
        cmocka_unit_test(no_equal_package_gives_more_than_the_ladders_next_step),
        cmocka_unit_test(says_when_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
