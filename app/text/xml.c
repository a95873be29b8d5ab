/* Makes the tree from libxml2's events, so that places have columns and nothing is kept that is not
 * asked for. */
#include "text/xml.h"

#include "text/file.h"
#include "text/limits.h"
#include "text/xml_repair.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* Where the parser stands in the repaired text, as a line and column of the text as it was. */
typedef struct cursor {
    size_t offset;
    guint insertion; /* the next one */
    uint32_t line, column;
} cursor;

typedef struct builder {
    xmlParserCtxt *parser;
    const text_xml_repaired *text;
    const char *label;
    dw_arena *arena;
    text_problems *problems;
    text_xml *open[TEXT_DEPTH_MAX]; /* outermost first */
    text_xml *last[TEXT_DEPTH_MAX]; /* the newest child of each, or NULL */
    size_t depth, n_elements;
    text_xml *root;
    cursor cursor;
    bool failed;
} builder;

/* ---- Places ---------------------------------------------------------------------------------- */

/* Moves forward only: elements come in the order of the text. */
static void advance(builder *b, size_t offset)
{
    cursor *const c = &b->cursor;
    const GArray *const insertions = b->text->insertion;
    const char *const text = b->text->text->str;
    while (c->offset < offset) {
        const text_xml_insertion *const next =
            c->insertion < insertions->len
                ? &g_array_index(insertions, text_xml_insertion, c->insertion)
                : NULL;
        if (next && c->offset == next->offset) {
            c->offset += next->length;
            c->insertion++;
            continue;
        }
        const unsigned char byte = (unsigned char)text[c->offset++];
        c->column += (byte & 0xC0) != 0x80;
        if (byte == '\n') {
            c->line++;
            c->column = 1;
        }
    }
}

static size_t consumed(const builder *b)
{
    const long bytes = xmlByteConsumed(b->parser);
    return bytes < 0 ? 0 : MIN((size_t)bytes, b->text->text->len);
}

static text_place place_of(builder *b, size_t offset)
{
    advance(b, offset);
    return (text_place){b->label, b->cursor.line, b->cursor.column};
}

/* An element is told when its start tag has been read; a value holds no "<". */
static size_t start_of_tag(const builder *b)
{
    size_t offset = consumed(b);
    while (offset > 0 && b->text->text->str[offset] != '<')
        offset--;
    return offset;
}

/* ---- Problems -------------------------------------------------------------------------------- */

static void stop(builder *b, text_problem_kind kind, text_place place, const char *sentence)
{
    if (!b->failed)
        text_problem_add(b->problems, kind, place, "", "%s", sentence);
    b->failed = true;
    xmlStopParser(b->parser);
}

static void *take(builder *b, size_t count, size_t size)
{
    void *const memory = b->failed ? NULL : dw_arena_take(b->arena, count, size);
    if (!memory)
        stop(b, TEXT_PROBLEM_MEMORY, (text_place){.file = b->label}, "out of memory while reading");
    return memory;
}

static void on_error(void *context, xmlErrorPtr error)
{
    builder *const b = context;
    if (error->level == XML_ERR_WARNING)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        stop(b, TEXT_PROBLEM_MEMORY, (text_place){.file = b->label}, "out of memory while reading");
        return;
    }
    g_autofree char *valid = g_utf8_make_valid(error->message ? error->message : "", -1);
    g_autofree char *message = g_utf8_substring(valid, 0, MIN(g_utf8_strlen(valid, -1), 160));
    g_autofree char *sentence = g_strdup_printf("is not well-formed XML: %s",
                                                g_strchomp(g_strdelimit(message, "\r\n\t", ' ')));
    stop(b, TEXT_PROBLEM_INPUT, place_of(b, consumed(b)), sentence);
}

static void on_document_type(void *context, const xmlChar *name, const xmlChar *external,
                             const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    builder *const b = context;
    stop(b, TEXT_PROBLEM_INPUT, place_of(b, consumed(b)),
         "a document type is not supported; take it out");
}

/* ---- Elements -------------------------------------------------------------------------------- */

static const char *copy_bytes(builder *b, const xmlChar *bytes, size_t length)
{
    char *const text = take(b, length + 1, 1);
    if (text)
        memcpy(text, bytes, length);
    return text;
}

/* libxml2 gives five pointers an attribute: name, prefix, URI, value, end of the value. */
static void add_attributes(builder *b, text_xml *element, size_t n, const xmlChar **part)
{
    text_xml_attribute *const attribute = take(b, n, sizeof *attribute);
    for (size_t i = 0; attribute && i < n; i++, part += 5) {
        attribute[i].name = copy_bytes(b, part[0], strlen((const char *)part[0]));
        attribute[i].value = copy_bytes(b, part[3], (size_t)(part[4] - part[3]));
    }
    element->attribute = attribute;
    element->n_attributes = attribute ? n : 0;
}

