/* Packages that differ, against going through all sets of all packages. */
#include "naive_sets.h"

#include "engine/support/memory.h"

/* ---- Properties ----------------------------------------------------------------------------- */

typedef struct question {
    dw_side held;
    dw_differing_request request;
    issues issues;
    size_t n_candidates; /* in the band, within the slack, unlike the one beside: in `candidate` */
    size_t n_in_slack;   /* those alike to the one beside counted in */
} question;

/* Apart by some of what is at stake, or by nothing; beside any package at all, or beside none. */
static void draw_apart(question *q, dw_random *random)
{
    static const double share[] = {0, 0.013, 0.17, 0.61};
    double stake = 0;
    size_t choice[SPACE_CLUSTERS];
    for (size_t c = 0; c < made.space.n_clusters; c++) {
        choice[c] = dw_random_below(random, (uint32_t)made.space.cluster[c].n_choices);
        for (size_t i = 0; i < q->issues.cluster[c].n_issues; i++)
            stake += q->issues.worth[c][i][0];
    }
    q->request.apart = q->issues.apart = stake * share[dw_random_below(random, 4)];
    write_worths(&q->issues, choice, q->issues.beside);
    q->issues.has_beside = dw_random_below(random, 3) == 0;
    q->request.beside = q->issues.has_beside ? q->issues.beside : NULL;
}

static void leave_out_alike(question *q)
{
    size_t n = 0;
    q->n_in_slack = q->n_candidates;
    for (size_t i = 0; q->issues.has_beside && i < q->n_candidates; i++)
        if (!are_alike(&q->issues, candidate[i].choice, q->issues.beside))
            candidate[n++] = candidate[i];
    if (q->issues.has_beside)
        q->n_candidates = n;
}

static void make_question(question *q, size_t outcomes, dw_random *random)
{
    packages_any_space(&made, outcomes, random);
    q->held = dw_random_below(random, 2);
    make_issues(&q->issues, &made.space, random);
    packages_any_band(&made.space, q->held, random, &q->request.low, &q->request.high);
    const dw_utilities same = dw_space_same(&made.space);
    const double reach = (q->held == DW_SIDE_US ? same.theirs : same.ours) / DW_SAME_UTILITY;
    const double share[] = {0, 0.013, 0.083, 0.37, INFINITY};
    q->request.slack = reach > 0 ? reach * share[dw_random_below(random, 5)] : 1;
    q->request.count = 2 + dw_random_below(random, 4);
    q->request.issues = q->issues.cluster;
    q->request.seed = 617;
    const size_t n =
        naive_packages(&made.space, q->held, q->request.low, q->request.high, candidate);
    const double slack = round(q->request.slack * naive_unit(&made.space, !q->held));
    q->n_candidates = 0;
    while (q->n_candidates < n && candidate[q->n_candidates].sought >= candidate[0].sought - slack)
        q->n_candidates++;
    draw_apart(q, random);
    leave_out_alike(q);
}

static dw_differing ask(const question *q, dw_arena *arena)
{
    const dw_search *search;
    dw_differing found;
    check(dw_search_prepare(&made.space, q->held, 200, arena, &search, NULL) == DW_OK);
    check(dw_search_differing(search, &q->request, arena, &found, NULL) == DW_OK);
    return found;
}

static size_t place_of(const question *q, const size_t *choice)
{
    const size_t bytes = made.space.n_clusters * sizeof *choice;
    size_t i = 0;
    while (i < q->n_candidates && memcmp(candidate[i].choice, choice, bytes) != 0)
        i++;
    return i;
}

static void check_properties(const question *q, const dw_differing *found)
{
    size_t least = SIZE_MAX, place = 0;
    check(found->n_packages <= q->request.count);
    check(found->n_packages > 0 ? q->n_candidates > 0 : q->n_candidates == 0 || !found->complete);
    for (size_t i = 0; i < found->n_packages; i++) {
        const dw_candidate *const one = &found->package[i];
        const dw_utilities utilities = dw_space_utilities(&made.space, one->choice);
        check(one->utilities.ours == utilities.ours && one->utilities.theirs == utilities.theirs);
        check(place_of(q, one->choice) < q->n_candidates);
        check(i == 0 || place_of(q, one->choice) > place);
        place = place_of(q, one->choice);
        for (size_t k = 0; k < i; k++) {
            const size_t d = differences(&q->issues, one->choice, found->package[k].choice);
            least = d < least ? d : least;
        }
    }
    check(found->n_issues_least == (found->n_packages < 2 ? 0 : least));
    check(found->n_packages < 2 || least >= 1);
}

/* Puts in its place, again and again, the first set that differs in as many issues and lies further apart, by
 * a quarter; is there any? */
