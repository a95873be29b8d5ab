/* Fronts of large clusters and of sums, against a plain merge: all candidates sorted, one sweep. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/spaces.h"

#include "trade/front.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 60000 };

static dw_arena arena;
static dw_front_work work;
static double ours[MOST], theirs[MOST];
static dw_utilities plain[MOST];
static dw_code_layout layout;
static dw_random drawn;

static int by_ours(const void *a, const void *b)
{
    const dw_utilities *const x = a, *const y = b;
    const int order = (x->ours < y->ours) - (x->ours > y->ours);
    return order ? order : (x->theirs < y->theirs) - (x->theirs > y->theirs);
}

/* Utilities here are exact in doubles, so that no tolerance is needed. */
static size_t plain_front(size_t n)
{
    qsort(plain, n, sizeof *plain, by_ours);
    size_t n_kept = 0;
    for (size_t i = 0; i < n; i++)
        if (n_kept == 0 || plain[i].theirs > plain[n_kept - 1].theirs)
            plain[n_kept++] = plain[i];
    return n_kept;
}

static void expect_plain(const dw_front *front, size_t n)
{
    const size_t n_plain = plain_front(n);
    check(front->n == n_plain);
    for (size_t i = 0; i < n_plain; i++)
        check(front->ours[i] == plain[i].ours && front->theirs[i] == plain[i].theirs);
}

typedef enum shape { SPREAD, COARSE, BENT, FAR_OUT, STEEP, N_SHAPES } shape;

/* Whole numbers, so that sums are exact. */
static void draw(shape how, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const double a = dw_random_below(&drawn, 1000001), b = dw_random_below(&drawn, 1000001);
        ours[i] = a;
        theirs[i] = b;
        if (how == COARSE) {
            ours[i] = floor(a / 20000);
            theirs[i] = floor(b / 20000);
        } else if (how == BENT)
            theirs[i] = floor((1000000 - a) * (1000000 - a) / 1e6) + floor(b / 1e5);
        else if (how == STEEP) {
            ours[i] = floor(exp(a / 50000));
            theirs[i] = 1000000 - a;
        } else if (how == FAR_OUT && i % 617 == 0)
            ours[i] = -1e9;
    }
}

static void make_cluster(shape how, size_t n, dw_front *front)
{
    draw(how, n);
    const dw_cluster cluster = {ours, theirs, n};
    const dw_space space = {&cluster, 1, INFINITY, INFINITY};
    dw_code_layout_init(&layout, &space);
    work.n_words = layout.n_words;
    work.same = dw_space_same(&space);
    check(dw_front_of_cluster(&work, &space, 0, &layout, front));
    for (size_t i = 0; i < front->n; i++) {
        size_t choice;
        dw_code_read(&layout, front->code + i, &choice);
        check(ours[choice] == front->ours[i] && theirs[choice] == front->theirs[i]);
        if (n > 1000)
            continue;
        for (size_t k = 0; k < choice; k++)
            check(ours[k] != ours[choice] || theirs[k] != theirs[choice]);
    }
}

static void prunes_clusters_of_any_size_and_shape(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 0);
    for (test_case = 0; test_case < 300; test_case++) {
        test_arena_init(&arena);
        work = (dw_front_work){.arena = &arena};
        const size_t n = 1 + dw_random_below(&drawn, test_case % 10 ? 500 : MOST);
        dw_front front = {0};
        make_cluster((shape)(test_case % N_SHAPES), n, &front);
        for (size_t i = 0; i < n; i++)
            plain[i] = (dw_utilities){ours[i], theirs[i]};
        expect_plain(&front, n);
        dw_arena_clear(&arena);
    }
}

static size_t add_up(const dw_front *left, const dw_front *right)
{
    size_t n = 0;
    for (size_t l = 0; l < left->n; l++)
        for (size_t r = 0; r < right->n && n < MOST; r++)
            plain[n++] =
                (dw_utilities){left->ours[l] + right->ours[r], left->theirs[l] + right->theirs[r]};
    return n;
}

