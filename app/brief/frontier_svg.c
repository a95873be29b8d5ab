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
#define LETTER 8 /* width of one of the bold letters of a label, about */
#define LINE 16  /* height of a line of a label */
#define LABEL_COLUMNS 20
#define DOTS_MAX 240 /* points with a dot of their own and a title that names the package */

#define LIMIT_WORDS 126 /* room for the words along a limit */

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

/* ---- Elements -------------------------------------------------------------------------------- */

static void line(picture *p, brief_spot from, brief_spot to, const char *colour, double width,
                 const char *dashes)
{
    brief_svg_begin(&p->svg, "line");
    brief_svg_number(&p->svg, "x1", from.x);
    brief_svg_number(&p->svg, "y1", from.y);
    brief_svg_number(&p->svg, "x2", to.x);
    brief_svg_number(&p->svg, "y2", to.y);
    brief_svg_word(&p->svg, "stroke", colour);
    brief_svg_number(&p->svg, "stroke-width", width);
    if (dashes)
        brief_svg_word(&p->svg, "stroke-dasharray", dashes);
    brief_svg_end(&p->svg);
}

typedef struct letters {
    double size;
    const char *colour, *anchor, *weight;
    bool halo; /* a white edge, to stand out from what lies under them */
} letters;

static void text(picture *p, brief_spot at, letters how, const char *words)
{
    brief_svg_begin(&p->svg, "text");
    brief_svg_number(&p->svg, "x", at.x);
    brief_svg_number(&p->svg, "y", at.y);
    brief_svg_number(&p->svg, "font-size", how.size);
    brief_svg_word(&p->svg, "fill", how.colour);
    if (how.anchor)
        brief_svg_word(&p->svg, "text-anchor", how.anchor);
    if (how.weight)
        brief_svg_word(&p->svg, "font-weight", how.weight);
    if (how.halo) {
        brief_svg_word(&p->svg, "stroke", "#ffffff");
        brief_svg_number(&p->svg, "stroke-width", 3);
        brief_svg_word(&p->svg, "paint-order", "stroke");
    }
    brief_svg_end_text(&p->svg, "text", words);
}

static void rectangle(picture *p, brief_box box, const char *colour)
{
    brief_svg_begin(&p->svg, "rect");
    brief_svg_number(&p->svg, "x", box.left);
    brief_svg_number(&p->svg, "y", box.top);
    brief_svg_number(&p->svg, "width", box.right - box.left);
    brief_svg_number(&p->svg, "height", box.bottom - box.top);
    brief_svg_word(&p->svg, "fill", colour);
    brief_svg_end(&p->svg);
}

static void circle(picture *p, brief_spot at, double radius, const char *fill, const char *stroke)
{
    brief_svg_begin(&p->svg, "circle");
    brief_svg_number(&p->svg, "cx", at.x);
    brief_svg_number(&p->svg, "cy", at.y);
    brief_svg_number(&p->svg, "r", radius);
    brief_svg_word(&p->svg, "fill", fill);
    brief_svg_word(&p->svg, "stroke", stroke);
    brief_svg_number(&p->svg, "stroke-width", 1.5);
}

/* ---- Head and axes --------------------------------------------------------------------------- */

static char *subtitle(const brief_frontier *view)
{
    g_autofree char *count = brief_phrase_count((int64_t)view->frontier->n_points);
    g_autofree char *outcomes = brief_frontier_count(view);
    g_autofree char *opposition = brief_phrase_number(view->opposition, 3, false);
    const bool exact = !(view->frontier->epsilon_ours > 0) && !(view->frontier->epsilon_theirs > 0);
    return g_strdup_printf(
        "%s outcome%s, %s frontier point%s (%s)%s%s", outcomes,
        strcmp(view->n_outcomes, "1") == 0 ? "" : "s", count,
        view->frontier->n_points == 1 ? "" : "s", exact ? "exact" : "approximate",
        isnan(view->opposition) ? "" : ", opposition ", isnan(view->opposition) ? "" : opposition);
}

