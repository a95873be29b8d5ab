/* The interview: what it asks, when it stops, and the file it writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "desk/interview.h"
#include "text/arena.h"
#include "text/deal.h"

#define TODAY 20780 /* 2026-11-23 */

static int set_up(void **state)
{
    desk_answer *answer = g_new0(desk_answer, 1);
    *state = answer;
    return desk_playbook(NULL, answer) == DESK_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    desk_answer_clear(*state);
    g_free(*state);
    return 0;
}

static const dw_playbook *playbook_of(void **state)
{
    return ((const desk_answer *)*state)->playbook;
}

/* Reads the file an interview writes; NULL when it has problems. */
static const dw_deal *read_back(desk_interview *interview, const dw_playbook *playbook,
                                dw_arena *arena)
{
    g_autofree char *file = desk_interview_file(interview);
    assert_non_null(file);
    g_auto(text_problems) problems;
    text_problems_init(&problems);
    const dw_deal *deal =
        text_deal_parse(file, strlen(file), "interview", playbook, TODAY, arena, &problems);
    g_autofree char *text = text_problems_format(&problems);
    if (text[0])
        print_message("%s\n%s", text, file);
    return deal;
}

static void writes_names_that_read_back_as_they_were(void **state)
{
    static const char *const names[] = {
        "Northwind Freight",
        "yes",
        "null",
        "unknown",
        "12",
        "1.5e3",
        "~",
        "-",
        "- dash",
        "a: b",
        "a #b",
        "\"quoted\" and \\ backslash",
        "'single'",
        "{brace}",
        "[bracket]",
        "&anchor",
        "*alias",
        "!tag",
        "%percent",
        "@at",
        "`tick",
        "Zürich – Genève",
        "東京物流",
        "2026-11-23",
        "? question",
        "|",
        ">",

        "trailing:",
        "0x1f",
        "No",
        "n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        desk_interview *interview = desk_interview_new(playbook_of(state), TODAY);
        assert_null(desk_interview_set(interview, DESK_ACCOUNT, names[i]));
        assert_null(desk_interview_set(interview, DESK_NAME, names[i]));
        dw_arena arena;
        text_arena_init(&arena, (size_t)16 << 20);
        const dw_deal *deal = read_back(interview, playbook_of(state), &arena);
        assert_non_null(deal);
        assert_string_equal(deal->account, names[i]);
        assert_string_equal(deal->name, names[i]);
        dw_arena_clear(&arena);
        desk_interview_free(interview);
    }
}

static desk_interview *interview_with_names(void **state)
{
    desk_interview *interview = desk_interview_new(playbook_of(state), TODAY);
    assert_null(desk_interview_set(interview, DESK_ACCOUNT, "Northwind"));
    assert_null(desk_interview_set(interview, DESK_NAME, "Rollout"));
    return interview;
}

static void writes_every_answer_into_the_file(void **state)
{
    const dw_playbook *playbook = playbook_of(state);
    desk_interview *interview = interview_with_names(state);
    assert_null(desk_interview_set(interview, DESK_CURRENCY, "jpy"));
    assert_null(desk_interview_set(interview, DESK_VALUE, "64000000"));
    assert_null(desk_interview_set(interview, DESK_CLOSE_BY, "2026-12-18"));
    dw_fact *expected = g_new(dw_fact, playbook->n_factors);
    for (size_t i = 0; i < playbook->n_factors; i++)
        expected[i] = dw_factor_unknown(&playbook->factor[i]);
    const desk_question *question;
    size_t n = 0;
    while ((question = desk_interview_next(interview)) && n < 6) {
        /* One level, two levels, none known, in turn. */
        const dw_fact all = dw_factor_unknown(question->factor);
        const dw_fact levels = n % 3 == 0 ? 1 : n % 3 == 1 ? 3 & all : all;
        expected[question->factor - playbook->factor] = levels;
        desk_interview_answer(interview, levels);
        n++;
    }
    dw_arena arena;
    text_arena_init(&arena, (size_t)16 << 20);
    const dw_deal *deal = read_back(interview, playbook, &arena);
    assert_non_null(deal);
    assert_string_equal(deal->currency, "JPY");
    assert_int_equal(deal->contract_value, 64000000);
    assert_int_equal(deal->close_by, dw_day_from_date((dw_date){2026, 12, 18}));
    for (size_t i = 0; i < playbook->n_factors; i++)
        if (playbook->factor[i].kind == DW_FACTOR_STATED)
            assert_int_equal(deal->fact[i], expected[i]);
    dw_arena_clear(&arena);
    g_free(expected);
    desk_interview_free(interview);
}

