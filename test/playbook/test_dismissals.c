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

/* ---- Who is missing ---------------------------------------------------------------------------- */

#define LEAVES(day, side, name) E("at: 2026-11-" day ", by: " side ", who: " name ", event: left")
#define NOBODY(day)      \
    E("at: 2026-11-" day \
      ", by: us, event: dismissal, alert: nobody_decides_there, reason: a deputy")

/* Numbers of the events behind an alert that stands: "3 5". */
static char *raised_by(const char *id)
{
    const dw_line *const line = find(id);
    g_autofree bool *behind = g_new0(bool, plan.deal->n_events + 1);
    g_autoptr(GString) list = g_string_new(NULL);
    assert_non_null(line);
    dw_plan_line_events(&plan, line, behind);
    for (size_t e = 0; e < plan.deal->n_events; e++)
        if (behind[e])
            g_string_append_printf(list, "%s%zu", list->len ? " " : "", plan.deal->event[e].number);
    return g_string_free(g_steal_pointer(&list), FALSE);
}

static void who_left_raises_it(void **state)
{
    (void)state;
    make("", PEOPLE,
         OPENED OURS("05", "225000") LEAVES("06", "them", "Dov") LEAVES("07", "us", "Ana"));
    g_autofree char *there = raised_by("nobody_decides_there");
    g_autofree char *here = raised_by("nobody_leads_here");
    assert_string_equal(there, "4");
    assert_string_equal(here, "5");
}

static void who_is_described_anew_raises_it(void **state)
{
    (void)state;
    make("", PEOPLE,
         OPENED E("at: 2026-11-06, by: them, event: joined, person: {name: Dov, authority: uses}")
             E("at: 2026-11-07, by: us, event: joined, person: {name: Ana, role: support}"));
    g_autofree char *there = raised_by("nobody_decides_there");
    g_autofree char *here = raised_by("nobody_leads_here");
    assert_string_equal(there, "3");
    assert_string_equal(here, "4");
}

static void the_first_offer_raises_it_where_nobody_was_there(void **state)
{
    (void)state;
    make("", "", OPENED OURS("05", "225000"));
    g_autofree char *always = raised_by("nobody_decides_there");
    assert_string_equal(always, "1");
    make("", PEOPLE, LEAVES("01", "them", "Dov") OPENED OURS("05", "225000"));
    g_autofree char *left = raised_by("nobody_decides_there");
    assert_string_equal(left, "1 2");
}

/* Nobody sets aside what is not raised, and not what others raise later. */
static void a_dismissal_before_it_was_raised_silences_nothing(void **state)
{
    (void)state;
    make("", PEOPLE, OPENED NOBODY("05") LEAVES("06", "them", "Dov"));
    assert_non_null(find("nobody_decides_there"));
    assert_int_equal(plan.dismissed.n_lines, 0);
    make("", PEOPLE, OPENED LEAVES("06", "them", "Dov") NOBODY("07") OURS("08", "225000"));
    assert_null(find("nobody_decides_there"));
    assert_int_equal(plan.dismissed.n_lines, 1);
    make("", PEOPLE,
         OPENED LEAVES("06", "them", "Dov") NOBODY("07")
             E("at: 2026-11-08, by: them, event: joined, person: {name: Eva, authority: decides}")
                 LEAVES("09", "them", "Eva"));
    assert_non_null(find("nobody_decides_there"));
}

/* A day is behind it; that it is set aside is no event which raises it. */
static void the_close_day_is_set_aside_once_it_has_passed(void **state)
{
    (void)state;
#define LATE(day)                                                                             \
    "name: Looms\naccount: Rowan Mills\ndate: 2026-12-20\nclose_by: 2026-12-18\nrecord:\n" E( \
        "at: 2026-12-" day ", by: us, event: dismissal, alert: close_day_passed, reason: time")
    plan_text(LATE("18"), &plan);
    g_autofree char *raised = raised_by("close_day_passed");
    assert_string_equal(raised, "");
    plan_text(LATE("19"), &plan);
    assert_null(find("close_day_passed"));
    assert_int_equal(plan.dismissed.n_lines, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dismissal_sets_an_alert_aside),
        cmocka_unit_test(a_dismissal_of_one_event_leaves_the_others),
        cmocka_unit_test(an_event_after_the_dismissal_raises_it_again),
        cmocka_unit_test(who_left_raises_it),
        cmocka_unit_test(who_is_described_anew_raises_it),
        cmocka_unit_test(the_first_offer_raises_it_where_nobody_was_there),
        cmocka_unit_test(a_dismissal_before_it_was_raised_silences_nothing),
        cmocka_unit_test(the_close_day_is_set_aside_once_it_has_passed),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
