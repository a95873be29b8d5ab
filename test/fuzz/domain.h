/* What the targets about domain files share: one input holds the three files. */
#ifndef TEST_FUZZ_DOMAIN_H
#define TEST_FUZZ_DOMAIN_H

#include "text/domain.h"

#include <stdlib.h>
#include <string.h>

/* Between two files of an input. A file that is not there is the one before it. */
#define FUZZ_PART "\n====\n"

static inline void fuzz_split(const char *data, size_t size, text_domain_source *source)
{
    static const char *const label[] = {"domain", "a", "b"};
    for (size_t i = 0; i < 1 + TEXT_SIDES; i++) {
        const char *const end = (const char *)memmem(data, size, FUZZ_PART, strlen(FUZZ_PART));
        const size_t length = end ? (size_t)(end - data) : size;
        source[i] = (text_domain_source){.data = data, .size = length, .label = label[i]};
        if (end) {
            data += length + strlen(FUZZ_PART);
            size -= length + strlen(FUZZ_PART);
        }
    }
}

typedef const text_domain *fuzz_parse(const text_domain_source *source, dw_arena *arena,
                                      text_problems *problems);

/* Either a domain whose space the engine takes, or an error. */
static inline void fuzz_domain(fuzz_parse *parse, const uint8_t *data, size_t size)
{
    g_auto(text_problems) problems;
    g_auto(dw_arena) arena;
    text_domain_source source[1 + TEXT_SIDES];
    fuzz_split((const char *)data, size, source);
    text_problems_init(&problems);
    text_arena_init(&arena, (size_t)64 << 20);
    const text_domain *const domain = parse(source, &arena, &problems);
    if ((domain == NULL) != (problems.n_errors > 0))
        abort();
    if (domain && dw_space_check(&domain->space, NULL) != DW_OK)
        abort();
    g_free(text_problems_format(&problems));
}

#endif
