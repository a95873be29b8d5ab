/* All words of a frontier's page and picture come from the playbook and what it is about. */
#include "app/support/foreign.h"

#include "brief/frontier.h"

#include <math.h>

#define OPTIONS_MOST 40

/* A space of one cluster: as many points of the frontier as it has choices. */
typedef struct outlook {
    double ours[OPTIONS_MOST], theirs[OPTIONS_MOST];
    const char *option[OPTIONS_MOST];
    brief_frontier_issue issue;
    dw_utilities cloud[1];
    dw_cluster cluster;
    dw_space space;
    dw_frontier frontier;
    dw_solutions solutions;
    brief_frontier view;
} outlook;

static size_t first_choice(const void *context, const size_t *choice, size_t issue)
{
    (void)context;
    (void)issue;
    return choice[0];
}

/* A share of the points is rational. */
static void make_view(foreign_bench *b, outlook *o, size_t n, double share)
{
    static const char *const note[] = {"\xd0\xb0\xd0\xb1."};
    static const brief_mark mark[] = {{"\xd0\xb0\xd0\xb1", {3.7, 2.9}}};
    for (size_t i = 0; i < n; i++) {
        o->ours[i] = 1.37 * (double)(n - i);
        o->theirs[i] = 0.83 * (double)i;
        o->option[i] = "\xd0\xb1";
    }
    o->issue = (brief_frontier_issue){.key = "", .name = "\xd0\xb0", .option = o->option};
    o->cluster = (dw_cluster){o->ours, o->theirs, n};
    o->space = (dw_space){&o->cluster, 1, INFINITY, INFINITY};
    const dw_utilities reservation = {1.37 * (double)n * (1 - share), share < 0 ? 99 : 0};
    assert_int_equal(dw_frontier_make(&o->space, NULL, &b->arena, &o->frontier, NULL), DW_OK);
    assert_int_equal(dw_solutions_find(&o->frontier, reservation, &b->arena, &o->solutions, NULL),
                     DW_OK);
    o->view = (brief_frontier){.book = b->playbook,
                               .title = "\xd0\xb0",
                               .side = {"\xd0\xb0", "\xd0\xb1"},
                               .issue = &o->issue,
                               .n_issues = 1,
                               .option_of = first_choice,
                               .space = &o->space,
                               .n_outcomes = n == 1 ? "1" : "1617",
                               .frontier = &o->frontier,
                               .walk_aways = true,
                               .reservation = reservation,
                               .solutions = &o->solutions,
                               .opposition = NAN,
                               .mark = mark,
                               .n_marks = 1,
                               .note = note,
                               .n_notes = 1};
}

/* What stands between the tags. */
static char *contents(const char *svg)
{
    GString *out = g_string_new(NULL);
    bool tag = false;
    for (const char *c = svg; *c != '\0'; c++) {
        tag = tag ? *c != '>' : *c == '<';
        if (!tag)
            g_string_append_c(out, *c == '>' ? ' ' : *c);
    }
    return g_string_free(out, FALSE);
}

/* The letters by which a solution in the picture is found in the table are signs, not words. */
static void blank_signs(char *page)
{
    for (char *c = page; *c != '\0'; c++)
        if (*c >= 'A' && *c < 'A' + BRIEF_SOLUTION_COUNT && !g_ascii_isalpha(c[1]) &&
            (c == page || !g_ascii_isalpha(c[-1])))
            *c = ' ';
}

static void assert_foreign_page(char *page, const char *currency)
{
    blank_signs(page);
    g_autofree char *word = latin_word(page, currency);
    if (word != NULL)
        print_message("%s\n'%s' is no word of the playbook\n", page, word);
    assert_null(word);
    g_free(page);
}

static void assert_foreign_frontier(const brief_frontier *view)
{
    const char *currency = view->currency != NULL ? view->currency : "";
    const brief_frontier_style styles[] = {{.width = 72}, {.width = 120, .all_points = true}};
    for (size_t s = 0; s < G_N_ELEMENTS(styles); s++) {
        assert_foreign_page(brief_frontier_text(view, &styles[s]), currency);
        g_autofree char *markdown = brief_frontier_markdown(view, &styles[s]);
        char *const fence = strstr(markdown, "```text\n");
        assert_non_null(fence);
        memset(fence, '`', strlen("```text"));
        assert_foreign_page(g_steal_pointer(&markdown), currency);
    }
    g_autofree char *svg = brief_frontier_svg(view, &styles[0]);
    assert_foreign_page(contents(svg), currency);
}

static void a_frontier_has_no_word_but_the_playbooks_and_the_deals(void **state)
{
    foreign_bench *b = *state;
    static const struct {
        size_t n;
        double rational;
    } cases[] = {{1, 1}, {OPTIONS_MOST, 1}, {OPTIONS_MOST, 0.7}, {7, 0.01}, {7, -1}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        outlook o = {0};
        make_view(b, &o, cases[i].n, cases[i].rational);
        assert_foreign_frontier(&o.view);
        o.view.ties[BRIEF_NASH].n = 1;
        o.view.ties[BRIEF_WELFARE].n = 3;
        o.view.ties[BRIEF_EQUAL_UTILITY] = (brief_ties){.n = 50, .has_more = true};
        o.view.opposition = 0.617;
        o.view.cloud = o.cloud;
        o.view.n_cloud = 1;
        assert_foreign_frontier(&o.view);
        o.view.walk_aways = false;
        assert_foreign_frontier(&o.view);
        o.frontier.epsilon_theirs = 0.017;
        assert_foreign_frontier(&o.view);
        o.view.currency = "JPY";
        o.view.walk_aways = true;
        assert_foreign_frontier(&o.view);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_frontier_has_no_word_but_the_playbooks_and_the_deals,
                                        start_foreign, end_foreign),
    };
    return cmocka_run_group_tests_name("frontier words", tests, NULL, NULL);
}
