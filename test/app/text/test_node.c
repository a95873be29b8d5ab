/* Texts become trees with places; what could hurt is refused before it does. */
#include "support.h"

#include "text/limits.h"
#include "text/node.h"

static const text_node *parse_as(bench *b, const char *text, size_t size, const char *label)
{
    return text_node_parse(text, size, label, &b->arena, &b->problems);
}

static const text_node *parse(bench *b, const char *text)
{
    return parse_as(b, text, strlen(text), "x.yaml");
}

/* The text must fail with this line. */
static void assert_refused_as(bench *b, const char *text, size_t size, const char *label,
                              const char *expected)
{
    assert_null(parse_as(b, text, size, label));
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, expected);
    text_problems_clear(&b->problems);
}

static void assert_refused(bench *b, const char *text, const char *expected)
{
    assert_refused_as(b, text, strlen(text), "x.yaml", expected);
}

static void assert_place(const text_node *node, unsigned line, unsigned column)
{
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
    assert_string_equal(node->file, "x.yaml");
}

static void knows_where_every_value_stands(void **state)
{
    const text_node *const root =
        parse(*state, "# first\nname: Ünder\nlist:\n  - 3\n  - {ä: b, c: d}\n");
    assert_int_equal(root->kind, TEXT_MAP);
    assert_place(root, 2, 1);
    assert_place(text_node_get(root, "name"), 2, 7);
    const text_node *const list = text_node_get(root, "list");
    assert_int_equal(list->n_items, 2);
    assert_place(list, 4, 3);
    assert_place(list->item[0], 4, 5);
    assert_place(text_node_get(list->item[1], "ä"), 5, 9);
    assert_place(text_node_get(list->item[1], "c"), 5, 15);
    assert_null(text_node_get(root, "none"));
    assert_null(text_node_get(list, "none"));
}

static void tells_text_in_quotes_from_other_values(void **state)
{
    const text_node *const root = parse(*state, "[12, '12', \"12\", |\n  12\n, ~, null, '', ]");
    assert_null(root);
    text_problems_clear(&((bench *)*state)->problems);
    const text_node *const list =
        parse(*state, "- 12\n- '12'\n- |\n  12\n- ~\n- null\n-\n- ''\n- []\n- {}\n");
    static const char *const what[] = {"a value",          "a text in quotes", "a text in quotes",
                                       "nothing",          "nothing",          "nothing",
                                       "a text in quotes", "a list",           "a mapping"};
    assert_int_equal(list->n_items, 9);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(text_node_describe(list->item[i]), what[i]);
}

static void reads_json_with_the_places_of_its_values(void **state)
{
    static const char json[] =
        "{\"a\":\"\\ud83d\\ude00 \\/\\u00e4\",\"b\":[1,\ttrue],\n \"c\" : null}";
    const text_node *const root = parse_as(*state, json, sizeof json - 1, "x.json");
    assert_non_null(root);
    assert_string_equal(text_node_get(root, "a")->text, "😀 /ä");
    assert_int_equal(text_node_get(root, "b")->line, 1);
    assert_int_equal(text_node_get(root, "b")->column, 34);
    assert_int_equal(text_node_get(root, "b")->item[1]->column, 38);
    assert_int_equal(text_node_get(root, "c")->column, 8);
}

