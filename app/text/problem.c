#include "text/problem.h"

#include "text/limits.h"

#include <string.h>

enum { SHOWN_CHARACTERS = 60 };

static void free_problem(gpointer data)
{
    text_problem *const problem = data;
    g_free(problem->file);
    g_free(problem->path);
    g_free(problem->text);
    g_free(problem);
}

void text_problems_init(text_problems *problems)
{
    *problems = (text_problems){0};
}

void text_problems_clear(text_problems *problems)
{
    if (problems->kept)
        g_ptr_array_free(problems->kept, TRUE);
    text_problems_init(problems);
}

void text_problem_add(text_problems *problems, text_problem_kind kind, text_place place,
                      const char *path, const char *format, ...)
{
    const size_t number = problems->n_found++;
    problems->n_errors += kind != TEXT_PROBLEM_WARNING;
    if (kind > problems->worst)
        problems->worst = kind;
    if (number >= TEXT_PROBLEMS_MAX)
        return;
    if (!problems->kept)
        problems->kept = g_ptr_array_new_with_free_func(free_problem);
    text_problem *const problem = g_new(text_problem, 1);
    va_list arguments;
    va_start(arguments, format);
    *problem = (text_problem){.kind = kind,
                              .file = g_strdup(place.file),
                              .line = place.line,
                              .column = place.column,
                              .path = g_strdup(path ? path : ""),
                              .text = g_strdup_vprintf(format, arguments),
                              .number = number};
    va_end(arguments);
    g_ptr_array_add(problems->kept, problem);
}

void text_problems_of_store(text_problems *problems)
{
    for (guint i = problems->kept ? problems->kept->len : 0; i-- > 0;) {
        text_problem *const problem = g_ptr_array_index(problems->kept, i);
        problem->line = problem->column = 0;
        if (problem->kind != TEXT_PROBLEM_WARNING || !g_str_has_prefix(problem->path, "record["))
            continue;
        g_ptr_array_remove_index(problems->kept, i);
        problems->n_found--;
    }
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static gint compare_problems(gconstpointer a, gconstpointer b)
{
    const text_problem *const x = *(const text_problem *const *)a;
    const text_problem *const y = *(const text_problem *const *)b;
    int order = strcmp(x->file, y->file);
    if (order == 0)
        order = compare_numbers(x->line, y->line);
    if (order == 0)
        order = compare_numbers(x->column, y->column);
    return order ? order : compare_numbers(x->number, y->number);
}

size_t text_problems_count(const text_problems *problems)
{
    return problems->kept ? problems->kept->len : 0;
}

const text_problem *text_problems_at(text_problems *problems, size_t i)
{
    g_ptr_array_sort(problems->kept, compare_problems);
    return g_ptr_array_index(problems->kept, i);
}

static void append_problem(GString *out, const text_problem *problem)
{
    g_string_append(out, problem->file);
    if (problem->line)
        g_string_append_printf(out, ":%u:%u", problem->line, problem->column);
    g_string_append(out, ": ");
    if (problem->kind == TEXT_PROBLEM_WARNING)
        g_string_append(out, "warning: ");
    if (problem->path[0])
        g_string_append_printf(out, "%s: ", problem->path);
    g_string_append(out, problem->text);
}

char *text_problem_format(const text_problem *problem)
{
    GString *const out = g_string_new(NULL);
    append_problem(out, problem);
    return g_string_free(out, FALSE);
}

char *text_problems_format(text_problems *problems)
{
    GString *const out = g_string_new(NULL);
    const size_t n = text_problems_count(problems);
    if (n)
        g_ptr_array_sort(problems->kept, compare_problems);
    for (size_t i = 0; i < n; i++) {
        append_problem(out, g_ptr_array_index(problems->kept, i));
        g_string_append_c(out, '\n');
    }
    if (problems->n_found > n)
        g_string_append_printf(out, "and %zu more\n", problems->n_found - n);
    return g_string_free(out, FALSE);
}

text_shown text_show(const char *text)
{
    text_shown shown = {""};
    size_t used = 0;
    int characters = 0;
    for (const char *at = text; *at; at += g_utf8_skip[(unsigned char)*at]) {
        const gunichar c = g_utf8_get_char(at);
        if (characters++ == SHOWN_CHARACTERS) {
            memcpy(shown.text + used, "…", sizeof "…");
            return shown;
        }
        if (g_unichar_isprint(c))
            used += (size_t)g_unichar_to_utf8(c, shown.text + used);
        else
            shown.text[used++] = g_unichar_isspace(c) ? ' ' : '?';
    }
    return shown;
}
