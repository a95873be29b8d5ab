/* The alerts of a whole record: counted on the way, or refused with what ended the way. */
#include "app/support/default_book.h"
#include "desk/flags.h"

/* The plan of a deal with these rows of a record. */
static dw_plan plan_of(const char *rows)
{
    g_autofree char *text = short_deal(rows);
    dw_plan plan;
    plan_text(text, &plan);
    return plan;
}

/* One deadline too many, which is withdrawn later: the whole record can be followed, its middle
 * cannot. */
static void a_way_that_cannot_be_followed_is_refused(void **state)
{
    (void)state;
    g_autoptr(GString) rows = g_string_new(NULL);
    for (int d = 0; d <= DW_DEADLINES_MAX; d++)
        g_string_append_printf(rows,
                               "  - {at: 2026-11-02, by: us, event: deadline, deadline: "
                               "{date: 2027-01-20, what: n%d, owner: ours}}\n",
                               d);
    g_string_append(rows, "  - {at: 2026-11-03, by: us, event: note, note: calm}\n"
                          "  - {at: 2026-11-04, by: us, event: correction, corrects: 65}\n");
    const dw_plan plan = plan_of(rows->str);
    brief_flags flags = {.raised = 617};
    dw_error err = {0};
    assert_int_equal(desk_flags_of(&plan, &flags, &err), DW_E_LIMIT);
    assert_string_equal(err.what, "deadlines");
    assert_int_equal(err.index, 65);
    assert_int_equal(flags.raised, 617);
}

static void every_event_of_a_short_record_is_looked_at(void **state)
{
    (void)state;
    const dw_plan plan =
        plan_of("  - {at: 2026-11-02, by: us, event: offer, package: {price: 231700}}\n"
                "  - {at: 2026-11-03, by: us, event: offer, package: {price: 221300}}\n"
                "  - {at: 2026-11-04, by: us, event: offer, package: {price: 209900}}\n");
    brief_flags flags = {0};
    dw_error err = {0};
    assert_int_equal(desk_flags_of(&plan, &flags, &err), DW_OK);
    assert_int_equal(flags.read, 3);
    assert_int_equal(flags.total, 3);
    assert_true(flags.raised > 0);
    assert_int_equal(flags.flag->len, flags.raised);
    brief_flags_clear(&flags);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_way_that_cannot_be_followed_is_refused),
        cmocka_unit_test(every_event_of_a_short_record_is_looked_at),
    };
    return cmocka_run_group_tests(tests, load_default_playbook, free_playbook);
}
