/* Events put into deal files: every other byte stays, whatever the file's style. */
#include "support.h"

#include "text/deal_append.h"

#define HEAD "name: x\naccount: y\ncurrency: USD\nissues: {price: [617, 717]}\n"
#define EVENT \
    "{at: 2026-11-18, by: them, event: offer, package: {price: 633.5}, note: \"a: b, {c}\"}"
#define EVENT_JSON                                                                               \
    "{\"at\": \"2026-11-18\", \"by\": \"them\", \"event\": \"offer\", \"package\": {\"price\": " \
    "633.5}, "                                                                                   \
    "\"note\": \"a: b, {c}\"}"
#define OLD "{at: 2026-11-16, by: us, event: note, note: old}"

static char *append(bench *b, const char *text, const char *label, const char *json)
{
    const dw_deal *const deal =
        text_deal_parse(text, strlen(text), label, b->playbook, TODAY, &b->arena, &b->problems);
    if (!deal) {
        g_autofree char *found = text_problems_format(&b->problems);
        fail_msg("%s\n%s", text, found);
    }
    const text_deal_source source = {text, strlen(text), label, {deal, b->playbook}};
    dw_event event;
    assert_true(text_event_parse(json, "event", &source.of, &b->arena, &b->problems, &event));
    return text_deal_append(&source, &event, 1, &b->problems);
}

static void assert_appended_as(bench *b, const char *text, const char *label, const char *expected)
{
    g_autofree char *found = append(b, text, label, EVENT);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    assert_string_equal(found, expected);
    /* And once more: what was made can be added to. */
    g_autofree char *again = append(b, found, label, EVENT);
    assert_non_null(again);
}

static void assert_appended(bench *b, const char *text, const char *expected)
{
    assert_appended_as(b, text, "deal.yaml", expected);
}

static void after_the_last_item_with_its_indentation(void **state)
{
    bench *const b = *state;
    assert_appended(b, HEAD "record:\n  - " OLD "\n", HEAD "record:\n  - " OLD "\n  - " EVENT "\n");
    assert_appended(b, HEAD "record:\n- " OLD "\n- " OLD "\nowner: li\n",
                    HEAD "record:\n- " OLD "\n- " OLD "\n- " EVENT "\nowner: li\n");
    assert_appended(b, HEAD "record:\n      - " OLD,
                    HEAD "record:\n      - " OLD "\n      - " EVENT);
    assert_appended(b, "record:\n  - " OLD "   # first\n\n# issues below\n" HEAD,
                    "record:\n  - " OLD "   # first\n  - " EVENT "\n\n# issues below\n" HEAD);
}

static void items_of_any_style_stay_as_they_are(void **state)
{
    bench *const b = *state;
    assert_appended(b,
                    HEAD "record:\n  - at: 2026-11-16\n    by: us\n    event: note\n    note: >-\n"
                         "      folded\n      text\n\n# end\n",
                    HEAD "record:\n  - at: 2026-11-16\n    by: us\n    event: note\n    note: >-\n"
                         "      folded\n      text\n  - " EVENT "\n\n# end\n");
    assert_appended(
        b,
        HEAD "record:\n  - at: 2026-11-16\n    by: us\n    event: note\n    note: 'it''s'  # q\n",
        HEAD "record:\n  - at: 2026-11-16\n    by: us\n    event: note\n    note: 'it''s'  # q\n"
             "  - " EVENT "\n");
    assert_appended(
        b,
        HEAD
        "record:\n  - {at: 2026-11-16, by: us,\n     event: note, note: \"two\n      lines\"}\n",
        HEAD
        "record:\n  - {at: 2026-11-16, by: us,\n     event: note, note: \"two\n      lines\"}\n"
        "  - " EVENT "\n");
}

static void a_record_that_is_missing_or_empty_begins(void **state)
{
    bench *const b = *state;
    assert_appended(b, HEAD, HEAD "record:\n  - " EVENT "\n");
    assert_appended(b, HEAD "# the end", HEAD "# the end\nrecord:\n  - " EVENT "\n");
    assert_appended(b, HEAD "record:\n", HEAD "record:\n  - " EVENT "\n");
    assert_appended(b, HEAD "record: # later\nowner: li\n",
                    HEAD "record: # later\n  - " EVENT "\nowner: li\n");
    assert_appended(b, HEAD "record: []\n", HEAD "record: [" EVENT "]\n");
    assert_appended(b, HEAD "record: [ ]  # none\n", HEAD "record: [" EVENT "]  # none\n");
    assert_appended(b, HEAD "record: ~\n", HEAD "record: [" EVENT "]\n");
    assert_appended(b, "---\n" HEAD "...\n", "---\n" HEAD "record:\n  - " EVENT "\n...\n");
    assert_appended(b, "  name: x\n  account: y\n  currency: USD\n  issues: {price: [617, 717]}\n",
                    "  name: x\n  account: y\n  currency: USD\n  issues: {price: [617, 717]}\n"
                    "  record:\n    - " EVENT "\n");
    assert_appended(b, HEAD "situation: |\n  text\n",
                    HEAD "situation: |\n  text\nrecord:\n  - " EVENT "\n");
}

