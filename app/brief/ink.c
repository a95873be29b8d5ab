#include "brief/ink.h"

#include "brief/phrase.h"
#include "brief/wrap.h"

static const char *const tone_codes[] = {"", "", "2", "32", "33", "31"};

void brief_ink(brief_page *page, brief_tone tone, bool bold, bool italic, const char *text)
{
    if (text[0] == '\0')
        return;
    brief_spaces(page->out, page->pending);
    page->pending = 0;
    GString *codes = g_string_new(tone_codes[tone]);
    if (bold || tone == BRIEF_STRONG)
        g_string_append(codes, codes->len > 0 ? ";1" : "1");
    if (italic)
        g_string_append(codes, codes->len > 0 ? ";3" : "3");
    const bool coloured = page->colour && codes->len > 0;
    if (coloured)
        g_string_append_printf(page->out, "\033[%sm", codes->str);
    g_autofree char *plain = brief_release(g_strdup(text));
    g_string_append(page->out, plain);
    if (coloured)
        g_string_append(page->out, "\033[0m");
    g_string_free(codes, TRUE);
}

void brief_ink_spaces(brief_page *page, int count)
{
    page->pending += MAX(count, 0);
}

void brief_ink_line_end(brief_page *page)
{
    page->pending = 0;
    g_string_append_c(page->out, '\n');
}

void brief_ink_rule(brief_page *page, const char *piece, int count)
{
    g_autoptr(GString) rule = g_string_new(NULL);
    for (int i = 0; i < count; i++)
        g_string_append(rule, piece);
    brief_ink(page, BRIEF_DIM, false, false, rule->str);
}
