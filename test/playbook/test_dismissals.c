/* A dismissal sets an alert aside until something new raises it again. */
#include "alerts.h"

#define DISMISS(day, more)                                                          \
    E("at: 2026-11-" day ", by: us, event: dismissal, alert: give_without_return, " \
      "reason: a goodwill gesture" more)
#define GIFT OPENED OURS("05", "225000") OURS("08", "220000")

static void a_dismissal_sets_an_alert_aside(void **state)
{
    (void)state;
    make("", PEOPLE, GIFT DISMISS("09", ""));
    assert_null(find("give_without_return"));
    assert_int_equal(plan.dismissed.n_lines, 1);
    assert_string_equal(plan.dismissed.line[0].entry->id, "give_without_return");
    assert_int_equal(plan.deal->event[plan.dismissal[0]].number, 5);
    assert_non_null(find("they_stand_still"));
}

static void a_dismissal_of_one_event_leaves_the_others(void **state)
{
    (void)state;
    make("", PEOPLE, GIFT OURS("10", "218000") DISMISS("11", ", answers: 3"));
    assert_int_equal(plan.dismissed.n_lines, 1);
    const dw_line *const left = find("give_without_return");
    assert_non_null(left);
    assert_int_equal(plan.deal->event[left->item].number, 4);
}

static void an_event_after_the_dismissal_raises_it_again(void **state)
{
    (void)state;
    static const char dismissed[] = SIGNAL("02", "resistance") SIGNAL("03", "spinning")
        E("at: 2026-11-04, by: us, event: dismissal, alert: bad_signs_in_a_row, "
          "reason: their year's end");
    make("", PEOPLE, dismissed);
    assert_null(find("bad_signs_in_a_row"));
    g_autofree char *again = g_strconcat(dismissed, SIGNAL("05", "adversarial"), NULL);
    make("", PEOPLE, again);
    assert_non_null(find("bad_signs_in_a_row"));
    assert_int_equal(plan.dismissed.n_lines, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dismissal_sets_an_alert_aside),
        cmocka_unit_test(a_dismissal_of_one_event_leaves_the_others),
        cmocka_unit_test(an_event_after_the_dismissal_raises_it_again),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
