/* A deal file parted into body and events, and put together again. */
#include "support.h"

#include "text/deal_parts.h"

static const char deal_text[] =
    "name: Control tower\n"
    "account: Fern Freight\n"
    "currency: USD\n"
    "owner: ana\n"
    "value: {list_price: 241300.25}\n"
    "issues: {price: {from: 180900, to: 241300, step: 15100}, term_years: [1, 3]}\n"
    "record:\n"
    "  - {at: 2026-11-16, by: us, who: Ana Ruiz, event: offer, package: {price: 235000.5}}\n"
    "  - {at: 2026-11-18, by: them, event: note, note: 'a } brace and a \"quote\" — ok'}\n";

static char *written(const dw_deal *deal, const bench *b)
{
    json_t *const json = text_deal_to_json(deal, b->playbook);
    char *const text = json_dumps(json, TEXT_JSON_REALS);
    json_decref(json);
    return text;
}

static void comes_together_as_it_was(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal = good_deal(b, deal_text);
    g_auto(text_deal_parts) parts;
    text_deal_split(deal, b->playbook, &parts);
    assert_int_equal(parts.event->len, 2);
    assert_null(strstr(parts.body, "record"));
    g_autofree char *file =
        text_deal_join(parts.body, (const char *const *)parts.event->pdata, parts.event->len);
    char *const before = written(deal, b);
    char *const after = written(good_deal(b, file), b);
    assert_string_equal(after, before);
    g_autofree char *indented = text_json_indent(file);
    char *const again = written(good_deal(b, indented), b);
    assert_string_equal(again, before);
    free(before);
    free(after);
    free(again);
}

static void a_deal_without_a_record_is_its_body(void **state)
{
    bench *const b = *state;
    const dw_deal *const deal = good_deal(b, "name: A\naccount: B\n");
    g_auto(text_deal_parts) parts;
    text_deal_split(deal, b->playbook, &parts);
    assert_int_equal(parts.event->len, 0);
    g_autofree char *file = text_deal_join(parts.body, NULL, 0);
    assert_string_equal(file, parts.body);
    g_autofree char *no_json = text_deal_join("nothing", (const char *const[]){"{}"}, 1);
    assert_string_equal(no_json, "nothing");
    g_autofree char *shown = text_json_indent("nothing");
    assert_string_equal(shown, "nothing\n");
}

static void a_line_says_what_an_event_holds(void **state)
{
    (void)state;
    static const struct {
        const char *json, *day, *by, *event, *rest;
    } row[] = {
        {"{\"at\":\"2026-11-18\",\"by\":\"them\",\"who\":\"J. "
         "Meyer\",\"event\":\"offer\",\"package\":"
         "{\"price\":190000.5,\"training\":\"none\"},\"note\":\"opened hard\"}",
         "2026-11-18", "them", "offer", "J. Meyer, price 190000.5, training none, opened hard"},
        {"{\"event\":\"set\",\"number\":3,\"of\":[1,2],\"deep\":{\"er\":{\"x\":true}}}", "", "",
         "set", "number 3, of [1,2], x true"},
        {"{}", "", "", "", ""},
        {"no json", "", "", "", ""},
        {"[1]", "", "", "", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_auto(text_event_line) line = text_event_line_of(row[i].json);
        assert_string_equal(line.day, row[i].day);
        assert_string_equal(line.by, row[i].by);
        assert_string_equal(line.event, row[i].event);
        assert_string_equal(line.rest, row[i].rest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(comes_together_as_it_was, bench_clear),
        cmocka_unit_test_setup(a_deal_without_a_record_is_its_body, bench_clear),
        cmocka_unit_test(a_line_says_what_an_event_holds),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
