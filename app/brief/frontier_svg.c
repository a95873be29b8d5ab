/* The frontier as a picture that stands alone: no script, no font, no file beside it. */
#include "brief/frontier_parts.h"
#include "brief/labels.h"
#include "brief/phrase.h"
#include "brief/svg.h"
#include "brief/wrap.h"

#include <math.h>
#include <string.h>

#define WIDTH 960
#define HEIGHT 640
#define LEFT 92 /* of the plot */
#define TOP 108
#define PLOT_WIDTH 740
#define PLOT_HEIGHT 450
#define TICKS 6
#define LETTER 8  /* width of one of the bold letters of a label, about */
#define THIN 7.4  /* of one of the words along a limit */
#define SMALL 6.5 /* of one of the legend */
#define LINE 16   /* height of a line of a label */
#define LABEL_COLUMNS 20
#define SLIDE 12     /* steps of the words along a limit */
#define DOTS_MAX 240 /* points with a dot of their own and a title that names the package */
#define DOTS_LARGE 60

#define INK "#1d2939"
#define FAINT "#667085"
#define GRID "#eaecf0"
#define AXIS "#98a2b3"
#define CURVE "#1d4ed8"
#define SHADE "#eaf1ff"
#define CLOUD "#c9d0db"
#define CHOSEN "#c2410c"
#define LIMIT "#b45309"
#define MARK "#7c3aed"
#define PAPER "#ffffff"

typedef struct picture {
    brief_svg svg;
    const brief_frontier *view;
    brief_frontier_axes axes;
    brief_labels labels;
} picture;

/* ---- Places ---------------------------------------------------------------------------------- */

static double x_of(const picture *p, double measure)
{
    return LEFT + PLOT_WIDTH * brief_axis_share(&p->axes.x, measure);
}

static double y_of(const picture *p, double measure)
{
    return TOP + PLOT_HEIGHT * (1 - brief_axis_share(&p->axes.y, measure));
}

static brief_spot spot_of(const picture *p, dw_utilities at)
{
    return (brief_spot){x_of(p, brief_frontier_measure(p->view, at.ours)),
                        y_of(p, brief_frontier_measure(p->view, at.theirs))};
}

/* ---- Head and axes --------------------------------------------------------------------------- */

static char *subtitle(const brief_frontier *view)
{
    g_autofree char *n_points = brief_phrase_count((int64_t)view->frontier->n_points);
    g_autofree char *n_outcomes = brief_frontier_count(view);
    g_autofree char *points = brief_frontier_many(view, DW_PHRASE_PICTURE_POINTS_ONE, n_points);
    g_autofree char *outcomes =
        brief_frontier_many(view, DW_PHRASE_PICTURE_OUTCOMES_ONE, n_outcomes);
    const bool exact = brief_frontier_exact(view);
    char *figures =
        brief_fill(view->book, exact ? DW_PHRASE_PICTURE_EXACT : DW_PHRASE_PICTURE_INEXACT,
                   outcomes, points, NULL);
    if (isnan(view->opposition))
        return figures;
    g_autofree char *opposition = brief_phrase_number(view->opposition, 3, false);
    char *all = brief_fill(view->book, DW_PHRASE_PICTURE_OPPOSITION, figures, opposition, NULL);
    g_free(figures);
    return all;
}

static void add_head(picture *p, const char *title)
{
    const brief_letters large = {.size = 22, .colour = INK, .bold = true};
    const brief_letters small = {.size = 13, .colour = FAINT};
    g_autofree char *under = subtitle(p->view);
    brief_svg_text(&p->svg, (brief_spot){LEFT, 42}, large, title);
    brief_svg_text(&p->svg, (brief_spot){LEFT, 64}, small, under);
}

static void add_grid(picture *p)
{
    const brief_axis *x = &p->axes.x, *y = &p->axes.y;
    const double right = LEFT + PLOT_WIDTH, bottom = TOP + PLOT_HEIGHT;
    const brief_pen grid = {GRID, 1, NULL}, axis = {AXIS, 1, NULL};
    const brief_letters under = {.size = 12, .colour = FAINT, .anchor = BRIEF_MIDDLE};
    const brief_letters beside = {.size = 12, .colour = FAINT, .anchor = BRIEF_END};
    for (int i = 0; i < x->n_ticks; i++) {
        const double at = x_of(p, brief_axis_tick(x, i));
        g_autofree char *label = brief_frontier_tick(p->view, x, i);
        brief_svg_line(&p->svg, (brief_spot){at, TOP}, (brief_spot){at, bottom}, grid);
        brief_svg_text(&p->svg, (brief_spot){at, bottom + 20}, under, label);
    }
    for (int i = 0; i < y->n_ticks; i++) {
        const double at = y_of(p, brief_axis_tick(y, i));
        g_autofree char *label = brief_frontier_tick(p->view, y, i);
        brief_svg_line(&p->svg, (brief_spot){LEFT, at}, (brief_spot){right, at}, grid);
        brief_svg_text(&p->svg, (brief_spot){LEFT - 10, at + 4}, beside, label);
    }
    brief_svg_line(&p->svg, (brief_spot){LEFT, TOP}, (brief_spot){LEFT, bottom}, axis);
    brief_svg_line(&p->svg, (brief_spot){LEFT, bottom}, (brief_spot){right, bottom}, axis);
}

