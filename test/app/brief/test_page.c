/* Wrapping, tables, and the two renderings of one document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "brief/document.h"
#include "brief/markdown.h"
#include "brief/wrap.h"

#include <string.h>

/* ---- Wrapping -------------------------------------------------------------------------------------- */

static void assert_lines(const char *text, int first, int rest, const char *expected)
{
    g_autoptr(GPtrArray) lines = brief_wrap(text, first, rest);
    g_ptr_array_add(lines, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **)lines->pdata);
    assert_string_equal(joined, expected);
}

static void breaks_lines_at_spaces(void **state)
{
    (void)state;
    assert_lines("one two three four", 9, 9, "one two|three|four");
    assert_lines("one two three four", 3, 11, "one|two three|four");
    assert_lines("", 9, 9, "");
    assert_lines("  spread   out  ", 20, 20, "spread out");
}

static void keeps_a_number_and_its_unit_on_one_line(void **state)
{
    (void)state;
    assert_lines("at USD\xc2\xa0"
                 "215,000 a year",
                 10, 12,
                 "at|USD\xc2\xa0"
                 "215,000|a year");
}

static void cuts_a_word_that_is_longer_than_a_line(void **state)
{
    (void)state;
    assert_lines("abcdefgh ij", 3, 3, "abc|def|gh|ij");
    assert_lines("x abcdefgh", 3, 3, "x|abc|def|gh");
}

static void counts_columns_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(brief_columns("Zürich"), 6);
    assert_int_equal(brief_columns("星の川"), 6);
    assert_int_equal(brief_columns("e\xcc\x81t\xc3\xa9"), 3);
    assert_lines("星の川", 4, 4, "星の|川");
    assert_int_equal(brief_longest_word("a bcd 星の川 e"), 6);
}

/* ---- Tables ---------------------------------------------------------------------------------------- */

static brief_document *with_table(void)
{
    brief_document *document = brief_document_new();
    brief_table *table = brief_add_table(document);
    brief_table_column(table, "Step", BRIEF_LEFT);
    brief_table_column(table, "Price", BRIEF_RIGHT);
    brief_table_column(table, "Never", BRIEF_LEFT);
    brief_table_column(table, "What for", BRIEF_LEFT);
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, "a|b");
    brief_table_cell_text(table, BRIEF_PLAIN, "9,800");
    brief_table_cell_text(table, BRIEF_PLAIN, "\xe2\x80\x93");
    brief_table_cell_text(table, BRIEF_PLAIN, "you commit to three years and pay at once");
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, "星");
    brief_table_cell_text(table, BRIEF_STRONG, "115,000");
    brief_table_prune(table);
    return document;
}

static void aligns_columns_and_wraps_the_widest(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_table();
    g_autofree char *text = brief_document_text(document, 40, false);
    assert_string_equal(text, "  Step    Price  What for\n"
                              "  ────  ───────  ───────────────────────\n"
                              "  a|b     9,800  you commit to three\n"
                              "                 years and pay at once\n"
                              "  星    115,000\n");
}

static void writes_a_table_that_markdown_can_read(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_table();
    g_autofree char *text = brief_document_markdown(document);
    assert_string_equal(text, "| Step | Price | What for |\n"
                              "|---|---:|---|\n"
                              "| a\\|b | 9,800 | you commit to three years and pay at once |\n"
                              "| 星 | **115,000** |  |\n");
}

static void draws_a_meter_in_text_only(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = brief_document_new();
    brief_table *table = brief_add_table(document);
    brief_table_column(table, "Name", BRIEF_LEFT);
    brief_table_column(table, "", BRIEF_METER);
    brief_table_row(table);
    brief_table_cell_text(table, BRIEF_PLAIN, "x");
    brief_table_cell_text(table, BRIEF_PLAIN, "75");
    g_autofree char *text = brief_document_text(document, 60, false);
    assert_non_null(strstr(text, "x     ███████████████░░░░░\n"));
    g_autofree char *markdown = brief_document_markdown(document);
    assert_string_equal(markdown, "| Name |\n|---|\n| x |\n");
}

static void never_writes_wider_than_the_page(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_table();
    brief_add(document, BRIEF_BULLET, "Label",
              "one two three four five six seven eight nine ten eleven twelve "
              "averyveryveryverylongwordthatgoesonandonwithoutanend")
        ->note = 12;
    for (int width = 24; width < 90; width++) {
        g_autofree char *text = brief_document_text(document, width, false);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        for (char **line = lines; *line != NULL; line++) {
            assert_true(brief_columns(*line) <= width);
            assert_false(g_str_has_suffix(*line, " "));
        }
    }
}

/* ---- Blocks ---------------------------------------------------------------------------------------- */

static brief_document *with_blocks(void)
{
    brief_document *document = brief_document_new();
    brief_add(document, BRIEF_TITLE, NULL, "A plan");
    brief_add(document, BRIEF_HEADING, NULL, "Opening");
    brief_add(document, BRIEF_BULLET, NULL, "First")->note = 1;
    brief_add(document, BRIEF_QUOTE, NULL, "\xe2\x80\x9cWe open at 9.\xe2\x80\x9d");
    brief_add(document, BRIEF_THEN, NULL, "Then wait.");
    brief_block *numbered = brief_add(document, BRIEF_NUMBERED, "price", "Commercial");
    numbered->number = 1;
    brief_add(document, BRIEF_BULLET, NULL, "Early")->depth = 1;
    brief_add(document, BRIEF_BULLET, NULL, "Easy")->depth = 1;
    brief_add(document, BRIEF_HEADING, NULL, "What this rests on");
    brief_add(document, BRIEF_NOTE, NULL, "A study.")->number = 1;
    return document;
}

