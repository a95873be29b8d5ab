/* Plans made on several threads: in their order, as one after the other; the first failure ends it. */
#include "app/support/default_book.h"
#include "brief/brief.h"
#include "desk/limits.h"
#include "desk/plans.h"

enum { EVENTS = 90 };

static const dw_deal *read_rows(const char *rows)
{
    g_autofree char *text = short_deal(rows);
    return read_deal(text, &book_arena);
}

static const dw_deal *haggle(void)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    for (int e = 0; e < EVENTS; e++)
        g_string_append_printf(
            rows, "  - {at: 2026-11-%02d, by: %s, event: offer, package: {price: %d}}\n", 1 + e / 4,
            e % 2 ? "them" : "us", e % 2 ? 181300 + 97 * e : 238700 - 211 * e);
    return read_rows(rows->str);
}

typedef struct taker {
    GArray *numbers;  /* size_t */
    GPtrArray *pages; /* char * */
} taker;

static char *page_of(const dw_plan *plan)
{
    return brief_plan_json(plan, &(brief_style){.width = 80, .walk_aways = true});
}

static void take(const dw_plan *plan, size_t number, void *context)
{
    taker *t = context;
    g_array_append_val(t->numbers, number);
    g_ptr_array_add(t->pages, page_of(plan));
}

static taker make_taker(void)
{
    return (taker){g_array_new(FALSE, FALSE, sizeof(size_t)),
                   g_ptr_array_new_with_free_func(g_free)};
}

static void clear_taker(taker *t)
{
    g_array_unref(t->numbers);
    g_ptr_array_unref(t->pages);
}

static dw_status make_all(const dw_deal *deal, size_t n, taker *t, dw_error *err)
{
    size_t number[DW_DEADLINES_MAX + EVENTS];
    for (size_t e = 0; e < n; e++)
        number[e] = e + 1;
    const desk_plans plans = {
        .read = deal, .playbook = playbook, .number = number, .n = n, .take = take, .context = t};
    return desk_plans_make(&plans, err);
}

static void they_are_those_made_one_after_the_other_in_their_order(void **state)
{
    (void)state;
    const dw_deal *deal = haggle();
    const dw_plan_options options = {.seed = DESK_SEED};
    taker t = make_taker();
    dw_error err = {0};
    assert_int_equal(make_all(deal, EVENTS, &t, &err), DW_OK);
    assert_int_equal(t.numbers->len, EVENTS);
    for (size_t e = 0; e < EVENTS; e++) {
        const dw_arena_mark mark = dw_arena_here(&book_arena);
        dw_deal logged = *deal, now;
        dw_plan plan;
        logged.day = deal->event[e].day;
        assert_int_equal(dw_record_state(&logged, playbook, e + 1, &book_arena, &now, &err), DW_OK);
        assert_int_equal(dw_plan_make(playbook, &now, &options, &book_arena, &plan, &err), DW_OK);
        g_autofree char *page = page_of(&plan);
        assert_int_equal(g_array_index(t.numbers, size_t, e), e + 1);
        assert_string_equal(g_ptr_array_index(t.pages, e), page);
        dw_arena_rewind(&book_arena, mark);
    }
    clear_taker(&t);
}

static void none_and_one_are_plans_too(void **state)
{
    (void)state;
    const dw_deal *deal = haggle();
    for (size_t n = 0; n < 3; n++) {
        taker t = make_taker();
        dw_error err = {0};
        assert_int_equal(make_all(deal, n, &t, &err), DW_OK);
        assert_int_equal(t.numbers->len, n);
        clear_taker(&t);
    }
}

/* The 65th deadline is withdrawn by the next event: the whole record can be followed, its middle cannot. */
static void the_first_failure_ends_it(void **state)
{
    (void)state;
    g_autoptr(GString) rows = g_string_new(NULL);
    for (int d = 0; d <= DW_DEADLINES_MAX; d++)
        g_string_append_printf(rows,
                               "  - {at: 2026-11-02, by: us, event: deadline, deadline: "
                               "{date: 2027-01-20, what: n%d, owner: ours}}\n",
                               d);
    g_string_append(rows, "  - {at: 2026-11-02, by: us, event: correction, corrects: 65}\n");
    const dw_deal *deal = read_rows(rows->str);
    taker t = make_taker();
    dw_error err = {0};
    assert_int_equal(make_all(deal, deal->n_events, &t, &err), DW_E_LIMIT);
    assert_string_equal(err.what, "deadlines");
    assert_int_equal(err.index, 65);
    assert_int_equal(t.numbers->len, 64);
    clear_taker(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_those_made_one_after_the_other_in_their_order),
        cmocka_unit_test(none_and_one_are_plans_too),
        cmocka_unit_test(the_first_failure_ends_it),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