static void lists_in_brackets_stay_in_brackets(void **state)
{
    bench *const b = *state;
    assert_appended(b, HEAD "record: [" OLD "]\n", HEAD "record: [" OLD ", " EVENT "]\n");
    assert_appended(b, HEAD "record: [\n  " OLD ",\n  " OLD " # last\n  ]\n",
                    HEAD "record: [\n  " OLD ",\n  " OLD ",\n  " EVENT " # last\n  ]\n");
    assert_appended(b, HEAD "record: [" OLD ",]\n", HEAD "record: [" OLD ", " EVENT ",]\n");
}

static void json_stays_json(void **state)
{
    bench *const b = *state;
    static const char head[] =
        "{\"name\": \"x \\ud83d\\ude00\", \"account\": \"y\", \"currency\": \"USD\", "
        "\"issues\": {\"price\": [617, 717]}";
    g_autofree char *bare = g_strconcat(head, "}", NULL);
    g_autofree char *begun = g_strconcat(head, ", \"record\": [" EVENT_JSON "]}", NULL);
    assert_appended_as(b, bare, "deal.json", begun);
    g_autofree char *empty = g_strconcat(head, ", \"record\": []}\n", NULL);
    g_autofree char *filled = g_strconcat(head, ", \"record\": [" EVENT_JSON "]}\n", NULL);
    assert_appended_as(b, empty, "deal.json", filled);
    g_autofree char *null = g_strconcat(head, ", \"record\": null, \"owner\": \"li\"}", NULL);
    g_autofree char *full =
        g_strconcat(head, ", \"record\": [" EVENT_JSON "], \"owner\": \"li\"}", NULL);
    assert_appended_as(b, null, "deal.json", full);
    assert_appended_as(
        b,
        "{\n  \"name\": \"x\",\n  \"account\": \"y\",\n  \"currency\": \"USD\",\n"
        "  \"issues\": {\"price\": [617, 717]},\n  \"record\": [\n"
        "    {\"at\": \"2026-11-16\", \"by\": \"us\", \"event\": \"note\"}\n  ]\n}\n",
        "deal.json",
        "{\n  \"name\": \"x\",\n  \"account\": \"y\",\n  \"currency\": \"USD\",\n"
        "  \"issues\": {\"price\": [617, 717]},\n  \"record\": [\n"
        "    {\"at\": \"2026-11-16\", \"by\": \"us\", \"event\": \"note\"},\n    " EVENT_JSON
        "\n  ]\n}\n");
    assert_appended_as(
        b,
        "{\n  \"name\": \"x\",\n  \"account\": \"y\",\n  \"currency\": \"USD\",\n"
        "  \"issues\": {\"price\": [617, 717]},\n  \"owner\": \"\\ud83d\\ude00\"\n}\n",
        "deal.json",
        "{\n  \"name\": \"x\",\n  \"account\": \"y\",\n  \"currency\": \"USD\",\n"
        "  \"issues\": {\"price\": [617, 717]},\n  \"owner\": \"\\ud83d\\ude00\",\n"
        "  \"record\": [" EVENT_JSON "]\n}\n");
    /* Braces in a YAML file are JSON, too. */
    assert_appended(b, "{name: x, account: y, currency: USD, issues: {price: [617, 717]}}\n",
                    "{name: x, account: y, currency: USD, issues: {price: [617, 717]}, "
                    "\"record\": [" EVENT_JSON "]}\n");
}

static void line_ends_marks_and_other_scripts_stay(void **state)
{
    bench *const b = *state;
    assert_appended(b,
                    "\xEF\xBB\xBFname: x\r\naccount: Größe 日本\r\ncurrency: USD\r\n"
                    "issues: {price: [617, 717]}\r\nrecord:\r\n  - " OLD "\r\n",
                    "\xEF\xBB\xBFname: x\r\naccount: Größe 日本\r\ncurrency: USD\r\n"
                    "issues: {price: [617, 717]}\r\nrecord:\r\n  - " OLD "\r\n  - " EVENT "\r\n");
    assert_appended(b, "record: [{at: 2026-11-16, by: us, event: note, note: 日本}] # 日本\n" HEAD,
                    "record: [{at: 2026-11-16, by: us, event: note, note: 日本}, " EVENT
                    "] # 日本\n" HEAD);
}

