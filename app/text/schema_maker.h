/* JSON Schema by shapes. */
#ifndef TEXT_SCHEMA_MAKER_H
#define TEXT_SCHEMA_MAKER_H

#include "text/shape.h"

#include "dealwright/playbook.h"

struct text_schema_maker {
    const dw_playbook *playbook; /* whose names the schema of a deal lists; NULL for a playbook's */
    json_t *definitions;         /* $defs: schemas of shapes by name */
};

/* A reference to the shape's schema, which is put into the definitions. New reference. */
json_t *text_schema_reference(text_schema_maker *maker, const text_shape *shape);

/* The schema of a record itself. New reference. */
json_t *text_schema_record(text_schema_maker *maker, const text_shape *shape);

/* {"type": "string", "enum": names}. New reference. */
json_t *text_schema_names(text_names names);

/* {"type": "object", "additionalProperties": value}; takes over the reference to `value`. */
json_t *text_schema_map(json_t *value);

/* {"type": "array", "items": item, "maxItems": limit}; takes over the reference to `item`. */
json_t *text_schema_list(json_t *item, size_t limit);

/* {"anyOf": [a, b]}; takes over both references. */
json_t *text_schema_either(json_t *a, json_t *b);

#endif
