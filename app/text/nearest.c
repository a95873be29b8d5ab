#include "text/nearest.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum {
    WORD_MAX = 48,    /* no name of the formats is longer */
    PART_DISTANCE = 1 /* of a name that the word is a part of: as near as one slip */
};

static size_t least(size_t a, size_t b, size_t c)
{
    return MIN(MIN(a, b), c);
}

/* Row by row over a; two rows back are kept for the swap. */
static size_t slips(const char *a, size_t n_a, const char *b, size_t n_b)
{
    size_t row[3][WORD_MAX + 1];
    for (size_t j = 0; j <= n_b; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        size_t *const now = row[i % 3];
        const size_t *const before = row[(i + 2) % 3];
        const size_t *const swapped = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n_b; j++) {
            now[j] = least(before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = MIN(now[j], swapped[j - 2] + 1);
        }
    }
    return row[n_a % 3][n_b];
}

/* Is the word one of those that the name is made of, or how it begins: "sla" no, "payment" of payment_days,
 * "Meyer" of J. Meyer, "partner" of partnership? */
static bool is_part(const char *word, const char *name)
{
    enum { LETTERS_LEAST = 3 };
    const size_t length = strlen(word);
    if (length < LETTERS_LEAST || length >= strlen(name))
        return false;
    if (g_ascii_strncasecmp(word, name, length) == 0)
        return true;
    for (const char *at = name; (at = strpbrk(at, "_ -.")) != NULL;) {
        at++;
        if (g_ascii_strncasecmp(word, at, length) == 0 &&
            (!at[length] || strchr("_ -.", at[length])))
            return true;
    }
    return false;
}

text_nearest text_nearest_start(const char *word)
{
    const size_t length = strlen(word);
    const size_t slips_allowed = length <= 3 ? 1 : length <= 6 ? 2 : 3;
    return (text_nearest){.word = word, .distance = MIN(slips_allowed + 1, length)};
}

void text_nearest_offer(text_nearest *nearest, const char *candidate)
{
    const size_t n_word = strlen(nearest->word);
    const size_t n_candidate = strlen(candidate);
    const size_t gap = n_word > n_candidate ? n_word - n_candidate : n_candidate - n_word;
    if (nearest->distance > PART_DISTANCE && is_part(nearest->word, candidate)) {
        nearest->distance = PART_DISTANCE;
        nearest->name = candidate;
        return;
    }
    if (n_word > WORD_MAX || n_candidate > WORD_MAX || gap >= nearest->distance)
        return;
    const size_t distance = slips(nearest->word, n_word, candidate, n_candidate);
    if (distance >= nearest->distance)
        return;
    nearest->distance = distance;
    nearest->name = candidate;
}
