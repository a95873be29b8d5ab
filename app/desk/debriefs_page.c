/* The list of how deals ended. */
#include <math.h>
#include <string.h>

#include "brief/document.h"
#include "brief/markdown.h"
#include "brief/phrase.h"
#include "desk/deals_page.h"

/* In whole units: what was computed is no more exact. */
static char *whole_text(const brief_debrief_row *row, dw_money money)
{
    dw_money unit = 1;
    for (int d = 0; d < row->digits; d++)
        unit *= 10;
    return brief_phrase_money((money + unit / 2) / unit * unit, row->currency, row->digits);
}

static char *money_text(const brief_debrief_row *row, dw_money money)
{
    return dw_money_known(money) ? whole_text(row, money) : NULL;
}

/* "+ USD 4,200", "− USD 4,200", joined by no-break spaces. */
static char *over_text(const brief_debrief_row *row, dw_money money)
{
    if (!dw_money_known(money))
        return NULL;
    g_autofree char *amount = whole_text(row, money < 0 ? -money : money);
    return g_strdup_printf("%s\xC2\xA0%s", money < 0 ? "\xE2\x88\x92" : "+", amount);
}

static char *rating_text(int64_t rating)
{
    return rating > 0 ? g_strdup_printf("%" G_GINT64_FORMAT " of 5", rating) : NULL;
}

static char *outcome_text(const brief_debrief_row *row)
{
    char *const text = g_strdup(row->outcome);
    return g_strdelimit(text, "_", ' ');
}

static void add_cell(brief_table *table, char *text)
{
    brief_table_cell(table, BRIEF_PLAIN, text ? text : g_strdup("\xE2\x80\x93"));
}

static void add_row(brief_table *table, const brief_debrief_row *row, const desk_style *style)
{
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_STRONG, row->deal);
    add_cell(table, outcome_text(row));
    add_cell(table, money_text(row, row->worth));
    add_cell(table, over_text(row, row->worth_over_target));
    if (!style->hide_walk_away)
        add_cell(table, over_text(row, row->over_walk_away));
    add_cell(table, isnan(row->share) ? NULL : brief_phrase_share(row->share));
}

static void add_figures(brief_document *page, const brief_debrief_row *row, size_t n,
                        const desk_style *style)
{
    static const char *const before[] = {"Worth to us", "To target"};
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "Deal", BRIEF_LEFT);
    brief_table_column(table, "Outcome", BRIEF_LEFT);
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++)
        brief_table_column(table, before[i], BRIEF_RIGHT);
    if (!style->hide_walk_away)
        brief_table_column(table, "To walk-away", BRIEF_RIGHT);
    brief_table_column(table, "Share", BRIEF_RIGHT);
    for (size_t i = 0; i < n; i++)
        add_row(table, &row[i], style);
    brief_add(page, BRIEF_BECAUSE, NULL,
              "Share: worth to us as a share of the most there was at the same worth to them.");
}

static void add_conduct(brief_document *page, const brief_debrief_row *row, size_t n)
{
    brief_add(page, BRIEF_HEADING, NULL, "Conduct");
    brief_table *const table = brief_add_table(page);
    brief_table_column(table, "Deal", BRIEF_LEFT);
    brief_table_column(table, "Ended", BRIEF_LEFT);
    brief_table_column(table, "Alerts left", BRIEF_RIGHT);
    brief_table_column(table, "Conduct", BRIEF_RIGHT);
    brief_table_column(table, "No return", BRIEF_RIGHT);
    brief_table_column(table, "Relation", BRIEF_RIGHT);
    for (size_t i = 0; i < n; i++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_STRONG, row[i].deal);
        add_cell(table, g_strdup(row[i].last));
        add_cell(table, g_strdup_printf("%" G_GINT64_FORMAT, row[i].alerts));
        add_cell(table, g_strdup_printf("%" G_GINT64_FORMAT, row[i].conduct));
        add_cell(table, g_strdup_printf("%" G_GINT64_FORMAT, row[i].unreturned));
        add_cell(table, rating_text(row[i].relationship));
    }
    brief_add(page, BRIEF_BECAUSE, NULL,
              "Alerts that stood at the end, lines on conduct, gives that brought nothing back.");
}

static void add_lessons(brief_document *page, const brief_debrief_row *row, size_t n)
{
    brief_add(page, BRIEF_HEADING, NULL, "Lessons");
    for (size_t i = 0; i < n; i++)
        for (size_t l = 0; l < row[i].n_lessons; l++)
            brief_add(page, BRIEF_BULLET, row[i].deal, row[i].lesson[l]);
    brief_drop_empty_heading(page);
}

char *desk_debriefs_page(const brief_debrief_row *row, size_t n, desk_format format,
                         const desk_style *style)
{
    g_autoptr(brief_document) page = brief_document_new();
    if (n == 0)
        brief_add(page, BRIEF_PARAGRAPH, NULL, "No stored deal has ended.");
    else {
        add_figures(page, row, n, style);
        add_conduct(page, row, n);
    }
    add_lessons(page, row, n);
    return format == DESK_MARKDOWN ? brief_document_markdown(page)
                                   : brief_document_text(page, style->width, style->colour);
}