static void add_axis_names(picture *p)
{
    const brief_letters how = {.size = 14, .colour = INK, .anchor = BRIEF_MIDDLE, .bold = true};
    const double centre = LEFT + PLOT_WIDTH / 2.0, middle = TOP + PLOT_HEIGHT / 2.0;
    g_autofree char *ours = brief_frontier_side(p->view, 0);
    g_autofree char *theirs = brief_frontier_side(p->view, 1);
    brief_svg_text(&p->svg, (brief_spot){centre, TOP + PLOT_HEIGHT + 48}, how, ours);
    brief_svg_text_upwards(&p->svg, (brief_spot){28, middle}, how, theirs);
}

/* ---- Outcomes and limits --------------------------------------------------------------------- */

static brief_spot reservation_spot(const picture *p)
{
    const brief_spot spot = spot_of(p, p->view->reservation);
    return (brief_spot){CLAMP(spot.x, LEFT, LEFT + PLOT_WIDTH),
                        CLAMP(spot.y, TOP, TOP + PLOT_HEIGHT)};
}

/* Are there outcomes that are no better than no agreement, and others that are? */
static bool is_limited(const picture *p)
{
    const brief_spot limit = reservation_spot(p);
    return p->view->walk_aways && p->view->solutions->rational.n > 0 &&
           (limit.x > LEFT + 1 || limit.y < TOP + PLOT_HEIGHT - 1);
}

/* Points that fall on the same place of the picture are drawn once. */
static void append_frontier(picture *p, GString *path, bool avoid)
{
    const dw_frontier *frontier = p->view->frontier;
    brief_spot last = {0, 0};
    for (size_t i = 0; i < frontier->n_points; i++) {
        const brief_spot spot = spot_of(p, brief_frontier_at(p->view, i));
        const bool first = i == 0, end = i + 1 == frontier->n_points;
        if (!first && !end && hypot(spot.x - last.x, spot.y - last.y) < 0.5)
            continue;
        if (path->len == 0)
            brief_path_start(path, spot);
        else
            brief_path_line(path, spot);
        if (avoid)
            brief_labels_avoid_line(&p->labels, first ? spot : last, spot);
        last = spot;
    }
}

/* What lies between the limits and the frontier. */
static void add_rational_region(picture *p)
{
    const dw_frontier *frontier = p->view->frontier;
    const brief_spot limit = reservation_spot(p);
    if (!is_limited(p))
        return;
    const brief_spot first = spot_of(p, brief_frontier_at(p->view, 0));
    const brief_spot last = spot_of(p, brief_frontier_at(p->view, frontier->n_points - 1));
    g_autoptr(GString) path = g_string_new(NULL);
    brief_path_start(path, (brief_spot){LEFT, TOP + PLOT_HEIGHT});
    brief_path_line(path, (brief_spot){first.x, TOP + PLOT_HEIGHT});
    append_frontier(p, path, false);
    brief_path_line(path, (brief_spot){LEFT, last.y});
    brief_path_close(path);
    brief_svg_area(&p->svg, path, (brief_box){limit.x, TOP, LEFT + PLOT_WIDTH, limit.y}, SHADE);
}

static char *limit_words(const brief_frontier *view, double reservation)
{
    g_autofree char *figure = brief_frontier_amount(view, reservation);
    return brief_fill(view->book, DW_PHRASE_PICTURE_RESERVATION, figure, NULL);
}

