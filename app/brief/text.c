/* A document as a page of a terminal. */
#include "brief/document.h"
#include "brief/drawing.h"
#include "brief/ink.h"
#include "brief/wrap.h"

#include <string.h>

#define INDENT 2
#define BULLET_COLUMNS 2
#define NUMBER_COLUMNS 4

/* How a kind of block begins. */
typedef struct text_form {
    const char *mark; /* in front of the first line */
    const char *more; /* in front of the others; NULL: spaces */
    brief_tone tone;  /* where the block has none of its own */
    bool italic;
} text_form;

static const text_form forms[] = {
    [BRIEF_PARAGRAPH] = {"", NULL, BRIEF_PLAIN, false},
    [BRIEF_BULLET] = {"\xe2\x80\xa2 ", NULL, BRIEF_PLAIN, false},
    [BRIEF_NUMBERED] = {"", NULL, BRIEF_PLAIN, false},
    [BRIEF_QUOTE] = {"\xe2\x94\x82 ", "\xe2\x94\x82 ", BRIEF_PLAIN, true},
    [BRIEF_THEN] = {"\xe2\x86\x92 ", NULL, BRIEF_PLAIN, false},
    [BRIEF_BECAUSE] = {"", NULL, BRIEF_DIM, false},
    [BRIEF_NOTE] = {"", NULL, BRIEF_DIM, false},
};

static void ink_title(brief_page *page, const brief_block *block)
{
    brief_ink(page, BRIEF_PLAIN, true, false, block->text);
    brief_ink_line_end(page);
    brief_ink_rule(page, "\xe2\x95\x90", page->width);
    brief_ink_line_end(page);
}

static void ink_part(brief_page *page, const brief_block *block)
{
    g_autofree char *upper = g_utf8_strup(block->text, -1);
    const int left = 3, used = left + 2 + brief_columns(upper);
    brief_ink_rule(page, "\xe2\x95\x90", left);
    brief_ink_spaces(page, 1);
    brief_ink(page, BRIEF_PLAIN, true, false, upper);
    brief_ink_spaces(page, 1);
    brief_ink_rule(page, "\xe2\x95\x90", page->width - used);
    brief_ink_line_end(page);
}

static void ink_heading(brief_page *page, const brief_block *block)
{
    g_autofree char *upper = g_utf8_strup(block->text, -1);
    brief_ink(page, BRIEF_PLAIN, true, false, upper);
    if (block->note > 0) {
        g_autofree char *note = g_strdup_printf("\xc2\xa0[%d]", block->note);
        brief_ink(page, BRIEF_DIM, false, false, note);
    }
    brief_ink_line_end(page);
}

/* The leading label stands on the first line, in bold; what follows it in the block's tone. */
static void ink_first_line(brief_page *page, const brief_block *block, const char *line,
                           const text_form *form, brief_tone tone)
{
    const size_t length = block->label == NULL ? 0 : strlen(block->label);
    if (length == 0 || strncmp(line, block->label, length) != 0) {
        brief_ink(page, tone, length > 0, form->italic, line);
        return;
    }
    brief_ink(page, tone, true, form->italic, block->label);
    brief_ink(page, tone, false, form->italic, line + length);
}

static char *whole_text(const brief_block *block)
{
    GString *out = g_string_new(NULL);
    if (block->label != NULL)
        g_string_append(out, block->label);
    if (block->label != NULL && block->text[0] != '\0')
        g_string_append(out, strchr(".:?!", block->label[MAX(strlen(block->label), 1) - 1]) ? " "
                                                                                            : ": ");
    g_string_append(out, block->text);
    if (block->note > 0 && block->kind != BRIEF_NOTE)
        g_string_append_printf(out, "\xc2\xa0[%d]", block->note);
    return g_string_free(out, FALSE);
}

/* Does it belong to the line before it, and stand in under that line's text? */
static bool is_attached(brief_block_kind kind)
{
    return kind == BRIEF_QUOTE || kind == BRIEF_THEN || kind == BRIEF_BECAUSE;
}