static void lays_blocks_out_as_text(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_blocks();
    g_autofree char *text = brief_document_text(document, 20, false);
    assert_string_equal(text, "A plan\n"
                              "════════════════════\n"
                              "\n"
                              "OPENING\n"
                              "  • First [1]\n"
                              "    │ “We open at\n"
                              "    │ 9.”\n"
                              "    → Then wait.\n"
                              "   1. price:\n"
                              "      Commercial\n"
                              "    • Early\n"
                              "    • Easy\n"
                              "\n"
                              "WHAT THIS RESTS ON\n"
                              "  [1] A study.\n");
}

static void lays_blocks_out_as_markdown(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_blocks();
    g_autofree char *text = brief_document_markdown(document);
    assert_string_equal(text,
                        "# A plan\n\n### Opening\n\n- First [1]\n\n  > “We open at 9.”\n\n"
                        "  → Then wait.\n\n1. **price**: Commercial\n   - Early\n   - Easy\n\n"
                        "### What this rests on\n\n- [1] A study.\n");
}

static void colours_only_when_asked(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = with_blocks();
    brief_add(document, BRIEF_PARAGRAPH, NULL, "danger")->tone = BRIEF_BAD;
    g_autofree char *plain = brief_document_text(document, 60, false);
    g_autofree char *coloured = brief_document_text(document, 60, true);
    assert_null(strchr(plain, '\033'));
    assert_non_null(strstr(coloured, "\033[31mdanger\033[0m"));
    assert_non_null(strstr(coloured, "\033[1mOPENING\033[0m"));
}

static void lets_no_control_character_of_a_deal_through(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = brief_document_new();
    brief_add(document, BRIEF_PARAGRAPH, NULL, "red \033[31malert\nnext");
    g_autofree char *text = brief_document_text(document, 60, true);
    assert_string_equal(text, "  red [31malert next\n");
}

static void takes_back_a_heading_with_nothing_under_it(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = brief_document_new();
    brief_add(document, BRIEF_PARAGRAPH, NULL, "before");
    brief_add(document, BRIEF_HEADING, NULL, "Empty");
    brief_add(document, BRIEF_SUBHEADING, NULL, "Empty as well");
    brief_add_fields(document);
    brief_drop_empty_heading(document);
    assert_int_equal(document->block->len, 1);
}

/* ---- Markdown escapes ------------------------------------------------------------------------------ */

static void keeps_a_heading_whose_first_part_stays_empty(void **state)
{
    (void)state;
    g_autoptr(brief_document) document = brief_document_new();
    brief_add(document, BRIEF_HEADING, NULL, "Gives")->note = 7;
    brief_add(document, BRIEF_SUBHEADING, NULL, "Not on the table yet");
    brief_add_table(document);
    brief_drop_empty_subheading(document);
    brief_add(document, BRIEF_BULLET, NULL, "A give.")->note = 13;
    g_autofree char *text = brief_document_text(document, 80, false);
    assert_string_equal(text, "GIVES [7]\n  • A give. [13]\n");
    g_autofree char *markdown = brief_document_markdown(document);
    assert_string_equal(markdown, "### Gives [7]\n\n- A give. [13]\n");
}

static void assert_escaped(const char *text, const char *expected)
{
    g_autofree char *escaped = brief_markdown_escape(text);
    assert_string_equal(escaped, expected);
}

static void escapes_what_markdown_would_read_as_markup(void **state)
{
    (void)state;
    assert_escaped("a|b", "a\\|b");
    assert_escaped("*not* _this_ `or` <that>", "\\*not\\* \\_this\\_ \\`or\\` \\<that\\>");
    assert_escaped("[link](x)", "\\[link\\](x)");
    assert_escaped("# heading", "\\# heading");
    assert_escaped("- item", "\\- item");
    assert_escaped("2026. A year", "2026\\. A year");
    assert_escaped("2026 was a year", "2026 was a year");
    assert_escaped("&amp; &c", "\\&amp; \\&c");
    assert_escaped("R & D, 3 - 2 = 1", "R & D, 3 - 2 = 1");
    assert_escaped("USD\xc2\xa0"
                   "5",
                   "USD 5");
    assert_escaped("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lines_at_spaces),
        cmocka_unit_test(keeps_a_number_and_its_unit_on_one_line),
        cmocka_unit_test(cuts_a_word_that_is_longer_than_a_line),
        cmocka_unit_test(counts_columns_not_bytes),
        cmocka_unit_test(aligns_columns_and_wraps_the_widest),
        cmocka_unit_test(writes_a_table_that_markdown_can_read),
        cmocka_unit_test(draws_a_meter_in_text_only),
        cmocka_unit_test(never_writes_wider_than_the_page),
        cmocka_unit_test(lays_blocks_out_as_text),
        cmocka_unit_test(lays_blocks_out_as_markdown),
        cmocka_unit_test(colours_only_when_asked),
        cmocka_unit_test(lets_no_control_character_of_a_deal_through),
        cmocka_unit_test(takes_back_a_heading_with_nothing_under_it),
        cmocka_unit_test(keeps_a_heading_whose_first_part_stays_empty),
        cmocka_unit_test(escapes_what_markdown_would_read_as_markup),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
