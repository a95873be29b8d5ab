/* Tables in columns of a terminal. */
#include "brief/ink.h"

#include "brief/wrap.h"

#define GAP 2 /* one where that alone keeps words whole */
#define METER_COLUMNS 20
#define COLUMNS_LEAST 6 /* a column is not squeezed below this */

typedef struct layout {
    int *width; /* of each column */
    int gap, indent;
} layout;

static brief_column *column_at(const brief_table *table, size_t c)
{
    return &g_array_index(table->column, brief_column, c);
}

static bool has_titles(const brief_table *table)
{
    for (size_t c = 0; c < table->column->len; c++)
        if (column_at(table, c)->title[0] != '\0')
            return true;
    return false;
}

/* Natural width of a column and the least that cuts no word. */
static void measure(const brief_table *table, size_t c, int *natural, int *least)
{
    const brief_column *column = column_at(table, c);
    *natural = brief_columns(column->title);
    *least = brief_longest_word(column->title);
    if (column->align == BRIEF_METER) {
        *natural = *least = METER_COLUMNS;
        return;
    }
    for (size_t r = 0; r < table->row->len; r++) {
        const brief_cell *cell = brief_table_at(table, r, c);
        if (cell == NULL)
            continue;
        *natural = MAX(*natural, brief_columns(cell->text));
        *least = MAX(*least, brief_longest_word(cell->text));
    }
}

static int total_width(const int *width, size_t n, int gap)
{
    int total = -gap;
    for (size_t c = 0; c < n; c++)
        total += width[c] + gap;
    return total;
}

/* Takes columns away one at a time from the widest that still has some to spare. */
static void squeeze(int *width, const int *least, size_t n, int gap, int room)
{
    int total = total_width(width, n, gap);
    for (bool hard = false; total > room;) {
        size_t widest = n;
        for (size_t c = 0; c < n; c++)
            if (width[c] > (hard ? COLUMNS_LEAST : least[c]) &&
                (widest == n || width[c] >= width[widest]))
                widest = c;
        if (widest < n) {
            width[widest]--;
            total--;
        } else if (hard) {
            return;
        } else {
            hard = true;
        }
    }
}

static char *meter(const char *number)
{
    const double value = CLAMP(g_ascii_strtod(number, NULL), 0, 100);
    const int full = (int)(value * METER_COLUMNS / 100 + 0.5);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < METER_COLUMNS; i++)
        g_string_append(out, i < full ? "\xe2\x96\x88" : "\xe2\x96\x91");
    return g_string_free(out, FALSE);
}

static void ink_cell(brief_page *page, brief_align align, int width, brief_tone tone, bool bold,
                     const char *text)
{
    const int slack = width - brief_columns(text);
    if (align == BRIEF_RIGHT)
        brief_ink_spaces(page, slack);
    brief_ink(page, tone, bold, false, text);
    if (align != BRIEF_RIGHT)
        brief_ink_spaces(page, slack);
}

/* One row whose cells are already cut into lines. */
static void ink_lines(brief_page *page, const brief_table *table, GPtrArray *const *lines,
                      const brief_tone *tone, bool bold, const layout *at)
{
    const size_t n = table->column->len;
    guint height = 0;
    for (size_t c = 0; c < n; c++)
        height = MAX(height, lines[c]->len);
    for (guint l = 0; l < height; l++) {
        brief_ink_spaces(page, at->indent);
        for (size_t c = 0; c < n; c++) {
            const char *text = l < lines[c]->len ? g_ptr_array_index(lines[c], l) : "";
            ink_cell(page, column_at(table, c)->align, at->width[c], tone[c], bold, text);
            brief_ink_spaces(page, at->gap);
        }
        brief_ink_line_end(page);
    }
}

static void ink_row(brief_page *page, const brief_table *table, size_t row, const layout *at)
{
    const size_t n = table->column->len;
    g_autofree GPtrArray **lines = g_new0(GPtrArray *, n);
    g_autofree brief_tone *tone = g_new0(brief_tone, n);
    for (size_t c = 0; c < n; c++) {
        const brief_cell *cell = brief_table_at(table, row, c);
        const char *text = cell == NULL ? "" : cell->text;
        g_autofree char *bar = column_at(table, c)->align == BRIEF_METER ? meter(text) : NULL;
        lines[c] = brief_wrap(bar != NULL ? bar : text, at->width[c], at->width[c]);
        tone[c] = cell == NULL ? BRIEF_PLAIN : cell->tone;
    }
    ink_lines(page, table, lines, tone, false, at);
    for (size_t c = 0; c < n; c++)
        g_ptr_array_unref(lines[c]);
}

static void ink_titles(brief_page *page, const brief_table *table, const layout *at)
{
    const size_t n = table->column->len;
    g_autofree GPtrArray **lines = g_new0(GPtrArray *, n);
    g_autofree brief_tone *tone = g_new0(brief_tone, n);
    for (size_t c = 0; c < n; c++)
        lines[c] = brief_wrap(column_at(table, c)->title, at->width[c], at->width[c]);
    ink_lines(page, table, lines, tone, true, at);
    brief_ink_spaces(page, at->indent);
    for (size_t c = 0; c < n; c++) {
        brief_ink_rule(page, "\xe2\x94\x80", at->width[c]);
        brief_ink_spaces(page, at->gap);
        g_ptr_array_unref(lines[c]);
    }
    brief_ink_line_end(page);
}

void brief_ink_table(brief_page *page, const brief_table *table, int indent)
{
    const size_t n = table->column->len;
    g_autofree int *width = g_new0(int, n);
    g_autofree int *least = g_new0(int, n);
    for (size_t c = 0; c < n; c++)
        measure(table, c, &width[c], &least[c]);
    for (size_t c = 0; c < n; c++)
        least[c] = MIN(width[c], MAX(least[c], COLUMNS_LEAST));
    const int room = page->width - indent;
    const bool tight = total_width(least, n, GAP) > room && total_width(least, n, 1) <= room;
    const layout at = {width, tight ? 1 : GAP, indent};
    squeeze(width, least, n, at.gap, room);
    if (has_titles(table))
        ink_titles(page, table, &at);
    for (size_t r = 0; r < table->row->len; r++)
        ink_row(page, table, r, &at);
}
