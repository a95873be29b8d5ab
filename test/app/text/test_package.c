/* Packages as a person names them: every term at its word, and what cannot be taken so. */
#include "support.h"

#include "text/deal.h"
#include "text/package.h"

#include <math.h>

static const char deal_text[] = "name: x\naccount: y\ncurrency: USD\n"
                                "issues:\n"
                                "  price: [617, 717]\n"
                                "  colour: {us: {red: 0, blue: 5}, them: {red: 0, blue: 7}}\n"
                                "  payment_days: [30, 61]\n";

typedef struct scene {
    const dw_deal *deal;
    const dw_term *term;
    size_t n_terms;
} scene;

static bool parse(bench *b, scene *s, const char *text)
{
    s->deal =
        text_deal_parse(deal_text, strlen(deal_text), "d", b->playbook, 0, &b->arena, &b->problems);
    assert_non_null(s->deal);
    return text_package_parse(text, "--package", s->deal, b->playbook, &b->arena, &b->problems,
                              &s->term, &s->n_terms);
}

static void reads_terms_and_a_price_of_its_own(void **state)
{
    bench *const b = *state;
    scene s;
    assert_true(parse(b, &s, "{colour: blue, price: 633.5}"));
    assert_int_equal(s.n_terms, 2);
    assert_int_equal(s.term[0].issue, 1);
    assert_int_equal(s.term[0].option, 1);
    assert_int_equal(s.term[1].issue, 0);
    assert_true(s.term[1].option == DW_NONE && s.term[1].number == 63350);
    assert_true(parse(b, &s, "{\"price\": 717}"));
    assert_int_equal(s.term[0].option, 1);
}

static void bug_a_price_as_log_takes_it_was_no_number_here(void **state)
{
    bench *const b = *state;
    scene s;
    assert_true(parse(b, &s, "{price: 0.6335k, payment_days: net61}"));
    assert_true(s.term[0].issue == 0 && s.term[0].number == 63350);
    assert_true(s.term[1].issue == 2 && s.term[1].option == 1);
}

static void assert_refused(bench *b, const char *text, const char *expected)
{
    scene s;
    assert_false(parse(b, &s, text));
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, expected);
    text_problems_clear(&b->problems);
}

static void refuses_what_it_cannot_take_at_its_word(void **state)
{
    bench *const b = *state;
    assert_refused(b, "{colur: red}",
                   "--package:1:2: 'colur' is no issue of the deal; did you mean 'colour'?\n");
    assert_refused(
        b, "{colour: bleu}",
        "--package:1:10: colour: 'bleu' is not one of red, blue; did you mean 'blue'?\n");
    assert_refused(b, "{payment_days: 47}",
                   "--package:1:16: payment_days: '47' is none of the issue's options\n");
    assert_refused(b, "{}", "--package:1:1: needs at least one issue\n");
    assert_refused(b, "{price: cheap}", "--package:1:9: price: 'cheap' is not a number\n");
    assert_refused(b, "[price]", "--package:1:1: expected a mapping of keys, found a list\n");
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(reads_terms_and_a_price_of_its_own),
        EMPTY(bug_a_price_as_log_takes_it_was_no_number_here),
        EMPTY(refuses_what_it_cannot_take_at_its_word),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
