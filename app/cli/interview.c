/* The interview on a terminal: prompts, answers, and what is thought in between. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "brief/wrap.h"
#include "cli/cli.h"

#define ASK_WIDTH 78

char *cli_ask(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *prompt = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    fputs(prompt, stderr);
    fflush(stderr);
    char *line = NULL;
    size_t capacity = 0;
    const ssize_t length = getline(&line, &capacity, stdin);
    char *answer = length < 0 ? NULL : g_strstrip(g_strdup(line));
    free(line);
    if (!answer)
        fputc('\n', stderr);
    return answer;
}

static void say_wrapped(const char *indent, const char *text)
{
    const int width = ASK_WIDTH - (int)strlen(indent);
    g_autoptr(GPtrArray) lines = brief_wrap(text, width, width);
    for (guint i = 0; i < lines->len; i++)
        fprintf(stderr, "%s%s\n", indent, (const char *)g_ptr_array_index(lines, i));
}

/* Asks for a field until it is good; false at the end of the input. */
static bool ask_field(desk_interview *interview, desk_field field, const char *prompt,
                      bool required)
{
    for (;;) {
        g_autofree char *answer = cli_ask("%s: ", prompt);
        if (!answer)
            return false;
        const char *problem = desk_interview_set(interview, field, answer);
        if (problem)
            fprintf(stderr, "  '%s' %s\n", answer, problem);
        else if (required && !desk_interview_field(interview, field))
            fputs("  this one is needed\n", stderr);
        else
            return true;
    }
}

static bool ask_fields(desk_interview *interview)
{
    return ask_field(interview, DESK_ACCOUNT, "Buyer (company)", true) &&
           ask_field(interview, DESK_NAME, "Name of the deal", true) &&
           ask_field(interview, DESK_CURRENCY, "Currency [USD]", false) &&
           ask_field(interview, DESK_VALUE, "Contract value over the whole term [not known]",
                     false) &&
           ask_field(interview, DESK_CLOSE_BY, "To be signed by, as YYYY-MM-DD [not known]", false);
}

/* The level that a word of an answer means: its number, its name or the beginning of it. */
static size_t level_of(const dw_factor *factor, const char *word)
{
    guint64 number = 0;
    if (g_ascii_string_to_unsigned(word, 10, 1, factor->n_levels, &number, NULL))
        return (size_t)number - 1;
    size_t found = DW_NONE;
    for (size_t l = 0; l < factor->n_levels; l++) {
        if (strcmp(factor->level[l].name, word) == 0 || strcmp(factor->level[l].label, word) == 0)
            return l;
        if (g_str_has_prefix(factor->level[l].name, word)) {
            if (found != DW_NONE)
                return DW_NONE;
            found = l;
        }
    }
    return found;
}

/* The levels an answer names, one or several parted by commas; 0 when it cannot be understood. */
static dw_fact levels_of(const dw_factor *factor, const char *answer)
{
    if (!answer[0])
        return dw_factor_unknown(factor);
    dw_fact levels = 0;
    g_auto(GStrv) word = g_strsplit(answer, ",", 0);
    for (size_t i = 0; word[i]; i++) {
        const size_t level = level_of(factor, g_strstrip(word[i]));
        if (level == DW_NONE)
            return 0;
        levels |= (dw_fact)1 << level;
    }
    return levels;
}

static void show_question(const desk_question *question)
{
    fprintf(stderr, "\n%zu. ", question->number);
    g_autoptr(GPtrArray) lines = brief_wrap(question->text, ASK_WIDTH - 4, ASK_WIDTH - 3);
    for (guint i = 0; i < lines->len; i++)
        fprintf(stderr, "%s%s\n", i > 0 ? "   " : "", (const char *)g_ptr_array_index(lines, i));
    for (size_t l = 0; l < question->factor->n_levels; l++)
        fprintf(stderr, "   %zu  %s\n", l + 1, question->factor->level[l].label);
}

static void explain_question(const desk_question *question)
{
    for (size_t l = 0; l < question->factor->n_levels; l++)
        if (question->means[l]) {
            g_autofree char *line =
                g_strdup_printf("%s: %s", question->factor->level[l].label, question->means[l]);
            say_wrapped("   ", line);
        }
    say_wrapped("   ",
                "A number, or several as 1,2 when more than one is possible. Enter: not known. "
                "b: back to the question before. q: end here.");
}

typedef enum outcome { ANSWERED, WENT_BACK, ENDED } outcome;

static outcome ask_question(desk_interview *interview, const desk_question *question)
{
    show_question(question);
    for (;;) {
        g_autofree char *answer = cli_ask("   1-%zu, Enter, b, q, ?: ", question->factor->n_levels);
        if (!answer || strcmp(answer, "q") == 0)
            return ENDED;
        if (strcmp(answer, "?") == 0) {
            explain_question(question);
            continue;
        }
        if (strcmp(answer, "b") == 0) {
            if (desk_interview_back(interview))
                return WENT_BACK;
            fputs("   this is the first question\n", stderr);
            continue;
        }
        const dw_fact levels = levels_of(question->factor, answer);
        if (levels) {
            desk_interview_answer(interview, levels);
            return ANSWERED;
        }
        fprintf(stderr, "   '%s' is not one of them\n", answer);
    }
}

static void say_lead(desk_interview *interview, bool last)
{
    double confidence = 0;
    bool settled = false;
    const char *lead = desk_interview_lead(interview, &confidence, &settled);
    if (!lead)
        return;
    if (!last)
        fprintf(stderr, "   So far: %s, %.0f %% sure.\n", lead, 100 * confidence);
    else if (settled)
        fprintf(stderr, "\nSettled: %s, %.0f %% sure.\n", lead, 100 * confidence);
    else
        fprintf(stderr, "\nFor now: %s, %.0f %% sure.\n", lead, 100 * confidence);
}

bool cli_interview(desk_interview *interview)
{
    if (!ask_fields(interview))
        return false;
    fputs("\nNow the questions that tell most. Enter means not known, ? explains, q ends.\n",
          stderr);
    const desk_question *question;
    while ((question = desk_interview_next(interview)) != NULL) {
        const outcome ended = ask_question(interview, question);
        if (ended == ENDED)
            break;
        if (ended == ANSWERED)
            say_lead(interview, false);
    }
    say_lead(interview, true);
    return true;
}
