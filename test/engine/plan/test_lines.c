/* Which entries a plan says, in which words, of which items; and everything with a date. */
#include "engine/support/check.h"
#include "engine/support/memory.h"
#include "engine/support/naive.h"
#include "engine/support/planned.h"

#include <string.h>

/* The n-th line of an entry, or NULL. */
static const dw_line *line_of(const char *id, size_t n)
{
    const dw_entry *const entry = book_entry_named(&book, id);
    const dw_lines *const lines = &plan.section[entry->section];
    for (size_t l = 0; l < lines->n_lines; l++)
        if (lines->line[l].entry == entry && n-- == 0)
            return &lines->line[l];
    return NULL;
}

static void expect_text(const char *id, size_t n, const char *pattern)
{
    const dw_line *const line = line_of(id, n);
    assert_non_null(line);
    assert_string_equal(line->text->pattern, pattern);
}

/* ---- Lines ---------------------------------------------------------------------------------- */

static void says_what_certainly_holds_and_nothing_else(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_text("lasting", 0, "{account} is here to stay.");
    deal_fact(&deal, "horizon=ongoing");
    make_plan();
    assert_null(line_of("lasting", 0));
    deal_fact(&deal, "horizon=strategic|ongoing");
    make_plan();
    assert_null(line_of("lasting", 0));
    expect_text("follow", 0, "Lead with {lead}.");
    assert_null(line_of("follow", 1));
}

static void says_no_entry_of_the_deal_that_is_not_certain(void **state)
{
    (void)state;
    dw_random random;
    dw_random_init(&random, test_seed(), 0);
    for (test_case = 0; test_case < 300; test_case++) {
        deal_init(&deal, &book);
        deal_random_facts(&deal, 4, &random);
        deal_random_terms(&deal, &random);
        make_plan();
        for (size_t e = 0; e < book.playbook.n_entries; e++) {
            const dw_entry *const entry = &book.entry[e];
            if (entry->scope == DW_SCOPE_DEAL && line_of(entry->id, 0))
                check(naive_truth(&book.playbook, &entry->when, plan.facts) == DW_TRUE);
            check(entry->scope != DW_SCOPE_DEAL || !line_of(entry->id, 1));
        }
    }
}

/* Who asks for some sections gets their lines as they are in the whole plan, and no others. */
static void says_only_what_is_asked_for(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    size_t n_said = 0;
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++) {
        dw_arena memory;
        dw_plan part;
        test_arena_init(&memory);
        const dw_plan_options options = {.sections = DW_SECTION_BIT(s)};
        check(dw_plan_make(&book.playbook, &deal.deal, &options, &memory, &part, NULL) == DW_OK);
        for (unsigned other = 0; other < DW_SECTION_COUNT; other++) {
            const dw_lines *const lines = &part.section[other], *const all = &plan.section[other];
            check(lines->n_lines == (other == s ? all->n_lines : 0));
            for (size_t l = 0; l < lines->n_lines; l++)
                check(lines->line[l].entry == all->line[l].entry &&
                      lines->line[l].item == all->line[l].item &&
                      lines->line[l].text == all->line[l].text);
        }
        n_said += part.section[s].n_lines;
        dw_arena_clear(&memory);
    }
    check(n_said > 5);
}

static void takes_the_first_wording_the_deal_can_fill(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    expect_text("open", 0, "Open at {opening_price} against {competitor}.");
    deal.deal.value.competitor = NULL;
    make_plan();
    expect_text("open", 0, "Open at {opening_price}.");
    deal_init(&deal, &book);
    deal_fact(&deal, "competition=none");
    make_plan();
    expect_text("open", 0, "Open late.");
}

static void drops_a_line_that_cannot_be_said(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_fact(&deal, "horizon=ongoing|strategic");
    deal.deal.value.competitor_price = UNITS(100000);
    make_plan();
    assert_null(line_of("pivot", 0)); /* its text names the horizon */
    deal_fact(&deal, "horizon=ongoing");
    make_plan();
    const dw_line *const line = line_of("pivot", 0);
    assert_non_null(line);
    assert_string_equal(line->say->pattern, "{owner} says no.");
    assert_null(line->then); /* there is no guard */
    deal.deal.owner = NULL;
    make_plan();
    assert_string_equal(line_of("pivot", 0)->say->pattern, "No.");
    deal_fact(&deal, "horizon=strategic");
    deal_fact(&deal, "competition=crowded");
    deal_fact(&deal, "urgency=theirs");
    make_plan();
    assert_int_equal(plan.assessment.guard, 2);
    assert_string_equal(line_of("pivot", 0)->then->pattern, "Go to {guard}.");
}

static void keeps_a_line_that_is_only_words_to_use(void **state)
{
    (void)state;
    deal_init(&deal, &book);
    make_plan();
    const dw_line *const line = line_of("said_only", 0);
    assert_non_null(line);
    assert_null(line->text);
    assert_non_null(line->say);
}

