#include "text/merge.h"

#include <stdlib.h>
#include <string.h>

/* Names with their places, sorted, so that large files do not cost the square. */
typedef struct name_place {
    const char *name;
    size_t place;
} name_place;

static int compare_names(const void *a, const void *b)
{
    const name_place *const x = a;
    const name_place *const y = b;
    const int order = strcmp(x->name, y->name);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

static int compare_name(const void *name, const void *element)
{
    return strcmp(name, ((const name_place *)element)->name);
}

static const name_place *find_name(const name_place *index, size_t n, const char *name)
{
    return n ? bsearch(name, index, n, sizeof *index, compare_name) : NULL;
}

static const char *id_of(const text_node *element)
{
    const text_node *const id = text_node_get(element, "id");
    return id && id->kind == TEXT_SCALAR ? id->text : NULL;
}

/* Index over the keys of a mapping or the ids of a list. g_free it. */
static name_place *make_index(const text_node *node)
{
    name_place *const index = g_new(name_place, node->n_items + 1);
    for (size_t i = 0; i < node->n_items; i++)
        index[i] =
            (name_place){node->kind == TEXT_MAP ? node->key[i]->text : id_of(node->item[i]), i};
    qsort(index, node->n_items, sizeof *index, compare_names);
    return index;
}

const text_node *text_node_with(text_reader *reader, const text_node *like,
                                const text_node *const *key, const text_node *const *item, size_t n)
{
    text_node *const node = text_read_take(reader, 1, sizeof *node);
    if (!node)
        return NULL;
    *node = *like;
    node->key = key;
    node->item = item;
    node->n_items = n;
    return node;
}

/* ---- Lists ----------------------------------------------------------------------------------- */

static bool all_have_ids(const text_node *list)
{
    for (size_t i = 0; i < list->n_items; i++)
        if (!id_of(list->item[i]))
            return false;
    return true;
}

static bool removes(const text_node *element)
{
    const text_node *const remove = text_node_get(element, "remove");
    return remove && remove->kind == TEXT_SCALAR && strcmp(remove->text, "true") == 0;
}

static void report_nothing_to_remove(text_reader *reader, const text_node *base,
                                     const text_node *element)
{
    text_nearest nearest = text_read_nearest(reader, id_of(element));
    for (size_t i = 0; i < base->n_items; i++)
        text_nearest_offer(&nearest, id_of(base->item[i]));
    g_autofree char *hint =
        nearest.name ? g_strdup_printf("; did you mean '%s'?", nearest.name) : g_strdup("");
    text_read_problem(reader, text_node_get(element, "id"), NULL,
                      "there is no '%s' to remove in the playbook that this one extends%s",
                      text_show(id_of(element)).text, hint);
}

static const text_node *merge_lists(text_reader *reader, const text_node *base,
                                    const text_node *over)
{
    const size_t most = base->n_items + over->n_items;
    const text_node **const item = text_read_take(reader, most, sizeof *item);
    if (!item)
        return NULL;
    g_autofree name_place *index = make_index(base);
    size_t n = base->n_items;
    for (size_t i = 0; i < n; i++)
        item[i] = base->item[i];
    for (size_t i = 0; i < over->n_items; i++) {
        const name_place *const old = find_name(index, base->n_items, id_of(over->item[i]));
        if (old)
            item[old->place] = removes(over->item[i]) ? NULL : over->item[i];
        else if (removes(over->item[i]))
            report_nothing_to_remove(reader, base, over->item[i]);
        else
            item[n++] = over->item[i];
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (item[i])
            item[kept++] = item[i];
    return text_node_with(reader, over, NULL, item, kept);
}

/* ---- Mappings -------------------------------------------------------------------------------- */

static const text_node *merge_nodes(text_reader *reader, const text_node *base,
                                    const text_node *over, const char *const *whole);

static bool is_in(const char *const *names, const char *name)
{
    for (size_t i = 0; names && names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* `shallow`: values of the mapping are replaced, not merged. */
static const text_node *merge_maps(text_reader *reader, const text_node *base,
                                   const text_node *over, const char *const *whole, bool shallow)
{
    const size_t most = base->n_items + over->n_items;
    const text_node **const key = text_read_take(reader, most, sizeof *key);
    const text_node **const item = text_read_take(reader, most, sizeof *item);
    if (!key || !item)
        return NULL;
    g_autofree name_place *index = make_index(base);
    size_t n = base->n_items;
    for (size_t i = 0; i < n; i++) {
        key[i] = base->key[i];
        item[i] = base->item[i];
    }
    for (size_t i = 0; i < over->n_items; i++) {
        const char *const name = over->key[i]->text;
        const name_place *const old = find_name(index, base->n_items, name);
        const size_t place = old ? old->place : n++;
        key[place] = over->key[i];
        const text_node *const value = over->item[i];
        if (!old || shallow)
            item[place] = value;
        else if (is_in(whole, name) && value->kind == TEXT_MAP && item[place]->kind == TEXT_MAP)
            item[place] = merge_maps(reader, item[place], value, NULL, true);
        else
            item[place] = merge_nodes(reader, item[place], value, NULL);
        if (!item[place])
            return NULL;
    }
    return text_node_with(reader, over, key, item, n);
}

static const text_node *merge_nodes(text_reader *reader, const text_node *base,
                                    const text_node *over, const char *const *whole)
{
    if (base->kind == TEXT_MAP && over->kind == TEXT_MAP)
        return merge_maps(reader, base, over, whole, false);
    if (base->kind == TEXT_LIST && over->kind == TEXT_LIST && base->n_items && all_have_ids(base) &&
        all_have_ids(over))
        return merge_lists(reader, base, over);
    return over;
}

const text_node *text_merge(text_reader *reader, const text_node *base, const text_node *over,
                            const char *const *whole)
{
    return merge_nodes(reader, base, over, whole);
}