/* Along their lines, where neither marks nor the curve lie. */
static void add_limit_words(picture *p, brief_spot limit)
{
    const brief_letters how = {.size = 11.5, .colour = LIMIT, .halo = true};
    g_autofree char *ours = limit_words(p->view, p->view->reservation.ours);
    g_autofree char *theirs = limit_words(p->view, p->view->reservation.theirs);
    const double long_ours = THIN * brief_columns(ours);
    const double long_theirs = THIN * brief_columns(theirs);
    const bool near = limit.x < LEFT + 24 + long_theirs;
    if (limit.y < TOP + PLOT_HEIGHT - 1) {
        const double x = near ? limit.x + 8 : LEFT + 8, y = limit.y - 6;
        const brief_box box = brief_labels_slide(
            &p->labels, (brief_box){x, y - 10, x + long_theirs, y + 1}, (brief_spot){SLIDE, 0});
        brief_svg_text(&p->svg, (brief_spot){box.left, y}, how, theirs);
    }
    if (limit.x > LEFT + 1) {
        const double x = limit.x - 6;
        const double y = limit.y > TOP + long_ours ? limit.y - 14 : limit.y + long_ours;
        const brief_box box = brief_labels_slide(
            &p->labels, (brief_box){x - 10, y - long_ours, x + 1, y}, (brief_spot){0, -SLIDE});
        brief_svg_text_upwards(&p->svg, (brief_spot){x, box.bottom}, how, ours);
    }
}

static void add_limits(picture *p)
{
    const brief_spot limit = reservation_spot(p);
    const double bottom = TOP + PLOT_HEIGHT, right = LEFT + PLOT_WIDTH;
    const brief_spot foot = {limit.x, bottom}, head = {limit.x, TOP};
    const brief_spot start = {LEFT, limit.y}, end = {right, limit.y};
    const brief_pen pen = {LIMIT, 1.2, "5 4"};
    if (!p->view->walk_aways)
        return;
    if (limit.x > LEFT + 1) {
        brief_svg_line(&p->svg, head, foot, pen);
        brief_labels_avoid_line(&p->labels, head, foot);
    }
    if (limit.y < bottom - 1) {
        brief_svg_line(&p->svg, start, end, pen);
        brief_labels_avoid_line(&p->labels, start, end);
    }
    add_limit_words(p, limit);
}

static char *cloud_words(const brief_frontier *view)
{
    g_autofree char *drawn = g_strdup_printf("%zu", view->n_cloud);
    g_autofree char *count = brief_phrase_count((int64_t)view->n_cloud);
    return strcmp(drawn, view->n_outcomes) == 0
               ? g_strdup(brief_word(view->book, DW_PHRASE_LEGEND_OUTCOMES))
               : brief_fill(view->book, DW_PHRASE_LEGEND_SAMPLE, count, NULL);
}

/* What the symbols stand for, one after the other. */
static void add_legend(picture *p)
{
    const double y = 86;
    double x = LEFT;
    const brief_letters how = {.size = 12, .colour = FAINT};
    const char *frontier = brief_word(p->view->book, DW_PHRASE_LEGEND_FRONTIER);
    brief_svg_line(&p->svg, (brief_spot){x, y - 4}, (brief_spot){x + 22, y - 4},
                   (brief_pen){CURVE, 2, NULL});
    brief_svg_text(&p->svg, (brief_spot){x + 28, y}, how, frontier);
    x += 44 + SMALL * brief_columns(frontier);
    if (p->view->n_cloud > 0) {
        g_autofree char *words = cloud_words(p->view);
        brief_svg_circle(&p->svg, (brief_spot){x, y - 4}, 2.5, CLOUD, CLOUD, NULL);
        brief_svg_text(&p->svg, (brief_spot){x + 10, y}, how, words);
        x += 36 + SMALL * brief_columns(words);
    }
    if (is_limited(p)) {
        brief_svg_rectangle(&p->svg, (brief_box){x, y - 11, x + 18, y + 2}, SHADE);
        brief_svg_text(&p->svg, (brief_spot){x + 25, y}, how,
                       brief_word(p->view->book, DW_PHRASE_LEGEND_RATIONAL));
    }
}

static void add_cloud(picture *p)
{
    if (p->view->n_cloud == 0)
        return;
    g_autoptr(GString) path = g_string_new(NULL);
    for (size_t i = 0; i < p->view->n_cloud; i++) {
        const brief_spot spot = spot_of(p, p->view->cloud[i]);
        brief_path_dot(path, (brief_spot){round(spot.x * 2) / 2, round(spot.y * 2) / 2});
    }
    brief_svg_dots(&p->svg, path, (brief_pen){CLOUD, p->view->n_cloud > 500 ? 3 : 4.5, NULL});
}

/* ---- Frontier -------------------------------------------------------------------------------- */

static void add_dots(picture *p)
{
    const dw_frontier *frontier = p->view->frontier;
    const bool many = frontier->n_points > DOTS_LARGE;
    for (size_t i = 0; frontier->n_points <= DOTS_MAX && i < frontier->n_points; i++) {
        const dw_utilities at = brief_frontier_at(p->view, i);
        g_autofree char *amounts = brief_frontier_amounts(p->view, at);
        g_autofree char *package = brief_frontier_package(p->view, i);
        g_autofree char *says = g_strconcat(amounts, ": ", package, NULL);
        brief_svg_circle(&p->svg, spot_of(p, at), many ? 2 : 3.5, CURVE, many ? CURVE : PAPER,
                         says);
    }
}

