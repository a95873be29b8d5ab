/* Playbooks of any bytes, alone and on top of the default one. */
#include "fuzz.h"

#include "text/playbook.h"

#include <stdlib.h>

enum { MEMORY_MAX = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_problems_init(&problems);
    text_arena_init(&arena, MEMORY_MAX);
    const dw_playbook *const playbook =
        text_playbook_parse((const char *)data, size, "playbook.yaml", &arena, &problems);
    if ((playbook == NULL) != (problems.n_errors > 0))
        abort();
    g_free(text_problems_format(&problems));
    return 0;
}