static void says_an_entry_of_items_in_the_order_they_are_shown(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    for (size_t i = 0; i < plan.n_issues; i++)
        assert_int_equal(line_of("issues", i)->item, plan.issue[i].issue);
    assert_null(line_of("issues", plan.n_issues));
    /* The item's own facts: only the deadline of ours without evidence. */
    assert_int_equal(line_of("watch", 0)->item, 1);
    assert_null(line_of("watch", 1));
    /* The item's own variables: an issue that aims at no option is said otherwise. */
    expect_text("issues", 0, "{issue} aims at {option}.");
    deal_unvalue(&deal, 3);
    make_plan();
    size_t n_open = 0;
    for (size_t i = 0; i < plan.n_issues; i++)
        n_open += strcmp(line_of("issues", i)->text->pattern, "{issue} is open.") == 0;
    assert_int_equal(n_open, 1);
}

static void speaks_of_every_kind_of_item(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.strategy = 0;
    make_plan();
    expect_text("people", 0, "{person}, {title}.");
    expect_text("people", 1, "{person}.");
    assert_int_equal(line_of("team", 0)->item, 0);
    assert_int_equal(line_of("team", 1)->item, 2); /* Bo has acknowledged */
    assert_int_equal(line_of("unfit", 0)->item, 0);
    assert_null(line_of("unfit", 1));
    assert_int_equal(line_of("propose", 0)->item, 0);
    assert_int_equal(line_of("swap", 0)->item, 0);
    assert_null(line_of("swap", plan.n_trades));
    expect_text("climb", 0, "To {step_price} for {step_get}, by {step_approver}.");
    assert_int_equal(line_of("climb", 0)->item, 1);
    expect_text("climb", plan.n_steps - 2, "To {step_price}.");
    size_t n_usable = 0;
    for (size_t f = 0; f < DW_FRAME_COUNT; f++)
        n_usable += plan.opening.anchor[f].state <= DW_ANCHOR_USABLE;
    assert_non_null(line_of("frames", n_usable - 1));
    assert_null(line_of("frames", n_usable));
}

static void puts_lines_in_the_sections_and_the_order_of_the_playbook(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    for (unsigned s = 0; s < DW_SECTION_COUNT; s++)
        for (size_t l = 0; l < plan.section[s].n_lines; l++) {
            const dw_line *const line = &plan.section[s].line[l];
            assert_int_equal(line->entry->section, s);
            assert_true(l == 0 || line[-1].entry <= line->entry);
        }
}

static void knows_which_variables_the_deal_can_give(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    const char *names[DW_PLAN_NAMES_MAX];
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        const dw_value value = dw_plan_value(&plan, DW_SCOPE_DEAL, 0, (dw_variable)v, names);
        test_case = v;
        if (dw_variable_scope((dw_variable)v) == DW_SCOPE_DEAL)
            check((plan.known.bits[v / 64] >> (v % 64) & 1) == (value.kind != DW_VALUE_NONE));
        else
            check(value.kind == DW_VALUE_NONE);
    }
    assert_true(dw_factor_set_has(&plan.known.factors, book_factor(&book, "horizon")));
    assert_false(dw_factor_set_has(&plan.known.factors, book_factor(&book, "urgency")));
}

/* ---- Calendar ------------------------------------------------------------------------------- */

static const dw_calendar_item *item_of(dw_calendar_kind kind, size_t n)
{
    for (size_t i = 0; i < plan.n_calendar; i++)
        if (plan.calendar[i].kind == kind && n-- == 0)
            return &plan.calendar[i];
    return NULL;
}

static void works_back_from_the_close_over_weekends(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    make_plan();
    /* Friday 18 December: fifteen working days before it is 27 November, three the 15th. */
    const dw_calendar_item *const first = item_of(DW_CALENDAR_STEP, 0);
    const dw_calendar_item *const second = item_of(DW_CALENDAR_STEP, 1);
    assert_int_equal(first->day, test_day(2026, 11, 27));
    assert_int_equal(second->day, test_day(2026, 12, 15));
    const dw_lines *const lines = &plan.section[DW_SECTION_CALENDAR];
    assert_string_equal(lines->line[first->line].entry->id, "kick_off");
    assert_string_equal(lines->line[second->line].entry->id, "send");
    assert_null(item_of(DW_CALENDAR_STEP, 2)); /* the third entry has no day */
    assert_int_equal(lines->n_lines, 3);
    assert_int_equal(plan.n_squeezes, 0);
    deal.deal.close_by = test_day(2026, 12, 20); /* a Sunday */
    make_plan();
    assert_int_equal(item_of(DW_CALENDAR_STEP, 1)->day, test_day(2026, 12, 15));
}

