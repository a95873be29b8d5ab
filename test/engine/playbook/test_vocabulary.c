/* The tables of names: complete, unlike each other, and consistent. */
#include "engine/support/check.h"

#include "dealwright/plan.h"
#include "dealwright/playbook.h"

#include <ctype.h>
#include <string.h>

static bool is_name(const char *name)
{
    if (!name || !islower((unsigned char)*name))
        return false;
    for (const char *at = name; *at; at++)
        if (!islower((unsigned char)*at) && !isdigit((unsigned char)*at) && *at != '_')
            return false;
    return true;
}

/* Names of one enum: each a word of small letters, none twice. */
#define CHECK_NAMES(count, name_of)                     \
    for (unsigned i = 0; i < (count); i++) {            \
        test_case = i;                                  \
        check(is_name(name_of(i)));                     \
        for (unsigned j = 0; j < i; j++)                \
            check(strcmp(name_of(i), name_of(j)) != 0); \
    }

static const char *measure_name(unsigned m)
{
    return dw_measure_info_of((dw_measure)m)->name;
}

static const char *setting_name(unsigned s)
{
    return dw_setting_info_of((dw_setting)s)->name;
}

static void has_a_name_of_its_own_for_everything(void **state)
{
    (void)state;
    CHECK_NAMES(DW_SCOPE_COUNT, dw_scope_name)
    CHECK_NAMES(DW_SECTION_COUNT, dw_section_name)
    CHECK_NAMES(DW_PHASE_COUNT, dw_phase_name)
    CHECK_NAMES(DW_CASH_COUNT, dw_cash_role_name)
    CHECK_NAMES(DW_KEY_COUNT, dw_key_name)
    CHECK_NAMES(DW_VAR_COUNT, dw_variable_name)
    CHECK_NAMES(DW_MEASURE_COUNT, measure_name)
    CHECK_NAMES(DW_SETTING_COUNT, setting_name)
    CHECK_NAMES(DW_LIMIT_FIGURE_COUNT, dw_limit_figure_name)
    CHECK_NAMES(DW_LIMIT_EFFECT_COUNT, dw_limit_effect_name)
    CHECK_NAMES(DW_ISSUE_TYPE_COUNT, dw_issue_type_name)
    CHECK_NAMES(DW_FRAME_COUNT, dw_frame_name)
    CHECK_NAMES(DW_ANCHOR_STATE_COUNT, dw_anchor_state_name)
    CHECK_NAMES(DW_THEIRS_UNPROVEN + 1, dw_their_opening_name)
    CHECK_NAMES(DW_CALENDAR_ABSENCE + 1, dw_calendar_kind_name)
    CHECK_NAMES(DW_ROLE_COUNT, dw_role_name)
    CHECK_NAMES(DW_OBJECTIVE_COUNT, dw_objective_name)
    CHECK_NAMES(DW_PERSON_AUTHORITY_COUNT, dw_person_authority_name)
    CHECK_NAMES(DW_STANCE_COUNT, dw_stance_name)
    CHECK_NAMES(DW_OWNER_COUNT, dw_deadline_owner_name)
    CHECK_NAMES(DW_DEADLINE_KIND_COUNT, dw_deadline_kind_name)
    CHECK_NAMES(DW_SIDE_COUNT, dw_side_name)
    CHECK_NAMES(DW_EVENT_KIND_COUNT, dw_event_kind_name)
    CHECK_NAMES(DW_SIGNAL_COUNT, dw_signal_name)
}

static void names_stand_where_their_enums_say(void **state)
{
    (void)state;
    assert_string_equal(dw_scope_name(DW_SCOPE_MISSING_KIND), "missing_kind");
    assert_string_equal(dw_section_name(DW_SECTION_THEIR_ANCHOR), "their_anchor");
    assert_string_equal(dw_phase_name(DW_PHASE_CONTRACT), "contract");
    assert_string_equal(dw_cash_role_name(DW_CASH_FIRST_YEAR_DISCOUNT), "first_year_discount");
    assert_string_equal(dw_key_name(DW_KEY_DEADLINE_STANDING), "deadline_standing");
    assert_string_equal(dw_key_name(DW_KEY_BUYER_PACE), "buyer_pace");
    assert_string_equal(dw_variable_name(DW_VAR_BREAK_EVEN_VOLUME), "break_even_volume");
    assert_string_equal(dw_variable_name(DW_VAR_STEP_GET), "step_get");
    assert_string_equal(measure_name(DW_MEASURE_BUYER_DEADLINES), "buyer_deadlines");
    assert_string_equal(measure_name(DW_MEASURE_ISSUE_WEIGHT_THEIRS), "issue_weight_theirs");
    assert_string_equal(setting_name(DW_SETTING_TRADE_RATIO), "trade_ratio");
    assert_string_equal(setting_name(DW_SETTING_SHORT_LINES), "short_lines");
    assert_string_equal(dw_limit_figure_name(DW_LIMIT_THEIR_OFFER), "their_offer");
    assert_string_equal(dw_limit_effect_name(DW_LIMIT_OTHERWISE), "otherwise");
    assert_string_equal(dw_frame_name(DW_FRAME_COMPETITIVE), "competitive");
    assert_string_equal(dw_anchor_state_name(DW_ANCHOR_BELOW_TARGET), "below_target");
    assert_string_equal(dw_their_opening_name(DW_THEIRS_AGGRESSIVE), "aggressive");
    assert_string_equal(dw_calendar_kind_name(DW_CALENDAR_QUARTER_END), "quarter_end");
    assert_string_equal(dw_signal_name(DW_SIGNAL_ADVERSARIAL), "adversarial");
    assert_string_equal(dw_deadline_kind_name(DW_DEADLINE_OFFER_EXPIRY), "offer_expiry");
    assert_string_equal(dw_person_authority_name(DW_PERSON_BLOCKS), "blocks");
    assert_string_equal(dw_objective_name(DW_OBJECTIVE_REFERENCE), "reference");
}

