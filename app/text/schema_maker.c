#include "text/schema_maker.h"

#include "text/limits.h"

json_t *text_schema_names(text_names names)
{
    json_t *const list = json_array();
    for (size_t i = 0; i < names.n; i++)
        json_array_append_new(list, json_string(names.name(names.context, i)));
    return json_pack("{s:s,s:o}", "type", "string", "enum", list);
}

json_t *text_schema_map(json_t *value)
{
    return json_pack("{s:s,s:o}", "type", "object", "additionalProperties", value);
}

json_t *text_schema_list(json_t *item, size_t limit)
{
    return json_pack("{s:s,s:o,s:I}", "type", "array", "items", item, "maxItems",
                     (json_int_t)limit);
}

json_t *text_schema_either(json_t *a, json_t *b)
{
    return json_pack("{s:[o,o]}", "anyOf", a, b);
}

static json_t *text_of(int limit)
{
    return json_pack("{s:s,s:i,s:i}", "type", "string", "minLength", 1, "maxLength", limit);
}

static void set_range(json_t *schema, const text_field *field)
{
    if (field->low == 0 && field->high == 0)
        return;
    json_object_set_new(schema, "minimum", json_real(field->low));
    if (field->type != TEXT_TYPE_MONEY)
        json_object_set_new(schema, "maximum", json_real(field->high));
}

static json_t *schema_of_type(text_schema_maker *maker, const text_field *field)
{
    switch (field->type) {
    case TEXT_TYPE_LINE: return text_of(TEXT_LINE_MAX);
    case TEXT_TYPE_PROSE: return text_of(TEXT_PROSE_MAX);
    case TEXT_TYPE_MONEY:
    case TEXT_TYPE_NUMBER: return json_pack("{s:s}", "type", "number");
    case TEXT_TYPE_DATE:
        return json_pack("{s:s,s:s,s:s}", "type", "string", "format", "date", "pattern",
                         "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    case TEXT_TYPE_WHOLE: return json_pack("{s:s}", "type", "integer");
    case TEXT_TYPE_FLAG: return json_pack("{s:s}", "type", "boolean");
    case TEXT_TYPE_CHOICE: return text_schema_names(*field->names);
    case TEXT_TYPE_RECORD: return text_schema_reference(maker, field->shape);
    case TEXT_TYPE_RECORDS:
        return text_schema_list(text_schema_reference(maker, field->shape), field->limit);
    case TEXT_TYPE_LINES: return text_schema_list(text_of(TEXT_PROSE_MAX), field->limit);
    case TEXT_TYPE_AMOUNTS:
        return text_schema_list(json_pack("{s:s,s:i}", "type", "number", "minimum", 0),
                                field->limit);
    case TEXT_TYPE_CUSTOM: return field->custom->schema(maker);
    }
    return NULL;
}

json_t *text_schema_record(text_schema_maker *maker, const text_shape *shape)
{
    json_t *const properties = json_object();
    json_t *const required = json_array();
    for (size_t f = 0; f < shape->n_fields; f++) {
        const text_field *const field = &shape->field[f];
        json_t *const schema = schema_of_type(maker, field);
        set_range(schema, field);
        json_object_set_new(schema, "description", json_string(field->means));
        json_object_set_new(properties, field->name, schema);
        if (field->required)
            json_array_append_new(required, json_string(field->name));
    }
    json_t *const record = json_pack("{s:s,s:s,s:o,s:b}", "description", shape->means, "type",
                                     "object", "properties", properties, "additionalProperties", 0);
    if (json_array_size(required))
        json_object_set(record, "required", required);
    json_decref(required);
    return record;
}

json_t *text_schema_reference(text_schema_maker *maker, const text_shape *shape)
{
    if (!json_object_get(maker->definitions, shape->name)) {
        /* The name is taken first, so that a shape may hold itself. */
        json_object_set_new(maker->definitions, shape->name, json_null());
        json_object_set_new(maker->definitions, shape->name, text_schema_record(maker, shape));
    }
    g_autofree char *reference = g_strdup_printf("#/$defs/%s", shape->name);
    return json_pack("{s:s}", "$ref", reference);
}