static void puts_no_step_before_the_planning_day(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.day = test_day(2026, 11, 30);
    make_plan();
    const dw_calendar_item *const first = item_of(DW_CALENDAR_STEP, 0);
    assert_int_equal(first->day, test_day(2026, 11, 30));
    assert_int_equal(first->usual, test_day(2026, 11, 27));
    assert_false(first->late);
    assert_int_equal(item_of(DW_CALENDAR_STEP, 1)->day, test_day(2026, 12, 15));
    assert_int_equal(plan.n_squeezes, 1);
    assert_int_equal(plan.squeeze[0].kind, DW_SQUEEZE_BEFORE);
    assert_int_equal(plan.squeeze[0].deadline, DW_NONE);
    assert_int_equal(plan.squeeze[0].wanted, 15);
    assert_int_equal(plan.squeeze[0].left, 14);
}

static void has_no_days_for_steps_when_the_close_is_past(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.day = test_day(2026, 12, 19);
    make_plan();
    assert_null(item_of(DW_CALENDAR_STEP, 0));
    assert_true(item_of(DW_CALENDAR_CLOSE, 0)->late);
    assert_int_equal(plan.n_squeezes, 1);
    assert_int_equal(plan.squeeze[0].kind, DW_SQUEEZE_PAST);
    assert_int_equal(plan.squeeze[0].wanted, 15);
}

/* One day: what comes before its date, the date, what waits for it; then the close. */
static void orders_what_falls_on_one_day(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    dw_entry *const kick_off = (dw_entry *)book_entry_named(&book, "kick_off");
    dw_entry *const send = (dw_entry *)book_entry_named(&book, "send");
    const dw_timing timing[] = {kick_off->timing, send->timing};
    const dw_span before = {DW_DEADLINE_LAUNCH, 0}, after = {DW_DEADLINE_LAUNCH, 0};
    send->timing.before = &before;
    send->timing.n_before = 1;
    kick_off->timing.after = &after;
    kick_off->timing.n_after = 1;
    deal.deadline[0].owner = DW_OWNER_BUYER;
    deal.deadline[0].kind = DW_DEADLINE_LAUNCH;
    deal.deadline[0].day = test_day(2026, 12, 17);
    make_plan();
    static const char *const expected[] = {"send", NULL, "kick_off"};
    size_t at = 0;
    for (size_t i = 0; i < plan.n_calendar; i++) {
        const dw_calendar_item *const item = &plan.calendar[i];
        if (item->day != deal.deadline[0].day)
            continue;
        assert_true(at < 3);
        assert_int_equal(item->kind, expected[at] ? DW_CALENDAR_STEP : DW_CALENDAR_DEADLINE);
        if (expected[at])
            assert_string_equal(plan.section[DW_SECTION_CALENDAR].line[item->line].entry->id,
                                expected[at]);
        at++;
    }
    assert_int_equal(at, 3);
    assert_int_equal(item_of(DW_CALENDAR_STEP, 1)->waits, 0);
    kick_off->timing = timing[0];
    send->timing = timing[1];
}

static void leaves_out_a_step_whose_deadline_the_deal_lacks(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    dw_entry *const any_day = (dw_entry *)book_entry_named(&book, "any_day");
    const dw_timing timing = any_day->timing;
    const dw_span before = {DW_DEADLINE_BOARD, 4};
    any_day->timing.before = &before;
    any_day->timing.n_before = 1;
    make_plan();
    assert_null(line_of("any_day", 0));
    deal.deadline[0].owner = DW_OWNER_BUYER;
    deal.deadline[0].kind = DW_DEADLINE_BOARD;
    deal.deadline[0].day = test_day(2026, 12, 11);
    make_plan();
    assert_non_null(line_of("any_day", 0));
    assert_int_equal(item_of(DW_CALENDAR_STEP, 1)->day, test_day(2026, 12, 7));
    any_day->timing = timing;
}

static void lists_everything_with_a_date_in_order(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal_away(&deal, &deal.theirs[1], test_day(2026, 12, 14), test_day(2026, 12, 16));
    make_plan();
    /* Three deadlines, two steps, the close, two absences, the end of the quarter. */
    assert_int_equal(plan.n_calendar, 9);
    for (size_t i = 1; i < plan.n_calendar; i++)
        assert_true(plan.calendar[i - 1].day <= plan.calendar[i].day);
    assert_int_equal(plan.calendar[0].kind, DW_CALENDAR_DEADLINE);
    assert_int_equal(plan.calendar[0].index, 2);
    assert_true(plan.calendar[0].late);
    assert_int_equal(item_of(DW_CALENDAR_CLOSE, 0)->day, test_day(2026, 12, 18));
    assert_int_equal(item_of(DW_CALENDAR_QUARTER_END, 0)->day, test_day(2026, 12, 31));
    const dw_calendar_item *const ours = item_of(DW_CALENDAR_ABSENCE, 0);
    const dw_calendar_item *const theirs = item_of(DW_CALENDAR_ABSENCE, 1);
    assert_int_equal(ours->index, 0);
    assert_int_equal(ours->until, test_day(2026, 11, 27));
    assert_int_equal(theirs->index, 4); /* after three of ours, the second of theirs */
    assert_int_equal(theirs->until, test_day(2026, 12, 16));
    for (size_t i = 0; i < plan.n_calendar; i++)
        assert_true(plan.calendar[i].kind == DW_CALENDAR_ABSENCE ||
                    plan.calendar[i].until == plan.calendar[i].day);
}

