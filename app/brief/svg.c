#include "brief/svg.h"

#include <math.h>
#include <string.h>

/* What XML cannot hold is left out. */
static void append_escaped(GString *out, const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        const gunichar letter = g_utf8_get_char(c);
        switch (letter) {
        case '&': g_string_append(out, "&amp;"); break;
        case '<': g_string_append(out, "&lt;"); break;
        case '>': g_string_append(out, "&gt;"); break;
        case '"': g_string_append(out, "&quot;"); break;
        default:
            if (!g_unichar_iscntrl(letter) && letter != 0xFFFE && letter != 0xFFFF)
                g_string_append_unichar(out, letter);
        }
    }
}

void brief_svg_append(GString *out, double value)
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

void brief_svg_begin(brief_svg *svg, const char *name)
{
    for (int i = 0; i < svg->depth; i++)
        g_string_append(svg->out, "  ");
    g_string_append_printf(svg->out, "<%s", name);
}

void brief_svg_number(brief_svg *svg, const char *name, double value)
{
    g_string_append_printf(svg->out, " %s=\"", name);
    brief_svg_append(svg->out, value);
    g_string_append_c(svg->out, '"');
}

void brief_svg_word(brief_svg *svg, const char *name, const char *value)
{
    g_string_append_printf(svg->out, " %s=\"", name);
    append_escaped(svg->out, value);
    g_string_append_c(svg->out, '"');
}

void brief_svg_end(brief_svg *svg)
{
    g_string_append(svg->out, "/>\n");
}

void brief_svg_end_text(brief_svg *svg, const char *name, const char *text)
{
    g_string_append_c(svg->out, '>');
    append_escaped(svg->out, text);
    g_string_append_printf(svg->out, "</%s>\n", name);
}

void brief_svg_open(brief_svg *svg)
{
    g_string_append(svg->out, ">\n");
    svg->depth++;
}

void brief_svg_close(brief_svg *svg, const char *name)
{
    svg->depth--;
    for (int i = 0; i < svg->depth; i++)
        g_string_append(svg->out, "  ");
    g_string_append_printf(svg->out, "</%s>\n", name);
}