static bool take_further(naive_set *s)
{
    bool any = false;
    for (bool more = true; more; any |= more) {
        naive_set next = {.issues = s->issues,
                          .n_candidates = s->n_candidates,
                          .count = s->count,
                          .least = s->least - 1,
                          .nearest = nearest_of(s) * 1.25};
        go_through_sets(&next, 0, SIZE_MAX);
        more = next.least == s->least;
        if (more)
            memcpy(s->best, next.best, s->count * sizeof *s->best);
    }
    return any;
}

static size_t n_spread; /* questions whose first set was not the one that lies furthest apart */

static void check_exact(const question *q, const dw_differing *found)
{
    naive_set s = {.count = q->request.count + 1};
    while (s.least == 0 && s.count > 2) {
        s = (naive_set){
            .issues = &q->issues, .n_candidates = q->n_candidates, .count = s.count - 1};
        go_through_sets(&s, 0, SIZE_MAX);
    }
    if (s.least == 0) {
        check(found->n_packages < 2);
        return;
    }
    check(found->n_packages == s.count);
    check(found->n_issues_least == s.least);
    n_spread += q->request.apart > 0 && take_further(&s);
    for (size_t i = 0; i < s.count; i++)
        check(place_of(q, found->package[i].choice) == s.best[i]);
}

static void agrees_with_going_through_all_sets(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    static question q;
    size_t n_exact = 0;
    for (test_case = 0; test_case < 20000; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), test_case);
        make_question(&q, 60, &random);
        const dw_differing found = ask(&q, &arena);
        check_properties(&q, &found);
        check(found.complete || q.n_in_slack >= (q.request.apart > 0 ? 20 : 30));
        if (found.complete && q.n_candidates <= 24) {
            check_exact(&q, &found);
            n_exact++;
        }
        dw_arena_clear(&arena);
    }
    assert_true(n_exact > 10000 && n_spread > 300);
}

/* Beyond what can be gone through: never far from, and rarely below, taking the furthest again and
 * again from all candidates. */
static void differs_as_much_as_the_furthest_of_all_candidates(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    static question q;
    size_t n = 0, n_less = 0;
    for (test_case = 0; test_case < 600; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), 100000 + test_case);
        make_question(&q, 4000, &random);
        const dw_differing found = ask(&q, &arena);
        check_properties(&q, &found);
        if (found.n_packages == q.request.count) {
            const size_t expected = naive_furthest(&q.issues, q.n_candidates, q.request.count);
            check(found.n_issues_least + 1 >= expected);
            n++;
            n_less += found.n_issues_least < expected;
        }
        dw_arena_clear(&arena);
    }
    assert_true(n > 200 && 50 * n_less <= n);
}

/* Ten opposed issues and terms of three issues in one cluster: the five best differ in one or two. */
static void leads_away_from_the_best_where_there_is_room(void **state)
{
    (void)state;
    enum { TERMS = 900, ISSUES = 3 };
    static large_space large;
    static uint16_t option[TERMS][ISSUES];
    dw_cluster_issues is[11] = {{.n_issues = ISSUES, .option = option[0]}};
    dw_random random;
    dw_random_init(&random, test_seed(), 9);
    large_init(&large);
    for (size_t c = 0; c < 11; c++) {
        const size_t n = c == 0 ? TERMS : 10, first = large_add(&large, n);
        for (size_t k = 0; k < n; k++) {
            large.ours[first + k] = dw_random_unit(&random) * (c == 0 ? 3 : 1);
            large.theirs[first + k] =
                (c == 0 ? 3 : 1) - large.ours[first + k] * (0.7 + 0.3 * dw_random_unit(&random));
            if (c == 0)
                for (size_t i = 0, rest = k; i < ISSUES; rest /= 10, i++)
                    option[k][i] = (uint16_t)(rest % 10);
        }
        if (c > 0)
            is[c] = (dw_cluster_issues){.n_issues = 1};
    }
    dw_arena arena;
    test_arena_init(&arena);
    const dw_search *search;
    dw_differing found;
    dw_candidates best;
    const dw_differing_request request = {
        .low = 8.3, .high = 8.5, .slack = 0.37, .count = 5, .issues = is, .seed = 1};
    check(dw_search_prepare(&large.space, DW_SIDE_US, DW_SEARCH_CELLS, &arena, &search, NULL) ==
          DW_OK);
    check(dw_search_differing(search, &request, &arena, &found, NULL) == DW_OK);
    check(dw_search_best(search, 8.3, 8.5, 1, &arena, &best, NULL) == DW_OK);
    assert_int_equal(found.n_packages, 5);
    assert_true(found.n_issues_least >= 5);
    assert_true(best.complete);
    for (size_t i = 0; i < 5; i++) {
        const dw_utilities utilities = found.package[i].utilities;
        check(utilities.ours >= 8.3 - 1e-10 && utilities.ours <= 8.5 + 1e-10);
        check(utilities.theirs >= best.package[0].utilities.theirs - 0.37 - 1e-10);
    }
    dw_arena_clear(&arena);
}