static void leaves_out_absences_that_do_not_matter(void **state)
{
    (void)state;
    static const struct {
        int from_month, from_day, to_month, to_day;
        bool matters;
    } away[] = {
        {10, 1, 11, 1, false}, {10, 1, 11, 2, true}, {1, 17, 1, 20, true}, {1, 18, 1, 20, false}};
    for (size_t i = 0; i < sizeof away / sizeof away[0]; i++) {
        deal_init(&deal, &book);
        deal.deal.day = test_day(2026, 11, 2);
        deal.deal.close_by = test_day(2026, 12, 18);
        const int from_year = away[i].from_month < 6 ? 2027 : 2026;
        deal_away(&deal, deal_ours(&deal, "Ada", DW_ROLE_LEAD),
                  test_day(from_year, away[i].from_month, away[i].from_day),
                  test_day(from_year, away[i].to_month, away[i].to_day));
        make_plan();
        assert_int_equal(item_of(DW_CALENDAR_ABSENCE, 0) != NULL, away[i].matters);
    }
    deal.deal.close_by = DW_DAY_NONE;
    make_plan();
    assert_non_null(item_of(DW_CALENDAR_ABSENCE, 0));
}

static void names_the_quarters_end_once_and_only_near_the_close(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deadline[1].kind = DW_DEADLINE_QUARTER_END;
    make_plan();
    assert_null(item_of(DW_CALENDAR_QUARTER_END, 0));
    deal_full(&deal, &book);
    deal.deal.close_by = test_day(2026, 12, 1);
    make_plan();
    assert_non_null(item_of(DW_CALENDAR_QUARTER_END, 0));
    deal.deal.close_by = test_day(2026, 11, 30);
    make_plan();
    assert_null(item_of(DW_CALENDAR_QUARTER_END, 0));
    book.playbook.setting[DW_SETTING_DAYS_AFTER_CLOSE].value = 31;
    make_plan();
    assert_non_null(item_of(DW_CALENDAR_QUARTER_END, 0));
    book.playbook.setting[DW_SETTING_DAYS_AFTER_CLOSE].value = 30;
}

static void has_no_steps_without_a_close(void **state)
{
    (void)state;
    deal_full(&deal, &book);
    deal.deal.close_by = DW_DAY_NONE;
    make_plan();
    assert_null(item_of(DW_CALENDAR_STEP, 0));
    assert_null(item_of(DW_CALENDAR_CLOSE, 0));
    assert_non_null(line_of("kick_off", 0));
    assert_int_equal(plan.n_calendar, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_certainly_holds_and_nothing_else),
        cmocka_unit_test(says_no_entry_of_the_deal_that_is_not_certain),
        cmocka_unit_test(says_only_what_is_asked_for),
        cmocka_unit_test(takes_the_first_wording_the_deal_can_fill),
        cmocka_unit_test(drops_a_line_that_cannot_be_said),
        cmocka_unit_test(keeps_a_line_that_is_only_words_to_use),
        cmocka_unit_test(says_an_entry_of_items_in_the_order_they_are_shown),
        cmocka_unit_test(speaks_of_every_kind_of_item),
        cmocka_unit_test(puts_lines_in_the_sections_and_the_order_of_the_playbook),
        cmocka_unit_test(knows_which_variables_the_deal_can_give),
        cmocka_unit_test(works_back_from_the_close_over_weekends),
        cmocka_unit_test(puts_no_step_before_the_planning_day),
        cmocka_unit_test(has_no_days_for_steps_when_the_close_is_past),
        cmocka_unit_test(orders_what_falls_on_one_day),
        cmocka_unit_test(leaves_out_a_step_whose_deadline_the_deal_lacks),
        cmocka_unit_test(lists_everything_with_a_date_in_order),
        cmocka_unit_test(leaves_out_absences_that_do_not_matter),
        cmocka_unit_test(names_the_quarters_end_once_and_only_near_the_close),
        cmocka_unit_test(has_no_steps_without_a_close),
    };
    return cmocka_run_group_tests(tests, make_book, clear_book);
}
