/* JSON on its way through the YAML parser. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include "text/problem.h"

#include <jansson.h>
#include <stddef.h>

/* The same JSON text in the form in which YAML reads it alike, every value still at its line and
 * column; NULL and a problem when it is not well-formed JSON. g_free it. O(size). */
char *text_json_to_yaml(const char *data, size_t size, const char *label, size_t *yaml_size,
                        text_problems *problems);

/* A value of a deal on one line, without blanks. Takes the reference; g_free the text. */
char *text_json_dump(json_t *value);

#endif
