/* Tables of what changed: before and now. */
#include "brief/accepting.h"
#include "brief/difference_parts.h"

brief_table *brief_compose_changes(brief_composer *composer, dw_phrase first)
{
    brief_table *table = brief_add_table(composer->document);
    brief_compose_column(composer, table, first, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_BEFORE, BRIEF_LEFT);
    brief_compose_column(composer, table, DW_PHRASE_COLUMN_AFTER, BRIEF_LEFT);
    return table;
}

static char *fact_name(const brief_composer *composer, const dw_fact_difference *fact)
{
    const char *label = composer->book->factor[fact->factor].label;
    if (fact->event == 0)
        return g_strdup(label);
    g_autofree char *number = g_strdup_printf("%zu", fact->event);
    return brief_fill(composer->book, DW_PHRASE_EVENT_FROM_FACT, label, number, NULL);
}

/* Nobody's yes is asked for an offer that a yes of ours takes the place of. */
static bool is_past(const brief_composer *composer, const dw_factor *factor)
{
    return factor->kind == DW_FACTOR_MEASURED && factor->measure == DW_MEASURE_NEXT_OFFER_NEEDS &&
           brief_accepts(composer->plan);
}

bool brief_row_is_past(const brief_pair *pair, const dw_row_change *row)
{
    return brief_accepts(pair->after.plan) &&
           (row->part == DW_PART_NEXT_OFFER || row->part == DW_PART_EQUAL_PACKAGES ||
            row->part == DW_PART_STEPS || row->part == DW_PART_TRADES);
}

void brief_compose_facts(brief_pair *pair, const dw_difference *difference, brief_table *table)
{
    const brief_composer *composer = &pair->after;
    for (size_t f = 0; f < difference->n_facts; f++) {
        const dw_fact_difference *fact = &difference->fact[f];
        const dw_factor *factor = &composer->book->factor[fact->factor];
        if (factor->helper || !brief_fact_visible(pair, fact) || is_past(composer, factor))
            continue;
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN, fact_name(composer, fact));
        brief_table_cell(table, BRIEF_DIM,
                         brief_phrase_levels(composer->book, factor, fact->before));
        brief_table_cell(table, BRIEF_STRONG,
                         brief_phrase_levels(composer->book, factor, fact->after));
    }
}

/* All that a row says, for one that is new or gone. */
static char *row_words(const brief_pair *pair, const brief_composer *composer, dw_part part,
                       size_t row)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    const size_t n = dw_part_columns(composer->plan, part);
    for (size_t column = 0; column < n; column++) {
        char *cell = brief_cell_visible(pair, part, column)
                         ? brief_cell_words(composer, part, row, column)
                         : NULL;
        if (cell != NULL)
            g_ptr_array_add(words, cell);
    }
    g_ptr_array_add(words, NULL);
    return words->len == 1 ? g_strdup(brief_word(composer->book, DW_PHRASE_CONFIRMED))
                           : g_strjoinv("; ", (char **)words->pdata);
}

static void compose_one_sided(brief_pair *pair, brief_table *table, const dw_row_change *row)
{
    const bool is_new = row->kind == DW_CHANGE_ADDED;
    const brief_composer *composer = is_new ? &pair->after : &pair->before;
    const size_t at = is_new ? row->after : row->before;
    char *words = row_words(pair, composer, row->part, at);
    brief_table_row(table);
    brief_table_cell(table, BRIEF_PLAIN, brief_row_name(composer, row->part, at));
    brief_table_cell(table, BRIEF_DIM, is_new ? g_strdup(BRIEF_DASH) : words);
    brief_table_cell(table, BRIEF_STRONG, is_new ? words : g_strdup(BRIEF_DASH));
}

static char *or_dash(char *words)
{
    return words != NULL ? words : g_strdup(BRIEF_DASH);
}

static void compose_cells(brief_pair *pair, brief_table *table, const dw_row_change *row)
{
    const size_t n = dw_part_columns(pair->after.plan, row->part);
    for (size_t column = 0; column < n; column++) {
        if (!brief_cell_visible(pair, row->part, column))
            continue;
        char *before = brief_cell_words(&pair->before, row->part, row->before, column);
        char *after = brief_cell_words(&pair->after, row->part, row->after, column);
        if (g_strcmp0(before, after) == 0) {
            g_free(before);
            g_free(after);
            continue;
        }
        brief_table_row(table);
        brief_table_cell(table, BRIEF_PLAIN,
                         brief_cell_name(&pair->after, row->part, row->after, column));
        brief_table_cell(table, BRIEF_DIM, or_dash(before));
        brief_table_cell(table, BRIEF_STRONG, or_dash(after));
    }
}

void brief_compose_row(brief_pair *pair, brief_table *table, const dw_row_change *row)
{
    if (!brief_row_visible(pair, row))
        return;
    if (row->kind == DW_CHANGE_CHANGED)
        compose_cells(pair, table, row);
    else
        compose_one_sided(pair, table, row);
}
