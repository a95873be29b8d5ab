/* Numbers of archetypes, settings, entries and keys, each wrong in turn; and memory. */
#include "engine/support/book.h"
#include "engine/support/check.h"
#include "engine/support/memory.h"

#include <math.h>

static void expect(test_book *book, dw_status status, const char *what, size_t index)
{
    dw_error err = {0};
    assert_int_equal(dw_playbook_compile(&book->playbook, &book->arena, &err), status);
    assert_string_equal(err.what, what);
    assert_int_equal(err.index, index);
    book_clear(book);
}

static void refuses_numbers_of_an_archetype_out_of_range(void **state)
{
    (void)state;
    static const struct {
        size_t offset;
        double low, high;
        bool open;
    } number[] = {{offsetof(dw_archetype_numbers, relationship_weight), 0, 1, false},
                  {offsetof(dw_archetype_numbers, aspiration), 0, 1, false},
                  {offsetof(dw_archetype_numbers, opening_stance), -1, 1, false},
                  {offsetof(dw_archetype_numbers, concession_ratio), 0, 1, true},
                  {offsetof(dw_archetype_numbers, disclosure), 0, 1, false},
                  {offsetof(dw_archetype_numbers, reciprocity), 0, 1e300, false},
                  {offsetof(dw_archetype_numbers, must_have_rigidity), 0, 1, false}};
    for (size_t i = 0; i < sizeof number / sizeof number[0]; i++) {
        const double hair = number[i].open ? 0 : 1e-9;
        const double wrong[] = {number[i].low - hair, (double)NAN, (double)INFINITY,
                                number[i].open ? number[i].high : -1.001};
        for (size_t w = 0; w < sizeof wrong / sizeof wrong[0]; w++) {
            static test_book book;
            book_small(&book);
            const size_t a = i % 4;
            *(double *)((char *)&book.archetype[a].numbers + number[i].offset) = wrong[w];
            expect(&book, DW_E_RANGE, "archetype", a);
        }
    }
}

static void refuses_settings_out_of_range(void **state)
{
    (void)state;
    for (unsigned s = 0; s < DW_SETTING_COUNT; s++) {
        const dw_setting_info *const info = dw_setting_info_of((dw_setting)s);
        const double wrong[] = {info->low - 1e-9, info->high + 1e-9, (double)NAN, (double)INFINITY,
                                -(double)INFINITY};
        for (size_t w = 0; w < sizeof wrong / sizeof wrong[0]; w++) {
            static test_book book;
            book_small(&book);
            book.playbook.setting[s].value = wrong[w];
            expect(&book, DW_E_RANGE, "setting", s);
        }
    }
}

static void refuses_settings_that_contradict_each_other(void **state)
{
    (void)state;
    static const dw_setting pair[][2] = {
        {DW_SETTING_LADDER_STEPS_MIN, DW_SETTING_LADDER_STEPS_MAX},
        {DW_SETTING_LADDER_RATIO_MIN, DW_SETTING_LADDER_RATIO_MAX},
        {DW_SETTING_QUARTER_END_COST_LOW, DW_SETTING_QUARTER_END_COST_HIGH},
        {DW_SETTING_IMPORTANCE_LOW, DW_SETTING_IMPORTANCE_MEDIUM},
        {DW_SETTING_IMPORTANCE_MEDIUM, DW_SETTING_IMPORTANCE_HIGH}};
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
        static test_book book;
        book_small(&book);
        const double low = book.playbook.setting[pair[i][0]].value;
        book.playbook.setting[pair[i][0]].value = book.playbook.setting[pair[i][1]].value;
        book.playbook.setting[pair[i][1]].value = low;
        expect(&book, DW_E_CONFLICT, "setting", pair[i][1]);
    }
}

static void refuses_signs_of_the_limit_that_mean_nothing(void **state)
{
    (void)state;
    static test_book book;
    static const dw_buyer_limit wrong[] = {{.figure = DW_LIMIT_FIGURE_COUNT},
                                           {.effect = DW_LIMIT_EFFECT_COUNT}};
    for (size_t w = 0; w < 2; w++) {
        const dw_buyer_limit sign[] = {{.figure = DW_LIMIT_MARKET_LOW}, wrong[w]};
        book_small(&book);
        book.playbook.buyer_limit = sign;
        book.playbook.n_buyer_limits = 2;
        expect(&book, DW_E_RANGE, "buyer_limit", 1);
    }
}

static void refuses_entries_that_are_not_sound(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book.entry[3].section = DW_SECTION_COUNT;
    expect(&book, DW_E_RANGE, "entry", 3);
    book_small(&book);
    book.entry[4].scope = DW_SCOPE_COUNT;
    expect(&book, DW_E_RANGE, "entry", 4);
    book_small(&book);
    static const dw_condition no_level = {0, 0};
    book.entry[5].when = (dw_when){&no_level, 1};
    expect(&book, DW_E_RANGE, "entry", 5);
    book_small(&book);
    const size_t last = book.playbook.n_entries;
    book_entry(&book, "stray", DW_SECTION_ISSUES, DW_SCOPE_DEAL, "issue_must=yes", "Stop.");
    expect(&book, DW_E_ORDER, "entry", last);
    book_small(&book);
    book_entry(&book, "stray", DW_SECTION_ISSUES, DW_SCOPE_ISSUE, "step_place=target", "Stop.");
    expect(&book, DW_E_ORDER, "entry", last);
}

