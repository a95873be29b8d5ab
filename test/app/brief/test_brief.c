/* Whole pages of the example deals: what must hold of every plan, whatever it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/brief.h"
#include "brief/coach.h"
#include "brief/wrap.h"
#include "text/arena.h"
#include "text/deal.h"
#include "text/playbook.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

#define MEMORY ((size_t)256 << 20)

typedef struct bench {
    dw_arena arena;
    const dw_playbook *playbook;
    GPtrArray *paths; /* of the example deals, sorted */
} bench;

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int set_up(void **state)
{
    bench *b = g_new0(bench, 1);
    text_problems problems;
    text_problems_init(&problems);
    text_arena_init(&b->arena, MEMORY);
    b->playbook = text_playbook_load(NULL, &b->arena, &problems);
    text_problems_clear(&problems);
    b->paths = g_ptr_array_new_with_free_func(g_free);
    GDir *folder = g_dir_open("examples", 0, NULL);
    for (const char *name; folder != NULL && (name = g_dir_read_name(folder)) != NULL;)
        if (g_str_has_suffix(name, ".yaml"))
            g_ptr_array_add(b->paths, g_build_filename("examples", name, NULL));
    if (folder != NULL)
        g_dir_close(folder);
    g_ptr_array_sort(b->paths, by_name);
    *state = b;
    return b->playbook == NULL || b->paths->len < 12;
}

static int tear_down(void **state)
{
    bench *b = *state;
    dw_arena_clear(&b->arena);
    g_ptr_array_unref(b->paths);
    g_free(b);
    return 0;
}

static void make_plan(bench *b, const char *path, dw_plan *plan)
{
    text_problems problems;
    text_problems_init(&problems);
    const dw_deal *deal = text_deal_load(path, b->playbook, DW_DAY_NONE, &b->arena, &problems);
    text_problems_clear(&problems);
    assert_non_null(deal);
    dw_error err;
    assert_int_equal(
        dw_plan_make(b->playbook, deal, &(dw_plan_options){.seed = 617}, &b->arena, plan, &err),
        DW_OK);
}

static const brief_style all = {.width = 80, .walk_aways = true, .explain = true};

typedef char *page(const dw_plan *plan, const brief_style *style);

/* ---- Calendar -------------------------------------------------------------------------------------- */

static void dates_steps_on_working_days_in_time(void **state)
{
    bench *b = *state;
    for (guint i = 0; i < b->paths->len; i++) {
        dw_plan plan;
        make_plan(b, g_ptr_array_index(b->paths, i), &plan);
        for (size_t c = 0; c < plan.n_calendar; c++) {
            const dw_calendar_item *item = &plan.calendar[c];
            if (item->kind != DW_CALENDAR_STEP)
                continue;
            assert_true(dw_day_is_working(item->day, &b->playbook->holidays));
            assert_in_range(item->day, plan.day, plan.deal->close_by);
            assert_true(item->day <= item->usual || plan.n_squeezes > 0);
        }
    }
}

static void says_where_time_is_short_and_who_is_away(void **state)
{
    bench *b = *state;
    dw_plan plan;
    make_plan(b, "examples/northwind.yaml", &plan);
    g_autofree char *usual = brief_plan_text(&plan, &all);
    assert_non_null(strstr(usual, "Squeezed before the close: the steps usually take 20"));
    assert_non_null(strstr(usual, "Squeezed after final presentations by us and by Globex"));
    assert_null(strstr(usual, " is away)"));
    dw_calendar_item item[64];
    assert_true(plan.n_calendar <= G_N_ELEMENTS(item));
    memcpy(item, plan.calendar, plan.n_calendar * sizeof *item);
    const dw_squeeze past = {DW_SQUEEZE_PAST, DW_NONE, 17, 0};
    assert_int_equal(item[0].kind, DW_CALENDAR_STEP);
    item[0].absent = plan.deal->n_ours + 1;
    plan.calendar = item;
    plan.squeeze = &past;
    plan.n_squeezes = 1;
    g_autofree char *changed = brief_plan_markdown(&plan, &all); /* without line ends */
    assert_non_null(strstr(changed, "(Carla Voss is away)"));
    assert_non_null(strstr(changed, "No working day is left before the close"));
    assert_non_null(strstr(changed, "take 17 working"));
}

