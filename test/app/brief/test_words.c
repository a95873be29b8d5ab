/* All words of a page come from the playbook and the deal: with every text of both replaced by other
 * letters, no page has a Latin word left. */
#include "app/support/foreign.h"

#include "brief/coach.h"
#include "brief/difference.h"
#include "dealwright/record.h"
#include "text/arena.h"

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
static void assert_coach_foreign(foreign_bench *b, const dw_plan *plan, const brief_style *style)
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

static void make_pages(foreign_bench *b, const dw_deal *deal)
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
static const dw_event *with_dismissal(foreign_bench *b, const dw_deal *deal)
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
    make_foreign(b, &dismissal->alert);
    dismissal->reason = "\xd0\xb0\xd0\xb1";
    dismissal->who = deal->n_events % 2 ? "\xd0\xb1" : NULL;
    return event;
}

static void a_page_has_no_word_but_the_playbooks_and_the_deals(void **state)
{
    foreign_bench *b = *state;
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
    foreign_bench *b = *state;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_has_no_word_but_the_playbooks_and_the_deals,
                                        start_foreign, end_foreign),
        cmocka_unit_test_setup_teardown(
            a_page_of_a_record_has_no_word_but_the_playbooks_and_the_deals, start_foreign,
            end_foreign),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
