/* What is wrong with a file: all of it at once, each with its place.
 *
 * Printed as `file:line:column: path: problem`, in the order of the file. */
#ifndef TEXT_PROBLEM_H
#define TEXT_PROBLEM_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum text_problem_kind {
    TEXT_PROBLEM_WARNING, /* worth saying, no reason to refuse */
    TEXT_PROBLEM_INPUT,   /* what stands in the file */
    TEXT_PROBLEM_FILE,    /* the file cannot be read or written */
    TEXT_PROBLEM_MEMORY   /* out of memory */
} text_problem_kind;

typedef struct text_problem {
    text_problem_kind kind;
    char *file;
    uint32_t line, column; /* from 1, columns in characters; 0 when the whole file is meant */
    char *path;            /* facts.horizon, people.ours[0].role; empty for the whole */
    char *text;
    size_t number; /* in the order they were found */
} text_problem;

typedef struct text_problems {
    GPtrArray *kept; /* of text_problem; NULL while there is none */
    size_t n_errors; /* all but warnings, those not kept included */
    size_t n_found;
    text_problem_kind worst;
} text_problems;

/* A place in a file. */
typedef struct text_place {
    const char *file;
    uint32_t line, column;
} text_place;

void text_problems_init(text_problems *problems);

/* Gives up all problems; the collection is then valid and empty. Twice is safe. */
void text_problems_clear(text_problems *problems);

/* Notes a problem; everything is copied. Beyond TEXT_PROBLEMS_MAX it is only counted. */
void text_problem_add(text_problems *problems, text_problem_kind kind, text_place place,
                      const char *path, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* The i-th problem by file, line and column, for i < text_problems_count(). Sorts when needed. */
const text_problem *text_problems_at(text_problems *problems, size_t i);
size_t text_problems_count(const text_problems *problems);

/* One problem in its printed form, without a newline. g_free it. */
char *text_problem_format(const text_problem *problem);

/* All problems, a line each, and `and N more` when some were not kept. g_free it; "" for none. */
char *text_problems_format(text_problems *problems);

/* Of a deal that has no lines of its own, as a store keeps it: leaves out the warnings of its record, which
 * were given when it was logged, and the places of the others. O(problems). */
void text_problems_of_store(text_problems *problems);

/* User text inside a message: one line, at most 60 characters, no control characters. */
typedef struct text_shown {
    char text[256];
} text_shown;
text_shown text_show(const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(text_problems, text_problems_clear)

#endif
