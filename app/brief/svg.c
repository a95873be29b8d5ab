#include "brief/svg.h"

#include <math.h>
#include <string.h>

#define FONTS "Inter,Helvetica,Arial,sans-serif"
#define WHITE "#ffffff"
#define BOLD 600

/* ---- Elements and attributes ----------------------------------------------------------------- */

/* What XML cannot hold is left out; a no-break space has done its work when lines were broken. */
static void append_escaped(GString *out, const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        const gunichar letter = g_utf8_get_char(c);
        switch (letter) {
        case '&': g_string_append(out, "&amp;"); break;
        case '<': g_string_append(out, "&lt;"); break;
        case '>': g_string_append(out, "&gt;"); break;
        case '"': g_string_append(out, "&quot;"); break;
        case 0xA0: g_string_append_c(out, ' '); break;
        default:
            if (!g_unichar_iscntrl(letter) && letter != 0xFFFE && letter != 0xFFFF)
                g_string_append_unichar(out, letter);
        }
    }
}

/* No minus zero. */
static void append_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    const double rounded = round(value * 100) / 100;
    g_ascii_formatd(text, sizeof text, "%.2f", rounded == 0 ? 0 : rounded);
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    g_string_append_len(out, text, (gssize)length);
}

static void append_spot(GString *out, brief_spot spot)
{
    append_number(out, spot.x);
    g_string_append_c(out, ' ');
    append_number(out, spot.y);
}

/* "<circle" on a line of its own; attributes follow. */
static void begin(brief_svg *svg, const char *name)
{
    for (int i = 0; i < svg->depth; i++)
        g_string_append(svg->out, "  ");
    g_string_append_printf(svg->out, "<%s", name);
}

static void set_number(brief_svg *svg, const char *name, double value)
{
    g_string_append_printf(svg->out, " %s=\"", name);
    append_number(svg->out, value);
    g_string_append_c(svg->out, '"');
}

static void set_word(brief_svg *svg, const char *name, const char *value)
{
    g_string_append_printf(svg->out, " %s=\"", name);
    append_escaped(svg->out, value);
    g_string_append_c(svg->out, '"');
}

/* Ends the element begun last: without contents, with a text, or opened for others inside, which
 * `close_element` closes. */
static void end(brief_svg *svg)
{
    g_string_append(svg->out, "/>\n");
}

static void end_text(brief_svg *svg, const char *name, const char *text)
{
    g_string_append_c(svg->out, '>');
    append_escaped(svg->out, text);
    g_string_append_printf(svg->out, "</%s>\n", name);
}

static void open_element(brief_svg *svg)
{
    g_string_append(svg->out, ">\n");
    svg->depth++;
}

static void close_element(brief_svg *svg, const char *name)
{
    svg->depth--;
    for (int i = 0; i < svg->depth; i++)
        g_string_append(svg->out, "  ");
    g_string_append_printf(svg->out, "</%s>\n", name);
}

static void add_title(brief_svg *svg, const char *title)
{
    begin(svg, "title");
    end_text(svg, "title", title);
}

static void set_pen(brief_svg *svg, brief_pen pen)
{
    set_word(svg, "stroke", pen.colour);
    set_number(svg, "stroke-width", pen.width);
    if (pen.dashes)
        set_word(svg, "stroke-dasharray", pen.dashes);
}

/* ---- The picture ----------------------------------------------------------------------------- */

