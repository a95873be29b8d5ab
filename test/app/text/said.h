/* A deal, and what becomes of words that somebody types about it. */
#ifndef TEST_APP_TEXT_SAID_H
#define TEST_APP_TEXT_SAID_H

#include "support.h"

#include "text/event.h"

static const char deal_text[] =
    "name: x\naccount: y\ncurrency: USD\n"
    "issues:\n"
    "  price: [617, 717]\n"
    "  service level: {us: {red: 0, dark blue: 5}, them: {red: 0, dark blue: 7}}\n"
    "  payment_days: [30, 61]\n"
    "  term_years: [1, 3]\n"
    "  escalator: [0, 0.03]\n"
    "  note: {us: {a: 0, b: 1}, them: {a: 0, b: 1}}\n"
    "deadlines: [{date: 2026-12-31, what: our quarter end, owner: ours}]\n"
    "record:\n"
    "  - {at: 2026-11-16, by: us, event: offer, package: {price: 717}}\n";

/* The words parted by bars, to the event's JSON or to the problems. g_free it. */
static inline char *say(bench *b, const char *line)
{
    const text_event_of of = {good_deal(b, deal_text), b->playbook};
    g_auto(GStrv) word = g_strsplit(line, "|", -1);
    const text_words words = {.word = (const char *const *)word,
                              .n_words = g_strv_length(word),
                              .at = "2026-11-23T14:05",
                              .author = "ana"};
    dw_event event;
    if (text_event_from_words(&words, &of, &b->arena, &b->problems, &event))
        return text_event_dump(&event, &of);
    char *const problems = text_problems_format(&b->problems);
    text_problems_clear(&b->problems);
    return problems;
}

static inline void assert_said(bench *b, const char *line, const char *expected)
{
    g_autofree char *found = say(b, line);
    g_autofree char *whole =
        g_strdup_printf("{\"at\":\"2026-11-23T14:05\",%s,\"author\":\"ana\"}", expected);
    assert_string_equal(found, whole);
}

/* The same of an event with a note, which is written last. */
static inline void assert_noted(bench *b, const char *line, const char *expected, const char *note)
{
    g_autofree char *found = say(b, line);
    g_autofree char *whole = g_strdup_printf(
        "{\"at\":\"2026-11-23T14:05\",%s,\"author\":\"ana\",\"note\":\"%s\"}", expected, note);
    assert_string_equal(found, whole);
}

static inline void assert_refused(bench *b, const char *line, const char *expected)
{
    g_autofree char *found = say(b, line);
    assert_string_equal(found, expected);
}

/* What the problem with a word ends with. */
static inline void assert_hint(bench *b, const char *line, const char *end)
{
    g_autofree char *found = say(b, line);
    g_autofree char *whole = g_strdup_printf("%s\n", end);
    if (!g_str_has_suffix(found, whole))
        fail_msg("%s: %s", line, found);
}

static inline void assert_term(bench *b, const char *term, const char *package)
{
    g_autofree char *line = g_strdup_printf("them|offer|%s", term);
    g_autofree char *expected =
        g_strdup_printf("\"by\":\"them\",\"event\":\"offer\",\"package\":{%s}", package);
    assert_said(b, line, expected);
}

#endif
