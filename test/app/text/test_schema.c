/* The published JSON Schemas say what the readers accept. */
#include "support.h"

#include "text/schema.h"

static json_t *at(json_t *schema, const char *path)
{
    g_auto(GStrv) key = g_strsplit(path, "/", -1);
    for (size_t i = 0; key[i] && schema; i++)
        schema = json_object_get(schema, key[i]);
    return schema;
}

/* Every reference leads to a definition; every object that lists its keys is closed. */
static void check_node(json_t *node, json_t *definitions)
{
    const char *key;
    size_t i;
    json_t *value;
    const char *const reference = json_string_value(json_object_get(node, "$ref"));
    if (reference) {
        assert_true(g_str_has_prefix(reference, "#/$defs/"));
        assert_true(json_is_object(json_object_get(definitions, reference + strlen("#/$defs/"))));
    }
    if (json_is_string(json_object_get(node, "type")) &&
        !strcmp(json_string_value(json_object_get(node, "type")), "object"))
        assert_non_null(json_object_get(node, "additionalProperties"));
    json_object_foreach(node, key, value) check_node(value, definitions);
    json_array_foreach(node, i, value) check_node(value, definitions);
}

static bool holds(json_t *list, const char *text)
{
    size_t i;
    json_t *value;
    json_array_foreach(list, i, value) if (json_is_string(value) &&
                                           !strcmp(json_string_value(value), text)) return true;
    return false;
}

static void lists_the_levels_of_the_playbook(void **state)
{
    bench *const b = *state;
    json_t *const schema = text_schema_deal(b->playbook);
    assert_string_equal(json_string_value(json_object_get(schema, "$schema")),
                        "https://json-schema.org/draft/2020-12/schema");
    check_node(schema, json_object_get(schema, "$defs"));
    assert_true(holds(json_object_get(schema, "required"), "account"));
    assert_false(holds(json_object_get(schema, "required"), "facts"));
    json_t *const horizon = at(schema, "properties/facts/properties/horizon");
    json_t *const levels =
        json_object_get(json_array_get(json_object_get(horizon, "anyOf"), 0), "enum");
    assert_int_equal(json_array_size(levels), 3);
    assert_true(holds(levels, "strategic"));
    assert_string_equal(json_string_value(json_object_get(horizon, "title")), "Horizon");
    assert_null(at(schema, "properties/facts/properties/size"));
    assert_null(at(schema, "properties/facts/properties/archetype"));
    assert_true(holds(at(schema, "properties/tactics/items/enum"), "anchor_high"));
    assert_true(holds(at(schema, "$defs/strategy/properties/archetype/enum"), "competitive"));
    assert_non_null(at(schema, "properties/issues/properties/price"));
    assert_null(at(schema, "properties/issues/properties/liability_cap"));
    assert_true(holds(at(schema, "$defs/event/properties/event/enum"), "escalation"));
    assert_string_equal(json_string_value(at(schema, "properties/date/format")), "date");
    json_decref(schema);
}

static void describes_every_key_of_a_playbook(void **state)
{
    (void)state;
    json_t *const schema = text_schema_playbook();
    check_node(schema, json_object_get(schema, "$defs"));
    json_t *const settings = at(schema, "properties/settings/properties");
    assert_int_equal(json_object_size(settings), DW_SETTING_COUNT);
    json_t *const phrases = at(schema, "properties/phrases/properties");
    assert_int_equal(json_object_size(phrases), DW_PHRASE_COUNT);
    assert_string_equal(json_string_value(at(phrases, "range/description")),
                        "May use {low}, {high}.");
    assert_true(holds(at(schema, "$defs/buyer_limit/properties/effect/enum"), "at_least"));
    assert_true(json_number_value(at(settings, "value_share/properties/value/maximum")) == 1);
    assert_int_equal(json_object_size(at(schema, "properties/plan/properties")),
                     DW_SECTION_PLAN_COUNT);
    assert_int_equal(json_object_size(at(schema, "properties/coach/properties")),
                     DW_SECTION_COUNT - DW_SECTION_PLAN_COUNT);
    assert_int_equal(json_array_size(at(schema, "$defs/factor/properties/measure/enum")),
                     DW_MEASURE_COUNT - 1);
    assert_true(holds(at(schema, "$defs/entry/required"), "text"));
    assert_true(holds(at(schema, "$defs/factor/properties/strength/enum"), "ours"));
    assert_null(json_object_get(schema, "required"));
    assert_int_equal(json_array_size(json_object_get(schema, "anyOf")), 2);
    json_decref(schema);
}

/* A small validator would be a second reader; that the names agree is what can drift. */
static void knows_every_key_that_an_example_uses(void **state)
{
    bench *const b = *state;
    dw_arena arena;
    text_arena_init(&arena, MEMORY);
    const dw_playbook *const p = text_playbook_load(NULL, &arena, &b->problems);
    assert_non_null(p);
    json_t *const schema = text_schema_deal(p);
    const dw_deal *const deal =
        text_deal_load("examples/northwind.yaml", p, TODAY, &b->arena, &b->problems);
    assert_non_null(deal);
    json_t *const json = text_deal_to_json(deal, p);
    const char *key;
    json_t *value;
    json_object_foreach(json, key, value)
        assert_non_null(json_object_get(json_object_get(schema, "properties"), key));
    json_object_foreach(json_object_get(json, "facts"), key, value)
        assert_non_null(json_object_get(at(schema, "properties/facts/properties"), key));
    json_object_foreach(json_object_get(json, "value"), key, value)
        assert_non_null(json_object_get(at(schema, "$defs/value/properties"), key));
    json_decref(json);
    json_decref(schema);
    dw_arena_clear(&arena);
}

#define EMPTY(test) cmocka_unit_test_setup(test, bench_clear)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EMPTY(lists_the_levels_of_the_playbook),
        EMPTY(describes_every_key_of_a_playbook),
        EMPTY(knows_every_key_that_an_example_uses),
    };
    return cmocka_run_group_tests(tests, bench_start, bench_end);
}
