/* What a record of a file looks like, as one const table per record type.
 *
 * The table drives everything that is done with the record: reading it with all its checks
 * (read.h), writing it as JSON (write.h) and its JSON Schema (schema.h). Fields are read in the
 * order of the table, so a field may rely on those before it. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/node.h"

#include <jansson.h>

typedef struct text_reader text_reader;
typedef struct text_writer text_writer;
typedef struct text_schema_maker text_schema_maker;
typedef struct text_path text_path;
typedef struct text_shape text_shape;

typedef enum text_type {
    TEXT_TYPE_LINE,    /* const char *: a text of one line */
    TEXT_TYPE_PROSE,   /* const char *: a text; runs of blanks and line ends become one blank */
    TEXT_TYPE_MONEY,   /* dw_money: an amount in currency units */
    TEXT_TYPE_DATE,    /* dw_day */
    TEXT_TYPE_NUMBER,  /* double within low .. high */
    TEXT_TYPE_WHOLE,   /* int within low .. high */
    TEXT_TYPE_FLAG,    /* bool: true or false */
    TEXT_TYPE_CHOICE,  /* an enum: one of the names */
    TEXT_TYPE_RECORD,  /* a struct with a shape, in place */
    TEXT_TYPE_RECORDS, /* const struct *, size_t count: a list of records with a shape */
    TEXT_TYPE_LINES,   /* const char *const *, size_t count: a list of texts */
    TEXT_TYPE_AMOUNTS, /* const dw_money *, size_t count: a list of amounts not below zero */
    TEXT_TYPE_CUSTOM   /* read, described and written by functions of its own */
} text_type;

/* Names to choose from, without a copy. */
typedef struct text_names {
    const char *(*name)(const void *context, size_t i);
    const void *context;
    size_t n;
} text_names;

/* A value that only one record has. */
typedef struct text_custom {
    /* Reads into the member at the field's offset; `node` is NULL when the key is not there. */
    void (*read)(text_reader *reader, const text_node *node, const text_path *path, void *member);
    json_t *(*schema)(text_schema_maker *maker);
    /* NULL, or what is left out by returning NULL. */
    json_t *(*write)(const text_writer *writer, const void *member);
} text_custom;

typedef struct text_field {
    const char *name;
    text_type type;
    bool required;
    size_t offset;       /* of the member in the record */
    size_t count_offset; /* of the count of a list */
    double low, high;    /* of numbers, both included; of money in currency units; 0, 0: any */
    double none;         /* what a number or choice is when it is not given */
    const text_names *names;
    const text_shape *shape;
    size_t limit; /* of a list */
    const text_custom *custom;
    const char *means; /* one sentence for the schema and the reference page */
} text_field;

struct text_shape {
    const char *name; /* in the schema's $defs */
    size_t size;      /* of the struct */
    const text_field *field;
    size_t n_fields;
    /* NULL, or what must hold between the fields; called when the record is there. */
    void (*check)(text_reader *reader, const text_node *node, const text_path *path, void *record);
    const char *means;
};

#define TEXT_FIELDS(array) .field = (array), .n_fields = sizeof(array) / sizeof((array)[0])

/* Index of the named field, or n_fields. */
size_t text_shape_field(const text_shape *shape, const char *name);

#endif
