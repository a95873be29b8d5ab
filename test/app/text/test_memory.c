/* Reading fails cleanly wherever the memory ends. */
#include "support.h"

#include "text/domain.h"

/* An allocator that has no more after a number of allocations. */
static size_t allocations_left;

static void *allocate(void *context, size_t size)
{
    (void)context;
    if (allocations_left == 0)
        return NULL;
    allocations_left--;
    return malloc(size);
}

static void release(void *context, void *memory)
{
    (void)context;
    free(memory);
}

static dw_arena arena_of(size_t limit, size_t n_allocations)
{
    dw_arena arena;
    allocations_left = n_allocations;
    dw_arena_init(&arena, (dw_allocator){allocate, release, NULL}, limit);
    return arena;
}

/* Either a result and no problem, or out of memory said exactly once. True for a result. */
static bool is_clean(const void *result, text_problems *problems)
{
    if (result) {
        assert_int_equal(problems->n_found, 0);
        return true;
    }
    assert_int_equal(problems->n_found, 1);
    assert_int_equal(problems->worst, TEXT_PROBLEM_MEMORY);
    g_autofree char *text = text_problem_format(text_problems_at(problems, 0));
    assert_true(g_str_has_suffix(text, ": out of memory while reading"));
    text_problems_clear(problems);
    return false;
}

/* Every limit up to the one that suffices: the arena's blocks then end at every place in turn. */
static void a_deal_is_read_whole_or_not_at_all(void **state)
{
    bench *const b = *state;
    g_autofree char *text = NULL;
    gsize size;
    assert_true(g_file_get_contents("examples/northwind.yaml", &text, &size, NULL));
    dw_arena book_arena;
    text_arena_init(&book_arena, MEMORY);
    const dw_playbook *const p = text_playbook_load(NULL, &book_arena, &b->problems);
    assert_non_null(p);
    bool done = false;
    size_t n_failures = 0;
    for (size_t limit = 0; !done; limit += 173) {
        dw_arena arena = arena_of(limit, SIZE_MAX);
        done = is_clean(text_deal_parse(text, size, "deal", p, TODAY, &arena, &b->problems),
                        &b->problems);
        n_failures += !done;
        dw_arena_clear(&arena);
    }
    assert_true(n_failures > 100);
    dw_arena_clear(&book_arena);
}

static void a_playbook_is_read_whole_or_not_at_all(void **state)
{
    bench *const b = *state;
    g_autofree char *text = small_text();
    bool done = false;
    size_t n_failures = 0;
    for (size_t limit = 0; !done; limit += 197) {
        dw_arena arena = arena_of(limit, SIZE_MAX);
        done = is_clean(text_playbook_parse(text, strlen(text), "p", &arena, &b->problems),
                        &b->problems);
        n_failures += !done;
        dw_arena_clear(&arena);
    }
    assert_true(n_failures > 300);
}

static void a_playbook_that_extends_another_is_read_whole_or_not_at_all(void **state)
{
    bench *const b = *state;
    static const char text[] =
        "playbook: ours\nextends: default\nfactors: {horizon: {question: Again?}}\n"
        "plan: {opening: [{id: x, text: Hello., basis: honesty}]}\n"
        "bases: {all: {source: us, strength: ours, limits: few}}\n";
    bool done = false;
    for (size_t limit = 0; !done; limit = limit + limit / 16 + 4096) {
        dw_arena arena = arena_of(limit, SIZE_MAX);
        done = is_clean(text_playbook_parse(text, sizeof text - 1, "p", &arena, &b->problems),
                        &b->problems);
        dw_arena_clear(&arena);
    }
}

static void an_allocator_may_refuse_at_any_time(void **state)
{
    bench *const b = *state;
    g_autofree char *text = small_text();
    bool done = false;
    for (size_t n = 0; !done; n++) {
        dw_arena arena = arena_of(MEMORY, n);
        done = is_clean(text_playbook_parse(text, strlen(text), "p", &arena, &b->problems),
                        &b->problems);
        dw_arena_clear(&arena);
        assert_true(n < 100);
    }
}

typedef const text_domain *parse_domain(const text_domain_source *source, dw_arena *arena,
                                        text_problems *problems);

static void read_domain_in_all_sizes(bench *b, parse_domain *parse, const char *const *path)
{
    text_domain_source source[1 + TEXT_SIDES];
    char *text[1 + TEXT_SIDES];
    for (size_t i = 0; i < G_N_ELEMENTS(source); i++) {
        assert_true(g_file_get_contents(path[i], &text[i], &source[i].size, NULL));
        source[i].data = text[i];
        source[i].label = path[i];
    }
    bool done = false;
    for (size_t limit = 0; !done; limit += 61) {
        dw_arena arena = arena_of(limit, SIZE_MAX);
        done = is_clean(parse(source, &arena, &b->problems), &b->problems);
        dw_arena_clear(&arena);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        g_free(text[i]);
}

static void a_domain_is_read_whole_or_not_at_all(void **state)
{
    static const char *const ferry[] = {"test/app/text/data/ferry_domain.xml",
                                        "test/app/text/data/ferry_town.xml",
                                        "test/app/text/data/ferry_operator.xml"};
    static const char *const market[] = {"test/app/text/data/market.json",
                                         "test/app/text/data/market_grower.json",
                                         "test/app/text/data/market_town.json"};
    read_domain_in_all_sizes(*state, text_genius_parse, ferry);
    read_domain_in_all_sizes(*state, text_geniusweb_parse, market);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(a_deal_is_read_whole_or_not_at_all),
        EMPTY(a_playbook_is_read_whole_or_not_at_all),
        EMPTY(a_playbook_that_extends_another_is_read_whole_or_not_at_all),
        EMPTY(a_domain_is_read_whole_or_not_at_all),
        EMPTY(an_allocator_may_refuse_at_any_time),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