static void asks_no_fact_twice_and_stops_when_settled(void **state)
{
    const dw_playbook *playbook = playbook_of(state);
    /* Whatever level is answered: the lowest, the highest, the middle one. */
    for (int which = 0; which < 3; which++) {
        desk_interview *interview = interview_with_names(state);
        assert_null(desk_interview_set(interview, DESK_VALUE, "640000"));
        g_autofree bool *asked = g_new0(bool, playbook->n_factors);
        const desk_question *question;
        size_t n = 0;
        while ((question = desk_interview_next(interview))) {
            const size_t factor = (size_t)(question->factor - playbook->factor);
            assert_false(asked[factor]);
            asked[factor] = true;
            assert_int_equal(question->number, ++n);
            assert_true(question->text[0] && question->confidence < question->settled);
            const size_t last = question->factor->n_levels - 1;
            desk_interview_answer(interview, (dw_fact)1 << (which == 0   ? 0
                                                            : which == 1 ? last
                                                                         : last / 2));
        }
        double confidence = 0;
        bool settled = false;
        assert_non_null(desk_interview_lead(interview, &confidence, &settled));
        assert_true(settled);
        desk_interview_free(interview);
    }
}

static void going_back_asks_the_same_again(void **state)
{
    desk_interview *interview = interview_with_names(state);
    assert_false(desk_interview_back(interview));
    const desk_question *question = desk_interview_next(interview);
    const dw_factor *first = question->factor;
    g_autofree char *text = g_strdup(question->text);
    const double confidence = question->confidence;
    desk_interview_answer(interview, 1);
    assert_ptr_not_equal(desk_interview_next(interview)->factor, first);
    assert_true(desk_interview_back(interview));
    question = desk_interview_next(interview);
    assert_ptr_equal(question->factor, first);
    assert_string_equal(question->text, text);
    assert_true(question->confidence == confidence);
    assert_int_equal(question->number, 1);
    desk_interview_free(interview);
}

static void says_what_is_wrong_with_a_field(void **state)
{
    desk_interview *interview = desk_interview_new(playbook_of(state), TODAY);
    assert_non_null(desk_interview_set(interview, DESK_CURRENCY, "euro"));
    assert_non_null(desk_interview_set(interview, DESK_VALUE, "1,000"));
    assert_non_null(desk_interview_set(interview, DESK_VALUE, "0"));
    assert_non_null(desk_interview_set(interview, DESK_VALUE, "0.001"));
    assert_non_null(desk_interview_set(interview, DESK_CLOSE_BY, "2027-02-29"));
    assert_non_null(desk_interview_set(interview, DESK_NAME, "\xff"));
    g_autofree char *longest = g_strnfill(201, 'x');
    assert_non_null(desk_interview_set(interview, DESK_ACCOUNT, longest));
    for (int field = 0; field < DESK_FIELD_COUNT; field++)
        assert_null(desk_interview_field(interview, (desk_field)field));
    desk_interview_free(interview);
    desk_interview_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_names_that_read_back_as_they_were),
        cmocka_unit_test(writes_every_answer_into_the_file),
        cmocka_unit_test(asks_no_fact_twice_and_stops_when_settled),
        cmocka_unit_test(going_back_asks_the_same_again),
        cmocka_unit_test(says_what_is_wrong_with_a_field),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