static void add_head(picture *p)
{
    g_autofree char *title = g_strdup_printf("Frontier of %s", p->view->title);
    g_autofree char *under = subtitle(p->view);
    brief_svg_begin(&p->svg, "title");
    brief_svg_end_text(&p->svg, "title", title);
    rectangle(p, (brief_box){0, 0, WIDTH, HEIGHT}, "#ffffff");
    text(p, (brief_spot){LEFT, 42}, (letters){22, INK, NULL, "600", false}, title);
    text(p, (brief_spot){LEFT, 64}, (letters){13, FAINT, NULL, NULL, false}, under);
}

static void add_grid(picture *p)
{
    const brief_axis *x = &p->axes.x, *y = &p->axes.y;
    const double right = LEFT + PLOT_WIDTH, bottom = TOP + PLOT_HEIGHT;
    for (int i = 0; i < x->n_ticks; i++) {
        const double at = x_of(p, brief_axis_tick(x, i));
        g_autofree char *label = brief_axis_label(x, brief_axis_tick(x, i));
        line(p, (brief_spot){at, TOP}, (brief_spot){at, bottom}, GRID, 1, NULL);
        text(p, (brief_spot){at, bottom + 20}, (letters){12, FAINT, "middle", NULL, false}, label);
    }
    for (int i = 0; i < y->n_ticks; i++) {
        const double at = y_of(p, brief_axis_tick(y, i));
        g_autofree char *label = brief_axis_label(y, brief_axis_tick(y, i));
        line(p, (brief_spot){LEFT, at}, (brief_spot){right, at}, GRID, 1, NULL);
        text(p, (brief_spot){LEFT - 10, at + 4}, (letters){12, FAINT, "end", NULL, false}, label);
    }
    line(p, (brief_spot){LEFT, TOP}, (brief_spot){LEFT, bottom}, AXIS, 1, NULL);
    line(p, (brief_spot){LEFT, bottom}, (brief_spot){right, bottom}, AXIS, 1, NULL);
}

static void add_axis_names(picture *p)
{
    g_autofree char *ours = brief_frontier_side(p->view, 0);
    g_autofree char *theirs = brief_frontier_side(p->view, 1);
    const letters how = {14, INK, "middle", "600", false};
    const double middle = TOP + PLOT_HEIGHT / 2.0;
    text(p, (brief_spot){LEFT + PLOT_WIDTH / 2.0, TOP + PLOT_HEIGHT + 48}, how, ours);
    g_autofree char *turn = g_strdup_printf("rotate(-90 28 %d)", (int)middle);
    brief_svg_begin(&p->svg, "g");
    brief_svg_word(&p->svg, "transform", turn);
    brief_svg_open(&p->svg);
    text(p, (brief_spot){28, middle}, how, theirs);
    brief_svg_close(&p->svg, "g");
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
    return p->view->solutions->rational.n > 0 &&
           (limit.x > LEFT + 1 || limit.y < TOP + PLOT_HEIGHT - 1);
}

static void append_place(GString *path, char how, brief_spot spot)
{
    g_string_append_c(path, how);
    brief_svg_append(path, spot.x);
    g_string_append_c(path, ' ');
    brief_svg_append(path, spot.y);
}

