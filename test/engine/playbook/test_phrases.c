/* The phrases a playbook words: their names, their variables, the mistakes in a pattern. */
#include "engine/support/book.h"
#include "engine/support/check.h"

#include "dealwright/plan.h"

#include <stdio.h>
#include <string.h>

static const char *name_of(unsigned phrase)
{
    return dw_phrase_info_of((dw_phrase)phrase)->name;
}

static void every_phrase_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p++) {
        test_case = p;
        check(name_of(p) && *name_of(p));
        for (unsigned q = 0; q < p; q++)
            check(strcmp(name_of(p), name_of(q)) != 0);
    }
    assert_string_equal(name_of(DW_PHRASE_PART_DECIDE), "part_decide");
    assert_string_equal(name_of(DW_PHRASE_THE_COMPETITOR), "the_competitor");
    assert_string_equal(name_of(DW_PHRASE_WEEKDAY_7), "weekday_7");
}

#define CHECK_WORDS(first, prefix, skipped, count, value_name)                         \
    for (unsigned v = (skipped); v < (count); v++) {                                   \
        char expected[64];                                                             \
        (void)snprintf(expected, sizeof expected, "%s%s", prefix, value_name((int)v)); \
        assert_string_equal(name_of((unsigned)(first) + v - (skipped)), expected);     \
    }

static void words_of_an_enum_stand_in_its_order(void **state)
{
    (void)state;
    CHECK_WORDS(DW_PHRASE_ROLE_LEAD, "role_", 0, DW_ROLE_COUNT, dw_role_name)
    CHECK_WORDS(DW_PHRASE_OBJECTIVE_PRICE, "objective_", 1, DW_OBJECTIVE_COUNT, dw_objective_name)
    CHECK_WORDS(DW_PHRASE_AUTHORITY_DECIDES, "authority_", 1, DW_PERSON_AUTHORITY_COUNT,
                dw_person_authority_name)
    CHECK_WORDS(DW_PHRASE_STANCE_SUPPORTIVE, "stance_", 1, DW_STANCE_COUNT, dw_stance_name)
    CHECK_WORDS(DW_PHRASE_OWNER_OURS, "owner_", 0, DW_OWNER_COUNT, dw_deadline_owner_name)
    CHECK_WORDS(DW_PHRASE_TYPE_INDIFFERENT, "type_", 1, DW_ISSUE_TYPE_COUNT, dw_issue_type_name)
    CHECK_WORDS(DW_PHRASE_PHASE_FIT, "phase_", 0, DW_PHASE_COUNT, dw_phase_name)
    CHECK_WORDS(DW_PHRASE_FRAME_VALUE, "frame_", 0, DW_FRAME_COUNT, dw_frame_name)
    CHECK_WORDS(DW_PHRASE_STATE_CHOSEN, "state_", 0, DW_ANCHOR_UNSUPPORTED, dw_anchor_state_name)
    assert_int_equal(DW_PHRASE_MONTH_12 - DW_PHRASE_MONTH_1, 11);
    assert_int_equal(DW_PHRASE_MONTH_SHORT_12 - DW_PHRASE_MONTH_SHORT_1, 11);
    assert_int_equal(DW_PHRASE_WEEKDAY_7 - DW_PHRASE_WEEKDAY_1, 6);
}

static void finds_a_variable_by_its_whole_name(void **state)
{
    (void)state;
    assert_int_equal(dw_phrase_variables(DW_PHRASE_PAST), 0);
    assert_int_equal(dw_phrase_variables(DW_PHRASE_RANGE), 2);
    assert_int_equal(dw_phrase_variables(DW_PHRASE_DATE_SHORT), 4);
    assert_int_equal(dw_phrase_variable(DW_PHRASE_DATE_SHORT, "month}", 5), 2);
    assert_int_equal(dw_phrase_variable(DW_PHRASE_RANGE, "low", 3), 0);
    assert_int_equal(dw_phrase_variable(DW_PHRASE_RANGE, "low", 2), 2);
    assert_int_equal(dw_phrase_variable(DW_PHRASE_RANGE, "lower", 5), 2);
    assert_int_equal(dw_phrase_variable(DW_PHRASE_PAST, "low", 3), 0);
}

static void finds_the_first_mistake_of_a_pattern(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        size_t at;
    } of[] = {{"{low} to {high}", SIZE_MAX},
              {"{high}, {high}", SIZE_MAX},
              {"", SIZE_MAX},
              {"{{low}} {low}", SIZE_MAX},
              {"{{{low}}}", SIZE_MAX},
              {"up to {hihg}", 6},
              {"{low", 0},
              {"{low} }", 6},
              {"{low}}", 5},
              {"{} {low}", 0},
              {"{low} {{high}", 12},
              {"{low {high}", 0}};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        assert_int_equal(dw_phrase_mistake(DW_PHRASE_RANGE, of[i].pattern), of[i].at);
    assert_int_equal(dw_phrase_mistake(DW_PHRASE_PAST, "at {once}"), 3);
}

static void refuses_a_playbook_that_lacks_one(void **state)
{
    (void)state;
    for (unsigned p = 0; p < DW_PHRASE_COUNT; p += 37) {
        static test_book book;
        dw_error err = {0};
        book_small(&book);
        book.playbook.phrase[p] = NULL;
        assert_int_equal(dw_playbook_compile(&book.playbook, &book.arena, &err), DW_E_RANGE);
        assert_string_equal(err.what, "phrase");
        assert_int_equal(err.index, p);
        book_clear(&book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_has_a_name_of_its_own),
        cmocka_unit_test(words_of_an_enum_stand_in_its_order),
        cmocka_unit_test(finds_a_variable_by_its_whole_name),
        cmocka_unit_test(finds_the_first_mistake_of_a_pattern),
        cmocka_unit_test(refuses_a_playbook_that_lacks_one),
    };
    return cmocka_run_group_tests_name("phrases", tests, NULL, NULL);
}
