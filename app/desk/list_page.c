#include "desk/list_page.h"

#include "brief/markdown.h"

static bool is_shown(const desk_column *column, const desk_style *style)
{
    return !column->walk_away || !style->hide_walk_away;
}

static char *cell_of(const desk_list *list, const desk_column *column, const void *row)
{
    if (column->cell) {
        char *const cell = column->cell(row);
        return cell ? cell : g_strdup(list->unknown);
    }
    const char *const text = *(const char *const *)(const void *)((const char *)row + column->text);
    return g_strdup(text && text[0] ? text : list->unknown);
}

brief_table *desk_list_add(brief_document *page, const desk_list *list, const desk_style *style)
{
    brief_table *const table = brief_add_table(page);
    for (size_t c = 0; c < list->n_columns; c++)
        if (is_shown(&list->column[c], style))
            brief_table_column(table, list->column[c].heading, list->column[c].align);
    for (size_t r = 0; r < list->n_rows; r++) {
        const void *const row = (const char *)list->row + r * list->row_size;
        brief_table_row(table);
        for (size_t c = 0; c < list->n_columns; c++) {
            if (is_shown(&list->column[c], style))
                brief_table_cell(table, list->column[c].tone, cell_of(list, &list->column[c], row));
        }
    }
    return table;
}

char *desk_list_write(const brief_document *page, desk_format format, const desk_style *style)
{
    return format == DESK_MARKDOWN ? brief_document_markdown(page)
                                   : brief_document_text(page, style->width, style->colour);
}

char *desk_cell_count(int64_t count)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, count);
}

char *desk_cell_id(const char *id)
{
    return g_strdelimit(g_strdup(id), "_", ' ');
}
