/* What a text needs to be said. */
#include "dealwright/playbook.h"

#include "pattern.h"

#include <string.h>

enum { NAME_MAX_LENGTH = 63 };

static bool name_is(const char *name, const char *start, size_t length)
{
    return strlen(name) == length && memcmp(name, start, length) == 0;
}

static bool add_variable(const char *start, size_t length, dw_variable_set *needs)
{
    for (unsigned v = 0; v < DW_VAR_COUNT; v++)
        if (name_is(dw_variable_name((dw_variable)v), start, length)) {
            dw_variable_set_add(needs, (dw_variable)v);
            return true;
        }
    return false;
}

static bool add_fact(const char *start, size_t length,
                     size_t (*factor_index)(void *context, const char *name), void *context,
                     dw_variable_set *needs)
{
    char name[NAME_MAX_LENGTH + 1];
    if (length > NAME_MAX_LENGTH || !factor_index)
        return false;
    memcpy(name, start, length);
    name[length] = '\0';
    const size_t factor = factor_index(context, name);
    if (factor >= DW_FACTORS_MAX)
        return false;
    dw_factor_set_add(&needs->factors, factor);
    return true;
}

bool dw_pattern_next(const char **at, dw_blank *blank)
{
    for (const char *brace = *at; *brace; brace++) {
        if (*brace != '{' && *brace != '}')
            continue;
        if (brace[1] == *brace) {
            brace++;
            continue;
        }
        const char *const end = *brace == '{' ? strchr(brace, '}') : NULL;
        *blank = (dw_blank){.at = brace};
        if (end) {
            blank->name = brace + 1;
            blank->length = (size_t)(end - blank->name);
            *at = end + 1;
        }
        return true;
    }
    return false;
}

size_t dw_text_needs(const char *pattern, size_t (*factor_index)(void *context, const char *name),
                     void *context, dw_variable_set *needs)
{
    static const char fact[] = "fact:";
    const size_t fact_length = sizeof fact - 1;
    *needs = (dw_variable_set){0};
    const char *at = pattern;
    for (dw_blank blank; dw_pattern_next(&at, &blank);) {
        if (!blank.name)
            return (size_t)(blank.at - pattern);
        const bool is_fact =
            blank.length > fact_length && memcmp(blank.name, fact, fact_length) == 0;
        if (!(is_fact ? add_fact(blank.name + fact_length, blank.length - fact_length, factor_index,
                                 context, needs)
                      : add_variable(blank.name, blank.length, needs)))
            return (size_t)(blank.at - pattern);
    }
    return SIZE_MAX;
}

static bool is_within(const dw_variable_set *needs, const dw_variable_set *known)
{
    uint64_t missing = 0;
    for (size_t w = 0; w < sizeof needs->bits / sizeof needs->bits[0]; w++)
        missing |= needs->bits[w] & ~known->bits[w];
    for (size_t w = 0; w < sizeof needs->factors.bits / sizeof needs->factors.bits[0]; w++)
        missing |= needs->factors.bits[w] & ~known->factors.bits[w];
    return missing == 0;
}

const dw_text *dw_texts_pick(const dw_texts *texts, const dw_variable_set *known)
{
    for (size_t t = 0; t < texts->n_texts; t++)
        if (is_within(&texts->text[t].needs, known))
            return &texts->text[t];
    return NULL;
}
