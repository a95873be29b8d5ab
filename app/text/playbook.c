#include "text/playbook.h"

#include "text/embedded.h"
#include "text/file.h"
#include "text/limits.h"
#include "text/merge.h"
#include "text/playbook_read.h"

#include <stdlib.h>
#include <string.h>

static const char embedded_word[] = "default";
static const char embedded_label[] = "playbooks/default.yaml (built in)";

/* A playbook that is being loaded, and the one that extends it. */
typedef struct source {
    const char *label;
    const char *path;     /* NULL for a text in memory */
    const char *identity; /* the same for the same file; NULL for a text in memory */
    const struct source *extended_by;
} source;

static const text_node *load_tree(text_reader *reader, const char *data, size_t size,
                                  const source *from);

/* ---- Extends --------------------------------------------------------------------------------- */

static const text_path extends_path = {NULL, "extends", 0};

/* May this file be extended here? Notes the problem at the `extends` when not. */
static bool may_extend(text_reader *reader, const text_node *node, const source *from)
{
    int depth = 0;
    for (const source *s = from->extended_by; s; s = s->extended_by) {
        if (s->identity && strcmp(s->identity, from->identity) == 0) {
            text_read_problem(reader, node, &extends_path,
                              "'%s' is extended by itself, which never ends",
                              text_show(node->text).text);
            return false;
        }
        if (++depth > TEXT_EXTENDS_MAX) {
            text_read_problem(reader, node, &extends_path,
                              "more than %d playbooks extend each other", TEXT_EXTENDS_MAX);
            return false;
        }
    }
    return true;
}

static const text_node *load_embedded(text_reader *reader, const text_node *node, const source *by)
{
    const source from = {embedded_label, NULL, embedded_word, by};
    size_t size;
    const char *const data = text_embedded_playbook(&size);
    return may_extend(reader, node, &from) ? load_tree(reader, data, size, &from) : NULL;
}

static char *in_arena(text_reader *reader, const char *text)
{
    const size_t size = strlen(text) + 1;
    char *const copy = text_read_take(reader, size, 1);
    if (copy)
        memcpy(copy, text, size);
    return copy;
}

static const text_node *load_file(text_reader *reader, const text_node *node, const source *by)
{
    if (!by->path) {
        text_read_problem(reader, node, &extends_path,
                          "a playbook that is no file can only extend 'default'");
        return NULL;
    }
    g_autofree char *folder = g_path_get_dirname(by->path);
    g_autofree char *joined = g_path_is_absolute(node->text)
                                  ? g_strdup(node->text)
                                  : g_build_filename(folder, node->text, NULL);
    const char *const path = in_arena(reader, joined);
    char *const real = realpath(joined, NULL);
    const source from = {path, path, real ? real : joined, by};
    size_t size;
    const text_node *tree = NULL;
    if (path && may_extend(reader, node, &from)) {
        g_autofree char *data =
            text_file_read(path, TEXT_PLAYBOOK_BYTES_MAX, &size, reader->problems);
        if (data)
            tree = load_tree(reader, data, size, &from);
        else
            text_read_problem(reader, node, &extends_path, "'%s' cannot be read",
                              text_show(node->text).text);
    }
    free(real);
    return tree;
}

/* Settings and holidays are values with their source: one does not go without the other. */
static const char *const replaced_whole[] = {"settings", "holidays", NULL};

static bool is_derived(const text_node *factor)
{
    return text_node_get(factor, "score") || text_node_get(factor, "options");
}

/* The mapping with the keys of facts before those of scores and choices, each in their order. */
static const text_node *sort_factors(text_reader *reader, const text_node *factors)
{
    const text_node **const key = text_read_take(reader, factors->n_items, sizeof *key);
    const text_node **const item = text_read_take(reader, factors->n_items, sizeof *item);
    if (!key || !item)
        return NULL;
    size_t n = 0;
    for (int derived = 0; derived <= 1; derived++)
        for (size_t i = 0; i < factors->n_items; i++)
            if (is_derived(factors->item[i]) == derived) {
                key[n] = factors->key[i];
                item[n++] = factors->item[i];
            }
    return text_node_with(reader, factors, key, item, n);
}

/* A fact that an extending playbook adds comes after the decisions it may speak in. Facts depend on
 * nothing, so they can always stand first. */
static const text_node *facts_first(text_reader *reader, const text_node *playbook)
{
    const text_node **const item = text_read_take(reader, playbook->n_items, sizeof *item);
    if (!item)
        return NULL;
    for (size_t i = 0; i < playbook->n_items; i++) {
        const bool factors =
            strcmp(playbook->key[i]->text, "factors") == 0 && playbook->item[i]->kind == TEXT_MAP;
        item[i] = factors ? sort_factors(reader, playbook->item[i]) : playbook->item[i];
        if (!item[i])
            return NULL;
    }
    return text_node_with(reader, playbook, playbook->key, item, playbook->n_items);
}