brief_svg brief_svg_new(int width, int height, const char *title)
{
    brief_svg svg = {.out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")};
    g_autofree char *box = g_strdup_printf("0 0 %d %d", width, height);
    begin(&svg, "svg");
    set_word(&svg, "xmlns", "http://www.w3.org/2000/svg");
    set_number(&svg, "width", width);
    set_number(&svg, "height", height);
    set_word(&svg, "viewBox", box);
    set_word(&svg, "role", "img");
    set_word(&svg, "font-family", FONTS);
    open_element(&svg);
    add_title(&svg, title);
    brief_svg_rectangle(&svg, (brief_box){0, 0, width, height}, WHITE);
    return svg;
}

char *brief_svg_finish(brief_svg *svg)
{
    close_element(svg, "svg");
    char *text = g_string_free(svg->out, FALSE);
    svg->out = NULL;
    return text;
}

void brief_svg_line(brief_svg *svg, brief_spot from, brief_spot to, brief_pen pen)
{
    begin(svg, "line");
    set_number(svg, "x1", from.x);
    set_number(svg, "y1", from.y);
    set_number(svg, "x2", to.x);
    set_number(svg, "y2", to.y);
    set_pen(svg, pen);
    end(svg);
}

void brief_svg_rectangle(brief_svg *svg, brief_box box, const char *fill)
{
    begin(svg, "rect");
    set_number(svg, "x", box.left);
    set_number(svg, "y", box.top);
    set_number(svg, "width", box.right - box.left);
    set_number(svg, "height", box.bottom - box.top);
    set_word(svg, "fill", fill);
    end(svg);
}

void brief_svg_circle(brief_svg *svg, brief_spot at, double radius, const char *fill,
                      const char *edge, const char *title)
{
    begin(svg, "circle");
    set_number(svg, "cx", at.x);
    set_number(svg, "cy", at.y);
    set_number(svg, "r", radius);
    set_word(svg, "fill", fill);
    set_pen(svg, (brief_pen){edge, 1.5, NULL});
    if (!title) {
        end(svg);
        return;
    }
    open_element(svg);
    add_title(svg, title);
    close_element(svg, "circle");
}

void brief_svg_text(brief_svg *svg, brief_spot at, brief_letters how, const char *words)
{
    static const char *const anchor[] = {
        [BRIEF_START] = "start", [BRIEF_MIDDLE] = "middle", [BRIEF_END] = "end"};
    begin(svg, "text");
    set_number(svg, "x", at.x);
    set_number(svg, "y", at.y);
    set_number(svg, "font-size", how.size);
    set_word(svg, "fill", how.colour);
    if (how.anchor != BRIEF_START)
        set_word(svg, "text-anchor", anchor[how.anchor]);
    if (how.bold)
        set_number(svg, "font-weight", BOLD);
    if (how.halo) {
        set_pen(svg, (brief_pen){WHITE, 3, NULL});
        set_word(svg, "paint-order", "stroke");
    }
    end_text(svg, "text", words);
}

void brief_svg_text_upwards(brief_svg *svg, brief_spot at, brief_letters how, const char *words)
{
    g_autoptr(GString) turn = g_string_new("translate(");
    append_spot(turn, at);
    g_string_append(turn, ") rotate(-90)");
    begin(svg, "g");
    set_word(svg, "transform", turn->str);
    open_element(svg);
    brief_svg_text(svg, (brief_spot){0, 0}, how, words);
    close_element(svg, "g");
}

/* ---- Paths ----------------------------------------------------------------------------------- */

void brief_path_start(GString *path, brief_spot at)
{
    g_string_append_c(path, 'M');
    append_spot(path, at);
}

void brief_path_line(GString *path, brief_spot to)
{
    g_string_append_c(path, 'L');
    append_spot(path, to);
}

/* A line of no length with round ends. */
void brief_path_dot(GString *path, brief_spot at)
{
    brief_path_start(path, at);
    g_string_append(path, "h0");
}

void brief_path_close(GString *path)
{
    g_string_append_c(path, 'Z');
}

static void draw_path(brief_svg *svg, const GString *path, brief_pen pen, const char *ends)
{
    begin(svg, "path");
    set_word(svg, "d", path->str);
    set_pen(svg, pen);
    set_word(svg, ends, "round");
    set_word(svg, "fill", "none");
    end(svg);
}

void brief_svg_path(brief_svg *svg, const GString *path, brief_pen pen)
{
    draw_path(svg, path, pen, "stroke-linejoin");
}

void brief_svg_dots(brief_svg *svg, const GString *path, brief_pen pen)
{
    draw_path(svg, path, pen, "stroke-linecap");
}

void brief_svg_area(brief_svg *svg, const GString *path, brief_box within, const char *fill)
{
    g_autofree char *name = g_strdup_printf("clip%d", ++svg->n_clips);
    g_autofree char *link = g_strdup_printf("url(#%s)", name);
    begin(svg, "clipPath");
    set_word(svg, "id", name);
    open_element(svg);
    brief_svg_rectangle(svg, within, fill);
    close_element(svg, "clipPath");
    begin(svg, "path");
    set_word(svg, "d", path->str);
    set_word(svg, "fill", fill);
    set_word(svg, "clip-path", link);
    end(svg);
}
