/* A document as Markdown: CommonMark with pipe tables. */
#include "brief/markdown.h"

#include "brief/document.h"
#include "brief/drawing.h"
#include "brief/phrase.h"

#include <string.h>

#define DEPTHS 2

/* Letters that begin markup anywhere in a line. */
static bool is_markup(char c)
{
    return c != '\0' && strchr("\\`*_[]<>|~", c) != NULL;
}

/* Does the text begin like a heading, a list item, a quote or a rule? */
static bool begins_block(const char *text)
{
    const size_t digits = strspn(text, "0123456789");
    if (digits > 0)
        return text[digits] == '.' || text[digits] == ')';
    return text[0] != '\0' && strchr("#+-=", text[0]) != NULL;
}

char *brief_markdown_escape(const char *text)
{
    GString *out = g_string_new(NULL);
    if (begins_block(text)) {
        const size_t digits = strspn(text, "0123456789");
        g_string_append_len(out, text, (gssize)digits);
        g_string_append_c(out, '\\');
        text += digits;
    }
    for (const char *c = text; *c != '\0'; c++) {
        const bool entity = *c == '&' && (g_ascii_isalpha(c[1]) || c[1] == '#');
        if (is_markup(*c) || entity)
            g_string_append_c(out, '\\');
        g_string_append_c(out, *c);
    }
    return brief_release(g_string_free(out, FALSE));
}

static void append_escaped(GString *out, const char *text, const char *wrap)
{
    if (text[0] == '\0')
        return;
    g_autofree char *escaped = brief_markdown_escape(text);
    g_string_append_printf(out, "%s%s%s", wrap, escaped, wrap);
}

/* Label, text and source of a block. */
static void append_words(GString *out, const brief_block *block, const char *wrap)
{
    if (block->label != NULL) {
        const char last = block->label[0] == '\0' ? ':' : block->label[strlen(block->label) - 1];
        append_escaped(out, block->label, "**");
        if (block->text[0] != '\0')
            g_string_append(out, strchr(".:?!", last) != NULL ? " " : ": ");
    }
    append_escaped(out, block->text,
                   block->tone == BRIEF_STRONG || block->tone == BRIEF_BAD ? "**" : wrap);
    if (block->note > 0 && block->kind != BRIEF_NOTE)
        g_string_append_printf(out, " [%d]", block->note);
}

static void append_table_row(GString *out, const brief_table *table, size_t row)
{
    g_string_append_c(out, '|');
    for (size_t c = 0; c < table->column->len; c++) {
        if (g_array_index(table->column, brief_column, c).align == BRIEF_METER)
            continue;
        const brief_cell *cell = brief_table_at(table, row, c);
        g_string_append_c(out, ' ');
        if (cell != NULL)
            append_escaped(out, cell->text, cell->tone == BRIEF_STRONG ? "**" : "");
        g_string_append(out, " |");
    }
    g_string_append_c(out, '\n');
}

static void append_table(GString *out, const brief_table *table)
{
    g_autoptr(GString) rule = g_string_new("|");
    g_string_append_c(out, '|');
    for (size_t c = 0; c < table->column->len; c++) {
        const brief_column *column = &g_array_index(table->column, brief_column, c);
        if (column->align == BRIEF_METER)
            continue;
        g_string_append_c(out, ' ');
        append_escaped(out, column->title, "");
        g_string_append(out, " |");
        g_string_append(rule, column->align == BRIEF_RIGHT ? "---:|" : "---|");
    }
    g_string_append_printf(out, "\n%s\n", rule->str);
    for (size_t r = 0; r < table->row->len; r++)
        append_table_row(out, table, r);
}

static void append_fields(GString *out, const brief_table *table)
{
    for (size_t r = 0; r < table->row->len; r++) {
        const brief_cell *name = brief_table_at(table, r, 0), *value = brief_table_at(table, r, 1);
        g_string_append(out, "- ");
        append_escaped(out, name->text, "**");
        g_string_append(out, ": ");
        append_escaped(out, value == NULL ? "" : value->text, "");
        g_string_append_c(out, '\n');
    }
}

static void append_picture(GString *out, const brief_drawing *drawing)
{
    g_string_append(out, "```text\n");
    for (int row = 0; row < drawing->rows; row++) {
        g_autofree char *line = brief_drawing_row(drawing, row);
        g_string_append_printf(out, "%s\n", line);
    }
    g_string_append(out, "```\n");
}

static const char *const marks[] = {
    [BRIEF_TITLE] = "# ",           [BRIEF_PART] = "## ",  [BRIEF_HEADING] = "### ",
    [BRIEF_SUBHEADING] = "#### ",   [BRIEF_BULLET] = "- ", [BRIEF_QUOTE] = "> ",
    [BRIEF_THEN] = "\xe2\x86\x92 ",
};

static bool is_list_item(const brief_block *block)
{
    return block->kind == BRIEF_BULLET || block->kind == BRIEF_NUMBERED ||
           block->kind == BRIEF_NOTE;
}

static bool hangs(const brief_block *block)
{
    return block->kind == BRIEF_QUOTE || block->kind == BRIEF_THEN || block->kind == BRIEF_BECAUSE;
}

/* Columns the mark of a list item takes: what belongs to the item stands in by as much. */
static int mark_columns(const brief_block *block)
{
    return block->kind == BRIEF_NUMBERED ? (block->number > 9 ? 4 : 3) : 2;
}

static void append_block(GString *out, const brief_block *block, int indent)
{
    g_autofree char *spaces = g_strnfill((gsize)indent, ' ');
    g_string_append(out, spaces);
    if (block->kind == BRIEF_TABLE) {
        append_table(out, block->table);
        return;
    }
    if (block->kind == BRIEF_FIELDS) {
        append_fields(out, block->table);
        return;
    }
    if (block->kind == BRIEF_PICTURE) {
        append_picture(out, block->drawing);
        return;
    }
    if (block->kind == BRIEF_NUMBERED)
        g_string_append_printf(out, "%d. ", block->number);
    else if (block->kind == BRIEF_NOTE)
        g_string_append_printf(out, "- [%d] ", block->number);
    else if ((size_t)block->kind < G_N_ELEMENTS(marks) && marks[block->kind] != NULL)
        g_string_append(out, marks[block->kind]);
    append_words(out, block, block->kind == BRIEF_BECAUSE ? "*" : "");
    g_string_append_c(out, '\n');
}

/* Items of one list follow each other; everything else is set apart by an empty line. */
static bool gap_between(const brief_block *before, const brief_block *block)
{
    return !(is_list_item(before) && is_list_item(block));
}

char *brief_document_markdown(const brief_document *document)
{
    GString *out = g_string_new(NULL);
    const brief_block *before = NULL;
    int inside[DEPTHS + 1] = {0}; /* [d + 1] where the contents of an item of depth d begin */
    for (guint i = 0; i < document->block->len; i++) {
        const brief_block *block = g_ptr_array_index(document->block, i);
        if (!brief_block_shows(block))
            continue;
        const int depth = MIN(block->depth, DEPTHS - 1);
        if (before != NULL && gap_between(before, block))
            g_string_append_c(out, '\n');
        const int indent = hangs(block) ? inside[depth + 1] : inside[depth];
        append_block(out, block, indent);
        if (is_list_item(block))
            inside[depth + 1] = indent + mark_columns(block);
        else if (!hangs(block) && depth == 0)
            inside[1] = inside[2] = 0;
        before = block;
    }
    return g_string_free(out, FALSE);
}