static void merges_as_a_plain_merge_does(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 1);
    for (test_case = 0; test_case < 1000; test_case++) {
        test_arena_init(&arena);
        work = (dw_front_work){.arena = &arena};
        dw_front left = {0}, right = {0}, front = {0};
        make_cluster((shape)(test_case % N_SHAPES), 1 + dw_random_below(&drawn, 700), &left);
        make_cluster((shape)(test_case / N_SHAPES % N_SHAPES), 1 + dw_random_below(&drawn, 80),
                     &right);
        const size_t n = add_up(&left, &right);
        check(n < MOST);
        work.n_words = 0;
        check(dw_front_merge(&work, &left, &right, SIZE_MAX, &front) == DW_MERGE_DONE);
        expect_plain(&front, n);
        dw_arena_clear(&arena);
    }
}

static void gives_up_when_too_many_pass(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 2);
    test_arena_init(&arena);
    work = (dw_front_work){.arena = &arena};
    dw_front left = {0}, right = {0}, front = {0};
    make_cluster(BENT, 500, &left);
    make_cluster(BENT, 50, &right);
    assert_int_equal(dw_front_merge(&work, &left, &right, 10, &front), DW_MERGE_TOO_MANY);
    dw_arena_clear(&arena);
}

static void expect_covered(const dw_front *front, size_t n, double loss)
{
    for (size_t k = 0; k < n; k++) {
        size_t i = 0;
        while (i < front->n && (front->ours[i] < plain[k].ours - loss * (1 + 1e-12) ||
                                front->theirs[i] < plain[k].theirs))
            i++;
        check(i < front->n);
    }
}

static void loses_on_a_grid_what_it_says(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 3);
    for (test_case = 0; test_case < 200; test_case++) {
        test_arena_init(&arena);
        work = (dw_front_work){.arena = &arena};
        dw_front left = {0}, right = {0}, front = {0};
        make_cluster((shape)(test_case % N_SHAPES), 100, &left);
        make_cluster((shape)(test_case / N_SHAPES % N_SHAPES), 100, &right);
        const size_t n = add_up(&left, &right), cells = 1 + dw_random_below(&drawn, 50);
        double loss = NAN;
        check(dw_front_merge_on_grid(&work, &left, &right, cells, &front, &loss));
        check(front.n <= cells + 1);
        expect_covered(&front, n, loss);
        dw_arena_clear(&arena);
    }
}

static void thins_at_the_loss_it_says(void **state)
{
    (void)state;
    dw_random_init(&drawn, test_seed(), 4);
    for (test_case = 0; test_case < 500; test_case++) {
        test_arena_init(&arena);
        work = (dw_front_work){.arena = &arena};
        dw_front front = {0};
        make_cluster((shape)(test_case % N_SHAPES), 2 + dw_random_below(&drawn, 1000), &front);
        const size_t n = front.n, most = 1 + dw_random_below(&drawn, 20);
        for (size_t i = 0; i < n; i++)
            plain[i] = (dw_utilities){front.ours[i], front.theirs[i]};
        const double loss = dw_front_thin(&front, most, work.n_words);
        check(front.n <= most + 1);
        check(loss <= (plain[0].ours - plain[n - 1].ours) / most * (1 + 1e-12));
        expect_covered(&front, n, loss);
        /* Each point has kept its code. */
        for (size_t i = 0; i < front.n; i++)
            check(ours[dw_code_choice(&layout, front.code + i, 0)] == front.ours[i]);
        dw_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prunes_clusters_of_any_size_and_shape),
        cmocka_unit_test(merges_as_a_plain_merge_does),
        cmocka_unit_test(gives_up_when_too_many_pass),
        cmocka_unit_test(loses_on_a_grid_what_it_says),
        cmocka_unit_test(thins_at_the_loss_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