static size_t count_levels(dw_measure measure)
{
    size_t n = 0;
    while (dw_measure_info_of(measure)->levels[n])
        n++;
    return n;
}

static void measures_have_either_names_or_a_unit(void **state)
{
    (void)state;
    for (unsigned m = DW_MEASURE_NONE + 1; m < DW_MEASURE_COUNT; m++) {
        const dw_measure_info *const info = dw_measure_info_of((dw_measure)m);
        test_case = m;
        check((info->levels == NULL) == (info->unit != NULL));
        check(info->scope < DW_SCOPE_COUNT);
        if (info->levels)
            check(count_levels((dw_measure)m) >= 2 && count_levels((dw_measure)m) <= DW_LEVELS_MAX);
    }
}

static void measures_of_an_enum_name_all_of_it(void **state)
{
    (void)state;
    static const struct {
        dw_measure measure;
        size_t n;
    } of[] = {{DW_MEASURE_LATEST_SIGNAL, DW_SIGNAL_COUNT},
              {DW_MEASURE_DEADLINE_OWNER, DW_OWNER_COUNT},
              {DW_MEASURE_DEADLINE_KIND, DW_DEADLINE_KIND_COUNT},
              {DW_MEASURE_OUR_ROLE, DW_ROLE_COUNT},
              {DW_MEASURE_THEIR_AUTHORITY, DW_PERSON_AUTHORITY_COUNT},
              {DW_MEASURE_THEIR_STANCE, DW_STANCE_COUNT},
              {DW_MEASURE_ISSUE_TYPE, DW_ISSUE_TYPE_COUNT},
              {DW_MEASURE_ISSUE_PHASE, DW_PHASE_COUNT},
              {DW_MEASURE_ISSUE_CASH, DW_CASH_COUNT},
              {DW_MEASURE_ANCHOR_FRAME, DW_FRAME_COUNT},
              {DW_MEASURE_ANCHOR_STATE, DW_ANCHOR_STATE_COUNT},
              {DW_MEASURE_THEIR_OPENING, DW_THEIRS_UNPROVEN + 1}};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        assert_int_equal(count_levels(of[i].measure), of[i].n);
}

static void settings_and_variables_say_what_they_mean(void **state)
{
    (void)state;
    for (unsigned s = 0; s < DW_SETTING_COUNT; s++) {
        const dw_setting_info *const info = dw_setting_info_of((dw_setting)s);
        test_case = s;
        check(info->low < info->high);
        check(info->meaning && *info->meaning);
    }
    for (unsigned v = 0; v < DW_VAR_COUNT; v++) {
        test_case = v;
        check(*dw_variable_meaning((dw_variable)v) != '\0');
        check(dw_variable_scope((dw_variable)v) < DW_SCOPE_COUNT);
    }
}

static void variables_of_an_item_are_for_that_item_only(void **state)
{
    (void)state;
    for (unsigned s = 0; s < DW_SCOPE_COUNT; s++) {
        const dw_scope scope = (dw_scope)s;
        assert_true(dw_variable_allowed(DW_VAR_ACCOUNT, scope));
        assert_int_equal(dw_variable_allowed(DW_VAR_STEP_PRICE, scope), scope == DW_SCOPE_STEP);
        assert_int_equal(dw_variable_allowed(DW_VAR_GIVE_COST, scope), scope == DW_SCOPE_TRADE);
        assert_int_equal(dw_variable_allowed(DW_VAR_ROLE, scope), scope == DW_SCOPE_OURS);
        assert_int_equal(dw_variable_allowed(DW_VAR_PERSON, scope),
                         scope == DW_SCOPE_OURS || scope == DW_SCOPE_THEIRS);
        assert_int_equal(dw_variable_allowed(DW_VAR_ISSUE, scope),
                         scope == DW_SCOPE_ISSUE || scope == DW_SCOPE_MISSING_KIND);
        assert_int_equal(dw_variable_allowed(DW_VAR_OPTION, scope), scope == DW_SCOPE_ISSUE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_a_name_of_its_own_for_everything),
        cmocka_unit_test(names_stand_where_their_enums_say),
        cmocka_unit_test(measures_have_either_names_or_a_unit),
        cmocka_unit_test(measures_of_an_enum_name_all_of_it),
        cmocka_unit_test(settings_and_variables_say_what_they_mean),
        cmocka_unit_test(variables_of_an_item_are_for_that_item_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
