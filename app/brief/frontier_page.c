/* The frontier as a page to read: what there is, the picture, the solutions, the points. */
#include "brief/frontier_parts.h"
#include "brief/phrase.h"

#include <math.h>

typedef struct composer {
    const brief_frontier *view;
    const brief_frontier_style *style;
    brief_document *document;
    brief_chosen_list chosen;
} composer;

/* ---- What there is --------------------------------------------------------------------------- */

static char *exactness(const brief_frontier *view)
{
    const dw_frontier *frontier = view->frontier;
    g_autofree char *count = brief_phrase_count((int64_t)frontier->n_points);
    g_autofree char *points = brief_frontier_many(view, DW_PHRASE_FRONTIER_POINTS_ONE, count);
    if (brief_frontier_exact(view))
        return brief_fill(view->book, DW_PHRASE_FRONTIER_EXACT, points, NULL);
    const bool ours = frontier->epsilon_ours >= frontier->epsilon_theirs;
    const double lost = ours ? frontier->epsilon_ours : frontier->epsilon_theirs;
    g_autofree char *loss =
        view->currency
            ? brief_phrase_money(dw_money_round(lost), view->currency, view->currency_digits)
            : brief_phrase_number(lost, 6, false);
    return brief_fill(view->book, DW_PHRASE_FRONTIER_INEXACT, points, loss,
                      view->side[ours ? 0 : 1], NULL);
}

static char *rationality(const brief_frontier *view)
{
    const size_t n = view->solutions->rational.n;
    g_autofree char *count = brief_phrase_count((int64_t)n);
    g_autofree char *ours = brief_frontier_amount(view, view->reservation.ours);
    g_autofree char *theirs = brief_frontier_amount(view, view->reservation.theirs);
    g_autofree char *limits = brief_fill(view->book, DW_PHRASE_RATIONAL_LIMITS, view->side[0], ours,
                                         view->side[1], theirs, NULL);
    if (n == 0 || n == view->frontier->n_points)
        return brief_fill(view->book, n ? DW_PHRASE_RATIONAL_ALL : DW_PHRASE_RATIONAL_NONE, limits,
                          NULL);
    return brief_fill(view->book, n == 1 ? DW_PHRASE_RATIONAL_ONE : DW_PHRASE_RATIONAL_SOME, count,
                      limits, NULL);
}

static void add_field(const composer *c, brief_table *table, dw_phrase name, brief_tone tone,
                      char *value)
{
    brief_field(table, brief_word(c->view->book, name), tone, value);
}

static void add_summary(const composer *c)
{
    const brief_frontier *view = c->view;
    g_autofree char *title = brief_fill(view->book, DW_PHRASE_FRONTIER_OF, view->title, NULL);
    brief_add(c->document, BRIEF_TITLE, NULL, title);
    brief_table *table = brief_add_fields(c->document);
    add_field(c, table, DW_PHRASE_ROW_BETWEEN, BRIEF_PLAIN,
              brief_fill(view->book, DW_PHRASE_FRONTIER_SIDES, view->side[0], view->side[1], NULL));
    add_field(c, table, DW_PHRASE_ROW_OUTCOMES, BRIEF_PLAIN, brief_frontier_count(view));
    add_field(c, table, DW_PHRASE_ROW_FRONTIER, BRIEF_PLAIN, exactness(view));
    if (view->walk_aways)
        add_field(c, table, DW_PHRASE_ROW_RATIONAL,
                  view->solutions->rational.n ? BRIEF_PLAIN : BRIEF_BAD, rationality(view));
    if (!isnan(view->opposition))
        add_field(c, table, DW_PHRASE_ROW_OPPOSITION, BRIEF_PLAIN,
                  brief_phrase_number(view->opposition, 3, false));
    for (size_t i = 0; i < view->n_notes; i++)
        brief_add(c->document, BRIEF_BULLET, NULL, view->note[i])->tone = BRIEF_CAREFUL;
}

