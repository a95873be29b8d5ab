/* Makes the tree from libyaml's events.
 *
 *   stack   finished values that wait for their list or mapping to end
 *   frame   the lists and mappings that are open, outermost first; each knows where its values
 *           start on the stack
 *
 * Events, not libyaml's own tree: depth and size are checked as they come, so that neither deep
 * nesting (quadratic in libyaml) nor an alias bomb costs anything. */
#include "text/file.h"
#include "text/json.h"
#include "text/limits.h"
#include "text/node.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef struct frame {
    text_node *node;
    guint start;  /* of its values on the stack */
    char *anchor; /* or NULL */
    uint64_t weight;
} frame;

typedef struct anchor {
    char *name;
    const text_node *node;
} anchor;

typedef struct composer {
    yaml_parser_t parser;
    const char *label;
    dw_arena *arena;
    text_problems *problems;
    GPtrArray *stack;
    frame open[TEXT_DEPTH_MAX];
    size_t depth;
    anchor anchors[TEXT_ANCHORS_MAX];
    size_t n_anchors;
    uint64_t weight; /* of everything so far */
    bool has_document, failed;
} composer;

static text_place place_of(const composer *c, yaml_mark_t mark)
{
    return (text_place){c->label, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static void G_GNUC_PRINTF(3, 4) fail(composer *c, yaml_mark_t mark, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    text_problem_add(c->problems, TEXT_PROBLEM_INPUT, place_of(c, mark), "", "%s", text);
    c->failed = true;
}

static void *take(composer *c, size_t count, size_t size)
{
    void *const memory = dw_arena_take(c->arena, count, size);
    if (!memory && !c->failed)
        text_problem_add(c->problems, TEXT_PROBLEM_MEMORY, (text_place){.file = c->label}, "",
                         "out of memory while reading");
    c->failed = c->failed || !memory;
    return memory;
}

static text_node *new_node(composer *c, text_node_kind kind, yaml_mark_t mark)
{
    text_node *const node = take(c, 1, sizeof *node);
    if (node)
        *node = (text_node){.kind = kind,
                            .file = c->label,
                            .line = (uint32_t)mark.line + 1,
                            .column = (uint32_t)mark.column + 1,
                            .text = "",
                            .weight = 1};
    return node;
}

/* ---- Anchors and tags ------------------------------------------------------------------------ */

static void define_anchor(composer *c, const char *name, const text_node *node, yaml_mark_t mark)
{
    if (!name || c->failed)
        return;
    size_t i = 0;
    while (i < c->n_anchors && strcmp(c->anchors[i].name, name) != 0)
        i++;
    if (i == TEXT_ANCHORS_MAX) {
        fail(c, mark, "has more than %d anchors", TEXT_ANCHORS_MAX);
        return;
    }
    if (i == c->n_anchors)
        c->anchors[c->n_anchors++].name = g_strdup(name);
    c->anchors[i].node = node;
}

static bool has_tag(composer *c, const yaml_char_t *tag, yaml_mark_t mark)
{
    static const char standard[] = "tag:yaml.org,2002:"; /* what !! stands for */
    const char *const name = (const char *)tag;
    if (!tag)
        return false;
    const bool is_standard = g_str_has_prefix(name, standard);
    fail(c, mark, "the tag %s%s is not supported; leave it out", is_standard ? "!!" : "",
         text_show(is_standard ? name + sizeof standard - 1 : name).text);
    return true;
}

/* ---- Values ---------------------------------------------------------------------------------- */

/* A finished value goes on the stack; its weight counts in every list around it. */
static void push(composer *c, const text_node *node, uint64_t weight, yaml_mark_t mark)
{
    c->weight += weight;
    if (c->weight > TEXT_NODES_MAX) {
        fail(c, mark, "has more than %d values, aliases written out", TEXT_NODES_MAX);
        return;
    }
    if (c->depth > 0)
        c->open[c->depth - 1].weight += weight;
    g_ptr_array_add(c->stack, (gpointer)(uintptr_t)node);
}

/* Escapes can bring in what a plain text file cannot hold. */
static bool is_printable(const char *text, size_t length)
{
    const unsigned char *const byte = (const unsigned char *)text;
    for (size_t i = 0; i < length; i++) {
        if ((byte[i] < 0x20 && byte[i] != '\n' && byte[i] != '\t') || byte[i] == 0x7F)
            return false;
        if (byte[i] == 0xC2 && byte[i + 1] >= 0x80 && byte[i + 1] < 0xA0)
            return false;
        /* A mark of byte order, and what is no character. */
        if (byte[i] == 0xEF && ((byte[i + 1] == 0xBB && byte[i + 2] == 0xBF) ||
                                (byte[i + 1] == 0xBF && byte[i + 2] >= 0xBE)))
            return false;
    }
    return true;
}

static void add_scalar(composer *c, const yaml_event_t *event)
{
    const char *const value = (const char *)event->data.scalar.value;
    const size_t length = event->data.scalar.length;
    if (has_tag(c, event->data.scalar.tag, event->start_mark))
        return;
    if (!is_printable(value, length)) {
        fail(c, event->start_mark, "a text may not hold control characters");
        return;
    }
    text_node *const node = new_node(c, TEXT_SCALAR, event->start_mark);
    char *const text = node ? take(c, length + 1, 1) : NULL;
    if (!text)
        return;
    memcpy(text, value, length);
    node->text = text;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    define_anchor(c, (const char *)event->data.scalar.anchor, node, event->start_mark);
    push(c, node, 1, event->start_mark);
}

static void add_alias(composer *c, const yaml_event_t *event)
{
    const char *const name = (const char *)event->data.alias.anchor;
    for (size_t i = 0; i < c->depth; i++)
        if (c->open[i].anchor && strcmp(c->open[i].anchor, name) == 0) {
            fail(c, event->start_mark, "the alias *%s stands inside what it stands for", name);
            return;
        }
    size_t i = 0;
    while (i < c->n_anchors && strcmp(c->anchors[i].name, name) != 0)
        i++;
    if (i == c->n_anchors) {
        fail(c, event->start_mark, "the alias *%s has no anchor before it", name);
        return;
    }
    const text_node *const node = c->anchors[i].node;
    if (c->depth + node->height > TEXT_DEPTH_MAX) {
        fail(c, event->start_mark, "is nested deeper than %d levels", TEXT_DEPTH_MAX);
        return;
    }
    push(c, node, node->weight, event->start_mark);
}

static void open_frame(composer *c, text_node_kind kind, const yaml_event_t *event,
                       const yaml_char_t *anchor_name, const yaml_char_t *tag)
{
    if (has_tag(c, tag, event->start_mark))
        return;
    if (c->depth == TEXT_DEPTH_MAX) {
        fail(c, event->start_mark, "is nested deeper than %d levels", TEXT_DEPTH_MAX);
        return;
    }
    text_node *const node = new_node(c, kind, event->start_mark);
    if (node)
        c->open[c->depth++] = (frame){.node = node,
                                      .start = c->stack->len,
                                      .anchor = g_strdup((const char *)anchor_name),
                                      .weight = 1};
}

/* ---- Ends of lists and mappings -------------------------------------------------------------- */

static int compare_keys(const void *a, const void *b)
{
    const text_node *const x = *(const text_node *const *)a;
    const text_node *const y = *(const text_node *const *)b;
    const int order = strcmp(x->text, y->text);
    if (order)
        return order;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

static void report_duplicates(composer *c, const text_node *map)
{
    const size_t n = map->n_items;
    g_autofree const text_node **sorted = g_new0(const text_node *, n + 1);
    for (size_t i = 0; i < n; i++)
        sorted[i] = map->key[i];
    qsort(sorted, n, sizeof(const text_node *), compare_keys);
    const text_node *first = n ? sorted[0] : NULL;
    for (size_t i = 1; i < n; i++) {
        if (strcmp(sorted[i]->text, first->text) != 0)
            first = sorted[i];
        else
            text_problem_add(c->problems, TEXT_PROBLEM_INPUT, text_node_place(sorted[i]), "",
                             "duplicate key '%s'; first given in line %u",
                             text_show(first->text).text, first->line);
    }
}

static bool keys_are_names(composer *c, const text_node *map)
{
    for (size_t i = 0; i < map->n_items; i++)
        if (map->key[i]->kind != TEXT_SCALAR || !map->key[i]->text[0]) {
            text_problem_add(c->problems, TEXT_PROBLEM_INPUT, text_node_place(map->key[i]), "",
                             "a key must be a name, found %s", text_node_describe(map->key[i]));
            c->failed = true;
            return false;
        }
    return true;
}

/* Values of a mapping alternate with their keys on the stack. */
static void take_items(composer *c, text_node *node, const text_node *const *value, size_t n)
{
    const size_t step = node->kind == TEXT_MAP ? 2 : 1;
    const text_node **const item = take(c, n / step, sizeof *item);
    const text_node **const key = step == 2 ? take(c, n / step, sizeof *key) : NULL;
    if (c->failed)
        return;
    for (size_t i = 0; i < n / step; i++) {
        if (key)
            key[i] = value[i * step];
        item[i] = value[i * step + step - 1];
        node->height = MAX(node->height, item[i]->height);
    }
    node->height++;
    node->item = item;
    node->key = key;
    node->n_items = n / step;
}

static void close_frame(composer *c, const yaml_event_t *event)
{
    frame *const done = &c->open[--c->depth];
    text_node *const node = done->node;
    const guint n = c->stack->len - done->start;
    /* An empty stack may have no memory, to which nothing can be added. */
    take_items(c, node, n ? (const text_node *const *)c->stack->pdata + done->start : NULL, n);
    node->weight = (uint32_t)done->weight;
    if (!c->failed && (node->kind != TEXT_MAP || keys_are_names(c, node))) {
        g_ptr_array_set_size(c->stack, (gint)done->start);
        if (node->kind == TEXT_MAP)
            report_duplicates(c, node);
        define_anchor(c, done->anchor, node, event->start_mark);
        /* The values inside are counted already. */
        c->weight -= done->weight - 1;
        push(c, node, done->weight, event->start_mark);
    }
    g_free(done->anchor);
    done->anchor = NULL;
}

/* ---- Events ---------------------------------------------------------------------------------- */

static void report_syntax(composer *c)
{
    const yaml_parser_t *const p = &c->parser;
    if (p->error == YAML_MEMORY_ERROR) {
        c->failed = true;
        text_problem_add(c->problems, TEXT_PROBLEM_MEMORY, (text_place){.file = c->label}, "",
                         "out of memory while reading");
        return;
    }
    const char *problem = p->problem ? p->problem : "cannot be parsed";
    /* libyaml says it of tabs alone: every other character starts a plain text or has a meaning. */
    if (strstr(problem, "cannot start any token"))
        problem = "a tab or a reserved character (@ or `) stands where a value or spaces belong";
    if (p->error == YAML_READER_ERROR)
        fail(c, p->mark, "is not valid YAML: %s", problem);
    else if (p->context)
        fail(c, p->problem_mark, "is not valid YAML: %s (%s that starts in line %zu)", problem,
             p->context, p->context_mark.line + 1);
    else
        fail(c, p->problem_mark, "is not valid YAML: %s", problem);
}

static void add_event(composer *c, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (c->has_document)
            fail(c, event->start_mark, "a second document starts here; a file holds one");
        c->has_document = true;
        break;
    case YAML_SCALAR_EVENT: add_scalar(c, event); break;
    case YAML_ALIAS_EVENT: add_alias(c, event); break;
    case YAML_SEQUENCE_START_EVENT:
        open_frame(c, TEXT_LIST, event, event->data.sequence_start.anchor,
                   event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        open_frame(c, TEXT_MAP, event, event->data.mapping_start.anchor,
                   event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: close_frame(c, event); break;
    default: break;
    }
}

static void run(composer *c)
{
    bool ended = false;
    while (!ended && !c->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&c->parser, &event)) {
            report_syntax(c);
            return;
        }
        add_event(c, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
}

static const text_node *compose(const char *data, size_t size, const char *label, dw_arena *arena,
                                text_problems *problems)
{
    g_autofree composer *c = g_new0(composer, 1);
    c->label = label;
    c->arena = arena;
    c->problems = problems;
    if (!yaml_parser_initialize(&c->parser)) {
        text_problem_add(problems, TEXT_PROBLEM_MEMORY, (text_place){.file = label}, "",
                         "out of memory while reading");
        return NULL;
    }
    c->stack = g_ptr_array_new();
    yaml_parser_set_encoding(&c->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&c->parser, (const unsigned char *)data, size);
    run(c);
    const text_node *const root =
        !c->failed && c->stack->len ? g_ptr_array_index(c->stack, 0) : NULL;
    if (!root && !c->failed)
        text_problem_add(problems, TEXT_PROBLEM_INPUT, (text_place){.file = label}, "", "is empty");
    for (size_t i = 0; i < c->depth; i++)
        g_free(c->open[i].anchor);
    for (size_t i = 0; i < c->n_anchors; i++)
        g_free(c->anchors[i].name);
    g_ptr_array_free(c->stack, TRUE);
    yaml_parser_delete(&c->parser);
    return root;
}

/* Editors put a byte order mark first; it is no part of the text. */
static void skip_mark(const char **data, size_t *size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (*size < sizeof mark - 1 || memcmp(*data, mark, sizeof mark - 1) != 0)
        return;
    *data += sizeof mark - 1;
    *size -= sizeof mark - 1;
}

const text_node *text_node_parse(const char *data, size_t size, const char *label, dw_arena *arena,
                                 text_problems *problems)
{
    if (g_str_has_suffix(label, ".json"))
        return text_node_parse_json(data, size, label, arena, problems);
    if (!text_file_check(data, size, label, problems))
        return NULL;
    skip_mark(&data, &size);
    return compose(data, size, label, arena, problems);
}

const text_node *text_node_parse_json(const char *data, size_t size, const char *label,
                                      dw_arena *arena, text_problems *problems)
{
    if (!text_file_check(data, size, label, problems))
        return NULL;
    skip_mark(&data, &size);
    size_t yaml_size;
    g_autofree char *yaml = text_json_to_yaml(data, size, label, &yaml_size, problems);
    return yaml ? compose(yaml, yaml_size, label, arena, problems) : NULL;
}
