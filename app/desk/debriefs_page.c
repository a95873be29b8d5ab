/* The list of how deals ended. */
#include <math.h>

#include "brief/phrase.h"
#include "desk/deals_page.h"
#include "desk/list_page.h"

/* ---- Cells ----------------------------------------------------------------------------------- */

static const brief_debrief_row *of(const void *row)
{
    return row;
}

static char *outcome(const void *row)
{
    return desk_cell_id(of(row)->outcome);
}

/* In whole units: what was computed is no more exact. */
static char *whole_text(const brief_debrief_row *row, dw_money money)
{
    dw_money unit = 1;
    for (int d = 0; d < row->digits; d++)
        unit *= 10;
    return brief_phrase_money((money + unit / 2) / unit * unit, row->currency, row->digits);
}

/* "+ USD 4,200", "− USD 4,200", joined by no-break spaces; "USD 0". */
static char *over_text(const brief_debrief_row *row, dw_money money)
{
    if (!dw_money_known(money))
        return NULL;
    g_autofree char *amount = whole_text(row, money < 0 ? -money : money);
    if (money == 0)
        return g_steal_pointer(&amount);
    return g_strdup_printf("%s\xC2\xA0%s", money < 0 ? "\xE2\x88\x92" : "+", amount);
}

static char *price_to_target(const void *row)
{
    return over_text(of(row), of(row)->price_over_target);
}

static char *worth(const void *row)
{
    return dw_money_known(of(row)->worth) ? whole_text(of(row), of(row)->worth) : NULL;
}

static char *worth_to_target(const void *row)
{
    return over_text(of(row), of(row)->worth_over_target);
}

static char *worth_to_walk_away(const void *row)
{
    return over_text(of(row), of(row)->over_walk_away);
}

static char *share(const void *row)
{
    return isnan(of(row)->share) ? NULL : brief_phrase_share(of(row)->share);
}

static char *alerts(const void *row)
{
    return desk_cell_count(of(row)->alerts);
}

static char *conduct(const void *row)
{
    return desk_cell_count(of(row)->conduct);
}

static char *unreturned(const void *row)
{
    return desk_cell_count(of(row)->unreturned);
}

static char *rating(const void *row)
{
    const int64_t rating = of(row)->relationship;
    return rating > 0 ? g_strdup_printf("%" G_GINT64_FORMAT " of 5", rating) : NULL;
}

/* ---- The page -------------------------------------------------------------------------------- */

static const desk_column figures[] = {
    {.heading = "Deal", .text = offsetof(brief_debrief_row, deal), .tone = BRIEF_STRONG},
    {.heading = "Price to target", .cell = price_to_target, .align = BRIEF_RIGHT},
    {.heading = "Worth to us", .cell = worth, .align = BRIEF_RIGHT},
    {.heading = "Worth to target", .cell = worth_to_target, .align = BRIEF_RIGHT},
    {.heading = "Worth to walk-away",
     .cell = worth_to_walk_away,
     .align = BRIEF_RIGHT,
     .walk_away = true},
    {.heading = "Share", .cell = share, .align = BRIEF_RIGHT},
};

static const desk_column conducts[] = {
    {.heading = "Deal", .text = offsetof(brief_debrief_row, deal), .tone = BRIEF_STRONG},
    {.heading = "Outcome", .cell = outcome},
    {.heading = "Ended", .text = offsetof(brief_debrief_row, last)},
    {.heading = "Alerts left", .cell = alerts, .align = BRIEF_RIGHT},
    {.heading = "Conduct", .cell = conduct, .align = BRIEF_RIGHT},
    {.heading = "No return", .cell = unreturned, .align = BRIEF_RIGHT},
    {.heading = "Relation", .cell = rating, .align = BRIEF_RIGHT},
};

static void add_list(brief_document *page, const desk_column *column, size_t n_columns,
                     const desk_list *rows, const desk_style *style)
{
    desk_list list = *rows;
    list.column = column;
    list.n_columns = n_columns;
    list.unknown = "\xE2\x80\x93";
    desk_list_add(page, &list, style);
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
    const desk_list rows = {.row = row, .n_rows = n, .row_size = sizeof *row};
    if (n == 0) {
        brief_add(page, BRIEF_PARAGRAPH, NULL, "No stored deal has ended.");
        return desk_list_write(page, format, style);
    }
    add_list(page, figures, G_N_ELEMENTS(figures), &rows, style);
    brief_add(page, BRIEF_BECAUSE, NULL,
              "Price to target: what was agreed against the target price, a year. Worth to us is "
              "that of the "
              "whole package, held against the target package's; share: of the most there was at "
              "the same "
              "worth to them.");
    brief_add(page, BRIEF_HEADING, NULL, "Conduct");
    add_list(page, conducts, G_N_ELEMENTS(conducts), &rows, style);
    brief_add(page, BRIEF_BECAUSE, NULL,
              "Alerts that stood at the end, lines on conduct, gives that brought nothing back.");
    add_lessons(page, row, n);
    return desk_list_write(page, format, style);
}
