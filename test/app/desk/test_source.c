/* Deals from files and from a store; appending to a stored deal. */
#include "../store/support.h"

#include "desk/source.h"
#include "desk/stored.h"

typedef struct place {
    char *folder, *url;
    text_problems problems;
} place;

static int start(void **state)
{
    place *const p = g_new0(place, 1);
    p->folder = make_folder();
    p->url = g_strconcat("sqlite:", p->folder, "/deals.db", NULL);
    text_problems_init(&p->problems);
    *state = p;
    return 0;
}

static int end(void **state)
{
    place *const p = *state;
    remove_folder(p->folder);
    text_problems_clear(&p->problems);
    g_free(p->url);
    g_free(p);
    return 0;
}

static void tells_a_file_by_its_name(void **state)
{
    (void)state;
    static const char *const file[] = {"-",      "./a",   "a/b",    "/a",
                                       "a.yaml", "a.yml", "a.json", ".yaml"};
    static const char *const stored[] = {"", "a", "1", "a.yaml.old", "northwind", "json", "a.JSON"};
    for (size_t i = 0; i < G_N_ELEMENTS(file); i++)
        assert_true(desk_source_is_file(file[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(stored); i++)
        assert_false(desk_source_is_file(stored[i]));
}

static void puts_a_stored_deal_together(void **state)
{
    place *const p = *state;
    deal_store *const store = open_store(p->url, STORE_WRITE);
    add_deal(store, "northwind");
    append_event(store, 1, "{\"event\":\"note\"}");
    store_close(store);
    static const char *const operand[] = {"northwind", "1"};
    for (size_t i = 0; i < G_N_ELEMENTS(operand); i++) {
        g_auto(desk_source) source = {0};
        assert_true(desk_source_read(operand[i], p->url, &source, &p->problems));
        assert_string_equal(source.text, "{\"name\":\"A\",\"record\":[{\"event\":\"note\"}]}");
        assert_int_equal(source.size, strlen(source.text));
        assert_string_equal(source.label, "northwind");
    }
}

static void says_what_is_missing(void **state)
{
    place *const p = *state;
    g_auto(desk_source) source = {0};
    assert_false(desk_source_read("northwind", p->url, &source, &p->problems));
    deal_store *const store = open_store(p->url, STORE_WRITE);
    add_deal(store, "Northwind");
    store_close(store);
    assert_false(desk_source_read("northwind", p->url, &source, &p->problems));
    assert_false(desk_source_read("northwind", NULL, &source, &p->problems));
    assert_false(desk_source_read("northwind", "sqlite:/dev/null", &source, &p->problems));
    g_autofree char *found = text_problems_format(&p->problems);
    g_autofree char *expected = g_strdup_printf("northwind: does not exist\n"
                                                "northwind: is no file, and in %s no deal has the "
                                                "name 'northwind'; did you mean 'Northwind'?\n"
                                                "northwind: does not exist\n"
                                                "sqlite:/dev/null: is no file\n",
                                                p->url);
    assert_string_equal(found, expected);
}

static void appends_to_a_deal_as_it_was_loaded(void **state)
{
    place *const p = *state;
    deal_store *const store = open_store(p->url, STORE_WRITE);
    add_deal(store, "A");
    g_auto(desk_stored) first = {0}, second = {0}, third = {0};
    assert_stored(desk_stored_find(store, "A", &first, &error));
    assert_stored(desk_stored_find(store, "A", &second, &error));
    const char *const body[] = {"{\"n\":1}", "{\"n\":2}"};
    const store_act two = {.event = body, .n_events = 2}, one = {.event = body, .n_events = 1};
    assert_stored(desk_stored_log(store, &first, &two, &test_stamp, &error));
    assert_refused(desk_stored_log(store, &second, &one, &test_stamp, &error), STORE_CONFLICT,
                   "somebody was faster: deal 1 has 2 events, not 0");
    assert_stored(desk_stored_find(store, "1", &third, &error));
    assert_int_equal(third.event->len, 2);
    assert_string_equal(third.event->pdata[1], "{\"n\":2}");
    store_close(store);
}

int main(void)
{
#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, start, end)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_file_by_its_name),
        IN_PLACE(puts_a_stored_deal_together),
        IN_PLACE(says_what_is_missing),
        IN_PLACE(appends_to_a_deal_as_it_was_loaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
