/* All words of a page come from the playbook and the deal: with every text of both replaced by other
 * letters, no page has a Latin word left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/coach.h"
#include "brief/difference.h"
#include "brief/frontier.h"
#include "dealwright/record.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"
#include "text/problem.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define MEMORY ((size_t)256 << 20)

typedef struct bench {
    dw_arena arena;
    const dw_playbook *playbook;
    GStringChunk *strings;
} bench;

/* ---- Other letters --------------------------------------------------------------------------- */

/* Latin letters as Cyrillic ones, but what stands in braces. */
static char *foreign(const char *text)
{
    GString *out = g_string_new(NULL);
    bool name = false;
    for (const char *c = text; *c != '\0'; c++) {
        if ((*c == '{' || *c == '}') && c[1] == *c) { /* a brace, not a name */
            g_string_append_len(out, c++, 2);
            continue;
        }
        name = name ? *c != '}' : *c == '{';
        if (name || !g_ascii_isalpha(*c))
            g_string_append_c(out, *c);
        else
            g_string_append_unichar(out, g_ascii_islower(*c) ? 0x430u + (gunichar)(*c - 'a')
                                                             : 0x410u + (gunichar)(*c - 'A'));
    }
    return g_string_free(out, FALSE);
}

/* The structs are constant to all but who filled them: the arena they lie in is ours. */
static void change(bench *b, const char *const *text)
{
    if (*text == NULL)
        return;
    g_autofree char *other = foreign(*text);
    *(const char **)(uintptr_t)text = g_string_chunk_insert(b->strings, other);
}

static void change_texts(bench *b, const dw_texts *texts)
{
    for (size_t i = 0; i < texts->n_texts; i++)
        change(b, &texts->text[i].pattern);
}

static void change_basis(bench *b, const dw_basis *basis)
{
    change(b, &basis->source);
    change(b, &basis->limits);
}

static void change_factors(bench *b, const dw_playbook *p)
{
    for (size_t f = 0; f < p->n_factors; f++) {
        const dw_factor *factor = &p->factor[f];
        change(b, &factor->label);
        change_texts(b, &factor->question);
        for (size_t l = 0; l < factor->n_levels; l++) {
            change(b, &factor->level[l].label);
            change_texts(b, &factor->level[l].means);
        }
    }
    for (size_t d = 0; d < p->n_decisions; d++) {
        change_basis(b, &p->decision[d].basis);
        for (size_t r = 0; r < p->decision[d].n_rules; r++)
            change_texts(b, &p->decision[d].rule[r].text);
    }
}

static void change_packs(bench *b, const dw_playbook *p)
{
    for (size_t a = 0; a < p->n_archetypes; a++)
        change(b, &p->archetype[a].label);
    /* Pages print the ids of alerts, which a dismissal names. */
    for (size_t e = 0; e < p->n_entries; e++)
        change(b, &p->entry[e].id);
    for (size_t t = 0; t < p->n_tactics; t++) {
        change(b, &p->tactic[t].label);
        change_texts(b, &p->tactic[t].text);
        change_texts(b, &p->tactic[t].instead);
        change_basis(b, &p->tactic[t].basis);
    }
    for (size_t k = 0; k < p->n_issue_kinds; k++) {
        change(b, &p->issue_kind[k].label);
        change_texts(b, &p->issue_kind[k].give);
        change_texts(b, &p->issue_kind[k].get);
        change_texts(b, &p->issue_kind[k].propose);
        change_basis(b, &p->issue_kind[k].basis);
        const dw_issue_estimate *estimate = &p->issue_kind[k].estimate;
        change_basis(b, &estimate->basis);
        for (size_t o = 0; o < estimate->n_options && !estimate->numeric; o++)
            change(b, &estimate->option[o].name);
    }
    for (size_t a = 0; a < p->n_authorities; a++) {
        change(b, &p->authority[a].label);
        change_basis(b, &p->authority[a].basis);
    }
    for (size_t l = 0; l < p->n_buyer_limits; l++) {
        change(b, &p->buyer_limit[l].label);
        change_basis(b, &p->buyer_limit[l].basis);
    }
    for (size_t s = 0; s < DW_SECTION_COUNT; s++)
        change_basis(b, &p->section_basis[s]);
    for (size_t h = 0; h < p->n_holidays; h++)
        change_basis(b, &p->holiday[h].basis);
    for (size_t e = 0; e < p->n_entries; e++) {
        change(b, &p->entry[e].heading);
        change_texts(b, &p->entry[e].text);
        change_texts(b, &p->entry[e].say);
        change_texts(b, &p->entry[e].then);
        change_basis(b, &p->entry[e].basis);
    }
}

static void change_people(bench *b, const dw_person *person, size_t n)
{
    for (size_t p = 0; p < n; p++) {
        change(b, &person[p].name);
        change(b, &person[p].title);
        change(b, &person[p].interest);
    }
}

