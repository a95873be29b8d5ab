#include "text/schema.h"

#include "text/deal_read.h"
#include "text/playbook_read.h"

static json_t *make_schema(const dw_playbook *playbook, const text_shape *shape, const char *title)
{
    text_schema_maker maker = {playbook, json_object()};
    json_t *const schema = json_pack(
        "{s:s,s:s}", "$schema", "https://json-schema.org/draft/2020-12/schema", "title", title);
    json_t *const record = text_schema_record(&maker, shape);
    json_object_update(schema, record);
    json_decref(record);
    json_object_set_new(schema, "$defs", maker.definitions);
    return schema;
}

json_t *text_schema_deal(const dw_playbook *playbook)
{
    return make_schema(playbook, &text_shape_of_deal, "Dealwright deal file");
}

/* A playbook that extends another gives only what it changes. */
static void allow_partial(json_t *schema)
{
    static const char *const merged[] = {"archetype", "archetype_numbers", "issue_kind"};
    json_t *const required = json_object_get(schema, "required");
    json_t *const whole = json_pack("{s:O}", "required", required);
    json_t *const partial = json_pack("{s:[s,s]}", "required", "playbook", "extends");
    json_object_set_new(schema, "anyOf", json_pack("[o,o]", partial, whole));
    json_object_del(schema, "required");
    for (size_t i = 0; i < sizeof merged / sizeof merged[0]; i++)
        json_object_del(json_object_get(json_object_get(schema, "$defs"), merged[i]), "required");
}

json_t *text_schema_playbook(void)
{
    json_t *const schema = make_schema(NULL, &text_shape_of_playbook, "Dealwright playbook");
    allow_partial(schema);
    return schema;
}