static void gives_the_same_for_the_same_seed(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    static question q;
    for (test_case = 0; test_case < 50; test_case++) {
        dw_random random;
        dw_random_init(&random, test_seed(), 200000 + test_case);
        make_question(&q, 4000, &random);
        const dw_differing one = ask(&q, &arena), two = ask(&q, &arena);
        check(one.n_packages == two.n_packages && one.complete == two.complete);
        for (size_t i = 0; i < one.n_packages; i++)
            check(place_of(&q, one.package[i].choice) == place_of(&q, two.package[i].choice));
        dw_arena_clear(&arena);
    }
}

static void takes_each_cluster_for_an_issue_when_not_told(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    static question q;
    dw_random random;
    dw_random_init(&random, test_seed(), 6);
    make_question(&q, 200, &random);
    memset(q.issues.cluster, 0, sizeof q.issues.cluster);
    q.request.low = -INFINITY;
    q.request.high = q.request.slack = INFINITY;
    q.request.issues = NULL;
    q.request.apart = q.issues.apart = 0;
    q.request.beside = NULL;
    q.n_candidates = naive_packages(&made.space, q.held, -INFINITY, INFINITY, candidate);
    const dw_differing found = ask(&q, &arena);
    check_properties(&q, &found);
    dw_arena_clear(&arena);
}

/* ---- Errors --------------------------------------------------------------------------------- */

static void check_refused(const dw_search *search, dw_differing_request request, const char *what)
{
    dw_arena arena;
    test_arena_init(&arena);
    dw_differing found;
    dw_error err;
    test_bytes_mark(&found, sizeof found);
    check(dw_search_differing(search, &request, &arena, &found, &err) == DW_E_RANGE);
    check_text(err.what, what);
    check(test_bytes_marked(&found, sizeof found));
    dw_arena_clear(&arena);
}

static void refuses_what_it_cannot_answer(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    dw_random random;
    dw_random_init(&random, test_seed(), 7);
    space_random(&made, FAMILY_OPPOSED, 2, 5, &random);
    const dw_search *search;
    check(dw_search_prepare(&made.space, DW_SIDE_US, 64, &arena, &search, NULL) == DW_OK);
    const dw_cluster_issues none[2] = {{.n_issues = 1}, {.n_issues = 0}};
    const dw_cluster_issues many[2] = {{.n_issues = DW_ISSUES_MAX + 1}, {.n_issues = 1}};
    const dw_differing_request sound = {.low = 0.1, .high = 0.2, .slack = 0.3, .count = 3};
    dw_differing_request request = sound;
    request.low = NAN;
    check_refused(search, request, "band");
    request = sound;
    request.slack = -0.001;
    check_refused(search, request, "slack");
    request.slack = NAN;
    check_refused(search, request, "slack");
    request = sound;
    request.count = 1;
    check_refused(search, request, "count");
    request.count = DW_DIFFERING_MAX + 1;
    check_refused(search, request, "count");
    request = sound;
    request.issues = none;
    check_refused(search, request, "n_issues");
    request.issues = many;
    check_refused(search, request, "n_issues");
    request = sound;
    request.apart = -0.001;
    check_refused(search, request, "apart");
    request.apart = NAN;
    check_refused(search, request, "apart");
    dw_arena_clear(&arena);
}

static dw_status try_to_differ(void *context, dw_arena *arena, dw_error *err)
{
    dw_differing found;
    test_bytes_mark(&found, sizeof found);
    const dw_differing_request request = {
        .low = -INFINITY, .high = INFINITY, .slack = 0.7, .count = 4, .seed = 61};
    const dw_status status = dw_search_differing(context, &request, arena, &found, err);
    check(status == DW_OK || test_bytes_marked(&found, sizeof found));
    check(status != DW_OK || found.n_packages == 4);
    return status;
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    dw_arena arena;
    test_arena_init(&arena);
    dw_random random;
    dw_random_init(&random, test_seed(), 8);
    space_random(&made, FAMILY_OPPOSED, 6, 9, &random);
    const dw_search *search;
    check(dw_search_prepare(&made.space, DW_SIDE_US, 61, &arena, &search, NULL) == DW_OK);
    assert_true(test_memory_exhaust(try_to_differ, (void *)(uintptr_t)search, 64) > 50);
    dw_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_going_through_all_sets),
        cmocka_unit_test(differs_as_much_as_the_furthest_of_all_candidates),
        cmocka_unit_test(leads_away_from_the_best_where_there_is_room),
        cmocka_unit_test(gives_the_same_for_the_same_seed),
        cmocka_unit_test(takes_each_cluster_for_an_issue_when_not_told),
        cmocka_unit_test(refuses_what_it_cannot_answer),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