static void what_would_not_be_read_alike_is_refused(void **state)
{
    bench *const b = *state;
    static const char *const text[] = {
        HEAD "people: {ours: &none []}\nrecord: *none\n",
        "tactics: &list []\n" HEAD "record: *list\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++) {
        g_autofree char *found = append(b, text[i], "deal.yaml", EVENT);
        assert_null(found);
        g_autofree char *problems = text_problems_format(&b->problems);
        assert_string_equal(problems,
                            "deal.yaml: record: cannot be added to as it is written; make it a "
                            "list of its own at the end of the file, one event under the other\n");
        text_problems_clear(&b->problems);
    }
}

static void texts_of_any_kind_come_back(void **state)
{
    bench *const b = *state;
    static const char *const note[] = {
        "null",       "true",      "~",        "-5",  "- x", "a #b", "#b",      "a: b", "a:b",
        "'q'",        "\\\"q\\\"", "x,",       "[a]", "{a}", "*a",   "&a",      "!a",   "%a",
        "@a",         "`a",        "|",        ">",   "é",   "日本", "12:30",   "1e3",  "a\\tb",
        "a\\u00a0b",  "a\\u2028b", "\\ufeffa", "?",   "? a", "=",    "<<",      "a'b",  "No",
        "2026-11-18", "a\\\\b",    "...",      "---", "a:",  ":a",   "\\u0085", "x;y",  "100 %"};
    for (size_t i = 0; i < G_N_ELEMENTS(note); i++) {
        g_autofree char *json = g_strdup_printf(
            "{\"at\": \"2026-11-18\", \"by\": \"us\", \"event\": \"note\", \"note\": \"%s\"}",
            note[i]);
        const dw_deal *const deal = good_deal(b, HEAD);
        const text_event_of of = {deal, b->playbook};
        dw_event event;
        /* What no deal file can hold is refused before. */
        if (!text_event_parse(json, "e.json", &of, &b->arena, &b->problems, &event)) {
            text_problems_clear(&b->problems);
            continue;
        }
        const text_deal_source source = {HEAD, strlen(HEAD), "deal.yaml", of};
        g_autofree char *found = text_deal_append(&source, &event, 1, &b->problems);
        if (!found)
            fail_msg("'%s' does not come back", note[i]);
    }
}

static void several_at_once_stand_one_after_the_other(void **state)
{
    bench *const b = *state;
    static const char *const text[][2] = {
        {HEAD "record:\n  - " OLD "\n",
         HEAD "record:\n  - " OLD "\n  - " EVENT "\n  - " EVENT "\n"},
        {HEAD, HEAD "record:\n  - " EVENT "\n  - " EVENT "\n"},
        {HEAD "record: [" OLD "]\n", HEAD "record: [" OLD ", " EVENT ", " EVENT "]\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++) {
        const dw_deal *const deal = good_deal(b, text[i][0]);
        const text_deal_source source = {
            text[i][0], strlen(text[i][0]), "deal.yaml", {deal, b->playbook}};
        dw_event event[2];
        assert_true(
            text_event_parse(EVENT, "event", &source.of, &b->arena, &b->problems, &event[0]));
        event[1] = event[0];
        g_autofree char *found = text_deal_append(&source, event, 2, &b->problems);
        assert_string_equal(found, text[i][1]);
    }
}

static void a_file_without_room_stays(void **state)
{
    bench *const b = *state;
    g_autoptr(GString) text = g_string_new(HEAD "record:\n- " OLD "\n");
    while (text->len + 40 < ((size_t)4 << 20))
        g_string_append(text, "# a comment that takes room\n");
    g_autofree char *found = append(b, text->str, "deal.yaml", EVENT);
    assert_null(found);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems,
                        "deal.yaml: record: has no room: with the event the file is larger than "
                        "4096 KiB, the most that is read\n");
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(after_the_last_item_with_its_indentation),
        EMPTY(items_of_any_style_stay_as_they_are),
        EMPTY(a_record_that_is_missing_or_empty_begins),
        EMPTY(lists_in_brackets_stay_in_brackets),
        EMPTY(json_stays_json),
        EMPTY(line_ends_marks_and_other_scripts_stay),
        EMPTY(what_would_not_be_read_alike_is_refused),
        EMPTY(texts_of_any_kind_come_back),
        EMPTY(several_at_once_stand_one_after_the_other),
        EMPTY(a_file_without_room_stays),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