static void refuses_timings_that_are_not_sound(void **state)
{
    (void)state;
    static test_book book;
    static const dw_span none = {DW_DEADLINE_KIND_COUNT, 1}, past = {DW_DEADLINE_BOARD, -1};
    static const dw_span twice[] = {{DW_DEADLINE_BOARD, 1}, {DW_DEADLINE_BOARD, 2}};
    static const dw_span far = {DW_DEADLINE_BOARD, DW_LEAD_DAYS_MAX + 1};
    const dw_timing wrong[] = {
        {.days_before_close = -2, .phase = DW_PHASE_COUNT},
        {.days_before_close = DW_LEAD_DAYS_MAX + 1, .phase = DW_PHASE_COUNT},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT + 1},
        {.days_before_close = -1, .phase = DW_PHASE_FIT},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .least_days = -1},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .before = &none, .n_before = 1},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .before = &past, .n_before = 1},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .after = twice, .n_after = 2},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .after = &far, .n_after = 1},
        {.days_before_close = 3, .phase = DW_PHASE_COUNT, .present = 1u << DW_PRESENCE_COUNT}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        book_small(&book);
        book.entry[6].timing = wrong[i];
        expect(&book, DW_E_RANGE, "entry", 6);
    }
}

static void refuses_holidays_that_do_not_exist(void **state)
{
    (void)state;
    static test_book book;
    static const dw_annual_day good = {2, 29}, wrong = {2, 30};
    static const dw_day none = DW_DAY_NONE;
    static dw_annual_day many[DW_ANNUAL_HOLIDAYS_MAX];
    for (size_t i = 0; i < DW_ANNUAL_HOLIDAYS_MAX; i++)
        many[i] = (dw_annual_day){1 + (int)i % 12, 1 + (int)i / 12};
    const dw_holiday fine = {.name = "fine", .annual = &good, .n_annual = 1};
    const struct {
        dw_holiday second;
        dw_status status;
    } list[] = {{{.annual = &wrong, .n_annual = 1}, DW_E_RANGE},
                {{.dated = &none, .n_dated = 1}, DW_E_RANGE},
                {{.annual = many, .n_annual = DW_ANNUAL_HOLIDAYS_MAX}, DW_E_LIMIT},
                {{.dated = &none, .n_dated = DW_DATED_HOLIDAYS_MAX + 1}, DW_E_LIMIT}};
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        const dw_holiday holiday[] = {fine, list[i].second};
        book_small(&book);
        book.playbook.holiday = holiday;
        book.playbook.n_holidays = 2;
        expect(&book, list[i].status, "holiday", 1);
    }
}

static void refuses_a_playbook_without_one_of_its_keys(void **state)
{
    (void)state;
    for (unsigned k = 0; k < DW_KEY_COUNT; k++) {
        static test_book book;
        book_small(&book);
        book.factor[book_factor(&book, dw_key_name((dw_key)k))].name = "renamed";
        expect(&book, DW_E_RANGE, "key", k);
    }
}

static void refuses_keys_with_other_levels(void **state)
{
    (void)state;
    for (unsigned k = 0; k < DW_KEY_COUNT; k++) {
        if (k == DW_KEY_ISSUE_PRIORITY)
            continue; /* its levels are the playbook's own */
        static test_book book;
        book_small(&book);
        const size_t f = book_factor(&book, dw_key_name((dw_key)k));
        ((dw_level *)book.factor[f].level)[1].name = "other";
        expect(&book, DW_E_RANGE, "key", k);
    }
}

static void refuses_a_lead_that_does_not_follow_the_archetypes(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book.playbook.n_archetypes = 3;
    expect(&book, DW_E_RANGE, "key", DW_KEY_ARCHETYPE);
    book_small(&book);
    book.archetype[0].name = "creative";
    book.archetype[3].name = "partnership";
    expect(&book, DW_E_RANGE, "key", DW_KEY_ARCHETYPE);
}

static void refuses_an_early_key_that_hangs_on_a_late_measure(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book.factor[book_factor(&book, "buyer_deadlines")].measure = DW_MEASURE_TRADE_ISSUES;
    book_gives(&book, "who_anchors", "buyer_deadlines=some", "them", 61);
    expect(&book, DW_E_ORDER, "key", DW_KEY_WHO_ANCHORS);
}

static dw_status compile_again(void *context, dw_arena *arena, dw_error *err)
{
    dw_playbook playbook = ((test_book *)context)->playbook;
    return dw_playbook_compile(&playbook, arena, err);
}

static void fails_cleanly_wherever_memory_ends(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    assert_true(test_memory_exhaust(compile_again, &book, 16) > 100);
    book_clear(&book);
}

static void reports_nothing_to_a_caller_who_does_not_ask(void **state)
{
    (void)state;
    static test_book book;
    book_small(&book);
    book.playbook.n_archetypes = 0;
    assert_int_equal(dw_playbook_compile(&book.playbook, &book.arena, NULL), DW_E_LIMIT);
    book_clear(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_numbers_of_an_archetype_out_of_range),
        cmocka_unit_test(refuses_settings_out_of_range),
        cmocka_unit_test(refuses_settings_that_contradict_each_other),
        cmocka_unit_test(refuses_signs_of_the_limit_that_mean_nothing),
        cmocka_unit_test(refuses_entries_that_are_not_sound),
        cmocka_unit_test(refuses_timings_that_are_not_sound),
        cmocka_unit_test(refuses_holidays_that_do_not_exist),
        cmocka_unit_test(refuses_a_playbook_without_one_of_its_keys),
        cmocka_unit_test(refuses_keys_with_other_levels),
        cmocka_unit_test(refuses_a_lead_that_does_not_follow_the_archetypes),
        cmocka_unit_test(refuses_an_early_key_that_hangs_on_a_late_measure),
        cmocka_unit_test(fails_cleanly_wherever_memory_ends),
        cmocka_unit_test(reports_nothing_to_a_caller_who_does_not_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
