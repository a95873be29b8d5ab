/* What the default playbook advises after an event that calls for more than the next offer: a break, a lost
 * supporter, a talk of executives that comes or was held. */
#include "meaning.h"

static void no_number_is_advised_between_the_brief_and_the_call(void **state)
{
    (void)state;
    make(ON_1, "");
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "offer");
    make(ON_1, E("us, event: escalation, action: brief"));
    assert_string_not_equal(decided(DW_KEY_NEXT_MOVE), "offer");
    assert_string_not_equal(decided(DW_KEY_NEXT_MOVE), "trade");
}

static void nobody_is_to_be_prepared_for_a_talk_that_was_held(void **state)
{
    (void)state;
    make(ON_1, "");
    assert_string_equal(decided(DW_KEY_ESCALATION), "prepare");
    make(ON_1, MEETS);
    assert_string_equal(decided(DW_KEY_ESCALATION), "no");
    assert_string_equal(decided(DW_KEY_ESCALATION_VERDICT), "wrong");
    make(ON_1, MEETS E("us, event: escalation, action: request"));
    assert_string_equal(decided(DW_KEY_ESCALATION), "prepare");
}

static void a_lost_supporter_is_asked_about_before_the_next_offer(void **state)
{
    (void)state;
    make(ON_1, "");
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "offer");
    make(ON_1, JOINS("name: Lena, stance: opposed"));
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "ask");
    make(ON_1, LEAVES("Lena"));
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "ask");
}

/* Whatever came before the break calls for a question; nobody asks it while the break is silent. */
static void nobody_writes_in_a_silent_break(void **state)
{
    (void)state;
    static const char *const before[] = {"",
                                         PRESSES,
                                         JOINS("name: Mia"),
                                         LEAVES("Lena"),
                                         E("them, event: refuse") E("them, event: refuse"),
                                         SEES("them", "withdrawing")};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++) {
        g_autofree char *silent = g_strconcat(before[i], BREAKS, NULL);
        make("2026-12-02", silent);
        assert_string_equal(decided(DW_KEY_NEXT_MOVE), "hold");
        g_autofree char *met = g_strconcat(silent, MEETS, NULL);
        make("2026-12-02", met);
        assert_string_equal(decided(DW_KEY_NEXT_MOVE), "hold");
    }
    make("2026-12-02", BREAKS LEAVES("Lena") JOINS("name: Mia"));
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "ask");
    make("2026-12-07", PRESSES BREAKS);
    assert_string_equal(decided(DW_KEY_NEXT_MOVE), "ask");
}

/* Another talk above is asked for anew once the talks have stood still since the one that was held. */
static void a_stall_after_the_talk_opens_the_way_up_again(void **state)
{
    (void)state;
    make("2026-12-07", MEETS SEES("them", "spinning"));
    assert_string_equal(decided(DW_KEY_ESCALATION), "no");
    make("2026-12-07", MEETS SEES("them", "spinning") SEES("them", "spinning"));
    assert_string_not_equal(decided(DW_KEY_ESCALATION), "no");
    make("2026-12-07", MEETS PROMISED("07"));
    assert_string_equal(decided(DW_KEY_ESCALATION), "no");
    make("2026-12-08", MEETS PROMISED("07"));
    assert_string_not_equal(decided(DW_KEY_ESCALATION), "no");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_number_is_advised_between_the_brief_and_the_call),
        cmocka_unit_test(nobody_is_to_be_prepared_for_a_talk_that_was_held),
        cmocka_unit_test(a_stall_after_the_talk_opens_the_way_up_again),
        cmocka_unit_test(nobody_writes_in_a_silent_break),
        cmocka_unit_test(a_lost_supporter_is_asked_about_before_the_next_offer),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
