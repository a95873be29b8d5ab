/* Help pages, made from the tables. */
#include <string.h>

#include "brief/wrap.h"
#include "cli/cli.h"

#define HELP_WIDTH 80

/* A line of a two-column list; the second column wraps under itself. */
static void add_row(GString *page, const char *left, int column, const char *right)
{
    const int used = 2 + brief_columns(left);
    const int rest = HELP_WIDTH - column;
    g_string_append_printf(page, "  %s", left);
    if (used + 2 > column) {
        g_string_append_c(page, '\n');
        brief_spaces(page, column);
    } else {
        brief_spaces(page, column - used);
    }
    g_autoptr(GPtrArray) lines = brief_wrap(right, rest, rest);
    for (guint i = 0; i < lines->len; i++) {
        if (i > 0)
            brief_spaces(page, column);
        g_string_append_printf(page, "%s\n", (const char *)g_ptr_array_index(lines, i));
    }
}

static void add_paragraph(GString *page, const char *text)
{
    g_autoptr(GPtrArray) lines = brief_wrap(text, HELP_WIDTH, HELP_WIDTH);
    for (guint i = 0; i < lines->len; i++)
        g_string_append_printf(page, "%s\n", (const char *)g_ptr_array_index(lines, i));
}

static void add_examples(GString *page, const cli_example *example)
{
    g_string_append(page, "\nExamples:\n");
    for (; example->line; example++)
        g_string_append_printf(page, "  %s\n      %s\n", example->line, example->says);
}

static void add_commands(GString *page, const cli_command *table)
{
    g_string_append(page, "\nCommands:\n");
    for (const cli_command *command = table; command->name; command++)
        if (!command->hidden)
            add_row(page, command->name, 14, command->summary);
}

static void add_option(GString *page, const cli_option *option, const char *const *words)
{
    g_autoptr(GString) left = g_string_new(NULL);
    if (option->letter)
        g_string_append_printf(left, "-%c, ", option->letter);
    else
        g_string_append(left, "    ");
    g_string_append_printf(left, "--%s", option->name);
    if (option->value_name)
        g_string_append_printf(left, " %s", option->value_name);
    g_autofree char *list = words ? cli_words_join(words, ", ") : NULL;
    g_autofree char *right =
        list ? g_strdup_printf("%s: %s", option->summary, list) : g_strdup(option->summary);
    add_row(page, left->str, 28, right);
}

char *cli_usage_line(const cli_command *command, const char *name)
{
    GString *line = g_string_new("dealwright ");
    g_string_append(line, name);
    if (command->subcommands)
        g_string_append(line, " COMMAND");
    if (command->operands)
        g_string_append_printf(line, " %s", command->operands);
    for (size_t i = 0; !command->operands && i < CLI_OPERANDS_MAX && command->operand[i].name;
         i++) {
        const cli_operand *operand = &command->operand[i];
        g_string_append_printf(line, operand->required ? " %s" : " [%s]", operand->name);
        g_string_append(line, cli_operand_repeats(command, i) ? "..." : "");
    }
    if (command->options)
        g_string_append(line, " [OPTION]...");
    return g_string_free(line, FALSE);
}

static void add_operand_words(GString *page, const cli_command *command)
{
    for (size_t i = 0; i < CLI_OPERANDS_MAX && command->operand[i].name; i++) {
        const cli_operand *operand = &command->operand[i];
        if (!operand->words)
            continue;
        g_autofree char *list = cli_words_join(operand->words, ", ");
        g_autofree char *sentence =
            g_strdup_printf("%s %s: %s", operand->name,
                            cli_operand_repeats(command, i) ? "may be" : "is one of", list);
        g_string_append_c(page, '\n');
        add_paragraph(page, sentence);
    }
}

char *cli_help_command(const cli_command *command, const char *name)
{
    GString *page = g_string_new(NULL);
    g_autofree char *usage = cli_usage_line(command, name);
    g_string_append_printf(page, "dealwright %s: %s\n\nUsage: %s\n\n", name, command->summary,
                           usage);
    g_auto(GStrv) paragraph = g_strsplit(command->description, "\n\n", -1);
    for (size_t i = 0; paragraph[i]; i++) {
        g_string_append(page, i > 0 ? "\n" : "");
        add_paragraph(page, paragraph[i]);
    }
    add_operand_words(page, command);
    if (command->subcommands)
        add_commands(page, command->subcommands);
    g_string_append(page, "\nOptions:\n");
    for (int id = 0; id < CLI_OPTION_COUNT; id++)
        if (cli_command_takes(command, (cli_option_id)id))
            add_option(page, &cli_option_table[id], cli_option_words(command, (cli_option_id)id));
    if (command->examples)
        add_examples(page, command->examples);
    return g_string_free(page, FALSE);
}

char *cli_help_program(void)
{
    GString *page = g_string_new("dealwright: strategy and negotiation plan from one deal file\n\n"
                                 "Usage: dealwright COMMAND [ARGUMENT]... [OPTION]...\n");
    add_commands(page, cli_command_table);
    g_string_append(page, "\nOptions:\n");
    add_option(page, &cli_option_table[CLI_HELP], NULL);
    add_option(page, &cli_option_table[CLI_VERSION], NULL);
    add_examples(page, cli_program_examples);
    g_string_append(page, "\nExit codes:\n");
    for (int code = 0; code < CLI_EXIT_COUNT; code++) {
        const char number[] = {(char)('0' + code), 0};
        add_row(page, number, 5, cli_exit_meaning[code]);
    }
    g_string_append(page, "\n'dealwright help COMMAND' tells all about one command.\n");
    return g_string_free(page, FALSE);
}