static void explains_json_in_the_words_of_json(void **state)
{
    bench *const b = *state;
    static const struct {
        const char *json, *problem;
    } wrong[] = {
        {"{\"a\": 1,}", "x.json:1:9: is not valid JSON: string or '}' expected near '}'\n"},
        {"{a: 1}", "x.json:1:2: is not valid JSON: string or '}' expected near 'a'\n"},
        {"[1e400]", "x.json:1:6: is not valid JSON: real number overflow near '1e400'\n"},
        {"[01]", "x.json:1:2: is not valid JSON: invalid token near '0'\n"},
        {"[NaN]", "x.json:1:4: is not valid JSON: invalid token near 'NaN'\n"},
        {"{\"a\": 1} 2", "x.json:1:10: is not valid JSON: end of file expected near '2'\n"},
        {"", "x.json:1:1: is not valid JSON: '[' or '{' expected near end of file\n"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_null(parse_as(b, wrong[i].json, strlen(wrong[i].json), "x.json"));
        g_autofree char *found = text_problems_format(&b->problems);
        if (i < 6)
            assert_string_equal(found, wrong[i].problem);
        else
            assert_true(g_str_has_prefix(found, "x.json:1:"));
        text_problems_clear(&b->problems);
    }
}

static void reads_past_a_byte_order_mark(void **state)
{
    const text_node *const yaml = parse(*state, "\xEF\xBB\xBFname: x\n");
    assert_string_equal(text_node_get(yaml, "name")->text, "x");
    static const char json[] = "\xEF\xBB\xBF{\"name\": \"x\"}";
    assert_non_null(parse_as(*state, json, sizeof json - 1, "x.json"));
}

static void names_every_duplicate_key_and_its_first_place(void **state)
{
    bench *const b = *state;
    assert_non_null(parse(b, "a: 1\nb: {c: 1, d: 2, c: 3}\na: 2\n'a': 3\n"));
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, "x.yaml:2:17: duplicate key 'c'; first given in line 2\n"
                               "x.yaml:3:1: duplicate key 'a'; first given in line 1\n"
                               "x.yaml:4:1: duplicate key 'a'; first given in line 1\n");
}

static void refuses_what_is_no_single_plain_document(void **state)
{
    bench *const b = *state;
    assert_refused(b, "", "x.yaml: is empty\n");
    assert_refused(b, "# only this\n", "x.yaml: is empty\n");
    assert_refused(b, "a: 1\n---\nb: 2\n",
                   "x.yaml:2:1: a second document starts here; a file holds one\n");
    assert_refused(b, "a: !!str 3\n", "x.yaml:1:4: the tag !!str is not supported; leave it out\n");
    assert_refused(b, "a: !mine [3]\n",
                   "x.yaml:1:4: the tag !mine is not supported; leave it out\n");
    assert_refused(b, "[a]: 3\n", "x.yaml:1:1: a key must be a name, found a list\n");
    assert_refused(b, "? {a: b}\n: 3\n", "x.yaml:1:3: a key must be a name, found a mapping\n");
    assert_refused(b, "? \n: 3\n", "x.yaml:1:2: a key must be a name, found nothing\n");
    assert_refused(b, "a: \"\\e[31m\"\n", "x.yaml:1:4: a text may not hold control characters\n");
    assert_refused(b, "a: \"\\0\"\n", "x.yaml:1:4: a text may not hold control characters\n");
    assert_refused(b, "a: \"\\x9b\"\n", "x.yaml:1:4: a text may not hold control characters\n");
    assert_refused(b, "a: [b\n",
                   "x.yaml:2:1: is not valid YAML: did not find expected ',' or ']' "
                   "(while parsing a flow sequence that starts in line 1)\n");
    assert_refused(
        b, "a: b: c\n",
        "x.yaml:1:5: is not valid YAML: mapping values are not allowed in this context\n");
    assert_refused_as(b, "a: \0b", 5, "x.yaml",
                      "x.yaml:1:4: is not a text file: it holds a zero byte\n");
    assert_refused_as(b,
                      "\x7f"
                      "ELF\x02",
                      5, "x.yaml",
                      "x.yaml:1:1: is not valid YAML: control characters are not allowed\n");
    assert_refused_as(b,
                      "\xff\xfe"
                      "a",
                      3, "x.yaml",
                      "x.yaml:1:1: is not UTF-8 text: byte 0xFF does not belong here\n");
}

static void shares_what_an_alias_stands_for(void **state)
{
    const text_node *const root = parse(*state, "a: &x {b: 1}\nc: *x\nd: &x 2\ne: *x\n");
    assert_non_null(root);
    assert_ptr_equal(text_node_get(root, "a"), text_node_get(root, "c"));
    assert_string_equal(text_node_get(root, "e")->text, "2");
}

