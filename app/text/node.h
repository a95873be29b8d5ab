/* A YAML or JSON text as a tree of values that know where they stand.
 *
 * Keys are plain names, a mapping has each of them once. Anchors and aliases are allowed and share
 * their node; tags, merge keys, several documents in one file and recursive aliases are not. */
#ifndef TEXT_NODE_H
#define TEXT_NODE_H

#include "dealwright/base.h"
#include "text/problem.h"

typedef enum text_node_kind { TEXT_SCALAR, TEXT_LIST, TEXT_MAP } text_node_kind;

typedef struct text_node text_node;

struct text_node {
    text_node_kind kind;
    bool quoted;           /* a scalar in quotes or a block scalar: always a text, never a number */
    uint8_t height;        /* lists and mappings inside it, itself included; 0 for a scalar */
    uint32_t line, column; /* from 1 */
    uint32_t weight;       /* values inside it with all aliases written out, itself included */
    const char *file;
    const char *text;             /* of a scalar: UTF-8 without control characters but blanks */
    const text_node *const *item; /* [n_items] of a list; values of a mapping */
    const text_node *const *key;  /* [n_items] of a mapping, scalars */
    size_t n_items;
};

/* Parses a whole text. `label` names it in messages and is borrowed by the nodes; a label that ends
 * in ".json" makes it JSON, anything else is YAML, which includes nearly all JSON. Nodes and their
 * texts are in the arena. Returns NULL and a problem when there is no tree; duplicate keys are
 * problems with a tree. `data` need not end in a zero byte. O(size * log size). */
const text_node *text_node_parse(const char *data, size_t size, const char *label, dw_arena *arena,
                                 text_problems *problems);

/* The same for a text that must be JSON whatever its label. */
const text_node *text_node_parse_json(const char *data, size_t size, const char *label,
                                      dw_arena *arena, text_problems *problems);

/* Value of a key of a mapping, or NULL; NULL also when the node is no mapping. O(n_items). */
const text_node *text_node_get(const text_node *map, const char *key);

/* The first value of a key that says something, or NULL: what a record's field is read from. */
const text_node *text_node_given(const text_node *map, const char *key);

/* Says nothing: an empty value, `~` or `null`. */
bool text_node_is_null(const text_node *node);

/* What it is, for "expected …, found …": "a list", "a mapping", "nothing", "a text in quotes",
 * "a value". */
const char *text_node_describe(const text_node *node);

text_place text_node_place(const text_node *node);

#endif
