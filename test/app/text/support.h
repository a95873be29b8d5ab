/* What the tests of the readers share. */
#ifndef TEST_APP_TEXT_SUPPORT_H
#define TEST_APP_TEXT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "text/arena.h"
#include "text/deal.h"
#include "text/file.h"
#include "text/playbook.h"

#define TODAY 20780 /* 2026-11-23 */
#define MEMORY ((size_t)64 << 20)
#define SMALL "test/app/text/data/small.yaml"

/* The small playbook as a text. g_free it. */
static inline char *small_text(void)
{
    char *text = NULL;
    assert_true(g_file_get_contents(SMALL, &text, NULL, NULL));
    return text;
}

/* The text with one thing in it replaced; it must be there. g_free it. */
static inline char *text_with(const char *text, const char *old, const char *new)
{
    g_auto(GStrv) parts = g_strsplit(text, old, 2);
    if (!parts[0] || !parts[1])
        fail_msg("'%s' is not in the text", old);
    return g_strjoinv(new, parts);
}

/* A playbook, an arena and problems: the state of most tests. */
typedef struct bench {
    dw_arena book_arena, arena;
    const dw_playbook *playbook;
    text_problems problems;
} bench;

static inline int bench_start(void **state)
{
    bench *const b = g_new0(bench, 1);
    text_arena_init(&b->book_arena, MEMORY);
    text_problems_init(&b->problems);
    b->playbook = text_playbook_load(SMALL, &b->book_arena, &b->problems);
    if (!b->playbook) {
        g_autofree char *problems = text_problems_format(&b->problems);
        print_message("%s", problems);
        return -1;
    }
    text_arena_init(&b->arena, MEMORY);
    *state = b;
    return 0;
}

static inline int bench_end(void **state)
{
    bench *const b = *state;
    if (!b)
        return 0;
    dw_arena_clear(&b->arena);
    dw_arena_clear(&b->book_arena);
    text_problems_clear(&b->problems);
    g_free(b);
    return 0;
}

/* Forgets what the test before left. */
static inline int bench_clear(void **state)
{
    bench *const b = *state;
    dw_arena_clear(&b->arena);
    text_problems_clear(&b->problems);
    return 0;
}

static inline const dw_deal *read_deal_as(bench *b, const char *text, const char *label)
{
    return text_deal_parse(text, strlen(text), label, b->playbook, TODAY, &b->arena, &b->problems);
}

/* The deal, which must be without problems. */
static inline const dw_deal *good_deal(bench *b, const char *text)
{
    const dw_deal *const deal = read_deal_as(b, text, "deal.yaml");
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, "");
    assert_non_null(deal);
    return deal;
}

/* Reads the deal, which must fail with exactly these lines. */
static inline void assert_problems_as(bench *b, const char *text, const char *label,
                                      const char *expected)
{
    const dw_deal *const deal = read_deal_as(b, text, label);
    g_autofree char *problems = text_problems_format(&b->problems);
    assert_string_equal(problems, expected);
    assert_null(deal);
    text_problems_clear(&b->problems);
    dw_arena_clear(&b->arena);
}

static inline void assert_problems(bench *b, const char *text, const char *expected)
{
    assert_problems_as(b, text, "deal.yaml", expected);
}

#endif
