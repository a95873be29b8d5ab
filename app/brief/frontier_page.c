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
    const char *points = frontier->n_points == 1 ? "point" : "points";
    if (!(frontier->epsilon_ours > 0) && !(frontier->epsilon_theirs > 0))
        return g_strdup_printf("%s %s, exact", count, points);
    const bool ours = frontier->epsilon_ours >= frontier->epsilon_theirs;
    g_autofree char *lost =
        view->currency ? brief_phrase_money(dw_money_round(ours ? frontier->epsilon_ours
                                                                : frontier->epsilon_theirs),
                                            view->currency, view->currency_digits)
                       : brief_phrase_number(
                             ours ? frontier->epsilon_ours : frontier->epsilon_theirs, 6, false);
    return g_strdup_printf("%s %s; up to %s for %s may be missing from each", count, points, lost,
                           view->side[ours ? 0 : 1]);
}

static char *rationality(const brief_frontier *view)
{
    const size_t n = view->solutions->rational.n;
    g_autofree char *count = brief_phrase_count((int64_t)n);
    g_autofree char *ours = brief_frontier_figure(view, view->reservation.ours);
    g_autofree char *theirs = brief_frontier_figure(view, view->reservation.theirs);
    const char *many = n == 0 ? "none" : n == view->frontier->n_points ? "all" : count;
    return g_strdup_printf("%s of them give%s %s at least %s and %s at least %s", many,
                           n == 1 && n < view->frontier->n_points ? "s" : "", view->side[0], ours,
                           view->side[1], theirs);
}

static void add_summary(const composer *c)
{
    const brief_frontier *view = c->view;
    brief_addf(c->document, BRIEF_TITLE, "Frontier of %s", view->title);
    brief_table *table = brief_add_fields(c->document);
    brief_field(table, "Between", BRIEF_PLAIN,
                g_strdup_printf("%s and %s", view->side[0], view->side[1]));
    brief_field(table, "Outcomes", BRIEF_PLAIN, brief_frontier_count(view));
    brief_field(table, "Frontier", BRIEF_PLAIN, exactness(view));
    brief_field(table, "Rational", view->solutions->rational.n ? BRIEF_PLAIN : BRIEF_BAD,
                rationality(view));
    if (!isnan(view->opposition))
        brief_field(table, "Opposition", BRIEF_PLAIN,
                    brief_phrase_number(view->opposition, 3, false));
    for (size_t i = 0; i < view->n_notes; i++)
        brief_add(c->document, BRIEF_BULLET, NULL, view->note[i])->tone = BRIEF_CAREFUL;
}

static void add_picture(const composer *c)
{
    brief_add_picture(c->document, brief_frontier_drawing(c->view, c->style->width - 4));
    for (size_t i = 0; i < c->view->n_marks; i++)
        brief_addf(c->document, BRIEF_BULLET, "%zu: %s", i + 1, c->view->mark[i].label);
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
    brief_table_column(table, "Package", BRIEF_LEFT);
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
        g_autofree char *name =
            brief_phrase_raise(g_strdup(brief_solution_name((brief_solution_id)id)));
        if (ties->n > 0)
            brief_addf(c->document, BRIEF_BULLET, "%s: %s%zu other package%s as good.", name,
                       ties->has_more ? "more than " : "", ties->n, ties->n == 1 ? " is" : "s are");
    }
}

static void add_solutions(const composer *c)
{
    brief_add(c->document, BRIEF_HEADING, NULL, "Solutions");
    if (c->view->solutions->nearest_miss.exists)
        brief_add(c->document, BRIEF_PARAGRAPH, NULL,
                  "No outcome gives both sides what they have without an agreement, so there is "
                  "none to choose. The nearest miss is the outcome in which the side that falls "
                  "short most falls short least.");
    brief_table *table = start_table(c, "", "Solution");
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

/* Points of the rational part, or of all when there is none, spread evenly from end to end. */
static void add_points(const composer *c)
{
    const dw_point_range rational = c->view->solutions->rational;
    const bool whole = c->style->all_points || rational.n == 0;
    const dw_point_range range =
        whole ? (dw_point_range){0, c->view->frontier->n_points} : rational;
    const size_t n = c->style->all_points ? range.n : MIN(range.n, BRIEF_POINTS_LISTED);
    g_autofree char *of = brief_phrase_count((int64_t)range.n);
    brief_add(c->document, BRIEF_HEADING, NULL, "Points of the frontier");
    brief_table *table = start_table(c, "", NULL);
    for (size_t i = 0; i < n; i++) {
        const size_t point = range.first + (n < range.n ? i * (range.n - 1) / (n - 1) : i);
        brief_table_row(table);
        brief_table_cell_text(table, BRIEF_GOOD, letter_of(c, point));
        add_point(c, table, point);
    }
    if (n < range.n)
        brief_addf(c->document, BRIEF_PARAGRAPH,
                   "%zu of %s%s points, evenly spread; --all lists every one.", n, of,
                   whole ? "" : " rational")
            ->tone = BRIEF_DIM;
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
