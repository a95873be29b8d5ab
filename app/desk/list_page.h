/* Lists as tables: one composer for the pages that list what a store holds. */
#ifndef DESK_LIST_PAGE_H
#define DESK_LIST_PAGE_H

#include <stdint.h>

#include "brief/document.h"
#include "desk/desk.h"

/* A column of a list: what it is headed by, and what a row says there. */
typedef struct desk_column {
    const char *heading;
    /* The cell of a row, to be g_free'd; NULL where it is not known. */
    char *(*cell)(const void *row);
    size_t
        text; /* without `cell`: offset in the row of a text, a char *, NULL or "" where there is none */
    brief_align align;
    brief_tone tone;
    bool walk_away; /* only for readers who may see walk-aways */
} desk_column;

typedef struct desk_list {
    const desk_column *column; /* [n_columns] */
    size_t n_columns;
    const void *row; /* [n_rows] of row_size bytes each */
    size_t n_rows, row_size;
    const char *unknown; /* what stands for a cell that is not known; NULL for nothing */
} desk_list;

/* Adds the list to the page and returns its table, to be pruned. */
brief_table *desk_list_add(brief_document *page, const desk_list *list, const desk_style *style);

/* The page as text or Markdown; g_free it. */
char *desk_list_write(const brief_document *page, desk_format format, const desk_style *style);

/* Cells: a count; the words of an id, "no_decision" as "no decision". */
char *desk_cell_count(int64_t count);
char *desk_cell_id(const char *id);

#endif