static void change_deal(bench *b, const dw_deal *deal)
{
    change(b, &deal->name);
    change(b, &deal->account);
    change(b, &deal->owner);
    change(b, &deal->situation);
    change(b, &deal->strategy_reason);
    change(b, &deal->value.competitor);
    change(b, &deal->value.competitor_evidence);
    change(b, &deal->value.buyer_value.evidence);
    change(b, &deal->value.market.evidence);
    change_people(b, deal->ours, deal->n_ours);
    change_people(b, deal->theirs, deal->n_theirs);
    for (size_t i = 0; i < deal->n_issues; i++) {
        change(b, &deal->issue[i].name);
        for (size_t o = 0; o < deal->issue[i].n_options; o++)
            change(b, &deal->issue[i].option[o].name);
    }
    for (size_t d = 0; d < deal->n_deadlines; d++) {
        change(b, &deal->deadline[d].what);
        change(b, &deal->deadline[d].evidence);
    }
    for (size_t e = 0; e < deal->n_events; e++) {
        change(b, &deal->event[e].who);
        change(b, &deal->event[e].note);
        change(b, &deal->event[e].to);
        change(b, &deal->event[e].reason);
        change(b, &deal->event[e].alert);
        change(b, &deal->event[e].author);
        for (size_t l = 0; l < deal->event[e].n_lessons; l++)
            change(b, &deal->event[e].lesson[l]);
        change(b, &deal->event[e].competitor);
        if (deal->event[e].person != NULL)
            change_people(b, deal->event[e].person, 1);
    }
}

/* ---- A playbook that rewords every phrase ---------------------------------------------------- */

static char *translation(const dw_playbook *playbook)
{
    GString *yaml = g_string_new("playbook: foreign\nextends: default\nphrases:\n");
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p++) {
        g_autofree char *text = foreign(playbook->phrase[p]);
        g_string_append_printf(yaml, "  %s: \"%s\"\n", dw_phrase_info_of((dw_phrase)p)->name, text);
    }
    return g_string_free(yaml, FALSE);
}

static int set_up(void **state)
{
    bench *b = g_new0(bench, 1);
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&b->arena, MEMORY);
    b->strings = g_string_chunk_new(4096);
    const dw_playbook *usual = text_playbook_load(NULL, &b->arena, &problems);
    g_autofree char *yaml = translation(usual);
    b->playbook = text_playbook_parse(yaml, strlen(yaml), "foreign.yaml", &b->arena, &problems);
    g_autofree char *found = text_problems_format(&problems);
    assert_string_equal(found, "");
    text_problems_clear(&problems);
    change_factors(b, b->playbook);
    change_packs(b, b->playbook);
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    bench *b = *state;
    dw_arena_clear(&b->arena);
    g_string_chunk_free(b->strings);
    g_free(b);
    return 0;
}

/* ---- Pages ----------------------------------------------------------------------------------- */

static const dw_deal *foreign_deal(bench *b, const char *path)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_deal *deal = text_deal_load(path, b->playbook, DW_DAY_NONE, &b->arena, &problems);
    text_problems_clear(&problems);
    assert_non_null(deal);
    change_deal(b, deal);
    return deal;
}

/* A Latin word on the page other than the deal's currency, or NULL. */
static char *latin_word(const char *page, const char *currency)
{
    for (const char *c = page; *c != '\0'; c++) {
        if (!g_ascii_isalpha(*c))
            continue;
        size_t n = 0;
        while (g_ascii_isalpha(c[n]))
            n++;
        g_autofree char *word = g_strndup(c, n);
        if (!g_str_equal(word, currency))
            return g_steal_pointer(&word);
        c += n - 1;
    }
    return NULL;
}

static void assert_page_foreign(const dw_plan *plan, char *page)
{
    g_autofree char *text = page;
    g_autofree char *word = latin_word(text, plan->deal->currency);
    if (word != NULL)
        print_message("%s\n'%s' is no word of the playbook\n", text, word);
    assert_null(word);
}

static void assert_foreign(const dw_plan *plan, const brief_style *style)
{
    static char *(*const page[])(const dw_plan *, const brief_style *) = {
        brief_plan_text,           brief_plan_markdown,  brief_assessment_text,
        brief_assessment_markdown, brief_executive_text, brief_executive_markdown,
        brief_ledger_text,         brief_ledger_markdown};
    const brief_flags flags = {.raised = 6, .dismissed = 1, .read = 7, .total = 17};
    assert_page_foreign(plan, brief_debrief_text(plan, &flags, style));
    assert_page_foreign(plan, brief_debrief_markdown(plan, &flags, style));
    for (size_t i = 0; i < G_N_ELEMENTS(page); i++)
        assert_page_foreign(plan, page[i](plan, style));
}