static void ink_flowing(brief_page *page, const brief_block *block, int item_mark)
{
    const text_form *form = &forms[block->kind];
    const brief_tone tone = block->tone == BRIEF_PLAIN ? form->tone : block->tone;
    const bool numbered = block->kind == BRIEF_NUMBERED, note = block->kind == BRIEF_NOTE;
    g_autofree char *number = numbered ? g_strdup_printf("%2d. ", block->number)
                              : note   ? g_strdup_printf("[%d] ", block->number)
                                       : NULL;
    const char *mark = number != NULL ? number : form->mark;
    const int under = is_attached(block->kind) ? item_mark : 0;
    const int indent = INDENT + under + 2 * block->depth, hang = brief_columns(mark);
    const int room = page->width - indent - hang;
    g_autofree char *text = whole_text(block);
    g_autoptr(GPtrArray) lines = brief_wrap(text, room, room);
    for (guint l = 0; l < lines->len; l++) {
        const char *line = g_ptr_array_index(lines, l);
        brief_ink_spaces(page, indent);
        if (l == 0)
            brief_ink(page, tone, false, false, mark);
        else if (form->more != NULL)
            brief_ink(page, tone, false, false, form->more);
        else
            brief_ink_spaces(page, hang);
        if (l == 0)
            ink_first_line(page, block, line, form, tone);
        else
            brief_ink(page, tone, false, form->italic, line);
        brief_ink_line_end(page);
    }
}

/* Runs of one tone at a time; a wide character's second cell holds nothing. */
static void ink_picture(brief_page *page, const brief_drawing *drawing)
{
    for (int row = 0; row < drawing->rows; row++) {
        brief_ink_spaces(page, INDENT);
        const gunichar *cell = drawing->cell + row * drawing->columns;
        const brief_tone *tone = drawing->tone + row * drawing->columns;
        g_autoptr(GString) run = g_string_new(NULL);
        for (int c = 0; c < drawing->columns; c++) {
            if (run->len > 0 && (cell[c] == ' ' || tone[c] != tone[c - 1])) {
                brief_ink(page, tone[c - 1], false, false, run->str);
                g_string_truncate(run, 0);
            }
            if (cell[c] == ' ')
                brief_ink_spaces(page, 1);
            else if (cell[c] != 0)
                g_string_append_unichar(run, cell[c]);
        }
        brief_ink(page, tone[drawing->columns - 1], false, false, run->str);
        brief_ink_line_end(page);
    }
}

static bool is_heading(brief_block_kind kind)
{
    return kind == BRIEF_HEADING || kind == BRIEF_SUBHEADING || kind == BRIEF_TITLE ||
           kind == BRIEF_PART;
}

static bool is_item(brief_block_kind kind)
{
    return kind == BRIEF_BULLET || kind == BRIEF_NUMBERED || kind == BRIEF_NOTE ||
           is_attached(kind);
}

/* Headings stand apart, items of a list together, what belongs to the line before it close to it. */
static bool gap_between(const brief_block *before, const brief_block *block)
{
    if (block->kind == BRIEF_PART || block->kind == BRIEF_HEADING)
        return true;
    if (is_heading(before->kind) || is_attached(block->kind))
        return before->kind == BRIEF_PART;
    if (block->depth > 0 && before->kind != BRIEF_TABLE)
        return false;
    return !(is_item(before->kind) && is_item(block->kind));
}

static void ink_block(brief_page *page, const brief_block *block, int item_mark)
{
    switch (block->kind) {
    case BRIEF_TITLE: ink_title(page, block); break;
    case BRIEF_PART: ink_part(page, block); break;
    case BRIEF_HEADING: ink_heading(page, block); break;
    case BRIEF_SUBHEADING:
        brief_ink_spaces(page, INDENT);
        brief_ink(page, BRIEF_PLAIN, true, false, block->text);
        brief_ink_line_end(page);
        break;
    case BRIEF_PICTURE: ink_picture(page, block->drawing); break;
    case BRIEF_TABLE:
    case BRIEF_FIELDS: brief_ink_table(page, block->table, INDENT + 2 * block->depth); break;
    default: ink_flowing(page, block, item_mark);
    }
}

char *brief_document_text(const brief_document *document, int width, bool colour)
{
    brief_page page = {.out = g_string_new(NULL), .width = width, .colour = colour};
    const brief_block *before = NULL;
    int item_mark = BULLET_COLUMNS;
    for (guint i = 0; i < document->block->len; i++) {
        const brief_block *block = g_ptr_array_index(document->block, i);
        if (!brief_block_shows(block))
            continue;
        if (before != NULL && gap_between(before, block))
            brief_ink_line_end(&page);
        ink_block(&page, block, item_mark);
        if (!is_attached(block->kind))
            item_mark = block->kind == BRIEF_NUMBERED ? NUMBER_COLUMNS : BULLET_COLUMNS;
        before = block;
    }
    return g_string_free(page.out, FALSE);
}
