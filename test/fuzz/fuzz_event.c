/* Events of any bytes, as YAML and as JSON. */
#include "fuzz.h"

#include "event.h"

static void check(const char *text, const char *label)
{
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, FUZZ_MEMORY_MAX);
    dw_event event;
    const bool read = text_event_parse(text, label, fuzz_record(), &arena, &problems, &event);
    if (read == (problems.n_errors > 0))
        abort();
    g_free(text_problems_format(&problems));
    if (read)
        fuzz_check_event(&event);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    check(text, "event.yaml");
    if (text[0] == '{')
        check(text, "event.json");
    return 0;
}