/* The coach's pages, and those of the differences it works with. */
static void assert_coach_foreign(bench *b, const dw_plan *plan, const brief_style *style)
{
    dw_error err;
    dw_coaching coaching;
    assert_int_equal(
        dw_coach_make(plan, &(dw_plan_options){.seed = 617}, &b->arena, &coaching, &err), DW_OK);
    assert_page_foreign(plan, brief_coach_text(&coaching, style));
    assert_page_foreign(plan, brief_coach_markdown(&coaching, style));
    const dw_difference *difference[] = {&coaching.newest, &coaching.pivot};
    for (size_t d = 0; d < G_N_ELEMENTS(difference); d++) {
        if (difference[d]->before == NULL)
            continue;
        const brief_comparison comparison = {.difference = difference[d],
                                             .since = BRIEF_SINCE_VERSION,
                                             .version = 2,
                                             .made_otherwise = true,
                                             .day = plan->day};
        assert_page_foreign(plan, brief_difference_text(&comparison, style));
        assert_page_foreign(plan, brief_difference_markdown(&comparison, style));
    }
}

static void make_pages(bench *b, const dw_deal *deal)
{
    static const brief_style styles[] = {{.walk_aways = true, .explain = true},
                                         {.explain = true, .width = 60},
                                         {.walk_aways = true, .lines_most = 2}};
    dw_plan plan;
    dw_error err;
    assert_int_equal(
        dw_plan_make(b->playbook, deal, &(dw_plan_options){.seed = 617}, &b->arena, &plan, &err),
        DW_OK);
    for (size_t s = 0; s < G_N_ELEMENTS(styles); s++)
        assert_foreign(&plan, &styles[s]);
    dw_deal state;
    assert_int_equal(dw_record_state(deal, b->playbook, deal->n_events, &b->arena, &state, &err),
                     DW_OK);
    assert_int_equal(
        dw_plan_make(b->playbook, &state, &(dw_plan_options){.seed = 617}, &b->arena, &plan, &err),
        DW_OK);
    for (size_t s = 0; s < G_N_ELEMENTS(styles); s++)
        assert_coach_foreign(b, &plan, &styles[s]);
}

/* The same record, and an alert of it set aside. */
static const dw_event *with_dismissal(bench *b, const dw_deal *deal)
{
    dw_event *event = DW_TAKE(&b->arena, deal->n_events + 1, dw_event);
    assert_non_null(event);
    if (deal->n_events > 0)
        memcpy(event, deal->event, deal->n_events * sizeof *event);
    dw_event *dismissal = &event[deal->n_events];
    dw_event_init(dismissal, DW_EVENT_DISMISSAL, DW_SIDE_US);
    dismissal->day = deal->n_events > 0 ? event[deal->n_events - 1].day : deal->day;
    dismissal->number = deal->n_events + 1;
    dismissal->alert = "give_without_return";
    change(b, &dismissal->alert);
    dismissal->reason = "\xd0\xb0\xd0\xb1";
    dismissal->who = deal->n_events % 2 ? "\xd0\xb1" : NULL;
    return event;
}

static void a_page_has_no_word_but_the_playbooks_and_the_deals(void **state)
{
    bench *b = *state;
    GDir *folder = g_dir_open("examples", 0, NULL);
    size_t n = 0;
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
        if (!g_str_has_suffix(name, ".yaml"))
            continue;
        g_autofree char *path = g_build_filename("examples", name, NULL);
        dw_deal deal = *foreign_deal(b, path);
        make_pages(b, &deal);
        /* Once more at another time, and with the strategy and all tactics set by hand. */
        if (deal.close_by != DW_DAY_NONE)
            deal.day = deal.close_by - 1 - (dw_day)(n % 3) * 20;
        size_t tactic[DW_TACTICS_MAX];
        deal.n_tactics = MIN(b->playbook->n_tactics, DW_TACTICS_MAX);
        for (size_t t = 0; t < deal.n_tactics; t++)
            tactic[t] = t;
        deal.tactic = tactic;
        deal.strategy = n % b->playbook->n_archetypes;
        deal.strategy_reason = n % 2 ? "\xd0\xb0\xd0\xb1" : NULL;
        deal.event = with_dismissal(b, &deal);
        deal.n_events++;
        make_pages(b, &deal);
        n++;
    }
    g_dir_close(folder);
    assert_true(n >= 12);
}

/* With everything that the record can hold, as its end leaves it and in the middle. */
static void a_page_of_a_record_has_no_word_but_the_playbooks_and_the_deals(void **state)
{
    bench *b = *state;
    dw_deal deal = *foreign_deal(b, "test/app/brief/data/ended.yaml");
    const dw_day end = deal.day;
    for (dw_day day = end - 30; day <= end; day += 5) {
        dw_deal left;
        dw_error err;
        deal.day = day;
        assert_int_equal(dw_record_state(&deal, b->playbook, deal.n_events, &b->arena, &left, &err),
                         DW_OK);
        make_pages(b, &left);
    }
}

/* ---- Frontiers ------------------------------------------------------------------------------- */

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
static void make_view(bench *b, outlook *o, size_t n, double share)
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
    bench *b = *state;
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
        cmocka_unit_test_setup_teardown(a_page_has_no_word_but_the_playbooks_and_the_deals, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            a_page_of_a_record_has_no_word_but_the_playbooks_and_the_deals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_frontier_has_no_word_but_the_playbooks_and_the_deals,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