static void hang_in(builder *b, text_xml *element)
{
    if (b->depth == 0)
        b->root = element;
    else if (b->last[b->depth - 1])
        b->last[b->depth - 1]->next = element;
    else
        b->open[b->depth - 1]->first = element;
    if (b->depth > 0)
        b->last[b->depth - 1] = element;
    b->open[b->depth] = element;
    b->last[b->depth++] = NULL;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    builder *const b = context;
    if (b->failed)
        return;
    const text_place place = place_of(b, start_of_tag(b));
    if (b->depth == TEXT_DEPTH_MAX || b->n_elements++ == TEXT_NODES_MAX) {
        g_autofree char *sentence =
            b->depth == TEXT_DEPTH_MAX
                ? g_strdup_printf("is nested deeper than %d levels", TEXT_DEPTH_MAX)
                : g_strdup_printf("has more than %d elements", TEXT_NODES_MAX);
        stop(b, TEXT_PROBLEM_INPUT, place, sentence);
        return;
    }
    text_xml *const element = take(b, 1, sizeof *element);
    const char *const copied = copy_bytes(b, name, strlen((const char *)name));
    if (!copied)
        return;
    *element =
        (text_xml){.name = copied, .file = b->label, .line = place.line, .column = place.column};
    add_attributes(b, element, (size_t)n_attributes, attributes);
    hang_in(b, element);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    builder *const b = context;
    if (!b->failed && b->depth > 0)
        b->depth--;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static const text_xml *build(const text_xml_repaired *text, const char *label, dw_arena *arena,
                             text_problems *problems)
{
    xmlParserCtxt *const parser =
        text->text->len > 0 ? xmlCreateMemoryParserCtxt(text->text->str, (int)text->text->len)
                            : NULL;
    if (!parser) {
        text_problem_add(problems, text->text->len > 0 ? TEXT_PROBLEM_MEMORY : TEXT_PROBLEM_INPUT,
                         (text_place){.file = label}, "",
                         text->text->len > 0 ? "out of memory while reading" : "is empty");
        return NULL;
    }
    builder b = {.parser = parser,
                 .text = text,
                 .label = label,
                 .arena = arena,
                 .problems = problems,
                 .cursor = {.line = 1, .column = 1}};
    *parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                   .startElementNs = on_start,
                                   .endElementNs = on_end,
                                   .internalSubset = on_document_type,
                                   .serror = on_error};
    /* Without a document type the only entities are the five of XML itself. */
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    parser->userData = &b;
    xmlParseDocument(parser);
    if (!b.failed && (!parser->wellFormed || !b.root))
        stop(&b, TEXT_PROBLEM_INPUT, (text_place){.file = label}, "is not well-formed XML");
    xmlFreeParserCtxt(parser);
    return b.failed ? NULL : b.root;
}

/* The text in UTF-8 when it says that it is in one of the usual other encodings, else NULL. */
static char *convert(const char *data, size_t size, size_t *converted)
{
    static const char *const known[] = {"ISO-8859-1", "ISO-8859-15", "windows-1252", "US-ASCII"};
    const char *const end = g_strstr_len(data, (gssize)MIN(size, 200), "?>");
    const char *const at = end ? g_strstr_len(data, end - data, "encoding=") : NULL;
    if (!at || g_utf8_validate(data, (gssize)size, NULL))
        return NULL;
    const char *const name = at + strlen("encoding=") + 1;
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if ((size_t)(end - name) > strlen(known[i]) &&
            g_ascii_strncasecmp(name, known[i], strlen(known[i])) == 0 &&
            name[strlen(known[i])] == name[-1])
            return g_convert(data, (gssize)size, "UTF-8", known[i], NULL, converted, NULL);
    return NULL;
}

const text_xml *text_xml_parse(const char *data, size_t size, const char *label, dw_arena *arena,
                               text_problems *problems)
{
    g_autofree char *converted = convert(data, size, &size);
    const char *text = converted ? converted : data;
    if (!text_file_check(text, size, label, problems))
        return NULL;
    static const char mark[] = "\xEF\xBB\xBF";
    if (size >= sizeof mark - 1 && memcmp(text, mark, sizeof mark - 1) == 0) {
        text += sizeof mark - 1;
        size -= sizeof mark - 1;
    }
    g_auto(text_xml_repaired) repaired = text_xml_repair(text, size);
    const text_xml *const root = build(&repaired, label, arena, problems);
    if (root)
        text_xml_repaired_warn(&repaired, text, label, problems);
    return root;
}

const char *text_xml_get(const text_xml *element, const char *name)
{
    for (size_t i = 0; i < element->n_attributes; i++)
        if (strcmp(element->attribute[i].name, name) == 0)
            return element->attribute[i].value;
    return NULL;
}

const text_xml *text_xml_find(const text_xml *element, const char *name)
{
    while (element && strcmp(element->name, name) != 0)
        element = element->next;
    return element;
}

text_place text_xml_place(const text_xml *element)
{
    return (text_place){.file = element->file, .line = element->line, .column = element->column};
}
