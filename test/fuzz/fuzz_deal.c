/* Deal files of any bytes: read as YAML and as JSON; what is accepted survives a round trip. */
#include "fuzz.h"

#include "text/deal_append.h"
#include "text/playbook.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY_MAX = 64 << 20, TODAY = 20780 };

/* Reading it again for every input would take all the time there is. */
static const dw_playbook *playbook(void)
{
    static dw_arena arena;
    static const dw_playbook *book;
    if (!book) {
        g_auto(text_problems) problems;
        text_problems_init(&problems);
        text_arena_init(&arena, MEMORY_MAX);
        book = text_playbook_load(NULL, &arena, &problems);
    }
    if (!book)
        abort();
    return book;
}

static json_t *read_and_write(const char *data, size_t size, const char *label)
{
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, MEMORY_MAX);
    const dw_deal *const deal =
        text_deal_parse(data, size, label, playbook(), TODAY, &arena, &problems);
    if ((deal == NULL) != (problems.n_errors > 0))
        abort();
    g_free(text_problems_format(&problems));
    return deal ? text_deal_to_json(deal, playbook()) : NULL;
}

static void check_round_trip(const char *data, size_t size, const char *label)
{
    json_t *const first = read_and_write(data, size, label);
    if (!first)
        return;
    char *const text = json_dumps(first, TEXT_JSON_REALS);
    json_t *const second = read_and_write(text, strlen(text), "again.json");
    if (!second || !json_equal(first, second))
        abort();
    free(text);
    json_decref(first);
    json_decref(second);
}

/* A note finds its place in a good file, or is refused: what was made was read again there. */
static void check_append(const char *data, size_t size, const char *label)
{
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, MEMORY_MAX);
    const dw_deal *const deal =
        text_deal_parse(data, size, label, playbook(), TODAY, &arena, &problems);
    if (!deal)
        return;
    g_autofree char *text = g_strndup(data, size);
    const text_deal_source source = {text, size, label, {deal, playbook()}};
    const size_t n_errors = problems.n_errors;
    dw_event event;
    if (!text_event_parse("{at: 2026-11-23, by: us, event: note, note: 'a: b'}", "event",
                          &source.of, &arena, &problems, &event))
        return;
    g_autofree char *made = text_deal_append(&source, &event, 1, &problems);
    if ((made == NULL) != (problems.n_errors > n_errors))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_round_trip((const char *)data, size, "deal.yaml");
    check_append((const char *)data, size, "deal.yaml");
    if (size && (data[0] == '{' || data[0] == '[')) {
        check_round_trip((const char *)data, size, "deal.json");
        check_append((const char *)data, size, "deal.json");
    }
    return 0;
}