static void refuses_aliases_that_never_end(void **state)
{
    bench *const b = *state;
    assert_refused(b, "a: *x\n", "x.yaml:1:4: the alias *x has no anchor before it\n");
    assert_refused(b, "a: &x [b, {c: *x}]\n",
                   "x.yaml:1:15: the alias *x stands inside what it stands for\n");
}

static void refuses_an_alias_bomb_without_expanding_it(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++)
        g_string_append_printf(text, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n",
                               i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    assert_null(parse(b, text->str));
    g_autofree char *found = text_problems_format(&b->problems);
    assert_string_equal(found, "x.yaml:7:20: has more than 1048576 values, aliases written out\n");
    assert_true(b->arena.reserved < (1 << 20));
}

static void refuses_deep_nesting_at_once(void **state)
{
    bench *const b = *state;
    g_autofree char *deepest = g_strnfill(TEXT_DEPTH_MAX, '[');
    g_autofree char *ends = g_strnfill(TEXT_DEPTH_MAX, ']');
    g_autofree char *allowed = g_strconcat(deepest, ends, NULL);
    assert_non_null(parse(b, allowed));
    g_autofree char *deep = g_strnfill(900000, '[');
    const gint64 start = g_get_monotonic_time();
    assert_refused(b, deep, "x.yaml:1:65: is nested deeper than 64 levels\n");
    g_autoptr(GString) block = g_string_new(NULL);
    for (int i = 0; i < 400000; i++)
        g_string_append(block, "- ");
    assert_refused(b, block->str, "x.yaml:1:129: is nested deeper than 64 levels\n");
    assert_refused(b,
                   "a: &x [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n"
                   "b: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
                   "x.yaml:2:36: is nested deeper than 64 levels\n");
    assert_true(g_get_monotonic_time() - start < 2 * G_USEC_PER_SEC);
}

static void limits_anchors(void **state)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 300; i++)
        g_string_append_printf(text, "- &a%d x\n", i);
    assert_refused(*state, text->str, "x.yaml:257:3: has more than 256 anchors\n");
}

static void keeps_the_first_hundred_problems(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 118; i++)
        g_string_append(text, "a: 1\n");
    assert_non_null(parse(b, text->str));
    assert_int_equal(b->problems.n_errors, 117);
    assert_int_equal(text_problems_count(&b->problems), TEXT_PROBLEMS_MAX);
    g_autofree char *found = text_problems_format(&b->problems);
    assert_true(g_str_has_suffix(found, "\nand 17 more\n"));
}

static void shows_user_text_on_one_short_line(void **state)
{
    (void)state;
    assert_string_equal(text_show("a\nb\tc").text, "a b c");
    assert_string_equal(text_show("a\x1b[31m").text, "a?[31m");
    g_autofree char *longest = g_strnfill(61, 'x');
    g_autofree char *cut = g_strnfill(60, 'x');
    g_autofree char *expected = g_strconcat(cut, "…", NULL);
    assert_string_equal(text_show(longest).text, expected);
    assert_string_equal(text_show(cut).text, cut);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(knows_where_every_value_stands),
        EMPTY(tells_text_in_quotes_from_other_values),
        EMPTY(reads_json_with_the_places_of_its_values),
        EMPTY(explains_json_in_the_words_of_json),
        EMPTY(reads_past_a_byte_order_mark),
        EMPTY(names_every_duplicate_key_and_its_first_place),
        EMPTY(refuses_what_is_no_single_plain_document),
        EMPTY(shares_what_an_alias_stands_for),
        EMPTY(refuses_aliases_that_never_end),
        EMPTY(refuses_an_alias_bomb_without_expanding_it),
        EMPTY(refuses_deep_nesting_at_once),
        EMPTY(limits_anchors),
        EMPTY(keeps_the_first_hundred_problems),
        EMPTY(shows_user_text_on_one_short_line),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