/* No placeholder left in, no doubled mark, no space where none belongs. */
static void assert_clean(const char *text)
{
    assert_true(g_utf8_validate(text, -1, NULL));
    assert_true(g_str_has_suffix(text, "\n"));
    assert_null(strchr(text, '{'));
    assert_null(strstr(text, "\xc2\xa0"));
    assert_null(strstr(text, ".. "));
    assert_null(strstr(text, " ."));
    assert_null(strstr(text, " \n"));
    assert_null(strstr(text, "(null)"));
    assert_null(strchr(text, '\033'));
}

static void writes_clean_pages_of_every_example(void **state)
{
    static page *const pages[] = {brief_plan_text, brief_plan_markdown, brief_assessment_text,
                                  brief_assessment_markdown};
    bench *b = *state;
    for (guint i = 0; i < b->paths->len; i++) {
        dw_plan plan;
        make_plan(b, g_ptr_array_index(b->paths, i), &plan);
        for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
            g_autofree char *text = pages[p](&plan, &all);
            assert_clean(text);
            assert_non_null(strstr(text, plan.deal->account));
        }
    }
}

static void keeps_within_the_width_asked_for(void **state)
{
    bench *b = *state;
    for (guint i = 0; i < b->paths->len; i++) {
        dw_plan plan;
        make_plan(b, g_ptr_array_index(b->paths, i), &plan);
        for (int width = BRIEF_WIDTH_MIN; width <= BRIEF_WIDTH_MAX; width += 20) {
            const brief_style style = {.width = width, .walk_aways = true};
            g_autofree char *text = brief_plan_text(&plan, &style);
            g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
            for (char **line = lines; *line != NULL; line++)
                if (!g_str_has_prefix(*line, plan.deal->account)) /* the title is one line */
                    assert_true(brief_columns(*line) <= width);
        }
    }
}

static void gives_the_same_bytes_twice(void **state)
{
    static page *const pages[] = {brief_plan_text, brief_plan_markdown, brief_plan_json};
    bench *b = *state;
    for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
        dw_plan plan[2];
        make_plan(b, "examples/alderbay.yaml", &plan[0]);
        make_plan(b, "examples/alderbay.yaml", &plan[1]);
        g_autofree char *one = pages[p](&plan[0], &all);
        g_autofree char *two = pages[p](&plan[1], &all);
        assert_string_equal(one, two);
    }
}

static void colours_a_page_without_changing_its_words(void **state)
{
    bench *b = *state;
    dw_plan plan;
    make_plan(b, "examples/vestmark.yaml", &plan);
    brief_style style = {.width = 80, .walk_aways = true};
    g_autofree char *plain = brief_plan_text(&plan, &style);
    style.colour = true;
    g_autofree char *coloured = brief_plan_text(&plan, &style);
    g_autoptr(GRegex) codes = g_regex_new("\033\\[[0-9;]*m", 0, 0, NULL);
    g_autofree char *bare = g_regex_replace(codes, coloured, -1, 0, "", 0, NULL);
    assert_string_equal(bare, plain);
    assert_true(strlen(coloured) > strlen(plain));
}

/* ---- JSON ------------------------------------------------------------------------------------------ */

static json_t *parse(char *text)
{
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    g_free(text);
    assert_non_null(root);
    return root;
}

static void assert_strategy(const json_t *root, const dw_plan *plan)
{
    const json_t *strategy = json_object_get(root, "strategy");
    const dw_playbook *playbook = plan->playbook;
    assert_string_equal(json_string_value(json_object_get(strategy, "lead")),
                        playbook->archetype[plan->assessment.lead].name);
    assert_non_null(json_object_get(strategy, "guard"));
    assert_int_equal(json_array_size(json_object_get(strategy, "ranking")), playbook->n_archetypes);
    assert_true(json_is_string(json_object_get(root, "effort")));
    const json_t *power = json_object_get(root, "power");
    assert_true(json_is_string(json_object_get(power, "holder")));
    assert_true(json_is_number(json_object_get(power, "score")));
}

