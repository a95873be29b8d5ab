#include "brief/wrap.h"

#include <string.h>

static int columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

static int columns_of_bytes(const char *text, const char *end)
{
    int columns = 0;
    for (const char *c = text; c < end; c = g_utf8_next_char(c))
        columns += columns_of(g_utf8_get_char(c));
    return columns;
}

int brief_columns(const char *text)
{
    return columns_of_bytes(text, text + strlen(text));
}

int brief_longest_word(const char *text)
{
    int longest = 0;
    for (const char *word = text; *word != '\0';) {
        const size_t length = strcspn(word, " ");
        longest = MAX(longest, columns_of_bytes(word, word + length));
        word += length;
        word += strspn(word, " ");
    }
    return longest;
}

typedef struct wrapper {
    GPtrArray *lines;
    GString *line;
    int used, room, rest;
} wrapper;

static void line_end(wrapper *wrap)
{
    g_ptr_array_add(wrap->lines, g_strndup(wrap->line->str, wrap->line->len));
    g_string_truncate(wrap->line, 0);
    wrap->used = 0;
    wrap->room = wrap->rest;
}

/* A word wider than a line goes on character by character; a line neither begins nor ends with the
 * space that held its parts together. */
static void add_long_word(wrapper *wrap, const char *word, const char *end)
{
    for (const char *c = word; c < end; c = g_utf8_next_char(c)) {
        const gunichar letter = g_utf8_get_char(c);
        if (letter == 0xa0 && (wrap->used == 0 || wrap->used + 1 >= wrap->room))
            continue;
        if (wrap->used > 0 && wrap->used + columns_of(letter) > wrap->room)
            line_end(wrap);
        g_string_append_unichar(wrap->line, letter);
        wrap->used += columns_of(letter);
    }
}

static void add_word(wrapper *wrap, const char *word, const char *end)
{
    const int columns = columns_of_bytes(word, end);
    if (wrap->used > 0 && wrap->used + 1 + columns > wrap->room)
        line_end(wrap);
    if (wrap->used > 0) {
        g_string_append_c(wrap->line, ' ');
        wrap->used++;
    }
    if (wrap->used + columns > wrap->room) {
        add_long_word(wrap, word, end);
        return;
    }
    g_string_append_len(wrap->line, word, end - word);
    wrap->used += columns;
}

GPtrArray *brief_wrap(const char *text, int first, int rest)
{
    g_autoptr(GString) line = g_string_new(NULL);
    wrapper wrap = {.lines = g_ptr_array_new_with_free_func(g_free),
                    .line = line,
                    .room = MAX(first, 1),
                    .rest = MAX(rest, 1)};
    const char *word = text + strspn(text, " ");
    while (*word != '\0') {
        const char *end = word + strcspn(word, " ");
        add_word(&wrap, word, end);
        word = end + strspn(end, " ");
    }
    if (line->len > 0 || wrap.lines->len == 0)
        line_end(&wrap);
    return wrap.lines;
}

void brief_spaces(GString *out, int count)
{
    for (int i = 0; i < count; i++)
        g_string_append_c(out, ' ');
}
