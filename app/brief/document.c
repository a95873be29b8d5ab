/* The list of blocks that a page is made of. */
#include "brief/document.h"

#include "brief/drawing.h"

#include <stdarg.h>
#include <string.h>

static void cell_clear(void *memory)
{
    g_free(((brief_cell *)memory)->text);
}

static void column_clear(void *memory)
{
    g_free(((brief_column *)memory)->title);
}

static void row_free(void *memory)
{
    g_array_unref(memory);
}

static void block_free(void *memory)
{
    brief_block *block = memory;
    if (block->table != NULL) {
        g_array_unref(block->table->column);
        g_ptr_array_unref(block->table->row);
        g_free(block->table);
    }
    brief_drawing_free(block->drawing);
    g_free(block->label);
    g_free(block->text);
    g_free(block);
}

brief_document *brief_document_new(void)
{
    brief_document *document = g_new0(brief_document, 1);
    document->block = g_ptr_array_new_with_free_func(block_free);
    return document;
}

void brief_document_free(brief_document *document)
{
    if (document == NULL)
        return;
    g_ptr_array_unref(document->block);
    g_free(document);
}

/* Line feeds and tabs become spaces and other control characters go: a deal's words must not move
 * the cursor of the terminal they are shown on. In place. */
static char *harmless(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0';) {
        const gunichar c = g_utf8_get_char(from);
        const char *next = g_utf8_next_char(from);
        if (c == '\n' || c == '\t')
            *to++ = ' ';
        else if (!g_unichar_iscntrl(c))
            while (from < next)
                *to++ = *from++;
        from = next;
    }
    *to = '\0';
    return text;
}

brief_block *brief_add(brief_document *document, brief_block_kind kind, const char *label,
                       const char *text)
{
    brief_block *block = g_new0(brief_block, 1);
    block->kind = kind;
    block->label = label == NULL ? NULL : harmless(g_strdup(label));
    block->text = g_strchomp(harmless(g_strdup(text == NULL ? "" : text)));
    g_ptr_array_add(document->block, block);
    return block;
}

brief_block *brief_addf(brief_document *document, brief_block_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    return brief_add(document, kind, NULL, text);
}

brief_block *brief_add_take(brief_document *document, brief_block_kind kind, const char *label,
                            char *text)
{
    if (text == NULL)
        return NULL;
    brief_block *block = brief_add(document, kind, label, text);
    g_free(text);
    return block;
}

void brief_add_picture(brief_document *document, brief_drawing *drawing)
{
    brief_add(document, BRIEF_PICTURE, NULL, NULL)->drawing = drawing;
}

static brief_table *table_block(brief_document *document, brief_block_kind kind)
{
    brief_table *table = g_new0(brief_table, 1);
    table->column = g_array_new(FALSE, TRUE, sizeof(brief_column));
    g_array_set_clear_func(table->column, column_clear);
    table->row = g_ptr_array_new_with_free_func(row_free);
    brief_add(document, kind, NULL, NULL)->table = table;
    return table;
}

brief_table *brief_add_table(brief_document *document)
{
    return table_block(document, BRIEF_TABLE);
}

brief_table *brief_add_fields(brief_document *document)
{
    brief_table *table = table_block(document, BRIEF_FIELDS);
    brief_table_column(table, "", BRIEF_LEFT);
    brief_table_column(table, "", BRIEF_LEFT);
    return table;
}

void brief_table_column(brief_table *table, const char *title, brief_align align)
{
    const brief_column column = {.title = g_strdup(title), .align = align};
    g_array_append_val(table->column, column);
}

void brief_table_row(brief_table *table)
{
    GArray *row = g_array_new(FALSE, TRUE, sizeof(brief_cell));
    g_array_set_clear_func(row, cell_clear);
    g_ptr_array_add(table->row, row);
}

void brief_table_cell(brief_table *table, brief_tone tone, char *text)
{
    const brief_cell cell = {.text = text == NULL ? g_strdup("") : harmless(text), .tone = tone};
    GArray *row = g_ptr_array_index(table->row, table->row->len - 1);
    g_array_append_val(row, cell);
}

void brief_table_cell_text(brief_table *table, brief_tone tone, const char *text)
{
    brief_table_cell(table, tone, g_strdup(text));
}

void brief_field(brief_table *table, const char *name, brief_tone tone, char *value)
{
    if (value == NULL)
        return;
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_DIM, name);
    brief_table_cell(table, tone, value);
}

const brief_cell *brief_table_at(const brief_table *table, size_t row, size_t column)
{
    const GArray *cells = g_ptr_array_index(table->row, row);
    return column < cells->len ? &g_array_index(cells, brief_cell, column) : NULL;
}

static bool says_nothing(const brief_table *table, size_t column)
{
    for (size_t r = 0; r < table->row->len; r++) {
        const brief_cell *cell = brief_table_at(table, r, column);
        if (cell != NULL && cell->text[0] != '\0' && strcmp(cell->text, "\xe2\x80\x93") != 0)
            return false;
    }
    return true;
}

void brief_table_prune(brief_table *table)
{
    for (size_t c = table->column->len; c-- > 1;) {
        if (!says_nothing(table, c))
            continue;
        g_array_remove_index(table->column, (guint)c);
        for (size_t r = 0; r < table->row->len; r++) {
            GArray *cells = g_ptr_array_index(table->row, r);
            if (c < cells->len)
                g_array_remove_index(cells, (guint)c);
        }
    }
}

bool brief_block_shows(const brief_block *block)
{
    return block->table == NULL || block->table->row->len > 0;
}

static bool is_bare(const brief_block *block)
{
    return block->kind == BRIEF_HEADING || block->kind == BRIEF_SUBHEADING ||
           !brief_block_shows(block);
}

static void drop_bare(brief_document *document, bool headings)
{
    GPtrArray *block = document->block;
    while (block->len > 0) {
        const brief_block *last = g_ptr_array_index(block, block->len - 1);
        if (!is_bare(last) || (last->kind == BRIEF_HEADING && !headings))
            return;
        g_ptr_array_remove_index(block, block->len - 1);
    }
}

void brief_drop_empty_heading(brief_document *document)
{
    drop_bare(document, true);
}

void brief_drop_empty_subheading(brief_document *document)
{
    drop_bare(document, false);
}