/* What the parts of a file rest on is read from each file by itself: it does not reach into those
 * that extend it. */
static const text_node *keep_bases(text_reader *reader, const text_node *root)
{
    const text_playbook_context *const context = reader->context;
    if (root)
        g_ptr_array_add(context->bases, (gpointer)(uintptr_t)root);
    return root;
}

static const text_node *load_tree(text_reader *reader, const char *data, size_t size,
                                  const source *from)
{
    const text_node *const over =
        text_node_parse(data, size, from->label, reader->arena, reader->problems);
    const text_node *const extends = over ? text_node_get(over, "extends") : NULL;
    if (!extends || text_node_is_null(extends))
        return keep_bases(reader, over);
    if (!text_read_scalar(reader, extends, &extends_path, "a path"))
        return NULL;
    const text_node *const base = strcmp(extends->text, embedded_word) == 0
                                      ? load_embedded(reader, extends, from)
                                      : load_file(reader, extends, from);
    (void)keep_bases(reader, over);
    const text_node *const merged = base ? text_merge(reader, base, over, replaced_whole) : NULL;
    return merged ? facts_first(reader, merged) : NULL;
}

/* ---- Building -------------------------------------------------------------------------------- */

static const dw_playbook *build(text_reader *reader, const text_node *root)
{
    text_playbook_context *const context = reader->context;
    dw_playbook *const playbook = text_read_take(reader, 1, sizeof *playbook);
    if (!playbook)
        return NULL;
    context->playbook = playbook;
    text_read_record(reader, &text_shape_of_playbook, root, NULL, playbook);
    if (root->kind == TEXT_MAP && !reader->out_of_memory)
        text_playbook_finish(reader, root);
    return playbook;
}

static const dw_playbook *load(const char *data, size_t size, const source *from, dw_arena *arena,
                               text_problems *problems)
{
    text_playbook_context context = {.n_errors = problems->n_errors,
                                     .rule_ids = g_ptr_array_new(),
                                     .entry_ids = g_ptr_array_new(),
                                     .entries = g_array_new(FALSE, FALSE, sizeof(dw_entry)),
                                     .entry_nodes = g_ptr_array_new(),
                                     .bases = g_ptr_array_new(),
                                     .basis = g_array_new(FALSE, FALSE, sizeof(text_basis))};
    text_reader reader = {.arena = arena,
                          .problems = problems,
                          .label = from->label,
                          .currency_digits = TEXT_DIGITS_UNKNOWN,
                          .context = &context};
    const text_node *const root = load_tree(&reader, data, size, from);
    const dw_playbook *const playbook = root ? build(&reader, root) : NULL;
    g_ptr_array_free(context.rule_ids, TRUE);
    g_ptr_array_free(context.entry_ids, TRUE);
    g_array_free(context.entries, TRUE);
    g_ptr_array_free(context.entry_nodes, TRUE);
    g_ptr_array_free(context.bases, TRUE);
    g_array_free(context.basis, TRUE);
    return problems->n_errors == context.n_errors ? playbook : NULL;
}

const dw_playbook *text_playbook_parse(const char *data, size_t size, const char *label,
                                       dw_arena *arena, text_problems *problems)
{
    if (size > TEXT_PLAYBOOK_BYTES_MAX) {
        text_problem_add(problems, TEXT_PROBLEM_INPUT, (text_place){.file = label}, "",
                         "is larger than %zu KiB, the most that is read",
                         TEXT_PLAYBOOK_BYTES_MAX / 1024);
        return NULL;
    }
    const source from = {label, NULL, NULL, NULL};
    return load(data, size, &from, arena, problems);
}

const dw_playbook *text_playbook_load(const char *path, dw_arena *arena, text_problems *problems)
{
    size_t size;
    if (!path) {
        const source from = {embedded_label, NULL, embedded_word, NULL};
        const char *const data = text_embedded_playbook(&size);
        return load(data, size, &from, arena, problems);
    }
    g_autofree char *data = text_file_read(path, TEXT_PLAYBOOK_BYTES_MAX, &size, problems);
    if (!data)
        return NULL;
    char *const real = realpath(path, NULL);
    const char *const label = text_file_label(path);
    const source from = {label, path, real ? real : path, NULL};
    const dw_playbook *const playbook = load(data, size, &from, arena, problems);
    free(real);
    return playbook;
}