/* Points that fall on the same place of the picture are drawn once. */
static void append_frontier(picture *p, GString *path, char how, bool avoid)
{
    const dw_frontier *frontier = p->view->frontier;
    brief_spot last = {0, 0};
    for (size_t i = 0; i < frontier->n_points; i++) {
        const brief_spot spot = spot_of(p, brief_frontier_at(p->view, i));
        const bool first = i == 0, end = i + 1 == frontier->n_points;
        if (!first && !end && hypot(spot.x - last.x, spot.y - last.y) < 0.5)
            continue;
        append_place(path, first ? how : 'L', spot);
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
    brief_svg_begin(&p->svg, "clipPath");
    brief_svg_word(&p->svg, "id", "rational");
    brief_svg_open(&p->svg);
    rectangle(p, (brief_box){limit.x, TOP, LEFT + PLOT_WIDTH, limit.y}, SHADE);
    brief_svg_close(&p->svg, "clipPath");
    const brief_spot first = spot_of(p, brief_frontier_at(p->view, 0));
    const brief_spot last = spot_of(p, brief_frontier_at(p->view, frontier->n_points - 1));
    g_autoptr(GString) path = g_string_new(NULL);
    append_place(path, 'M', (brief_spot){LEFT, TOP + PLOT_HEIGHT});
    append_place(path, 'L', (brief_spot){first.x, TOP + PLOT_HEIGHT});
    append_frontier(p, path, 'L', false);
    append_place(path, 'L', (brief_spot){LEFT, last.y});
    g_string_append_c(path, 'Z');
    brief_svg_begin(&p->svg, "path");
    brief_svg_word(&p->svg, "d", path->str);
    brief_svg_word(&p->svg, "fill", SHADE);
    brief_svg_word(&p->svg, "clip-path", "url(#rational)");
    brief_svg_end(&p->svg);
}

static char *limit_words(const brief_frontier *view, double reservation)
{
    g_autofree char *figure = brief_frontier_figure(view, reservation);
    return g_strconcat("reservation ", figure, NULL);
}

/* Along their lines, out of each other's way. */
static void add_limit_words(picture *p, brief_spot limit)
{
    const letters how = {11.5, LIMIT, NULL, NULL, true};
    const bool near = limit.x < LEFT + 150;
    g_autofree char *ours = limit_words(p->view, p->view->reservation.ours);
    g_autofree char *theirs = limit_words(p->view, p->view->reservation.theirs);
    if (limit.y < TOP + PLOT_HEIGHT - 1)
        text(p, (brief_spot){near ? limit.x + 8 : LEFT + 8, limit.y - 6}, how, theirs);
    if (limit.x < LEFT + 1)
        return;
    GString *turn = g_string_new("translate(");
    brief_svg_append(turn, limit.x - 6);
    g_string_append_c(turn, ' ');
    brief_svg_append(turn, limit.y > TOP + LIMIT_WORDS ? limit.y - 14 : limit.y + LIMIT_WORDS);
    g_string_append(turn, ") rotate(-90)");
    brief_svg_begin(&p->svg, "g");
    brief_svg_word(&p->svg, "transform", turn->str);
    brief_svg_open(&p->svg);
    text(p, (brief_spot){0, 0}, how, ours);
    brief_svg_close(&p->svg, "g");
    g_string_free(turn, TRUE);
}

static void add_limits(picture *p)
{
    const brief_spot limit = reservation_spot(p);
    const double bottom = TOP + PLOT_HEIGHT, right = LEFT + PLOT_WIDTH;
    const brief_spot foot = {limit.x, bottom}, head = {limit.x, TOP};
    const brief_spot start = {LEFT, limit.y}, end = {right, limit.y};
    if (limit.x > LEFT + 1) {
        line(p, head, foot, LIMIT, 1.2, "5 4");
        brief_labels_avoid_line(&p->labels, head, foot);
    }
    if (limit.y < bottom - 1) {
        line(p, start, end, LIMIT, 1.2, "5 4");
        brief_labels_avoid_line(&p->labels, start, end);
    }
    add_limit_words(p, limit);
}

static char *cloud_words(const brief_frontier *view)
{
    g_autofree char *drawn = g_strdup_printf("%zu", view->n_cloud);
    g_autofree char *count = brief_phrase_count((int64_t)view->n_cloud);
    return strcmp(drawn, view->n_outcomes) == 0
               ? g_strdup("outcomes")
               : g_strdup_printf("outcomes, %s drawn at random", count);
}

/* What the symbols stand for, one after the other. */
static void add_legend(picture *p)
{
    const double y = 86;
    double x = LEFT;
    const letters how = {12, FAINT, NULL, NULL, false};
    line(p, (brief_spot){x, y - 4}, (brief_spot){x + 22, y - 4}, CURVE, 2, NULL);
    text(p, (brief_spot){x + 28, y}, how, "frontier");
    x += 96;
    if (p->view->n_cloud > 0) {
        circle(p, (brief_spot){x, y - 4}, 2.5, CLOUD, CLOUD);
        brief_svg_end(&p->svg);
        g_autofree char *words = cloud_words(p->view);
        text(p, (brief_spot){x + 10, y}, how, words);
        x += 36 + 6.5 * brief_columns(words);
    }
    if (is_limited(p)) {
        rectangle(p, (brief_box){x, y - 11, x + 18, y + 2}, SHADE);
        text(p, (brief_spot){x + 25, y}, how, "better than no agreement for both");
    }
}

/* All as one path: strokes of no length with round ends are dots. */
static void add_cloud(picture *p)
{
    if (p->view->n_cloud == 0)
        return;
    g_autoptr(GString) path = g_string_new(NULL);
    for (size_t i = 0; i < p->view->n_cloud; i++) {
        const brief_spot spot = spot_of(p, p->view->cloud[i]);
        append_place(path, 'M', (brief_spot){round(spot.x * 2) / 2, round(spot.y * 2) / 2});
        g_string_append(path, "h0");
    }
    brief_svg_begin(&p->svg, "path");
    brief_svg_word(&p->svg, "d", path->str);
    brief_svg_word(&p->svg, "stroke", CLOUD);
    brief_svg_number(&p->svg, "stroke-width", p->view->n_cloud > 500 ? 3 : 4.5);
    brief_svg_word(&p->svg, "stroke-linecap", "round");
    brief_svg_word(&p->svg, "fill", "none");
    brief_svg_end(&p->svg);
}

/* ---- Frontier -------------------------------------------------------------------------------- */

static void add_dots(picture *p)
{
    const dw_frontier *frontier = p->view->frontier;
    for (size_t i = 0; frontier->n_points <= DOTS_MAX && i < frontier->n_points; i++) {
        const dw_utilities at = brief_frontier_at(p->view, i);
        g_autofree char *ours = brief_frontier_figure(p->view, at.ours);
        g_autofree char *theirs = brief_frontier_figure(p->view, at.theirs);
        g_autofree char *package = brief_frontier_package(p->view, i);
        g_autofree char *says = g_strdup_printf("%s, %s: %s", ours, theirs, package);
        const bool many = frontier->n_points > 60;
        circle(p, spot_of(p, at), many ? 2 : 3.5, CURVE, many ? CURVE : "#ffffff");
        brief_svg_open(&p->svg);
        brief_svg_begin(&p->svg, "title");
        brief_svg_end_text(&p->svg, "title", says);
        brief_svg_close(&p->svg, "circle");
    }
}

static void add_frontier(picture *p)
{
    g_autoptr(GString) path = g_string_new(NULL);
    append_frontier(p, path, 'M', true);
    brief_svg_begin(&p->svg, "path");
    brief_svg_word(&p->svg, "d", path->str);
    brief_svg_word(&p->svg, "stroke", CURVE);
    brief_svg_number(&p->svg, "stroke-width", 2);
    brief_svg_word(&p->svg, "stroke-linejoin", "round");
    brief_svg_word(&p->svg, "fill", "none");
    brief_svg_end(&p->svg);
    add_dots(p);
}

/* ---- Labels ---------------------------------------------------------------------------------- */

/* From the mark to the nearest place on the edge of its label. */
static void add_leader(picture *p, brief_spot at, brief_box box, const char *colour)
{
    const brief_spot end = brief_leader_end(at, box);
    if (hypot(end.x - at.x, end.y - at.y) > 16)
        line(p, at, end, colour, 1, NULL);
}

static void add_label(picture *p, brief_spot at, dw_utilities value, const char *words,
                      const char *colour)
{
    g_autoptr(GPtrArray) lines = brief_wrap(words, LABEL_COLUMNS, LABEL_COLUMNS);
    g_autofree char *ours = brief_frontier_figure(p->view, value.ours);
    g_autofree char *theirs = brief_frontier_figure(p->view, value.theirs);
    g_autofree char *figures = g_strdup_printf("%s, %s", ours, theirs);
    int columns = (brief_columns(figures) * 6 + 6) / 7;
    for (guint i = 0; i < lines->len; i++)
        columns = MAX(columns, brief_columns(g_ptr_array_index(lines, i)));
    const brief_box box =
        brief_labels_place(&p->labels, at, columns * LETTER, LINE * (double)(lines->len + 1));
    add_leader(p, at, box, colour);
    const bool is_left = box.right < at.x;
    const double x = is_left ? box.right : box.left;
    const char *anchor = is_left ? "end" : "start";
    for (guint i = 0; i < lines->len; i++)
        text(p, (brief_spot){x, box.top + LINE * i + 12}, (letters){13, INK, anchor, "600", true},
             g_ptr_array_index(lines, i));
    text(p, (brief_spot){x, box.top + LINE * lines->len + 11},
         (letters){11.5, FAINT, anchor, NULL, true}, figures);
}

static void avoid_circle(picture *p, brief_spot at)
{
    brief_labels_avoid_box(&p->labels, (brief_box){at.x - 9, at.y - 9, at.x + 9, at.y + 9});
}

static void add_marks(picture *p)
{
    g_auto(brief_chosen_list) chosen = brief_frontier_chosen(p->view);
    for (size_t i = 0; i < chosen.n; i++)
        avoid_circle(p, spot_of(p, brief_frontier_at(p->view, chosen.item[i].point)));
    for (size_t i = 0; i < p->view->n_marks; i++)
        avoid_circle(p, spot_of(p, p->view->mark[i].at));
    for (size_t i = 0; i < chosen.n; i++) {
        const dw_utilities at = brief_frontier_at(p->view, chosen.item[i].point);
        add_label(p, spot_of(p, at), at, chosen.item[i].names, CHOSEN);
        circle(p, spot_of(p, at), 6.5, CHOSEN, "#ffffff");
        brief_svg_end(&p->svg);
    }
    for (size_t i = 0; i < p->view->n_marks; i++) {
        const dw_utilities at = p->view->mark[i].at;
        add_label(p, spot_of(p, at), at, p->view->mark[i].label, MARK);
        circle(p, spot_of(p, at), 5.5, MARK, "#ffffff");
        brief_svg_end(&p->svg);
    }
}

char *brief_frontier_svg(const brief_frontier *view, const brief_frontier_style *style)
{
    (void)style;
    g_auto(brief_labels) labels =
        brief_labels_new((brief_box){LEFT + 6, TOP - 14, WIDTH - 8, TOP + PLOT_HEIGHT - 4});
    picture p = {.svg = {.out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")},
                 .view = view,
                 .axes = brief_frontier_axes_of(view, true, TICKS, TICKS),
                 .labels = labels};
    brief_svg_begin(&p.svg, "svg");
    brief_svg_word(&p.svg, "xmlns", "http://www.w3.org/2000/svg");
    brief_svg_number(&p.svg, "width", WIDTH);
    brief_svg_number(&p.svg, "height", HEIGHT);
    g_autofree char *box = g_strdup_printf("0 0 %d %d", WIDTH, HEIGHT);
    brief_svg_word(&p.svg, "viewBox", box);
    brief_svg_word(&p.svg, "role", "img");
    brief_svg_word(&p.svg, "font-family", "Inter, 'Helvetica Neue', Arial, sans-serif");
    brief_svg_open(&p.svg);
    add_head(&p);
    add_rational_region(&p);
    add_grid(&p);
    add_axis_names(&p);
    add_cloud(&p);
    add_limits(&p);
    add_frontier(&p);
    add_marks(&p);
    add_legend(&p);
    brief_svg_close(&p.svg, "svg");
    return g_string_free(p.svg.out, FALSE);
}
