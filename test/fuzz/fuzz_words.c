/* Events in words of any bytes, one on each line. */
#include "fuzz.h"

#include "event.h"

enum { WORDS_MAX = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_auto(GStrv) word = g_strsplit(text, "\n", WORDS_MAX);
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, FUZZ_MEMORY_MAX);
    const text_words words = {.word = (const char *const *)word,
                              .n_words = g_strv_length(word),
                              .at = "2026-11-23T14:05",
                              .author = "ana"};
    dw_event event;
    const bool read = text_event_from_words(&words, fuzz_record(), &arena, &problems, &event);
    if (read == (problems.n_errors > 0))
        abort();
    g_free(text_problems_format(&problems));
    if (read)
        fuzz_check_event(&event);
    return 0;
}
