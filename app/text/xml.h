/* An XML text as a tree of elements that know where they stand.
 *
 * Only elements and their attributes are kept: texts between tags, comments and instructions are
 * not. Document types, and with them entities, are refused. */
#ifndef TEXT_XML_H
#define TEXT_XML_H

#include "dealwright/base.h"
#include "text/problem.h"

typedef struct text_xml text_xml;

typedef struct text_xml_attribute {
    const char *name, *value;
} text_xml_attribute;

struct text_xml {
    const char *name;
    const text_xml_attribute *attribute; /* [n_attributes] */
    size_t n_attributes;
    const text_xml *first, *next; /* first element inside it; next one beside it; NULL for none */
    const char *file;
    uint32_t line, column; /* of its "<", from 1 */
};

/* Parses a whole text. Where it is not well-formed in one of the ways that have one meaning only, it
 * is repaired and a warning says so; see text_xml_repair. `label` names the text in messages and is
 * borrowed by the elements; the rest of them is in the arena. NULL and a problem when there is no
 * tree. `data` need not end in a zero byte. O(size). */
const text_xml *text_xml_parse(const char *data, size_t size, const char *label, dw_arena *arena,
                               text_problems *problems);

/* Value of an attribute, or NULL. */
const char *text_xml_get(const text_xml *element, const char *name);

/* The first element of that name from `element` on, itself included, or NULL: with `parent->first`
 * the first child, with `child->next` the one after it. */
const text_xml *text_xml_find(const text_xml *element, const char *name);

text_place text_xml_place(const text_xml *element);

#endif
