/* Planning as a use case: what an answer holds, good or bad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "desk/desk.h"

#define TODAY 20780 /* 2026-11-23 */

static char *deal_file(const char *text)
{
    char *path = NULL;
    const int file = g_file_open_tmp("deal-XXXXXX.yaml", &path, NULL);
    assert_true(file >= 0);
    g_close(file, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static desk_status plan_text(const char *text, dw_day day, desk_answer *answer)
{
    static char subject[512];
    g_autofree char *path = deal_file(text);
    g_strlcpy(subject, path, sizeof subject);
    const desk_request request = {.deal = subject, .day = day, .today = TODAY};
    const desk_status status = desk_plan(&request, answer);
    g_remove(path);
    return status;
}

static void plans_from_the_day_asked_for_then_the_files_then_today(void **state)
{
    (void)state;
    static const char dated[] = "name: A\naccount: B\ndate: 2026-10-05\n";
    const struct {
        const char *text;
        dw_day day, expected;
    } row[] = {{dated, 20800, 20800},
               {dated, DW_DAY_NONE, dw_day_from_date((dw_date){2026, 10, 5})},
               {"name: A\naccount: B\n", DW_DAY_NONE, TODAY}};
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        desk_answer answer;
        assert_int_equal(plan_text(row[i].text, row[i].day, &answer), DESK_OK);
        assert_int_equal(answer.plan.day, row[i].expected);
        desk_answer_clear(&answer);
        desk_answer_clear(&answer);
    }
}

static void counts_the_problems_of_the_deal(void **state)
{
    (void)state;
    desk_answer answer;
    assert_int_equal(plan_text("name: A\nfacts: {complexity: huge}\n", DW_DAY_NONE, &answer),
                     DESK_PROBLEMS);
    g_autofree char *text = desk_problems_text(&answer);
    g_autofree char *last = g_strdup_printf("2 problems in %s\n", answer.subject);
    assert_true(g_str_has_suffix(text, last));
    desk_answer_clear(&answer);
}

static void tells_a_missing_file_from_a_bad_one(void **state)
{
    (void)state;
    desk_answer answer;
    const desk_request no_deal = {.deal = "/no/such/deal", .day = DW_DAY_NONE, .today = TODAY};
    assert_int_equal(desk_plan(&no_deal, &answer), DESK_FILE);
    g_autofree char *text = desk_problems_text(&answer);
    assert_string_equal(text, "/no/such/deal: does not exist\n");
    desk_answer_clear(&answer);
    assert_int_equal(desk_playbook("/no/such/playbook", &answer), DESK_FILE);
    desk_answer_clear(&answer);
}

static void shows_walk_aways_only_to_those_who_may_see_them(void **state)
{
    (void)state;
    static const char text[] =
        "name: A\naccount: B\ncurrency: USD\nvalue: {list_price: 90000, target_price: 80000, "
        "floor_price: 71234, cost_to_serve: 10000}\n";
    desk_answer answer;
    assert_int_equal(plan_text(text, DW_DAY_NONE, &answer), DESK_OK);
    for (int format = DESK_TEXT; format <= DESK_JSON; format++)
        for (int hidden = 0; hidden <= 1; hidden++) {
            const desk_style style = {.width = 88, .hide_walk_away = hidden};
            g_autofree char *page = desk_plan_page(&answer, (desk_format)format, &style);
            const bool shown = strstr(page, "71,234") || strstr(page, "71234");
            assert_int_equal(shown, !hidden);
        }
    desk_answer_clear(&answer);
}

static void names_the_nearest_part_of_a_playbook(void **state)
{
    (void)state;
    desk_answer answer;
    assert_int_equal(desk_playbook(NULL, &answer), DESK_OK);
    const desk_style style = {.width = 88};
    const char *nearest = NULL;
    assert_null(desk_playbook_page(&answer, "factor", "horizno", &style, &nearest));
    assert_string_equal(nearest, "horizon");
    assert_null(desk_playbook_page(&answer, "nothing", NULL, &style, &nearest));
    g_autofree char *page = desk_playbook_page(&answer, "factor", "horizon", &style, &nearest);
    assert_non_null(strstr(page, "strategic"));
    desk_answer_clear(&answer);
}

static void keeps_a_file_unless_told_to_replace_it(void **state)
{
    (void)state;
    g_autofree char *path = deal_file("old\n");
    g_autofree char *problem = desk_page_save(path, "new\n", false);
    assert_non_null(problem);
    assert_null(desk_page_save(path, "new\n", true));
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "new\n");
    g_remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_from_the_day_asked_for_then_the_files_then_today),
        cmocka_unit_test(counts_the_problems_of_the_deal),
        cmocka_unit_test(tells_a_missing_file_from_a_bad_one),
        cmocka_unit_test(shows_walk_aways_only_to_those_who_may_see_them),
        cmocka_unit_test(names_the_nearest_part_of_a_playbook),
        cmocka_unit_test(keeps_a_file_unless_told_to_replace_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