/* ---- Labels ---------------------------------------------------------------------------------- */

/* From the mark to the nearest place on the edge of its label. */
static void add_leader(picture *p, brief_spot at, brief_box box, const char *colour)
{
    const brief_spot end = brief_leader_end(at, box);
    if (hypot(end.x - at.x, end.y - at.y) > 16)
        brief_svg_line(&p->svg, at, end, (brief_pen){colour, 1, NULL});
}

static void add_label(picture *p, brief_spot at, dw_utilities value, const char *words,
                      const char *colour)
{
    g_autoptr(GPtrArray) lines = brief_wrap(words, LABEL_COLUMNS, LABEL_COLUMNS);
    g_autofree char *figures = brief_frontier_amounts(p->view, value);
    int columns = (brief_columns(figures) * 6 + 6) / 7;
    for (guint i = 0; i < lines->len; i++)
        columns = MAX(columns, brief_columns(g_ptr_array_index(lines, i)));
    const brief_box box =
        brief_labels_place(&p->labels, at, columns * LETTER, LINE * (double)(lines->len + 1));
    add_leader(p, at, box, colour);
    const bool is_left = box.right < at.x;
    const double x = is_left ? box.right : box.left;
    const brief_anchor anchor = is_left ? BRIEF_END : BRIEF_START;
    const brief_letters bold = {13, INK, anchor, true, true},
                        thin = {11.5, FAINT, anchor, false, true};
    for (guint i = 0; i < lines->len; i++)
        brief_svg_text(&p->svg, (brief_spot){x, box.top + LINE * i + 12}, bold,
                       g_ptr_array_index(lines, i));
    brief_svg_text(&p->svg, (brief_spot){x, box.top + LINE * lines->len + 11}, thin, figures);
}

static void avoid_circle(picture *p, dw_utilities value)
{
    const brief_spot at = spot_of(p, value);
    brief_labels_avoid_box(&p->labels, (brief_box){at.x - 9, at.y - 9, at.x + 9, at.y + 9});
}

static void avoid_marks(picture *p)
{
    g_auto(brief_chosen_list) chosen = brief_frontier_chosen(p->view);
    for (size_t i = 0; i < chosen.n; i++)
        avoid_circle(p, brief_frontier_at(p->view, chosen.item[i].point));
    for (size_t i = 0; i < p->view->n_marks; i++)
        avoid_circle(p, p->view->mark[i].at);
}

static void add_marks(picture *p)
{
    g_auto(brief_chosen_list) chosen = brief_frontier_chosen(p->view);
    for (size_t i = 0; i < chosen.n; i++) {
        const dw_utilities at = brief_frontier_at(p->view, chosen.item[i].point);
        add_label(p, spot_of(p, at), at, chosen.item[i].names, CHOSEN);
        brief_svg_circle(&p->svg, spot_of(p, at), 6.5, CHOSEN, PAPER, NULL);
    }
    for (size_t i = 0; i < p->view->n_marks; i++) {
        const dw_utilities at = p->view->mark[i].at;
        add_label(p, spot_of(p, at), at, p->view->mark[i].label, MARK);
        brief_svg_circle(&p->svg, spot_of(p, at), 5.5, MARK, PAPER, NULL);
    }
}

char *brief_frontier_svg(const brief_frontier *view, const brief_frontier_style *style)
{
    (void)style;
    g_auto(brief_labels) labels =
        brief_labels_new((brief_box){LEFT + 6, TOP - 14, WIDTH - 8, TOP + PLOT_HEIGHT - 4});
    g_autofree char *title = brief_fill(view->book, DW_PHRASE_FRONTIER_OF, view->title, NULL);
    picture p = {.svg = brief_svg_new(WIDTH, HEIGHT, title),
                 .view = view,
                 .axes = brief_frontier_axes_of(view, true, TICKS, TICKS),
                 .labels = labels};
    g_autoptr(GString) curve = g_string_new(NULL);
    append_frontier(&p, curve, true);
    avoid_marks(&p);
    add_head(&p, title);
    add_rational_region(&p);
    add_grid(&p);
    add_axis_names(&p);
    add_cloud(&p);
    add_limits(&p);
    brief_svg_path(&p.svg, curve, (brief_pen){CURVE, 2, NULL});
    add_dots(&p);
    add_marks(&p);
    add_legend(&p);
    return brief_svg_finish(&p.svg);
}
