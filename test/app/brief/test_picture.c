/* What pictures are made of: axes, drawings in characters, labels that keep clear, SVG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/axis.h"
#include "brief/document.h"
#include "brief/drawing.h"
#include "brief/labels.h"
#include "brief/svg.h"

#include <math.h>
#include <string.h>

/* ---- Axes ---------------------------------------------------------------------------------------- */

/* The labels of all ticks, parted by blanks. */
static char *ticks(double low, double high, int n)
{
    const brief_axis axis = brief_axis_round(low, high, n);
    GString *text = g_string_new(NULL);
    for (int i = 0; i < axis.n_ticks; i++) {
        g_autofree char *label = brief_axis_label(&axis, brief_axis_tick(&axis, i));
        g_string_append_printf(text, "%s%s", i ? " " : "", label);
    }
    return g_string_free(text, FALSE);
}

static void ticks_are_round_numbers_around_the_values(void **state)
{
    (void)state;
    static const struct {
        double low, high;
        const char *ticks;
    } cases[] = {
        {0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"},
        {0.2376, 1, "0.2 0.4 0.6 0.8 1.0"},
        {0.617, 0.6384, "0.615 0.620 0.625 0.630 0.635 0.640"},
        {-37.5, 261,
         "\xe2\x88\x92"
         "100 0 100 200 300"},
        {181300, 244900, "180,000 200,000 220,000 240,000 260,000"},
        {0.1 + 0.2, 0.9, "0.2 0.4 0.6 0.8 1.0"},
        {0.6, 0.6, "0.50 0.55 0.60 0.65 0.70"},
        {0, 0,
         "\xe2\x88\x92"
         "1.0 \xe2\x88\x92"
         "0.5 0.0 0.5 1.0"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = ticks(cases[i].low, cases[i].high, 6);
        assert_string_equal(found, cases[i].ticks);
    }
}

static void values_lie_on_their_axis(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        const double low = (i % 47 - 23) * pow(10, i % 13 - 6), high = low + (i % 31) * 0.137;
        const brief_axis axis = brief_axis_round(low, high, 2 + i % 9);
        assert_true(axis.n_ticks >= 2 && axis.n_ticks < 60);
        assert_true(brief_axis_share(&axis, low) > -1e-6);
        assert_true(brief_axis_share(&axis, high) < 1 + 1e-6);
    }
}

/* ---- Drawings ------------------------------------------------------------------------------------ */

static void assert_row(const brief_drawing *drawing, int row, const char *expected)
{
    g_autofree char *text = brief_drawing_row(drawing, row);
    assert_string_equal(text, expected);
}

static void draws_lines_of_dots(void **state)
{
    (void)state;
    brief_drawing *drawing = brief_drawing_new(4, 2);
    brief_drawing_line(drawing, 0, 0, 7, 7, BRIEF_PLAIN);
    assert_row(drawing, 0, "⠑⢄");
    assert_row(drawing, 1, "  ⠑⢄");
    brief_drawing_line(drawing, 7, 0, 7, 3, BRIEF_PLAIN);
    assert_row(drawing, 0, "⠑⢄ ⢸");
    brief_drawing_line(drawing, -5, -5, 90, 90, BRIEF_PLAIN);
    brief_drawing_free(drawing);
}

static void letters_stand_over_dots_and_dots_not_over_letters(void **state)
{
    (void)state;
    brief_drawing *drawing = brief_drawing_new(5, 1);
    brief_drawing_line(drawing, 0, 0, 9, 0, BRIEF_PLAIN);
    brief_drawing_text(drawing, 1, 0, "A", BRIEF_GOOD);
    brief_drawing_put_under(drawing, 2, 0, 'x', BRIEF_GOOD);
    brief_drawing_line(drawing, 0, 3, 9, 3, BRIEF_PLAIN);
    assert_row(drawing, 0, "⣉A⣉⣉⣉");
    brief_drawing_free(drawing);
}

static void wide_letters_take_two_cells(void **state)
{
    (void)state;
    brief_drawing *drawing = brief_drawing_new(6, 1);
    brief_drawing_text(drawing, 1, 0, "星\n川e", BRIEF_PLAIN);
    assert_row(drawing, 0, " 星川e");
    brief_drawing_text(drawing, 5, 0, "星", BRIEF_PLAIN);
    assert_row(drawing, 0, " 星川e");
    brief_drawing_free(drawing);
}

static void pictures_keep_their_lines_on_every_page(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = brief_document_new();
    brief_drawing *drawing = brief_drawing_new(8, 2);
    brief_drawing_text(drawing, 2, 0, "a*b", BRIEF_PLAIN);
    brief_drawing_text(drawing, 0, 1, "|", BRIEF_DIM);
    brief_drawing_text(drawing, 1, 1, "c", BRIEF_GOOD);
    brief_add(document, BRIEF_PARAGRAPH, NULL, "Before.");
    brief_add_picture(document, drawing);
    g_autofree char *text = brief_document_text(document, 60, false);
    g_autofree char *coloured = brief_document_text(document, 60, true);
    g_autofree char *markdown = brief_document_markdown(document);
    assert_string_equal(text, "  Before.\n\n    a*b\n  |c\n");
    assert_string_equal(coloured, "  Before.\n\n    a*b\n  \033[2m|\033[0m\033[32mc\033[0m\n");
    assert_string_equal(markdown, "Before.\n\n```text\n  a*b\n|c\n```\n");
}

/* ---- Labels -------------------------------------------------------------------------------------- */

static bool overlap(brief_box a, brief_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static void labels_cover_neither_each_other_nor_the_curve(void **state)
{
    (void)state;
    g_auto(brief_labels) labels = brief_labels_new((brief_box){0, 0, 900, 600});
    brief_spot mark[5];
    brief_box box[5];
    for (int i = 0; i < 5; i++)
        mark[i] = (brief_spot){300 + 37 * i, 200 + 41 * i};
    brief_labels_avoid_line(&labels, (brief_spot){100, 100}, mark[0]);
    brief_labels_avoid_line(&labels, mark[0], mark[4]);
    for (int i = 0; i < 5; i++)
        box[i] = brief_labels_place(&labels, mark[i], 117, 33);
    for (int i = 0; i < 5; i++) {
        assert_true(box[i].left >= 0 && box[i].right <= 900 && box[i].top >= 0);
        assert_true(fabs(box[i].right - box[i].left - 117) < 1e-9);
        for (int j = 0; j < i; j++)
            assert_false(overlap(box[i], box[j]));
        for (guint s = 0; s < labels.spot->len; s++) {
            const brief_spot spot = g_array_index(labels.spot, brief_spot, s);
            const bool own = fabs(spot.x - brief_leader_end(mark[i], box[i]).x) < 4;
            if (!own)
                assert_false(spot.x > box[i].left && spot.x < box[i].right && spot.y > box[i].top &&
                             spot.y < box[i].bottom);
        }
    }
}

static void words_slide_along_a_line_until_they_are_free(void **state)
{
    (void)state;
    g_auto(brief_labels) labels = brief_labels_new((brief_box){0, 0, 300, 200});
    const brief_box words = {10, 20, 71, 31};
    brief_labels_avoid_box(&labels, (brief_box){30, 10, 48, 28});
    brief_labels_avoid_line(&labels, (brief_spot){131, 0}, (brief_spot){131, 200});
    const brief_box first = brief_labels_slide(&labels, words, (brief_spot){12, 0});
    assert_true(first.left == 58 && first.right == 119 && first.top == 20);
    const brief_box second = brief_labels_slide(&labels, words, (brief_spot){12, 0});
    assert_true(second.left == 142 && second.bottom == 31);
    const brief_box none =
        brief_labels_slide(&labels, (brief_box){10, 20, 290, 31}, (brief_spot){0, -12});
    assert_true(none.left == 10 && none.top == 20);
}

/* A deal's offers crowd around its solutions. */
static void labels_of_a_crowd_do_not_cover_each_other(void **state)
{
    (void)state;
    g_auto(brief_labels) labels = brief_labels_new((brief_box){98, 94, 952, 554});
    brief_box box[9];
    for (int i = 0; i < 60; i++)
        brief_labels_avoid_line(&labels, (brief_spot){100 + 10 * i, 150 + 6 * i},
                                (brief_spot){110 + 10 * i, 156 + 6 * i});
    for (int i = 0; i < 9; i++)
        box[i] = brief_labels_place(&labels, (brief_spot){467 + 7 * i, 297 + 5 * i}, 161,
                                    32 + i % 2 * 16);
    for (int i = 0; i < 9; i++)
        for (int j = 0; j < i; j++)
            assert_false(overlap(box[i], box[j]));
}

static void a_label_without_room_is_placed_all_the_same(void **state)
{
    (void)state;
    g_auto(brief_labels) labels = brief_labels_new((brief_box){0, 0, 10, 10});
    const brief_box box = brief_labels_place(&labels, (brief_spot){5, 5}, 70, 30);
    assert_true(box.left > 5 && box.bottom < 5);
}

/* ---- SVG ----------------------------------------------------------------------------------------- */

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in:\n%s", part, text);
}

static void writes_numbers_and_words_that_are_safe(void **state)
{
    (void)state;
    const brief_letters how = {
        .size = 11.5, .colour = "#1d2939", .anchor = BRIEF_END, .halo = true};
    brief_svg svg = brief_svg_new(617, 384, "x<&\"\xc2\xa0y\x01");
    brief_svg_text(&svg, (brief_spot){-0.001, 120}, how, "R&D </text>");
    brief_svg_line(&svg, (brief_spot){-12.5, 0.61749}, (brief_spot){1, 2},
                   (brief_pen){"#98a2b3", 1.2, "5 4"});
    brief_svg_circle(&svg, (brief_spot){3.1, 4.7}, 6.5, "#c2410c", "#ffffff", "a > b");
    g_autofree char *text = brief_svg_finish(&svg);
    assert_has(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=");
    assert_has(text, " viewBox=\"0 0 617 384\"");
    assert_has(text, "\n  <title>x&lt;&amp;&quot; y</title>\n");
    assert_has(text, "\n  <text x=\"0\" y=\"120\" font-size=\"11.5\" fill=\"#1d2939\" "
                     "text-anchor=\"end\" stroke=\"#ffffff\" stroke-width=\"3\" "
                     "paint-order=\"stroke\">R&amp;D &lt;/text&gt;</text>\n");
    assert_has(text, "\n  <line x1=\"-12.5\" y1=\"0.62\" x2=\"1\" y2=\"2\" stroke=\"#98a2b3\" "
                     "stroke-width=\"1.2\" stroke-dasharray=\"5 4\"/>\n");
    assert_has(text, "stroke-width=\"1.5\">\n    <title>a &gt; b</title>\n  </circle>\n</svg>\n");
}

static void clips_each_area_to_a_box_of_its_own(void **state)
{
    (void)state;
    brief_svg svg = brief_svg_new(617, 384, "");
    g_autoptr(GString) path = g_string_new(NULL);
    brief_path_start(path, (brief_spot){1.5, 2});
    brief_path_line(path, (brief_spot){30.25, 41});
    brief_path_close(path);
    brief_svg_area(&svg, path, (brief_box){1, 2, 20, 33}, "#eaf1ff");
    brief_svg_area(&svg, path, (brief_box){5, 6, 7, 8}, "#eaf1ff");
    g_autofree char *text = brief_svg_finish(&svg);
    assert_has(text,
               "  <clipPath id=\"clip1\">\n    <rect x=\"1\" y=\"2\" width=\"19\" height=\"31\"");
    assert_has(text, "<path d=\"M1.5 2L30.25 41Z\" fill=\"#eaf1ff\" clip-path=\"url(#clip1)\"/>\n");
    assert_has(text, "clip-path=\"url(#clip2)\"/>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round_numbers_around_the_values),
        cmocka_unit_test(values_lie_on_their_axis),
        cmocka_unit_test(draws_lines_of_dots),
        cmocka_unit_test(letters_stand_over_dots_and_dots_not_over_letters),
        cmocka_unit_test(wide_letters_take_two_cells),
        cmocka_unit_test(pictures_keep_their_lines_on_every_page),
        cmocka_unit_test(labels_cover_neither_each_other_nor_the_curve),
        cmocka_unit_test(words_slide_along_a_line_until_they_are_free),
        cmocka_unit_test(labels_of_a_crowd_do_not_cover_each_other),
        cmocka_unit_test(a_label_without_room_is_placed_all_the_same),
        cmocka_unit_test(writes_numbers_and_words_that_are_safe),
        cmocka_unit_test(clips_each_area_to_a_box_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