static void add_picture(const composer *c)
{
    brief_add_picture(c->document, brief_frontier_drawing(c->view, c->style->width - 4));
    for (size_t i = 0; i < c->view->n_marks; i++) {
        const brief_mark *mark = &c->view->mark[i];
        g_autofree char *number = brief_phrase_count((int64_t)i + 1);
        g_autofree char *figures = brief_frontier_amounts(c->view, mark->at);
        g_autofree char *words =
            brief_fill(c->view->book, DW_PHRASE_FRONTIER_MARK, number, mark->label, figures, NULL);
        brief_add(c->document, BRIEF_BULLET, NULL, words);
    }
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static brief_table *start_table(const composer *c, const char *first, const char *second)
{
    brief_table *table = brief_add_table(c->document);
    brief_table_column(table, first, BRIEF_LEFT);
    if (second != NULL)
        brief_table_column(table, second, BRIEF_LEFT);
    for (size_t side = 0; side < 2; side++) {
        g_autofree char *name = brief_frontier_side(c->view, side);
        brief_table_column(table, name, BRIEF_RIGHT);
    }
    brief_table_column(table, brief_word(c->view->book, DW_PHRASE_COLUMN_PACKAGE), BRIEF_LEFT);
    return table;
}

static void add_point(const composer *c, brief_table *table, size_t point)
{
    const dw_utilities at = brief_frontier_at(c->view, point);
    brief_table_cell(table, BRIEF_PLAIN, brief_frontier_figure(c->view, at.ours));
    brief_table_cell(table, BRIEF_PLAIN, brief_frontier_figure(c->view, at.theirs));
    brief_table_cell(table, BRIEF_PLAIN, brief_frontier_package(c->view, point));
}

static void add_ties(const composer *c)
{
    for (int id = 0; id < BRIEF_SOLUTION_COUNT; id++) {
        const brief_ties *ties = &c->view->ties[id];
        if (ties->n == 0 || !brief_solution_shown(c->view, (brief_solution_id)id))
            continue;
        g_autofree char *name =
            brief_phrase_raise(g_strdup(brief_solution_name(c->view, (brief_solution_id)id)));
        g_autofree char *count = brief_phrase_count((int64_t)ties->n);
        g_autofree char *words = brief_fill(c->view->book,
                                            ties->has_more ? DW_PHRASE_SOLUTION_TIES_MORE
                                            : ties->n == 1 ? DW_PHRASE_SOLUTION_TIE_ONE
                                                           : DW_PHRASE_SOLUTION_TIES,
                                            name, count, NULL);
        brief_add(c->document, BRIEF_BULLET, NULL, words);
    }
}

static void add_solutions(const composer *c)
{
    const dw_playbook *book = c->view->book;
    brief_add(c->document, BRIEF_HEADING, NULL, brief_word(book, DW_PHRASE_HEADING_SOLUTIONS));
    if (c->view->walk_aways && c->view->solutions->nearest_miss.exists)
        brief_add(c->document, BRIEF_PARAGRAPH, NULL,
                  brief_word(book, DW_PHRASE_NEAREST_MISS_MEANS));
    brief_table *table = start_table(c, "", brief_word(book, DW_PHRASE_COLUMN_SOLUTION));
    for (size_t i = 0; i < c->chosen.n; i++) {
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_GOOD, c->chosen.item[i].letter);
        brief_table_cell_text(table, BRIEF_STRONG, c->chosen.item[i].names);
        add_point(c, table, c->chosen.item[i].point);
    }
    add_ties(c);
}

/* The letter of a point that is a solution, else "". */
static const char *letter_of(const composer *c, size_t point)
{
    for (size_t i = 0; i < c->chosen.n; i++)
        if (c->chosen.item[i].point == point)
            return c->chosen.item[i].letter;
    return "";
}

/* Points of the rational part, or of all when there is none or the reader may not know it, spread
 * evenly from end to end. */
static void add_points(const composer *c)
{
    const dw_point_range rational = c->view->solutions->rational;
    const bool whole = c->style->all_points || !c->view->walk_aways || rational.n == 0;
    const dw_point_range range =
        whole ? (dw_point_range){0, c->view->frontier->n_points} : rational;
    const size_t n = c->style->all_points ? range.n : MIN(range.n, BRIEF_POINTS_LISTED);
    brief_add(c->document, BRIEF_HEADING, NULL,
              brief_word(c->view->book, DW_PHRASE_HEADING_FRONTIER_POINTS));
    brief_table *table = start_table(c, "", NULL);
    for (size_t i = 0; i < n; i++) {
        const size_t point = range.first + (n < range.n ? i * (range.n - 1) / (n - 1) : i);
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_GOOD, letter_of(c, point));
        add_point(c, table, point);
    }
    if (n == range.n)
        return;
    g_autofree char *count = brief_phrase_count((int64_t)n);
    g_autofree char *total = brief_phrase_count((int64_t)range.n);
    g_autofree char *words = brief_fill(
        c->view->book, whole ? DW_PHRASE_POINTS_LISTED : DW_PHRASE_POINTS_LISTED_RATIONAL, count,
        total, NULL);
    brief_add(c->document, BRIEF_PARAGRAPH, NULL, words)->tone = BRIEF_DIM;
}

static brief_document *compose(const brief_frontier *view, const brief_frontier_style *style)
{
    composer c = {.view = view,
                  .style = style,
                  .document = brief_document_new(),
                  .chosen = brief_frontier_chosen(view)};
    add_summary(&c);
    add_picture(&c);
    add_solutions(&c);
    add_points(&c);
    brief_chosen_list_clear(&c.chosen);
    return c.document;
}

static brief_frontier_style bounded(const brief_frontier_style *style)
{
    brief_frontier_style page = *style;
    page.width =
        CLAMP(style->width ? style->width : BRIEF_WIDTH_USUAL, BRIEF_WIDTH_MIN, BRIEF_WIDTH_MAX);
    return page;
}

char *brief_frontier_text(const brief_frontier *view, const brief_frontier_style *style)
{
    const brief_frontier_style page = bounded(style);
    g_autoptr(brief_document) document = compose(view, &page);
    return brief_document_text(document, page.width, page.colour);
}

char *brief_frontier_markdown(const brief_frontier *view, const brief_frontier_style *style)
{
    const brief_frontier_style page = bounded(style);
    g_autoptr(brief_document) document = compose(view, &page);
    return brief_document_markdown(document);
}
