#include "text/node.h"

#include <string.h>

const text_node *text_node_get(const text_node *map, const char *key)
{
    if (map->kind != TEXT_MAP)
        return NULL;
    for (size_t i = 0; i < map->n_items; i++)
        if (strcmp(map->key[i]->text, key) == 0)
            return map->item[i];
    return NULL;
}

const text_node *text_node_given(const text_node *map, const char *key)
{
    if (map->kind != TEXT_MAP)
        return NULL;
    for (size_t i = 0; i < map->n_items; i++)
        if (strcmp(map->key[i]->text, key) == 0 && !text_node_is_null(map->item[i]))
            return map->item[i];
    return NULL;
}

bool text_node_is_null(const text_node *node)
{
    if (node->kind != TEXT_SCALAR || node->quoted)
        return false;
    return node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0;
}

const char *text_node_describe(const text_node *node)
{
    if (node->kind == TEXT_LIST)
        return "a list";
    if (node->kind == TEXT_MAP)
        return "a mapping";
    if (text_node_is_null(node))
        return "nothing";
    return node->quoted ? "a text in quotes" : "a value";
}

text_place text_node_place(const text_node *node)
{
    return (text_place){.file = node->file, .line = node->line, .column = node->column};
}