static void writes_json_with_a_key_for_every_section(void **state)
{
    bench *b = *state;
    for (guint i = 0; i < b->paths->len; i++) {
        dw_plan plan;
        make_plan(b, g_ptr_array_index(b->paths, i), &plan);
        json_t *root = parse(brief_plan_json(&plan, &all));
        assert_strategy(root, &plan);
        json_t *advice = parse(brief_coach_json(&(dw_coaching){.now = &plan}, &all));
        for (size_t s = 0; s < DW_SECTION_COUNT; s++) {
            const json_t *section = json_object_get(s < DW_SECTION_PLAN_COUNT ? root : advice,
                                                    dw_section_name((dw_section)s));
            assert_int_equal(json_array_size(json_object_get(section, "lines")),
                             plan.section[s].n_lines);
        }
        json_decref(advice);
        json_decref(root);
        json_t *assessment = parse(brief_assessment_json(&plan, &all));
        assert_strategy(assessment, &plan);
        assert_int_equal(json_object_size(assessment), 3);
        json_decref(assessment);
    }
}

/* ---- What a reader may see ------------------------------------------------------------------------- */

static void leaves_walk_aways_out_everywhere(void **state)
{
    static page *const pages[] = {brief_plan_text, brief_plan_markdown, brief_plan_json};
    bench *b = *state;
    dw_plan plan;
    make_plan(b, "examples/northwind.yaml", &plan);
    const brief_style hidden = {.width = 120};
    g_autofree char *worth = g_strdup_printf("%" G_GINT64_FORMAT, (gint64)plan.package_walk_away);
    for (size_t p = 0; p < G_N_ELEMENTS(pages); p++) {
        g_autofree char *seen = pages[p](&plan, &all);
        g_autofree char *text = pages[p](&plan, &hidden);
        assert_true(strstr(seen, "180,000") != NULL);
        assert_null(strstr(text, "180,000"));
        assert_null(strstr(text, "18000000"));
        assert_null(strstr(text, worth));
        assert_null(strstr(text, "\"walk_away\":"));
    }
}

static void shows_an_override_beside_the_recommendation(void **state)
{
    bench *b = *state;
    dw_plan plan;
    make_plan(b, "examples/corvane.yaml", &plan);
    g_autofree char *text = brief_assessment_text(&plan, &all);
    assert_non_null(strstr(text, "set by hand"));
    assert_non_null(strstr(text, "The facts recommend"));
    json_t *root = parse(brief_assessment_json(&plan, &all));
    const json_t *override = json_object_get(json_object_get(root, "strategy"), "override");
    assert_string_equal(json_string_value(json_object_get(override, "archetype")),
                        plan.playbook->archetype[plan.deal->strategy].name);
    json_decref(root);
}

static void says_why_only_when_asked(void **state)
{
    bench *b = *state;
    dw_plan plan;
    make_plan(b, "examples/northwind.yaml", &plan);
    const brief_style plain = {.width = 120, .walk_aways = true};
    g_autofree char *without = brief_plan_text(&plan, &plain);
    g_autofree char *with = brief_plan_text(&plan, &all);
    assert_null(strstr(without, "    because "));
    assert_non_null(strstr(with, "    because "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_steps_on_working_days_in_time),
        cmocka_unit_test(says_where_time_is_short_and_who_is_away),
        cmocka_unit_test(writes_clean_pages_of_every_example),
        cmocka_unit_test(keeps_within_the_width_asked_for),
        cmocka_unit_test(gives_the_same_bytes_twice),
        cmocka_unit_test(colours_a_page_without_changing_its_words),
        cmocka_unit_test(writes_json_with_a_key_for_every_section),
        cmocka_unit_test(leaves_walk_aways_out_everywhere),
        cmocka_unit_test(shows_an_override_beside_the_recommendation),
        cmocka_unit_test(says_why_only_when_asked),
    };
    return cmocka_run_group_tests_name("brief", tests, set_up, tear_down);
}
